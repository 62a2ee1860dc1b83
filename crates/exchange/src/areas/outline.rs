//! Rings of numbers become a boundary, checked.

use base::{Finding, FindingKind, GeoPoint, Spot};
use landscape::Boundary;

use super::{projection::Projection, shapes::Shape};

/// Most positions of one area.
const POSITIONS: usize = 2_000_000;

/// Polygons of rings of `x` and `y` in the file's reference system; `Err` where none is left.
pub(super) fn boundary(
    polygons: &Shape,
    projection: &Projection,
    spot: &Spot,
    notes: &mut Vec<Finding>,
) -> Result<Boundary, Finding> {
    let count: usize = polygons.iter().flatten().map(Vec::len).sum();
    if count > POSITIONS {
        let kind = FindingKind::TooLarge(format!("{POSITIONS} Punkte / positions"));
        return Err(Finding::rejected(kind, spot.clone(), &count.to_string()));
    }
    let mut all = Vec::new();
    for polygon in polygons {
        let mut rings = Vec::new();
        for (nth, ring) in polygon.iter().enumerate() {
            match self::ring(ring, projection, spot, notes)? {
                Some(ring) => rings.push(ring),
                // Without its outer ring a polygon is nothing; without a hole it is still itself.
                None if nth == 0 => break,
                None => {}
            }
        }
        if !rings.is_empty() {
            all.push(rings);
        }
    }
    if all.is_empty() {
        return Err(Finding::rejected(FindingKind::Missing, spot.clone().field("geometry"), ""));
    }
    Ok(Boundary { polygons: all, schematic: false })
}

/// A closed ring; `None` where it has too few corners.
fn ring(
    ring: &[(f64, f64)],
    projection: &Projection,
    spot: &Spot,
    notes: &mut Vec<Finding>,
) -> Result<Option<Vec<GeoPoint>>, Finding> {
    let mut points: Vec<GeoPoint> = Vec::with_capacity(ring.len());
    for (x, y) in ring {
        let point = projection.point(*x, *y).map_err(|_| {
            let spot = spot.clone().field("geometry");
            Finding::rejected(FindingKind::NotAPosition, spot, &format!("{x} {y}"))
        })?;
        points.push(point);
    }
    if let Some(first) = points.first().copied().filter(|first| points.last() != Some(first)) {
        points.push(first);
        let kind = FindingKind::Contradiction("Ring nicht geschlossen / ring not closed");
        notes.push(Finding::note(kind, spot.clone().field("geometry"), &points.len().to_string()));
    }
    if points.len() < 4 {
        let kind = FindingKind::Contradiction(
            "Ring mit weniger als drei Ecken / ring of less than three corners",
        );
        notes.push(Finding::note(kind, spot.clone().field("geometry"), &points.len().to_string()));
        return Ok(None);
    }
    Ok(Some(points))
}
