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
        ("<!DOCTYPE kurse [<!ENTITY a 'x'>]><kurse/>", "not-supported"),
    ] {
        let items = Desk::new("vhs").read(Format::Kufer, text.as_bytes());
        let last = items.last().unwrap().as_ref().unwrap_err();
        assert_eq!((last.kind.code(), last.severity), (code, Severity::Fatal), "{text}");
    }
}

/// The only offer of a course with these fields.
fn only(fields: &str) -> landscape::Offer {
    let xml =
        format!("<kurse><kurs><knr>1</knr><haupttitel>Kurs</haupttitel>{fields}</kurs></kurse>");
    let mut offers = Desk::new("kvhs").offers(Format::Kufer, xml.as_bytes());
    assert_eq!(offers.len(), 1, "{xml}");
    offers.remove(0)
}

#[test]
fn what_planners_write_into_the_fee_is_understood() {
    use base::Money;
    use landscape::PriceAmount::{Fixed, Free, OnRequest, Unknown};
    for (text, amount) in [
        ("1.234,50", Fixed(Money::from_cents(123_450))),
        ("80,00 EUR", Fixed(Money::from_cents(8000))),
        ("0,00", Free),
        ("gebührenfrei", Free),
        ("Auf Anfrage", OnRequest),
        ("keine Angabe", Unknown),
        ("k.A.", Unknown),
        ("-", Unknown),
    ] {
        let xml = format!(
            "<kurse><kurs><knr>1</knr><haupttitel>K</haupttitel><gebnorm>{text}</gebnorm></kurs></kurse>"
        );
        let desk = Desk::new("kvhs");
        assert_eq!(desk.findings(Format::Kufer, xml.as_bytes()), [], "{text}");
        assert_eq!(desk.offers(Format::Kufer, xml.as_bytes())[0].price.amount, amount, "{text}");
    }
}

#[test]
fn each_meeting_keeps_its_own_place() {
    let offer = only(
        "<ortgebaeude>Rathaus</ortgebaeude><ortname>Winsen</ortname><termine>\
         <termin><tag>01.03.2027</tag><zeitvon>18:00</zeitvon></termin>\
         <termin><tag>08.03.2027</tag><ortgebaeude>Mühle</ortgebaeude><ortname>Buchholz</ortname></termin>\
         <termin><tag>15.03.2027</tag><ort>Online</ort></termin></termine>",
    );
    let names: Vec<Option<&str>> = offer
        .schedule
        .sessions
        .iter()
        .map(|s| s.venue.as_ref().and_then(|v| v.name.as_deref()))
        .collect();
    assert_eq!(names, [Some("Rathaus"), Some("Mühle"), None]);
    assert_eq!(offer.format, landscape::OfferFormat::Hybrid);
}

#[test]
fn markup_that_was_not_masked_is_text_all_the_same() {
    let offer = only(
        "<inhalt>Wir <b>nähen</b> und<br/>bügeln.<script>x</script> <!-- intern -->Ende<![CDATA[ & Schluss]]></inhalt>\
         <voraussetzung>keine Angabe</voraussetzung>",
    );
    assert_eq!(offer.description.de(), "Wir <b>nähen</b> und<br>bügeln. Ende &amp; Schluss");
    assert!(offer.prerequisite.is_empty());
}
