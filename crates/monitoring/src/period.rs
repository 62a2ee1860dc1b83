//! What a figure's time means: a reference date, or a span with its first day and its length.
//!
//! Codes are ISO 8601: `2024-12-31` a day, `2023` a calendar year, `2023-10P6M` six months from October 2023 (a semester),
//! `2023-08P1Y` a school year, `2025-02` a month, `2024-04P3M` a quarter. What a table's "2023" counts (the school year that
//! begins or the one that ends in 2023) is not in the label: the catalogue of tables says it.

use std::fmt;

use base::calendar::MONTHS;
use jiff::{Span, civil::Date};

/// A day or a span of whole months.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    start: Date,
    /// 0 for a reference date.
    months: u16,
}

impl Period {
    pub fn day(date: Date) -> Period {
        Period { start: date, months: 0 }
    }

    /// A calendar year. None outside of the years 1 to 9999.
    pub fn year_of(year: i16) -> Option<Period> {
        Period::months(year, 1, 12)
    }

    /// `count` months from the first of `month`. None where there is no such month or no month at all.
    pub fn months(year: i16, month: i8, count: u16) -> Option<Period> {
        let start = Date::new(year, month, 1).ok()?;
        (year > 0 && count > 0 && count <= 1200).then_some(Period { start, months: count })
    }

    pub fn start(self) -> Date {
        self.start
    }

    /// The last day; the day itself for a reference date.
    pub fn end(self) -> Date {
        if self.months == 0 {
            return self.start;
        }
        self.start
            .checked_add(Span::new().months(i64::from(self.months)))
            .and_then(|next| next.yesterday())
            .unwrap_or(self.start)
    }

    pub fn is_day(self) -> bool {
        self.months == 0
    }

    /// The year in which it begins: what indicators are addressed by.
    pub fn year(self) -> i16 {
        self.start.year()
    }

    /// The same period some years later (or earlier). 29 February becomes the 28th.
    pub fn plus_years(self, years: i16) -> Option<Period> {
        let start = self.start.checked_add(Span::new().years(i64::from(years))).ok()?;
        Some(Period { start, ..self })
    }

    /// Reads a time as publishers write it: ISO codes, `31.12.2015`, `2015/16`, `WS 2015/16`, `SS 2016`, `Februar 2026`, `2. Quartal 2024`.
    pub fn read(text: &str) -> Option<Period> {
        let text = text.trim();
        code(text).or_else(|| german(text))
    }

    /// The ISO code, read again by [`Period::read`].
    pub fn code(self) -> String {
        let (year, month) = (self.start.year(), self.start.month());
        match (self.months, month) {
            (0, _) => self.start.to_string(),
            (12, 1) => format!("{year:04}"),
            (1, _) => format!("{year:04}-{month:02}"),
            (12, _) => format!("{year:04}-{month:02}P1Y"),
            (months, _) => format!("{year:04}-{month:02}P{months}M"),
        }
    }
}

fn code(text: &str) -> Option<Period> {
    let (date, span) = match text.split_once('P') {
        Some((date, span)) => (date, Some(span)),
        None => (text, None),
    };
    let months = match span {
        None => None,
        Some(span) => Some(match (span.strip_suffix('M'), span.strip_suffix('Y')) {
            (Some(months), _) => months.parse().ok()?,
            (None, Some(years)) => years.parse::<u16>().ok()?.checked_mul(12)?,
            (None, None) => return None,
        }),
    };
    let mut parts = date.split('-');
    let year: i16 = four_digits(parts.next()?)?;
    match (parts.next(), parts.next(), parts.next()) {
        (None, None, None) => Period::months(year, 1, months.unwrap_or(12)),
        (Some(month), None, None) => Period::months(year, two_digits(month)?, months.unwrap_or(1)),
        (Some(month), Some(day), None) if months.is_none() => {
            Date::new(year, two_digits(month)?, two_digits(day)?).ok().map(Period::day)
        }
        _ => None,
    }
}

fn german(text: &str) -> Option<Period> {
    let mut parts = text.split('.');
    if let (Some(day), Some(month), Some(year), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    {
        return Date::new(four_digits(year)?, short(month)?, short(day)?).ok().map(Period::day);
    }
    for winter in ["WS ", "Wintersemester "] {
        if let Some(years) = text.strip_prefix(winter) {
            return Period::months(two_years(years)?, 10, 6);
        }
    }
    for summer in ["SS ", "Sommersemester "] {
        if let Some(year) = text.strip_prefix(summer) {
            return Period::months(four_digits(year)?, 4, 6);
        }
    }
    if let Some((quarter, year)) = text.split_once(". Quartal ") {
        let first = match quarter {
            "1" => 1,
            "2" => 4,
            "3" => 7,
            "4" => 10,
            _ => return None,
        };
        return Period::months(four_digits(year)?, first, 3);
    }
    if let Some((month, year)) = text.split_once(' ') {
        let month = MONTHS.iter().zip(1_i8..).find(|(name, _)| **name == month)?.1;
        return Period::months(four_digits(year)?, month, 1);
    }
    Period::months(two_years(text)?, 8, 12)
}

/// The first of two years that follow each other: `2015/16` or `2015/2016`.
fn two_years(text: &str) -> Option<i16> {
    let (first, second) = text.split_once('/')?;
    let year = four_digits(first)?;
    let next = year.checked_add(1)?;
    let fits = second == next.to_string()
        || two_digits(second).is_some_and(|s| i16::from(s) == next % 100);
    fits.then_some(year)
}

fn four_digits(text: &str) -> Option<i16> {
    (text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

fn two_digits(text: &str) -> Option<i8> {
    (text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

fn short(text: &str) -> Option<i8> {
    (matches!(text.len(), 1 | 2) && text.bytes().all(|b| b.is_ascii_digit()))
        .then(|| text.parse().ok())?
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_publishers_become_iso_codes() {
        for (given, code) in [
            ("2023", "2023"),
            ("2024-12-31", "2024-12-31"),
            ("31.12.2015", "2015-12-31"),
            ("1.3.2025", "2025-03-01"),
            ("2023-10P6M", "2023-10P6M"),
            ("2015/16", "2015-08P1Y"),
            ("1999/2000", "1999-08P1Y"),
            ("WS 2015/16", "2015-10P6M"),
            ("SS 2016", "2016-04P6M"),
            ("Februar 2026", "2026-02"),
            ("2. Quartal 2024", "2024-04P3M"),
            ("2023P1Y", "2023"),
        ] {
            let period = Period::read(given).unwrap();
            assert_eq!(period.code(), code, "{given}");
            assert_eq!(Period::read(code), Some(period), "{code} is read again");
        }
    }

    #[test]
    fn what_is_no_time_is_none() {
        for text in [
            "",
            "31.02.2020",
            "2015/17",
            "Brumaire 2020",
            "5. Quartal 2020",
            "20234",
            "2023-13",
            "03353",
        ] {
            assert_eq!(Period::read(text), None, "{text}");
        }
    }

    #[test]
    fn a_period_ends_and_moves_by_years() {
        let semester = Period::read("WS 2015/16").unwrap();
        assert_eq!(semester.end().to_string(), "2016-03-31");
        let leap = Period::read("2024-02-29").unwrap();
        assert_eq!(leap.plus_years(-1).unwrap().code(), "2023-02-28");
        assert_eq!(Period::read("2024").unwrap().end().to_string(), "2024-12-31");
    }
}
