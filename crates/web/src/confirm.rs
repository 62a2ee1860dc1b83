//! One click for a provider: the entries are still true. A link from a mail shows a page, its button acts.

use access::{Capability, EditOffer, EditOrganisation, Visitor, grant};
use askama::Template;
use axum::{
    Form,
    extract::{Path, State},
    response::{Html, IntoResponse, Response},
    routing::{get, post},
};
use base::{AccountId, Actor};
use store::{
    ReadTx, RecordRef, WriteTx,
    accounts::Account,
    sessions::{self, Purpose},
    upkeep::{self, Due},
};

use crate::{
    frame::{Frame, Reader},
    mailed::{ticked, whose},
    problem::Problem,
    register::Register,
    route::{Route, linked, linked_form},
    sign_in::over,
    state::App,
    words::{counted, dates, with},
};

pub(crate) const ROUTES: &[Route] = &[
    linked("/bestaetigen/{secret}", "the entries that somebody has to confirm", || get(page)),
    linked_form("/bestaetigen/{secret}", "confirms entries", || post(confirm)),
];

#[derive(Template)]
#[template(path = "confirm/page.html")]
struct ConfirmPage {
    frame: Frame,
    lead: String,
    entries: Vec<Entry>,
    done: Option<String>,
}

/// An entry to be confirmed.
struct Entry {
    value: String,
    title: String,
    organisation: String,
    due: String,
    hidden: bool,
    edit: String,
}

async fn due(tx: &mut ReadTx, app: &App, account: &Account) -> Result<Vec<Due>, Problem> {
    let mut all = Vec::new();
    for organisation in Capability::EditOffer.own(&account.memberships) {
        all.extend(upkeep::due(tx, organisation, app.today()).await?);
    }
    Ok(all)
}

async fn show(
    app: &App,
    reader: &Reader,
    account: &Account,
    due: Vec<Due>,
    done: Option<String>,
) -> Result<Response, Problem> {
    let register = Register::of(app).await?;
    let entries: Vec<Entry> = due
        .into_iter()
        .map(|due| Entry {
            value: value(due.record),
            organisation: register.name(due.owner).to_owned(),
            due: dates::full(reader.lang, due.due),
            hidden: due.hidden,
            edit: reader.links.to(&crate::cockpit::page_of(due.record)),
            title: due.title,
        })
        .collect();
    let frame = Frame::unlisted(app.settings(), reader, "confirm-title");
    let lead = with(reader.lang, "confirm-lead", &[("name", &account.name)]);
    Ok(Html(ConfirmPage { frame, lead, entries, done }.render()?).into_response())
}

/// A record as a field of the form names it.
fn value(record: RecordRef) -> String {
    format!("{}:{}", record.kind().code(), record.uuid())
}

async fn page(
    State(app): State<App>,
    reader: Reader,
    Path(secret): Path<String>,
) -> Result<Response, Problem> {
    let Some((_, account)) = whose(&app, &secret, Purpose::Confirmation).await? else {
        return over(&app, &reader);
    };
    let due = due(&mut app.state.db.read().await?, &app, &account).await?;
    show(&app, &reader, &account, due, None).await
}

async fn confirm(
    State(app): State<App>,
    reader: Reader,
    Path(secret): Path<String>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Problem> {
    let Some((secret, account)) = whose(&app, &secret, Purpose::Confirmation).await? else {
        return over(&app, &reader);
    };
    let ticked = ticked(&pairs);
    let due = due(&mut app.state.db.read().await?, &app, &account).await?;
    let (now, later): (Vec<Due>, Vec<Due>) =
        due.into_iter().partition(|due| ticked.contains(&value(due.record).as_str()));
    let mut tx = app.state.db.write(Actor::Person(account.id), app.now()).await?;
    // What is left open is asked for again; when nothing is, the link has done its work.
    if later.is_empty() && sessions::use_link(&mut tx, &secret).await?.is_none() {
        return over(&app, &reader);
    }
    for due in &now {
        still_true(&app, &mut tx, account.id, &account, due).await?;
    }
    tx.commit().await?;
    let count = u64::try_from(now.len()).unwrap_or(0);
    let done = counted(reader.lang, "confirmed", count);
    show(&app, &reader, &account, later, Some(done)).await
}

/// Confirms one entry for an account, as far as its roles reach now.
async fn still_true(
    app: &App,
    tx: &mut WriteTx,
    id: AccountId,
    account: &Account,
    due: &Due,
) -> Result<(), Problem> {
    let visitor = Visitor::Person { account: id, memberships: account.memberships.clone() };
    let (of, today) = (due.record, app.today());
    match of {
        RecordRef::Offer(offer) => {
            let proof = grant(&visitor, EditOffer { offer, provider: due.owner })
                .map_err(|_| Problem::Forbidden)?;
            upkeep::confirm(tx, &proof, of, today).await?;
        }
        _ => {
            let proof =
                grant(&visitor, EditOrganisation(due.owner)).map_err(|_| Problem::Forbidden)?;
            upkeep::confirm(tx, &proof, of, today).await?;
        }
    }
    Ok(())
}
