//! The organisations that somebody may write, and the places that no organisation runs: drafts first, then what is in
//! the stock.

use access::{Capability, EditOrganisation};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::{Html, IntoResponse, Redirect, Response},
};
use base::OrganisationId;
use landscape::{Organisation, Place, matching::fold};
use serde::Deserialize;
use store::{
    RecordKind,
    drafts::{self, Draft},
    entries::{self, Listed, Wanted},
};

use super::{
    super::{Desk, frame},
    Entry,
    edit::{Line, drafted, line},
};
use crate::{
    address::with_query,
    frame::{Frame, Reader},
    guard::Signed,
    problem::Problem,
    state::App,
    words::{counted, text},
};

/// Organisations of a page.
const PAGE: u32 = 50;

#[derive(Template)]
#[template(path = "cockpit/organisations/list.html")]
struct ListPage {
    frame: Frame,
    desk: Desk,
    here: String,
    wanted: String,
    /// Words above the list.
    lead: Option<String>,
    /// Where a new one is written: address and words.
    new: Option<(String, String)>,
    /// Another list.
    other: Option<(String, String)>,
    found: String,
    lines: Vec<Line>,
    done: Option<String>,
    previous: Option<String>,
    next: Option<String>,
}

#[derive(Deserialize, Default)]
pub(crate) struct Asked {
    #[serde(default)]
    name: String,
    #[serde(default)]
    seite: u32,
    fertig: Option<String>,
}

pub(crate) async fn page(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let all = signed.everywhere(Capability::EditOrganisation);
    let own = signed.own(Capability::EditOrganisation);
    if let (false, [only]) = (all, own.as_slice()) {
        let next = format!("{}/{only}", Organisation::PATH);
        return Ok(Redirect::to(&reader.links.to(&next)).into_response());
    }
    let district = &app.state.district;
    let mut tx = app.state.db.read().await?;
    let wanted = Wanted { title: asked.name.clone(), ..Wanted::all(RecordKind::Organisation) };
    let mut kept = Vec::new();
    let mut written = Vec::new();
    if all {
        let skip = asked.seite.saturating_mul(PAGE);
        kept = entries::listed(&mut tx, district, &wanted, skip, PAGE + 1).await?;
        written = drafts::of_district(&mut tx, district).await?;
    } else {
        for id in own {
            let wanted = Wanted { owner: Some(id), ..wanted.clone() };
            kept.extend(entries::listed(&mut tx, district, &wanted, 0, 1).await?);
            written.extend(drafts::of_owner(&mut tx, id).await?);
        }
    }
    drop(tx);
    let page_size = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let more = all && kept.len() > page_size;
    if all {
        kept.truncate(page_size);
    }
    let office = |path: &str, key: &str| {
        all.then(|| (reader.links.to(path), text(reader.lang, key).into_owned()))
    };
    let page = ListPage {
        new: office("/cockpit/einrichtungen/neu", "organisation-new"),
        other: office(Place::PATH, "places-of-nobody"),
        ..list::<Organisation>(&app, &reader, &signed, asked, (written, kept, more))
    };
    Ok(Html(page.render()?).into_response())
}

/// The places that no organisation runs: for those who may write for any.
pub(crate) async fn places(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Query(asked): Query<Asked>,
) -> Result<Html<String>, Problem> {
    let nobody = OrganisationId::NOBODY;
    let _may = signed.may(EditOrganisation(nobody))?;
    let wanted =
        Wanted { title: asked.name.clone(), owner: Some(nobody), ..Wanted::all(RecordKind::Place) };
    let mut tx = app.state.db.read().await?;
    let skip = asked.seite.saturating_mul(PAGE);
    let mut kept = entries::listed(&mut tx, &app.state.district, &wanted, skip, PAGE + 1).await?;
    let written = drafts::of_owner(&mut tx, nobody).await?;
    drop(tx);
    let page_size = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let more = kept.len() > page_size;
    kept.truncate(page_size);
    let said = |key: &str| text(reader.lang, key).into_owned();
    let new =
        reader.links.to(&with_query("/cockpit/orte/neu", &[("einrichtung", &nobody.to_string())]));
    let page = ListPage {
        lead: Some(said("places-of-nobody-lead")),
        new: Some((new, said("place-new"))),
        other: Some((reader.links.to(Organisation::PATH), said("cockpit-organisations"))),
        ..list::<Place>(&app, &reader, &signed, asked, (written, kept, more))
    };
    Ok(Html(page.render()?))
}

/// What both lists share; with the drafts, a page of the stock, and whether there are more pages.
fn list<T: Entry>(
    app: &App,
    reader: &Reader,
    signed: &Signed,
    asked: Asked,
    (mut written, kept, more): (Vec<Draft>, Vec<Listed>, bool),
) -> ListPage {
    if asked.seite > 0 {
        written.clear();
    }
    let matches = fold(&asked.name);
    let mut lines = drafted::<T>(reader, written);
    lines.retain(|line| fold(&line.title).contains(&matches));
    // What is being changed stands there once, as its draft.
    let drafts: Vec<String> = lines.iter().map(|line| line.url.clone()).collect();
    let kept = kept.into_iter().map(|listed| line::<T>(reader, listed));
    lines.extend(kept.filter(|line| !drafts.contains(&line.url)));
    let at = |seite: u32| {
        let seite = seite.to_string();
        let pairs = [("name", asked.name.as_str()), ("seite", &seite)];
        reader.links.to(&with_query(T::PATH, &pairs))
    };
    let title =
        if T::KIND == RecordKind::Place { "places-of-nobody" } else { "cockpit-organisations" };
    ListPage {
        frame: frame(app, reader, title),
        desk: Desk::new(reader, signed),
        here: reader.links.to(T::PATH),
        lead: None,
        new: None,
        other: None,
        found: counted(
            reader.lang,
            "entries-found",
            u64::try_from(lines.len()).unwrap_or_default(),
        ),
        lines,
        done: (asked.fertig.as_deref() == Some("verworfen"))
            .then(|| text(reader.lang, "draft-dropped").into_owned()),
        previous: (asked.seite > 0).then(|| at(asked.seite - 1)),
        next: more.then(|| at(asked.seite + 1)),
        wanted: asked.name,
    }
}
