//! Our tables: one row an offer or one of its dates, or one row an organisation or place.
//!
//! The same columns come as CSV (streamed) and as XLSX (held whole, with caps), in any order; what a
//! column is called is said once in `columns`, for reading, for writing and for the template that people
//! fill. Every finding names the line and the column. Rows of one key stand one below the other in CSV;
//! in XLSX they may stand anywhere.

mod cell;
pub mod columns;
mod offers;
mod organisations;
mod rows;
pub mod template;
pub(crate) mod words;

use std::{collections::BTreeMap, io::BufRead};

use base::{Finding, FindingKind, Spot};
use landscape::{Incoming, Intake, matching::fold};

use crate::draft::Desk;
pub(crate) use offers::is_window;

use cell::Line;
use columns::{Columns, Template};
use rows::Row;

/// Reads a table of ours as CSV.
pub fn csv<'a, R: BufRead + 'a>(
    reader: R,
    intake: &'a Intake<'a>,
) -> impl Iterator<Item = Result<Incoming, Finding>> + 'a {
    Table::new(rows::csv(reader), intake)
}

/// Reads a table of ours as XLSX.
pub fn xlsx<'a, R: BufRead + 'a>(
    reader: R,
    intake: &'a Intake<'a>,
) -> impl Iterator<Item = Result<Incoming, Finding>> + 'a {
    let rows: Rows<'a> = match rows::xlsx(reader) {
        Ok(rows) => Box::new(together(rows).into_iter().map(Ok)),
        Err(finding) => Box::new(std::iter::once(Err(finding))),
    };
    Table::new(rows, intake)
}

type Rows<'a> = Box<dyn Iterator<Item = Result<Row, Finding>> + 'a>;

/// Puts rows of one key one below the other, in the order in which the keys appear.
fn together(mut rows: Vec<Row>) -> Vec<Row> {
    let key = rows.first().and_then(|(_, header)| {
        header.iter().position(|h| matches!(fold(h).as_str(), "schluessel" | "id"))
    });
    let Some(key) = key else { return rows };
    let mut order: BTreeMap<String, usize> = BTreeMap::new();
    let places: Vec<usize> = rows
        .iter()
        .enumerate()
        .map(|(at, (_, cells))| match cells.get(key).map(|c| c.trim()) {
            Some(key) if at > 0 && !key.is_empty() => *order.entry(key.to_owned()).or_insert(at),
            _ => at,
        })
        .collect();
    let mut places = places.into_iter();
    rows.sort_by_cached_key(|_| places.next());
    rows
}

struct Table<'a> {
    rows: Rows<'a>,
    desk: Desk<'a>,
    columns: Option<Columns>,
    offers: offers::Offers,
    organisations: organisations::Organisations,
    done: bool,
}

impl<'a> Table<'a> {
    fn new(rows: Rows<'a>, intake: &'a Intake<'a>) -> Table<'a> {
        Table {
            rows,
            desk: Desk::new(intake),
            columns: None,
            offers: offers::Offers::default(),
            organisations: organisations::Organisations::new(intake),
            done: false,
        }
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

    fn advance(&mut self) -> Result<(), Finding> {
        let Some(row) = self.rows.next() else {
            self.done = true;
            self.offers.finish(&mut self.desk);
            if self.columns.is_none() {
                return Err(rows::not_ours());
            }
            self.desk.close(None);
            return Ok(());
        };
        let (line, cells) = match row {
            Ok(row) => row,
            Err(finding) if finding.severity == base::Severity::Fatal => {
                self.offers.finish(&mut self.desk);
                return Err(finding);
            }
            Err(finding) => {
                self.desk.find(finding);
                return Ok(());
            }
        };
        let Some(columns) = &self.columns else { return self.header(line, &cells) };
        if cells.iter().all(|c| c.trim().is_empty()) {
            return Ok(());
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
        Ok(())
    }
}

impl Iterator for Table<'_> {
    type Item = Result<Incoming, Finding>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(item) = self.desk.next() {
                return Some(item);
            }
            if self.done {
                return None;
            }
            if let Err(fatal) = self.advance() {
                self.done = true;
                self.desk.close(None);
                self.desk.find(fatal);
            }
        }
    }
}

/// Characters with which a spreadsheet begins a formula.
const FORMULA: &[char] = &['=', '+', '-', '@', '\t', '\r'];

/// A cell that no spreadsheet takes for a formula: an apostrophe goes before what could begin one.
pub fn escaped(text: &str) -> std::borrow::Cow<'_, str> {
    if text.starts_with(FORMULA) { format!("'{text}").into() } else { text.into() }
}

/// Takes that apostrophe away again.
fn unescaped(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if rest.starts_with(FORMULA) => rest,
        _ => text,
    }
}

#[cfg(test)]
mod tests;
