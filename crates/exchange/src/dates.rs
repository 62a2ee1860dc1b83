//! Dates and times as files write them, turned into local civil time of the place (Europe/Berlin).
//!
//! An instant with an offset is converted; a day stays a day, whatever offset hangs on it. Nothing
//! outside of 1900 to 2199 is taken for a date of an offer.

use std::sync::LazyLock;

use jiff::{
    civil::{Date, DateTime, Time},
    tz::{Offset, TimeZone},
};
use landscape::Moment;

/// Central European time by its rule since 1996, so that no time zone database has to be there.
static BERLIN: LazyLock<TimeZone> =
    LazyLock::new(|| TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3").unwrap_or(TimeZone::UTC));

/// Europe/Berlin.
pub fn berlin() -> &'static TimeZone {
    &BERLIN
}

/// A day: `31.12.2026`, `1.2.26`, `2026-12-31`, `20261231`, also with what XML Schema hangs on it
/// (`2026-02-18+01:00`) or with a time behind it.
pub fn date(text: &str) -> Option<Date> {
    let text = text.trim();
    let head = text.split(['T', ' ']).next().unwrap_or(text);
    if head.contains('.') {
        let mut parts = head.split('.');
        let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some_and(|rest| !rest.is_empty()) || day.len() > 2 || month.len() > 2 {
            return None;
        }
        let year = match year.len() {
            4 => number(year)?,
            2 => 2000 + number(year)?,
            _ => return None,
        };
        return in_calendar(year, number(month)?, number(day)?);
    }
    if head.len() == 8 && head.bytes().all(|b| b.is_ascii_digit()) {
        return in_calendar(
            number(head.get(..4)?)?,
            number(head.get(4..6)?)?,
            number(head.get(6..8)?)?,
        );
    }
    let day = head.get(..10)?;
    let rest = head.get(10..)?;
    let zone = rest.is_empty() || rest == "Z" || rest.starts_with(['+', '-']);
    let mut parts = day.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if !zone || parts.next().is_some() || year.len() != 4 {
        return None;
    }
    in_calendar(number(year)?, number(month)?, number(day)?)
}

fn number(digits: &str) -> Option<i16> {
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    digits.parse().ok()
}

fn in_calendar(year: i16, month: i16, day: i16) -> Option<Date> {
    if !(1900..2200).contains(&year) {
        return None;
    }
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// A time of day: `18:00`, `9.30 Uhr`, `18:00:00`, `18 Uhr`, `1800`.
pub fn time(text: &str) -> Option<Time> {
    let text = text.trim();
    let bare = text.strip_suffix("Uhr").or_else(|| text.strip_suffix("h")).unwrap_or(text).trim();
    let mut parts = bare.split([':', '.']);
    let (hour, minute) = (parts.next()?, parts.next());
    let (hour, minute) = match minute {
        None if hour.len() == 4 => (hour.get(..2)?, hour.get(2..)?),
        None if hour.len() <= 2 && bare.len() < text.len() => (hour, "00"),
        None => return None,
        Some(minute) if minute.len() == 2 && hour.len() <= 2 => (hour, minute),
        Some(_) => return None,
    };
    if parts.next().is_some_and(|s| number(s.get(..2).unwrap_or(s)).is_none_or(|s| s > 59)) {
        return None;
    }
    let (hour, minute) = (i8::try_from(number(hour)?).ok()?, i8::try_from(number(minute)?).ok()?);
    if (hour, minute) == (24, 0) {
        return Time::new(23, 59, 0, 0).ok();
    }
    Time::new(hour, minute, 0, 0).ok()
}

/// A point in time as XML Schema, JSON and schema.org write it: a day, a local time, or an instant with an
/// offset. Midnight is a day: formats that know no days write them so.
pub fn moment(text: &str) -> Option<Moment> {
    let text = text.trim();
    let day = date(text)?;
    let Some((_, clock)) = text.split_once(['T', ' ']) else { return Some(Moment::Day(day)) };
    let zone = clock.find(['Z', 'z', '+', '-']);
    let (clock, zone) = clock.split_at(zone.unwrap_or(clock.len()));
    let at = day.to_datetime(time(clock)?);
    let whole_day = at.time() == Time::midnight();
    let local = match offset(zone.trim())? {
        None => at,
        // A day with the winter's offset in summer is still that day.
        Some(offset) if whole_day && matches!(offset.seconds(), 3600 | 7200) => at,
        Some(offset) => civil(at, offset)?,
    };
    Some(if local.time() == Time::midnight() {
        Moment::Day(local.date())
    } else {
        Moment::At(local)
    })
}

/// The local civil time of an instant given as a time with its offset.
pub fn civil(at: DateTime, offset: Offset) -> Option<DateTime> {
    let instant = offset.to_timestamp(at).ok()?;
    Some(BERLIN.to_datetime(instant))
}

/// `Z`, `+01:00`, `+0100`, `+01`; inner `None` where nothing is written.
#[expect(clippy::option_option, reason = "no offset and no valid offset are two things")]
fn offset(text: &str) -> Option<Option<Offset>> {
    if text.is_empty() {
        return Some(None);
    }
    if text.eq_ignore_ascii_case("z") {
        return Some(Some(Offset::UTC));
    }
    let sign = if text.starts_with('-') { -1 } else { 1 };
    let digits: String = text.chars().skip(1).filter(|c| *c != ':').collect();
    let (hours, minutes) = match digits.len() {
        2 => (number(&digits)?, 0),
        4 => (number(digits.get(..2)?)?, number(digits.get(2..)?)?),
        _ => return None,
    };
    if hours > 14 || minutes > 59 {
        return None;
    }
    let seconds = sign * (i32::from(hours) * 3600 + i32::from(minutes) * 60);
    Offset::from_seconds(seconds).ok().map(Some)
}

/// A day and, where given, a time of day.
pub fn at(day: Date, time: Option<Time>) -> Moment {
    match time {
        Some(time) => Moment::At(day.to_datetime(time)),
        None => Moment::Day(day),
    }
}

/// The exclusive end of something whose last day is `last`.
pub fn after(last: Date) -> Option<Moment> {
    Moment::Day(last).plus_days(1)
}

#[cfg(test)]
mod tests;
