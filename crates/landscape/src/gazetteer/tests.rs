//! How people write names of places, and what they mean by them.

use base::{AreaId, RecordKey, SourceKey};
use jiff::Timestamp;

use super::*;
use crate::Origin;

fn area(ags: &str, name: &str, level: AreaLevel, population: u32, postcodes: &[&str]) -> Area {
    let district: Ags = "03353".parse().unwrap();
    let source: SourceKey = "areas".parse().unwrap();
    let key: RecordKey = format!("{ags}-{name}").parse().unwrap();
    Area {
        id: AreaId::derived(&district, &source, &key),
        origin: Origin {
            district,
            source,
            key,
            licence: None,
            retrieved_at: Timestamp::UNIX_EPOCH,
        },
        ags: ags.parse().unwrap(),
        ars: None,
        level,
        name: name.to_owned(),
        parent: None,
        centre: GeoPoint::new(53.3, 10.0).ok(),
        population: Some(population),
        km2: None,
        postcodes: postcodes.iter().map(|p| (*p).to_owned()).collect(),
        boundary: None,
    }
}

fn gazetteer() -> Gazetteer {
    Gazetteer::new(&[
        area("03353040", "Winsen (Luhe), Stadt", AreaLevel::Municipality, 36_295, &["21423"]),
        area("03353007", "Drage", AreaLevel::Municipality, 4306, &["21423"]),
        area(
            "03353005",
            "Buchholz in der Nordheide, Stadt",
            AreaLevel::Municipality,
            40_810,
            &["21244"],
        ),
        area("03353", "Harburg, Landkreis", AreaLevel::Kreis, 261_890, &[]),
        area("03353013", "Gödenstorf", AreaLevel::Municipality, 1022, &["21376"]),
    ])
}

#[track_caller]
fn check(name: &str, expected: Option<&str>) {
    let gazetteer = gazetteer();
    let found = gazetteer.by_name(name).first().map(|e| e.ags.to_string());
    assert_eq!(found.as_deref(), expected, "{name}");
}

#[test]
fn people_shorten_names_and_are_understood() {
    check("winsen", Some("03353040"));
    check("Winsen (Luhe)", Some("03353040"));
    check("Winsen Luhe", Some("03353040"));
    check("BUCHHOLZ", Some("03353005"));
    check("Goedenstorf", Some("03353013"));
    check("Gödenstorf", Some("03353013"));
    check("Lüneburg", None);
}

#[test]
fn a_postcode_shared_by_two_municipalities_is_settled_by_the_name() {
    let mut address = Address {
        postcode: Some("21423".to_owned()),
        city: Some("Drage".to_owned()),
        ..Address::default()
    };
    gazetteer().complete(&mut address);
    assert_eq!(address.area, "03353007".parse().ok());
    assert_eq!(address.precision, PointPrecision::Municipality);
}

#[test]
fn what_the_source_gave_stays() {
    let point = GeoPoint::new(53.36, 10.21).ok();
    let mut address = Address {
        city: Some("Winsen".to_owned()),
        point,
        precision: PointPrecision::Exact,
        ..Address::default()
    };
    gazetteer().complete(&mut address);
    assert_eq!((address.point, address.precision), (point, PointPrecision::Exact));
}
