//! Coming in by a passkey: the browser finds the key, the device verifies the person. That is both factors at once.

use axum::{
    Form,
    extract::State,
    http::{HeaderMap, header},
    response::{IntoResponse, Redirect, Response},
};
use base::{AccountId, Actor};
use identity::Passkeys;
use serde::Deserialize;
use store::{
    Secret, accounts, passkeys,
    steps::{self, Asked, Step},
};

use super::{Coming, let_in, on_this_site};
use crate::{
    frame::Reader,
    guard::{Cookie, Counted},
    problem::Problem,
    state::App,
};

/// The passkeys of this site, where its address can have any.
pub(crate) fn passkeys_of(app: &App) -> Result<&Passkeys, Problem> {
    app.passkeys.as_ref().ok_or(Problem::NotFound)
}

/// A question to the browser, and the cookie by which its answer is known.
pub(crate) async fn put(
    app: &App,
    question: identity::passkey::Question,
    asked: Asked,
    account: Option<AccountId>,
) -> Result<Response, Problem> {
    let secret = Secret::random()?;
    let step = Step { account, kept: question.kept };
    steps::begin(&app.state.db, &secret, asked, &step, app.now()).await?;
    let json = [(header::CONTENT_TYPE, "application/json")];
    let mut answer = (json, question.asked).into_response();
    Cookie::Passkey.put(app.settings(), answer.headers_mut(), Some(&secret));
    Ok(answer)
}

/// Uses up the step of a passkey.
pub(crate) async fn taken(
    app: &App,
    headers: &HeaderMap,
    asked: Asked,
) -> Result<Option<Step>, Problem> {
    let Some(secret) = Cookie::Passkey.held(headers) else { return Ok(None) };
    Ok(steps::take_alone(&app.state.db, &secret, asked, app.now()).await?)
}

pub(super) async fn ask(State(app): State<App>, _counted: Counted) -> Result<Response, Problem> {
    put(&app, passkeys_of(&app)?.ask()?, Asked::Passkey, None).await
}

#[derive(Deserialize)]
pub(super) struct Answered {
    antwort: String,
    #[serde(default)]
    weiter: Option<String>,
}

pub(super) async fn take(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    Form(form): Form<Answered>,
) -> Result<Response, Problem> {
    let passkeys = passkeys_of(&app)?;
    let onward = on_this_site(form.weiter);
    let Some(step) = taken(&app, &headers, Asked::Passkey).await? else {
        return Ok(back(&reader, "abgelaufen"));
    };
    let Some((account, id, kept)) = owner(&app, passkeys, &form.antwort).await? else {
        return Ok(back(&reader, "passkey"));
    };
    let used = match passkeys.take(&step.kept, &form.antwort, &kept) {
        Ok(used) => used,
        Err(refused) => {
            tracing::info!(%refused, "a passkey was refused");
            return Ok(back(&reader, "passkey"));
        }
    };
    let mut tx = app.state.db.write(Actor::Person(account), app.now()).await?;
    passkeys::used(&mut tx, &id, &used).await?;
    let come = Coming { account, strong: true, onward: &onward };
    let_in(&app, &reader, &headers, tx, come).await
}

fn back(reader: &Reader, why: &str) -> Response {
    Redirect::to(&reader.links.to(&format!("/anmelden?fertig={why}"))).into_response()
}

/// The open account to which the key of an answer belongs, with the key and what is kept of it.
async fn owner(
    app: &App,
    passkeys: &Passkeys,
    answer: &str,
) -> Result<Option<(AccountId, Vec<u8>, String)>, Problem> {
    let Ok((said, id)) = passkeys.whose(answer) else { return Ok(None) };
    let mut tx = app.state.db.read().await?;
    let Some((account, kept)) = passkeys::kept(&mut tx, &id).await? else { return Ok(None) };
    let open = accounts::by_id(&mut tx, account).await?.is_some_and(|account| !account.locked);
    let fits = open && account.uuid() == said;
    Ok(fits.then_some((account, id, kept)))
}
