//! What providers submitted: the list, the difference to what is public, the decision.

use access::Review;
use askama::Template;
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::{Html, IntoResponse, Redirect, Response},
};
use base::{OfferId, OrganisationId};
use exchange::table::form::Cells;
use landscape::Offer;
use serde::Deserialize;
use store::{
    Record, RecordRef, StoreError,
    drafts::{self, Draft},
    trust as trusted,
};

use super::{
    super::{Desk, frame},
    edit::{cells, state_word},
    fields, remarks,
    remarks::{LONGEST, Said},
    state::unknown,
};
use crate::{
    frame::{Frame, Reader},
    guard::{Posted, Signed},
    problem::Problem,
    register::Register,
    state::App,
    words::{dates, text},
};

#[derive(Template)]
#[template(path = "cockpit/offers/waiting.html")]
struct WaitingPage {
    frame: Frame,
    desk: Desk,
    waiting: Vec<Waiting>,
    done: Option<String>,
}

/// Something that waits for a decision.
struct Waiting {
    url: String,
    title: String,
    provider: String,
    state: String,
    since: String,
    new: bool,
}

#[derive(Deserialize, Default)]
pub(crate) struct Told {
    fertig: Option<String>,
}

fn offer_of(draft: &Draft) -> Option<&Offer> {
    match &draft.record {
        Record::Offer(offer) => Some(offer),
        _ => None,
    }
}

pub(crate) async fn list(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Query(told): Query<Told>,
) -> Result<Html<String>, Problem> {
    let register = Register::of(&app).await?;
    let mut tx = app.state.db.read().await?;
    let mut waiting = Vec::new();
    for draft in drafts::waiting(&mut tx, &app.state.district).await? {
        if signed.may(Review(draft.owner)).is_err() {
            continue;
        }
        let Some(offer) = offer_of(&draft) else { continue };
        let known = store::offers::known(&mut tx, &[offer.id]).await?;
        waiting.push(Waiting {
            url: reader.links.to(&format!("/cockpit/pruefen/{}", offer.id)),
            title: offer.title.de().to_owned(),
            provider: name(&register, draft.owner),
            state: text(reader.lang, state_word(Some(&draft), None)).into_owned(),
            since: draft.submitted.map(|at| dates::at(reader.lang, at)).unwrap_or_default(),
            new: known.is_empty(),
        });
    }
    let done = match told.fertig.as_deref() {
        Some("veroeffentlicht") => Some("offer-published"),
        Some("zurueckgegeben") => Some("offer-returned"),
        Some("vertraut") => Some("organisation-trusted"),
        Some("nicht-vertraut") => Some("organisation-distrusted"),
        _ => None,
    };
    let page = WaitingPage {
        frame: frame(&app, &reader, "cockpit-review"),
        desk: Desk::new(&reader, &signed),
        waiting,
        done: done.map(|key| text(reader.lang, key).into_owned()),
    };
    Ok(Html(page.render()?))
}

fn name(register: &Register, id: OrganisationId) -> String {
    register.organisation(id).map(|it| it.name.de().to_owned()).unwrap_or_default()
}

#[derive(Template)]
#[template(path = "cockpit/offers/review.html")]
struct ReviewPage {
    frame: Frame,
    desk: Desk,
    title: String,
    provider: String,
    provider_id: String,
    trusted: bool,
    state: String,
    overtaken: bool,
    new: bool,
    changes: Vec<Change>,
    action: String,
    edit: String,
    preview: String,
    trust: String,
    version: i64,
    taken_by_me: bool,
    remarks: Vec<Said>,
    wrong: Option<String>,
    remark: String,
}

/// A field that is another than before.
struct Change {
    label: String,
    before: String,
    after: String,
}

pub(crate) async fn page(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    show(&app, &reader, &signed, &id, None, String::new()).await
}

async fn show(
    app: &App,
    reader: &Reader,
    signed: &Signed,
    id: &str,
    wrong: Option<&str>,
    remark: String,
) -> Result<Response, Problem> {
    let id: OfferId = id.parse().map_err(|_| Problem::NotFound)?;
    let of = RecordRef::Offer(id);
    let register = Register::of(app).await?;
    let mut tx = app.state.db.read().await?;
    let draft = drafts::by_id(&mut tx, of).await?.ok_or(Problem::NotFound)?;
    let _may = signed.may(Review(draft.owner))?;
    let kept = store::offers::by_id(&mut tx, id).await?;
    let is_trusted = trusted::is_trusted(&mut tx, draft.owner).await?;
    drop(tx);
    let offer = offer_of(&draft).ok_or(Problem::NotFound)?;
    let after = cells(&register, offer);
    let before = kept.as_ref().map(|kept| cells(&register, kept)).unwrap_or_default();
    let page = ReviewPage {
        frame: frame(app, reader, "cockpit-review-one"),
        desk: Desk::new(reader, signed),
        title: offer.title.de().to_owned(),
        provider: name(&register, draft.owner),
        provider_id: draft.owner.to_string(),
        trusted: is_trusted,
        state: text(reader.lang, state_word(Some(&draft), kept.as_ref())).into_owned(),
        overtaken: draft.overtaken,
        new: kept.is_none(),
        changes: changes(reader, &before, &after),
        action: reader.links.to(&format!("/cockpit/pruefen/{id}")),
        edit: reader.links.to(&format!("/cockpit/angebote/{id}")),
        preview: reader.links.to(&format!("/cockpit/angebote/{id}/vorschau")),
        trust: reader.links.to("/cockpit/vertrauen"),
        version: draft.version,
        taken_by_me: draft.taken_by == Some(signed.who.account),
        remarks: remarks::of(app, reader, of).await?,
        wrong: wrong.map(|key| text(reader.lang, key).into_owned()),
        remark,
    };
    let status = match wrong {
        Some("draft-conflict-review") => StatusCode::CONFLICT,
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
        None => StatusCode::OK,
    };
    Ok((status, Html(page.render()?)).into_response())
}

/// The fields that differ, in the order of the form; dates row by row.
fn changes(reader: &Reader, before: &[Cells], after: &[Cells]) -> Vec<Change> {
    let mut changes = Vec::new();
    let cell = |rows: &[Cells], row: usize, column: &str| {
        rows.get(row).and_then(|cells| cells.get(column)).cloned().unwrap_or_default()
    };
    let mut compare = |label: String, row: usize, column: &str| {
        let (was, is) = (cell(before, row, column), cell(after, row, column));
        if was != is {
            changes.push(Change { label, before: was, after: is });
        }
    };
    let label = |name: &str| text(reader.lang, &format!("field-{name}")).into_owned();
    for def in fields::WHAT.fields.iter().chain(fields::WHEN.fields) {
        compare(label(def.name), 0, def.column);
    }
    for row in 0..before.len().max(after.len()) {
        for def in fields::DATE {
            let number = (row + 1).to_string();
            let of = crate::words::with(reader.lang, "date-legend", &[("n", &number)]);
            compare(format!("{of}: {}", label(def.name)), row, def.column);
        }
    }
    for def in fields::MORE.iter().flat_map(|part| part.fields) {
        compare(label(def.name), 0, def.column);
    }
    changes
}

#[derive(Deserialize)]
pub(crate) struct Decision {
    tun: String,
    version: i64,
    #[serde(default)]
    bemerkung: String,
}

pub(crate) async fn decide(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Path(id): Path<String>,
    Posted(decision): Posted<Decision>,
) -> Result<Response, Problem> {
    let offer: OfferId = id.parse().map_err(|_| Problem::NotFound)?;
    let of = RecordRef::Offer(offer);
    let draft = {
        let mut tx = app.state.db.read().await?;
        drafts::by_id(&mut tx, of).await?.ok_or(Problem::NotFound)?
    };
    let proof = signed.may(Review(draft.owner))?;
    let why: String = decision.bemerkung.trim().chars().take(LONGEST).collect();
    if decision.tun == "zurueckgeben" && why.is_empty() {
        return show(&app, &reader, &signed, &id, Some("return-why"), String::new()).await;
    }
    let mut tx = signed.writes(&app).await?;
    let read = decision.version;
    let done = match decision.tun.as_str() {
        "uebernehmen" => {
            drafts::take(&mut tx, &proof, of, read).await.map(|()| format!("/cockpit/pruefen/{id}"))
        }
        "veroeffentlichen" => drafts::publish(&mut tx, &proof, of, read, app.today())
            .await
            .map(|()| "/cockpit/pruefen?fertig=veroeffentlicht".to_owned()),
        "zurueckgeben" => drafts::give_back(&mut tx, &proof, of, read, &why)
            .await
            .map(|()| "/cockpit/pruefen?fertig=zurueckgegeben".to_owned()),
        _ => return Err(unknown("tun")),
    };
    match done {
        Ok(next) => {
            if decision.tun != "uebernehmen" {
                super::super::letters::decided(&app, &mut tx, &draft, &decision.tun, &why).await?;
            }
            tx.commit().await?;
            Ok(Redirect::to(&reader.links.to(&next)).into_response())
        }
        Err(StoreError::Conflict(_)) => {
            drop(tx);
            show(&app, &reader, &signed, &id, Some("draft-conflict-review"), why).await
        }
        Err(error) => Err(error.into()),
    }
}

#[derive(Deserialize)]
pub(crate) struct Trust {
    einrichtung: String,
    vertrauen: bool,
}

pub(crate) async fn trust(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Posted(form): Posted<Trust>,
) -> Result<Redirect, Problem> {
    let organisation = form.einrichtung.parse().map_err(|_| Problem::NotFound)?;
    let proof = signed.may(Review(organisation))?;
    let mut tx = signed.writes(&app).await?;
    trusted::set(&mut tx, &proof, &app.state.district, form.vertrauen).await?;
    tx.commit().await?;
    let told = if form.vertrauen { "vertraut" } else { "nicht-vertraut" };
    Ok(Redirect::to(&reader.links.to(&format!("/cockpit/pruefen?fertig={told}"))))
}
