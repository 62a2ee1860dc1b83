//! How often pages of entries are opened, counted without cookie, address or fingerprint.
//!
//! A view is a page that a browser asked for with GET. Left out are programs that say what they are ([`ROBOTS`]) or
//! say nothing, and pages fetched ahead of a click. Who loads a page twice is counted twice: telling readers apart
//! would mean to recognise them. Sums wait in memory for at most [`FLUSH_EVERY`] and are written together; a process
//! that is killed loses that much.

use std::{
    collections::BTreeMap,
    convert::Infallible,
    mem,
    sync::{Mutex, PoisonError},
    time::Duration,
};

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, Method, header, request::Parts},
};
use jiff::civil::Date;
use store::views;
use uuid::Uuid;

use crate::state::App;

/// So long sums wait.
const FLUSH_EVERY: Duration = Duration::from_secs(30);

/// What programs that are no browser for people call themselves, in lower case.
const ROBOTS: [&str; 22] = [
    "bot",
    "crawl",
    "spider",
    "slurp",
    "archiver",
    "monitor",
    "scan",
    "check",
    "preview",
    "fetch",
    "feed",
    "curl",
    "wget",
    "libwww",
    "python",
    "java/",
    "go-http",
    "okhttp",
    "node",
    "php",
    "httpclient",
    "headless",
];

/// Whether somebody looks at the page that is asked for, as far as the request tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Looked(bool);

impl Looked {
    fn of(method: &Method, headers: &HeaderMap) -> Looked {
        let value = |name| {
            let text =
                headers.get(name).and_then(|value: &header::HeaderValue| value.to_str().ok());
            text.unwrap_or_default().to_lowercase()
        };
        let agent = value("user-agent");
        let robot = agent.is_empty() || ROBOTS.iter().any(|name| agent.contains(name));
        let ahead = ["sec-purpose", "purpose", "x-moz", "x-purpose"]
            .into_iter()
            .any(|name| value(name).contains("prefetch") || value(name).contains("preview"));
        Looked(method == Method::GET && !robot && !ahead)
    }
}

impl FromRequestParts<App> for Looked {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Looked, Infallible> {
        Ok(Looked::of(&parts.method, &parts.headers))
    }
}

/// Sums that wait, with the month that they belong to.
#[derive(Debug, Default)]
pub(crate) struct Waiting(Mutex<BTreeMap<Date, BTreeMap<Uuid, u64>>>);

impl Waiting {
    /// Counts one view; says whether it is the first that waits.
    fn add(&self, month: Date, record: Uuid) -> bool {
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let first = waiting.is_empty();
        *waiting.entry(month).or_default().entry(record).or_default() += 1;
        first
    }

    fn take(&self) -> BTreeMap<Date, BTreeMap<Uuid, u64>> {
        mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Counts that somebody looks at the page of a record.
pub(crate) fn count(app: &App, looked: Looked, record: Uuid) {
    if looked.0 && app.seen.add(app.today().first_of_month(), record) {
        let app = app.clone();
        tokio::spawn(async move {
            tokio::time::sleep(FLUSH_EVERY).await;
            flush(&app).await;
        });
    }
}

/// Writes what waits.
pub(crate) async fn flush(app: &App) {
    for (month, seen) in app.seen.take() {
        let written = views::add(&app.state.db, &app.state.district, month, &seen).await;
        if let Err(error) = written {
            tracing::warn!(%error, "views were not counted");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    fn looked(method: &Method, pairs: &[(&'static str, &'static str)]) -> bool {
        let headers = pairs.iter().map(|(name, value)| {
            (header::HeaderName::from_static(name), header::HeaderValue::from_static(value))
        });
        Looked::of(method, &headers.collect()).0
    }

    #[test]
    fn a_browser_counts_and_neither_robots_nor_pages_fetched_ahead_do() {
        assert!(looked(&Method::GET, &[("user-agent", FIREFOX)]));
        assert!(!looked(&Method::HEAD, &[("user-agent", FIREFOX)]));
        assert!(!looked(&Method::GET, &[]), "who says nothing");
        for robot in [
            "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
            "curl/8.5.0",
            "Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/140.0.0.0 Safari/537.36",
            "python-requests/2.32",
            "facebookexternalhit/1.1 (link preview)",
        ] {
            assert!(!looked(&Method::GET, &[("user-agent", robot)]), "{robot}");
        }
        for (name, value) in [("sec-purpose", "prefetch;prerender"), ("x-moz", "prefetch")] {
            assert!(!looked(&Method::GET, &[("user-agent", FIREFOX), (name, value)]), "{name}");
        }
    }

    #[test]
    fn every_look_is_summed_and_the_first_that_waits_is_known() {
        let waiting = Waiting::default();
        let month = jiff::civil::date(2026, 8, 1);
        let one = Uuid::from_u128(1);
        let first: Vec<bool> = (0..3).map(|_| waiting.add(month, one)).collect();
        assert_eq!(first, [true, false, false]);
        assert_eq!(waiting.take()[&month][&one], 3);
        assert!(waiting.add(month, one), "nothing waited any more");
    }
}
