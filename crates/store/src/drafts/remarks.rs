//! What the office and an organisation say to each other about an entry.

use base::AccountId;
use jiff::Timestamp;
use uuid::Uuid;

use super::{MayEdit, owned, person, same_actor};
use crate::{ReadTx, RecordRef, StoreError, WriteTx, changes::time, db::on, runs::new_id};

/// What somebody said about an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    pub by: AccountId,
    pub at: Timestamp,
    pub text: String,
}

/// Says something about an entry, to the office or to the organisation.
pub async fn remark(
    tx: &mut WriteTx,
    proof: &impl MayEdit,
    of: RecordRef,
    text: &str,
) -> Result<(), StoreError> {
    same_actor(tx, proof.actor())?;
    if !proof.covers(of) || !owned(tx, of, proof.owner().uuid()).await? {
        return Err(StoreError::Conflict("the entry belongs to somebody else".to_owned()));
    }
    keep_remark(tx, of, text).await
}

/// What was said about an entry, in order.
pub async fn remarks(tx: &mut ReadTx, of: RecordRef) -> Result<Vec<Remark>, StoreError> {
    const SQL: &str =
        "SELECT account, at, content FROM person_remark WHERE about = $1 ORDER BY at, id";
    let rows: Vec<(Uuid, i64, String)> =
        on!(tx, conn => sqlx::query_as(SQL).bind(of.uuid()).fetch_all(conn).await)?;
    rows.into_iter()
        .map(|(by, at, text)| Ok(Remark { by: AccountId::from_uuid(by), at: time(at)?, text }))
        .collect()
}

pub(super) async fn keep_remark(
    tx: &mut WriteTx,
    of: RecordRef,
    text: &str,
) -> Result<(), StoreError> {
    const SQL: &str = "
        INSERT INTO person_remark (id, district, about, account, at, content)
        SELECT $1, a.district, $2, a.id, $3, $4 FROM person_account a WHERE a.id = $5";
    let (at, by) = (tx.at(), person(tx)?);
    on!(tx, conn => sqlx::query(SQL)
        .bind(new_id(at))
        .bind(of.uuid())
        .bind(at.as_microsecond())
        .bind(text)
        .bind(by.uuid())
        .execute(conn)
        .await.map(|_| ()))
    .map_err(StoreError::from)
}
