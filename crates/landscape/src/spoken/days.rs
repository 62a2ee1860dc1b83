//! Days as they are written, often without month or year, and which days they are.

use std::ops::Range;

use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};

use super::{
    clock::Clock,
    why::{Refusal, Why},
};

/// A day as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Day {
    pub day: u32,
    pub month: Option<u32>,
    pub year: Option<i16>,
    /// The weekday that stood before it.
    pub weekday: Option<Weekday>,
    /// `12.10` without a full stop behind it can be a time too.
    pub unsure: bool,
    pub at: Range<usize>,
}

/// A day or several in a row, with a time of their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stretch {
    pub first: Day,
    pub last: Option<Day>,
    pub clock: Option<Clock>,
    /// The time stood in brackets behind this one alone.
    pub own: bool,
}

/// A stretch with its days known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Days {
    pub first: Date,
    pub last: Option<Date>,
    pub clock: Option<Clock>,
    pub at: Range<usize>,
}

impl Stretch {
    pub(super) fn of(first: Day, last: Option<Day>) -> Stretch {
        Stretch { first, last, clock: None, own: false }
    }

    pub(super) fn at(&self) -> Range<usize> {
        self.first.at.start..self.last.as_ref().unwrap_or(&self.first).at.end
    }
}

/// Most days by which a list may go back over the turn of the year.
const BACK: i32 = 180;
/// Most days of a span whose first day names no year.
const SPAN: i32 = 350;

/// Which days these are: a month or year that is missing is that of the next day in the list that has one;
/// where none has, it is the next such day from `floor` on, then from the one before it.
pub(super) fn resolve(stretches: &[Stretch], floor: Date) -> Result<Vec<Days>, Refusal> {
    let mut days: Vec<(Day, bool)> = Vec::new();
    for stretch in stretches {
        days.push((stretch.first.clone(), false));
        days.extend(stretch.last.clone().map(|last| (last, true)));
    }
    let pinned = days.iter().any(|(day, _)| !day.unsure && day.month.is_some());
    let mut month = None;
    for (day, _) in days.iter_mut().rev() {
        if day.unsure && !pinned {
            return Err(Why::DayOrTime.at(&day.at));
        }
        day.month = day.month.or(month);
        month = day.month;
        if month.is_none() {
            return Err(Why::NoMonth.at(&day.at));
        }
    }
    let mut dates: Vec<Option<Date>> = vec![None; days.len()];
    // Backwards from the years that are named.
    let mut next: Option<(Date, bool)> = None;
    for ((day, is_last), date) in days.iter().zip(dates.iter_mut()).rev() {
        *date = match (day.year, next) {
            (Some(year), _) => Some(day.in_year(year)?),
            (None, Some((next, span))) => Some(day.before(next, span)?),
            (None, None) => None,
        };
        next = date.map(|date| (date, *is_last));
    }
    // Forwards where none was named.
    let mut before: Option<Date> = None;
    for ((day, _), date) in days.iter().zip(dates.iter_mut()) {
        let found = match *date {
            Some(date) => date,
            None => day.from(before.unwrap_or(floor), before.is_some())?,
        };
        if let Some(weekday) = day.weekday
            && weekday != found.weekday()
        {
            return Err(Why::WrongWeekday(found.weekday()).at(&day.at));
        }
        (*date, before) = (Some(found), Some(found));
    }
    let mut dates = dates.into_iter().flatten();
    let mut known = Vec::with_capacity(stretches.len());
    for stretch in stretches {
        let Some(first) = dates.next() else { break };
        let last = stretch.last.as_ref().and_then(|_| dates.next());
        if last.is_some_and(|last| last < first) {
            return Err(Why::EndBeforeStart.at(&stretch.at()));
        }
        known.push(Days { first, last, clock: stretch.clock, at: stretch.at() });
    }
    Ok(known)
}

/// Days between two dates, first to second.
pub(super) fn between(first: Date, second: Date) -> i32 {
    first.until(second).map_or(i32::MAX, |span| span.get_days())
}

impl Day {
    fn in_year(&self, year: i16) -> Result<Date, Refusal> {
        self.date(year).ok_or_else(|| Why::NoSuchDay.at(&self.at))
    }

    fn date(&self, year: i16) -> Option<Date> {
        if !(1900..2200).contains(&year) {
            return None;
        }
        Date::new(year, i8::try_from(self.month?).ok()?, i8::try_from(self.day).ok()?).ok()
    }

    /// The day before `next`: in a span the last one, in a list the one near it.
    fn before(&self, next: Date, span: bool) -> Result<Date, Refusal> {
        let same = self.in_year(next.year());
        if let Ok(date) = same
            && date <= next
        {
            return Ok(date);
        }
        let most = if span { SPAN } else { BACK };
        match self.date(next.year() - 1).filter(|date| between(*date, next) <= most) {
            Some(date) => Ok(date),
            None if span && same.is_ok() => Err(Why::EndBeforeStart.at(&self.at)),
            None => same,
        }
    }

    /// The next such day from `floor` on; one shortly before it where it stands behind it in a list.
    fn from(&self, floor: Date, listed: bool) -> Result<Date, Refusal> {
        let years = (0..=8).filter_map(|more| self.date(floor.year().checked_add(more)?));
        let found = years.into_iter().find(|date| *date >= floor);
        let found = found.ok_or_else(|| Why::NoSuchDay.at(&self.at))?;
        let back = found.checked_sub(1.years()).ok().filter(|_| listed);
        Ok(back.filter(|back| between(*back, floor) <= BACK).unwrap_or(found))
    }
}

impl Days {
    /// Each of the days.
    pub(super) fn each(&self) -> impl Iterator<Item = Date> + use<> {
        let last = self.last.unwrap_or(self.first);
        let mut day = Some(self.first);
        std::iter::from_fn(move || {
            let date = day.filter(|date| *date <= last)?;
            day = date.tomorrow().ok();
            Some(date)
        })
    }

    /// How many days they are.
    pub(super) fn count(&self) -> i64 {
        i64::from(between(self.first, self.last.unwrap_or(self.first))) + 1
    }
}
