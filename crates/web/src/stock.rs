//! What pages load from the store: in as few questions as possible, and only what is public.

use std::sync::Arc;

use base::OfferId;
use jiff::civil::Date;
use landscape::Offer;
use store::{RecordRef, merges};

use crate::{
    finding::{Asked, ask},
    problem::Problem,
    register::Register,
    state::App,
};

/// Database and index answer.
pub(crate) async fn lives(app: &App) -> Result<(), Problem> {
    let mut tx = app.state.db.glance().await?;
    store::sources::all(&mut tx, &app.state.district).await?;
    Ok(())
}

/// Public offers in the order of `ids`, with what is beside them; where one went up into another, that one.
pub(crate) async fn chosen(
    app: &App,
    ids: &[OfferId],
    today: Date,
) -> Result<(Vec<Offer>, Arc<Register>), Problem> {
    let (found, register) = offers(app, ids, today).await?;
    if found.len() == ids.len() {
        return Ok((found, register));
    }
    let mut now = Vec::new();
    let mut tx = app.state.db.glance().await?;
    for id in ids {
        let stayed = match merges::stayed(&mut tx, id.uuid()).await? {
            Some(RecordRef::Offer(stayed)) => stayed,
            _ => *id,
        };
        if !now.contains(&stayed) {
            now.push(stayed);
        }
    }
    drop(tx);
    offers(app, &now, today).await
}

/// Public offers in the order of `ids`, with what is beside them.
pub(crate) async fn offers(
    app: &App,
    ids: &[OfferId],
    today: Date,
) -> Result<(Vec<Offer>, Arc<Register>), Problem> {
    let register = Register::of(app).await?;
    if ids.is_empty() {
        return Ok((Vec::new(), register));
    }
    let mut tx = app.state.db.glance().await?;
    Ok((store::offers::public_by_ids(&mut tx, ids, today).await?, register))
}

/// The first offers that a search finds.
pub(crate) struct Found {
    pub(crate) offers: Vec<Offer>,
    pub(crate) register: Arc<Register>,
    pub(crate) total: u64,
}

/// At most `most` offers that `asked` finds, without the figures beside a list.
pub(crate) async fn found(app: &App, asked: &Asked, most: usize) -> Result<Found, Problem> {
    let today = app.today();
    let mut request = asked.request(today, most);
    request.facets = false;
    let answer = ask(app, request).await?;
    let ids: Vec<_> = answer.hits.iter().map(|hit| hit.id).collect();
    let (offers, register) = offers(app, &ids, today).await?;
    Ok(Found { offers, register, total: answer.total })
}
