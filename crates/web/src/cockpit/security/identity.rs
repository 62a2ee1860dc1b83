//! The own identity at the provider of OpenID Connect: binding it to the account, and unbinding it.

use access::SecureAccount;
use axum::{
    extract::State,
    http::HeaderMap,
    response::{IntoResponse, Redirect, Response},
};
use store::{
    StoreError, accounts, factors,
    identities::{self, Identity},
    steps::{self, Asked},
};

use super::{app::Nothing, show};
use crate::{
    frame::Reader,
    guard::{Cookie, Posted, Signed},
    problem::Problem,
    sign_in::{Refused, openid},
    state::App,
    words::with,
};

const HERE: &str = "/cockpit/konto/sicherheit";

/// To the provider, to come back with an identity.
pub(crate) async fn leave(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
) -> Result<Response, Problem> {
    let _may = signed.may(SecureAccount)?;
    openid::leave_for(&app, &reader, Some(signed.who.account), HERE.to_owned()).await
}

pub(crate) async fn bind(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    headers: HeaderMap,
    Posted(Nothing {}): Posted<Nothing>,
) -> Result<Response, Problem> {
    let proof = signed.may(SecureAccount)?;
    let name = openid::provider(&app)?.name();
    let step = match Cookie::Step.held(&headers) {
        Some(secret) => {
            steps::take_alone(&app.state.db, &secret, Asked::Identity, app.now()).await?
        }
        None => None,
    };
    let Some(step) = step.filter(|step| step.account == Some(signed.who.account)) else {
        let wrong = Refused::wrong(&reader, "step-over");
        return show(&app, &reader, &signed, Some(wrong), None).await;
    };
    let kept: openid::ToBind = serde_json::from_str(&step.kept)?;
    let identity = Identity { issuer: &kept.issuer, subject: &kept.subject };
    let mut tx = signed.writes(&app).await?;
    match identities::bind(&mut tx, &proof, &app.state.district, identity).await {
        Ok(()) => {
            tx.commit().await?;
        }
        Err(StoreError::Conflict(_)) => {
            let words = with(reader.lang, "openid-bound-already", &[("provider", name)]);
            let wrong = Refused::said(words);
            return show(&app, &reader, &signed, Some(wrong), None).await;
        }
        Err(error) => return Err(error.into()),
    }
    Ok(Redirect::to(&reader.links.to(&format!("{HERE}?fertig=verbunden"))).into_response())
}

pub(crate) async fn unbind(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Posted(Nothing {}): Posted<Nothing>,
) -> Result<Response, Problem> {
    let proof = signed.may(SecureAccount)?;
    let openid = openid::provider(&app)?;
    let id = signed.who.account;
    let mut tx = signed.writes(&app).await?;
    let account = accounts::by_id(&mut tx, id).await?.ok_or(Problem::SignIn)?;
    let other_way = account.accepted || factors::of_account(&mut tx, id).await?.passkeys > 0;
    if !other_way {
        drop(tx);
        let wrong = Refused::wrong(&reader, "openid-only-way");
        return show(&app, &reader, &signed, Some(wrong), None).await;
    }
    match identities::unbind(&mut tx, &proof, &app.state.district, openid.issuer()).await {
        Ok(()) => {
            tx.commit().await?;
        }
        Err(StoreError::Conflict(_)) => {
            drop(tx);
            let wrong = Refused::wrong(&reader, "account-last");
            return show(&app, &reader, &signed, Some(wrong), None).await;
        }
        Err(error) => return Err(error.into()),
    }
    Ok(Redirect::to(&reader.links.to(&format!("{HERE}?fertig=getrennt"))).into_response())
}
