//! Records of every kind in one table: they come, change, go and are shown by the same rules.
//!
//! What is queried is a column, what a record says is its body ([`crate::shape`], kept once by its hash in
//! `body`). So a change of state never rewrites a body, the change log names bodies instead of repeating
//! them, and an import run is applied by moving small rows only.
//!
//! Not here: the typed doors for callers ([`crate::offers`], [`crate::organisations`], [`crate::places`], [`crate::areas`],
//! [`crate::sources`]).

use base::{Actor, AreaId, OfferId, OrganisationId, PlaceId, RecordKey};
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
    db::{on, placeholders},
    shape,
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
pub(crate) fn source_id(source: &Source) -> Result<Uuid, StoreError> {
    // Of the same form as all derived ids; the kind of the table keeps them apart from the others.
    let key: RecordKey = format!("source:{}", source.key)
        .parse()
        .map_err(|_| StoreError::Corrupt(format!("source {}", source.key)))?;
    Ok(AreaId::derived(&source.district, &source.key, &key).uuid())
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
    let (id, origin, publication, window, owner, form, title) = match record {
        Record::Source(it) => {
            let id = source_id(it)?;
            (id, None, published, open, None, None, it.name.as_str())
        }
        Record::Area(it) => {
            let form = Some(it.level.code());
            (it.id.uuid(), Some(&it.origin), published, open, None, form, it.name.as_str())
        }
        Record::Organisation(it) => {
            (it.id.uuid(), Some(&it.origin), it.publication, open, None, None, it.name.de())
        }
        Record::Place(it) => {
            let owner = it.run_by.map(OrganisationId::uuid);
            (it.id.uuid(), Some(&it.origin), it.publication, open, owner, None, it.name.de())
        }
        Record::Offer(it) => (
            it.id.uuid(),
            Some(&it.origin),
            it.publication,
            visibility::window(it),
            Some(it.provider.uuid()),
            Some(it.kind.code()),
            it.title.de(),
        ),
    };
    let (district, source, key, retrieved) = match (record, origin) {
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
        kind: kind_of(record),
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

fn kind_of(record: &Record) -> RecordKind {
    match record {
        Record::Source(_) => RecordKind::Source,
        Record::Area(_) => RecordKind::Area,
        Record::Organisation(_) => RecordKind::Organisation,
        Record::Place(_) => RecordKind::Place,
        Record::Offer(_) => RecordKind::Offer,
    }
}

/// A row with its body, as it is read.
#[derive(Debug, sqlx::FromRow)]
pub(crate) struct Row {
    pub(crate) id: Uuid,
    pub(crate) kind: String,
    pub(crate) district: String,
    pub(crate) source: String,
    pub(crate) key: String,
    pub(crate) publication: String,
    pub(crate) retrieved: i64,
    pub(crate) content: String,
}

/// The columns of a [`Row`]; conditions follow.
macro_rules! select {
    ($($rest:expr),* $(,)?) => {
        concat!(
            "SELECT r.id, r.kind, r.district, r.source, r.key, r.publication, r.retrieved, b.content
             FROM record r JOIN body b ON b.hash = r.hash ",
            $($rest),*
        )
    };
}
pub(crate) use select;

/// What the public may see on the day that is bound as `$day`: the one place in SQL. The rule is
/// `landscape::visibility::is_public`.
macro_rules! public {
    ($day:literal) => {
        concat!(
            " r.publication = 'published'
              AND (r.visible_from IS NULL OR r.visible_from <= ",
            $day,
            ")
              AND (r.visible_until IS NULL OR r.visible_until >= ",
            $day,
            ") "
        )
    };
}

impl Row {
    pub(crate) fn into_record(self) -> Result<Record, StoreError> {
        let id = self.id;
        let corrupt = |what: &str, given: &str| {
            StoreError::Corrupt(format!("record {id} has the {what} `{given}`"))
        };
        let kind = RecordKind::from_code(&self.kind).ok_or_else(|| corrupt("kind", &self.kind))?;
        let publication = Publication::from_code(&self.publication)
            .ok_or_else(|| corrupt("state", &self.publication))?;
        let origin = Origin {
            district: self.district.parse().map_err(|_| corrupt("district", &self.district))?,
            source: self.source.parse().map_err(|_| corrupt("source", &self.source))?,
            key: self.key.parse().map_err(|_| corrupt("key", &self.key))?,
            licence: None,
            retrieved_at: Timestamp::from_microsecond(self.retrieved)
                .map_err(|_| corrupt("time", &self.retrieved.to_string()))?,
        };
        shape::read(&self.content, shape::Beside { kind, id, origin, publication })
    }
}

/// Keeps bodies that are not there yet.
pub(crate) async fn keep_bodies(
    tx: &mut ReadTx,
    bodies: &[(Hash, String)],
) -> Result<(), StoreError> {
    for chunk in bodies.chunks(BATCH) {
        let sql = format!(
            "INSERT INTO body (hash, content) VALUES {} ON CONFLICT (hash) DO NOTHING",
            placeholders(chunk.len(), 2)
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

/// Rows in one statement. SQLite looks the name of a parameter up by counting through them all, so more rows
/// cost the square.
pub(crate) const BATCH: usize = 25;

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

/// The record under `id`, in whatever state.
pub(crate) async fn by_id(
    tx: &mut ReadTx,
    kind: RecordKind,
    id: Uuid,
) -> Result<Option<Record>, StoreError> {
    const SQL: &str = select!("WHERE r.id = $1 AND r.kind = $2");
    let row: Option<Row> = on!(tx, conn =>
        sqlx::query_as(SQL).bind(id).bind(kind.code()).fetch_optional(conn).await)?;
    row.map(Row::into_record).transpose()
}

/// The records under `ids` in that order, in whatever state; what is not there is left out.
pub(crate) async fn by_ids(
    tx: &mut ReadTx,
    kind: RecordKind,
    ids: &[Uuid],
) -> Result<Vec<Record>, StoreError> {
    let mut found = std::collections::BTreeMap::new();
    for chunk in ids.chunks(500) {
        let sql = format!(
            "{} WHERE r.kind = ${} AND r.id IN {}",
            select!(),
            chunk.len() + 1,
            placeholders(1, chunk.len())
        );
        let rows: Vec<Row> = on!(tx, conn => {
            let mut query = sqlx::query_as(AssertSqlSafe(sql));
            for id in chunk {
                query = query.bind(*id);
            }
            query.bind(kind.code()).fetch_all(conn).await
        })?;
        for row in rows {
            found.insert(row.id, row.into_record()?);
        }
    }
    Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
}

/// All records of a kind in a district that are published, by title.
pub(crate) async fn published(
    tx: &mut ReadTx,
    kind: RecordKind,
    district: &str,
) -> Result<Vec<Record>, StoreError> {
    const SQL: &str = select!(
        "WHERE r.kind = $1 AND r.district = $2 AND r.publication = 'published'
         ORDER BY r.sort, r.id"
    );
    let rows: Vec<Row> = on!(tx, conn =>
        sqlx::query_as(SQL).bind(kind.code()).bind(district).fetch_all(conn).await)?;
    rows.into_iter().map(Row::into_record).collect()
}

/// A page of all records of a kind, in whatever state, by id after `after`.
pub(crate) async fn page(
    tx: &mut ReadTx,
    kind: RecordKind,
    district: &str,
    after: Option<Uuid>,
    limit: u32,
) -> Result<Vec<Record>, StoreError> {
    const SQL: &str =
        select!("WHERE r.kind = $1 AND r.district = $2 AND r.id > $3 ORDER BY r.id LIMIT $4");
    let rows: Vec<Row> = on!(tx, conn => sqlx::query_as(SQL)
        .bind(kind.code())
        .bind(district)
        .bind(after.unwrap_or(Uuid::nil()))
        .bind(i64::from(limit))
        .fetch_all(conn)
        .await)?;
    rows.into_iter().map(Row::into_record).collect()
}

/// The same as [`page`], only what the public may see on `today`.
pub(crate) async fn public_page(
    tx: &mut ReadTx,
    kind: RecordKind,
    district: &str,
    today: Date,
    after: Option<Uuid>,
    limit: u32,
) -> Result<Vec<Record>, StoreError> {
    const SQL: &str = select!(
        "WHERE r.kind = $1 AND r.district = $2 AND r.id > $3 AND ",
        public!("$4"),
        "ORDER BY r.id LIMIT $5"
    );
    let rows: Vec<Row> = on!(tx, conn => sqlx::query_as(SQL)
        .bind(kind.code())
        .bind(district)
        .bind(after.unwrap_or(Uuid::nil()))
        .bind(today.to_sqlx())
        .bind(i64::from(limit))
        .fetch_all(conn)
        .await)?;
    rows.into_iter().map(Row::into_record).collect()
}

/// The records of a kind among `ids` that the public may see on `today`, in the order of `ids`.
pub(crate) async fn public_ids(
    tx: &mut ReadTx,
    kind: RecordKind,
    ids: &[Uuid],
    today: Date,
) -> Result<Vec<Record>, StoreError> {
    let mut found = std::collections::BTreeMap::new();
    for chunk in ids.chunks(500) {
        let sql = format!(
            "{} WHERE r.kind = $2 AND {} AND r.id IN ({})",
            select!(),
            public!("$1"),
            (3..chunk.len() + 3).map(|n| format!("${n}")).collect::<Vec<_>>().join(", ")
        );
        let rows: Vec<Row> = on!(tx, conn => {
            let mut query =
                sqlx::query_as(AssertSqlSafe(sql)).bind(today.to_sqlx()).bind(kind.code());
            for id in chunk {
                query = query.bind(*id);
            }
            query.fetch_all(conn).await
        })?;
        for row in rows {
            found.insert(row.id, row.into_record()?);
        }
    }
    Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
}

/// How many records of a kind the public may see on `today`.
pub(crate) async fn public_count(
    tx: &mut ReadTx,
    kind: RecordKind,
    district: &str,
    today: Date,
) -> Result<u64, StoreError> {
    const SQL: &str = concat!(
        "SELECT count(*) FROM record r WHERE r.kind = $1 AND r.district = $2 AND ",
        public!("$3")
    );
    let n: i64 = on!(tx, conn => sqlx::query_scalar(SQL)
        .bind(kind.code())
        .bind(district)
        .bind(today.to_sqlx())
        .fetch_one(conn)
        .await)?;
    Ok(u64::try_from(n).unwrap_or(0))
}

/// Public records of a kind that belong to an organisation, by title.
pub(crate) async fn public_of_owner(
    tx: &mut ReadTx,
    kind: RecordKind,
    owner: OrganisationId,
    today: Date,
) -> Result<Vec<Record>, StoreError> {
    const SQL: &str =
        select!("WHERE r.owner = $1 AND r.kind = $2 AND ", public!("$3"), "ORDER BY r.sort, r.id");
    let rows: Vec<Row> = on!(tx, conn => sqlx::query_as(SQL)
        .bind(owner.uuid())
        .bind(kind.code())
        .bind(today.to_sqlx())
        .fetch_all(conn)
        .await)?;
    rows.into_iter().map(Row::into_record).collect()
}
