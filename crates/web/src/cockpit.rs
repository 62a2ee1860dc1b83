//! The cockpit: what is behind the sign-in.
//!
//! Every route names the right that it needs ([`crate::route::Right`]), every handler asks for the proof with the object
//! at hand. Pages are the same for keyboard, phone and screen reader as those of the portal.

mod account;
mod audit;
mod form;
mod home;
mod letters;
pub(crate) mod offers;
mod people;
mod today;

use access::Capability;
use axum::routing::{get, post};

use crate::{
    frame::{Frame, Reader, Section},
    guard::Signed,
    route::{Kind, Route, needs, needs_form},
    state::App,
    words::text,
};

pub(crate) const ROUTES: &[Route] = &[
    needs(Capability::OpenCockpit, "/cockpit", Kind::Page, "the cockpit's first page", || {
        get(home::page)
    }),
    needs(Capability::Review, "/cockpit/heute", Kind::Page, "what waits for the office", || {
        get(today::page)
    }),
    needs_form(Capability::Review, "/cockpit/heute", "decides what waits", || post(today::decide)),
    needs(Capability::OpenCockpit, "/cockpit/konto", Kind::Page, "the own account", || {
        get(account::page)
    }),
    needs_form(Capability::OpenCockpit, "/cockpit/konto/passwort", "changes the password", || {
        post(account::change_password)
    }),
    needs_form(Capability::OpenCockpit, "/cockpit/konto/sitzung", "ends an own session", || {
        post(account::end_session)
    }),
    needs(Capability::InvitePerson, "/cockpit/einladen", Kind::Page, "the form to invite", || {
        get(people::form)
    }),
    needs_form(Capability::InvitePerson, "/cockpit/einladen", "invites a person", || {
        post(people::invite)
    }),
    needs(Capability::ManageAccounts, "/cockpit/konten", Kind::Page, "all accounts", || {
        get(people::list)
    }),
    needs_form(Capability::ManageAccounts, "/cockpit/konten/sperre", "locks or opens", || {
        post(people::lock)
    }),
    needs_form(Capability::ManageAccounts, "/cockpit/konten/rollen", "changes roles", || {
        post(people::change_roles)
    }),
    needs(Capability::ReadAudit, "/cockpit/protokoll", Kind::Page, "who did what", || {
        get(audit::page)
    }),
    needs(Capability::ReadAudit, "/cockpit/protokoll.csv", Kind::File, "the same as CSV", || {
        get(audit::file)
    }),
];

/// What all pages of the cockpit share.
pub(crate) struct Desk {
    pub(crate) name: String,
    /// The word that every form carries.
    pub(crate) word: String,
    pub(crate) menu: Vec<Entry>,
}

/// A place in the cockpit.
pub(crate) struct Entry {
    pub(crate) url: String,
    pub(crate) word: String,
    pub(crate) current: bool,
}

/// The places of the cockpit: what for, where, and the key of the word.
const PLACES: &[(Capability, &str, &str)] = &[
    (Capability::OpenCockpit, "/cockpit", "cockpit-home"),
    (Capability::Review, "/cockpit/heute", "cockpit-today"),
    (Capability::EditOffer, "/cockpit/angebote", "cockpit-offers"),
    (Capability::Review, "/cockpit/pruefen", "cockpit-review"),
    (Capability::InvitePerson, "/cockpit/einladen", "cockpit-invite"),
    (Capability::ManageAccounts, "/cockpit/konten", "cockpit-accounts"),
    (Capability::ReadAudit, "/cockpit/protokoll", "cockpit-audit"),
    (Capability::OpenCockpit, "/cockpit/konto", "cockpit-account"),
];

impl Desk {
    fn new(reader: &Reader, signed: &Signed) -> Desk {
        let menu = PLACES
            .iter()
            .filter(|(capability, _, _)| signed.can(*capability))
            .map(|(_, path, word)| Entry {
                url: reader.links.to(path),
                word: text(reader.lang, word).into_owned(),
                current: reader.path == *path,
            })
            .collect();
        Desk { name: signed.who.name.clone(), word: signed.form_word(), menu }
    }
}

/// A frame that search engines do not list.
fn frame(app: &App, reader: &Reader, title: &str) -> Frame {
    let title = text(reader.lang, title);
    let mut frame = Frame::new(app.settings(), reader, Section::Other, &title).under(&[]);
    frame.indexed = false;
    frame
}
