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

impl Area {
    /// This area with what is known of it already wherever it says nothing itself: a file of boundaries
    /// keeps names and figures, a directory keeps boundaries. A name that is only the key says nothing.
    pub fn completed_by(mut self, known: &Area, boundary: Option<&Boundary>) -> Area {
        let named = self.name != self.ags.as_str()
            && self.ars.as_ref().is_none_or(|ars| self.name != ars.as_str());
        if !named {
            self.name.clone_from(&known.name);
        }
        self.ars = self.ars.or_else(|| known.ars.clone());
        self.parent = self.parent.or(known.parent);
        self.centre = self.centre.or(known.centre);
        self.population = self.population.or(known.population);
        self.km2 = self.km2.or(known.km2);
        if self.postcodes.is_empty() {
            self.postcodes.clone_from(&known.postcodes);
        }
        self.boundary = self.boundary.or_else(|| boundary.cloned());
        self
    }
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

#[cfg(test)]
mod tests;
