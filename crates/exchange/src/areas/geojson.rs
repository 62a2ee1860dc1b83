//! Boundaries from GeoJSON (RFC 7946), feature by feature; older files may name a reference system.
//!
//! The text streams; what is kept until the end of the file are the boundaries, because one area may have
//! several features: at most [`limits::POSITIONS`] positions.

use std::{collections::BTreeMap, io::BufRead};

use base::{Finding, FindingKind, Spot};
use geojson::{Feature, GeometryValue, JsonObject, Position};
use landscape::{Area, Intake};

use super::{Found, keys, outline, projection::Projection, shapefile::merge, shapes::Shape};
use crate::{json, limits};

pub(super) fn read(reader: impl BufRead, intake: &Intake<'_>) -> Found {
    let mut found = Found::default();
    let mut areas = Vec::new();
    if let Err(finding) = features(reader, intake, &mut areas, &mut found) {
        found.say(finding);
    }
    merge(areas, &mut found);
    found
}

fn features(
    reader: impl BufRead,
    intake: &Intake<'_>,
    areas: &mut Vec<Area>,
    found: &mut Found,
) -> Result<(), Finding> {
    let not_this = || Finding::fatal(FindingKind::NotThisFormat("GeoJSON"), Spot::default(), "");
    let mut list = json::List::new(reader, Some("features"), "GeoJSON");
    let mut projection = Projection::Degrees;
    let (mut named, mut keyless, mut read, mut positions) = (false, 0_u64, 0_u64, 0_usize);
    for piece in list.by_ref() {
        let (line, text) = match piece? {
            json::Piece::Member { name, text } if name == "type" => {
                named = text == "\"FeatureCollection\"";
                if !named {
                    return Err(not_this());
                }
                continue;
            }
            json::Piece::Member { name, text } if name == "crs" => {
                let other = self::projection(&text)?;
                if read > 0 && !matches!(other, Projection::Degrees) {
                    let kind = FindingKind::NotSupported("crs hinter / behind features");
                    return Err(Finding::fatal(kind, Spot::default().field("crs"), &text));
                }
                projection = other;
                continue;
            }
            json::Piece::Member { .. } => continue,
            json::Piece::Element { line, text } => (line, text),
        };
        read += 1;
        let spot = Spot::line(line).field(format!("features[{}]", read - 1));
        let feature: Feature = match text.parse() {
            Ok(feature) => feature,
            Err(error) => {
                found.say(Finding::rejected(FindingKind::Broken(error.to_string()), spot, ""));
                continue;
            }
        };
        let properties = feature.properties.as_ref().map(properties).unwrap_or_default();
        if properties.get("gf").is_some_and(|gf| matches!(gf.as_str(), "1" | "2" | "3")) {
            continue;
        }
        let shape = feature.geometry.as_ref().and_then(|geometry| polygons(&geometry.value));
        let (Some(shape), Some(named)) = (shape, keys::named(&properties)) else {
            keyless += 1;
            continue;
        };
        positions += shape.iter().flatten().map(Vec::len).sum::<usize>();
        if positions > limits::POSITIONS {
            let limit = format!("{} Punkte / positions", limits::POSITIONS);
            return Err(Finding::fatal(FindingKind::TooLarge(limit), spot, ""));
        }
        let spot = Spot::default().record(named.ags.as_str());
        let mut notes = Vec::new();
        let boundary = outline::boundary(&shape, &projection, &spot, &mut notes);
        notes.into_iter().for_each(|note| found.say(note));
        match (boundary, named.area(intake)) {
            (Ok(boundary), Some(mut area)) => {
                area.boundary = Some(boundary);
                areas.push(area);
            }
            (Err(finding), _) => found.say(finding),
            (Ok(_), None) => keyless += 1,
        }
    }
    if !named {
        return Err(not_this());
    }
    if read == 0 || keyless > 0 {
        let spot = Spot::default().record("AGS").field("features");
        found.say(Finding::rejected(FindingKind::Missing, spot, &format!("{keyless} x")));
    }
    list.spoiled().into_iter().for_each(|note| found.say(note));
    Ok(())
}

/// The reference system that the member `crs` of older files names; degrees where it names none.
fn projection(crs: &str) -> Result<Projection, Finding> {
    let value: serde_json::Value = serde_json::from_str(crs).unwrap_or_default();
    if value.is_null() {
        return Ok(Projection::Degrees);
    }
    let name = value.pointer("/properties/name").and_then(|name| name.as_str()).unwrap_or_default();
    Projection::named(name).ok_or_else(|| {
        let kind = FindingKind::NotSupported("Koordinatensystem / reference system");
        Finding::fatal(kind, Spot::default().field("crs"), name)
    })
}

/// Texts and numbers, also those one level deeper.
fn properties(object: &JsonObject) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    for (name, value) in object {
        let text = match value {
            serde_json::Value::String(text) => text.clone(),
            serde_json::Value::Number(number) => number.to_string(),
            _ => continue,
        };
        all.insert(name.to_lowercase(), text);
    }
    all
}

/// `None` for points and lines.
fn polygons(geometry: &GeometryValue) -> Option<Shape> {
    let position = |position: &Position| match position.as_slice() {
        [x, y, ..] => (*x, *y),
        _ => (f64::NAN, f64::NAN),
    };
    let polygon = |rings: &Vec<Vec<Position>>| -> Vec<Vec<(f64, f64)>> {
        rings.iter().map(|ring| ring.iter().map(position).collect()).collect()
    };
    match geometry {
        GeometryValue::Polygon { coordinates } => Some(vec![polygon(coordinates)]),
        GeometryValue::MultiPolygon { coordinates } => {
            Some(coordinates.iter().map(polygon).collect())
        }
        GeometryValue::GeometryCollection { geometries } => {
            // Only one level: a collection of collections is no boundary.
            let plain = geometries
                .iter()
                .filter(|g| !matches!(g.value, GeometryValue::GeometryCollection { .. }));
            let all: Vec<_> = plain.filter_map(|g| polygons(&g.value)).flatten().collect();
            (!all.is_empty()).then_some(all)
        }
        _ => None,
    }
}
