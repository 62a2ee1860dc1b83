//! schema.org in, records and findings out; and what we write ourselves comes back.

use base::{FindingKind, Severity};
use exchange::{Exported, Format, export, export::Outgoing};
use landscape::{Incoming, Organisation};

use crate::desk::{Desk, said};

const GRAPH: &[u8] = include_bytes!("../fixtures/jsonld/kultur.jsonld");

#[test]
fn a_graph_becomes_offers_organisations_and_places() {
    let items = Desk::new("kultur").read(Format::JsonLd, GRAPH);
    insta::assert_snapshot!(said(&items));
}

#[test]
fn people_stay_outside() {
    let items = Desk::new("kultur").read(Format::JsonLd, GRAPH);
    let all = format!("{items:?}");
    assert!(!all.contains("(Name)") && !all.contains("person@"), "{all}");
    let notes =
        items.iter().filter(|i| matches!(i, Err(f) if f.kind == FindingKind::PersonalDataDropped));
    assert_eq!(notes.count(), 1);
}

#[test]
fn one_node_a_list_and_a_page_say_the_same() {
    let desk = Desk::new("x");
    let node = r#"{"@context":"https://schema.org","@type":"https://schema.org/Event","@id":"https://a.example/1","name":"Fest","startDate":"2026-12-05T18:00"}"#;
    let expected = desk.offers(Format::JsonLd, node.as_bytes());
    assert_eq!(expected.len(), 1);
    assert_eq!(desk.offers(Format::JsonLd, format!("\u{feff}[{node}]").as_bytes()), expected);
    let page = format!(
        "<!DOCTYPE html><html><head><script>var a = '{{}}';</script>\n<SCRIPT TYPE=\"application/ld+json\">{node}</SCRIPT>\
         <script type='application/ld+json'>{{kaputt</script></head><body>Grüße</body></html>"
    );
    assert_eq!(desk.offers(Format::Html, page.as_bytes()), expected);
    let findings = desk.findings(Format::Html, page.as_bytes());
    assert_eq!((findings[0].severity, findings[0].kind.code()), (Severity::Rejected, "broken"));
}

#[test]
fn what_is_no_linked_data_ends_in_a_clear_finding() {
    let deep = "[".repeat(100_000);
    for (format, text, code) in [
        (Format::JsonLd, "", "not-this-format"),
        (Format::JsonLd, "BEGIN:VCALENDAR", "not-this-format"),
        (Format::JsonLd, "{\"@type\":\"Event\"", "broken"),
        (Format::JsonLd, deep.as_str(), "broken"),
        (Format::JsonLd, "{\"a\":1}", "not-this-format"),
        (Format::Html, "<html><script>x</script></html>", "not-this-format"),
        (Format::Html, "", "not-this-format"),
        (Format::Html, "<script type=\"application/ld+json\"", "not-this-format"),
    ] {
        let items = Desk::new("x").read(format, text.as_bytes());
        assert!(items[0].as_ref().is_err_and(|f| f.kind.code() == code), "{text:.40} {items:?}");
    }
}

#[test]
fn a_document_beyond_the_cap_is_refused() {
    let desk = Desk::new("x");
    let intake = desk.intake();
    let endless = std::io::BufReader::new(std::io::repeat(b'['));
    let items: Vec<_> = exchange::jsonld::records(endless, &intake).collect();
    assert_eq!(items[0].as_ref().unwrap_err().kind.code(), "too-large");
}

#[test]
fn what_we_write_comes_back_with_its_dates_places_and_prices() {
    let desk = Desk::new("kultur");
    let items = desk.read(Format::JsonLd, GRAPH);
    let organisations: Vec<&Organisation> = items
        .iter()
        .filter_map(|i| match i {
            Ok(Incoming::Organisation(o)) => Some(&**o),
            _ => None,
        })
        .collect();
    let offers = desk.offers(Format::JsonLd, GRAPH);
    let exported = offers.iter().map(|offer| Exported {
        offer,
        provider: organisations.iter().find(|o| o.id == offer.provider).copied(),
        places: Vec::new(),
        url: format!("https://portal.example/angebote/{}", offer.id),
    });
    let mut out = Vec::new();
    let mut file = export::Listed::jsonld(&mut out).unwrap();
    for exported in exported {
        file.put(&exported).unwrap();
    }
    file.end().unwrap();
    let again = desk.offers(Format::JsonLd, &out);
    assert_eq!(again.len(), offers.len());
    for (before, after) in offers.iter().zip(&again) {
        assert_eq!(before.id, after.id);
        assert_eq!(before.title, after.title);
        assert_eq!(before.provider, after.provider);
        assert_eq!(before.price.amount, after.price.amount, "{}", before.title.de());
        assert_eq!(before.price.reductions, after.price.reductions);
        assert_eq!(before.format, after.format);
        assert_eq!(before.ages, after.ages);
        assert_eq!(before.capacity, after.capacity);
        let starts = |o: &landscape::Offer| {
            o.schedule
                .sessions
                .iter()
                .map(|s| (s.start, s.end, s.cancelled, s.recurrence.clone()))
                .collect::<Vec<_>>()
        };
        assert_eq!(starts(before), starts(after), "{}", before.title.de());
    }
}
