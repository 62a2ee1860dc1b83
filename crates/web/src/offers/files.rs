//! What a search finds as a file: calendar, table, JSON, feed.
//!
//! A file holds the first [`MOST`] offers of a search in its order.

use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use exchange::Exported;
use serde_json::json;

use crate::{
    exported::{calendar, exported},
    finding::Asked,
    frame::Reader,
    guard::Counted,
    problem::Problem,
    said::Said,
    state::App,
    stock::{self, Found},
    words,
};

/// How many offers a file holds.
pub(crate) const MOST: usize = 2000;
/// How many entries a feed has: what a reader of feeds fetches every hour is short.
const MOST_ENTRIES: usize = 60;

async fn find(app: &App, reader: &Reader, most: usize) -> Result<Found, Problem> {
    stock::found(app, &Asked::read(&reader.query), most).await
}

fn file(media: &'static str, name: &str, body: impl IntoResponse) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    let headers = [
        (header::CONTENT_TYPE, media.to_owned()),
        (header::CONTENT_DISPOSITION, disposition),
        (header::CACHE_CONTROL, "no-cache".to_owned()),
    ];
    (headers, body).into_response()
}

/// All that was found with what stands beside each.
fn all<'a>(app: &App, reader: &Reader, found: &'a Found) -> Vec<Exported<'a>> {
    let offers = found.offers.iter();
    offers.map(|o| exported(o, &found.register, app.settings(), reader.lang)).collect()
}

/// Every date of what is found.
pub(crate) async fn ics(
    State(app): State<App>,
    reader: Reader,
    _: Counted,
) -> Result<Response, Problem> {
    ics_of(&app, &reader, &find(&app, &reader, MOST).await?, "angebote.ics")
}

/// Every date of these offers.
pub(crate) fn ics_of(
    app: &App,
    reader: &Reader,
    found: &Found,
    name: &str,
) -> Result<Response, Problem> {
    let out = all(app, reader, found);
    let body = calendar(app, &app.settings().site_name, &out, reader.lang)?;
    Ok(file("text/calendar; charset=utf-8", name, body))
}

/// A table in our template.
pub(crate) async fn csv(
    State(app): State<App>,
    reader: Reader,
    _: Counted,
) -> Result<Response, Problem> {
    csv_of(&app, &reader, &find(&app, &reader, MOST).await?, "angebote.csv")
}

/// These offers as a table in our template.
pub(crate) fn csv_of(
    app: &App,
    reader: &Reader,
    found: &Found,
    name: &str,
) -> Result<Response, Problem> {
    let mut body = Vec::new();
    exchange::export::csv(all(app, reader, found), &mut body)?;
    Ok(file("text/csv; charset=utf-8", name, body))
}

/// What the API says of each.
pub(crate) async fn json(
    State(app): State<App>,
    reader: Reader,
    _: Counted,
) -> Result<Response, Problem> {
    Ok(json_of(&app, &reader, &find(&app, &reader, MOST).await?, "angebote.json"))
}

/// What the API says of each of these offers.
pub(crate) fn json_of(app: &App, reader: &Reader, found: &Found, name: &str) -> Response {
    let items: Vec<_> = found
        .offers
        .iter()
        .map(|offer| crate::api::item(app, offer, &found.register, reader.lang))
        .collect();
    let body = json!({ "total": found.total, "items": items }).to_string();
    file("application/json", name, body)
}

/// An Atom feed (RFC 4287) of the search.
pub(crate) async fn atom(
    State(app): State<App>,
    reader: Reader,
    _: Counted,
) -> Result<Response, Problem> {
    let found = find(&app, &reader, MOST_ENTRIES).await?;
    let lang = reader.lang;
    let settings = app.settings();
    let at = |path: &str| escape(&settings.absolute(lang, path));
    let asked = Asked::read(&reader.query);
    let title = match asked.text.is_empty() {
        true => words::text(lang, "results-title").into_owned(),
        false => words::with(lang, "results-title-for", &[("text", &asked.text)]),
    };
    let updated = found.offers.iter().map(|offer| offer.origin.retrieved_at).max();
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
         <feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n\
         <title>{} – {}</title>\n<id>{}</id>\n<updated>{}</updated>\n\
         <link rel=\"self\" href=\"{}\"/>\n<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n\
         <author><name>{}</name></author>\n",
        lang.code(),
        escape(&title),
        escape(&settings.site_name),
        at(&asked.whole().at("/angebote")),
        updated.unwrap_or_else(|| app.now()).strftime("%Y-%m-%dT%H:%M:%SZ"),
        at(&asked.whole().at("/angebote.atom")),
        at(&asked.whole().at("/angebote")),
        escape(&settings.site_name),
    );
    let view = crate::card::View { lang, links: &reader.links, today: app.today() };
    for offer in &found.offers {
        let card = crate::card::Card::of(offer, &found.register, view, None);
        out.push_str(&format!(
            "<entry><title>{}</title><id>urn:uuid:{}</id><updated>{}</updated>\
             <link rel=\"alternate\" type=\"text/html\" href=\"{}\"/><summary>{}</summary></entry>\n",
            escape(&Said::of(&offer.title, lang).text),
            offer.id,
            offer.origin.retrieved_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
            at(&crate::address::offer(offer.id)),
            escape(&format!("{} · {} · {} · {}", card.when, card.place, card.price, card.summary.text)),
        ));
    }
    out.push_str("</feed>\n");
    let headers = [
        (header::CONTENT_TYPE, "application/atom+xml; charset=utf-8"),
        (header::CACHE_CONTROL, "public, max-age=300"),
    ];
    Ok((headers, out).into_response())
}

/// Text for XML: markup escaped, characters that XML does not know left out.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c if c.is_control() && !matches!(c, '\n' | '\t') => {}
            c => out.push(c),
        }
    }
    out
}
