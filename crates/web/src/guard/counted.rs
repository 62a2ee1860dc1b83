//! A request that counts against its client's rate: a handler that takes it is limited.

use axum::{extract::FromRequestParts, http::request::Parts};

use super::client;
use crate::{problem::Problem, state::App};

/// Proof that the client may search once more.
pub(crate) struct Counted;

impl FromRequestParts<App> for Counted {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Counted, Problem> {
        let Some(buckets) = &app.buckets else { return Ok(Counted) };
        let client = client(parts, &app.settings().trusted_proxies);
        if buckets.allow(client, app.now()) { Ok(Counted) } else { Err(Problem::TooMany) }
    }
}
