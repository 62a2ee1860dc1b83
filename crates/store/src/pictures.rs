//! Pictures of organisations: what is said of them, and the files of their sizes.
//!
//! A picture has an address by its content, so that browsers may keep it for ever; two organisations that show the same
//! one share its files. What a picture shows, who made it and its licence are there or it is not taken
//! ([`landscape::Caption`]). The public sees what is released: at once where the organisation is trusted, else when the
//! office says so, and again after each change of the words.
//!
//! A picture that is removed is seen by nobody any more, and can be brought back for some days: its files go when its
//! row does ([`drop_files`]).
//!
//! Not here: making the sizes (crate `pictures`), and the bytes ([`crate::files`]).

use std::collections::BTreeMap;

use access::{EditOffer, EditOrganisation, Granted, Review};
use base::{Ags, OfferId, OrganisationId, PictureId};
use jiff::Timestamp;
use landscape::Caption;
use sqlx::AssertSqlSafe;
use uuid::Uuid;

use crate::{
    ReadTx, RecordRef, StoreError, WriteTx,
    acts::{self, About, Deed},
    changes::time,
    db::{on, placeholders},
    drafts::same_actor,
    files::FileHash,
    runs::new_id,
    shape, trust,
};

mod removed;

pub use removed::{Removed, bring_back, drop_files, remove, removed_of};

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    pub id: PictureId,
    pub owner: OrganisationId,
    /// The hash of its widest size: its address.
    pub hash: FileHash,
    pub media: Media,
    pub caption: Caption,
    pub added: Timestamp,
    /// Since when the public may see it; without it, it waits for the office.
    pub released: Option<Timestamp>,
    /// From the narrowest to the widest, at least one.
    pub sizes: Vec<Size>,
}

/// A size of a picture: a file, and how large it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    pub width: u32,
    pub height: u32,
    pub file: FileHash,
}

/// What the files of a picture are. Nothing else is ever served as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Media {
    Jpeg,
    Png,
}

impl Media {
    pub const ALL: &'static [Media] = &[Media::Jpeg, Media::Png];

    /// The media type (RFC 6838).
    pub fn code(self) -> &'static str {
        match self {
            Media::Jpeg => "image/jpeg",
            Media::Png => "image/png",
        }
    }

    /// How such a file's name ends.
    pub fn ending(self) -> &'static str {
        match self {
            Media::Jpeg => "jpg",
            Media::Png => "png",
        }
    }

    pub fn from_code(code: &str) -> Option<Media> {
        Media::ALL.iter().copied().find(|media| media.code() == code)
    }
}

/// Adds a picture to an organisation; one that it has already, or had, gets the new caption. The files of `sizes` are kept
/// before this is called.
pub async fn add(
    tx: &mut WriteTx,
    proof: &Granted<EditOrganisation>,
    district: &Ags,
    media: Media,
    sizes: &[Size],
    caption: &Caption,
) -> Result<PictureId, StoreError> {
    const PUT: &str = "
        INSERT INTO picture (id, district, owner, hash, media, alt, credit, licence, added, released)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        ON CONFLICT (owner, hash) DO UPDATE SET
            alt = excluded.alt, credit = excluded.credit, licence = excluded.licence,
            released = excluded.released, removed = NULL
        RETURNING id";
    const SIZE: &str = "
        INSERT INTO picture_size (picture, width, height, file) VALUES ($1, $2, $3, $4)
        ON CONFLICT (picture, width) DO UPDATE SET height = excluded.height, file = excluded.file";
    same_actor(tx, proof.actor())?;
    let widest = sizes.iter().max_by_key(|size| size.width);
    let widest = widest.ok_or_else(|| StoreError::Conflict("a picture has a size".to_owned()))?;
    let (at, alt) = (tx.at(), shape::write_text(caption.alt())?);
    let released = at_once(tx, proof.action().0).await?;
    let id: Uuid = on!(tx, conn => sqlx::query_scalar(PUT)
        .bind(new_id(at))
        .bind(district.as_str())
        .bind(proof.action().0.uuid())
        .bind(widest.file.bytes())
        .bind(media.code())
        .bind(alt)
        .bind(caption.credit())
        .bind(caption.licence().0.as_str())
        .bind(at.as_microsecond())
        .bind(released)
        .fetch_one(conn)
        .await)?;
    for size in sizes {
        on!(tx, conn => sqlx::query(SIZE)
            .bind(id)
            .bind(i64::from(size.width))
            .bind(i64::from(size.height))
            .bind(size.file.bytes())
            .execute(conn)
            .await.map(|_| ()))?;
    }
    note(tx, district, Deed::AddedPicture, proof).await?;
    Ok(PictureId::from_uuid(id))
}

/// Says something else of a picture of the organisation.
pub async fn set_caption(
    tx: &mut WriteTx,
    proof: &Granted<EditOrganisation>,
    district: &Ags,
    id: PictureId,
    caption: &Caption,
) -> Result<(), StoreError> {
    const SQL: &str = "
        UPDATE picture SET alt = $1, credit = $2, licence = $3, released = $6
        WHERE id = $4 AND owner = $5 AND removed IS NULL";
    same_actor(tx, proof.actor())?;
    let alt = shape::write_text(caption.alt())?;
    let released = at_once(tx, proof.action().0).await?;
    let rows = on!(tx, conn => sqlx::query(SQL)
        .bind(alt)
        .bind(caption.credit())
        .bind(caption.licence().0.as_str())
        .bind(id.uuid())
        .bind(proof.action().0.uuid())
        .bind(released)
        .execute(conn)
        .await.map(|done| done.rows_affected()))?;
    if rows == 0 {
        return Err(StoreError::NotFound(format!("picture {id}")));
    }
    note(tx, district, Deed::ChangedPicture, proof).await
}

/// Since when a picture that is written now may be seen: at once where the organisation is trusted.
async fn at_once(tx: &mut WriteTx, owner: OrganisationId) -> Result<Option<i64>, StoreError> {
    let trusted = trust::is_trusted(tx, owner).await?;
    Ok(trusted.then(|| tx.at().as_microsecond()))
}

/// Lets the public see a picture of the organisation, or hides it again.
pub async fn release(
    tx: &mut WriteTx,
    proof: &Granted<Review>,
    district: &Ags,
    id: PictureId,
    seen: bool,
) -> Result<(), StoreError> {
    const SQL: &str =
        "UPDATE picture SET released = $1 WHERE id = $2 AND owner = $3 AND removed IS NULL";
    same_actor(tx, proof.actor())?;
    let owner = proof.action().0;
    let at = seen.then(|| tx.at().as_microsecond());
    let rows = on!(tx, conn => sqlx::query(SQL)
        .bind(at)
        .bind(id.uuid())
        .bind(owner.uuid())
        .execute(conn)
        .await.map(|done| done.rows_affected()))?;
    if rows == 0 {
        return Err(StoreError::NotFound(format!("picture {id}")));
    }
    let deed = if seen { Deed::ReleasedPicture } else { Deed::HidPicture };
    let about = About::Record(RecordRef::Organisation(owner));
    acts::note_about(tx, district, deed, Some(about)).await
}

/// Shows a picture of the provider with an offer, or none any more.
pub async fn show_with(
    tx: &mut WriteTx,
    proof: &Granted<EditOffer>,
    district: &Ags,
    picture: Option<PictureId>,
) -> Result<(), StoreError> {
    const NONE: &str = "DELETE FROM picture_offer WHERE offer = $1";
    const SHOW: &str = "
        INSERT INTO picture_offer (offer, picture)
        SELECT $1, id FROM picture WHERE id = $2 AND owner = $3 AND removed IS NULL";
    same_actor(tx, proof.actor())?;
    let EditOffer { offer, provider } = *proof.action();
    on!(tx, conn => sqlx::query(NONE).bind(offer.uuid()).execute(conn).await.map(|_| ()))?;
    if let Some(id) = picture {
        let rows = on!(tx, conn => sqlx::query(SHOW)
            .bind(offer.uuid())
            .bind(id.uuid())
            .bind(provider.uuid())
            .execute(conn)
            .await.map(|done| done.rows_affected()))?;
        if rows == 0 {
            return Err(StoreError::NotFound(format!("picture {id}")));
        }
    }
    let about = About::Record(RecordRef::Offer(offer));
    acts::note_about(tx, district, Deed::ChangedPicture, Some(about)).await
}

/// The trail names the organisation: the picture itself may be gone when somebody reads it.
async fn note(
    tx: &mut WriteTx,
    district: &Ags,
    deed: Deed,
    proof: &Granted<EditOrganisation>,
) -> Result<(), StoreError> {
    let about = About::Record(RecordRef::Organisation(proof.action().0));
    acts::note_about(tx, district, deed, Some(about)).await
}

/// The columns of a [`PictureRow`] of those that are there; further conditions follow.
macro_rules! select_picture {
    ($($rest:expr),* $(,)?) => {
        concat!(
            "SELECT id, owner, hash, media, alt, credit, licence, added, released FROM picture
             WHERE removed IS NULL ",
            $($rest),*
        )
    };
}

#[derive(sqlx::FromRow)]
struct PictureRow {
    id: Uuid,
    owner: Uuid,
    hash: Vec<u8>,
    media: String,
    alt: String,
    credit: String,
    licence: String,
    added: i64,
    released: Option<i64>,
}

/// The pictures under `ids`, in that order; what is not there is left out.
pub async fn by_ids(tx: &mut ReadTx, ids: &[PictureId]) -> Result<Vec<Picture>, StoreError> {
    let mut found = BTreeMap::new();
    for chunk in ids.chunks(500) {
        let sql = format!("{} AND id IN {}", select_picture!(), placeholders(1, chunk.len()));
        let rows: Vec<PictureRow> = on!(tx, conn => {
            let mut query = sqlx::query_as(AssertSqlSafe(sql));
            for id in chunk {
                query = query.bind(id.uuid());
            }
            query.fetch_all(conn).await
        })?;
        for picture in complete(tx, rows).await? {
            found.insert(picture.id, picture);
        }
    }
    Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
}

/// The pictures of an organisation, the latest first.
pub async fn of_organisation(
    tx: &mut ReadTx,
    owner: OrganisationId,
) -> Result<Vec<Picture>, StoreError> {
    const SQL: &str = select_picture!("AND owner = $1 ORDER BY added DESC, id DESC");
    let rows: Vec<PictureRow> =
        on!(tx, conn => sqlx::query_as(SQL).bind(owner.uuid()).fetch_all(conn).await)?;
    complete(tx, rows).await
}

/// What the public sees of an organisation, the latest first, so many at most.
pub async fn seen_of(
    tx: &mut ReadTx,
    owner: OrganisationId,
    limit: u32,
) -> Result<Vec<Picture>, StoreError> {
    const SQL: &str = select_picture!(
        "AND owner = $1 AND released IS NOT NULL ORDER BY added DESC, id DESC LIMIT $2"
    );
    let rows: Vec<PictureRow> = on!(tx, conn => sqlx::query_as(SQL)
        .bind(owner.uuid())
        .bind(i64::from(limit))
        .fetch_all(conn)
        .await)?;
    complete(tx, rows).await
}

/// The picture that goes with an offer, released or not.
pub async fn of_offer(tx: &mut ReadTx, offer: OfferId) -> Result<Option<Picture>, StoreError> {
    const SQL: &str =
        select_picture!("AND id IN (SELECT picture FROM picture_offer WHERE offer = $1)");
    let rows: Vec<PictureRow> =
        on!(tx, conn => sqlx::query_as(SQL).bind(offer.uuid()).fetch_all(conn).await)?;
    Ok(complete(tx, rows).await?.into_iter().next())
}

/// What waits for the office's look, the longest waiting first, so many at most.
pub async fn waiting(
    tx: &mut ReadTx,
    district: &Ags,
    limit: u32,
) -> Result<Vec<Picture>, StoreError> {
    const SQL: &str =
        select_picture!("AND district = $1 AND released IS NULL ORDER BY added, id LIMIT $2");
    let rows: Vec<PictureRow> = on!(tx, conn => sqlx::query_as(SQL)
        .bind(district.as_str())
        .bind(i64::from(limit))
        .fetch_all(conn)
        .await)?;
    complete(tx, rows).await
}

/// A page of all pictures that are there, by id after `after`.
pub async fn all(
    tx: &mut ReadTx,
    after: Option<PictureId>,
    limit: u32,
) -> Result<Vec<Picture>, StoreError> {
    const SQL: &str = select_picture!("AND id > $1 ORDER BY id LIMIT $2");
    let rows: Vec<PictureRow> = on!(tx, conn => sqlx::query_as(SQL)
        .bind(after.map_or(Uuid::nil(), PictureId::uuid))
        .bind(i64::from(limit))
        .fetch_all(conn)
        .await)?;
    complete(tx, rows).await
}

/// The file that shows the picture of this address in this width, and what it is.
pub async fn file(
    tx: &mut ReadTx,
    hash: FileHash,
    width: u32,
) -> Result<Option<(FileHash, Media)>, StoreError> {
    const SQL: &str = "
        SELECT s.file, p.media FROM picture p JOIN picture_size s ON s.picture = p.id
        WHERE p.hash = $1 AND s.width = $2 AND p.removed IS NULL LIMIT 1";
    let row: Option<(Vec<u8>, String)> = on!(tx, conn => sqlx::query_as(SQL)
        .bind(hash.bytes())
        .bind(i64::from(width))
        .fetch_optional(conn)
        .await)?;
    row.map(|(file, code)| Ok((FileHash::from_bytes(&file)?, media(&code)?))).transpose()
}

fn media(code: &str) -> Result<Media, StoreError> {
    Media::from_code(code).ok_or_else(|| StoreError::Corrupt(format!("a picture of type `{code}`")))
}

async fn complete(tx: &mut ReadTx, rows: Vec<PictureRow>) -> Result<Vec<Picture>, StoreError> {
    let mut sizes: BTreeMap<Uuid, Vec<Size>> = BTreeMap::new();
    for chunk in rows.chunks(500) {
        let sql = format!(
            "SELECT picture, width, height, file FROM picture_size WHERE picture IN {}
             ORDER BY picture, width",
            placeholders(1, chunk.len())
        );
        let found: Vec<(Uuid, i64, i64, Vec<u8>)> = on!(tx, conn => {
            let mut query = sqlx::query_as(AssertSqlSafe(sql));
            for row in chunk {
                query = query.bind(row.id);
            }
            query.fetch_all(conn).await
        })?;
        let side = |n: i64| {
            u32::try_from(n).map_err(|_| StoreError::Corrupt(format!("a picture {n} wide")))
        };
        for (picture, width, height, file) in found {
            let file = FileHash::from_bytes(&file)?;
            let size = Size { width: side(width)?, height: side(height)?, file };
            sizes.entry(picture).or_default().push(size);
        }
    }
    rows.into_iter()
        .map(|row| {
            let corrupt = |what: String| StoreError::Corrupt(format!("picture {}: {what}", row.id));
            let alt = shape::read_text(&row.alt)?;
            Ok(Picture {
                id: PictureId::from_uuid(row.id),
                owner: OrganisationId::from_uuid(row.owner),
                hash: FileHash::from_bytes(&row.hash)?,
                media: media(&row.media)?,
                caption: Caption::new(alt, &row.credit, &row.licence)
                    .map_err(|gaps| corrupt(format!("{gaps:?}")))?,
                added: time(row.added)?,
                released: row.released.map(time).transpose()?,
                sizes: sizes.remove(&row.id).unwrap_or_default(),
            })
        })
        .collect()
}
