//! What the office decided for its whole district: switches that are on or off. What is not kept is off.

use base::Ags;

use crate::{ReadTx, StoreError, WriteTx, db::on};

/// A second factor is demanded of everybody.
pub(crate) const SECOND_FACTOR: &str = "second-factor";

const ON: &str = "on";

/// Whether a switch is on.
pub(crate) async fn is_on(tx: &mut ReadTx, district: &Ags, name: &str) -> Result<bool, StoreError> {
    const SQL: &str = "SELECT value FROM setting WHERE district = $1 AND name = $2";
    let value: Option<String> = on!(tx, conn => sqlx::query_scalar(SQL)
        .bind(district.as_str())
        .bind(name)
        .fetch_optional(conn)
        .await)?;
    Ok(value.is_some_and(|value| value == ON))
}

/// Turns a switch.
pub(crate) async fn put(
    tx: &mut WriteTx,
    district: &Ags,
    name: &str,
    on: bool,
) -> Result<(), StoreError> {
    const SQL: &str = "
        INSERT INTO setting (district, name, value) VALUES ($1, $2, $3)
        ON CONFLICT (district, name) DO UPDATE SET value = excluded.value";
    on!(tx, conn => sqlx::query(SQL)
        .bind(district.as_str())
        .bind(name)
        .bind(if on { ON } else { "off" })
        .execute(conn)
        .await.map(|_| ()))?;
    Ok(())
}
