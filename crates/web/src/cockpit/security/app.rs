//! The app that makes codes: shown as a picture, confirmed by a first code, switched off with the password.

use access::SecureAccount;
use askama::Template;
use axum::{
    extract::State,
    response::{Html, IntoResponse, Redirect, Response},
};
use identity::{AppSecret, code};
use serde::Deserialize;
use store::{WriteTx, accounts, factors, sessions};

use super::{knows_password, show};
use crate::{
    cockpit::{Desk, frame},
    frame::{Frame, Reader},
    guard::{Posted, Signed},
    problem::Problem,
    qr::Code,
    sign_in::{Refused, refused},
    state::App,
    words::text,
};

/// Nothing but the word of the form.
#[derive(Deserialize)]
pub(crate) struct Nothing {}

#[derive(Template)]
#[template(path = "cockpit/security/app.html")]
struct AppPage {
    frame: Frame,
    desk: Desk,
    picture: Code,
    secret: String,
    wrong: Option<String>,
}

#[derive(Template)]
#[template(path = "cockpit/security/codes.html")]
struct CodesPage {
    frame: Frame,
    desk: Desk,
    /// That an app counts from now on, where it does.
    done: Option<String>,
    codes: Vec<String>,
}

/// Makes a new secret and shows it.
pub(crate) async fn begin(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Posted(Nothing {}): Posted<Nothing>,
) -> Result<Redirect, Problem> {
    let proof = signed.may(SecureAccount)?;
    let secret = AppSecret::random()?;
    let mut tx = signed.writes(&app).await?;
    if factors::app(&mut tx, signed.who.account).await?.is_some_and(|app| app.active) {
        return Ok(Redirect::to(&reader.links.to("/cockpit/konto/sicherheit")));
    }
    factors::prepare_app(&mut tx, &proof, secret.bytes()).await?;
    tx.commit().await?;
    Ok(Redirect::to(&reader.links.to("/cockpit/konto/sicherheit/app")))
}

pub(crate) async fn form(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
) -> Result<Response, Problem> {
    set_up(&app, &reader, &signed, None).await
}

/// The page with the picture; back to the other where no app waits to be confirmed.
async fn set_up(
    app: &App,
    reader: &Reader,
    signed: &Signed,
    wrong: Option<Refused>,
) -> Result<Response, Problem> {
    let _may = signed.may(SecureAccount)?;
    let mut tx = app.state.db.read().await?;
    let account = accounts::by_id(&mut tx, signed.who.account).await?.ok_or(Problem::SignIn)?;
    let waiting = factors::app(&mut tx, account.id).await?.filter(|app| !app.active);
    let Some(waiting) = waiting else {
        return Ok(Redirect::to(&reader.links.to("/cockpit/konto/sicherheit")).into_response());
    };
    let secret = AppSecret::kept(waiting.secret);
    let page = AppPage {
        frame: frame(app, reader, "app-title"),
        desk: Desk::new(reader, signed),
        picture: Code::of(&secret.address(&app.settings().site_name, &account.email)?)?,
        secret: secret.text(),
        wrong: wrong.as_ref().map(|refused| refused.words.clone()),
    };
    Ok(refused::answer(wrong.as_ref(), Html(page.render()?)))
}

#[derive(Deserialize)]
pub(crate) struct First {
    code: String,
}

/// Takes the first code: from now on the app counts, and all other sessions end.
pub(crate) async fn confirm(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Posted(form): Posted<First>,
) -> Result<Response, Problem> {
    let proof = signed.may(SecureAccount)?;
    let (db, now, account) = (&app.state.db, app.now(), signed.who.account);
    let whom = format!("code:{account}");
    if let Some(wait) = sessions::attempt(db, &[&whom], now).await? {
        return set_up(&app, &reader, &signed, Some(Refused::braked(&reader, wait))).await;
    }
    let kept = factors::app(&mut db.read().await?, account).await?;
    let step = match kept {
        Some(kept) => AppSecret::kept(kept.secret).step(&form.code, now)?,
        None => None,
    };
    let Some(step) = step else {
        let wrong = Refused::wrong(&reader, "second-wrong");
        return set_up(&app, &reader, &signed, Some(wrong)).await;
    };
    let mut tx = signed.writes(&app).await?;
    if !factors::confirm_app(&mut tx, &proof, &app.state.district, step).await? {
        return Ok(Redirect::to(&reader.links.to("/cockpit/konto/sicherheit")).into_response());
    }
    sessions::forgive(&mut tx, &whom).await?;
    sessions::strengthen(&mut tx, signed.secret()).await?;
    sessions::end_others(&mut tx, account, signed.secret()).await?;
    let done = Some(text(reader.lang, "app-set-up").into_owned());
    new_codes(&app, &reader, &signed, tx, done).await
}

#[derive(Deserialize)]
pub(crate) struct Known {
    passwort: String,
}

/// Puts new recovery codes in place of the old ones.
pub(crate) async fn renew(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Posted(form): Posted<Known>,
) -> Result<Response, Problem> {
    if let Err(wrong) = knows_password(&app, &reader, &signed, form.passwort).await? {
        return show(&app, &reader, &signed, Some(wrong), None).await;
    }
    let tx = signed.writes(&app).await?;
    new_codes(&app, &reader, &signed, tx, None).await
}

/// Makes recovery codes and shows them, this once.
async fn new_codes(
    app: &App,
    reader: &Reader,
    signed: &Signed,
    mut tx: WriteTx,
    done: Option<String>,
) -> Result<Response, Problem> {
    let proof = signed.may(SecureAccount)?;
    let codes = code::recovery_codes()?;
    let hashes: Vec<Vec<u8>> = codes.iter().filter_map(|code| code::recovery_hash(code)).collect();
    factors::set_recovery(&mut tx, &proof, &app.state.district, &hashes).await?;
    tx.commit().await?;
    // The session may be worth more now than when the request came.
    let mut signed = signed.clone();
    signed.who.unsecured = false;
    let desk = Desk::new(reader, &signed);
    let frame = frame(app, reader, "recovery-title");
    Ok(Html(CodesPage { frame, desk, done, codes }.render()?).into_response())
}

pub(crate) async fn switch_off(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Posted(form): Posted<Known>,
) -> Result<Response, Problem> {
    let proof = signed.may(SecureAccount)?;
    if let Err(wrong) = knows_password(&app, &reader, &signed, form.passwort).await? {
        return show(&app, &reader, &signed, Some(wrong), None).await;
    }
    let mut tx = signed.writes(&app).await?;
    factors::drop_app(&mut tx, &proof, &app.state.district).await?;
    tx.commit().await?;
    Ok(Redirect::to(&reader.links.to("/cockpit/konto/sicherheit?fertig=aus")).into_response())
}
