//! Entries as those who write them see them, whatever their state: offers, organisations and places by the same rules.

use base::{Ags, OrganisationId};
use jiff::civil::Date;
use landscape::{Coded, Publication, matching};
use uuid::Uuid;

use crate::{
    ReadTx, Record, RecordKind, RecordRef, StoreError,
    db::on,
    record::{self, Row, select},
};

/// What is listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    pub kind: RecordKind,
    /// Of one organisation; of [`OrganisationId::NOBODY`]: those that no organisation runs.
    pub owner: Option<OrganisationId>,
    /// Whose title holds this text.
    pub title: String,
    /// Those shown to the public or meant to be; `false`: those withdrawn, `None`: all.
    pub shown: Option<bool>,
}

impl Wanted {
    /// All entries of a kind.
    pub fn all(kind: RecordKind) -> Wanted {
        Wanted { kind, owner: None, title: String::new(), shown: None }
    }
}

/// A line of that list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    pub of: RecordRef,
    pub title: String,
    /// Whose entry it is; an organisation is its own.
    pub owner: OrganisationId,
    pub publication: Publication,
    /// The last day on which it can be seen, where there is one.
    pub until: Option<Date>,
    pub by_hand: bool,
}

#[derive(sqlx::FromRow)]
struct ListedRow {
    id: Uuid,
    title: String,
    owner: Uuid,
    publication: String,
    visible_until: Option<jiff_sqlx::Date>,
    by_hand: bool,
}

/// A page of the entries of a district that somebody owns, by title; what nobody owns where it is asked for.
pub async fn listed(
    tx: &mut ReadTx,
    district: &Ags,
    wanted: &Wanted,
    skip: u32,
    limit: u32,
) -> Result<Vec<Listed>, StoreError> {
    const SQL: &str = "
        SELECT id, title, owner, publication, visible_until, by_hand FROM (
            SELECT id, title, COALESCE(CASE WHEN kind = 'organisation' THEN id ELSE owner END, $9) AS owner,
                publication, visible_until, by_hand, sort
            FROM record WHERE kind = $1 AND district = $2 AND sort LIKE $3 ESCAPE '!'
                AND ($4 = '' OR (publication = 'published') = ($4 = 'shown'))
        ) AS entry
        WHERE CASE WHEN CAST($5 AS TEXT) IS NULL THEN owner <> $9 ELSE owner = $6 END
        ORDER BY sort, id LIMIT $7 OFFSET $8";
    let title = matching::fold(&wanted.title);
    let masked = title.replace('!', "!!").replace('%', "!%").replace('_', "!_");
    let shown = match wanted.shown {
        None => "",
        Some(true) => "shown",
        Some(false) => "withdrawn",
    };
    let rows: Vec<ListedRow> = on!(tx, conn => sqlx::query_as(SQL)
        .bind(wanted.kind.code())
        .bind(district.as_str())
        .bind(format!("%{masked}%"))
        .bind(shown)
        .bind(wanted.owner.map(|_| "one"))
        .bind(wanted.owner.unwrap_or(OrganisationId::NOBODY).uuid())
        .bind(i64::from(limit))
        .bind(i64::from(skip))
        .bind(OrganisationId::NOBODY.uuid())
        .fetch_all(conn)
        .await)?;
    rows.into_iter()
        .map(|row| {
            let publication = Publication::from_code(&row.publication);
            Ok(Listed {
                of: RecordRef::new(wanted.kind, row.id),
                title: row.title,
                owner: OrganisationId::from_uuid(row.owner),
                publication: publication
                    .ok_or_else(|| StoreError::Corrupt(format!("entry {}", row.id)))?,
                until: row.visible_until.map(|d| d.to_jiff()),
                by_hand: row.by_hand,
            })
        })
        .collect()
}

/// The entry under its name, in whatever state.
pub async fn by_ref(tx: &mut ReadTx, of: RecordRef) -> Result<Option<Record>, StoreError> {
    record::by_id(tx, of.kind(), of.uuid()).await
}

/// The record under an id, whatever kind it is and in whatever state.
pub async fn under(tx: &mut ReadTx, id: Uuid) -> Result<Option<Record>, StoreError> {
    const SQL: &str = select!("WHERE r.id = $1");
    let row: Option<Row> =
        on!(tx, conn => sqlx::query_as(SQL).bind(id).fetch_optional(conn).await)?;
    row.map(Row::into_record).transpose()
}

/// What entry stands under an id, and whose it is.
pub async fn whose(
    tx: &mut ReadTx,
    id: Uuid,
) -> Result<Option<(RecordRef, OrganisationId)>, StoreError> {
    const SQL: &str = "
        SELECT kind, CASE WHEN kind = 'organisation' THEN id ELSE owner END AS owner FROM record WHERE id = $1";
    let row: Option<(String, Option<Uuid>)> =
        on!(tx, conn => sqlx::query_as(SQL).bind(id).fetch_optional(conn).await)?;
    let Some((kind, Some(owner))) = row else { return Ok(None) };
    let kind = RecordKind::from_code(&kind)
        .ok_or_else(|| StoreError::Corrupt(format!("the kind of {id}")))?;
    Ok(Some((RecordRef::new(kind, id), OrganisationId::from_uuid(owner))))
}
