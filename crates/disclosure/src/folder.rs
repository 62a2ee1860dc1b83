//! Tables in folders, the exchange format of this crate.
//!
//! A folder holds `cells.csv` (one column a dimension, then any of `freq`, `value`, `primary`, `fixed`,
//! `leaf`), a `hier_<dimension>.csv` (`code,parent`) for each dimension, and `meta.json` (`kind`:
//! `frequency` or `magnitude`; `require`). A folder of such folders is a set of linked tables. A pattern
//! is a CSV with the columns of the dimensions and `status`: `u` primary, `x` secondary.
//!
//! A line that cannot be read is a [`Finding`] and left out; what is left out is taken for known to the
//! attacker, so a damaged file is protected more, never less.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs, io,
    path::{Path, PathBuf},
};

use base::{Finding, FindingKind, Severity, Spot};

use crate::{
    require::Requirement,
    table::{Cell, CellKey, Dimension, Kind, Oddity, State, Table},
};

/// Why a folder is no table at all.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    #[error("{path}: {error}")]
    Read { path: PathBuf, error: io::Error },
    #[error("{path}: {reason}")]
    Format { path: PathBuf, reason: String },
}

/// A folder as it was read.
#[derive(Debug, Clone)]
pub struct Folder {
    pub table: Table,
    /// What `meta.json` asks for, if anything.
    pub require: Option<Requirement>,
    /// The dimensions of all tables, each once, in the order of their first appearance.
    pub dimensions: Vec<Dimension>,
    pub findings: Vec<Finding>,
}

const OWN: [&str; 5] = ["freq", "value", "primary", "fixed", "leaf"];

fn text(path: &Path) -> Result<String, FolderError> {
    fs::read_to_string(path).map_err(|error| FolderError::Read { path: path.to_owned(), error })
}

fn format(path: &Path, reason: impl Into<String>) -> FolderError {
    FolderError::Format { path: path.to_owned(), reason: reason.into() }
}

fn finding(spot: Spot, kind: FindingKind, given: &str) -> Finding {
    Finding::new(Severity::Rejected, kind, spot, given)
}

/// Reads a folder, or a folder of folders.
///
/// # Errors
/// A file that is missing or unreadable, a header without dimensions, a list of codes that is no hierarchy.
pub fn read(path: &Path) -> Result<Folder, FolderError> {
    let mut folders = vec![path.to_owned()];
    if !path.join("cells.csv").is_file() {
        folders = fs::read_dir(path)
            .map_err(|error| FolderError::Read { path: path.to_owned(), error })?
            .filter_map(|entry| entry.ok().map(|entry| entry.path()))
            .filter(|entry| entry.join("cells.csv").is_file())
            .collect();
        folders.sort();
        if folders.is_empty() {
            return Err(format(path, "no cells.csv here, nor in a folder below"));
        }
    }
    let mut all: Option<Folder> = None;
    for folder in &folders {
        read_one(folder, &mut all)?;
    }
    all.ok_or_else(|| format(path, "no table"))
}

fn meta(folder: &Path) -> Result<(Kind, Option<Requirement>), FolderError> {
    let path = folder.join("meta.json");
    let value: serde_json::Value =
        serde_json::from_str(&text(&path)?).map_err(|error| format(&path, error.to_string()))?;
    let kind = match value.get("kind").and_then(|kind| kind.as_str()) {
        Some("magnitude") => Kind::Magnitudes,
        Some("frequency") => Kind::Counts,
        other => return Err(format(&path, format!("kind is {other:?}"))),
    };
    let require = match value.get("require").and_then(|require| require.as_str()) {
        None => None,
        Some(given) => {
            Some(given.parse().map_err(|_| format(&path, format!("require is {given:?}")))?)
        }
    };
    Ok((kind, require))
}

fn dimension(folder: &Path, name: &str) -> Result<Dimension, FolderError> {
    let path = folder.join(format!("hier_{name}.csv"));
    let content = text(&path)?;
    let mut reader = csv::Reader::from_reader(content.as_bytes());
    let mut codes = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| format(&path, error.to_string()))?;
        let code = record.get(0).unwrap_or_default().to_owned();
        let parent = record.get(1).filter(|parent| !parent.is_empty()).map(str::to_owned);
        codes.push((code, parent));
    }
    Dimension::new(name, codes).map_err(|error| format(&path, error.to_string()))
}

/// The key of a cell: its codes without those of roots.
pub(crate) fn key<'a>(
    dimensions: &[Dimension],
    codes: impl IntoIterator<Item = &'a str>,
) -> CellKey {
    dimensions
        .iter()
        .zip(codes)
        .filter(|(dimension, code)| !dimension.is_root(code))
        .map(|(dimension, code)| (dimension.name().to_owned(), code.to_owned()))
        .collect()
}

fn read_one(folder: &Path, all: &mut Option<Folder>) -> Result<(), FolderError> {
    let (kind, require) = meta(folder)?;
    let path = folder.join("cells.csv");
    let content = text(&path)?;
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(content.as_bytes());
    let header = reader.headers().map_err(|error| format(&path, error.to_string()))?.clone();
    let at = |name: &str| header.iter().position(|column| column == name);
    let named: Vec<(usize, &str)> =
        header.iter().enumerate().filter(|(_, column)| !OWN.contains(column)).collect();
    if named.is_empty() || at("value").or(at("freq")).is_none() {
        return Err(format(&path, "no dimension, or neither value nor freq"));
    }
    let dimensions =
        named.iter().map(|(_, name)| dimension(folder, name)).collect::<Result<Vec<_>, _>>()?;
    let out = all.get_or_insert_with(|| Folder {
        table: Table::new(kind),
        require,
        dimensions: Vec::new(),
        findings: Vec::new(),
    });
    if out.table.kind != kind {
        return Err(format(folder, "linked tables count and measure: they need one kind"));
    }
    for dimension in &dimensions {
        if !out.dimensions.iter().any(|known| known.name() == dimension.name()) {
            out.dimensions.push(dimension.clone());
        }
    }
    let mut places = BTreeMap::new();
    for (row, record) in reader.records().enumerate() {
        let line = u64::try_from(row).unwrap_or(u64::MAX).saturating_add(2);
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                let kind = FindingKind::Broken(error.to_string());
                out.findings.push(finding(Spot::line(line), kind, ""));
                continue;
            }
        };
        let number = |name: &str| -> Result<Option<f64>, Finding> {
            let given = at(name).and_then(|at| record.get(at)).unwrap_or_default().trim();
            if given.is_empty() {
                return Ok(None);
            }
            match given.parse::<f64>() {
                Ok(value) if value.is_finite() && value >= 0.0 => Ok(Some(value)),
                _ => Err(finding(Spot::line(line).field(name), FindingKind::NotANumber, given)),
            }
        };
        let flag =
            |name: &str| at(name).and_then(|at| record.get(at)).is_some_and(|given| given == "1");
        let codes: Vec<&str> =
            named.iter().map(|(at, _)| record.get(*at).unwrap_or_default()).collect();
        if let Some((dimension, code)) =
            dimensions.iter().zip(&codes).find(|(dimension, code)| !dimension.has(code))
        {
            let spot = Spot::line(line).field(dimension.name());
            out.findings.push(finding(spot, FindingKind::UnknownCode, code));
            continue;
        }
        let (frequency, value) = match (number("freq"), number("value")) {
            (Ok(frequency), Ok(value)) => (frequency, value.or(frequency)),
            (Err(bad), _) | (_, Err(bad)) => {
                out.findings.push(bad);
                continue;
            }
        };
        let state = match (flag("primary"), flag("fixed")) {
            (true, _) => State::Primary,
            (false, true) => State::Fixed,
            _ => State::Open,
        };
        let own: Vec<String> = codes.iter().map(|code| (*code).to_owned()).collect();
        if places.contains_key(&own) {
            let given = own.join(",");
            out.findings.push(finding(Spot::line(line), FindingKind::DuplicateKey, &given));
            continue;
        }
        let key = key(&dimensions, codes.iter().copied());
        let (place, odd) = out.table.put(Cell { key, frequency, value, state });
        out.findings.extend(odd.map(said));
        places.insert(own, place);
    }
    let odd = out.table.relate(&dimensions, &places);
    out.findings.extend(odd.into_iter().map(said));
    Ok(())
}

fn said(odd: Oddity) -> Finding {
    let (kind, key, given) = match odd {
        Oddity::NotASum { total, printed, summed } => {
            (FindingKind::Contradiction("sum and total"), total, format!("{summed} / {printed}"))
        }
        Oddity::Differs { cell, first, second } => {
            (FindingKind::Contradiction("linked tables"), cell, format!("{first} / {second}"))
        }
        Oddity::NoCell { relations } => {
            (FindingKind::Missing, CellKey::new(), format!("{relations} cells"))
        }
    };
    let record = key.values().cloned().collect::<Vec<_>>().join(",");
    Finding::new(Severity::Note, kind, Spot::default().record(record), &given)
}

/// A pattern as CSV: every suppressed cell, in the order of the table.
pub fn pattern(dimensions: &[Dimension], table: &Table) -> String {
    let mut out = Vec::new();
    {
        let mut writer = csv::Writer::from_writer(&mut out);
        let header = dimensions.iter().map(Dimension::name).chain(["status"]);
        // Writing to memory does not fail.
        let _ = writer.write_record(header);
        for cell in table.cells.iter().filter(|cell| cell.state.is_suppressed()) {
            let codes = dimensions.iter().map(|dimension| {
                let root = || dimension.codes().iter().find(|code| dimension.is_root(code));
                cell.key.get(dimension.name()).or_else(root).map_or("", String::as_str)
            });
            let status = if cell.state == State::Primary { "u" } else { "x" };
            let _ = writer.write_record(codes.chain([status]));
        }
        let _ = writer.flush();
    }
    String::from_utf8(out).unwrap_or_default()
}

/// Puts a pattern on a table: what it names as `x` becomes secondary, what it does not name is open.
/// Primary cells of the table stay primary, but one that the pattern does not name is *printed*: their
/// keys come back, and no audit can pass with them.
///
/// # Errors
/// A file that is missing, unreadable or without `status`.
pub fn apply(path: &Path, folder: &mut Folder) -> Result<Vec<CellKey>, FolderError> {
    let content = text(path)?;
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(content.as_bytes());
    let header = reader.headers().map_err(|error| format(path, error.to_string()))?.clone();
    let Some(status) = header.iter().position(|column| column == "status") else {
        return Err(format(path, "no column status"));
    };
    let mut named = BTreeSet::new();
    for (row, record) in reader.records().enumerate() {
        let line = u64::try_from(row).unwrap_or(u64::MAX).saturating_add(2);
        let record = record.map_err(|error| format(path, error.to_string()))?;
        let key: CellKey = header
            .iter()
            .zip(record.iter())
            .filter_map(|(column, code)| {
                let dimension = folder.dimensions.iter().find(|d| d.name() == column)?;
                (!dimension.is_root(code)).then(|| (column.to_owned(), code.to_owned()))
            })
            .collect();
        let Some(place) = folder.table.find(&key) else {
            let given = record.iter().collect::<Vec<_>>().join(",");
            folder.findings.push(finding(Spot::line(line), FindingKind::UnknownReference, &given));
            continue;
        };
        match record.get(status) {
            Some("u" | "x") => {
                named.insert(place);
            }
            given => folder.findings.push(finding(
                Spot::line(line).field("status"),
                FindingKind::UnknownCode,
                given.unwrap_or_default(),
            )),
        }
    }
    let mut printed = Vec::new();
    for (place, cell) in folder.table.cells.iter_mut().enumerate() {
        match (cell.state, named.contains(&place)) {
            (State::Primary, true) => {}
            (State::Primary, false) => printed.push(cell.key.clone()),
            (_, true) => cell.state = State::Secondary,
            (State::Secondary, false) => cell.state = State::Open,
            (State::Open | State::Fixed, false) => {}
        }
    }
    Ok(printed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(at: &Path, cells: &str) {
        fs::create_dir_all(at).unwrap();
        fs::write(at.join("cells.csv"), cells).unwrap();
        fs::write(at.join("hier_area.csv"), "code,parent,level\nall,,0\nn,all,1\ns,all,1\n")
            .unwrap();
        fs::write(at.join("meta.json"), r#"{"kind":"frequency","require":"unit"}"#).unwrap();
    }

    const CELLS: &str =
        "area,freq,value,primary,fixed,leaf\nall,9,9,0,0,0\nn,2,2,1,0,1\ns,7,7,0,0,1\n";

    #[test]
    fn a_folder_is_read_and_its_pattern_comes_back() {
        let at = tempfile::tempdir().unwrap();
        folder(at.path(), CELLS);
        let mut read = read(at.path()).unwrap();
        assert_eq!(read.table.relations.len(), 1);
        assert_eq!(read.require, Some(Requirement::Unit));
        assert!(read.findings.is_empty());
        let file = at.path().join("pattern.csv");
        fs::write(&file, "area,status\nn,u\ns,x\n").unwrap();
        assert!(apply(&file, &mut read).unwrap().is_empty());
        assert_eq!(pattern(&read.dimensions, &read.table), "area,status\nn,u\ns,x\n");
    }

    #[test]
    fn a_primary_cell_that_a_pattern_leaves_out_is_named() {
        let at = tempfile::tempdir().unwrap();
        folder(at.path(), CELLS);
        let mut read = read(at.path()).unwrap();
        let file = at.path().join("pattern.csv");
        fs::write(&file, "area,status\ns,x\nq,x\nall,?\n").unwrap();
        let printed = apply(&file, &mut read).unwrap();
        assert_eq!(printed, [CellKey::from([("area".to_owned(), "n".to_owned())])]);
        let kinds: Vec<_> = read.findings.iter().map(|f| f.kind.code()).collect();
        assert_eq!(kinds, ["unknown-reference", "unknown-code"]);
        fs::write(&file, "area\ns\n").unwrap();
        assert!(apply(&file, &mut read).is_err());
    }

    #[test]
    fn bad_lines_are_findings_and_the_rest_is_read() {
        let at = tempfile::tempdir().unwrap();
        let cells = format!("{CELLS}n,1,1,0,0,1\nx,1,1,0,0,1\ns,-1,4,0,0,1\n");
        folder(at.path(), &cells);
        let read = read(at.path()).unwrap();
        assert_eq!(read.table.cells.len(), 3);
        let kinds: Vec<_> = read.findings.iter().map(|f| f.kind.code()).collect();
        assert_eq!(kinds, ["duplicate-key", "unknown-code", "not-a-number"]);
    }

    #[test]
    fn a_folder_of_folders_is_one_linked_table() {
        let at = tempfile::tempdir().unwrap();
        folder(&at.path().join("a"), CELLS);
        let second = at.path().join("b");
        folder(
            &second,
            "area,sex,value\nall,t,9\nall,f,4\nall,m,5\nn,t,2\nn,f,1\nn,m,1\ns,t,8\ns,f,3\ns,m,4\n",
        );
        fs::write(second.join("hier_sex.csv"), "code,parent\nt,\nf,t\nm,t\n").unwrap();
        let read = read(at.path()).unwrap();
        assert_eq!(read.table.cells.len(), 9);
        assert_eq!(read.dimensions.len(), 2);
        // The total of the areas is one relation, whichever table it comes from.
        assert_eq!(read.table.relations.len(), 6);
        assert!(read.findings.iter().any(|f| f.kind.code() == "contradiction"));
    }

    #[test]
    fn what_is_no_table_is_told_with_its_path() {
        let at = tempfile::tempdir().unwrap();
        assert!(read(at.path()).unwrap_err().to_string().contains("no cells.csv"));
        folder(at.path(), "area\nall\n");
        assert!(read(at.path()).unwrap_err().to_string().contains("neither value nor freq"));
        folder(at.path(), CELLS);
        fs::write(at.path().join("meta.json"), r#"{"kind":"poem"}"#).unwrap();
        assert!(read(at.path()).unwrap_err().to_string().contains("poem"));
        fs::write(at.path().join("meta.json"), r#"{"kind":"frequency","require":"luck"}"#).unwrap();
        assert!(read(at.path()).unwrap_err().to_string().contains("luck"));
        folder(at.path(), CELLS);
        fs::write(at.path().join("hier_area.csv"), "code,parent\nall,\nn,x\n").unwrap();
        assert!(read(at.path()).unwrap_err().to_string().contains("hier_area.csv"));
    }
}
