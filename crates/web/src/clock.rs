//! What time it is: given by whoever makes the site, so that tests stand still.

use jiff::{Timestamp, Zoned, civil::Date, tz::TimeZone};

/// Tells the time.
pub trait Clock: Send + Sync {
    fn now(&self) -> Timestamp;
}

impl<F: Fn() -> Timestamp + Send + Sync> Clock for F {
    fn now(&self) -> Timestamp {
        self()
    }
}

/// That moment by the clocks of Germany; by UTC where the machine knows no time zones.
pub(crate) fn in_germany(at: Timestamp) -> Zoned {
    at.to_zoned(TimeZone::get("Europe/Berlin").unwrap_or(TimeZone::UTC))
}

/// The day in Germany at that moment.
pub(crate) fn german_day(at: Timestamp) -> Date {
    in_germany(at).date()
}

/// When a day begins in Germany.
pub(crate) fn german_midnight(day: Date) -> Result<Timestamp, jiff::Error> {
    let zone = TimeZone::get("Europe/Berlin").unwrap_or(TimeZone::UTC);
    Ok(day.to_zoned(zone)?.timestamp())
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
