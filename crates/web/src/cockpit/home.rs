//! The first page: who I am here, what waits for me, and where I can go.

use std::collections::BTreeMap;

use access::Capability;
use askama::Template;
use axum::{extract::State, response::Html};
use base::OrganisationId;
use store::{
    protection::Rule,
    runs::{self, Hold},
    uploads,
};

use super::{
    Desk, frame,
    notices::{News, news},
    organisations::upload,
};
use crate::{
    frame::{Frame, Reader},
    guard::Signed,
    problem::Problem,
    state::App,
    words::{dates, text, with},
};

#[derive(Template)]
#[template(path = "cockpit/home.html")]
struct HomePage {
    frame: Frame,
    desk: Desk,
    places: Vec<At>,
    /// Files of the own organisations on which nobody decided yet.
    waiting: Vec<Waiting>,
    /// What is new in the network for the own organisations.
    news: Vec<News>,
}

/// An organisation with the person's roles in it.
struct At {
    url: String,
    name: String,
    roles: String,
}

/// A file that waits for the organisation that uploaded it.
struct Waiting {
    url: String,
    words: String,
    /// Until when somebody decides, or it is given up.
    until: String,
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
    let own = store::organisations::by_ids(&mut tx, &ids).await?;
    let writes = signed.own(Capability::EditOrganisation);
    let period = app.state.register.period(Rule::UndecidedUploads);
    let held = runs::held(&mut tx, &app.state.district).await?;
    let waiting = held
        .into_iter()
        .filter(|run| run.held == Some(Hold::Uploaded))
        .filter_map(|run| {
            let of = uploads::organisation_of(&run.source).filter(|id| writes.contains(id))?;
            let name = own.iter().find(|it| it.id == of)?.name.de();
            let until = period.map_or(run.begun, |period| period.due(run.begun));
            let at = dates::at(reader.lang, run.begun);
            Some(Waiting {
                url: reader.links.to(&upload::here(of)),
                words: with(reader.lang, "upload-waits", &[("name", name), ("at", &at)]),
                until: with(
                    reader.lang,
                    "upload-given-up",
                    &[("until", &dates::at(reader.lang, until))],
                ),
            })
        })
        .collect();
    let places = own
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
    Ok(Html(HomePage { frame, desk, places, waiting, news }.render()?))
}
