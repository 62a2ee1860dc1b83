//! The API: what the pages show, for programs. Free to use, without a key.

mod changes;
mod offers;
mod openapi;
mod registers;

use axum::routing::get;

use crate::{
    offers::SEARCH,
    route::{Kind, Route, public},
};

pub(crate) use offers::item;

pub(crate) const ROUTES: &[Route] = &[
    public("/api/v1/offers", Kind::Api, "offers found by a search", SEARCH, || get(offers::list)),
    public("/api/v1/offers/{id}", Kind::Api, "one offer", &[], || get(offers::one)),
    public("/api/v1/organisations", Kind::Api, "all organisations", &["limit", "offset"], || {
        get(registers::organisations)
    }),
    public("/api/v1/places", Kind::Api, "all places of learning", &["limit", "offset"], || {
        get(registers::places)
    }),
    public(
        "/api/v1/changes",
        Kind::Api,
        "what changed after a position",
        &["after", "limit"],
        || get(changes::after),
    ),
    public("/api/openapi.json", Kind::File, "this API as OpenAPI 3.1", &[], || {
        get(openapi::document)
    }),
];
