//! Second factors of others: demanding one of an account or of all, and taking a lost one away.

use access::ManageAccounts;
use axum::{extract::State, response::Redirect};
use base::AccountId;
use serde::Deserialize;
use store::factors;

use super::people::uuid_of;
use crate::{
    frame::Reader,
    guard::{Posted, Signed},
    problem::Problem,
    state::App,
};

/// The page that shows what was done.
fn back(reader: &Reader, done: &str) -> Redirect {
    Redirect::to(&reader.links.to(&format!("/cockpit/konten?fertig={done}")))
}

#[derive(Deserialize)]
pub(crate) struct Demand {
    konto: String,
    verlangen: bool,
}

pub(crate) async fn demand(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Posted(form): Posted<Demand>,
) -> Result<Redirect, Problem> {
    let proof = signed.may(ManageAccounts)?;
    let account = AccountId::from_uuid(uuid_of(&form.konto)?);
    let mut tx = signed.writes(&app).await?;
    factors::demand(&mut tx, &proof, &app.state.district, account, form.verlangen).await?;
    tx.commit().await?;
    Ok(back(&reader, "faktor"))
}

#[derive(Deserialize)]
pub(crate) struct DemandOfAll {
    verlangen: bool,
}

pub(crate) async fn demand_of_all(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Posted(form): Posted<DemandOfAll>,
) -> Result<Redirect, Problem> {
    let proof = signed.may(ManageAccounts)?;
    let mut tx = signed.writes(&app).await?;
    factors::demand_of_all(&mut tx, &proof, &app.state.district, form.verlangen).await?;
    tx.commit().await?;
    Ok(back(&reader, "faktor"))
}

#[derive(Deserialize)]
pub(crate) struct Lost {
    konto: String,
}

pub(crate) async fn reset(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Posted(form): Posted<Lost>,
) -> Result<Redirect, Problem> {
    let proof = signed.may(ManageAccounts)?;
    let account = AccountId::from_uuid(uuid_of(&form.konto)?);
    let mut tx = signed.writes(&app).await?;
    factors::reset(&mut tx, &proof, &app.state.district, account).await?;
    tx.commit().await?;
    Ok(back(&reader, "faktor-weg"))
}
