//! Offers as their providers and the office write them: the list, the form, the preview, what becomes of an entry.

mod batch;
mod edit;
mod fields;
mod list;
mod picture;
pub(super) mod remarks;
mod review;
mod state;

use access::Capability;
use axum::routing::{get, post};

pub(super) use edit::{cells, state_word};
pub(super) use fields::{field_of, group_columns};

use crate::route::{Kind, Route, needs, needs_form};

pub(crate) const ROUTES: &[Route] = &[
    needs(Capability::EditOffer, "/cockpit/angebote", Kind::Page, "the offers to edit", || {
        get(list::page)
    }),
    needs_form(Capability::EditOffer, "/cockpit/angebote", "doubles offers", || post(list::double)),
    needs_form(
        Capability::EditOffer,
        "/cockpit/angebote/viele",
        "changes many offers at once, withdraws, shows or confirms them",
        || post(batch::take),
    ),
    needs(Capability::EditOffer, "/cockpit/angebote/neu", Kind::Page, "an empty form", || {
        get(edit::new)
    }),
    needs(Capability::EditOffer, "/cockpit/angebote/{id}", Kind::Page, "an offer's form", || {
        get(edit::page)
    }),
    needs_form(
        Capability::EditOffer,
        "/cockpit/angebote/{id}",
        "saves or submits an offer",
        || post(edit::change),
    ),
    needs(
        Capability::EditOffer,
        "/cockpit/angebote/{id}/vorschau",
        Kind::Page,
        "an offer as the public will see it",
        || get(state::preview),
    ),
    needs_form(
        Capability::EditOffer,
        "/cockpit/angebote/{id}/stand",
        "withdraws, shows or discards an offer",
        || post(state::change),
    ),
    needs_form(
        Capability::EditOffer,
        "/cockpit/angebote/{id}/bemerkung",
        "says something about an offer",
        || post(state::remark),
    ),
    needs_form(
        Capability::EditOffer,
        "/cockpit/angebote/{id}/bild",
        "shows a picture with an offer, or none",
        || post(picture::choose),
    ),
    needs(Capability::Review, "/cockpit/pruefen", Kind::Page, "what waits for a review", || {
        get(review::list)
    }),
    needs(
        Capability::Review,
        "/cockpit/pruefen/{id}",
        Kind::Page,
        "what a submitted offer would change",
        || get(review::page),
    ),
    needs_form(Capability::Review, "/cockpit/pruefen/{id}", "decides on an offer", || {
        post(review::decide)
    }),
    needs_form(Capability::Review, "/cockpit/vertrauen", "trusts an organisation or not", || {
        post(review::trust)
    }),
];
