//! The page behind a link from a mail: an invitation, or a new password.

use askama::Template;
use axum::{
    Form,
    extract::{Path, State},
    http::StatusCode,
    response::{Html, IntoResponse, Redirect, Response},
};
use base::Actor;
use identity::password::{self, SHORTEST};
use serde::Deserialize;
use store::{Secret, accounts, acts::Deed, sessions, sessions::Purpose};

use super::frame;
use crate::{
    frame::{Frame, Reader},
    problem::Problem,
    state::App,
    words::{text, with},
};

#[derive(Template)]
#[template(path = "sign_in/link.html")]
struct LinkPage {
    frame: Frame,
    lead: String,
    email: String,
    wrong: Option<String>,
    hint: String,
}

#[derive(Template)]
#[template(path = "sign_in/over.html")]
struct OverPage {
    frame: Frame,
}

/// The absolute address of a link.
pub(crate) fn address(app: &App, reader: &Reader, secret: &Secret) -> String {
    app.settings().absolute(reader.lang, &format!("/zugang/{}", secret.reveal()))
}

/// That a link does not work any more, and what can be done then.
pub(crate) fn over(app: &App, reader: &Reader) -> Result<Response, Problem> {
    let page = OverPage { frame: frame(app, reader, "link-over-title") };
    Ok((StatusCode::GONE, Html(page.render()?)).into_response())
}

async fn show(
    app: &App,
    reader: &Reader,
    secret: &str,
    wrong: Option<&'static str>,
) -> Result<Response, Problem> {
    let Ok(secret) = secret.parse::<Secret>() else { return over(app, reader) };
    let mut tx = app.state.db.read().await?;
    let found = sessions::link(&mut tx, &secret, app.now()).await?;
    let Some((account, purpose)) = found else { return over(app, reader) };
    let Some(account) = accounts::by_id(&mut tx, account).await? else { return over(app, reader) };
    let (title, lead) = match purpose {
        Purpose::Invitation => ("invitation-title", "invitation-lead"),
        Purpose::Reset => ("reset-title", "reset-lead"),
        // They have pages of their own and set no password.
        Purpose::Confirmation | Purpose::Extension => return over(app, reader),
    };
    let site = &app.settings().site_name;
    let page = LinkPage {
        frame: frame(app, reader, title),
        lead: with(reader.lang, lead, &[("name", &account.name), ("site", site)]),
        email: account.email,
        wrong: wrong.map(|key| text(reader.lang, key).into_owned()),
        hint: with(reader.lang, "password-hint", &[("shortest", &SHORTEST.to_string())]),
    };
    let status = if wrong.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok((status, Html(page.render()?)).into_response())
}

pub(crate) async fn page(
    State(app): State<App>,
    reader: Reader,
    Path(secret): Path<String>,
) -> Result<Response, Problem> {
    show(&app, &reader, &secret, None).await
}

#[derive(Deserialize)]
pub(crate) struct Chosen {
    passwort: String,
}

pub(crate) async fn accept(
    State(app): State<App>,
    reader: Reader,
    Path(text): Path<String>,
    Form(form): Form<Chosen>,
) -> Result<Response, Problem> {
    let Ok(secret) = text.parse::<Secret>() else { return over(&app, &reader) };
    let mut tx = app.state.db.read().await?;
    let found = sessions::link(&mut tx, &secret, app.now()).await?;
    let Some((id, Purpose::Invitation | Purpose::Reset)) = found else {
        return over(&app, &reader);
    };
    let Some(account) = accounts::by_id(&mut tx, id).await? else { return over(&app, &reader) };
    drop(tx);
    let near = [account.email.as_str(), &account.name, &app.settings().site_name];
    if let Err(weak) = password::judge(&form.passwort, &near) {
        return show(&app, &reader, &text, Some(weak.key())).await;
    }
    let kept = password::keep(form.passwort).await?;
    let mut tx = app.state.db.write(Actor::Person(id), app.now()).await?;
    // Of two who press at once, one is too late.
    let Some((id, purpose)) = sessions::use_link(&mut tx, &secret).await? else {
        return over(&app, &reader);
    };
    let deed = match purpose {
        Purpose::Invitation => Deed::AcceptedInvitation,
        Purpose::Reset => Deed::ChangedPassword,
        Purpose::Confirmation | Purpose::Extension => return over(&app, &reader),
    };
    accounts::set_password(&mut tx, &app.state.district, id, &kept, deed).await?;
    tx.commit().await?;
    Ok(Redirect::to(&reader.links.to("/anmelden?fertig=passwort")).into_response())
}
