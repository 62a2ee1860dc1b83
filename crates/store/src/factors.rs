//! Second factors: the app that makes codes, recovery codes, and of whom a second factor is demanded.
//!
//! A code of the app is good once: the step that it belonged to is kept, and nothing up to it is taken again. The app's
//! secret is kept as it is, since both sides need it; of recovery codes the hash alone.

use std::collections::BTreeMap;

use access::{Granted, ManageAccounts, SecureAccount};
use base::{AccountId, Actor, Ags};
use uuid::Uuid;

use crate::{
    ReadTx, StoreError, WriteTx, acts, acts::Deed, db::on, drafts::same_actor, sessions, settings,
};

/// The app of an account.
#[derive(Clone, PartialEq, Eq)]
pub struct App {
    pub secret: Vec<u8>,
    /// Whether a first code was right: before that it is not asked for.
    pub active: bool,
}

/// What an account can show beside a password, and whether it has to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Factors {
    pub app: bool,
    pub recovery_codes: usize,
    pub passkeys: usize,
    /// Whether the administrator demands a second factor of this account.
    pub demanded: bool,
}

/// The columns of a [`FactorRow`].
macro_rules! select_factors {
    ($rest:literal) => {
        concat!(
            "SELECT a.id,
                (SELECT count(*) FROM person_app f WHERE f.account = a.id AND f.since IS NOT NULL),
                (SELECT count(*) FROM person_recovery r WHERE r.account = a.id),
                (SELECT count(*) FROM person_passkey p WHERE p.account = a.id),
                a.factor_due IS NOT NULL
             FROM person_account a ",
            $rest
        )
    };
}

/// The account of the person who secures it; a proof is good for that person's own write alone.
pub(crate) fn own(tx: &WriteTx, proof: &Granted<SecureAccount>) -> Result<AccountId, StoreError> {
    same_actor(tx, proof.actor())?;
    match proof.actor() {
        Actor::Person(account) => Ok(*account),
        other => Err(StoreError::Conflict(format!("{} has no account", other.label()))),
    }
}

/// The app of an account, set up or on the way.
pub async fn app(tx: &mut ReadTx, account: AccountId) -> Result<Option<App>, StoreError> {
    const SQL: &str = "SELECT secret, since IS NOT NULL FROM person_app WHERE account = $1";
    let row: Option<(Vec<u8>, bool)> =
        on!(tx, conn => sqlx::query_as(SQL).bind(account.uuid()).fetch_optional(conn).await)?;
    Ok(row.map(|(secret, active)| App { secret, active }))
}

/// Keeps the secret of an app that is being set up, in place of one that was never confirmed.
pub async fn prepare_app(
    tx: &mut WriteTx,
    proof: &Granted<SecureAccount>,
    secret: &[u8],
) -> Result<(), StoreError> {
    const CLEAR: &str = "DELETE FROM person_app WHERE account = $1 AND since IS NULL";
    const PUT: &str = "INSERT INTO person_app (account, secret, step) VALUES ($1, $2, 0)";
    let account = own(tx, proof)?;
    on!(tx, conn => sqlx::query(CLEAR).bind(account.uuid()).execute(conn).await.map(|_| ()))?;
    on!(tx, conn => sqlx::query(PUT)
        .bind(account.uuid())
        .bind(secret)
        .execute(conn)
        .await.map(|_| ()))?;
    Ok(())
}

/// Makes an app count from the step of its first right code on. Says whether one was waiting for it.
pub async fn confirm_app(
    tx: &mut WriteTx,
    proof: &Granted<SecureAccount>,
    district: &Ags,
    step: i64,
) -> Result<bool, StoreError> {
    const SQL: &str =
        "UPDATE person_app SET since = $1, step = $2 WHERE account = $3 AND since IS NULL";
    let (account, at) = (own(tx, proof)?, tx.at().as_microsecond());
    let done = on!(tx, conn => sqlx::query(SQL)
        .bind(at)
        .bind(step)
        .bind(account.uuid())
        .execute(conn)
        .await.map(|done| done.rows_affected()))?;
    if done == 1 {
        acts::note(tx, district, Deed::SetUpApp, Some(account)).await?;
    }
    Ok(done == 1)
}

/// Uses up the codes of an app to a step. Says whether that one was still good.
pub async fn use_code(tx: &mut WriteTx, account: AccountId, step: i64) -> Result<bool, StoreError> {
    const SQL: &str = "
        UPDATE person_app SET step = $1 WHERE account = $2 AND step < $1 AND since IS NOT NULL";
    let done = on!(tx, conn => sqlx::query(SQL)
        .bind(step)
        .bind(account.uuid())
        .execute(conn)
        .await.map(|done| done.rows_affected()))?;
    Ok(done == 1)
}

/// Switches the own app off, with its recovery codes.
pub async fn drop_app(
    tx: &mut WriteTx,
    proof: &Granted<SecureAccount>,
    district: &Ags,
) -> Result<(), StoreError> {
    let account = own(tx, proof)?;
    clear(tx, account, &[NO_APP, NO_RECOVERY]).await?;
    acts::note(tx, district, Deed::SwitchedOffApp, Some(account)).await
}

/// Puts new recovery codes, by their hashes, in place of the old ones.
pub async fn set_recovery(
    tx: &mut WriteTx,
    proof: &Granted<SecureAccount>,
    district: &Ags,
    hashes: &[Vec<u8>],
) -> Result<(), StoreError> {
    const PUT: &str = "INSERT INTO person_recovery (account, hash) VALUES ($1, $2)";
    let account = own(tx, proof)?;
    clear(tx, account, &[NO_RECOVERY]).await?;
    for hash in hashes {
        on!(tx, conn => sqlx::query(PUT)
            .bind(account.uuid())
            .bind(hash)
            .execute(conn)
            .await.map(|_| ()))?;
    }
    acts::note(tx, district, Deed::MadeRecoveryCodes, Some(account)).await
}

/// Uses a recovery code up. Says whether there was one.
pub async fn use_recovery(
    tx: &mut WriteTx,
    district: &Ags,
    account: AccountId,
    hash: &[u8],
) -> Result<bool, StoreError> {
    const SQL: &str = "DELETE FROM person_recovery WHERE account = $1 AND hash = $2";
    let gone = on!(tx, conn => sqlx::query(SQL)
        .bind(account.uuid())
        .bind(hash)
        .execute(conn)
        .await.map(|done| done.rows_affected()))?;
    if gone == 1 {
        acts::note(tx, district, Deed::UsedRecoveryCode, Some(account)).await?;
    }
    Ok(gone == 1)
}

/// Takes all second factors of an account away, since they were lost; its sessions end.
pub async fn reset(
    tx: &mut WriteTx,
    proof: &Granted<ManageAccounts>,
    district: &Ags,
    account: AccountId,
) -> Result<(), StoreError> {
    same_actor(tx, proof.actor())?;
    clear(tx, account, &[NO_APP, NO_RECOVERY, NO_PASSKEYS]).await?;
    sessions::end_all(tx, account).await?;
    acts::note(tx, district, Deed::ResetFactors, Some(account)).await
}

/// Demands a second factor of an account, or not any more.
pub async fn demand(
    tx: &mut WriteTx,
    proof: &Granted<ManageAccounts>,
    district: &Ags,
    account: AccountId,
    demanded: bool,
) -> Result<(), StoreError> {
    const SQL: &str = "UPDATE person_account SET factor_due = $1 WHERE id = $2";
    same_actor(tx, proof.actor())?;
    let since = demanded.then(|| tx.at().as_microsecond());
    on!(tx, conn => sqlx::query(SQL)
        .bind(since)
        .bind(account.uuid())
        .execute(conn)
        .await.map(|_| ()))?;
    let deed = if demanded { Deed::DemandedFactor } else { Deed::ReleasedFactor };
    acts::note(tx, district, deed, Some(account)).await
}

/// Demands a second factor of everybody, or not any more.
pub async fn demand_of_all(
    tx: &mut WriteTx,
    proof: &Granted<ManageAccounts>,
    district: &Ags,
    demanded: bool,
) -> Result<(), StoreError> {
    same_actor(tx, proof.actor())?;
    settings::put(tx, district, settings::SECOND_FACTOR, demanded).await?;
    let deed = if demanded { Deed::DemandedFactorOfAll } else { Deed::ReleasedFactorOfAll };
    acts::note(tx, district, deed, None).await
}

/// Whether a second factor is demanded of everybody.
pub async fn demanded_of_all(tx: &mut ReadTx, district: &Ags) -> Result<bool, StoreError> {
    settings::is_on(tx, district, settings::SECOND_FACTOR).await
}

/// The factors of an account.
pub async fn of_account(tx: &mut ReadTx, account: AccountId) -> Result<Factors, StoreError> {
    const SQL: &str = select_factors!("WHERE a.id = $1");
    let row: Option<FactorRow> =
        on!(tx, conn => sqlx::query_as(SQL).bind(account.uuid()).fetch_optional(conn).await)?;
    Ok(row.map(factors).map(|(_, factors)| factors).unwrap_or_default())
}

/// The factors of all accounts of a district.
pub async fn of_all(
    tx: &mut ReadTx,
    district: &Ags,
) -> Result<BTreeMap<AccountId, Factors>, StoreError> {
    const SQL: &str = select_factors!("WHERE a.district = $1");
    let rows: Vec<FactorRow> =
        on!(tx, conn => sqlx::query_as(SQL).bind(district.as_str()).fetch_all(conn).await)?;
    Ok(rows.into_iter().map(factors).collect())
}

/// Account, active apps, recovery codes, passkeys, whether demanded.
type FactorRow = (Uuid, i64, i64, i64, bool);

fn factors((id, apps, codes, passkeys, demanded): FactorRow) -> (AccountId, Factors) {
    let many = |n: i64| usize::try_from(n).unwrap_or_default();
    let factors =
        Factors { app: apps > 0, recovery_codes: many(codes), passkeys: many(passkeys), demanded };
    (AccountId::from_uuid(id), factors)
}

const NO_APP: &str = "DELETE FROM person_app WHERE account = $1";
const NO_RECOVERY: &str = "DELETE FROM person_recovery WHERE account = $1";
const NO_PASSKEYS: &str = "DELETE FROM person_passkey WHERE account = $1";

async fn clear(
    tx: &mut WriteTx,
    account: AccountId,
    statements: &[&'static str],
) -> Result<(), StoreError> {
    for sql in statements {
        on!(tx, conn => sqlx::query(*sql).bind(account.uuid()).execute(conn).await.map(|_| ()))?;
    }
    Ok(())
}
