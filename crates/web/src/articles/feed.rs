//! The news as an Atom feed (RFC 4287).

use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};

use super::{Told, news::day, path};
use crate::{frame::Reader, offers::escape, problem::Problem, state::App, words::text};

/// How many entries the feed has.
const MOST: usize = 50;

pub(super) async fn atom(State(app): State<App>, reader: Reader) -> Result<Response, Problem> {
    let (settings, lang) = (app.settings(), reader.lang);
    let at = |path: &str| escape(&settings.absolute(lang, path));
    let news = reader.shelf.news(app.today());
    let updated = news.iter().map(|version| version.at).max().unwrap_or_else(|| app.now());
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
         <feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n\
         <title>{} – {}</title>\n<id>{here}</id>\n<updated>{}</updated>\n\
         <link rel=\"self\" href=\"{}\"/>\n<link rel=\"alternate\" type=\"text/html\" href=\"{here}\"/>\n\
         <author><name>{site}</name></author>\n",
        lang.code(),
        escape(&text(lang, "news-title")),
        escape(&settings.site_name),
        updated.strftime("%Y-%m-%dT%H:%M:%SZ"),
        at("/aktuelles.atom"),
        here = at("/aktuelles"),
        site = escape(&settings.site_name),
    );
    for version in news.into_iter().take(MOST) {
        let told = Told::of(&version.article, lang, &reader.links);
        let address = at(&path(&version.article).unwrap_or_default());
        out.push_str(&format!(
            "<entry xml:lang=\"{}\"><title>{}</title><id>{address}</id>\
             <published>{}T00:00:00Z</published><updated>{}</updated>\
             <link rel=\"alternate\" type=\"text/html\" href=\"{address}\"/>\
             <summary>{}</summary></entry>\n",
            escape(told.lang.as_deref().unwrap_or(lang.code())),
            escape(&told.title),
            day(version),
            version.at.strftime("%Y-%m-%dT%H:%M:%SZ"),
            escape(&told.lead()),
        ));
    }
    out.push_str("</feed>\n");
    let headers = [
        (header::CONTENT_TYPE, "application/atom+xml; charset=utf-8"),
        (header::CACHE_CONTROL, "public, max-age=300"),
    ];
    Ok((headers, out).into_response())
}
