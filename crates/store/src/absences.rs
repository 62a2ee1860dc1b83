//! Who of the office is away, and who acts in their place; and until when the office is closed.
//!
//! For as long as a person is away, the deputy holds that person's roles beside the own ones, without the
//! administrator's. A deputy hands nothing on: who acts for somebody who acts for a third has no role of the third.

use access::{Granted, Membership, OpenCockpit, Review, Role};
use base::{AccountId, Ags, OrganisationId};
use jiff::Timestamp;
use uuid::Uuid;

use crate::{
    ReadTx, StoreError, WriteTx,
    acts::{self, Deed},
    changes::time,
    db::on,
    drafts::same_actor,
    settings,
};

/// Somebody is away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Absence {
    pub account: AccountId,
    pub begins: Timestamp,
    pub ends: Timestamp,
    pub deputy: Option<AccountId>,
}

impl Absence {
    pub fn holds_at(&self, now: Timestamp) -> bool {
        self.begins <= now && now < self.ends
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    account: Uuid,
    begins: i64,
    ends: i64,
    deputy: Option<Uuid>,
}

/// Says that the person who writes is away; what was said before is gone with it.
pub async fn begin(
    tx: &mut WriteTx,
    proof: &Granted<OpenCockpit>,
    district: &Ags,
    absence: &Absence,
) -> Result<(), StoreError> {
    const SQL: &str = "
        INSERT INTO person_absence (account, district, begins, ends, deputy) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (account) DO UPDATE SET
            begins = excluded.begins, ends = excluded.ends, deputy = excluded.deputy";
    own(tx, proof, absence.account)?;
    if absence.ends <= absence.begins || absence.deputy == Some(absence.account) {
        return Err(StoreError::Conflict("an absence ends after it begins".to_owned()));
    }
    on!(tx, conn => sqlx::query(SQL)
        .bind(absence.account.uuid())
        .bind(district.as_str())
        .bind(absence.begins.as_microsecond())
        .bind(absence.ends.as_microsecond())
        .bind(absence.deputy.map(|id| id.uuid()))
        .execute(conn)
        .await.map(|_| ()))?;
    let about = absence.deputy.unwrap_or(absence.account);
    acts::note(tx, district, Deed::WentAway, Some(about)).await
}

/// The person who writes is back.
pub async fn end(
    tx: &mut WriteTx,
    proof: &Granted<OpenCockpit>,
    district: &Ags,
    account: AccountId,
) -> Result<(), StoreError> {
    const SQL: &str = "DELETE FROM person_absence WHERE account = $1";
    own(tx, proof, account)?;
    on!(tx, conn => sqlx::query(SQL).bind(account.uuid()).execute(conn).await.map(|_| ()))?;
    acts::note(tx, district, Deed::CameBack, Some(account)).await
}

fn own(tx: &WriteTx, proof: &Granted<OpenCockpit>, account: AccountId) -> Result<(), StoreError> {
    same_actor(tx, proof.actor())?;
    match *proof.actor() == base::Actor::Person(account) {
        true => Ok(()),
        false => Err(StoreError::Conflict("an absence is one's own".to_owned())),
    }
}

/// Who is away now or will be.
pub async fn all(
    tx: &mut ReadTx,
    district: &Ags,
    now: Timestamp,
) -> Result<Vec<Absence>, StoreError> {
    const SQL: &str = "
        SELECT account, begins, ends, deputy FROM person_absence
        WHERE district = $1 AND ends > $2 ORDER BY begins, account";
    let rows: Vec<Row> = on!(tx, conn => sqlx::query_as(SQL)
        .bind(district.as_str())
        .bind(now.as_microsecond())
        .fetch_all(conn)
        .await)?;
    rows.into_iter()
        .map(|row| {
            Ok(Absence {
                account: AccountId::from_uuid(row.account),
                begins: time(row.begins)?,
                ends: time(row.ends)?,
                deputy: row.deputy.map(AccountId::from_uuid),
            })
        })
        .collect()
}

/// The roles that somebody holds for those who are away now.
pub(crate) async fn held_for_others(
    tx: &mut ReadTx,
    deputy: AccountId,
    now: Timestamp,
) -> Result<Vec<Membership>, StoreError> {
    const SQL: &str = "
        SELECT m.organisation, m.role FROM person_absence a
        JOIN person_account p ON p.id = a.account AND NOT p.locked
        JOIN person_membership m ON m.account = a.account
        WHERE a.deputy = $1 AND a.begins <= $2 AND a.ends > $2
        ORDER BY m.organisation, m.role";
    let rows: Vec<(Uuid, String)> = on!(tx, conn => sqlx::query_as(SQL)
        .bind(deputy.uuid())
        .bind(now.as_microsecond())
        .fetch_all(conn)
        .await)?;
    rows.into_iter()
        .filter(|(_, role)| role != Role::Administrator.code())
        .map(|(organisation, role)| {
            let known = Role::from_code(&role);
            let role = known.ok_or_else(|| StoreError::Corrupt(format!("the role `{role}`")))?;
            Ok(Membership { organisation: OrganisationId::from_uuid(organisation), role })
        })
        .collect()
}

/// Until when the office is closed; nothing where it is open.
pub async fn closed_until(
    tx: &mut ReadTx,
    district: &Ags,
    now: Timestamp,
) -> Result<Option<Timestamp>, StoreError> {
    let until: Option<Timestamp> =
        settings::value(tx, district, settings::CLOSED).await?.and_then(|text| text.parse().ok());
    Ok(until.filter(|until| now < *until))
}

/// Closes the office until a time, or opens it.
pub async fn close(
    tx: &mut WriteTx,
    proof: &Granted<Review>,
    district: &Ags,
    until: Option<Timestamp>,
) -> Result<(), StoreError> {
    same_actor(tx, proof.actor())?;
    let value = until.map(|until| until.to_string()).unwrap_or_default();
    settings::put_value(tx, district, settings::CLOSED, &value).await?;
    let deed = if until.is_some() { Deed::ClosedOffice } else { Deed::OpenedOffice };
    acts::note(tx, district, deed, None).await
}
