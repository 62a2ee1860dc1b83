//! The second factor: after the password, before the session.

use askama::Template;
use axum::{
    Form,
    extract::State,
    http::HeaderMap,
    response::{Html, IntoResponse, Redirect, Response},
};
use base::{AccountId, Actor};
use identity::{AppSecret, code::recovery_hash};
use serde::Deserialize;
use store::{
    ReadTx, Secret, WriteTx, factors, sessions,
    steps::{self, Asked, Step},
};

use super::{Coming, Refused, frame, let_in, refused};
use crate::{
    frame::{Frame, Reader},
    guard::{Client, Cookie},
    problem::Problem,
    state::App,
};

#[derive(Template)]
#[template(path = "sign_in/second.html")]
struct SecondPage {
    frame: Frame,
    onward: String,
    /// Whether a code of an app or a recovery code may be typed.
    code: bool,
    passkey: bool,
    wrong: Option<String>,
}

/// Whether the password alone does not let this person in.
pub(super) async fn is_asked(
    tx: &mut ReadTx,
    app: &App,
    account: AccountId,
) -> Result<bool, Problem> {
    let factors = factors::of_account(tx, account).await?;
    let demanded = factors.demanded || factors::demanded_of_all(tx, &app.state.district).await?;
    // A passkey alone is there for comfort, unless a second factor is demanded: then it is the one that there is.
    Ok(factors.app || (demanded && factors.passkeys > 0))
}

/// Leads to the page that asks.
pub(super) async fn ask(
    app: &App,
    reader: &Reader,
    account: AccountId,
    onward: &str,
) -> Result<Response, Problem> {
    let secret = Secret::random()?;
    let step = Step { account: Some(account), kept: onward.to_owned() };
    steps::begin(&app.state.db, &secret, Asked::SecondFactor, &step, app.now()).await?;
    let mut answer = Redirect::to(&reader.links.to("/anmelden/bestaetigen")).into_response();
    Cookie::Step.put(app.settings(), answer.headers_mut(), Some(&secret));
    Ok(answer)
}

/// Whose second factor is asked for, and where they want to go.
async fn open_step(
    app: &App,
    headers: &HeaderMap,
) -> Result<Option<(Secret, AccountId, String)>, Problem> {
    let Some(secret) = Cookie::Step.held(headers) else { return Ok(None) };
    let mut tx = app.state.db.read().await?;
    let step = steps::look(&mut tx, &secret, Asked::SecondFactor, app.now()).await?;
    Ok(step.and_then(|step| Some((secret, step.account?, step.kept))))
}

/// Back to the beginning: it took too long, or nothing was begun.
fn over(reader: &Reader) -> Response {
    Redirect::to(&reader.links.to("/anmelden?fertig=abgelaufen")).into_response()
}

async fn show(
    app: &App,
    reader: &Reader,
    account: AccountId,
    onward: String,
    wrong: Option<Refused>,
) -> Result<Response, Problem> {
    let mut tx = app.state.db.read().await?;
    let factors = factors::of_account(&mut tx, account).await?;
    let page = SecondPage {
        frame: frame(app, reader, "second-title"),
        onward,
        code: factors.app,
        passkey: factors.passkeys > 0 && app.passkeys.is_some(),
        wrong: wrong.as_ref().map(|refused| refused.words.clone()),
    };
    Ok(refused::answer(wrong.as_ref(), Html(page.render()?)))
}

pub(super) async fn page(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    match open_step(&app, &headers).await? {
        Some((_, account, onward)) => show(&app, &reader, account, onward, None).await,
        None => Ok(over(&reader)),
    }
}

#[derive(Deserialize)]
pub(super) struct Typed {
    code: String,
}

pub(super) async fn take(
    State(app): State<App>,
    reader: Reader,
    Client(client): Client,
    headers: HeaderMap,
    Form(form): Form<Typed>,
) -> Result<Response, Problem> {
    let (now, db) = (app.now(), &app.state.db);
    let Some((secret, account, onward)) = open_step(&app, &headers).await? else {
        return Ok(over(&reader));
    };
    let whom = [format!("code:{account}"), format!("client:{client}")];
    let [own, client] = &whom;
    if let Some(wait) = sessions::attempt(db, &[own, client], now).await? {
        let wrong = Refused::braked(&reader, wait);
        return show(&app, &reader, account, onward, Some(wrong)).await;
    }
    let mut tx = db.write(Actor::Person(account), now).await?;
    if !fits(&mut tx, &app, account, &form.code).await? {
        drop(tx);
        let wrong = Refused::wrong(&reader, "second-wrong");
        return show(&app, &reader, account, onward, Some(wrong)).await;
    }
    // Of two answers at once, one comes too late.
    if steps::take(&mut tx, &secret, Asked::SecondFactor).await?.is_none() {
        return Ok(over(&reader));
    }
    for whom in &whom {
        sessions::forgive(&mut tx, whom).await?;
    }
    let come = Coming { account, strong: true, onward: &onward };
    let_in(&app, &reader, &headers, tx, come).await
}

/// Whether a code of the app or a recovery code is good; it is used up then.
async fn fits(
    tx: &mut WriteTx,
    app: &App,
    account: AccountId,
    typed: &str,
) -> Result<bool, Problem> {
    if let Some(hash) = recovery_hash(typed) {
        return Ok(factors::use_recovery(tx, &app.state.district, account, &hash).await?);
    }
    let Some(kept) = factors::app(tx, account).await?.filter(|kept| kept.active) else {
        return Ok(false);
    };
    match AppSecret::kept(kept.secret).step(typed, app.now())? {
        Some(step) => Ok(factors::use_code(tx, account, step).await?),
        None => Ok(false),
    }
}
