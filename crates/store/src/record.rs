//! Records of every kind in one table: they come, change, go and are shown by the same rules.
//!
//! What is queried is a column, what a record says is its body ([`crate::shape`], kept once by its hash in
//! `body`). So a change of state never rewrites a body, the change log names bodies instead of repeating
//! them, and an import run is applied by moving small rows only.
//!
//! Not here: the typed doors for callers ([`crate::offers`], [`crate::organisations`], [`crate::places`], [`crate::areas`],
//! [`crate::sources`]).

use base::{Actor, Ags, AreaId, OfferId, OrganisationId, PlaceId, RecordKey, SourceKey};
use jiff::{Timestamp, civil::Date};
use jiff_sqlx::ToSqlx;
use landscape::{
    Area, Coded, Offer, Organisation, Origin, Place, Publication, Source, Validity, matching,
    visibility,
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use sqlx::AssertSqlSafe;
use uuid::Uuid;

use crate::{
    ReadTx, StoreError, WriteTx,
    changes::Pending,
    db::{on, value_rows},
    shape,
};

mod read;

pub use read::titles;
pub(crate) use read::{
    Row, by_id, by_ids, known, page, page_everywhere, public, public_count, public_ids,
    public_of_owner, public_page, published, select,
};

/// What kind of record it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RecordKind {
    Source,
    Area,
    Organisation,
    Place,
    Offer,
}

impl RecordKind {
    pub const ALL: &'static [RecordKind] = &[
        RecordKind::Source,
        RecordKind::Area,
        RecordKind::Organisation,
        RecordKind::Place,
        RecordKind::Offer,
    ];

    /// A stable word for the database, for files and for `--json`.
    pub fn code(self) -> &'static str {
        match self {
            RecordKind::Source => "source",
            RecordKind::Area => "area",
            RecordKind::Organisation => "organisation",
            RecordKind::Place => "place",
            RecordKind::Offer => "offer",
        }
    }

    pub fn from_code(code: &str) -> Option<RecordKind> {
        RecordKind::ALL.iter().copied().find(|kind| kind.code() == code)
    }
}

/// A record of any kind.
#[derive(Debug, Clone, PartialEq)]
pub enum Record {
    Source(Source),
    Area(Box<Area>),
    Organisation(Box<Organisation>),
    Place(Box<Place>),
    Offer(Box<Offer>),
}

impl Record {
    pub fn kind(&self) -> RecordKind {
        match self {
            Record::Source(_) => RecordKind::Source,
            Record::Area(_) => RecordKind::Area,
            Record::Organisation(_) => RecordKind::Organisation,
            Record::Place(_) => RecordKind::Place,
            Record::Offer(_) => RecordKind::Offer,
        }
    }

    /// What it is called, in German where it is called otherwise in other languages.
    pub fn name(&self) -> &str {
        match self {
            Record::Source(it) => it.name.as_str(),
            Record::Area(it) => it.name.as_str(),
            Record::Organisation(it) => it.name.de(),
            Record::Place(it) => it.name.de(),
            Record::Offer(it) => it.title.de(),
        }
    }

    /// Where it came from; a source comes from nowhere.
    pub fn origin(&self) -> Option<&Origin> {
        match self {
            Record::Source(_) => None,
            Record::Area(it) => Some(&it.origin),
            Record::Organisation(it) => Some(&it.origin),
            Record::Place(it) => Some(&it.origin),
            Record::Offer(it) => Some(&it.origin),
        }
    }

    pub fn district(&self) -> &Ags {
        match self {
            Record::Source(it) => &it.district,
            Record::Area(it) => &it.origin.district,
            Record::Organisation(it) => &it.origin.district,
            Record::Place(it) => &it.origin.district,
            Record::Offer(it) => &it.origin.district,
        }
    }

    /// The organisation that answers for it; an organisation answers for itself.
    pub fn owner(&self) -> Option<OrganisationId> {
        match self {
            Record::Source(_) | Record::Area(_) => None,
            Record::Organisation(it) => Some(it.id),
            Record::Place(it) => it.run_by,
            Record::Offer(it) => Some(it.provider),
        }
    }

    /// Its name as an entry that somebody writes; sources and areas are none.
    pub fn entry(&self) -> Option<RecordRef> {
        match self {
            Record::Source(_) | Record::Area(_) => None,
            Record::Organisation(it) => Some(RecordRef::Organisation(it.id)),
            Record::Place(it) => Some(RecordRef::Place(it.id)),
            Record::Offer(it) => Some(RecordRef::Offer(it.id)),
        }
    }

    /// The editorial state of an entry, and the day on which somebody last said that it is true; nothing where it is
    /// no [entry](Record::entry).
    pub(crate) fn standing(&mut self) -> Option<(&mut Publication, &mut Option<Date>)> {
        match self {
            Record::Source(_) | Record::Area(_) => None,
            Record::Organisation(it) => Some((&mut it.publication, &mut it.assured_at)),
            Record::Place(it) => Some((&mut it.publication, &mut it.assured_at)),
            Record::Offer(it) => Some((&mut it.publication, &mut it.assured_at)),
        }
    }

    /// The editorial state; what has none is published.
    pub fn publication(&self) -> Publication {
        match self {
            Record::Source(_) | Record::Area(_) => Publication::Published,
            Record::Organisation(it) => it.publication,
            Record::Place(it) => it.publication,
            Record::Offer(it) => it.publication,
        }
    }
}

/// Names a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RecordRef {
    /// Sources have no id of their own; this one is derived from district and key.
    Source(Uuid),
    Area(AreaId),
    Organisation(OrganisationId),
    Place(PlaceId),
    Offer(OfferId),
}

impl RecordRef {
    pub(crate) fn new(kind: RecordKind, id: Uuid) -> RecordRef {
        match kind {
            RecordKind::Source => RecordRef::Source(id),
            RecordKind::Area => RecordRef::Area(AreaId::from_uuid(id)),
            RecordKind::Organisation => RecordRef::Organisation(OrganisationId::from_uuid(id)),
            RecordKind::Place => RecordRef::Place(PlaceId::from_uuid(id)),
            RecordKind::Offer => RecordRef::Offer(OfferId::from_uuid(id)),
        }
    }

    pub fn kind(self) -> RecordKind {
        match self {
            RecordRef::Source(_) => RecordKind::Source,
            RecordRef::Area(_) => RecordKind::Area,
            RecordRef::Organisation(_) => RecordKind::Organisation,
            RecordRef::Place(_) => RecordKind::Place,
            RecordRef::Offer(_) => RecordKind::Offer,
        }
    }

    pub fn uuid(self) -> Uuid {
        match self {
            RecordRef::Source(id) => id,
            RecordRef::Area(id) => id.uuid(),
            RecordRef::Organisation(id) => id.uuid(),
            RecordRef::Place(id) => id.uuid(),
            RecordRef::Offer(id) => id.uuid(),
        }
    }
}

/// The SHA-256 of a body.
pub(crate) type Hash = Vec<u8>;

pub(crate) fn hash_of(content: &str) -> Hash {
    Sha256::digest(content.as_bytes()).to_vec()
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

/// A record as its columns, with the bodies that they name.
#[derive(Debug, Clone)]
pub(crate) struct Filed {
    pub(crate) kind: RecordKind,
    pub(crate) id: Uuid,
    pub(crate) district: String,
    pub(crate) source: String,
    pub(crate) key: String,
    pub(crate) publication: &'static str,
    pub(crate) visible_from: Option<jiff_sqlx::Date>,
    pub(crate) visible_until: Option<jiff_sqlx::Date>,
    pub(crate) hash: Hash,
    pub(crate) outline: Option<Hash>,
    pub(crate) block: Option<String>,
    pub(crate) owner: Option<Uuid>,
    pub(crate) form: Option<&'static str>,
    pub(crate) title: String,
    pub(crate) sort: String,
    pub(crate) retrieved: i64,
    /// The body, and the outline's.
    pub(crate) bodies: Vec<(Hash, String)>,
}

/// The id under which a source is filed.
pub(crate) fn source_id(district: &Ags, source: &SourceKey) -> Result<Uuid, StoreError> {
    // Of the same form as all derived ids; the kind of the table keeps them apart from the others.
    let key: RecordKey = format!("source:{source}")
        .parse()
        .map_err(|_| StoreError::Corrupt(format!("source {source}")))?;
    Ok(AreaId::derived(district, source, &key).uuid())
}

/// Turns a record into columns and bodies.
pub(crate) fn file(record: &Record) -> Result<Filed, StoreError> {
    let mut bodies = Vec::new();
    let outline = match record {
        Record::Area(area) => match &area.boundary {
            Some(boundary) => {
                let content = shape::write_outline(boundary)?;
                let hash = hash_of(&content);
                bodies.push((hash.clone(), content));
                Some(hash)
            }
            None => None,
        },
        _ => None,
    };
    let content = shape::write(record, outline.as_deref().map(hex).as_deref())?;
    let hash = hash_of(&content);
    bodies.push((hash.clone(), content));
    let open = Validity::default();
    let published = Publication::Published;
    let (id, publication, window, owner, form) = match record {
        Record::Source(it) => {
            let id = source_id(&it.district, &it.key)?;
            (id, published, open, None, None)
        }
        Record::Area(it) => {
            let form = Some(it.level.code());
            (it.id.uuid(), published, open, None, form)
        }
        Record::Organisation(it) => (it.id.uuid(), it.publication, open, None, None),
        Record::Place(it) => {
            let owner = it.run_by.map(OrganisationId::uuid);
            (it.id.uuid(), it.publication, open, owner, None)
        }
        Record::Offer(it) => (
            it.id.uuid(),
            it.publication,
            visibility::window(it),
            Some(it.provider.uuid()),
            Some(it.kind.code()),
        ),
    };
    let title = record.name();
    let (district, source, key, retrieved) = match (record, record.origin()) {
        (Record::Source(it), _) => {
            (it.district.to_string(), it.key.to_string(), it.key.to_string(), Timestamp::UNIX_EPOCH)
        }
        (_, Some(origin)) => (
            origin.district.to_string(),
            origin.source.to_string(),
            origin.key.to_string(),
            origin.retrieved_at,
        ),
        (_, None) => return Err(StoreError::Corrupt(format!("a record without origin: {id}"))),
    };
    Ok(Filed {
        kind: record.kind(),
        id,
        district,
        source,
        key,
        publication: publication.code(),
        visible_from: window.from.map(Date::to_sqlx),
        visible_until: window.until.map(Date::to_sqlx),
        hash,
        outline,
        block: match record {
            Record::Offer(it) => Some(matching::block(it)),
            _ => None,
        },
        owner,
        form,
        sort: matching::fold(title),
        title: title.to_owned(),
        retrieved: retrieved.as_microsecond(),
        bodies,
    })
}

/// Keeps bodies that are not there yet.
pub(crate) async fn keep_bodies(
    tx: &mut ReadTx,
    bodies: &[(Hash, String)],
) -> Result<(), StoreError> {
    for chunk in bodies.chunks(BATCH) {
        let sql = format!(
            "INSERT INTO body (hash, content) VALUES {} ON CONFLICT (hash) DO NOTHING",
            value_rows(tx, chunk.len(), 2)
        );
        on!(tx, conn => {
            let mut query = sqlx::query(AssertSqlSafe(sql)).persistent(chunk.len() == BATCH);
            for (hash, content) in chunk {
                query = query.bind(hash.as_slice()).bind(content.as_str());
            }
            query.execute(conn).await?;
        });
    }
    Ok(())
}

/// Rows in one statement.
pub(crate) const BATCH: usize = 100;

#[derive(sqlx::FromRow)]
struct Known {
    hash: Hash,
    publication: String,
}

/// Puts a record in place of what stands under its id. What is the same already changes nothing.
pub(crate) async fn put(tx: &mut WriteTx, record: &Record) -> Result<bool, StoreError> {
    const KNOWN: &str = "SELECT hash, publication FROM record WHERE id = $1";
    const PUT: &str = "
        INSERT INTO record (id, kind, district, source, key, publication, gone, once_public,
            visible_from, visible_until, hash, outline, block, owner, form, title, sort,
            retrieved, modified, position)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, 0)
        ON CONFLICT (id) DO UPDATE SET
            publication = excluded.publication, gone = excluded.gone,
            once_public = record.once_public OR excluded.once_public,
            visible_from = excluded.visible_from, visible_until = excluded.visible_until,
            hash = excluded.hash, outline = excluded.outline, block = excluded.block,
            owner = excluded.owner, form = excluded.form, title = excluded.title,
            sort = excluded.sort, retrieved = excluded.retrieved, modified = excluded.modified";
    let filed = file(record)?;
    let known: Option<Known> =
        on!(tx, conn => sqlx::query_as(KNOWN).bind(filed.id).fetch_optional(conn).await)?;
    if known.as_ref().is_some_and(|k| k.hash == filed.hash && k.publication == filed.publication) {
        return Ok(false);
    }
    keep_bodies(tx, &filed.bodies).await?;
    let once_public = filed.is_public_on(day_of(tx.at()));
    let modified = tx.at().as_microsecond();
    on!(tx, conn => sqlx::query(PUT)
        .bind(filed.id)
        .bind(filed.kind.code())
        .bind(filed.district.as_str())
        .bind(filed.source.as_str())
        .bind(filed.key.as_str())
        .bind(filed.publication)
        .bind(false)
        .bind(once_public)
        .bind(filed.visible_from)
        .bind(filed.visible_until)
        .bind(filed.hash.as_slice())
        .bind(filed.outline.as_deref())
        .bind(filed.block.as_deref())
        .bind(filed.owner)
        .bind(filed.form)
        .bind(filed.title.as_str())
        .bind(filed.sort.as_str())
        .bind(filed.retrieved)
        .bind(modified)
        .execute(conn)
        .await.map(|_| ()))?;
    let (before_hash, before_publication) = known.map(|k| (k.hash, k.publication)).unzip();
    tx.pending.push(Pending {
        kind: filed.kind,
        id: filed.id,
        district: filed.district,
        before_hash,
        before_publication,
        after_hash: filed.hash,
        after_publication: filed.publication.to_owned(),
    });
    Ok(true)
}

impl Filed {
    fn is_public_on(&self, day: Date) -> bool {
        let window = Validity {
            from: self.visible_from.map(|d| d.to_jiff()),
            until: self.visible_until.map(|d| d.to_jiff()),
        };
        self.publication == Publication::Published.code() && window.includes(day)
    }
}

/// The calendar day of a time, in UTC.
pub(crate) fn day_of(at: Timestamp) -> Date {
    at.to_zoned(jiff::tz::TimeZone::UTC).date()
}

/// The actor's name in the log.
pub(crate) fn label(actor: &Actor) -> String {
    actor.label()
}
