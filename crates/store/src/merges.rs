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
use landscape::{Coded, Incoming, Publication, RunBy, Source};
use uuid::Uuid;

use crate::{
    ReadTx, Record, RecordKind, RecordRef, StoreError, WriteTx,
    acts::{self, About, Deed},
    changes::{self, time},
    db::on,
    drafts::{self, is_by_hand, same_actor},
    record::{self, Row, day_of, select},
    upkeep,
};

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

    /// What came in, handed to those who stand now for whom it names.
    pub(crate) fn hand(&self, incoming: &Incoming) -> Incoming {
        let mut it = incoming.clone();
        if self.0.is_empty() {
            return it;
        }
        let stands = |id: &mut OrganisationId| {
            if let Some(into) = self.0.get(id) {
                *id = *into;
            }
        };
        match &mut it {
            Incoming::Offer(offer) => stands(&mut offer.provider),
            Incoming::Place(place) => {
                if let Some(run_by) = &mut place.run_by {
                    stands(run_by);
                }
            }
            Incoming::Organisation(organisation) => {
                if let Some(RunBy::Organisation(run_by)) = &mut organisation.run_by {
                    stands(run_by);
                }
            }
            Incoming::Coverage(_) | Incoming::Area(_) | Incoming::Gone(_) => {}
        }
        it
    }
}

/// Puts another organisation where one is named as provider or operator; says whether it was.
fn hand_over(record: &mut Record, from: OrganisationId, to: OrganisationId) -> bool {
    let named = match record {
        Record::Offer(it) => &mut it.provider,
        Record::Place(it) => match &mut it.run_by {
            Some(run_by) => run_by,
            None => return false,
        },
        Record::Organisation(it) => match &mut it.run_by {
            Some(RunBy::Organisation(run_by)) => run_by,
            _ => return false,
        },
        Record::Source(_) | Record::Area(_) => return false,
    };
    let was = *named == from;
    if was {
        *named = to;
    }
    was
}

async fn move_all(
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

async fn move_back(
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
            if let Some(mut record) = record_under(tx, id).await?
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
async fn choose_picture(
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

async fn choose_picture_back(tx: &mut WriteTx, goes: RecordRef) -> Result<(), StoreError> {
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

async fn record_under(tx: &mut ReadTx, id: Uuid) -> Result<Option<Record>, StoreError> {
    const SQL: &str = select!("WHERE r.id = $1");
    let row: Option<Row> =
        on!(tx, conn => sqlx::query_as(SQL).bind(id).fetch_optional(conn).await)?;
    row.map(Row::into_record).transpose()
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
