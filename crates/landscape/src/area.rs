//! Areas: the tree of Germany's levels down to parts of a municipality.

use base::{Ags, AreaId, Ars, GeoPoint};

use crate::{Origin, code::coded};

/// A piece of Germany with an official key.
#[derive(Debug, Clone, PartialEq)]
pub struct Area {
    pub id: AreaId,
    pub origin: Origin,
    /// The key; for an association of municipalities and for a part of a municipality, which have none,
    /// the key of what it lies in.
    pub ags: Ags,
    pub ars: Option<Ars>,
    pub level: AreaLevel,
    pub name: String,
    /// The next area above it.
    pub parent: Option<AreaId>,
    pub centre: Option<GeoPoint>,
    pub population: Option<u32>,
    pub km2: Option<f64>,
    pub postcodes: Vec<String>,
    /// Rings of WGS 84 positions: each polygon an outer ring and its holes.
    pub boundary: Option<Boundary>,
}

coded! {
    /// Levels of the official directory, from the whole to the part.
    AreaLevel {
        Country = "country",
        Land = "land",
        Region = "region",
        Kreis = "kreis",
        Association = "association",
        Municipality = "municipality",
        Part = "part",
    }
}

/// An outline: polygons, each a list of rings, the first the outer one; and how it was made.
#[derive(Debug, Clone, PartialEq)]
pub struct Boundary {
    pub polygons: Vec<Vec<Vec<GeoPoint>>>,
    /// Drawn from centre coordinates instead of surveyed: to be labelled as schematic.
    pub schematic: bool,
}
