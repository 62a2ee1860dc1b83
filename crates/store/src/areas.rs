//! Areas of a district's surroundings, and their outlines apart from them.

use base::{Ags, AreaId};
use landscape::{Area, Boundary};
use uuid::Uuid;

use crate::{
    ReadTx, StoreError, WriteTx,
    db::on,
    record::{self, Record, RecordKind},
    shape,
};

/// Puts an area, with its outline, in place of what stands under its id; says whether anything changed.
pub async fn put(tx: &mut WriteTx, area: &Area) -> Result<bool, StoreError> {
    record::put(tx, &Record::Area(Box::new(area.clone()))).await
}

/// The area under `id`, without its outline.
pub async fn by_id(tx: &mut ReadTx, id: AreaId) -> Result<Option<Area>, StoreError> {
    Ok(record::by_id(tx, RecordKind::Area, id.uuid()).await?.and_then(area))
}

/// All areas that the district knows, by name, without their outlines.
pub async fn all(tx: &mut ReadTx, district: &Ags) -> Result<Vec<Area>, StoreError> {
    let records = record::published(tx, RecordKind::Area, district.as_str()).await?;
    Ok(records.into_iter().filter_map(area).collect())
}

/// The outlines of the areas that have one, by name.
pub async fn boundaries(
    tx: &mut ReadTx,
    district: &Ags,
) -> Result<Vec<(AreaId, Boundary)>, StoreError> {
    const SQL: &str = "
        SELECT r.id, b.content
        FROM record r JOIN body b ON b.hash = r.outline
        WHERE r.kind = 'area' AND r.district = $1 AND r.publication = 'published'
        ORDER BY r.sort, r.id";
    let rows: Vec<(Uuid, String)> =
        on!(tx, conn => sqlx::query_as(SQL).bind(district.as_str()).fetch_all(conn).await)?;
    rows.into_iter()
        .map(|(id, content)| Ok((AreaId::from_uuid(id), shape::read_outline(&content)?)))
        .collect()
}

fn area(record: Record) -> Option<Area> {
    match record {
        Record::Area(it) => Some(*it),
        _ => None,
    }
}
