//! What time it is: given by whoever makes the site, so that tests stand still.

use jiff::{Timestamp, civil::Date, tz::TimeZone};

/// Tells the time.
pub trait Clock: Send + Sync {
    fn now(&self) -> Timestamp;
}

impl<F: Fn() -> Timestamp + Send + Sync> Clock for F {
    fn now(&self) -> Timestamp {
        self()
    }
}

/// The day in Germany at that moment; by UTC where the machine knows no time zones.
pub(crate) fn german_day(at: Timestamp) -> Date {
    let zone = TimeZone::get("Europe/Berlin").unwrap_or(TimeZone::UTC);
    at.to_zoned(zone).date()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_changes_at_midnight_in_germany_not_in_greenwich() {
        let late: Timestamp = "2027-01-31T23:30:00Z".parse().unwrap();
        assert_eq!(german_day(late).to_string(), "2027-02-01");
    }
}
