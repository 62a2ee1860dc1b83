//! What comes over when an entry goes up into another one, and goes back when they are taken apart: an organisation's
//! entries, drafts, pictures, notices, sources, feedback and roles; of an offer, the picture that was chosen for it.

use base::{Ags, OrganisationId};
use landscape::RunBy;
use uuid::Uuid;

use crate::{
    ReadTx, Record, RecordKind, RecordRef, StoreError, WriteTx,
    db::on,
    drafts, entries,
    record::{self, Row, select},
};

/// What came over, in the words of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// An offer or a place.
    Entry,
    /// An organisation that was run by the one that went up.
    Carried,
    Draft,
    /// The picture that was chosen for an offer.
    Chosen,
}

impl Part {
    fn code(self) -> &'static str {
        match self {
            Part::Entry => "entry",
            Part::Carried => "carried",
            Part::Draft => "draft",
            Part::Chosen => "chosen",
        }
    }
}

/// Rows that change hands as they are: what takes note of them, and what hands them over, there and back.
struct Possession {
    note: &'static str,
    hand: &'static str,
}

macro_rules! possession {
    ($table:literal, $but:literal) => {
        Possession {
            note: concat!(
                "INSERT INTO merged_part (merged, what, item) SELECT $1, '",
                $table,
                "', p.id FROM ",
                $table,
                " p WHERE p.owner = $1 AND p.owner <> $2",
                $but
            ),
            hand: concat!(
                "UPDATE ",
                $table,
                " SET owner = $2 WHERE owner = $1 AND id IN (
                    SELECT item FROM merged_part WHERE merged = $3 AND what = '",
                $table,
                "')"
            ),
        }
    };
}

const POSSESSIONS: &[Possession] = &[
    possession!(
        "picture",
        " AND NOT EXISTS (SELECT 1 FROM picture k WHERE k.owner = $2 AND k.hash = p.hash)"
    ),
    possession!("notice", ""),
    possession!("harvest", ""),
    possession!("person_feedback", ""),
];

/// The organisation that a record names as its provider or operator.
pub(super) fn named(record: &mut Record) -> Option<&mut OrganisationId> {
    match record {
        Record::Offer(it) => Some(&mut it.provider),
        Record::Place(it) => it.run_by.as_mut(),
        Record::Organisation(it) => match &mut it.run_by {
            Some(RunBy::Organisation(run_by)) => Some(run_by),
            _ => None,
        },
        Record::Source(_) | Record::Area(_) => None,
    }
}

/// Puts another organisation where one is named; says whether it was.
fn hand_over(record: &mut Record, from: OrganisationId, to: OrganisationId) -> bool {
    match named(record) {
        Some(named) if *named == from => {
            *named = to;
            true
        }
        _ => false,
    }
}

pub(super) async fn move_all(
    tx: &mut WriteTx,
    district: &Ags,
    from: OrganisationId,
    to: OrganisationId,
) -> Result<(), StoreError> {
    const ENTRIES: &str = select!("WHERE r.owner = $1 ORDER BY r.id");
    const UPKEEP: &str = "UPDATE upkeep SET owner = $2 WHERE owner = $1";
    const ROLES: &str = "
        INSERT INTO person_merged_role (merged, account, role)
        SELECT $1, m.account, m.role FROM person_membership m
        WHERE m.organisation = $1 AND NOT EXISTS (
            SELECT 1 FROM person_membership k
            WHERE k.account = m.account AND k.organisation = $2 AND k.role = m.role)";
    const JOIN: &str = "
        INSERT INTO person_membership (account, organisation, role, issuer)
        SELECT m.account, $2, m.role, m.issuer FROM person_membership m
        JOIN person_merged_role r ON r.merged = $1 AND r.account = m.account AND r.role = m.role
        WHERE m.organisation = $1";
    let written = drafts::of_owner(tx, from).await?;
    let rows: Vec<Row> =
        on!(tx, conn => sqlx::query_as(ENTRIES).bind(from.uuid()).fetch_all(conn).await)?;
    for row in rows {
        let (id, mut record) = (row.id, row.into_record()?);
        if hand_over(&mut record, from, to) {
            record::put(tx, &record).await?;
            came_over(tx, from.uuid(), Part::Entry, id).await?;
        }
    }
    let mut after = None;
    loop {
        let kind = RecordKind::Organisation;
        let page = record::page(tx, kind, district.as_str(), after, 500).await?;
        let Some(Record::Organisation(last)) = page.last() else { break };
        after = Some(last.id.uuid());
        for mut record in page {
            if hand_over(&mut record, from, to) {
                record::put(tx, &record).await?;
                came_over(tx, from.uuid(), Part::Carried, record::file(&record)?.id).await?;
            }
        }
    }
    for draft in written {
        let of = draft.of.uuid();
        hand_draft(tx, draft, from, to).await?;
        came_over(tx, from.uuid(), Part::Draft, of).await?;
    }
    for Possession { note, hand } in POSSESSIONS {
        on!(tx, conn => sqlx::query(*note)
            .bind(from.uuid())
            .bind(to.uuid())
            .execute(conn)
            .await.map(|_| ()))?;
        on!(tx, conn => sqlx::query(*hand)
            .bind(from.uuid())
            .bind(to.uuid())
            .bind(from.uuid())
            .execute(conn)
            .await.map(|_| ()))?;
    }
    for sql in [UPKEEP, ROLES, JOIN] {
        on!(tx, conn => sqlx::query(sql)
            .bind(from.uuid())
            .bind(to.uuid())
            .execute(conn)
            .await.map(|_| ()))?;
    }
    hand_staged(tx, from, to).await
}

pub(super) async fn move_back(
    tx: &mut WriteTx,
    from: OrganisationId,
    to: OrganisationId,
) -> Result<(), StoreError> {
    const UPKEEP: &str = "
        UPDATE upkeep SET owner = $1 WHERE owner = $2 AND id IN (
            SELECT item FROM merged_part WHERE merged = $1 AND what = 'entry')";
    const LEAVE: &str = "
        DELETE FROM person_membership WHERE organisation = $2 AND EXISTS (
            SELECT 1 FROM person_merged_role r
            WHERE r.merged = $1 AND r.account = person_membership.account AND r.role = person_membership.role)";
    let mut written = Vec::new();
    for id in parts(tx, from, Part::Draft).await? {
        written.extend(drafts::under(tx, id).await?.filter(|draft| draft.owner == to));
    }
    for what in [Part::Entry, Part::Carried] {
        for id in parts(tx, from, what).await? {
            if let Some(mut record) = entries::under(tx, id).await?
                && hand_over(&mut record, to, from)
            {
                record::put(tx, &record).await?;
            }
        }
    }
    for draft in written {
        hand_draft(tx, draft, to, from).await?;
    }
    for Possession { hand, .. } in POSSESSIONS {
        on!(tx, conn => sqlx::query(*hand)
            .bind(to.uuid())
            .bind(from.uuid())
            .bind(from.uuid())
            .execute(conn)
            .await.map(|_| ()))?;
    }
    for sql in [UPKEEP, LEAVE] {
        on!(tx, conn => sqlx::query(sql)
            .bind(from.uuid())
            .bind(to.uuid())
            .execute(conn)
            .await.map(|_| ()))?;
    }
    Ok(())
}

/// Gives a draft another owner. It is no more overtaken than it was.
async fn hand_draft(
    tx: &mut WriteTx,
    draft: drafts::Draft,
    from: OrganisationId,
    to: OrganisationId,
) -> Result<(), StoreError> {
    const SQL: &str = "UPDATE draft SET owner = $1, hash = $2 WHERE id = $3";
    const BASE: &str = "UPDATE draft SET base = (SELECT hash FROM record WHERE record.id = draft.id) WHERE id = $1";
    let mut record = draft.record;
    hand_over(&mut record, from, to);
    let filed = record::file(&record)?;
    record::keep_bodies(tx, &filed.bodies).await?;
    on!(tx, conn => sqlx::query(SQL)
        .bind(to.uuid())
        .bind(filed.hash.as_slice())
        .bind(filed.id)
        .execute(conn)
        .await.map(|_| ()))?;
    if !draft.overtaken {
        on!(tx, conn => sqlx::query(BASE).bind(filed.id).execute(conn).await.map(|_| ()))?;
    }
    Ok(())
}

/// What waits in runs that are not applied yet goes over, too.
async fn hand_staged(
    tx: &mut WriteTx,
    from: OrganisationId,
    to: OrganisationId,
) -> Result<(), StoreError> {
    const WAITING: &str = "
        SELECT s.run, s.id, s.kind, u.district, u.source, s.key, s.publication, s.retrieved, b.content
        FROM staged s JOIN run u ON u.id = s.run JOIN body b ON b.hash = s.hash
        WHERE s.owner = $1 AND s.mark = 'holds' AND u.state = 'open'";
    const HAND: &str = "UPDATE staged SET owner = $1, hash = $2 WHERE run = $3 AND id = $4";
    const STALE: &str = "UPDATE run SET compared = NULL WHERE id = $1";
    #[derive(sqlx::FromRow)]
    struct Waiting {
        run: Uuid,
        #[sqlx(flatten)]
        row: Row,
    }
    let rows: Vec<Waiting> =
        on!(tx, conn => sqlx::query_as(WAITING).bind(from.uuid()).fetch_all(conn).await)?;
    for waiting in rows {
        let mut record = waiting.row.into_record()?;
        hand_over(&mut record, from, to);
        let filed = record::file(&record)?;
        record::keep_bodies(tx, &filed.bodies).await?;
        on!(tx, conn => sqlx::query(HAND)
            .bind(to.uuid())
            .bind(filed.hash.as_slice())
            .bind(waiting.run)
            .bind(filed.id)
            .execute(conn)
            .await.map(|_| ()))?;
        on!(tx, conn => sqlx::query(STALE).bind(waiting.run).execute(conn).await.map(|_| ()))?;
    }
    Ok(())
}

/// The picture of the offer that went up, where the one that stayed has none.
pub(super) async fn choose_picture(
    tx: &mut WriteTx,
    goes: RecordRef,
    stays: RecordRef,
) -> Result<(), StoreError> {
    const MOVE: &str = "
        UPDATE picture_offer SET offer = $2 WHERE offer = $1 AND NOT EXISTS (
            SELECT 1 FROM picture_offer k WHERE k.offer = $2)";
    let moved = on!(tx, conn => sqlx::query(MOVE)
        .bind(goes.uuid())
        .bind(stays.uuid())
        .execute(conn)
        .await.map(|done| done.rows_affected()))?;
    if moved > 0 {
        came_over(tx, goes.uuid(), Part::Chosen, stays.uuid()).await?;
    }
    Ok(())
}

pub(super) async fn choose_picture_back(
    tx: &mut WriteTx,
    goes: RecordRef,
) -> Result<(), StoreError> {
    const MOVE: &str = "
        UPDATE picture_offer SET offer = $1 WHERE offer IN (
            SELECT item FROM merged_part WHERE merged = $1 AND what = 'chosen')";
    on!(tx, conn => sqlx::query(MOVE).bind(goes.uuid()).execute(conn).await.map(|_| ()))?;
    Ok(())
}

async fn parts(
    tx: &mut ReadTx,
    merged: OrganisationId,
    what: Part,
) -> Result<Vec<Uuid>, StoreError> {
    const SQL: &str = "SELECT item FROM merged_part WHERE merged = $1 AND what = $2 ORDER BY item";
    Ok(on!(tx, conn => sqlx::query_scalar(SQL)
        .bind(merged.uuid())
        .bind(what.code())
        .fetch_all(conn)
        .await)?)
}

/// Takes note that something came over.
async fn came_over(
    tx: &mut WriteTx,
    merged: Uuid,
    what: Part,
    item: Uuid,
) -> Result<(), StoreError> {
    const SQL: &str = "
        INSERT INTO merged_part (merged, what, item) VALUES ($1, $2, $3)
        ON CONFLICT (merged, what, item) DO NOTHING";
    on!(tx, conn => sqlx::query(SQL)
        .bind(merged)
        .bind(what.code())
        .bind(item)
        .execute(conn)
        .await.map(|_| ()))?;
    Ok(())
}
