//! Runs that wait: prepared and compared, but not applied until a person has looked at them.

use std::collections::BTreeMap;

use base::{Ags, RunId, SourceKey};
use jiff::civil::Date;
use jiff_sqlx::ToSqlx;

use super::row;
use crate::{Db, ReadTx, StoreError, db::on};

/// Why a run waits for a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hold {
    /// The first file from an address that nobody has agreed to yet.
    Trial,
    /// The file could not be read to its end, or not at all: it can only be discarded.
    Unreadable,
    /// The file is in another format than before.
    Format,
    /// More records were rejected than understood.
    Findings,
    /// The file holds nothing.
    Empty,
    /// Much of what is shown would be gone.
    Shrunk,
    /// An organisation has uploaded it and not decided yet.
    Uploaded,
    /// An organisation has uploaded it, looked at it and handed it in.
    Handed,
}

impl Hold {
    pub const ALL: &'static [Hold] = &[
        Hold::Trial,
        Hold::Unreadable,
        Hold::Format,
        Hold::Findings,
        Hold::Empty,
        Hold::Shrunk,
        Hold::Uploaded,
        Hold::Handed,
    ];

    /// A stable word for the database and for `--json`.
    pub fn code(self) -> &'static str {
        match self {
            Hold::Trial => "trial",
            Hold::Unreadable => "unreadable",
            Hold::Format => "format",
            Hold::Findings => "findings",
            Hold::Empty => "empty",
            Hold::Shrunk => "shrunk",
            Hold::Uploaded => "uploaded",
            Hold::Handed => "handed",
        }
    }

    pub fn from_code(code: &str) -> Option<Hold> {
        Hold::ALL.iter().copied().find(|hold| hold.code() == code)
    }
}

/// Lets a run wait for a person.
pub async fn hold(db: &Db, run: RunId, why: Hold) -> Result<(), StoreError> {
    const SQL: &str = "UPDATE run SET held = $1 WHERE id = $2";
    let mut tx = db.work().await?;
    row(&mut tx, run).await?.must_be_open()?;
    on!(tx, conn => sqlx::query(SQL)
        .bind(why.code())
        .bind(run.uuid())
        .execute(conn)
        .await.map(|_| ()))?;
    tx.done().await
}

/// Notes the format that a run's file looks like.
pub async fn looks_like(db: &Db, run: RunId, format: &str) -> Result<(), StoreError> {
    const SQL: &str = "UPDATE run SET looks = $1 WHERE id = $2";
    let mut tx = db.work().await?;
    on!(tx, conn => sqlx::query(SQL).bind(format).bind(run.uuid()).execute(conn).await.map(|_| ()))?;
    tx.done().await
}

/// The format that the last applied file of a source looked like, where it was fetched.
pub async fn last_looks(
    tx: &mut ReadTx,
    district: &Ags,
    source: &SourceKey,
) -> Result<Option<String>, StoreError> {
    const SQL: &str = "
        SELECT looks FROM run
        WHERE district = $1 AND source = $2 AND state = 'applied' AND looks IS NOT NULL
        ORDER BY applied DESC, id DESC LIMIT 1";
    Ok(on!(tx, conn => sqlx::query_scalar(SQL)
        .bind(district.as_str())
        .bind(source.as_str())
        .fetch_optional(conn)
        .await)?)
}

/// How many records of a source are shown, before and after a run: its offers, or where it has none all of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Shown {
    pub before: u64,
    pub after: u64,
    /// How many of them the file holds.
    pub held: u64,
}

/// Counts what is shown before and after a compared run. What is over on `today` counts on neither side.
pub async fn shown(tx: &mut ReadTx, run: RunId, today: Date) -> Result<Shown, StoreError> {
    const BEFORE: &str = "
        SELECT kind, count(*) FROM record
        WHERE district = $1 AND source = $2 AND kind <> 'source' AND NOT gone AND publication = 'published'
            AND (visible_from IS NULL OR visible_from <= $3) AND (visible_until IS NULL OR visible_until >= $3)
        GROUP BY kind";
    const KEPT: &str = "
        SELECT kind, count(*) FROM record
        WHERE district = $1 AND source = $2 AND kind <> 'source' AND NOT gone AND publication = 'published'
            AND (visible_from IS NULL OR visible_from <= $3) AND (visible_until IS NULL OR visible_until >= $3)
            AND id NOT IN (SELECT id FROM delta WHERE run = $4)
        GROUP BY kind";
    const COMING: &str = "
        SELECT s.kind, count(*) FROM delta d JOIN staged s ON s.run = d.run AND s.id = d.id
        WHERE d.run = $1 AND d.state <> 'gone' AND d.after_publication = 'published'
            AND (s.visible_from IS NULL OR s.visible_from <= $2)
            AND (s.visible_until IS NULL OR s.visible_until >= $2)
        GROUP BY s.kind";
    const HELD: &str =
        "SELECT kind, count(*) FROM staged WHERE run = $1 AND mark = 'holds' GROUP BY kind";
    let of = row(tx, run).await?;
    let day = today.to_sqlx();
    let before: Vec<(String, i64)> = on!(tx, conn => sqlx::query_as(BEFORE)
        .bind(of.district.as_str())
        .bind(of.source.as_str())
        .bind(day)
        .fetch_all(conn)
        .await)?;
    let kept: Vec<(String, i64)> = on!(tx, conn => sqlx::query_as(KEPT)
        .bind(of.district.as_str())
        .bind(of.source.as_str())
        .bind(day)
        .bind(of.id)
        .fetch_all(conn)
        .await)?;
    let coming: Vec<(String, i64)> = on!(tx, conn => sqlx::query_as(COMING)
        .bind(of.id)
        .bind(day)
        .fetch_all(conn)
        .await)?;
    let held: Vec<(String, i64)> =
        on!(tx, conn => sqlx::query_as(HELD).bind(of.id).fetch_all(conn).await)?;
    let mut kinds: BTreeMap<String, Shown> = BTreeMap::new();
    let number = |n: i64| u64::try_from(n).unwrap_or(0);
    for (kind, n) in before {
        kinds.entry(kind).or_default().before += number(n);
    }
    for (kind, n) in kept.into_iter().chain(coming) {
        kinds.entry(kind).or_default().after += number(n);
    }
    for (kind, n) in held {
        kinds.entry(kind).or_default().held += number(n);
    }
    Ok(match kinds.get("offer") {
        Some(offers) if offers.before > 0 => *offers,
        _ => kinds.values().fold(Shown::default(), |sum, kind| Shown {
            before: sum.before + kind.before,
            after: sum.after + kind.after,
            held: sum.held + kind.held,
        }),
    })
}
