//! Persons: inviting them, their roles, locking and opening.

use std::collections::BTreeMap;

use access::{Capability, InvitePerson, ManageAccounts, Membership, Role};
use askama::Template;
use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::{Html, IntoResponse, Redirect, Response},
};
use base::{AccountId, OrganisationId};
use serde::Deserialize;
use store::{
    Secret, StoreError, accounts, factors, factors::Factors, outbox, outbox::Mail, sessions,
    sessions::Purpose,
};
use uuid::Uuid;

use super::{Desk, frame, open_to::open_to};
use crate::{
    Lang,
    frame::{Frame, Reader},
    guard::{Posted, Signed},
    problem::Problem,
    sign_in::address as link_address,
    state::App,
    words::{dates, text, with},
};

/// Longer names are no names.
pub(crate) const LONGEST_NAME: usize = 120;

/// Whether a text can be what a person is called.
pub(super) fn is_name(text: &str) -> bool {
    !text.trim().is_empty()
        && text.chars().count() <= LONGEST_NAME
        && !text.chars().any(char::is_control)
}

/// A value of a list to choose from.
struct Choice {
    value: String,
    word: String,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "cockpit/invite.html")]
struct InvitePage {
    frame: Frame,
    desk: Desk,
    email: String,
    name: String,
    organisations: Vec<Choice>,
    roles: Vec<Choice>,
    wrong: Option<String>,
    done: Option<String>,
}

#[derive(Deserialize, Default)]
pub(crate) struct Said {
    fertig: Option<String>,
    fehler: Option<String>,
    #[serde(default)]
    organisation: String,
}

#[derive(Deserialize, Default, Clone)]
pub(crate) struct Invitation {
    email: String,
    name: String,
    organisation: String,
    rolle: String,
}

async fn show(
    app: &App,
    reader: &Reader,
    signed: &Signed,
    asked: Invitation,
    wrong: Option<&str>,
    done: bool,
) -> Result<Html<String>, Problem> {
    let organisations = open_to(app, signed, Capability::InvitePerson)
        .await?
        .by_name()
        .into_iter()
        .map(|(word, id)| Choice {
            chosen: id.to_string() == asked.organisation,
            value: id.to_string(),
            word,
        })
        .collect();
    let office = signed.can(Capability::ManageAccounts);
    let roles = Role::ALL
        .iter()
        .filter(|role| office || !role.is_of_the_office())
        .map(|role| Choice {
            value: role.code().to_owned(),
            word: text(reader.lang, &format!("role-{}", role.code())).into_owned(),
            chosen: role.code() == asked.rolle || (asked.rolle.is_empty() && *role == Role::Editor),
        })
        .collect();
    let page = InvitePage {
        frame: frame(app, reader, "cockpit-invite"),
        desk: Desk::new(reader, signed),
        email: asked.email,
        name: asked.name,
        organisations,
        roles,
        wrong: wrong.map(|key| text(reader.lang, key).into_owned()),
        done: done.then(|| text(reader.lang, "invited").into_owned()),
    };
    Ok(Html(page.render()?))
}

pub(crate) async fn form(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Query(said): Query<Said>,
) -> Result<Html<String>, Problem> {
    let done = said.fertig.as_deref() == Some("eingeladen");
    let asked = Invitation { organisation: said.organisation, ..Invitation::default() };
    show(&app, &reader, &signed, asked, None, done).await
}

pub(crate) async fn invite(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Posted(form): Posted<Invitation>,
) -> Result<Response, Problem> {
    let name = form.name.trim().to_owned();
    let wrong = if !accounts::can_get_mail(&form.email) {
        Some("invite-email-wrong")
    } else if !is_name(&name) {
        Some("invite-name-wrong")
    } else {
        None
    };
    if let Some(wrong) = wrong {
        let page = show(&app, &reader, &signed, form, Some(wrong), false).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    let membership = Membership {
        organisation: OrganisationId::from_uuid(uuid_of(&form.organisation)?),
        role: Role::from_code(&form.rolle).ok_or_else(|| Problem::unknown("rolle"))?,
    };
    let proof = signed.may(InvitePerson(membership))?;
    let mut tx = signed.writes(&app).await?;
    let known = store::organisations::by_ids(&mut tx, &[membership.organisation]).await?;
    let Some(organisation) = known.first() else { return Err(Problem::unknown("organisation")) };
    let district = &app.state.district;
    let account = accounts::invite(&mut tx, &proof, district, &form.email, &name).await?;
    let secret = Secret::random()?;
    sessions::issue(&mut tx, account, Purpose::Invitation, &secret).await?;
    let site = &app.settings().site_name;
    let role = text(reader.lang, &format!("role-{}", membership.role.code()));
    let mail = Mail {
        event: format!("invitation:{}", sessions::handle_of(&secret)),
        recipient: accounts::folded(&form.email),
        subject: with(reader.lang, "mail-invitation-subject", &[("site", site)]),
        text: with(
            reader.lang,
            "mail-invitation",
            &[
                ("name", &name),
                ("site", site),
                ("organisation", organisation.name.de()),
                ("role", &role),
                ("link", &link_address(&app, &reader, &secret)),
            ],
        ),
        list: None,
    };
    outbox::enqueue(&mut tx, district, &mail, app.settings().host(), app.now()).await?;
    tx.commit().await?;
    Ok(Redirect::to(&reader.links.to("/cockpit/einladen?fertig=eingeladen")).into_response())
}

#[derive(Template)]
#[template(path = "cockpit/accounts.html")]
struct AccountsPage {
    frame: Frame,
    desk: Desk,
    people: Vec<Person>,
    /// Whether a second factor is demanded of everybody.
    all: bool,
    wrong: Option<String>,
    done: Option<String>,
}

struct Person {
    id: String,
    name: String,
    email: String,
    state: String,
    seen: String,
    locked: bool,
    /// The second factors, in words.
    factors: String,
    /// Whether there is one that could be lost.
    has_factor: bool,
    demanded: bool,
    memberships: Vec<Held>,
}

/// A membership as the list shows it.
struct Held {
    organisation: String,
    role: String,
    /// `organisation:role`, for the form.
    value: String,
}

pub(crate) async fn list(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Query(said): Query<Said>,
) -> Result<Html<String>, Problem> {
    let _may = signed.may(ManageAccounts)?;
    let mut tx = app.state.db.read().await?;
    let accounts = accounts::all(&mut tx, &app.state.district).await?;
    let ids: Vec<OrganisationId> =
        accounts.iter().flat_map(|a| a.memberships.iter().map(|m| m.organisation)).collect();
    let names: BTreeMap<OrganisationId, String> = store::organisations::by_ids(&mut tx, &ids)
        .await?
        .into_iter()
        .map(|it| (it.id, it.name.de().to_owned()))
        .collect();
    let held = factors::of_all(&mut tx, &app.state.district).await?;
    let all = factors::demanded_of_all(&mut tx, &app.state.district).await?;
    let lang = reader.lang;
    let word = |key: &str| text(lang, key).into_owned();
    let people = accounts
        .into_iter()
        .map(|account| {
            let own = held.get(&account.id).copied().unwrap_or_default();
            Person {
                id: account.id.to_string(),
                state: word(match (account.locked, account.accepted) {
                    (true, _) => "account-locked",
                    (false, true) => "account-open",
                    (false, false) => "account-invited",
                }),
                seen: account.seen.map(|at| dates::at(lang, at)).unwrap_or_else(|| "–".to_owned()),
                memberships: account
                    .memberships
                    .iter()
                    .map(|m| Held {
                        organisation: names
                            .get(&m.organisation)
                            .cloned()
                            .unwrap_or_else(|| word("office")),
                        role: word(&format!("role-{}", m.role.code())),
                        value: format!("{}:{}", m.organisation, m.role.code()),
                    })
                    .collect(),
                name: account.name,
                email: account.email,
                locked: account.locked,
                factors: named(lang, own),
                has_factor: own.app || own.passkeys > 0,
                demanded: own.demanded,
            }
        })
        .collect();
    let done = match said.fertig.as_deref() {
        Some("sperre" | "rollen" | "faktor") => Some(word("account-changed")),
        Some("faktor-weg") => Some(word("factor-reset-done")),
        Some("geloescht") => Some(word("account-erased")),
        _ => None,
    };
    let wrong = (said.fehler.as_deref() == Some("letzte")).then(|| word("account-last"));
    let page = AccountsPage {
        frame: frame(&app, &reader, "cockpit-accounts"),
        desk: Desk::new(&reader, &signed),
        people,
        all,
        wrong,
        done,
    };
    Ok(Html(page.render()?))
}

/// The second factors of an account in words.
fn named(lang: Lang, held: Factors) -> String {
    let mut all = Vec::new();
    if held.app {
        all.push(text(lang, "factor-app").into_owned());
    }
    if held.passkeys > 0 {
        all.push(with(lang, "factor-passkeys", &[("count", &held.passkeys.to_string())]));
    }
    if all.is_empty() {
        all.push(text(lang, "factor-none").into_owned());
    }
    all.join(", ")
}

#[derive(Deserialize)]
pub(crate) struct Lock {
    konto: String,
    sperren: bool,
}

pub(crate) async fn lock(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Posted(form): Posted<Lock>,
) -> Result<Redirect, Problem> {
    let proof = signed.may(ManageAccounts)?;
    let account = AccountId::from_uuid(uuid_of(&form.konto)?);
    let mut tx = signed.writes(&app).await?;
    let done =
        accounts::set_locked(&mut tx, &proof, &app.state.district, account, form.sperren).await;
    let onward = settle(tx, done, "sperre").await?;
    Ok(Redirect::to(&reader.links.to(&onward)))
}

#[derive(Deserialize)]
pub(crate) struct Roles {
    konto: String,
    /// The membership that is taken away, as `organisation:role`.
    entziehen: String,
}

/// Takes one role away; a new one is given by an invitation.
pub(crate) async fn change_roles(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Posted(form): Posted<Roles>,
) -> Result<Redirect, Problem> {
    let proof = signed.may(ManageAccounts)?;
    let id = AccountId::from_uuid(uuid_of(&form.konto)?);
    let mut tx = signed.writes(&app).await?;
    let account = accounts::by_id(&mut tx, id).await?.ok_or(Problem::NotFound)?;
    let left: Vec<Membership> = account
        .memberships
        .into_iter()
        .filter(|m| format!("{}:{}", m.organisation, m.role.code()) != form.entziehen)
        .collect();
    let done = accounts::set_memberships(&mut tx, &proof, &app.state.district, id, &left).await;
    let onward = settle(tx, done, "rollen").await?;
    Ok(Redirect::to(&reader.links.to(&onward)))
}

/// Commits, unless nobody could manage accounts any more.
async fn settle(
    tx: store::WriteTx,
    done: Result<(), StoreError>,
    what: &str,
) -> Result<String, Problem> {
    match done {
        Ok(()) => {
            tx.commit().await?;
            Ok(format!("/cockpit/konten?fertig={what}"))
        }
        Err(StoreError::Conflict(_)) => Ok("/cockpit/konten?fehler=letzte".to_owned()),
        Err(error) => Err(error.into()),
    }
}

pub(super) fn uuid_of(text: &str) -> Result<Uuid, Problem> {
    Uuid::try_parse(text).map_err(|_| Problem::unknown("id"))
}
