//! Handing the stock over: every table as a file that can be read without this program, and back.
//!
//! Projects end, data stays. A folder holds `tabellen/NAME.jsonl` with one JSON object a row, `dateien/HASH` with the
//! files, and `inhalt.json`, which says what there is with its SHA-256. What becomes of a table is decided in [`TABLES`];
//! one without a decision fails a test. Secrets never leave the house: passwords, keys, sessions, links.
//!
//! Names of files are never taken from the folder's content: only the files that the list of tables makes are opened, and
//! only where they are plain files, so that no link leads elsewhere.
//!
//! Not here: what people read (`verzahnt export --format folder` writes it beside), and backups ([`crate::backup`]).

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{self, BufRead, BufReader, BufWriter, Write},
    path::Path,
    pin::pin,
};

use futures_util::StreamExt;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{
    Db, ReadTx, StoreError, backup,
    files::{FileHash, Files},
    persons,
    record::hex,
    table::{self, Filling, Line, every_row_of},
};

/// The version of the folder. Raised when an older program would misread it.
pub const FORMAT: u32 = 1;

/// What becomes of a table when the stock is handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Handing {
    Always,
    /// Only where it is asked for: it names natural persons.
    WithPersons,
    /// Not at all, and why not.
    Never(&'static str),
}

/// The decision about every table of the database.
pub const TABLES: &[(&str, Handing)] = &[
    ("act", Handing::Always),
    ("apart", Handing::Always),
    ("article", Handing::Always),
    ("body", Handing::Always),
    ("change", Handing::Always),
    ("concept", Handing::Always),
    ("cube_release", Handing::Always),
    ("cube_segment", Handing::Always),
    ("cube_slice", Handing::Always),
    ("deletion", Handing::Always),
    ("delta", Handing::Never("a run that is being prepared can be read again")),
    ("draft", Handing::Always),
    ("erasure", Handing::Always),
    ("finding", Handing::Always),
    ("harvest", Handing::Always),
    ("job", Handing::Always),
    ("link", Handing::Never("is found again by following the log")),
    ("link_head", Handing::Never("is found again by following the log")),
    ("link_use", Handing::Never("is found again by following the log")),
    ("log_head", Handing::Never("follows from the log")),
    ("merged", Handing::Always),
    ("merged_part", Handing::Always),
    ("person_absence", Handing::WithPersons),
    ("notice", Handing::Always),
    ("person_account", Handing::WithPersons),
    ("person_app", Handing::Never("a secret")),
    ("person_feedback", Handing::WithPersons),
    ("person_identity", Handing::Never("opens a door")),
    ("person_link", Handing::Never("a secret")),
    ("person_mail", Handing::Never("mails hold links that open a door")),
    ("person_membership", Handing::WithPersons),
    ("person_merged_role", Handing::WithPersons),
    ("person_passkey", Handing::Never("opens a door")),
    ("person_recovery", Handing::Never("a secret")),
    ("person_remark", Handing::WithPersons),
    ("person_session", Handing::Never("a secret")),
    ("person_step", Handing::Never("a secret")),
    ("person_unsubscribe_link", Handing::Never("a secret")),
    ("person_unsubscribed", Handing::Never("its key stays in this installation")),
    ("picture", Handing::Always),
    ("picture_offer", Handing::Always),
    ("picture_size", Handing::Always),
    ("record", Handing::Always),
    ("run", Handing::Always),
    ("search_gap", Handing::Always),
    ("secret", Handing::Never("keys of this installation")),
    ("setting", Handing::Always),
    ("sign_in_failure", Handing::Never("holds for minutes")),
    ("staged", Handing::Never("a run that is being prepared can be read again")),
    ("trusted", Handing::Always),
    ("turn", Handing::Never("belongs to this installation")),
    ("twin", Handing::Always),
    ("upkeep", Handing::Always),
    ("viewed", Handing::Always),
];

/// The tables that are handed over, each with its columns, in the order in which they can be filled.
pub fn handed(persons: bool) -> impl Iterator<Item = (&'static str, &'static [&'static str])> {
    table::TABLES.iter().copied().filter(move |(name, _)| {
        let decision = TABLES.iter().find(|(table, _)| table == name).map(|(_, handing)| *handing);
        match decision {
            Some(Handing::Always) => true,
            Some(Handing::WithPersons) => persons,
            Some(Handing::Never(_)) | None => false,
        }
    })
}

/// What a folder holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    verzahnt_folder: u32,
    pub app: String,
    pub written: String,
    /// Whether the tables that name natural persons are among them.
    pub persons: bool,
    pub tables: Vec<TableContent>,
    pub files: u64,
}

/// A table of a folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableContent {
    pub table: String,
    pub rows: u64,
    pub sha256: String,
}

const TABLES_IN: &str = "tabellen";
const FILES_IN: &str = "dateien";
const CONTENT: &str = "inhalt.json";

/// Where a table stands in the folder.
pub fn table_path(table: &str) -> String {
    format!("{TABLES_IN}/{table}.jsonl")
}

/// Where a file stands in the folder; `ending` tells other programs what it is.
pub fn file_path(hash: FileHash, ending: Option<&str>) -> String {
    ending.map_or_else(
        || format!("{FILES_IN}/{hash}"),
        |ending| format!("{FILES_IN}/{hash}.{ending}"),
    )
}

/// Writes tables and files into an empty folder. `endings` names files that other programs can open.
pub async fn write(
    tx: &mut ReadTx,
    files: &Files,
    endings: &BTreeMap<FileHash, &'static str>,
    folder: &Path,
    persons: bool,
    at: Timestamp,
) -> Result<Content, StoreError> {
    for part in [TABLES_IN, FILES_IN] {
        let part = folder.join(part);
        fs::create_dir_all(&part).map_err(StoreError::file(&part))?;
    }
    let mut tables = Vec::new();
    for (table, _) in handed(persons) {
        tables.push(write_table(tx, table, &folder.join(table_path(table))).await?);
    }
    let mut count = 0;
    for hash in files.all().await? {
        let path = folder.join(file_path(hash, endings.get(&hash).copied()));
        write_file(files, hash, &path).await?;
        count += 1;
    }
    let content = Content {
        verzahnt_folder: FORMAT,
        app: env!("CARGO_PKG_VERSION").to_owned(),
        written: at.to_string(),
        persons,
        tables,
        files: count,
    };
    let path = folder.join(CONTENT);
    let json = serde_json::to_vec_pretty(&content).map_err(StoreError::shape)?;
    fs::write(&path, json).map_err(StoreError::file(&path))?;
    Ok(content)
}

async fn write_table(
    tx: &mut ReadTx,
    table: &str,
    path: &Path,
) -> Result<TableContent, StoreError> {
    let told = |err| StoreError::File(path.display().to_string(), err);
    let mut out = BufWriter::new(File::create(path).map_err(told)?);
    let (mut hasher, mut rows) = (Sha256::new(), 0);
    every_row_of(tx, table, &mut async |lines: Vec<Line>| {
        for line in lines {
            let mut json = line.without_secrets().row()?;
            json.push(b'\n');
            hasher.update(&json);
            out.write_all(&json).map_err(told)?;
            rows += 1;
        }
        Ok(())
    })
    .await?;
    out.flush().map_err(told)?;
    Ok(TableContent { table: table.to_owned(), rows, sha256: hex(&hasher.finalize()) })
}

async fn write_file(files: &Files, hash: FileHash, path: &Path) -> Result<(), StoreError> {
    let told = |err| StoreError::File(path.display().to_string(), err);
    let mut out = BufWriter::new(File::create(path).map_err(told)?);
    let mut hasher = Sha256::new();
    let mut pieces = pin!(files.pieces(hash).await?);
    while let Some(piece) = pieces.next().await {
        let piece = piece?;
        hasher.update(&piece);
        out.write_all(&piece).map_err(told)?;
    }
    out.flush().map_err(told)?;
    if FileHash::from_bytes(&hasher.finalize())? != hash {
        return Err(StoreError::Corrupt(format!("the bytes of file {hash} are others")));
    }
    Ok(())
}

/// Fills an empty stock from a folder, whole or not at all.
pub async fn read(db: &Db, files: &Files, folder: &Path) -> Result<Content, StoreError> {
    let content = content(folder)?;
    let mut tx = backup::empty(db).await?;
    let erased = persons::take_erasures(&mut tx).await?;
    let mut filling = Filling::default();
    for (table, _) in handed(content.persons) {
        // A folder of an older program knows nothing of younger tables.
        let Some(told) = content.tables.iter().find(|told| told.table == table) else { continue };
        let mut lines = plain_file(&folder.join(table_path(table)))?;
        let (mut hasher, mut rows, mut line) = (Sha256::new(), 0, Vec::new());
        while next_line(&mut lines, &mut line, table)? {
            hasher.update(&line);
            rows += 1;
            filling.add(&mut tx, Line::of_row(table, &line)?).await?;
        }
        if rows != told.rows || hex(&hasher.finalize()) != told.sha256 {
            return Err(broken(&format!("table {table} is not what {CONTENT} says")));
        }
    }
    filling.finish(&mut tx).await?;
    backup::set_head(&mut tx).await?;
    persons::forget_again(&mut tx, &erased).await?;
    let kept = read_files(files, &folder.join(FILES_IN)).await?;
    if kept != content.files {
        return Err(broken(&format!("it has {kept} files, {CONTENT} says {}", content.files)));
    }
    tx.done().await?;
    Ok(content)
}

/// What a folder says that it holds.
fn content(folder: &Path) -> Result<Content, StoreError> {
    let content: Content = serde_json::from_reader(plain_file(&folder.join(CONTENT))?)
        .map_err(|err| broken(&format!("{CONTENT}: {err}")))?;
    if content.verzahnt_folder != FORMAT {
        return Err(broken(&format!(
            "it has format {} (written by version {}), this program reads format {FORMAT}",
            content.verzahnt_folder, content.app
        )));
    }
    for told in &content.tables {
        if !TABLES.iter().any(|(table, _)| *table == told.table) {
            return Err(broken(&format!("it has a table `{}` that is not known here", told.table)));
        }
    }
    Ok(content)
}

/// A file that is one: no link, no folder, no pipe.
fn plain_file(path: &Path) -> Result<BufReader<File>, StoreError> {
    let kind = fs::symlink_metadata(path).map_err(StoreError::file(path))?.file_type();
    if !kind.is_file() {
        return Err(broken(&format!("{} is no plain file", path.display())));
    }
    File::open(path).map(BufReader::new).map_err(StoreError::file(path))
}

fn next_line(from: &mut impl BufRead, line: &mut Vec<u8>, what: &str) -> Result<bool, StoreError> {
    backup::read_line(from, line).map_err(|err| match err {
        Ok(err) => StoreError::File(what.to_owned(), err),
        Err(()) => broken(&format!("the last line of {what} has no end: it was cut off")),
    })
}

async fn read_files(files: &Files, folder: &Path) -> Result<u64, StoreError> {
    let mut kept = 0;
    for entry in fs::read_dir(folder).map_err(StoreError::file(folder))? {
        let path = entry.map_err(StoreError::file(folder))?.path();
        let hash = path.file_stem().and_then(|stem| stem.to_str()).and_then(|s| s.parse().ok());
        let hash = hash.ok_or_else(|| broken(&format!("{} is no file of ours", path.display())))?;
        files.put_as(hash, plain_file(&path)?).await?;
        kept += 1;
    }
    Ok(kept)
}

fn broken(what: &str) -> StoreError {
    StoreError::Corrupt(format!("this folder cannot be used: {what}"))
}

/// The checksums of everything in the folder, as `sha256sum -c` reads them.
pub fn write_checksums(folder: &Path) -> Result<(), StoreError> {
    let mut sums = BTreeMap::new();
    let mut open = vec![String::new()];
    while let Some(part) = open.pop() {
        let path = folder.join(&part);
        for entry in fs::read_dir(&path).map_err(StoreError::file(&path))? {
            let path = entry.map_err(StoreError::file(folder))?.path();
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            let name = if part.is_empty() { name.to_owned() } else { format!("{part}/{name}") };
            if path.is_dir() {
                open.push(name);
            } else {
                let mut hasher = Sha256::new();
                let mut file = File::open(&path).map_err(StoreError::file(&path))?;
                io::copy(&mut file, &mut hasher).map_err(StoreError::file(&path))?;
                sums.insert(name, hex(&hasher.finalize()));
            }
        }
    }
    let text: String = sums.iter().map(|(name, sum)| format!("{sum}  {name}\n")).collect();
    let path = folder.join("PRUEFSUMMEN.sha256");
    fs::write(&path, text).map_err(StoreError::file(&path))
}
