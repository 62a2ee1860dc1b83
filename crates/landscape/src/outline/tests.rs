//! Schematic outlines of real centres: apart, around their centre, without a gap.

use base::{Ags, RecordKey};

use super::*;
use crate::{AreaLevel, samples};

fn area(ags: &str, lat: f64, lon: f64, km2: Option<f64>) -> Area {
    let key: RecordKey = ags.parse().unwrap();
    let district: Ags = "03353".parse().unwrap();
    Area {
        id: AreaId::derived(&district, &"areas".parse().unwrap(), &key),
        origin: samples::origin("areas", ags),
        ags: ags.parse().unwrap(),
        ars: None,
        level: AreaLevel::Municipality,
        name: ags.to_owned(),
        parent: None,
        centre: GeoPoint::new(lat, lon).ok(),
        population: None,
        km2,
        postcodes: Vec::new(),
        boundary: None,
    }
}

/// Ten real centres of the Landkreis Harburg with their sizes, one of them tiny beside a large one.
fn district() -> Vec<Area> {
    [
        ("03353005", 53.329257, 9.881469, 74.76),
        ("03353003", 53.339859, 9.965791, 3.87),
        ("03353017", 53.348173, 9.987203, 5.99),
        ("03353020", 53.306429, 9.952787, 28.05),
        ("03353026", 53.462891, 9.795590, 56.34),
        ("03353031", 53.377707, 10.034869, 105.33),
        ("03353040", 53.362425, 10.209159, 109.77),
        ("03353033", 53.396090, 10.413989, 24.85),
        ("03353022", 53.232097, 9.639963, 10.01),
        ("03353036", 53.197429, 9.975782, 48.30),
    ]
    .map(|(ags, lat, lon, km2)| area(ags, lat, lon, Some(km2)))
    .into()
}

fn ring(boundary: &Boundary) -> &[GeoPoint] {
    &boundary.polygons[0][0]
}

/// Whether `point` lies in the convex ring or nearer than some metres to its border.
fn holds(ring: &[GeoPoint], point: GeoPoint, slack: f64) -> bool {
    ring.windows(2).all(|pair| {
        let (a, b) = (pair[0], pair[1]);
        let cross = (b.lon() - a.lon()) * (point.lat() - a.lat())
            - (b.lat() - a.lat()) * (point.lon() - a.lon());
        cross >= -slack * (b.lon() - a.lon()).hypot(b.lat() - a.lat())
    })
}

/// A grid of positions over all areas.
fn grid(areas: &[Area]) -> Vec<GeoPoint> {
    let centres: Vec<GeoPoint> = areas.iter().filter_map(|a| a.centre).collect();
    let span = |of: fn(GeoPoint) -> f64| {
        let low = centres.iter().map(|c| of(*c)).fold(f64::MAX, f64::min);
        let high = centres.iter().map(|c| of(*c)).fold(f64::MIN, f64::max);
        (low, high)
    };
    let ((south, north), (west, east)) = (span(GeoPoint::lat), span(GeoPoint::lon));
    let step = |low: f64, high: f64, nth: i32| low + (high - low) * f64::from(nth) / 60.0;
    (0..=60)
        .flat_map(|y| (0..=60).map(move |x| (y, x)))
        .map(|(y, x)| GeoPoint::new(step(south, north, y), step(west, east, x)).unwrap())
        .collect()
}

#[test]
fn every_outline_contains_its_centre_and_no_other() {
    let areas = district();
    let drawn = outlines(&areas);
    assert_eq!(drawn.len(), areas.len());
    for (id, boundary) in &drawn {
        assert!(boundary.schematic);
        for area in &areas {
            let inside = holds(ring(boundary), area.centre.unwrap(), 0.0);
            assert_eq!(inside, area.id == *id, "{} in {id}", area.name);
        }
    }
}

#[test]
fn outlines_share_borders_and_nothing_more() {
    let areas = district();
    let drawn = outlines(&areas);
    for point in grid(&areas) {
        let inside = drawn.iter().filter(|(_, b)| holds(ring(b), point, -2.0e-6)).count();
        assert!(inside <= 1, "{point:?} lies in {inside} outlines");
    }
}

#[test]
fn together_they_cover_the_hull_of_all_centres() {
    let areas = district();
    let drawn = outlines(&areas);
    let plane = Plane::about(areas.iter().filter_map(|a| a.centre)).unwrap();
    let hull = hull(areas.iter().filter_map(|a| a.centre).map(|c| plane.flat(c)));
    let mut hull: Vec<GeoPoint> = hull.into_iter().filter_map(|at| plane.point(at)).collect();
    hull.push(hull[0]);
    let inner: Vec<GeoPoint> = grid(&areas).into_iter().filter(|p| holds(&hull, *p, 0.0)).collect();
    assert!(inner.len() > 1000, "{}", inner.len());
    for point in inner {
        assert!(drawn.iter().any(|(_, b)| holds(ring(b), point, 2.0e-6)), "{point:?} is bare");
    }
}

#[test]
fn rings_are_closed_and_run_against_the_clock() {
    for (_, boundary) in outlines(&district()) {
        let ring = ring(&boundary);
        assert!(ring.len() >= 4);
        assert_eq!(ring.first(), ring.last());
        let turn: f64 =
            ring.windows(2).map(|p| p[0].lon() * p[1].lat() - p[1].lon() * p[0].lat()).sum();
        assert!(turn > 0.0);
    }
}

#[test]
fn together_they_measure_at_least_what_the_areas_measure() {
    let areas = district();
    let plane = Plane::about(areas.iter().filter_map(|a| a.centre)).unwrap();
    let size = |boundary: &Boundary| {
        measure(&ring(boundary).iter().map(|p| plane.flat(*p)).collect::<Vec<_>>())
    };
    let drawn: f64 = outlines(&areas).iter().map(|(_, b)| size(b)).sum();
    let wanted: f64 = areas.iter().filter_map(|a| a.km2).sum();
    assert!(drawn >= wanted * 0.999, "{drawn} of {wanted}");
}

#[test]
fn of_two_equal_neighbours_the_larger_one_gets_more() {
    let areas =
        [area("03353001", 53.3, 10.0, Some(90.0)), area("03353002", 53.3, 10.2, Some(10.0))];
    let plane = Plane::about(areas.iter().filter_map(|a| a.centre)).unwrap();
    let sizes: Vec<f64> = outlines(&areas)
        .iter()
        .map(|(_, b)| measure(&ring(b).iter().map(|p| plane.flat(*p)).collect::<Vec<_>>()))
        .collect();
    assert!(sizes[0] > 1.5 * sizes[1], "{sizes:?}");
}

#[test]
fn one_area_alone_is_a_disc_of_its_size() {
    let drawn = outlines(&[area("03353040", 53.36, 10.2, Some(100.0))]);
    let plane = Plane::about([GeoPoint::new(53.36, 10.2).unwrap()].into_iter()).unwrap();
    let size = measure(&ring(&drawn[0].1).iter().map(|p| plane.flat(*p)).collect::<Vec<_>>());
    assert!((size - 100.0).abs() < 1.0, "{size}");
}

#[test]
fn centres_in_one_line_missing_ones_and_the_same_twice_are_no_trouble() {
    let mut areas: Vec<Area> = (1..=4)
        .map(|n| area(&format!("0335300{n}"), 53.3, 10.0 + f64::from(n) / 10.0, None))
        .collect();
    areas.push(area("03353008", 53.3, 10.1, Some(5.0)));
    let mut nowhere = area("03353009", 0.0, 0.0, Some(5.0));
    nowhere.centre = None;
    areas.push(nowhere);
    assert_eq!(outlines(&areas).len(), 4);
    assert!(outlines(&Vec::<Area>::new()).is_empty());
}

#[test]
fn nonsense_sizes_do_not_break_the_drawing() {
    for km2 in [f64::NAN, f64::INFINITY, -4.0, 0.0] {
        let areas = [area("03353001", 53.3, 10.0, Some(km2)), area("03353002", 53.3, 10.2, None)];
        assert_eq!(outlines(&areas).len(), 2, "{km2}");
    }
}
