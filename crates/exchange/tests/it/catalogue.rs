//! What the repository itself holds: vocabularies that survive the round trip, the demo district's areas
//! and calendars without a finding that nobody expects.

use std::{fs, path::PathBuf};

use base::{Ags, SourceKey};
use exchange::{Exported, Format, ical, read, skos};
use jiff::Timestamp;
use landscape::{Area, AreaLevel, Gazetteer, Incoming, Intake, Offer, Vocabularies, outline};

fn house(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

fn listed(path: &str, ending: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(house(path)).unwrap();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|e| e == ending));
    files.sort();
    files
}

fn vocabularies() -> Vocabularies {
    let mut all = Vocabularies::default();
    for path in listed("catalogue/vocabularies", "ttl") {
        all.put(skos::read(fs::read(path).unwrap().as_slice()).unwrap().0);
    }
    all
}

fn run(format: Format, bytes: &[u8], gazetteer: &Gazetteer) -> (Vec<Incoming>, Vec<String>) {
    let district: Ags = "03353".parse().unwrap();
    let source: SourceKey = "demo".parse().unwrap();
    let vocabularies = vocabularies();
    let intake = Intake {
        district: &district,
        source: &source,
        retrieved_at: Timestamp::UNIX_EPOCH,
        vocabularies: &vocabularies,
        gazetteer,
    };
    let (mut records, mut findings) = (Vec::new(), Vec::new());
    for item in read(format, bytes, &intake) {
        match item {
            Ok(record) => records.push(record),
            Err(finding) => findings.push(finding.to_string()),
        }
    }
    (records, findings)
}

fn areas() -> Vec<Area> {
    let bytes = fs::read(house("districts/harburg/areas.csv")).unwrap();
    let (records, findings) = run(Format::AreasCsv, &bytes, &Gazetteer::default());
    assert_eq!(findings, Vec::<String>::new());
    let area = |record| match record {
        Incoming::Area(area) => Some(*area),
        _ => None,
    };
    records.into_iter().filter_map(area).collect()
}

#[test]
fn every_vocabulary_of_the_catalogue_survives_the_round_trip() {
    let files = listed("catalogue/vocabularies", "ttl");
    assert!(files.len() >= 10, "{}", files.len());
    for path in files {
        let (vocabulary, findings) = skos::read(fs::read(&path).unwrap().as_slice()).unwrap();
        assert_eq!(findings, [], "{}", path.display());
        assert_eq!(Some(vocabulary.scheme.as_str()), path.file_stem().and_then(|s| s.to_str()));
        let text = skos::turtle(&vocabulary);
        let (again, findings) = skos::read(text.as_bytes()).unwrap();
        assert_eq!((again, findings), (vocabulary, Vec::new()), "{}", path.display());
    }
}

#[test]
fn the_district_has_its_42_municipalities_and_each_gets_an_outline() {
    let areas = areas();
    let district: Ags = "03353".parse().unwrap();
    let municipalities: Vec<&Area> = areas
        .iter()
        .filter(|a| a.level == AreaLevel::Municipality && district.contains(&a.ags))
        .collect();
    assert_eq!(municipalities.len(), 42);
    let drawn = outline::outlines(municipalities.iter().copied());
    assert_eq!(drawn.len(), 42);
    assert!(drawn.iter().all(|(_, boundary)| boundary.schematic));
}

#[test]
fn the_example_calendars_are_read_and_written_and_read_again_with_the_same_dates() {
    let gazetteer = Gazetteer::new(&areas());
    let vocabularies = vocabularies();
    let german = base::LangTag::german();
    let style =
        ical::Style { stamp: Timestamp::UNIX_EPOCH, lang: &german, vocabularies: &vocabularies };
    let files = listed("districts/harburg/offers", "ics");
    assert!(!files.is_empty());
    for path in files {
        let (records, findings) = run(Format::ICal, &fs::read(&path).unwrap(), &gazetteer);
        for finding in findings {
            assert!(finding.contains("personal data"), "{}: {finding}", path.display());
        }
        let offer = |record| match record {
            Incoming::Offer(offer) => Some(*offer),
            _ => None,
        };
        let offers: Vec<Offer> = records.into_iter().filter_map(offer).collect();
        assert!(!offers.is_empty(), "{}", path.display());
        for offer in offers.iter().filter(|offer| offer.schedule.sessions.len() == 1) {
            let exported =
                Exported { offer, provider: None, places: Vec::new(), url: String::new() };
            let text = ical::of_offer(&exported, &style);
            let (again, findings) = run(Format::ICal, text.as_bytes(), &gazetteer);
            assert_eq!(findings, Vec::<String>::new(), "{text}");
            let Some(Incoming::Offer(again)) = again.into_iter().nth(1) else { panic!("{text}") };
            assert_eq!(again.schedule, offer.schedule, "{text}");
            assert_eq!((again.title, again.topics), (offer.title.clone(), offer.topics.clone()));
        }
    }
}
