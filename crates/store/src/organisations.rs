//! Organisations.
//!
//! `public*` functions give what anybody may see on a day; the others give records in whatever state, for the
//! office and for those who follow the log.

use base::{Ags, OrganisationId};
use jiff::civil::Date;
use landscape::Organisation;
use uuid::Uuid;

use crate::{
    ReadTx, StoreError, WriteTx,
    record::{self, Record, RecordKind},
};

/// Puts an organisation in place of what stands under its id; says whether anything changed.
pub async fn put(tx: &mut WriteTx, organisation: &Organisation) -> Result<bool, StoreError> {
    record::put(tx, &Record::Organisation(Box::new(organisation.clone()))).await
}

/// The organisation under `id`.
pub async fn by_id(
    tx: &mut ReadTx,
    id: OrganisationId,
) -> Result<Option<Organisation>, StoreError> {
    Ok(record::by_id(tx, RecordKind::Organisation, id.uuid()).await?.and_then(typed))
}

/// The organisations under `ids`, in that order; what is not there is left out.
pub async fn by_ids(
    tx: &mut ReadTx,
    ids: &[OrganisationId],
) -> Result<Vec<Organisation>, StoreError> {
    let found = record::by_ids(tx, RecordKind::Organisation, &uuids(ids)).await?;
    Ok(found.into_iter().filter_map(typed).collect())
}

/// A page of all organisations of a district, by id, after `after`.
pub async fn all(
    tx: &mut ReadTx,
    district: &Ags,
    after: Option<OrganisationId>,
    limit: u32,
) -> Result<Vec<Organisation>, StoreError> {
    let after = after.map(OrganisationId::uuid);
    let found = record::page(tx, RecordKind::Organisation, district.as_str(), after, limit).await?;
    Ok(found.into_iter().filter_map(typed).collect())
}

/// The organisation under `id`, where the public may see it on `today`.
pub async fn public_by_id(
    tx: &mut ReadTx,
    id: OrganisationId,
    today: Date,
) -> Result<Option<Organisation>, StoreError> {
    Ok(public_by_ids(tx, &[id], today).await?.pop())
}

/// The organisations under `ids` that the public may see on `today`, in that order.
pub async fn public_by_ids(
    tx: &mut ReadTx,
    ids: &[OrganisationId],
    today: Date,
) -> Result<Vec<Organisation>, StoreError> {
    let found = record::public_ids(tx, RecordKind::Organisation, &uuids(ids), today).await?;
    Ok(found.into_iter().filter_map(typed).collect())
}

/// A page of the organisations of a district that the public may see on `today`, by id, after `after`.
pub async fn public(
    tx: &mut ReadTx,
    district: &Ags,
    today: Date,
    after: Option<OrganisationId>,
    limit: u32,
) -> Result<Vec<Organisation>, StoreError> {
    let after = after.map(OrganisationId::uuid);
    let found =
        record::public_page(tx, RecordKind::Organisation, district.as_str(), today, after, limit)
            .await?;
    Ok(found.into_iter().filter_map(typed).collect())
}

/// How many organisations of a district the public may see on `today`.
pub async fn count(tx: &mut ReadTx, district: &Ags, today: Date) -> Result<u64, StoreError> {
    record::public_count(tx, RecordKind::Organisation, district.as_str(), today).await
}

/// All organisations of a district that are published, by name.
pub async fn listed(tx: &mut ReadTx, district: &Ags) -> Result<Vec<Organisation>, StoreError> {
    let found = record::published(tx, RecordKind::Organisation, district.as_str()).await?;
    Ok(found.into_iter().filter_map(typed).collect())
}

fn uuids(ids: &[OrganisationId]) -> Vec<Uuid> {
    ids.iter().map(|id| id.uuid()).collect()
}

fn typed(record: Record) -> Option<Organisation> {
    match record {
        Record::Organisation(it) => Some(*it),
        _ => None,
    }
}
