//! Somebody else's data, for whoever manages accounts: a copy, and the end of the account.

use access::ManageAccounts;
use askama::Template;
use axum::{
    extract::{Query, State},
    response::{Html, Redirect, Response},
};
use base::AccountId;
use serde::Deserialize;
use store::{StoreError, accounts, persons};

use super::{Desk, frame, own_data::as_file, own_data::overwrite};
use crate::{
    frame::{Frame, Reader},
    guard::{Posted, Signed},
    problem::Problem,
    state::App,
};

#[derive(Template)]
#[template(path = "cockpit/other_data.html")]
struct OtherDataPage {
    frame: Frame,
    desk: Desk,
    id: String,
    name: String,
    email: String,
}

#[derive(Deserialize)]
pub(crate) struct Whose {
    #[serde(default)]
    konto: String,
}

impl Whose {
    fn id(&self) -> Result<AccountId, Problem> {
        self.konto.parse().map_err(|_| Problem::NotFound)
    }
}

pub(crate) async fn page(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Query(whose): Query<Whose>,
) -> Result<Html<String>, Problem> {
    let _may = signed.may(ManageAccounts)?;
    let id = whose.id()?;
    let found = accounts::by_id(&mut app.state.db.read().await?, id).await?;
    let account = found.ok_or(Problem::NotFound)?;
    let page = OtherDataPage {
        frame: frame(&app, &reader, "other-data"),
        desk: Desk::new(&reader, &signed),
        id: id.to_string(),
        name: account.name,
        email: account.email,
    };
    Ok(Html(page.render()?))
}

/// A copy: that it was taken stands in the audit trail.
pub(crate) async fn copy(
    State(app): State<App>,
    signed: Signed,
    Posted(whose): Posted<Whose>,
) -> Result<Response, Problem> {
    let proof = signed.may(ManageAccounts)?;
    let id = whose.id()?;
    let mut tx = signed.writes(&app).await?;
    let copy = persons::hand_out_other(&mut tx, &proof, id).await.map_err(missing)?;
    tx.commit().await?;
    as_file(&copy)
}

pub(crate) async fn erase(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Posted(whose): Posted<Whose>,
) -> Result<Redirect, Problem> {
    let proof = signed.may(ManageAccounts)?;
    let id = whose.id()?;
    let mut tx = signed.writes(&app).await?;
    let onward = match persons::erase_other(&mut tx, &proof, id).await {
        Ok(_) => {
            tx.commit().await?;
            overwrite(&app).await;
            "/cockpit/konten?fertig=geloescht"
        }
        Err(StoreError::Conflict(_)) => "/cockpit/konten?fehler=letzte",
        Err(error) => return Err(missing(error)),
    };
    Ok(Redirect::to(&reader.links.to(onward)))
}

fn missing(error: StoreError) -> Problem {
    match error {
        StoreError::NotFound(_) => Problem::NotFound,
        error => error.into(),
    }
}
