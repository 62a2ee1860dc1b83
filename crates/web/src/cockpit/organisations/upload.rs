//! Files of offers that an organisation uploads: what one would change is shown before it is applied.
//!
//! A trusted organisation, or the office, applies it; others hand it in, and the office decides. What was applied can be
//! taken back.

use std::borrow::Cow;

use access::{EditOrganisation, Review};
use askama::Template;
use axum::{
    extract::{Path, Query, State},
    http::{StatusCode, header},
    response::{Html, IntoResponse, Redirect, Response},
};
use base::{Actor, Finding, OrganisationId, RunId, Severity};
use exchange::{Format, Kind};
use intake::{Bytes, Order, Staged, Stock};
use landscape::{Licence, Organisation, Source};
use serde::Deserialize;
use store::{
    protection::Rule,
    runs::{self, Hold, RunState},
    uploads,
};
use tokio::sync::Semaphore;

use super::{
    super::{
        Desk,
        form::{Choice, Field, Look, Typed},
        frame,
        sources::run::{self, Former, Held},
    },
    Entry, owner,
};
use crate::{
    Lang,
    frame::{Frame, Reader},
    guard::{Posted, Sent, Signed, Upload},
    problem::Problem,
    state::App,
    words::{dates, text, with},
};

/// Files that are read at once.
static PLACES: Semaphore = Semaphore::const_new(2);

/// Bytes that are looked at to recognise a format.
const HEAD: usize = 64 * 1024;

/// The media type of Excel's tables.
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Former files that are listed.
const RUNS: u32 = 10;

#[derive(Template)]
#[template(path = "cockpit/organisations/upload.html")]
struct UploadPage {
    frame: Frame,
    desk: Desk,
    name: String,
    back: String,
    action: String,
    alert: Option<String>,
    done: Option<String>,
    warnings: Vec<String>,
    waiting: Vec<Waiting>,
    /// The word of the button that goes on.
    onward: String,
    may_decide: bool,
    format: Field,
    wrong_file: Option<String>,
    adds: bool,
    former: Vec<Former>,
    template: String,
}

/// A file that waits.
struct Waiting {
    run: Held,
    handed: bool,
    /// Whether it would change anything.
    changes: bool,
    /// Until when the organisation decides, or it is given up.
    until: Option<String>,
}

#[derive(Deserialize, Default)]
pub(crate) struct Asked {
    fertig: Option<String>,
}

#[derive(Default)]
struct Told {
    done: Option<&'static str>,
    wrong_file: Option<String>,
    status: StatusCode,
}

pub(crate) async fn page(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let done = match asked.fertig.as_deref() {
        Some("uebernommen") => Some("upload-applied"),
        Some("eingereicht") => Some("upload-handed-in"),
        Some("verworfen") => Some("upload-discarded"),
        Some("zurueckgenommen") => Some("upload-taken-back"),
        _ => None,
    };
    let owner = owner(&id)?;
    show(&app, &reader, &signed, owner, &Typed::default(), Told { done, ..Told::default() }).await
}

/// A file comes in: read, compared, and kept waiting.
pub(crate) async fn take(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Path(id): Path<String>,
    sent: Sent,
) -> Result<Response, Problem> {
    let owner = owner(&id)?;
    let proof = signed.may(EditOrganisation(owner))?;
    let typed = Typed::from(sent.fields);
    let again = async |wrong: String| {
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        let told = Told { wrong_file: Some(wrong), status, done: None };
        show(&app, &reader, &signed, owner, &typed, told).await
    };
    let said = |key: &str| text(reader.lang, key).into_owned();
    let (name, bytes) = match sent.file {
        None => return again(said("upload-no-file")).await,
        Some(Upload::TooLarge) => return again(said("upload-too-large")).await,
        Some(Upload::Whole { name, bytes }) => (name, bytes),
    };
    let head = bytes.get(..HEAD.min(bytes.len())).unwrap_or_default();
    let format = match typed.one("format") {
        "" => Format::sniff(Kind::Offers, head, &name),
        code => Some(named(code).ok_or_else(|| Problem::unknown("format"))?),
    };
    let Some(format) = format else { return again(said("upload-unknown-format")).await };
    let incremental = typed.one("ergaenzt") == "ja";
    let by = proof.actor().clone();
    let task = tokio::spawn(stage(app.clone(), owner, by, name, format, bytes, incremental));
    // What goes on after a browser has left is a run that waits, or none at all.
    match task.await.map_err(anyhow::Error::from)?? {
        None => Ok(onward(&reader, owner, "").into_response()),
        Some(fatal) => {
            let why = fatal.line(reader.lang != Lang::En);
            again(with(reader.lang, "upload-unreadable", &[("why", &why)])).await
        }
    }
}

/// Reads a file into a run that waits; why it could not be read, where it could not.
async fn stage(
    app: App,
    owner: OrganisationId,
    by: Actor,
    name: String,
    format: Format,
    bytes: axum::body::Bytes,
    incremental: bool,
) -> anyhow::Result<Option<Finding>> {
    let _place = PLACES.acquire().await?;
    let (state, now) = (&app.state, || app.now());
    let stock = Stock {
        db: &state.db,
        files: &state.files,
        district: &state.district,
        words: &state.words,
        gazetteer: &state.gazetteer,
        now: &now,
    };
    let bytes = Bytes::Held(Cow::Owned(bytes.into()));
    let raw = intake::keep(&stock, &bytes).await?;
    let order = Order {
        bytes,
        name: &name,
        format,
        source: source(&app, owner).await?,
        provider: Some(owner),
        registers: false,
        incremental,
        shift_days: 0,
        index: None,
        by,
        told: &|_| {},
    };
    let staged = intake::stage(&stock, order, &raw).await?;
    if let Some(fatal) = unread(&staged) {
        staged.give_up(&stock).await?;
        return Ok(Some(fatal));
    }
    runs::hold(&state.db, staged.run, Hold::Uploaded).await?;
    uploads::overtake(&state.db, &state.district, owner, staged.run).await?;
    Ok(None)
}

fn unread(staged: &Staged) -> Option<Finding> {
    staged.fatal.clone().filter(|finding| finding.severity == Severity::Fatal)
}

/// The source of the organisation's files, as it is known or as it comes to be.
async fn source(app: &App, owner: OrganisationId) -> anyhow::Result<Source> {
    let (key, district) = (uploads::source_of(owner)?, &app.state.district);
    let mut tx = app.state.db.read().await?;
    if let Some(known) = store::sources::by_key(&mut tx, district, &key).await? {
        return Ok(known);
    }
    let organisation = store::organisations::by_id(&mut tx, owner).await?;
    let name = organisation.map(|it| it.name.de().to_owned());
    Ok(Source {
        district: district.clone(),
        name: format!("Datei: {}", name.unwrap_or_default()),
        key,
        licence: Licence("unbekannt".to_owned()),
        attribution: None,
        url: None,
        example: false,
    })
}

/// Applies, hands in, discards or takes back.
pub(crate) async fn decide(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Path(id): Path<String>,
    Posted(pairs): Posted<Vec<(String, String)>>,
) -> Result<Response, Problem> {
    let owner = owner(&id)?;
    let proof = signed.may(EditOrganisation(owner))?;
    let typed = Typed::from(pairs);
    let (db, district, now) = (&app.state.db, &app.state.district, app.now());
    let act = typed.one("tun");
    if !["uebernehmen", "einreichen", "verwerfen", "zuruecknehmen"].contains(&act) {
        return Err(Problem::unknown("tun"));
    }
    let run: RunId = typed.one("lauf").parse().map_err(|_| Problem::unknown("lauf"))?;
    let (done, said) = match act {
        "uebernehmen" => {
            let review = signed.may(Review(owner)).ok();
            let applied = uploads::apply(db, &proof, review.as_ref(), district, run, now).await;
            (applied.map(|_| ()), "uebernommen")
        }
        "einreichen" => (uploads::hand_in(db, &proof, district, run, now).await, "eingereicht"),
        "verwerfen" => (uploads::discard(db, &proof, district, run, now).await, "verworfen"),
        _ => {
            let taken = uploads::take_back(db, &proof, district, run, now).await;
            (taken.map(|_| ()), "zurueckgenommen")
        }
    };
    done.map_err(Problem::of_conflict)?;
    Ok(onward(&reader, owner, said).into_response())
}

/// The empty table for those who have no course program.
pub(crate) async fn template(_: Signed) -> Result<Response, Problem> {
    let headers = [
        (header::CONTENT_TYPE, XLSX),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"angebote.xlsx\""),
    ];
    Ok((headers, exchange::table::template::offers_xlsx()?).into_response())
}

pub(in crate::cockpit) fn here(owner: OrganisationId) -> String {
    format!("{}/{owner}/datei", Organisation::PATH)
}

fn onward(reader: &Reader, owner: OrganisationId, said: &str) -> Redirect {
    let query = if said.is_empty() { String::new() } else { format!("?fertig={said}") };
    Redirect::to(&reader.links.to(&format!("{}{query}", here(owner))))
}

/// Formats that carry offers.
fn formats() -> impl Iterator<Item = Format> {
    Format::ALL.iter().copied().filter(|format| format.kinds().contains(&Kind::Offers))
}

fn named(code: &str) -> Option<Format> {
    formats().find(|format| format.code() == code)
}

fn format_field(lang: Lang, typed: &Typed) -> Field {
    let chosen = typed.one("format");
    let choice = |code: &str, word: String| Choice::option(code.to_owned(), word, code == chosen);
    let mut choices = vec![choice("", text(lang, "format-recognised").into_owned())];
    choices.extend(formats().map(|format| {
        choice(format.code(), text(lang, &format!("format-{}", format.code())).into_owned())
    }));
    Field {
        id: "format".to_owned(),
        label: text(lang, "source-format").into_owned(),
        hint: None,
        wrong: Vec::new(),
        look: Look::Choice(choices),
        value: String::new(),
        required: false,
        list: None,
    }
}

async fn show(
    app: &App,
    reader: &Reader,
    signed: &Signed,
    owner: OrganisationId,
    typed: &Typed,
    told: Told,
) -> Result<Response, Problem> {
    let _may = signed.may(EditOrganisation(owner))?;
    let (lang, district) = (reader.lang, &app.state.district);
    let said = |key: &str| text(lang, key).into_owned();
    let source = uploads::source_of(owner)?;
    let mut tx = app.state.db.read().await?;
    let organisation = store::organisations::by_id(&mut tx, owner).await?;
    let organisation = organisation.ok_or(Problem::NotFound)?;
    let office = signed.may(Review(owner)).is_ok();
    let at_once = office || store::trust::is_trusted(&mut tx, owner).await?;
    let past = runs::of_source(&mut tx, district, &source, RUNS).await?;
    let period = app.state.register.period(Rule::UndecidedUploads);
    let mut waiting = Vec::new();
    for of in past.iter().filter(|run| run.state == RunState::Open && run.held.is_some()) {
        let findings = runs::findings(&mut tx, of.id).await?;
        waiting.push(Waiting {
            run: run::held(lang, of, findings),
            handed: of.held == Some(Hold::Handed),
            until: period.filter(|_| of.held == Some(Hold::Uploaded)).map(|period| {
                let until = dates::at(lang, period.due(of.begun));
                with(lang, "upload-given-up", &[("until", &until)])
            }),
            changes: of.diff.as_ref().is_some_and(|diff| diff.new + diff.changed + diff.gone > 0),
        });
    }
    drop(tx);
    let page = UploadPage {
        frame: frame(app, reader, "upload-title"),
        desk: Desk::new(reader, signed),
        name: organisation.name.de().to_owned(),
        back: reader.links.to(&format!("{}/{owner}", Organisation::PATH)),
        action: reader.links.to(&here(owner)),
        alert: (told.status == StatusCode::UNPROCESSABLE_ENTITY).then(|| said("form-wrong")),
        done: told.done.map(said),
        warnings: Vec::new(),
        waiting,
        onward: said(if at_once { "upload-apply" } else { "upload-hand-in" }),
        may_decide: at_once,
        format: format_field(lang, typed),
        wrong_file: told.wrong_file,
        adds: typed.one("ergaenzt") == "ja",
        former: past
            .iter()
            .filter(|run| run.state != RunState::Open)
            .map(|of| run::former(lang, of))
            .collect(),
        template: reader.links.plain("/cockpit/vorlage.xlsx"),
    };
    Ok((told.status, Html(page.render()?)).into_response())
}
