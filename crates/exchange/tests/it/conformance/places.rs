//! Real calendars, vocabularies, school lists and boundaries: nothing panics, and every file gives
//! records or says why not.
//!
//! The expected numbers were compared by hand with other programs, named at each test.

use std::{collections::BTreeSet, fs, path::PathBuf};

use base::{Ags, Finding, Severity, SourceKey};
use exchange::{Format, read, skos};
use jiff::{Timestamp, civil::date};
use landscape::{Gazetteer, Incoming, Intake, Offer, Vocabularies};

/// The folder with real data beside the workspace; said once where it is missing.
fn data(path: &str) -> Option<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data").join(path);
    if !folder.exists() {
        eprintln!("{} is not there: left out", folder.display());
        return None;
    }
    Some(folder)
}

fn files(path: &str, ending: &str) -> Vec<PathBuf> {
    let Some(folder) = data(path) else { return Vec::new() };
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == ending))
        .collect();
    files.sort();
    files
}

fn records(format: Format, bytes: &[u8], gazetteer: &Gazetteer) -> Vec<Result<Incoming, Finding>> {
    let district: Ags = "03353".parse().unwrap();
    let source: SourceKey = "probe".parse().unwrap();
    let vocabularies = Vocabularies::default();
    let intake = Intake {
        district: &district,
        source: &source,
        retrieved_at: Timestamp::UNIX_EPOCH,
        vocabularies: &vocabularies,
        gazetteer,
    };
    read(format, bytes, &intake).collect()
}

#[test]
fn every_calendar_gives_records_or_says_why_not() {
    for path in files("offers/ical", "ics") {
        let all = records(Format::ICal, &fs::read(&path).unwrap(), &Gazetteer::default());
        assert!(!all.is_empty(), "{} is silent", path.display());
        let offers: BTreeSet<_> = all
            .iter()
            .filter_map(|r| match r {
                Ok(Incoming::Offer(offer)) => Some(offer.id),
                _ => None,
            })
            .collect();
        let count = all.iter().filter(|r| matches!(r, Ok(Incoming::Offer(_)))).count();
        assert_eq!(offers.len(), count, "{} gives an id twice", path.display());
    }
}

#[track_caller]
fn offer(file: &str, key: &str) -> Option<Offer> {
    let path = data("offers/ical")?.join(file);
    let all = records(Format::ICal, &fs::read(path).unwrap(), &Gazetteer::default());
    let found = all.into_iter().find_map(|r| match r {
        Ok(Incoming::Offer(offer)) if offer.origin.key.as_str() == key => Some(*offer),
        _ => None,
    });
    assert!(found.is_some(), "{file} has no {key}");
    found
}

/// Compared with python-dateutil 2.9 (`rrulestr`, `zoneinfo`), starts converted to Europe/Berlin.
#[track_caller]
fn check(file: &str, key: &str, count: usize, first: &str, last: &str) {
    let Some(offer) = offer(file, key) else { return };
    let found = offer.schedule.occurrences(date(1990, 1, 1), date(2030, 12, 31), 2000);
    let starts: Vec<String> = found.iter().map(|o| o.start.to_string()).collect();
    let ends = (starts.first().map(String::as_str), starts.last().map(String::as_str));
    assert_eq!((starts.len(), ends), (count, (Some(first), Some(last))), "{file} {key}");
}

#[test]
fn every_public_vocabulary_survives_the_round_trip() {
    for folder in ["vocabularies/kim", "vocabularies/openeduhub"] {
        for path in files(folder, "ttl") {
            let bytes = fs::read(&path).unwrap();
            match skos::read(bytes.as_slice()) {
                Ok((vocabulary, _)) => {
                    assert!(!vocabulary.concepts.is_empty(), "{} is empty", path.display());
                    let text = skos::turtle(&vocabulary);
                    let (again, findings) = skos::read(text.as_bytes()).unwrap();
                    assert_eq!(findings, [], "{}", path.display());
                    assert_eq!(again, vocabulary, "{}", path.display());
                    assert_eq!(skos::turtle(&again), text, "{}", path.display());
                }
                Err(finding) => {
                    assert_eq!(finding.severity, Severity::Fatal);
                    panic!("{}: {finding}", path.display());
                }
            }
        }
    }
}

#[test]
fn series_of_real_calendars_have_the_dates_that_dateutil_finds() {
    let google = "icsparser_ICal.ics";
    check(google, "rq8jng4jgq0m1lvpj8486fttu0@google.com", 15, "2016-10-30", "2030-10-27");
    check(google, "dh3fki5du0opa7cs5n5s87ca00@google.com", 5, "2016-01-19", "2016-03-15");
    check(google, "4dnsuc3nknin15kv25cn7ridss@google.com", 5, "2017-01-18", "2017-05-17");
    check(google, "4dnsuc3nknin15kv25cn7ridssy@google.com", 144, "2019-01-01", "2030-12-02");
    check(google, "4dnsuc3nknin15kv25cn7ridssx@google.com", 144, "2019-01-31", "2030-12-31");
    check(google, "h6f7sdjbpt47v3dkral8lnsgcc@google.com", 62, "2017-03-01", "2030-03-27");
    check(google, "f50e8b89a4a3b0070e0b687d03@google.com", 5, "2017-01-11", "2019-02-11");
    check(google, "675f06aa795665ae50904ebf0e@google.com", 5, "2017-04-05", "2017-05-03");
    check(google, "testuid@google.com", 2, "2017-08-13T11:00", "2017-10-08T10:00");
    check(
        "icsparser_ical-monthly.ics",
        "M2CD-1-1-5FB000FB-BBE4-4F3F-9E7E-217F1FF97208",
        25,
        "2018-07-01",
        "2020-07-01",
    );
    check(
        "icsparser_issue-196.ics",
        "529b1ea3-8de8-484d-b878-c20c7fb72bf5",
        7,
        "2019-11-05T19:00",
        "2019-11-11T19:00",
    );
    check(
        "event_issue_112_missing_tzinfo_on_exdate.ics",
        "ak30b02u7858q1oo6ji9dm4mgg@google.com",
        11,
        "2013-09-07T18:00",
        "2013-10-19T18:00",
    );
    check(
        "event_issue_156_RDATE_with_PERIOD.ics",
        "rdate_period",
        2,
        "1996-12-30T03:00",
        "1997-01-01T19:00",
    );
    check(
        "issue_466_respect_unique_timezone.ics",
        "0cab49a0-1167-40f0-bfed-ecb4d117047d",
        428,
        "2022-10-21T20:00",
        "2030-12-27T20:00",
    );
}
