//! What providers submitted: the list, the difference to what is public, the decision.

use access::Review;
use askama::Template;
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::{Html, IntoResponse, Redirect, Response},
};
use exchange::table::form::Cells;
use landscape::{Organisation, Place};
use serde::Deserialize;
use store::{
    Record, StoreError,
    drafts::{self, Draft},
    entries, trust as trusted,
};
use uuid::Uuid;

use super::{
    super::{Desk, frame, organisations::Entry, page_of},
    edit::{cells, state_word},
    fields, remarks,
    remarks::{LONGEST, Said},
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
    kind: String,
    provider: String,
    state: String,
    since: String,
    new: bool,
}

#[derive(Deserialize, Default)]
pub(crate) struct Told {
    fertig: Option<String>,
}

/// An entry as the rows of its form.
fn rows(register: &Register, record: &Record) -> Vec<Cells> {
    match record {
        Record::Offer(offer) => cells(register, offer),
        Record::Organisation(it) => vec![it.cells(register)],
        Record::Place(it) => vec![it.cells(register)],
        Record::Source(_) | Record::Area(_) => Vec::new(),
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
        let known = entries::by_ref(&mut tx, draft.of).await?;
        waiting.push(Waiting {
            url: reader.links.to(&format!("/cockpit/pruefen/{}", draft.of.uuid())),
            title: draft.record.name().to_owned(),
            kind: text(reader.lang, &format!("kind-of-{}", draft.of.kind().code())).into_owned(),
            provider: owner_name(&register, &draft),
            state: text(reader.lang, state_word(Some(&draft), None)).into_owned(),
            since: draft.submitted.map(|at| dates::at(reader.lang, at)).unwrap_or_default(),
            new: known.is_none(),
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

/// Whose entry it is; a new organisation is known by its draft alone.
fn owner_name(register: &Register, draft: &Draft) -> String {
    match (register.name(draft.owner), &draft.record) {
        ("", Record::Organisation(it)) => it.name.de().to_owned(),
        (name, _) => name.to_owned(),
    }
}

/// The draft under the id in an address.
async fn under(tx: &mut store::ReadTx, id: &str) -> Result<Draft, Problem> {
    let id = Uuid::try_parse(id).map_err(|_| Problem::NotFound)?;
    drafts::under(tx, id).await?.ok_or(Problem::NotFound)
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
    let register = Register::of(app).await?;
    let mut tx = app.state.db.read().await?;
    let draft = under(&mut tx, id).await?;
    let _may = signed.may(Review(draft.owner))?;
    let kept = entries::by_ref(&mut tx, draft.of).await?;
    let is_trusted = trusted::is_trusted(&mut tx, draft.owner).await?;
    drop(tx);
    let after = rows(&register, &draft.record);
    let before = kept.as_ref().map(|kept| rows(&register, kept)).unwrap_or_default();
    let changes = match &draft.record {
        Record::Offer(_) => changes(reader, &before, &after),
        Record::Place(_) => changed::<Place>(reader, &before, &after),
        _ => changed::<Organisation>(reader, &before, &after),
    };
    let edit = page_of(draft.of);
    let now = kept.as_ref().map(Record::publication);
    let page = ReviewPage {
        frame: frame(app, reader, "cockpit-review-one"),
        desk: Desk::new(reader, signed),
        title: draft.record.name().to_owned(),
        provider: owner_name(&register, &draft),
        provider_id: draft.owner.to_string(),
        trusted: is_trusted,
        state: text(reader.lang, state_word(Some(&draft), now)).into_owned(),
        overtaken: draft.overtaken,
        new: kept.is_none(),
        changes,
        action: reader.links.to(&format!("/cockpit/pruefen/{id}")),
        preview: reader.links.to(&format!("{edit}/vorschau")),
        edit: reader.links.to(&edit),
        trust: reader.links.to("/cockpit/vertrauen"),
        version: draft.version,
        taken_by_me: draft.taken_by == Some(signed.who.account),
        remarks: remarks::of(app, reader, draft.of).await?,
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
    let mut compare = |label: String, row: usize, column: &str| {
        changes.extend(compared(label, before.get(row), after.get(row), column));
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

/// The fields of an organisation or a place that differ.
fn changed<T: Entry>(reader: &Reader, before: &[Cells], after: &[Cells]) -> Vec<Change> {
    let fields = T::PARTS.iter().flat_map(|part| part.fields);
    let changes = fields.filter_map(|def| {
        let label = text(reader.lang, &format!("field-{}", def.name)).into_owned();
        compared(label, before.first(), after.first(), def.column)
    });
    changes.collect()
}

fn compared(
    label: String,
    before: Option<&Cells>,
    after: Option<&Cells>,
    column: &str,
) -> Option<Change> {
    let cell = |cells: Option<&Cells>| {
        cells.and_then(|cells| cells.get(column)).cloned().unwrap_or_default()
    };
    let (before, after) = (cell(before), cell(after));
    (before != after).then_some(Change { label, before, after })
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
    let draft = under(&mut app.state.db.read().await?, &id).await?;
    let of = draft.of;
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
        _ => return Err(Problem::unknown("tun")),
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
