//! Pictures that were taken away: out of sight at once, and gone for good after some days
//! ([`crate::protection::Rule::RemovedPictures`]).
//!
//! Until then whoever may edit the organisation brings one back. It is looked at then like a new one, so that nobody
//! shows again what the office took away.

use access::{EditOrganisation, Granted};
use base::{Ags, OrganisationId, PictureId};
use jiff::Timestamp;

use super::{Picture, PictureRow, at_once, complete, note};
use crate::{
    Db, ReadTx, StoreError, WriteTx,
    acts::Deed,
    changes::time,
    db::on,
    drafts::same_actor,
    files::{FileHash, Files},
};

/// A picture that was taken away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removed {
    pub picture: Picture,
    pub at: Timestamp,
}

/// Takes a picture away from the organisation.
pub async fn remove(
    tx: &mut WriteTx,
    proof: &Granted<EditOrganisation>,
    district: &Ags,
    id: PictureId,
) -> Result<(), StoreError> {
    const SQL: &str =
        "UPDATE picture SET removed = $1 WHERE id = $2 AND owner = $3 AND removed IS NULL";
    same_actor(tx, proof.actor())?;
    let at = tx.at().as_microsecond();
    let rows = on!(tx, conn => sqlx::query(SQL)
        .bind(at)
        .bind(id.uuid())
        .bind(proof.action().0.uuid())
        .execute(conn)
        .await.map(|done| done.rows_affected()))?;
    if rows == 0 {
        return Err(StoreError::NotFound(format!("picture {id}")));
    }
    note(tx, district, Deed::RemovedPicture, proof).await
}

/// Brings back a picture that was taken away after `since`: with the offers that showed it, and seen by the public once
/// it is released as a new one would be.
pub async fn bring_back(
    tx: &mut WriteTx,
    proof: &Granted<EditOrganisation>,
    district: &Ags,
    id: PictureId,
    since: Timestamp,
) -> Result<(), StoreError> {
    const SQL: &str = "
        UPDATE picture SET removed = NULL, released = $1 WHERE id = $2 AND owner = $3 AND removed > $4";
    same_actor(tx, proof.actor())?;
    let released = at_once(tx, proof.action().0).await?;
    let rows = on!(tx, conn => sqlx::query(SQL)
        .bind(released)
        .bind(id.uuid())
        .bind(proof.action().0.uuid())
        .bind(since.as_microsecond())
        .execute(conn)
        .await.map(|done| done.rows_affected()))?;
    if rows == 0 {
        return Err(StoreError::NotFound(format!("picture {id}")));
    }
    note(tx, district, Deed::BroughtPictureBack, proof).await
}

#[derive(sqlx::FromRow)]
struct RemovedRow {
    #[sqlx(flatten)]
    picture: PictureRow,
    removed: i64,
}

/// What an organisation took away after `since`, the latest first.
pub async fn removed_of(
    tx: &mut ReadTx,
    owner: OrganisationId,
    since: Timestamp,
) -> Result<Vec<Removed>, StoreError> {
    const SQL: &str = "
        SELECT id, owner, hash, media, alt, credit, licence, added, released, removed FROM picture
        WHERE owner = $1 AND removed > $2 ORDER BY removed DESC, id DESC";
    let rows: Vec<RemovedRow> = on!(tx, conn => sqlx::query_as(SQL)
        .bind(owner.uuid())
        .bind(since.as_microsecond())
        .fetch_all(conn)
        .await)?;
    let (rows, times): (Vec<_>, Vec<_>) =
        rows.into_iter().map(|row| (row.picture, row.removed)).unzip();
    let pictures = complete(tx, rows).await?;
    pictures
        .into_iter()
        .zip(times)
        .map(|(picture, at)| Ok(Removed { picture, at: time(at)? }))
        .collect()
}

/// Removes the files of pictures that were taken away until then and that no other picture shows. Their rows go
/// afterwards: where a file cannot be removed, they stay and say so the next day.
pub async fn drop_files(db: &Db, files: &Files, until: Timestamp) -> Result<(), StoreError> {
    const SQL: &str = "
        SELECT DISTINCT s.file FROM picture_size s JOIN picture p ON p.id = s.picture
        WHERE p.removed <= $1 AND NOT EXISTS (
            SELECT 1 FROM picture_size other JOIN picture shows ON shows.id = other.picture
            WHERE other.file = s.file AND (shows.removed IS NULL OR shows.removed > $1))";
    let mut tx = db.read().await?;
    let found: Vec<Vec<u8>> = on!(tx, conn =>
        sqlx::query_scalar(SQL).bind(until.as_microsecond()).fetch_all(conn).await)?;
    drop(tx);
    for bytes in found {
        files.remove(FileHash::from_bytes(&bytes)?).await?;
    }
    Ok(())
}
