//! For the operator: whether it lives.

use axum::{extract::State, http::StatusCode, response::IntoResponse, routing::get};

use crate::{
    route::{Kind, Route, public},
    state::App,
    stock,
};

pub(crate) const ROUTES: &[Route] =
    &[public("/health", Kind::Operation, "whether database and index answer", &[], || get(health))];

async fn health(State(app): State<App>) -> impl IntoResponse {
    match stock::lives(&app).await {
        Ok(()) => (StatusCode::OK, "ok\n"),
        Err(problem) => {
            tracing::error!(problem = format!("{problem:?}"), "the health check failed");
            (StatusCode::SERVICE_UNAVAILABLE, "database or index do not answer\n")
        }
    }
}
