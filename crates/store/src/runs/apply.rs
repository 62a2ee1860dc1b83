//! Applying a run: one transaction of set-based statements. Other writers wait for it and for nothing else.

use base::{Actor, ChangePosition, RunId};
use jiff::Timestamp;
use jiff_sqlx::ToSqlx;

use super::{Diff, compare, row};
use crate::{
    Db, StoreError, changes,
    db::{hold_other_writers, on},
    record::{day_of, label},
};

/// What applying a run did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applied {
    pub diff: Diff,
    /// The end of the log before its changes.
    pub from: ChangePosition,
    /// The end of the log after them; the same where there was nothing to do.
    pub to: ChangePosition,
}

/// Does what [`compare`](super::compare) says. A run can be applied once.
pub async fn apply(
    db: &Db,
    run: RunId,
    actor: Actor,
    at: Timestamp,
) -> Result<Applied, StoreError> {
    const COUNT: &str = "SELECT count(*) FROM delta WHERE run = $1";
    const PUT: &str = "
        INSERT INTO record (id, kind, district, source, key, publication, gone, once_public,
            visible_from, visible_until, hash, outline, block, owner, form, title, sort,
            retrieved, modified, position)
        SELECT s.id, s.kind, u.district, u.source, s.key, d.after_publication, $2,
            d.after_publication = 'published' AND (s.visible_from IS NULL OR s.visible_from <= $3)
                AND (s.visible_until IS NULL OR s.visible_until >= $3),
            s.visible_from, s.visible_until, s.hash, s.outline, s.block, s.owner, s.form, s.title, s.sort,
            s.retrieved, $4, $5 + d.n
        FROM run u
        JOIN delta d ON d.run = u.id
        JOIN staged s ON s.run = d.run AND s.id = d.id
        WHERE u.id = $1 AND d.state <> 'gone'
        ORDER BY d.n
        ON CONFLICT (id) DO UPDATE SET
            publication = excluded.publication, gone = excluded.gone,
            once_public = record.once_public OR excluded.once_public,
            visible_from = excluded.visible_from, visible_until = excluded.visible_until,
            hash = excluded.hash, outline = excluded.outline, block = excluded.block,
            owner = excluded.owner, form = excluded.form, title = excluded.title,
            sort = excluded.sort, retrieved = excluded.retrieved, modified = excluded.modified,
            position = excluded.position";
    const TAKE_BACK: &str = "
        UPDATE record SET publication = 'withdrawn', gone = $2, modified = $3, position = $4 + d.n
        FROM delta d
        WHERE d.run = $1 AND d.state = 'gone' AND record.id = d.id";
    const LOG: &str = "
        INSERT INTO change (position, at, actor, district, kind, id, before_hash, before_publication, after_hash,
            after_publication)
        SELECT $2 + d.n, $3, $4, u.district, d.kind, d.id, d.before_hash, d.before_publication, d.after_hash,
            d.after_publication
        FROM run u JOIN delta d ON d.run = u.id
        WHERE u.id = $1
        ORDER BY d.n";
    const CLOSE: &str = "
        UPDATE run SET state = 'applied', applied = $2, from_position = $3, to_position = $4, diff = $5
        WHERE id = $1 AND state = 'open'";
    let mut of = row(&mut db.read().await?, run).await?;
    of.must_be_open()?;
    if of.diff.is_none() {
        compare(db, run).await?;
    }

    let mut tx = db.write(actor, at).await?;
    hold_other_writers(&mut tx).await?;
    of = row(&mut tx, run).await?;
    of.must_be_open()?;
    // What was compared holds as long as nothing else was changed since.
    let head = changes::head(&mut tx).await?;
    let mut diff: Diff = match &of.diff {
        Some(json) => serde_json::from_str(json).map_err(StoreError::shape)?,
        None => Diff::default(),
    };
    if of.compared != Some(head.0) {
        compare::fill(&mut tx, &of).await?;
        diff = compare::count(&mut tx, &of).await?;
    }
    let count: i64 = on!(tx, conn => sqlx::query_scalar(COUNT).bind(of.id).fetch_one(conn).await)?;
    let micros = at.as_microsecond();
    let mut from = head.0;
    if count > 0 {
        from = changes::take_positions(&mut tx, count).await?;
        let actor = label(tx.actor());
        on!(tx, conn => sqlx::query(PUT)
            .bind(of.id)
            .bind(false)
            .bind(day_of(at).to_sqlx())
            .bind(micros)
            .bind(from)
            .execute(conn)
            .await.map(|_| ()))?;
        on!(tx, conn => sqlx::query(TAKE_BACK)
            .bind(of.id)
            .bind(true)
            .bind(micros)
            .bind(from)
            .execute(conn)
            .await.map(|_| ()))?;
        on!(tx, conn => sqlx::query(LOG)
            .bind(of.id)
            .bind(from)
            .bind(micros)
            .bind(actor)
            .execute(conn)
            .await.map(|_| ()))?;
    }
    let json = serde_json::to_string(&diff).map_err(StoreError::shape)?;
    let closed = on!(tx, conn => sqlx::query(CLOSE)
        .bind(of.id)
        .bind(micros)
        .bind(from)
        .bind(from + count)
        .bind(json)
        .execute(conn)
        .await.map(|done| done.rows_affected()))?;
    if closed != 1 {
        return Err(StoreError::Conflict(format!(
            "the import run {run} was taken by somebody else"
        )));
    }
    tx.done().await?;
    sweep(db, run).await?;
    Ok(Applied { diff, from: ChangePosition(from), to: ChangePosition(from + count) })
}

/// Gives a run up; the stock stays as it is.
pub async fn discard(db: &Db, run: RunId) -> Result<(), StoreError> {
    const SQL: &str = "UPDATE run SET state = 'discarded' WHERE id = $1";
    let mut tx = db.work().await?;
    row(&mut tx, run).await?.must_be_open()?;
    on!(tx, conn => sqlx::query(SQL).bind(run.uuid()).execute(conn).await.map(|_| ()))?;
    tx.done().await?;
    sweep(db, run).await
}

/// Empties the staging tables of a run that is over, in small transactions.
pub async fn sweep(db: &Db, run: RunId) -> Result<(), StoreError> {
    const STAGED: &str = "
        DELETE FROM staged WHERE run = $1 AND id IN (
            SELECT id FROM staged WHERE run = $1 ORDER BY id LIMIT 20000)";
    const DELTA: &str = "
        DELETE FROM delta WHERE run = $1 AND n IN (
            SELECT n FROM delta WHERE run = $1 ORDER BY n LIMIT 20000)";
    for sql in [STAGED, DELTA] {
        loop {
            let mut tx = db.work().await?;
            if row(&mut tx, run).await?.state == "open" {
                return Ok(());
            }
            let gone = on!(tx, conn => sqlx::query(sql)
                .bind(run.uuid())
                .execute(conn)
                .await.map(|done| done.rows_affected()))?;
            tx.done().await?;
            if gone == 0 {
                break;
            }
        }
    }
    Ok(())
}
