//! Links of published records, and how they stand.
//!
//! Which record names which link follows from the change log ([`follow`]): both tables can be emptied and come back.
//! How often a link has to fail until it is dead is decided in crate `harvest`.

use std::collections::BTreeMap;

use base::{Ags, ChangePosition, OrganisationId};
use jiff::{Timestamp, civil::Date};
use jiff_sqlx::ToSqlx;
use landscape::Publication;
use sqlx::AssertSqlSafe;
use uuid::Uuid;

use crate::{
    Db, ReadTx, Record, RecordKind, RecordRef, StoreError, WriteTx, changes,
    changes::{Change, time},
    db::{on, value_rows},
    record::BATCH,
};

/// Longer texts are no links.
const LONGEST: usize = 2000;

/// What is known of a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    Unseen,
    Alive,
    /// It failed, but not yet often enough.
    Failing,
    Dead,
    /// The server does not say, or does not want programs.
    Unsaid,
}

impl State {
    pub const ALL: &'static [State] =
        &[State::Unseen, State::Alive, State::Failing, State::Dead, State::Unsaid];

    /// A stable word for the database and for `--json`.
    pub fn code(self) -> &'static str {
        match self {
            State::Unseen => "unseen",
            State::Alive => "alive",
            State::Failing => "failing",
            State::Dead => "dead",
            State::Unsaid => "unsaid",
        }
    }
}

/// How a link stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    pub state: State,
    /// Days on which it failed, in a row.
    pub failures: u32,
    /// The last of them.
    pub failed_on: Option<Date>,
    /// Its first failure in a row.
    pub since: Option<Timestamp>,
    /// Code of what is wrong, and its detail.
    pub trouble: Option<String>,
    pub detail: String,
    pub checked: Option<Timestamp>,
    pub due: Timestamp,
}

impl Standing {
    /// A link at which nobody looked yet.
    pub fn unseen(now: Timestamp) -> Standing {
        Standing {
            state: State::Unseen,
            failures: 0,
            failed_on: None,
            since: None,
            trouble: None,
            detail: String::new(),
            checked: None,
            due: now,
        }
    }
}

/// A dead link where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dead {
    pub url: String,
    pub standing: Standing,
    pub record: RecordRef,
    pub title: String,
    /// The organisation that answers for the record.
    pub owner: Option<OrganisationId>,
}

/// Links that a record shows to the public.
fn links_of(record: &Record) -> Vec<&str> {
    let all: Vec<Option<&str>> = match record {
        Record::Offer(it) => {
            vec![it.url.as_deref(), it.registration.as_deref(), it.contact.url.as_deref()]
        }
        Record::Organisation(it) => vec![it.contact.url.as_deref()],
        Record::Place(it) => vec![it.contact.url.as_deref()],
        Record::Source(_) | Record::Area(_) => Vec::new(),
    };
    let mut links: Vec<&str> = all
        .into_iter()
        .flatten()
        .map(str::trim)
        .filter(|link| link.starts_with("http://") || link.starts_with("https://"))
        .filter(|link| link.len() <= LONGEST && !link.contains(char::is_control))
        .collect();
    links.sort_unstable();
    links.dedup();
    links
}

/// Follows the change log to its end, in small transactions; says how many changes there were.
pub async fn follow(db: &Db, now: Timestamp) -> Result<u64, StoreError> {
    const HEAD: &str = "SELECT n FROM link_head WHERE one = 1";
    const MOVE: &str = "UPDATE link_head SET n = $1 WHERE one = 1 AND n = $2";
    const UNUSED: &str = "
        DELETE FROM link WHERE NOT EXISTS (
            SELECT 1 FROM link_use u WHERE u.district = link.district AND u.url = link.url)";
    let mut followed = 0;
    loop {
        let mut tx = db.read().await?;
        let from: i64 = on!(tx, conn => sqlx::query_scalar(HEAD).fetch_one(conn).await)?;
        let page = changes::after(&mut tx, ChangePosition(from), 500).await?;
        drop(tx);
        let Some(last) = page.last() else { break };
        let to = last.position.0;
        followed += u64::try_from(page.len()).unwrap_or(0);
        let latest: BTreeMap<RecordRef, Change> =
            page.into_iter().map(|change| (change.record, change)).collect();
        let mut tx = db.work().await?;
        let moved = on!(tx, conn => sqlx::query(MOVE)
            .bind(to)
            .bind(from)
            .execute(conn)
            .await.map(|done| done.rows_affected()))?;
        if moved == 0 {
            // Another process follows as well and was faster.
            continue;
        }
        take_over(&mut tx, &latest, now).await?;
        tx.done().await?;
    }
    if followed > 0 {
        let mut tx = db.work().await?;
        on!(tx, conn => sqlx::query(UNUSED).execute(conn).await.map(|_| ()))?;
        tx.done().await?;
    }
    Ok(followed)
}

async fn take_over(
    tx: &mut WriteTx,
    latest: &BTreeMap<RecordRef, Change>,
    now: Timestamp,
) -> Result<(), StoreError> {
    const FORGET: &str = "DELETE FROM link_use WHERE record = $1";
    let mut uses: Vec<(Uuid, &str, &str, Option<Uuid>)> = Vec::new();
    for (of, change) in latest {
        if change.before.is_some() {
            on!(tx, conn => sqlx::query(FORGET).bind(of.uuid()).execute(conn).await.map(|_| ()))?;
        }
        let record = &change.after;
        if record.publication() == Publication::Published {
            let (district, owner) = (record.district(), record.owner());
            let owner = owner.map(OrganisationId::uuid);
            uses.extend(
                links_of(record).into_iter().map(|url| (of.uuid(), district.as_str(), url, owner)),
            );
        }
    }
    for chunk in uses.chunks(BATCH) {
        let sql = format!(
            "INSERT INTO link_use (record, district, url, owner) VALUES {}
             ON CONFLICT (record, url) DO UPDATE SET owner = excluded.owner",
            value_rows(tx, chunk.len(), 4)
        );
        on!(tx, conn => {
            let mut query = sqlx::query(AssertSqlSafe(sql)).persistent(chunk.len() == BATCH);
            for (record, district, url, owner) in chunk {
                query = query.bind(*record).bind(*district).bind(*url).bind(*owner);
            }
            query.execute(conn).await?;
        });
        let sql = format!(
            "INSERT INTO link (district, url, state, failures, detail, due) VALUES {}
             ON CONFLICT (district, url) DO NOTHING",
            value_rows(tx, chunk.len(), 6)
        );
        on!(tx, conn => {
            let mut query = sqlx::query(AssertSqlSafe(sql)).persistent(chunk.len() == BATCH);
            for (_, district, url, _) in chunk {
                query = query
                    .bind(*district)
                    .bind(*url)
                    .bind(State::Unseen.code())
                    .bind(0_i64)
                    .bind("")
                    .bind(now.as_microsecond());
            }
            query.execute(conn).await?;
        });
    }
    Ok(())
}

#[derive(sqlx::FromRow)]
struct LinkRow {
    url: String,
    state: String,
    failures: i64,
    failed_on: Option<jiff_sqlx::Date>,
    since: Option<i64>,
    trouble: Option<String>,
    detail: String,
    checked: Option<i64>,
    due: i64,
}

impl LinkRow {
    fn into_link(self) -> Result<(String, Standing), StoreError> {
        let corrupt = || StoreError::Corrupt(format!("the link {}", self.url));
        let state = State::ALL.iter().copied().find(|state| state.code() == self.state);
        let standing = Standing {
            state: state.ok_or_else(corrupt)?,
            failures: u32::try_from(self.failures).unwrap_or(u32::MAX),
            failed_on: self.failed_on.map(|day| day.to_jiff()),
            since: self.since.map(time).transpose()?,
            checked: self.checked.map(time).transpose()?,
            due: time(self.due)?,
            trouble: self.trouble,
            detail: self.detail,
        };
        Ok((self.url, standing))
    }
}

/// Links of what the public sees on `today` that are to be looked at, the longest due first.
pub async fn due(
    tx: &mut ReadTx,
    district: &Ags,
    now: Timestamp,
    today: Date,
    limit: u32,
) -> Result<Vec<(String, Standing)>, StoreError> {
    const SQL: &str = "
        SELECT l.url, l.state, l.failures, l.failed_on, l.since, l.trouble, l.detail, l.checked, l.due
        FROM link l
        WHERE l.district = $1 AND l.due <= $2 AND EXISTS (
            SELECT 1 FROM link_use u JOIN record r ON r.id = u.record
            WHERE u.district = l.district AND u.url = l.url AND NOT r.gone AND r.publication = 'published'
                AND (r.visible_from IS NULL OR r.visible_from <= $3)
                AND (r.visible_until IS NULL OR r.visible_until >= $3))
        ORDER BY l.due, l.url LIMIT $4";
    let rows: Vec<LinkRow> = on!(tx, conn => sqlx::query_as(SQL)
        .bind(district.as_str())
        .bind(now.as_microsecond())
        .bind(today.to_sqlx())
        .bind(i64::from(limit))
        .fetch_all(conn)
        .await)?;
    rows.into_iter().map(LinkRow::into_link).collect()
}

/// Keeps how a link stands; one that nothing names any more stays away.
pub async fn put(db: &Db, district: &Ags, url: &str, it: &Standing) -> Result<(), StoreError> {
    const SQL: &str = "
        UPDATE link SET state = $1, failures = $2, failed_on = $3, since = $4, trouble = $5, detail = $6,
            checked = $7, due = $8
        WHERE district = $9 AND url = $10";
    let mut tx = db.work().await?;
    on!(tx, conn => sqlx::query(SQL)
        .bind(it.state.code())
        .bind(i64::from(it.failures))
        .bind(it.failed_on.map(Date::to_sqlx))
        .bind(it.since.map(|at| at.as_microsecond()))
        .bind(it.trouble.as_deref())
        .bind(it.detail.replace('\0', " "))
        .bind(it.checked.map(|at| at.as_microsecond()))
        .bind(it.due.as_microsecond())
        .bind(district.as_str())
        .bind(url)
        .execute(conn)
        .await.map(|_| ()))?;
    tx.done().await
}

/// How many links of a district are in each state.
pub async fn counts(tx: &mut ReadTx, district: &Ags) -> Result<BTreeMap<String, u64>, StoreError> {
    const SQL: &str = "SELECT state, count(*) FROM link WHERE district = $1 GROUP BY state";
    let rows: Vec<(String, i64)> =
        on!(tx, conn => sqlx::query_as(SQL).bind(district.as_str()).fetch_all(conn).await)?;
    Ok(rows.into_iter().map(|(state, n)| (state, u64::try_from(n).unwrap_or(0))).collect())
}

/// How many published entries of a district name a dead link.
pub async fn count_dead(tx: &mut ReadTx, district: &Ags) -> Result<u64, StoreError> {
    const SQL: &str = "
        SELECT count(*) FROM link l
        JOIN link_use u ON u.district = l.district AND u.url = l.url
        JOIN record r ON r.id = u.record
        WHERE l.district = $1 AND l.state = 'dead' AND NOT r.gone AND r.publication = 'published'";
    let n: i64 =
        on!(tx, conn => sqlx::query_scalar(SQL).bind(district.as_str()).fetch_one(conn).await)?;
    Ok(u64::try_from(n).unwrap_or(0))
}

/// How many dead links the published entries of an organisation name.
pub async fn count_dead_of(tx: &mut ReadTx, owner: OrganisationId) -> Result<u64, StoreError> {
    const SQL: &str = "
        SELECT count(*) FROM link_use u
        JOIN link l ON l.district = u.district AND l.url = u.url
        JOIN record r ON r.id = u.record
        WHERE u.owner = $1 AND l.state = 'dead' AND NOT r.gone AND r.publication = 'published'";
    let n: i64 = on!(tx, conn => sqlx::query_scalar(SQL).bind(owner.uuid()).fetch_one(conn).await)?;
    Ok(u64::try_from(n).unwrap_or(0))
}

#[derive(sqlx::FromRow)]
struct DeadRow {
    #[sqlx(flatten)]
    link: LinkRow,
    record: Uuid,
    kind: String,
    title: String,
    owner: Option<Uuid>,
}

/// The dead links of published entries, the longest dead first.
pub async fn dead(tx: &mut ReadTx, district: &Ags, limit: u32) -> Result<Vec<Dead>, StoreError> {
    const SQL: &str = "
        SELECT l.url, l.state, l.failures, l.failed_on, l.since, l.trouble, l.detail, l.checked, l.due,
            u.record, r.kind, r.title, u.owner
        FROM link l
        JOIN link_use u ON u.district = l.district AND u.url = l.url
        JOIN record r ON r.id = u.record
        WHERE l.district = $1 AND l.state = 'dead' AND NOT r.gone AND r.publication = 'published'
        ORDER BY l.since, l.url, r.sort, u.record LIMIT $2";
    let rows: Vec<DeadRow> = on!(tx, conn => sqlx::query_as(SQL)
        .bind(district.as_str())
        .bind(i64::from(limit))
        .fetch_all(conn)
        .await)?;
    rows.into_iter()
        .map(|row| {
            let (url, standing) = row.link.into_link()?;
            let kind = RecordKind::from_code(&row.kind)
                .ok_or_else(|| StoreError::Corrupt(format!("a record of kind {}", row.kind)))?;
            Ok(Dead {
                url,
                standing,
                record: RecordRef::new(kind, row.record),
                title: row.title,
                owner: row.owner.map(OrganisationId::from_uuid),
            })
        })
        .collect()
}
