//! Reading records: by id, page by page, and what the public may see.

use std::collections::BTreeMap;

use base::OrganisationId;
use jiff::{Timestamp, civil::Date};
use jiff_sqlx::ToSqlx;
use landscape::{Coded, Origin, Publication};
use sqlx::AssertSqlSafe;
use uuid::Uuid;

use super::{Record, RecordKind, RecordRef};
use crate::{
    ReadTx, StoreError,
    db::{on, placeholders},
    shape,
};

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
pub(crate) use public;

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
    let mut found = BTreeMap::new();
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

/// Those of `ids` that are records of a kind, in whatever state.
pub(crate) async fn known(
    tx: &mut ReadTx,
    kind: RecordKind,
    ids: &[Uuid],
) -> Result<Vec<Uuid>, StoreError> {
    let mut found = Vec::new();
    for chunk in ids.chunks(500) {
        let sql = format!(
            "SELECT id FROM record WHERE kind = ${} AND id IN {}",
            chunk.len() + 1,
            placeholders(1, chunk.len())
        );
        let rows: Vec<Uuid> = on!(tx, conn => {
            let mut query = sqlx::query_scalar(AssertSqlSafe(sql));
            for id in chunk {
                query = query.bind(*id);
            }
            query.bind(kind.code()).fetch_all(conn).await
        })?;
        found.extend(rows);
    }
    Ok(found)
}

/// A page of all records of a kind in all districts, in whatever state, by id after `after`.
pub(crate) async fn page_everywhere(
    tx: &mut ReadTx,
    kind: RecordKind,
    after: Option<Uuid>,
    limit: u32,
) -> Result<Vec<Record>, StoreError> {
    const SQL: &str = select!("WHERE r.kind = $1 AND r.id > $2 ORDER BY r.id LIMIT $3");
    let rows: Vec<Row> = on!(tx, conn => sqlx::query_as(SQL)
        .bind(kind.code())
        .bind(after.unwrap_or(Uuid::nil()))
        .bind(i64::from(limit))
        .fetch_all(conn)
        .await)?;
    rows.into_iter().map(Row::into_record).collect()
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
    let mut found = BTreeMap::new();
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

/// What records and drafts are called now, as far as they are there.
pub async fn titles(
    tx: &mut ReadTx,
    records: &[RecordRef],
) -> Result<BTreeMap<RecordRef, String>, StoreError> {
    let mut named = BTreeMap::new();
    for chunk in records.chunks(500) {
        let marks = (1..=chunk.len()).map(|n| format!("${n}")).collect::<Vec<_>>().join(", ");
        let sql = format!(
            "SELECT id, kind, title FROM draft WHERE id IN ({marks})
             UNION ALL SELECT id, kind, title FROM record WHERE id IN ({marks})"
        );
        let rows: Vec<(Uuid, String, String)> = on!(tx, conn => {
            let mut query = sqlx::query_as(AssertSqlSafe(sql));
            for record in chunk {
                query = query.bind(record.uuid());
            }
            query.fetch_all(conn).await
        })?;
        for (id, kind, title) in rows {
            let kind = RecordKind::from_code(&kind)
                .ok_or_else(|| StoreError::Corrupt(format!("record {id} has the kind `{kind}`")))?;
            // What is public goes before what somebody writes.
            named.insert(RecordRef::new(kind, id), title);
        }
    }
    Ok(named)
}
