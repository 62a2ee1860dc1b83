//! What persons decide about runs of fetched sources: releasing, discarding, taking back.

use access::{DecideRuns, Granted};
use base::{Actor, Ags, Cause, RunId};
use jiff::Timestamp;

use super::{note, of_source, remove};
use crate::{
    Db, ReadTx, StoreError,
    acts::Deed,
    db::on,
    runs::{self, Applied, Hold, Run, RunState},
};

/// Applies a run that waits, as a person decided; a trial becomes the plan, fetched again at `next`.
pub async fn release(
    db: &Db,
    proof: &Granted<DecideRuns>,
    district: &Ags,
    run: RunId,
    at: Timestamp,
    next: Timestamp,
) -> Result<Applied, StoreError> {
    release_as(db, proof.actor().clone(), district, run, at, next).await
}

/// The same for whoever has access to the machine.
pub async fn release_by_command(
    db: &Db,
    district: &Ags,
    run: RunId,
    at: Timestamp,
    next: Timestamp,
) -> Result<Applied, StoreError> {
    release_as(db, Actor::System(Cause::Command("harvest")), district, run, at, next).await
}

async fn release_as(
    db: &Db,
    actor: Actor,
    district: &Ags,
    run: RunId,
    at: Timestamp,
    next: Timestamp,
) -> Result<Applied, StoreError> {
    const PLAN: &str = "
        UPDATE harvest SET trial = FALSE, paused = FALSE, due = $1
        WHERE district = $2 AND source = $3 AND trial";
    let mut tx = db.write(actor.clone(), at).await?;
    let of = waiting_run(&mut tx, district, run).await?;
    if of.fatal || of.held == Some(Hold::Unreadable) {
        return Err(StoreError::Conflict(format!("the file of run {run} could not be read")));
    }
    if of.held == Some(Hold::Trial) && is_of_trial(&mut tx, &of).await? {
        remove(&mut tx, district, &of.source, false).await?;
        on!(tx, conn => sqlx::query(PLAN)
            .bind(next.as_microsecond())
            .bind(district.as_str())
            .bind(of.source.as_str())
            .execute(conn)
            .await.map(|_| ()))?;
    }
    note(&mut tx, district, &of.source, Deed::ReleasedRun).await?;
    tx.commit().await?;
    // Should this not be reached, the run still waits and can be released again.
    runs::apply(db, run, actor, at).await
}

/// Throws a run that waits away; a trial is gone with it.
pub async fn discard(
    db: &Db,
    proof: &Granted<DecideRuns>,
    district: &Ags,
    run: RunId,
    at: Timestamp,
) -> Result<(), StoreError> {
    let mut tx = db.write(proof.actor().clone(), at).await?;
    let of = waiting_run(&mut tx, district, run).await?;
    if of.held == Some(Hold::Trial) && is_of_trial(&mut tx, &of).await? {
        remove(&mut tx, district, &of.source, true).await?;
    }
    note(&mut tx, district, &of.source, Deed::DiscardedRun).await?;
    tx.commit().await?;
    runs::discard(db, run).await
}

/// Takes an applied run back, and pauses the source, which would bring the same again.
pub async fn take_back(
    db: &Db,
    proof: &Granted<DecideRuns>,
    district: &Ags,
    run: RunId,
    at: Timestamp,
) -> Result<Applied, StoreError> {
    const PAUSE: &str = "
        UPDATE harvest SET paused = TRUE WHERE district = $1 AND source = $2 AND NOT trial";
    let of = runs::by_id(&mut db.read().await?, run).await?;
    if of.district != *district {
        return Err(StoreError::NotFound(format!("import run {run}")));
    }
    let applied = runs::undo(db, run, proof.actor().clone(), at).await?;
    let mut tx = db.write(proof.actor().clone(), at).await?;
    on!(tx, conn => sqlx::query(PAUSE)
        .bind(district.as_str())
        .bind(of.source.as_str())
        .execute(conn)
        .await.map(|_| ()))?;
    note(&mut tx, district, &of.source, Deed::TookRunBack).await?;
    tx.commit().await?;
    Ok(applied)
}

/// Whether there is still a proposal of which this run is the file, and not a newer one of another address.
async fn is_of_trial(tx: &mut ReadTx, of: &Run) -> Result<bool, StoreError> {
    let trial = of_source(tx, &of.district, &of.source).await?.into_iter().find(|it| it.trial);
    match trial {
        None => Ok(false),
        Some(trial) if trial.raw == Some(of.raw) => Ok(true),
        Some(_) => Err(StoreError::Conflict("another address was proposed since".to_owned())),
    }
}

/// A run of this district that waits for a person.
async fn waiting_run(tx: &mut ReadTx, district: &Ags, run: RunId) -> Result<Run, StoreError> {
    let of = runs::by_id(tx, run).await?;
    if of.district != *district {
        return Err(StoreError::NotFound(format!("import run {run}")));
    }
    if of.state != RunState::Open || of.held.is_none() {
        return Err(StoreError::Conflict(format!("the import run {run} does not wait")));
    }
    Ok(of)
}
