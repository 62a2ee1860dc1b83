//! The own account: name, sessions, password.

use askama::Template;
use axum::{
    extract::{Query, State},
    response::{Html, IntoResponse, Redirect, Response},
};
use identity::password::{self, SHORTEST};
use serde::Deserialize;
use store::{Secret, accounts, acts::Deed, sessions};

use super::{Desk, frame, people::is_name, security::knows_password};
use crate::{
    frame::{Frame, Reader},
    guard::{Cookie, Posted, Signed},
    problem::Problem,
    sign_in::{Refused, refused},
    state::App,
    words::{dates, text, with},
};

#[derive(Template)]
#[template(path = "cockpit/account.html")]
struct AccountPage {
    frame: Frame,
    desk: Desk,
    email: String,
    sessions: Vec<Row>,
    hint: String,
    wrong: Option<String>,
    done: Option<String>,
}

struct Row {
    handle: String,
    agent: String,
    begun: String,
    seen: String,
    /// The one in which the page is read.
    this: bool,
}

#[derive(Deserialize, Default)]
pub(crate) struct Said {
    fertig: Option<String>,
}

async fn show(
    app: &App,
    reader: &Reader,
    signed: &Signed,
    wrong: Option<&Refused>,
    done: Option<&str>,
) -> Result<Response, Problem> {
    let _may = signed.may(access::OpenCockpit)?;
    let mut tx = app.state.db.read().await?;
    let account = accounts::by_id(&mut tx, signed.who.account).await?.ok_or(Problem::SignIn)?;
    let this = sessions::handle_of(signed.secret());
    let sessions = sessions::of_account(&mut tx, account.id, app.now())
        .await?
        .into_iter()
        .map(|session| Row {
            this: session.handle == this,
            begun: dates::at(reader.lang, session.begun),
            seen: dates::at(reader.lang, session.seen),
            agent: session.agent,
            handle: session.handle,
        })
        .collect();
    let page = AccountPage {
        frame: frame(app, reader, "cockpit-account"),
        desk: Desk::new(reader, signed),
        email: account.email,
        sessions,
        hint: with(reader.lang, "password-hint", &[("shortest", &SHORTEST.to_string())]),
        wrong: wrong.map(|refused| refused.words.clone()),
        done: done.map(|key| text(reader.lang, key).into_owned()),
    };
    Ok(refused::answer(wrong, Html(page.render()?)))
}

pub(crate) async fn page(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Query(said): Query<Said>,
) -> Result<Response, Problem> {
    let done = match said.fertig.as_deref() {
        Some("passwort") => Some("password-changed"),
        Some("name") => Some("name-changed"),
        Some("sitzung") => Some("session-ended"),
        _ => None,
    };
    show(&app, &reader, &signed, None, done).await
}

#[derive(Deserialize)]
pub(crate) struct Change {
    bisher: String,
    neu: String,
}

pub(crate) async fn change_password(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Posted(form): Posted<Change>,
) -> Result<Response, Problem> {
    let id = signed.who.account;
    let mut tx = app.state.db.read().await?;
    let account = accounts::by_id(&mut tx, id).await?.ok_or(Problem::SignIn)?;
    let this = sessions::handle_of(signed.secret());
    let open = sessions::of_account(&mut tx, id, app.now()).await?;
    let agent = open.into_iter().find(|s| s.handle == this).map(|s| s.agent).unwrap_or_default();
    drop(tx);
    let near = [account.email.as_str(), &account.name, &app.settings().site_name];
    let known = knows_password(&app, &reader, &signed, form.bisher).await?;
    let good = known.and_then(|()| {
        let weak = password::judge(&form.neu, &near);
        weak.map_err(|weak| Refused::wrong(&reader, weak.key()))
    });
    if let Err(wrong) = good {
        return show(&app, &reader, &signed, Some(&wrong), None).await;
    }
    let kept = password::keep(form.neu).await?;
    // All sessions end; the one at hand goes on under a new secret.
    let secret = Secret::random()?;
    let mut tx = signed.writes(&app).await?;
    let district = &app.state.district;
    accounts::set_password(&mut tx, district, id, &kept, Deed::ChangedPassword).await?;
    sessions::open(&mut tx, district, id, &secret, &agent).await?;
    if signed.who.strong {
        sessions::strengthen(&mut tx, &secret).await?;
    }
    tx.commit().await?;
    let mut answer =
        Redirect::to(&reader.links.to("/cockpit/konto?fertig=passwort")).into_response();
    Cookie::Session.put(app.settings(), answer.headers_mut(), Some(&secret));
    Ok(answer)
}

#[derive(Deserialize)]
pub(crate) struct Called {
    name: String,
}

pub(crate) async fn change_name(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Posted(form): Posted<Called>,
) -> Result<Response, Problem> {
    let proof = signed.may(access::OpenCockpit)?;
    if !is_name(&form.name) {
        let wrong = Refused::wrong(&reader, "invite-name-wrong");
        return show(&app, &reader, &signed, Some(&wrong), None).await;
    }
    let mut tx = signed.writes(&app).await?;
    let (district, account) = (&app.state.district, signed.who.account);
    accounts::set_name(&mut tx, &proof, district, account, &form.name).await?;
    tx.commit().await?;
    Ok(Redirect::to(&reader.links.to("/cockpit/konto?fertig=name")).into_response())
}

#[derive(Deserialize)]
pub(crate) struct Which {
    sitzung: String,
}

pub(crate) async fn end_session(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Posted(form): Posted<Which>,
) -> Result<Redirect, Problem> {
    let mut tx = signed.writes(&app).await?;
    let (district, account) = (&app.state.district, signed.who.account);
    // Ended twice is ended: the page then shows what is left.
    sessions::end(&mut tx, district, account, &form.sitzung).await?;
    tx.commit().await?;
    Ok(Redirect::to(&reader.links.to("/cockpit/konto?fertig=sitzung")))
}
