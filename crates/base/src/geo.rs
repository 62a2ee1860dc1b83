//! Positions on Earth in degrees (WGS 84, EPSG:4326).

/// A position: latitude -90..=90, longitude -180..=180, both finite.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GeoPoint {
    lat: f64,
    lon: f64,
}

/// The numbers name no position on Earth.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[error("{lat} / {lon} is no position on Earth")]
pub struct NotOnEarth {
    pub lat: f64,
    pub lon: f64,
}

/// Mean radius of the Earth in metres (IUGG, R1).
const EARTH_RADIUS_M: f64 = 6_371_008.8;

impl GeoPoint {
    pub fn new(lat: f64, lon: f64) -> Result<GeoPoint, NotOnEarth> {
        if (-90.0..=90.0).contains(&lat) && (-180.0..=180.0).contains(&lon) {
            Ok(GeoPoint { lat, lon })
        } else {
            Err(NotOnEarth { lat, lon })
        }
    }

    /// Degrees north.
    pub fn lat(self) -> f64 {
        self.lat
    }

    /// Degrees east.
    pub fn lon(self) -> f64 {
        self.lon
    }

    /// Great-circle distance in metres by the haversine formula (Sinnott, 1984), up to 0.5 % off the ellipsoid.
    pub fn distance_m(self, other: GeoPoint) -> f64 {
        let (lat1, lat2) = (self.lat.to_radians(), other.lat.to_radians());
        let half_lat = (lat2 - lat1) / 2.0;
        let half_lon = (other.lon - self.lon).to_radians() / 2.0;
        let a = half_lat.sin().powi(2) + lat1.cos() * lat2.cos() * half_lon.sin().powi(2);
        2.0 * EARTH_RADIUS_M * a.sqrt().min(1.0).asin()
    }
}

/// All positions within some metres of a centre, asked for many points: [`Circle::holds`] says what
/// [`GeoPoint::distance_m`] would, and needs its sines only for points near the edge.
#[derive(Debug, Clone, Copy)]
pub struct Circle {
    centre: GeoPoint,
    metres: f64,
    sin: f64,
    cos: f64,
    /// Squares of the angles, in radians, within which a point surely lies inside or not outside.
    inside: f64,
    outside: f64,
}

impl Circle {
    pub fn new(centre: GeoPoint, metres: f64) -> Circle {
        let (sin, cos) = centre.lat.to_radians().sin_cos();
        let angle = metres.max(0.0) / EARTH_RADIUS_M;
        let square = angle * angle;
        Circle { centre, metres, sin, cos, inside: square * 0.998, outside: square * 1.002 }
    }

    /// Whether a point lies within; the numbers are degrees north and east.
    pub fn holds(&self, lat: f64, lon: f64) -> bool {
        let north = (lat - self.centre.lat).to_radians();
        let east = (lon - self.centre.lon).to_radians();
        // Up to some 300 km the haversine is a square and the cosine a parabola to within the margin.
        if north.abs() < 0.05 && east.abs() < 0.05 && self.cos > 0.2 {
            let cos = self.cos - self.sin * north - self.cos * north * north / 2.0;
            let square = north * north + self.cos * cos * east * east;
            if square <= self.inside {
                return true;
            }
            if square > self.outside {
                return false;
            }
        }
        GeoPoint::new(lat, lon).is_ok_and(|point| self.centre.distance_m(point) <= self.metres)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_circle_holds_what_is_near_enough() {
        for (lat, lon) in [(53.36, 10.21), (47.3, 8.5), (0.0, 0.0), (-89.0, 170.0)] {
            let centre = GeoPoint::new(lat, lon).unwrap();
            for metres in [0.0, 800.0, 10_000.0, 50_000.0, 280_000.0, 500_000.0] {
                let circle = Circle::new(centre, metres);
                let step = metres.max(500.0) / 111_000.0 / 6.5;
                for (dy, dx) in (-12..=12).flat_map(|y| (-24..=24).map(move |x| (y, x))) {
                    let (lat, lon) = (lat + f64::from(dy) * step, lon + f64::from(dx) * step);
                    let Ok(point) = GeoPoint::new(lat, lon) else { continue };
                    let near = centre.distance_m(point) <= metres;
                    assert_eq!(circle.holds(lat, lon), near, "{metres} m to {lat} {lon}");
                }
            }
        }
    }

    #[test]
    fn positions_off_the_planet_do_not_exist() {
        for (lat, lon) in [(90.1, 0.0), (0.0, 180.5), (f64::NAN, 0.0), (0.0, f64::INFINITY)] {
            assert!(GeoPoint::new(lat, lon).is_err(), "{lat} {lon}");
        }
    }

    #[test]
    fn a_degree_of_latitude_is_some_111_kilometres() {
        let a = GeoPoint::new(53.0, 10.0).unwrap();
        let b = GeoPoint::new(54.0, 10.0).unwrap();
        assert!((a.distance_m(b) - 111_195.0).abs() < 1.0, "{}", a.distance_m(b));
        assert!(a.distance_m(a) < f64::EPSILON);
    }
}
