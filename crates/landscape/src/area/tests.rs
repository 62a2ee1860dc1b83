//! Directory and boundaries come from different files and meet in one area.

use base::{AreaId, GeoPoint};

use super::*;
use crate::samples::origin;

fn winsen() -> Area {
    let origin = origin("amtlich", "03353040");
    Area {
        id: AreaId::derived(&origin.district, &origin.source, &origin.key),
        origin,
        ags: "03353040".parse().unwrap(),
        ars: "033530040040".parse().ok(),
        level: AreaLevel::Municipality,
        name: "Winsen (Luhe), Stadt".to_owned(),
        parent: None,
        centre: GeoPoint::new(53.36, 10.21).ok(),
        population: Some(36_295),
        km2: Some(109.77),
        postcodes: vec!["21423".to_owned()],
        boundary: None,
    }
}

fn outline(schematic: bool) -> Boundary {
    Boundary { polygons: vec![vec![vec![GeoPoint::new(53.0, 10.0).unwrap()]]], schematic }
}

#[test]
fn a_file_of_boundaries_keeps_name_and_figures() {
    let bare = Area {
        ars: None,
        name: "03353040".to_owned(),
        centre: None,
        population: None,
        km2: None,
        postcodes: Vec::new(),
        boundary: Some(outline(false)),
        ..winsen()
    };
    let met = bare.completed_by(&winsen(), Some(&outline(true)));
    assert_eq!(met, Area { boundary: Some(outline(false)), ..winsen() });
}

#[test]
fn a_directory_keeps_the_boundary_and_brings_new_figures() {
    let newer = Area { population: Some(36_500), ..winsen() };
    let met = newer.completed_by(&winsen(), Some(&outline(false)));
    assert_eq!((met.population, met.boundary), (Some(36_500), Some(outline(false))));
}
