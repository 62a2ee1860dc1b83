//! Days and minutes as small numbers for the columns.

use jiff::{Span, civil::Date};
use landscape::Moment;

/// Day 0 of the columns: long before any offer, so that all days are positive.
const FIRST: Date = jiff::civil::date(1970, 1, 1);

/// The day as a number; days before the first are 0.
pub(crate) fn day(date: Date) -> u32 {
    u32::try_from(date.duration_since(FIRST).as_hours() / 24).unwrap_or(0)
}

/// The date of a day number.
pub(crate) fn date(day: u32) -> Option<Date> {
    FIRST.checked_add(Span::new().try_days(i64::from(day)).ok()?).ok()
}

/// A start: minutes since day 0 and whether it is a whole day, in one number that sorts by time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Start(pub(crate) u32);

impl Start {
    pub(crate) fn of(moment: Moment) -> Start {
        let minutes = moment.time().map_or(0, |t| {
            u32::from(t.hour().unsigned_abs()) * 60 + u32::from(t.minute().unsigned_abs())
        });
        let whole = u32::from(moment.time().is_none());
        Start(day(moment.date()).saturating_mul(2880).saturating_add(minutes * 2 + 1 - whole))
    }

    pub(crate) fn day(self) -> u32 {
        self.0 / 2880
    }

    /// The first start of a day.
    pub(crate) fn first_of(day: u32) -> Start {
        Start(day.saturating_mul(2880))
    }

    /// Monday is 0.
    pub(crate) fn weekday(self) -> u32 {
        (self.day() + 3) % 7
    }

    /// 0 morning (until 12), 1 afternoon (until 17), 2 evening; `None` for a whole day.
    pub(crate) fn daytime(self) -> Option<u32> {
        if self.0.is_multiple_of(2) {
            return None;
        }
        Some(match self.0 % 2880 / 120 {
            0..12 => 0,
            12..17 => 1,
            _ => 2,
        })
    }

    pub(crate) fn moment(self) -> Option<Moment> {
        let date = date(self.day())?;
        if self.0.is_multiple_of(2) {
            return Some(Moment::Day(date));
        }
        let minutes = self.0 % 2880 / 2;
        let (hour, minute) = (i8::try_from(minutes / 60).ok()?, i8::try_from(minutes % 60).ok()?);
        Some(Moment::At(date.at(hour, minute, 0, 0)))
    }
}
