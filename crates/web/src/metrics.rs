//! Figures for Prometheus, on a listener of their own: what is asked and how long it takes, what waits, how far the
//! index is behind. Never an address, a query or a name.

use axum::{
    Router,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use metrics::gauge;

use crate::observe;

/// What the figures are about.
#[derive(Clone)]
struct Watched {
    db: store::Db,
    index: search::SearchIndex,
}

/// `/metrics` and nothing else. It is not part of the portal: listen where the public does not come.
pub fn metrics(db: store::Db, index: search::SearchIndex) -> Router {
    observe::begin();
    Router::new().route("/metrics", get(figures)).with_state(Watched { db, index })
}

async fn figures(State(watched): State<Watched>) -> Response {
    match store::load(&watched.db).await {
        Ok(load) => {
            tell(&load, watched.index.position().0);
            let kind = "text/plain; version=0.0.4; charset=utf-8";
            ([(header::CONTENT_TYPE, kind)], observe::figures()).into_response()
        }
        Err(error) => {
            tracing::error!(%error, "the figures cannot be read");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}

fn tell(load: &store::Load, position: i64) {
    for state in ["waiting", "done", "failed"] {
        gauge!("verzahnt_jobs", "state" => state).set(count(load.jobs.get(state)));
    }
    for state in ["waiting", "failed"] {
        gauge!("verzahnt_mails", "state" => state).set(count(load.mails.get(state)));
    }
    let behind = load.head.0.saturating_sub(position).max(0);
    gauge!("verzahnt_index_changes_behind").set(count(Some(&behind)));
    let used = load.connections.saturating_sub(load.idle);
    for (state, connections) in [("used", used), ("idle", load.idle)] {
        let connections = u32::try_from(connections).unwrap_or(u32::MAX);
        gauge!("verzahnt_database_connections", "state" => state).set(connections);
    }
}

fn count(n: Option<&i64>) -> f64 {
    f64::from(u32::try_from(n.copied().unwrap_or_default()).unwrap_or(u32::MAX))
}
