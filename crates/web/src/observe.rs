//! What operators see: one log line and two figures per request, never an address or a query.

use std::{sync::OnceLock, time::Instant};

use axum::{
    extract::{MatchedPath, Request},
    middleware::Next,
    response::Response,
};
use metrics::{counter, histogram};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};

static RECORDER: OnceLock<Option<PrometheusHandle>> = OnceLock::new();

/// Begins to count; a second site in the same process counts with the first.
pub(crate) fn begin() {
    RECORDER.get_or_init(|| {
        let buckets = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 1.0, 5.0];
        PrometheusBuilder::new()
            .set_buckets_for_metric(Matcher::Suffix("_seconds".to_owned()), &buckets)
            .ok()?
            .install_recorder()
            .ok()
    });
}

/// The figures in the text format of Prometheus.
pub(crate) fn figures() -> String {
    RECORDER.get().and_then(Option::as_ref).map(PrometheusHandle::render).unwrap_or_default()
}

/// Measures one request.
pub(crate) async fn measure(request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().cloned();
    let answer = next.run(request).await;
    let route = route.as_ref().map_or("none", MatchedPath::as_str).to_owned();
    let status = answer.status().as_u16();
    let taken = begun.elapsed();
    tracing::info!(
        http.method = %method,
        http.route = route,
        http.status = status,
        duration_ms = taken.as_secs_f64() * 1000.0,
        "answered"
    );
    counter!("verzahnt_requests_total", "route" => route.clone(), "status" => status.to_string())
        .increment(1);
    histogram!("verzahnt_request_seconds", "route" => route).record(taken.as_secs_f64());
    answer
}
