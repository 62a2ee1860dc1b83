//! How often the pages of entries were opened, by month.
//!
//! Only sums are kept: no address, no browser, no time of day. A sum below [`SHOWN_FROM`] is told to nobody
//! ([`Times`]), so that no single reader can be seen in it. How long sums are kept the register of processing says
//! ([`crate::protection::Rule::Views`]).

use std::{collections::BTreeMap, fmt};

use base::Ags;
use jiff::civil::Date;
use jiff_sqlx::ToSqlx;
use uuid::Uuid;

use crate::{Db, ReadTx, StoreError, db::on};

/// From this many times on, a sum is told.
pub const SHOWN_FROM: u64 = 5;

/// How often something was seen, as it may be told.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Times(u64);

impl Times {
    pub fn of(times: u64) -> Times {
        Times(times)
    }

    /// The number; nothing where it is too small to be told.
    pub fn shown(self) -> Option<u64> {
        (self.0 >= SHOWN_FROM).then_some(self.0)
    }

    /// Two sums together.
    #[must_use]
    pub fn and(self, other: Times) -> Times {
        Times(self.0.saturating_add(other.0))
    }
}

impl fmt::Debug for Times {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.shown() {
            Some(times) => write!(f, "Times({times})"),
            None => write!(f, "Times(<{SHOWN_FROM})"),
        }
    }
}

/// Adds to the sums of the month of `today`.
pub async fn add(
    db: &Db,
    district: &Ags,
    today: Date,
    seen: &BTreeMap<Uuid, u64>,
) -> Result<(), StoreError> {
    const SQL: &str = "
        INSERT INTO viewed (district, month, record, times) VALUES ($1, $2, $3, $4)
        ON CONFLICT (district, month, record) DO UPDATE SET times = viewed.times + excluded.times";
    let mut tx = db.work().await?;
    for (record, times) in seen {
        on!(tx, conn => sqlx::query(SQL)
            .bind(district.as_str())
            .bind(today.first_of_month().to_sqlx())
            .bind(*record)
            .bind(i64::try_from(*times).unwrap_or(i64::MAX))
            .execute(conn)
            .await.map(|_| ()))?;
    }
    tx.done().await
}

/// The sums of the month of `day` by record.
pub async fn of_month(
    tx: &mut ReadTx,
    district: &Ags,
    day: Date,
) -> Result<BTreeMap<Uuid, Times>, StoreError> {
    const SQL: &str = "SELECT record, times FROM viewed WHERE district = $1 AND month = $2";
    let rows: Vec<(Uuid, i64)> = on!(tx, conn => sqlx::query_as(SQL)
        .bind(district.as_str())
        .bind(day.first_of_month().to_sqlx())
        .fetch_all(conn)
        .await)?;
    let times = |times| Times(u64::try_from(times).unwrap_or(0));
    Ok(rows.into_iter().map(|(record, seen)| (record, times(seen))).collect())
}
