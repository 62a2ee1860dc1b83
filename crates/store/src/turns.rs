//! Turns: work that comes again and again (daily upkeep, a weekly mail), done by one process at a time.
//!
//! Whoever takes a turn holds it for a lease; finished, it is not due again before its interval has passed. A process
//! that is killed in its turn leaves it to the next one when the lease is over: what is done in a turn must bear
//! being done twice.

use std::time::Duration;

use base::Ags;
use jiff::Timestamp;

use crate::{Db, StoreError, db::on, jobs::until};

/// A turn that somebody holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    district: Ags,
    name: &'static str,
    leased: i64,
}

/// Takes the turn of `name`, where it was last done `every` ago or never and nobody holds it.
pub async fn take(
    db: &Db,
    district: &Ags,
    name: &'static str,
    now: Timestamp,
    every: Duration,
    lease: Duration,
) -> Result<Option<Turn>, StoreError> {
    const KNOWN: &str = "
        INSERT INTO turn (district, name, last, leased) VALUES ($1, $2, NULL, NULL)
        ON CONFLICT (district, name) DO NOTHING";
    const TAKE: &str = "
        UPDATE turn SET leased = $3
        WHERE district = $1 AND name = $2 AND (last IS NULL OR last <= $4)
            AND (leased IS NULL OR leased <= $5)";
    let leased = until(now, lease);
    let every = i64::try_from(every.as_micros()).unwrap_or(i64::MAX);
    let mut tx = db.work().await?;
    on!(tx, conn => sqlx::query(KNOWN)
        .bind(district.as_str())
        .bind(name)
        .execute(conn)
        .await.map(|_| ()))?;
    let taken = on!(tx, conn => sqlx::query(TAKE)
        .bind(district.as_str())
        .bind(name)
        .bind(leased)
        .bind(now.as_microsecond().saturating_sub(every))
        .bind(now.as_microsecond())
        .execute(conn)
        .await.map(|done| done.rows_affected()))?;
    tx.done().await?;
    Ok((taken == 1).then(|| Turn { district: district.clone(), name, leased }))
}

/// Says at `now` that a turn is done. A turn whose lease somebody else has taken over since is left to them.
pub async fn done(db: &Db, turn: &Turn, now: Timestamp) -> Result<(), StoreError> {
    const SQL: &str = "
        UPDATE turn SET last = $1, leased = NULL WHERE district = $2 AND name = $3 AND leased = $4";
    let mut tx = db.work().await?;
    on!(tx, conn => sqlx::query(SQL)
        .bind(now.as_microsecond())
        .bind(turn.district.as_str())
        .bind(turn.name)
        .bind(turn.leased)
        .execute(conn)
        .await.map(|_| ()))?;
    tx.done().await
}
