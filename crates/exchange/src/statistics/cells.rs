//! One cell: digits, a sign, or both.

use std::collections::BTreeMap;

use base::{
    Finding,
    finding::{FindingKind, Spot},
};
use jiff::civil::Date;
use monitoring::{DecimalMark, Mark, Number, Observation, Publisher, SignTable};

/// Reads cells of one publisher's table, and counts the signs that nobody has explained.
pub(super) struct Cells<'a> {
    signs: &'a SignTable,
    publisher: Publisher,
    day: Option<Date>,
    decimal: DecimalMark,
    unknown: BTreeMap<String, (usize, u64)>,
}

impl<'a> Cells<'a> {
    pub(super) fn new(
        signs: &'a SignTable,
        publisher: &Publisher,
        day: Option<Date>,
        decimal: DecimalMark,
    ) -> Cells<'a> {
        Cells { signs, publisher: publisher.clone(), day, decimal, unknown: BTreeMap::new() }
    }

    /// What a cell says; `line` is where it stands, from 1.
    pub(super) fn read(&mut self, text: &str, line: u64) -> Observation {
        let text = text.trim();
        if text.is_empty() {
            return Observation::sign(Mark::Empty);
        }
        // Most cells are plain digits; a sign table that speaks of digits (a zero that is none) comes first.
        if text != "0"
            && let Some(number) = Number::read(text.as_bytes(), self.decimal)
        {
            return Observation::plain(number);
        }
        match self.signs.mark(&self.publisher, text, self.day) {
            Some(mark) if mark.carries_number() || mark == Mark::ExactZero => {
                let number = Number::read(text.as_bytes(), self.decimal);
                return Observation { number, mark };
            }
            Some(mark) => return Observation::sign(mark),
            None => {}
        }
        if text == "0" {
            return Observation::plain(Number::ZERO);
        }
        self.marked(text).unwrap_or_else(|| {
            let seen = self.unknown.entry(text.chars().take(40).collect()).or_insert((0, line));
            seen.0 += 1;
            Observation::sign(Mark::UnknownSign)
        })
    }

    /// Digits with a sign beside them: `(12)`, `12r`, `12 p`.
    fn marked(&self, text: &str) -> Option<Observation> {
        let number = |digits: &str| Number::read(digits.trim().as_bytes(), self.decimal);
        if let Some(inner) = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
            let mark = self.signs.mark(&self.publisher, "()", self.day)?;
            return Some(Observation { number: Some(number(inner)?), mark });
        }
        let digits = text.trim_end_matches(|c: char| !c.is_ascii_digit());
        let sign = text.get(digits.len()..)?.trim();
        let mark = self.signs.mark(&self.publisher, sign, self.day)?;
        Some(Observation { number: Some(number(digits)?), mark })
    }

    /// A value with the quality that stands beside it in its own column: a sign of the value outweighs it.
    pub(super) fn with_quality(&mut self, value: &str, quality: &str, line: u64) -> Observation {
        let observation = self.read(value, line);
        let quality = quality.trim();
        if quality.is_empty() || observation.mark != Mark::Plain {
            return observation;
        }
        let mark = self.signs.mark(&self.publisher, quality, self.day).unwrap_or_else(|| {
            self.unknown.entry(quality.to_owned()).or_insert((0, line)).0 += 1;
            Mark::UnknownSign
        });
        Observation { mark, ..observation }
    }

    /// The signs that the table of signs does not know, one finding each.
    pub(super) fn findings(self) -> impl Iterator<Item = Finding> {
        self.unknown.into_iter().map(|(sign, (count, line))| {
            let kind = FindingKind::NotUnderstood {
                german: format!("Unbekanntes Zeichen, {count}-mal; der Wert bleibt offen"),
                english: format!("unknown sign, {count} times; the value stays open"),
            };
            Finding::note(kind, Spot::line(line), &sign)
        })
    }
}

/// The decimal mark of a column of values: the comma, unless digits are parted by points alone.
pub(super) fn decimal<'a>(values: impl Iterator<Item = &'a str>) -> DecimalMark {
    let mut point = false;
    for value in values {
        if value.contains(',') {
            return DecimalMark::Comma;
        }
        point |= value.len() > 1
            && value.split_once('.').is_some_and(|(whole, rest)| {
                !whole.is_empty()
                    && !rest.is_empty()
                    && whole.trim_start_matches('-').bytes().all(|b| b.is_ascii_digit())
                    && rest.bytes().all(|b| b.is_ascii_digit())
            });
    }
    if point { DecimalMark::Point } else { DecimalMark::Comma }
}

/// A cell of a workbook as text with a decimal comma; dates as days.
pub(super) fn of_sheet(cell: &calamine::Data) -> String {
    match cell {
        calamine::Data::Float(value) => value.to_string().replace('.', ","),
        calamine::Data::DateTime(_) | calamine::Data::DateTimeIso(_) => {
            let shown = cell.to_string();
            shown.split(['T', ' ']).next().unwrap_or_default().to_owned()
        }
        calamine::Data::Empty | calamine::Data::Error(_) => String::new(),
        other => other.to_string(),
    }
}
