//! Real calendars, vocabularies, school lists and boundaries: nothing panics, and every file gives
//! records or says why not.
//!
//! The expected numbers were compared by hand with other programs, named at each test.

use std::{collections::BTreeSet, fs, path::PathBuf};

use base::{Ags, Finding, Severity, SourceKey};
use exchange::{
    Format,
    areas::{self, Layer},
    read, skos,
};
use jiff::{Timestamp, civil::date};
use landscape::{AreaLevel, Gazetteer, Incoming, Intake, Offer, Vocabularies};

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

fn counted(all: &[Result<Incoming, Finding>]) -> (usize, Vec<String>) {
    let count = all.iter().filter(|r| r.is_ok()).count();
    (count, all.iter().filter_map(|r| r.as_ref().err()).map(ToString::to_string).collect())
}

/// The district's areas from the table in the repository.
fn gazetteer() -> Gazetteer {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../districts/harburg/areas.csv");
    let all = records(Format::AreasCsv, &fs::read(path).unwrap(), &Gazetteer::default());
    let areas: Vec<landscape::Area> = all
        .into_iter()
        .filter_map(|r| match r {
            Ok(Incoming::Area(area)) => Some(*area),
            _ => None,
        })
        .collect();
    Gazetteer::new(&areas)
}

#[test]
fn the_official_directory_is_the_whole_tree() {
    let Some(path) = data("areas/AuszugGV2QAktuell_2024-06-30.xlsx") else { return };
    let all = records(Format::GvIsys, &fs::read(path).unwrap(), &Gazetteer::default());
    let areas: Vec<&landscape::Area> = all
        .iter()
        .filter_map(|r| match r {
            Ok(Incoming::Area(area)) => Some(&**area),
            _ => None,
        })
        .collect();
    let of = |level: AreaLevel| areas.iter().filter(|a| a.level == level).count();
    // Destatis, 30.06.2024: 16 Länder, 400 Kreise; counted in the sheet with openpyxl.
    assert_eq!((of(AreaLevel::Land), of(AreaLevel::Kreis)), (16, 400));
    let district: Ags = "03353".parse().unwrap();
    let here: Vec<_> = areas
        .iter()
        .filter(|a| a.level == AreaLevel::Municipality && district.contains(&a.ags))
        .collect();
    assert_eq!(here.len(), 42);
    assert!(here.iter().all(|a| a.parent.is_some() && a.centre.is_some() && a.km2.is_some()));
    let people: u32 = here.iter().filter_map(|a| a.population).sum();
    assert_eq!(people, 261_890);
    assert!(areas.iter().filter(|a| a.level != AreaLevel::Country).all(|a| a.parent.is_some()));
}

#[test]
fn real_boundaries_lie_in_germany() {
    let check = |format: Format, file: &str, least: usize| {
        let Some(path) = data("areas").map(|folder| folder.join(file)) else { return };
        let all = records(format, &fs::read(path).unwrap(), &Gazetteer::default());
        let (count, findings) = counted(&all);
        assert!(count >= least, "{file}: {count} {findings:?}");
        for record in &all {
            let Ok(Incoming::Area(area)) = record else { continue };
            let points = area.boundary.iter().flat_map(|b| b.polygons.iter().flatten().flatten());
            for point in points {
                let inside =
                    (47.0..56.0).contains(&point.lat()) && (5.5..15.5).contains(&point.lon());
                assert!(inside, "{file} {}: {point:?}", area.name);
            }
        }
    };
    check(Format::GeoJson, "niedersachsen_gemeinden_2013_simplify200.geojson", 900);
    check(Format::GeoJson, "bundeslaender_simplify200.geojson", 1);
    check(Format::Shapefile, "VG250_GEM_simplified_2022.zip", 10_000);
}

#[test]
fn boundaries_without_keys_say_so() {
    for (format, file) in [
        (Format::GeoJson, "hamburg_stadtteile.geojson"),
        (Format::Shapefile, "VG250_LAN_mesh_simplified.zip"),
    ] {
        let Some(path) = data("areas").map(|folder| folder.join(file)) else { return };
        let all = records(format, &fs::read(path).unwrap(), &Gazetteer::default());
        let (count, findings) = counted(&all);
        assert_eq!((count, findings.len()), (0, 1), "{file}: {findings:?}");
    }
}

#[test]
fn an_unpacked_layer_has_the_400_kreise() {
    let Some(folder) = data("areas/vg2500") else { return };
    let file = |ending: &str| fs::read(folder.join(format!("VG2500_KRS.{ending}"))).unwrap();
    let layer = Layer {
        name: "VG2500_KRS".to_owned(),
        shp: file("shp"),
        dbf: file("dbf"),
        prj: Some(file("prj")),
        cpg: Some(file("cpg")),
    };
    let district: Ags = "03353".parse().unwrap();
    let source: SourceKey = "probe".parse().unwrap();
    let (vocabularies, gazetteer) = (Vocabularies::default(), Gazetteer::default());
    let intake = Intake {
        district: &district,
        source: &source,
        retrieved_at: Timestamp::UNIX_EPOCH,
        vocabularies: &vocabularies,
        gazetteer: &gazetteer,
    };
    let all: Vec<_> = areas::layer(&layer, &intake).collect();
    assert_eq!(counted(&all), (400, Vec::new()));
}

#[test]
fn the_directories_of_schools_give_those_of_the_district() {
    let gazetteer = gazetteer();
    let check = |format: Format, file: &str, least: usize, most: usize| {
        let Some(path) = data("organisations").map(|folder| folder.join(file)) else { return };
        let all = records(format, &fs::read(path).unwrap(), &gazetteer);
        let schools = all.iter().filter(|r| matches!(r, Ok(Incoming::Organisation(_)))).count();
        assert!((least..=most).contains(&schools), "{file}: {schools} {:?}", counted(&all).1);
        assert!(!all.is_empty(), "{file}");
    };
    check(Format::Jedeschule, "jedeschule/niedersachsen_all_schools_geocoded.json", 70, 90);
    check(Format::Jedeschule, "jedeschule/niedersachsen_all_schools.json", 70, 90);
    check(Format::Jedeschule, "jedeschule/hamburg_all_schools_geocoded.json", 0, 0);
    check(Format::Jedeschule, "jedeschule/bremen_all_schools_geocoded.json", 0, 0);
    check(Format::Jedeschule, "jedeschule/schleswig-holstein_all_schools_geocoded.json", 0, 0);
    check(Format::JedeschuleCsv, "sh_schulen.tsv", 0, 0);
    check(Format::JedeschuleCsv, "jedeschule/hamburg_raw_hamburg_schulen_prst.csv", 0, 0);
    check(Format::Jedeschule, "kitas_schleswig_holstein.json", 0, 0);
}
