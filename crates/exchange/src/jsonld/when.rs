//! When: dates of events and instances, and `Schedule` as a recurrence.

use base::{FindingKind, Spot};
use jiff::civil::{Date, Time};
use landscape::{Moment, Recurrence, Session};

use super::graph::{Graph, Node};
use crate::{dates, draft::Desk};

/// Sessions of a node that has dates, without their places.
pub(super) fn sessions(
    node: Node<'_>,
    graph: &Graph<'_>,
    desk: &mut Desk<'_>,
    spot: &Spot,
) -> Vec<Session> {
    let cancelled = node.text("eventStatus").is_some_and(|s| s.contains("Cancelled"));
    let start = moment(node, "startDate", desk, spot);
    let end = end(node, start, desk, spot);
    let mut found: Vec<Session> = ["eventSchedule", "courseSchedule"]
        .into_iter()
        .flat_map(|property| graph.all(node, property))
        .filter_map(|schedule| recurring(schedule, start, end, desk, spot))
        .collect();
    if let (true, Some(start)) = (found.is_empty(), start) {
        found.push(Session { end, ..Session::at(start) });
    }
    for session in &mut found {
        session.cancelled = cancelled;
    }
    found
}

fn moment(node: Node<'_>, property: &str, desk: &mut Desk<'_>, spot: &Spot) -> Option<Moment> {
    let text = node.text(property)?;
    let moment = dates::moment(&text);
    if moment.is_none() {
        desk.note(FindingKind::NotADate, spot.clone().field(property), &text);
    }
    moment
}

fn end(node: Node<'_>, start: Option<Moment>, desk: &mut Desk<'_>, spot: &Spot) -> Option<Moment> {
    let start = start?;
    let Some(end) = moment(node, "endDate", desk, spot) else {
        let minutes = node.text("duration").as_deref().and_then(minutes)?;
        let Moment::At(at) = start else { return None };
        let span = jiff::Span::new().try_minutes(minutes).ok()?;
        return at.checked_add(span).ok().map(Moment::At);
    };
    // A day as an end is the last one; ends of sessions are exclusive.
    let exclusive = match end {
        Moment::Day(last) if last == start.date() => return None,
        Moment::Day(last) => dates::after(last)?,
        at => at,
    };
    if exclusive <= start {
        let kind = FindingKind::Contradiction("endDate < startDate");
        desk.note(kind, spot.clone().field("endDate"), &end.to_string());
        return None;
    }
    Some(exclusive)
}

/// Minutes of an ISO 8601 duration of hours and minutes: `PT1H30M`.
fn minutes(text: &str) -> Option<i64> {
    let rest = text.strip_prefix("PT")?;
    let (hours, rest) = match rest.split_once('H') {
        Some((hours, rest)) => (hours.parse::<i64>().ok()?, rest),
        None => (0, rest),
    };
    let minutes = match rest.strip_suffix('M') {
        Some(minutes) => minutes.parse::<i64>().ok()?,
        None if rest.is_empty() => 0,
        None => return None,
    };
    let all = hours.checked_mul(60)?.checked_add(minutes)?;
    (1..=14_400).contains(&all).then_some(all)
}

fn recurring(
    schedule: Node<'_>,
    start: Option<Moment>,
    end: Option<Moment>,
    desk: &mut Desk<'_>,
    spot: &Spot,
) -> Option<Session> {
    let day = |property| schedule.text(property).as_deref().and_then(dates::date);
    let clock = |property| schedule.text(property).as_deref().and_then(dates::time);
    let first: Date = day("startDate").or_else(|| start.map(Moment::date))?;
    let from: Option<Time> = clock("startTime").or_else(|| start.and_then(Moment::time));
    let to = clock("endTime").or_else(|| end.and_then(Moment::time));
    let start = dates::at(first, from);
    let until = day("endDate").or_else(|| end.map(Moment::date));
    let mut session = Session::at(start);
    session.end = from.and(to).map(|to| dates::at(first, Some(to))).filter(|end| *end > start);
    let given = schedule.text("repeatFrequency");
    let Some(rule) = rule(schedule, until) else {
        if let Some(given) = given {
            let spot = spot.clone().field("repeatFrequency");
            desk.note(FindingKind::NotARecurrence, spot, &given);
        }
        return Some(session);
    };
    match Recurrence::read(&rule, start) {
        Ok(mut recurrence) => {
            let except = schedule.texts("exceptDate");
            recurrence.except = except.iter().filter_map(|d| dates::date(d)).collect();
            session.recurrence = Some(recurrence);
        }
        Err(_) => {
            desk.note(FindingKind::NotARecurrence, spot.clone().field("repeatFrequency"), &rule);
        }
    }
    Some(session)
}

/// A schedule as a rule; `None` where it repeats nothing or has no end.
fn rule(schedule: Node<'_>, until: Option<Date>) -> Option<String> {
    let frequency = schedule.text("repeatFrequency")?;
    let (unit, every) = match frequency.to_ascii_lowercase().as_str() {
        "daily" => ("DAILY", 1),
        "weekly" => ("WEEKLY", 1),
        "biweekly" => ("WEEKLY", 2),
        "monthly" => ("MONTHLY", 1),
        "yearly" => ("YEARLY", 1),
        other => {
            let digits = other.strip_prefix('p')?;
            let unit = digits.chars().last()?;
            let every: u32 =
                digits.trim_end_matches(unit).parse().ok().filter(|n| (1..400).contains(n))?;
            match unit {
                'd' if every.is_multiple_of(7) => ("WEEKLY", every / 7),
                'd' => ("DAILY", every),
                'w' => ("WEEKLY", every),
                'm' => ("MONTHLY", every),
                'y' => ("YEARLY", every),
                _ => return None,
            }
        }
    };
    let mut rule = format!("FREQ={unit}");
    if every > 1 {
        rule.push_str(&format!(";INTERVAL={every}"));
    }
    let days: Vec<&str> = schedule.texts("byDay").iter().filter_map(|d| weekday(d)).collect();
    if !days.is_empty() {
        rule.push_str(&format!(";BYDAY={}", days.join(",")));
    }
    let count = schedule.text("repeatCount").and_then(|n| n.parse::<u32>().ok());
    match (count, until) {
        (Some(count), _) => rule.push_str(&format!(";COUNT={count}")),
        (None, Some(until)) => rule.push_str(&format!(";UNTIL={}", until.strftime("%Y%m%d"))),
        (None, None) => {}
    }
    Some(rule)
}

fn weekday(text: &str) -> Option<&'static str> {
    let name = text.rsplit('/').next().unwrap_or(text).to_ascii_lowercase();
    let code = name.get(..2)?;
    ["MO", "TU", "WE", "TH", "FR", "SA", "SU"].into_iter().find(|c| c.eq_ignore_ascii_case(code))
}
