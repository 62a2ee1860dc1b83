//! When an offer takes place: sessions, recurrences, and the ways to have no date.
//!
//! Times are local civil times of the place (Europe/Berlin), so that a course at 18:00 stays at 18:00
//! over the change of the clocks. Recurrences are RFC 5545 rules with exceptions, expanded within a
//! window only, never without end.

use std::{cmp::Ordering, fmt, str::FromStr};

use jiff::{
    Span, ToSpan,
    civil::{Date, DateTime, Time},
};

use crate::{Venue, code::coded};

/// When and how one can come in.
#[derive(Debug, Clone, PartialEq)]
pub struct Schedule {
    pub entry: Entry,
    pub sessions: Vec<Session>,
}

coded! {
    /// How one can start.
    Entry {
        /// At the sessions given.
        Dated = "dated",
        /// At any time: continuous entry.
        AnyTime = "any-time",
        /// The date is agreed on request.
        OnRequest = "on-request",
        /// Always there: material, an open place.
        Always = "always",
    }
}

/// One meeting or a recurrence of meetings, with its own place.
#[derive(Debug, Clone, PartialEq)]
pub struct Session {
    pub start: Moment,
    /// Exclusive for days as in RFC 5545; missing where the source does not say.
    pub end: Option<Moment>,
    pub recurrence: Option<Recurrence>,
    pub venue: Option<Venue>,
    pub cancelled: bool,
    pub note: Option<String>,
}

/// A point in local time: a whole day or a minute of it. In order of time, a day before its minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    Day(Date),
    At(DateTime),
}

impl Ord for Moment {
    fn cmp(&self, other: &Moment) -> Ordering {
        (self.date(), self.time()).cmp(&(other.date(), other.time()))
    }
}

impl PartialOrd for Moment {
    fn partial_cmp(&self, other: &Moment) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Moment {
    pub fn date(self) -> Date {
        match self {
            Moment::Day(date) => date,
            Moment::At(at) => at.date(),
        }
    }

    /// The time of day, where one is given.
    pub fn time(self) -> Option<Time> {
        match self {
            Moment::Day(_) => None,
            Moment::At(at) => Some(at.time()),
        }
    }

    /// The same time on another day.
    fn on(self, date: Date) -> Moment {
        match self {
            Moment::Day(_) => Moment::Day(date),
            Moment::At(at) => Moment::At(date.to_datetime(at.time())),
        }
    }

    /// Moved by whole days.
    pub fn plus_days(self, days: i64) -> Option<Moment> {
        self.date().checked_add(Span::new().try_days(days).ok()?).ok().map(|date| self.on(date))
    }
}

/// A checked RFC 5545 recurrence: a rule, dates taken out, dates put in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recurrence {
    rule: Option<String>,
    pub except: Vec<Date>,
    pub also: Vec<Moment>,
}

/// The text is no recurrence rule that can be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no recurrence rule")]
pub struct NotARecurrence(pub String);

impl Recurrence {
    /// Reads the value of an RRULE (without `RRULE:`), checked against `start`. Of what RFC 5545 allows, the
    /// fifth weekday from the end of a month (`-5MO`) is refused; all else is held against python-dateutil in
    /// `tests/it/recurrences.rs`.
    pub fn read(rule: &str, start: Moment) -> Result<Recurrence, NotARecurrence> {
        let rule = rule.trim().trim_start_matches("RRULE:").to_ascii_uppercase();
        let it = Recurrence { rule: Some(rule.clone()), except: Vec::new(), also: Vec::new() };
        match it.rule_set(start) {
            Some(_) => Ok(it),
            None => Err(NotARecurrence(rule)),
        }
    }

    /// Further dates without a rule (RDATE alone).
    pub fn of_dates(also: Vec<Moment>) -> Recurrence {
        Recurrence { rule: None, except: Vec::new(), also }
    }

    /// The value of the RRULE, upper case.
    pub fn rule(&self) -> Option<&str> {
        self.rule.as_deref()
    }

    /// Moves exceptions, further dates and the end of the rule by whole days.
    pub fn plus_days(&self, days: i64) -> Option<Recurrence> {
        let shift = |date: Date| Some(Moment::Day(date).plus_days(days)?.date());
        let rule = match &self.rule {
            None => None,
            Some(rule) => Some(
                rule.split(';')
                    .map(|part| {
                        match part.strip_prefix("UNTIL=").and_then(|v| Some((v, v.get(..8)?))) {
                            Some((value, day)) => {
                                let date = Date::strptime("%Y%m%d", day).ok()?;
                                let rest = value.get(8..).unwrap_or_default();
                                Some(format!("UNTIL={}{rest}", shift(date)?.strftime("%Y%m%d")))
                            }
                            None => Some(part.to_owned()),
                        }
                    })
                    .collect::<Option<Vec<_>>>()?
                    .join(";"),
            ),
        };
        Some(Recurrence {
            rule,
            except: self.except.iter().map(|d| shift(*d)).collect::<Option<_>>()?,
            also: self.also.iter().map(|m| m.plus_days(days)).collect::<Option<_>>()?,
        })
    }

    fn rule_set(&self, start: Moment) -> Option<rrule::RRuleSet> {
        let rule = self.rule.as_deref()?;
        let at = match start {
            Moment::Day(date) => date.to_datetime(Time::midnight()),
            Moment::At(at) => at,
        };
        // Local time is expanded as if it were UTC: a civil 18:00 stays 18:00.
        let rule = utc_until(rule);
        rrule::RRuleSet::from_str(&format!(
            "DTSTART:{}Z\nRRULE:{rule}",
            at.strftime("%Y%m%dT%H%M%S")
        ))
        .ok()
    }

    /// Starts from `from` to `until`, both days included, at most `most`, in order.
    fn starts(&self, start: Moment, from: Date, until: Date, most: u16) -> Vec<Moment> {
        let mut starts = Vec::new();
        if let Some(set) = self.rule_set(start) {
            let (Some(after), Some(before)) = (chrono_utc(from, 0), chrono_utc(until, 1)) else {
                return starts;
            };
            let set = set.after(after).before(before);
            // Days that are left out do not count, and each can be of several meetings.
            let mut wanted = most;
            loop {
                let all = set.clone().all(wanted).dates;
                let more = all.len() >= usize::from(wanted) && wanted < u16::MAX;
                starts = all.iter().filter_map(|at| self.civil(start, at)).collect();
                if !more || starts.len() >= usize::from(most) {
                    break;
                }
                wanted = wanted.saturating_mul(2).saturating_add(10);
            }
        } else {
            starts.push(start);
        }
        starts.extend(&self.also);
        starts.retain(|m| (from..=until).contains(&m.date()) && !self.except.contains(&m.date()));
        starts.sort_unstable();
        starts.dedup();
        starts.truncate(usize::from(most));
        starts
    }
}

impl Recurrence {
    /// A meeting of the rule in civil time, unless its day is left out.
    fn civil(&self, start: Moment, at: &chrono::DateTime<rrule::Tz>) -> Option<Moment> {
        let date = civil_date(at).filter(|date| !self.except.contains(date))?;
        Some(match start {
            Moment::Day(_) => Moment::Day(date),
            Moment::At(_) => {
                civil_time(at).map_or(start.on(date), |time| Moment::At(date.to_datetime(time)))
            }
        })
    }
}

/// RFC 5545 wants UNTIL in UTC where the start is; a date alone or a local time is made one.
fn utc_until(rule: &str) -> String {
    rule.split(';')
        .map(|part| match part.strip_prefix("UNTIL=") {
            Some(value) if value.len() == 8 => format!("UNTIL={value}T235959Z"),
            Some(value) if !value.ends_with('Z') => format!("UNTIL={value}Z"),
            _ => part.to_owned(),
        })
        .collect::<Vec<_>>()
        .join(";")
}

fn chrono_utc(date: Date, plus_days: i64) -> Option<chrono::DateTime<rrule::Tz>> {
    let date = date.checked_add(plus_days.days()).ok()?;
    let naive = chrono::NaiveDate::from_ymd_opt(
        i32::from(date.year()),
        u32::try_from(date.month()).ok()?,
        u32::try_from(date.day()).ok()?,
    )?
    .and_hms_opt(0, 0, 0)?;
    Some(chrono::DateTime::from_naive_utc_and_offset(naive, rrule::Tz::UTC.into_offset()))
}

/// The offset type that `rrule` wants beside its own time zone.
trait IntoOffset {
    fn into_offset(self) -> <rrule::Tz as chrono::TimeZone>::Offset;
}

impl IntoOffset for rrule::Tz {
    fn into_offset(self) -> <rrule::Tz as chrono::TimeZone>::Offset {
        use chrono::TimeZone;
        self.offset_from_utc_datetime(&chrono::NaiveDateTime::default())
    }
}

fn civil_date(at: &chrono::DateTime<rrule::Tz>) -> Option<Date> {
    use chrono::Datelike;
    Date::new(
        i16::try_from(at.year()).ok()?,
        i8::try_from(at.month()).ok()?,
        i8::try_from(at.day()).ok()?,
    )
    .ok()
}

fn civil_time(at: &chrono::DateTime<rrule::Tz>) -> Option<Time> {
    use chrono::Timelike;
    Time::new(
        i8::try_from(at.hour()).ok()?,
        i8::try_from(at.minute()).ok()?,
        i8::try_from(at.second()).ok()?,
        0,
    )
    .ok()
}

/// One meeting on one day, made from a session.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Occurrence<'a> {
    pub start: Moment,
    pub end: Option<Moment>,
    pub session: &'a Session,
}

impl Session {
    /// A session at one moment, without anything else.
    pub fn at(start: Moment) -> Session {
        Session { start, end: None, recurrence: None, venue: None, cancelled: false, note: None }
    }

    /// Its meetings that begin from `from` to `until`, both days included, at most `most`.
    pub fn occurrences(&self, from: Date, until: Date, most: u16) -> Vec<Occurrence<'_>> {
        let starts = match &self.recurrence {
            Some(recurrence) => recurrence.starts(self.start, from, until, most),
            None if (from..=until).contains(&self.start.date()) => vec![self.start],
            None => Vec::new(),
        };
        starts
            .into_iter()
            .map(|start| Occurrence { start, end: self.end_of(start), session: self })
            .collect()
    }

    /// The end of the meeting that starts then: each lasts as long as the first, whenever it begins.
    fn end_of(&self, start: Moment) -> Option<Moment> {
        match (self.start, self.end?, start) {
            (Moment::At(first), Moment::At(end), Moment::At(start)) => {
                start.checked_add(first.until(end).ok()?).ok().map(Moment::At)
            }
            // Nobody knows how long a day takes that is added to meetings at a time.
            (Moment::At(_), Moment::At(_), Moment::Day(_)) => None,
            (first, end, start) => {
                let days = first.date().until(end.date()).ok()?.get_days();
                end.on(start.date()).plus_days(i64::from(days))
            }
        }
    }
}

impl Schedule {
    /// No session is known.
    pub fn without_dates(entry: Entry) -> Schedule {
        Schedule { entry, sessions: Vec::new() }
    }

    /// Meetings of all sessions that begin from `from` to `until`, in order, at most `most`; cancelled
    /// ones are left out.
    pub fn occurrences(&self, from: Date, until: Date, most: u16) -> Vec<Occurrence<'_>> {
        let mut all: Vec<Occurrence<'_>> = self
            .sessions
            .iter()
            .filter(|s| !s.cancelled)
            .flat_map(|s| s.occurrences(from, until, most))
            .collect();
        all.sort_by_key(|o| o.start);
        all.truncate(usize::from(most));
        all
    }

    /// The next meeting on `day` or later, looked for up to two years ahead.
    pub fn next(&self, day: Date) -> Option<Occurrence<'_>> {
        let until = day.checked_add(2.years()).unwrap_or(Date::MAX);
        self.occurrences(day, until, 1).into_iter().next()
    }

    /// The last day on which anything can still happen; `None` where that is open.
    pub fn last_day(&self) -> Option<Date> {
        let mut last = None;
        for session in &self.sessions {
            let mut day = session.end.map_or(session.start, |end| end.max(session.start)).date();
            if let Some(recurrence) = &session.recurrence {
                let endless = recurrence
                    .rule()
                    .is_some_and(|rule| !rule.contains("COUNT=") && !rule.contains("UNTIL="));
                if endless {
                    return None;
                }
                let until = session.start.date().checked_add(5.years()).unwrap_or(Date::MAX);
                let starts = recurrence.starts(session.start, session.start.date(), until, 2000);
                day = starts.iter().map(|m| m.date()).chain([day]).max().unwrap_or(day);
            }
            last = last.max(Some(day));
        }
        last
    }
}

impl fmt::Display for Moment {
    /// ISO 8601: `2026-12-31` or `2026-12-31T18:00`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Moment::Day(date) => write!(f, "{date}"),
            Moment::At(at) => write!(f, "{}", at.strftime("%Y-%m-%dT%H:%M")),
        }
    }
}

#[cfg(test)]
mod tests;
