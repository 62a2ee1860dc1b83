//! Offers as CSV in our own template: what was read from it comes out the same.
//!
//! One row a session; cells that a spreadsheet could run are escaped. Left behind are texts in further
//! languages, cancelled parts of a recurrence and the link of a venue to a registered place, whose name
//! and address stand in its stead.

use std::{
    collections::BTreeMap,
    io::{self, Write},
};

use base::{LangTag, Money};
use jiff::civil::Date;
use landscape::{Coded, Moment, Offer, PointPrecision, PriceAmount, Session};

use super::Exported;
use crate::table::{columns::OFFERS, escaped, words};

type Cells = BTreeMap<&'static str, String>;

/// Writes offers as a table in the template's columns, UTF-8 with a mark.
pub fn csv<'a>(
    offers: impl IntoIterator<Item = Exported<'a>>,
    out: &mut dyn Write,
) -> io::Result<()> {
    out.write_all("\u{feff}".as_bytes())?;
    let mut csv = ::csv::WriterBuilder::new().delimiter(b';').from_writer(out);
    csv.write_record(OFFERS.iter().map(|c| c.name))?;
    for exported in offers {
        let all = cells(&exported);
        let mut row = |cells: &Cells| {
            csv.write_record(OFFERS.iter().map(|column| {
                let cell = cells.get(column.name).map(String::as_str).unwrap_or_default();
                escaped(cell).into_owned()
            }))
        };
        let mut rows = exported.offer.schedule.sessions.iter().flat_map(single);
        let mut first = all.clone();
        if let Some(session) = rows.next() {
            dates(&exported, &session, &mut first);
        }
        row(&first)?;
        for session in rows {
            let mut more = picked(&all, &["Schlüssel", "Titel", "Anbieter", "Anbieter-Schlüssel"]);
            dates(&exported, &session, &mut more);
            row(&more)?;
        }
    }
    csv.flush()
}

fn picked(cells: &Cells, names: &[&'static str]) -> Cells {
    names.iter().filter_map(|n| Some((*n, cells.get(n)?.clone()))).collect()
}

/// A session as rows can say it: dates added to a recurrence are rows of their own.
fn single(session: &Session) -> Vec<Session> {
    let mut base = session.clone();
    let Some(recurrence) = base.recurrence.as_mut() else { return vec![base] };
    let also = std::mem::take(&mut recurrence.also);
    if recurrence.rule().is_none() {
        base.recurrence = None;
    }
    let days =
        |moment: Moment| session.start.date().until(moment.date()).ok().map(|s| s.get_days());
    let more: Vec<Session> = also
        .into_iter()
        .map(|start| Session {
            start,
            end: session.end.zip(days(start)).and_then(|(e, d)| e.plus_days(i64::from(d))),
            recurrence: None,
            ..base.clone()
        })
        .collect();
    std::iter::once(base).chain(more).collect()
}

fn cells(exported: &Exported<'_>) -> Cells {
    let offer = exported.offer;
    let list = |words: &mut dyn Iterator<Item = String>| words.collect::<Vec<_>>().join("|");
    let yes = |value: Option<bool>| match value {
        Some(true) => "ja".to_owned(),
        Some(false) => "nein".to_owned(),
        None => String::new(),
    };
    let day = |date: Option<Date>| date.map(|d| d.to_string()).unwrap_or_default();
    let money = |amount: Option<Money>| amount.map(|a| a.to_string()).unwrap_or_default();
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let english = LangTag::english();
    let mut it: Cells = [
        ("Schlüssel", offer.origin.key.to_string()),
        ("Art", words::kind(offer.kind).to_owned()),
        ("Titel", offer.title.de().to_owned()),
        ("Kurztext", offer.summary.de().to_owned()),
        ("Beschreibung", offer.description.get(&LangTag::german()).unwrap_or_default().to_owned()),
        (
            "Leichte Sprache",
            offer.description.get(&LangTag::easy_german()).unwrap_or_default().to_owned(),
        ),
        ("Titel (en)", offer.title.get(&english).unwrap_or_default().to_owned()),
        ("Beschreibung (en)", offer.description.get(&english).unwrap_or_default().to_owned()),
        ("Anbieter", exported.provider_name().to_owned()),
        (
            "Anbieter-Schlüssel",
            exported.provider.map(|p| p.origin.key.to_string()).unwrap_or_default(),
        ),
        ("Themen", list(&mut offer.topics.iter().map(|t| t.to_string()))),
        ("Stichworte", list(&mut offer.keywords.iter().map(|k| k.replace('|', "/")))),
        ("Zielgruppen", list(&mut offer.audiences.iter().map(|a| a.to_string()))),
        ("Alter von", offer.ages.from.map(|a| a.to_string()).unwrap_or_default()),
        ("Alter bis", offer.ages.to.map(|a| a.to_string()).unwrap_or_default()),
        ("Lebensphasen", list(&mut offer.life_phases.iter().map(|p| p.code().to_owned()))),
        ("Voraussetzungen", offer.prerequisite.de().to_owned()),
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
            ("Fach", group.subjects.join("|")),
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
            ("Leihmedien", group.loans.join("|")),
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
    let reductions: Vec<String> =
        reductions.map(|r| format!("{}: {}", r.label.replace('|', "/"), r.amount)).collect();
    it.insert("Ermäßigter Preis", reductions.join("|"));
}

fn dates(exported: &Exported<'_>, session: &Session, it: &mut Cells) {
    if exported.offer.schedule.entry == landscape::Entry::Dated
        || !crate::table::is_window(exported.offer, session)
    {
        moments(session, it);
    }
    if session.cancelled {
        it.insert("Ausfall", "ja".to_owned());
    }
    if let Some(note) = &session.note {
        it.insert("Terminhinweis", note.clone());
    }
    let Some(venue) = &session.venue else { return };
    let (name, address) = exported.located(venue);
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    it.insert("Ort", name.unwrap_or_default().to_owned());
    it.insert("Raum", text(&venue.room));
    it.insert("Straße", text(&address.street));
    it.insert("PLZ", text(&address.postcode));
    it.insert("Gemeinde", text(&address.city));
    if let (Some(point), PointPrecision::Exact) = (address.point, address.precision) {
        it.insert("Breite", point.lat().to_string().replace('.', ","));
        it.insert("Länge", point.lon().to_string().replace('.', ","));
    }
}

fn moments(session: &Session, it: &mut Cells) {
    it.insert("Beginn", session.start.date().to_string());
    let clock = |time: jiff::civil::Time| time.strftime("%H:%M").to_string();
    if let Some(time) = session.start.time() {
        it.insert("Uhrzeit von", clock(time));
    }
    if let Some(recurrence) = &session.recurrence {
        it.insert("Wiederholung", recurrence.rule().unwrap_or_default().to_owned());
        let except: Vec<String> = recurrence.except.iter().map(|d| d.to_string()).collect();
        it.insert("Ausnahmen", except.join("|"));
    }
    match session.end {
        Some(Moment::At(end)) => {
            it.insert("Uhrzeit bis", clock(end.time()));
            if end.date() != session.start.date() && session.recurrence.is_none() {
                it.insert("Ende", end.date().to_string());
            }
        }
        Some(end @ Moment::Day(_)) => {
            // Ends of days are exclusive; people write the last day.
            if let Some(last) = end.plus_days(-1).filter(|l| l.date() > session.start.date()) {
                it.insert("Ende", last.date().to_string());
            }
        }
        None => {}
    }
}
