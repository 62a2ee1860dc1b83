//! What the office says of concepts of the vocabularies, in all its versions.
//!
//! Saving adds a version and changes none. Who saves names the version that was read: where somebody else was faster,
//! nothing is written and the caller hears it. A topic that goes up into another one takes its offers along in the same
//! transaction, each with its line in the change log.

use std::collections::BTreeMap;

use access::{EditVocabulary, Granted};
use base::{Ags, LangTag, LocalText};
use jiff::Timestamp;
use landscape::{Amendment, Notation, Wordbook, Wording};
use serde::{Deserialize, Serialize};
use sqlx::AssertSqlSafe;
use uuid::Uuid;

use crate::{
    ReadTx, StoreError, WriteTx,
    acts::{self, About, Deed},
    changes::time,
    db::{on, placeholders},
    drafts::same_actor,
    offers,
    record::label,
    runs::new_id,
};

/// The scheme whose concepts offers carry as topics.
const TOPICS: &str = "topics";

/// Offers that are read at once.
const PAGE: u32 = 500;

/// A version of what is said of a concept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    pub id: Uuid,
    /// From 1, without gaps.
    pub number: i64,
    pub at: Timestamp,
    /// As [`base::Actor::label`] says it.
    pub actor: String,
    pub amendment: Amendment,
}

/// What saving did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Saved {
    pub version: i64,
    /// Offers that carry another topic now.
    pub offers: u64,
}

/// The stored shape of an amendment.
#[derive(Serialize, Deserialize)]
struct Content {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    wording: Option<Said>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    merged_into: Option<String>,
}

/// The stored shape of labels.
#[derive(Serialize, Deserialize)]
struct Said {
    pref: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    alt: Vec<(String, String)>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    hidden: Vec<(String, String)>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    definition: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    broader: Vec<String>,
}

impl Said {
    fn of(wording: &Wording) -> Said {
        let texts = |text: &LocalText| {
            text.iter().map(|(lang, text)| (lang.to_string(), text.to_owned())).collect()
        };
        let words = |words: &[(LangTag, String)]| {
            words.iter().map(|(lang, word)| (lang.to_string(), word.clone())).collect()
        };
        Said {
            pref: texts(&wording.pref_label),
            alt: words(&wording.alt_labels),
            hidden: words(&wording.hidden_labels),
            definition: texts(&wording.definition),
            broader: wording.broader.iter().map(ToString::to_string).collect(),
        }
    }

    fn wording(self) -> Option<Wording> {
        let words = |words: Vec<(String, String)>| -> Option<Vec<(LangTag, String)>> {
            words.into_iter().map(|(lang, word)| Some((lang.parse().ok()?, word))).collect()
        };
        let texts = |texts: BTreeMap<String, String>| -> Option<LocalText> {
            texts.into_iter().map(|(lang, text)| Some((lang.parse().ok()?, text))).collect()
        };
        Some(Wording {
            pref_label: texts(self.pref)?,
            alt_labels: words(self.alt)?,
            hidden_labels: words(self.hidden)?,
            definition: texts(self.definition)?,
            broader: self.broader.iter().map(|it| it.parse().ok()).collect::<Option<_>>()?,
        })
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    scheme: String,
    notation: String,
    version: i64,
    at: i64,
    actor: String,
    content: String,
}

impl Row {
    fn version(self) -> Result<Version, StoreError> {
        let corrupt = || StoreError::Corrupt(format!("the concept {}", self.id));
        let content: Content = serde_json::from_str(&self.content).map_err(StoreError::shape)?;
        let wording = match content.wording {
            Some(said) => Some(said.wording().ok_or_else(corrupt)?),
            None => None,
        };
        let merged_into: Option<Notation> = match content.merged_into {
            Some(into) => Some(into.parse().map_err(|_| corrupt())?),
            None => None,
        };
        Ok(Version {
            id: self.id,
            number: self.version,
            at: time(self.at)?,
            amendment: Amendment {
                notation: self.notation.parse().map_err(|_| corrupt())?,
                scheme: self.scheme,
                wording,
                merged_into,
            },
            actor: self.actor,
        })
    }
}

/// Saves an amendment as its concept's next version; `read` is the version that the writer saw, 0 for none. Offers with
/// a topic that goes up into another one carry that one from now on.
pub async fn save(
    tx: &mut WriteTx,
    proof: &Granted<EditVocabulary>,
    district: &Ags,
    amendment: &Amendment,
    read: i64,
) -> Result<Saved, StoreError> {
    const LATEST: &str = "
        SELECT coalesce(max(version), 0) FROM concept
        WHERE district = $1 AND scheme = $2 AND notation = $3";
    const ADD: &str = "
        INSERT INTO concept (id, district, scheme, notation, version, at, actor, content)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    same_actor(tx, proof.actor())?;
    let (scheme, notation) = (amendment.scheme.as_str(), amendment.notation.as_str());
    let latest: i64 = on!(tx, conn => sqlx::query_scalar(LATEST)
        .bind(district.as_str())
        .bind(scheme)
        .bind(notation)
        .fetch_one(conn)
        .await)?;
    if latest != read {
        return Err(StoreError::Conflict(format!("{scheme}:{notation} is at version {latest}")));
    }
    let content = Content {
        wording: amendment.wording.as_ref().map(Said::of),
        merged_into: amendment.merged_into.as_ref().map(ToString::to_string),
    };
    let content = serde_json::to_string(&content).map_err(StoreError::shape)?;
    let (at, actor, version) = (tx.at(), label(tx.actor()), latest + 1);
    let id = new_id(at);
    on!(tx, conn => sqlx::query(ADD)
        .bind(id)
        .bind(district.as_str())
        .bind(scheme)
        .bind(notation)
        .bind(version)
        .bind(at.as_microsecond())
        .bind(actor)
        .bind(content)
        .execute(conn)
        .await.map(|_| ()))?;
    let mut moved = 0;
    let deed = match &amendment.merged_into {
        Some(into) => {
            if scheme == TOPICS {
                moved = retopic(tx, district, &amendment.notation, into).await?;
            }
            Deed::MergedConcept
        }
        None => Deed::ChangedConcept,
    };
    acts::note_about(tx, district, deed, Some(About::Concept(id))).await?;
    Ok(Saved { version, offers: moved })
}

/// Lets every offer of the district with one topic carry another one instead; returns how many.
async fn retopic(
    tx: &mut WriteTx,
    district: &Ags,
    from: &Notation,
    into: &Notation,
) -> Result<u64, StoreError> {
    let (mut after, mut moved) = (None, 0);
    loop {
        let page = offers::all(tx, district, after, PAGE).await?;
        let Some(last) = page.last() else { return Ok(moved) };
        after = Some(last.id);
        for mut offer in page {
            if offer.topics.remove(from) {
                offer.topics.insert(into.clone());
                moved += u64::from(offers::put(tx, &offer).await?);
            }
        }
    }
}

/// All versions of what is said of one concept, the latest first.
pub async fn versions(
    tx: &mut ReadTx,
    district: &Ags,
    scheme: &str,
    notation: &Notation,
) -> Result<Vec<Version>, StoreError> {
    const SQL: &str = "
        SELECT id, scheme, notation, version, at, actor, content FROM concept
        WHERE district = $1 AND scheme = $2 AND notation = $3 ORDER BY version DESC";
    let rows: Vec<Row> = on!(tx, conn => sqlx::query_as(SQL)
        .bind(district.as_str())
        .bind(scheme)
        .bind(notation.as_str())
        .fetch_all(conn)
        .await)?;
    rows.into_iter().map(Row::version).collect()
}

/// The latest version of everything that is said of concepts.
pub async fn latest(tx: &mut ReadTx, district: &Ags) -> Result<Vec<Version>, StoreError> {
    const SQL: &str = "
        SELECT id, scheme, notation, version, at, actor, content FROM concept a
        WHERE district = $1 AND version = (
            SELECT max(version) FROM concept b
            WHERE b.district = a.district AND b.scheme = a.scheme AND b.notation = a.notation)
        ORDER BY scheme, notation";
    let rows: Vec<Row> = on!(tx, conn =>
        sqlx::query_as(SQL).bind(district.as_str()).fetch_all(conn).await)?;
    rows.into_iter().map(Row::version).collect()
}

/// How many versions there are: another number whenever somebody saved.
pub async fn count(tx: &mut ReadTx, district: &Ags) -> Result<i64, StoreError> {
    const SQL: &str = "SELECT count(*) FROM concept WHERE district = $1";
    Ok(on!(tx, conn =>
        sqlx::query_scalar(SQL).bind(district.as_str()).fetch_one(conn).await)?)
}

/// Lets a wordbook say what the office says; says whether that was news to it.
pub async fn refresh(tx: &mut ReadTx, district: &Ags, book: &Wordbook) -> Result<bool, StoreError> {
    let count = count(tx, district).await?;
    if count == book.version() {
        return Ok(false);
    }
    let said: Vec<Amendment> =
        latest(tx, district).await?.into_iter().map(|version| version.amendment).collect();
    book.amend(count, &said);
    Ok(true)
}

/// What stands in the audit trail for these versions: scheme and notation, and the number.
pub async fn names(
    tx: &mut ReadTx,
    ids: &[Uuid],
) -> Result<BTreeMap<Uuid, (String, i64)>, StoreError> {
    let mut names = BTreeMap::new();
    for chunk in ids.chunks(500) {
        let places = placeholders(1, chunk.len());
        let sql = format!("SELECT id, scheme, notation, version FROM concept WHERE id IN {places}");
        let rows: Vec<(Uuid, String, String, i64)> = on!(tx, conn => {
            let mut query = sqlx::query_as(AssertSqlSafe(sql));
            for id in chunk {
                query = query.bind(id);
            }
            query.fetch_all(conn).await
        })?;
        for (id, scheme, notation, version) in rows {
            names.insert(id, (format!("{scheme}:{notation}"), version));
        }
    }
    Ok(names)
}
