//! The shapes of an area and of its outline. The outline is a body of its own, named in the area by its
//! hash: who wants the tree does not carry the outlines.

use base::AreaId;
use landscape::{Area, Boundary, Coded, Licence, Origin};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    Misfit,
    part::{self, Point, coded, geo_point, id, is_false},
};

#[derive(Serialize, Deserialize)]
pub(super) struct AreaShape {
    ags: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    ars: Option<String>,
    level: String,
    name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    parent: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    centre: Option<Point>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    population: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    km2: Option<f64>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    postcodes: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    licence: Option<String>,
    /// The hash of the outline's body.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    outline: Option<String>,
}

impl AreaShape {
    pub(super) fn of(it: &Area, outline: Option<&str>) -> AreaShape {
        AreaShape {
            ags: it.ags.to_string(),
            ars: it.ars.as_ref().map(|a| a.to_string()),
            level: it.level.code().to_owned(),
            name: it.name.clone(),
            parent: it.parent.map(|p| p.to_string()),
            centre: part::point(it.centre),
            population: it.population,
            km2: it.km2,
            postcodes: it.postcodes.clone(),
            licence: part::licence(&it.origin.licence),
            outline: outline.map(str::to_owned),
        }
    }

    pub(super) fn into_domain(self, uuid: Uuid, mut origin: Origin) -> Result<Area, Misfit> {
        origin.licence = self.licence.map(Licence);
        Ok(Area {
            id: AreaId::from_uuid(uuid),
            origin,
            ags: id("ags", &self.ags)?,
            ars: self.ars.map(|a| id("ars", &a)).transpose()?,
            level: coded("level", &self.level)?,
            name: self.name,
            parent: self.parent.map(|p| id("parent", &p)).transpose()?,
            centre: self.centre.map(geo_point).transpose()?,
            population: self.population,
            km2: self.km2,
            postcodes: self.postcodes,
            boundary: None,
        })
    }
}

#[derive(Serialize, Deserialize)]
pub(super) struct OutlineShape {
    polygons: Vec<Vec<Vec<Point>>>,
    #[serde(default, skip_serializing_if = "is_false")]
    schematic: bool,
}

impl From<&Boundary> for OutlineShape {
    fn from(it: &Boundary) -> OutlineShape {
        let ring = |ring: &Vec<_>| ring.iter().filter_map(|p| part::point(Some(*p))).collect();
        OutlineShape {
            polygons: it.polygons.iter().map(|rings| rings.iter().map(ring).collect()).collect(),
            schematic: it.schematic,
        }
    }
}

impl OutlineShape {
    pub(super) fn into_domain(self) -> Result<Boundary, Misfit> {
        let ring =
            |ring: Vec<Point>| ring.into_iter().map(geo_point).collect::<Result<Vec<_>, _>>();
        let polygon =
            |rings: Vec<Vec<Point>>| rings.into_iter().map(ring).collect::<Result<Vec<_>, _>>();
        Ok(Boundary {
            polygons: self.polygons.into_iter().map(polygon).collect::<Result<_, _>>()?,
            schematic: self.schematic,
        })
    }
}
