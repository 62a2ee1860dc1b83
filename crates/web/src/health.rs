//! For the operator: whether it lives, and its figures.

use axum::{
    extract::State,
    http::{StatusCode, header},
    response::IntoResponse,
    routing::get,
};

use crate::{
    observe,
    route::{Kind, Route, public},
    state::App,
    stock,
};

pub(crate) const ROUTES: &[Route] = &[
    public("/health", Kind::Operation, "whether database and index answer", &[], || get(health)),
    public("/metrics", Kind::Operation, "figures for Prometheus", &[], || get(metrics)),
];

async fn health(State(app): State<App>) -> impl IntoResponse {
    match stock::lives(&app).await {
        Ok(()) => (StatusCode::OK, "ok\n"),
        Err(problem) => {
            tracing::error!(problem = format!("{problem:?}"), "the health check failed");
            (StatusCode::SERVICE_UNAVAILABLE, "database or index do not answer\n")
        }
    }
}

async fn metrics() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], observe::figures())
}
