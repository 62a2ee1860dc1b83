//! Searches that found nothing, counted for the gap finder.
//!
//! A concept of a vocabulary is counted by its notation. Free words are counted under a keyed hash until they
//! were asked five times, and kept as words only then; what looks like a person, a mail address or a number
//! ([`looks_personal`]) is never kept, not even as a hash. Who asked is never known here.

mod personal;

use base::Ags;
use jiff::civil::Date;
use jiff_sqlx::ToSqlx;
use landscape::matching::fold;
use sha2::{Digest, Sha256};

pub use personal::looks_personal;

use crate::{Db, ReadTx, StoreError, WriteTx, db::on, record::hex, runs::new_id};

/// From this many times on, words are kept as words.
pub const KEPT_FROM: u64 = 5;

/// What somebody looked for without finding it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missed<'a> {
    /// A concept, as `topic:toepfern`.
    Concept(&'a str),
    /// Words that are no known concept.
    Words(&'a str),
}

/// A gap: what was looked for in vain, how often, and when first and last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    pub concept: bool,
    pub term: String,
    pub times: u64,
    pub first: Date,
    pub last: Date,
}

/// Counts one search without hits on the day `today`.
pub async fn count(
    db: &Db,
    district: &Ags,
    missed: Missed<'_>,
    today: Date,
) -> Result<(), StoreError> {
    const FORGET: &str =
        "DELETE FROM search_gap WHERE district = $1 AND kind = 'hash' AND term = $2";
    const KNOWN: &str =
        "SELECT count(*) FROM search_gap WHERE district = $1 AND kind = 'words' AND term = $2";
    let words = match missed {
        Missed::Concept(concept) => {
            let mut tx = db.work().await?;
            add(&mut tx, district, "concept", concept, 1, today).await?;
            return tx.done().await;
        }
        Missed::Words(words) if looks_personal(words) => return Ok(()),
        Missed::Words(words) => fold(words),
    };
    if words.is_empty() {
        return Ok(());
    }
    let mut tx = db.work().await?;
    let known: i64 = on!(tx, conn => sqlx::query_scalar(KNOWN)
        .bind(district.as_str())
        .bind(words.as_str())
        .fetch_one(conn)
        .await)?;
    if known > 0 {
        add(&mut tx, district, "words", &words, 1, today).await?;
        return tx.done().await;
    }
    let hash = keyed_hash(&key(&mut tx).await?, &words);
    let times = add(&mut tx, district, "hash", &hash, 1, today).await?;
    if times >= KEPT_FROM {
        on!(tx, conn => sqlx::query(FORGET)
            .bind(district.as_str())
            .bind(hash.as_str())
            .execute(conn)
            .await.map(|_| ()))?;
        let times = i64::try_from(times).unwrap_or(i64::MAX);
        add(&mut tx, district, "words", &words, times, today).await?;
    }
    tx.done().await
}

/// Adds to a count and returns what it is then.
async fn add(
    tx: &mut WriteTx,
    district: &Ags,
    kind: &str,
    term: &str,
    times: i64,
    today: Date,
) -> Result<u64, StoreError> {
    const SQL: &str = "
        INSERT INTO search_gap (district, kind, term, times, first, last) VALUES ($1, $2, $3, $4, $5, $5)
        ON CONFLICT (district, kind, term) DO UPDATE SET
            times = search_gap.times + excluded.times, last = excluded.last
        RETURNING times";
    let times: i64 = on!(tx, conn => sqlx::query_scalar(SQL)
        .bind(district.as_str())
        .bind(kind)
        .bind(term)
        .bind(times)
        .bind(today.to_sqlx())
        .fetch_one(conn)
        .await)?;
    Ok(u64::try_from(times).unwrap_or(0))
}

/// This installation's own key, made when it is first needed.
async fn key(tx: &mut WriteTx) -> Result<Vec<u8>, StoreError> {
    const MAKE: &str = "
        INSERT INTO secret (name, value) VALUES ('searches', $1) ON CONFLICT (name) DO NOTHING";
    const READ: &str = "SELECT value FROM secret WHERE name = 'searches'";
    let mut random = Sha256::new();
    for _ in 0..4 {
        // Each id holds 74 random bits.
        random.update(new_id(jiff::Timestamp::UNIX_EPOCH).as_bytes());
    }
    let fresh = random.finalize().to_vec();
    on!(tx, conn => sqlx::query(MAKE).bind(fresh).execute(conn).await.map(|_| ()))?;
    Ok(on!(tx, conn => sqlx::query_scalar(READ).fetch_one(conn).await)?)
}

/// SHA-256 over key, words and key again, in hexadecimal.
fn keyed_hash(key: &[u8], words: &str) -> String {
    let mut hasher = Sha256::new();
    hasher.update(key);
    hasher.update(words.as_bytes());
    hasher.update(key);
    hex(&hasher.finalize())
}

#[derive(sqlx::FromRow)]
struct GapRow {
    kind: String,
    term: String,
    times: i64,
    first: jiff_sqlx::Date,
    last: jiff_sqlx::Date,
}

/// What was looked for in vain most often: concepts, and words that were asked [`KEPT_FROM`] times.
pub async fn most_missed(
    tx: &mut ReadTx,
    district: &Ags,
    limit: u32,
) -> Result<Vec<Gap>, StoreError> {
    const SQL: &str = "
        SELECT kind, term, times, first, last FROM search_gap
        WHERE district = $1 AND kind IN ('concept', 'words')
        ORDER BY times DESC, kind, term LIMIT $2";
    let rows: Vec<GapRow> = on!(tx, conn => sqlx::query_as(SQL)
        .bind(district.as_str())
        .bind(i64::from(limit))
        .fetch_all(conn)
        .await)?;
    Ok(rows
        .into_iter()
        .map(|row| Gap {
            concept: row.kind == "concept",
            term: row.term,
            times: u64::try_from(row.times).unwrap_or(0),
            first: row.first.to_jiff(),
            last: row.last.to_jiff(),
        })
        .collect())
}
