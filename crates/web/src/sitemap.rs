//! What search engines are told of the site: `/sitemap.xml` after the protocol of sitemaps.org, and `/robots.txt`.
//!
//! `/sitemap.xml` is an index; its files are the same address with a number, so that each lies where it may name every
//! page. Every page stands there once in each language, with all of them as its alternates, as the pages themselves say.
//! What is not public, and what search engines are asked not to list, is in none.

use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
    routing::get,
};
use jiff::Timestamp;
use landscape::{ArticleKind, Coded};
use store::portal;
use url::form_urlencoded;

use crate::{
    Lang, Settings, address,
    articles::{self, Fixed},
    figures::book::Book,
    frame::Reader,
    offers::escape,
    problem::Problem,
    register::Register,
    route::{Kind, Route, public},
    state::App,
};

pub(crate) const ROUTES: &[Route] = &[
    public("/sitemap.xml", Kind::File, "all pages for search engines", &["file"], || get(sitemap)),
    public("/robots.txt", Kind::File, "what search engines may read", &[], || get(robots)),
];

/// Entries of the stock in one file. In three languages they stay under the 50,000 addresses and 50 MB of the protocol.
const MOST: u32 = 5_000;

/// A page of the site: its path and its last change.
struct Page {
    path: String,
    modified: Option<Timestamp>,
}

fn page(path: impl Into<String>) -> Page {
    Page { path: path.into(), modified: None }
}

async fn sitemap(State(app): State<App>, reader: Reader) -> Result<Response, Problem> {
    let asked = form_urlencoded::parse(reader.query.as_bytes()).find(|(key, _)| key == "file");
    let Some((_, number)) = asked else { return index(&app).await };
    let number: u64 = number.parse().map_err(|_| Problem::NotFound)?;
    let settings = app.settings();
    let pages = match number.checked_sub(1) {
        None => return Err(Problem::NotFound),
        Some(0) => fixed(&app, &reader).await?,
        Some(n) => entries(&app, n - 1).await?,
    };
    if pages.is_empty() {
        return Err(Problem::NotFound);
    }
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    for page in &pages {
        let alternates: String = Lang::ALL
            .iter()
            .map(|lang| {
                let (code, address) = (lang.code(), absolute(settings, *lang, &page.path));
                format!("<xhtml:link rel=\"alternate\" hreflang=\"{code}\" href=\"{address}\"/>")
            })
            .collect();
        for lang in Lang::ALL {
            let (loc, last) = (absolute(settings, lang, &page.path), lastmod(page.modified));
            out.push_str(&format!("<url><loc>{loc}</loc>{last}{alternates}</url>\n"));
        }
    }
    out.push_str("</urlset>\n");
    Ok(xml(out))
}

/// The list of the files.
async fn index(app: &App) -> Result<Response, Problem> {
    let mut tx = app.state.db.read().await?;
    let (count, last) = portal::extent(&mut tx, &app.state.district, app.today()).await?;
    drop(tx);
    let files = 1 + count.div_ceil(u64::from(MOST));
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for number in 1..=files {
        let path = address::with_query("/sitemap.xml", &[("file", number.to_string())]);
        let loc = absolute(app.settings(), Lang::De, &path);
        let last = lastmod(last.filter(|_| number > 1));
        out.push_str(&format!("<sitemap><loc>{loc}</loc>{last}</sitemap>\n"));
    }
    out.push_str("</sitemapindex>\n");
    Ok(xml(out))
}

/// The pages that are no entries: lists, topics, municipalities, and what the office wrote.
async fn fixed(app: &App, reader: &Reader) -> Result<Vec<Page>, Problem> {
    let lists = ["/", "/angebote", "/themen", "/gemeinden", "/einrichtungen", "/orte"];
    let mut pages: Vec<Page> = lists.into_iter().map(page).collect();
    if let Some(topics) = app.vocabularies().get("topics") {
        let all = topics.concepts.keys();
        pages.extend(all.map(|notation| page(format!("/themen/{notation}"))));
    }
    let register = Register::of(app).await?;
    let areas = &register.municipalities;
    pages.extend(areas.iter().map(|area| page(format!("/gemeinden/{}", area.ags))));
    let book = Book::of(app).await?;
    if !book.entries.is_empty() {
        pages.push(page("/zahlen"));
        pages.extend(book.entries.iter().map(|it| page(format!("/zahlen/{}", it.indicator.id))));
    }
    let (shelf, today) = (&reader.shelf, app.today());
    pages.extend((!shelf.news(today).is_empty()).then(|| page("/aktuelles")));
    pages.extend((!shelf.collections(today).is_empty()).then(|| page("/sammlungen")));
    let written = ArticleKind::ALL.iter().flat_map(|kind| shelf.all(*kind));
    let current = written.filter(|version| {
        version.article.kind == ArticleKind::Text || version.article.is_current(today)
    });
    pages.extend(current.filter_map(|version| {
        let path = articles::path(&version.article)?;
        Some(Page { path, modified: Some(version.at) })
    }));
    // What only stands in the place of a text that is to come is not listed.
    let given = Fixed::ALL.iter().filter(|fixed| fixed.given(app.settings(), Lang::De).1);
    for path in given.filter_map(|fixed| fixed.path()) {
        if pages.iter().all(|page| page.path != path) {
            pages.push(page(path));
        }
    }
    Ok(pages)
}

/// A file's worth of offers, organisations and places.
async fn entries(app: &App, file: u64) -> Result<Vec<Page>, Problem> {
    let (district, today) = (&app.state.district, app.today());
    let skip = file.saturating_mul(u64::from(MOST));
    let mut tx = app.state.db.read().await?;
    let found = portal::pages(&mut tx, district, today, skip, MOST).await?;
    drop(tx);
    let pages = found.into_iter().filter_map(|found| {
        Some(Page { path: address::entry(found.of)?, modified: Some(found.modified) })
    });
    Ok(pages.collect())
}

/// An absolute address, as it stands in XML.
fn absolute(settings: &Settings, lang: Lang, path: &str) -> String {
    escape(&settings.absolute(lang, path))
}

fn lastmod(at: Option<Timestamp>) -> String {
    let at = at.map(|at| at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string());
    at.map(|at| format!("<lastmod>{at}</lastmod>")).unwrap_or_default()
}

fn xml(text: String) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "application/xml; charset=utf-8"),
        (header::CACHE_CONTROL, "public, max-age=3600"),
    ];
    (headers, text).into_response()
}

/// Everything public may be read. Where one signs in there is nothing to read, and searches would only be repeated.
async fn robots(State(app): State<App>) -> Response {
    let base = app.settings().path();
    let mut out = String::from("User-agent: *\n");
    for lang in Lang::ALL {
        for path in ["/cockpit", "/anmelden"] {
            out.push_str(&format!("Disallow: {base}{}{path}\n", lang.prefix()));
        }
    }
    let map = app.settings().absolute(Lang::De, "/sitemap.xml");
    out.push_str(&format!("\nSitemap: {map}\n"));
    let headers = [
        (header::CONTENT_TYPE, "text/plain; charset=utf-8"),
        (header::CACHE_CONTROL, "public, max-age=3600"),
    ];
    (headers, out).into_response()
}
