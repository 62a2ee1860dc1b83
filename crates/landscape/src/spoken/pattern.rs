//! The rhythms that have words, as rules of RFC 5545 and back.

use jiff::{
    Span, ToSpan,
    civil::{Date, Weekday},
};

use super::lexicon::{Unit, WEEKDAYS, place};

/// How a series goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Pattern {
    /// In steps from its start.
    Every(Unit, u32),
    /// On weekdays of every week, or of every so many weeks.
    Weekly(u32, Vec<Weekday>),
    /// On the first, second, last Tuesday of the month.
    Nth(u32, Vec<(i8, Weekday)>),
    /// On days of the month, the last one as -1.
    MonthDays(u32, Vec<i8>),
}

/// The two letters of a weekday in rules.
const CODES: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

fn code(day: Weekday) -> &'static str {
    CODES.get(place(day)).copied().unwrap_or_default()
}

fn from_code(code: &str) -> Option<Weekday> {
    let at = CODES.iter().position(|known| *known == code)?;
    WEEKDAYS.get(at).map(|(day, _)| *day)
}

/// First to last, those counted from the end behind.
fn counted(number: i8) -> (bool, i8) {
    (number < 0, number)
}

impl Pattern {
    /// In the order in which rules and words name their days.
    pub(super) fn sorted(mut self) -> Pattern {
        match &mut self {
            Pattern::Every(..) => {}
            Pattern::Weekly(_, days) => {
                days.sort_by_key(|day| place(*day));
                days.dedup();
            }
            Pattern::Nth(_, days) => {
                days.sort_by_key(|(nth, day)| (place(*day), counted(*nth)));
                days.dedup();
            }
            Pattern::MonthDays(_, days) => {
                days.sort_by_key(|day| counted(*day));
                days.dedup();
            }
        }
        self
    }

    /// The rule, without its end.
    pub(super) fn rule(&self) -> String {
        let (freq, step, by) = match self {
            Pattern::Every(unit, step) => {
                let freq = match unit {
                    Unit::Days => "DAILY",
                    Unit::Weeks => "WEEKLY",
                    Unit::Months => "MONTHLY",
                    Unit::Years => "YEARLY",
                };
                (freq, step, String::new())
            }
            Pattern::Weekly(step, days) => {
                let days: Vec<&str> = days.iter().map(|day| code(*day)).collect();
                ("WEEKLY", step, format!(";BYDAY={}", days.join(",")))
            }
            Pattern::Nth(step, days) => {
                let days: Vec<String> =
                    days.iter().map(|(nth, day)| format!("{nth}{}", code(*day))).collect();
                ("MONTHLY", step, format!(";BYDAY={}", days.join(",")))
            }
            Pattern::MonthDays(step, days) => {
                let days: Vec<String> = days.iter().map(i8::to_string).collect();
                ("MONTHLY", step, format!(";BYMONTHDAY={}", days.join(",")))
            }
        };
        match step {
            1 => format!("FREQ={freq}{by}"),
            step => format!("FREQ={freq};INTERVAL={step}{by}"),
        }
    }

    /// The first day from `from` on that it names.
    pub(super) fn first(&self, from: Date) -> Option<Date> {
        match self {
            Pattern::Every(..) => Some(from),
            Pattern::Weekly(_, days) => (0..7)
                .filter_map(|more: i64| from.checked_add(more.days()).ok())
                .find(|date| days.contains(&date.weekday())),
            Pattern::Nth(_, days) => in_months(from, |month| {
                days.iter()
                    .filter_map(|(nth, day)| month.nth_weekday_of_month(*nth, *day).ok())
                    .collect()
            }),
            Pattern::MonthDays(_, days) => in_months(from, |month| {
                let date = |day: i8| match day {
                    1.. => Date::new(month.year(), month.month(), day).ok(),
                    day => month
                        .last_of_month()
                        .checked_sub(Span::new().try_days(i64::from(-day) - 1).ok()?)
                        .ok(),
                };
                days.iter().filter_map(|day| date(*day)).collect()
            }),
        }
    }

    /// The pattern of a rule, where words can say it: its parts but for the end.
    pub(super) fn of(parts: &[(&str, &str)]) -> Option<Pattern> {
        let value = |name: &str| parts.iter().find(|(key, _)| *key == name).map(|(_, v)| *v);
        let known = ["FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "WKST", "COUNT", "UNTIL"];
        let twice = |name: &str| parts.iter().filter(|(key, _)| *key == name).count() > 1;
        if parts.iter().any(|(key, _)| !known.contains(key) || twice(key)) {
            return None;
        }
        let step: u32 = value("INTERVAL").unwrap_or("1").parse().ok().filter(|step| *step > 0)?;
        let pattern = match (value("FREQ")?, value("BYDAY"), value("BYMONTHDAY")) {
            ("DAILY", None, None) if step.is_multiple_of(7) => {
                Pattern::Every(Unit::Weeks, step / 7)
            }
            ("DAILY", None, None) => Pattern::Every(Unit::Days, step),
            ("WEEKLY", None, None) => Pattern::Every(Unit::Weeks, step),
            ("MONTHLY", None, None) => Pattern::Every(Unit::Months, step),
            ("YEARLY", None, None) => Pattern::Every(Unit::Years, step),
            ("WEEKLY", Some(days), None) => Pattern::Weekly(step, weekdays(days)?),
            ("DAILY", Some(days), None) if step == 1 => Pattern::Weekly(1, weekdays(days)?),
            ("MONTHLY", Some(days), None) => {
                let days: Option<Vec<(i8, Weekday)>> = days.split(',').map(nth).collect();
                Pattern::Nth(step, days?)
            }
            ("MONTHLY", None, Some(days)) => {
                let days: Option<Vec<i8>> = days.split(',').map(|day| day.parse().ok()).collect();
                let days = days?.into_iter();
                let days: Vec<i8> = days
                    .map(|day| ((1..=28).contains(&day) || matches!(day, -2 | -1)).then_some(day))
                    .collect::<Option<_>>()?;
                Pattern::MonthDays(step, days)
            }
            _ => return None,
        };
        // Where a week begins matters only to every other week.
        let week = value("WKST").is_none_or(|day| day == "MO");
        let pattern = pattern.sorted();
        match &pattern {
            Pattern::Weekly(step, days) if *step > 1 && days.len() > 1 && !week => None,
            _ => Some(pattern),
        }
    }
}

fn weekdays(list: &str) -> Option<Vec<Weekday>> {
    list.split(',').map(from_code).collect()
}

fn nth(text: &str) -> Option<(i8, Weekday)> {
    let (number, day) = text.split_at_checked(text.len().checked_sub(2)?)?;
    let number: i8 = number.parse().ok()?;
    matches!(number, 1..=5 | -2 | -1).then_some((number, from_code(day)?))
}

/// The first of the days that `of` names in a month, from `from` on.
fn in_months(from: Date, of: impl Fn(Date) -> Vec<Date>) -> Option<Date> {
    (0..60_i64).find_map(|more| {
        let month = from.first_of_month().checked_add(more.months()).ok()?;
        of(month).into_iter().filter(|date| *date >= from).min()
    })
}
