//! Import runs: what a file would do to the stock, and doing it.
//!
//! A run is prepared in staging tables by many small transactions ([`add`], [`note`]); [`compare`] says what is new,
//! changed, unchanged, gone and a twin, without touching the stock; [`apply`] does it in one transaction of a few
//! statements, with the change log. Killed at any moment, the stock is the old one or the new one. The same file again
//! changes nothing. [`undo`] is a run that brings back what stood before.
//!
//! What is gone is withdrawn and kept. A full file takes back only records of the kind it is about (its
//! offers; without offers its organisations and places; its areas), never those that were rejected in it, and
//! none at all where it holds nothing or broke off.

mod apply;
mod compare;
mod hold;
mod stage;
mod twins;
mod undo;

use std::collections::BTreeMap;

use base::{Ags, ChangePosition, RunId, SourceKey};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub use apply::{Applied, apply, discard, sweep};
pub use compare::compare;
pub use hold::{Hold, Shown, hold, last_looks, looks_like, shown};
pub use stage::{add, note};
pub use twins::{Twin, apart, keep_apart, open_twins, twins};
pub use undo::undo;

use crate::{Db, ReadTx, RecordKind, StoreError, changes::time, db::on, files::FileHash};

/// What a run does, counted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diff {
    pub new: u64,
    pub changed: u64,
    pub unchanged: u64,
    pub gone: u64,
    /// Pairs of an offer of this run and one of another source that look the same.
    pub twins: u64,
    /// Records that were rejected, as noted.
    pub rejected: u64,
    /// The same counts, kind by kind.
    pub kinds: BTreeMap<RecordKind, Counts>,
    /// A few of each state.
    pub examples: Vec<Example>,
}

/// Counts of one kind of record.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    pub new: u64,
    pub changed: u64,
    pub unchanged: u64,
    pub gone: u64,
}

/// A record of a diff.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Example {
    pub state: ExampleState,
    pub kind: RecordKind,
    pub key: String,
    pub title: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ExampleState {
    New,
    Changed,
    Gone,
}

/// How far a run is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RunState {
    /// Records are being staged, or it was compared and waits.
    Open,
    Applied,
    Discarded,
    Undone,
}

impl RunState {
    pub fn code(self) -> &'static str {
        match self {
            RunState::Open => "open",
            RunState::Applied => "applied",
            RunState::Discarded => "discarded",
            RunState::Undone => "undone",
        }
    }
}

/// A run as it is kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    pub id: RunId,
    pub district: Ags,
    pub source: SourceKey,
    pub raw: FileHash,
    pub begun: Timestamp,
    pub state: RunState,
    pub notes: u64,
    pub rejected: u64,
    pub fatal: bool,
    /// Why it waits for a person, or why it did.
    pub held: Option<Hold>,
    pub diff: Option<Diff>,
    pub applied: Option<Timestamp>,
    /// The log's positions before and after its changes.
    pub span: Option<(ChangePosition, ChangePosition)>,
}

/// A finding of a run, in both languages.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize)]
pub struct RunFinding {
    /// `note`, `rejected` or `fatal`.
    pub severity: String,
    pub code: String,
    pub line: Option<i64>,
    pub record: Option<String>,
    pub field: Option<String>,
    pub given: String,
    pub says_de: String,
    pub says_en: String,
}

/// Begins a run over the file `raw` of a source.
pub async fn begin(
    db: &Db,
    district: &Ags,
    source: &SourceKey,
    raw: &FileHash,
    at: Timestamp,
) -> Result<RunId, StoreError> {
    begin_undoing(db, district, source, &raw.to_string(), at, None).await
}

async fn begin_undoing(
    db: &Db,
    district: &Ags,
    source: &SourceKey,
    raw: &str,
    at: Timestamp,
    undoes: Option<RunId>,
) -> Result<RunId, StoreError> {
    const SQL: &str = "
        INSERT INTO run (id, district, source, raw, begun, state, incremental, undoes, notes, rejected, fatal)
        VALUES ($1, $2, $3, $4, $5, 'open', $6, $7, 0, 0, 0)";
    let id = new_id(at);
    let mut tx = db.work().await?;
    on!(tx, conn => sqlx::query(SQL)
        .bind(id)
        .bind(district.as_str())
        .bind(source.as_str())
        .bind(raw)
        .bind(at.as_microsecond())
        .bind(undoes.is_some())
        .bind(undoes.map(RunId::uuid))
        .execute(conn)
        .await.map(|_| ()))?;
    tx.done().await?;
    Ok(RunId::from_uuid(id))
}

/// A new id that sorts by `at`.
pub(crate) fn new_id(at: Timestamp) -> Uuid {
    let seconds = u64::try_from(at.as_second()).unwrap_or(0);
    let nanos = u32::try_from(at.subsec_nanosecond()).unwrap_or(0);
    Uuid::new_v7(uuid::Timestamp::from_unix(uuid::NoContext, seconds, nanos))
}

#[derive(Debug, sqlx::FromRow)]
struct RunRow {
    id: Uuid,
    district: String,
    source: String,
    raw: String,
    begun: i64,
    state: String,
    incremental: bool,
    notes: i64,
    rejected: i64,
    fatal: i64,
    held: Option<String>,
    diff: Option<String>,
    compared: Option<i64>,
    applied: Option<i64>,
    from_position: Option<i64>,
    to_position: Option<i64>,
}

/// The columns of a [`RunRow`].
macro_rules! select_run {
    ($rest:literal) => {
        concat!(
            "SELECT id, district, source, raw, begun, state, incremental, notes, rejected, fatal, held, diff,
                compared, applied, from_position, to_position
             FROM run ",
            $rest
        )
    };
}

impl RunRow {
    fn district(&self) -> Result<Ags, StoreError> {
        self.district.parse().map_err(|_| self.corrupt())
    }

    fn source(&self) -> Result<SourceKey, StoreError> {
        self.source.parse().map_err(|_| self.corrupt())
    }

    fn corrupt(&self) -> StoreError {
        StoreError::Corrupt(format!("run {}", self.id))
    }

    /// That nothing was done with it yet.
    fn must_be_open(&self) -> Result<(), StoreError> {
        match self.state.as_str() {
            "open" => Ok(()),
            state => {
                Err(StoreError::Conflict(format!("the import run {} is {state} already", self.id)))
            }
        }
    }

    fn into_run(self) -> Result<Run, StoreError> {
        let state = [RunState::Open, RunState::Applied, RunState::Discarded, RunState::Undone]
            .into_iter()
            .find(|state| state.code() == self.state)
            .ok_or_else(|| self.corrupt())?;
        let count = |n: i64| u64::try_from(n).unwrap_or(0);
        Ok(Run {
            id: RunId::from_uuid(self.id),
            district: self.district()?,
            source: self.source()?,
            raw: self.raw.parse().map_err(|_| self.corrupt())?,
            begun: time(self.begun)?,
            state,
            notes: count(self.notes),
            rejected: count(self.rejected),
            fatal: self.fatal > 0,
            held: match &self.held {
                Some(code) => Some(Hold::from_code(code).ok_or_else(|| self.corrupt())?),
                None => None,
            },
            diff: match &self.diff {
                Some(json) => Some(serde_json::from_str(json).map_err(StoreError::shape)?),
                None => None,
            },
            applied: self.applied.map(time).transpose()?,
            span: self
                .from_position
                .zip(self.to_position)
                .map(|(from, to)| (ChangePosition(from), ChangePosition(to))),
        })
    }
}

async fn row(tx: &mut ReadTx, run: RunId) -> Result<RunRow, StoreError> {
    const SQL: &str = select_run!("WHERE id = $1");
    let row: Option<RunRow> =
        on!(tx, conn => sqlx::query_as(SQL).bind(run.uuid()).fetch_optional(conn).await)?;
    row.ok_or_else(|| StoreError::NotFound(format!("import run {run}")))
}

/// The run under `run`.
pub async fn by_id(tx: &mut ReadTx, run: RunId) -> Result<Run, StoreError> {
    row(tx, run).await?.into_run()
}

/// The last runs of a district, the newest first.
pub async fn latest(tx: &mut ReadTx, district: &Ags, limit: u32) -> Result<Vec<Run>, StoreError> {
    const SQL: &str = select_run!("WHERE district = $1 ORDER BY begun DESC, id DESC LIMIT $2");
    let rows: Vec<RunRow> = on!(tx, conn => sqlx::query_as(SQL)
        .bind(district.as_str())
        .bind(i64::from(limit))
        .fetch_all(conn)
        .await)?;
    rows.into_iter().map(RunRow::into_run).collect()
}

/// The last runs of a source, the newest first.
pub async fn of_source(
    tx: &mut ReadTx,
    district: &Ags,
    source: &SourceKey,
    limit: u32,
) -> Result<Vec<Run>, StoreError> {
    const SQL: &str =
        select_run!("WHERE district = $1 AND source = $2 ORDER BY begun DESC, id DESC LIMIT $3");
    let rows: Vec<RunRow> = on!(tx, conn => sqlx::query_as(SQL)
        .bind(district.as_str())
        .bind(source.as_str())
        .bind(i64::from(limit))
        .fetch_all(conn)
        .await)?;
    rows.into_iter().map(RunRow::into_run).collect()
}

/// The runs of a district that wait for a person, the longest waiting first.
pub async fn held(tx: &mut ReadTx, district: &Ags) -> Result<Vec<Run>, StoreError> {
    const SQL: &str = select_run!(
        "WHERE district = $1 AND state = 'open' AND held IS NOT NULL ORDER BY begun, id"
    );
    let rows: Vec<RunRow> =
        on!(tx, conn => sqlx::query_as(SQL).bind(district.as_str()).fetch_all(conn).await)?;
    rows.into_iter().map(RunRow::into_run).collect()
}

/// The findings of a run in the order in which they were noted, at most the first 10,000.
pub async fn findings(tx: &mut ReadTx, run: RunId) -> Result<Vec<RunFinding>, StoreError> {
    const SQL: &str = "
        SELECT severity, code, line, record, field, given, says_de, says_en
        FROM finding WHERE run = $1 ORDER BY n";
    Ok(on!(tx, conn => sqlx::query_as(SQL).bind(run.uuid()).fetch_all(conn).await)?)
}
