//! When: days, weeks, months, weekdays and times of day.

use jiff::{ToSpan, civil::Date};

use super::Reader;
use crate::filters::WEEKDAYS;

const DAYS: [&str; 7] =
    ["montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag"];
const MONTHS: [&str; 12] = [
    "januar",
    "februar",
    "marz",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "dezember",
];
const THIS: &[&str] =
    &["diese", "dieses", "diesen", "dieser", "kommende", "kommendes", "kommenden"];
const NEXT: &[&str] = &["nachste", "nachstes", "nachsten", "nachster"];
const AT: &[&str] = &["am", "im", "an", "in", "der", "den", "ab", "vom"];

pub(super) fn read(reader: &mut Reader<'_>, today: Date) {
    for at in 0..reader.len() {
        day(reader, at, today);
        weekday(reader, at);
        hour(reader, at);
        daytime(reader, at);
    }
}

fn window(from: Date, until: Date) -> [(&'static str, String); 2] {
    [("from", from.to_string()), ("until", until.to_string())]
}

fn plus(date: Date, days: i64) -> Date {
    date.checked_add(days.days()).unwrap_or(date)
}

fn from_monday(date: Date) -> i64 {
    i64::from(date.weekday().to_monday_zero_offset())
}

fn day(reader: &mut Reader<'_>, at: usize, today: Date) {
    let before = |words: &[&str]| at > 0 && reader.is(at - 1, words);
    let start = at - usize::from(at > 0 && (before(AT) || before(THIS) || before(NEXT)));
    // "in der nächsten Woche", "an diesem ..."
    let start = start - usize::from(start > 0 && start < at && reader.is(start - 1, AT));
    let start = start - usize::from(start > 0 && start < at && reader.is(start - 1, &["in"]));
    let weeks = i64::from(before(NEXT)) * 7;
    let monday = plus(today, -from_monday(today));
    match reader.word(at) {
        "heute" => reader.take(at, at + 1, &window(today, today)),
        "morgen" if !before(AT) => {
            let day = plus(today, 1);
            reader.take(at, at + 1, &window(day, day));
        }
        "ubermorgen" => {
            let day = plus(today, 2);
            reader.take(at, at + 1, &window(day, day));
        }
        "wochenende" if before(THIS) || before(NEXT) => {
            let saturday = plus(monday, 5 + weeks);
            reader.take(start, at + 1, &window(saturday.max(today), plus(saturday, 1)));
        }
        "wochenende" | "wochenenden" | "wochenends" => {
            let days = [("weekday", "sa".to_owned()), ("weekday", "su".to_owned())];
            reader.take(start, at + 1, &days);
        }
        "woche" if before(THIS) || before(NEXT) => {
            let from = plus(monday, weeks);
            reader.take(start, at + 1, &window(from.max(today), plus(from, 6)));
        }
        "monat" if before(THIS) || before(NEXT) => {
            let first = today.first_of_month();
            let from =
                if weeks > 0 { first.checked_add(1.month()).unwrap_or(first) } else { first };
            reader.take(start, at + 1, &window(from.max(today), from.last_of_month()));
        }
        word => {
            let Some(month) = MONTHS.iter().position(|m| *m == word) else { return };
            // "Mai" and "August" are names as well: only behind "im", "ab" or "Anfang".
            if !before(&["im", "ab", "anfang", "mitte", "ende", "bis"]) {
                return;
            }
            let Ok(month) = i8::try_from(month + 1) else { return };
            let year = if month < today.month() { today.year() + 1 } else { today.year() };
            let Ok(first) = Date::new(year, month, 1) else { return };
            let last = first.last_of_month();
            if before(&["ab"]) {
                reader.take(at - 1, at + 1, &[("from", first.max(today).to_string())]);
            } else {
                reader.take(at - 1, at + 1, &window(first.max(today), last));
            }
        }
    }
}

fn weekday(reader: &mut Reader<'_>, at: usize) {
    let word = reader.word(at);
    let name = if let Some(rest) = word.strip_prefix("sonnabend") {
        Some((5, rest))
    } else {
        DAYS.iter().enumerate().find_map(|(i, day)| word.strip_prefix(day).map(|rest| (i, rest)))
    };
    let Some((day, rest)) = name else { return };
    let Some(code) = WEEKDAYS.get(day) else { return };
    let mut filters = vec![("weekday", (*code).to_owned())];
    match rest.trim_end_matches('s') {
        "" => {}
        // "Montage" is a trade.
        "e" if day > 0 => {}
        "abend" | "abende" => filters.push(("daytime", "evening".to_owned())),
        "nachmittag" => filters.push(("daytime", "afternoon".to_owned())),
        "vormittag" | "morgen" => filters.push(("daytime", "morning".to_owned())),
        _ => return,
    }
    let from = at - usize::from(at > 0 && reader.is(at - 1, &["am", "an", "jeden", "immer"]));
    reader.take(from, at + 1, &filters);
}

/// "nach 18 Uhr", "um 9:30 Uhr", "von 9 bis 12 Uhr", "vor 12 Uhr": the times of day that fit.
fn hour(reader: &mut Reader<'_>, at: usize) {
    let Some((first, next)) = clock(reader, at) else { return };
    let before = |words: &[&str]| at > 0 && reader.is(at - 1, words);
    let (mut from, mut until, mut end) = (first, first, next);
    let mut start = at - usize::from(at > 0 && (before(&["um", "gegen", "von", "zwischen"])));
    if reader.is(next, &["bis", "und"])
        && let Some((last, behind)) = clock(reader, next + 1)
    {
        (until, end) = (last.saturating_sub(1).max(first), behind);
    } else if before(&["nach", "ab"]) {
        (until, start) = (23, at - 1);
    } else if before(&["vor", "bis"]) {
        (from, until, start) = (0, first.saturating_sub(1), at - 1);
    }
    if !reader.is(end, &["uhr", "h"]) {
        return;
    }
    let times = [("morning", 0, 11), ("afternoon", 12, 16), ("evening", 17, 23)];
    let fits = times.iter().filter(|(_, least, most)| from <= *most && until >= *least);
    let filters: Vec<_> = fits.map(|(code, ..)| ("daytime", (*code).to_owned())).collect();
    reader.take(start, end + 1, &filters);
}

/// An hour with or without minutes, and where it ends.
fn clock(reader: &Reader<'_>, at: usize) -> Option<(u32, usize)> {
    let hour = reader.number(at).filter(|hour| *hour <= 24)?;
    let minutes = matches!(reader.sign_behind(at), Some(':' | '.'))
        && reader.number(at + 1).is_some_and(|minutes| minutes < 60);
    Some((hour, at + 1 + usize::from(minutes)))
}

fn daytime(reader: &mut Reader<'_>, at: usize) {
    if reader.is(at, &["woche"]) && at > 1 && reader.is(at - 1, &["der"]) {
        if reader.is(at - 2, &["unter"]) {
            reader.take(at - 2, at + 1, &workdays());
        }
        return;
    }
    if reader.is(at, &["arbeit"]) && at > 1 && reader.is(at - 1, &["der"]) {
        if reader.is(at - 2, &["nach"]) {
            reader.take(at - 2, at + 1, &[("daytime", "evening".to_owned())]);
        }
        return;
    }
    let behind = at > 0 && reader.is(at - 1, &["am"]);
    let today = at > 0 && ["heute", "morgen"].contains(&reader.any_word(at - 1));
    let code = match reader.word(at) {
        "werktags" | "wochentags" => return reader.take(at, at + 1, &workdays()),
        "abends" | "spatabends" => "evening",
        "nachmittags" => "afternoon",
        "vormittags" | "morgens" | "fruhmorgens" => "morning",
        "abend" if behind || today => "evening",
        "nachmittag" if behind || today => "afternoon",
        "vormittag" if behind || today => "morning",
        "morgen" if behind => "morning",
        _ => return,
    };
    reader.take(at - usize::from(behind), at + 1, &[("daytime", code.to_owned())]);
}

fn workdays() -> Vec<(&'static str, String)> {
    WEEKDAYS.iter().take(5).map(|day| ("weekday", (*day).to_owned())).collect()
}
