//! Upkeep: entries that are kept by hand are confirmed once in a while, or they go.
//!
//! The periods are `landscape::freshness`'s; this keeps the days and does what they say. An entry comes in when it is
//! published from the cockpit, and leaves when it is withdrawn by hand or follows its source again.

use base::{Ags, OrganisationId};
use jiff::{ToSpan, civil::Date};
use jiff_sqlx::ToSqlx;
use landscape::{Coded, Publication, freshness};
use uuid::Uuid;

use crate::{
    ReadTx, Record, RecordKind, RecordRef, StoreError, WriteTx, acts,
    acts::{About, Deed},
    db::on,
    drafts::{MayEdit, same_actor},
    record,
};

/// An entry that somebody has to confirm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    pub record: RecordRef,
    pub owner: OrganisationId,
    pub title: String,
    pub due: Date,
    /// It was withdrawn because nobody confirmed it.
    pub hidden: bool,
}

#[derive(sqlx::FromRow)]
struct DueRow {
    id: Uuid,
    kind: String,
    owner: Uuid,
    title: String,
    due: jiff_sqlx::Date,
    hidden: bool,
}

impl DueRow {
    fn into_due(self) -> Result<Due, StoreError> {
        let kind = RecordKind::from_code(&self.kind)
            .ok_or_else(|| StoreError::Corrupt(format!("the upkeep of {}", self.id)))?;
        Ok(Due {
            record: RecordRef::new(kind, self.id),
            owner: OrganisationId::from_uuid(self.owner),
            title: self.title,
            due: self.due.to_jiff(),
            hidden: self.hidden,
        })
    }
}

/// The columns of a [`DueRow`].
macro_rules! select_due {
    ($rest:literal) => {
        concat!(
            "SELECT u.id, u.kind, u.owner, r.title, u.due, u.hidden
             FROM upkeep u JOIN record r ON r.id = u.id ",
            $rest
        )
    };
}

/// Notes that an entry was looked at on `today`.
pub(crate) async fn looked_at(
    tx: &mut WriteTx,
    record: &Record,
    today: Date,
) -> Result<(), StoreError> {
    const PUT: &str = "
        INSERT INTO upkeep (id, district, kind, owner, due, asked, hidden)
        VALUES ($1, $2, $3, $4, $5, NULL, $6)
        ON CONFLICT (id) DO UPDATE SET due = excluded.due, asked = NULL, hidden = excluded.hidden";
    let Some(of) = record.entry() else { return Ok(()) };
    let due = match record {
        Record::Offer(it) => freshness::next_check(it, today),
        _ => freshness::next_check_of_register(today),
    };
    let (Some(due), Some(owner)) = (due, record.owner()) else { return forget(tx, of).await };
    on!(tx, conn => sqlx::query(PUT)
        .bind(of.uuid())
        .bind(record.district().as_str())
        .bind(of.kind().code())
        .bind(owner.uuid())
        .bind(due.to_sqlx())
        .bind(false)
        .execute(conn)
        .await.map(|_| ()))?;
    Ok(())
}

/// Asks nobody for an entry any more.
pub(crate) async fn forget(tx: &mut WriteTx, of: RecordRef) -> Result<(), StoreError> {
    const SQL: &str = "DELETE FROM upkeep WHERE id = $1";
    on!(tx, conn => sqlx::query(SQL).bind(of.uuid()).execute(conn).await.map(|_| ()))?;
    Ok(())
}

/// What an organisation has to confirm on `today`, the longest waiting first; archived entries are left out.
pub async fn due(
    tx: &mut ReadTx,
    owner: OrganisationId,
    today: Date,
) -> Result<Vec<Due>, StoreError> {
    const SQL: &str =
        select_due!("WHERE u.owner = $1 AND u.due <= $2 AND u.due > $3 ORDER BY u.due, u.id");
    let rows: Vec<DueRow> = on!(tx, conn => sqlx::query_as(SQL)
        .bind(owner.uuid())
        .bind(today.to_sqlx())
        .bind(before(today, freshness::ARCHIVED_AFTER).to_sqlx())
        .fetch_all(conn)
        .await)?;
    rows.into_iter().map(DueRow::into_due).collect()
}

/// What is due in a district on `today` and not archived, the longest waiting first.
pub async fn due_in(tx: &mut ReadTx, district: &Ags, today: Date) -> Result<Vec<Due>, StoreError> {
    const SQL: &str =
        select_due!("WHERE u.district = $1 AND u.due <= $2 AND u.due > $3 ORDER BY u.due, u.id");
    let rows: Vec<DueRow> = on!(tx, conn => sqlx::query_as(SQL)
        .bind(district.as_str())
        .bind(today.to_sqlx())
        .bind(before(today, freshness::ARCHIVED_AFTER).to_sqlx())
        .fetch_all(conn)
        .await)?;
    rows.into_iter().map(DueRow::into_due).collect()
}

/// Organisations that have something to confirm on `today` and were not asked for it lately.
pub async fn to_ask(
    tx: &mut ReadTx,
    district: &Ags,
    today: Date,
) -> Result<Vec<OrganisationId>, StoreError> {
    const SQL: &str = "
        SELECT DISTINCT owner FROM upkeep
        WHERE district = $1 AND due <= $2 AND due > $3 AND (asked IS NULL OR asked <= $4)
        ORDER BY owner";
    let rows: Vec<Uuid> = on!(tx, conn => sqlx::query_scalar(SQL)
        .bind(district.as_str())
        .bind(today.to_sqlx())
        .bind(before(today, freshness::ARCHIVED_AFTER).to_sqlx())
        .bind(before(today, freshness::ASKED_AGAIN_AFTER).to_sqlx())
        .fetch_all(conn)
        .await)?;
    Ok(rows.into_iter().map(OrganisationId::from_uuid).collect())
}

/// Notes that an organisation was asked on `today` for what is due.
pub async fn asked(tx: &mut WriteTx, owner: OrganisationId, today: Date) -> Result<(), StoreError> {
    const SQL: &str = "UPDATE upkeep SET asked = $1 WHERE owner = $2 AND due <= $1";
    on!(tx, conn => sqlx::query(SQL)
        .bind(today.to_sqlx())
        .bind(owner.uuid())
        .execute(conn)
        .await.map(|_| ()))?;
    Ok(())
}

/// Somebody says on `today` that an entry is still true: it is fresh again, and shown again where it was hidden.
pub async fn confirm(
    tx: &mut WriteTx,
    proof: &impl MayEdit,
    of: RecordRef,
    today: Date,
) -> Result<(), StoreError> {
    const HELD: &str = "SELECT owner, hidden FROM upkeep WHERE id = $1";
    same_actor(tx, proof.actor())?;
    let held: Option<(Uuid, bool)> =
        on!(tx, conn => sqlx::query_as(HELD).bind(of.uuid()).fetch_optional(conn).await)?;
    let missing = || StoreError::NotFound(format!("entry {}", of.uuid()));
    let (owner, hidden) = held.ok_or_else(missing)?;
    if owner != proof.owner().uuid() || !proof.covers(of) {
        return Err(StoreError::Conflict("the entry belongs to somebody else".to_owned()));
    }
    let mut record = record::by_id(tx, of.kind(), of.uuid()).await?.ok_or_else(missing)?;
    let (publication, assured) = record.standing().ok_or_else(missing)?;
    *assured = Some(today);
    if hidden {
        *publication = Publication::Published;
    }
    record::put(tx, &record).await?;
    looked_at(tx, &record, today).await?;
    note(tx, &record, Deed::Confirmed).await
}

/// Hides what nobody confirmed in time; says how many entries that were.
pub async fn hide_overdue(
    tx: &mut WriteTx,
    district: &Ags,
    today: Date,
) -> Result<u64, StoreError> {
    const LATE: &str = "
        SELECT u.id, u.kind FROM upkeep u JOIN record r ON r.id = u.id
        WHERE u.district = $1 AND u.due <= $2 AND NOT u.hidden AND r.publication = $3
        ORDER BY u.id";
    const HIDE: &str = "UPDATE upkeep SET hidden = $1 WHERE id = $2";
    let late: Vec<(Uuid, String)> = on!(tx, conn => sqlx::query_as(LATE)
        .bind(district.as_str())
        .bind(before(today, freshness::HIDDEN_AFTER).to_sqlx())
        .bind(Publication::Published.code())
        .fetch_all(conn)
        .await)?;
    let mut count = 0;
    for (id, kind) in late {
        let kind = RecordKind::from_code(&kind)
            .ok_or_else(|| StoreError::Corrupt(format!("the upkeep of {id}")))?;
        let Some(mut record) = record::by_id(tx, kind, id).await? else { continue };
        let Some((publication, _)) = record.standing() else { continue };
        *publication = Publication::Withdrawn;
        record::put(tx, &record).await?;
        on!(tx, conn => sqlx::query(HIDE).bind(true).bind(id).execute(conn).await.map(|_| ()))?;
        note(tx, &record, Deed::Hid).await?;
        count += 1;
    }
    Ok(count)
}

async fn note(tx: &mut WriteTx, record: &Record, what: Deed) -> Result<(), StoreError> {
    acts::note_about(tx, record.district(), what, record.entry().map(About::Record)).await
}

fn before(today: Date, days: i32) -> Date {
    today.checked_sub(days.days()).unwrap_or(Date::MIN)
}
