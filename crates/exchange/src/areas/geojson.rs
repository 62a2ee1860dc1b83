//! Boundaries from GeoJSON (RFC 7946), feature by feature; older files may name a reference system.

use std::{collections::BTreeMap, io::BufRead};

use base::{Finding, FindingKind, Spot};
use geojson::{FeatureReader, GeometryValue, JsonObject, Position};
use landscape::{Area, Intake};

use super::{Found, keys, outline, projection::Projection, shapefile::merge, shapes::Shape};
use crate::{encoding, limits};

/// How far into the file a reference system is looked for.
const HEAD: usize = 64 << 10;

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
    let bytes = limits::whole(reader)?;
    let not_this = || Finding::fatal(FindingKind::NotThisFormat("GeoJSON"), Spot::default(), "");
    if !bytes.windows(17).any(|w| w == b"FeatureCollection") {
        return Err(not_this());
    }
    let projection = projection(&bytes)?;
    let mut keyless = 0_u64;
    let mut read = 0_u64;
    for feature in FeatureReader::from_reader(bytes.as_slice()).features() {
        read += 1;
        let feature = feature.map_err(|error| match read {
            1 => not_this(),
            _ => {
                let spot = Spot::default().field(format!("features[{}]", read - 1));
                Finding::fatal(FindingKind::Broken(error.to_string()), spot, "")
            }
        })?;
        let properties = feature.properties.as_ref().map(properties).unwrap_or_default();
        if properties.get("gf").is_some_and(|gf| matches!(gf.as_str(), "1" | "2" | "3")) {
            continue;
        }
        let shape = feature.geometry.as_ref().and_then(|geometry| polygons(&geometry.value));
        let (Some(shape), Some(named)) = (shape, keys::named(&properties)) else {
            keyless += 1;
            continue;
        };
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
    if read == 0 || keyless > 0 {
        let spot = Spot::default().record("AGS").field("features");
        found.say(Finding::rejected(FindingKind::Missing, spot, &format!("{keyless} x")));
    }
    Ok(())
}

/// The reference system that the file names before its features; degrees where it names none.
fn projection(bytes: &[u8]) -> Result<Projection, Finding> {
    let head = encoding::text(bytes.get(..bytes.len().min(HEAD)).unwrap_or_default());
    let head = head.split("\"features\"").next().unwrap_or_default();
    let Some((_, crs)) = head.split_once("\"crs\"") else { return Ok(Projection::Degrees) };
    let name = crs.split_once("\"properties\"").and_then(|(_, rest)| rest.split_once("\"name\""));
    let name = name.and_then(|(_, rest)| rest.split('"').nth(1)).unwrap_or_default();
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
