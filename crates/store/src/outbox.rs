//! The outbox: mails that wait to be sent.
//!
//! A mail is queued in the transaction that causes it, under the name of its event: the same event never queues a
//! second one. Its Message-ID is fixed then, so that a mail sent twice after a crash is seen as one by the
//! reader's program. The address and the text leave the table when the mail is sent or given up.
//!
//! A mail that its reader can do without names its kind ([`Mail::list`]): it is not queued for whoever does not want
//! such mails, and carries a link that ends them with one click (RFC 8058). Whoever queues it does no more than name
//! the kind: the link is made here, the headers and the line under the text by the postman. Mails that are needed
//! (invitations, new passwords, decisions on entries) name none.
//!
//! Not here: sending (crate `verzahnt`).

use std::{fmt, time::Duration};

use base::Ags;
use jiff::Timestamp;
use uuid::Uuid;

use crate::{
    Db, Secret, StoreError, WriteTx,
    db::{claim_sql, on},
    jobs::until,
    subscriptions::{self, MailKind},
};

/// A mail to be queued.
#[derive(Clone, PartialEq, Eq)]
pub struct Mail {
    /// What it is about, once: `reminder:2026-11:vhs`.
    pub event: String,
    pub recipient: String,
    pub subject: String,
    pub text: String,
    /// What kind of mail it is, where its reader can do without; nothing where it is needed.
    pub list: Option<MailKind>,
}

impl fmt::Debug for Mail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mail").field("event", &self.event).finish_non_exhaustive()
    }
}

/// A mail that somebody is about to send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    pub district: Ags,
    pub mail: Mail,
    /// With its angle brackets, the same on every attempt.
    pub message_id: String,
    /// Which attempt this is, from 1.
    pub attempt: u32,
    /// The secret part of the link that ends such mails; nothing where the mail is needed.
    pub unsubscribe: Option<String>,
}

/// Queues a mail, to be sent from `due` on; says whether it was queued: not where the event was known, or its reader
/// does not want such mails. `host` is the right side of its Message-ID.
pub async fn enqueue(
    tx: &mut WriteTx,
    district: &Ags,
    mail: &Mail,
    host: &str,
    due: Timestamp,
) -> Result<bool, StoreError> {
    const SQL: &str = "
        INSERT INTO person_mail (event, district, message_id, recipient, subject, content, queued, due, attempts,
            state, list, unsubscribe)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, 'waiting', $9, $10)
        ON CONFLICT (district, event) DO NOTHING";
    let queued = tx.at().as_microsecond();
    let mut link = None;
    if let Some(kind) = mail.list {
        if subscriptions::unwanted(tx, district, &mail.recipient).await?.contains(&kind) {
            return Ok(false);
        }
        link = Some((kind, Secret::random()?));
    }
    let name = format!("{district}\u{1f}{}", mail.event);
    let message_id = format!("<{}@{host}>", Uuid::new_v5(&Uuid::NAMESPACE_OID, name.as_bytes()));
    let rows = on!(tx, conn => sqlx::query(SQL)
        .bind(mail.event.as_str())
        .bind(district.as_str())
        .bind(message_id)
        .bind(mail.recipient.as_str())
        .bind(mail.subject.as_str())
        .bind(mail.text.as_str())
        .bind(queued)
        .bind(due.as_microsecond())
        .bind(link.as_ref().map(|(kind, _)| kind.code()))
        .bind(link.as_ref().map(|(_, secret)| secret.reveal()))
        .execute(conn)
        .await.map(|done| done.rows_affected()))?;
    if let (Some((kind, secret)), 1) = (link, rows) {
        subscriptions::keep_link(tx, district, &mail.recipient, kind, &secret, due).await?;
    }
    Ok(rows == 1)
}

#[derive(sqlx::FromRow)]
struct MailRow {
    event: String,
    district: String,
    message_id: String,
    recipient: Option<String>,
    subject: String,
    content: String,
    attempts: i64,
    list: Option<String>,
    unsubscribe: Option<String>,
}

/// Takes the longest waiting mail for the time of `lease`; nothing where none is due.
pub async fn claim(db: &Db, now: Timestamp, lease: Duration) -> Result<Option<Letter>, StoreError> {
    const SQL: [&str; 2] = claim_sql!(
        "UPDATE person_mail SET leased = $1, attempts = attempts + 1 WHERE message_id = (
            SELECT message_id FROM person_mail
            WHERE state = 'waiting' AND due <= $2 AND (leased IS NULL OR leased <= $2)
            ORDER BY due, event LIMIT 1",
        ") RETURNING event, district, message_id, recipient, subject, content, attempts, list, unsubscribe"
    );
    let mut tx = db.work().await?;
    let sql = crate::db::of_engine(&mut tx, SQL);
    let row: Option<MailRow> = on!(tx, conn => sqlx::query_as(sql)
        .bind(until(now, lease))
        .bind(now.as_microsecond())
        .fetch_optional(conn)
        .await)?;
    tx.done().await?;
    let Some(row) = row else { return Ok(None) };
    let corrupt = || StoreError::Corrupt(format!("the mail `{}`", row.event));
    Ok(Some(Letter {
        district: row.district.parse().map_err(|_| corrupt())?,
        message_id: row.message_id,
        attempt: u32::try_from(row.attempts).unwrap_or(u32::MAX),
        unsubscribe: row.unsubscribe,
        mail: Mail {
            recipient: row.recipient.ok_or_else(corrupt)?,
            event: row.event,
            subject: row.subject,
            text: row.content,
            list: row.list.as_deref().and_then(MailKind::from_code),
        },
    }))
}

/// Says that a mail was handed over to a mail server.
pub async fn sent(db: &Db, letter: &Letter) -> Result<(), StoreError> {
    finish(db, letter, "sent", None, None).await
}

/// Says that a mail could not be sent: it is tried again at `retry`, or given up. Where the trouble repeats the
/// address, that is left out.
pub async fn failed(
    db: &Db,
    letter: &Letter,
    trouble: &str,
    retry: Option<Timestamp>,
) -> Result<(), StoreError> {
    let state = if retry.is_some() { "waiting" } else { "failed" };
    let trouble = without(trouble, &letter.mail.recipient);
    finish(db, letter, state, Some(&trouble), retry).await
}

/// A text without an address, however that is written.
fn without(text: &str, address: &str) -> String {
    let (folded, address) = (text.to_lowercase(), address.to_lowercase());
    if !address.is_empty() && folded.contains(&address) {
        folded.replace(&address, "…")
    } else {
        text.to_owned()
    }
}

async fn finish(
    db: &Db,
    letter: &Letter,
    state: &str,
    trouble: Option<&str>,
    retry: Option<Timestamp>,
) -> Result<(), StoreError> {
    const SQL: &str = "
        UPDATE person_mail SET state = $1, trouble = $2, due = coalesce($3, due), leased = NULL,
            recipient = CASE WHEN $1 = 'waiting' THEN recipient END,
            subject = CASE WHEN $1 = 'waiting' THEN subject ELSE '' END,
            content = CASE WHEN $1 = 'waiting' THEN content ELSE '' END,
            unsubscribe = CASE WHEN $1 = 'waiting' THEN unsubscribe END
        WHERE district = $4 AND event = $5 AND attempts = $6 AND state = 'waiting'";
    let mut tx = db.work().await?;
    let rows = on!(tx, conn => sqlx::query(SQL)
        .bind(state)
        .bind(trouble)
        .bind(retry.map(|at| at.as_microsecond()))
        .bind(letter.district.as_str())
        .bind(letter.mail.event.as_str())
        .bind(i64::from(letter.attempt))
        .execute(conn)
        .await.map(|done| done.rows_affected()))?;
    tx.done().await?;
    if rows == 0 {
        let event = &letter.mail.event;
        return Err(StoreError::Conflict(format!(
            "the mail `{event}` was taken over by another worker"
        )));
    }
    Ok(())
}

/// How many mails of a district that were queued since `since` were given up.
pub async fn given_up(
    tx: &mut crate::ReadTx,
    district: &Ags,
    since: Timestamp,
) -> Result<u64, StoreError> {
    const SQL: &str = "
        SELECT count(*) FROM person_mail WHERE district = $1 AND state = 'failed' AND queued >= $2";
    let n: i64 = on!(tx, conn => sqlx::query_scalar(SQL)
        .bind(district.as_str())
        .bind(since.as_microsecond())
        .fetch_one(conn)
        .await)?;
    Ok(u64::try_from(n).unwrap_or(0))
}
