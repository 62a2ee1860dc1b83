//! The organisations for which somebody can do something: the own ones, or all of the district.

use std::collections::BTreeMap;

use access::Capability;
use base::OrganisationId;
use landscape::matching;

use crate::{guard::Signed, problem::Problem, state::App};

/// Organisations with their names.
pub(super) struct OpenTo {
    /// Whether it is every organisation of the district.
    pub(super) all: bool,
    pub(super) names: BTreeMap<OrganisationId, String>,
}

/// The organisations for which somebody can do `what`.
pub(super) async fn open_to(
    app: &App,
    signed: &Signed,
    what: Capability,
) -> Result<OpenTo, Problem> {
    let all = signed.everywhere(what);
    let mut tx = app.state.db.read().await?;
    let found = if all {
        store::organisations::listed(&mut tx, &app.state.district).await?
    } else {
        store::organisations::by_ids(&mut tx, &signed.own(what)).await?
    };
    Ok(OpenTo {
        all,
        names: found.into_iter().map(|it| (it.id, it.name.de().to_owned())).collect(),
    })
}

impl OpenTo {
    /// The organisations in the order of their names, as a list to choose from shows them.
    pub(super) fn by_name(&self) -> Vec<(String, OrganisationId)> {
        let mut named: Vec<_> = self.names.iter().map(|(id, name)| (name.clone(), *id)).collect();
        named.sort_by_cached_key(|(name, id)| (matching::fold(name), *id));
        named
    }
}
