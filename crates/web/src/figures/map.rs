//! The map of the municipalities as SVG: five classes of a value, areas without one hatched.
//!
//! Classes hold as many areas each as can be (quintiles); equal values never fall into two classes. What the map says stands
//! in the table beside it as well.

use std::fmt::Write;

use base::GeoPoint;

use super::chart::escaped;

/// A municipality to draw.
pub(crate) struct Shape<'a> {
    pub(crate) name: &'a str,
    pub(crate) rings: Vec<&'a [GeoPoint]>,
    pub(crate) value: Option<f64>,
    /// The value, or why there is none, as it is written.
    pub(crate) said: String,
}

/// A class of the legend: from and to, both included.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Class {
    pub(crate) number: usize,
    pub(crate) low: f64,
    pub(crate) high: f64,
}

/// Up to five classes with as many values each as can be.
pub(crate) fn classes(values: &[f64]) -> Vec<Class> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let share = sorted.len().div_ceil(5).max(1);
    let mut classes: Vec<Class> = Vec::new();
    let mut rest = sorted.as_slice();
    while let Some(low) = rest.first().copied() {
        let (_, after) = rest.split_at(share.min(rest.len()));
        let end = rest.len() - after.len();
        let high = rest.get(end - 1).copied().unwrap_or(low);
        // Whoever has the same value belongs to the same class.
        let same = after.iter().take_while(|value| value.total_cmp(&high).is_eq()).count();
        classes.push(Class { number: classes.len() + 1, low, high });
        rest = rest.get(end + same..).unwrap_or_default();
    }
    classes
}

/// The map; None without outlines.
pub(crate) fn draw(shapes: &[Shape<'_>], classes: &[Class], title: &str) -> Option<String> {
    const WIDTH: f64 = 400.0;
    let points = || shapes.iter().flat_map(|shape| &shape.rings).flat_map(|ring| ring.iter());
    let mut ends: Option<[f64; 4]> = None;
    for point in points() {
        let (lon, lat) = (point.lon(), point.lat());
        let [west, south, east, north] = ends.unwrap_or([lon, lat, lon, lat]);
        ends = Some([west.min(lon), south.min(lat), east.max(lon), north.max(lat)]);
    }
    let [west, south, east, north] = ends?;
    // A district is small: degrees of longitude shrink by the cosine of its latitude and that is all.
    let shrink = ((south + north) / 2.0).to_radians().cos();
    let scale = (WIDTH - 8.0) / ((east - west) * shrink).max(f64::MIN_POSITIVE);
    let tall = (north - south) * scale + 8.0;
    let mut svg = format!(
        r##"<svg class="areas" role="img" viewBox="0 0 {WIDTH:.0} {tall:.0}"><title>{}</title><defs><pattern id="ohne-wert" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="areas__ground" width="6" height="6"/><path class="areas__hatch" d="M0 0V6"/></pattern></defs>"##,
        escaped(title)
    );
    for shape in shapes {
        let mut path = String::new();
        for ring in &shape.rings {
            for (at, point) in ring.iter().enumerate() {
                let x = 4.0 + (point.lon() - west) * shrink * scale;
                let y = 4.0 + (north - point.lat()) * scale;
                let _ = write!(path, "{}{x:.1} {y:.1}", if at == 0 { 'M' } else { 'L' });
            }
            path.push('Z');
        }
        let class = shape.value.and_then(|value| {
            classes.iter().find(|class| class.low <= value && value <= class.high)
        });
        let class = class.map_or("none".to_owned(), |class| class.number.to_string());
        let _ = write!(
            svg,
            r#"<path class="areas__one areas__one--{class}" d="{path}"><title>{}: {}</title></path>"#,
            escaped(shape.name),
            escaped(&shape.said)
        );
    }
    svg.push_str("</svg>");
    Some(svg)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_hold_all_values_and_never_part_equal_ones() {
        let classes_of = |values: &[f64]| {
            classes(values).iter().map(|c| (c.number, c.low, c.high)).collect::<Vec<_>>()
        };
        assert_eq!(
            classes_of(&[5.0, 1.0, 2.0, 3.0, 4.0]),
            [(1, 1.0, 1.0), (2, 2.0, 2.0), (3, 3.0, 3.0), (4, 4.0, 4.0), (5, 5.0, 5.0)]
        );
        assert_eq!(classes_of(&[1.0, 1.0, 1.0, 1.0, 1.0, 2.0]), [(1, 1.0, 1.0), (2, 2.0, 2.0)]);
        assert_eq!(classes_of(&[]), []);
    }

    #[test]
    fn an_area_without_value_is_hatched_and_says_why() {
        let ring: Vec<GeoPoint> = [(53.0, 9.0), (53.1, 9.0), (53.1, 9.2)]
            .map(|(lat, lon)| GeoPoint::new(lat, lon).unwrap())
            .to_vec();
        let shape = |value, said: &str| Shape {
            name: "Beispieldorf",
            rings: vec![&ring],
            value,
            said: said.to_owned(),
        };
        let shapes = [shape(Some(4.0), "4"), shape(None, "unbekannt oder geheim")];
        let svg = draw(&shapes, &classes(&[4.0]), "Karte").unwrap();
        assert_eq!(svg.matches("areas__one--1").count(), 1);
        assert!(svg.contains(r#"areas__one--none"#));
        assert!(svg.contains("<title>Beispieldorf: unbekannt oder geheim</title>"));
        assert_eq!(draw(&[], &[], "Karte"), None);
    }
}
