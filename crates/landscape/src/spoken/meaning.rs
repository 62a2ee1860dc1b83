//! What was said, as a session: the rhythm, its first day, its end, what is left out and what is added.

use std::{collections::BTreeSet, ops::Range};

use jiff::{ToSpan, civil::Date};

use super::{
    clauses::{Placed, Said},
    clock::{Clock, at, over_midnight},
    days::{Day, Days, Stretch, between, resolve},
    lexicon::{Unit, WEEKDAYS},
    pattern::Pattern,
    rhythms::row_of,
    why::{Refusal, Why},
};
use crate::{Moment, Recurrence, Session};

/// Most years that dates can be apart.
pub(super) const YEARS: i64 = 10;
/// Most days that are named one by one, and most of one meeting.
const MOST: usize = 366;
/// Most days of a span with times that says no rhythm: a week's course, not a term.
const DAILY: i64 = 14;

pub(super) fn session(
    mut said: Said,
    today: Date,
    whole: Range<usize>,
) -> Result<Session, Refusal> {
    right_way_round(&said)?;
    own_clock(&mut said)?;
    if said.rule.is_some() {
        return by_rule(&said, today);
    }
    weekdays_of_dates(&mut said, today)?;
    let pattern = match pattern(&said)? {
        Some(pattern) => Some(pattern),
        None => daily(&mut said, today)?,
    };
    match pattern {
        Some(pattern) => series(&said, pattern.sorted(), today),
        None => once(&said, today, whole),
    }
}

/// Whether no time ends before it starts, but over midnight or on a later day.
fn right_way_round(said: &Said) -> Result<(), Refusal> {
    let whole = said.clock.iter().filter(|_| said.length.is_none()).cloned();
    let own = said.days.iter().chain(&said.also).chain(&said.except);
    let own = own.filter_map(|stretch| Some((stretch.clock?, stretch.at())));
    for (clock, at) in whole.chain(own) {
        if let Clock::Times { from, to: Some(to) } = clock
            && to <= from
            && !over_midnight(from, to)
        {
            return Err(Why::EndBeforeStart.at(&at));
        }
    }
    Ok(())
}

/// A time that all days of the text have is that of the text.
fn own_clock(said: &mut Said) -> Result<(), Refusal> {
    let Some(first) = said.days.first() else { return Ok(()) };
    let (clock, at) = (first.clock, first.at());
    if let Some(clock) = clock
        && said.days.iter().all(|stretch| stretch.clock == Some(clock))
    {
        if said.clock.is_some() {
            return Err(Why::Twice.at(&at));
        }
        said.days.iter_mut().for_each(|stretch| stretch.clock = None);
        said.clock = Some((clock, at));
    }
    Ok(())
}

/// Weekdays that only say once more on which days the dates are: "dienstags, 12.1. und 19.1.2027",
/// "Fr bis So, 12.3. bis 14.3.2027".
fn weekdays_of_dates(said: &mut Said, today: Date) -> Result<(), Refusal> {
    let Some((weekdays, _)) = &said.weekdays else { return Ok(()) };
    if said.every.is_some() || said.from.is_some() || said.until.is_some() || weekdays.step > 1 {
        return Ok(());
    }
    let row = weekdays.range && said.days.len() == 1;
    let list = said.days.len() > 1 && said.days.iter().all(|stretch| stretch.last.is_none());
    if !row && !list {
        return Ok(());
    }
    let dates = resolve(&said.days, today)?;
    let idle = if row {
        dates.iter().all(|days| {
            let last = days.last.unwrap_or(days.first);
            let mut named = row_of(days.first.weekday(), last.weekday());
            named.sort_by_key(|day| super::lexicon::place(*day));
            days.count() <= 7 && named == weekdays.days
        })
    } else {
        for (days, stretch) in dates.iter().zip(&said.days) {
            if !weekdays.days.contains(&days.first.weekday()) {
                return Err(Why::WrongWeekday(days.first.weekday()).at(&stretch.at()));
            }
        }
        true
    };
    if idle {
        said.weekdays = None;
    }
    Ok(())
}

/// The rhythm, where one is said.
fn pattern(said: &Said) -> Result<Option<Pattern>, Refusal> {
    let every = said.every.as_ref().map(|(every, at)| (*every, at));
    let months = match every {
        None => Some(1),
        Some(((Unit::Months, step), _)) => Some(step),
        Some(_) => None,
    };
    let ways = [
        said.ordinals.as_ref().map(|(_, at)| at),
        said.month_days.as_ref().map(|(_, at)| at),
        said.weekdays.as_ref().map(|(_, at)| at),
    ];
    let mut ways = ways.into_iter().flatten();
    if let (Some(first), Some(second)) = (ways.next(), ways.next()) {
        return Err(Why::Together.at(if first.start > second.start { first } else { second }));
    }
    let pattern = if let Some((ordinals, at)) = &said.ordinals {
        if !ordinals.in_month && every.is_none() {
            return Err(Why::InMonth.at(at));
        }
        if ordinals.days.iter().any(|(nth, _)| !matches!(nth, 1..=5 | -2 | -1)) {
            return Err(Why::NoSuchDay.at(at));
        }
        Pattern::Nth(months.ok_or_else(|| Why::Together.at(at))?, ordinals.days.clone())
    } else if let Some((days, at)) = &said.month_days {
        Pattern::MonthDays(months.ok_or_else(|| Why::Together.at(at))?, in_every_month(days, at)?)
    } else if let Some((weekdays, at)) = &said.weekdays {
        let bound = said.from.is_some()
            || said.until.is_some()
            || said.every.is_some()
            || said.count.as_ref().is_some_and(|(count, _)| *count > 1)
            || said.days.iter().any(|stretch| stretch.last.is_some());
        if !weekdays.each && !bound {
            return Err(Why::OnceOrWeekly.at(at));
        }
        let step = match every {
            None => weekdays.step,
            Some(((Unit::Weeks, step), _)) if weekdays.step == 1 => step,
            Some(((Unit::Days, days), _)) if weekdays.step == 1 && days.is_multiple_of(7) => {
                days / 7
            }
            Some(((Unit::Days, 1), _)) if weekdays.step == 1 => 1,
            Some(_) => return Err(Why::Together.at(at)),
        };
        Pattern::Weekly(step, weekdays.days.clone())
    } else if let Some(((unit, step), _)) = every {
        let only_day = |stretch: &Stretch| stretch.first.month.is_none() && stretch.last.is_none();
        match unit {
            Unit::Days if step.is_multiple_of(7) => Pattern::Every(Unit::Weeks, step / 7),
            Unit::Months if !said.days.is_empty() && said.days.iter().all(only_day) => {
                let mut days = Vec::new();
                for stretch in &said.days {
                    let day = i8::try_from(stretch.first.day)
                        .map_err(|_| Why::NoSuchDay.at(&stretch.at()))?;
                    days.extend(in_every_month(&[day], &stretch.at())?);
                }
                Pattern::MonthDays(step, days)
            }
            unit => Pattern::Every(unit, step),
        }
    } else {
        return Ok(None);
    };
    without(said, pattern).map(Some)
}

fn in_every_month(days: &[i8], at: &Range<usize>) -> Result<Vec<i8>, Refusal> {
    for day in days {
        match day {
            1..=28 | -2 | -1 => {}
            29..=31 => return Err(Why::NotAlways.at(at)),
            _ => return Err(Why::NoSuchDay.at(at)),
        }
    }
    Ok(days.to_vec())
}

/// "täglich außer montags".
fn without(said: &Said, pattern: Pattern) -> Result<Pattern, Refusal> {
    let Some((without, at)) = &said.without else { return Ok(pattern) };
    let left: Vec<_> = match &pattern {
        Pattern::Every(Unit::Days, 1) => WEEKDAYS.iter().map(|(day, _)| *day).collect(),
        Pattern::Weekly(1, days) => days.clone(),
        _ => return Err(Why::Together.at(at)),
    };
    if without.iter().any(|day| !left.contains(day)) {
        return Err(Why::NothingThere.at(at));
    }
    let left: Vec<_> = left.into_iter().filter(|day| !without.contains(day)).collect();
    if left.is_empty() { Err(Why::NoMeeting.at(at)) } else { Ok(Pattern::Weekly(1, left)) }
}

/// Days in a row with times are that time on each of them.
fn daily(said: &mut Said, today: Date) -> Result<Option<Pattern>, Refusal> {
    if said.days.is_empty()
        && let (Some(first), Some(last)) = (&said.from, &said.until)
    {
        said.days = vec![Stretch::of(first.clone(), Some(last.clone()))];
        (said.from, said.until) = (None, None);
    }
    let times = matches!(said.clock, Some((Clock::Times { .. }, _)));
    let [stretch @ Stretch { last: Some(_), .. }] = said.days.as_slice() else { return Ok(None) };
    if !times || said.until_time.is_some() || !said.also.is_empty() && said.length.is_some() {
        return Ok(None);
    }
    let dates = resolve(std::slice::from_ref(stretch), today)?;
    if dates.iter().any(|days| days.count() > DAILY) {
        return Err(Why::NoRhythm.at(&stretch.at()));
    }
    Ok(Some(Pattern::Every(Unit::Days, 1)))
}

/// The first day that is wanted, whether it is named, and the last one.
struct Bounds {
    from: Date,
    named: Option<Range<usize>>,
    /// It must be a meeting itself.
    exact: bool,
    until: Option<Placed<Date>>,
}

fn bounds(said: &Said, today: Date) -> Result<Bounds, Refusal> {
    let (from, exact): (Option<&Day>, bool) = match (said.days.as_slice(), &said.from) {
        ([], from) => (from.as_ref(), false),
        ([stretch], None) => (Some(&stretch.first), stretch.last.is_none()),
        ([stretch], Some(_)) | ([_, stretch, ..], _) => {
            return Err(Why::Together.at(&stretch.at()));
        }
    };
    let last = said.days.first().and_then(|stretch| stretch.last.as_ref());
    let until = match (last, &said.until) {
        (Some(last), Some(_)) => return Err(Why::Twice.at(&last.at)),
        (last, until) => last.or(until.as_ref()),
    };
    let (first, named) = match from {
        Some(from) => (from.clone(), Some(from.at.clone())),
        None => {
            let until = match until {
                None => None,
                Some(last) => resolve(&[Stretch::of(last.clone(), None)], today)?
                    .first()
                    .map(|days| (days.first, last.at.clone())),
            };
            return Ok(Bounds { from: today, named: None, exact: false, until });
        }
    };
    let found = resolve(&[Stretch::of(first, until.cloned())], today)?;
    let days = found.first().ok_or_else(|| Why::NoDay.at(&(0..0)))?;
    let until = until.and_then(|until| Some((days.last?, until.at.clone())));
    Ok(Bounds { from: days.first, named, exact, until })
}

fn series(said: &Said, pattern: Pattern, today: Date) -> Result<Session, Refusal> {
    if let Some((_, at)) = &said.until_time {
        return Err(Why::Together.at(at));
    }
    let of_month = matches!(&pattern, Pattern::MonthDays(..)) && said.month_days.is_none();
    let unbound = Said { days: Vec::new(), ..Said::default() };
    let bounds = if of_month {
        bounds(&Said { from: said.from.clone(), until: said.until.clone(), ..unbound }, today)?
    } else {
        bounds(said, today)?
    };
    let place = said.every.as_ref().map_or(0..0, |(_, at)| at.clone());
    if let Pattern::Every(unit, _) = &pattern {
        let named = bounds.named.clone();
        let (month, day) = (bounds.from.month(), bounds.from.day());
        match (unit, named) {
            (Unit::Days, _) => {}
            (_, None) => return Err(Why::NoDay.at(&place)),
            (Unit::Months, Some(named)) if day > 28 => return Err(Why::NotAlways.at(&named)),
            (Unit::Years, Some(named)) if (month, day) == (2, 29) => {
                return Err(Why::NotAlways.at(&named));
            }
            _ => {}
        }
    }
    let start = pattern.first(bounds.from).ok_or_else(|| Why::NoMeeting.at(&place))?;
    if bounds.exact && start != bounds.from {
        let at = bounds.named.unwrap_or(place);
        let why = match pattern {
            Pattern::Weekly(..) => Why::WrongWeekday(bounds.from.weekday()),
            _ => Why::Together,
        };
        return Err(why.at(&at));
    }
    let horizon = start.checked_add(YEARS.years()).unwrap_or(Date::MAX);
    if let Some((until, at)) = &bounds.until {
        if *until > horizon {
            return Err(Why::TooLong.at(at));
        }
        if *until < start {
            return Err(Why::NoMeeting.at(at));
        }
    }
    let clock = said.clock.as_ref().map(|(clock, _)| *clock);
    let first = moment(clock, start, &(0..0))?;
    let rule = pattern.rule();
    let refused = |_| Why::Together.at(&place);
    let endless = Session {
        recurrence: Some(Recurrence::read(&rule, first).map_err(refused)?),
        ..Session::at(first)
    };
    let last = bounds.until.as_ref().map_or(horizon, |(until, _)| *until);
    let meetings: Vec<Date> =
        endless.occurrences(start, last, u16::MAX).iter().map(|o| o.start.date()).collect();
    let except = resolve(&said.except, start)?;
    let left_out: BTreeSet<Date> = except.iter().flat_map(Days::each).take(100_000).collect();
    let (end, meetings) = ended(said, &bounds, meetings, &left_out)?;
    for days in except.iter().filter(|days| days.last.is_none()) {
        if !meetings.contains(&days.first) {
            return Err(Why::NothingThere.at(&days.at));
        }
    }
    let kept = meetings.iter().filter(|date| !left_out.contains(date)).count();
    if kept == 0 {
        let at = except.first().map_or(place.clone(), |days| days.at.clone());
        return Err(Why::NoMeeting.at(&at));
    }
    let mut recurrence = Recurrence::read(&format!("{rule}{end}"), first).map_err(refused)?;
    recurrence.except = meetings.into_iter().filter(|date| left_out.contains(date)).collect();
    recurrence.also = also(said, clock, start, horizon, &recurrence.except)?;
    Ok(Session {
        end: end_of(said, clock, start)?,
        recurrence: Some(recurrence),
        ..Session::at(first)
    })
}

/// The end of the rule, and the meetings up to it. Counted are those that take place.
fn ended(
    said: &Said,
    bounds: &Bounds,
    mut meetings: Vec<Date>,
    left_out: &BTreeSet<Date>,
) -> Result<(String, Vec<Date>), Refusal> {
    let kept = |meetings: &[Date]| meetings.iter().filter(|d| !left_out.contains(d)).count();
    match (&said.count, &bounds.until) {
        (None, None) => Ok((String::new(), meetings)),
        (count, Some((until, _))) => {
            let found = u32::try_from(kept(&meetings)).unwrap_or(u32::MAX);
            match count {
                Some((count, at)) if *count != found => Err(Why::CountDiffers(found).at(at)),
                _ => Ok((format!(";UNTIL={}", until.strftime("%Y%m%d")), meetings)),
            }
        }
        (Some((count, at)), None) => {
            let wanted = usize::try_from(*count).unwrap_or(usize::MAX);
            let mut places = (1..).zip(&meetings).filter(|(_, date)| !left_out.contains(date));
            let last = places.nth(wanted.saturating_sub(1)).map(|(place, _)| place);
            let last = last.ok_or_else(|| Why::TooLong.at(at))?;
            meetings.truncate(last);
            Ok((format!(";COUNT={last}"), meetings))
        }
    }
}

fn moment(clock: Option<Clock>, date: Date, place: &Range<usize>) -> Result<Moment, Refusal> {
    match clock {
        None => Some(Moment::Day(date)),
        Some(clock) => clock.start(date),
    }
    .ok_or_else(|| Why::NoSuchDay.at(place))
}

/// The end of the meeting that starts on that day.
fn end_of(said: &Said, clock: Option<Clock>, start: Date) -> Result<Option<Moment>, Refusal> {
    let days = match &said.length {
        None => None,
        Some((days, at)) if !(1..=366).contains(days) => return Err(Why::TooMuch.at(at)),
        Some((days, at)) => {
            if let (1, Some(Clock::Times { from, to: Some(to) })) = (days, clock)
                && to <= from
            {
                return Err(Why::EndBeforeStart.at(at));
            }
            Some(i64::from(*days))
        }
    };
    Ok(match clock {
        None => days.and_then(|days| Moment::Day(start).plus_days(days)),
        Some(clock) => clock.end(start, days),
    })
}

/// The days that are added, each at its own time or at that of the rest.
fn also(
    said: &Said,
    clock: Option<Clock>,
    start: Date,
    horizon: Date,
    except: &[Date],
) -> Result<Vec<Moment>, Refusal> {
    let mut added = Vec::new();
    for days in resolve(&said.also, start)? {
        if let Some(own) = days.clock.and_then(Clock::length)
            && clock.and_then(Clock::length) != Some(own)
        {
            return Err(Why::TimesDiffer.at(&days.at));
        }
        if days.last.unwrap_or(days.first) > horizon {
            return Err(Why::TooLong.at(&days.at));
        }
        for date in days.each() {
            // What is left out is the day, and with it whatever is added on it.
            if except.contains(&date) {
                return Err(Why::Together.at(&days.at));
            }
            added.push(moment(days.clock.or(clock), date, &days.at)?);
            if added.len() > MOST {
                return Err(Why::TooMuch.at(&days.at));
            }
        }
    }
    added.sort_unstable();
    added.dedup();
    Ok(added)
}

/// A rule as it stood, from the day that is named.
fn by_rule(said: &Said, today: Date) -> Result<Session, Refusal> {
    let Some((rule, place)) = &said.rule else { return Err(Why::NoDay.at(&(0..0))) };
    let beside = [
        said.every.as_ref().map(|(_, at)| at),
        said.weekdays.as_ref().map(|(_, at)| at),
        said.ordinals.as_ref().map(|(_, at)| at),
        said.month_days.as_ref().map(|(_, at)| at),
        said.count.as_ref().map(|(_, at)| at),
        said.without.as_ref().map(|(_, at)| at),
        said.until_time.as_ref().map(|(_, at)| at),
        said.until.as_ref().map(|day| &day.at),
    ];
    if let Some(at) = beside.into_iter().flatten().next() {
        return Err(Why::Together.at(at));
    }
    let bounds = bounds(said, today)?;
    if bounds.named.is_none() {
        return Err(Why::NoDay.at(place));
    }
    if let Some((_, at)) = &bounds.until {
        return Err(Why::Together.at(at));
    }
    let start = bounds.from;
    let clock = said.clock.as_ref().map(|(clock, _)| *clock);
    let first = moment(clock, start, &(0..0))?;
    let mut recurrence = Recurrence::read(rule, first).map_err(|_| Why::NotARule.at(place))?;
    let except = resolve(&said.except, start)?;
    let except: BTreeSet<Date> = except.iter().flat_map(Days::each).take(MOST * 10).collect();
    recurrence.except = except.into_iter().collect();
    recurrence.also = also(said, clock, start, Date::MAX, &recurrence.except)?;
    let session = Session {
        end: end_of(said, clock, start)?,
        recurrence: Some(recurrence),
        ..Session::at(first)
    };
    // A rule that has words is the rule of these words.
    let words = super::say(&session);
    let worded = if words.contains("Regel") { None } else { super::read(&words, today).ok() };
    Ok(worded.unwrap_or(session))
}

/// Single days, or days in a row.
fn once(said: &Said, today: Date, whole: Range<usize>) -> Result<Session, Refusal> {
    if let Some(day) = said.from.as_ref().or(said.until.as_ref()) {
        return Err(Why::NoRhythm.at(&day.at));
    }
    if let Some((_, at)) = &said.without {
        return Err(Why::Together.at(at));
    }
    if said.days.is_empty() && said.also.is_empty() {
        return Err(Why::NoDay.at(&(whole.end..whole.end)));
    }
    if let Some((until, at)) = &said.until_time {
        let [Stretch { first, last: None, .. }] = said.days.as_slice() else {
            return Err(Why::Together.at(at));
        };
        if let Some(stretch) = said.also.iter().chain(&said.except).next() {
            return Err(Why::Together.at(&stretch.at()));
        }
        if let Some((_, at)) = &said.length {
            return Err(Why::Together.at(at));
        }
        return over_days(first, until, at, today);
    }
    let clock = said.clock.as_ref().map(|(clock, _)| *clock);
    let mut all = said.days.clone();
    all.extend(said.also.iter().cloned());
    let all = resolve(&all, today)?;
    let mut starts: Vec<Moment> = Vec::new();
    let mut lengths: Option<(Option<u32>, i64)> = None;
    let own_times = said.days.iter().any(|stretch| stretch.clock.is_some());
    for (at_list, days) in all.iter().enumerate() {
        let clock = days.clock.or(clock);
        if clock.is_none() && at_list < said.days.len() && own_times {
            return Err(Why::NoStart.at(&days.at));
        }
        let times = matches!(clock, Some(Clock::Times { .. }));
        let length = (clock.and_then(Clock::length), if times { 1 } else { days.count() });
        let said_length = times && length.0.is_none() || days.clock == Some(Clock::WholeDay);
        match lengths {
            None => lengths = Some(length),
            Some(known) if known == length => {}
            Some(known) if said_length && at_list >= said.days.len() && known.1 == 1 => {}
            Some(_) => return Err(Why::TimesDiffer.at(&days.at)),
        }
        let each: Vec<Date> =
            if times { days.each().take(MOST + 1).collect() } else { vec![days.first] };
        for date in each {
            starts.push(moment(clock, date, &days.at)?);
        }
        if starts.len() > MOST || days.count() > i64::from(u16::MAX) {
            return Err(Why::TooMuch.at(&days.at));
        }
    }
    starts.sort_unstable();
    starts.dedup();
    let floor = starts.first().map_or(today, |start| start.date());
    for days in resolve(&said.except, floor)? {
        let before = starts.len();
        starts.retain(|start| !days.each().any(|day| day == start.date()));
        if starts.len() == before && days.last.is_none() {
            return Err(Why::NothingThere.at(&days.at));
        }
        if starts.is_empty() {
            return Err(Why::NoMeeting.at(&days.at));
        }
    }
    if let Some((count, at)) = &said.count
        && usize::try_from(*count) != Ok(starts.len())
    {
        let found = u32::try_from(starts.len()).unwrap_or(u32::MAX);
        return Err(if found == 1 { Why::NoRhythm } else { Why::CountDiffers(found) }.at(at));
    }
    let at_end = || all.last().map_or(whole.clone(), |days| days.at.clone());
    let (Some(first), Some(last)) = (starts.first().copied(), starts.last()) else {
        return Err(Why::NoDay.at(&(whole.end..whole.end)));
    };
    let years = first.date().checked_add(YEARS.years()).unwrap_or(Date::MAX);
    if last.date() > years {
        return Err(Why::TooLong.at(&at_end()));
    }
    let clock = match first {
        Moment::Day(_) => clock.filter(|clock| *clock == Clock::WholeDay),
        Moment::At(_) => own(&all, clock, first),
    };
    let row = all.iter().find(|days| days.last.is_some()).map(Days::count);
    let end = match (row, clock, &said.length) {
        (Some(_), _, Some((_, at))) => return Err(Why::Together.at(at)),
        (Some(days), None | Some(Clock::WholeDay), None) => first.plus_days(days),
        _ => end_of(said, clock, first.date())?,
    };
    let rest = starts.get(1..).unwrap_or_default().to_vec();
    let recurrence = (!rest.is_empty()).then(|| Recurrence::of_dates(rest));
    Ok(Session { end, recurrence, ..Session::at(first) })
}

/// The time with its end at which the first of several meetings is.
fn own(all: &[Days], clock: Option<Clock>, first: Moment) -> Option<Clock> {
    let here = all.iter().find(|days| {
        let start = days.clock.or(clock).and_then(|clock| clock.start(first.date()));
        start == Some(first) && days.each().any(|date| date == first.date())
    });
    here.and_then(|days| days.clock).or(clock)
}

/// From a time on one day to a time on a later one.
fn over_days(
    first: &Day,
    until: &super::clock::Until,
    place: &Range<usize>,
    today: Date,
) -> Result<Session, Refusal> {
    let found = resolve(&[Stretch::of(first.clone(), Some(until.day.clone()))], today)?;
    let days = found.first().and_then(|days| Some((days.first, days.last?)));
    let (from, to) = days.ok_or_else(|| Why::NoDay.at(place))?;
    let moments = at(from, until.from).zip(at(to, until.to));
    let (start, end) = moments.ok_or_else(|| Why::NoSuchDay.at(place))?;
    if end <= start {
        return Err(Why::EndBeforeStart.at(place));
    }
    if between(from, to) > 366 {
        return Err(Why::TooLong.at(place));
    }
    Ok(Session { end: Some(end), ..Session::at(start) })
}
