//! Sources that are fetched from an address: the plan, when it is due, how the last try went, and what persons decide.
//!
//! A new address is a *trial*: it is fetched once, its run waits ([`runs::Hold::Trial`]), and only a person's [`release`]
//! makes it the plan. A source is fetched by one node at a time, under a lease; who lost the lease can no longer say
//! how it went. Runs that wait are released, discarded or, once applied, taken back here.
//!
//! Not here: fetching and the rules of what waits (crate `harvest`), import runs themselves ([`crate::runs`]).

mod decisions;

use std::time::Duration;

use access::{Granted, ManageSources};
use base::{Ags, OrganisationId, RecordKey, SourceKey};
use jiff::Timestamp;
use uuid::Uuid;

pub use decisions::{discard, release, release_by_command, take_back};

use crate::{
    Db, ReadTx, RecordRef, StoreError, WriteTx,
    acts::{self, About, Deed},
    changes::time,
    db::{claim_sql, of_engine, on},
    drafts::same_actor,
    files::FileHash,
    jobs::until,
    links, record,
    runs::{self, RunState, new_id},
    sources,
};

/// From this many failures in a row on a source is reported.
pub const REPORTED_FROM: u32 = 3;

/// Where a source is fetched from, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    pub address: String,
    /// Code of a format; nothing where each file is looked at.
    pub format: Option<String>,
    /// Key of the organisation that all offers belong to, where the file does not say it.
    pub provider: Option<RecordKey>,
    /// The organisation whose editors keep the address.
    pub owner: Option<OrganisationId>,
    /// Minutes between two fetches.
    pub every: u32,
}

/// A source that is fetched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Harvest {
    id: Uuid,
    attempt: i64,
    pub district: Ags,
    pub source: SourceKey,
    /// Proposed: nobody has agreed to what its first file would do.
    pub trial: bool,
    pub plan: Plan,
    pub paused: bool,
    pub due: Timestamp,
    /// In a row.
    pub failures: u32,
    pub tried: Option<Timestamp>,
    pub succeeded: Option<Timestamp>,
    /// Code and detail of what went wrong at the last try.
    pub trouble: Option<(String, String)>,
    pub etag: Option<String>,
    pub modified: Option<String>,
    /// The last file that came.
    pub raw: Option<FileHash>,
}

/// How a try went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Went<'a> {
    /// The server says so, or the bytes are the same: there is no run.
    Unchanged,
    /// A file came and was made a run, or found not to be readable.
    Came {
        raw: FileHash,
        etag: Option<&'a str>,
        modified: Option<&'a str>,
    },
    Failed {
        trouble: &'a str,
        detail: &'a str,
    },
}

/// What waits for the office in a district.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Waiting {
    pub held_runs: u64,
    /// Sources that failed [`REPORTED_FROM`] times in a row.
    pub failing: u64,
    pub dead_links: u64,
}

#[derive(sqlx::FromRow)]
struct HarvestRow {
    id: Uuid,
    district: String,
    source: String,
    trial: bool,
    address: String,
    format: Option<String>,
    provider: Option<String>,
    owner: Option<Uuid>,
    every: i64,
    paused: bool,
    due: i64,
    attempts: i64,
    failures: i64,
    tried: Option<i64>,
    succeeded: Option<i64>,
    trouble: Option<String>,
    detail: String,
    etag: Option<String>,
    modified: Option<String>,
    raw: Option<String>,
}

/// The columns of a [`HarvestRow`] between two parts of a statement.
macro_rules! harvest_columns {
    ($before:literal, $after:literal) => {
        concat!(
            $before,
            " id, district, source, trial, address, format, provider, owner, every, paused, due, attempts, failures,
              tried, succeeded, trouble, detail, etag, modified, raw ",
            $after
        )
    };
}

impl HarvestRow {
    fn into_harvest(self) -> Result<Harvest, StoreError> {
        let corrupt = || StoreError::Corrupt(format!("the harvest of {}", self.source));
        let parsed = |raw: &String| raw.parse::<FileHash>().map_err(|_| corrupt());
        Ok(Harvest {
            id: self.id,
            attempt: self.attempts,
            district: self.district.parse().map_err(|_| corrupt())?,
            trial: self.trial,
            plan: Plan {
                address: self.address.clone(),
                format: self.format.clone(),
                provider: match &self.provider {
                    Some(key) => Some(key.parse().map_err(|_| corrupt())?),
                    None => None,
                },
                owner: self.owner.map(OrganisationId::from_uuid),
                every: u32::try_from(self.every).map_err(|_| corrupt())?,
            },
            paused: self.paused,
            due: time(self.due)?,
            failures: u32::try_from(self.failures).unwrap_or(u32::MAX),
            tried: self.tried.map(time).transpose()?,
            succeeded: self.succeeded.map(time).transpose()?,
            raw: self.raw.as_ref().map(parsed).transpose()?,
            source: self.source.parse().map_err(|_| corrupt())?,
            trouble: self.trouble.map(|code| (code, self.detail)),
            etag: self.etag,
            modified: self.modified,
        })
    }
}

/// All plans and trials of a district, by source, the plan before the trial.
pub async fn all(tx: &mut ReadTx, district: &Ags) -> Result<Vec<Harvest>, StoreError> {
    const SQL: &str =
        harvest_columns!("SELECT", "FROM harvest WHERE district = $1 ORDER BY source, trial");
    let rows: Vec<HarvestRow> =
        on!(tx, conn => sqlx::query_as(SQL).bind(district.as_str()).fetch_all(conn).await)?;
    rows.into_iter().map(HarvestRow::into_harvest).collect()
}

/// The plan and the trial of a source.
pub async fn of_source(
    tx: &mut ReadTx,
    district: &Ags,
    source: &SourceKey,
) -> Result<Vec<Harvest>, StoreError> {
    const SQL: &str = harvest_columns!(
        "SELECT",
        "FROM harvest WHERE district = $1 AND source = $2 ORDER BY trial"
    );
    let rows: Vec<HarvestRow> = on!(tx, conn => sqlx::query_as(SQL)
        .bind(district.as_str())
        .bind(source.as_str())
        .fetch_all(conn)
        .await)?;
    rows.into_iter().map(HarvestRow::into_harvest).collect()
}

/// The organisation whose editors keep a source's address: of its plan, else of its trial.
pub async fn owner(
    tx: &mut ReadTx,
    district: &Ags,
    source: &SourceKey,
) -> Result<Option<OrganisationId>, StoreError> {
    Ok(of_source(tx, district, source).await?.first().and_then(|it| it.plan.owner))
}

/// Proposes an address for a source; what is fetched from it waits until it is released. An earlier proposal is gone.
///
/// `held` is the proof for the source as it is, `wanted` the one for the organisation that the plan names.
pub async fn propose(
    tx: &mut WriteTx,
    held: &Granted<ManageSources>,
    wanted: &Granted<ManageSources>,
    district: &Ags,
    source: &SourceKey,
    plan: &Plan,
) -> Result<(), StoreError> {
    same_actor(tx, held.actor())?;
    same_actor(tx, wanted.actor())?;
    let foreign = || StoreError::Conflict("the source belongs to somebody else".to_owned());
    if wanted.action().0 != plan.owner {
        return Err(foreign());
    }
    let known = !of_source(tx, district, source).await?.is_empty()
        || sources::by_key(tx, district, source).await?.is_some();
    let before = if known { owner(tx, district, source).await? } else { plan.owner };
    if held.action().0 != before {
        return Err(foreign());
    }
    set_trial(tx, district, source, plan).await?;
    note(tx, district, source, Deed::ProposedFeed).await
}

/// The same for whoever has access to the machine.
pub async fn propose_by_command(
    tx: &mut WriteTx,
    district: &Ags,
    source: &SourceKey,
    plan: &Plan,
) -> Result<(), StoreError> {
    set_trial(tx, district, source, plan).await
}

async fn set_trial(
    tx: &mut WriteTx,
    district: &Ags,
    source: &SourceKey,
    plan: &Plan,
) -> Result<(), StoreError> {
    const SQL: &str = "
        INSERT INTO harvest (id, district, source, trial, address, format, provider, owner, every, paused, due,
            attempts, failures, detail)
        VALUES ($1, $2, $3, TRUE, $4, $5, $6, $7, $8, FALSE, $9, 0, 0, '')";
    // What an earlier proposal would have brought is of no interest any more.
    const GIVEN_UP: &str = "
        UPDATE run SET state = 'discarded'
        WHERE district = $1 AND source = $2 AND state = 'open' AND held = 'trial'";
    remove(tx, district, source, true).await?;
    on!(tx, conn => sqlx::query(GIVEN_UP)
        .bind(district.as_str())
        .bind(source.as_str())
        .execute(conn)
        .await.map(|_| ()))?;
    let at = tx.at();
    on!(tx, conn => sqlx::query(SQL)
        .bind(new_id(at))
        .bind(district.as_str())
        .bind(source.as_str())
        .bind(plan.address.as_str())
        .bind(plan.format.as_deref())
        .bind(plan.provider.as_ref().map(RecordKey::as_str))
        .bind(plan.owner.map(OrganisationId::uuid))
        .bind(i64::from(plan.every))
        .bind(at.as_microsecond())
        .execute(conn)
        .await.map(|_| ()))?;
    Ok(())
}

async fn remove(
    tx: &mut WriteTx,
    district: &Ags,
    source: &SourceKey,
    trial: bool,
) -> Result<(), StoreError> {
    const SQL: &str = "DELETE FROM harvest WHERE district = $1 AND source = $2 AND trial = $3";
    on!(tx, conn => sqlx::query(SQL)
        .bind(district.as_str())
        .bind(source.as_str())
        .bind(trial)
        .execute(conn)
        .await.map(|_| ()))?;
    Ok(())
}

/// The plan of a source, which the proof is for.
async fn planned(
    tx: &mut WriteTx,
    proof: &Granted<ManageSources>,
    district: &Ags,
    source: &SourceKey,
) -> Result<Harvest, StoreError> {
    same_actor(tx, proof.actor())?;
    let plan = of_source(tx, district, source).await?.into_iter().find(|it| !it.trial);
    let plan = plan.ok_or_else(|| StoreError::NotFound(format!("harvest of {source}")))?;
    if plan.plan.owner == proof.action().0 {
        Ok(plan)
    } else {
        Err(StoreError::Conflict("the source belongs to somebody else".to_owned()))
    }
}

/// Sets how often a source is fetched and when next, and whether it is fetched at all.
pub async fn set_schedule(
    tx: &mut WriteTx,
    proof: &Granted<ManageSources>,
    district: &Ags,
    source: &SourceKey,
    every: u32,
    paused: bool,
    due: Timestamp,
) -> Result<(), StoreError> {
    const SQL: &str = "UPDATE harvest SET every = $1, paused = $2, due = $3 WHERE id = $4";
    let plan = planned(tx, proof, district, source).await?;
    on!(tx, conn => sqlx::query(SQL)
        .bind(i64::from(every))
        .bind(paused)
        .bind(due.as_microsecond())
        .bind(plan.id)
        .execute(conn)
        .await.map(|_| ()))?;
    note(tx, district, source, Deed::ChangedSchedule).await
}

/// Lets a source be fetched at once. What the server says about unchanged files does not count this time; the same
/// file is read again where its last run was not applied.
pub async fn ask_now(
    tx: &mut WriteTx,
    proof: &Granted<ManageSources>,
    district: &Ags,
    source: &SourceKey,
) -> Result<(), StoreError> {
    const SQL: &str = "
        UPDATE harvest SET due = $1, paused = FALSE, etag = NULL, modified = NULL,
            raw = CASE WHEN $2 THEN raw END
        WHERE id = $3";
    let plan = planned(tx, proof, district, source).await?;
    let last = runs::of_source(tx, district, source, 1).await?;
    let applied = last.first().is_some_and(|run| run.state == RunState::Applied);
    let at = tx.at().as_microsecond();
    on!(tx, conn => sqlx::query(SQL)
        .bind(at)
        .bind(applied)
        .bind(plan.id)
        .execute(conn)
        .await.map(|_| ()))?;
    note(tx, district, source, Deed::AskedForHarvest).await
}

/// Fetches a source no more; what it brought stays.
pub async fn end(
    tx: &mut WriteTx,
    proof: &Granted<ManageSources>,
    district: &Ags,
    source: &SourceKey,
) -> Result<(), StoreError> {
    planned(tx, proof, district, source).await?;
    remove(tx, district, source, false).await?;
    note(tx, district, source, Deed::EndedHarvest).await
}

/// Takes the longest due source of a district for the time of `lease`, or the one named, due or not.
pub async fn claim(
    db: &Db,
    district: &Ags,
    source: Option<&SourceKey>,
    now: Timestamp,
    lease: Duration,
) -> Result<Option<Harvest>, StoreError> {
    const DUE: [&str; 2] = claim_sql!(
        "UPDATE harvest SET leased = $1, attempts = attempts + 1 WHERE id = (
            SELECT id FROM harvest
            WHERE district = $2 AND NOT paused AND due <= $3 AND (leased IS NULL OR leased <= $3)
            ORDER BY due, source LIMIT 1",
        ") RETURNING id, district, source, trial, address, format, provider, owner, every, paused, due, attempts,
            failures, tried, succeeded, trouble, detail, etag, modified, raw"
    );
    const NAMED: [&str; 2] = claim_sql!(
        "UPDATE harvest SET leased = $1, attempts = attempts + 1 WHERE id = (
            SELECT id FROM harvest
            WHERE district = $2 AND source = $4 AND NOT (trial AND paused) AND (leased IS NULL OR leased <= $3)
            ORDER BY trial DESC LIMIT 1",
        ") RETURNING id, district, source, trial, address, format, provider, owner, every, paused, due, attempts,
            failures, tried, succeeded, trouble, detail, etag, modified, raw"
    );
    let mut tx = db.work().await?;
    let sql = of_engine(&mut tx, if source.is_some() { NAMED } else { DUE });
    let row: Option<HarvestRow> = on!(tx, conn => {
        let query = sqlx::query_as(sql)
            .bind(until(now, lease))
            .bind(district.as_str())
            .bind(now.as_microsecond());
        match source {
            Some(source) => query.bind(source.as_str()).fetch_optional(conn).await,
            None => query.fetch_optional(conn).await,
        }
    })?;
    tx.done().await?;
    row.map(HarvestRow::into_harvest).transpose()
}

/// Says how a try went, and when the next one is. A trial is tried once.
pub async fn settle(
    db: &Db,
    harvest: &Harvest,
    went: Went<'_>,
    now: Timestamp,
    due: Timestamp,
) -> Result<(), StoreError> {
    const FAILED: &str = "
        UPDATE harvest SET failures = failures + 1, trouble = $1, detail = $2, tried = $3, due = $4,
            leased = NULL, paused = paused OR trial
        WHERE id = $5 AND attempts = $6";
    const UNCHANGED: &str = "
        UPDATE harvest SET failures = 0, trouble = NULL, detail = '', tried = $1, succeeded = $1, due = $2,
            leased = NULL, paused = paused OR trial
        WHERE id = $3 AND attempts = $4";
    const CAME: &str = "
        UPDATE harvest SET failures = 0, trouble = NULL, detail = '', tried = $1, succeeded = $1, due = $2,
            leased = NULL, paused = paused OR trial, raw = $3, etag = $4, modified = $5
        WHERE id = $6 AND attempts = $7";
    let (at, due) = (now.as_microsecond(), due.as_microsecond());
    let mut tx = db.work().await?;
    let rows = on!(tx, conn => match went {
        Went::Failed { trouble, detail } => sqlx::query(FAILED)
            .bind(trouble)
            .bind(detail.replace('\0', " "))
            .bind(at)
            .bind(due)
            .bind(harvest.id)
            .bind(harvest.attempt)
            .execute(conn)
            .await.map(|done| done.rows_affected()),
        Went::Unchanged => sqlx::query(UNCHANGED)
            .bind(at)
            .bind(due)
            .bind(harvest.id)
            .bind(harvest.attempt)
            .execute(conn)
            .await.map(|done| done.rows_affected()),
        Went::Came { raw, etag, modified } => sqlx::query(CAME)
            .bind(at)
            .bind(due)
            .bind(raw.to_string())
            .bind(etag)
            .bind(modified)
            .bind(harvest.id)
            .bind(harvest.attempt)
            .execute(conn)
            .await.map(|done| done.rows_affected()),
    })?;
    tx.done().await?;
    if rows == 0 {
        return Err(StoreError::Conflict(format!(
            "the harvest of {} was taken over by another worker",
            harvest.source
        )));
    }
    Ok(())
}

/// Counts what waits for the office: [`runs::held`], failing sources and [`links::dead`] name them one by one.
pub async fn waiting(tx: &mut ReadTx, district: &Ags) -> Result<Waiting, StoreError> {
    // What an organisation has uploaded and not handed in is its own matter.
    const HELD: &str = "
        SELECT count(*) FROM run
        WHERE district = $1 AND state = 'open' AND held IS NOT NULL AND held <> 'uploaded'";
    const FAILING: &str =
        "SELECT count(*) FROM harvest WHERE district = $1 AND NOT trial AND failures >= $2";
    let held: i64 =
        on!(tx, conn => sqlx::query_scalar(HELD).bind(district.as_str()).fetch_one(conn).await)?;
    let failing: i64 = on!(tx, conn => sqlx::query_scalar(FAILING)
        .bind(district.as_str())
        .bind(i64::from(REPORTED_FROM))
        .fetch_one(conn)
        .await)?;
    Ok(Waiting {
        held_runs: u64::try_from(held).unwrap_or(0),
        failing: u64::try_from(failing).unwrap_or(0),
        dead_links: links::count_dead(tx, district).await?,
    })
}

async fn note(
    tx: &mut WriteTx,
    district: &Ags,
    source: &SourceKey,
    what: Deed,
) -> Result<(), StoreError> {
    let about = About::Record(RecordRef::Source(record::source_id(district, source)?));
    acts::note_about(tx, district, what, Some(about)).await
}
