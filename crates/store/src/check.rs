//! Looks the stored data through: does the log have no gap, do all bodies say what their hash says, can every
//! record be read, does each one stand where its last change left it?
//!
//! Not here: the search index, which is derived and can be made anew.

use futures_util::StreamExt;

use crate::{
    Db, ReadTx, StoreError,
    db::{engine_check, on},
    record::{Row, hash_of, hex, select},
};

/// Something that should not be.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Fault {
    /// A stable word for counting and for `--json`.
    pub code: &'static str,
    /// What and where.
    pub what: String,
}

/// Faults that are told one by one; more of them say nothing more.
const MOST: usize = 1000;

/// Examines the whole stock as one snapshot. Nothing is changed.
pub async fn check(db: &Db) -> Result<Vec<Fault>, StoreError> {
    let mut tx = db.read().await?;
    let mut faults: Vec<Fault> = engine_check(&mut tx)
        .await?
        .into_iter()
        .map(|what| Fault { code: "database", what })
        .collect();
    positions(&mut tx, &mut faults).await?;
    references(&mut tx, &mut faults).await?;
    bodies(&mut tx, &mut faults).await?;
    records(&mut tx, &mut faults).await?;
    faults.truncate(MOST);
    Ok(faults)
}

async fn positions(tx: &mut ReadTx, faults: &mut Vec<Fault>) -> Result<(), StoreError> {
    const SQL: &str = "
        SELECT (SELECT n FROM log_head WHERE one = 1), count(*), coalesce(min(position), 1),
            coalesce(max(position), 0)
        FROM change";
    let (head, count, first, last): (i64, i64, i64, i64) =
        on!(tx, conn => sqlx::query_as(SQL).fetch_one(conn).await)?;
    if head != count || first != 1 || last != count {
        let what = format!("{count} changes from {first} to {last}, the log's end says {head}");
        faults.push(Fault { code: "log-gap", what });
    }
    Ok(())
}

/// What names something that is not there, or stands where the log did not leave it.
async fn references(tx: &mut ReadTx, faults: &mut Vec<Fault>) -> Result<(), StoreError> {
    const RULES: [(&str, &str); 6] = [
        (
            "missing-body",
            "SELECT 'record ' || r.kind || ' ' || r.source || ' ' || r.key FROM record r
             WHERE NOT EXISTS (SELECT 1 FROM body b WHERE b.hash = r.hash)",
        ),
        (
            "missing-outline",
            "SELECT 'record ' || r.kind || ' ' || r.source || ' ' || r.key FROM record r
             WHERE r.outline IS NOT NULL AND NOT EXISTS (SELECT 1 FROM body b WHERE b.hash = r.outline)",
        ),
        (
            "missing-body",
            "SELECT 'change ' || CAST(c.position AS TEXT) FROM change c
             WHERE NOT EXISTS (SELECT 1 FROM body b WHERE b.hash = c.after_hash)
                OR (c.before_hash IS NOT NULL
                    AND NOT EXISTS (SELECT 1 FROM body b WHERE b.hash = c.before_hash))",
        ),
        (
            "not-as-logged",
            "SELECT 'record ' || r.kind || ' ' || r.source || ' ' || r.key
             FROM record r LEFT JOIN change c ON c.position = r.position
             WHERE c.position IS NULL OR c.id <> r.id OR c.after_hash <> r.hash
                OR c.after_publication <> r.publication",
        ),
        (
            "later-change",
            "SELECT 'change ' || CAST(c.position AS TEXT) FROM change c
             LEFT JOIN record r ON r.id = c.id
             WHERE r.id IS NULL OR r.position < c.position",
        ),
        (
            "run-without-log",
            "SELECT 'import run of ' || u.source FROM run u, log_head h
             WHERE u.state IN ('applied', 'undone')
                AND (u.to_position IS NULL OR u.to_position > h.n OR u.from_position > u.to_position)",
        ),
    ];
    for (code, sql) in RULES {
        let found: Vec<String> = on!(tx, conn => sqlx::query_scalar(sql).fetch_all(conn).await)?;
        faults.extend(found.into_iter().take(MOST).map(|what| Fault { code, what }));
    }
    Ok(())
}

async fn bodies(tx: &mut ReadTx, faults: &mut Vec<Fault>) -> Result<(), StoreError> {
    const SQL: &str = "SELECT hash, content FROM body";
    on!(tx, conn => {
        let mut rows = sqlx::query_as::<_, (Vec<u8>, String)>(SQL).fetch(conn);
        while let Some(row) = rows.next().await {
            let (hash, content) = row?;
            if faults.len() < MOST && hash_of(&content) != hash {
                faults.push(Fault { code: "damaged-body", what: format!("body {}", hex(&hash)) });
            }
        }
    });
    Ok(())
}

async fn records(tx: &mut ReadTx, faults: &mut Vec<Fault>) -> Result<(), StoreError> {
    const SQL: &str = select!();
    on!(tx, conn => {
        let mut rows = sqlx::query_as::<_, Row>(SQL).fetch(conn);
        while let Some(row) = rows.next().await {
            if let Err(err) = row?.into_record()
                && faults.len() < MOST
            {
                faults.push(Fault { code: "unreadable-record", what: err.to_string() });
            }
        }
    });
    Ok(())
}
