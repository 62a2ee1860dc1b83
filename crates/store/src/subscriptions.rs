//! Which mails somebody does not want, and the links in mails that end them (RFC 8058).
//!
//! Only mails that their readers can do without have a [`MailKind`]. Who does not want a kind is kept by a keyed hash
//! of the address, so that it holds for readers without an account too and names nobody. A link does one thing, however
//! often it is followed, and works for [`LASTS`].

use std::{collections::BTreeSet, time::Duration};

use base::Ags;
use jiff::Timestamp;

use crate::{
    ReadTx, Secret, StoreError, WriteTx,
    accounts::folded,
    db::on,
    jobs::until,
    secret::{keyed_hash, known_key, own_key},
};

/// So long after its mail a link works.
pub const LASTS: Duration = Duration::from_secs(180 * 24 * 60 * 60);

/// The key under which addresses are hashed.
pub(crate) const KEY: &str = "addresses";

/// A kind of mail that its reader can do without.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MailKind {
    /// Asks to look entries through that were not confirmed for long.
    Reminder,
    /// Tells a provider each month how often its entries were seen.
    MonthlyReport,
    /// Tells the office each Monday what waits.
    MondayMail,
}

impl MailKind {
    pub const ALL: &'static [MailKind] =
        &[MailKind::Reminder, MailKind::MonthlyReport, MailKind::MondayMail];

    /// A stable word for the database, for forms and for texts of the interface.
    pub fn code(self) -> &'static str {
        match self {
            MailKind::Reminder => "reminder",
            MailKind::MonthlyReport => "monthly-report",
            MailKind::MondayMail => "monday-mail",
        }
    }

    pub fn from_code(code: &str) -> Option<MailKind> {
        MailKind::ALL.iter().copied().find(|kind| kind.code() == code)
    }
}

/// The kinds of mail that do not go to an address.
pub async fn unwanted(
    tx: &mut ReadTx,
    district: &Ags,
    email: &str,
) -> Result<BTreeSet<MailKind>, StoreError> {
    const SQL: &str = "SELECT list FROM person_unsubscribed WHERE district = $1 AND address = $2";
    let Some(key) = known_key(tx, KEY).await? else { return Ok(BTreeSet::new()) };
    let codes: Vec<String> = on!(tx, conn => sqlx::query_scalar(SQL)
        .bind(district.as_str())
        .bind(keyed_hash(&key, &folded(email)))
        .fetch_all(conn)
        .await)?;
    Ok(codes.iter().filter_map(|code| MailKind::from_code(code)).collect())
}

/// Says whether an address wants a kind of mail. What waits for one who does not is thrown away.
pub async fn set(
    tx: &mut WriteTx,
    district: &Ags,
    email: &str,
    kind: MailKind,
    wanted: bool,
) -> Result<(), StoreError> {
    const TAKE: &str =
        "DELETE FROM person_unsubscribed WHERE district = $1 AND address = $2 AND list = $3";
    let address = keyed_hash(&own_key(tx, KEY).await?, &folded(email));
    if !wanted {
        return end(tx, district, &address, kind).await;
    }
    on!(tx, conn => sqlx::query(TAKE)
        .bind(district.as_str())
        .bind(address)
        .bind(kind.code())
        .execute(conn)
        .await.map(|_| ()))?;
    Ok(())
}

/// What a link ends, where it still works. Looking changes nothing.
pub async fn link(
    tx: &mut ReadTx,
    secret: &Secret,
    now: Timestamp,
) -> Result<Option<MailKind>, StoreError> {
    Ok(known(tx, secret, now).await?.map(|known| known.kind))
}

/// Ends the mails of a link; says which. Following it twice is as once.
pub async fn follow(tx: &mut WriteTx, secret: &Secret) -> Result<Option<MailKind>, StoreError> {
    let now = tx.at();
    let Some(known) = known(tx, secret, now).await? else { return Ok(None) };
    end(tx, &known.district, &known.address, known.kind).await?;
    Ok(Some(known.kind))
}

/// Keeps the link of a mail that goes to an address from `due` on.
pub(crate) async fn keep_link(
    tx: &mut WriteTx,
    district: &Ags,
    email: &str,
    kind: MailKind,
    secret: &Secret,
    due: Timestamp,
) -> Result<(), StoreError> {
    const SQL: &str = "
        INSERT INTO person_unsubscribe_link (hash, district, address, list, ends)
        VALUES ($1, $2, $3, $4, $5)";
    let address = keyed_hash(&own_key(tx, KEY).await?, &folded(email));
    on!(tx, conn => sqlx::query(SQL)
        .bind(secret.hash())
        .bind(district.as_str())
        .bind(address)
        .bind(kind.code())
        .bind(until(due, LASTS))
        .execute(conn)
        .await.map(|_| ()))?;
    Ok(())
}

/// Forgets everything about an address.
pub(crate) async fn forget(tx: &mut WriteTx, email: &str) -> Result<(), StoreError> {
    const SQL: [&str; 2] = [
        "DELETE FROM person_unsubscribed WHERE address = $1",
        "DELETE FROM person_unsubscribe_link WHERE address = $1",
    ];
    let Some(key) = known_key(tx, KEY).await? else { return Ok(()) };
    let address = keyed_hash(&key, &folded(email));
    for sql in SQL {
        on!(tx, conn => sqlx::query(sql)
            .bind(address.as_slice())
            .execute(conn)
            .await.map(|_| ()))?;
    }
    Ok(())
}

/// What is kept of a link.
struct Known {
    district: Ags,
    address: Vec<u8>,
    kind: MailKind,
}

async fn known(
    tx: &mut ReadTx,
    secret: &Secret,
    now: Timestamp,
) -> Result<Option<Known>, StoreError> {
    const SQL: &str =
        "SELECT district, address, list FROM person_unsubscribe_link WHERE hash = $1 AND ends > $2";
    let row: Option<(String, Vec<u8>, String)> = on!(tx, conn => sqlx::query_as(SQL)
        .bind(secret.hash())
        .bind(now.as_microsecond())
        .fetch_optional(conn)
        .await)?;
    let Some((district, address, code)) = row else { return Ok(None) };
    let corrupt = || StoreError::Corrupt(format!("a link to end `{code}` in {district}"));
    let kind = MailKind::from_code(&code).ok_or_else(corrupt)?;
    Ok(Some(Known { district: district.parse().map_err(|_| corrupt())?, address, kind }))
}

async fn end(
    tx: &mut WriteTx,
    district: &Ags,
    address: &[u8],
    kind: MailKind,
) -> Result<(), StoreError> {
    const PUT: &str = "
        INSERT INTO person_unsubscribed (district, address, list, since) VALUES ($1, $2, $3, $4)
        ON CONFLICT (district, address, list) DO NOTHING";
    const WAITING: &str = "
        SELECT event, recipient FROM person_mail
        WHERE district = $1 AND list = $2 AND state = 'waiting' AND recipient IS NOT NULL";
    const DROP: &str = "DELETE FROM person_mail WHERE district = $1 AND event = $2";
    let since = tx.at().as_microsecond();
    on!(tx, conn => sqlx::query(PUT)
        .bind(district.as_str())
        .bind(address)
        .bind(kind.code())
        .bind(since)
        .execute(conn)
        .await.map(|_| ()))?;
    let waiting: Vec<(String, String)> = on!(tx, conn => sqlx::query_as(WAITING)
        .bind(district.as_str())
        .bind(kind.code())
        .fetch_all(conn)
        .await)?;
    let key = own_key(tx, KEY).await?;
    for (event, recipient) in waiting {
        if keyed_hash(&key, &folded(&recipient)) == address {
            on!(tx, conn => sqlx::query(DROP)
                .bind(district.as_str())
                .bind(event)
                .execute(conn)
                .await.map(|_| ()))?;
        }
    }
    Ok(())
}
