//! Files of official statistics become cubes: every cell with its sign, none lost without a word.
//!
//! One idea: labels are normalised, values never. Whatever the form of a file, its areas become one dimension `AREA` (official
//! keys), its times one dimension `TIME` (ISO codes), ages one dimension `ALTER` (`3-5`, `75+`), and what the catalogue of
//! words knows becomes the publisher's code (`weiblich` is `GES=GESW`); so the flat file and the formatted table of one
//! statistic give the same cube. What the catalogue does not know stays in the variable's label.
//!
//! Not here: what signs mean (`catalogue/signs`), which words are categories (`catalogue/tables`), keeping cubes (`store`).

mod ages;
mod area;
mod cells;
mod checks;
mod envelope;
mod flat;
mod formatted;
mod jsonstat;
mod sdmx;
mod tidy;
mod vocabulary;

use base::{
    Finding, Severity,
    finding::{FindingKind, Spot},
};
use monitoring::{Cube, Mark, SignTable};

pub use self::vocabulary::{NotTables, Tables};
use crate::limits;

/// What readers know beside the file.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    pub signs: &'a SignTable,
    pub tables: &'a Tables,
}

/// A table that was read.
#[derive(Debug, Clone)]
pub struct Read {
    pub cube: Cube,
    /// The form of the file: `ffcsv`, `ffcsv-old`, `csv`, `xlsx`, `tidy`, `sdmx-csv`, `json-stat`.
    pub kind: &'static str,
    pub report: Report,
    pub findings: Vec<Finding>,
}

/// How the reading went.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Cells that the file has by its lines and columns.
    pub expected: usize,
    /// Cells of the cube.
    pub cells: usize,
    /// How often each state occurs.
    pub marks: Vec<(Mark, usize)>,
    /// Sums that were compared, and those beyond the tolerance of their publisher.
    pub sums: usize,
    pub sums_off: usize,
}

/// Reads a file; `name` is its file name, which tells a flat file's table.
///
/// # Errors
/// A fatal finding where the file holds no figures in a known form; nothing of it is taken then.
pub fn read(bytes: &[u8], name: &str, context: &Context<'_>) -> Result<Vec<Read>, Finding> {
    if bytes.starts_with(b"PK\x03\x04") {
        return packed(bytes, name, context);
    }
    if let Some(json) = envelope::json(bytes) {
        if jsonstat::fits(&json) {
            return jsonstat::read(&json, name, context).map(|read| vec![finish(read)]);
        }
        let (text, name) = envelope::open(&json, name)?;
        return one(&text, &name, context).map(|read| vec![read]);
    }
    one(&crate::encoding::text(bytes), name, context).map(|read| vec![read])
}

/// The reader of a text, by what it begins with.
fn one(text: &str, name: &str, context: &Context<'_>) -> Result<Read, Finding> {
    let text = text.trim_start_matches('\u{feff}');
    let first = text.lines().next().unwrap_or_default();
    let read = if flat::fits(first) {
        flat::read(text, name, context)
    } else if sdmx::fits(first) {
        sdmx::read(text, name, context)
    } else if formatted::fits(first) {
        formatted::read(&formatted::lines(text), name, "csv", context)
    } else {
        tidy::read(text, name, context)
    }?;
    Ok(finish(read))
}

/// A ZIP container: a flat file as the web service sends it, or a workbook.
fn packed(bytes: &[u8], name: &str, context: &Context<'_>) -> Result<Vec<Read>, Finding> {
    limits::harmless_zip(bytes, "ZIP")?;
    let broken = |error: &dyn std::fmt::Display| {
        Finding::fatal(FindingKind::Broken(error.to_string()), Spot::default(), name)
    };
    let mut archive =
        zip::ZipArchive::new(std::io::Cursor::new(bytes)).map_err(|error| broken(&error))?;
    if archive.index_for_name("xl/workbook.xml").is_some() {
        return workbook(bytes, name, context);
    }
    let mut reads = Vec::new();
    for index in 0..archive.len() {
        let member = archive.by_index(index).map_err(|error| broken(&error))?;
        if member.is_dir() {
            continue;
        }
        let inner = member.name().map_err(|error| broken(&error))?.into_owned();
        let content =
            limits::whole_within(member, usize::try_from(limits::UNPACKED).unwrap_or(usize::MAX))?;
        reads.push(one(&crate::encoding::text(&content), &inner, context)?);
    }
    if reads.is_empty() { Err(nothing(name)) } else { Ok(reads) }
}

/// A workbook: each sheet that holds a table of GENESIS or a plain list is read, the others are named.
fn workbook(bytes: &[u8], name: &str, context: &Context<'_>) -> Result<Vec<Read>, Finding> {
    use calamine::Reader;
    let broken = |error: &dyn std::fmt::Display| {
        Finding::fatal(FindingKind::Broken(error.to_string()), Spot::default(), name)
    };
    let mut book = calamine::Xlsx::new(std::io::Cursor::new(bytes)).map_err(|e| broken(&e))?;
    let mut reads = Vec::new();
    let mut left_out = Vec::new();
    for sheet in book.sheet_names() {
        let range = book.worksheet_range(&sheet).map_err(|error| broken(&error))?;
        let rows: Vec<Vec<String>> =
            range.rows().map(|row| row.iter().map(cells::of_sheet).collect()).collect();
        let first = rows.first().and_then(|row| row.first()).map(String::as_str);
        let read = if first.is_some_and(formatted::fits) {
            formatted::read(&rows, name, "xlsx", context)
        } else {
            let stem = name.strip_suffix(".xlsx").unwrap_or(name);
            tidy::rows(&rows, &format!("{stem}-{sheet}"), "xlsx", context)
        };
        match read {
            Ok(read) => reads.push(finish(read)),
            Err(_) if range.is_empty() => {}
            Err(_) => left_out.push(sheet),
        }
    }
    let Some(first) = reads.first_mut() else { return Err(nothing(name)) };
    if !left_out.is_empty() {
        let kind = FindingKind::NotUnderstood {
            german: "Tabellenblätter ohne erkennbare Tabelle wurden nicht gelesen".to_owned(),
            english: "sheets without a recognised table were not read".to_owned(),
        };
        first.findings.push(Finding::note(kind, Spot::default(), &left_out.join(", ")));
    }
    Ok(reads)
}

/// What is true of every table, whatever its form.
fn finish(mut read: Read) -> Read {
    let doubles = read.cube.doubles();
    if let Some(row) = doubles.first() {
        let at = read.cube.describe(*row);
        read.findings.push(Finding::note(
            FindingKind::DuplicateKey,
            Spot::default().record(at),
            "",
        ));
        let kind = FindingKind::NotUnderstood {
            german: format!("{} Zellen stehen doppelt in der Datei; die erste gilt", doubles.len()),
            english: format!("{} cells occur twice in the file; the first holds", doubles.len()),
        };
        read.findings.push(Finding::note(kind, Spot::default(), ""));
    }
    let unclear = read.cube.doubt_nil();
    if unclear > 0 {
        let kind = FindingKind::NotUnderstood {
            german: format!(
                "In {unclear} Fällen steht in allen Zellen eines Gebiets „-“: Null oder nicht geladen? Sie gelten als unklar."
            ),
            english: format!(
                "in {unclear} cases every cell of an area is `-`: zero or not loaded? They are kept as unclear"
            ),
        };
        read.findings.push(Finding::note(kind, Spot::default(), ""));
    }
    checks::sums(&read.cube, &mut read.report, &mut read.findings);
    read.report.cells = read.cube.len();
    read.report.marks = read.cube.tally();
    if read.report.cells != read.report.expected {
        let kind = FindingKind::NotUnderstood {
            german: format!(
                "{} Zellen erwartet, {} gelesen",
                read.report.expected, read.report.cells
            ),
            english: format!("{} cells expected, {} read", read.report.expected, read.report.cells),
        };
        read.findings.push(Finding::new(Severity::Rejected, kind, Spot::default(), ""));
    }
    read
}

/// That a file holds no figures.
fn nothing(given: &str) -> Finding {
    let kind = FindingKind::NotUnderstood {
        german: "Die Datei enthält keine Tabelle in einer bekannten Form (GENESIS csv oder ffcsv, XLSX, SDMX-CSV, JSON-stat, Liste mit Jahr und Gebiet)"
            .to_owned(),
        english: "the file holds no table in a known form (GENESIS csv or ffcsv, XLSX, SDMX-CSV, JSON-stat, a list with year and area)"
            .to_owned(),
    };
    Finding::fatal(kind, Spot::default(), given)
}

/// The table's code that a file name begins with, as `12411-01-01-4` in `12411-01-01-4_de_flat.csv`.
fn code_of(name: &str) -> Option<&str> {
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let code = name.split(['_', '.']).next()?;
    let fits = code.len() >= 5
        && code.contains('-')
        && code.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase() || b == b'-')
        && code.bytes().any(|b| b.is_ascii_digit());
    fits.then_some(code)
}

#[cfg(test)]
mod tests;
