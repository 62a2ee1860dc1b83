//! Ending mails that one can do without: the page behind the link in a mail, with one button.
//!
//! A mail program may press it by itself (RFC 8058): it sends a form of its own, without a cookie and without a word
//! of ours, and what the form says does not matter. The link's secret part is all that counts.

use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{Html, IntoResponse, Response},
    routing::{get, post},
};
use base::Actor;
use store::{
    Secret,
    subscriptions::{self, MailKind},
};

use crate::{
    frame::{Frame, Reader, Section},
    problem::Problem,
    route::{Route, linked, linked_form},
    state::App,
    words::{text, with},
};

pub(crate) const ROUTES: &[Route] = &[
    linked("/abbestellen/{secret}", "asks whether mails are to end", || get(page)),
    linked_form("/abbestellen/{secret}", "ends mails of a kind", || post(end)),
];

#[derive(Template)]
#[template(path = "unsubscribe/page.html")]
struct UnsubscribePage {
    frame: Frame,
    lead: String,
    /// Whether there is something to press.
    open: bool,
}

fn answer(
    app: &App,
    reader: &Reader,
    stem: &str,
    kind: Option<MailKind>,
) -> Result<Response, Problem> {
    let (lang, ending) = (reader.lang, if kind.is_some() { "lead" } else { "help" });
    let word = kind.map(|kind| text(lang, &format!("mail-kind-{}", kind.code())));
    let title = text(lang, &format!("{stem}-title"));
    let mut frame = Frame::new(app.settings(), reader, Section::Other, &title).under(&[]);
    frame.indexed = false;
    let page = UnsubscribePage {
        frame,
        lead: with(lang, &format!("{stem}-{ending}"), &[("kind", word.as_deref().unwrap_or(""))]),
        open: stem == "unsubscribe",
    };
    let status = if kind.is_some() { StatusCode::OK } else { StatusCode::GONE };
    Ok((status, Html(page.render()?)).into_response())
}

async fn page(
    State(app): State<App>,
    reader: Reader,
    Path(secret): Path<String>,
) -> Result<Response, Problem> {
    let mut kind = None;
    if let Ok(secret) = secret.parse::<Secret>() {
        kind = subscriptions::link(&mut app.state.db.glance().await?, &secret, app.now()).await?;
    }
    answer(&app, &reader, if kind.is_some() { "unsubscribe" } else { "unsubscribe-over" }, kind)
}

async fn end(
    State(app): State<App>,
    reader: Reader,
    Path(secret): Path<String>,
) -> Result<Response, Problem> {
    let mut kind = None;
    if let Ok(secret) = secret.parse::<Secret>() {
        let mut tx = app.state.db.write(Actor::Public, app.now()).await?;
        kind = subscriptions::follow(&mut tx, &secret).await?;
        tx.commit().await?;
    }
    answer(&app, &reader, if kind.is_some() { "unsubscribed" } else { "unsubscribe-over" }, kind)
}
