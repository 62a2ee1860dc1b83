//! News: the list, and one item.

use askama::Template;
use axum::{
    extract::{Path, Query, State},
    response::Html,
};
use jiff::civil::Date;
use landscape::ArticleKind;
use serde::Deserialize;
use serde_json::json;
use store::articles::Version;

use super::{Told, path};
use crate::{
    Lang,
    address::{Links, with_query},
    frame::{Frame, Reader, Section},
    offers::script_safe,
    pager::{PageLink, pages},
    problem::Problem,
    state::App,
    words::{dates, text},
};

/// Items of a page.
const PAGE: usize = 20;

/// A news item in a list.
pub(crate) struct Line {
    pub(crate) url: String,
    pub(crate) title: String,
    pub(crate) lead: String,
    pub(crate) lang: Option<String>,
    /// The day in ISO 8601, and as it is written.
    pub(crate) date: String,
    pub(crate) day: String,
}

impl Line {
    pub(crate) fn of(version: &Version, lang: Lang, links: &Links) -> Line {
        let told = Told::of(&version.article, lang, links);
        let day = day(version);
        Line {
            url: links.to(&path(&version.article).unwrap_or_default()),
            lead: told.lead(),
            title: told.title,
            lang: told.lang,
            date: day.to_string(),
            day: dates::full(lang, day),
        }
    }
}

/// The day of an item: the one that stands in it, else the one on which it was published.
pub(super) fn day(version: &Version) -> Date {
    version.article.from.unwrap_or_else(|| crate::clock::german_day(version.at))
}

#[derive(Template)]
#[template(path = "articles/news.html")]
struct NewsPage {
    frame: Frame,
    lines: Vec<Line>,
    pages: Vec<PageLink>,
    feed: String,
}

#[derive(Deserialize, Default)]
pub(super) struct Turned {
    page: Option<usize>,
}

pub(super) async fn list(
    State(app): State<App>,
    reader: Reader,
    Query(turned): Query<Turned>,
) -> Result<Html<String>, Problem> {
    let news = reader.shelf.news(app.today());
    let last = news.len().div_ceil(PAGE).max(1);
    let current = turned.page.unwrap_or(1).clamp(1, last);
    let shown = news.iter().skip((current - 1) * PAGE).take(PAGE);
    let title = text(reader.lang, "news-title");
    let mut frame = Frame::new(app.settings(), &reader, Section::Other, &title).under(&[]);
    frame.indexed = !news.is_empty();
    let feed = reader.links.to("/aktuelles.atom");
    frame.twins = vec![("application/atom+xml", feed.clone(), title.into_owned())];
    let at = |n: usize| reader.links.to(&with_query("/aktuelles", &[("page", n.to_string())]));
    let page = NewsPage {
        lines: shown.map(|version| Line::of(version, reader.lang, &reader.links)).collect(),
        pages: if last > 1 { pages(reader.lang, current, last, at) } else { Vec::new() },
        feed,
        frame,
    };
    Ok(Html(page.render()?))
}

#[derive(Template)]
#[template(path = "articles/item.html")]
struct ItemPage {
    frame: Frame,
    told: Told,
    date: String,
    day: String,
    over: bool,
    json_ld: String,
}

pub(super) async fn one(
    State(app): State<App>,
    reader: Reader,
    Path(slug): Path<String>,
) -> Result<Html<String>, Problem> {
    let today = app.today();
    let version = reader.shelf.find(ArticleKind::News, &slug);
    let version =
        version.filter(|version| version.article.has_begun(today)).ok_or(Problem::NotFound)?;
    let told = Told::of(&version.article, reader.lang, &reader.links);
    let day = day(version);
    let over = version.article.is_over(today);
    let title = text(reader.lang, "news-title");
    let mut frame = Frame::new(app.settings(), &reader, Section::Other, &told.title)
        .under(&[("/aktuelles", &title)]);
    frame.indexed = !over;
    frame.description = told.lead();
    let json_ld = json!({
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": told.title,
        "description": told.lead(),
        "datePublished": day.to_string(),
        "dateModified": version.at.to_string(),
        "inLanguage": told.lang.as_deref().unwrap_or(reader.lang.code()),
        "url": app.settings().absolute(reader.lang, &reader.path),
        "publisher": { "@type": "Organization", "name": app.settings().site_name },
    });
    let page = ItemPage {
        json_ld: script_safe(&json_ld),
        frame,
        told,
        date: day.to_string(),
        day: dates::full(reader.lang, day),
        over,
    };
    Ok(Html(page.render()?))
}
