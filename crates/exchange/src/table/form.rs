//! One record as cells of our template, for a form on the web: an offer here, organisations and places in
//! [`register`].
//!
//! The first row holds everything and the first date with its place, each further row one more date with its
//! place. A form holds words and no markup: "a < b" stays what it is, a description is written as in
//! [`crate::html::from_words`], and a date in words stands in the one column "Termin in Worten".
//!
//! [`read`] reads as the template is read, so that a form and a file never mean different things. Findings
//! name the row (from 1) as line and the column as field. The caller knows the provider and puts it into the
//! offer, the cells of the provider are not needed; and it gives the key.

use std::{borrow::Cow, collections::BTreeSet};

use base::{Finding, FindingKind, LangTag, LocalText, Spot};
use jiff::{ToSpan, civil::Date};
use landscape::{Incoming, Intake, Moment, Notation, Offer, Session, spoken};

use super::{
    cell::Line,
    columns::{Columns, LOCAL, OFFERS, ORGANISATIONS, local},
    escaped, is_window, joined, offers, parted, sessions,
};
use crate::{
    draft::Desk,
    export::{Exported, table},
    html,
};

pub mod register;

pub use super::columns::Cells;

/// What was typed, as a record.
#[derive(Debug, Clone)]
pub struct Filled<T> {
    /// Missing where its name or the key is; the cells are kept by the caller.
    pub record: Option<T>,
    pub findings: Vec<Finding>,
}

/// Columns of words: what they hold is taken as it stands.
const WORDS: &[&str] = &[
    "Name",
    "Name (en)",
    "Träger",
    "Einzugsgebiet",
    "Betreuungszeiten",
    "Titel",
    "Kurztext",
    "Voraussetzungen",
    "Titel (en)",
    "Kurztext (en)",
    "Voraussetzungen (en)",
    "Anbieter",
    "Ort",
    "Straße",
    "Gemeinde",
    "Raum",
    "Preishinweis",
    "Abschluss",
    "Öffnungszeiten",
    "Terminhinweis",
    "Saison",
];

/// Columns of several words each.
const LISTS: &[&str] = &["Stichworte", "Ermäßigter Preis", "Fach", "Leihmedien"];

/// Columns of long texts.
const TEXTS: &[&str] = &["Beschreibung", "Beschreibung (en)", "Leichte Sprache"];

/// Columns of a further row.
const DATE: &[&str] = &[
    sessions::WORDS,
    "Beginn",
    "Ende",
    "Uhrzeit von",
    "Uhrzeit bis",
    "Wiederholung",
    "Ausnahmen",
    "Zusatztermine",
    "Tage je Termin",
    "Ausfall",
    "Terminhinweis",
    "Ort",
    "Straße",
    "PLZ",
    "Gemeinde",
    "AGS",
    "Breite",
    "Länge",
    "Raum",
    "Stufenfrei",
    "Ort-Schlüssel",
];

/// Stands for a title that is missing, so that everything else is read and reported too.
const NO_TITLE: &str = "–";

/// Reads the rows of a form. A day without a year is the next one from `today`, and a place without any
/// date stands there from `today` on, where nothing else is said.
pub fn read(rows: &[Cells], intake: &Intake<'_>, today: Date) -> Filled<Offer> {
    let mut result = Filled { record: None, findings: Vec::new() };
    let Some(first) = rows.first() else { return result };
    let mut desk = Desk::new(intake);
    desk.today = today;
    let names: Vec<String> = OFFERS.iter().map(|column| column.name.to_owned()).collect();
    let Some(columns) = Columns::of(&names) else { return result };
    let dated = |row: &Cells| [sessions::WORDS, "Beginn"].iter().any(|c| filled(row, c));
    let placed =
        rows.iter().any(|row| ["Ort", "Straße", "PLZ", "Gemeinde"].iter().any(|c| filled(row, c)));
    let any_date = rows.iter().any(dated);
    let titled = LOCAL.first().is_some_and(|title| {
        filled(first, title) || first.keys().any(|c| filled(first, c) && is_local(c, title))
    });
    let mut offers = offers::Offers::within(usize::MAX);
    for (line, row) in (1..).zip(rows) {
        let more = line > 1;
        if more && !DATE.iter().any(|column| filled(row, column)) {
            continue;
        }
        let mut row: Cells = if more {
            DATE.iter().filter_map(|c| Some((*c, row.get(c)?.clone()))).collect()
        } else {
            row.clone()
        };
        if more {
            row.insert("Schlüssel", first.get("Schlüssel").cloned().unwrap_or_default());
        } else {
            if !titled {
                row.insert("Titel", NO_TITLE.to_owned());
            }
            if any_date && !filled(&row, "Einstieg") {
                row.insert("Einstieg", "Termin".to_owned());
            }
            let undated = !any_date && !filled(&row, "Zuletzt geprüft");
            if placed && undated && !filled(&row, "Gültig ab") {
                row.insert("Gültig ab", today.to_string());
            }
        }
        let cells: Vec<String> = OFFERS
            .iter()
            .map(|column| {
                let text = row.get(column.name).map(String::as_str).unwrap_or_default();
                escaped(&masked(column.name, text.trim())).into_owned()
            })
            .collect();
        offers.row(&Line { line, cells: &cells, columns: &columns }, &mut desk);
    }
    offers.finish(&mut desk);
    desk.close(None);
    if !titled {
        result.findings.push(Finding::rejected(
            FindingKind::Missing,
            Spot::line(1).field("Titel"),
            "",
        ));
    }
    while let Some(item) = desk.next() {
        match item {
            Ok(Incoming::Offer(offer)) if titled => result.record = Some(*offer),
            Ok(_) => {}
            Err(finding) => result.findings.push(as_typed(finding, rows)),
        }
    }
    result
}

fn filled(row: &Cells, column: &str) -> bool {
    row.get(column).is_some_and(|text| !text.trim().is_empty())
}

/// Whether a column is a text in a further language.
fn is_local(column: &str, of: &str) -> bool {
    [OFFERS, ORGANISATIONS]
        .iter()
        .any(|known| local(column, known).is_some_and(|(name, _)| name == of))
}

/// What was typed, as the template holds it.
fn masked<'t>(column: &str, text: &'t str) -> Cow<'t, str> {
    if TEXTS.contains(&column) {
        html::from_words(text).into()
    } else if LISTS.contains(&column) {
        let words = parted(text).filter(|word| !word.is_empty());
        joined(words.map(|word| table::plain(&html::one_line(&word)).into_owned())).into()
    } else if WORDS.contains(&column) {
        table::plain(&html::one_line(text)).into_owned().into()
    } else {
        text.into()
    }
}

/// A finding that quotes a whole cell quotes what was typed.
fn as_typed(mut finding: Finding, rows: &[Cells]) -> Finding {
    let at = finding.spot.line.and_then(|line| usize::try_from(line).ok()?.checked_sub(1));
    let typed = at.and_then(|at| rows.get(at)?.get(finding.spot.field.as_deref()?));
    if let Some(typed) = typed {
        let typed = typed.trim();
        let field = finding.spot.field.as_deref().unwrap_or_default();
        let masked: String = masked(field, typed).chars().take(200).collect();
        if masked == finding.given {
            finding.given = typed.chars().take(200).collect();
        }
    }
    finding
}

/// An offer as the rows of a form, the inverse of [`read`]. Texts in languages that the template has no column
/// for are not among them: see [`keep`].
pub fn write(exported: &Exported<'_>) -> Vec<Cells> {
    let offer = exported.offer;
    let mut first = table::cells(exported);
    for (text, column) in table::texts(offer).into_iter().zip(LOCAL) {
        for (lang, text) in text.iter().filter(|(lang, _)| **lang != LangTag::german()) {
            let name = super::columns::heading(column, lang);
            if let Some(known) = OFFERS.iter().find(|column| column.name == name) {
                let long = column == "Beschreibung";
                let cell = if long { text.into() } else { table::plain(text) };
                first.insert(known.name, cell.into_owned());
            }
        }
    }
    let mut rows = vec![first];
    for (at, session) in offer.schedule.sessions.iter().enumerate() {
        let mut cells = Cells::new();
        table::dates(exported, session, &mut cells);
        if !is_window(offer, session)
            && let Some(words) = in_words(session)
        {
            cells.retain(|column, _| {
                let place = DATE.iter().position(|date| date == column);
                place.is_none_or(|place| place > 8)
            });
            cells.insert(sessions::WORDS, words);
        }
        match rows.first_mut() {
            Some(first) if at == 0 => first.extend(cells),
            _ => rows.push(cells),
        }
    }
    for row in &mut rows {
        for (column, text) in row.iter_mut() {
            *text = typed(column, text);
        }
        row.retain(|_, text| !text.is_empty());
    }
    rows
}

/// What the template holds, as it would be typed.
fn typed(column: &str, cell: &str) -> String {
    if TEXTS.contains(&column) {
        html::to_words(cell)
    } else if LISTS.contains(&column) {
        joined(parted(cell).map(|word| html::plain(&word)))
    } else if WORDS.contains(&column) {
        html::plain(cell)
    } else {
        cell.to_owned()
    }
}

/// A session in words, where they mean the same.
fn in_words(session: &Session) -> Option<String> {
    let words = spoken::say(session);
    let again = spoken::read(&words, session.start.date()).ok()?;
    (meetings(&again) == meetings(session)).then_some(words)
}

/// Most meetings that are compared.
const MEETINGS: u16 = 500;

fn meetings(session: &Session) -> Vec<(Moment, Option<Moment>)> {
    let first = session.start.date();
    let until = first.checked_add(10.years()).unwrap_or(Date::MAX);
    let all = session.occurrences(first, until, MEETINGS);
    all.into_iter().map(|meeting| (meeting.start, meeting.end)).collect()
}

/// Puts back what a form cannot hold, as it was `before`: texts in languages without a column, and concepts that the
/// vocabularies do not know any more.
pub fn keep(offer: &mut Offer, before: &Offer, intake: &Intake<'_>) {
    for (scheme, new, old) in [
        ("topics", &mut offer.topics, &before.topics),
        ("audiences", &mut offer.audiences, &before.audiences),
        ("funding", &mut offer.price.funding, &before.price.funding),
        ("accessibility", &mut offer.accessibility, &before.accessibility),
    ] {
        keep_concepts(new, old, scheme, intake);
    }
    let old = table::texts(before);
    let new =
        [&mut offer.title, &mut offer.summary, &mut offer.description, &mut offer.prerequisite];
    for ((column, old), new) in LOCAL.iter().zip(old).zip(new) {
        let known = OFFERS.iter().filter_map(|it| local(it.name, OFFERS));
        let known = known.filter(|(of, _)| of == column).map(|(_, lang)| lang).collect();
        keep_text(new, old, &known);
    }
}

/// Puts the concepts of `old` into `new` that nobody can choose.
fn keep_concepts(
    new: &mut BTreeSet<Notation>,
    old: &BTreeSet<Notation>,
    scheme: &str,
    intake: &Intake<'_>,
) {
    let known = intake.vocabularies.get(scheme).map(|vocabulary| &vocabulary.concepts);
    let unknown = old.iter().filter(|it| !known.is_some_and(|known| known.contains_key(*it)));
    new.extend(unknown.cloned());
}

/// Puts the texts of `old` into `new` in all languages but German and those that have a column.
fn keep_text(new: &mut LocalText, old: &LocalText, known: &BTreeSet<LangTag>) {
    for (lang, text) in old.iter() {
        if *lang != LangTag::german() && !known.contains(lang) {
            new.set(lang.clone(), text);
        }
    }
}
