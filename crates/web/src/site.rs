//! The whole site as one router: routes from the pages' lists, and the layers around them.

use std::{any::Any, time::Duration};

use axum::{
    Router,
    extract::{DefaultBodyLimit, Request},
    http::StatusCode,
    middleware::{from_fn, from_fn_with_state, map_response},
    response::{IntoResponse, Response},
    routing::MethodRouter,
};
use tower_http::{
    CompressionLevel,
    catch_panic::CatchPanicLayer,
    compression::{
        CompressionLayer, Predicate,
        predicate::{DefaultPredicate, NotForContentType},
    },
    timeout::TimeoutLayer,
};

use crate::{
    State, address,
    guard::{LONGEST_FORM, MOST_BODY, admit, arrive, secure},
    observe,
    problem::{Problem, dress},
    route::{Right, routes},
    state::App,
};

const MOST_TIME: Duration = Duration::from_secs(20);
/// A file comes over a slow line too.
const MOST_TIME_OF_FILES: Duration = Duration::from_secs(300);

/// The portal. [`crate::serve`] tells it who asks, so that searches can be counted by client.
pub fn site(state: State) -> Router {
    observe::begin();
    let app = App::new(state);
    let https = app.settings().is_https();
    let base_path = app.settings().path().to_owned();
    let compression = CompressionLayer::new()
        .quality(CompressionLevel::Fastest)
        .compress_when(DefaultPredicate::new().and(NotForContentType::const_new("font/")));
    let inner = routes()
        .fold(Router::new(), |router, route| {
            let guarded = route.right != Right::Public || route.method != "GET";
            let (bytes, time) = match route.file {
                true => (MOST_BODY, MOST_TIME_OF_FILES),
                false => (LONGEST_FORM, MOST_TIME),
            };
            let mut mounted: MethodRouter<App> = (route.mount)();
            if guarded {
                mounted =
                    mounted.route_layer(from_fn_with_state((app.clone(), route.right), admit));
            }
            let slow = TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, time);
            let mounted: MethodRouter<App> = mounted.layer(DefaultBodyLimit::max(bytes));
            let mounted: MethodRouter<App> = mounted.layer(from_fn(arrive));
            let mounted: MethodRouter<App> = mounted.layer(slow);
            router.route(route.path, mounted)
        })
        .fallback(|| async { Problem::NotFound })
        // From the inside out.
        .layer(CatchPanicLayer::custom(fallen))
        .layer(from_fn_with_state(app.clone(), dress))
        .layer(compression)
        .layer(map_response(move |answer: Response| async move { secure(https, answer) }))
        .layer(from_fn(observe::measure))
        .with_state(app);
    let taken_apart = tower::ServiceBuilder::new()
        .map_request(move |request: Request| address::take_apart(&base_path, request))
        .service(inner);
    Router::new().fallback_service(taken_apart)
}

/// A handler fell over: said in the log without what was asked, answered as a fault of ours.
fn fallen(why: Box<dyn Any + Send>) -> Response {
    let text = why
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| why.downcast_ref::<&str>().copied())
        .unwrap_or("no text");
    Problem::from(anyhow::anyhow!("a handler panicked: {text}")).into_response()
}
