//! Formats are recognised by what stands in the file, not by its name alone.

use super::*;

#[test]
fn a_file_is_recognised_by_its_first_bytes() {
    let cases: &[(Kind, &[u8], &str, Format)] = &[
        (
            Kind::Offers,
            b"<?xml version=\"1.0\"?>\n<OPENQCAT version=\"1.1\">",
            "x.xml",
            Format::OpenQCat,
        ),
        (Kind::Offers, b"<?xml version=\"1.0\"?><kurse><kurs>", "internet.xml", Format::Kufer),
        (Kind::Offers, b"\xef\xbb\xbfBEGIN:VCALENDAR\r\n", "x", Format::ICal),
        (Kind::Offers, b"Schl\xfcssel;Titel;Beginn\n", "x.csv", Format::Csv),
        (Kind::Offers, b"PK\x03\x04....", "x.xlsx", Format::Xlsx),
        (Kind::Areas, b"PK\x03\x04....", "gv.xlsx", Format::GvIsys),
        (Kind::Areas, b"PK\x03\x04....", "VG250.zip", Format::Shapefile),
        (Kind::Offers, b" [{\"@type\":\"Course\"}]", "x.json", Format::JsonLd),
        (Kind::Organisations, b"[{\"name\":\"Schule\"}]", "x.json", Format::Jedeschule),
        (Kind::Offers, b"<!DOCTYPE HTML><html>", "x.html", Format::Html),
        (Kind::Organisations, "Satzart;Schlüssel".as_bytes(), "x.csv", Format::Csv),
        (Kind::Areas, b"AGS;ARS;Name", "x.csv", Format::AreasCsv),
    ];
    for (kind, head, name, format) in cases {
        assert_eq!(Format::sniff(*kind, head, name), Some(*format), "{name} {format:?}");
    }
}

#[test]
fn what_does_not_carry_the_kind_is_not_taken_for_it() {
    assert_eq!(Format::sniff(Kind::Areas, b"BEGIN:VCALENDAR", "x.ics"), None);
    assert_eq!(Format::sniff(Kind::Offers, b"\x7fELF\x02\x01", "a.out"), None);
    assert_eq!(Format::sniff(Kind::Offers, b"", "leer"), None);
}

#[test]
fn every_code_leads_back_to_its_format() {
    for format in Format::ALL {
        assert_eq!(Format::from_code(format.code()), Some(*format));
        assert!(!format.kinds().is_empty());
    }
    assert_eq!(Format::from_code("word"), None);
}
