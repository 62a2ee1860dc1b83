//! `verzahnt import statistics`: files of official statistics become tables of the stock.
//!
//! Each file is one transaction: its raw bytes are kept first, then its tables; a file that cannot be read changes nothing and
//! does not keep the others out.

use std::path::{Path, PathBuf};

use base::{Actor, Cause, Finding, Severity};
use exchange::statistics::{Context, Read, read};
use serde::Serialize;
use store::cubes::{Landed, Reading};

use crate::{
    catalogue, clock,
    house::House,
    options::Stock,
    outcome::{Outcome, wrong_use},
    say,
};

#[derive(Serialize)]
pub(crate) struct Done {
    file: String,
    /// Why nothing of the file was taken; null where it was read.
    pub(crate) refused: Option<String>,
    tables: Vec<Table>,
}

#[derive(Serialize)]
struct Table {
    table: String,
    title: String,
    /// `ffcsv`, `ffcsv-old`, `csv`, `xlsx`, `tidy`, `sdmx-csv` or `json-stat`.
    kind: &'static str,
    stand: Option<String>,
    cells: usize,
    expected: usize,
    /// How often each state occurs.
    states: Vec<State>,
    sums: usize,
    sums_off: usize,
    /// Times with something new or corrected; empty with --dry-run.
    changes: Vec<Change>,
    findings: Vec<String>,
}

#[derive(Serialize)]
struct State {
    state: &'static str,
    cells: usize,
}

#[derive(Serialize)]
struct Change {
    period: String,
    added: usize,
    revised: usize,
}

pub(crate) async fn run(
    files: &[PathBuf],
    dry_run: bool,
    stock: &Stock,
    json: bool,
) -> anyhow::Result<Outcome> {
    let house = House::open(stock).await?;
    let signs = catalogue::signs(&stock.data)?;
    let tables = catalogue::tables(&stock.data)?;
    let context = Context { signs: &signs, tables: &tables };
    let mut all = Vec::new();
    for path in files {
        let bytes = std::fs::read(path)
            .map_err(|error| wrong_use(format!("cannot read {}: {error}", path.display())))?;
        let done = one(&house, path, &bytes, &context, dry_run).await?;
        if !json {
            text(&done);
        }
        all.push(done);
    }
    if json {
        say::json(&all)?;
    }
    let refused = all.iter().any(|done| done.refused.is_some());
    let found = all.iter().flat_map(|done| &done.tables).any(|table| !table.findings.is_empty());
    Ok(if refused || found { Outcome::Findings } else { Outcome::Done })
}

/// Reads one file and keeps its tables, unless `dry_run`.
pub(crate) async fn one(
    house: &House,
    path: &Path,
    bytes: &[u8],
    context: &Context<'_>,
    dry_run: bool,
) -> anyhow::Result<Done> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let file = path.display().to_string();
    let refused = |finding: &Finding| Done {
        file: file.clone(),
        refused: Some(finding.line(true)),
        tables: Vec::new(),
    };
    let reads = match read(bytes, &name, context) {
        Ok(reads) => reads,
        Err(finding) => return Ok(refused(&finding)),
    };
    // What lost cells on the way is not taken: half a table would be a wrong figure.
    let lost = reads.iter().flat_map(|r| &r.findings).find(|f| f.severity != Severity::Note);
    if let Some(finding) = lost {
        return Ok(refused(finding));
    }
    let mut tables = Vec::new();
    if dry_run {
        tables.extend(reads.iter().map(|read| table(read, None)));
    } else {
        let hash = house.files.put(std::io::Cursor::new(bytes)).await?;
        let by = Actor::System(Cause::Command("import statistics"));
        let mut tx = house.db.write(by, clock::now()).await?;
        for read in &reads {
            let reading = Reading {
                cube: &read.cube,
                file: hash,
                name: &name,
                address: None,
                kind: read.kind,
            };
            let landed = store::cubes::put(&mut tx, &house.district, reading).await?;
            tables.push(table(read, Some(&landed)));
        }
        tx.commit().await?;
    }
    Ok(Done { file, refused: None, tables })
}

fn table(read: &Read, landed: Option<&Landed>) -> Table {
    let changes = landed.map(|landed| landed.revisions.as_slice()).unwrap_or_default();
    Table {
        table: read.cube.head.code.clone(),
        title: read.cube.head.title.clone(),
        kind: read.kind,
        stand: read.cube.head.stand.map(|stand| stand.to_string()),
        cells: read.report.cells,
        expected: read.report.expected,
        states: read
            .report
            .marks
            .iter()
            .map(|(mark, cells)| State { state: mark.code(), cells: *cells })
            .collect(),
        sums: read.report.sums,
        sums_off: read.report.sums_off,
        changes: changes
            .iter()
            .map(|r| Change { period: r.period.clone(), added: r.added, revised: r.revised })
            .collect(),
        findings: read.findings.iter().map(|finding| finding.line(true)).collect(),
    }
}

fn text(done: &Done) {
    if let Some(reason) = &done.refused {
        say::result(&format!("{}: nicht übernommen. {reason}", done.file));
    }
    for table in &done.tables {
        let states: Vec<String> =
            table.states.iter().map(|state| format!("{} {}", state.cells, state.state)).collect();
        say::result(&format!(
            "{}: Tabelle {}, {} Zellen von {} ({}); {} Summen geprüft, {} gehen nicht auf",
            done.file,
            table.table,
            table.cells,
            table.expected,
            states.join(", "),
            table.sums,
            table.sums_off
        ));
        for change in table.changes.iter().filter(|change| change.revised > 0) {
            let values = if change.revised == 1 { "Wert" } else { "Werte" };
            let were = if change.revised == 1 { "wurde" } else { "wurden" };
            let period = change.period.as_str();
            say::result(&format!("  {} {values} von {period} {were} berichtigt", change.revised));
        }
        for finding in &table.findings {
            say::result(&format!("  {finding}"));
        }
    }
}
