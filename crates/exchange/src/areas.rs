//! Areas: the official directory, boundaries, and our own table.
//!
//! One idea: an area is known by its official key, whatever file it stands in. Its id is derived from the
//! key and the fixed source `areas`, so the directory's facts and another file's boundary meet in one
//! record: a boundary file yields areas with a boundary and no facts, to be merged by whoever keeps them.
//!
//! XLSX and Shapefile are held whole, up to [`crate::limits::WHOLE`] (unpacked [`crate::limits::UNPACKED`]);
//! our CSV and the text of GeoJSON stream.
//!
//! Not here: schematic outlines ([`landscape::outline`]).

mod dbase;
mod directory;
mod geojson;
mod keys;
mod outline;
mod projection;
mod shapefile;
mod shapes;
mod table;

use std::{
    collections::{BTreeSet, VecDeque},
    io::BufRead,
};

use base::{Ags, AreaId, Ars, Finding, FindingKind, RecordKey, Spot};
use landscape::{Area, AreaLevel, Incoming, Intake};

pub use shapefile::Layer;
pub use table::csv;

/// Reads the official directory of municipalities (GV-ISys) as XLSX.
pub fn gvisys<'a, R: BufRead + 'a>(
    reader: R,
    intake: &'a Intake<'a>,
) -> impl Iterator<Item = Result<Incoming, Finding>> + 'a {
    directory::read(reader, intake).into_iter()
}

/// Reads boundaries as GeoJSON.
pub fn geojson<'a, R: BufRead + 'a>(
    reader: R,
    intake: &'a Intake<'a>,
) -> impl Iterator<Item = Result<Incoming, Finding>> + 'a {
    geojson::read(reader, intake).into_iter()
}

/// Reads boundaries as a Shapefile: all layers of a ZIP container.
pub fn shapefile<'a, R: BufRead + 'a>(
    reader: R,
    intake: &'a Intake<'a>,
) -> impl Iterator<Item = Result<Incoming, Finding>> + 'a {
    shapefile::container(reader, intake).into_iter()
}

/// Reads boundaries from one layer of a Shapefile that lies unpacked.
pub fn layer<'a>(
    layer: &Layer,
    intake: &'a Intake<'a>,
) -> impl Iterator<Item = Result<Incoming, Finding>> + 'a {
    shapefile::layers(std::slice::from_ref(layer), intake).into_iter()
}

/// What a reader of areas has found so far, in the order in which it is handed on.
#[derive(Debug, Default)]
struct Found {
    records: VecDeque<Result<Incoming, Finding>>,
    keys: BTreeSet<RecordKey>,
}

impl Found {
    fn say(&mut self, finding: Finding) {
        self.records.push_back(Err(finding));
    }

    /// Takes an area over, unless its key was there already.
    fn put(&mut self, area: Area, spot: Spot) {
        if self.keys.insert(area.origin.key.clone()) {
            self.records.push_back(Ok(Incoming::Area(Box::new(area))));
        } else {
            let spot = spot.record(area.origin.key.as_str());
            self.say(Finding::rejected(FindingKind::DuplicateKey, spot, &area.name));
        }
    }

    fn into_iter(self) -> impl Iterator<Item = Result<Incoming, Finding>> {
        self.records.into_iter()
    }
}

/// What names an area.
#[derive(Debug, Clone, PartialEq)]
struct Named {
    ags: Ags,
    ars: Option<Ars>,
    level: AreaLevel,
    name: String,
}

impl Named {
    /// The key under which the area is known in every file: its AGS; the ARS of an association; for a part
    /// of a municipality, which has no key of its own, the municipality's with the name.
    fn key(&self) -> Option<RecordKey> {
        match (self.level, &self.ars) {
            (AreaLevel::Association, Some(ars)) => ars.as_str().parse().ok(),
            (AreaLevel::Association, None) => format!("{}/{}", self.ags, self.name).parse().ok(),
            (AreaLevel::Part, _) => format!("{}/{}", self.ags, self.name).parse().ok(),
            _ => self.ags.as_str().parse().ok(),
        }
    }

    /// The area with nothing but its name; `None` where the name makes no key.
    fn area(self, intake: &Intake<'_>) -> Option<Area> {
        let key = self.key()?;
        Some(Area {
            id: area_id(&key, intake)?,
            origin: intake.origin(key),
            ags: self.ags,
            ars: self.ars,
            level: self.level,
            name: self.name,
            parent: None,
            centre: None,
            population: None,
            km2: None,
            postcodes: Vec::new(),
            boundary: None,
        })
    }
}

/// The id of the area with that key, the same from every source.
fn area_id(key: &RecordKey, intake: &Intake<'_>) -> Option<AreaId> {
    Some(AreaId::derived(intake.district, &"areas".parse().ok()?, key))
}

/// A number as German and English files write it.
fn number(text: &str) -> Option<f64> {
    let text = text.trim().replace([' ', '\u{a0}'], "");
    let text = match (text.contains(','), text.contains('.')) {
        (true, true) => text.replace('.', "").replace(',', "."),
        (true, false) => text.replace(',', "."),
        _ => text,
    };
    text.parse::<f64>().ok().filter(|number| number.is_finite())
}

/// A whole number of people.
fn people(text: &str) -> Option<u32> {
    let digits: String =
        text.trim().chars().filter(|c| !matches!(c, ' ' | '\u{a0}' | '.')).collect();
    digits.parse().ok()
}

#[cfg(test)]
mod tests;
