//! Entries that went up into another one of their kind: two offers, two organisations.
//!
//! The one that stays takes what was chosen, the other leaves the public and cannot be shown any more; its address leads
//! to the one that stayed ([`stayed`]). With an organisation everything that is its goes over: entries, drafts, pictures,
//! notices, sources, feedback, and the roles of its persons. What a source brings later for the organisation that went
//! up lands at the one that stayed ([`Successors`]). [`take_apart`] takes it back.

use std::collections::BTreeMap;

use access::{Granted, Review};
use base::{Ags, ChangePosition, OrganisationId};
use jiff::Timestamp;
use landscape::{Coded, Publication, Source};
use uuid::Uuid;

use crate::{
    ReadTx, Record, RecordKind, RecordRef, StoreError, WriteTx,
    acts::{self, About, Deed},
    changes::{self, time},
    db::on,
    drafts::{self, is_by_hand, same_actor},
    record::{self, day_of},
    upkeep,
};

mod moving;

use moving::{choose_picture, choose_picture_back, move_all, move_back, named};

/// Longer chains of entries that went up into one another are not followed.
const CHAIN: usize = 16;

/// An entry that went up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merged {
    pub of: RecordRef,
    /// Into which entry.
    pub into: RecordRef,
    pub at: Timestamp,
}

/// What two entries become.
#[derive(Debug, Clone, PartialEq)]
pub struct Merge<'a> {
    /// The entry that stays, with what was chosen.
    pub stays: &'a Record,
    /// The entry that goes up into it.
    pub goes: RecordRef,
    /// The last changes of both as they were read: whoever chose saw no others.
    pub read: (ChangePosition, ChangePosition),
}

/// What taking apart did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TakenApart {
    /// Whether the entry that stayed is again what it was before. It is left as it is where it was changed since.
    pub restored: bool,
}

/// Makes one of two entries. A conflict where either was changed since it was read, has a draft that waits, or went up
/// already.
pub async fn merge(
    tx: &mut WriteTx,
    proofs: (&Granted<Review>, &Granted<Review>),
    merge: &Merge<'_>,
) -> Result<(), StoreError> {
    const KEEP: &str = "
        INSERT INTO merged (id, district, kind, into_id, at, position, by_hand, publication)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    same_actor(tx, proofs.0.actor())?;
    same_actor(tx, proofs.1.actor())?;
    let filed = record::file(merge.stays)?;
    let stays = RecordRef::new(filed.kind, filed.id);
    let goes = merge.goes;
    if stays == goes || stays.kind() != goes.kind() {
        return Err(StoreError::Conflict("these are not two entries of one kind".to_owned()));
    }
    let missing = |of: RecordRef| StoreError::NotFound(format!("entry {}", of.uuid()));
    let before = record::by_id(tx, stays.kind(), stays.uuid()).await?;
    let before = before.ok_or_else(|| missing(stays))?;
    let mut gone =
        record::by_id(tx, goes.kind(), goes.uuid()).await?.ok_or_else(|| missing(goes))?;
    for (of, record, proof, read) in
        [(stays, &before, proofs.0, merge.read.0), (goes, &gone, proofs.1, merge.read.1)]
    {
        if record.owner() != Some(proof.action().0) {
            return Err(StoreError::Conflict("the entry belongs to somebody else".to_owned()));
        }
        if changes::last_of(tx, of).await? != read {
            return Err(StoreError::Conflict("the entry was changed since".to_owned()));
        }
        if drafts::by_id(tx, of).await?.is_some() {
            return Err(StoreError::Conflict("a draft of the entry waits".to_owned()));
        }
        stands(tx, of).await?;
    }
    let by_hand = is_by_hand(tx, stays).await?;
    let changed = record::put(tx, merge.stays).await?;
    if changed {
        if filed.source != Source::COCKPIT {
            drafts::set_by_hand(tx, stays, true).await?;
        }
        let today = day_of(tx.at());
        upkeep::looked_at(tx, merge.stays, today).await?;
    }
    let publication = gone.publication();
    if let Some((state, _)) = gone.standing() {
        *state = Publication::Withdrawn;
    }
    record::put(tx, &gone).await?;
    upkeep::forget(tx, goes).await?;
    changes::append(tx).await?;
    let position = if changed { changes::last_of(tx, stays).await?.0 } else { 0 };
    let at = tx.at().as_microsecond();
    on!(tx, conn => sqlx::query(KEEP)
        .bind(goes.uuid())
        .bind(filed.district.as_str())
        .bind(goes.kind().code())
        .bind(stays.uuid())
        .bind(at)
        .bind(position)
        .bind(by_hand)
        .bind(publication.code())
        .execute(conn)
        .await.map(|_| ()))?;
    match (goes, stays) {
        (RecordRef::Organisation(from), RecordRef::Organisation(to)) => {
            move_all(tx, &district(&filed.district)?, from, to).await?;
        }
        _ => choose_picture(tx, goes, stays).await?,
    }
    note(tx, &filed.district, Deed::MergedEntry, goes).await
}

/// Lets an entry that went up stand for itself again, with what came over with it.
pub async fn take_apart(
    tx: &mut WriteTx,
    proofs: (&Granted<Review>, &Granted<Review>),
    goes: RecordRef,
) -> Result<TakenApart, StoreError> {
    const ROW: &str = "
        SELECT district, into_id, position, by_hand, publication FROM merged WHERE id = $1 AND kind = $2";
    const FORGET: &str = "DELETE FROM merged WHERE id = $1";
    same_actor(tx, proofs.0.actor())?;
    same_actor(tx, proofs.1.actor())?;
    let missing = || StoreError::NotFound(format!("merged entry {}", goes.uuid()));
    let row: Option<(String, Uuid, i64, bool, String)> = on!(tx, conn => sqlx::query_as(ROW)
        .bind(goes.uuid())
        .bind(goes.kind().code())
        .fetch_optional(conn)
        .await)?;
    let (in_district, into, position, by_hand, publication) = row.ok_or_else(missing)?;
    let stays = RecordRef::new(goes.kind(), into);
    stands(tx, stays).await?;
    let mut gone = record::by_id(tx, goes.kind(), goes.uuid()).await?.ok_or_else(missing)?;
    let now = record::by_id(tx, stays.kind(), stays.uuid()).await?.ok_or_else(missing)?;
    for (record, proof) in [(&now, proofs.0), (&gone, proofs.1)] {
        if record.owner() != Some(proof.action().0) {
            return Err(StoreError::Conflict("the entry belongs to somebody else".to_owned()));
        }
    }
    let publication = Publication::from_code(&publication)
        .ok_or_else(|| StoreError::Corrupt(format!("the merged entry {}", goes.uuid())))?;
    let mut restored = position == 0;
    if let Some(last) = changes::of_record(tx, stays).await?.pop()
        && last.position.0 == position
        && let Some(before) = last.before
    {
        record::put(tx, &before).await?;
        drafts::set_by_hand(tx, stays, by_hand).await?;
        restored = true;
    }
    if let (RecordRef::Organisation(from), RecordRef::Organisation(to)) = (goes, stays) {
        move_back(tx, from, to).await?;
    }
    choose_picture_back(tx, goes).await?;
    if let Some((state, _)) = gone.standing() {
        *state = publication;
    }
    record::put(tx, &gone).await?;
    on!(tx, conn => sqlx::query(FORGET).bind(goes.uuid()).execute(conn).await.map(|_| ()))?;
    note(tx, &in_district, Deed::TookApart, goes).await?;
    Ok(TakenApart { restored })
}

/// The entry that stayed, where the one of this id went up.
pub async fn stayed(tx: &mut ReadTx, id: Uuid) -> Result<Option<RecordRef>, StoreError> {
    let mut found = None;
    let mut at = id;
    for _ in 0..CHAIN {
        let Some(merged) = by_id(tx, at).await? else { break };
        at = merged.into.uuid();
        found = Some(merged.into);
    }
    Ok(found)
}

/// The entry of this id, where it went up.
pub async fn by_id(tx: &mut ReadTx, id: Uuid) -> Result<Option<Merged>, StoreError> {
    const SQL: &str = "SELECT kind, id, into_id, at FROM merged WHERE id = $1";
    let row: Option<MergedRow> =
        on!(tx, conn => sqlx::query_as(SQL).bind(id).fetch_optional(conn).await)?;
    row.map(MergedRow::into_merged).transpose()
}

#[derive(sqlx::FromRow)]
struct MergedRow {
    kind: String,
    id: Uuid,
    into_id: Uuid,
    at: i64,
}

impl MergedRow {
    fn into_merged(self) -> Result<Merged, StoreError> {
        let corrupt = || StoreError::Corrupt(format!("the merged entry {}", self.id));
        let kind = RecordKind::from_code(&self.kind).ok_or_else(corrupt)?;
        Ok(Merged {
            of: RecordRef::new(kind, self.id),
            into: RecordRef::new(kind, self.into_id),
            at: time(self.at)?,
        })
    }
}

/// How much goes over with an organisation: entries and drafts, and persons with a role in it.
pub async fn belongings(tx: &mut ReadTx, of: OrganisationId) -> Result<(u64, u64), StoreError> {
    const SQL: &str = "
        SELECT (SELECT count(*) FROM (
                SELECT id FROM record WHERE owner = $1 UNION SELECT id FROM draft WHERE owner = $1) AS entry),
            (SELECT count(DISTINCT account) FROM person_membership WHERE organisation = $1)";
    let (entries, persons): (i64, i64) =
        on!(tx, conn => sqlx::query_as(SQL).bind(of.uuid()).fetch_one(conn).await)?;
    Ok((u64::try_from(entries).unwrap_or(0), u64::try_from(persons).unwrap_or(0)))
}

/// That an entry did not go up into another one; else a conflict.
pub(crate) async fn stands(tx: &mut ReadTx, of: RecordRef) -> Result<(), StoreError> {
    match stayed(tx, of.uuid()).await? {
        None => Ok(()),
        Some(_) => Err(StoreError::Conflict("the entry went up into another one".to_owned())),
    }
}

/// The entries of a district that went up, the latest first.
pub async fn latest(
    tx: &mut ReadTx,
    district: &Ags,
    limit: u32,
) -> Result<Vec<Merged>, StoreError> {
    const SQL: &str = "
        SELECT kind, id, into_id, at FROM merged WHERE district = $1 ORDER BY at DESC, id LIMIT $2";
    let rows: Vec<MergedRow> = on!(tx, conn => sqlx::query_as(SQL)
        .bind(district.as_str())
        .bind(i64::from(limit))
        .fetch_all(conn)
        .await)?;
    rows.into_iter().map(MergedRow::into_merged).collect()
}

/// Which organisation stands for which one that went up.
#[derive(Debug, Default)]
pub(crate) struct Successors(BTreeMap<OrganisationId, OrganisationId>);

impl Successors {
    pub(crate) async fn of(tx: &mut ReadTx, district: &Ags) -> Result<Successors, StoreError> {
        const SQL: &str =
            "SELECT id, into_id FROM merged WHERE district = $1 AND kind = 'organisation'";
        let rows: Vec<(Uuid, Uuid)> = on!(tx, conn =>
            sqlx::query_as(SQL).bind(district.as_str()).fetch_all(conn).await)?;
        let id = OrganisationId::from_uuid;
        let next: BTreeMap<_, _> = rows.into_iter().map(|(of, into)| (id(of), id(into))).collect();
        let last = |mut at: OrganisationId| {
            for _ in 0..CHAIN {
                match next.get(&at) {
                    Some(into) => at = *into,
                    None => break,
                }
            }
            at
        };
        Ok(Successors(next.keys().map(|of| (*of, last(*of))).collect()))
    }

    /// Hands a record that came in to who stands now for whom it names.
    pub(crate) fn hand(&self, mut record: Record) -> Record {
        if let Some(named) = named(&mut record)
            && let Some(into) = self.0.get(named)
        {
            *named = *into;
        }
        record
    }
}

fn district(code: &str) -> Result<Ags, StoreError> {
    code.parse().map_err(|_| StoreError::Corrupt(format!("the district {code}")))
}

async fn note(
    tx: &mut WriteTx,
    in_district: &str,
    deed: Deed,
    about: RecordRef,
) -> Result<(), StoreError> {
    acts::note_about(tx, &district(in_district)?, deed, Some(About::Record(about))).await
}
