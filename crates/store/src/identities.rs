//! Identities elsewhere: accounts that a provider of OpenID Connect proves, named by issuer and subject.
//!
//! Roles that follow the provider's word are kept apart from those given here: each sign-in puts the provider's new word
//! in place of its old one and touches no other.

use access::{Granted, Membership, SecureAccount};
use base::{AccountId, Ags};
use uuid::Uuid;

use crate::{
    ReadTx, StoreError, WriteTx, accounts, acts, acts::Deed, db::on, factors::own, runs::new_id,
};

/// Who somebody is at a provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Identity<'a> {
    pub issuer: &'a str,
    pub subject: &'a str,
}

/// The account to which an identity is bound.
pub async fn account(
    tx: &mut ReadTx,
    identity: Identity<'_>,
) -> Result<Option<AccountId>, StoreError> {
    const SQL: &str = "SELECT account FROM person_identity WHERE issuer = $1 AND subject = $2";
    let id: Option<Uuid> = on!(tx, conn => sqlx::query_scalar(SQL)
        .bind(identity.issuer)
        .bind(identity.subject)
        .fetch_optional(conn)
        .await)?;
    Ok(id.map(AccountId::from_uuid))
}

/// Whether an account is bound to an identity of an issuer.
pub async fn is_bound(
    tx: &mut ReadTx,
    account: AccountId,
    issuer: &str,
) -> Result<bool, StoreError> {
    const SQL: &str = "SELECT count(*) FROM person_identity WHERE account = $1 AND issuer = $2";
    let n: i64 = on!(tx, conn => sqlx::query_scalar(SQL)
        .bind(account.uuid())
        .bind(issuer)
        .fetch_one(conn)
        .await)?;
    Ok(n > 0)
}

/// A new account that comes by a provider; a conflict where the address signs in already.
pub async fn admit(
    tx: &mut WriteTx,
    district: &Ags,
    identity: Identity<'_>,
    email: &str,
    name: &str,
) -> Result<AccountId, StoreError> {
    const SQL: &str = "
        INSERT INTO person_account (id, district, email, name, locked, created)
        VALUES ($1, $2, $3, $4, $5, $6)";
    let (id, at) = (new_id(tx.at()), tx.at().as_microsecond());
    on!(tx, conn => sqlx::query(SQL)
        .bind(id)
        .bind(district.as_str())
        .bind(accounts::folded(email))
        .bind(name)
        .bind(false)
        .bind(at)
        .execute(conn)
        .await.map(|_| ()))?;
    let id = AccountId::from_uuid(id);
    put(tx, id, identity).await?;
    acts::note(tx, district, Deed::CameByProvider, Some(id)).await?;
    Ok(id)
}

/// Binds an identity to the own account; a conflict where it or the account is bound already.
pub async fn bind(
    tx: &mut WriteTx,
    proof: &Granted<SecureAccount>,
    district: &Ags,
    identity: Identity<'_>,
) -> Result<(), StoreError> {
    let account = own(tx, proof)?;
    put(tx, account, identity).await?;
    acts::note(tx, district, Deed::BoundIdentity, Some(account)).await
}

async fn put(
    tx: &mut WriteTx,
    account: AccountId,
    identity: Identity<'_>,
) -> Result<(), StoreError> {
    const SQL: &str = "
        INSERT INTO person_identity (issuer, subject, account, since) VALUES ($1, $2, $3, $4)";
    let at = tx.at().as_microsecond();
    on!(tx, conn => sqlx::query(SQL)
        .bind(identity.issuer)
        .bind(identity.subject)
        .bind(account.uuid())
        .bind(at)
        .execute(conn)
        .await.map(|_| ()))?;
    Ok(())
}

/// Unbinds the own account from an issuer; the roles that followed its word go. The last administrator stays.
pub async fn unbind(
    tx: &mut WriteTx,
    proof: &Granted<SecureAccount>,
    district: &Ags,
    issuer: &str,
) -> Result<(), StoreError> {
    const SQL: &str = "DELETE FROM person_identity WHERE account = $1 AND issuer = $2";
    let account = own(tx, proof)?;
    on!(tx, conn => sqlx::query(SQL)
        .bind(account.uuid())
        .bind(issuer)
        .execute(conn)
        .await.map(|_| ()))?;
    follow(tx, district, account, issuer, &[]).await?;
    accounts::an_administrator_stays(tx, district).await?;
    acts::note(tx, district, Deed::UnboundIdentity, Some(account)).await
}

/// Puts the issuer's new word about an account's roles in place of its old one.
pub async fn follow(
    tx: &mut WriteTx,
    district: &Ags,
    account: AccountId,
    issuer: &str,
    memberships: &[Membership],
) -> Result<(), StoreError> {
    const OLD: &str = "
        SELECT organisation, role FROM person_membership WHERE account = $1 AND issuer = $2
        ORDER BY organisation, role";
    const CLEAR: &str = "DELETE FROM person_membership WHERE account = $1 AND issuer = $2";
    const JOIN: &str = "
        INSERT INTO person_membership (account, organisation, role, issuer) VALUES ($1, $2, $3, $4)
        ON CONFLICT (account, organisation, role) DO NOTHING";
    const SEEN: &str = "UPDATE person_identity SET seen = $1 WHERE account = $2 AND issuer = $3";
    let at = tx.at().as_microsecond();
    let old: Vec<(Uuid, String)> = on!(tx, conn => sqlx::query_as(OLD)
        .bind(account.uuid())
        .bind(issuer)
        .fetch_all(conn)
        .await)?;
    on!(tx, conn => sqlx::query(CLEAR)
        .bind(account.uuid())
        .bind(issuer)
        .execute(conn)
        .await.map(|_| ()))?;
    for membership in memberships {
        on!(tx, conn => sqlx::query(JOIN)
            .bind(account.uuid())
            .bind(membership.organisation.uuid())
            .bind(membership.role.code())
            .bind(issuer)
            .execute(conn)
            .await.map(|_| ()))?;
    }
    on!(tx, conn => sqlx::query(SEEN)
        .bind(at)
        .bind(account.uuid())
        .bind(issuer)
        .execute(conn)
        .await.map(|_| ()))?;
    let new: Vec<(Uuid, String)> = on!(tx, conn => sqlx::query_as(OLD)
        .bind(account.uuid())
        .bind(issuer)
        .fetch_all(conn)
        .await)?;
    if new != old {
        acts::note(tx, district, Deed::ChangedRoles, Some(account)).await?;
    }
    Ok(())
}
