//! Polygons of a `.shp` file (ESRI Shapefile Technical Description, 1998).
//!
//! Read by ourselves, because a count in the file must never decide how much memory is taken: every
//! number is checked against the bytes that are there.

/// A shape: polygons as rings of `x` and `y`, outer rings first; empty where there is none.
pub(super) type Shape = Vec<Vec<Vec<(f64, f64)>>>;

/// The file is no Shapefile, or is cut.
#[derive(Debug, PartialEq)]
pub(super) struct Broken(pub(super) &'static str);

/// All shapes in the order of the file; others than polygons are `None`.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Option<Shape>>, Broken> {
    if big(bytes, 0) != Some(9994) {
        return Err(Broken("kein .shp / no .shp"));
    }
    let mut shapes = Vec::new();
    let mut at = 100;
    while at + 8 <= bytes.len() {
        let words = big(bytes, at + 4).and_then(|n| usize::try_from(n).ok());
        let length = words.and_then(|n| n.checked_mul(2)).ok_or(Broken("Länge / length"))?;
        let end = at.checked_add(8 + length).ok_or(Broken("Länge / length"))?;
        let content = bytes.get(at + 8..end).ok_or(Broken("abgeschnitten / cut"))?;
        shapes.push(shape(content)?);
        at = end;
    }
    if at != bytes.len() {
        return Err(Broken("abgeschnitten / cut"));
    }
    Ok(shapes)
}

fn shape(content: &[u8]) -> Result<Option<Shape>, Broken> {
    match little(content, 0) {
        // Null, polygon, polygon with heights, polygon with measures.
        Some(0) => return Ok(Some(Shape::new())),
        Some(5 | 15 | 25) => {}
        Some(_) => return Ok(None),
        None => return Err(Broken("abgeschnitten / cut")),
    }
    let count = |at: usize| little(content, at).and_then(|n| usize::try_from(n).ok());
    let (Some(parts), Some(points)) = (count(36), count(40)) else {
        return Err(Broken("abgeschnitten / cut"));
    };
    let begin =
        parts.checked_mul(4).and_then(|n| n.checked_add(44)).ok_or(Broken("Länge / length"))?;
    let size = points.checked_mul(16).ok_or(Broken("Länge / length"))?;
    let end = begin.checked_add(size).ok_or(Broken("Länge / length"))?;
    let numbers = content.get(begin..end).ok_or(Broken("abgeschnitten / cut"))?;
    let positions: Vec<(f64, f64)> = numbers
        .chunks_exact(16)
        .filter_map(|pair| Some((double(pair, 0)?, double(pair, 8)?)))
        .collect();
    let mut starts: Vec<usize> = (0..parts).filter_map(|nth| count(44 + 4 * nth)).collect();
    starts.push(points);
    let mut rings = Vec::with_capacity(parts.min(points));
    for pair in starts.windows(2) {
        let [from, to] = pair else { continue };
        let ring = positions.get(*from..*to).ok_or(Broken("Ringe / rings"))?;
        rings.push(ring.to_vec());
    }
    Ok(Some(grouped(rings)))
}

/// Outer rings run with the clock and holes against it; each hole goes to the outer ring around it.
fn grouped(rings: Vec<Vec<(f64, f64)>>) -> Shape {
    let (outer, holes): (Vec<_>, Vec<_>) = rings.into_iter().partition(|ring| turn(ring) <= 0.0);
    if outer.is_empty() {
        // Some programs do not care for the direction.
        return holes.into_iter().map(|ring| vec![ring]).collect();
    }
    let mut polygons: Shape = outer.into_iter().map(|ring| vec![ring]).collect();
    for hole in holes {
        let around = hole.first().and_then(|at| {
            polygons.iter().position(|polygon| polygon.first().is_some_and(|ring| holds(ring, *at)))
        });
        match around.and_then(|nth| polygons.get_mut(nth)) {
            Some(polygon) => polygon.push(hole),
            None => polygons.push(vec![hole]),
        }
    }
    polygons
}

/// Twice the signed area: negative with the clock.
fn turn(ring: &[(f64, f64)]) -> f64 {
    let (x0, y0) = ring.first().copied().unwrap_or_default();
    let nexts = ring.iter().skip(1);
    ring.iter().zip(nexts).map(|(a, b)| (a.0 - x0) * (b.1 - y0) - (b.0 - x0) * (a.1 - y0)).sum()
}

/// Whether a position lies in a ring (even-odd rule).
fn holds(ring: &[(f64, f64)], (x, y): (f64, f64)) -> bool {
    let nexts = ring.iter().skip(1);
    let crossings = ring.iter().zip(nexts).filter(|((ax, ay), (bx, by))| {
        (ay > &y) != (by > &y) && x < (bx - ax) * (y - ay) / (by - ay) + ax
    });
    crossings.count() % 2 == 1
}

fn four(bytes: &[u8], at: usize) -> Option<[u8; 4]> {
    bytes.get(at..at.checked_add(4)?)?.try_into().ok()
}

fn big(bytes: &[u8], at: usize) -> Option<i32> {
    four(bytes, at).map(i32::from_be_bytes)
}

fn little(bytes: &[u8], at: usize) -> Option<i32> {
    four(bytes, at).map(i32::from_le_bytes)
}

fn double(bytes: &[u8], at: usize) -> Option<f64> {
    bytes.get(at..at.checked_add(8)?)?.try_into().ok().map(f64::from_le_bytes)
}
