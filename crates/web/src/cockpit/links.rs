//! Dead links of published entries, by the organisation that answers for them.

use std::collections::BTreeMap;

use access::ManageSources;
use askama::Template;
use axum::{extract::State, response::Html};
use base::OrganisationId;
use store::{RecordRef, links};

use super::{Desk, frame};
use crate::{
    frame::{Frame, Reader},
    guard::Signed,
    problem::Problem,
    state::App,
    words::{counted, dates, text, with},
};

/// Dead links that are listed.
const MOST: u32 = 1_000;

#[derive(Template)]
#[template(path = "cockpit/links.html")]
struct LinksPage {
    frame: Frame,
    desk: Desk,
    providers: Vec<Provider>,
    summary: String,
}

/// An organisation with its dead links.
struct Provider {
    name: String,
    links: Vec<Dead>,
}

struct Dead {
    /// The entry in the portal.
    entry: String,
    title: String,
    url: String,
    line: String,
}

pub(crate) async fn page(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
) -> Result<Html<String>, Problem> {
    let (lang, district) = (reader.lang, &app.state.district);
    let mut tx = app.state.db.read().await?;
    let mut of: BTreeMap<Option<OrganisationId>, Vec<Dead>> = BTreeMap::new();
    for dead in links::dead(&mut tx, district, MOST).await? {
        if signed.may(ManageSources(dead.owner)).is_err() {
            continue;
        }
        let code = dead.standing.trouble.unwrap_or_default();
        let said = text(lang, &format!("trouble-{code}"));
        let detail = dead.standing.detail;
        let said = if detail.is_empty() { said.into_owned() } else { format!("{said} ({detail})") };
        let since = dead.standing.since.map(|at| dates::at(lang, at)).unwrap_or_default();
        of.entry(dead.owner).or_default().push(Dead {
            entry: match dead.record {
                RecordRef::Offer(id) => reader.links.to(&format!("/angebote/{id}")),
                RecordRef::Place(id) => reader.links.to(&format!("/orte/{id}")),
                other => reader.links.to(&format!("/einrichtungen/{}", other.uuid())),
            },
            title: dead.title,
            url: dead.url,
            line: format!("{said}, {}", with(lang, "link-since", &[("at", &since)])),
        });
    }
    let ids: Vec<OrganisationId> = of.keys().flatten().copied().collect();
    let names: BTreeMap<OrganisationId, String> = store::organisations::by_ids(&mut tx, &ids)
        .await?
        .into_iter()
        .map(|it| (it.id, it.name.de().to_owned()))
        .collect();
    let counts = links::counts(&mut tx, district).await?;
    drop(tx);
    let mut providers: Vec<Provider> = of
        .into_iter()
        .map(|(id, links)| Provider {
            name: id
                .and_then(|id| names.get(&id).cloned())
                .unwrap_or_else(|| text(lang, "link-nobody").into_owned()),
            links,
        })
        .collect();
    providers.sort_by(|a, b| a.name.cmp(&b.name));
    let seen = counts.iter().filter(|(state, _)| *state != "unseen").map(|(_, n)| n).sum();
    let page = LinksPage {
        frame: frame(&app, &reader, "cockpit-links"),
        desk: Desk::new(&reader, &signed),
        providers,
        summary: counted(lang, "links-seen", seen),
    };
    Ok(Html(page.render()?))
}
