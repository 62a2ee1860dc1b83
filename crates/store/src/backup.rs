//! Backup, restore, and the way from one engine to the other.
//!
//! A backup is text, one JSON object a line: a header with the version of the format, every row of every table
//! and every kept file, and an end with the number of lines and their SHA-256, so that a cut or damaged
//! backup is noticed. Who was erased since a backup is erased again when it is restored. It is one snapshot. It holds everything, also addresses in waiting mails and this
//! installation's keys: keep it as you keep the stock. Restoring goes into an empty stock, whole or not at all.

use std::{
    io::{BufRead, Read, Write},
    pin::pin,
};

use base64::{Engine, engine::general_purpose::STANDARD};
use futures_util::StreamExt;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{
    Db, StoreError, WriteTx, changes,
    db::on,
    files::{FileHash, Files},
    persons,
    record::hex,
    table::{Filling, Line, every_row},
};

/// The version of the format. Raised when an older program would misread a backup.
pub const FORMAT: u32 = 1;

/// Bytes of a file in one line.
const PIECE: usize = 192 * 1024;

/// The longest line that is read; the largest outlines are far below.
const LONGEST_LINE: u64 = 256 * 1024 * 1024;

#[derive(Serialize, Deserialize)]
struct Header {
    verzahnt_backup: u32,
    app: String,
    written: String,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Item {
    File {
        hash: String,
        part: u32,
        data: String,
    },
    End {
        lines: u64,
        sha256: String,
    },
    #[serde(untagged)]
    Row(Box<Line>),
}

/// What a backup or a copy holds, counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Amount {
    pub rows: u64,
    pub files: u64,
}

struct Out<'a, W> {
    to: &'a mut W,
    lines: u64,
    hasher: Sha256,
}

impl<W: Write> Out<'_, W> {
    fn line(&mut self, item: &impl Serialize) -> Result<(), StoreError> {
        let mut line = serde_json::to_vec(item).map_err(StoreError::shape)?;
        line.push(b'\n');
        self.hasher.update(&line);
        self.lines += 1;
        self.to.write_all(&line).map_err(|err| StoreError::File("the backup".to_owned(), err))
    }
}

/// Writes the whole stock and its files.
pub async fn write(
    db: &Db,
    files: Option<&Files>,
    at: Timestamp,
    to: &mut impl Write,
) -> Result<Amount, StoreError> {
    let mut out = Out { to, lines: 0, hasher: Sha256::new() };
    let mut amount = Amount::default();
    out.line(&Header {
        verzahnt_backup: FORMAT,
        app: env!("CARGO_PKG_VERSION").to_owned(),
        written: at.to_string(),
    })?;
    let mut tx = db.read().await?;
    every_row(&mut tx, async |lines| {
        for line in lines {
            amount.rows += 1;
            out.line(&line)?;
        }
        Ok(())
    })
    .await?;
    drop(tx);
    if let Some(files) = files {
        for hash in files.all().await? {
            amount.files += 1;
            write_file(&mut out, files, hash).await?;
        }
    }
    let (lines, sha256) = (out.lines, hex(&out.hasher.clone().finalize()));
    out.line(&Item::End { lines, sha256 })?;
    out.to.flush().map_err(|err| StoreError::File("the backup".to_owned(), err))?;
    Ok(amount)
}

async fn write_file(
    out: &mut Out<'_, impl Write>,
    files: &Files,
    hash: FileHash,
) -> Result<(), StoreError> {
    let mut pieces = pin!(files.pieces(hash).await?);
    let mut hasher = Sha256::new();
    let (mut part, mut gathered) = (0, Vec::new());
    let mut line = |part, data: &[u8]| {
        out.line(&Item::File { hash: hash.to_string(), part, data: STANDARD.encode(data) })
    };
    while let Some(piece) = pieces.next().await {
        let piece = piece?;
        hasher.update(&piece);
        gathered.extend_from_slice(&piece);
        let mut full = gathered.chunks_exact(PIECE);
        for data in &mut full {
            line(part, data)?;
            part += 1;
        }
        gathered = full.remainder().to_vec();
    }
    if part == 0 || !gathered.is_empty() {
        line(part, &gathered)?;
    }
    if FileHash::from_bytes(&hasher.finalize())? != hash {
        return Err(StoreError::Corrupt(format!("the bytes of file {hash} are others")));
    }
    Ok(())
}

/// Fills an empty stock from a backup.
pub async fn restore(
    db: &Db,
    files: Option<&Files>,
    mut from: impl BufRead,
) -> Result<Amount, StoreError> {
    let mut hasher = Sha256::new();
    let mut lines = 0_u64;
    let mut amount = Amount::default();
    let mut tx = empty(db).await?;
    let erased = persons::take_erasures(&mut tx).await?;
    let mut filling = Filling::default();
    let mut coming: Option<Coming> = None;
    let mut line = Vec::new();
    let mut ended = false;
    while next_line(&mut from, &mut line)? {
        if ended {
            return Err(broken("it goes on after its end"));
        }
        if lines == 0 {
            check_header(&line)?;
        } else {
            match serde_json::from_slice(&line)
                .map_err(|e| broken(&format!("line {}: {e}", lines + 1)))?
            {
                Item::Row(row) => {
                    amount.rows += 1;
                    filling.add(&mut tx, *row).await?;
                }
                Item::File { hash, part, data } => {
                    let data = STANDARD.decode(data).map_err(|e| broken(&e.to_string()))?;
                    if part == 0 {
                        amount.files += 1;
                        Coming::keep(coming.take(), files).await?;
                    }
                    Coming::add(&mut coming, &hash, &data)?;
                }
                Item::End { lines: told, sha256 } => {
                    if told != lines || sha256 != hex(&hasher.clone().finalize()) {
                        return Err(broken("its content is not what its end says"));
                    }
                    ended = true;
                }
            }
        }
        hasher.update(&line);
        lines += 1;
    }
    if !ended {
        return Err(broken("it has no end: it was cut off"));
    }
    Coming::keep(coming, files).await?;
    filling.finish(&mut tx).await?;
    set_head(&mut tx).await?;
    persons::forget_again(&mut tx, &erased).await?;
    tx.done().await?;
    Ok(amount)
}

/// A file that comes in pieces.
struct Coming {
    hash: String,
    spool: std::fs::File,
}

impl Coming {
    fn add(it: &mut Option<Coming>, hash: &str, data: &[u8]) -> Result<(), StoreError> {
        let spooled = |err| StoreError::File(format!("file {hash}"), err);
        if it.is_none() {
            *it = Some(Coming {
                hash: hash.to_owned(),
                spool: tempfile::tempfile().map_err(spooled)?,
            });
        }
        match it {
            Some(coming) if coming.hash == hash => coming.spool.write_all(data).map_err(spooled),
            _ => Err(broken(&format!("the pieces of file {hash} are out of order"))),
        }
    }

    async fn keep(it: Option<Coming>, files: Option<&Files>) -> Result<(), StoreError> {
        let (Some(mut coming), Some(files)) = (it, files) else { return Ok(()) };
        let spooled = |err| StoreError::File(format!("file {}", coming.hash), err);
        std::io::Seek::rewind(&mut coming.spool).map_err(spooled)?;
        let hash = coming.hash.parse().map_err(|_| broken("a file has no hash"))?;
        files.put_as(hash, &mut coming.spool).await
    }
}

fn broken(what: &str) -> StoreError {
    StoreError::Corrupt(format!("this backup cannot be used: {what}"))
}

fn next_line(from: &mut impl BufRead, line: &mut Vec<u8>) -> Result<bool, StoreError> {
    read_line(from, line).map_err(|err| match err {
        Ok(err) => StoreError::File("the backup".to_owned(), err),
        Err(()) => broken("its last line has no end: it was cut off"),
    })
}

/// Reads a line with its end; says whether there was one. It fails by an error of the file, or where the line has no end.
pub(crate) fn read_line(
    from: &mut impl BufRead,
    line: &mut Vec<u8>,
) -> Result<bool, Result<std::io::Error, ()>> {
    line.clear();
    let read = from.take(LONGEST_LINE).read_until(b'\n', line).map_err(Ok)?;
    if read > 0 && line.last() != Some(&b'\n') {
        return Err(Err(()));
    }
    Ok(read > 0)
}

fn check_header(line: &[u8]) -> Result<(), StoreError> {
    let header: Header =
        serde_json::from_slice(line).map_err(|_| broken("it does not begin as a backup does"))?;
    if header.verzahnt_backup == FORMAT {
        Ok(())
    } else {
        Err(broken(&format!(
            "it has format {} (written by version {}), this program reads format {FORMAT}",
            header.verzahnt_backup, header.app
        )))
    }
}

/// A transaction over a stock that holds nothing yet.
pub(crate) async fn empty(db: &Db) -> Result<WriteTx, StoreError> {
    const ROWS: &str = "
        SELECT (SELECT count(*) FROM record) + (SELECT count(*) FROM change) + (SELECT count(*) FROM run)
            + (SELECT count(*) FROM job) + (SELECT count(*) FROM person_mail)
            + (SELECT count(*) FROM picture) + (SELECT count(*) FROM person_account)";
    const CLEAR: [&str; 3] = ["DELETE FROM body", "DELETE FROM search_gap", "DELETE FROM secret"];
    let mut tx = db.work().await?;
    let rows: i64 = on!(tx, conn => sqlx::query_scalar(ROWS).fetch_one(conn).await)?;
    if rows > 0 {
        return Err(StoreError::Conflict(
            "the stock is not empty: a backup goes into an empty one".to_owned(),
        ));
    }
    for sql in CLEAR {
        on!(tx, conn => sqlx::query(sql).execute(conn).await.map(|_| ()))?;
    }
    Ok(tx)
}

/// Puts the end of the log where the last change stands, and gives up runs whose staging was left out.
pub(crate) async fn set_head(tx: &mut WriteTx) -> Result<(), StoreError> {
    const HEAD: &str =
        "UPDATE log_head SET n = (SELECT coalesce(max(position), 0) FROM change) WHERE one = 1";
    const OPEN: &str = "UPDATE run SET state = 'discarded' WHERE state = 'open'";
    // What a discarded run would have brought is fetched again.
    const AGAIN: &str = "
        UPDATE harvest SET etag = NULL, modified = NULL, raw = NULL, leased = NULL, paused = FALSE
        WHERE trial OR NOT paused";
    on!(tx, conn => sqlx::query(HEAD).execute(conn).await.map(|_| ()))?;
    on!(tx, conn => sqlx::query(OPEN).execute(conn).await.map(|_| ()))?;
    on!(tx, conn => sqlx::query(AGAIN).execute(conn).await.map(|_| ()))?;
    changes::head(tx).await.map(|_| ())
}

/// Copies everything but files from one stock into another, empty one.
pub async fn copy(from: &Db, to: &Db) -> Result<Amount, StoreError> {
    let mut amount = Amount::default();
    let mut source = from.read().await?;
    let mut tx = empty(to).await?;
    let erased = persons::take_erasures(&mut tx).await?;
    let mut filling = Filling::default();
    every_row(&mut source, async |lines| {
        for line in lines {
            amount.rows += 1;
            filling.add(&mut tx, line).await?;
        }
        Ok(())
    })
    .await?;
    filling.finish(&mut tx).await?;
    set_head(&mut tx).await?;
    persons::forget_again(&mut tx, &erased).await?;
    tx.done().await?;
    Ok(amount)
}
