//! Boundaries from Shapefiles: every layer of polygons with an official key.

use std::{
    collections::BTreeMap,
    io::{BufRead, Cursor, Read},
};

use base::{Finding, FindingKind, Spot};
use landscape::{Area, Intake};

use super::{
    Found, dbase, keys, outline,
    projection::Projection,
    shapes::{self, Broken},
};
use crate::{encoding, limits};

/// The files of one layer.
#[derive(Debug, Clone, Default)]
pub struct Layer {
    /// The name without its ending.
    pub name: String,
    pub shp: Vec<u8>,
    pub dbf: Vec<u8>,
    pub prj: Option<Vec<u8>>,
    pub cpg: Option<Vec<u8>>,
}

/// Reads all layers of a ZIP container.
pub(super) fn container(reader: impl BufRead, intake: &Intake<'_>) -> Found {
    let mut found = Found::default();
    match unpacked(reader) {
        Ok(all) => found = layers(&all, intake),
        Err(finding) => found.say(finding),
    }
    found
}

fn unpacked(reader: impl BufRead) -> Result<Vec<Layer>, Finding> {
    let bytes = limits::whole(reader)?;
    if bytes.starts_with(&[0, 0, 0x27, 0x0a]) {
        // The .shp alone: names and keys stand in its companion.
        return Err(Finding::fatal(FindingKind::Missing, Spot::default().field(".dbf"), ".shp"));
    }
    limits::harmless_zip(&bytes, "Shapefile (ZIP)")?;
    let broken = |e: String| Finding::fatal(FindingKind::Broken(e), Spot::default(), "");
    let mut archive =
        zip::ZipArchive::new(Cursor::new(bytes)).map_err(|e| broken(e.to_string()))?;
    let mut layers: BTreeMap<String, Layer> = BTreeMap::new();
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).map_err(|e| broken(e.to_string()))?;
        let path = entry.name().map_err(|e| broken(e.to_string()))?.into_owned();
        let Some((stem, ending)) = path.rsplit_once('.') else { continue };
        let ending = ending.to_ascii_lowercase();
        if !matches!(ending.as_str(), "shp" | "dbf" | "prj" | "cpg") {
            continue;
        }
        let mut content = Vec::new();
        entry.read_to_end(&mut content).map_err(|e| broken(e.to_string()))?;
        let name = stem.rsplit('/').next().unwrap_or(stem).to_owned();
        let layer =
            layers.entry(stem.to_owned()).or_insert_with(|| Layer { name, ..Layer::default() });
        match ending.as_str() {
            "shp" => layer.shp = content,
            "dbf" => layer.dbf = content,
            "prj" => layer.prj = Some(content),
            _ => layer.cpg = Some(content),
        }
    }
    let layers: Vec<Layer> = layers.into_values().filter(|layer| !layer.shp.is_empty()).collect();
    if layers.is_empty() {
        return Err(Finding::fatal(
            FindingKind::NotThisFormat("Shapefile (ZIP)"),
            Spot::default(),
            "",
        ));
    }
    Ok(layers)
}

/// Reads layers; an area in several features of a layer gets all their polygons.
pub(super) fn layers(layers: &[Layer], intake: &Intake<'_>) -> Found {
    let mut found = Found::default();
    let mut areas: Vec<Area> = Vec::new();
    for layer in layers {
        if let Err(finding) = self::layer(layer, intake, &mut areas, &mut found) {
            found.say(finding);
        }
    }
    merge(areas, &mut found);
    found
}

/// Joins the polygons of one area.
pub(super) fn merge(areas: Vec<Area>, found: &mut Found) {
    let mut joined: Vec<Area> = Vec::new();
    let mut at: BTreeMap<base::RecordKey, usize> = BTreeMap::new();
    for area in areas {
        match at.get(&area.origin.key).and_then(|nth| joined.get_mut(*nth)) {
            Some(first) => {
                if let (Some(whole), Some(part)) = (&mut first.boundary, area.boundary) {
                    whole.polygons.extend(part.polygons);
                }
            }
            None => {
                at.insert(area.origin.key.clone(), joined.len());
                joined.push(area);
            }
        }
    }
    for area in joined {
        found.put(area, Spot::default());
    }
}

fn layer(
    layer: &Layer,
    intake: &Intake<'_>,
    areas: &mut Vec<Area>,
    found: &mut Found,
) -> Result<(), Finding> {
    let file = |ending: &str| Spot::default().field(format!("{}.{ending}", layer.name));
    let broken = |ending: &str| {
        let spot = file(ending);
        move |Broken(why)| Finding::fatal(FindingKind::Broken(why.to_owned()), spot, "")
    };
    let shapes = shapes::read(&layer.shp).map_err(broken("shp"))?;
    if layer.dbf.is_empty() {
        return Err(Finding::fatal(FindingKind::Missing, file("dbf"), ""));
    }
    let cpg = layer.cpg.as_deref().map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    let rows = dbase::read(&layer.dbf, cpg.as_deref()).map_err(broken("dbf"))?;
    let Some(prj) = layer.prj.as_deref().map(encoding::text) else {
        return Err(Finding::fatal(FindingKind::Missing, file("prj"), ""));
    };
    let projection = Projection::wkt(&prj).ok_or_else(|| {
        let kind = FindingKind::NotSupported("Koordinatensystem / reference system");
        Finding::fatal(kind, file("prj"), &prj)
    })?;
    if rows.len() != shapes.len() {
        let kind = FindingKind::Contradiction(
            "Zahl der Formen und der Zeilen / numbers of shapes and rows",
        );
        let given = format!("{} / {}", shapes.len(), rows.len());
        return Err(Finding::fatal(kind, file("dbf"), &given));
    }
    let mut keyless = 0_u64;
    for (nth, (shape, row)) in shapes.into_iter().zip(&rows).enumerate() {
        let spot = Spot::line(u64::try_from(nth).unwrap_or(u64::MAX).saturating_add(1));
        // Waters of VG250 (GF below 4) are no area of their own.
        if row.get("gf").is_some_and(|gf| matches!(gf.as_str(), "1" | "2" | "3")) {
            continue;
        }
        let (Some(shape), Some(named)) = (shape, keys::named(row)) else {
            keyless += 1;
            continue;
        };
        let spot = spot.record(named.ags.as_str());
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
    if keyless > 0 {
        // Points, lines and whatever carries no key: counted once a layer.
        let spot = file("dbf").record("AGS");
        found.say(Finding::rejected(FindingKind::Missing, spot, &format!("{keyless} x")));
    }
    Ok(())
}
