//! The change log: what was changed, by whom, when, from what to what.
//!
//! Positions are gapless and in the order of commits, since the row of `log_head` is taken last and held to
//! the commit: whoever follows the log by position misses nothing. The log names bodies by their hash; it
//! holds no personal values.
//!
//! The public feed ([`public_after`]) is a projection: each record once, at its last change; tombstones only
//! for what was once public.

use base::{Ags, ChangePosition};
use jiff::{Timestamp, civil::Date};
use landscape::Validity;
use sqlx::AssertSqlSafe;
use uuid::Uuid;

use crate::{
    Db, ReadTx, StoreError, WriteTx,
    db::{on, value_rows},
    record::{BATCH, Hash, Record, RecordKind, RecordRef, Row, day_of, label},
};

/// A change of the log.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    pub position: ChangePosition,
    pub at: Timestamp,
    /// As [`base::Actor::label`] says it.
    pub actor: String,
    pub record: RecordRef,
    /// Nothing where the record is new. Outlines of areas are not repeated here.
    pub before: Option<Record>,
    pub after: Record,
}

/// Something for those who follow the public stock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FeedItem {
    pub position: ChangePosition,
    pub modified: Timestamp,
    pub record: RecordRef,
    pub state: FeedState,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FeedState {
    /// It is there, new or changed.
    Updated,
    /// It was public and is no more.
    Deleted,
}

/// A page of the feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feed {
    pub items: Vec<FeedItem>,
    /// Where to go on.
    pub next: ChangePosition,
    /// Whether there is more after it.
    pub more: bool,
}

/// A change that waits for its position.
#[derive(Debug)]
pub(crate) struct Pending {
    pub(crate) kind: RecordKind,
    pub(crate) id: Uuid,
    pub(crate) district: String,
    pub(crate) before_hash: Option<Hash>,
    pub(crate) before_publication: Option<String>,
    pub(crate) after_hash: Hash,
    pub(crate) after_publication: String,
}

/// The position of the last committed change.
pub async fn head(tx: &mut ReadTx) -> Result<ChangePosition, StoreError> {
    const SQL: &str = "SELECT n FROM log_head WHERE one = 1";
    Ok(ChangePosition(on!(tx, conn => sqlx::query_scalar(SQL).fetch_one(conn).await)?))
}

/// The same, asked of the database itself.
pub async fn head_of(db: &Db) -> Result<ChangePosition, StoreError> {
    head(&mut db.glance().await?).await
}

/// Whether anything else than an offer was changed after a position.
pub async fn beside_offers(tx: &mut ReadTx, after: ChangePosition) -> Result<bool, StoreError> {
    const SQL: &str = "
        SELECT count(*) FROM (
            SELECT 1 FROM change WHERE position > $1 AND kind <> 'offer' LIMIT 1) AS other";
    let n: i64 = on!(tx, conn => sqlx::query_scalar(SQL).bind(after.0).fetch_one(conn).await)?;
    Ok(n > 0)
}

/// Takes `count` positions and returns the one before them. The row stays locked to the commit.
pub(crate) async fn take_positions(tx: &mut ReadTx, count: i64) -> Result<i64, StoreError> {
    const SQL: &str = "UPDATE log_head SET n = n + $1 WHERE one = 1 RETURNING n";
    let n: i64 = on!(tx, conn => sqlx::query_scalar(SQL).bind(count).fetch_one(conn).await)?;
    Ok(n - count)
}

/// Writes the changes of `tx` into the log; the last thing before its commit.
pub(crate) async fn append(tx: &mut WriteTx) -> Result<ChangePosition, StoreError> {
    const MOVE: &str = "UPDATE record SET position = $1 WHERE id = $2";
    let pending = std::mem::take(&mut tx.pending);
    if pending.is_empty() {
        return head(tx).await;
    }
    let at = tx.at().as_microsecond();
    let actor = label(tx.actor());
    let mut position = take_positions(tx, i64::try_from(pending.len()).unwrap_or(i64::MAX)).await?;
    for chunk in pending.chunks(BATCH) {
        let sql = format!(
            "INSERT INTO change (position, at, actor, district, kind, id, before_hash,
                before_publication, after_hash, after_publication) VALUES {}",
            value_rows(tx, chunk.len(), 10)
        );
        let first = position;
        on!(tx, conn => {
            let mut query = sqlx::query(AssertSqlSafe(sql));
            for change in chunk {
                position += 1;
                query = query
                    .bind(position)
                    .bind(at)
                    .bind(actor.as_str())
                    .bind(change.district.as_str())
                    .bind(change.kind.code())
                    .bind(change.id)
                    .bind(change.before_hash.as_deref())
                    .bind(change.before_publication.as_deref())
                    .bind(change.after_hash.as_slice())
                    .bind(change.after_publication.as_str());
            }
            query.execute(conn).await?;
        });
        for (change, position) in chunk.iter().zip(first + 1..) {
            on!(tx, conn => sqlx::query(MOVE)
                .bind(position)
                .bind(change.id)
                .execute(conn)
                .await.map(|_| ()))?;
        }
    }
    Ok(ChangePosition(position))
}

#[derive(sqlx::FromRow)]
struct ChangeRow {
    position: i64,
    at: i64,
    actor: String,
    kind: String,
    id: Uuid,
    district: String,
    source: String,
    key: String,
    before_publication: Option<String>,
    before_content: Option<String>,
    after_publication: String,
    after_content: String,
}

/// The columns of a [`ChangeRow`].
macro_rules! select_change {
    ($rest:literal) => {
        concat!(
            "SELECT c.position, c.at, c.actor, c.kind, c.id, r.district, r.source, r.key,
                c.before_publication, x.content AS before_content,
                c.after_publication, y.content AS after_content
             FROM change c
             JOIN record r ON r.id = c.id
             JOIN body y ON y.hash = c.after_hash
             LEFT JOIN body x ON x.hash = c.before_hash ",
            $rest
        )
    };
}

/// The changes after a position, in order, at most `limit`.
///
/// The origin's time of reading is that of the change.
pub async fn after(
    tx: &mut ReadTx,
    position: ChangePosition,
    limit: u32,
) -> Result<Vec<Change>, StoreError> {
    const SQL: &str = select_change!("WHERE c.position > $1 ORDER BY c.position LIMIT $2");
    let rows: Vec<ChangeRow> = on!(tx, conn => sqlx::query_as(SQL)
        .bind(position.0)
        .bind(i64::from(limit))
        .fetch_all(conn)
        .await)?;
    rows.into_iter().map(ChangeRow::into_change).collect()
}

/// The changes after a position up to another of records that were there before, in order, at most `limit`:
/// what is new is left out.
pub async fn revisions(
    tx: &mut ReadTx,
    after: ChangePosition,
    until: ChangePosition,
    limit: u32,
) -> Result<Vec<Change>, StoreError> {
    const SQL: &str = select_change!(
        "WHERE c.position > $1 AND c.position <= $2 AND c.before_hash IS NOT NULL
         ORDER BY c.position LIMIT $3"
    );
    let rows: Vec<ChangeRow> = on!(tx, conn => sqlx::query_as(SQL)
        .bind(after.0)
        .bind(until.0)
        .bind(i64::from(limit))
        .fetch_all(conn)
        .await)?;
    rows.into_iter().map(ChangeRow::into_change).collect()
}

/// All changes of one record, the first one first.
pub async fn of_record(tx: &mut ReadTx, record: RecordRef) -> Result<Vec<Change>, StoreError> {
    const SQL: &str = select_change!("WHERE c.id = $1 ORDER BY c.position");
    let rows: Vec<ChangeRow> =
        on!(tx, conn => sqlx::query_as(SQL).bind(record.uuid()).fetch_all(conn).await)?;
    rows.into_iter().map(ChangeRow::into_change).collect()
}

/// The position of the last change of a record, 0 where there is none.
pub async fn last_of(tx: &mut ReadTx, record: RecordRef) -> Result<ChangePosition, StoreError> {
    const SQL: &str = "SELECT coalesce(max(position), 0) FROM change WHERE id = $1";
    let n: i64 =
        on!(tx, conn => sqlx::query_scalar(SQL).bind(record.uuid()).fetch_one(conn).await)?;
    Ok(ChangePosition(n))
}

impl ChangeRow {
    fn into_change(self) -> Result<Change, StoreError> {
        let row = |publication: String, content: String| Row {
            id: self.id,
            kind: self.kind.clone(),
            district: self.district.clone(),
            source: self.source.clone(),
            key: self.key.clone(),
            publication,
            retrieved: self.at,
            content,
        };
        let kind = RecordKind::from_code(&self.kind).ok_or_else(|| {
            StoreError::Corrupt(format!("change {} of a {}", self.position, self.kind))
        })?;
        let before = match (self.before_publication.clone(), self.before_content.clone()) {
            (Some(publication), Some(content)) => Some(row(publication, content).into_record()?),
            (None, None) => None,
            _ => {
                return Err(StoreError::Corrupt(format!(
                    "change {}: half a before",
                    self.position
                )));
            }
        };
        Ok(Change {
            position: ChangePosition(self.position),
            at: time(self.at)?,
            actor: self.actor.clone(),
            record: RecordRef::new(kind, self.id),
            before,
            after: row(self.after_publication.clone(), self.after_content.clone()).into_record()?,
        })
    }
}

/// A stored time.
pub(crate) fn time(microseconds: i64) -> Result<Timestamp, StoreError> {
    Timestamp::from_microsecond(microseconds)
        .map_err(|_| StoreError::Corrupt(format!("the time {microseconds}")))
}

#[derive(sqlx::FromRow)]
struct FeedRow {
    position: i64,
    modified: i64,
    kind: String,
    id: Uuid,
    publication: String,
    once_public: bool,
    visible_from: Option<jiff_sqlx::Date>,
    visible_until: Option<jiff_sqlx::Date>,
}

/// What the public may know of the changes after a position. A record that was never public is not named.
///
/// Windows open and close by the calendar, without a change: what is not yet public on `today` is left out and
/// what has passed is told as deleted, when its last change is read.
pub async fn public_after(
    tx: &mut ReadTx,
    district: &Ags,
    position: ChangePosition,
    limit: u32,
    today: Date,
) -> Result<Feed, StoreError> {
    const SQL: &str = "
        SELECT position, modified, kind, id, publication, once_public, visible_from, visible_until
        FROM record
        WHERE position > $1 AND district = $2 AND kind IN ('offer', 'organisation', 'place')
        ORDER BY position
        LIMIT $3";
    let rows: Vec<FeedRow> = on!(tx, conn => sqlx::query_as(SQL)
        .bind(position.0)
        .bind(district.as_str())
        .bind(i64::from(limit) + 1)
        .fetch_all(conn)
        .await)?;
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = rows.len() > limit;
    let mut feed = Feed { items: Vec::new(), next: position, more };
    for row in rows.into_iter().take(limit) {
        feed.next = ChangePosition(row.position);
        if let Some(item) = row.item(today)? {
            feed.items.push(item);
        }
    }
    Ok(feed)
}

impl FeedRow {
    fn item(self, today: Date) -> Result<Option<FeedItem>, StoreError> {
        let modified = time(self.modified)?;
        let window = Validity {
            from: self.visible_from.map(|d| d.to_jiff()),
            until: self.visible_until.map(|d| d.to_jiff()),
        };
        let published = self.publication == "published";
        // It had a day on which it could be seen between its last change and today.
        let passed = published
            && window.from.is_none_or(|from| from <= today)
            && window.until.is_some_and(|until| until >= day_of(modified));
        let state = if published && window.includes(today) {
            FeedState::Updated
        } else if self.once_public || passed {
            FeedState::Deleted
        } else {
            return Ok(None);
        };
        let kind = RecordKind::from_code(&self.kind)
            .ok_or_else(|| StoreError::Corrupt(format!("a record of kind {}", self.kind)))?;
        let record = RecordRef::new(kind, self.id);
        Ok(Some(FeedItem { position: ChangePosition(self.position), modified, record, state }))
    }
}
