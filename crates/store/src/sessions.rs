//! Sessions and links by which persons come in, and the brake on guessing.
//!
//! A session ends when it was not used for [`IDLE`], at the latest after [`LONGEST`]. A link of a purpose works once and
//! until its end; a new one puts the older ones of the same purpose out of use. Times are arguments.

use std::time::Duration;

use access::Membership;
use base::{AccountId, Ags};
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::{
    Db, ReadTx, Secret, StoreError, WriteTx, absences, accounts, acts, acts::Deed, changes::time,
    db::on, factors, jobs::until,
};

/// A session that nobody uses ends after this.
pub const IDLE: Duration = Duration::from_secs(2 * 60 * 60);
/// Every session ends after this.
pub const LONGEST: Duration = Duration::from_secs(12 * 60 * 60);
/// The last use is noted this often at most.
const NOTED_EVERY: Duration = Duration::from_secs(60);

/// Failures that are free; each further one doubles the time to wait.
const FREE_FAILURES: i64 = 5;
/// Nobody waits longer than this.
const LONGEST_WAIT: Duration = Duration::from_secs(15 * 60);
/// Failures are forgotten after this.
const FORGOTTEN_AFTER: Duration = Duration::from_secs(24 * 60 * 60);

/// Who is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedIn {
    pub account: AccountId,
    pub name: String,
    /// Their own, and those of persons for whom they act.
    pub memberships: Vec<Membership>,
    /// Whether more than a password was shown.
    pub strong: bool,
    /// Whether a second factor is demanded of this person and was not shown.
    pub unsecured: bool,
}

/// A session in the person's own list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Names it in forms; of no use to get in.
    pub handle: String,
    pub begun: Timestamp,
    pub seen: Timestamp,
    pub agent: String,
}

/// What a link is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    Invitation,
    Reset,
    /// Says that entries are still true.
    Confirmation,
    /// Says that notices are still wanted.
    Extension,
}

impl Purpose {
    fn code(self) -> &'static str {
        match self {
            Purpose::Invitation => "invitation",
            Purpose::Reset => "reset",
            Purpose::Confirmation => "confirmation",
            Purpose::Extension => "extension",
        }
    }

    /// How long such a link works.
    pub fn lasts(self) -> Duration {
        match self {
            Purpose::Invitation => Duration::from_secs(14 * 24 * 60 * 60),
            Purpose::Reset => Duration::from_secs(60 * 60),
            Purpose::Confirmation => Duration::from_secs(60 * 24 * 60 * 60),
            Purpose::Extension => Duration::from_secs(45 * 24 * 60 * 60),
        }
    }
}

/// Opens a session for an account; `agent` is what the person will recognise it by.
pub async fn open(
    tx: &mut WriteTx,
    district: &Ags,
    account: AccountId,
    secret: &Secret,
    agent: &str,
) -> Result<(), StoreError> {
    const OPEN: &str = "
        INSERT INTO person_session (hash, account, begun, seen, ends, agent) VALUES ($1, $2, $3, $3, $4, $5)";
    const SEEN: &str = "UPDATE person_account SET seen = $1 WHERE id = $2";
    let at = tx.at();
    on!(tx, conn => sqlx::query(OPEN)
        .bind(secret.hash())
        .bind(account.uuid())
        .bind(at.as_microsecond())
        .bind(until(at, LONGEST))
        .bind(agent)
        .execute(conn)
        .await.map(|_| ()))?;
    on!(tx, conn => sqlx::query(SEEN)
        .bind(at.as_microsecond())
        .bind(account.uuid())
        .execute(conn)
        .await.map(|_| ()))?;
    acts::note(tx, district, Deed::SignedIn, Some(account)).await
}

#[derive(sqlx::FromRow)]
struct OpenRow {
    account: Uuid,
    seen: i64,
    strong: bool,
    demanded: bool,
    district: String,
}

/// Who holds this secret now; nobody where the session is over or the account locked. The use is noted.
pub async fn who(db: &Db, secret: &Secret, now: Timestamp) -> Result<Option<SignedIn>, StoreError> {
    const SQL: &str = "
        SELECT s.account, s.seen, s.strong, a.factor_due IS NOT NULL AS demanded, a.district
        FROM person_session s JOIN person_account a ON a.id = s.account
        WHERE s.hash = $1 AND s.ends > $2 AND s.seen > $3 AND NOT a.locked";
    const NOTE: &str = "UPDATE person_session SET seen = $1 WHERE hash = $2";
    let hash = secret.hash();
    let mut tx = db.read().await?;
    let row: Option<OpenRow> = on!(tx, conn => sqlx::query_as(SQL)
        .bind(hash.as_slice())
        .bind(now.as_microsecond())
        .bind(before(now, IDLE))
        .fetch_optional(conn)
        .await)?;
    let Some(row) = row else { return Ok(None) };
    let Some(account) = accounts::by_id(&mut tx, AccountId::from_uuid(row.account)).await? else {
        return Ok(None);
    };
    let unsecured = !row.strong
        && (row.demanded
            || factors::demanded_of_all(&mut tx, &district_of(&row.district)?).await?);
    let mut memberships = account.memberships;
    for held in absences::held_for_others(&mut tx, account.id, now).await? {
        if !memberships.contains(&held) {
            memberships.push(held);
        }
    }
    drop(tx);
    if row.seen <= before(now, NOTED_EVERY) {
        let mut tx = db.work().await?;
        on!(tx, conn => sqlx::query(NOTE)
            .bind(now.as_microsecond())
            .bind(hash.as_slice())
            .execute(conn)
            .await.map(|_| ()))?;
        tx.done().await?;
    }
    Ok(Some(SignedIn {
        account: account.id,
        name: account.name,
        memberships,
        strong: row.strong,
        unsecured,
    }))
}

fn district_of(key: &str) -> Result<Ags, StoreError> {
    key.parse().map_err(|_| StoreError::Corrupt(format!("the district `{key}`")))
}

/// Marks a session as one for which more than a password was shown.
pub async fn strengthen(tx: &mut WriteTx, secret: &Secret) -> Result<(), StoreError> {
    const SQL: &str = "UPDATE person_session SET strong = $1 WHERE hash = $2";
    on!(tx, conn => sqlx::query(SQL)
        .bind(true)
        .bind(secret.hash())
        .execute(conn)
        .await.map(|_| ()))?;
    Ok(())
}

/// Ends all sessions of an account.
pub async fn end_all(tx: &mut WriteTx, account: AccountId) -> Result<(), StoreError> {
    const SQL: &str = "DELETE FROM person_session WHERE account = $1";
    on!(tx, conn => sqlx::query(SQL).bind(account.uuid()).execute(conn).await.map(|_| ()))?;
    Ok(())
}

/// Ends all sessions of an account but the one that a secret opens.
pub async fn end_others(
    tx: &mut WriteTx,
    account: AccountId,
    secret: &Secret,
) -> Result<(), StoreError> {
    const SQL: &str = "DELETE FROM person_session WHERE account = $1 AND hash <> $2";
    on!(tx, conn => sqlx::query(SQL)
        .bind(account.uuid())
        .bind(secret.hash())
        .execute(conn)
        .await.map(|_| ()))?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct SessionRow {
    hash: Vec<u8>,
    begun: i64,
    seen: i64,
    agent: String,
}

/// A person's sessions that are not over, the last used first.
pub async fn of_account(
    tx: &mut ReadTx,
    account: AccountId,
    now: Timestamp,
) -> Result<Vec<Session>, StoreError> {
    const SQL: &str = "
        SELECT hash, begun, seen, agent FROM person_session
        WHERE account = $1 AND ends > $2 AND seen > $3 ORDER BY seen DESC, begun DESC";
    let rows: Vec<SessionRow> = on!(tx, conn => sqlx::query_as(SQL)
        .bind(account.uuid())
        .bind(now.as_microsecond())
        .bind(before(now, IDLE))
        .fetch_all(conn)
        .await)?;
    rows.into_iter()
        .map(|row| {
            Ok(Session {
                handle: handle(&row.hash),
                begun: time(row.begun)?,
                seen: time(row.seen)?,
                agent: row.agent,
            })
        })
        .collect()
}

/// The handle of the session that a secret opens.
pub fn handle_of(secret: &Secret) -> String {
    handle(&secret.hash())
}

fn handle(hash: &[u8]) -> String {
    crate::record::hex(&Sha256::digest(hash)).chars().take(24).collect()
}

/// Ends the session that a secret opens.
pub async fn close(
    tx: &mut WriteTx,
    district: &Ags,
    account: AccountId,
    secret: &Secret,
) -> Result<(), StoreError> {
    const SQL: &str = "DELETE FROM person_session WHERE hash = $1 AND account = $2";
    on!(tx, conn => sqlx::query(SQL)
        .bind(secret.hash())
        .bind(account.uuid())
        .execute(conn)
        .await.map(|_| ()))?;
    acts::note(tx, district, Deed::SignedOut, Some(account)).await
}

/// Ends whatever session a secret opens, where a new one takes its place.
pub async fn replace(tx: &mut WriteTx, secret: &Secret) -> Result<(), StoreError> {
    const SQL: &str = "DELETE FROM person_session WHERE hash = $1";
    on!(tx, conn => sqlx::query(SQL).bind(secret.hash()).execute(conn).await.map(|_| ()))?;
    Ok(())
}

/// Ends one of a person's sessions by its handle; says whether there was one.
pub async fn end(
    tx: &mut WriteTx,
    district: &Ags,
    account: AccountId,
    wanted: &str,
) -> Result<bool, StoreError> {
    const FIND: &str = "SELECT hash FROM person_session WHERE account = $1";
    const END: &str = "DELETE FROM person_session WHERE hash = $1";
    let hashes: Vec<Vec<u8>> =
        on!(tx, conn => sqlx::query_scalar(FIND).bind(account.uuid()).fetch_all(conn).await)?;
    let Some(hash) = hashes.into_iter().find(|hash| handle(hash) == wanted) else {
        return Ok(false);
    };
    on!(tx, conn => sqlx::query(END).bind(hash).execute(conn).await.map(|_| ()))?;
    acts::note(tx, district, Deed::EndedSession, Some(account)).await?;
    Ok(true)
}

/// Makes a link work for a purpose until its end; older ones of the same purpose stop working.
pub async fn issue(
    tx: &mut WriteTx,
    account: AccountId,
    purpose: Purpose,
    secret: &Secret,
) -> Result<(), StoreError> {
    const CLEAR: &str = "DELETE FROM person_link WHERE account = $1 AND purpose = $2";
    const PUT: &str =
        "INSERT INTO person_link (hash, account, purpose, ends) VALUES ($1, $2, $3, $4)";
    let ends = until(tx.at(), purpose.lasts());
    on!(tx, conn => sqlx::query(CLEAR)
        .bind(account.uuid())
        .bind(purpose.code())
        .execute(conn)
        .await.map(|_| ()))?;
    on!(tx, conn => sqlx::query(PUT)
        .bind(secret.hash())
        .bind(account.uuid())
        .bind(purpose.code())
        .bind(ends)
        .execute(conn)
        .await.map(|_| ()))?;
    Ok(())
}

/// Whose link this is and what for, where it still works. Looking does not use it up.
pub async fn link(
    tx: &mut ReadTx,
    secret: &Secret,
    now: Timestamp,
) -> Result<Option<(AccountId, Purpose)>, StoreError> {
    const SQL: &str = "
        SELECT l.account, l.purpose FROM person_link l JOIN person_account a ON a.id = l.account
        WHERE l.hash = $1 AND l.ends > $2 AND NOT a.locked";
    let row: Option<(Uuid, String)> = on!(tx, conn => sqlx::query_as(SQL)
        .bind(secret.hash())
        .bind(now.as_microsecond())
        .fetch_optional(conn)
        .await)?;
    Ok(row.and_then(|(account, code)| {
        let purpose =
            [Purpose::Invitation, Purpose::Reset, Purpose::Confirmation, Purpose::Extension]
                .into_iter()
                .find(|purpose| purpose.code() == code)?;
        Some((AccountId::from_uuid(account), purpose))
    }))
}

/// Uses a link up; says whose it was and what for. Of two who use it at once, one is told `None`.
pub async fn use_link(
    tx: &mut WriteTx,
    secret: &Secret,
) -> Result<Option<(AccountId, Purpose)>, StoreError> {
    const SQL: &str = "DELETE FROM person_link WHERE hash = $1";
    let now = tx.at();
    let Some(found) = link(tx, secret, now).await? else { return Ok(None) };
    let gone = on!(tx, conn => sqlx::query(SQL)
        .bind(secret.hash())
        .execute(conn)
        .await.map(|done| done.rows_affected()))?;
    Ok((gone == 1).then_some(found))
}

/// Counts a try and lets it be made, or says how long to wait for it. What was right is forgiven afterwards
/// ([`forgive`]), so that many tries at once count as many. `whom` are addresses typed and clients; only their hashes are
/// kept.
pub async fn attempt(
    db: &Db,
    whom: &[&str],
    now: Timestamp,
) -> Result<Option<Duration>, StoreError> {
    // Counting before looking makes others who try for the same wait for this transaction.
    const COUNT: &str = "
        INSERT INTO sign_in_failure (whom, times, last) VALUES ($1, 1, $2)
        ON CONFLICT (whom) DO UPDATE SET
            times = CASE WHEN sign_in_failure.last <= $3 THEN 1 ELSE sign_in_failure.times + 1 END
        RETURNING times - 1, last";
    const LAST: &str = "UPDATE sign_in_failure SET last = $1 WHERE whom = $2";
    let mut hashes: Vec<Vec<u8>> = whom.iter().map(|whom| whom_hash(whom)).collect();
    hashes.sort_unstable();
    let mut tx = db.work().await?;
    let mut longest = Duration::ZERO;
    for hash in &hashes {
        let (times, last): (i64, i64) = on!(tx, conn => sqlx::query_as(COUNT)
            .bind(hash)
            .bind(now.as_microsecond())
            .bind(before(now, FORGOTTEN_AFTER))
            .fetch_one(conn)
            .await)?;
        longest = longest.max(wait(times, last, now)?);
        on!(tx, conn => sqlx::query(LAST)
            .bind(now.as_microsecond())
            .bind(hash)
            .execute(conn)
            .await.map(|_| ()))?;
    }
    if !longest.is_zero() {
        // Dropped: a try that was not made does not count.
        return Ok(Some(longest));
    }
    tx.done().await?;
    Ok(None)
}

/// How long to wait after so many failures, the last of them then.
fn wait(times: i64, last: i64, now: Timestamp) -> Result<Duration, StoreError> {
    let over = times - FREE_FAILURES;
    if over < 0 {
        return Ok(Duration::ZERO);
    }
    let wait = Duration::from_secs(1 << over.min(10)).min(LONGEST_WAIT);
    let free = time(last)?.checked_add(wait).unwrap_or(now);
    Ok(Duration::try_from(free.duration_since(now)).unwrap_or_default())
}

/// Forgets the failures of somebody who got in.
pub async fn forgive(tx: &mut WriteTx, whom: &str) -> Result<(), StoreError> {
    const SQL: &str = "DELETE FROM sign_in_failure WHERE whom = $1";
    on!(tx, conn => sqlx::query(SQL).bind(whom_hash(whom)).execute(conn).await.map(|_| ()))?;
    Ok(())
}

/// Forgets the failures of whoever typed an address.
pub(crate) async fn forget(tx: &mut WriteTx, email: &str) -> Result<(), StoreError> {
    forgive(tx, &typed(email)).await
}

/// Who typed this address, for [`wait`], [`failed`] and [`forgive`].
pub fn typed(email: &str) -> String {
    format!("mail:{}", accounts::folded(email))
}

pub(crate) fn whom_hash(whom: &str) -> Vec<u8> {
    Sha256::digest(whom.as_bytes()).to_vec()
}

/// A time ago, in microseconds.
fn before(now: Timestamp, ago: Duration) -> i64 {
    let micros = i64::try_from(ago.as_micros()).unwrap_or(i64::MAX);
    now.as_microsecond().saturating_sub(micros)
}
