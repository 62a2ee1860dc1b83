//! From a file's reference system to degrees (WGS 84).
//!
//! ETRS89 and WGS 84 differ by less than a metre in Germany and are taken for the same.

use base::{GeoPoint, NotOnEarth};
use proj4rs::{Proj, transform::transform};

/// A reference system that can be read.
pub(super) enum Projection {
    Degrees,
    Metres { from: Box<Proj>, to: Box<Proj> },
}

impl Projection {
    /// By its number at EPSG; `None` for those that are not supported.
    pub(super) fn epsg(code: u32) -> Option<Projection> {
        match code {
            4326 | 4258 => Some(Projection::Degrees),
            25831..=25833 | 32631..=32633 | 3857 => Some(Projection::Metres {
                from: Box::new(Proj::from_epsg_code(u16::try_from(code).ok()?).ok()?),
                to: Box::new(Proj::from_epsg_code(4326).ok()?),
            }),
            _ => None,
        }
    }

    /// By the text of a `.prj` file (WKT): its EPSG number, or its name.
    pub(super) fn wkt(text: &str) -> Option<Projection> {
        let upper = text.to_uppercase();
        // The last authority is that of the whole; the ones before are of its parts.
        let code = upper.rsplit("\"EPSG\",").next().filter(|_| upper.contains("\"EPSG\","));
        let ends = upper.trim_end().trim_end_matches(']');
        let of_whole =
            ends.rsplit_once("AUTHORITY[\"EPSG\",").is_some_and(|(_, rest)| !rest.contains(']'));
        if let Some(code) = code.filter(|_| of_whole) {
            let digits: String = code.chars().filter(char::is_ascii_digit).collect();
            return digits.parse().ok().and_then(Projection::epsg);
        }
        if upper.starts_with("GEOGCS") || upper.starts_with("GEOGCRS") {
            let known =
                ["WGS_1984", "WGS 84", "WGS84", "ETRS"].iter().any(|name| upper.contains(name));
            return known.then_some(Projection::Degrees);
        }
        let zone = |number: u32| {
            ["UTM_ZONE_", "UTM ZONE "]
                .iter()
                .any(|name| upper.contains(&format!("{name}{number}N")))
        };
        let base = if upper.contains("ETRS") {
            25800
        } else if upper.contains("WGS") {
            32600
        } else {
            return None;
        };
        (31..=33).find(|number| zone(*number)).and_then(|number| Projection::epsg(base + number))
    }

    /// By the name that GeoJSON gives: `urn:ogc:def:crs:EPSG::25832`, `EPSG:4326`, `urn:ogc:def:crs:OGC:1.3:CRS84`.
    pub(super) fn named(name: &str) -> Option<Projection> {
        let upper = name.to_uppercase();
        if upper.ends_with("CRS84") {
            return Some(Projection::Degrees);
        }
        let (_, rest) = upper.split_once("EPSG")?;
        rest.rsplit(':').next()?.parse().ok().and_then(Projection::epsg)
    }

    /// The position of the file's `x` (east) and `y` (north).
    pub(super) fn point(&self, x: f64, y: f64) -> Result<GeoPoint, NotOnEarth> {
        match self {
            Projection::Degrees => GeoPoint::new(y, x),
            Projection::Metres { from, to } => {
                let mut at = (x, y, 0.0);
                let sound = x.is_finite() && y.is_finite() && x.abs() < 1.0e8 && y.abs() < 1.0e8;
                if !sound || transform(from, to, &mut at).is_err() {
                    return Err(NotOnEarth { lat: y, lon: x });
                }
                GeoPoint::new(at.1.to_degrees(), at.0.to_degrees())
            }
        }
    }
}
