//! What persons did that changes no record of the stock: signing in, accounts, roles. With the change log it is
//! the audit trail.

use base::{AccountId, Ags};
use jiff::Timestamp;
use uuid::Uuid;

use crate::{ReadTx, StoreError, WriteTx, changes::time, db::on, record::label, runs::new_id};

/// Something that was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    SignedIn,
    SignedOut,
    Invited,
    AcceptedInvitation,
    ChangedPassword,
    ChangedRoles,
    Locked,
    Opened,
    EndedSession,
}

impl Deed {
    pub const ALL: &'static [Deed] = &[
        Deed::SignedIn,
        Deed::SignedOut,
        Deed::Invited,
        Deed::AcceptedInvitation,
        Deed::ChangedPassword,
        Deed::ChangedRoles,
        Deed::Locked,
        Deed::Opened,
        Deed::EndedSession,
    ];

    /// A stable word for the database and for exports.
    pub fn code(self) -> &'static str {
        match self {
            Deed::SignedIn => "signed-in",
            Deed::SignedOut => "signed-out",
            Deed::Invited => "invited",
            Deed::AcceptedInvitation => "accepted-invitation",
            Deed::ChangedPassword => "changed-password",
            Deed::ChangedRoles => "changed-roles",
            Deed::Locked => "locked",
            Deed::Opened => "opened",
            Deed::EndedSession => "ended-session",
        }
    }
}

/// A line of the audit trail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// Sorts by time.
    pub id: Uuid,
    pub at: Timestamp,
    /// As [`base::Actor::label`] says it.
    pub actor: String,
    pub what: Deed,
    pub about: Option<AccountId>,
}

#[derive(sqlx::FromRow)]
struct ActRow {
    id: Uuid,
    at: i64,
    actor: String,
    what: String,
    about: Option<Uuid>,
}

/// Notes what the actor of `tx` does.
pub(crate) async fn note(
    tx: &mut WriteTx,
    district: &Ags,
    what: Deed,
    about: Option<AccountId>,
) -> Result<(), StoreError> {
    const SQL: &str =
        "INSERT INTO act (id, at, district, actor, what, about) VALUES ($1, $2, $3, $4, $5, $6)";
    let (tx_at, actor) = (tx.at(), label(tx.actor()));
    let at = tx_at.as_microsecond();
    on!(tx, conn => sqlx::query(SQL)
        .bind(new_id(tx_at))
        .bind(at)
        .bind(district.as_str())
        .bind(actor)
        .bind(what.code())
        .bind(about.map(AccountId::uuid))
        .execute(conn)
        .await.map(|_| ()))?;
    Ok(())
}

/// The acts of a district before the one of this id, the latest first.
pub async fn latest(
    tx: &mut ReadTx,
    district: &Ags,
    before: Option<Uuid>,
    limit: u32,
) -> Result<Vec<Act>, StoreError> {
    const SQL: &str = "
        SELECT id, at, actor, what, about FROM act
        WHERE district = $1 AND id < $2 ORDER BY id DESC LIMIT $3";
    let rows: Vec<ActRow> = on!(tx, conn => sqlx::query_as(SQL)
        .bind(district.as_str())
        .bind(before.unwrap_or(Uuid::max()))
        .bind(i64::from(limit))
        .fetch_all(conn)
        .await)?;
    rows.into_iter()
        .map(|row| {
            let what = Deed::ALL.iter().copied().find(|deed| deed.code() == row.what);
            Ok(Act {
                id: row.id,
                at: time(row.at)?,
                actor: row.actor,
                what: what.ok_or_else(|| StoreError::Corrupt(format!("the act {}", row.id)))?,
                about: row.about.map(AccountId::from_uuid),
            })
        })
        .collect()
}
