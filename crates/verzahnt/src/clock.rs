//! The one clock of the program. Everything below gets the time as an argument.

use jiff::{Timestamp, civil::Date, tz::TimeZone};

/// Now, cut to microseconds as both databases keep them.
#[expect(clippy::disallowed_methods, reason = "the one place where the clock is read")]
pub(crate) fn now() -> Timestamp {
    let now = Timestamp::now();
    Timestamp::from_microsecond(now.as_microsecond()).unwrap_or(now)
}

/// The calendar day in Germany.
pub(crate) fn today() -> Date {
    let zone = TimeZone::get("Europe/Berlin").unwrap_or(TimeZone::UTC);
    now().to_zoned(zone).date()
}
