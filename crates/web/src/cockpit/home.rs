//! The first page: who I am here, and where I can go.

use std::collections::BTreeMap;

use askama::Template;
use axum::{extract::State, response::Html};
use base::OrganisationId;

use super::{
    Desk, frame,
    notices::{News, news},
};
use crate::{
    frame::{Frame, Reader},
    guard::Signed,
    problem::Problem,
    state::App,
    words::text,
};

#[derive(Template)]
#[template(path = "cockpit/home.html")]
struct HomePage {
    frame: Frame,
    desk: Desk,
    places: Vec<At>,
    /// What is new in the network for the own organisations.
    news: Vec<News>,
}

/// An organisation with the person's roles in it.
struct At {
    url: String,
    name: String,
    roles: String,
}

pub(crate) async fn page(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
) -> Result<Html<String>, Problem> {
    let _may = signed.may(access::OpenCockpit)?;
    let mut roles: BTreeMap<OrganisationId, Vec<String>> = BTreeMap::new();
    for membership in &signed.who.memberships {
        let word = text(reader.lang, &format!("role-{}", membership.role.code()));
        roles.entry(membership.organisation).or_default().push(word.into_owned());
    }
    let ids: Vec<OrganisationId> = roles.keys().copied().collect();
    let mut tx = app.state.db.read().await?;
    let places = store::organisations::by_ids(&mut tx, &ids)
        .await?
        .into_iter()
        .map(|organisation| At {
            url: reader.links.organisation(organisation.id),
            name: organisation.name.de().to_owned(),
            roles: roles.get(&organisation.id).map(|r| r.join(", ")).unwrap_or_default(),
        })
        .collect();
    drop(tx);
    let news = news(&app, &reader, &signed).await?;
    let desk = Desk::new(&reader, &signed);
    let frame = frame(&app, &reader, "cockpit-home");
    Ok(Html(HomePage { frame, desk, places, news }.render()?))
}
