//! Offers.
//!
//! `public*` functions give what anybody may see on a day; the others give records in whatever state, for the
//! office and for those who follow the log.

use std::collections::BTreeSet;

use base::{Ags, OfferId, OrganisationId};
use jiff::civil::Date;
use landscape::Offer;
use uuid::Uuid;

use crate::{
    ReadTx, StoreError, WriteTx,
    record::{self, Record, RecordKind},
};

/// Puts an offer in place of what stands under its id; says whether anything changed.
pub async fn put(tx: &mut WriteTx, offer: &Offer) -> Result<bool, StoreError> {
    record::put(tx, &Record::Offer(Box::new(offer.clone()))).await
}

/// The offer under `id`.
pub async fn by_id(tx: &mut ReadTx, id: OfferId) -> Result<Option<Offer>, StoreError> {
    Ok(record::by_id(tx, RecordKind::Offer, id.uuid()).await?.and_then(typed))
}

/// The offers under `ids`, in that order; what is not there is left out.
pub async fn by_ids(tx: &mut ReadTx, ids: &[OfferId]) -> Result<Vec<Offer>, StoreError> {
    let found = record::by_ids(tx, RecordKind::Offer, &uuids(ids)).await?;
    Ok(found.into_iter().filter_map(typed).collect())
}

/// Those of `ids` that are there, in whatever state.
pub async fn known(tx: &mut ReadTx, ids: &[OfferId]) -> Result<BTreeSet<OfferId>, StoreError> {
    let found = record::known(tx, RecordKind::Offer, &uuids(ids)).await?;
    Ok(found.into_iter().map(OfferId::from_uuid).collect())
}

/// A page of all offers of all districts, by id, after `after`.
pub async fn everywhere(
    tx: &mut ReadTx,
    after: Option<OfferId>,
    limit: u32,
) -> Result<Vec<Offer>, StoreError> {
    let found =
        record::page_everywhere(tx, RecordKind::Offer, after.map(OfferId::uuid), limit).await?;
    Ok(found.into_iter().filter_map(typed).collect())
}

/// A page of all offers of a district, by id, after `after`.
pub async fn all(
    tx: &mut ReadTx,
    district: &Ags,
    after: Option<OfferId>,
    limit: u32,
) -> Result<Vec<Offer>, StoreError> {
    let after = after.map(OfferId::uuid);
    let found = record::page(tx, RecordKind::Offer, district.as_str(), after, limit).await?;
    Ok(found.into_iter().filter_map(typed).collect())
}

/// The offer under `id`, where the public may see it on `today`.
pub async fn public_by_id(
    tx: &mut ReadTx,
    id: OfferId,
    today: Date,
) -> Result<Option<Offer>, StoreError> {
    Ok(public_by_ids(tx, &[id], today).await?.pop())
}

/// The offers under `ids` that the public may see on `today`, in that order.
pub async fn public_by_ids(
    tx: &mut ReadTx,
    ids: &[OfferId],
    today: Date,
) -> Result<Vec<Offer>, StoreError> {
    let found = record::public_ids(tx, RecordKind::Offer, &uuids(ids), today).await?;
    Ok(found.into_iter().filter_map(typed).collect())
}

/// A page of the offers of a district that the public may see on `today`, by id, after `after`.
pub async fn public(
    tx: &mut ReadTx,
    district: &Ags,
    today: Date,
    after: Option<OfferId>,
    limit: u32,
) -> Result<Vec<Offer>, StoreError> {
    let after = after.map(OfferId::uuid);
    let found =
        record::public_page(tx, RecordKind::Offer, district.as_str(), today, after, limit).await?;
    Ok(found.into_iter().filter_map(typed).collect())
}

/// How many offers of a district the public may see on `today`.
pub async fn count(tx: &mut ReadTx, district: &Ags, today: Date) -> Result<u64, StoreError> {
    record::public_count(tx, RecordKind::Offer, district.as_str(), today).await
}

/// The offers of a provider that the public may see on `today`, by title.
pub async fn of_provider(
    tx: &mut ReadTx,
    provider: OrganisationId,
    today: Date,
) -> Result<Vec<Offer>, StoreError> {
    let found = record::public_of_owner(tx, RecordKind::Offer, provider, today).await?;
    Ok(found.into_iter().filter_map(typed).collect())
}

fn uuids(ids: &[OfferId]) -> Vec<Uuid> {
    ids.iter().map(|id| id.uuid()).collect()
}

fn typed(record: Record) -> Option<Offer> {
    match record {
        Record::Offer(it) => Some(*it),
        _ => None,
    }
}
