//! Takes away bodies that nothing names: not a record, not the log, not a run that is being prepared.
//!
//! They come from dry runs and from runs that were given up; whatever was applied stays named by the log,
//! and with it the outlines that former bodies of areas name.

use std::collections::BTreeSet;

use crate::{
    Db, StoreError, WriteTx,
    db::{InnerMut, on},
    record::Hash,
    shape,
};

/// Bodies that are looked at, at most, while other writers wait.
const SLICE: u32 = 5000;

/// Sweeps the whole stock in small transactions; answers how many bodies went.
pub async fn sweep_bodies(db: &Db) -> Result<u64, StoreError> {
    let (mut after, mut swept) = (Hash::new(), 0);
    loop {
        let mut tx = db.work().await?;
        alone(&mut tx).await?;
        let unused = unused(&mut tx, &after).await?;
        let Some(last) = unused.last() else { return Ok(swept) };
        after.clone_from(last);
        let named = outlines(&mut tx).await?;
        for hash in unused.into_iter().filter(|hash| !named.contains(hash)) {
            const SQL: &str = "DELETE FROM body WHERE hash = $1";
            on!(tx, conn => sqlx::query(SQL).bind(hash).execute(conn).await.map(|_| ()))?;
            swept += 1;
        }
        tx.done().await?;
    }
}

/// Makes all wait who could name a body that is about to go. In SQLite a writer is alone already.
async fn alone(tx: &mut WriteTx) -> Result<(), StoreError> {
    if let InnerMut::Postgres(conn) = tx.inner() {
        sqlx::query("LOCK TABLE body IN SHARE ROW EXCLUSIVE MODE").execute(conn).await?;
    }
    Ok(())
}

/// Bodies behind `after` that no column names, in the order of their hashes.
async fn unused(tx: &mut WriteTx, after: &[u8]) -> Result<Vec<Hash>, StoreError> {
    const SQL: &str = "
        SELECT hash FROM body WHERE hash > $1
        EXCEPT SELECT hash FROM record
        EXCEPT SELECT outline FROM record WHERE outline IS NOT NULL
        EXCEPT SELECT after_hash FROM change
        EXCEPT SELECT before_hash FROM change WHERE before_hash IS NOT NULL
        EXCEPT SELECT hash FROM draft
        EXCEPT SELECT base FROM draft WHERE base IS NOT NULL
        EXCEPT SELECT hash FROM staged
        EXCEPT SELECT outline FROM staged WHERE outline IS NOT NULL
        ORDER BY hash LIMIT $2";
    Ok(on!(tx, conn => sqlx::query_scalar(SQL)
        .bind(after.to_vec())
        .bind(i64::from(SLICE))
        .fetch_all(conn)
        .await)?)
}

/// The outlines that bodies of areas in the log name.
async fn outlines(tx: &mut WriteTx) -> Result<BTreeSet<Hash>, StoreError> {
    const SQL: &str = "
        SELECT content FROM body WHERE hash IN (
            SELECT after_hash FROM change WHERE kind = 'area'
            UNION SELECT before_hash FROM change WHERE kind = 'area' AND before_hash IS NOT NULL)";
    let bodies: Vec<String> = on!(tx, conn => sqlx::query_scalar(SQL).fetch_all(conn).await)?;
    let mut named = BTreeSet::new();
    for body in bodies {
        named.extend(shape::outline_of(&body)?);
    }
    Ok(named)
}
