//! One organisation or place as cells of our template, for a form on the web.
//!
//! What belongs to the record and is no matter of its form (whose place it is, the state, the licence) is put in by the
//! caller. A position stands in the cells only where it is exact.

use base::{Finding, FindingKind, LocalText, Spot};
use jiff::civil::Date;
use landscape::{
    Address, AllDay, Contact, Incoming, Intake, KitaEntry, Notation, Organisation, Place,
    PointPrecision, RunBy, SchoolEntry,
};
use std::collections::BTreeSet;

use super::{
    super::{
        cell::Line,
        columns::{Cells, Columns, ORGANISATIONS, heading, local},
        escaped, joined, organisations,
    },
    Filled, NO_TITLE, as_typed, filled, is_local, keep_concepts, keep_text, masked,
};
use crate::{draft::Desk, html};

/// Reads the form of an organisation.
pub fn organisation(cells: &Cells, intake: &Intake<'_>) -> Filled<Organisation> {
    one("Einrichtung", cells, intake, |incoming| match incoming {
        Incoming::Organisation(it) => Some(*it),
        _ => None,
    })
}

/// Reads the form of a place.
pub fn place(cells: &Cells, intake: &Intake<'_>) -> Filled<Place> {
    one("Lernort", cells, intake, |incoming| match incoming {
        Incoming::Place(it) => Some(*it),
        _ => None,
    })
}

fn one<T>(
    record: &str,
    cells: &Cells,
    intake: &Intake<'_>,
    of: impl Fn(Incoming) -> Option<T>,
) -> Filled<T> {
    let mut result = Filled { record: None, findings: Vec::new() };
    let names: Vec<String> = ORGANISATIONS.iter().map(|column| column.name.to_owned()).collect();
    let Some(columns) = Columns::of(&names) else { return result };
    let named = cells.keys().any(|c| filled(cells, c) && (*c == "Name" || is_local(c, "Name")));
    let mut row = cells.clone();
    row.insert("Satzart", record.to_owned());
    if !named {
        row.insert("Name", NO_TITLE.to_owned());
        let spot = Spot::line(1).field("Name");
        result.findings.push(Finding::rejected(FindingKind::Missing, spot, ""));
    }
    let row: Vec<String> = ORGANISATIONS
        .iter()
        .map(|column| {
            let text = row.get(column.name).map(String::as_str).unwrap_or_default();
            escaped(&masked(column.name, text.trim())).into_owned()
        })
        .collect();
    let mut desk = Desk::new(intake);
    let line = Line { line: 1, cells: &row, columns: &columns };
    organisations::Organisations::new(intake).row(&line, &mut desk);
    desk.close(None);
    while let Some(item) = desk.next() {
        match item {
            Ok(incoming) => result.record = of(incoming).filter(|_| named),
            Err(finding) => {
                result.findings.push(as_typed(finding, std::slice::from_ref(cells)));
            }
        }
    }
    result
}

/// An organisation as it is typed; `carrier` is the name of the registered one that runs it.
pub fn organisation_cells(it: &Organisation, carrier: Option<&str>) -> Cells {
    let day = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let mut cells = common(&it.name, &it.kinds, &it.description, &it.address, &it.contact);
    cells.insert("Anbieter", yes(Some(it.provider)));
    cells.insert(
        "Träger",
        match &it.run_by {
            Some(RunBy::Named(name)) => name.clone(),
            Some(RunBy::Organisation(_)) => carrier.unwrap_or_default().to_owned(),
            None => String::new(),
        },
    );
    cells.insert("Öffnungszeiten", text(&it.opening_hours));
    cells.insert("Barrierefreiheit", notations(&it.accessibility));
    if let Some(school) = &it.school {
        let all_day = school.all_day.map(|all_day| match all_day {
            AllDay::None => "nein",
            AllDay::Open => "offen",
            AllDay::PartlyBound => "teilgebunden",
            AllDay::Bound => "gebunden",
        });
        cells.extend([
            ("Ganztag", all_day.unwrap_or_default().to_owned()),
            ("Einzugsgebiet", text(&school.catchment)),
            ("Tag der offenen Tür", day(school.open_day)),
            ("Aufzug", yes(school.lift)),
        ]);
    }
    if let Some(kita) = &it.kita {
        let age = |age: Option<u8>| age.map(|age| age.to_string()).unwrap_or_default();
        cells.extend([
            ("Alter von", age(kita.ages.from)),
            ("Alter bis", age(kita.ages.to)),
            ("Betreuungszeiten", text(&kita.hours)),
            ("Anmeldung", text(&kita.application)),
        ]);
    }
    cells.retain(|_, text| !text.is_empty());
    cells
}

/// A place as it is typed.
pub fn place_cells(it: &Place) -> Cells {
    let mut cells = common(&it.name, &it.kinds, &it.description, &it.address, &it.contact);
    cells.insert("Öffnungszeiten", it.opening_hours.clone().unwrap_or_default());
    cells.insert("Barrierefreiheit", notations(&it.accessibility));
    cells.retain(|_, text| !text.is_empty());
    cells
}

fn common(
    name: &LocalText,
    kinds: &BTreeSet<Notation>,
    description: &LocalText,
    address: &Address,
    contact: &Contact,
) -> Cells {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let mut cells = Cells::from([
        ("Art", notations(kinds)),
        ("Straße", text(&address.street)),
        ("PLZ", text(&address.postcode)),
        ("Ort", text(&address.city)),
        ("Telefon", text(&contact.phone)),
        ("E-Mail", text(&contact.email)),
        ("Webseite", text(&contact.url)),
    ]);
    if let (Some(point), PointPrecision::Exact) = (address.point, address.precision) {
        cells.insert("Breite", point.lat().to_string().replace('.', ","));
        cells.insert("Länge", point.lon().to_string().replace('.', ","));
    }
    type Typed = fn(&str) -> String;
    let texts: [(&str, &LocalText, Typed); 2] =
        [("Name", name, str::to_owned), ("Beschreibung", description, html::to_words)];
    for (column, text, typed) in texts {
        for (lang, text) in text.iter() {
            let german = *lang == base::LangTag::german();
            let wanted = if german { column.to_owned() } else { heading(column, lang) };
            if let Some(known) = ORGANISATIONS.iter().find(|column| column.name == wanted) {
                cells.insert(known.name, typed(text));
            }
        }
    }
    cells
}

fn notations(all: &BTreeSet<Notation>) -> String {
    joined(all.iter().map(Notation::as_str))
}

fn yes(value: Option<bool>) -> String {
    value.map_or("", |yes| if yes { "ja" } else { "nein" }).to_owned()
}

/// Puts back what the form of an organisation cannot hold, as it was `before`; `carrier` as it was written.
pub fn keep_organisation(
    it: &mut Organisation,
    before: &Organisation,
    carrier: Option<&str>,
    intake: &Intake<'_>,
) {
    texts(&mut it.name, &before.name, &mut it.description, &before.description);
    address(&mut it.address, &before.address, intake);
    keep_concepts(&mut it.kinds, &before.kinds, "organisation-types", intake);
    keep_concepts(&mut it.accessibility, &before.accessibility, "accessibility", intake);
    let as_before = matches!(&it.run_by, Some(RunBy::Named(name)) if carrier == Some(name));
    if as_before {
        it.run_by.clone_from(&before.run_by);
    }
    let registered = before.school.as_ref().filter(|s| s.number.is_some() || s.form.is_some());
    if let Some(SchoolEntry { number, form, .. }) = registered {
        let school = it.school.get_or_insert_default();
        (school.number, school.form) = (number.clone(), form.clone());
    }
    // An entry of which nothing is known still says what the organisation is.
    if before.kita == Some(KitaEntry::default()) {
        it.kita.get_or_insert_default();
    }
    it.assured_at = before.assured_at;
}

/// Puts back what the form of a place cannot hold, as it was `before`.
pub fn keep_place(it: &mut Place, before: &Place, intake: &Intake<'_>) {
    texts(&mut it.name, &before.name, &mut it.description, &before.description);
    address(&mut it.address, &before.address, intake);
    keep_concepts(&mut it.kinds, &before.kinds, "place-types", intake);
    keep_concepts(&mut it.accessibility, &before.accessibility, "accessibility", intake);
    it.assured_at = before.assured_at;
}

fn texts(
    name: &mut LocalText,
    name_before: &LocalText,
    description: &mut LocalText,
    description_before: &LocalText,
) {
    let known = |column: &str| {
        ORGANISATIONS
            .iter()
            .filter_map(|it| local(it.name, ORGANISATIONS))
            .filter(|(of, _)| *of == column)
            .map(|(_, lang)| lang)
            .collect()
    };
    keep_text(name, name_before, &known("Name"));
    keep_text(description, description_before, &known("Beschreibung"));
}

/// Where nobody changed the address, its municipality and position stay; a position stays behind when the address moves.
fn address(now: &mut Address, before: &Address, intake: &Intake<'_>) {
    let same =
        (&now.street, &now.postcode, &now.city) == (&before.street, &before.postcode, &before.city);
    let exact = |address: &Address| address.precision == PointPrecision::Exact;
    let same_point = exact(now) && exact(before) && now.point == before.point;
    if same && (same_point || !exact(now) && !exact(before)) {
        now.clone_from(before);
    } else if same_point {
        (now.point, now.area, now.precision) = (None, None, PointPrecision::Unknown);
        intake.gazetteer.complete(now);
    }
}
