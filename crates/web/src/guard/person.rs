//! Whether a request comes from somebody who pressed a key, as far as browsers tell it. Robots can lie, but
//! those that do not are left out of what is counted.

use std::{convert::Infallible, net::IpAddr};

use axum::{extract::FromRequestParts, http::request::Parts};

use super::client;
use crate::state::App;

/// The client, where its browser says that a person opened this page. Used to count each only once, never
/// written down.
pub(crate) struct Person(pub(crate) Option<IpAddr>);

impl FromRequestParts<App> for Person {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Person, Infallible> {
        let pressed = parts.headers.get("sec-fetch-user").is_some_and(|value| value == "?1");
        Ok(Person(pressed.then(|| client(parts, &app.settings().trusted_proxies))))
    }
}
