//! Our tables: one row an offer or one of its dates, or one row an organisation or place.
//!
//! The same columns come as CSV (streamed) and as XLSX (held whole, with caps), in any order; what a
//! column is called is said once in `columns`, for reading, for writing and for the template that people
//! fill. Every finding names the line and the column. Rows of one key may stand anywhere in a workbook,
//! and in CSV within a window of [`limits::OPEN`] offers.

mod cell;
pub mod columns;
pub mod form;
mod group;
mod offers;
mod organisations;
mod rows;
mod sessions;
pub mod template;
pub(crate) mod words;

use std::io::BufRead;

use base::{Finding, FindingKind, Spot};
use landscape::{Incoming, Intake};

use crate::{
    draft::Desk,
    limits,
    reading::{Reading, Steps},
};
pub(crate) use sessions::is_window;

use cell::Line;
use columns::{Columns, Template};
use rows::Row;

/// Reads a table of ours as CSV.
pub fn csv<'a, R: BufRead + 'a>(
    reader: R,
    intake: &'a Intake<'a>,
) -> impl Iterator<Item = Result<Incoming, Finding>> + 'a {
    Table::read(rows::csv(reader), offers::Offers::within(limits::OPEN), intake)
}

/// Reads a table of ours as XLSX.
pub fn xlsx<'a, R: BufRead + 'a>(
    reader: R,
    intake: &'a Intake<'a>,
) -> impl Iterator<Item = Result<Incoming, Finding>> + 'a {
    let rows: Rows<'a> = match rows::xlsx(reader) {
        Ok(rows) => Box::new(rows.into_iter().map(Ok)),
        Err(finding) => Box::new(std::iter::once(Err(finding))),
    };
    Table::read(rows, offers::Offers::within(usize::MAX), intake)
}

type Rows<'a> = Box<dyn Iterator<Item = Result<Row, Finding>> + 'a>;

struct Table<'a> {
    rows: Rows<'a>,
    desk: Desk<'a>,
    columns: Option<Columns>,
    offers: offers::Offers,
    organisations: organisations::Organisations,
}

impl<'a> Table<'a> {
    fn read(rows: Rows<'a>, offers: offers::Offers, intake: &'a Intake<'a>) -> Reading<Table<'a>> {
        Reading::new(Table {
            rows,
            desk: Desk::new(intake),
            columns: None,
            offers,
            organisations: organisations::Organisations::new(intake),
        })
    }

    fn header(&mut self, line: u64, cells: &[String]) -> Result<(), Finding> {
        let Some(columns) = Columns::of(cells) else {
            let mut finding = rows::not_ours();
            finding.spot.line = Some(line);
            finding.given = cells.join(";").chars().take(200).collect();
            return Err(finding);
        };
        for (_, name) in &columns.unknown {
            self.desk.note(FindingKind::UnknownField, Spot::line(line).field(name), name);
        }
        for name in &columns.double {
            self.desk.note(FindingKind::DuplicateKey, Spot::line(line).field(name), name);
        }
        self.columns = Some(columns);
        Ok(())
    }
}

impl<'a> Steps<'a> for Table<'a> {
    fn desk(&mut self) -> &mut Desk<'a> {
        &mut self.desk
    }

    /// The rows say it themselves, behind the last of them.
    fn spoiled(&self) -> Option<Finding> {
        None
    }

    fn advance(&mut self) -> Result<bool, Finding> {
        let Some(row) = self.rows.next() else {
            self.offers.finish(&mut self.desk);
            return if self.columns.is_none() { Err(rows::not_ours()) } else { Ok(false) };
        };
        let (line, cells) = match row {
            Ok(row) => row,
            Err(finding) if finding.severity == base::Severity::Fatal => {
                self.offers.finish(&mut self.desk);
                return Err(finding);
            }
            Err(finding) => {
                self.desk.find(finding);
                return Ok(true);
            }
        };
        let Some(columns) = &self.columns else { return self.header(line, &cells).map(|()| true) };
        if cells.iter().all(|c| c.trim().is_empty()) {
            return Ok(true);
        }
        let more = cells.get(columns.count..).unwrap_or_default();
        if let Some(extra) = more.iter().find(|c| !c.trim().is_empty()) {
            let spot = Spot::line(line);
            self.desk.note(
                FindingKind::Contradiction("mehr Zellen als Spalten / more cells than columns"),
                spot,
                extra,
            );
        }
        let row = Line { line, cells: &cells, columns };
        match columns.template {
            Template::Offers => self.offers.row(&row, &mut self.desk),
            Template::Organisations => self.organisations.row(&row, &mut self.desk),
        }
        Ok(true)
    }
}

/// Characters with which a spreadsheet begins a formula, also in their wide forms.
const FORMULA: &[char] = &['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// Whether a spreadsheet could take a text for a formula, also behind apostrophes and white space.
fn is_formula(text: &str) -> bool {
    text.starts_with(['\t', '\r', '\n'])
        || text.trim_start_matches(|c: char| c == '\'' || c.is_whitespace()).starts_with(FORMULA)
}

/// A cell that no spreadsheet takes for a formula: an apostrophe goes before what could begin one.
pub fn escaped(text: &str) -> std::borrow::Cow<'_, str> {
    if is_formula(text) { format!("'{text}").into() } else { text.into() }
}

/// Takes that apostrophe away again.
fn unescaped(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| is_formula(rest)).unwrap_or(text)
}

/// What parts the values of a cell that holds several.
const BETWEEN: char = '|';

/// Several values in one cell; the mark between them and the backslash are masked within one.
pub fn joined<S: AsRef<str>>(values: impl IntoIterator<Item = S>) -> String {
    let masked = values
        .into_iter()
        .map(|value| value.as_ref().replace('\\', "\\\\").replace(BETWEEN, "\\|"));
    masked.collect::<Vec<_>>().join("|")
}

/// The values of such a cell, trimmed. A backslash masks the mark and itself, nothing else.
pub fn parted(cell: &str) -> impl Iterator<Item = String> {
    let mut chars = cell.chars().peekable();
    let mut ended = false;
    std::iter::from_fn(move || {
        if ended {
            return None;
        }
        let mut value = String::new();
        loop {
            match chars.next() {
                None => {
                    ended = true;
                    break;
                }
                Some(BETWEEN) => break,
                Some('\\') => {
                    value.extend(chars.next_if(|c| matches!(c, '\\' | '|')).or(Some('\\')));
                }
                Some(c) => value.push(c),
            }
        }
        Some(value.trim().to_owned())
    })
}

#[cfg(test)]
mod tests;
