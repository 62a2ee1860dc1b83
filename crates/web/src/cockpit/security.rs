//! How the own account is proved: the app that makes codes, recovery codes, passkeys, an identity elsewhere.
//!
//! This is all that is open to whom a second factor is demanded of and who has shown none.

mod app;
pub(super) mod identity;
pub(super) mod passkeys;

pub(crate) use app::{begin, confirm, form, renew, switch_off};

use ::identity::password;
use access::SecureAccount;
use askama::Template;
use axum::{
    extract::{Query, State},
    response::{Html, Response},
};
use serde::Deserialize;
use store::{accounts, factors, sessions};

use super::{Desk, frame};
use crate::{
    frame::{Frame, Reader},
    guard::Signed,
    problem::Problem,
    sign_in::{Refused, refused},
    state::App,
    words::{dates, text, with},
};

#[derive(Template)]
#[template(path = "cockpit/security.html")]
struct SecurityPage {
    frame: Frame,
    desk: Desk,
    /// Whether nothing else is open before a second factor is there.
    demanded: bool,
    app: bool,
    /// How many recovery codes are left, in a sentence.
    codes: String,
    /// Nothing where browsers know none for this site.
    keys: Option<Vec<Key>>,
    /// The provider's name, and whether the account is bound there.
    provider: Option<(String, bool)>,
    wrong: Option<String>,
    done: Option<String>,
}

struct Key {
    handle: String,
    name: String,
    since: String,
    seen: String,
}

#[derive(Deserialize, Default)]
pub(crate) struct Said {
    fertig: Option<String>,
}

pub(crate) async fn page(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Query(said): Query<Said>,
) -> Result<Response, Problem> {
    let done = match said.fertig.as_deref() {
        Some("aus") => Some("app-switched-off"),
        Some("passkey") => Some("passkey-added"),
        Some("passkey-weg") => Some("passkey-removed"),
        Some("verbunden") => Some("openid-bound"),
        Some("getrennt") => Some("openid-unbound"),
        _ => None,
    };
    show(&app, &reader, &signed, None, done).await
}

/// The page, with what went wrong or well.
async fn show(
    app: &App,
    reader: &Reader,
    signed: &Signed,
    wrong: Option<Refused>,
    done: Option<&str>,
) -> Result<Response, Problem> {
    let _may = signed.may(SecureAccount)?;
    let account = signed.who.account;
    let mut tx = app.state.db.read().await?;
    let held = factors::of_account(&mut tx, account).await?;
    let at = |time| dates::at(reader.lang, time);
    let keys = store::passkeys::of_account(&mut tx, account).await?.into_iter().map(|key| Key {
        handle: key.handle(),
        since: at(key.since),
        seen: key.seen.map_or_else(|| "–".to_owned(), at),
        name: key.name,
    });
    let keys = app.passkeys.is_some().then(|| keys.collect());
    let provider = match &app.settings().openid {
        Some(openid) => {
            let bound = store::identities::is_bound(&mut tx, account, openid.issuer()).await?;
            Some((openid.name().to_owned(), bound))
        }
        None => None,
    };
    let left = held.recovery_codes.to_string();
    let page = SecurityPage {
        frame: frame(app, reader, "cockpit-security"),
        desk: Desk::new(reader, signed),
        demanded: signed.who.unsecured,
        app: held.app,
        codes: with(reader.lang, "recovery-left", &[("left", &left)]),
        keys,
        provider,
        wrong: wrong.as_ref().map(|refused| refused.words.clone()),
        done: done.map(|key| text(reader.lang, key).into_owned()),
    };
    Ok(refused::answer(wrong.as_ref(), Html(page.render()?)))
}

/// Whether somebody who is signed in knows the own password; else why it was not taken. Guessing is braked.
pub(super) async fn knows_password(
    app: &App,
    reader: &Reader,
    signed: &Signed,
    typed: String,
) -> Result<Result<(), Refused>, Problem> {
    let (db, now, account) = (&app.state.db, app.now(), signed.who.account);
    let whom = format!("password:{account}");
    if let Some(wait) = sessions::attempt(db, &[&whom], now).await? {
        return Ok(Err(Refused::braked(reader, wait)));
    }
    let kept = accounts::password(&mut db.read().await?, account).await?;
    if !password::check(typed, kept).await? {
        return Ok(Err(Refused::wrong(reader, "password-old-wrong")));
    }
    let mut tx = signed.writes(app).await?;
    sessions::forgive(&mut tx, &whom).await?;
    tx.commit().await?;
    Ok(Ok(()))
}
