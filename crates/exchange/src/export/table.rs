//! Offers as CSV in our own template: what was read from it comes out the same.
//!
//! One row a session; cells that a spreadsheet could run are escaped. A position that was only guessed from
//! the postcode or the municipality is left out, because reading guesses it again.

use std::{
    borrow::Cow,
    collections::BTreeSet,
    io::{self, Write},
};

use base::{LangTag, LocalText, Money};
use jiff::civil::Date;
use landscape::{Coded, Moment, Offer, PointPrecision, PriceAmount, Recurrence, Session};

use super::{Exported, Outgoing};
use crate::{
    html,
    table::{
        columns::{Cells, LOCAL, OFFERS, heading},
        escaped, joined, words,
    },
};

/// The columns that texts in further languages need beside those of the template.
#[derive(Debug, Clone, Default)]
pub struct Languages(BTreeSet<(usize, LangTag)>);

impl Languages {
    /// Makes room for the texts of an offer.
    pub fn add(&mut self, offer: &Offer) {
        for (at, text) in texts(offer).into_iter().enumerate() {
            for (lang, _) in text.iter().filter(|(lang, _)| **lang != LangTag::german()) {
                if !self.0.contains(&(at, lang.clone())) {
                    self.0.insert((at, lang.clone()));
                }
            }
        }
    }

    /// The headings, with the text and the language that stand under each.
    fn columns(self) -> Vec<(String, usize, LangTag)> {
        let named = self.0.into_iter().map(|(at, lang)| {
            (heading(LOCAL.get(at).copied().unwrap_or_default(), &lang), at, lang)
        });
        named.collect()
    }
}

/// The texts of an offer in the order of [`LOCAL`].
pub(crate) fn texts(offer: &Offer) -> [&LocalText; 4] {
    [&offer.title, &offer.summary, &offer.description, &offer.prerequisite]
}

/// Writes offers that are at hand as a table in the template's columns.
pub fn csv<'a>(
    offers: impl IntoIterator<Item = Exported<'a>>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let offers: Vec<Exported<'a>> = offers.into_iter().collect();
    let mut languages = Languages::default();
    for exported in &offers {
        languages.add(exported.offer);
    }
    let mut sheet = Sheet::begin(languages, out)?;
    for exported in &offers {
        sheet.put(exported)?;
    }
    sheet.end()
}

/// A table in the making: UTF-8 with a mark, so that spreadsheets read it right.
pub struct Sheet<'w> {
    csv: ::csv::Writer<&'w mut dyn Write>,
    /// Columns of texts in further languages that the template does not have.
    further: Vec<(String, usize, LangTag)>,
    /// Those that it has.
    known: Vec<(&'static str, usize, LangTag)>,
}

impl<'w> Sheet<'w> {
    /// Writes the header, with a column for each text in a further language.
    pub fn begin(languages: Languages, out: &'w mut dyn Write) -> io::Result<Sheet<'w>> {
        out.write_all("\u{feff}".as_bytes())?;
        let mut csv = ::csv::WriterBuilder::new().delimiter(b';').from_writer(out);
        let (mut further, mut known) = (Vec::new(), Vec::new());
        for (name, at, lang) in languages.columns() {
            match OFFERS.iter().find(|column| column.name == name) {
                Some(column) => known.push((column.name, at, lang)),
                None => further.push((name, at, lang)),
            }
        }
        let headings = OFFERS.iter().map(|c| c.name);
        csv.write_record(headings.chain(further.iter().map(|(name, _, _)| name.as_str())))?;
        Ok(Sheet { csv, further, known })
    }

    fn row(&mut self, cells: &Cells, further: &[Cow<'_, str>]) -> io::Result<()> {
        let own = OFFERS.iter().map(|c| cells.get(c.name).map(String::as_str).unwrap_or_default());
        let none = std::iter::repeat("");
        let more = further.iter().map(Cow::as_ref).chain(none).take(self.further.len());
        Ok(self.csv.write_record(own.chain(more).map(|cell| escaped(cell).into_owned()))?)
    }
}

impl Outgoing for Sheet<'_> {
    fn put(&mut self, exported: &Exported<'_>) -> io::Result<()> {
        let mut first = cells(exported);
        let all = texts(exported.offer);
        let text = |at: usize, lang: &LangTag| {
            let text = all.get(at).and_then(|text| text.get(lang)).unwrap_or_default();
            if LOCAL.get(at) == Some(&"Beschreibung") { Cow::from(text) } else { plain(text) }
        };
        for (name, at, lang) in &self.known {
            first.insert(*name, text(*at, lang).into_owned());
        }
        let further: Vec<Cow<'_, str>> =
            self.further.iter().map(|(_, at, lang)| text(*at, lang)).collect();
        let again = ["Schlüssel", "Titel", "Anbieter", "Anbieter-Schlüssel", "Quelle"];
        let again: Cells =
            again.iter().filter_map(|name| Some((*name, first.get(name)?.clone()))).collect();
        let mut sessions = exported.offer.schedule.sessions.iter();
        if let Some(session) = sessions.next() {
            dates(exported, session, &mut first);
        }
        self.row(&first, &further)?;
        for session in sessions {
            let mut more = again.clone();
            dates(exported, session, &mut more);
            self.row(&more, &[])?;
        }
        Ok(())
    }

    fn end(&mut self) -> io::Result<()> {
        self.csv.flush()
    }
}

/// Words as a cell that reads as the same words: what looks like markup is masked.
pub(crate) fn plain(text: &str) -> Cow<'_, str> {
    if html::plain(text) == text {
        return text.into();
    }
    let mut masked = String::with_capacity(text.len() + 16);
    html::escape_into(text, &mut masked);
    masked.into()
}

/// The first row of an offer, without its dates and its texts in further languages.
pub(crate) fn cells(exported: &Exported<'_>) -> Cells {
    let offer = exported.offer;
    let list = |words: &mut dyn Iterator<Item = String>| joined(words);
    let day = |date: Option<Date>| date.map(|d| d.to_string()).unwrap_or_default();
    let money = |amount: Option<Money>| amount.map(|a| a.to_string()).unwrap_or_default();
    let text = |text: &Option<String>| plain(text.as_deref().unwrap_or_default()).into_owned();
    let german = |text: &LocalText| text.get(&LangTag::german()).unwrap_or_default().to_owned();
    let mut it: Cells = [
        ("Schlüssel", offer.origin.key.to_string()),
        ("Art", words::kind(offer.kind).to_owned()),
        ("Titel", plain(&german(&offer.title)).into_owned()),
        ("Kurztext", plain(&german(&offer.summary)).into_owned()),
        ("Beschreibung", german(&offer.description)),
        ("Anbieter", plain(exported.provider_name()).into_owned()),
        (
            "Anbieter-Schlüssel",
            exported.provider.map(|p| p.origin.key.to_string()).unwrap_or_default(),
        ),
        ("Themen", list(&mut offer.topics.iter().map(|t| t.to_string()))),
        ("Stichworte", list(&mut offer.keywords.iter().map(|k| plain(k).into_owned()))),
        ("Zielgruppen", list(&mut offer.audiences.iter().map(|a| a.to_string()))),
        ("Alter von", offer.ages.from.map(|a| a.to_string()).unwrap_or_default()),
        ("Alter bis", offer.ages.to.map(|a| a.to_string()).unwrap_or_default()),
        ("Lebensphasen", list(&mut offer.life_phases.iter().map(|p| p.code().to_owned()))),
        ("Voraussetzungen", plain(&german(&offer.prerequisite)).into_owned()),
        ("Form", words::format(offer.format).to_owned()),
        ("Einstieg", words::entry(offer.schedule.entry).to_owned()),
        ("Preishinweis", text(&offer.price.note)),
        ("Förderung", list(&mut offer.price.funding.iter().map(|f| f.to_string()))),
        ("Sprache", list(&mut offer.languages.iter().map(|l| l.lang.to_string()))),
        ("Barrierefreiheit", list(&mut offer.accessibility.iter().map(|a| a.to_string()))),
        ("Kinderbetreuung", yes(offer.childcare)),
        ("Plätze", words::capacity(offer.capacity).to_owned()),
        ("Anmeldung", text(&offer.registration)),
        ("Webseite", text(&offer.url)),
        ("Abschluss", text(&offer.certificate)),
        ("Telefon", text(&offer.contact.phone)),
        ("E-Mail", text(&offer.contact.email)),
        ("Kontaktseite", text(&offer.contact.url)),
        ("Quelle", offer.origin.source.to_string()),
        ("Gültig ab", day(offer.validity.from)),
        ("Gültig bis", day(offer.validity.until)),
        ("Zuletzt geprüft", day(offer.assured_at)),
        ("Öffnungszeiten", text(&offer.hours)),
    ]
    .into();
    let levels: Vec<&str> =
        offer.languages.iter().map(|l| l.level.map(Coded::code).unwrap_or_default()).collect();
    if levels.iter().any(|level| !level.is_empty()) {
        it.insert("Niveau", levels.join("|").to_uppercase());
    }
    prices(offer, &mut it);
    if let Some(group) = &offer.group {
        it.extend([
            ("Klassenstufen", group.grades.map(|(a, b)| format!("{a}-{b}")).unwrap_or_default()),
            ("Fach", list(&mut group.subjects.iter().map(|s| plain(s).into_owned()))),
            (
                "Gruppengröße",
                match group.size {
                    (Some(least), Some(most)) => format!("{least}-{most}"),
                    (Some(least), None) => format!("ab {least}"),
                    (None, Some(most)) => format!("bis {most}"),
                    (None, None) => String::new(),
                },
            ),
            ("Dauer (Min.)", group.minutes.map(|m| m.to_string()).unwrap_or_default()),
            ("Preis je Gruppe", money(group.price)),
            ("Vorlauf (Tage)", group.lead_days.map(|d| d.to_string()).unwrap_or_default()),
            ("Saison", text(&group.season)),
            ("Anreise mit Bus", yes(group.by_bus)),
            ("Hilfen", list(&mut group.aids.iter().map(|a| a.to_string()))),
            ("Ruheraum", yes(group.quiet_room)),
            ("Leihmedien", list(&mut group.loans.iter().map(|l| plain(l).into_owned()))),
        ]);
    }
    it
}

fn prices(offer: &Offer, it: &mut Cells) {
    let (least, most) = match offer.price.amount {
        PriceAmount::Unknown => (String::new(), None),
        PriceAmount::Free => ("kostenlos".to_owned(), None),
        PriceAmount::OnRequest => ("auf Anfrage".to_owned(), None),
        PriceAmount::Fixed(amount) => (amount.to_string(), None),
        PriceAmount::Range(least, most) => (least.to_string(), Some(most.to_string())),
    };
    it.insert("Preis", least);
    it.insert("Preis bis", most.unwrap_or_default());
    let reductions = offer.price.reductions.iter();
    let reductions = reductions.map(|r| format!("{}: {}", plain(&r.label), r.amount));
    it.insert("Ermäßigter Preis", joined(reductions));
}

/// The cells of one date with its place.
pub(crate) fn dates(exported: &Exported<'_>, session: &Session, it: &mut Cells) {
    let text = |text: &Option<String>| plain(text.as_deref().unwrap_or_default()).into_owned();
    if !crate::table::is_window(exported.offer, session) {
        moments(session, it);
        if session.cancelled {
            it.insert("Ausfall", "ja".to_owned());
        }
        it.insert("Terminhinweis", text(&session.note));
    }
    let Some(venue) = &session.venue else { return };
    let place = venue.place.and_then(|id| exported.places.iter().find(|place| place.id == id));
    let own = place.filter(|place| place.origin.source == exported.offer.origin.source);
    // Of a place that another source registered the name and the address stand in its stead.
    let (name, address) = match own {
        Some(_) => (venue.name.as_deref(), &venue.address),
        None => exported.located(venue),
    };
    it.insert("Ort-Schlüssel", own.map(|place| place.origin.key.to_string()).unwrap_or_default());
    it.insert("Ort", plain(name.unwrap_or_default()).into_owned());
    it.insert("Raum", text(&venue.room));
    it.insert("Stufenfrei", yes(venue.step_free));
    it.insert("Straße", text(&address.street));
    it.insert("PLZ", text(&address.postcode));
    it.insert("Gemeinde", text(&address.city));
    it.insert("AGS", address.area.as_ref().map(|ags| ags.to_string()).unwrap_or_default());
    if let (Some(point), PointPrecision::Exact) = (address.point, address.precision) {
        it.insert("Breite", point.lat().to_string().replace('.', ","));
        it.insert("Länge", point.lon().to_string().replace('.', ","));
    }
}

fn yes(value: Option<bool>) -> String {
    match value {
        Some(true) => "ja".to_owned(),
        Some(false) => "nein".to_owned(),
        None => String::new(),
    }
}

fn moments(session: &Session, it: &mut Cells) {
    let first = session.start.date();
    it.insert("Beginn", first.to_string());
    let clock = |time: jiff::civil::Time| time.strftime("%H:%M").to_string();
    if let Some(time) = session.start.time() {
        it.insert("Uhrzeit von", clock(time));
    }
    if let Some(recurrence) = &session.recurrence {
        series(recurrence, it);
    }
    let last = match session.end {
        Some(Moment::At(end)) => {
            it.insert("Uhrzeit bis", clock(end.time()));
            Some(end.date()).filter(|last| *last != first)
        }
        // Ends of days are exclusive; people write the last day.
        Some(end @ Moment::Day(_)) => end.plus_days(-1).map(Moment::date),
        None => None,
    };
    match last.filter(|last| *last >= first) {
        Some(last) if session.recurrence.is_some() => {
            let days = first.until(last).map_or(1, |span| span.get_days().saturating_add(1));
            it.insert("Tage je Termin", days.to_string());
        }
        Some(last) => {
            it.insert("Ende", last.to_string());
        }
        None => {}
    }
}

fn series(recurrence: &Recurrence, it: &mut Cells) {
    it.insert("Wiederholung", recurrence.rule().unwrap_or_default().to_owned());
    it.insert("Ausnahmen", joined(recurrence.except.iter().map(Date::to_string)));
    let also = recurrence.also.iter().map(|at| at.to_string().replace('T', " "));
    it.insert("Zusatztermine", joined(also));
}
