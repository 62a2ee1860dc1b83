//! Taking a run back: a run that stages what stood before and is applied like any other.

use base::{Actor, RunId};
use jiff::Timestamp;
use landscape::Publication;

use super::{Applied, RunState, apply, begin_undoing, by_id, stage};
use crate::{
    Db, ReadTx, Record, StoreError,
    changes::{self, Change},
    db::on,
    shape,
};

/// Brings back what stood before an applied run. What was changed again since stays as it is.
pub async fn undo(db: &Db, run: RunId, actor: Actor, at: Timestamp) -> Result<Applied, StoreError> {
    const SQL: &str = "UPDATE run SET state = 'undone' WHERE id = $1";
    let of = by_id(&mut db.read().await?, run).await?;
    let (RunState::Applied, Some((from, to))) = (of.state, of.span) else {
        return Err(StoreError::Conflict(format!(
            "the import run {run} is {} and cannot be undone",
            of.state.code()
        )));
    };
    let undoing =
        begin_undoing(db, &of.district, &of.source, &of.raw.to_string(), at, Some(run)).await?;
    let mut position = from;
    while position < to {
        let mut tx = db.read().await?;
        let page = changes::after(&mut tx, position, 500).await?;
        let Some(last) = page.last() else { break };
        position = last.position;
        let mut back = stage::Batch::default();
        for change in page.into_iter().filter(|c| c.position <= to) {
            if changes::last_of(&mut tx, change.record).await? == change.position {
                take_back(&mut tx, change, &mut back).await?;
            }
        }
        drop(tx);
        stage::keep(db, undoing, back).await?;
    }
    let applied = apply(db, undoing, actor, at).await?;
    let mut tx = db.work().await?;
    on!(tx, conn => sqlx::query(SQL).bind(run.uuid()).execute(conn).await.map(|_| ()))?;
    tx.done().await?;
    Ok(applied)
}

/// Stages the opposite of a change.
async fn take_back(
    tx: &mut ReadTx,
    change: Change,
    back: &mut stage::Batch,
) -> Result<(), StoreError> {
    let came_back = |before: &Record| {
        before.publication() == Publication::Withdrawn
            && change.after.publication() != Publication::Withdrawn
    };
    match change.before {
        None => back.mark("gone", change.record),
        Some(before) if came_back(&before) => back.mark("gone", change.record),
        Some(Record::Area(mut area)) => {
            area.boundary = outline_before(tx, change.position.0).await?;
            back.hold(&Record::Area(area))?;
        }
        Some(before) => back.hold(&before)?,
    }
    Ok(())
}

/// The outline of an area before the change at `position`; the log itself does not repeat it.
async fn outline_before(
    tx: &mut ReadTx,
    position: i64,
) -> Result<Option<landscape::Boundary>, StoreError> {
    const BEFORE: &str = "
        SELECT b.content FROM change c JOIN body b ON b.hash = c.before_hash WHERE c.position = $1";
    const OUTLINE: &str = "SELECT content FROM body WHERE hash = $1";
    let content: String =
        on!(tx, conn => sqlx::query_scalar(BEFORE).bind(position).fetch_one(conn).await)?;
    let Some(hash) = shape::outline_of(&content)? else { return Ok(None) };
    let outline: String =
        on!(tx, conn => sqlx::query_scalar(OUTLINE).bind(hash).fetch_one(conn).await)?;
    shape::read_outline(&outline).map(Some)
}
