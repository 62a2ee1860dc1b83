//! The list of everything that can be asked for.

use axum::routing::MethodRouter;

use crate::state::App;

/// One address.
pub struct Route {
    /// `GET` and with it `HEAD`: the portal has nothing else for readers.
    pub method: &'static str,
    /// With `{names}` for the parts that vary; without language and base path.
    pub path: &'static str,
    pub right: Right,
    pub kind: Kind,
    /// What it answers, in one English phrase.
    pub about: &'static str,
    /// Names of the parameters in the query.
    pub query: &'static [&'static str],
    pub(crate) mount: fn() -> MethodRouter<App>,
}

/// Who may ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Right {
    Public,
}

/// What comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An HTML page, walked through by the browser tests.
    Page,
    /// Data for programs, described in the OpenAPI document.
    Api,
    /// A file that belongs to a page: an export, a feed, data of the map.
    File,
    /// For the operator.
    Operation,
}

/// All routes of the site.
pub fn routes() -> impl Iterator<Item = &'static Route> {
    [
        crate::start::ROUTES,
        crate::offers::ROUTES,
        crate::organisations::ROUTES,
        crate::places::ROUTES,
        crate::topics::ROUTES,
        crate::municipalities::ROUTES,
        crate::legal::ROUTES,
        crate::api::ROUTES,
        crate::assets::ROUTES,
        crate::health::ROUTES,
    ]
    .into_iter()
    .flatten()
}

/// A page or file for everybody.
pub(crate) const fn public(
    path: &'static str,
    kind: Kind,
    about: &'static str,
    query: &'static [&'static str],
    mount: fn() -> MethodRouter<App>,
) -> Route {
    Route { method: "GET", path, right: Right::Public, kind, about, query, mount }
}
