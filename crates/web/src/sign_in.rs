//! Coming in: signing in and out, a forgotten password, and the links of invitations.
//!
//! Nothing here says whether an address has an account. A link from a mail shows a page; only its button acts, since
//! mail scanners open links too. Whoever has shown one factor of two holds a step ([`store::steps`]) and no session.

mod agent;
mod forgotten;
mod link;
pub(crate) mod openid;
pub(crate) mod passkey;
pub(crate) mod refused;
mod second;

use askama::Template;
use axum::{
    Form,
    extract::{Query, State},
    http::HeaderMap,
    response::{Html, IntoResponse, Redirect, Response},
    routing::{get, post},
};
use base::{AccountId, Actor};
use identity::password;
use serde::Deserialize;
use store::{Secret, WriteTx, accounts, sessions};

pub(crate) use link::{address, over};
pub(crate) use openid::BACK;
pub(crate) use refused::Refused;

use crate::{
    address::with_query,
    frame::{Frame, Reader},
    guard::{Client, Cookie, signed},
    problem::Problem,
    route::{Kind, Route, linked, linked_form, public, public_form},
    state::App,
    words::text,
};

pub(crate) const ROUTES: &[Route] = &[
    public("/anmelden", Kind::Page, "the form to sign in", &["weiter"], || get(form)),
    public_form("/anmelden", "signs in", || post(enter)),
    linked("/anmelden/bestaetigen", "asks for a second factor", || get(second::page)),
    linked_form("/anmelden/bestaetigen", "takes a code", || post(second::take)),
    public_form("/anmelden/passkey/frage", "asks the browser for a passkey", || post(passkey::ask)),
    public_form("/anmelden/passkey", "signs in by a passkey", || post(passkey::take)),
    public("/anmelden/openid", Kind::Way, "leads to the provider", &["weiter"], || {
        get(openid::begin)
    }),
    linked(BACK, "takes what the provider says", || get(openid::back)),
    public_form("/abmelden", "signs out", || post(leave)),
    public("/passwort-vergessen", Kind::Page, "asks for a new password", &[], || {
        get(forgotten::page)
    }),
    public_form("/passwort-vergessen", "sends a link for a new password", || post(forgotten::send)),
    linked("/zugang/{secret}", "an invitation, or a new password", || get(link::page)),
    linked_form("/zugang/{secret}", "sets a password by a link", || post(link::accept)),
];

/// Where somebody goes who came from nowhere.
const HOME: &str = "/cockpit";

#[derive(Template)]
#[template(path = "sign_in/form.html")]
struct SignInPage {
    frame: Frame,
    onward: String,
    email: String,
    /// What went wrong, as a text.
    wrong: Option<String>,
    /// What went well before.
    done: Option<String>,
    passkeys: bool,
    /// What leads to the provider: words and address.
    provider: Option<(String, String)>,
}

impl SignInPage {
    fn new(app: &App, reader: &Reader, onward: &str) -> SignInPage {
        let there = reader.links.to(&with_query("/anmelden/openid", &[("weiter", onward)]));
        SignInPage {
            frame: frame(app, reader, "sign-in"),
            onward: onward.to_owned(),
            email: String::new(),
            wrong: None,
            done: None,
            passkeys: app.passkeys.is_some(),
            provider: openid::button(app, reader).map(|words| (words, there)),
        }
    }
}

#[derive(Deserialize, Default)]
struct Onward {
    weiter: Option<String>,
    fertig: Option<String>,
}

/// A frame of a page that search engines do not list.
fn frame(app: &App, reader: &Reader, title: &str) -> Frame {
    Frame::unlisted(app.settings(), reader, title)
}

/// A path on this site, and no other place: nobody is led away by a link with our name.
fn on_this_site(path: Option<String>) -> String {
    path.filter(|path| {
        let mut chars = path.chars();
        chars.next() == Some('/')
            && !matches!(chars.next(), Some('/' | '\\'))
            && path.chars().all(|c| c.is_ascii_graphic() && c != '\\')
    })
    .unwrap_or_else(|| HOME.to_owned())
}

async fn form(
    State(app): State<App>,
    reader: Reader,
    Query(query): Query<Onward>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let onward = on_this_site(query.weiter);
    if signed(&app, &headers).await?.is_some() {
        return Ok(Redirect::to(&reader.links.to(&onward)).into_response());
    }
    let said = |key| Some(text(reader.lang, key).into_owned());
    let mut page = SignInPage::new(&app, &reader, &onward);
    match query.fertig.as_deref() {
        Some("passwort") => page.done = said("password-set"),
        Some("geloescht") => page.done = said("account-erased"),
        Some("abgemeldet") => page.done = said("signed-out"),
        Some("abgelaufen") => page.wrong = said("step-over"),
        Some("passkey") => page.wrong = said("passkey-wrong"),
        _ => {}
    }
    Ok(Html(page.render()?).into_response())
}

#[derive(Deserialize)]
struct Entering {
    email: String,
    passwort: String,
    #[serde(default)]
    weiter: Option<String>,
}

async fn enter(
    State(app): State<App>,
    reader: Reader,
    Client(client): Client,
    headers: HeaderMap,
    Form(form): Form<Entering>,
) -> Result<Response, Problem> {
    let (now, db, district) = (app.now(), &app.state.db, &app.state.district);
    let onward = on_this_site(form.weiter);
    let again = |refused: Refused| -> Result<Response, Problem> {
        let mut page = SignInPage::new(&app, &reader, &onward);
        page.email.clone_from(&form.email);
        page.wrong = Some(refused.words.clone());
        Ok(refused.answer(Html(page.render()?)))
    };
    let (typed, client) = (sessions::typed(&form.email), format!("client:{client}"));
    if let Some(wait) = sessions::attempt(db, &[&typed, &client], now).await? {
        return again(Refused::braked(&reader, wait));
    }
    let mut tx = db.read().await?;
    let account = accounts::by_email(&mut tx, district, &form.email).await?;
    let kept = match &account {
        Some(account) if !account.locked => accounts::password(&mut tx, account.id).await?,
        _ => None,
    };
    drop(tx);
    let right = password::check(form.passwort, kept).await?;
    let Some(account) = account.filter(|_| right) else {
        return again(Refused::wrong(&reader, "sign-in-wrong"));
    };
    let mut tx = db.write(Actor::Person(account.id), now).await?;
    for whom in [&typed, &client] {
        sessions::forgive(&mut tx, whom).await?;
    }
    if second::is_asked(&mut tx, &app, account.id).await? {
        tx.commit().await?;
        return second::ask(&app, &reader, account.id, &onward).await;
    }
    let come = Coming { account: account.id, strong: false, onward: &onward };
    let_in(&app, &reader, &headers, tx, come).await
}

/// Somebody who has shown enough.
struct Coming<'a> {
    account: AccountId,
    /// Whether it was more than a password.
    strong: bool,
    onward: &'a str,
}

/// Opens a session and leads on. It is made new with every sign-in: one that somebody else planted is of no use.
async fn let_in(
    app: &App,
    reader: &Reader,
    headers: &HeaderMap,
    mut tx: WriteTx,
    come: Coming<'_>,
) -> Result<Response, Problem> {
    let secret = Secret::random()?;
    if let Some(old) = Cookie::Session.held(headers) {
        sessions::replace(&mut tx, &old).await?;
    }
    let agent = agent::agent(headers);
    sessions::open(&mut tx, &app.state.district, come.account, &secret, &agent).await?;
    if come.strong {
        sessions::strengthen(&mut tx, &secret).await?;
    }
    tx.commit().await?;
    let mut answer = Redirect::to(&reader.links.to(come.onward)).into_response();
    Cookie::Session.put(app.settings(), answer.headers_mut(), Some(&secret));
    for done in [Cookie::Step, Cookie::Passkey] {
        if done.held(headers).is_some() {
            done.put(app.settings(), answer.headers_mut(), None);
        }
    }
    Ok(answer)
}

async fn leave(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    if let Some(signed) = signed(&app, &headers).await? {
        let mut tx = signed.writes(&app).await?;
        let (district, account) = (&app.state.district, signed.who.account);
        sessions::close(&mut tx, district, account, signed.secret()).await?;
        tx.commit().await?;
    }
    let mut answer = Redirect::to(&reader.links.to("/anmelden?fertig=abgemeldet")).into_response();
    Cookie::Session.put(app.settings(), answer.headers_mut(), None);
    Ok(answer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_led_to_another_site() {
        for path in [
            "//boese.example",
            "https://boese.example",
            "/\\boese.example",
            "x",
            "",
            "/a b",
            "/ä\n",
        ] {
            assert_eq!(on_this_site(Some(path.to_owned())), HOME, "{path}");
        }
        assert_eq!(on_this_site(None), HOME);
        assert_eq!(on_this_site(Some("/cockpit/konto?x=1".into())), "/cockpit/konto?x=1");
    }
}
