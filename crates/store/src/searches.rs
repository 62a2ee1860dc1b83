//! Searches that found nothing, counted for the gap finder.
//!
//! A concept of a vocabulary is counted by its notation. Free words are counted under a keyed hash until they
//! were asked five times, and kept as words only then; what looks like a person, a mail address or a number
//! ([`looks_personal`]) is never kept, not even as a hash. Who asked is never known here.

mod personal;

use std::collections::BTreeSet;

use base::Ags;
use jiff::civil::Date;
use jiff_sqlx::ToSqlx;
use landscape::{Notation, matching::fold};

pub use personal::looks_personal;

use crate::{
    Db, ReadTx, StoreError, WriteTx,
    db::{containing, on},
    record::hex,
    secret::{keyed_hash, known_key, own_key},
};

/// The key under which words are hashed.
const KEY: &str = "searches";

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

/// What a provider works with: the concepts of what it offers or offered, and where it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ground {
    /// Topics, each with the ones above it: who teaches pottery is told of searches for crafts.
    pub topics: BTreeSet<Notation>,
    pub area: Option<Ags>,
}

impl Ground {
    /// Whether a gap is this provider's to fill: one of its topics was missed, or anything in its municipality.
    /// Words that are no concept belong to nobody.
    pub fn touches(&self, gap: &Gap) -> bool {
        let Some((key, value)) = gap.term.split_once(':').filter(|_| gap.concept) else {
            return false;
        };
        match key {
            "topic" => self.topics.iter().any(|topic| topic.as_str() == value),
            "area" => self.area.as_ref().is_some_and(|area| area.as_str() == value),
            _ => false,
        }
    }
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
    let hash = hex(&keyed_hash(&own_key(&mut tx, KEY).await?, &words));
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

/// Forgets searches for these words, however often they were asked.
pub(crate) async fn forget(tx: &mut WriteTx, words: &str) -> Result<(), StoreError> {
    const WORDS: &str = "DELETE FROM search_gap WHERE kind = 'words' AND term LIKE $1 ESCAPE '\\'";
    const HASH: &str = "DELETE FROM search_gap WHERE kind = 'hash' AND term = $1";
    let words = fold(words);
    if words.is_empty() {
        return Ok(());
    }
    on!(tx, conn => sqlx::query(WORDS)
        .bind(containing(&words))
        .execute(conn)
        .await.map(|_| ()))?;
    let Some(key) = known_key(tx, KEY).await? else { return Ok(()) };
    let hash = hex(&keyed_hash(&key, &words));
    on!(tx, conn => sqlx::query(HASH).bind(hash).execute(conn).await.map(|_| ()))?;
    Ok(())
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

#[cfg(test)]
mod tests {
    use super::*;

    fn gap(concept: bool, term: &str) -> Gap {
        let day = jiff::civil::date(2026, 8, 24);
        Gap { concept, term: term.to_owned(), times: 9, first: day, last: day }
    }

    #[test]
    fn a_provider_is_told_of_its_own_topics_and_its_own_municipality_alone() {
        let ground = Ground {
            topics: BTreeSet::from(["toepfern".parse().unwrap(), "handwerk".parse().unwrap()]),
            area: Some("03353040".parse().unwrap()),
        };
        for mine in ["topic:toepfern", "topic:handwerk", "area:03353040"] {
            assert!(ground.touches(&gap(true, mine)), "{mine}");
        }
        for foreign in ["topic:toepferei", "audience:toepfern", "area:0335304", "toepfern"] {
            assert!(!ground.touches(&gap(true, foreign)), "{foreign}");
        }
        assert!(!ground.touches(&gap(false, "topic:toepfern")), "words that somebody typed");
        assert!(!Ground::default().touches(&gap(true, "topic:toepfern")));
    }
}
