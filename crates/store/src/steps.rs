//! Steps on the way in: what the house remembers of a browser between a question and its answer.
//!
//! A step is opened by a secret that the browser holds, ends soon and is used up by the answer. It grants nothing: who
//! holds one is not signed in.

use std::time::Duration;

use base::AccountId;
use jiff::Timestamp;
use uuid::Uuid;

use crate::{Db, ReadTx, Secret, StoreError, WriteTx, db::on, jobs::until};

/// How long somebody may take for an answer.
pub const LASTS: Duration = Duration::from_secs(10 * 60);

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// A second factor, the password being right.
    SecondFactor,
    /// Any passkey of this site.
    Passkey,
    /// A new passkey of somebody signed in.
    NewPasskey,
    /// To come back from the provider of OpenID Connect.
    OpenId,
    /// Whether an identity is to be bound to the own account.
    Identity,
}

impl Asked {
    fn code(self) -> &'static str {
        match self {
            Asked::SecondFactor => "second-factor",
            Asked::Passkey => "passkey",
            Asked::NewPasskey => "new-passkey",
            Asked::OpenId => "openid",
            Asked::Identity => "identity",
        }
    }
}

/// What was remembered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Whose step it is, where that is known.
    pub account: Option<AccountId>,
    pub kept: String,
}

/// Remembers a step that `secret` opens.
pub async fn begin(
    db: &Db,
    secret: &Secret,
    asked: Asked,
    step: &Step,
    now: Timestamp,
) -> Result<(), StoreError> {
    const SQL: &str = "
        INSERT INTO person_step (hash, account, purpose, kept, ends) VALUES ($1, $2, $3, $4, $5)";
    let mut tx = db.work().await?;
    on!(tx, conn => sqlx::query(SQL)
        .bind(secret.hash())
        .bind(step.account.map(AccountId::uuid))
        .bind(asked.code())
        .bind(&step.kept)
        .bind(until(now, LASTS))
        .execute(conn)
        .await.map(|_| ()))?;
    tx.done().await
}

/// The step that a secret opens, where it is not over and its account not locked. Looking does not use it up.
pub async fn look(
    tx: &mut ReadTx,
    secret: &Secret,
    asked: Asked,
    now: Timestamp,
) -> Result<Option<Step>, StoreError> {
    const SQL: &str = "
        SELECT s.account, s.kept FROM person_step s LEFT JOIN person_account a ON a.id = s.account
        WHERE s.hash = $1 AND s.purpose = $2 AND s.ends > $3 AND (s.account IS NULL OR NOT a.locked)";
    let row: Option<(Option<Uuid>, String)> = on!(tx, conn => sqlx::query_as(SQL)
        .bind(secret.hash())
        .bind(asked.code())
        .bind(now.as_microsecond())
        .fetch_optional(conn)
        .await)?;
    Ok(row.map(|(account, kept)| Step { account: account.map(AccountId::from_uuid), kept }))
}

/// Uses a step up. Of two answers at once, one is told `None`.
pub async fn take(
    tx: &mut WriteTx,
    secret: &Secret,
    asked: Asked,
) -> Result<Option<Step>, StoreError> {
    const SQL: &str = "DELETE FROM person_step WHERE hash = $1";
    let now = tx.at();
    let Some(found) = look(tx, secret, asked, now).await? else { return Ok(None) };
    let gone = on!(tx, conn => sqlx::query(SQL)
        .bind(secret.hash())
        .execute(conn)
        .await.map(|done| done.rows_affected()))?;
    Ok((gone == 1).then_some(found))
}

/// Uses a step up that nothing else is written with: the answer is still to be judged.
pub async fn take_alone(
    db: &Db,
    secret: &Secret,
    asked: Asked,
    now: Timestamp,
) -> Result<Option<Step>, StoreError> {
    let mut tx = db.write(base::Actor::Public, now).await?;
    let step = take(&mut tx, secret, asked).await?;
    tx.commit().await?;
    Ok(step)
}
