//! Files that mean harm, for every format: each ends soon in records and findings, none ends the program.

use std::io::{self, BufReader, Cursor, Read};

use base::Severity;
use exchange::{Format, limits};
use jiff::ToSpan;

use crate::desk::Desk;

/// The beginning of a file of each format, up to where a text stands.
const BEGINNINGS: &[(Format, &str)] = &[
    (
        Format::OpenQCat,
        "<OPENQCAT><HEADER><SUPPLIER><SUPPLIER_ID>1</SUPPLIER_ID></SUPPLIER></HEADER><NEW_CATALOG><SERVICE><PRODUCT_ID>1</PRODUCT_ID><SERVICE_DETAILS><TITLE>",
    ),
    (Format::Kufer, "<kurse><kurs><knr>1</knr><haupttitel>"),
    (Format::Csv, "Schlüssel;Titel\n1;"),
    (Format::Xlsx, "PK\u{3}\u{4}"),
    (Format::ICal, "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20270101\r\nSUMMARY:"),
    (Format::JsonLd, "{\"@context\":\"https://schema.org\",\"@type\":\"Event\",\"name\":\""),
    (Format::Html, "<html><script type=\"application/ld+json\">{\"name\":\""),
    (Format::Jedeschule, "[{\"id\":\"1\",\"name\":\""),
    (Format::JedeschuleCsv, "id,name\n1,"),
    (Format::GvIsys, "PK\u{3}\u{4}"),
    (Format::GeoJson, "{\"type\":\"FeatureCollection\",\"features\":[{\"properties\":{\"AGS\":\""),
    (Format::Shapefile, "PK\u{3}\u{4}"),
    (Format::AreasCsv, "AGS;Name\n03353040;"),
];

/// Reads to the end; says how many records came and how the last finding is called.
fn ends(format: Format, reader: impl Read) -> (usize, Option<(Severity, &'static str)>) {
    let desk = Desk::new("x");
    let intake = desk.intake();
    let (mut good, mut last) = (0, None);
    for item in exchange::read(format, BufReader::with_capacity(1 << 16, reader), &intake) {
        match item {
            Ok(_) => good += 1,
            Err(finding) => {
                // In both languages there is something to read.
                assert!(!finding.line(true).is_empty() && !finding.line(false).is_empty());
                last = Some((finding.severity, finding.kind.code()));
            }
        }
    }
    (good, last)
}

#[test]
fn every_format_has_a_beginning_here() {
    let here: Vec<Format> = BEGINNINGS.iter().map(|(format, _)| *format).collect();
    assert_eq!(here, Format::ALL);
}

#[test]
fn half_a_gigabyte_without_a_line_end_ends_every_reader_with_a_fatal_finding() {
    for (format, start) in BEGINNINGS {
        let endless = Cursor::new(start.as_bytes()).chain(io::repeat(b'x').take(1 << 29));
        let (_, last) = ends(*format, endless);
        let (severity, code) = last.unwrap();
        assert_eq!(severity, Severity::Fatal, "{format:?}");
        assert!(matches!(code, "too-large" | "not-this-format"), "{format:?} {code}");
    }
}

#[test]
fn nul_bytes_and_invalid_characters_never_end_a_reader_without_a_word() {
    for (format, start) in BEGINNINGS {
        for spoiled in [&b"\0\0\0"[..], b"\xff\xfe\xfd", b"\xc3", b"a\x80\xbf\xf5z", b"\x1b[2J\x07"]
        {
            let mut bytes = start.as_bytes().to_vec();
            bytes.extend(spoiled);
            let (good, last) = ends(*format, bytes.as_slice());
            assert!(good > 0 || last.is_some(), "{format:?} {spoiled:?}");
        }
    }
}

#[test]
fn what_nests_without_end_ends_every_reader() {
    for (format, start) in BEGINNINGS {
        for open in
            ["<a>", "[", "{\"a\":", "BEGIN:VEVENT\r\n", "BEGIN:X\r\n", "\"", "(", "<p><b><i>"]
        {
            let bytes = format!("{start}{}", open.repeat(100_000));
            let (good, last) = ends(*format, bytes.as_bytes());
            assert!(good > 0 || last.is_some(), "{format:?} {open}");
        }
    }
}

#[test]
fn a_table_of_a_million_columns_ends_with_a_clear_finding() {
    for (format, start) in [
        (Format::Csv, "Schlüssel;Titel"),
        (Format::JedeschuleCsv, "id;name"),
        (Format::AreasCsv, "AGS;Name"),
    ] {
        let header = format!("{start}{}\n1;x\n", ";y".repeat(1_000_000));
        let (_, last) = ends(format, header.as_bytes());
        assert!(last.is_some(), "{format:?}");
        let row = format!("{start}\n1;x{}\n", ";y".repeat(1_000_000));
        let (good, last) = ends(format, row.as_bytes());
        assert!(good > 0 || last.is_some(), "{format:?}");
    }
}

#[test]
fn dates_and_positions_outside_of_the_world_are_left_out_and_named() {
    let desk = Desk::new("x");
    for (format, text, codes) in [
        (
            Format::Csv,
            "Schlüssel;Titel;Beginn;Breite;Länge\n1;A;0000-00-00;;\n2;B;01.05.2027;190,0;53,3\n",
            &["not-a-date", "not-a-position"][..],
        ),
        (
            Format::Kufer,
            "<kurse><kurs><knr>1</knr><haupttitel>A</haupttitel><beginndat>0000-00-00</beginndat></kurs></kurse>",
            &["not-a-date"],
        ),
        (
            Format::ICal,
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nSUMMARY:A\nDTSTART:00000000\nEND:VEVENT\nBEGIN:VEVENT\nUID:2\nSUMMARY:B\nDTSTART:20270501\nGEO:190.0;53.3\nEND:VEVENT\nEND:VCALENDAR\n",
            &["not-a-date", "not-a-position"],
        ),
        (
            Format::JsonLd,
            "{\"@context\":\"https://schema.org\",\"@type\":\"Event\",\"@id\":\"1\",\"name\":\"A\",\"startDate\":\"0000-00-00\"}",
            &["not-a-date"],
        ),
    ] {
        let found: Vec<&str> =
            desk.findings(format, text.as_bytes()).iter().map(|f| f.kind.code()).collect();
        for code in codes {
            assert!(found.contains(code), "{format:?} {found:?}");
        }
        assert!(!desk.offers(format, text.as_bytes()).is_empty(), "{format:?}");
    }
}

#[test]
fn an_offer_has_no_more_dates_than_anybody_could_come_to() {
    let day = jiff::civil::date(1950, 1, 1);
    let rows: String = (0..limits::SESSIONS + 500)
        .map(|n| format!("1;A;{}\n", day.checked_add(i64::try_from(n).unwrap().days()).unwrap()))
        .collect();
    let desk = Desk::new("x");
    let text = format!("Schlüssel;Titel;Beginn\n{rows}");
    let offers = desk.offers(Format::Csv, text.as_bytes());
    assert_eq!(offers[0].schedule.sessions.len(), limits::SESSIONS);
    let codes = desk.findings(Format::Csv, text.as_bytes());
    assert_eq!(codes.iter().map(|f| f.kind.code()).collect::<Vec<_>>(), ["too-large"; 500]);
}
