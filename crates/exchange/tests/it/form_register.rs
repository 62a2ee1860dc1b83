//! An organisation or a place as cells of a form: what was typed is read, and what a form cannot hold stays.

use base::{GeoPoint, LangTag, LocalText};
use exchange::table::form::{Cells, register};
use landscape::{
    Address, AgeRange, AllDay, Contact, KitaEntry, Organisation, Place, PointPrecision, RunBy,
    SchoolEntry,
};

use crate::desk::Desk;

fn cells(of: &[(&'static str, &str)]) -> Cells {
    of.iter().map(|(column, text)| (*column, (*text).to_owned())).collect()
}

/// A school with a Kita of which everything is known.
fn school(desk: &Desk) -> Organisation {
    let intake = desk.intake();
    let key: base::RecordKey = "schule".parse().unwrap();
    let (id, origin) = (intake.organisation_id(&key), intake.origin(key));
    let mut name = LocalText::german("Grundschule \"Am <Berg>\"");
    name.set("en".parse().unwrap(), "Hill School");
    name.set("uk".parse().unwrap(), "Школа");
    let mut description = LocalText::german("<p>Wir lernen:</p><ul><li>lesen</li></ul>");
    description.set(LangTag::easy_german(), "<p>Hier lernen Kinder.</p>");
    description.set("tr".parse().unwrap(), "<p>Okul</p>");
    Organisation {
        kinds: ["grundschule", "kita"].map(|kind| kind.parse().unwrap()).into(),
        description,
        provider: true,
        run_by: Some(RunBy::Named("Gemeinde & Kreis".to_owned())),
        address: Address {
            street: Some("Bergweg 1".to_owned()),
            postcode: Some("21423".to_owned()),
            city: Some("Winsen (Luhe)".to_owned()),
            area: Some("03353040".parse().unwrap()),
            point: GeoPoint::new(53.3612, 10.2101).ok(),
            precision: PointPrecision::Exact,
        },
        contact: Contact {
            phone: Some("04171 000-1".to_owned()),
            email: Some("schule@example.org".to_owned()),
            url: Some("https://schule.example/".to_owned()),
        },
        opening_hours: Some("Mo–Fr 8–13 Uhr & nach Absprache".to_owned()),
        accessibility: ["rollstuhl".parse().unwrap()].into(),
        school: Some(SchoolEntry {
            number: Some("12345".to_owned()),
            form: Some("Grundschule".to_owned()),
            all_day: Some(AllDay::Open),
            catchment: Some("Ortsteil <Nord>".to_owned()),
            open_day: Some("2026-11-20".parse().unwrap()),
            lift: Some(false),
        }),
        kita: Some(KitaEntry {
            ages: AgeRange { from: Some(3), to: Some(6) },
            hours: Some("7–16 Uhr".to_owned()),
            application: Some("https://kita.example/".to_owned()),
        }),
        ..Organisation::new(id, origin, name)
    }
}

/// Written, changed and read again as the cockpit does it.
fn again(desk: &Desk, before: &Organisation, change: &[(&'static str, &str)]) -> Organisation {
    let intake = desk.intake();
    let mut typed = register::organisation_cells(before, None);
    typed.insert("Schlüssel", before.origin.key.to_string());
    typed.extend(cells(change));
    let filled = register::organisation(&typed, &intake);
    assert_eq!(filled.findings, []);
    let mut it = filled.record.unwrap();
    register::keep_organisation(&mut it, before, None, &intake);
    it
}

#[test]
fn an_organisation_that_nobody_changed_comes_back_as_it_was() {
    let desk = Desk::new("register");
    let before = school(&desk);
    assert_eq!(again(&desk, &before, &[]), before);
    let bare = Organisation::new(before.id, before.origin.clone(), LocalText::german("Amt"));
    assert_eq!(again(&desk, &bare, &[]), bare);
    let guessed = Organisation {
        address: Address { precision: PointPrecision::Postcode, ..before.address.clone() },
        ..before.clone()
    };
    assert_eq!(again(&desk, &guessed, &[]), guessed, "a guess is not made anew");
}

#[test]
fn a_position_stays_behind_when_the_address_moves_unless_another_was_typed() {
    let desk = Desk::new("register");
    let before = school(&desk);
    let phoned = again(&desk, &before, &[("Telefon", "04171 000-2")]);
    assert_eq!(phoned.address, before.address);
    let moved = again(&desk, &before, &[("PLZ", "21244"), ("Ort", "Buchholz in der Nordheide")]);
    assert_eq!(moved.address.area.unwrap().as_str(), "03353005");
    assert_ne!(moved.address.precision, PointPrecision::Exact);
    let there = [("Straße", "Talweg 2"), ("Breite", "53,3"), ("Länge", "9,9")];
    let placed = again(&desk, &before, &there);
    assert_eq!(placed.address.point, GeoPoint::new(53.3, 9.9).ok());
    let taken = again(&desk, &before, &[("Breite", ""), ("Länge", "")]);
    assert_ne!(taken.address.precision, PointPrecision::Exact, "a wrong position can be taken out");
}

#[test]
fn a_registered_carrier_stays_the_same_record_until_another_name_is_typed() {
    let desk = Desk::new("register");
    let other = desk.intake().organisation_id(&"traeger".parse().unwrap());
    let before = Organisation { run_by: Some(RunBy::Organisation(other)), ..school(&desk) };
    for (typed, expected) in
        [("Kirchenkreis", RunBy::Organisation(other)), ("Stadt", RunBy::Named("Stadt".to_owned()))]
    {
        let mut cells = register::organisation_cells(&before, Some("Kirchenkreis"));
        assert_eq!(cells["Träger"], "Kirchenkreis");
        cells.insert("Träger", typed.to_owned());
        cells.insert("Schlüssel", "schule".to_owned());
        let mut it = register::organisation(&cells, &desk.intake()).record.unwrap();
        register::keep_organisation(&mut it, &before, Some("Kirchenkreis"), &desk.intake());
        assert_eq!(it.run_by, Some(expected));
    }
}

#[test]
fn a_place_that_nobody_changed_comes_back_as_it_was() {
    let desk = Desk::new("register");
    let intake = desk.intake();
    let key: base::RecordKey = "muehle".parse().unwrap();
    let school = school(&desk);
    let before = Place {
        kinds: ["muehle".parse().unwrap()].into(),
        description: school.description.clone(),
        address: school.address.clone(),
        contact: school.contact.clone(),
        opening_hours: Some("sonntags".to_owned()),
        accessibility: school.accessibility.clone(),
        assured_at: Some("2026-08-01".parse().unwrap()),
        ..Place::new(intake.place_id(&key), intake.origin(key), school.name.clone())
    };
    let mut typed = register::place_cells(&before);
    typed.insert("Schlüssel", "muehle".to_owned());
    let mut it = register::place(&typed, &intake).record.unwrap();
    register::keep_place(&mut it, &before, &intake);
    assert_eq!(it, before);
}

#[test]
fn what_is_wrong_is_named_by_its_column_and_without_a_name_there_is_no_record() {
    let desk = Desk::new("register");
    let typed = cells(&[
        ("Schlüssel", "s"),
        ("Name", " "),
        ("Art", "Burg"),
        ("E-Mail", "kein Postfach"),
        ("Webseite", "javascript:alert(1)"),
        ("Breite", "weit"),
        ("Alter von", "drei"),
    ]);
    let filled = register::organisation(&typed, &desk.intake());
    assert_eq!(filled.record, None);
    let mut fields: Vec<&str> =
        filled.findings.iter().filter_map(|finding| finding.spot.field.as_deref()).collect();
    fields.sort_unstable();
    assert_eq!(fields, ["Alter von", "Art", "Breite", "E-Mail", "Name", "Webseite"]);
    let keyless = register::place(&cells(&[("Name", "Mühle")]), &desk.intake());
    assert_eq!((keyless.record, keyless.findings.len()), (None, 1));
}
