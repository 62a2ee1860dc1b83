//! Why a request has no ordinary answer, and the page or the JSON that says so.
//!
//! A handler returns a [`Problem`]; [`dress`] makes a page of it in the reader's language, or a document
//! after RFC 9457 for programs. Faults of ours are logged here, once, and told to nobody.

use std::sync::Arc;

use askama::Template;
use axum::{
    Json,
    extract::{Request, State},
    http::{HeaderValue, StatusCode, header},
    middleware::Next,
    response::{Html, IntoResponse, Redirect, Response},
};
use serde_json::json;

use crate::{
    frame::{Frame, Reader, Section},
    guard::Framed,
    moved,
    state::App,
    words,
};

#[derive(Debug, Clone)]
pub(crate) enum Problem {
    NotFound,
    /// A parameter that cannot be understood; the text is for programmers, in English.
    BadRequest(String),
    TooMany,
    /// More was sent than anybody has a reason to.
    TooLarge,
    /// Nobody is signed in, or not any more.
    SignIn,
    /// Who is signed in may not do this.
    Forbidden,
    /// Somebody else was faster.
    Conflict,
    /// It took too long.
    Slow,
    /// A fault of ours.
    Internal(Arc<anyhow::Error>),
}

impl<E: Into<anyhow::Error>> From<E> for Problem {
    fn from(error: E) -> Problem {
        Problem::Internal(Arc::new(error.into()))
    }
}

impl Problem {
    /// What a write says that came too late, as the page for that; everything else is a fault of ours.
    pub(crate) fn of_conflict(error: store::StoreError) -> Problem {
        match error {
            store::StoreError::Conflict(_) => Problem::Conflict,
            store::StoreError::NotFound(_) => Problem::NotFound,
            error => error.into(),
        }
    }

    /// A field holds something that none of its choices is; said to programmers, no form of ours sends it.
    pub(crate) fn unknown(field: &str) -> Problem {
        Problem::BadRequest(format!("`{field}` has no known value"))
    }

    fn status(&self) -> StatusCode {
        match self {
            Problem::NotFound => StatusCode::NOT_FOUND,
            Problem::BadRequest(_) => StatusCode::BAD_REQUEST,
            Problem::SignIn => StatusCode::UNAUTHORIZED,
            Problem::Forbidden => StatusCode::FORBIDDEN,
            Problem::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Problem::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Problem::Conflict => StatusCode::CONFLICT,
            Problem::Slow => StatusCode::SERVICE_UNAVAILABLE,
            Problem::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The stem of its texts.
    fn code(&self) -> &'static str {
        match self {
            Problem::NotFound => "not-found",
            Problem::BadRequest(_) => "bad-request",
            Problem::SignIn => "sign-in",
            Problem::Forbidden => "forbidden",
            Problem::TooMany => "too-many",
            Problem::TooLarge => "too-large",
            Problem::Conflict => "conflict",
            Problem::Slow => "slow",
            Problem::Internal(_) => "internal",
        }
    }
}

impl IntoResponse for Problem {
    /// The bare status; [`dress`] makes the answer of it.
    fn into_response(self) -> Response {
        let mut answer = self.status().into_response();
        answer.extensions_mut().insert(self);
        answer
    }
}

#[derive(Template)]
#[template(path = "problem.html")]
struct ProblemPage {
    frame: Frame,
    heading: String,
    explanation: String,
}

/// Makes pages and documents of problems.
pub(crate) async fn dress(State(app): State<App>, request: Request, next: Next) -> Response {
    let lang = request.extensions().get().copied().unwrap_or_default();
    let path = request.uri().path().to_owned();
    let reader = Reader::new(app.settings(), lang, &path, "", app.shelf.last());
    let (looks, query) = (request.method().is_safe(), request.uri().query().map(str::to_owned));
    let mut answer = next.run(request).await;
    if answer.extensions().get::<Framed>().is_some() {
        return answer;
    }
    let problem = match (answer.extensions_mut().remove::<Problem>(), answer.status()) {
        (Some(problem), _) => problem,
        (None, StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED) => Problem::NotFound,
        (None, StatusCode::PAYLOAD_TOO_LARGE) => Problem::TooLarge,
        (None, StatusCode::SERVICE_UNAVAILABLE) if path != "/health" => Problem::Slow,
        (None, StatusCode::BAD_REQUEST) => Problem::NotFound,
        _ => return answer,
    };
    if matches!(problem, Problem::NotFound) && looks {
        match moved::to(&app, &path).await {
            Ok(Some(there)) => {
                let query = query.map(|query| format!("?{query}")).unwrap_or_default();
                let there = reader.links.to(&format!("{there}{query}"));
                // Browsers keep it else, and would lead on when the entry stands for itself again.
                let again = [(header::CACHE_CONTROL, "no-cache")];
                return (again, Redirect::permanent(&there)).into_response();
            }
            Ok(None) => {}
            Err(problem) => tracing::error!(?problem, "where an entry went could not be asked"),
        }
    }
    if let Problem::Internal(error) = &problem {
        tracing::error!(error = format!("{error:#}"), "a request failed");
    }
    let status = problem.status();
    let mut dressed = if path.starts_with("/api/") {
        let detail = match &problem {
            Problem::BadRequest(why) => why.clone(),
            other => {
                words::text(crate::Lang::En, &format!("problem-{}", other.code())).into_owned()
            }
        };
        let document = json!({ "type": "about:blank", "title": status.canonical_reason(),
            "status": status.as_u16(), "detail": detail });
        let mut answer = (status, Json(document)).into_response();
        let media = HeaderValue::from_static("application/problem+json");
        answer.headers_mut().insert(header::CONTENT_TYPE, media);
        answer
    } else {
        let heading = words::text(lang, &format!("problem-{}", problem.code())).into_owned();
        let explanation =
            words::text(lang, &format!("problem-{}-help", problem.code())).into_owned();
        let mut frame = Frame::new(app.settings(), &reader, Section::Other, &heading);
        frame.indexed = false;
        match (ProblemPage { frame, heading, explanation }).render() {
            Ok(page) => (status, Html(page)).into_response(),
            Err(_) => status.into_response(),
        }
    };
    dressed.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // What only one person may see tells no other site its address, also where there is nothing to see.
    if let Some(policy) = answer.headers_mut().remove(header::REFERRER_POLICY) {
        dressed.headers_mut().insert(header::REFERRER_POLICY, policy);
    }
    if matches!(problem, Problem::TooMany | Problem::Slow) {
        dressed.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
    }
    dressed
}
