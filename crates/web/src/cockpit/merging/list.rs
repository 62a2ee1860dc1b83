//! Organisations that look the same, any two to choose, and what became one so far.

use std::collections::BTreeSet;

use access::{Capability, Review};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::{Html, IntoResponse, Redirect, Response},
};
use landscape::{Organisation, matching::organisations::Namesakes};
use serde::Deserialize;
use store::{
    RecordRef, entries,
    merges::{self, Merged},
    runs,
};
use uuid::Uuid;

use super::{
    super::{Desk, form::Choice, frame, open_to::open_to, page_of},
    PATH, here,
};
use crate::{
    address::with_query,
    frame::{Frame, Reader},
    guard::{Posted, Signed},
    problem::Problem,
    register::Register,
    state::App,
    words::{dates, text},
};

/// Entries that went up, on one page.
const LATEST: u32 = 100;

#[derive(Template)]
#[template(path = "cockpit/merging/list.html")]
struct ListPage {
    frame: Frame,
    desk: Desk,
    here: String,
    alert: Option<String>,
    done: Option<String>,
    warnings: Vec<String>,
    /// What can be taken back: the entry that was just merged.
    undo: Option<String>,
    pairs: Vec<Alike>,
    organisations: Vec<Choice>,
    merged: Vec<Line>,
}

/// Two organisations that look the same.
pub(in crate::cockpit) struct Alike {
    /// Both ids, the one that should stay first.
    pub(in crate::cockpit) value: String,
    pub(in crate::cockpit) one: String,
    pub(in crate::cockpit) other: String,
    pub(in crate::cockpit) compare: String,
}

/// An entry that went up.
struct Line {
    id: String,
    kind: String,
    name: String,
    into: String,
    into_url: String,
    at: String,
}

#[derive(Deserialize, Default)]
pub(super) struct Asked {
    fertig: Option<String>,
    eintrag: Option<Uuid>,
    #[serde(default)]
    eines: String,
    #[serde(default)]
    anderes: String,
}

pub(super) async fn page(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let mut alert = None;
    let chosen = |id: &str| Uuid::try_parse(id).ok();
    match (chosen(&asked.eines), chosen(&asked.anderes)) {
        (Some(one), Some(other)) if one != other => {
            return Ok(Redirect::to(&reader.links.to(&here(one, other))).into_response());
        }
        (None, None) => {}
        _ => alert = Some("merging-choose-two"),
    }
    let lang = reader.lang;
    let register = Register::of(&app).await?;
    let mut tx = app.state.db.read().await?;
    let apart = runs::apart(&mut tx, &app.state.district).await?;
    let merged = merges::latest(&mut tx, &app.state.district, LATEST).await?;
    let named: Vec<RecordRef> = merged.iter().flat_map(|it| [it.of, it.into]).collect();
    let names = store::titles(&mut tx, &named).await?;
    drop(tx);
    let line = |it: &Merged| Line {
        id: it.of.uuid().to_string(),
        kind: text(lang, &format!("kind-of-{}", it.of.kind().code())).into_owned(),
        name: names.get(&it.of).cloned().unwrap_or_default(),
        into: names.get(&it.into).cloned().unwrap_or_default(),
        into_url: reader.links.to(&page_of(it.into)),
        at: dates::at(lang, it.at),
    };
    let (done, warning) = match asked.fertig.as_deref() {
        Some("zusammengefuehrt") => (Some("merging-done"), None),
        Some("getrennt") => (Some("merging-apart-done"), None),
        Some("getrennt-geaendert") => (Some("merging-apart-done"), Some("merging-apart-changed")),
        Some("verschieden") => (Some("merging-different-done"), None),
        _ => (None, None),
    };
    let organisations = open_to(&app, &signed, Capability::Review).await?.by_name();
    let page = ListPage {
        frame: frame(&app, &reader, "cockpit-merging"),
        desk: Desk::new(&reader, &signed),
        here: reader.links.to(PATH),
        alert: alert.map(|key| text(lang, key).into_owned()),
        done: done.map(|key| text(lang, key).into_owned()),
        warnings: warning.into_iter().map(|key| text(lang, key).into_owned()).collect(),
        undo: asked
            .eintrag
            .filter(|id| merged.iter().any(|it| it.of.uuid() == *id))
            .map(|id| id.to_string()),
        pairs: alike(&reader, &signed, &register, &apart),
        organisations: organisations
            .into_iter()
            .map(|(word, id)| Choice::option(id.to_string(), word, false))
            .collect(),
        merged: merged.iter().map(line).collect(),
    };
    Ok(Html(page.render()?).into_response())
}

/// Organisations that look the same and of which nobody said that they are not; the one that says more stays.
pub(in crate::cockpit) fn alike(
    reader: &Reader,
    signed: &Signed,
    register: &Register,
    apart: &BTreeSet<(Uuid, Uuid)>,
) -> Vec<Alike> {
    let said = |it: &Organisation| {
        let contact = [&it.contact.phone, &it.contact.email, &it.contact.url];
        let told = contact.iter().filter(|way| way.is_some()).count();
        told + usize::from(!it.description.is_empty())
            + usize::from(it.address.street.is_some())
            + usize::from(it.opening_hours.is_some())
            + it.kinds.len()
            + it.accessibility.len()
    };
    let name = |it: &Organisation| {
        let source = register.source(&it.origin.source).map_or("", |source| source.name.as_str());
        format!("{} ({source})", it.name.de())
    };
    Namesakes::of(&register.organisations)
        .pairs()
        .into_iter()
        .filter(|(a, b, _)| {
            let (x, y) = (a.id.uuid(), b.id.uuid());
            !apart.contains(&(x, y)) && !apart.contains(&(y, x))
        })
        .filter(|(a, b, _)| signed.may(Review(a.id)).is_ok() && signed.may(Review(b.id)).is_ok())
        .map(|(a, b, _)| if said(a) < said(b) { (b, a) } else { (a, b) })
        .map(|(stays, goes)| Alike {
            value: format!("{}:{}", stays.id, goes.id),
            one: name(stays),
            other: name(goes),
            compare: reader.links.to(&here(stays.id.uuid(), goes.id.uuid())),
        })
        .collect()
}

#[derive(Deserialize)]
pub(super) struct Wish {
    tun: String,
    #[serde(default)]
    paar: String,
    eintrag: Option<Uuid>,
}

pub(super) async fn decide(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Posted(wish): Posted<Wish>,
) -> Result<Redirect, Problem> {
    let told = match wish.tun.as_str() {
        "verschieden" => {
            let (one, other) = two(&wish.paar)?;
            keep_apart(&app, &signed, one, other).await?;
            "verschieden"
        }
        "trennen" => {
            let id = wish.eintrag.ok_or_else(|| Problem::unknown("eintrag"))?;
            if take_apart(&app, &signed, id).await? { "getrennt" } else { "getrennt-geaendert" }
        }
        _ => return Err(Problem::unknown("tun")),
    };
    Ok(Redirect::to(&reader.links.to(&with_query(PATH, &[("fertig", told)]))))
}

/// The two ids that a button names.
pub(in crate::cockpit) fn two(text: &str) -> Result<(Uuid, Uuid), Problem> {
    let unknown = || Problem::unknown("paar");
    let (one, other) = text.split_once(':').ok_or_else(unknown)?;
    let id = |text: &str| Uuid::try_parse(text).map_err(|_| unknown());
    Ok((id(one)?, id(other)?))
}

/// Says that two entries are not the same.
pub(in crate::cockpit) async fn keep_apart(
    app: &App,
    signed: &Signed,
    one: Uuid,
    other: Uuid,
) -> Result<(), Problem> {
    let mut tx = signed.writes(app).await?;
    let (first, _) = entries::whose(&mut tx, one).await?.ok_or(Problem::NotFound)?;
    let (second, owner) = entries::whose(&mut tx, other).await?.ok_or(Problem::NotFound)?;
    let proof = signed.may(Review(owner))?;
    runs::keep_apart(&mut tx, &proof, &app.state.district, (first, second)).await?;
    tx.commit().await?;
    Ok(())
}

/// Lets an entry that went up stand for itself again; whether the one that stayed is what it was before.
async fn take_apart(app: &App, signed: &Signed, id: Uuid) -> Result<bool, Problem> {
    let mut tx = signed.writes(app).await?;
    let (goes, owner) = entries::whose(&mut tx, id).await?.ok_or(Problem::NotFound)?;
    let stays = merges::by_id(&mut tx, id).await?.ok_or(Problem::NotFound)?.into;
    let (_, kept_by) = entries::whose(&mut tx, stays.uuid()).await?.ok_or(Problem::NotFound)?;
    let proofs = (signed.may(Review(kept_by))?, signed.may(Review(owner))?);
    let done = merges::take_apart(&mut tx, (&proofs.0, &proofs.1), goes)
        .await
        .map_err(Problem::of_conflict)?;
    tx.commit().await?;
    Ok(done.restored)
}
