//! Places of learning.
//!
//! `public*` functions give what anybody may see on a day; the others give records in whatever state, for the
//! office and for those who follow the log.

use base::{Ags, OrganisationId, PlaceId};
use jiff::civil::Date;
use landscape::Place;
use uuid::Uuid;

use crate::{
    ReadTx, StoreError, WriteTx,
    record::{self, Record, RecordKind},
};

/// Puts a place in place of what stands under its id; says whether anything changed.
pub async fn put(tx: &mut WriteTx, place: &Place) -> Result<bool, StoreError> {
    record::put(tx, &Record::Place(Box::new(place.clone()))).await
}

/// The place under `id`.
pub async fn by_id(tx: &mut ReadTx, id: PlaceId) -> Result<Option<Place>, StoreError> {
    Ok(record::by_id(tx, RecordKind::Place, id.uuid()).await?.and_then(typed))
}

/// The places under `ids`, in that order; what is not there is left out.
pub async fn by_ids(tx: &mut ReadTx, ids: &[PlaceId]) -> Result<Vec<Place>, StoreError> {
    let found = record::by_ids(tx, RecordKind::Place, &uuids(ids)).await?;
    Ok(found.into_iter().filter_map(typed).collect())
}

/// A page of all places of a district, by id, after `after`.
pub async fn all(
    tx: &mut ReadTx,
    district: &Ags,
    after: Option<PlaceId>,
    limit: u32,
) -> Result<Vec<Place>, StoreError> {
    let after = after.map(PlaceId::uuid);
    let found = record::page(tx, RecordKind::Place, district.as_str(), after, limit).await?;
    Ok(found.into_iter().filter_map(typed).collect())
}

/// The place under `id`, where the public may see it on `today`.
pub async fn public_by_id(
    tx: &mut ReadTx,
    id: PlaceId,
    today: Date,
) -> Result<Option<Place>, StoreError> {
    Ok(public_by_ids(tx, &[id], today).await?.pop())
}

/// The places under `ids` that the public may see on `today`, in that order.
pub async fn public_by_ids(
    tx: &mut ReadTx,
    ids: &[PlaceId],
    today: Date,
) -> Result<Vec<Place>, StoreError> {
    let found = record::public_ids(tx, RecordKind::Place, &uuids(ids), today).await?;
    Ok(found.into_iter().filter_map(typed).collect())
}

/// A page of the places of a district that the public may see on `today`, by id, after `after`.
pub async fn public(
    tx: &mut ReadTx,
    district: &Ags,
    today: Date,
    after: Option<PlaceId>,
    limit: u32,
) -> Result<Vec<Place>, StoreError> {
    let after = after.map(PlaceId::uuid);
    let found =
        record::public_page(tx, RecordKind::Place, district.as_str(), today, after, limit).await?;
    Ok(found.into_iter().filter_map(typed).collect())
}

/// How many places of a district the public may see on `today`.
pub async fn count(tx: &mut ReadTx, district: &Ags, today: Date) -> Result<u64, StoreError> {
    record::public_count(tx, RecordKind::Place, district.as_str(), today).await
}

/// The places that an organisation runs and the public may see on `today`, by name.
pub async fn of_operator(
    tx: &mut ReadTx,
    operator: OrganisationId,
    today: Date,
) -> Result<Vec<Place>, StoreError> {
    let found = record::public_of_owner(tx, RecordKind::Place, operator, today).await?;
    Ok(found.into_iter().filter_map(typed).collect())
}

fn uuids(ids: &[PlaceId]) -> Vec<Uuid> {
    ids.iter().map(|id| id.uuid()).collect()
}

fn typed(record: Record) -> Option<Place> {
    match record {
        Record::Place(it) => Some(*it),
        _ => None,
    }
}
