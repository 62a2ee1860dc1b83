//! One offer as cells of a form: what was typed is read, what is read is written, and nothing is lost between.

use base::{LangTag, Severity};
use exchange::{
    Format, html,
    table::form::{self, Cells},
};
use jiff::{
    ToSpan,
    civil::{Date, date},
};
use landscape::{Entry, Gazetteer, Moment, Offer, PriceAmount, Session, spoken};
use proptest::prelude::*;

use crate::{
    desk::Desk,
    round_trip::{exported, offer, places, provider},
};

const TODAY: Date = date(2026, 11, 23);

fn cells(of: &[(&'static str, &str)]) -> Cells {
    of.iter().map(|(column, text)| (*column, (*text).to_owned())).collect()
}

/// Reads without a gazetteer, which would complete addresses that a test has made up.
fn read(rows: &[Cells]) -> form::Filled<Offer> {
    let mut desk = Desk::new("musik");
    desk.gazetteer = Gazetteer::default();
    form::read(rows, &desk.intake(), TODAY)
}

fn said(filled: &form::Filled<Offer>) -> Vec<String> {
    filled.findings.iter().map(|finding| finding.line(true)).collect()
}

#[test]
fn what_was_typed_is_an_offer_with_its_dates() {
    let filled = read(&[
        cells(&[
            ("Schlüssel", "g1"),
            ("Titel", "Gitarre für a < b"),
            ("Kurztext", "Mit <b> und &amp;\nauf zwei Zeilen"),
            ("Beschreibung", "Wir spielen:\n- Lieder\n- **Tänze**\n\nMehr: www.musik.example"),
            ("Themen", "musik"),
            ("Stichworte", "Rock & Roll|<3|Saiten"),
            ("Preis", "80,00"),
            ("Termin in Worten", "dienstags, 16–16:45 Uhr, ab 12.1., 10 Mal, außer am 2.2."),
            ("Ort", "Haus <Nord>"),
            ("Gemeinde", "Winsen"),
        ]),
        cells(&[("Termin in Worten", "Sa 8.5.2027, 15 Uhr"), ("Ort", "Stadthalle")]),
        cells(&[("Termin in Worten", "  ")]),
    ]);
    assert_eq!(said(&filled), Vec::<String>::new());
    let offer = filled.record.unwrap();
    assert_eq!(offer.title.de(), "Gitarre für a < b");
    assert_eq!(offer.summary.de(), "Mit <b> und &amp; auf zwei Zeilen");
    assert_eq!(
        offer.description.de(),
        "<p>Wir spielen:</p><ul><li>Lieder</li><li><strong>Tänze</strong></li></ul><p>Mehr: \
         <a href=\"https://www.musik.example\" rel=\"noopener nofollow\">www.musik.example</a></p>"
    );
    assert_eq!(offer.keywords, ["Rock & Roll", "<3", "Saiten"]);
    assert_eq!(offer.price.amount, PriceAmount::Fixed(base::Money::from_cents(8000)));
    assert_eq!(offer.schedule.entry, Entry::Dated);
    let starts: Vec<String> =
        offer.schedule.sessions.iter().map(|session| session.start.to_string()).collect();
    assert_eq!(starts, ["2027-01-12T16:00", "2027-05-08T15:00"]);
    let names: Vec<Option<&str>> = offer
        .schedule
        .sessions
        .iter()
        .map(|session| session.venue.as_ref()?.name.as_deref())
        .collect();
    assert_eq!(names, [Some("Haus <Nord>"), Some("Stadthalle")]);
}

#[test]
fn every_finding_names_the_row_and_the_column_and_quotes_what_was_typed() {
    let filled = read(&[
        cells(&[
            ("Schlüssel", "g1"),
            ("Titel", "Gitarre"),
            ("Termin in Worten", "dienstags, 31.2.2027"),
            ("Preis", "viel"),
            ("Webseite", "javascript:alert(1)"),
            ("Ermäßigter Preis", "a<b: viel"),
        ]),
        cells(&[("Termin in Worten", "Dienstag, 18 Uhr")]),
    ]);
    assert_eq!(
        said(&filled),
        [
            "Zeile 1, g1, Webseite: Keine Internetadresse („javascript:alert(1)“)",
            "Zeile 1, g1, Preis: Keine Zahl („viel“)",
            "Zeile 1, g1, Ermäßigter Preis: Keine Zahl („a<b: viel“)",
            "Zeile 1, g1, Termin in Worten: „31.2.2027“: Diesen Tag gibt es nicht („dienstags, 31.2.2027“)",
            "Zeile 2, g1, Termin in Worten: „Dienstag“: Ein einzelner Tag oder jede Woche? Schreiben Sie das Datum \
             dazu oder „dienstags“ („Dienstag, 18 Uhr“)",
        ]
    );
    assert!(filled.record.unwrap().schedule.sessions.is_empty());
}

#[test]
fn without_a_title_or_a_key_there_is_no_offer_and_everything_else_is_reported_too() {
    let filled = read(&[cells(&[("Schlüssel", "g1"), ("Titel", " "), ("Preis", "viel")])]);
    assert_eq!(filled.record, None);
    assert_eq!(
        said(&filled),
        ["Zeile 1, Titel: Eine Pflichtangabe fehlt", "Zeile 1, g1, Preis: Keine Zahl („viel“)"]
    );
    assert_eq!(filled.findings[0].severity, Severity::Rejected);
    let filled = read(&[cells(&[("Titel", "Gitarre")])]);
    assert_eq!((filled.record, filled.findings.len()), (None, 1));
    assert_eq!(read(&[]).record, None);
}

#[test]
fn a_place_without_a_date_stands_there_from_today_on() {
    let counselling = cells(&[
        ("Schlüssel", "b1"),
        ("Titel", "Beratung"),
        ("Art", "Beratung"),
        ("Ort", "Rathaus"),
    ]);
    let filled = read(std::slice::from_ref(&counselling));
    assert_eq!(said(&filled), Vec::<String>::new());
    let offer = filled.record.unwrap();
    assert_eq!(offer.schedule.entry, Entry::OnRequest);
    assert_eq!(offer.validity.from, Some(TODAY));
    let (provider, places) = (provider(), places());
    let rows = form::write(&exported(&offer, &provider, &places));
    assert_eq!((rows.len(), rows[0].get("Ort").map(String::as_str)), (1, Some("Rathaus")));
    assert!(!rows[0].contains_key("Termin in Worten") && !rows[0].contains_key("Beginn"));
}

#[test]
fn a_date_in_a_later_row_makes_the_offer_one_with_dates() {
    let filled = read(&[
        cells(&[("Schlüssel", "g1"), ("Titel", "Gitarre")]),
        cells(&[("Termin in Worten", "12.1.2027, 18 Uhr")]),
    ]);
    let offer = filled.record.unwrap();
    assert_eq!((offer.schedule.entry, offer.schedule.sessions.len()), (Entry::Dated, 1));
}

#[test]
fn a_file_may_say_its_dates_in_words_and_not_otherwise_in_its_other_columns() {
    let desk = Desk::new("musik");
    let text = "Schlüssel;Titel;Termin in Worten;Beginn;Uhrzeit von;Wiederholung\n\
        1;Gitarre;dienstags, 18–19:30 Uhr, ab 12.1.2027, 10 Mal;;;\n\
        2;Flöte;dienstags, 18–19:30 Uhr, ab 12.1.2027;12.01.2027;18:00;FREQ=WEEKLY;BYDAY=TU\n\
        3;Geige;dienstags, 18 Uhr, ab 12.1.2027;13.01.2027;19:00;\n\
        4;Bass;jeden Mittwuch;;;\n\
        5;Horn;12.1., 18 Uhr;;;\n"
        .replace(";FREQ=WEEKLY;BYDAY=TU", ";\"FREQ=WEEKLY;BYDAY=TU\"");
    let offers = desk.offers(Format::Csv, text.as_bytes());
    let dates: Vec<String> = offers
        .iter()
        .map(|o| o.schedule.sessions.first().map(spoken::say).unwrap_or_default())
        .collect();
    assert_eq!(
        dates,
        [
            "jeden Dienstag, 18:00–19:30 Uhr, ab 12.1.2027, 10 Mal",
            "jeden Dienstag, 18:00–19:30 Uhr, ab 12.1.2027",
            "jeden Dienstag, 18:00 Uhr, ab 12.1.2027",
            "",
            // The file was fetched in January 1970.
            "Montag, 12.1.1970, 18:00 Uhr",
        ]
    );
    let found: Vec<String> =
        desk.findings(Format::Csv, text.as_bytes()).iter().map(|f| f.line(true)).collect();
    assert_eq!(found.len(), 3, "{found:?}");
    assert!(
        found[0].starts_with("Zeile 4, 3, Beginn: Die Angaben widersprechen sich"),
        "{found:?}"
    );
    assert!(found[1].starts_with("Zeile 4, 3, Uhrzeit von: "), "{found:?}");
    assert!(found[2].starts_with("Zeile 5, 4, Termin in Worten: „Mittwuch“"), "{found:?}");
}

#[test]
fn a_date_that_has_no_words_is_written_in_its_columns() {
    let (provider, places) = (provider(), places());
    let filled = read(&[cells(&[
        ("Schlüssel", "g1"),
        ("Titel", "Gitarre"),
        ("Beginn", "12.1.2027"),
        ("Uhrzeit von", "18:00"),
        ("Zusatztermine", "14.1.2027"),
    ])]);
    let offer = filled.record.unwrap();
    let mut long = offer.clone();
    long.schedule.sessions[0].recurrence =
        Some(landscape::Recurrence::of_dates(vec![Moment::Day(date(2047, 1, 1))]));
    let rows = form::write(&exported(&long, &provider, &places));
    assert_eq!(rows[0].get("Zusatztermine").map(String::as_str), Some("2047-01-01"));
    assert_eq!(read(&rows).record.unwrap().schedule, long.schedule);
    let rows = form::write(&exported(&offer, &provider, &places));
    assert_eq!(
        rows[0].get("Termin in Worten").map(String::as_str),
        Some("Dienstag, 12.1.2027, 18:00 Uhr, zusätzlich am 14.1.2027 (ganztägig)")
    );
}

/// The session that means the same in words, where there is one.
fn in_words(session: Session) -> Session {
    let meetings = |session: &Session| -> Vec<(Moment, Option<Moment>)> {
        let first = session.start.date();
        let all = session.occurrences(first, first.checked_add(10.years()).unwrap(), 500);
        all.iter().map(|o| (o.start, o.end)).collect()
    };
    match spoken::read(&spoken::say(&session), TODAY) {
        Ok(same) if meetings(&same) == meetings(&session) => {
            Session { start: same.start, end: same.end, recurrence: same.recurrence, ..session }
        }
        _ => session,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, ..ProptestConfig::default() })]

    #[test]
    fn what_a_form_shows_reads_as_the_offer_that_it_shows(
        given in offer("=2 | b".to_owned(), provider(), places()),
    ) {
        let (provider, places) = (provider(), places());
        let mut offer: Offer = given;
        if offer.title.get(&LangTag::german()).is_none() {
            offer.title.set(LangTag::german(), "Gitarre");
        }
        let described: Vec<(LangTag, String)> = offer
            .description
            .iter()
            .map(|(lang, text)| (lang.clone(), html::from_words(&html::to_words(text))))
            .collect();
        // In languages without a column the text is kept as it is.
        for (lang, text) in described {
            if ["de", "en", "de-x-leicht"].contains(&lang.as_str()) {
                offer.description.set(lang, text);
            }
        }
        let mut sessions: Vec<Session> = Vec::new();
        for session in offer.schedule.sessions.drain(..).map(in_words) {
            if !sessions.contains(&session) {
                sessions.push(session);
            }
        }
        offer.schedule.sessions = sessions;
        let rows = form::write(&exported(&offer, &provider, &places));
        let filled = read(&rows);
        prop_assert_eq!(said(&filled), Vec::<String>::new(), "{:?}", rows);
        let mut again = filled.record.unwrap();
        form::keep(&mut again, &offer, &Desk::new("musik").intake());
        prop_assert_eq!(again, offer, "{:?}", rows);
    }

    #[test]
    fn nothing_that_is_typed_ends_the_reading(
        column in 0..exchange::table::columns::OFFERS.len(), text in "\\PC{0,40}", date in "\\PC{0,20}",
    ) {
        let mut row = cells(&[("Schlüssel", "g1"), ("Titel", "Gitarre"), ("Termin in Worten", &date)]);
        row.insert(exchange::table::columns::OFFERS[column].name, text);
        let filled = read(&[row]);
        prop_assert!(filled.record.is_some() || !filled.findings.is_empty());
    }
}
