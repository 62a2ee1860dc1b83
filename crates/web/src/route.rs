//! The list of everything that can be asked for.

use access::Capability;
use axum::routing::MethodRouter;

use crate::state::App;

/// One address.
pub struct Route {
    /// `GET` and with it `HEAD`, or `POST` for a form.
    pub method: &'static str,
    /// With `{names}` for the parts that vary; without language and base path.
    pub path: &'static str,
    pub right: Right,
    pub kind: Kind,
    /// What it answers, in one English phrase.
    pub about: &'static str,
    /// Names of the parameters in the query.
    pub query: &'static [&'static str],
    /// Whether it takes a file.
    pub(crate) file: bool,
    pub(crate) mount: fn() -> MethodRouter<App>,
}

/// Who may ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Right {
    Public,
    /// Who holds the link: its secret part stands in the address.
    Link,
    /// Who is signed in and can do this somewhere; with which object is asked in the handler.
    Needs(Capability),
}

/// What comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An HTML page, walked through by the browser tests.
    Page,
    /// A form that changes something; the answer leads to a page.
    Form,
    /// Leads away to another site, from where people come back.
    Way,
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
        crate::poster::ROUTES,
        crate::widget::ROUTES,
        crate::pictures::ROUTES,
        crate::topics::ROUTES,
        crate::municipalities::ROUTES,
        crate::figures::ROUTES,
        crate::articles::ROUTES,
        crate::sign_in::ROUTES,
        crate::confirm::ROUTES,
        crate::extend::ROUTES,
        crate::unsubscribe::ROUTES,
        crate::cockpit::ROUTES,
        crate::cockpit::concepts::ROUTES,
        crate::cockpit::merging::ROUTES,
        crate::cockpit::notices::ROUTES,
        crate::cockpit::offers::ROUTES,
        crate::cockpit::organisations::ROUTES,
        crate::cockpit::texts::ROUTES,
        crate::api::ROUTES,
        crate::assets::ROUTES,
        crate::health::ROUTES,
        crate::sitemap::ROUTES,
    ]
    .into_iter()
    .flatten()
}

/// A page or file.
const fn shown(
    right: Right,
    path: &'static str,
    kind: Kind,
    about: &'static str,
    query: &'static [&'static str],
    mount: fn() -> MethodRouter<App>,
) -> Route {
    Route { method: "GET", path, right, kind, about, query, file: false, mount }
}

/// A form that is sent.
const fn form(
    right: Right,
    path: &'static str,
    about: &'static str,
    mount: fn() -> MethodRouter<App>,
) -> Route {
    let kind = Kind::Form;
    Route { method: "POST", path, right, kind, about, query: &[], file: false, mount }
}

/// A page or file for everybody.
pub(crate) const fn public(
    path: &'static str,
    kind: Kind,
    about: &'static str,
    query: &'static [&'static str],
    mount: fn() -> MethodRouter<App>,
) -> Route {
    shown(Right::Public, path, kind, about, query, mount)
}

/// A form for everybody.
pub(crate) const fn public_form(
    path: &'static str,
    about: &'static str,
    mount: fn() -> MethodRouter<App>,
) -> Route {
    form(Right::Public, path, about, mount)
}

/// A page for whoever holds a link.
pub(crate) const fn linked(
    path: &'static str,
    about: &'static str,
    mount: fn() -> MethodRouter<App>,
) -> Route {
    shown(Right::Link, path, Kind::Page, about, &[], mount)
}

/// A form for whoever holds a link.
pub(crate) const fn linked_form(
    path: &'static str,
    about: &'static str,
    mount: fn() -> MethodRouter<App>,
) -> Route {
    form(Right::Link, path, about, mount)
}

/// A page or file for those who can do something.
pub(crate) const fn needs(
    capability: Capability,
    path: &'static str,
    kind: Kind,
    about: &'static str,
    mount: fn() -> MethodRouter<App>,
) -> Route {
    shown(Right::Needs(capability), path, kind, about, &[], mount)
}

/// A form for those who can do something.
pub(crate) const fn needs_form(
    capability: Capability,
    path: &'static str,
    about: &'static str,
    mount: fn() -> MethodRouter<App>,
) -> Route {
    form(Right::Needs(capability), path, about, mount)
}

/// A form with a file, for those who can do something.
pub(crate) const fn needs_file(
    capability: Capability,
    path: &'static str,
    about: &'static str,
    mount: fn() -> MethodRouter<App>,
) -> Route {
    Route { file: true, ..form(Right::Needs(capability), path, about, mount) }
}
