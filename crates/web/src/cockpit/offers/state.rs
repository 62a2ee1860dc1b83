//! What becomes of an entry beside its text: seen beforehand, withdrawn, shown again, talked about.

use access::EditOffer;
use axum::{
    extract::{Path, State},
    response::IntoResponse,
    response::{Html, Redirect, Response},
};
use base::OfferId;
use landscape::Offer;
use serde::Deserialize;
use store::{Record, RecordRef, drafts};

use super::remarks::LONGEST;
use crate::{
    frame::Reader,
    guard::{Posted, Signed},
    offers::previewed,
    problem::Problem,
    register::Register,
    state::App,
};

/// The offer as its draft has it, else as it is kept, with its provider.
pub(super) async fn written(app: &App, id: &str) -> Result<(Offer, Option<i64>), Problem> {
    let id: OfferId = id.parse().map_err(|_| Problem::NotFound)?;
    let mut tx = app.state.db.read().await?;
    if let Some(draft) = drafts::by_id(&mut tx, RecordRef::Offer(id)).await?
        && let Record::Offer(offer) = draft.record
    {
        return Ok((*offer, Some(draft.version)));
    }
    let kept = store::offers::by_id(&mut tx, id).await?;
    kept.map(|offer| (offer, None)).ok_or(Problem::NotFound)
}

/// An offer as the public will see it.
pub(crate) async fn preview(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let (offer, _) = written(&app, &id).await?;
    let _may = signed.may(EditOffer { offer: offer.id, provider: offer.provider })?;
    let register = Register::of(&app).await?;
    let back = reader.links.to(&format!("/cockpit/angebote/{}", offer.id));
    let mut tx = app.state.db.read().await?;
    let picture = store::pictures::of_offer(&mut tx, offer.id).await?;
    drop(tx);
    let page = previewed(&app, &reader, &offer, &register, picture.as_ref(), back)?;
    Ok(Html(page).into_response())
}

#[derive(Deserialize)]
pub(crate) struct Wish {
    tun: String,
    #[serde(default)]
    version: String,
}

pub(crate) async fn change(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Path(id): Path<String>,
    Posted(wish): Posted<Wish>,
) -> Result<Redirect, Problem> {
    let (offer, _) = written(&app, &id).await?;
    let proof = signed.may(EditOffer { offer: offer.id, provider: offer.provider })?;
    let of = RecordRef::Offer(offer.id);
    let here = format!("/cockpit/angebote/{}?fertig=stand", offer.id);
    let list = format!("/cockpit/angebote?einrichtung={}&fertig=verworfen", offer.provider);
    let mut tx = signed.writes(&app).await?;
    let next = match wish.tun.as_str() {
        "zurueckziehen" => drafts::set_shown(&mut tx, &proof, of, false).await.map(|()| here),
        "zeigen" => drafts::set_shown(&mut tx, &proof, of, true).await.map(|()| here),
        "quelle" => drafts::follow_source(&mut tx, &proof, of).await.map(|()| here),
        "verwerfen" => {
            let read = wish.version.parse().map_err(|_| Problem::unknown("version"))?;
            drafts::drop(&mut tx, &proof, of, read).await.map(|()| list)
        }
        _ => return Err(Problem::unknown("tun")),
    };
    let next = next.map_err(Problem::of_conflict)?;
    tx.commit().await?;
    Ok(Redirect::to(&reader.links.to(&next)))
}

#[derive(Deserialize)]
pub(crate) struct Words {
    text: String,
}

pub(crate) async fn remark(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Path(id): Path<String>,
    Posted(words): Posted<Words>,
) -> Result<Redirect, Problem> {
    let (offer, _) = written(&app, &id).await?;
    let proof = signed.may(EditOffer { offer: offer.id, provider: offer.provider })?;
    let said: String = words.text.trim().chars().take(LONGEST).collect();
    if !said.is_empty() {
        let mut tx = signed.writes(&app).await?;
        drafts::remark(&mut tx, &proof, RecordRef::Offer(offer.id), &said).await?;
        tx.commit().await?;
    }
    let next = format!("/cockpit/angebote/{}?fertig=bemerkung#bemerkungen", offer.id);
    Ok(Redirect::to(&reader.links.to(&next)))
}
