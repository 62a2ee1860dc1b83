//! The API: what the pages show, for programs. Free to use, without a key.

mod changes;
mod figures;
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
    public("/api/v1/indicators", Kind::Api, "all indicators that can be computed", &[], || {
        get(figures::indicators)
    }),
    public(
        "/api/v1/indicators/{id}",
        Kind::Api,
        "an indicator's values, with state, numerator, denominator and sources",
        &["area", "year"],
        || get(figures::indicator),
    ),
    public(
        "/api/v1/cubes/{table}",
        Kind::Api,
        "a published table, each cell with its state",
        &["area", "year"],
        || get(figures::cube),
    ),
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
