//! The organisations that somebody may write: drafts first, then what is in the stock.

use access::Capability;
use askama::Template;
use axum::{
    extract::{Query, State},
    response::{Html, IntoResponse, Redirect, Response},
};
use landscape::{Organisation, matching::fold};
use serde::Deserialize;
use store::{
    RecordKind, drafts,
    entries::{self, Wanted},
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
    new: Option<String>,
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
    if asked.seite > 0 {
        written.clear();
    }
    let matches = fold(&asked.name);
    let mut lines = drafted::<Organisation>(&reader, written);
    lines.retain(|line| fold(&line.title).contains(&matches));
    // What is being changed stands there once, as its draft.
    let drafts: Vec<String> = lines.iter().map(|line| line.url.clone()).collect();
    let kept = kept.into_iter().map(|listed| line::<Organisation>(&reader, listed));
    lines.extend(kept.filter(|line| !drafts.contains(&line.url)));
    let at = |seite: u32| {
        let seite = seite.to_string();
        let pairs = [("name", asked.name.as_str()), ("seite", &seite)];
        reader.links.to(&with_query(Organisation::PATH, &pairs))
    };
    let page = ListPage {
        frame: frame(&app, &reader, "cockpit-organisations"),
        desk: Desk::new(&reader, &signed),
        here: reader.links.to(Organisation::PATH),
        new: all.then(|| reader.links.to(&format!("{}/neu", Organisation::PATH))),
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
    };
    Ok(Html(page.render()?).into_response())
}
