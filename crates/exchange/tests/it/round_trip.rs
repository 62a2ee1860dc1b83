//! What goes out as a table comes in again as the same offers, whatever stands in them.

use base::{GeoPoint, LangTag, LocalText, Money, SourceKey};
use exchange::{Exported, Format, export, table::template};
use jiff::{ToSpan, civil::Date};
use landscape::{
    Address, AgeRange, Capacity, CefrLevel, Coded, Contact, Entry, Gazetteer, GroupTerms, Incoming,
    LanguageLevel, LifePhase, Moment, Notation, Offer, OfferFormat, OfferKind, Organisation, Place,
    PointPrecision, PriceAmount, Recurrence, Reduction, Session, Validity, Venue,
};
use proptest::{
    option::of,
    prelude::*,
    sample::{select, subsequence},
};

use crate::desk::Desk;

/// Words as they stand in records: one line, nothing around it, with everything that a table could trip over.
fn words() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        8 => "[A-Za-zäöüß0-9]{1,8}",
        2 => select(vec![
            "=1+1", "-5", "@x", "'=a", "a|b", "c\\", "\\|", "\"", "a;b", "<b>", "&amp;", "<3", "a<b", "„Text“",
            "🎸", "'", "+49", "a,b", "&lt;b&gt;", "kostenlos:", "=", "ﬁ", "\u{feff}x",
        ]).prop_map(str::to_owned),
    ];
    prop::collection::vec(word, 1..5).prop_map(|words| words.join(" "))
}

fn local(text: impl Strategy<Value = String>, least: usize) -> impl Strategy<Value = LocalText> {
    let langs = subsequence(vec!["de", "en", "uk", "de-x-leicht", "zh-hant"], least..=4);
    (langs, prop::collection::vec(text, 5)).prop_map(|(langs, texts)| {
        langs.into_iter().zip(texts).map(|(l, t)| (l.parse::<LangTag>().unwrap(), t)).collect()
    })
}

fn day() -> impl Strategy<Value = Date> {
    (0..20_000_i64).prop_map(|days| jiff::civil::date(1990, 1, 1).checked_add(days.days()).unwrap())
}

fn money() -> impl Strategy<Value = Money> {
    (1..5_000_000_i64).prop_map(Money::from_cents)
}

fn notations(of: &[&str]) -> impl Strategy<Value = std::collections::BTreeSet<Notation>> + use<> {
    let all: Vec<Notation> = of.iter().map(|n| n.parse().unwrap()).collect();
    subsequence(all, 0..=2).prop_map(|some| some.into_iter().collect())
}

fn venue(places: Vec<Place>) -> impl Strategy<Value = Venue> {
    // What could be Germany with its degrees exchanged would be set upright.
    let upright = |(lat, lon): &(f64, f64)| {
        !((5.0..16.0).contains(lat) && (47.0..56.0).contains(lon)) && (*lat, *lon) != (0.0, 0.0)
    };
    let point = (-90.0..=90.0_f64, -180.0..=180.0_f64).prop_filter("upright", upright);
    let point = of(point);
    let area = of(select(vec!["03353040", "03353005"]));
    let place = of(select(places));
    let address = (of(words()), of("[0-9]{5}"), of(words()), area, point);
    (place, of(words()), of(words()), address, any::<Option<bool>>()).prop_map(
        |(place, name, room, (street, postcode, city, area, point), step_free)| {
            let point = point.and_then(|(lat, lon)| GeoPoint::new(lat, lon).ok());
            let precision =
                if point.is_some() { PointPrecision::Exact } else { PointPrecision::Unknown };
            let area = area.map(|a| a.parse().unwrap());
            let address = Address { street, postcode, city, area, point, precision };
            Venue { place: place.map(|p| p.id), name, room, address, step_free }
        },
    )
}

fn at(day: Date, minutes: i16) -> Moment {
    let (hour, minute) = (i8::try_from(minutes / 60).unwrap(), i8::try_from(minutes % 60).unwrap());
    Moment::At(day.at(hour, minute, 0, 0))
}

fn session(places: Vec<Place>) -> impl Strategy<Value = Session> {
    let rule = select(vec![
        "FREQ=WEEKLY;COUNT=10",
        "FREQ=DAILY;INTERVAL=2;COUNT=3",
        "FREQ=MONTHLY;BYDAY=2TU",
        "FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20991231",
        "",
    ]);
    // A time of midnight would be a day.
    let also = prop::collection::vec((day(), of(1..1440_i16)), 0..3);
    let recurrence = of((rule, prop::collection::vec(day(), 0..3), also));
    let length = of((0..3_i64, 0..1440_i16));
    (day(), of(1..1440_i16), length, recurrence, of(venue(places)), any::<bool>(), of(words()))
        .prop_map(|(day, from, length, recurrence, venue, cancelled, note)| {
            let start = from.map_or(Moment::Day(day), |m| at(day, m));
            let end = length.and_then(|(days, to)| match from {
                None => Moment::Day(day).plus_days(days + 1),
                Some(_) => {
                    let last = Moment::Day(day).plus_days(days)?.date();
                    Some(at(last, to)).filter(|end| *end > start)
                }
            });
            let recurrence = recurrence.and_then(|(rule, except, also)| {
                let also: Vec<Moment> = also
                    .into_iter()
                    .map(|(day, m)| m.map_or(Moment::Day(day), |m| at(day, m)))
                    .collect();
                let mut it = match rule {
                    "" if also.is_empty() => return None,
                    "" => Recurrence::of_dates(also.clone()),
                    rule => Recurrence::read(rule, start).ok()?,
                };
                it.also = also;
                it.except = except;
                Some(it)
            });
            let venue = venue.filter(|venue| *venue != Venue::default());
            Session { start, end, recurrence, venue, cancelled, note }
        })
}

fn group() -> impl Strategy<Value = GroupTerms> {
    let size = select(vec![(None, None), (Some(3), None), (None, Some(20)), (Some(5), Some(25))]);
    let grades = of(select(vec![(1, 4), (5, 5), (11, 13)]));
    let lists = (prop::collection::vec(words(), 0..3), prop::collection::vec(words(), 0..3));
    let flags = (any::<Option<bool>>(), any::<Option<bool>>());
    (grades, size, lists, of(1..600_u16), of(money()), of(0..90_u16), of(words()), flags).prop_map(
        |(grades, size, (subjects, loans), minutes, price, lead_days, season, flags)| GroupTerms {
            grades,
            subjects,
            size,
            // A group of which nothing is said is none.
            minutes: minutes.or(Some(45)),
            price,
            lead_days,
            season,
            by_bus: flags.0,
            aids: vec!["rollstuhl".parse().unwrap()],
            quiet_room: flags.1,
            loans,
        },
    )
}

/// An offer of the source `musik`, as a reader could have made it.
pub(crate) fn offer(
    key: String,
    provider: Organisation,
    places: Vec<Place>,
) -> impl Strategy<Value = Offer> {
    let html = prop_oneof![
        words(),
        prop::collection::vec(words(), 1..3).prop_map(|w| w.join("\n\n")),
        Just(
            "<ul><li>=eins</li></ul><p>a | <em>b</em> <a href=\"https://x.example\">x</a></p>"
                .into()
        ),
        Just("mit <span>Markup</span>".to_owned()),
    ];
    let html = html.prop_map(|text: String| exchange::html::clean(&text));
    let texts = (
        local(words(), 1),
        local(words(), 0),
        local(html, 0),
        local(words(), 0),
        prop::collection::btree_set("[a-z|\\\\;=]{1,9}", 0..4),
    );
    let codes = (
        select(OfferKind::ALL.to_vec()),
        select(OfferFormat::ALL.to_vec()),
        select(Capacity::ALL.to_vec()),
        select(Entry::ALL.to_vec()),
        subsequence(LifePhase::ALL.to_vec(), 0..3),
    );
    let concepts = (
        notations(&["informatik", "musik", "pflege"]),
        notations(&["eltern", "schulklassen"]),
        notations(&["bildungsgutschein", "bildung-und-teilhabe"]),
        notations(&["rollstuhl", "ruheraum"]),
    );
    let amount = prop_oneof![
        Just(PriceAmount::Unknown),
        Just(PriceAmount::Free),
        Just(PriceAmount::OnRequest),
        money().prop_map(PriceAmount::Fixed),
        (money(), money())
            .prop_filter("a range", |(a, b)| a < b)
            .prop_map(|(a, b)| PriceAmount::Range(a, b)),
    ];
    let reductions = prop::collection::vec((words(), money()), 0..3);
    let langs = subsequence(vec!["de", "en", "uk", "gsg"], 0..3);
    let levels = prop::collection::vec(of(select(CefrLevel::ALL.to_vec())), 3);
    let terms =
        (amount, reductions, of(words()), langs, levels, any::<Option<bool>>(), of(group()));
    let web = || of(select(vec!["https://musik.example/a?b=1;2", "https://x.example/%7C"]));
    let more = (
        (of(words()), web(), web(), web(), of(words())),
        (of(day()), of(0..400_i64), of(day())),
        (of(0..60_u8), of(60..=120_u8)),
        prop::collection::vec(session(places), 0..4),
    );
    (texts, codes, concepts, terms, more).prop_map(move |(texts, codes, concepts, terms, more)| {
        let desk = Desk::new("musik");
        let key = key.parse().unwrap();
        let origin = desk.intake().origin(key);
        let id = desk.intake().offer_id(&origin.key);
        let mut it = Offer::new(id, origin, codes.0, texts.0, provider.id);
        (it.summary, it.description, it.prerequisite) = (texts.1, texts.2, texts.3);
        it.keywords = texts.4.into_iter().collect();
        it.format = codes.1;
        it.capacity = codes.2;
        it.schedule.entry = codes.3;
        it.life_phases = codes.4.into_iter().collect();
        (it.topics, it.audiences, it.price.funding, it.accessibility) = concepts;
        it.price.amount = terms.0;
        it.price.reductions =
            terms.1.into_iter().map(|(label, amount)| Reduction { label, amount }).collect();
        it.price.note = terms.2;
        let langs = terms.3.into_iter().zip(terms.4);
        it.languages = langs
            .map(|(lang, level)| LanguageLevel { lang: lang.parse().unwrap(), level })
            .collect();
        it.childcare = terms.5;
        it.group = terms.6;
        let (certificate, registration, url, contact, hours) = more.0;
        (it.certificate, it.hours) = (certificate, hours);
        it.registration = registration.map(str::to_owned);
        it.url = url.map(str::to_owned);
        it.contact = Contact {
            phone: Some("+49 4181 000".to_owned()),
            email: Some("info@musik.example".to_owned()),
            url: contact.map(str::to_owned),
        };
        let (from, days, assured) = more.1;
        let until = from.zip(days).and_then(|(f, d)| Some(Moment::Day(f).plus_days(d)?.date()));
        it.validity = Validity { from, until };
        it.assured_at = assured;
        it.ages = AgeRange { from: more.2.0, to: more.2.1 };
        for session in more.3 {
            if !it.schedule.sessions.contains(&session) {
                it.schedule.sessions.push(session);
            }
        }
        it
    })
}

pub(crate) fn provider() -> Organisation {
    let desk = Desk::new("musik");
    let origin = desk.intake().origin("anbieter-1".parse().unwrap());
    let id = desk.intake().organisation_id(&origin.key);
    let mut it = Organisation::new(id, origin, LocalText::german("Musik <& \"Klang\"> | e. V."));
    it.provider = true;
    it
}

pub(crate) fn places() -> Vec<Place> {
    let desk = Desk::new("musik");
    let place = |key: &str| {
        let origin = desk.intake().origin(key.parse().unwrap());
        let id = desk.intake().place_id(&origin.key);
        Place::new(id, origin, LocalText::german("Alte Mühle"))
    };
    vec![place("muehle"), place("=haus|2")]
}

fn written<'a>(offers: impl IntoIterator<Item = Exported<'a>>) -> Vec<u8> {
    let mut bytes = Vec::new();
    export::csv(offers, &mut bytes).unwrap();
    bytes
}

pub(crate) fn exported<'a>(
    offer: &'a Offer,
    provider: &'a Organisation,
    places: &'a [Place],
) -> Exported<'a> {
    Exported {
        offer,
        provider: Some(provider),
        places: places.iter().collect(),
        url: String::new(),
    }
}

/// Reads without a gazetteer, which would complete addresses that a test has made up.
fn read(source: &str, bytes: &[u8]) -> (Vec<Offer>, Vec<String>) {
    let mut desk = Desk::new(source);
    desk.gazetteer = Gazetteer::default();
    let (mut offers, mut findings) = (Vec::new(), Vec::new());
    for item in desk.read(Format::Csv, bytes) {
        match item {
            Ok(Incoming::Offer(offer)) => offers.push(*offer),
            Ok(_) => {}
            Err(finding) => findings.push(finding.line(false)),
        }
    }
    (offers, findings)
}

fn cells_of(csv: &[u8]) -> Vec<String> {
    let mut table = csv::ReaderBuilder::new().delimiter(b';').has_headers(false).from_reader(csv);
    table
        .records()
        .flat_map(|row| row.unwrap().iter().map(str::to_owned).collect::<Vec<_>>())
        .collect()
}

/// Whether a spreadsheet would take a cell for a formula.
fn is_formula(cell: &str) -> bool {
    cell.starts_with(['\t', '\r', '\n'])
        || cell.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

#[test]
fn no_cell_of_an_empty_template_begins_a_formula() {
    use calamine::Reader;
    type Csv = fn(&mut dyn std::io::Write) -> std::io::Result<()>;
    let mut cells = Vec::new();
    let templates: [Csv; 2] = [template::offers_csv, template::organisations_csv];
    for template in templates {
        let mut bytes = Vec::new();
        template(&mut bytes).unwrap();
        cells.extend(cells_of(&bytes));
    }
    for book in [template::offers_xlsx(), template::organisations_xlsx()] {
        let bytes = std::io::Cursor::new(book.unwrap());
        let mut book: calamine::Xlsx<_> = Reader::new(bytes).unwrap();
        for (_, sheet) in book.worksheets() {
            cells.extend(sheet.used_cells().map(|(_, _, cell)| cell.to_string()));
        }
        for sheet in book.sheet_names() {
            assert_eq!(book.worksheet_formula(&sheet).unwrap().used_cells().count(), 0);
        }
    }
    assert!(cells.len() > 300, "{}", cells.len());
    assert!(cells.iter().all(|cell| !is_formula(cell)), "{cells:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn a_table_that_was_written_reads_as_the_offers_that_were_written(
        offers in (
            offer("1".to_owned(), provider(), places()),
            offer("=2 | b".to_owned(), provider(), places()),
        ),
    ) {
        let (provider, places) = (provider(), places());
        let offers = [offers.0, offers.1];
        let bytes = written(offers.iter().map(|o| exported(o, &provider, &places)));
        for cell in cells_of(&bytes) {
            prop_assert!(!is_formula(&cell), "{}", cell);
        }
        let (again, findings) = read("musik", &bytes);
        prop_assert_eq!(&findings, &Vec::<String>::new(), "{}", String::from_utf8_lossy(&bytes));
        for (again, offer) in again.iter().zip(&offers) {
            prop_assert_eq!(again, offer, "{}", String::from_utf8_lossy(&bytes));
        }
        prop_assert_eq!(again.len(), 2);
    }

    #[test]
    fn cleaned_texts_and_plain_words_are_left_as_they_are(text in "[a-z<>&;/p\"' \n=#]{0,40}") {
        let clean = exchange::html::clean(&text);
        prop_assert_eq!(exchange::html::clean(&clean), clean);
    }
}

#[test]
fn a_table_of_several_sources_is_read_without_mixing_their_keys() {
    let (provider, places) = (provider(), places());
    let make = |source: &str, title: &str| {
        let desk = Desk::new(source);
        let origin = desk.intake().origin("1".parse().unwrap());
        let id = desk.intake().offer_id(&origin.key);
        Offer::new(id, origin, OfferKind::Course, LocalText::german(title), provider.id)
    };
    let stock = [make("musik", "Gitarre"), make("vhs", "Spanisch")];
    let bytes = written(stock.iter().map(|o| exported(o, &provider, &places)));
    let keys = |source: &str| -> Vec<String> {
        let (offers, findings) = read(source, &bytes);
        assert!(findings.is_empty(), "{findings:?}");
        offers.iter().map(|o| o.origin.key.to_string()).collect()
    };
    assert_eq!(keys("musik"), ["1", "vhs:1"]);
    assert_eq!(keys("neu"), ["musik:1", "vhs:1"]);
    let source: SourceKey = "vhs".parse().unwrap();
    assert_eq!(stock[1].origin.source, source);
}
