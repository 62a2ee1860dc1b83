//! Jobs: work to be done later or by another process.
//!
//! A job is queued in the transaction that causes it, taken under a lease by one worker at a time, and taken
//! again when the lease runs out: its effect must bear being done twice. Who lost the lease can no longer
//! finish it.

use std::time::Duration;

use base::Ags;
use jiff::Timestamp;
use uuid::Uuid;

use crate::{
    Db, StoreError, WriteTx,
    db::{claim_sql, on},
    runs::new_id,
};

/// A job that somebody works on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    pub id: Uuid,
    pub district: Ags,
    pub name: String,
    /// What the worker needs to know; no personal values.
    pub payload: String,
    /// Which attempt this is, from 1.
    pub attempt: u32,
}

#[derive(sqlx::FromRow)]
struct JobRow {
    id: Uuid,
    district: String,
    name: String,
    payload: String,
    attempts: i64,
}

/// Queues a job that may be taken from `due` on.
pub async fn enqueue(
    tx: &mut WriteTx,
    district: &Ags,
    name: &str,
    payload: &str,
    due: Timestamp,
) -> Result<Uuid, StoreError> {
    const SQL: &str = "
        INSERT INTO job (id, district, name, payload, due, attempts, state)
        VALUES ($1, $2, $3, $4, $5, 0, 'waiting')";
    let id = new_id(tx.at());
    on!(tx, conn => sqlx::query(SQL)
        .bind(id)
        .bind(district.as_str())
        .bind(name)
        .bind(payload)
        .bind(due.as_microsecond())
        .execute(conn)
        .await.map(|_| ()))?;
    Ok(id)
}

/// Takes the longest waiting job of a name for the time of `lease`; nothing where none is due.
pub async fn claim(
    db: &Db,
    name: &str,
    now: Timestamp,
    lease: Duration,
) -> Result<Option<Job>, StoreError> {
    const SQL: [&str; 2] = claim_sql!(
        "UPDATE job SET leased = $1, attempts = attempts + 1 WHERE id = (
            SELECT id FROM job
            WHERE state = 'waiting' AND name = $2 AND due <= $3 AND (leased IS NULL OR leased <= $3)
            ORDER BY due, id LIMIT 1",
        ") RETURNING id, district, name, payload, attempts"
    );
    let mut tx = db.work().await?;
    let sql = crate::db::of_engine(&mut tx, SQL);
    let row: Option<JobRow> = on!(tx, conn => sqlx::query_as(sql)
        .bind(until(now, lease))
        .bind(name)
        .bind(now.as_microsecond())
        .fetch_optional(conn)
        .await)?;
    tx.done().await?;
    let Some(row) = row else { return Ok(None) };
    let district = row
        .district
        .parse()
        .map_err(|_| StoreError::Corrupt(format!("job {} of district {}", row.id, row.district)))?;
    Ok(Some(Job {
        id: row.id,
        district,
        name: row.name,
        payload: row.payload,
        attempt: u32::try_from(row.attempts).unwrap_or(u32::MAX),
    }))
}

/// The end of a lease.
pub(crate) fn until(now: Timestamp, lease: Duration) -> i64 {
    now.as_microsecond().saturating_add(i64::try_from(lease.as_micros()).unwrap_or(i64::MAX))
}

/// Says that a job is done.
pub async fn done(db: &Db, job: &Job) -> Result<(), StoreError> {
    finish(db, job, "done", None, None).await
}

/// Says that a job failed: it is tried again at `retry`, or given up.
pub async fn failed(
    db: &Db,
    job: &Job,
    trouble: &str,
    retry: Option<Timestamp>,
) -> Result<(), StoreError> {
    let state = if retry.is_some() { "waiting" } else { "failed" };
    finish(db, job, state, Some(trouble), retry).await
}

async fn finish(
    db: &Db,
    job: &Job,
    state: &str,
    trouble: Option<&str>,
    retry: Option<Timestamp>,
) -> Result<(), StoreError> {
    const SQL: &str = "
        UPDATE job SET state = $1, trouble = $2, due = coalesce($3, due), leased = NULL
        WHERE id = $4 AND attempts = $5 AND state = 'waiting'";
    let mut tx = db.work().await?;
    let rows = on!(tx, conn => sqlx::query(SQL)
        .bind(state)
        .bind(trouble)
        .bind(retry.map(|at| at.as_microsecond()))
        .bind(job.id)
        .bind(i64::from(job.attempt))
        .execute(conn)
        .await.map(|done| done.rows_affected()))?;
    tx.done().await?;
    if rows == 0 {
        return Err(StoreError::Conflict(format!(
            "job {} was taken over by another worker",
            job.id
        )));
    }
    Ok(())
}
