//! What an organisation says of itself: its own entry and those of its places, written like offers.

mod edit;
mod entry;
mod list;
pub(super) mod pictures;
mod state;
pub(super) mod upload;

use access::Capability;
use axum::routing::{get, post};
use base::OrganisationId;
use landscape::{Organisation, Place};

use crate::{
    problem::Problem,
    route::{Kind, Route, needs, needs_file, needs_form},
};

pub(super) use entry::{Entry, field_of};

const EDIT: Capability = Capability::EditOrganisation;

pub(crate) const ROUTES: &[Route] = &[
    needs(EDIT, "/cockpit/einrichtungen", Kind::Page, "the organisations to edit", || {
        get(list::page)
    }),
    needs(EDIT, "/cockpit/einrichtungen/neu", Kind::Page, "a new organisation's form", || {
        get(edit::new_organisation)
    }),
    needs(EDIT, "/cockpit/einrichtungen/{id}", Kind::Page, "an organisation's form", || {
        get(edit::page::<Organisation>)
    }),
    needs_form(EDIT, "/cockpit/einrichtungen/{id}", "saves or submits an organisation", || {
        post(edit::change::<Organisation>)
    }),
    needs(
        EDIT,
        "/cockpit/einrichtungen/{id}/vorschau",
        Kind::Page,
        "an organisation as the public will see it",
        || get(state::preview::<Organisation>),
    ),
    needs_form(
        EDIT,
        "/cockpit/einrichtungen/{id}/stand",
        "withdraws, shows or discards an organisation",
        || post(state::change::<Organisation>),
    ),
    needs_form(
        EDIT,
        "/cockpit/einrichtungen/{id}/bemerkung",
        "says something about an organisation",
        || post(state::remark::<Organisation>),
    ),
    needs(
        EDIT,
        "/cockpit/einrichtungen/{id}/bilder",
        Kind::Page,
        "the pictures of an organisation",
        || get(pictures::page),
    ),
    needs_file(EDIT, "/cockpit/einrichtungen/{id}/bilder", "adds a picture", || {
        post(pictures::add)
    }),
    needs_form(
        EDIT,
        "/cockpit/einrichtungen/{id}/bilder/{picture}",
        "says something else of a picture, releases, hides or removes it",
        || post(pictures::change),
    ),
    needs(
        EDIT,
        "/cockpit/einrichtungen/{id}/datei",
        Kind::Page,
        "uploading a file of offers, and what it would change",
        || get(upload::page),
    ),
    needs_file(EDIT, "/cockpit/einrichtungen/{id}/datei", "reads a file of offers", || {
        post(upload::take)
    }),
    needs_form(
        EDIT,
        "/cockpit/einrichtungen/{id}/datei/lauf",
        "applies what a file changes, hands it in, discards it or takes it back",
        || post(upload::decide),
    ),
    needs(EDIT, "/cockpit/vorlage.xlsx", Kind::File, "the empty table of offers", || {
        get(upload::template)
    }),
    needs(EDIT, "/cockpit/orte", Kind::Page, "the places that no organisation runs", || {
        get(list::places)
    }),
    needs(EDIT, "/cockpit/orte/neu", Kind::Page, "a new place's form", || get(edit::new_place)),
    needs(EDIT, "/cockpit/orte/{id}", Kind::Page, "a place's form", || get(edit::page::<Place>)),
    needs_form(EDIT, "/cockpit/orte/{id}", "saves or submits a place", || {
        post(edit::change::<Place>)
    }),
    needs(
        EDIT,
        "/cockpit/orte/{id}/vorschau",
        Kind::Page,
        "a place as the public will see it",
        || get(state::preview::<Place>),
    ),
    needs_form(EDIT, "/cockpit/orte/{id}/stand", "withdraws, shows or discards a place", || {
        post(state::change::<Place>)
    }),
    needs_form(EDIT, "/cockpit/orte/{id}/bemerkung", "says something about a place", || {
        post(state::remark::<Place>)
    }),
];

/// The organisation that a path names.
fn owner(id: &str) -> Result<OrganisationId, Problem> {
    id.parse().map_err(|_| Problem::NotFound)
}
