//! Pictures that wait for the office's look: shown to the public, or removed.

use access::Review;
use base::{OrganisationId, PictureId};
use store::{ReadTx, pictures};

use super::super::organisations::pictures::remove;
use crate::{
    frame::Reader, guard::Signed, pictures::Shown, problem::Problem, register::Register, state::App,
};

/// Pictures on one page.
const MOST: u32 = 24;

/// A picture that waits.
pub(super) struct Waiting {
    /// The organisation and the picture.
    pub(super) value: String,
    pub(super) organisation: String,
    pub(super) shown: Shown,
}

pub(super) async fn waiting(
    tx: &mut ReadTx,
    app: &App,
    reader: &Reader,
    signed: &Signed,
    register: &Register,
) -> Result<Vec<Waiting>, Problem> {
    let all = pictures::waiting(tx, &app.state.district, MOST).await?;
    let mine = all.iter().filter(|picture| signed.may(Review(picture.owner)).is_ok());
    let waiting = mine.map(|picture| Waiting {
        value: format!("{}:{}", picture.owner, picture.id),
        organisation: register.name(picture.owner).to_owned(),
        shown: Shown::of(picture, reader),
    });
    Ok(waiting.collect())
}

/// Shows the pictures that were ticked, or removes them; how many they were.
pub(super) async fn decide(
    app: &App,
    signed: &Signed,
    chosen: &[String],
    seen: bool,
) -> Result<u64, Problem> {
    let unknown = || Problem::unknown("bild");
    let mut ids: Vec<(OrganisationId, PictureId)> = Vec::new();
    for pair in chosen {
        let (owner, id) = pair.split_once(':').ok_or_else(unknown)?;
        ids.push((owner.parse().map_err(|_| unknown())?, id.parse().map_err(|_| unknown())?));
    }
    if seen {
        let mut tx = signed.writes(app).await?;
        for (owner, id) in &ids {
            let proof = signed.may(Review(*owner))?;
            pictures::release(&mut tx, &proof, &app.state.district, *id, true)
                .await
                .map_err(Problem::of_conflict)?;
        }
        tx.commit().await?;
    } else {
        for (owner, id) in &ids {
            let _may = signed.may(Review(*owner))?;
            remove(app, signed, *owner, *id).await?;
        }
    }
    Ok(u64::try_from(ids.len()).unwrap_or(0))
}
