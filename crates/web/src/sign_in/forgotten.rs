//! A forgotten password: a link by mail to choose a new one.
//!
//! Asking is braked for each client, with a word, and for each address, in silence: nobody learns from it whether the
//! address has an account, and nobody's letter box is filled.

use askama::Template;
use axum::{Form, extract::State, response::Html};
use base::Actor;
use serde::Deserialize;
use store::{Secret, accounts, acts, outbox, outbox::Mail, sessions, sessions::Purpose};

use super::{address, frame};
use crate::{
    frame::{Frame, Reader},
    guard::Client,
    problem::Problem,
    state::App,
    words::with,
};

#[derive(Template)]
#[template(path = "sign_in/forgotten.html")]
struct ForgottenPage {
    frame: Frame,
    sent: bool,
}

pub(super) async fn page(State(app): State<App>, reader: Reader) -> Result<Html<String>, Problem> {
    let frame = frame(&app, &reader, "forgotten-title");
    Ok(Html(ForgottenPage { frame, sent: false }.render()?))
}

#[derive(Deserialize)]
pub(super) struct Forgetful {
    email: String,
}

/// Says the same whether the address has an account or not.
pub(super) async fn send(
    State(app): State<App>,
    reader: Reader,
    Client(client): Client,
    Form(form): Form<Forgetful>,
) -> Result<Html<String>, Problem> {
    let (now, db) = (app.now(), &app.state.db);
    if sessions::attempt(db, &[&format!("reset:{client}")], now).await?.is_some() {
        return Err(Problem::TooMany);
    }
    let address_typed = format!("reset:{}", accounts::folded(&form.email));
    let often = sessions::attempt(db, &[&address_typed], now).await?.is_some();
    let account = match accounts::can_get_mail(&form.email) && !often {
        true => {
            let mut tx = db.read().await?;
            accounts::by_email(&mut tx, &app.state.district, &form.email).await?
        }
        false => None,
    };
    if let Some(account) = account.filter(|account| !account.locked) {
        let secret = Secret::random()?;
        let mut tx = db.write(Actor::Public, now).await?;
        sessions::issue(&mut tx, account.id, Purpose::Reset, &secret).await?;
        acts::note_reset(&mut tx, &app.state.district, account.id).await?;
        let subject =
            with(reader.lang, "mail-reset-subject", &[("site", &app.settings().site_name)]);
        let address = address(&app, &reader, &secret);
        let text = with(
            reader.lang,
            "mail-reset",
            &[("name", &account.name), ("site", &app.settings().site_name), ("link", &address)],
        );
        let mail = Mail {
            event: format!("reset:{}", sessions::handle_of(&secret)),
            recipient: account.email.clone(),
            subject,
            text,
            list: None,
        };
        outbox::enqueue(&mut tx, &app.state.district, &mail, app.settings().host(), now).await?;
        tx.commit().await?;
    }
    let frame = frame(&app, &reader, "forgotten-title");
    Ok(Html(ForgottenPage { frame, sent: true }.render()?))
}
