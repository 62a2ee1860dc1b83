//! What becomes of drafts and of entries: taken up, published, given back, withdrawn, left to their source.

use access::{Granted, Review};
use base::OrganisationId;
use jiff::civil::Date;
use landscape::{Publication, Source, agenda};

use super::{
    Draft, MayEdit, Stage, at_version, note, owned, person, remarks::keep_remark, remove,
    same_actor,
};
use crate::{
    ReadTx, Record, RecordRef, StoreError, WriteTx, acts::Deed, db::on, merges, record, upkeep,
};

/// Says that somebody of the office looks at a draft, so that nobody else does the same.
pub async fn take(
    tx: &mut WriteTx,
    proof: &Granted<Review>,
    record: RecordRef,
    read: i64,
) -> Result<(), StoreError> {
    const SQL: &str = "
        UPDATE draft SET stage = 'in-review', version = version + 1, taken_by = $1 WHERE id = $2";
    same_actor(tx, proof.actor())?;
    let draft = at_version(tx, record, proof.action().0, read).await?;
    waits(&draft)?;
    let by = person(tx)?.uuid();
    on!(tx, conn => sqlx::query(SQL)
        .bind(by)
        .bind(record.uuid())
        .execute(conn)
        .await.map(|_| ()))?;
    note(tx, &draft.record, Deed::TookForReview).await
}

/// Makes a draft public as it stands.
pub async fn publish(
    tx: &mut WriteTx,
    proof: &Granted<Review>,
    record: RecordRef,
    read: i64,
    today: Date,
) -> Result<(), StoreError> {
    same_actor(tx, proof.actor())?;
    let draft = at_version(tx, record, proof.action().0, read).await?;
    put_out(tx, draft, today).await
}

/// Takes back that a draft was made public: what stood before stands again, and the draft waits for the office once
/// more. A conflict where the entry was changed since.
pub async fn take_back(
    tx: &mut WriteTx,
    proof: &Granted<Review>,
    of: RecordRef,
) -> Result<(), StoreError> {
    const AGAIN: &str = "
        INSERT INTO draft (id, district, kind, source, key, owner, title, hash, base, stage, version, changed,
            submitted)
        SELECT r.id, r.district, r.kind, r.source, r.key, $2, r.title, c.after_hash, c.before_hash, 'submitted', 1,
            $3, $3
        FROM change c JOIN record r ON r.id = c.id
        WHERE c.id = $1 AND c.position = (SELECT max(position) FROM change WHERE id = $1)";
    same_actor(tx, proof.actor())?;
    let late = || StoreError::Conflict("the entry was changed since".to_owned());
    let last = crate::changes::of_record(tx, of).await?.pop().ok_or_else(late)?;
    let now = record::by_id(tx, of.kind(), of.uuid()).await?.ok_or_else(late)?;
    let owner = proof.action().0;
    if !owned(tx, of, owner.uuid()).await? {
        return Err(StoreError::Conflict("the entry belongs to somebody else".to_owned()));
    }
    if super::by_id(tx, of).await?.is_some() || now.publication() != Publication::Published {
        return Err(late());
    }
    let at = tx.at().as_microsecond();
    on!(tx, conn => sqlx::query(AGAIN)
        .bind(of.uuid())
        .bind(owner.uuid())
        .bind(at)
        .execute(conn)
        .await.map(|_| ()))?;
    let mut before = last.before.unwrap_or_else(|| last.after.clone());
    if before == last.after {
        let (publication, _) = before.standing().ok_or_else(late)?;
        *publication = Publication::Draft;
    }
    record::put(tx, &before).await?;
    upkeep::forget(tx, of).await?;
    note(tx, &before, Deed::TookBack).await
}

/// Gives a draft back to the organisation; the remark says why.
pub async fn give_back(
    tx: &mut WriteTx,
    proof: &Granted<Review>,
    record: RecordRef,
    read: i64,
    why: &str,
) -> Result<(), StoreError> {
    const SQL: &str = "
        UPDATE draft SET stage = 'returned', version = version + 1, submitted = NULL, taken_by = NULL
        WHERE id = $1";
    same_actor(tx, proof.actor())?;
    let draft = at_version(tx, record, proof.action().0, read).await?;
    waits(&draft)?;
    on!(tx, conn => sqlx::query(SQL).bind(record.uuid()).execute(conn).await.map(|_| ()))?;
    keep_remark(tx, record, why).await?;
    note(tx, &draft.record, Deed::GaveBack).await
}

/// Takes a public entry from the public, or lets it be seen again. An import does not change that.
pub async fn set_shown(
    tx: &mut WriteTx,
    proof: &impl MayEdit,
    of: RecordRef,
    shown: bool,
) -> Result<(), StoreError> {
    same_actor(tx, proof.actor())?;
    let missing = || StoreError::NotFound(format!("entry {}", of.uuid()));
    let mut record = record::by_id(tx, of.kind(), of.uuid()).await?.ok_or_else(missing)?;
    if !proof.covers(of) || !owned(tx, of, proof.owner().uuid()).await? {
        return Err(StoreError::Conflict("the entry belongs to somebody else".to_owned()));
    }
    merges::stands(tx, of).await?;
    let own = is_by_hand(tx, of).await? || is_of_cockpit(&record);
    let looked_at = (shown && own).then(|| record::day_of(tx.at()));
    let state = if shown { Publication::Published } else { Publication::Withdrawn };
    let (publication, _) = record.standing().ok_or_else(missing)?;
    *publication = state;
    record::put(tx, &record).await?;
    if !shown {
        upkeep::forget(tx, of).await?;
    } else if let Some(today) = looked_at {
        upkeep::looked_at(tx, &record, today).await?;
    }
    note(tx, &record, if shown { Deed::Published } else { Deed::Withdrew }).await
}

/// Lets the source change an entry again that was edited by hand.
pub async fn follow_source(
    tx: &mut WriteTx,
    proof: &impl MayEdit,
    of: RecordRef,
) -> Result<(), StoreError> {
    same_actor(tx, proof.actor())?;
    if !proof.covers(of) || !owned(tx, of, proof.owner().uuid()).await? {
        return Err(StoreError::Conflict("the entry belongs to somebody else".to_owned()));
    }
    let missing = || StoreError::NotFound(format!("entry {}", of.uuid()));
    let record = record::by_id(tx, of.kind(), of.uuid()).await?.ok_or_else(missing)?;
    set_by_hand(tx, of, false).await?;
    upkeep::forget(tx, of).await?;
    note(tx, &record, Deed::FollowsSource).await
}

/// Whether an entry was edited by hand, so that its source no longer changes it.
pub async fn is_by_hand(tx: &mut ReadTx, of: RecordRef) -> Result<bool, StoreError> {
    const SQL: &str = "SELECT by_hand FROM record WHERE id = $1";
    let by_hand: Option<bool> =
        on!(tx, conn => sqlx::query_scalar(SQL).bind(of.uuid()).fetch_optional(conn).await)?;
    Ok(by_hand.unwrap_or(false))
}

/// Puts a draft into the stock, checked on `today`.
pub(super) async fn put_out(tx: &mut WriteTx, draft: Draft, today: Date) -> Result<(), StoreError> {
    let mut record = draft.record;
    let no_entry = || StoreError::Conflict("this is no entry".to_owned());
    let of = record.entry().ok_or_else(no_entry)?;
    let by_hand = !is_of_cockpit(&record);
    let (_, assured) = record.standing().ok_or_else(no_entry)?;
    *assured = Some(today);
    record::put(tx, &record).await?;
    if by_hand {
        set_by_hand(tx, of, true).await?;
    }
    remove(tx, of).await?;
    upkeep::looked_at(tx, &record, today).await?;
    note(tx, &record, Deed::Published).await
}

fn is_of_cockpit(record: &Record) -> bool {
    record.origin().is_some_and(|origin| origin.source.as_str() == Source::COCKPIT)
}

/// Says whether an entry was edited by hand.
pub(crate) async fn set_by_hand(
    tx: &mut WriteTx,
    of: RecordRef,
    by_hand: bool,
) -> Result<(), StoreError> {
    const SQL: &str = "UPDATE record SET by_hand = $1 WHERE id = $2";
    on!(tx, conn => sqlx::query(SQL)
        .bind(by_hand)
        .bind(of.uuid())
        .execute(conn)
        .await.map(|_| ()))?;
    Ok(())
}

/// That a draft waits for a decision.
fn waits(draft: &Draft) -> Result<(), StoreError> {
    match draft.stage {
        Stage::Submitted | Stage::InReview => Ok(()),
        Stage::Draft | Stage::Returned => {
            Err(StoreError::Conflict("the draft was not submitted".to_owned()))
        }
    }
}

/// How an organisation's entries fared: how often one was published, and how often one was given back.
pub async fn record_of(
    tx: &mut ReadTx,
    owner: OrganisationId,
) -> Result<agenda::Record, StoreError> {
    const SQL: &str = "
        SELECT
            count(CASE WHEN a.what = 'published' THEN 1 END),
            count(CASE WHEN a.what = 'gave-back' THEN 1 END)
        FROM act a
        WHERE a.about IN (
            SELECT id FROM record WHERE owner = $1 UNION SELECT id FROM draft WHERE owner = $1)";
    let (published, given_back): (i64, i64) =
        on!(tx, conn => sqlx::query_as(SQL).bind(owner.uuid()).fetch_one(conn).await)?;
    let count = |n: i64| u64::try_from(n).unwrap_or(0);
    Ok(agenda::Record { published: count(published), given_back: count(given_back) })
}
