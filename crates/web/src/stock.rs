//! What pages load from the store: in as few questions as possible, and only what is public.

use std::sync::Arc;

use base::OfferId;
use jiff::civil::Date;
use landscape::Offer;

use crate::{problem::Problem, register::Register, state::App};

/// Database and index answer.
pub(crate) async fn lives(app: &App) -> Result<(), Problem> {
    let mut tx = app.state.db.glance().await?;
    store::sources::all(&mut tx, &app.state.district).await?;
    Ok(())
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
