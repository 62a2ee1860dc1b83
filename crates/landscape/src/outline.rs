//! Schematic outlines of municipalities, drawn from centre coordinates and areas alone.
//!
//! The one idea: a power diagram (Aurenhammer, 1987). Each municipality is a disc about its centre; a
//! point belongs to the disc to which its power is least, and the district is the union of all discs.
//! That union, seen from one cell, is that cell's own disc, so each outline is a convex cell cut from one
//! disc: cells never overlap, leave no hole, and larger municipalities get larger cells.
//!
//! Promised: every outline contains its centre, no two share more than a border, together they cover the
//! convex hull of all centres. Every boundary made here is marked as schematic.
//!
//! Not here: real boundaries, which come from files (crate `exchange`, module `areas`).

use base::{AreaId, GeoPoint};

use crate::{Area, Boundary};

/// Corners of the polygon that stands for a disc.
const CORNERS: u16 = 72;
/// Length of a degree of latitude in kilometres on a sphere of 6371 km.
const KM_A_DEGREE: f64 = 111.195;
/// Centres nearer to each other than this, in kilometres, are taken for one place.
const SAME_PLACE_KM: f64 = 0.02;
/// What a municipality of unknown size is taken to measure.
const USUAL_KM2: f64 = 20.0;
/// How near a border may come to a centre, as a share of the way to the neighbour's centre.
const MARGIN: f64 = 0.2;

/// Position in a plane about the district, in kilometres.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Flat {
    x: f64,
    y: f64,
}

impl Flat {
    fn squared_to(self, other: Flat) -> f64 {
        (self.x - other.x).powi(2) + (self.y - other.y).powi(2)
    }
}

/// One municipality on the plane: its centre and the square of its disc's radius.
struct Site {
    id: AreaId,
    at: Flat,
    weight: f64,
}

/// Draws an outline for each area that has a centre. Of areas with the same centre the first is drawn;
/// pass the areas of one level, for instance all municipalities of a district.
pub fn outlines<'a>(areas: impl IntoIterator<Item = &'a Area>) -> Vec<(AreaId, Boundary)> {
    let located: Vec<(&Area, GeoPoint)> =
        areas.into_iter().filter_map(|area| Some((area, area.centre?))).collect();
    let Some(plane) = Plane::about(located.iter().map(|(_, point)| *point)) else {
        return Vec::new();
    };
    let mut sites: Vec<Site> = Vec::new();
    let mut wanted = 0.0;
    for (area, point) in located {
        let at = plane.flat(point);
        if sites.iter().all(|site| site.at.squared_to(at) > SAME_PLACE_KM.powi(2)) {
            let km2 = area.km2.filter(|km2| km2.is_finite() && *km2 > 0.0).unwrap_or(USUAL_KM2);
            wanted += km2;
            sites.push(Site { id: area.id, at, weight: km2 / std::f64::consts::PI });
        }
    }
    temper(&mut sites);
    let reach = reach(&sites, wanted);
    sites
        .iter()
        .filter_map(|site| {
            let ring: Option<Vec<GeoPoint>> =
                cell(site, &sites, reach).into_iter().map(|at| plane.point(at)).collect();
            let mut ring = ring?;
            ring.push(*ring.first()?);
            Some((site.id, Boundary { polygons: vec![vec![ring]], schematic: true }))
        })
        .collect()
}

/// Scales all weights so that no centre falls out of its own cell.
fn temper(sites: &mut [Site]) {
    let mut scale = 1.0_f64;
    for (nth, a) in sites.iter().enumerate() {
        for b in sites.iter().skip(nth + 1) {
            let difference = (a.weight - b.weight).abs();
            if difference > 0.0 {
                let most = (1.0 - 2.0 * MARGIN) * a.at.squared_to(b.at);
                scale = scale.min(most / difference);
            }
        }
    }
    for site in sites {
        site.weight *= scale;
    }
}

/// What is added to every weight so that the discs cover the hull of the centres and, together, measure
/// at least `wanted` square kilometres.
fn reach(sites: &[Site], wanted: f64) -> f64 {
    let ring = hull(sites.iter().flat_map(|site| {
        // A little square about each centre, so that centres in one line have a hull too.
        [(-0.05, -0.05), (-0.05, 0.05), (0.05, -0.05), (0.05, 0.05)]
            .map(|(x, y)| Flat { x: site.at.x + x, y: site.at.y + y })
    }));
    let mut least = 0.0_f64;
    for site in sites {
        for corner in borders(site, sites, ring.clone()) {
            least = least.max(corner.squared_to(site.at) - site.weight);
        }
        least = least.max(SAME_PLACE_KM.powi(2) - site.weight);
    }
    let covered = |reach: f64| sites.iter().map(|s| measure(&cell(s, sites, reach))).sum::<f64>();
    let (mut low, mut high) = (least, least.max(1.0));
    while covered(high) < wanted && high < 1.0e7 {
        low = high;
        high *= 2.0;
    }
    if covered(least) >= wanted {
        return least;
    }
    for _ in 0..30 {
        let middle = f64::midpoint(low, high);
        if covered(middle) < wanted { low = middle } else { high = middle }
    }
    high
}

/// The outline of one site: its disc cut along the borders to all others.
fn cell(site: &Site, sites: &[Site], reach: f64) -> Vec<Flat> {
    let step = std::f64::consts::TAU / f64::from(CORNERS);
    // About the circle instead of in it, so that nothing of the disc is lost.
    let radius = (site.weight + reach).max(0.0).sqrt() / (step / 2.0).cos();
    let disc = (0..CORNERS)
        .map(|nth| {
            let (sin, cos) = (f64::from(nth) * step).sin_cos();
            Flat { x: site.at.x + radius * cos, y: site.at.y + radius * sin }
        })
        .collect();
    borders(site, sites, disc)
}

/// What lies nearer, in the sense of power, to `site` than to any other.
fn borders(site: &Site, sites: &[Site], mut ring: Vec<Flat>) -> Vec<Flat> {
    for other in sites {
        if other.id != site.id {
            ring = nearer(&ring, site, other);
        }
    }
    ring
}

/// Cuts a convex ring along the border between two sites (Sutherland and Hodgman, 1974).
fn nearer(ring: &[Flat], site: &Site, other: &Site) -> Vec<Flat> {
    // Negative on the side of `site`: the difference of the powers, which is linear in the position.
    let side =
        |p: Flat| (p.squared_to(site.at) - site.weight) - (p.squared_to(other.at) - other.weight);
    let mut kept = Vec::with_capacity(ring.len() + 1);
    let nexts = ring.iter().skip(1).chain(ring.first());
    for (&from, &to) in ring.iter().zip(nexts) {
        let (a, b) = (side(from), side(to));
        if a <= 0.0 {
            kept.push(from);
        }
        if (a < 0.0 && b > 0.0) || (a > 0.0 && b < 0.0) {
            let part = a / (a - b);
            kept.push(Flat {
                x: from.x + part * (to.x - from.x),
                y: from.y + part * (to.y - from.y),
            });
        }
    }
    kept
}

/// Area of a ring by the shoelace formula.
fn measure(ring: &[Flat]) -> f64 {
    let nexts = ring.iter().skip(1).chain(ring.first());
    ring.iter().zip(nexts).map(|(a, b)| a.x * b.y - b.x * a.y).sum::<f64>().abs() / 2.0
}

/// Convex hull (monotone chain; Andrew, 1979).
fn hull(points: impl Iterator<Item = Flat>) -> Vec<Flat> {
    let mut points: Vec<Flat> = points.collect();
    points.sort_by(|a, b| a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y)));
    let half = |points: &mut dyn Iterator<Item = Flat>| {
        let mut chain: Vec<Flat> = Vec::new();
        for p in points {
            while let [.., a, b] = chain.as_slice() {
                if (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x) > 0.0 {
                    break;
                }
                chain.pop();
            }
            chain.push(p);
        }
        chain.pop();
        chain
    };
    let mut ring = half(&mut points.iter().copied());
    ring.extend(half(&mut points.iter().rev().copied()));
    ring
}

/// A plane about a middle, true enough for a district.
struct Plane {
    lat: f64,
    lon: f64,
    shrink: f64,
}

impl Plane {
    /// `None` without a point.
    fn about(points: impl Iterator<Item = GeoPoint>) -> Option<Plane> {
        let (mut lat, mut lon, mut count) = (0.0, 0.0, 0.0);
        for point in points {
            lat += point.lat();
            lon += point.lon();
            count += 1.0;
        }
        if count < 1.0 {
            return None;
        }
        let lat = lat / count;
        // Near the poles a plane of degrees makes no sense; it stays finite.
        Some(Plane { lat, lon: lon / count, shrink: lat.to_radians().cos().max(0.01) })
    }

    fn flat(&self, point: GeoPoint) -> Flat {
        Flat {
            x: (point.lon() - self.lon) * self.shrink * KM_A_DEGREE,
            y: (point.lat() - self.lat) * KM_A_DEGREE,
        }
    }

    /// Back to degrees, at some decimetres; `None` where that leaves the Earth.
    fn point(&self, at: Flat) -> Option<GeoPoint> {
        let round = |degrees: f64| (degrees * 1.0e6).round() / 1.0e6;
        let lat = self.lat + at.y / KM_A_DEGREE;
        let lon = self.lon + at.x / (self.shrink * KM_A_DEGREE);
        GeoPoint::new(round(lat), round(lon)).ok()
    }
}

#[cfg(test)]
mod tests;
