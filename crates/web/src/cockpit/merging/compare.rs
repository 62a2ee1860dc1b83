//! Two entries side by side: for each field in which they differ, whose word counts.

use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{Html, IntoResponse, Redirect, Response},
};
use base::ChangePosition;
use landscape::{
    Coded,
    merging::{self, Choice, Choices, Difference},
};
use store::merges;
use uuid::Uuid;

use super::{
    super::{Desk, form::Typed, frame, page_of},
    Entry, PATH, Pair, Side, Two,
    fields::Words,
    here,
};
use crate::{
    address::with_query,
    frame::{Frame, Reader},
    guard::{Posted, Signed},
    problem::Problem,
    register::Register,
    state::App,
    words::{counted, text},
};

#[derive(Template)]
#[template(path = "cockpit/merging/compare.html")]
struct ComparePage {
    frame: Frame,
    desk: Desk,
    alert: Option<String>,
    stays: Told,
    goes: Told,
    /// The same page with the sides changed.
    swapped: String,
    list: String,
    action: String,
    /// The changes that were read.
    read: String,
    /// Where the drafts are that have to be decided on first.
    drafts: Vec<String>,
    /// What goes over with an organisation.
    belongings: Vec<String>,
    differences: Vec<Row>,
}

/// What is told of one of both entries.
struct Told {
    name: String,
    source: String,
    url: String,
}

/// A field in which they differ.
struct Row {
    name: &'static str,
    label: String,
    options: Vec<Choosable>,
}

/// Something that can be chosen for a field.
struct Choosable {
    value: &'static str,
    word: String,
    lines: Vec<String>,
    chosen: bool,
}

pub(super) async fn page(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Path((stays, goes)): Path<(Uuid, Uuid)>,
) -> Result<Response, Problem> {
    answer(&app, &reader, &signed, (stays, goes), None, &Typed::from(Vec::new())).await
}

/// The page, with what was chosen already.
async fn answer(
    app: &App,
    reader: &Reader,
    signed: &Signed,
    ids: (Uuid, Uuid),
    alert: Option<&'static str>,
    typed: &Typed,
) -> Result<Response, Problem> {
    let mut tx = app.state.db.read().await?;
    // What went up already is found where it stayed.
    let mut now = ids;
    for id in [&mut now.0, &mut now.1] {
        if let Some(stayed) = merges::stayed(&mut tx, *id).await? {
            *id = stayed.uuid();
        }
    }
    if now.0 == now.1 {
        return Ok(Redirect::to(&reader.links.to(PATH)).into_response());
    }
    if now != ids {
        return Ok(Redirect::to(&reader.links.to(&here(now.0, now.1))).into_response());
    }
    let two = Two::read(&mut tx, ids.0, ids.1).await?;
    let mut belongings = Vec::new();
    if let Two::Organisations(pair) = &two {
        let (entries, persons) = merges::belongings(&mut tx, pair.goes.owner).await?;
        belongings = [("merging-entries", entries), ("merging-persons", persons)]
            .map(|(key, n)| counted(reader.lang, key, n))
            .into();
    }
    drop(tx);
    match two {
        Two::Offers(pair) => show(app, reader, signed, &pair, belongings, alert, typed).await,
        Two::Organisations(pair) => {
            show(app, reader, signed, &pair, belongings, alert, typed).await
        }
    }
}

async fn show<T: Entry>(
    app: &App,
    reader: &Reader,
    signed: &Signed,
    pair: &Pair<T>,
    belongings: Vec<String>,
    alert: Option<&'static str>,
    typed: &Typed,
) -> Result<Response, Problem> {
    let _may = pair.proofs(signed)?;
    let lang = reader.lang;
    let (register, vocabularies) = (Register::of(app).await?, app.vocabularies());
    let words = Words { lang, register: &register, vocabularies: &vocabularies };
    let told = |side: &Side<T>| Told {
        name: side.name.clone(),
        source: register.source(&side.source).map(|it| it.name.clone()).unwrap_or_default(),
        url: reader.links.to(&page_of(side.of)),
    };
    let (kept, other) = (&pair.stays.it, &pair.goes.it);
    let (stays, goes) = (pair.stays.of.uuid(), pair.goes.of.uuid());
    let row = |found: Difference<T::Field>| {
        let chosen = Choice::from_code(typed.one(found.field.code()));
        let chosen = chosen.filter(|it| *it != Choice::Both || found.can_join);
        let chosen = chosen.unwrap_or(found.proposal);
        let both = [(found.field, Choice::Both)].into();
        let joined = merging::merge(kept, other, &both);
        let option = |choice: Choice, it: &T| Choosable {
            value: choice.code(),
            word: text(lang, &format!("merging-{}", choice.code())).into_owned(),
            lines: it.lines(found.field, &words),
            chosen: choice == chosen,
        };
        let mut options = vec![option(Choice::Kept, kept), option(Choice::Other, other)];
        if found.can_join {
            options.push(option(Choice::Both, &joined));
        }
        Row {
            name: found.field.code(),
            label: text(lang, T::label(found.field)).into_owned(),
            options,
        }
    };
    let page = ComparePage {
        frame: frame(app, reader, "merging-compare"),
        desk: Desk::new(reader, signed),
        alert: alert.map(|key| text(lang, key).into_owned()),
        stays: told(&pair.stays),
        goes: told(&pair.goes),
        swapped: reader.links.to(&here(goes, stays)),
        list: reader.links.to(PATH),
        action: reader.links.to(&here(stays, goes)),
        read: format!("{}-{}", pair.stays.read.0, pair.goes.read.0),
        drafts: [&pair.stays, &pair.goes]
            .into_iter()
            .filter(|side| side.drafted)
            .map(|side| reader.links.to(&page_of(side.of)))
            .collect(),
        belongings,
        differences: merging::differences(kept, other).into_iter().map(row).collect(),
    };
    let status = if alert.is_some() { StatusCode::CONFLICT } else { StatusCode::OK };
    Ok((status, Html(page.render()?)).into_response())
}

pub(super) async fn merge(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Path((stays, goes)): Path<(Uuid, Uuid)>,
    Posted(pairs): Posted<Vec<(String, String)>>,
) -> Result<Response, Problem> {
    let typed = Typed::from(pairs);
    let read = positions(typed.one("stand")).ok_or_else(|| Problem::unknown("stand"))?;
    let mut tx = app.state.db.read().await?;
    let two = Two::read(&mut tx, stays, goes).await?;
    drop(tx);
    let done = match two {
        Two::Offers(pair) => pair.merge(&app, &signed, read, &choices(&typed)?).await,
        Two::Organisations(pair) => pair.merge(&app, &signed, read, &choices(&typed)?).await,
    };
    match done {
        Ok(()) => {
            let told = [("fertig", "zusammengefuehrt"), ("eintrag", &goes.to_string())];
            let next = reader.links.to(&with_query(PATH, &told));
            Ok(Redirect::to(&next).into_response())
        }
        // Somebody was faster: the choices come back with what stands there now.
        Err(Problem::Conflict) => {
            let alert = Some("merging-conflict");
            answer(&app, &reader, &signed, (stays, goes), alert, &typed).await
        }
        Err(problem) => Err(problem),
    }
}

/// The two positions that a form carries.
fn positions(text: &str) -> Option<(ChangePosition, ChangePosition)> {
    let (one, other) = text.split_once('-')?;
    Some((ChangePosition(one.parse().ok()?), ChangePosition(other.parse().ok()?)))
}

/// What was chosen for each field.
fn choices<F: Coded + Ord>(typed: &Typed) -> Result<Choices<F>, Problem> {
    let mut choices = Choices::new();
    for field in F::ALL {
        let given = typed.one(field.code());
        if !given.is_empty() {
            let choice = Choice::from_code(given).ok_or_else(|| Problem::unknown(field.code()))?;
            choices.insert(*field, choice);
        }
    }
    Ok(choices)
}
