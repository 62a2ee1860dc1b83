//! Coming in by a provider of OpenID Connect: there and back, with what comes back turned into an account and its roles.
//!
//! An account is known by issuer and subject alone. The provider's word about roles is taken anew with every sign-in.

use access::SecureAccount;
use askama::Template;
use axum::{
    extract::{Query, State},
    http::{HeaderMap, StatusCode},
    response::{Html, IntoResponse, Redirect, Response},
};
use base::{AccountId, Actor};
use identity::{
    OpenId,
    openid::{Answer, Marks, Proven, Refused},
};
use serde::{Deserialize, Serialize};
use store::{
    Secret, StoreError, accounts,
    identities::{self, Identity},
    sessions,
    steps::{self, Asked, Step},
};

use super::{Coming, Onward, frame, let_in, on_this_site};
use crate::{
    cockpit::{Desk, LONGEST_NAME},
    frame::{Frame, Reader},
    guard::{Cookie, Counted, Signed, signed},
    problem::Problem,
    state::App,
    words::with,
};

/// Where the provider sends people back to.
pub(crate) const BACK: &str = "/anmelden/openid/zurueck";

/// Why nobody comes in this way: the key of the words, and the status.
type No = (&'static str, StatusCode);

const SILENT: No = ("openid-silent", StatusCode::BAD_GATEWAY);
const DENIED: No = ("openid-denied", StatusCode::FORBIDDEN);
const FOREIGN: No = ("openid-foreign", StatusCode::FORBIDDEN);
const UNPROVEN: No = ("openid-unproven", StatusCode::FORBIDDEN);
const OVER: No = ("step-over", StatusCode::GONE);
const NO_ROLE: No = ("openid-no-role", StatusCode::FORBIDDEN);
const NO_ADDRESS: No = ("openid-no-address", StatusCode::FORBIDDEN);
const TAKEN: No = ("openid-address-taken", StatusCode::CONFLICT);
const BOUND: No = ("openid-bound-already", StatusCode::CONFLICT);

#[derive(Template)]
#[template(path = "sign_in/openid.html")]
struct NoPage {
    frame: Frame,
    why: String,
}

#[derive(Template)]
#[template(path = "sign_in/bind.html")]
struct BindPage {
    frame: Frame,
    desk: Desk,
    who: String,
}

/// The provider of this site, where it has one.
pub(crate) fn provider(app: &App) -> Result<&OpenId, Problem> {
    app.settings().openid.as_deref().ok_or(Problem::NotFound)
}

fn no(app: &App, reader: &Reader, (key, status): No) -> Result<Response, Problem> {
    let name = provider(app)?.name();
    let page = NoPage {
        frame: frame(app, reader, "openid-no-title"),
        why: with(reader.lang, key, &[("provider", name)]),
    };
    Ok((status, Html(page.render()?)).into_response())
}

/// All that goes to the provider follows from the secret in the browser's cookie.
fn marks(secret: &Secret) -> Marks {
    Marks {
        state: secret.derived("openid-state"),
        nonce: secret.derived("openid-nonce"),
        verifier: secret.derived("openid-verifier"),
    }
}

pub(super) async fn begin(
    State(app): State<App>,
    reader: Reader,
    Query(query): Query<Onward>,
    _counted: Counted,
) -> Result<Response, Problem> {
    leave_for(&app, &reader, None, on_this_site(query.weiter)).await
}

/// To the provider, on behalf of an account where somebody is signed in.
pub(crate) async fn leave_for(
    app: &App,
    reader: &Reader,
    account: Option<AccountId>,
    onward: String,
) -> Result<Response, Problem> {
    let secret = Secret::random()?;
    let there = match provider(app)?.begin(&marks(&secret), app.now()).await {
        Ok(there) => there,
        Err(refused) => return refuse(app, reader, &refused),
    };
    let step = Step { account, kept: onward };
    steps::begin(&app.state.db, &secret, Asked::OpenId, &step, app.now()).await?;
    let mut answer = Redirect::to(there.as_str()).into_response();
    Cookie::Step.put(app.settings(), answer.headers_mut(), Some(&secret));
    Ok(answer)
}

fn refuse(app: &App, reader: &Reader, refused: &Refused) -> Result<Response, Problem> {
    // What the provider or the browser says is logged without the codes that it carries.
    tracing::warn!(%refused, "OpenID Connect");
    let why = match refused {
        Refused::Denied(_) => DENIED,
        Refused::Foreign(_) => FOREIGN,
        Refused::Silent(_) => SILENT,
        Refused::Unproven(_) => UNPROVEN,
    };
    no(app, reader, why)
}

pub(super) async fn back(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    Query(answer): Query<Answer>,
) -> Result<Response, Problem> {
    let openid = provider(&app)?;
    let Some(secret) = Cookie::Step.held(&headers) else { return no(&app, &reader, OVER) };
    let step = steps::take_alone(&app.state.db, &secret, Asked::OpenId, app.now()).await?;
    let Some(step) = step else { return no(&app, &reader, OVER) };
    let proven = match openid.finish(&marks(&secret), answer, app.now()).await {
        Ok(proven) => proven,
        Err(refused) => return refuse(&app, &reader, &refused),
    };
    match step.account {
        None => come_in(&app, &reader, &headers, proven, &step.kept).await,
        Some(account) => match signed(&app, &headers).await? {
            Some(signed) if signed.who.account == account => {
                ask_to_bind(&app, &reader, &signed, proven).await
            }
            _ => no(&app, &reader, OVER),
        },
    }
}

fn identity(proven: &Proven) -> Identity<'_> {
    Identity { issuer: &proven.issuer, subject: &proven.subject }
}

async fn come_in(
    app: &App,
    reader: &Reader,
    headers: &HeaderMap,
    proven: Proven,
    onward: &str,
) -> Result<Response, Problem> {
    let mut tx = app.state.db.read().await?;
    let known = identities::account(&mut tx, identity(&proven)).await?;
    drop(tx);
    let account = match known {
        Some(account) => account,
        None => match admit(app, &proven).await? {
            Ok(account) => account,
            Err(why) => return no(app, reader, why),
        },
    };
    let mut tx = app.state.db.write(Actor::Person(account), app.now()).await?;
    let district = &app.state.district;
    identities::follow(&mut tx, district, account, &proven.issuer, &proven.memberships).await?;
    let now = accounts::by_id(&mut tx, account).await?.ok_or(Problem::SignIn)?;
    if now.locked || now.memberships.is_empty() {
        // What was taken away stays taken away, and whoever came in with it before is out.
        sessions::end_all(&mut tx, account).await?;
        tx.commit().await?;
        return no(app, reader, NO_ROLE);
    }
    let come = Coming { account, strong: true, onward };
    let_in(app, reader, headers, tx, come).await
}

/// Makes an account for somebody who comes for the first time, where the provider's word gives a role.
async fn admit(app: &App, proven: &Proven) -> Result<Result<AccountId, No>, Problem> {
    if proven.memberships.is_empty() {
        return Ok(Err(NO_ROLE));
    }
    let email = proven.email.as_deref().filter(|email| accounts::can_get_mail(email));
    let Some(email) = email else { return Ok(Err(NO_ADDRESS)) };
    let name: String = proven
        .name
        .as_deref()
        .unwrap_or(email)
        .chars()
        .filter(|c| !c.is_control())
        .take(LONGEST_NAME)
        .collect();
    let mut tx = app.state.db.write(Actor::Public, app.now()).await?;
    let district = &app.state.district;
    match identities::admit(&mut tx, district, identity(proven), email, name.trim()).await {
        Ok(account) => {
            tx.commit().await?;
            Ok(Ok(account))
        }
        Err(StoreError::Conflict(_)) => Ok(Err(TAKEN)),
        Err(error) => Err(error.into()),
    }
}

/// Who is to be bound, kept until the button is pressed.
#[derive(Serialize, Deserialize)]
pub(crate) struct ToBind {
    pub(crate) issuer: String,
    pub(crate) subject: String,
}

/// Shows whom the provider named: the browser may be signed in there as somebody else.
async fn ask_to_bind(
    app: &App,
    reader: &Reader,
    signed: &Signed,
    proven: Proven,
) -> Result<Response, Problem> {
    let _may = signed.may(SecureAccount)?;
    let mut tx = app.state.db.read().await?;
    if identities::account(&mut tx, identity(&proven)).await?.is_some() {
        return no(app, reader, BOUND);
    }
    drop(tx);
    let secret = Secret::random()?;
    let known = [proven.name, proven.email].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let who = if known.is_empty() { proven.subject.clone() } else { known };
    let kept = ToBind { issuer: proven.issuer, subject: proven.subject };
    let step = Step { account: Some(signed.who.account), kept: serde_json::to_string(&kept)? };
    steps::begin(&app.state.db, &secret, Asked::Identity, &step, app.now()).await?;
    let frame = frame(app, reader, "openid-bind-title");
    let page = BindPage { frame, desk: Desk::new(reader, signed), who };
    let mut answer = Html(page.render()?).into_response();
    Cookie::Step.put(app.settings(), answer.headers_mut(), Some(&secret));
    Ok(answer)
}

/// What the button on the sign-in page says.
pub(super) fn button(app: &App, reader: &Reader) -> Option<String> {
    let name = app.settings().openid.as_ref()?.name();
    Some(with(reader.lang, "openid-button", &[("provider", name)]))
}
