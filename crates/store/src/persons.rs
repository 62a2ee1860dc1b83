//! One person's data: a copy of all of it (Art. 15 DSGVO), and its erasure (Art. 17).
//!
//! [`copy_of`] reads every table in which a person stands; [`erase`] leaves nothing of it but the id of the account in
//! the change log and the audit trail. What is derived (the search index) never held it. A list of erased ids stays, so
//! that a restored backup brings nobody back ([`remember`]). A test plants a person everywhere, erases it, and looks
//! through every table and file.
//!
//! An entry that names the same address as its contact is not touched: it belongs to the organisation, and the address is
//! often that of the office and not of the person. [`erase`] says which entries these are.

mod copy;

use access::{Granted, ManageAccounts};
use base::{AccountId, Actor, Ags};
use jiff::Timestamp;
use serde_json::Value;
use uuid::Uuid;

use crate::{
    Db, ReadTx, RecordKind, RecordRef, StoreError, WriteTx, accounts, acts,
    acts::Deed,
    changes::time,
    db::{containing, on, write_anew},
    drafts::same_actor,
    searches, sessions, subscriptions,
};

pub use copy::{copy_of, tables};

/// Tables whose rows are written anew when somebody was erased.
const WRITTEN_ANEW: [&str; 18] = [
    "person_account",
    "person_membership",
    "person_session",
    "person_link",
    "person_app",
    "person_recovery",
    "person_passkey",
    "person_identity",
    "person_step",
    "person_mail",
    "person_remark",
    "person_feedback",
    "person_unsubscribed",
    "person_unsubscribe_link",
    "sign_in_failure",
    "search_gap",
    "draft",
    "finding",
];

/// Columns of running text in which others may have named the person.
macro_rules! texts {
    ($($table:literal: $($column:literal),+;)+) => {
        [$($((
            concat!("UPDATE ", $table, " SET ", $column, " = replace(", $column, ", $1, '…') WHERE ", $column,
                " LIKE $2 ESCAPE '\\'"),
            concat!("UPDATE ", $table, " SET ", $column, " = '…' WHERE lower(", $column, ") LIKE $1 ESCAPE '\\'"),
        )),+),+]
    };
}

/// How an erasure ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Erased {
    pub account: AccountId,
    /// Entries and drafts that still name the person's address as their own contact, some hundred at most.
    pub named_in: Vec<RecordRef>,
}

/// Erases a person on the person's own word, or on that of the program: a command, or what is due. A conflict where
/// nobody could manage accounts any more.
pub async fn erase(tx: &mut WriteTx, id: AccountId) -> Result<Erased, StoreError> {
    match tx.actor() {
        Actor::System(_) => {}
        Actor::Person(own) if *own == id => {}
        other => {
            return Err(StoreError::Conflict(format!("{} erases somebody else", other.label())));
        }
    }
    erase_noted(tx, id).await
}

/// Erases a person on the word of whoever manages accounts.
pub async fn erase_other(
    tx: &mut WriteTx,
    proof: &Granted<ManageAccounts>,
    id: AccountId,
) -> Result<Erased, StoreError> {
    same_actor(tx, proof.actor())?;
    erase_noted(tx, id).await
}

async fn erase_noted(tx: &mut WriteTx, id: AccountId) -> Result<Erased, StoreError> {
    let person = person(tx, id).await?;
    let person = person.ok_or_else(|| StoreError::NotFound(format!("account {id}")))?;
    if accounts::is_last_administrator(tx, &person.district, id).await? {
        return Err(StoreError::Conflict("no administrator would be left".to_owned()));
    }
    forget(tx, &person).await?;
    let at = tx.at();
    put_erasure(tx, id, at).await?;
    acts::note(tx, &person.district, Deed::ErasedAccount, Some(id)).await?;
    Ok(Erased { account: id, named_in: named_in(tx, &person.email).await? })
}

/// A copy of a person's data, taken by the actor of `tx`: the person, or the program on a command.
pub async fn hand_out(tx: &mut WriteTx, id: AccountId) -> Result<Value, StoreError> {
    let what = match tx.actor() {
        Actor::System(_) => Deed::CopiedPerson,
        Actor::Person(own) if *own == id => Deed::CopiedData,
        other => {
            return Err(StoreError::Conflict(format!("{} copies somebody else", other.label())));
        }
    };
    copy_noted(tx, id, what).await
}

/// The same, taken by whoever manages accounts.
pub async fn hand_out_other(
    tx: &mut WriteTx,
    proof: &Granted<ManageAccounts>,
    id: AccountId,
) -> Result<Value, StoreError> {
    same_actor(tx, proof.actor())?;
    copy_noted(tx, id, Deed::CopiedPerson).await
}

async fn copy_noted(tx: &mut WriteTx, id: AccountId, what: Deed) -> Result<Value, StoreError> {
    let copy = copy_of(tx, id).await?;
    let known = person(tx, id).await?;
    let known = known.ok_or_else(|| StoreError::NotFound(format!("account {id}")))?;
    acts::note(tx, &known.district, what, Some(id)).await?;
    Ok(copy)
}

/// What names a person.
struct Known {
    id: AccountId,
    district: Ags,
    email: String,
    name: String,
}

async fn person(tx: &mut ReadTx, id: AccountId) -> Result<Option<Known>, StoreError> {
    const SQL: &str = "SELECT district, email, name FROM person_account WHERE id = $1";
    let row: Option<(String, String, String)> =
        on!(tx, conn => sqlx::query_as(SQL).bind(id.uuid()).fetch_optional(conn).await)?;
    let Some((district, email, name)) = row else { return Ok(None) };
    let district =
        district.parse().map_err(|_| StoreError::Corrupt(format!("the district {district}")))?;
    Ok(Some(Known { id, district, email, name }))
}

async fn forget(tx: &mut WriteTx, person: &Known) -> Result<(), StoreError> {
    // With the account go its memberships, sessions, links, remarks and second factors.
    const ACCOUNT: &str = "DELETE FROM person_account WHERE id = $1";
    const DRAFTS: &str = "
        UPDATE draft SET taken_by = NULL,
            stage = CASE WHEN stage = 'in-review' THEN 'submitted' ELSE stage END
        WHERE taken_by = $1";
    const MAILS: &str = "DELETE FROM person_mail WHERE lower(recipient) = $1";
    for sql in [DRAFTS, ACCOUNT] {
        on!(tx, conn => sqlx::query(sql)
            .bind(person.id.uuid())
            .execute(conn)
            .await.map(|_| ()))?;
    }
    on!(tx, conn => sqlx::query(MAILS)
        .bind(person.email.as_str())
        .execute(conn)
        .await.map(|_| ()))?;
    sessions::forget(tx, &person.email).await?;
    subscriptions::forget(tx, &person.email).await?;
    for words in [&person.email, &person.name] {
        searches::forget(tx, words).await?;
        unname(tx, words).await?;
    }
    Ok(())
}

/// Takes words out of texts of others; where they are written otherwise, the whole text.
async fn unname(tx: &mut WriteTx, words: &str) -> Result<(), StoreError> {
    const TEXTS: [(&str, &str); 9] = texts!(
        "person_mail": "subject", "content", "trouble";
        "person_remark": "content";
        "person_feedback": "content";
        "finding": "given", "record", "says_de", "says_en";
    );
    if words.is_empty() {
        return Ok(());
    }
    let (as_written, folded) = (containing(words), containing(&words.to_lowercase()));
    for (replace, clear) in TEXTS {
        on!(tx, conn => sqlx::query(replace)
            .bind(words)
            .bind(as_written.as_str())
            .execute(conn)
            .await.map(|_| ()))?;
        on!(tx, conn => sqlx::query(clear)
            .bind(folded.as_str())
            .execute(conn)
            .await.map(|_| ()))?;
    }
    Ok(())
}

/// Entries and drafts whose text holds an address.
async fn named_in(tx: &mut ReadTx, email: &str) -> Result<Vec<RecordRef>, StoreError> {
    const SQL: &str = "
        SELECT r.kind, r.id FROM record r JOIN body b ON b.hash = r.hash
        WHERE lower(b.content) LIKE $1 ESCAPE '\\'
        UNION
        SELECT d.kind, d.id FROM draft d JOIN body b ON b.hash = d.hash
        WHERE lower(b.content) LIKE $1 ESCAPE '\\'
        LIMIT 100";
    let rows: Vec<(String, Uuid)> =
        on!(tx, conn => sqlx::query_as(SQL).bind(containing(email)).fetch_all(conn).await)?;
    rows.into_iter()
        .map(|(kind, id)| {
            let known = RecordKind::from_code(&kind);
            let kind = known.ok_or_else(|| StoreError::Corrupt(format!("the record {id}")))?;
            Ok(RecordRef::new(kind, id))
        })
        .collect()
}

/// Leaves nothing of what was deleted in the database's own files. Not within a transaction.
pub async fn overwrite_freed(db: &Db) -> Result<(), StoreError> {
    write_anew(db, &WRITTEN_ANEW).await
}

/// An account that was erased, and when.
pub type Erasure = (AccountId, Timestamp);

/// All accounts that were erased, by time: to be kept apart from backups.
pub async fn erasures(tx: &mut ReadTx) -> Result<Vec<Erasure>, StoreError> {
    const SQL: &str = "SELECT account, at FROM erasure ORDER BY at, account";
    let rows: Vec<(Uuid, i64)> = on!(tx, conn => sqlx::query_as(SQL).fetch_all(conn).await)?;
    rows.into_iter().map(|(id, at)| Ok((AccountId::from_uuid(id), time(at)?))).collect()
}

/// Tells a stock who was erased elsewhere; a backup that is restored into it then brings none of them back.
pub async fn remember(db: &Db, erasures: &[Erasure]) -> Result<(), StoreError> {
    let mut tx = db.work().await?;
    for (id, at) in erasures {
        put_erasure(&mut tx, *id, *at).await?;
    }
    tx.done().await
}

async fn put_erasure(tx: &mut WriteTx, id: AccountId, at: Timestamp) -> Result<(), StoreError> {
    const SQL: &str =
        "INSERT INTO erasure (account, at) VALUES ($1, $2) ON CONFLICT (account) DO NOTHING";
    on!(tx, conn => sqlx::query(SQL)
        .bind(id.uuid())
        .bind(at.as_microsecond())
        .execute(conn)
        .await.map(|_| ()))?;
    Ok(())
}

/// Takes the list out of a stock that is about to be filled.
pub(crate) async fn take_erasures(tx: &mut WriteTx) -> Result<Vec<Erasure>, StoreError> {
    const SQL: &str = "DELETE FROM erasure";
    let known = erasures(tx).await?;
    on!(tx, conn => sqlx::query(SQL).execute(conn).await.map(|_| ()))?;
    Ok(known)
}

/// Puts the list back into a filled stock, and forgets everybody on it again.
pub(crate) async fn forget_again(tx: &mut WriteTx, known: &[Erasure]) -> Result<(), StoreError> {
    for (id, at) in known {
        put_erasure(tx, *id, *at).await?;
    }
    for (id, _) in erasures(tx).await? {
        if let Some(person) = person(tx, id).await? {
            forget(tx, &person).await?;
        }
    }
    Ok(())
}
