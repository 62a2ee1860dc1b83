//! Notices: what organisations look for and what they can give.
//!
//! They are for those who are signed in: they are no records, so neither the search index nor the feed of changes follows
//! them. A notice counts as long as its organisation is public; with it, it vanishes and comes back.

use access::{EditNotice, Granted, ReadNetwork};
use base::{Actor, Ags, Cause, NoticeId, OrganisationId};
use jiff::{Timestamp, civil::Date};
use jiff_sqlx::ToSqlx;
use landscape::Coded;
use network::{Direction, Kind, Notice, State};
use uuid::Uuid;

use crate::{
    ReadTx, RecordRef, StoreError, WriteTx, acts,
    acts::{About, Deed},
    changes::time,
    db::on,
    drafts::same_actor,
    runs::new_id,
};

/// Most notices that are read at once, the latest first.
pub const MOST: u32 = 3_000;

#[derive(sqlx::FromRow)]
struct NoticeRow {
    id: Uuid,
    owner: Uuid,
    direction: String,
    kind: String,
    title: String,
    description: String,
    municipality: Option<String>,
    from_day: Option<jiff_sqlx::Date>,
    until_day: Option<jiff_sqlx::Date>,
    hours: String,
    quantity: Option<i64>,
    state: String,
    created: i64,
    changed: i64,
    expires: jiff_sqlx::Date,
    looked: Option<i64>,
}

impl NoticeRow {
    fn into_notice(self) -> Result<Notice, StoreError> {
        let corrupt = || StoreError::Corrupt(format!("the notice {}", self.id));
        Ok(Notice {
            id: NoticeId::from_uuid(self.id),
            owner: OrganisationId::from_uuid(self.owner),
            direction: Direction::from_code(&self.direction).ok_or_else(corrupt)?,
            kind: Kind::from_code(&self.kind).ok_or_else(corrupt)?,
            municipality: self
                .municipality
                .as_ref()
                .map(|ags| ags.parse().map_err(|_| corrupt()))
                .transpose()?,
            from: self.from_day.map(|day| day.to_jiff()),
            until: self.until_day.map(|day| day.to_jiff()),
            quantity: self.quantity.map(|n| u32::try_from(n).unwrap_or(u32::MAX)),
            state: State::from_code(&self.state).ok_or_else(corrupt)?,
            created: time(self.created)?,
            changed: time(self.changed)?,
            expires: self.expires.to_jiff(),
            looked: self.looked.map(time).transpose()?,
            title: self.title,
            description: self.description,
            hours: self.hours,
        })
    }
}

macro_rules! select_notice {
    ($rest:literal) => {
        concat!(
            "SELECT n.id, n.owner, n.direction, n.kind, n.title, n.description, n.municipality, n.from_day,
                n.until_day, n.hours, n.quantity, n.state, n.created, n.changed, n.expires, n.looked
             FROM notice n JOIN record r ON r.id = n.owner
             WHERE r.kind = 'organisation' AND r.publication = 'published' AND NOT r.gone AND ",
            $rest
        )
    };
}

/// What the network of a district sees on a day, the latest first.
pub async fn shown(
    tx: &mut ReadTx,
    _proof: &Granted<ReadNetwork>,
    district: &Ags,
    today: Date,
) -> Result<Vec<Notice>, StoreError> {
    const SQL: &str = select_notice!(
        "n.district = $1 AND n.state = 'open' AND n.expires >= $2 ORDER BY n.id DESC LIMIT $3"
    );
    let rows: Vec<NoticeRow> = on!(tx, conn => sqlx::query_as(SQL)
        .bind(district.as_str())
        .bind(today.to_sqlx())
        .bind(i64::from(MOST))
        .fetch_all(conn)
        .await)?;
    rows.into_iter().map(NoticeRow::into_notice).collect()
}

/// All notices of an organisation, whatever became of them, the latest first.
pub async fn of_owner(tx: &mut ReadTx, owner: OrganisationId) -> Result<Vec<Notice>, StoreError> {
    const SQL: &str = select_notice!("n.owner = $1 ORDER BY n.id DESC LIMIT $2");
    let rows: Vec<NoticeRow> = on!(tx, conn => sqlx::query_as(SQL)
        .bind(owner.uuid())
        .bind(i64::from(MOST))
        .fetch_all(conn)
        .await)?;
    rows.into_iter().map(NoticeRow::into_notice).collect()
}

/// A notice that ends soon.
#[derive(Debug, Clone, PartialEq)]
pub struct Ending {
    pub notice: Notice,
    /// Whether its organisation was told of this end.
    pub told: bool,
}

#[derive(sqlx::FromRow)]
struct EndingRow {
    #[sqlx(flatten)]
    notice: NoticeRow,
    told: bool,
}

/// Open notices of a district whose last day lies in `from..=until`, the one that ends first before the others.
pub async fn ending(
    tx: &mut ReadTx,
    district: &Ags,
    from: Date,
    until: Date,
) -> Result<Vec<Ending>, StoreError> {
    const SQL: &str = "
        SELECT n.id, n.owner, n.direction, n.kind, n.title, n.description, n.municipality, n.from_day,
            n.until_day, n.hours, n.quantity, n.state, n.created, n.changed, n.expires, n.looked,
            (n.told IS NOT NULL AND n.told = n.expires) AS told
        FROM notice n JOIN record r ON r.id = n.owner
        WHERE r.kind = 'organisation' AND r.publication = 'published' AND NOT r.gone
            AND n.district = $1 AND n.state = 'open' AND n.expires >= $2 AND n.expires <= $3
        ORDER BY n.expires, n.id";
    let rows: Vec<EndingRow> = on!(tx, conn => sqlx::query_as(SQL)
        .bind(district.as_str())
        .bind(from.to_sqlx())
        .bind(until.to_sqlx())
        .fetch_all(conn)
        .await)?;
    rows.into_iter()
        .map(|row| Ok(Ending { notice: row.notice.into_notice()?, told: row.told }))
        .collect()
}

/// Notes that the organisation of a notice was told of its end.
pub async fn told(tx: &mut WriteTx, id: NoticeId) -> Result<(), StoreError> {
    const SQL: &str = "UPDATE notice SET told = expires WHERE id = $1";
    on!(tx, conn => sqlx::query(SQL).bind(id.uuid()).execute(conn).await.map(|_| ()))?;
    Ok(())
}

/// All notices of a district, whatever became of them, the latest first.
pub async fn all(tx: &mut ReadTx, district: &Ags) -> Result<Vec<Notice>, StoreError> {
    const SQL: &str = select_notice!("n.district = $1 ORDER BY n.id DESC LIMIT $2");
    let rows: Vec<NoticeRow> = on!(tx, conn => sqlx::query_as(SQL)
        .bind(district.as_str())
        .bind(i64::from(MOST))
        .fetch_all(conn)
        .await)?;
    rows.into_iter().map(NoticeRow::into_notice).collect()
}

/// The notice under an id, whatever became of it.
pub async fn by_id(
    tx: &mut ReadTx,
    district: &Ags,
    id: NoticeId,
) -> Result<Option<Notice>, StoreError> {
    const SQL: &str = select_notice!("n.district = $1 AND n.id = $2");
    let row: Option<NoticeRow> = on!(tx, conn => sqlx::query_as(SQL)
        .bind(district.as_str())
        .bind(id.uuid())
        .fetch_optional(conn)
        .await)?;
    row.map(NoticeRow::into_notice).transpose()
}

/// An id for a notice that is written now.
pub fn new_key(at: Timestamp) -> NoticeId {
    NoticeId::from_uuid(new_id(at))
}

/// Keeps a notice that a command brings, where it is not there yet: the examples of a demo.
pub async fn add_by_command(
    tx: &mut WriteTx,
    district: &Ags,
    notice: &Notice,
) -> Result<(), StoreError> {
    let Actor::System(Cause::Command(_)) = tx.actor() else {
        let who = tx.actor().label();
        return Err(StoreError::Conflict(format!("{who} is no command")));
    };
    keep(tx, INSERT, district, notice, notice.changed.as_microsecond(), notice.created).await?;
    Ok(())
}

const INSERT: &str = "
    INSERT INTO notice (direction, kind, title, description, municipality, from_day, until_day, hours, quantity,
        state, changed, expires, id, owner, district, created)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
    ON CONFLICT (id) DO NOTHING";

/// Keeps a new notice, or the changes of one that was read as it was `read`. Of two who change it at once, one is told a
/// conflict; the organisation of a notice never changes.
pub async fn put(
    tx: &mut WriteTx,
    proof: &Granted<EditNotice>,
    district: &Ags,
    notice: &Notice,
    read: Option<Timestamp>,
) -> Result<(), StoreError> {
    const UPDATE: &str = "
        UPDATE notice SET direction = $1, kind = $2, title = $3, description = $4, municipality = $5, from_day = $6,
            until_day = $7, hours = $8, quantity = $9, state = $10, changed = $11, expires = $12
        WHERE id = $13 AND owner = $14 AND district = $15 AND changed = $16";
    held(tx, proof, notice.owner)?;
    let at = tx.at();
    let (sql, last) = match read {
        None => (INSERT, at),
        Some(read) => (UPDATE, read),
    };
    // Two changes within a microsecond of one another are still two.
    let changed = at.as_microsecond().max(read.map_or(0, |read| read.as_microsecond() + 1));
    if keep(tx, sql, district, notice, changed, last).await? != 1 {
        return Err(StoreError::Conflict("somebody else has changed the notice".to_owned()));
    }
    let deed = if read.is_none() { Deed::WroteNotice } else { Deed::ChangedNotice };
    note(tx, district, notice.owner, deed).await
}

/// Runs a statement over the columns of a notice; how many rows it wrote.
async fn keep(
    tx: &mut WriteTx,
    sql: &'static str,
    district: &Ags,
    notice: &Notice,
    changed: i64,
    last: Timestamp,
) -> Result<u64, StoreError> {
    Ok(on!(tx, conn => sqlx::query(sql)
        .bind(notice.direction.code())
        .bind(notice.kind.code())
        .bind(&notice.title)
        .bind(&notice.description)
        .bind(notice.municipality.as_ref().map(Ags::as_str))
        .bind(notice.from.map(|day| day.to_sqlx()))
        .bind(notice.until.map(|day| day.to_sqlx()))
        .bind(&notice.hours)
        .bind(notice.quantity.map(i64::from))
        .bind(notice.state.code())
        .bind(changed)
        .bind(notice.expires.to_sqlx())
        .bind(notice.id.uuid())
        .bind(notice.owner.uuid())
        .bind(district.as_str())
        .bind(last.as_microsecond())
        .execute(conn)
        .await.map(|done| done.rows_affected()))?)
}

/// Says what became of a notice, or opens it again up to a day.
pub async fn set_state(
    tx: &mut WriteTx,
    proof: &Granted<EditNotice>,
    district: &Ags,
    notice: &Notice,
    state: State,
    expires: Date,
) -> Result<(), StoreError> {
    const SQL: &str = "
        UPDATE notice SET state = $1, expires = $2, changed = $3 WHERE id = $4 AND owner = $5 AND changed = $6";
    held(tx, proof, notice.owner)?;
    let read = notice.changed.as_microsecond();
    let changed = tx.at().as_microsecond().max(read + 1);
    let done = on!(tx, conn => sqlx::query(SQL)
        .bind(state.code())
        .bind(expires.to_sqlx())
        .bind(changed)
        .bind(notice.id.uuid())
        .bind(notice.owner.uuid())
        .bind(read)
        .execute(conn)
        .await.map(|done| done.rows_affected()))?;
    if done != 1 {
        return Err(StoreError::Conflict("somebody else has changed the notice".to_owned()));
    }
    let deed = match state {
        State::Open => Deed::ExtendedNotice,
        State::Settled => Deed::SettledNotice,
        State::Withdrawn => Deed::WithdrewNotice,
    };
    note(tx, district, notice.owner, deed).await
}

/// Notes that its organisation has looked at what fits a notice.
pub async fn look(
    tx: &mut WriteTx,
    proof: &Granted<EditNotice>,
    notice: &Notice,
) -> Result<(), StoreError> {
    const SQL: &str = "UPDATE notice SET looked = $1 WHERE id = $2 AND owner = $3";
    held(tx, proof, notice.owner)?;
    let at = tx.at().as_microsecond();
    on!(tx, conn => sqlx::query(SQL)
        .bind(at)
        .bind(notice.id.uuid())
        .bind(notice.owner.uuid())
        .execute(conn)
        .await.map(|_| ()))?;
    Ok(())
}

fn held(
    tx: &WriteTx,
    proof: &Granted<EditNotice>,
    owner: OrganisationId,
) -> Result<(), StoreError> {
    same_actor(tx, proof.actor())?;
    if proof.action().0 != owner {
        return Err(StoreError::Conflict("the notice belongs to somebody else".to_owned()));
    }
    Ok(())
}

async fn note(
    tx: &mut WriteTx,
    district: &Ags,
    owner: OrganisationId,
    deed: Deed,
) -> Result<(), StoreError> {
    let about = About::Record(RecordRef::Organisation(owner));
    acts::note_about(tx, district, deed, Some(about)).await
}
