//! Times of day: "18 Uhr", "18:00–19:30", "von 18 bis 19.30 Uhr", "22–2 Uhr", "ganztägig".

use jiff::civil::Date;

use super::{
    clauses::Parser,
    days::Day,
    lexicon::cardinal,
    why::{Refusal, Why},
};
use crate::Moment;

/// Minutes of a day.
pub(super) const DAY: u32 = 24 * 60;

/// When on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Clock {
    WholeDay,
    /// In minutes from midnight; an end before the start is on the next day.
    Times {
        from: u32,
        to: Option<u32>,
    },
}

/// A time with the later day on which it ends: "18 Uhr bis 14.1.2027, 14 Uhr".
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Until {
    pub from: u32,
    pub day: Day,
    pub to: u32,
}

/// A time as it was written.
struct Point {
    /// `None` where the clock has no such time.
    minutes: Option<u32>,
    next: usize,
    /// Whether it can be nothing but a time.
    sure: bool,
    /// A number alone.
    bare: bool,
}

/// A time at a day.
pub(super) fn at(date: Date, minutes: u32) -> Option<Moment> {
    let (day, minutes) = (minutes / DAY, minutes % DAY);
    let (hour, minute) = (i8::try_from(minutes / 60).ok()?, i8::try_from(minutes % 60).ok()?);
    Moment::At(date.at(hour, minute, 0, 0)).plus_days(i64::from(day))
}

impl Clock {
    /// The start on that day.
    pub(super) fn start(self, date: Date) -> Option<Moment> {
        match self {
            Clock::WholeDay => Some(Moment::Day(date)),
            Clock::Times { from, .. } => at(date, from),
        }
    }

    /// The end where it starts on that day and takes `days`, as far as it is said.
    pub(super) fn end(self, date: Date, days: Option<i64>) -> Option<Moment> {
        let later = |days: i64| Moment::Day(date).plus_days(days);
        match (self, days) {
            (Clock::WholeDay, days) => later(days.unwrap_or(1)),
            (Clock::Times { to: None, .. }, days) => later(days?),
            (Clock::Times { from, to: Some(to) }, None) => {
                at(date, if to <= from { to + DAY } else { to })
            }
            (Clock::Times { to: Some(to), .. }, Some(days)) => at(later(days - 1)?.date(), to),
        }
    }

    /// The length in minutes, where an end is said.
    pub(super) fn length(self) -> Option<u32> {
        match self {
            Clock::Times { from, to: Some(to) } if to <= from => Some(to + DAY - from),
            Clock::Times { from, to: Some(to) } => Some(to - from),
            _ => None,
        }
    }
}

/// Whether somebody stays over midnight, and did not exchange the two: from afternoon to noon at most.
pub(super) fn over_midnight(from: u32, to: u32) -> bool {
    from >= 15 * 60 && to <= 12 * 60
}

impl Parser<'_> {
    /// A time or a span of times, where one stands here.
    pub(super) fn clock(&mut self) -> Result<Option<Clock>, Refusal> {
        let begin = self.at;
        let lead = match self.word(0) {
            Some("um" | "von") => 1,
            _ => 0,
        };
        let Some(from) = self.point(begin + lead) else { return Ok(None) };
        let dash = self.mark_at(from.next, '-') || self.word_at(from.next) == Some("bis");
        let about = usize::from(self.word_at(from.next + 1) == Some("um"));
        let to = if dash { self.point(from.next + 1 + about) } else { None };
        let to = to.filter(|to| {
            let ended = self.word_at(to.next).is_none() && !self.mark_at(to.next, '.');
            to.sure || (from.sure && (!to.bare || ended))
        });
        let (next, sure) = match &to {
            Some(to) => (to.next, from.sure || to.sure),
            None => (from.next, from.sure || (lead == 1 && self.word(0) == Some("um"))),
        };
        if !sure {
            return Ok(None);
        }
        let place = self.span(begin, next);
        let start = from.minutes.filter(|from| *from < DAY);
        let start = start.ok_or_else(|| Why::NoSuchTime.at(&place))?;
        let clock = match to {
            None => Clock::Times { from: start, to: None },
            Some(to) => {
                let to = to.minutes.ok_or_else(|| Why::NoSuchTime.at(&place))?;
                // Midnight is the end of a day and not the beginning of it.
                let to = if to == 0 { DAY } else { to };
                Clock::Times { from: start, to: Some(to) }
            }
        };
        self.at = next;
        Ok(Some(clock))
    }

    /// A time alone, as it stands before what is not one.
    pub(super) fn lone_time(&self) -> bool {
        self.point(self.at).is_some_and(|point| point.sure)
    }

    /// "18 Uhr bis Sonntag, 14.1.2027, 14 Uhr", read behind "18 Uhr".
    pub(super) fn until(&mut self, clock: Clock) -> Result<Option<Until>, Refusal> {
        let begin = self.at;
        let Clock::Times { from, to: None } = clock else { return Ok(None) };
        if !self.mark(0, '-') && self.word(0) != Some("bis") {
            return Ok(None);
        }
        self.at += 1;
        let day = self.day();
        if self.mark(0, ',') {
            self.at += 1;
        }
        let to = if day.is_some() { self.clock()? } else { None };
        match (day, to) {
            (Some(day), Some(Clock::Times { from: to, to: None })) => {
                Ok(Some(Until { from, day, to }))
            }
            _ => {
                self.at = begin;
                Ok(None)
            }
        }
    }

    fn point(&self, at: usize) -> Option<Point> {
        let (hour, digits) = match self.number_at(at) {
            Some(number) => number,
            None => (self.word_at(at).and_then(cardinal)?, 0),
        };
        let is_hour = |at: usize| matches!(self.word_at(at), Some("uhr" | "h"));
        if digits > 2 {
            return None;
        }
        let two = |at: usize| self.number_at(at).filter(|(_, digits)| *digits == 2);
        let colon = self.mark_at(at + 1, ':') && self.glued(at + 1) && self.glued(at + 2);
        let dot = self.mark_at(at + 1, '.') && self.glued(at + 1) && self.glued(at + 2);
        let (minute, next, sure, bare) = match two(at + 2) {
            Some((minute, _)) if colon => {
                // Seconds that say nothing are passed over.
                let zero = self.mark_at(at + 3, ':') && two(at + 4) == Some((0, 2));
                let next = if zero { at + 5 } else { at + 3 };
                (minute, next, true, false)
            }
            Some((minute, _)) if dot && digits > 0 => {
                let more = self.mark_at(at + 3, '.') && self.glued(at + 3);
                if more && !is_hour(at + 3) && self.number_at(at + 4).is_some()
                    || more && (1..=12).contains(&minute)
                {
                    return None;
                }
                (minute, at + 3, is_hour(at + 3) || !(1..=12).contains(&minute), false)
            }
            _ if is_hour(at + 1) => {
                // "18 Uhr 30", unless the number counts something else.
                let minutes = two(at + 2).filter(|(minute, _)| {
                    *minute < 60 && self.word_at(at + 3).is_none() && !self.follows_number(at + 3)
                });
                match minutes {
                    Some((minute, _)) => (minute, at + 3, true, false),
                    None => (0, at + 2, true, false),
                }
            }
            _ if digits > 0 => (0, at + 1, false, true),
            _ => return None,
        };
        let next = if is_hour(next) { next + 1 } else { next };
        let there = minute < 60 && (hour < 24 || (hour, minute) == (24, 0));
        Some(Point { minutes: there.then_some(hour * 60 + minute), next, sure, bare })
    }

    /// Whether what stands here makes a day or a time of the number before it.
    fn follows_number(&self, at: usize) -> bool {
        ['.', ':', '-', '/'].iter().any(|mark| self.mark_at(at, *mark))
    }
}
