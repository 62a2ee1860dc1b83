//! openQ-cat catalogues in, records and findings out.

use std::io::{self, BufReader, Cursor, Read};

use base::{FindingKind, Severity};
use exchange::Format;
use landscape::{Coverage, Entry, Incoming, Moment, PriceAmount};

use crate::desk::{Desk, said};

const FULL: &[u8] = include_bytes!("../fixtures/openqcat/full.xml");

/// A full catalogue of one supplier with these services.
fn catalogue(services: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><OPENQCAT version=\"1.1\"><HEADER><CATALOG/>\
         <SUPPLIER><SUPPLIER_ID type=\"supplier_specific\">1</SUPPLIER_ID><SUPPLIER_NAME>Beispiel</SUPPLIER_NAME>\
         <ADDRESS/></SUPPLIER></HEADER><NEW_CATALOG>{services}</NEW_CATALOG></OPENQCAT>"
    )
}

fn service(key: &str, details: &str, more: &str) -> String {
    format!(
        "<SERVICE><PRODUCT_ID>{key}</PRODUCT_ID><COURSE_TYPE>1</COURSE_TYPE><SERVICE_DETAILS>{details}</SERVICE_DETAILS>{more}</SERVICE>"
    )
}

#[test]
fn a_full_catalogue_becomes_organisations_and_offers() {
    let items = Desk::new("bildung").read(Format::OpenQCat, FULL);
    insta::assert_snapshot!(said(&items));
}

#[test]
fn an_update_takes_back_and_brings_new() {
    let xml = "<OPENQCAT version='1.1'><HEADER><CATALOG/><SUPPLIER><SUPPLIER_ID type='duns'>1</SUPPLIER_ID>\
        <SUPPLIER_NAME>Beispiel</SUPPLIER_NAME><ADDRESS/></SUPPLIER></HEADER><UPDATE_CATALOG seq_number='7'>\
        <DELETE><SERVICE><PRODUCT_ID>alt-1</PRODUCT_ID></SERVICE><SERVICE><PRODUCT_ID></PRODUCT_ID></SERVICE></DELETE>\
        <NEW><SERVICE mode='new'><PRODUCT_ID>neu-1</PRODUCT_ID><SERVICE_DETAILS><TITLE>Neu</TITLE></SERVICE_DETAILS></SERVICE></NEW>\
        </UPDATE_CATALOG></OPENQCAT>";
    let items = Desk::new("bildung").read(Format::OpenQCat, xml.as_bytes());
    insta::assert_snapshot!(said(&items));
}

#[test]
fn a_catalogue_that_is_not_full_takes_nothing_away() {
    let xml = catalogue("").replace("<NEW_CATALOG>", "<NEW_CATALOG FULLCATALOG='false'>");
    let items = Desk::new("x").read(Format::OpenQCat, xml.as_bytes());
    assert_eq!(items[0], Ok(Incoming::Coverage(Coverage::Incremental)));
}

#[test]
fn ids_are_the_same_at_every_import_and_differ_between_sources() {
    let first = Desk::new("a").offers(Format::OpenQCat, FULL);
    let again = Desk::new("a").offers(Format::OpenQCat, FULL);
    let other = Desk::new("b").offers(Format::OpenQCat, FULL);
    assert_eq!(first, again);
    assert_ne!(first[0].id, other[0].id);
}

#[test]
fn what_is_bad_in_a_record_is_reported_and_the_rest_is_taken() {
    let date = |start: &str, end: &str| {
        format!(
            "<TITLE>T</TITLE><SERVICE_DATE><START_DATE>{start}</START_DATE><END_DATE>{end}</END_DATE></SERVICE_DATE>"
        )
    };
    let price = |amount: &str| {
        format!(
            "<SERVICE_PRICE_DETAILS><SERVICE_PRICE><PRICE_AMOUNT>{amount}</PRICE_AMOUNT></SERVICE_PRICE></SERVICE_PRICE_DETAILS>"
        )
    };
    let xml = catalogue(
        &[
            service("ok", "<TITLE>Gut</TITLE>", ""),
            service("", "<TITLE>Ohne Schlüssel</TITLE>", ""),
            service("ohne-titel", "<TITLE> </TITLE>", ""),
            service("ok", "<TITLE>Doppelt</TITLE>", ""),
            service("kein-tag", &date("2027-02-31T00:00:00", "0000-00-00T00:00:00"), ""),
            service("jahr", &date("99999-01-01T00:00:00", "2027-01-01T00:00:00"), ""),
            service("rueckwaerts", &date("2027-03-02T00:00:00", "2027-03-01T00:00:00"), ""),
            service("minus", "<TITLE>T</TITLE>", &price("-5.0")),
            service("riesig", "<TITLE>T</TITLE>", &price("1e300")),
            format!("<SERVICE><PRODUCT_ID>{}</PRODUCT_ID></SERVICE>", "x".repeat(600)),
            "<SERVICE><PRODUCT_ID>leer</PRODUCT_ID></SERVICE>".to_owned(),
        ]
        .concat(),
    );
    let items = Desk::new("bildung").read(Format::OpenQCat, xml.as_bytes());
    insta::assert_snapshot!(said(&items));
    assert!(items.iter().all(|i| i.as_ref().err().is_none_or(|f| f.severity != Severity::Fatal)));
}

#[test]
fn a_service_of_an_unknown_supplier_is_rejected_where_several_are_named() {
    let text = encoding_of(FULL).replace("\">300</SUPPLIER_ID_REF>", "\">301</SUPPLIER_ID_REF>");
    let findings = Desk::new("x").findings(Format::OpenQCat, text.as_bytes());
    let rejected: Vec<_> = findings.iter().filter(|f| f.severity == Severity::Rejected).collect();
    assert_eq!(rejected.len(), 1);
    assert_eq!(rejected[0].kind, FindingKind::UnknownReference);
    assert_eq!(rejected[0].given, "301");
}

fn encoding_of(bytes: &[u8]) -> String {
    exchange::encoding::text(bytes).replace("iso-8859-15", "utf-8")
}

#[test]
fn persons_are_said_once_per_file_and_appear_nowhere() {
    let items = Desk::new("x").read(Format::OpenQCat, FULL);
    let notes =
        items.iter().filter(|i| matches!(i, Err(f) if f.kind == FindingKind::PersonalDataDropped));
    assert_eq!(notes.count(), 1);
    let all = format!("{items:?}");
    for personal in ["(Name)", "(Vorname)", "v.name@", "0170", "0000-12"] {
        assert!(!all.contains(personal), "{personal}");
    }
    assert!(all.contains("anmeldung@akademie.example"));
}

#[test]
fn a_broken_file_ends_with_one_fatal_finding_after_what_was_good() {
    let whole = catalogue(&service("eins", "<TITLE>Eins</TITLE>", ""));
    let cut = whole.find("</NEW_CATALOG>").unwrap();
    let cases = [
        ("Titel;Beginn\nKurs;1.1.2027\n".to_owned(), "not-this-format"),
        ("<?xml version='1.0'?><kurse/>".to_owned(), "not-this-format"),
        (String::new(), "missing"),
        ("<OPENQCAT><HEADER/></OPENQCAT>".to_owned(), "missing"),
        (whole[..cut].to_owned(), "broken"),
        (format!("{}<SERVICE><PRODUCT_ID>zwei", &whole[..cut]), "broken"),
        (format!("{}<SERVICE></WRONG>", &whole[..cut]), "broken"),
        (whole.replace("<OPENQCAT", "<!DOCTYPE x [<!ENTITY a 'aaa'>]><OPENQCAT"), "not-supported"),
        ("\u{0}\u{1}\u{2}PK".to_owned(), "not-this-format"),
    ];
    for (text, code) in cases {
        let items = Desk::new("x").read(Format::OpenQCat, text.as_bytes());
        let last = items.last().unwrap().as_ref().unwrap_err();
        assert_eq!((last.kind.code(), last.severity), (code, Severity::Fatal), "{text:.60}");
        let fatal = items.iter().filter(|i| matches!(i, Err(f) if f.severity == Severity::Fatal));
        assert_eq!(fatal.count(), 1);
        let offers = items.iter().filter(|i| matches!(i, Ok(Incoming::Offer(_)))).count();
        assert_eq!(offers, usize::from(code == "broken"), "{text:.60}");
    }
}

#[test]
fn entities_of_a_bomb_are_not_expanded() {
    let lol =
        (1..10).map(|n| format!("<!ENTITY l{n} '&l{};&l{};'>", n - 1, n - 1)).collect::<String>();
    let xml = format!("<!DOCTYPE OPENQCAT [<!ENTITY l0 'lol'>{lol}]>{}", catalogue("&l9;"));
    let findings = Desk::new("x").findings(Format::OpenQCat, xml.as_bytes());
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].kind.code(), "not-supported");
}

#[test]
fn a_text_or_a_tag_of_a_gigabyte_ends_the_file_and_not_the_program() {
    let desk = Desk::new("x");
    let intake = desk.intake();
    let start = catalogue("");
    let start = &start[..start.find("</NEW_CATALOG>").unwrap()];
    for open in ["<SERVICE><PRODUCT_ID>", "<SERVICE ", "<SERVICE><!--", "<SERVICE><![CDATA["] {
        let head = Cursor::new(format!("{start}{open}").into_bytes());
        let endless = BufReader::new(head.chain(io::repeat(b'x').take(1 << 30)));
        let last = exchange::openqcat::records(endless, &intake).last().unwrap().unwrap_err();
        assert_eq!((last.kind.code(), last.severity), ("too-large", Severity::Fatal), "{open}");
    }
}

#[test]
fn a_record_of_many_small_parts_has_an_end_too() {
    let desk = Desk::new("x");
    let intake = desk.intake();
    let start = catalogue("");
    let head = start[..start.find("</NEW_CATALOG>").unwrap()].to_owned() + "<SERVICE>";
    let parts = Cycle { text: b"<KEYWORD>wort</KEYWORD>", at: 0 };
    let endless = BufReader::new(Cursor::new(head.into_bytes()).chain(parts));
    let last = exchange::openqcat::records(endless, &intake).last().unwrap().unwrap_err();
    assert_eq!(last.kind.code(), "too-large");
}

/// A text again and again without end.
struct Cycle {
    text: &'static [u8],
    at: usize,
}

impl Read for Cycle {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        for slot in buf.iter_mut() {
            *slot = self.text[self.at];
            self.at = (self.at + 1) % self.text.len();
        }
        Ok(buf.len())
    }
}

#[test]
fn the_same_catalogue_reads_the_same_in_every_encoding() {
    let text = encoding_of(FULL);
    let expected = Desk::new("x").offers(Format::OpenQCat, text.as_bytes());
    let utf16: Vec<u8> =
        "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let undeclared: Vec<u8> = encoding_of(FULL)
        .replace(" encoding=\"utf-8\"", "")
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect();
    for bytes in [FULL.to_vec(), utf16, undeclared] {
        assert_eq!(Desk::new("x").offers(Format::OpenQCat, &bytes), expected);
    }
    assert_eq!(expected[0].title.de(), "Umschulung & Fortbildung für Pflege");
}

#[test]
fn dates_prices_and_entries_mean_what_the_format_means() {
    let offers = Desk::new("x").offers(Format::OpenQCat, FULL);
    let first = &offers[0].schedule.sessions[0];
    assert_eq!(first.start, Moment::Day(jiff::civil::date(2027, 2, 5)));
    // The last day is the 26th, and ends of days are exclusive.
    assert_eq!(first.end, Some(Moment::Day(jiff::civil::date(2029, 1, 27))));
    assert_eq!(offers[0].price.amount, PriceAmount::Fixed(base::Money::from_cents(3_546_450)));
    assert_eq!(offers[1].schedule.entry, Entry::AnyTime);
    assert_eq!(offers[1].price.amount, PriceAmount::OnRequest);
    assert_eq!(offers[2].schedule.entry, Entry::OnRequest);
    assert_eq!(offers[2].price.amount, PriceAmount::Free);
}

#[test]
fn what_is_legal_and_unusual_reads_the_same() {
    let plain = catalogue(&service(
        "1",
        "<TITLE>Nähen &amp; Flicken</TITLE><DESCRIPTION_LONG>Für alle &lt;3</DESCRIPTION_LONG>",
        "<SERVICE_PRICE_DETAILS><SERVICE_PRICE type=\"net_list\" x=\"1\"><PRICE_AMOUNT>12.50</PRICE_AMOUNT></SERVICE_PRICE></SERVICE_PRICE_DETAILS>",
    ));
    let desk = Desk::new("x");
    let expected = desk.read(Format::OpenQCat, plain.as_bytes());
    assert!(expected.len() == 3 && expected.iter().all(Result::is_ok), "{}", said(&expected));
    let prefixed = plain.replace('<', "<q:").replace("<q:/", "</q:").replace("<q:?", "<?");
    let prefixed = prefixed.replace("<q:OPENQCAT ", "<q:OPENQCAT xmlns:q=\"urn:x\" ");
    for (how, text) in [
        ("a prefix", prefixed),
        ("a default namespace", plain.replace("<OPENQCAT ", "<OPENQCAT xmlns=\"urn:x\" ")),
        ("CDATA", plain.replace("Nähen &amp; Flicken", "<![CDATA[Nähen & ]]>Flicken")),
        (
            "comments",
            plain
                .replace("Nähen", "<!-- a -->N<!-- <TITLE> -->ähen")
                .replace("<SERVICE>", "<!-- x --><SERVICE>"),
        ),
        ("numbers for characters", plain.replace("ä", "&#228;").replace("F", "&#x46;")),
        (
            "attributes in another order",
            plain.replace("type=\"net_list\" x=\"1\"", "x = '1'\n type = 'net_list'"),
        ),
        ("instructions for processing", plain.replace("<HEADER>", "<?php echo 1 ?><HEADER>")),
        ("indentation", plain.replace("><", ">\r\n\t  <")),
        ("a mark", format!("\u{feff}{plain}")),
        (
            "a document type",
            plain.replace("<OPENQCAT", "<!DOCTYPE OPENQCAT SYSTEM \"openQ-cat.dtd\"><OPENQCAT"),
        ),
        (
            "an unused member",
            plain.replace(
                "<SERVICE_DETAILS>",
                "<SERVICE_DETAILS><NEUES_FELD a='1'>x<y/>z</NEUES_FELD>",
            ),
        ),
        ("no declaration", plain.replace("<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "")),
    ] {
        assert_eq!(said(&desk.read(Format::OpenQCat, text.as_bytes())), said(&expected), "{how}");
    }
}

#[test]
fn a_deletion_and_a_new_version_of_one_service_come_in_their_order() {
    let xml = catalogue(&service("1", "<TITLE>Neu</TITLE>", ""))
        .replace(
            "<NEW_CATALOG>",
            "<UPDATE_CATALOG><DELETE><SERVICE><PRODUCT_ID>1</PRODUCT_ID></SERVICE></DELETE><NEW>",
        )
        .replace("</NEW_CATALOG>", "</NEW></UPDATE_CATALOG>");
    let items = Desk::new("x").read(Format::OpenQCat, xml.as_bytes());
    assert!(matches!(items[0], Ok(Incoming::Coverage(Coverage::Incremental))), "{}", said(&items));
    assert!(
        matches!(&items[2..], [Ok(Incoming::Gone(_)), Ok(Incoming::Offer(_))]),
        "{}",
        said(&items)
    );
}
