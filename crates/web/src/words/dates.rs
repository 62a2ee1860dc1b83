//! Dates and times in words: "Di, 1. September, 18:00 Uhr".

use jiff::{
    Timestamp,
    civil::{Date, Time, Weekday},
};
use landscape::{Moment, Occurrence};

use crate::{Lang, clock::in_germany};

const MONTHS: [[&str; 12]; 2] = [
    base::calendar::MONTHS,
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
];

const DAYS: [[&str; 7]; 2] = [
    ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"],
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
];

fn of<const N: usize>(names: &[[&'static str; N]; 2], lang: Lang, at: i8) -> &'static str {
    let [de, en] = names;
    let names = match lang {
        Lang::De | Lang::Simple => de,
        Lang::En => en,
    };
    usize::try_from(at).ok().and_then(|at| names.get(at)).copied().unwrap_or_default()
}

/// "September".
pub(crate) fn month(lang: Lang, month: i8) -> &'static str {
    of(&MONTHS, lang, month - 1)
}

/// "Dienstag".
pub(crate) fn weekday(lang: Lang, day: Weekday) -> &'static str {
    of(&DAYS, lang, day.to_monday_zero_offset())
}

/// "Di", English "Tue": as narrow as a column of the calendar.
pub(crate) fn narrow_weekday(lang: Lang, day: Weekday) -> &'static str {
    let letters = match lang {
        Lang::De | Lang::Simple => 2,
        Lang::En => 3,
    };
    weekday(lang, day).get(..letters).unwrap_or_default()
}

/// "Di", English "Tue", in plain German the whole word.
pub(crate) fn short_weekday(lang: Lang, day: Weekday) -> &'static str {
    match lang {
        Lang::De | Lang::En => narrow_weekday(lang, day),
        Lang::Simple => weekday(lang, day),
    }
}

/// "1. September", with the year where it is not this year.
pub(crate) fn day(lang: Lang, date: Date, today: Date) -> String {
    let month = month(lang, date.month());
    let year =
        if date.year() == today.year() { String::new() } else { format!(" {}", date.year()) };
    match lang {
        Lang::De | Lang::Simple => format!("{}. {month}{year}", date.day()),
        Lang::En => format!("{} {month}{year}", date.day()),
    }
}

/// "Di, 1. September".
pub(crate) fn date(lang: Lang, date: Date, today: Date) -> String {
    format!("{}, {}", short_weekday(lang, date.weekday()), day(lang, date, today))
}

/// "1. September 2026", whatever the year.
pub(crate) fn full(lang: Lang, date: Date) -> String {
    format!("{} {}", day(lang, date, date), date.year())
}

/// "18:00 Uhr", English "18:00".
pub(crate) fn time(lang: Lang, time: Time) -> String {
    let clock = time.strftime("%H:%M");
    match lang {
        Lang::De | Lang::Simple => format!("{clock} Uhr"),
        Lang::En => clock.to_string(),
    }
}

/// A time as it was in Germany: "23.11.2026, 18:05 Uhr".
pub(crate) fn at(lang: Lang, at: Timestamp) -> String {
    let there = in_germany(at);
    let day = match lang {
        Lang::De | Lang::Simple => there.strftime("%d.%m.%Y"),
        Lang::En => there.strftime("%-d %b %Y"),
    };
    format!("{day}, {}", time(lang, there.time()))
}

/// "Di, 1. September, 18:00 Uhr".
pub(crate) fn moment(lang: Lang, moment: Moment, today: Date) -> String {
    let day = date(lang, moment.date(), today);
    match moment.time() {
        Some(at) => format!("{day}, {}", time(lang, at)),
        None => day,
    }
}

/// A meeting with its end: "Di, 1. September, 18:00 bis 19:30 Uhr", "Mo, 5. bis Fr, 9. Oktober".
pub(crate) fn meeting(lang: Lang, meeting: &Occurrence<'_>, today: Date) -> String {
    between(lang, meeting.start, meeting.end, today)
}

/// From a moment to another, where there is one.
pub(crate) fn between(lang: Lang, start: Moment, end: Option<Moment>, today: Date) -> String {
    let to = match lang {
        Lang::De | Lang::Simple => "bis",
        Lang::En => "to",
    };
    let Some(end) = end else { return moment(lang, start, today) };
    match (start, end) {
        (Moment::At(from), Moment::At(until)) if from.date() == until.date() => {
            let from_clock = from.time().strftime("%H:%M");
            format!(
                "{}, {from_clock} {to} {}",
                date(lang, from.date(), today),
                time(lang, until.time())
            )
        }
        // Over several days the dates are what counts.
        (Moment::At(from), Moment::At(until)) => {
            format!("{} {to} {}", date(lang, from.date(), today), date(lang, until.date(), today))
        }
        (Moment::Day(first), Moment::Day(after)) => {
            // The end of whole days is the day after the last.
            let last = after.yesterday().unwrap_or(after).max(first);
            if last == first {
                date(lang, first, today)
            } else {
                format!("{} {to} {}", date(lang, first, today), date(lang, last, today))
            }
        }
        _ => format!("{} {to} {}", moment(lang, start, today), moment(lang, end, today)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(lang: Lang, start: &str, end: Option<&str>, expected: &str) {
        let read = |text: &str| match text.parse::<jiff::civil::DateTime>() {
            Ok(at) if text.contains('T') => Moment::At(at),
            _ => Moment::Day(text.parse().unwrap()),
        };
        let today = "2026-08-20".parse().unwrap();
        assert_eq!(between(lang, read(start), end.map(read), today), expected);
    }

    #[test]
    fn moments_are_said_in_words() {
        check(Lang::De, "2026-09-01T18:00", None, "Di, 1. September, 18:00 Uhr");
        check(Lang::En, "2026-09-01T18:00", None, "Tue, 1 September, 18:00");
        check(Lang::Simple, "2026-09-01T18:00", None, "Dienstag, 1. September, 18:00 Uhr");
        check(Lang::De, "2027-03-01", None, "Mo, 1. März 2027");
    }

    #[test]
    fn an_end_is_said_only_as_far_as_it_tells_something() {
        check(
            Lang::De,
            "2026-09-01T18:00",
            Some("2026-09-01T19:30"),
            "Di, 1. September, 18:00 bis 19:30 Uhr",
        );
        check(
            Lang::De,
            "2026-09-01T08:30",
            Some("2027-01-29T15:30"),
            "Di, 1. September bis Fr, 29. Januar 2027",
        );
        check(Lang::De, "2026-09-01", Some("2026-09-02"), "Di, 1. September");
        check(Lang::De, "2026-10-05", Some("2026-10-10"), "Mo, 5. Oktober bis Fr, 9. Oktober");
    }
}
