//! Time zones of a calendar: whatever a TZID means, the result is local civil time of Europe/Berlin.
//!
//! Names come in many spellings: of the zone database, of Windows, with a vendor's prefix, or free with
//! rules of their own. Free ones whose rules are those of Central Europe are taken for that; others are
//! not understood, which is said.

use std::{collections::BTreeMap, str::FromStr};

use calcard::{
    Entry, Parser,
    common::{PartialDateTime, timezone::Tz},
    icalendar::{ICalendarProperty, ICalendarValue},
};
use jiff::{
    Timestamp,
    civil::{Date, DateTime},
};
use landscape::Moment;

use crate::dates;

/// Zones that keep the time of Berlin.
const CENTRAL: [&str; 26] = [
    "Arctic/Longyearbyen",
    "CET",
    "Europe/Amsterdam",
    "Europe/Belgrade",
    "Europe/Berlin",
    "Europe/Bratislava",
    "Europe/Brussels",
    "Europe/Budapest",
    "Europe/Busingen",
    "Europe/Copenhagen",
    "Europe/Ljubljana",
    "Europe/Luxembourg",
    "Europe/Madrid",
    "Europe/Monaco",
    "Europe/Oslo",
    "Europe/Paris",
    "Europe/Prague",
    "Europe/Rome",
    "Europe/Sarajevo",
    "Europe/Skopje",
    "Europe/Stockholm",
    "Europe/Vienna",
    "Europe/Warsaw",
    "Europe/Zagreb",
    "Europe/Zurich",
    "MET",
];

/// What a date in a calendar is measured in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Zone {
    /// Berlin's time, or none given.
    Local,
    /// A zone of its own time.
    Foreign(Tz),
    /// A name that nobody knows; taken for Berlin's time.
    Unknown,
}

impl Zone {
    /// What the clock of this zone shows when Berlin's shows `at`.
    pub(super) fn at_berlins(self, at: DateTime) -> Option<DateTime> {
        let Zone::Foreign(tz) = self else { return Some(at) };
        // How far Berlin's clock is ahead on that day.
        let ahead = at.duration_until(to_berlin(at, tz)?);
        at.checked_sub(ahead).ok()
    }
}

/// The zones that a file declares.
#[derive(Debug, Default)]
pub(super) struct Zones(BTreeMap<String, Zone>);

impl Zones {
    /// Takes a VTIMEZONE over.
    pub(super) fn declare(&mut self, text: &str) {
        let Entry::ICalendar(calendar) = Parser::new(text).entry() else { return };
        let Some(zone) = calendar.components.first() else { return };
        let name = zone.entries.iter().find(|e| e.name == ICalendarProperty::Tzid);
        let Some(name) = name.and_then(|e| e.values.first()).and_then(ICalendarValue::as_text)
        else {
            return;
        };
        let known = zone.timezone().map(|(_, tz)| of(tz)).or_else(|| by_name(name));
        let mut offsets: Vec<(u8, u8, bool)> = calendar
            .components
            .iter()
            .flat_map(|part| part.entries.iter())
            .filter(|entry| entry.name == ICalendarProperty::Tzoffsetto)
            .filter_map(|entry| entry.values.first()?.as_partial_date_time())
            .filter_map(|at| Some((at.tz_hour?, at.tz_minute.unwrap_or(0), at.tz_minus)))
            .collect();
        offsets.sort_unstable();
        offsets.dedup();
        let central = offsets == [(1, 0, false), (2, 0, false)];
        let zone = known.unwrap_or(if central { Zone::Local } else { Zone::Unknown });
        self.0.insert(name.to_owned(), zone);
    }

    /// What a TZID means.
    pub(super) fn named(&self, name: &str) -> Zone {
        let name = name.trim().trim_matches('"');
        self.0.get(name).copied().or_else(|| by_name(name)).unwrap_or(Zone::Unknown)
    }
}

fn by_name(name: &str) -> Option<Zone> {
    let name = name.trim_start_matches('/');
    // A vendor's prefix may stand before a name of one to three parts.
    let mut rest = Some(name);
    while let Some(candidate) = rest {
        if let Ok(tz) = Tz::from_str(candidate) {
            return Some(of(tz));
        }
        rest = candidate.split_once('/').map(|(_, rest)| rest);
    }
    None
}

fn of(tz: Tz) -> Zone {
    if tz.is_floating() || tz.name().is_some_and(|name| CENTRAL.contains(&name.as_ref())) {
        Zone::Local
    } else {
        Zone::Foreign(tz)
    }
}

/// A date or time in the words of the file: civil, with the zone that it is measured in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Stated {
    pub(super) moment: Moment,
    pub(super) zone: Zone,
}

impl Stated {
    /// `None` where it lies outside of the calendar.
    pub(super) fn of(value: &PartialDateTime, zone: Zone) -> Option<Stated> {
        let year = i16::try_from(value.year?).ok().filter(|y| (1900..2200).contains(y))?;
        let date =
            Date::new(year, i8::try_from(value.month?).ok()?, i8::try_from(value.day?).ok()?)
                .ok()?;
        let Some(hour) = value.hour else {
            return Some(Stated { moment: Moment::Day(date), zone: Zone::Local });
        };
        let part = |part: Option<u8>| i8::try_from(part.unwrap_or(0)).ok();
        // A leap second is the second before it.
        let second = part(value.second)?.min(59);
        let time = jiff::civil::Time::new(i8::try_from(hour).ok()?, part(value.minute)?, second, 0);
        let at = date.to_datetime(time.ok()?);
        let zone = match value.tz_hour {
            Some(0) if value.tz_minute.unwrap_or(0) == 0 => Zone::Foreign(Tz::UTC),
            Some(hours) => {
                let minutes = i32::from(hours) * 60 + i32::from(value.tz_minute.unwrap_or(0));
                let seconds = if value.tz_minus { -60 } else { 60 } * minutes;
                let offset = jiff::tz::Offset::from_seconds(seconds).ok()?;
                let local = dates::civil(at, offset)?;
                return Some(Stated { moment: Moment::At(local), zone: Zone::Local });
            }
            None => zone,
        };
        Some(Stated { moment: Moment::At(at), zone })
    }

    /// The local civil time of the place.
    pub(super) fn local(self) -> Option<Moment> {
        match (self.moment, self.zone) {
            (Moment::At(at), Zone::Foreign(tz)) => to_berlin(at, tz).map(Moment::At),
            (moment, _) => Some(moment),
        }
    }
}

/// The same instant in Berlin. Of an hour that occurs twice in `tz` the first is meant.
fn to_berlin(at: DateTime, tz: Tz) -> Option<DateTime> {
    let instant = instant(at, tz).or_else(|| {
        // The hour does not exist or occurs twice: the time an hour before does, once.
        let before = at.checked_sub(jiff::SignedDuration::from_hours(1)).ok()?;
        instant(before, tz)?.checked_add(jiff::SignedDuration::from_hours(1)).ok()
    })?;
    Some(dates::berlin().to_datetime(instant))
}

fn instant(at: DateTime, tz: Tz) -> Option<Timestamp> {
    let small = |number: i8| u8::try_from(number).ok();
    let value = PartialDateTime {
        year: u16::try_from(at.year()).ok(),
        month: small(at.month()),
        day: small(at.day()),
        hour: small(at.hour()),
        minute: small(at.minute()),
        second: small(at.second()),
        ..PartialDateTime::default()
    };
    let seconds = value.to_date_time_with_tz(tz)?.timestamp();
    Timestamp::from_second(seconds).ok()
}
