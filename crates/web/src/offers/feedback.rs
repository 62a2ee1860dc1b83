//! "Is something wrong here?": a reader tells the office, without saying who it is.

use askama::Template;
use axum::{
    Form,
    extract::{Path, State},
    http::StatusCode,
    response::{Html, IntoResponse, Response},
};
use base::{Actor, OfferId};
use landscape::Offer;
use serde::Deserialize;
use store::{RecordRef, feedback, sessions};

use crate::{
    frame::{Frame, Reader, Section},
    guard::Client,
    problem::Problem,
    state::App,
    words::text,
};

/// Nobody needs more to say what is wrong.
const LONGEST: usize = 1000;

#[derive(Template)]
#[template(path = "offers/feedback.html")]
struct FeedbackPage {
    frame: Frame,
    title: String,
    back: String,
    said: String,
    wrong: Option<String>,
    done: bool,
}

async fn offer(app: &App, id: &str) -> Result<Offer, Problem> {
    let id: OfferId = id.parse().map_err(|_| Problem::NotFound)?;
    let mut tx = app.state.db.read().await?;
    store::offers::public_by_id(&mut tx, id, app.today()).await?.ok_or(Problem::NotFound)
}

fn show(
    app: &App,
    reader: &Reader,
    offer: &Offer,
    said: String,
    wrong: Option<&str>,
    done: bool,
) -> Result<Response, Problem> {
    let title = text(reader.lang, "feedback-title");
    let mut frame = Frame::new(app.settings(), reader, Section::Offers, &title)
        .under(&[("/angebote", &text(reader.lang, "nav-offers"))]);
    frame.indexed = false;
    let page = FeedbackPage {
        frame,
        title: offer.title.de().to_owned(),
        back: reader.links.offer(offer.id),
        said,
        wrong: wrong.map(|key| text(reader.lang, key).into_owned()),
        done,
    };
    let status = if wrong.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok((status, Html(page.render()?)).into_response())
}

pub(super) async fn page(
    State(app): State<App>,
    reader: Reader,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let offer = offer(&app, &id).await?;
    show(&app, &reader, &offer, String::new(), None, false)
}

#[derive(Deserialize)]
pub(super) struct Words {
    #[serde(default)]
    text: String,
    /// Seen and filled by machines alone.
    #[serde(default)]
    webseite: String,
}

pub(super) async fn send(
    State(app): State<App>,
    reader: Reader,
    Client(client): Client,
    Path(id): Path<String>,
    Form(words): Form<Words>,
) -> Result<Response, Problem> {
    let offer = offer(&app, &id).await?;
    let said = words.text.trim();
    if said.is_empty() || said.chars().count() > LONGEST {
        let wrong = Some("feedback-empty");
        return show(&app, &reader, &offer, words.text.clone(), wrong, false);
    }
    // A machine is thanked and not listened to.
    if words.webseite.is_empty() {
        let (db, now) = (&app.state.db, app.now());
        let whom = format!("feedback:{client}");
        if sessions::attempt(db, &[&whom], now).await?.is_some() {
            return Err(Problem::TooMany);
        }
        let mut tx = db.write(Actor::Public, now).await?;
        let (district, about) = (&app.state.district, RecordRef::Offer(offer.id));
        feedback::keep(&mut tx, district, about, Some(offer.provider), said).await?;
        tx.commit().await?;
    }
    show(&app, &reader, &offer, String::new(), None, true)
}
