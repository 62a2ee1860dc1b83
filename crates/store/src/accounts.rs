//! Accounts of natural persons and what they are in which organisation.
//!
//! The address by which somebody signs in is folded to lower case; everything else in the house names a person by the
//! id alone. Who is locked or erased has no session any more.

use std::collections::{BTreeMap, BTreeSet};

use access::{Granted, InvitePerson, ManageAccounts, Membership, OpenCockpit, Role};
use base::{AccountId, Actor, Ags, Cause, OrganisationId};
use jiff::Timestamp;
use sqlx::AssertSqlSafe;
use uuid::Uuid;

use crate::{
    ReadTx, StoreError, WriteTx, acts,
    acts::Deed,
    changes::time,
    db::{on, placeholders},
    drafts::same_actor,
    runs::new_id,
    sessions,
};

/// An account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    pub id: AccountId,
    pub email: String,
    pub name: String,
    /// Whether a password was set: the invitation was followed.
    pub accepted: bool,
    pub locked: bool,
    pub created: Timestamp,
    /// The last sign-in.
    pub seen: Option<Timestamp>,
    pub memberships: Vec<Membership>,
}

/// Somebody to be let in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAccount {
    pub email: String,
    pub name: String,
    pub membership: Membership,
}

#[derive(sqlx::FromRow)]
struct AccountRow {
    id: Uuid,
    email: String,
    name: String,
    accepted: bool,
    locked: bool,
    created: i64,
    seen: Option<i64>,
}

/// The columns of an [`AccountRow`].
macro_rules! select_account {
    ($rest:literal) => {
        concat!(
            "SELECT id, email, name, password IS NOT NULL AS accepted, locked, created, seen
             FROM person_account ",
            $rest
        )
    };
}

/// The address as it is compared.
pub fn folded(email: &str) -> String {
    email.trim().to_lowercase()
}

/// Nothing longer is an address (RFC 5321, 4.5.3.1).
const LONGEST_EMAIL: usize = 254;

/// Whether a text can be an address to which mail goes: one `@`, a host with a dot, no blanks, no lines.
pub fn can_get_mail(email: &str) -> bool {
    let email = email.trim();
    let Some((local, host)) = email.rsplit_once('@') else { return false };
    !local.is_empty()
        && !local.contains('@')
        && email.len() <= LONGEST_EMAIL
        && host.contains('.')
        && !host.starts_with('.')
        && !host.ends_with('.')
        && !email.chars().any(|c| c.is_whitespace() || c.is_control() || "<>,;\"".contains(c))
}

/// The account that signs in with an address.
pub async fn by_email(
    tx: &mut ReadTx,
    district: &Ags,
    email: &str,
) -> Result<Option<Account>, StoreError> {
    const SQL: &str = select_account!("WHERE district = $1 AND email = $2");
    let row: Option<AccountRow> = on!(tx, conn => sqlx::query_as(SQL)
        .bind(district.as_str())
        .bind(folded(email))
        .fetch_optional(conn)
        .await)?;
    complete_one(tx, row).await
}

/// The account under `id`.
pub async fn by_id(tx: &mut ReadTx, id: AccountId) -> Result<Option<Account>, StoreError> {
    const SQL: &str = select_account!("WHERE id = $1");
    let row: Option<AccountRow> =
        on!(tx, conn => sqlx::query_as(SQL).bind(id.uuid()).fetch_optional(conn).await)?;
    complete_one(tx, row).await
}

/// All accounts of a district, by name.
pub async fn all(tx: &mut ReadTx, district: &Ags) -> Result<Vec<Account>, StoreError> {
    const SQL: &str = select_account!("WHERE district = $1 ORDER BY name, email");
    const HELD: &str = "
        SELECT m.account, m.organisation, m.role
        FROM person_membership m JOIN person_account a ON a.id = m.account
        WHERE a.district = $1 ORDER BY m.role, m.organisation";
    let rows: Vec<AccountRow> =
        on!(tx, conn => sqlx::query_as(SQL).bind(district.as_str()).fetch_all(conn).await)?;
    let held = on!(tx, conn => sqlx::query_as(HELD).bind(district.as_str()).fetch_all(conn).await)?;
    complete(rows, held)
}

/// What the holders of these accounts are called; who is not there any more is left out.
pub async fn names(
    tx: &mut ReadTx,
    ids: &[AccountId],
) -> Result<BTreeMap<AccountId, String>, StoreError> {
    let mut names = BTreeMap::new();
    for chunk in ids.chunks(500) {
        let places = placeholders(1, chunk.len());
        let sql = format!("SELECT id, name FROM person_account WHERE id IN {places}");
        let rows: Vec<(Uuid, String)> = on!(tx, conn => {
            let mut query = sqlx::query_as(AssertSqlSafe(sql));
            for id in chunk {
                query = query.bind(id.uuid());
            }
            query.fetch_all(conn).await
        })?;
        names.extend(rows.into_iter().map(|(id, name)| (AccountId::from_uuid(id), name)));
    }
    Ok(names)
}

/// Those who write an organisation's entries and can come in, by name.
pub async fn editors_of(
    tx: &mut ReadTx,
    organisation: OrganisationId,
) -> Result<Vec<Account>, StoreError> {
    const SQL: &str = select_account!(
        "WHERE NOT locked AND password IS NOT NULL AND id IN (
            SELECT account FROM person_membership WHERE organisation = $1 AND role = 'editor')
         ORDER BY name, email"
    );
    let rows: Vec<AccountRow> =
        on!(tx, conn => sqlx::query_as(SQL).bind(organisation.uuid()).fetch_all(conn).await)?;
    complete(rows, Vec::new())
}

/// The accounts of rows with what belongs to each, as account, organisation and role.
fn complete(
    rows: Vec<AccountRow>,
    held: Vec<(Uuid, Uuid, String)>,
) -> Result<Vec<Account>, StoreError> {
    let mut memberships: BTreeMap<Uuid, Vec<Membership>> = BTreeMap::new();
    for (account, organisation, role) in held {
        memberships.entry(account).or_default().push(membership(organisation, &role)?);
    }
    rows.into_iter()
        .map(|row| {
            Ok(Account {
                id: AccountId::from_uuid(row.id),
                email: row.email,
                name: row.name,
                accepted: row.accepted,
                locked: row.locked,
                created: time(row.created)?,
                seen: row.seen.map(time).transpose()?,
                memberships: memberships.remove(&row.id).unwrap_or_default(),
            })
        })
        .collect()
}

/// The account of a row, where there is one.
async fn complete_one(
    tx: &mut ReadTx,
    row: Option<AccountRow>,
) -> Result<Option<Account>, StoreError> {
    const HELD: &str = "
        SELECT account, organisation, role FROM person_membership WHERE account = $1
        ORDER BY role, organisation";
    let Some(row) = row else { return Ok(None) };
    let held = on!(tx, conn => sqlx::query_as(HELD).bind(row.id).fetch_all(conn).await)?;
    Ok(complete(vec![row], held)?.pop())
}

fn membership(organisation: Uuid, role: &str) -> Result<Membership, StoreError> {
    let role =
        Role::from_code(role).ok_or_else(|| StoreError::Corrupt(format!("the role `{role}`")))?;
    Ok(Membership { organisation: OrganisationId::from_uuid(organisation), role })
}

/// The kept form of a person's password, where there is one.
pub async fn password(tx: &mut ReadTx, id: AccountId) -> Result<Option<String>, StoreError> {
    const SQL: &str = "SELECT password FROM person_account WHERE id = $1";
    let row: Option<Option<String>> =
        on!(tx, conn => sqlx::query_scalar(SQL).bind(id.uuid()).fetch_optional(conn).await)?;
    Ok(row.flatten())
}

/// Lets somebody in on the word of a person who may invite: a new account, or one more membership of an account that
/// is there. Says which account it is.
pub async fn invite(
    tx: &mut WriteTx,
    proof: &Granted<InvitePerson>,
    district: &Ags,
    email: &str,
    name: &str,
) -> Result<AccountId, StoreError> {
    same_actor(tx, proof.actor())?;
    let new =
        NewAccount { email: email.to_owned(), name: name.to_owned(), membership: proof.action().0 };
    add(tx, district, &new).await
}

/// The same on the word of whoever holds the machine: how the first administrator comes in.
pub async fn add_by_command(
    tx: &mut WriteTx,
    district: &Ags,
    new: &NewAccount,
) -> Result<AccountId, StoreError> {
    match tx.actor() {
        Actor::System(Cause::Command(_)) => add(tx, district, new).await,
        other => Err(StoreError::Conflict(format!("{} is no command", other.label()))),
    }
}

async fn add(tx: &mut WriteTx, district: &Ags, new: &NewAccount) -> Result<AccountId, StoreError> {
    const PUT: &str = "
        INSERT INTO person_account (id, district, email, name, locked, created)
        VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (district, email) DO UPDATE SET email = excluded.email
        RETURNING id";
    const JOIN: &str = "
        INSERT INTO person_membership (account, organisation, role) VALUES ($1, $2, $3)
        ON CONFLICT (account, organisation, role) DO NOTHING";
    let at = tx.at();
    let id: Uuid = on!(tx, conn => sqlx::query_scalar(PUT)
        .bind(new_id(at))
        .bind(district.as_str())
        .bind(folded(&new.email))
        .bind(new.name.trim())
        .bind(false)
        .bind(at.as_microsecond())
        .fetch_one(conn)
        .await)?;
    on!(tx, conn => sqlx::query(JOIN)
        .bind(id)
        .bind(new.membership.organisation.uuid())
        .bind(new.membership.role.code())
        .execute(conn)
        .await.map(|_| ()))?;
    let id = AccountId::from_uuid(id);
    acts::note(tx, district, Deed::Invited, Some(id)).await?;
    Ok(id)
}

/// Sets a person's password in its kept form; all sessions end.
pub async fn set_password(
    tx: &mut WriteTx,
    district: &Ags,
    id: AccountId,
    kept: &str,
    why: Deed,
) -> Result<(), StoreError> {
    const SQL: &str = "UPDATE person_account SET password = $1 WHERE id = $2";
    on!(tx, conn => sqlx::query(SQL).bind(kept).bind(id.uuid()).execute(conn).await.map(|_| ()))?;
    sessions::end_all(tx, id).await?;
    acts::note(tx, district, why, Some(id)).await
}

/// Calls a person otherwise, by their own wish.
pub async fn set_name(
    tx: &mut WriteTx,
    proof: &Granted<OpenCockpit>,
    district: &Ags,
    id: AccountId,
    name: &str,
) -> Result<(), StoreError> {
    const SQL: &str = "UPDATE person_account SET name = $1 WHERE id = $2";
    same_actor(tx, proof.actor())?;
    same_actor(tx, &Actor::Person(id))?;
    on!(tx, conn => sqlx::query(SQL)
        .bind(name.trim())
        .bind(id.uuid())
        .execute(conn)
        .await.map(|_| ()))?;
    acts::note(tx, district, Deed::ChangedName, Some(id)).await
}

/// Puts other memberships in place of a person's. Nobody takes the last administrator away.
pub async fn set_memberships(
    tx: &mut WriteTx,
    proof: &Granted<ManageAccounts>,
    district: &Ags,
    id: AccountId,
    memberships: &[Membership],
) -> Result<(), StoreError> {
    const CLEAR: &str = "DELETE FROM person_membership WHERE account = $1";
    const JOIN: &str =
        "INSERT INTO person_membership (account, organisation, role) VALUES ($1, $2, $3)";
    same_actor(tx, proof.actor())?;
    on!(tx, conn => sqlx::query(CLEAR).bind(id.uuid()).execute(conn).await.map(|_| ()))?;
    let once: BTreeSet<Membership> = memberships.iter().copied().collect();
    for membership in once {
        on!(tx, conn => sqlx::query(JOIN)
            .bind(id.uuid())
            .bind(membership.organisation.uuid())
            .bind(membership.role.code())
            .execute(conn)
            .await.map(|_| ()))?;
    }
    an_administrator_stays(tx, district).await?;
    acts::note(tx, district, Deed::ChangedRoles, Some(id)).await
}

/// Locks an account, with all its sessions, or opens it again. Nobody locks the last administrator.
pub async fn set_locked(
    tx: &mut WriteTx,
    proof: &Granted<ManageAccounts>,
    district: &Ags,
    id: AccountId,
    locked: bool,
) -> Result<(), StoreError> {
    // Who is let in again is asked again before the account is locked for not being used.
    const SQL: &str = "
        UPDATE person_account SET locked = $1, warned = NULL, retired = NULL WHERE id = $2";
    same_actor(tx, proof.actor())?;
    on!(tx, conn => sqlx::query(SQL).bind(locked).bind(id.uuid()).execute(conn).await.map(|_| ()))?;
    if locked {
        sessions::end_all(tx, id).await?;
        an_administrator_stays(tx, district).await?;
    }
    acts::note(tx, district, if locked { Deed::Locked } else { Deed::Opened }, Some(id)).await
}

/// Notes that somebody was asked whether the account is still needed.
pub(crate) async fn set_warned(tx: &mut WriteTx, id: AccountId) -> Result<(), StoreError> {
    const SQL: &str = "UPDATE person_account SET warned = $1 WHERE id = $2";
    let at = tx.at().as_microsecond();
    on!(tx, conn => sqlx::query(SQL).bind(at).bind(id.uuid()).execute(conn).await.map(|_| ()))?;
    Ok(())
}

/// Locks an account that nobody uses.
pub(crate) async fn retire(
    tx: &mut WriteTx,
    district: &Ags,
    id: AccountId,
) -> Result<(), StoreError> {
    const SQL: &str = "UPDATE person_account SET locked = $1, retired = $2 WHERE id = $3";
    let at = tx.at().as_microsecond();
    on!(tx, conn => sqlx::query(SQL)
        .bind(true)
        .bind(at)
        .bind(id.uuid())
        .execute(conn)
        .await.map(|_| ()))?;
    sessions::end_all(tx, id).await?;
    acts::note(tx, district, Deed::Locked, Some(id)).await
}

/// Whether nobody could manage accounts without this one.
pub async fn is_last_administrator(
    tx: &mut ReadTx,
    district: &Ags,
    id: AccountId,
) -> Result<bool, StoreError> {
    const SQL: &str = "
        SELECT DISTINCT a.id FROM person_account a JOIN person_membership m ON m.account = a.id
        WHERE a.district = $1 AND NOT a.locked AND m.role = 'administrator'";
    let open: Vec<Uuid> =
        on!(tx, conn => sqlx::query_scalar(SQL).bind(district.as_str()).fetch_all(conn).await)?;
    Ok(open == [id.uuid()])
}

pub(crate) async fn an_administrator_stays(
    tx: &mut WriteTx,
    district: &Ags,
) -> Result<(), StoreError> {
    const SQL: &str = "
        SELECT count(*) FROM person_account a JOIN person_membership m ON m.account = a.id
        WHERE a.district = $1 AND NOT a.locked AND m.role = 'administrator'";
    let left: i64 =
        on!(tx, conn => sqlx::query_scalar(SQL).bind(district.as_str()).fetch_one(conn).await)?;
    if left == 0 {
        return Err(StoreError::Conflict("no administrator would be left".to_owned()));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_could_break_a_mails_head_is_none() {
        for email in [
            "",
            "a",
            "a@b",
            "@b.example",
            "a@b.example\nBcc: x@y.example",
            "a b@c.example",
            "a@.example",
            "<a@b.example>",
            "a@b.example,c@d.example",
        ] {
            assert!(!can_get_mail(email), "{email:?}");
        }
        for email in ["a@b.example", " büro@müller.example ", "a+b@c.d.example"] {
            assert!(can_get_mail(email), "{email:?}");
        }
    }
}
