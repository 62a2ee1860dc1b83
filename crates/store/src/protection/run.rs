//! Deleting what is due, once a day, and saying how much it was.
//!
//! Every rule is a transaction of its own: one that fails does not keep the others from their work, and is told. The
//! last administrator is never locked and never erased here.

use base::{Actor, Ags, Cause, RunId};
use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use jiff_sqlx::ToSqlx;
use uuid::Uuid;

use super::{Period, Register, Rule, rules::Way};
use crate::{
    Db, ReadTx, StoreError, WriteTx,
    accounts::{self, Account},
    changes::time,
    db::on,
    outbox::{self, Mail},
    persons,
    runs::{self, new_id},
    uploads,
};

/// The job's name, in the log and as a turn.
pub const JOB: &str = "erase-due";

/// Erasures that are not older than this are made sure of.
const LATELY: SignedDuration = SignedDuration::from_hours(48);

/// Accounts that are asked, locked or erased in one run; the next day goes on.
const MOST_ACCOUNTS: usize = 500;

/// Who writes the mail to somebody who does not use the account: it will be locked after the time given.
pub type Letters<'a> = dyn Fn(&Account, Timestamp) -> Mail + Send + Sync + 'a;

/// What a rule took away, or would take away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deleted {
    pub rule: Rule,
    pub at: Timestamp,
    pub count: u64,
}

/// What is due by a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    pub rule: Rule,
    /// What is due now.
    pub now: u64,
    /// When the next one is due; nothing where there is none.
    pub next: Option<Timestamp>,
}

/// The end of a period in the form of a column.
enum Limit {
    Time(i64),
    Day(jiff_sqlx::Date),
}

fn limit(period: &Period, now: Timestamp) -> Limit {
    let limit = period.limit(now);
    if period.rule.statements().by_day {
        Limit::Day(limit.to_zoned(TimeZone::UTC).date().to_sqlx())
    } else {
        Limit::Time(limit.as_microsecond())
    }
}

/// Binds a limit to a statement and goes on with it.
macro_rules! bound {
    ($tx:expr, $limit:expr, $query:expr, $conn:ident, $done:ident) => {
        match $limit {
            Limit::Time(at) => on!($tx, $conn => $query.bind(at).$done($conn).await),
            Limit::Day(day) => on!($tx, $conn => $query.bind(day).$done($conn).await),
        }
    };
}

/// What is due by each rule of a register.
pub async fn due(
    tx: &mut ReadTx,
    register: &Register,
    now: Timestamp,
) -> Result<Vec<Due>, StoreError> {
    let mut all = Vec::new();
    for period in register.periods() {
        let statements = period.rule.statements();
        let count: i64 =
            bound!(tx, limit(period, now), sqlx::query_scalar(statements.count), conn, fetch_one)?;
        let oldest = if statements.by_day {
            let day: Option<jiff_sqlx::Date> = on!(tx, conn =>
                sqlx::query_scalar(statements.oldest).fetch_one(conn).await)?;
            day.and_then(|day| day.to_jiff().to_zoned(TimeZone::UTC).ok()).map(|it| it.timestamp())
        } else {
            let at: Option<i64> = on!(tx, conn =>
                sqlx::query_scalar(statements.oldest).fetch_one(conn).await)?;
            at.map(time).transpose()?
        };
        let next = oldest.map(|oldest| period.due(oldest).max(now));
        all.push(Due { rule: period.rule, now: u64::try_from(count).unwrap_or(0), next });
    }
    Ok(all)
}

/// The last deletions in a district, the latest first.
pub async fn deleted(
    tx: &mut ReadTx,
    district: &Ags,
    limit: u32,
) -> Result<Vec<Deleted>, StoreError> {
    const SQL: &str =
        "SELECT rule, at, count FROM deletion WHERE district = $1 ORDER BY id DESC LIMIT $2";
    let rows: Vec<(String, i64, i64)> = on!(tx, conn => sqlx::query_as(SQL)
        .bind(district.as_str())
        .bind(i64::from(limit))
        .fetch_all(conn)
        .await)?;
    rows.into_iter()
        .map(|(code, at, count)| {
            let rule = Rule::from_code(&code)
                .ok_or_else(|| StoreError::Corrupt(format!("the rule `{code}`")))?;
            Ok(Deleted { rule, at: time(at)?, count: u64::try_from(count).unwrap_or(0) })
        })
        .collect()
}

/// Deletes what is due. Says what went by each rule that found something; the first failure is told after all rules
/// had their turn.
pub async fn run(
    db: &Db,
    district: &Ags,
    register: &Register,
    now: Timestamp,
    letters: &Letters<'_>,
    host: &str,
) -> Result<Vec<Deleted>, StoreError> {
    let (mut all, mut trouble) = (Vec::new(), None);
    for period in register.periods() {
        match one(db, district, register, period, now, letters, host).await {
            Ok(0) => {}
            Ok(count) => all.push(Deleted { rule: period.rule, at: now, count }),
            Err(error) => trouble = trouble.or(Some(error)),
        }
    }
    if let Some(error) = trouble {
        return Err(error);
    }
    // Also where a person was erased by a button and the files could not be written anew then.
    let erased = persons::erasures(&mut db.glance().await?).await?;
    if erased.last().is_some_and(|(_, at)| now.duration_since(*at) < LATELY) {
        persons::overwrite_freed(db).await?;
    }
    Ok(all)
}

/// Throws away all day long what the program keeps for a fixed time: sessions, links, failures to sign in.
pub async fn sweep(
    db: &Db,
    district: &Ags,
    register: &Register,
    now: Timestamp,
) -> Result<u64, StoreError> {
    let mut gone = 0;
    for period in register.periods().filter(|period| period.rule.fixed().is_some()) {
        let Way::Delete(sql) = period.rule.statements().way else { continue };
        let mut tx = db.write(Actor::System(Cause::Job(JOB)), now).await?;
        let count = delete(&mut tx, sql, limit(period, now)).await?;
        note(&mut tx, district, period.rule, count).await?;
        tx.commit().await?;
        gone += count;
    }
    Ok(gone)
}

async fn one(
    db: &Db,
    district: &Ags,
    register: &Register,
    period: &Period,
    now: Timestamp,
    letters: &Letters<'_>,
    host: &str,
) -> Result<u64, StoreError> {
    let statements = period.rule.statements();
    let until = limit(period, now);
    let mut given_up: Vec<RunId> = Vec::new();
    let mut tx = db.write(Actor::System(Cause::Job(JOB)), now).await?;
    let count = match statements.way {
        Way::Delete(sql) => delete(&mut tx, sql, until).await?,
        Way::Erase(sql) => {
            let mut count = 0;
            for id in accounts_due(&mut tx, sql, until).await? {
                if !accounts::is_last_administrator(&mut tx, district, id).await? {
                    persons::erase(&mut tx, id).await?;
                    count += 1;
                }
            }
            count
        }
        Way::Ask(sql) => {
            let lock = register.periods().find(|it| it.rule == Rule::UnusedAccountsLock);
            let locked = lock.map_or(now, |period| period.due(now));
            let mut count = 0;
            for id in accounts_due(&mut tx, sql, until).await? {
                let Some(account) = accounts::by_id(&mut tx, id).await? else { continue };
                outbox::enqueue(&mut tx, district, &letters(&account, locked), host, now).await?;
                accounts::set_warned(&mut tx, id).await?;
                count += 1;
            }
            count
        }
        Way::Lock(sql) => {
            let mut count = 0;
            for id in accounts_due(&mut tx, sql, until).await? {
                if !accounts::is_last_administrator(&mut tx, district, id).await? {
                    accounts::retire(&mut tx, district, id).await?;
                    count += 1;
                }
            }
            count
        }
        Way::GiveUp(sql) => {
            let ids: Vec<Uuid> = bound!(tx, until, sqlx::query_scalar(sql), conn, fetch_all)?;
            given_up.extend(ids.into_iter().map(RunId::from_uuid));
            for run in &given_up {
                uploads::give_up(&mut tx, district, *run).await?;
            }
            u64::try_from(given_up.len()).unwrap_or(0)
        }
    };
    note(&mut tx, district, period.rule, count).await?;
    tx.commit().await?;
    for run in given_up {
        runs::sweep(db, run).await?;
    }
    Ok(count)
}

async fn accounts_due(
    tx: &mut WriteTx,
    sql: &'static str,
    until: Limit,
) -> Result<Vec<base::AccountId>, StoreError> {
    let ids: Vec<Uuid> = bound!(tx, until, sqlx::query_scalar(sql), conn, fetch_all)?;
    Ok(ids.into_iter().take(MOST_ACCOUNTS).map(base::AccountId::from_uuid).collect())
}

async fn delete(tx: &mut WriteTx, sql: &'static str, until: Limit) -> Result<u64, StoreError> {
    Ok(match until {
        Limit::Time(at) => on!(tx, conn => sqlx::query(sql)
            .bind(at)
            .execute(conn)
            .await.map(|done| done.rows_affected()))?,
        Limit::Day(day) => on!(tx, conn => sqlx::query(sql)
            .bind(day)
            .execute(conn)
            .await.map(|done| done.rows_affected()))?,
    })
}

/// Leaves a count.
async fn note(tx: &mut WriteTx, district: &Ags, rule: Rule, count: u64) -> Result<(), StoreError> {
    const SQL: &str =
        "INSERT INTO deletion (id, district, at, rule, count) VALUES ($1, $2, $3, $4, $5)";
    if count == 0 {
        return Ok(());
    }
    let at = tx.at();
    on!(tx, conn => sqlx::query(SQL)
        .bind(new_id(at))
        .bind(district.as_str())
        .bind(at.as_microsecond())
        .bind(rule.code())
        .bind(i64::try_from(count).unwrap_or(i64::MAX))
        .execute(conn)
        .await.map(|_| ()))?;
    Ok(())
}
