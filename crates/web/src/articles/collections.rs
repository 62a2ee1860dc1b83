//! Collections: offers that belong together for a while, chosen by hand and by a search.

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::{Path, State},
    response::{Html, Response},
};
use landscape::{Article, ArticleKind};
use serde_json::json;

use super::{Told, path};
use crate::{
    card::{Card, View},
    finding::Asked,
    frame::{Frame, Reader, Section},
    guard::Counted,
    offers::{files, script_safe},
    problem::Problem,
    state::App,
    stock::{self, Found},
    words::{dates, text, with},
};

/// Offers that a page shows; the search of the collection leads to all.
const SHOWN: usize = 60;

/// A collection in a list.
pub(crate) struct Shown {
    pub(crate) url: String,
    pub(crate) title: String,
    pub(crate) lead: String,
    pub(crate) lang: Option<String>,
    pub(crate) time: Option<String>,
}

/// The collections that may be announced.
pub(crate) fn shown(app: &App, reader: &Reader) -> Vec<Shown> {
    let all = reader.shelf.collections(app.today());
    all.into_iter()
        .map(|article| {
            let told = Told::of(article, reader.lang, &reader.links);
            Shown {
                url: reader.links.to(&path(article).unwrap_or_default()),
                lead: told.lead(),
                title: told.title,
                lang: told.lang,
                time: time(article, reader),
            }
        })
        .collect()
}

/// From when until when, in words.
fn time(article: &Article, reader: &Reader) -> Option<String> {
    let day = |date| dates::full(reader.lang, date);
    match (article.from, article.until) {
        (Some(from), Some(until)) => {
            let values = [("from", day(from)), ("until", day(until))];
            let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
            Some(with(reader.lang, "collection-time", &values))
        }
        (None, Some(until)) => {
            Some(with(reader.lang, "collection-until", &[("until", &day(until))]))
        }
        (_, None) => None,
    }
}

#[derive(Template)]
#[template(path = "articles/collections.html")]
struct ListPage {
    frame: Frame,
    collections: Vec<Shown>,
}

pub(super) async fn list(State(app): State<App>, reader: Reader) -> Result<Html<String>, Problem> {
    let title = text(reader.lang, "collections-title");
    let mut frame = Frame::new(app.settings(), &reader, Section::Offers, &title).under(&[]);
    let collections = shown(&app, &reader);
    frame.indexed = !collections.is_empty();
    Ok(Html(ListPage { frame, collections }.render()?))
}

/// The offers of a collection, those chosen by hand first; at most `most`, and how many there are.
async fn offers(app: &App, article: &Article, most: usize) -> Result<Found, Problem> {
    let (mut offers, register) = stock::chosen(app, &article.pinned, app.today()).await?;
    if article.search.is_empty() {
        let total = u64::try_from(offers.len()).unwrap_or(u64::MAX);
        offers.truncate(most);
        return Ok(Found { offers, register, total });
    }
    let asked = Asked::read(&article.search);
    // As many more as may be among those chosen by hand.
    let found = stock::found(app, &asked, most.saturating_add(offers.len())).await?;
    let before = found.offers.len();
    let pinned = offers.len();
    let new: Vec<_> = found
        .offers
        .into_iter()
        .filter(|offer| offers.iter().all(|pinned| pinned.id != offer.id))
        .collect();
    let twice = u64::try_from(before - new.len()).unwrap_or(0);
    offers.extend(new);
    offers.truncate(most.max(pinned));
    let total = (found.total + u64::try_from(pinned).unwrap_or(0)).saturating_sub(twice);
    Ok(Found { offers, register: Arc::clone(&register), total })
}

/// The collection under a short name, once it has begun.
fn find<'a>(app: &App, reader: &'a Reader, slug: &str) -> Result<&'a Article, Problem> {
    let version = reader.shelf.find(ArticleKind::Collection, slug);
    let article = version.map(|version| &version.article);
    article.filter(|article| article.has_begun(app.today())).ok_or(Problem::NotFound)
}

#[derive(Template)]
#[template(path = "articles/collection.html")]
struct OnePage {
    frame: Frame,
    told: Told,
    time: Option<String>,
    over: bool,
    total: u64,
    cards: Vec<Card>,
    /// Where more of what the search finds stands.
    more: Option<String>,
    exports: [(String, String); 3],
    json_ld: String,
}

pub(super) async fn one(
    State(app): State<App>,
    reader: Reader,
    _: Counted,
    Path(slug): Path<String>,
) -> Result<Html<String>, Problem> {
    let article = find(&app, &reader, &slug)?;
    let told = Told::of(article, reader.lang, &reader.links);
    let over = article.is_over(app.today());
    let found = match over {
        true => offers(&app, &empty(article), 0).await?,
        false => offers(&app, article, SHOWN).await?,
    };
    let view = View { lang: reader.lang, links: &reader.links, today: app.today() };
    let cards: Vec<Card> =
        found.offers.iter().map(|offer| Card::of(offer, &found.register, view, None)).collect();
    let all = text(reader.lang, "collections-title");
    let mut frame = Frame::new(app.settings(), &reader, Section::Offers, &told.title)
        .under(&[("/sammlungen", &all)]);
    frame.indexed = !over;
    frame.description = told.lead();
    let base = format!("/sammlungen/{slug}/angebote");
    let items: Vec<_> = (1..)
        .zip(&found.offers)
        .map(|(position, offer)| {
            let path = crate::address::offer(offer.id);
            let url = app.settings().absolute(reader.lang, &path);
            json!({ "@type": "ListItem", "position": position, "url": url })
        })
        .collect();
    let json_ld = json!({
        "@context": "https://schema.org",
        "@type": "CollectionPage",
        "name": told.title,
        "description": told.lead(),
        "inLanguage": told.lang.as_deref().unwrap_or(reader.lang.code()),
        "url": app.settings().absolute(reader.lang, &reader.path),
        "mainEntity": { "@type": "ItemList", "itemListElement": items },
    });
    let shown = u64::try_from(cards.len()).unwrap_or(u64::MAX);
    let page = OnePage {
        time: time(article, &reader),
        more: (found.total > shown)
            .then(|| reader.links.to(&Asked::read(&article.search).at("/angebote"))),
        total: found.total,
        exports: [("ics", &*text(reader.lang, "take-ics")), ("csv", "CSV"), ("json", "JSON")]
            .map(|(ending, word)| (reader.links.to(&format!("{base}.{ending}")), word.to_owned())),
        json_ld: script_safe(&json_ld),
        frame,
        told,
        over,
        cards,
    };
    Ok(Html(page.render()?))
}

/// The collection without its offers.
fn empty(article: &Article) -> Article {
    Article { search: String::new(), pinned: Vec::new(), ..article.clone() }
}

/// What a file of a collection holds.
async fn in_file(app: &App, reader: &Reader, slug: &str) -> Result<Found, Problem> {
    offers(app, find(app, reader, slug)?, files::MOST).await
}

pub(super) async fn csv(
    State(app): State<App>,
    reader: Reader,
    _: Counted,
    Path(slug): Path<String>,
) -> Result<Response, Problem> {
    let found = in_file(&app, &reader, &slug).await?;
    files::csv_of(&app, &reader, &found, &format!("{slug}.csv"))
}

pub(super) async fn ics(
    State(app): State<App>,
    reader: Reader,
    _: Counted,
    Path(slug): Path<String>,
) -> Result<Response, Problem> {
    let found = in_file(&app, &reader, &slug).await?;
    files::ics_of(&app, &reader, &found, &format!("{slug}.ics"))
}

pub(super) async fn json(
    State(app): State<App>,
    reader: Reader,
    _: Counted,
    Path(slug): Path<String>,
) -> Result<Response, Problem> {
    let found = in_file(&app, &reader, &slug).await?;
    Ok(files::json_of(&app, &reader, &found, &format!("{slug}.json")))
}
