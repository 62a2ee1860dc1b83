//! What becomes of an entry beside its text: seen beforehand, withdrawn, shown again, talked about.

use access::Review;
use axum::{
    extract::{Path, State},
    response::{Html, Redirect},
};
use base::OrganisationId;
use landscape::Place;
use serde::Deserialize;
use store::{RecordKind, drafts};

use super::{super::offers::remarks::LONGEST, Entry, edit::Work};
use crate::{
    frame::Reader,
    guard::{Posted, Signed},
    organisations::PICTURES,
    problem::Problem,
    register::Register,
    state::App,
};

async fn work<T: Entry>(app: &App, id: &str) -> Result<Work<T>, Problem> {
    Work::find(app, id).await?.ok_or(Problem::NotFound)
}

pub(crate) async fn preview<T: Entry>(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Path(id): Path<String>,
) -> Result<Html<String>, Problem> {
    let work = work::<T>(&app, &id).await?;
    let _may = work.proof(&signed)?;
    let entry = work.entry.as_ref().ok_or(Problem::NotFound)?;
    let register = Register::of(&app).await?;
    let back = reader.links.to(&work.here());
    let mut tx = app.state.db.read().await?;
    let pictures = store::pictures::seen_of(&mut tx, work.owner, PICTURES).await?;
    drop(tx);
    Ok(Html(entry.preview(&app, &reader, &register, &pictures, back)?))
}

#[derive(Deserialize)]
pub(crate) struct Wish {
    tun: String,
    #[serde(default)]
    version: String,
}

pub(crate) async fn change<T: Entry>(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Path(id): Path<String>,
    Posted(wish): Posted<Wish>,
) -> Result<Redirect, Problem> {
    let work = work::<T>(&app, &id).await?;
    let (proof, of) = (work.proof(&signed)?, work.of);
    let shows = matches!(wish.tun.as_str(), "zurueckziehen" | "zeigen");
    if shows && T::KIND == RecordKind::Organisation {
        let _may = signed.may(Review(work.owner))?;
    }
    let mut next = format!("{}?fertig=stand", work.here());
    let mut tx = signed.writes(&app).await?;
    let done = match wish.tun.as_str() {
        "zurueckziehen" => drafts::set_shown(&mut tx, &proof, of, false).await,
        "zeigen" => drafts::set_shown(&mut tx, &proof, of, true).await,
        "quelle" => drafts::follow_source(&mut tx, &proof, of).await,
        "verwerfen" => {
            let read = wish.version.parse().map_err(|_| Problem::unknown("version"))?;
            // What was never public is gone with its draft.
            let back = match store::entries::by_ref(&mut tx, of).await? {
                Some(_) => work.here(),
                None if work.owner == OrganisationId::NOBODY => Place::PATH.to_owned(),
                None if T::KIND == RecordKind::Place => {
                    format!("/cockpit/einrichtungen/{}", work.owner)
                }
                None => "/cockpit/einrichtungen".to_owned(),
            };
            next = format!("{back}?fertig=verworfen");
            drafts::drop(&mut tx, &proof, of, read).await
        }
        _ => return Err(Problem::unknown("tun")),
    };
    done.map_err(Problem::of_conflict)?;
    tx.commit().await?;
    Ok(Redirect::to(&reader.links.to(&next)))
}

#[derive(Deserialize)]
pub(crate) struct Words {
    text: String,
}

pub(crate) async fn remark<T: Entry>(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Path(id): Path<String>,
    Posted(words): Posted<Words>,
) -> Result<Redirect, Problem> {
    let work = work::<T>(&app, &id).await?;
    let proof = work.proof(&signed)?;
    let said: String = words.text.trim().chars().take(LONGEST).collect();
    if !said.is_empty() {
        let mut tx = signed.writes(&app).await?;
        drafts::remark(&mut tx, &proof, work.of, &said).await?;
        tx.commit().await?;
    }
    let next = format!("{}?fertig=bemerkung#bemerkungen", work.here());
    Ok(Redirect::to(&reader.links.to(&next)))
}
