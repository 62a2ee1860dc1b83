//! Who is signed in: the session, the right that a route asks for, and the word that a form carries back.
//!
//! Writing is taken from our own pages alone, in two ways: the browser has to say that the request comes from our
//! origin, and the form has to carry a word that follows from the session.

use access::{Action, Capability, Denied, Granted, Reach, Visitor, could, grant};
use axum::{
    body::{Body, Bytes},
    extract::{FromRequest, FromRequestParts, Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use base::OrganisationId;
use serde::de::DeserializeOwned;
use store::{Secret, WriteTx, sessions, sessions::SignedIn};
use url::form_urlencoded;

use super::Cookie;
use crate::{
    Settings,
    address::{Links, with_query},
    problem::Problem,
    route::Right,
    state::App,
};

/// The field in which a form carries its word.
pub(super) const FIELD: &str = "formular";

/// What a session's secret is turned into for its forms.
const FORM: &str = "form";

/// Somebody who is signed in. A handler behind a route with a right gets it for certain.
#[derive(Debug, Clone)]
pub(crate) struct Signed {
    pub(crate) who: SignedIn,
    secret: Secret,
}

impl Signed {
    fn visitor(&self) -> Visitor {
        let (account, memberships) = (self.who.account, self.who.memberships.clone());
        match self.who.unsecured {
            true => Visitor::Unsecured { account, memberships },
            false => Visitor::Person { account, memberships },
        }
    }

    /// The proof that this person may do something, or a page that says no.
    pub(crate) fn may<A: Action>(&self, action: A) -> Result<Granted<A>, Problem> {
        grant(&self.visitor(), action).map_err(|denied| match denied {
            Denied::SignIn => Problem::SignIn,
            Denied::SecondFactor | Denied::NotAllowed(_) => Problem::Forbidden,
        })
    }

    /// Whether this person can do something somewhere: what a menu shows.
    pub(crate) fn can(&self, capability: Capability) -> bool {
        could(&self.visitor(), capability).is_ok()
    }

    /// Whether this person can do something everywhere in the district.
    pub(crate) fn everywhere(&self, capability: Capability) -> bool {
        self.who.memberships.iter().any(|m| capability.reach(m.role) == Reach::Everything)
    }

    /// The organisations in which this person can do something because of what they are there.
    pub(crate) fn own(&self, capability: Capability) -> Vec<OrganisationId> {
        capability.own(&self.who.memberships)
    }

    /// The word that the person's forms carry.
    pub(crate) fn form_word(&self) -> String {
        self.secret.derived(FORM)
    }

    pub(crate) fn secret(&self) -> &Secret {
        &self.secret
    }

    /// A transaction in which this person writes.
    pub(crate) async fn writes(&self, app: &App) -> Result<WriteTx, Problem> {
        Ok(app.state.db.write(base::Actor::Person(self.who.account), app.now()).await?)
    }
}

impl FromRequestParts<App> for Signed {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _app: &App) -> Result<Signed, Problem> {
        parts.extensions.get::<Signed>().cloned().ok_or(Problem::SignIn)
    }
}

/// Stands before every route that asks for a right or takes a form.
pub(crate) async fn admit(
    State((app, right)): State<(App, Right)>,
    mut request: Request,
    next: Next,
) -> Response {
    if *request.method() != Method::GET && !from_our_origin(app.settings(), request.headers()) {
        return Problem::Forbidden.into_response();
    }
    let Right::Needs(capability) = right else {
        return private(next.run(request).await);
    };
    let signed = match signed(&app, request.headers()).await {
        Ok(Some(signed)) => signed,
        Ok(None) if *request.method() == Method::GET => {
            return to_sign_in(&app, &request).into_response();
        }
        Ok(None) => return Problem::SignIn.into_response(),
        Err(problem) => return problem.into_response(),
    };
    match could(&signed.visitor(), capability) {
        Ok(()) => {}
        Err(Denied::SecondFactor) if *request.method() == Method::GET => {
            let there = links(&app, &request).to("/cockpit/konto/sicherheit");
            return Redirect::to(&there).into_response();
        }
        Err(_) => return Problem::Forbidden.into_response(),
    }
    request.extensions_mut().insert(signed);
    private(next.run(request).await)
}

/// Who sends these headers, where somebody is signed in.
pub(crate) async fn signed(app: &App, headers: &HeaderMap) -> Result<Option<Signed>, Problem> {
    let Some(secret) = Cookie::Session.held(headers) else { return Ok(None) };
    let who = sessions::who(&app.state.db, &secret, app.now()).await?;
    Ok(who.map(|who| Signed { who, secret }))
}

fn to_sign_in(app: &App, request: &Request) -> Redirect {
    let wanted = request.uri().path_and_query().map_or("/cockpit", |it| it.as_str());
    Redirect::to(&links(app, request).to(&with_query("/anmelden", &[("weiter", wanted)])))
}

fn links(app: &App, request: &Request) -> Links {
    let lang = request.extensions().get::<crate::Lang>().copied().unwrap_or_default();
    Links::new(app.settings().path(), lang)
}

/// No cache keeps what only one person may see, and no other site learns its address.
fn private(mut answer: Response) -> Response {
    let headers = answer.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    answer
}

/// Whether a request that writes comes from one of our pages: browsers say so in `Sec-Fetch-Site`, older ones in
/// `Origin`. What says neither is no browser, so nobody's cookie is misused.
fn from_our_origin(settings: &Settings, headers: &HeaderMap) -> bool {
    let said = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    match (said("sec-fetch-site"), said("origin")) {
        (Some(site), _) => site == "same-origin" || site == "none",
        (None, Some(origin)) => origin == settings.origin(),
        (None, None) => true,
    }
}

/// A form of somebody who is signed in, with the word that only a page of this session has.
pub(crate) struct Posted<T>(pub(crate) T);

impl<T: DeserializeOwned> FromRequest<App> for Posted<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, app: &App) -> Result<Posted<T>, Problem> {
        let (mut parts, body) = request.into_parts();
        let signed = Signed::from_request_parts(&mut parts, app).await?;
        let bytes = Bytes::from_request(Request::from_parts(parts.clone(), body), app)
            .await
            .map_err(|rejection| match rejection.status() {
                StatusCode::PAYLOAD_TOO_LARGE => Problem::TooLarge,
                _ => Problem::BadRequest(rejection.body_text()),
            })?;
        let word = form_urlencoded::parse(&bytes).find(|(name, _)| name == FIELD);
        // Both sides are hashes of a secret: comparing them takes a time that tells nothing of it.
        if word.is_none_or(|(_, word)| word != signed.form_word()) {
            return Err(Problem::Forbidden);
        }
        let axum::Form(form) =
            axum::Form::<T>::from_request(Request::from_parts(parts, Body::from(bytes)), app)
                .await
                .map_err(|rejection| Problem::BadRequest(rejection.body_text()))?;
        Ok(Posted(form))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings() -> Settings {
        Settings {
            base_url: "https://bildung.example/x".into(),
            base_path: "/x".into(),
            ..Settings::default()
        }
    }

    #[test]
    fn what_is_written_from_elsewhere_is_refused() {
        let cases = [
            (None, None, true),
            (Some("same-origin"), None, true),
            (Some("none"), None, true),
            (Some("cross-site"), None, false),
            (Some("same-site"), Some("https://bildung.example"), false),
            (None, Some("https://bildung.example"), true),
            (None, Some("https://boese.example"), false),
            (None, Some("null"), false),
        ];
        for (site, origin, expected) in cases {
            let mut headers = HeaderMap::new();
            if let Some(site) = site {
                headers.insert("sec-fetch-site", HeaderValue::from_static(site));
            }
            if let Some(origin) = origin {
                headers.insert("origin", HeaderValue::from_static(origin));
            }
            assert_eq!(from_our_origin(&settings(), &headers), expected, "{site:?} {origin:?}");
        }
    }
}
