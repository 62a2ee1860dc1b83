//! Somebody who opens addresses of the site and looks at what comes back.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Request},
};
use jiff::{Timestamp, ToSpan};
use scraper::{Html, Selector};
use store::{
    accounts::Account,
    protection::{self, Rule},
};
use tempfile::TempDir;
use tower::ServiceExt;
use web::{Settings, State};

use crate::stock;

pub(crate) struct Visitor {
    site: Router,
    pub(crate) state: State,
    /// Seconds that have passed.
    passed: Arc<AtomicI64>,
    _folder: TempDir,
}

/// What came back.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
    /// Bytes as they were sent.
    pub(crate) size: usize,
}

pub(crate) fn settings() -> Settings {
    Settings {
        base_url: "https://bildung.example".to_owned(),
        site_name: "Bildung Beispiel".to_owned(),
        region: "Landkreis Beispiel".to_owned(),
        search_rate: None,
        ..Settings::default()
    }
}

impl Visitor {
    pub(crate) async fn new() -> Visitor {
        Visitor::at(settings()).await
    }

    pub(crate) async fn at(settings: Settings) -> Visitor {
        Visitor::since(settings, stock::NOW.parse().unwrap()).await
    }

    /// With a clock that begins then.
    pub(crate) async fn since(settings: Settings, begun: Timestamp) -> Visitor {
        let passed = Arc::new(AtomicI64::new(0));
        let since = Arc::clone(&passed);
        let clock = move || begun + since.load(Ordering::Relaxed).seconds();
        let (state, folder) = stock::state(settings, Arc::new(clock)).await;
        Visitor { site: web::site(state.clone()), state, passed, _folder: folder }
    }

    /// Lets time pass.
    pub(crate) fn waits(&self, seconds: i64) {
        self.passed.fetch_add(seconds, Ordering::Relaxed);
    }

    /// The day's work of deleting, as the server does it.
    pub(crate) async fn deletes_what_is_due(&self) {
        let (state, now) = (&self.state, self.state.clock.now());
        let register = &state.register;
        let until = register.period(Rule::RemovedPictures).unwrap().limit(now);
        store::pictures::drop_files(&state.db, &state.files, until).await.unwrap();
        let letters = |_: &Account, _| unreachable!("no account is that old");
        let (db, district) = (&state.db, &state.district);
        protection::run(db, district, register, now, &letters, "example.org").await.unwrap();
    }

    pub(crate) async fn opens(&self, address: &str) -> Answer {
        self.asks(Request::get(address).body(Body::empty()).unwrap()).await
    }

    pub(crate) async fn asks(&self, request: Request<Body>) -> Answer {
        let answer = self.site.clone().oneshot(request).await.unwrap();
        let (parts, body) = answer.into_parts();
        let bytes = to_bytes(body, 10_000_000).await.unwrap();
        Answer {
            status: parts.status.as_u16(),
            headers: parts.headers,
            size: bytes.len(),
            body: String::from_utf8_lossy(&bytes).into_owned(),
        }
    }
}

impl Answer {
    /// The texts of all elements that the selector means, blanks folded.
    pub(crate) fn texts(&self, selector: &str) -> Vec<String> {
        let fold = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let page = Html::parse_document(&self.body);
        let selector = Selector::parse(selector).unwrap();
        let found = page.select(&selector);
        found.map(|element| fold(element.text().collect())).collect()
    }

    /// An attribute of all elements that the selector means.
    pub(crate) fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        let page = Html::parse_document(&self.body);
        let selector = Selector::parse(selector).unwrap();
        let found = page.select(&selector);
        found.filter_map(|element| element.attr(name).map(str::to_owned)).collect()
    }

    /// What a browser would send of a form as it stands, without its buttons.
    pub(crate) fn form(&self, selector: &str) -> Vec<(String, String)> {
        let page = Html::parse_document(&self.body);
        let form = page.select(&Selector::parse(selector).unwrap()).next().unwrap();
        let fields = Selector::parse("input, textarea, select").unwrap();
        let chosen = Selector::parse("option[selected]").unwrap();
        let first = Selector::parse("option").unwrap();
        let mut sent = Vec::new();
        for field in form.select(&fields) {
            let Some(name) = field.attr("name") else { continue };
            let value = match field.value().name() {
                "textarea" => {
                    let text: String = field.text().collect();
                    text.strip_prefix('\n').unwrap_or(&text).to_owned()
                }
                "select" => {
                    let option = field.select(&chosen).next();
                    let option = option.or_else(|| field.select(&first).next());
                    option.and_then(|o| o.attr("value")).unwrap_or_default().to_owned()
                }
                _ if matches!(field.attr("type"), Some("checkbox" | "radio"))
                    && field.attr("checked").is_none() =>
                {
                    continue;
                }
                _ => field.attr("value").unwrap_or_default().to_owned(),
            };
            sent.push((name.to_owned(), value));
        }
        sent
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap()
    }
}
