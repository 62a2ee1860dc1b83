//! Coming in: signing in and out, a forgotten password, and the links of invitations.
//!
//! Nothing here says whether an address has an account. A link from a mail shows a page; only its button acts, since
//! mail scanners open links too.

mod link;
mod password;

use std::time::Duration;

use askama::Template;
use axum::{
    Form,
    extract::{FromRequestParts, Query, State},
    http::{HeaderMap, header, request::Parts},
    response::{Html, IntoResponse, Redirect, Response},
    routing::{get, post},
};
use base::Actor;
use serde::Deserialize;
use store::{Secret, accounts, outbox, outbox::Mail, sessions, sessions::Purpose};

pub(crate) use link::{address, over};
pub(crate) use password::{SHORTEST, check, judge, keep};

use crate::{
    frame::{Frame, Reader, Section},
    guard::{client, cookie, held, signed},
    problem::Problem,
    route::{Kind, Route, linked, linked_form, public, public_form},
    state::App,
    words::{text, with},
};

pub(crate) const ROUTES: &[Route] = &[
    public("/anmelden", Kind::Page, "the form to sign in", &["weiter"], || get(form)),
    public_form("/anmelden", "signs in", || post(enter)),
    public_form("/abmelden", "signs out", || post(leave)),
    public("/passwort-vergessen", Kind::Page, "asks for a new password", &[], || get(forgotten)),
    public_form("/passwort-vergessen", "sends a link for a new password", || post(send_link)),
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
}

#[derive(Deserialize, Default)]
struct Onward {
    weiter: Option<String>,
    fertig: Option<String>,
}

/// The client's address as text, to brake guessing.
struct From(String);

impl FromRequestParts<App> for From {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<From, Self::Rejection> {
        Ok(From(client(parts, &app.settings().trusted_proxies).to_string()))
    }
}

/// A frame of a page that search engines do not list.
fn frame(app: &App, reader: &Reader, title: &str) -> Frame {
    let title = text(reader.lang, title);
    let mut frame = Frame::new(app.settings(), reader, Section::Other, &title).under(&[]);
    frame.indexed = false;
    frame
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
    let done = match query.fertig.as_deref() {
        Some("passwort") => Some(text(reader.lang, "password-set").into_owned()),
        Some("abgemeldet") => Some(text(reader.lang, "signed-out").into_owned()),
        _ => None,
    };
    let frame = frame(&app, &reader, "sign-in");
    Ok(Html(SignInPage { frame, onward, email: String::new(), wrong: None, done }.render()?)
        .into_response())
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
    From(client): From,
    headers: HeaderMap,
    Form(form): Form<Entering>,
) -> Result<Response, Problem> {
    let (now, db) = (app.now(), &app.state.db);
    let onward = on_this_site(form.weiter);
    let again = |wrong: String| -> Result<Response, Problem> {
        let frame = frame(&app, &reader, "sign-in");
        let email = form.email.clone();
        let page =
            SignInPage { frame, onward: onward.clone(), email, wrong: Some(wrong), done: None };
        Ok((axum::http::StatusCode::UNPROCESSABLE_ENTITY, Html(page.render()?)).into_response())
    };
    let whom = [format!("mail:{}", accounts::folded(&form.email)), format!("client:{client}")];
    let mut tx = db.read().await?;
    let mut wait = Duration::ZERO;
    for whom in &whom {
        wait = wait.max(sessions::wait(&mut tx, whom, now).await?.unwrap_or_default());
    }
    if !wait.is_zero() {
        let seconds = wait.as_secs().max(1).to_string();
        return again(with(reader.lang, "sign-in-wait", &[("seconds", &seconds)]));
    }
    let account = accounts::by_email(&mut tx, &app.state.district, &form.email).await?;
    let kept = match &account {
        Some(account) if !account.locked => accounts::password(&mut tx, account.id).await?,
        _ => None,
    };
    drop(tx);
    let right = check(form.passwort, kept).await?;
    let Some(account) = account.filter(|_| right) else {
        for whom in &whom {
            sessions::failed(db, whom, now).await?;
        }
        return again(text(reader.lang, "sign-in-wrong").into_owned());
    };
    // A session is made new with every sign-in: one that somebody else planted is of no use.
    let secret = Secret::random()?;
    let mut tx = db.write(Actor::Person(account.id), now).await?;
    for whom in &whom {
        sessions::forgive(&mut tx, whom).await?;
    }
    if let Some(old) = held(&headers) {
        sessions::replace(&mut tx, &old).await?;
    }
    sessions::open(&mut tx, &app.state.district, account.id, &secret, &agent(&headers)).await?;
    tx.commit().await?;
    let mut answer = Redirect::to(&reader.links.to(&onward)).into_response();
    answer.headers_mut().insert(header::SET_COOKIE, cookie(app.settings(), Some(&secret)));
    Ok(answer)
}

/// The browser as its user knows it: short, and nothing that tells people apart.
fn agent(headers: &HeaderMap) -> String {
    let said = headers.get(header::USER_AGENT).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let one = |names: &[(&str, &'static str)]| {
        names.iter().find(|(sign, _)| said.contains(sign)).map(|(_, name)| *name)
    };
    let browser = one(&[
        ("Edg/", "Edge"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ]);
    let system = one(&[
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "macOS"),
        ("Linux", "Linux"),
    ]);
    match (browser, system) {
        (Some(browser), Some(system)) => format!("{browser}, {system}"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => "?".to_owned(),
    }
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
    answer.headers_mut().insert(header::SET_COOKIE, cookie(app.settings(), None));
    Ok(answer)
}

#[derive(Template)]
#[template(path = "sign_in/forgotten.html")]
struct ForgottenPage {
    frame: Frame,
    sent: bool,
}

async fn forgotten(State(app): State<App>, reader: Reader) -> Result<Html<String>, Problem> {
    let frame = frame(&app, &reader, "forgotten-title");
    Ok(Html(ForgottenPage { frame, sent: false }.render()?))
}

#[derive(Deserialize)]
struct Forgetful {
    email: String,
}

/// Says the same whether the address has an account or not.
async fn send_link(
    State(app): State<App>,
    reader: Reader,
    From(client): From,
    Form(form): Form<Forgetful>,
) -> Result<Html<String>, Problem> {
    let (now, db) = (app.now(), &app.state.db);
    let whom = format!("reset:{client}");
    let mut tx = db.read().await?;
    if sessions::wait(&mut tx, &whom, now).await?.is_some() {
        return Err(Problem::TooMany);
    }
    let account = match accounts::can_get_mail(&form.email) {
        true => accounts::by_email(&mut tx, &app.state.district, &form.email).await?,
        false => None,
    };
    drop(tx);
    sessions::failed(db, &whom, now).await?;
    if let Some(account) = account.filter(|account| !account.locked) {
        let secret = Secret::random()?;
        let mut tx = db.write(Actor::Public, now).await?;
        sessions::issue(&mut tx, account.id, Purpose::Reset, &secret).await?;
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
        };
        outbox::enqueue(&mut tx, &app.state.district, &mail, app.settings().host(), now).await?;
        tx.commit().await?;
    }
    let frame = frame(&app, &reader, "forgotten-title");
    Ok(Html(ForgottenPage { frame, sent: true }.render()?))
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

    #[test]
    fn a_browser_is_named_as_its_user_knows_it() {
        let mut headers = HeaderMap::new();
        assert_eq!(agent(&headers), "?");
        let said = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
        headers.insert(header::USER_AGENT, said.parse().unwrap());
        assert_eq!(agent(&headers), "Firefox, Linux");
    }
}
