//! What the office decided for its whole district: switches that are on or off, and a time. What is
//! not kept is off.

use base::Ags;

use crate::{ReadTx, StoreError, WriteTx, db::on};

/// A second factor is demanded of everybody.
pub(crate) const SECOND_FACTOR: &str = "second-factor";

/// Until when the office is closed.
pub(crate) const CLOSED: &str = "closed-until";

const ON: &str = "on";

/// Whether a switch is on.
pub(crate) async fn is_on(tx: &mut ReadTx, district: &Ags, name: &str) -> Result<bool, StoreError> {
    Ok(value(tx, district, name).await?.is_some_and(|value| value == ON))
}

/// What was decided under a name.
pub(crate) async fn value(
    tx: &mut ReadTx,
    district: &Ags,
    name: &str,
) -> Result<Option<String>, StoreError> {
    const SQL: &str = "SELECT value FROM setting WHERE district = $1 AND name = $2";
    Ok(on!(tx, conn => sqlx::query_scalar(SQL)
        .bind(district.as_str())
        .bind(name)
        .fetch_optional(conn)
        .await)?)
}

/// Turns a switch.
pub(crate) async fn put(
    tx: &mut WriteTx,
    district: &Ags,
    name: &str,
    on: bool,
) -> Result<(), StoreError> {
    put_value(tx, district, name, if on { ON } else { "off" }).await
}

/// Decides something under a name.
pub(crate) async fn put_value(
    tx: &mut WriteTx,
    district: &Ags,
    name: &str,
    value: &str,
) -> Result<(), StoreError> {
    const SQL: &str = "
        INSERT INTO setting (district, name, value) VALUES ($1, $2, $3)
        ON CONFLICT (district, name) DO UPDATE SET value = excluded.value";
    on!(tx, conn => sqlx::query(SQL)
        .bind(district.as_str())
        .bind(name)
        .bind(value)
        .execute(conn)
        .await.map(|_| ()))?;
    Ok(())
}
