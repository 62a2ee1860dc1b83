//! Style sheet, fonts, scripts and icons: embedded, under names with their hash, kept for ever by browsers.

use axum::{
    extract::Path,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use rust_embed::RustEmbed;

use crate::route::{Kind, Route, public};

include!(concat!(env!("OUT_DIR"), "/names.rs"));

#[derive(RustEmbed)]
#[folder = "dist"]
#[exclude = "names.txt"]
struct Dist;

pub(crate) const ROUTES: &[Route] = &[
    public("/assets/{name}", Kind::File, "an asset", &[], || get(asset)),
    public("/favicon.ico", Kind::File, "the icon", &[], || {
        get(|headers: HeaderMap| async move { answer(FAVICON_SVG, &headers) })
    }),
];

async fn asset(Path(name): Path<String>, headers: HeaderMap) -> Response {
    answer(&name, &headers)
}

fn answer(name: &str, headers: &HeaderMap) -> Response {
    let accepted =
        headers.get(header::ACCEPT_ENCODING).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let takes = |coding: &str| accepted.split(',').any(|c| c.trim().starts_with(coding));
    for (coding, ending) in [("br", ".br"), ("gzip", ".gz"), ("", "")] {
        if !coding.is_empty() && !takes(coding) {
            continue;
        }
        let Some(file) = Dist::get(&format!("{name}{ending}")) else { continue };
        let mut answer = file.data.into_response();
        let out = answer.headers_mut();
        out.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type(name)));
        out.insert(
            header::CACHE_CONTROL,
            HeaderValue::from_static("public, max-age=31536000, immutable"),
        );
        out.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        if !coding.is_empty() {
            out.insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding));
        }
        return answer;
    }
    StatusCode::NOT_FOUND.into_response()
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}
