//! Drafts: what is written in the cockpit before the public sees it.
//!
//! A draft is a whole record beside the stock: a new one, or a changed copy of one that is there, at most one a
//! record. It goes the way of [`Stage`]; published, it is put into the stock with the change log and is gone as a
//! draft. Whoever saves names the version that was read, so that nobody writes over another's change.
//!
//! An entry that a source brought and that is edited by hand stays as it was edited: the source changes it no more,
//! until [`follow_source`].

use access::{EditOffer, EditOrganisation, Granted};
use base::{AccountId, Actor, Ags, OrganisationId, RecordKey};
use jiff::{Timestamp, civil::Date};
use landscape::{Licence, Origin, Publication, Source};
use uuid::Uuid;

use crate::{
    ReadTx, Record, RecordKind, RecordRef, StoreError, WriteTx, acts,
    acts::{About, Deed},
    changes::time,
    db::on,
    merges,
    record::{self, Hash},
    runs::new_id,
    shape, trust,
};

mod decisions;
mod remarks;

pub use decisions::{
    follow_source, give_back, is_by_hand, publish, record_of, set_shown, take, take_back,
};
pub use remarks::{Remark, remark, remarks};

pub(crate) use decisions::set_by_hand;

use decisions::put_out;

/// How far a draft is on its way to the public.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Somebody writes it.
    Draft,
    /// It waits for the office.
    Submitted,
    /// Somebody of the office looks at it.
    InReview,
    /// The office gave it back with a remark.
    Returned,
}

impl Stage {
    pub const ALL: &'static [Stage] =
        &[Stage::Draft, Stage::Submitted, Stage::InReview, Stage::Returned];

    /// A stable word for the database and for texts of the interface.
    pub fn code(self) -> &'static str {
        match self {
            Stage::Draft => "draft",
            Stage::Submitted => "submitted",
            Stage::InReview => "in-review",
            Stage::Returned => "returned",
        }
    }
}

/// What somebody wrote.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    pub of: RecordRef,
    pub record: Record,
    /// [`OrganisationId::NOBODY`] where no organisation runs the place.
    pub owner: OrganisationId,
    pub stage: Stage,
    /// Counts up with every change.
    pub version: i64,
    pub changed: Timestamp,
    /// Since when it waits for the office.
    pub submitted: Option<Timestamp>,
    /// Who of the office looks at it.
    pub taken_by: Option<AccountId>,
    /// What it changes was changed by somebody else since it was begun.
    pub overtaken: bool,
}

/// What became of a draft that was submitted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The office looks at it first.
    Waits,
    /// The organisation is trusted: it is public.
    Published,
}

/// That somebody may write an organisation's entries.
pub trait MayEdit {
    fn actor(&self) -> &Actor;
    /// Whose entries.
    fn owner(&self) -> OrganisationId;
    /// Whether the proof was given for this entry.
    fn covers(&self, record: RecordRef) -> bool;
}

impl MayEdit for Granted<EditOffer> {
    fn actor(&self) -> &Actor {
        Granted::actor(self)
    }

    fn owner(&self) -> OrganisationId {
        self.action().provider
    }

    fn covers(&self, record: RecordRef) -> bool {
        record == RecordRef::Offer(self.action().offer)
    }
}

/// Its own entry and those of its places.
impl MayEdit for Granted<EditOrganisation> {
    fn actor(&self) -> &Actor {
        Granted::actor(self)
    }

    fn owner(&self) -> OrganisationId {
        self.action().0
    }

    fn covers(&self, record: RecordRef) -> bool {
        match record {
            RecordRef::Organisation(id) => id == self.action().0,
            RecordRef::Place(_) => true,
            _ => false,
        }
    }
}

#[derive(sqlx::FromRow)]
struct DraftRow {
    id: Uuid,
    district: String,
    kind: String,
    source: String,
    key: String,
    owner: Uuid,
    stage: String,
    version: i64,
    changed: i64,
    submitted: Option<i64>,
    taken_by: Option<Uuid>,
    base: Option<Hash>,
    now: Option<Hash>,
    content: String,
}

/// The columns of a [`DraftRow`].
macro_rules! select_draft {
    ($rest:literal) => {
        concat!(
            "SELECT d.id, d.district, d.kind, d.source, d.key, d.owner, d.stage, d.version, d.changed,
                d.submitted, d.taken_by, d.base, r.hash AS now, b.content
             FROM draft d JOIN body b ON b.hash = d.hash LEFT JOIN record r ON r.id = d.id ",
            $rest
        )
    };
}

impl DraftRow {
    fn into_draft(self) -> Result<Draft, StoreError> {
        let corrupt = || StoreError::Corrupt(format!("the draft {}", self.id));
        let changed = time(self.changed)?;
        let beside = shape::Beside {
            kind: RecordKind::from_code(&self.kind).ok_or_else(corrupt)?,
            id: self.id,
            origin: Origin {
                district: self.district.parse().map_err(|_| corrupt())?,
                source: self.source.parse().map_err(|_| corrupt())?,
                key: self.key.parse().map_err(|_| corrupt())?,
                licence: None,
                retrieved_at: changed,
            },
            publication: Publication::Published,
        };
        let stage = Stage::ALL.iter().copied().find(|stage| stage.code() == self.stage);
        let of = RecordRef::new(beside.kind, beside.id);
        Ok(Draft {
            of,
            record: shape::read(&self.content, beside)?,
            owner: OrganisationId::from_uuid(self.owner),
            stage: stage.ok_or_else(corrupt)?,
            version: self.version,
            changed,
            submitted: self.submitted.map(time).transpose()?,
            taken_by: self.taken_by.map(AccountId::from_uuid),
            overtaken: self.base != self.now,
        })
    }
}

/// The draft of a record.
pub async fn by_id(tx: &mut ReadTx, record: RecordRef) -> Result<Option<Draft>, StoreError> {
    const SQL: &str = select_draft!("WHERE d.id = $1 AND d.kind = $2");
    let row: Option<DraftRow> = on!(tx, conn => sqlx::query_as(SQL)
        .bind(record.uuid())
        .bind(record.kind().code())
        .fetch_optional(conn)
        .await)?;
    row.map(DraftRow::into_draft).transpose()
}

/// The draft under an id, whatever kind of record it is.
pub async fn under(tx: &mut ReadTx, id: Uuid) -> Result<Option<Draft>, StoreError> {
    const SQL: &str = select_draft!("WHERE d.id = $1");
    let row: Option<DraftRow> =
        on!(tx, conn => sqlx::query_as(SQL).bind(id).fetch_optional(conn).await)?;
    row.map(DraftRow::into_draft).transpose()
}

/// The drafts of an organisation, the latest first.
pub async fn of_owner(tx: &mut ReadTx, owner: OrganisationId) -> Result<Vec<Draft>, StoreError> {
    const SQL: &str = select_draft!("WHERE d.owner = $1 ORDER BY d.changed DESC, d.id");
    let rows: Vec<DraftRow> =
        on!(tx, conn => sqlx::query_as(SQL).bind(owner.uuid()).fetch_all(conn).await)?;
    rows.into_iter().map(DraftRow::into_draft).collect()
}

/// All drafts of a district, the latest first, at most a thousand.
pub async fn of_district(tx: &mut ReadTx, district: &Ags) -> Result<Vec<Draft>, StoreError> {
    const SQL: &str =
        select_draft!("WHERE d.district = $1 ORDER BY d.changed DESC, d.id LIMIT 1000");
    let rows: Vec<DraftRow> =
        on!(tx, conn => sqlx::query_as(SQL).bind(district.as_str()).fetch_all(conn).await)?;
    rows.into_iter().map(DraftRow::into_draft).collect()
}

/// What waits for the office in a district, the longest waiting first.
pub async fn waiting(tx: &mut ReadTx, district: &Ags) -> Result<Vec<Draft>, StoreError> {
    const SQL: &str = select_draft!(
        "WHERE d.district = $1 AND d.stage IN ('submitted', 'in-review')
         ORDER BY d.submitted, d.id"
    );
    let rows: Vec<DraftRow> =
        on!(tx, conn => sqlx::query_as(SQL).bind(district.as_str()).fetch_all(conn).await)?;
    rows.into_iter().map(DraftRow::into_draft).collect()
}

/// A key for a record that is written here for the first time; it sorts by `at` and can be guessed by nobody.
pub fn new_key(at: Timestamp) -> Result<RecordKey, StoreError> {
    let key = new_id(at).to_string();
    key.parse().map_err(|_| StoreError::Corrupt(key))
}

/// Saves what somebody wrote; `read` is the version that was changed, nothing where there was no draft yet.
/// Whatever its stage was, it is a draft again. Returns its new version.
///
/// A conflict where somebody else saved meanwhile, or where the entry is another organisation's.
pub async fn save(
    tx: &mut WriteTx,
    proof: &impl MayEdit,
    record: &Record,
    read: Option<i64>,
) -> Result<i64, StoreError> {
    const SQL: &str = "
        INSERT INTO draft (id, district, kind, source, key, owner, title, hash, base, stage, version, changed)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, (SELECT hash FROM record WHERE id = $1), 'draft', 1, $9)
        ON CONFLICT (id) DO UPDATE SET
            title = excluded.title, hash = excluded.hash, stage = 'draft', version = draft.version + 1,
            changed = excluded.changed, submitted = NULL, taken_by = NULL";
    same_actor(tx, proof.actor())?;
    let filed = record::file(record)?;
    let owner = proof.owner().uuid();
    let of = RecordRef::new(filed.kind, filed.id);
    let told = record.owner().unwrap_or(OrganisationId::NOBODY).uuid();
    if !proof.covers(of) || told != owner || !owned(tx, of, owner).await? {
        return Err(StoreError::Conflict("the entry belongs to somebody else".to_owned()));
    }
    merges::stands(tx, of).await?;
    let known = version_of(tx, of).await?;
    if known != read {
        return Err(StoreError::Conflict("somebody else has changed the draft".to_owned()));
    }
    if filed.source == Source::COCKPIT {
        source_is_there(tx, record).await?;
    }
    record::keep_bodies(tx, &filed.bodies).await?;
    let changed = tx.at().as_microsecond();
    on!(tx, conn => sqlx::query(SQL)
        .bind(filed.id)
        .bind(filed.district.as_str())
        .bind(filed.kind.code())
        .bind(filed.source.as_str())
        .bind(filed.key.as_str())
        .bind(owner)
        .bind(filed.title.as_str())
        .bind(filed.hash.as_slice())
        .bind(changed)
        .execute(conn)
        .await.map(|_| ()))?;
    Ok(known.unwrap_or(0) + 1)
}

/// Hands a draft to the office, or publishes it at once where the organisation is trusted. `today` is the day on
/// which it was looked at.
pub async fn submit(
    tx: &mut WriteTx,
    proof: &impl MayEdit,
    record: RecordRef,
    read: i64,
    today: Date,
) -> Result<Outcome, StoreError> {
    const SQL: &str = "
        UPDATE draft SET stage = 'submitted', version = version + 1, submitted = $1, taken_by = NULL
        WHERE id = $2";
    same_actor(tx, proof.actor())?;
    let draft = at_version(tx, record, proof.owner(), read).await?;
    if !proof.covers(record) {
        return Err(StoreError::Conflict("the entry belongs to somebody else".to_owned()));
    }
    if trust::is_trusted(tx, draft.owner).await? {
        put_out(tx, draft, today).await?;
        return Ok(Outcome::Published);
    }
    let at = tx.at().as_microsecond();
    on!(tx, conn => sqlx::query(SQL)
        .bind(at)
        .bind(record.uuid())
        .execute(conn)
        .await.map(|_| ()))?;
    note(tx, &draft.record, Deed::Submitted).await?;
    Ok(Outcome::Waits)
}

/// Throws a draft away; what is public stays.
pub async fn drop(
    tx: &mut WriteTx,
    proof: &impl MayEdit,
    record: RecordRef,
    read: i64,
) -> Result<(), StoreError> {
    same_actor(tx, proof.actor())?;
    let draft = at_version(tx, record, proof.owner(), read).await?;
    if !proof.covers(record) {
        return Err(StoreError::Conflict("the entry belongs to somebody else".to_owned()));
    }
    remove(tx, record).await?;
    note(tx, &draft.record, Deed::DroppedDraft).await
}

async fn remove(tx: &mut WriteTx, of: RecordRef) -> Result<(), StoreError> {
    const SQL: &str = "DELETE FROM draft WHERE id = $1";
    on!(tx, conn => sqlx::query(SQL).bind(of.uuid()).execute(conn).await.map(|_| ()))?;
    Ok(())
}

async fn version_of(tx: &mut ReadTx, of: RecordRef) -> Result<Option<i64>, StoreError> {
    const SQL: &str = "SELECT version FROM draft WHERE id = $1";
    Ok(on!(tx, conn => sqlx::query_scalar(SQL).bind(of.uuid()).fetch_optional(conn).await)?)
}

/// The draft of an owner, if it is still the one that was read.
async fn at_version(
    tx: &mut ReadTx,
    of: RecordRef,
    owner: OrganisationId,
    read: i64,
) -> Result<Draft, StoreError> {
    let draft = by_id(tx, of).await?;
    let draft = draft.ok_or_else(|| StoreError::NotFound(format!("draft {}", of.uuid())))?;
    if draft.owner != owner {
        return Err(StoreError::Conflict("the entry belongs to somebody else".to_owned()));
    }
    if draft.version != read {
        return Err(StoreError::Conflict("somebody else has changed the draft".to_owned()));
    }
    Ok(draft)
}

/// Whether an entry is the organisation's, or is not there yet. A place that no organisation runs is [`OrganisationId::NOBODY`]'s.
async fn owned(tx: &mut ReadTx, of: RecordRef, owner: Uuid) -> Result<bool, StoreError> {
    const SQL: &str = "
        SELECT count(*) FROM (
            SELECT owner FROM draft WHERE id = $1
            UNION ALL
            SELECT CASE WHEN kind = 'organisation' THEN id ELSE owner END AS owner FROM record WHERE id = $1
        ) AS known
        WHERE COALESCE(owner, $3) <> $2";
    let others: i64 = on!(tx, conn => sqlx::query_scalar(SQL)
        .bind(of.uuid())
        .bind(owner)
        .bind(OrganisationId::NOBODY.uuid())
        .fetch_one(conn)
        .await)?;
    Ok(others == 0)
}

/// Makes the source that stands for the cockpit, where it is not there yet.
async fn source_is_there(tx: &mut WriteTx, record: &Record) -> Result<(), StoreError> {
    let Some(origin) = record.entry().and(record.origin()) else { return Ok(()) };
    if crate::sources::by_key(tx, &origin.district, &origin.source).await?.is_some() {
        return Ok(());
    }
    let source = Source {
        district: origin.district.clone(),
        key: origin.source.clone(),
        name: "Eigene Angaben der Einrichtungen".to_owned(),
        licence: Licence("all-rights-reserved".to_owned()),
        attribution: None,
        url: None,
        example: false,
    };
    crate::sources::put(tx, &source).await?;
    Ok(())
}

async fn note(tx: &mut WriteTx, record: &Record, what: Deed) -> Result<(), StoreError> {
    let filed = record::file(record)?;
    let district: Ags = filed
        .district
        .parse()
        .map_err(|_| StoreError::Corrupt(format!("the district {}", filed.district)))?;
    let about = About::Record(RecordRef::new(filed.kind, filed.id));
    acts::note_about(tx, &district, what, Some(about)).await
}

/// The person that writes in `tx`.
fn person(tx: &WriteTx) -> Result<AccountId, StoreError> {
    match tx.actor() {
        Actor::Person(id) => Ok(*id),
        _ => Err(StoreError::Conflict("only a person can do this".to_owned())),
    }
}

/// A proof is good for the write of the person that it was given to.
pub(crate) fn same_actor(tx: &WriteTx, actor: &Actor) -> Result<(), StoreError> {
    if tx.actor() == actor {
        return Ok(());
    }
    Err(StoreError::Conflict("the proof belongs to somebody else".to_owned()))
}
