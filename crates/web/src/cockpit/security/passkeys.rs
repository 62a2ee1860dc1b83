//! The own passkeys: making one, naming it, and taking it away.

use access::SecureAccount;
use axum::{
    extract::State,
    http::HeaderMap,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use store::{StoreError, accounts, passkeys, sessions, steps::Asked};

use super::{app::Nothing, show};
use crate::{
    cockpit::people::is_name,
    frame::Reader,
    guard::{Posted, Signed},
    problem::Problem,
    sign_in::{Refused, passkey},
    state::App,
};

/// What the browser is to make a key for.
pub(crate) async fn ask(
    State(app): State<App>,
    signed: Signed,
    Posted(Nothing {}): Posted<Nothing>,
) -> Result<Response, Problem> {
    let _may = signed.may(SecureAccount)?;
    let mut tx = app.state.db.read().await?;
    let account = accounts::by_id(&mut tx, signed.who.account).await?.ok_or(Problem::SignIn)?;
    let held = passkeys::of_account(&mut tx, account.id).await?;
    drop(tx);
    let held = held.into_iter().map(|key| key.id).collect();
    let question = passkey::passkeys_of(&app)?.ask_new(
        account.id.uuid(),
        &account.email,
        &account.name,
        held,
    )?;
    passkey::put(&app, question, Asked::NewPasskey, Some(account.id)).await
}

#[derive(Deserialize)]
pub(crate) struct Made {
    name: String,
    antwort: String,
}

/// Keeps the key that the browser made. The person has just been verified by the device: the session is worth both
/// factors from now on.
pub(crate) async fn add(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    headers: HeaderMap,
    Posted(form): Posted<Made>,
) -> Result<Response, Problem> {
    let proof = signed.may(SecureAccount)?;
    let wrong = |key: &str| Some(Refused::wrong(&reader, key));
    if !is_name(&form.name) {
        return show(&app, &reader, &signed, wrong("passkey-name-wrong"), None).await;
    }
    let step = passkey::taken(&app, &headers, Asked::NewPasskey).await?;
    let Some(step) = step.filter(|step| step.account == Some(signed.who.account)) else {
        return show(&app, &reader, &signed, wrong("step-over"), None).await;
    };
    let made = match passkey::passkeys_of(&app)?.take_new(&step.kept, &form.antwort) {
        Ok(made) => made,
        Err(refused) => {
            tracing::info!(%refused, "a new passkey was refused");
            return show(&app, &reader, &signed, wrong("passkey-refused"), None).await;
        }
    };
    let mut tx = signed.writes(&app).await?;
    let (district, name) = (&app.state.district, form.name.trim());
    match passkeys::add(&mut tx, &proof, district, &made.id, name, &made.kept).await {
        Err(StoreError::Conflict(_)) => {
            return show(&app, &reader, &signed, wrong("passkey-refused"), None).await;
        }
        other => other?,
    }
    sessions::strengthen(&mut tx, signed.secret()).await?;
    tx.commit().await?;
    Ok(Redirect::to(&reader.links.to("/cockpit/konto/sicherheit?fertig=passkey")).into_response())
}

#[derive(Deserialize)]
pub(crate) struct Which {
    passkey: String,
}

pub(crate) async fn remove(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Posted(form): Posted<Which>,
) -> Result<Redirect, Problem> {
    let proof = signed.may(SecureAccount)?;
    let mut tx = signed.writes(&app).await?;
    // Removed twice is removed: the page then shows what is left.
    passkeys::remove(&mut tx, &proof, &app.state.district, &form.passkey).await?;
    tx.commit().await?;
    Ok(Redirect::to(&reader.links.to("/cockpit/konto/sicherheit?fertig=passkey-weg")))
}
