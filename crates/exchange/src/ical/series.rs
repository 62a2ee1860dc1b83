//! When an event takes place: its dates in the words of the file, and the series that they make.
//!
//! A series keeps its rule where its clock is Berlin's. One of another zone is laid out into single
//! dates, because its hour in Berlin is not always the same.

use base::FindingKind;
use calcard::icalendar::{
    ICalendarComponent, ICalendarEntry, ICalendarPeriod, ICalendarProperty,
    ICalendarRecurrenceRule, ICalendarValue,
};
use jiff::{ToSpan, civil::Date};
use landscape::{Moment, Recurrence, Session};

use super::{
    event::{Notes, Reading, entry, given, text_of},
    zone::{Stated, Zone},
};

/// Most dates that a series in a foreign time zone is laid out into.
const LAID_OUT: u16 = 400;

/// All dates of a property, in the zone of its TZID; what is none is noted.
pub(super) fn stated(
    entry: &ICalendarEntry,
    reading: &Reading<'_>,
    notes: &mut Notes,
) -> Vec<Stated> {
    let name = entry.name.as_str().to_owned();
    let zone = match entry.tz_id() {
        None => Zone::Local,
        Some(id) => {
            let zone = reading.zones.named(id);
            if zone == Zone::Unknown {
                notes.add(FindingKind::UnknownCode, &format!("{name};TZID"), id);
            }
            zone
        }
    };
    let mut all = Vec::new();
    for value in &entry.values {
        let at = match value {
            ICalendarValue::PartialDateTime(at) => Stated::of(at, zone),
            ICalendarValue::Period(
                ICalendarPeriod::Range { start, .. } | ICalendarPeriod::Duration { start, .. },
            ) => Stated::of(start, zone),
            _ => None,
        };
        match at {
            Some(at) => all.push(at),
            None if matches!(entry.name, ICalendarProperty::Dtstart) => {}
            None => notes.add(FindingKind::NotADate, &name, &given(entry)),
        }
    }
    all
}

/// RRULE, EXDATE and RDATE.
pub(super) fn recurrence(
    event: &ICalendarComponent,
    start: Stated,
    reading: &Reading<'_>,
    notes: &mut Notes,
) -> Option<Recurrence> {
    let rule = rule(event, start, notes);
    let mut recurrence = rule.unwrap_or_else(|| Recurrence::of_dates(Vec::new()));
    let dates = |name: ICalendarProperty, notes: &mut Notes| -> Vec<Stated> {
        let entries = event.entries.iter().filter(|e| e.name == name);
        entries.flat_map(|e| stated(e, reading, notes)).collect()
    };
    let except = dates(ICalendarProperty::Exdate, notes);
    let also = dates(ICalendarProperty::Rdate, notes);
    recurrence.also = also.iter().filter_map(|at| at.local()).collect();
    recurrence.except = except.iter().filter_map(|at| at.local()).map(Moment::date).collect();
    if let (Some(_), Zone::Foreign(_)) = (recurrence.rule(), start.zone) {
        // Expanded in its own zone, with exceptions of that zone.
        let same_zone = |at: &Stated| at.zone == start.zone;
        let mut own = recurrence.clone();
        own.also = Vec::new();
        own.except = except.iter().filter(|at| same_zone(at)).map(|at| at.moment.date()).collect();
        let mut laid_out = Session::at(start.moment);
        laid_out.recurrence = Some(own);
        let until = start.moment.date().checked_add(2.years()).unwrap_or(Date::MAX);
        let found = laid_out.occurrences(start.moment.date(), until, LAID_OUT);
        let endless =
            recurrence.rule().is_some_and(|r| !r.contains("COUNT=") && !r.contains("UNTIL="));
        if endless || found.len() == usize::from(LAID_OUT) {
            let limit = "Wiederholung in fremder Zeitzone über zwei Jahre hinaus / recurrence in a foreign time zone beyond two years";
            notes.add(
                FindingKind::NotSupported(limit),
                "RRULE",
                recurrence.rule().unwrap_or_default(),
            );
        }
        let local = |moment| Stated { moment, zone: start.zone }.local();
        let mut also: Vec<Moment> = found.iter().filter_map(|o| local(o.start)).collect();
        also.append(&mut recurrence.also);
        let except = except.iter().filter(|at| !same_zone(at));
        let except = except.filter_map(|at| at.local()).map(Moment::date).collect();
        // The start itself counts as a date where no rule stands: it may be one of the exceptions.
        recurrence = Recurrence::of_dates(also);
        recurrence.except = except;
        if let Some(first) = start.local().filter(|first| !recurrence.also.contains(first)) {
            recurrence.except.push(first.date());
        }
    }
    recurrence.except.sort_unstable();
    recurrence.except.dedup();
    recurrence.also.sort_unstable();
    recurrence.also.dedup();
    (recurrence.rule().is_some() || !recurrence.also.is_empty() || !recurrence.except.is_empty())
        .then_some(recurrence)
}

fn rule(event: &ICalendarComponent, start: Stated, notes: &mut Notes) -> Option<Recurrence> {
    let mut rules = event.entries.iter().filter(|e| e.name == ICalendarProperty::Rrule);
    let first = rules.next()?;
    if rules.next().is_some() {
        notes.add(FindingKind::NotSupported("mehrere RRULE / several RRULE"), "RRULE", "");
    }
    if entry(event, &ICalendarProperty::Exrule).is_some() {
        notes.add(FindingKind::NotSupported("EXRULE"), "EXRULE", "");
    }
    let Some(ICalendarValue::RecurrenceRule(rule)) = first.values.first() else {
        notes.add(FindingKind::NotARecurrence, "RRULE", &text_of(first));
        return None;
    };
    let text = rule.to_string();
    if rule.rscale.is_some() {
        notes.add(FindingKind::NotSupported("RSCALE"), "RRULE", &text);
        return None;
    }
    let read = civil_rule(rule, start).and_then(|rule| Recurrence::read(&rule, start.moment).ok());
    if read.is_none() {
        notes.add(FindingKind::NotARecurrence, "RRULE", &text);
    }
    read
}

/// The rule with its end in the civil time of the start, as [`landscape::Recurrence`] wants it.
fn civil_rule(rule: &ICalendarRecurrenceRule, start: Stated) -> Option<String> {
    let mut endless = rule.clone();
    let Some(until) = endless.until.take() else { return Some(rule.to_string()) };
    let until = Stated::of(&until, start.zone)?;
    let until = if until.zone == start.zone || matches!(start.moment, Moment::Day(_)) {
        until.moment
    } else {
        let berlin = until.local()?;
        match (berlin, start.zone) {
            (Moment::At(at), Zone::Foreign(_)) => Moment::At(start.zone.at_berlins(at)?),
            _ => berlin,
        }
    };
    let until = match until {
        Moment::Day(day) => day.strftime("%Y%m%d").to_string(),
        Moment::At(at) => at.strftime("%Y%m%dT%H%M%S").to_string(),
    };
    Some(format!("{endless};UNTIL={until}"))
}
