//! The picture that goes with an offer: one of its provider's, or none.

use access::EditOffer;
use axum::{
    extract::{Path, State},
    response::Redirect,
};
use base::{OfferId, OrganisationId, PictureId};
use serde::Deserialize;
use store::{ReadTx, pictures};

use super::{
    super::{
        form::{Choice, Field, Look},
        organisations::pictures::here,
    },
    state::written,
};
use crate::{
    Lang,
    frame::Reader,
    guard::{Posted, Signed},
    problem::Problem,
    state::App,
    words::text,
};

/// What the page of an offer says of its picture.
pub(super) struct Beside {
    pub(super) action: String,
    /// Which of the provider's pictures; nothing where it has none.
    pub(super) choice: Option<Field>,
    /// Where the provider's pictures are.
    pub(super) pictures: String,
}

pub(super) async fn beside(
    tx: &mut ReadTx,
    reader: &Reader,
    offer: OfferId,
    provider: OrganisationId,
) -> Result<Beside, Problem> {
    let chosen = pictures::of_offer(tx, offer).await?.map(|picture| picture.id);
    let own = pictures::of_organisation(tx, provider).await?;
    let mut choices =
        vec![Choice::option("", text(reader.lang, "picture-none").into_owned(), chosen.is_none())];
    choices.extend(own.iter().map(|picture| {
        Choice::option(
            picture.id.to_string(),
            picture.caption.alt().de().to_owned(),
            chosen == Some(picture.id),
        )
    }));
    Ok(Beside {
        action: reader.links.to(&format!("/cockpit/angebote/{offer}/bild")),
        choice: (!own.is_empty()).then(|| field(reader.lang, choices)),
        pictures: reader.links.to(&here(provider)),
    })
}

fn field(lang: Lang, choices: Vec<Choice>) -> Field {
    Field {
        id: "angebotsbild".to_owned(),
        label: text(lang, "field-angebotsbild").into_owned(),
        hint: Some(text(lang, "field-angebotsbild-hint").into_owned()),
        wrong: Vec::new(),
        look: Look::Choice(choices),
        value: String::new(),
        required: false,
        list: None,
    }
}

#[derive(Deserialize)]
pub(crate) struct Chosen {
    #[serde(default)]
    angebotsbild: String,
}

pub(crate) async fn choose(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Path(id): Path<String>,
    Posted(form): Posted<Chosen>,
) -> Result<Redirect, Problem> {
    let (offer, _) = written(&app, &id).await?;
    let proof = signed.may(EditOffer { offer: offer.id, provider: offer.provider })?;
    let picture: Option<PictureId> = match form.angebotsbild.as_str() {
        "" => None,
        id => Some(id.parse().map_err(|_| Problem::unknown("angebotsbild"))?),
    };
    let mut tx = signed.writes(&app).await?;
    pictures::show_with(&mut tx, &proof, &app.state.district, picture)
        .await
        .map_err(Problem::of_conflict)?;
    tx.commit().await?;
    let next = format!("/cockpit/angebote/{}?fertig=bild", offer.id);
    Ok(Redirect::to(&reader.links.to(&next)))
}
