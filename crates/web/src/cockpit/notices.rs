//! *Suche und Biete*: what the organisations of the network look for and can give, for those who are signed in.
//!
//! Everybody who is signed in reads; editors write for their own organisation, the office for all. Beside each own notice
//! stands what fits it, with the reasons. None of it is public.

mod edit;
mod list;
mod one;
mod own;
mod pool;
mod said;

use access::Capability;
use axum::routing::{get, post};

use crate::route::{Kind, Route, needs, needs_form};

pub(super) use own::{News, news};

const READ: Capability = Capability::ReadNetwork;
const EDIT: Capability = Capability::EditNotice;

/// Where it all stands.
pub(super) const HERE: &str = "/cockpit/boerse";

pub(crate) const ROUTES: &[Route] = &[
    needs(READ, "/cockpit/boerse", Kind::Page, "what is looked for and given", || get(list::page)),
    needs(EDIT, "/cockpit/boerse/eigene", Kind::Page, "the own notices", || get(own::page)),
    needs(EDIT, "/cockpit/boerse/neu", Kind::Page, "a new notice's form", || get(edit::new)),
    needs(READ, "/cockpit/boerse/{id}", Kind::Page, "a notice and what fits it", || get(one::page)),
    needs(EDIT, "/cockpit/boerse/{id}/bearbeiten", Kind::Page, "a notice's form", || {
        get(edit::page)
    }),
    needs_form(EDIT, "/cockpit/boerse/{id}", "keeps a notice", || post(edit::keep)),
    needs_form(
        EDIT,
        "/cockpit/boerse/{id}/stand",
        "settles, withdraws or extends a notice",
        || post(one::change),
    ),
];
