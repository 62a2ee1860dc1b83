//! Rows of text out of CSV and XLSX.

use std::io::{BufRead, Cursor};

use base::{Finding, FindingKind, Spot};
use calamine::{DataRef, Reader, Xlsx};
use landscape::matching::fold;

use crate::{
    encoding::Utf8,
    limits::{self, Metered},
};

/// One row: its line in the file and its cells.
pub(super) type Row = (u64, Vec<String>);

/// The rows of a CSV file, one at a time; the delimiter is the one that the header uses most.
pub(super) fn csv<'a, R: BufRead + 'a>(
    reader: R,
) -> Box<dyn Iterator<Item = Result<Row, Finding>> + 'a> {
    let mut text = Utf8::new(reader);
    let delimiter = match text.fill_buf() {
        Ok(head) if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK") => {
            return failed(not_ours());
        }
        Ok(head) => delimiter(head),
        Err(e) => return failed(limits::unreadable(&e, Spot::default())),
    };
    let csv = ::csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .has_headers(false)
        .from_reader(Metered::new(text, limits::LINE));
    Box::new(CsvRows { csv, record: ::csv::StringRecord::new(), delimiter, done: false })
}

pub(super) fn not_ours() -> Finding {
    let kind = FindingKind::NotThisFormat(
        "Tabellenvorlage (Spalten „Schlüssel“ und „Titel“ oder „Satzart“)",
    );
    Finding::fatal(kind, Spot::line(1), "")
}

fn failed<'a>(finding: Finding) -> Box<dyn Iterator<Item = Result<Row, Finding>> + 'a> {
    Box::new(std::iter::once(Err(finding)))
}

fn delimiter(head: &[u8]) -> u8 {
    let line = head.split(|b| *b == b'\n').next().unwrap_or_default();
    let count = |d: u8| line.iter().filter(|b| **b == d).count();
    // Of equal counts the last wins: the semicolon of the template.
    [b',', b'\t', b';'].into_iter().max_by_key(|d| count(*d)).unwrap_or(b';')
}

struct CsvRows<R> {
    csv: ::csv::Reader<Metered<Utf8<R>>>,
    record: ::csv::StringRecord,
    delimiter: u8,
    done: bool,
}

impl<R: BufRead> Iterator for CsvRows<R> {
    type Item = Result<Row, Finding>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.done {
            return None;
        }
        let line = self.csv.position().line();
        self.csv.get_mut().refill();
        match self.csv.read_record(&mut self.record) {
            Ok(true) if self.record.len() > limits::COLUMNS => {
                self.done = true;
                let kind = FindingKind::TooLarge(format!("{} Spalten / columns", limits::COLUMNS));
                Some(Err(Finding::fatal(kind, Spot::line(line), "")))
            }
            Ok(true) => {
                let line = self.record.position().map_or(line, ::csv::Position::line);
                if let Some(finding) = self.unclosed(line) {
                    return Some(Err(finding));
                }
                Some(Ok((line, self.record.iter().map(str::to_owned).collect())))
            }
            Ok(false) => {
                self.done = true;
                self.csv.get_ref().get_ref().finding().map(Err)
            }
            Err(error) => {
                self.done = true;
                let finding = match error.kind() {
                    ::csv::ErrorKind::Io(io) => limits::unreadable(io, Spot::line(line)),
                    _ => {
                        Finding::fatal(FindingKind::Broken(error.to_string()), Spot::line(line), "")
                    }
                };
                Some(Err(finding))
            }
        }
    }
}

impl<R: BufRead> CsvRows<R> {
    /// A quotation mark that was opened and never closed swallows all rows behind it into one cell.
    fn unclosed(&self, line: u64) -> Option<Finding> {
        let last = self.record.iter().next_back()?;
        let delimiters = last.bytes().filter(|b| *b == self.delimiter).count();
        let lines = last.bytes().filter(|b| *b == b'\n').count();
        let swallowed = lines > 3 && delimiters > lines * 3;
        swallowed.then(|| {
            let kind = FindingKind::Broken(
                "Anführungszeichen ohne Ende / quotation mark without end".to_owned(),
            );
            Finding::rejected(kind, Spot::line(line), last)
        })
    }
}

/// The rows of the first worksheet that has a header of ours. The file is held whole: at most
/// [`limits::WHOLE`] bytes, [`limits::UNPACKED`] unpacked, [`limits::ROWS`] rows.
pub(super) fn xlsx(reader: impl BufRead) -> Result<Vec<Row>, Finding> {
    let bytes = limits::whole(reader)?;
    limits::harmless_zip(&bytes, "XLSX")?;
    let not = |e: calamine::XlsxError| {
        Finding::fatal(FindingKind::Broken(e.to_string()), Spot::default(), "")
    };
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(not)?;
    let names = book.sheet_names();
    for name in &names {
        let mut cells = book.worksheet_cells_reader(name).map_err(not)?;
        let mut rows: Vec<Row> = Vec::new();
        while let Some(cell) = cells.next_cell().map_err(not)? {
            let (row, column) = cell.get_position();
            let text = said(cell.get_value());
            if text.is_empty() {
                continue;
            }
            let column = usize::try_from(column).unwrap_or(usize::MAX);
            if row >= limits::ROWS || column >= limits::COLUMNS {
                let limit = format!(
                    "{} Zeilen / rows, {} Spalten / columns",
                    limits::ROWS,
                    limits::COLUMNS
                );
                let spot = Spot::line(u64::from(row) + 1);
                return Err(Finding::fatal(FindingKind::TooLarge(limit), spot, &text));
            }
            let line = u64::from(row) + 1;
            if rows.last().is_none_or(|(last, _)| *last != line) {
                rows.push((line, Vec::new()));
            }
            if let Some((_, cells)) = rows.last_mut() {
                if cells.len() <= column {
                    cells.resize(column + 1, String::new());
                }
                if let Some(slot) = cells.get_mut(column) {
                    *slot = text;
                }
            }
            // A sheet without a header of ours in its first rows is another sheet.
            if rows.len() == 1 {
                continue;
            }
            let ours = rows.first().is_some_and(|(_, header)| is_header(header));
            if !ours {
                break;
            }
        }
        if rows.first().is_some_and(|(_, header)| is_header(header)) {
            return Ok(rows);
        }
    }
    Err(not_ours())
}

fn is_header(cells: &[String]) -> bool {
    let has = |name: &str| cells.iter().any(|c| fold(c) == name);
    (has("schluessel") || has("id")) && (has("titel") || has("satzart"))
}

/// A cell as people would write it: dates as days, times as times, numbers with a comma.
fn said(cell: &DataRef<'_>) -> String {
    match cell {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string().replace('.', ","),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(yes) => if *yes { "ja" } else { "nein" }.to_owned(),
        DataRef::DateTime(at) => {
            let (year, month, day, hour, minute, _, _) = at.to_ymd_hms_milli();
            if at.as_f64() < 1.0 {
                format!("{hour:02}:{minute:02}")
            } else if (hour, minute) == (0, 0) {
                format!("{year:04}-{month:02}-{day:02}")
            } else {
                format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}")
            }
        }
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}
