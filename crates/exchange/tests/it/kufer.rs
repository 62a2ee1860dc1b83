//! Kufer course files in, records and findings out.

use base::{FindingKind, Severity};
use exchange::Format;
use landscape::{Capacity, Incoming};

use crate::desk::{Desk, said};

const COURSES: &[u8] = include_bytes!("../fixtures/kufer/kurse.xml");

#[test]
fn a_course_file_without_a_declared_encoding_becomes_offers() {
    let items = Desk::new("vhs").read(Format::Kufer, COURSES);
    insta::assert_snapshot!(said(&items));
}

#[test]
fn lecturers_and_planners_stay_outside() {
    let items = Desk::new("vhs").read(Format::Kufer, COURSES);
    let all = format!("{items:?}");
    for personal in ["(Name)", "(Vorname)", "person@example.org", "0170", "IK"] {
        assert!(!all.contains(personal), "{personal}");
    }
    let notes =
        items.iter().filter(|i| matches!(i, Err(f) if f.kind == FindingKind::PersonalDataDropped));
    assert_eq!(notes.count(), 1);
}

#[test]
fn the_provider_is_named_by_the_caller_the_file_or_the_source() {
    let desk = Desk::new("vhs");
    let intake = desk.intake();
    let name = |items: Vec<Result<Incoming, base::Finding>>| {
        items.into_iter().find_map(|i| match i {
            Ok(Incoming::Organisation(o)) => Some(o.name.de().to_owned()),
            _ => None,
        })
    };
    let given =
        exchange::kufer::records_of(COURSES, &intake, Some("Volkshochschule Beispielstadt"));
    assert_eq!(name(given.collect()).as_deref(), Some("Volkshochschule Beispielstadt"));
    let file = &b"<kurse name='vhs Beispiel'></kurse>"[..];
    assert_eq!(name(desk.read(Format::Kufer, file)).as_deref(), Some("vhs Beispiel"));
    assert_eq!(name(desk.read(Format::Kufer, COURSES)).as_deref(), Some("vhs"));
}

#[test]
fn seats_are_a_word() {
    let course = |most: &str, taken: &str, waiting: &str| {
        format!(
            "<kurse><kurs><knr>1</knr><haupttitel>T</haupttitel><tnmax>{most}</tnmax><tnanmeldungen>{taken}</tnanmeldungen>{waiting}</kurs></kurse>"
        )
    };
    for (most, taken, waiting, capacity) in [
        ("10", "2", "", Capacity::Free),
        ("10", "8", "", Capacity::Few),
        ("10", "10", "", Capacity::Full),
        ("10", "12", "<tnwarteliste>0</tnwarteliste>", Capacity::WaitingList),
        ("0", "0", "", Capacity::Unknown),
        ("viele", "3", "", Capacity::Unknown),
        ("99999999999", "3", "", Capacity::Unknown),
    ] {
        let offers =
            Desk::new("vhs").offers(Format::Kufer, course(most, taken, waiting).as_bytes());
        assert_eq!(offers[0].capacity, capacity, "{most} {taken}");
    }
}

#[test]
fn bad_values_are_reported_with_line_course_and_field() {
    let xml = "<kurse>\n<kurs><knr>1</knr><haupttitel>T</haupttitel><beginndat>31.02.2027</beginndat></kurs>\n\
        <kurs><knr>2</knr></kurs>\n<kurs><haupttitel>T</haupttitel></kurs>\n\
        <kurs><knr>1</knr><haupttitel>Doppelt</haupttitel></kurs>\n\
        <kurs><knr>5</knr><haupttitel>T</haupttitel><beginndat>02.05.2027</beginndat><endedat>01.05.2027</endedat>\
        <gebnorm>-3,00</gebnorm></kurs>\n\
        <kurs><knr>6</knr><haupttitel>T</haupttitel><termine><termin><tag>01.01.99999</tag></termin>\
        <termin><tag>02.05.2027</tag><zeitvon>20:00</zeitvon><zeitbis>18:00</zeitbis></termin></termine></kurs>\n</kurse>";
    let items = Desk::new("vhs").read(Format::Kufer, xml.as_bytes());
    insta::assert_snapshot!(said(&items));
}

#[test]
fn other_files_and_cut_ones_end_with_a_clear_finding() {
    for (text, code) in [
        ("<?xml version='1.0'?><OPENQCAT/>", "not-this-format"),
        ("BEGIN:VCALENDAR", "not-this-format"),
        ("", "not-this-format"),
        ("<kurse><kurs><knr>1</knr>", "broken"),
        ("<!DOCTYPE kurse SYSTEM 'x'><kurse/>", "not-supported"),
    ] {
        let items = Desk::new("vhs").read(Format::Kufer, text.as_bytes());
        let last = items.last().unwrap().as_ref().unwrap_err();
        assert_eq!((last.kind.code(), last.severity), (code, Severity::Fatal), "{text}");
    }
}
