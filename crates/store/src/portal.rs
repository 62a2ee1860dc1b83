//! The pages of the stock that the public may open, with their last change: what a map of the site is made of.

use base::Ags;
use jiff::{Timestamp, civil::Date};
use jiff_sqlx::ToSqlx;
use uuid::Uuid;

use crate::{ReadTx, RecordKind, RecordRef, StoreError, changes::time, db::on, record::public};

/// A page, and when what stands on it was last changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    pub of: RecordRef,
    pub modified: Timestamp,
}

/// How many pages there are on a day, and when one of them was last changed.
pub async fn extent(
    tx: &mut ReadTx,
    district: &Ags,
    today: Date,
) -> Result<(u64, Option<Timestamp>), StoreError> {
    const SQL: &str = concat!(
        "SELECT count(*), max(r.modified) FROM record r
         WHERE r.district = $1 AND r.kind IN ('offer', 'organisation', 'place') AND ",
        public!("$2")
    );
    let (count, last): (i64, Option<i64>) = on!(tx, conn => sqlx::query_as(SQL)
        .bind(district.as_str())
        .bind(today.to_sqlx())
        .fetch_one(conn)
        .await)?;
    Ok((u64::try_from(count).unwrap_or(0), last.map(time).transpose()?))
}

/// So many of them after the first `skip`, in an order that no change of an entry changes.
pub async fn pages(
    tx: &mut ReadTx,
    district: &Ags,
    today: Date,
    skip: u64,
    limit: u32,
) -> Result<Vec<Page>, StoreError> {
    const SQL: &str = concat!(
        "SELECT r.kind, r.id, r.modified FROM record r
         WHERE r.district = $1 AND r.kind IN ('offer', 'organisation', 'place') AND ",
        public!("$2"),
        "ORDER BY r.id LIMIT $3 OFFSET $4"
    );
    let rows: Vec<(String, Uuid, i64)> = on!(tx, conn => sqlx::query_as(SQL)
        .bind(district.as_str())
        .bind(today.to_sqlx())
        .bind(i64::from(limit))
        .bind(i64::try_from(skip).unwrap_or(i64::MAX))
        .fetch_all(conn)
        .await)?;
    rows.into_iter()
        .map(|(code, id, modified)| {
            let kind = RecordKind::from_code(&code)
                .ok_or_else(|| StoreError::Corrupt(format!("a record of kind {code}")))?;
            Ok(Page { of: RecordRef::new(kind, id), modified: time(modified)? })
        })
        .collect()
}
