//! Texts, news and collections of the portal, in all their versions.
//!
//! Saving adds a version and changes none, so nothing that somebody wrote is lost. Who saves names the version that was
//! read: where somebody else was faster, nothing is written and the caller hears it. The public sees the latest version
//! that is no draft, unless it was withdrawn.

use std::collections::BTreeMap;

use access::{EditTexts, Granted};
use base::{Ags, LangTag, OfferId};
use jiff::{Timestamp, civil::Date};
use landscape::{Article, ArticleKind, Coded, Slug, article::Words};
use serde::{Deserialize, Serialize};
use sqlx::AssertSqlSafe;
use uuid::Uuid;

use crate::{
    ReadTx, StoreError, WriteTx,
    acts::{self, About, Deed},
    changes::time,
    db::{on, placeholders},
    drafts::same_actor,
    record::label,
    runs::new_id,
};

/// What a version is for the public.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Only the office sees it; what was published before stays.
    Draft,
    Published,
    /// From this version on the public sees none.
    Withdrawn,
}

impl Stage {
    pub const ALL: &'static [Stage] = &[Stage::Draft, Stage::Published, Stage::Withdrawn];

    pub fn code(self) -> &'static str {
        match self {
            Stage::Draft => "draft",
            Stage::Published => "published",
            Stage::Withdrawn => "withdrawn",
        }
    }

    fn deed(self) -> Deed {
        match self {
            Stage::Draft => Deed::WroteText,
            Stage::Published => Deed::PublishedText,
            Stage::Withdrawn => Deed::WithdrewText,
        }
    }
}

/// A version of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    pub id: Uuid,
    /// From 1, without gaps.
    pub number: i64,
    pub stage: Stage,
    pub at: Timestamp,
    /// As [`base::Actor::label`] says it.
    pub actor: String,
    pub article: Article,
}

/// The stored shape of what an article says.
#[derive(Serialize, Deserialize)]
struct Content {
    words: BTreeMap<String, (String, String)>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    from: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    until: Option<Date>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    search: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pinned: Vec<String>,
}

impl Content {
    fn of(article: &Article) -> Content {
        let words = article.words.iter().filter(|(_, words)| !words.is_empty());
        Content {
            words: words
                .map(|(tag, it)| (tag.to_string(), (it.title.clone(), it.body.clone())))
                .collect(),
            from: article.from,
            until: article.until,
            search: article.search.clone(),
            pinned: article.pinned.iter().map(OfferId::to_string).collect(),
        }
    }

    fn article(self, kind: ArticleKind, slug: Slug) -> Option<Article> {
        let words = self.words.into_iter().map(|(tag, (title, body))| {
            Some((tag.parse::<LangTag>().ok()?, Words { title, body }))
        });
        Some(Article {
            kind,
            slug,
            words: words.collect::<Option<_>>()?,
            from: self.from,
            until: self.until,
            search: self.search,
            pinned: self.pinned.iter().map(|id| id.parse().ok()).collect::<Option<_>>()?,
        })
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    kind: String,
    slug: String,
    version: i64,
    state: String,
    at: i64,
    actor: String,
    content: String,
}

impl Row {
    fn version(self) -> Result<Version, StoreError> {
        let corrupt = || StoreError::Corrupt(format!("the article {}", self.id));
        let content: Content = serde_json::from_str(&self.content).map_err(StoreError::shape)?;
        let kind = ArticleKind::from_code(&self.kind).ok_or_else(corrupt)?;
        let slug = self.slug.parse().map_err(|_| corrupt())?;
        let stage = Stage::ALL.iter().copied().find(|stage| stage.code() == self.state);
        Ok(Version {
            id: self.id,
            number: self.version,
            stage: stage.ok_or_else(corrupt)?,
            at: time(self.at)?,
            article: content.article(kind, slug).ok_or_else(corrupt)?,
            actor: self.actor,
        })
    }
}

/// The columns of a [`Row`]; conditions follow.
macro_rules! select_version {
    ($rest:expr) => {
        concat!("SELECT id, kind, slug, version, state, at, actor, content FROM article a ", $rest)
    };
}

/// Saves an article as its next version; `read` is the version that the writer saw, 0 for none.
pub async fn save(
    tx: &mut WriteTx,
    proof: &Granted<EditTexts>,
    district: &Ags,
    article: &Article,
    stage: Stage,
    read: i64,
) -> Result<i64, StoreError> {
    const LATEST: &str = "
        SELECT coalesce(max(version), 0) FROM article
        WHERE district = $1 AND kind = $2 AND slug = $3";
    const ADD: &str = "
        INSERT INTO article (id, district, kind, slug, version, state, at, actor, content)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    same_actor(tx, proof.actor())?;
    let (kind, slug) = (article.kind.code(), article.slug.as_str());
    let latest: i64 = on!(tx, conn => sqlx::query_scalar(LATEST)
        .bind(district.as_str())
        .bind(kind)
        .bind(slug)
        .fetch_one(conn)
        .await)?;
    if latest != read {
        return Err(StoreError::Conflict(format!("{kind} {slug} is at version {latest}")));
    }
    let content = serde_json::to_string(&Content::of(article)).map_err(StoreError::shape)?;
    let (at, actor, next) = (tx.at(), label(tx.actor()), latest + 1);
    let id = new_id(at);
    on!(tx, conn => sqlx::query(ADD)
        .bind(id)
        .bind(district.as_str())
        .bind(kind)
        .bind(slug)
        .bind(next)
        .bind(stage.code())
        .bind(at.as_microsecond())
        .bind(actor)
        .bind(content)
        .execute(conn)
        .await.map(|_| ()))?;
    acts::note_about(tx, district, stage.deed(), Some(About::Article(id))).await?;
    Ok(next)
}

/// All versions of one article, the latest first.
pub async fn versions(
    tx: &mut ReadTx,
    district: &Ags,
    kind: ArticleKind,
    slug: &Slug,
) -> Result<Vec<Version>, StoreError> {
    const SQL: &str =
        select_version!("WHERE district = $1 AND kind = $2 AND slug = $3 ORDER BY version DESC");
    let rows: Vec<Row> = on!(tx, conn => sqlx::query_as(SQL)
        .bind(district.as_str())
        .bind(kind.code())
        .bind(slug.as_str())
        .fetch_all(conn)
        .await)?;
    rows.into_iter().map(Row::version).collect()
}

/// The latest version of every article, drafts too.
pub async fn latest(tx: &mut ReadTx, district: &Ags) -> Result<Vec<Version>, StoreError> {
    const SQL: &str = select_version!(
        "WHERE district = $1 AND version = (
            SELECT max(version) FROM article b
            WHERE b.district = a.district AND b.kind = a.kind AND b.slug = a.slug)
         ORDER BY kind, slug"
    );
    of_district(tx, SQL, district).await
}

/// What the public sees, whatever its days.
pub async fn published(tx: &mut ReadTx, district: &Ags) -> Result<Vec<Version>, StoreError> {
    const SQL: &str = select_version!(
        "WHERE district = $1 AND state = 'published' AND version = (
            SELECT max(version) FROM article b
            WHERE b.district = a.district AND b.kind = a.kind AND b.slug = a.slug
            AND b.state <> 'draft')
         ORDER BY kind, slug"
    );
    of_district(tx, SQL, district).await
}

async fn of_district(
    tx: &mut ReadTx,
    sql: &'static str,
    district: &Ags,
) -> Result<Vec<Version>, StoreError> {
    let rows: Vec<Row> = on!(tx, conn =>
        sqlx::query_as(sql).bind(district.as_str()).fetch_all(conn).await)?;
    rows.into_iter().map(Row::version).collect()
}

/// How many versions there are: another number whenever somebody saved.
pub async fn count(tx: &mut ReadTx, district: &Ags) -> Result<i64, StoreError> {
    const SQL: &str = "SELECT count(*) FROM article WHERE district = $1";
    Ok(on!(tx, conn =>
        sqlx::query_scalar(SQL).bind(district.as_str()).fetch_one(conn).await)?)
}

/// What stands in the audit trail for these versions: short name and number.
pub async fn names(
    tx: &mut ReadTx,
    ids: &[Uuid],
) -> Result<BTreeMap<Uuid, (Slug, i64)>, StoreError> {
    let mut names = BTreeMap::new();
    for chunk in ids.chunks(500) {
        let places = placeholders(1, chunk.len());
        let sql = format!("SELECT id, slug, version FROM article WHERE id IN {places}");
        let rows: Vec<(Uuid, String, i64)> = on!(tx, conn => {
            let mut query = sqlx::query_as(AssertSqlSafe(sql));
            for id in chunk {
                query = query.bind(id);
            }
            query.fetch_all(conn).await
        })?;
        for (id, slug, version) in rows {
            let slug =
                slug.parse().map_err(|_| StoreError::Corrupt(format!("the article {id}")))?;
            names.insert(id, (slug, version));
        }
    }
    Ok(names)
}
