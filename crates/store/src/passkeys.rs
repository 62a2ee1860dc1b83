//! Passkeys: which keys open which account. What is kept of a key is public; its secret never leaves the device.

use access::{Granted, SecureAccount};
use base::{AccountId, Ags};
use jiff::Timestamp;
use uuid::Uuid;

use crate::{
    ReadTx, StoreError, WriteTx, acts, acts::Deed, changes::time, db::on, factors::own, record::hex,
};

/// A passkey in the person's own list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passkey {
    pub id: Vec<u8>,
    pub name: String,
    pub since: Timestamp,
    /// The last sign-in with it.
    pub seen: Option<Timestamp>,
}

impl Passkey {
    /// Names it in forms.
    pub fn handle(&self) -> String {
        hex(&self.id)
    }
}

#[derive(sqlx::FromRow)]
struct PasskeyRow {
    id: Vec<u8>,
    name: String,
    since: i64,
    seen: Option<i64>,
}

/// The passkeys of an account, the oldest first.
pub async fn of_account(tx: &mut ReadTx, account: AccountId) -> Result<Vec<Passkey>, StoreError> {
    const SQL: &str = "
        SELECT id, name, since, seen FROM person_passkey WHERE account = $1 ORDER BY since, id";
    let rows: Vec<PasskeyRow> =
        on!(tx, conn => sqlx::query_as(SQL).bind(account.uuid()).fetch_all(conn).await)?;
    rows.into_iter()
        .map(|row| {
            let (since, seen) = (time(row.since)?, row.seen.map(time).transpose()?);
            Ok(Passkey { id: row.id, name: row.name, since, seen })
        })
        .collect()
}

/// What is kept of a key, and whose it is.
pub async fn kept(tx: &mut ReadTx, id: &[u8]) -> Result<Option<(AccountId, String)>, StoreError> {
    const SQL: &str = "SELECT account, kept FROM person_passkey WHERE id = $1";
    let row: Option<(Uuid, String)> =
        on!(tx, conn => sqlx::query_as(SQL).bind(id).fetch_optional(conn).await)?;
    Ok(row.map(|(account, kept)| (AccountId::from_uuid(account), kept)))
}

/// Adds a key to the own account.
pub async fn add(
    tx: &mut WriteTx,
    proof: &Granted<SecureAccount>,
    district: &Ags,
    id: &[u8],
    name: &str,
    kept: &str,
) -> Result<(), StoreError> {
    const SQL: &str = "
        INSERT INTO person_passkey (id, account, name, kept, since) VALUES ($1, $2, $3, $4, $5)";
    let (account, at) = (own(tx, proof)?, tx.at().as_microsecond());
    on!(tx, conn => sqlx::query(SQL)
        .bind(id)
        .bind(account.uuid())
        .bind(name)
        .bind(kept)
        .bind(at)
        .execute(conn)
        .await.map(|_| ()))?;
    acts::note(tx, district, Deed::AddedPasskey, Some(account)).await
}

/// Keeps what a key became by its use.
pub async fn used(tx: &mut WriteTx, id: &[u8], kept: &str) -> Result<(), StoreError> {
    const SQL: &str = "UPDATE person_passkey SET kept = $1, seen = $2 WHERE id = $3";
    let at = tx.at().as_microsecond();
    on!(tx, conn => sqlx::query(SQL)
        .bind(kept)
        .bind(at)
        .bind(id)
        .execute(conn)
        .await.map(|_| ()))?;
    Ok(())
}

/// Takes one of the own keys away by its handle; says whether there was one.
pub async fn remove(
    tx: &mut WriteTx,
    proof: &Granted<SecureAccount>,
    district: &Ags,
    handle: &str,
) -> Result<bool, StoreError> {
    const SQL: &str = "DELETE FROM person_passkey WHERE id = $1";
    let account = own(tx, proof)?;
    let held = of_account(tx, account).await?;
    let Some(key) = held.into_iter().find(|key| key.handle() == handle) else {
        return Ok(false);
    };
    on!(tx, conn => sqlx::query(SQL).bind(key.id).execute(conn).await.map(|_| ()))?;
    acts::note(tx, district, Deed::RemovedPasskey, Some(account)).await?;
    Ok(true)
}
