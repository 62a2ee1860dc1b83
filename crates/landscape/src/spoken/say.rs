//! A session as words that read as the same session on any day.
//!
//! A rule that has no words is said as it is: "18:00 Uhr, ab 12.1.2027, Regel FREQ=…".

use std::collections::BTreeSet;

use jiff::{
    ToSpan,
    civil::{Date, DateTime, Time},
};

use super::{
    clock::{DAY, over_midnight},
    lexicon::{Unit, WEEKDAYS, number_word, ordinal_word, place, weekday_name},
    meaning::YEARS,
    pattern::Pattern,
};
use crate::{Moment, Recurrence, Session};

/// Says when a session is. Place, note and whether it is cancelled are not part of it.
pub fn say(session: &Session) -> String {
    let parts = match &session.recurrence {
        None => single(session),
        Some(recurrence) => match recurrence.rule() {
            None => listed(session, recurrence),
            Some(rule) => {
                worded(session, recurrence, rule).unwrap_or_else(|| bare(session, recurrence, rule))
            }
        },
    };
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

fn day(date: Date) -> String {
    format!("{}.{}.{}", date.day(), date.month(), date.year())
}

fn named(date: Date) -> String {
    format!("{}, {}", weekday_name(date.weekday()), day(date))
}

/// The year once where two days share it.
fn row(first: Date, last: Date) -> String {
    if first.year() == last.year() && first != last {
        format!("{}.{}. bis {}", first.day(), first.month(), day(last))
    } else {
        format!("{} bis {}", day(first), day(last))
    }
}

fn and(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} und {last}", rest.join(", ")),
    }
}

/// Days in their order, the year behind the last of each.
fn days(dates: &[Date]) -> String {
    let next = dates.iter().skip(1).map(Some).chain([None]);
    let said: Vec<String> = dates
        .iter()
        .zip(next)
        .map(|(date, next)| match next {
            Some(next) if next.year() == date.year() && next > date => {
                format!("{}.{}.", date.day(), date.month())
            }
            _ => day(*date),
        })
        .collect();
    and(&said)
}

fn clock(time: Time) -> String {
    format!("{}:{:02}", time.hour(), time.minute())
}

fn minutes(time: Time) -> u32 {
    u32::try_from(i32::from(time.hour()) * 60 + i32::from(time.minute())).unwrap_or_default()
}

/// Days from the start to the end, and the end as a time of the last of them, midnight as its 24:00.
fn ends(start: DateTime, end: DateTime) -> (i32, String) {
    let days = super::days::between(start.date(), end.date());
    if end.time() == Time::midnight() && days > 0 {
        (days - 1, "24:00".to_owned())
    } else {
        (days, clock(end.time()))
    }
}

/// The time of day with the end: of a meeting over several days "9:00–16:00 Uhr, je 3 Tage".
fn times(session: &Session) -> String {
    match (session.start, session.end) {
        (Moment::Day(first), Some(Moment::Day(end))) => match super::days::between(first, end) {
            1 => "ganztägig".to_owned(),
            days @ 2.. => format!("je {days} Tage"),
            _ => String::new(),
        },
        (Moment::Day(_), _) => String::new(),
        (Moment::At(start), Some(Moment::At(end))) if end > start => {
            let (days, until) = ends(start, end);
            let span = format!("{}–{until} Uhr", clock(start.time()));
            let night = end.time() <= start.time()
                && over_midnight(minutes(start.time()), minutes(end.time()) % DAY);
            match days {
                0 => span,
                1 if night => span,
                days => format!("{span}, je {} Tage", days + 1),
            }
        }
        (Moment::At(start), Some(Moment::Day(end))) if end > start.date() => {
            let days = super::days::between(start.date(), end);
            let word = if days == 1 { "Tag" } else { "Tage" };
            format!("{} Uhr, je {days} {word}", clock(start.time()))
        }
        (Moment::At(start), _) => format!("{} Uhr", clock(start.time())),
    }
}

fn single(session: &Session) -> Vec<String> {
    let date = session.start.date();
    match (session.start, session.end) {
        (Moment::Day(first), Some(Moment::Day(end))) if super::days::between(first, end) > 1 => {
            vec![row(first, end.yesterday().unwrap_or(end))]
        }
        (Moment::At(start), Some(Moment::At(end))) if end > start => {
            let said = times(session);
            if !said.contains("je ") {
                return vec![named(date), said];
            }
            let (days, until) = ends(start, end);
            let last = date.checked_add(i64::from(days).days()).unwrap_or(date);
            let start = clock(start.time());
            vec![named(date), format!("{start} Uhr bis {}, {until} Uhr", named(last))]
        }
        _ => vec![named(date), times(session)],
    }
}

/// Dates without a rule.
fn listed(session: &Session, recurrence: &Recurrence) -> Vec<String> {
    let mut starts: Vec<Moment> = recurrence.also.clone();
    starts.push(session.start);
    starts.retain(|start| !recurrence.except.contains(&start.date()));
    starts.sort_unstable();
    starts.dedup();
    let Some(first) = starts.first().copied() else { return single(session) };
    let moved = moved(session, first);
    if starts.len() == 1 {
        return single(&moved);
    }
    let (same, other): (Vec<Moment>, Vec<Moment>) =
        starts.into_iter().partition(|start| start.time() == first.time());
    let dates: Vec<Date> = same.iter().map(|start| start.date()).collect();
    let mut parts = match dates.as_slice() {
        [one] => vec![named(*one), times(&moved)],
        dates => {
            let times = times(&moved);
            let each = if times.starts_with(|c: char| c.is_ascii_digit()) { "je " } else { "" };
            vec![days(dates), if times.is_empty() { times } else { format!("{each}{times}") }]
        }
    };
    parts.extend(added(first, &other));
    parts
}

/// The session with another first meeting of the same length.
fn moved(session: &Session, start: Moment) -> Session {
    let end = match (session.start, session.end, start) {
        (Moment::At(from), Some(Moment::At(end)), Moment::At(at)) => {
            from.until(end).ok().and_then(|length| at.checked_add(length).ok()).map(Moment::At)
        }
        (from, Some(end), at) => {
            let days = super::days::between(from.date(), at.date());
            end.plus_days(i64::from(days))
        }
        (_, None, _) => None,
    };
    Session { end, ..Session::at(start) }
}

/// Dates beside the rest: those at its time in one list, each other one with its own.
fn added(start: Moment, also: &[Moment]) -> Vec<String> {
    let (same, other): (Vec<Moment>, Vec<Moment>) =
        also.iter().partition(|at| at.time() == start.time());
    let mut parts = Vec::new();
    if !same.is_empty() {
        let dates: Vec<Date> = same.iter().map(|at| at.date()).collect();
        parts.push(format!("zusätzlich am {}", days(&dates)));
    }
    for at in other {
        let time = at.time().map_or("ganztägig".to_owned(), |time| format!("{} Uhr", clock(time)));
        parts.push(format!("zusätzlich am {} ({time})", day(at.date())));
    }
    parts
}

/// A rule as it is.
fn bare(session: &Session, recurrence: &Recurrence, rule: &str) -> Vec<String> {
    let mut parts =
        vec![times(session), format!("ab {}", day(session.start.date())), format!("Regel {rule}")];
    if !recurrence.except.is_empty() {
        let except: BTreeSet<Date> = recurrence.except.iter().copied().collect();
        let except: Vec<Date> = except.into_iter().collect();
        parts.push(format!("außer am {}", days(&except)));
    }
    parts.extend(added(session.start, &taking_place(recurrence)));
    parts
}

/// The added dates that are not left out again.
fn taking_place(recurrence: &Recurrence) -> Vec<Moment> {
    let also = recurrence.also.iter().copied();
    also.filter(|also| !recurrence.except.contains(&also.date())).collect()
}

/// A rule in words, where it has them.
fn worded(session: &Session, recurrence: &Recurrence, rule: &str) -> Option<Vec<String>> {
    let parts: Vec<(&str, &str)> =
        rule.split(';').map(|part| part.split_once('=')).collect::<Option<_>>()?;
    let pattern = Pattern::of(&parts)?;
    let value = |name: &str| parts.iter().find(|(key, _)| *key == name).map(|(_, v)| *v);
    let count: Option<usize> = match value("COUNT") {
        None => None,
        Some(count) => Some(count.parse().ok()?),
    };
    // The start of a foreign rule need not be one of its meetings.
    let horizon = session.start.date().checked_add(YEARS.years()).ok()?;
    let plain = Session {
        recurrence: Some(Recurrence::read(rule, session.start).ok()?),
        ..Session::at(session.start)
    };
    let meetings: Vec<Date> = plain
        .occurrences(session.start.date(), horizon, u16::MAX)
        .iter()
        .map(|o| o.start.date())
        .collect();
    let first = *meetings.first()?;
    let until = match value("UNTIL") {
        None => None,
        Some(until) => Some(last_day(until, session.start)?),
    };
    let endless = count.is_none() && until.is_none();
    // What is longer than can be read is left as it is.
    if count.is_some_and(|count| count != meetings.len()) || until.is_some_and(|d| d > horizon) {
        return None;
    }
    let rule_of_start = match &pattern {
        Pattern::Every(Unit::Months, _) if first.day() > 28 => return None,
        Pattern::Every(Unit::Years, _) if (first.month(), first.day()) == (2, 29) => return None,
        Pattern::Every(unit, _) => *unit != Unit::Days,
        _ => false,
    };
    let left_out: BTreeSet<Date> = recurrence.except.iter().copied().collect();
    let mut hit: Vec<bool> = meetings.iter().map(|date| left_out.contains(date)).collect();
    if count.is_some() {
        while hit.last() == Some(&true) {
            hit.pop();
        }
    }
    if endless && left_out.iter().any(|date| *date > horizon) || !hit.contains(&false) {
        return None;
    }
    let kept = hit.iter().filter(|hit| !**hit).count();
    let weekday =
        if rule_of_start { format!("{}, ", weekday_name(first.weekday())) } else { String::new() };
    let moved = moved(session, with_date(session.start, first));
    let bounds = match until {
        Some(until) => format!("vom {weekday}{}", row(first, until)),
        None => format!("ab {weekday}{}", day(first)),
    };
    let mut said = vec![
        rhythm(&pattern)?,
        times(&moved),
        bounds,
        count.map(|_| format!("{kept} Mal")).unwrap_or_default(),
    ];
    said.extend(excepted(&meetings, &hit));
    said.extend(added(moved.start, &taking_place(recurrence)));
    Some(said)
}

fn with_date(moment: Moment, date: Date) -> Moment {
    match moment {
        Moment::Day(_) => Moment::Day(date),
        Moment::At(at) => Moment::At(date.to_datetime(at.time())),
    }
}

/// The last day on which a meeting can be, of an UNTIL with or without a time.
fn last_day(until: &str, start: Moment) -> Option<Date> {
    let date = Date::strptime("%Y%m%d", until.get(..8)?).ok()?;
    let time = until.get(8..).unwrap_or_default();
    if time.is_empty() {
        return Some(date);
    }
    let end = Time::strptime("T%H%M%S", time.trim_end_matches('Z')).ok()?;
    let start = start.time().unwrap_or(Time::midnight());
    if end < start { date.yesterday().ok() } else { Some(date) }
}

/// What is left out: three meetings and more in a row by their first and last.
fn excepted(meetings: &[Date], hit: &[bool]) -> Vec<String> {
    let (mut single, mut rows) = (Vec::new(), Vec::new());
    let mut run: Vec<Date> = Vec::new();
    let ended = hit.iter().copied().chain([false]);
    let dates = meetings.iter().map(Some).chain([None]);
    for (date, hit) in dates.zip(ended) {
        match date {
            Some(date) if hit => run.push(*date),
            _ => {
                match run.as_slice() {
                    [first, _, .., last] => rows.push(row(*first, *last)),
                    few => single.extend_from_slice(few),
                }
                run.clear();
            }
        }
    }
    let mut parts = Vec::new();
    if !single.is_empty() {
        parts.push(format!("außer am {}", days(&single)));
    }
    parts.extend(rows.into_iter().map(|row| format!("außer vom {row}")));
    parts
}

/// How often.
fn rhythm(pattern: &Pattern) -> Option<String> {
    let adverb = |day| format!("{}s", weekday_name(day).to_lowercase());
    Some(match pattern {
        Pattern::Every(unit, step) => {
            let (adverb, plural) = match unit {
                Unit::Days => ("täglich", "Tage"),
                Unit::Weeks => ("wöchentlich", "Wochen"),
                Unit::Months => ("monatlich", "Monate"),
                Unit::Years => ("jährlich", "Jahre"),
            };
            match step {
                1 => adverb.to_owned(),
                step => format!("alle {} {plural}", number_word(*step)),
            }
        }
        Pattern::Weekly(step, days) => {
            let row = match days.as_slice() {
                [first, _, .., last] if place(*last) - place(*first) + 1 == days.len() => {
                    Some(format!("{} bis {}", adverb(*first), adverb(*last)))
                }
                _ => None,
            };
            let adverbs: Vec<String> = days.iter().map(|day| adverb(*day)).collect();
            match (days.as_slice(), step) {
                ([day], 1) => format!("jeden {}", weekday_name(*day)),
                ([day], 2) => format!("jeden zweiten {}", weekday_name(*day)),
                (_, 1) => row.unwrap_or_else(|| {
                    let names: Vec<String> =
                        days.iter().map(|day| weekday_name(*day).to_owned()).collect();
                    format!("jeden {}", and(&names))
                }),
                _ => format!(
                    "alle {} Wochen {}",
                    number_word(*step),
                    row.unwrap_or_else(|| and(&adverbs))
                ),
            }
        }
        Pattern::Nth(step, days) => {
            let mut groups: Vec<String> = Vec::new();
            for (weekday, name) in WEEKDAYS {
                let nth = days.iter().filter(|(_, day)| *day == weekday);
                let nth: Vec<String> =
                    nth.map(|(nth, _)| ordinal_word(*nth)).collect::<Option<_>>()?;
                if !nth.is_empty() {
                    groups.push(format!("{} {name}", and(&nth)));
                }
            }
            match step {
                1 => format!("jeden {} im Monat", groups.join(" und jeden ")),
                step => {
                    format!("alle {} Monate am {}", number_word(*step), groups.join(" und am "))
                }
            }
        }
        Pattern::MonthDays(step, days) => {
            let (from_start, from_end): (Vec<i8>, Vec<i8>) = days.iter().partition(|day| **day > 0);
            let mut named: Vec<String> = from_start.iter().map(|day| format!("{day}.")).collect();
            let last: Option<Vec<String>> = from_end.iter().map(|day| ordinal_word(*day)).collect();
            named.extend(last?);
            let word = if from_end.is_empty() { "" } else { " Tag" };
            match step {
                1 => format!("am {}{word} jedes Monats", and(&named)),
                step => {
                    let step = number_word(*step);
                    format!("alle {step} Monate am {}{word} des Monats", and(&named))
                }
            }
        }
    })
}
