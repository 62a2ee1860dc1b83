//! Invented offers are the same every time and read without a complaint.

use base::{Finding, SourceKey};
use jiff::{Timestamp, civil::date};
use landscape::{Gazetteer, Incoming, Intake, Vocabularies};

use super::*;

fn catalogue(offers: u64, seed: u64) -> Vec<u8> {
    let mut out = Vec::new();
    openqcat(Plan { offers, seed, from: date(2027, 1, 4) }, &mut out).unwrap();
    out
}

fn read(bytes: &[u8]) -> Vec<Result<Incoming, Finding>> {
    let (district, source): (base::Ags, SourceKey) =
        ("03353".parse().unwrap(), "beispiel".parse().unwrap());
    let (vocabularies, gazetteer) = (Vocabularies::default(), Gazetteer::default());
    let intake = Intake {
        district: &district,
        source: &source,
        retrieved_at: Timestamp::UNIX_EPOCH,
        vocabularies: &vocabularies,
        gazetteer: &gazetteer,
    };
    crate::read(crate::Format::OpenQCat, bytes, &intake).collect()
}

#[test]
fn the_same_plan_gives_the_same_bytes_and_another_seed_others() {
    assert_eq!(catalogue(50, 7), catalogue(50, 7));
    assert_ne!(catalogue(50, 7), catalogue(50, 8));
}

#[test]
fn what_is_generated_is_read_whole_and_only_unknown_words_are_noted() {
    let items = read(&catalogue(2000, 1));
    let offers: Vec<_> = items
        .iter()
        .filter_map(|i| match i {
            Ok(Incoming::Offer(offer)) => Some(offer),
            _ => None,
        })
        .collect();
    assert_eq!(offers.len(), 2000);
    for finding in items.iter().filter_map(|i| i.as_ref().err()) {
        assert_eq!(finding.kind.code(), "unknown-code", "{finding}");
    }
    let titles: std::collections::BTreeSet<&str> = offers.iter().map(|o| o.title.de()).collect();
    assert!(titles.len() > 1500, "{}", titles.len());
    let placed = offers.iter().filter(|o| o.schedule.sessions.iter().any(|s| s.venue.is_some()));
    assert!(placed.count() > 1200);
}

#[test]
fn names_and_streets_keep_the_limits_of_the_schema() {
    let text = String::from_utf8(catalogue(3000, 2)).unwrap();
    for (element, most) in
        [("NAME", 30), ("STREET", 30), ("CITY", 36), ("TITLE", 255), ("KEYWORD", 255)]
    {
        let (open, close) = (format!("<{element}>"), format!("</{element}>"));
        let values: Vec<&str> =
            text.split(&open).skip(1).filter_map(|rest| rest.split(&close).next()).collect();
        assert!(!values.is_empty(), "{element}");
        assert!(values.iter().all(|v| v.chars().count() <= most), "{element}");
    }
}
