//! Sources: who gave the records, under which licence.

use base::{Ags, SourceKey};
use landscape::Source;

use crate::{
    ReadTx, StoreError, WriteTx,
    db::on,
    record::{self, Record, RecordKind, Row, select},
};

/// Puts a source in place of the one with its key; says whether anything changed.
pub async fn put(tx: &mut WriteTx, source: &Source) -> Result<bool, StoreError> {
    record::put(tx, &Record::Source(source.clone())).await
}

/// The source with this key.
pub async fn by_key(
    tx: &mut ReadTx,
    district: &Ags,
    key: &SourceKey,
) -> Result<Option<Source>, StoreError> {
    const SQL: &str = select!("WHERE r.kind = 'source' AND r.district = $1 AND r.source = $2");
    let row: Option<Row> = on!(tx, conn => sqlx::query_as(SQL)
        .bind(district.as_str())
        .bind(key.as_str())
        .fetch_optional(conn)
        .await)?;
    Ok(row.map(Row::into_record).transpose()?.and_then(source))
}

/// All sources of a district, by name.
pub async fn all(tx: &mut ReadTx, district: &Ags) -> Result<Vec<Source>, StoreError> {
    let records = record::published(tx, RecordKind::Source, district.as_str()).await?;
    Ok(records.into_iter().filter_map(source).collect())
}

fn source(record: Record) -> Option<Source> {
    match record {
        Record::Source(it) => Some(it),
        _ => None,
    }
}
