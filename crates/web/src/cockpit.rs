//! The cockpit: what is behind the sign-in.
//!
//! Every route names the right that it needs ([`crate::route::Right`]), every handler asks for the proof with the object
//! at hand. Pages are the same for keyboard, phone and screen reader as those of the portal.

mod absence;
mod account;
mod audit;
pub(crate) mod concepts;
pub(crate) mod effect;
mod factors;
mod form;
mod home;
mod letters;
mod links;
pub(crate) mod merging;
mod names;
pub(crate) mod notices;
pub(crate) mod offers;
mod open_to;
pub(crate) mod organisations;
mod other_data;
mod own_data;
mod people;
mod protection;
mod quality;
mod security;
mod sources;
pub(crate) mod texts;
mod today;

pub(crate) use people::LONGEST_NAME;

use access::Capability;
use axum::routing::{get, post};
use store::RecordRef;

use crate::{
    frame::{Frame, Reader},
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
    needs(
        Capability::EditOffer,
        "/cockpit/qualitaet",
        Kind::Page,
        "how complete entries are, of one organisation or of the district",
        || get(quality::page),
    ),
    needs(
        Capability::Review,
        "/cockpit/vertretung",
        Kind::Page,
        "being away, and deputies",
        || get(absence::page),
    ),
    needs_form(
        Capability::Review,
        "/cockpit/vertretung",
        "says that somebody is away, or that the office is closed",
        || post(absence::change),
    ),
    needs(Capability::OpenCockpit, "/cockpit/konto", Kind::Page, "the own account", || {
        get(account::page)
    }),
    needs_form(Capability::OpenCockpit, "/cockpit/konto/passwort", "changes the password", || {
        post(account::change_password)
    }),
    needs_form(Capability::OpenCockpit, "/cockpit/konto/sitzung", "ends an own session", || {
        post(account::end_session)
    }),
    needs_form(Capability::OpenCockpit, "/cockpit/konto/name", "changes the own name", || {
        post(account::change_name)
    }),
    needs(
        Capability::SecureAccount,
        "/cockpit/konto/sicherheit",
        Kind::Page,
        "how the own account is proved",
        || get(security::page),
    ),
    needs(
        Capability::SecureAccount,
        "/cockpit/konto/sicherheit/app",
        Kind::Page,
        "sets up an app for codes",
        || get(security::form),
    ),
    needs_form(
        Capability::SecureAccount,
        "/cockpit/konto/sicherheit/app",
        "makes a secret for an app",
        || post(security::begin),
    ),
    needs_form(
        Capability::SecureAccount,
        "/cockpit/konto/sicherheit/app/bestaetigen",
        "takes the first code of an app",
        || post(security::confirm),
    ),
    needs_form(
        Capability::SecureAccount,
        "/cockpit/konto/sicherheit/app/aus",
        "switches the app off",
        || post(security::switch_off),
    ),
    needs_form(
        Capability::SecureAccount,
        "/cockpit/konto/sicherheit/wiederherstellung",
        "makes new recovery codes",
        || post(security::renew),
    ),
    needs_form(
        Capability::SecureAccount,
        "/cockpit/konto/sicherheit/passkey/frage",
        "asks the browser to make a passkey",
        || post(security::passkeys::ask),
    ),
    needs_form(
        Capability::SecureAccount,
        "/cockpit/konto/sicherheit/passkey",
        "keeps a new passkey",
        || post(security::passkeys::add),
    ),
    needs_form(
        Capability::SecureAccount,
        "/cockpit/konto/sicherheit/passkey/weg",
        "takes a passkey away",
        || post(security::passkeys::remove),
    ),
    needs(
        Capability::SecureAccount,
        "/cockpit/konto/sicherheit/openid",
        Kind::Way,
        "leads to the provider to bind an identity",
        || get(security::identity::leave),
    ),
    needs_form(
        Capability::SecureAccount,
        "/cockpit/konto/sicherheit/openid",
        "binds an identity",
        || post(security::identity::bind),
    ),
    needs_form(
        Capability::SecureAccount,
        "/cockpit/konto/sicherheit/openid/weg",
        "unbinds the identity",
        || post(security::identity::unbind),
    ),
    needs(Capability::OpenCockpit, "/cockpit/konto/daten", Kind::Page, "the own data", || {
        get(own_data::page)
    }),
    needs(Capability::OpenCockpit, "/cockpit/konto/daten.json", Kind::File, "a copy of it", || {
        get(own_data::copy)
    }),
    needs_form(Capability::OpenCockpit, "/cockpit/konto/nachrichten", "chooses mails", || {
        post(own_data::choose)
    }),
    needs_form(Capability::OpenCockpit, "/cockpit/konto/loeschen", "ends the account", || {
        post(own_data::end)
    }),
    needs(
        Capability::ReadEffect,
        "/cockpit/wirkung",
        Kind::Page,
        "how often was seen what",
        || get(effect::page),
    ),
    needs(Capability::ReadEffect, "/cockpit/wirkung.csv", Kind::File, "the same as CSV", || {
        get(effect::file)
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
    needs_form(Capability::ManageAccounts, "/cockpit/konten/faktor", "demands a factor", || {
        post(factors::demand)
    }),
    needs_form(
        Capability::ManageAccounts,
        "/cockpit/konten/faktor-alle",
        "demands a factor of all",
        || post(factors::demand_of_all),
    ),
    needs_form(
        Capability::ManageAccounts,
        "/cockpit/konten/faktor-weg",
        "takes a lost factor away",
        || post(factors::reset),
    ),
    needs(Capability::ManageSources, "/cockpit/quellen", Kind::Page, "all sources", || {
        get(sources::list)
    }),
    needs(Capability::ManageSources, "/cockpit/quellen/neu", Kind::Page, "a new source", || {
        get(sources::one::new)
    }),
    needs_form(Capability::ManageSources, "/cockpit/quellen/neu", "enters a source", || {
        post(sources::change::add)
    }),
    needs(Capability::ManageSources, "/cockpit/quellen/{key}", Kind::Page, "one source", || {
        get(sources::one::page)
    }),
    needs_form(
        Capability::ManageSources,
        "/cockpit/quellen/{key}/adresse",
        "proposes an address for a source",
        || post(sources::change::propose),
    ),
    needs_form(
        Capability::ManageSources,
        "/cockpit/quellen/{key}/plan",
        "fetches a source now, changes how often, pauses it",
        || post(sources::change::plan),
    ),
    needs_form(
        Capability::DecideRuns,
        "/cockpit/quellen/{key}/lauf",
        "releases a run, discards it or takes it back",
        || post(sources::change::decide),
    ),
    needs(Capability::ManageSources, "/cockpit/links", Kind::Page, "dead links", || {
        get(links::page)
    }),
    needs(Capability::ManageAccounts, "/cockpit/konten/daten", Kind::Page, "one's data", || {
        get(other_data::page)
    }),
    needs_form(Capability::ManageAccounts, "/cockpit/konten/kopie", "copies one's data", || {
        post(other_data::copy)
    }),
    needs_form(Capability::ManageAccounts, "/cockpit/konten/loeschen", "erases one's data", || {
        post(other_data::erase)
    }),
    needs(
        Capability::ReadDataProtection,
        "/cockpit/datenschutz",
        Kind::Page,
        "the register of processing activities",
        || get(protection::page),
    ),
    needs(
        Capability::ReadDataProtection,
        "/cockpit/datenschutz.csv",
        Kind::File,
        "the same as CSV",
        || get(protection::file),
    ),
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
    pub(crate) menu: Vec<Group>,
    /// The word of the place where the reader is.
    pub(crate) here: Option<String>,
}

/// Places of the cockpit that belong together.
pub(crate) struct Group {
    /// Nothing over the first page.
    pub(crate) heading: Option<String>,
    pub(crate) entries: Vec<Entry>,
}

/// A place in the cockpit.
pub(crate) struct Entry {
    pub(crate) url: String,
    pub(crate) word: String,
    /// What `aria-current` says: `page`, or `true` on a page below it.
    pub(crate) current: Option<&'static str>,
}

/// A place: what it asks for, where it is, and the key of the word.
type Place = (Capability, &'static str, &'static str);

/// The places of the cockpit by what people come for, each group under the key of its heading.
const PLACES: &[(Option<&str>, &[Place])] = &[
    (None, &[(Capability::OpenCockpit, "/cockpit", "cockpit-home")]),
    (
        Some("menu-entries"),
        &[
            (Capability::EditOffer, "/cockpit/angebote", "cockpit-offers"),
            (Capability::EditOrganisation, "/cockpit/einrichtungen", "cockpit-organisations"),
            (Capability::EditOffer, "/cockpit/qualitaet", "cockpit-quality"),
            (Capability::ReadEffect, "/cockpit/wirkung", "cockpit-effect"),
            (Capability::ManageSources, "/cockpit/quellen", "cockpit-sources"),
            (Capability::ManageSources, "/cockpit/links", "cockpit-links"),
        ],
    ),
    (
        Some("menu-desk"),
        &[
            (Capability::Review, "/cockpit/heute", "cockpit-today"),
            (Capability::Review, "/cockpit/pruefen", "cockpit-review"),
            (Capability::EditTexts, "/cockpit/texte", "cockpit-texts"),
            (Capability::EditVocabulary, "/cockpit/themen", "cockpit-concepts"),
            (Capability::Review, "/cockpit/zusammenfuehren", "cockpit-merging"),
            (Capability::Review, "/cockpit/vertretung", "cockpit-absence"),
        ],
    ),
    (
        Some("menu-network"),
        &[
            (Capability::ReadNetwork, "/cockpit/boerse", "cockpit-notices"),
            (Capability::InvitePerson, "/cockpit/einladen", "cockpit-invite"),
        ],
    ),
    (
        Some("menu-house"),
        &[
            (Capability::ManageAccounts, "/cockpit/konten", "cockpit-accounts"),
            (Capability::ReadAudit, "/cockpit/protokoll", "cockpit-audit"),
            (Capability::ReadDataProtection, "/cockpit/datenschutz", "cockpit-protection"),
        ],
    ),
    (
        Some("menu-account"),
        &[
            (Capability::OpenCockpit, "/cockpit/konto", "cockpit-account"),
            (Capability::SecureAccount, "/cockpit/konto/sicherheit", "cockpit-security"),
        ],
    ),
];

/// The place that a path belongs to: itself, or the nearest one above it. Only itself is below the first page.
fn place_of(path: &str) -> Option<&'static str> {
    let path = if path.starts_with("/cockpit/orte") { "/cockpit/einrichtungen" } else { path };
    let places = PLACES.iter().flat_map(|(_, places)| places.iter().map(|(_, at, _)| *at));
    let above = |at: &&str| {
        let below = path.strip_prefix(at);
        below.is_some_and(|rest| rest.is_empty() || (*at != "/cockpit" && rest.starts_with('/')))
    };
    places.filter(above).max_by_key(|at| at.len())
}

/// The page on which an entry is written.
pub(crate) fn page_of(entry: RecordRef) -> String {
    let place = match entry {
        RecordRef::Organisation(_) => "einrichtungen",
        RecordRef::Place(_) => "orte",
        RecordRef::Offer(_) | RecordRef::Source(_) | RecordRef::Area(_) => "angebote",
    };
    format!("/cockpit/{place}/{}", entry.uuid())
}

impl Desk {
    pub(crate) fn new(reader: &Reader, signed: &Signed) -> Desk {
        let said = |key: &str| text(reader.lang, key).into_owned();
        let here = place_of(&reader.path);
        let entry = |(_, path, word): &Place| Entry {
            url: reader.links.to(path),
            word: said(word),
            current: (here == Some(*path)).then(|| reader.path == *path).map(|is| match is {
                true => "page",
                false => "true",
            }),
        };
        let groups = PLACES.iter().map(|(heading, places)| Group {
            heading: heading.map(said),
            entries: places.iter().filter(|it| signed.can(it.0)).map(entry).collect(),
        });
        let menu: Vec<Group> = groups.filter(|group| !group.entries.is_empty()).collect();
        let mut entries = menu.iter().flat_map(|group| &group.entries);
        let here = entries.find(|entry| entry.current.is_some()).map(|entry| entry.word.clone());
        Desk { name: signed.who.name.clone(), word: signed.form_word(), menu, here }
    }
}

/// A frame that search engines do not list.
fn frame(app: &App, reader: &Reader, title: &str) -> Frame {
    Frame::unlisted(app.settings(), reader, title)
}
