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

#[cfg(test)]
mod tests {
    use super::*;

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
