//! Providers of a file of offers that are registered already: the offers are linked with them, and no
//! second organisation of the same name comes in.
//!
//! A file that says nothing of its provider (Kufer, iCalendar) can be given one by its key; otherwise an
//! organisation is recognised by its name, whatever the case and spelling of umlauts.

use std::collections::BTreeMap;

use access::Role;
use base::OrganisationId;
use landscape::{Incoming, Organisation, matching::fold};
use store::ReadTx;

use crate::{house::House, intake::Order, outcome::wrong_use};

/// Organisations read from the store at once.
const PAGE: u32 = 1000;

/// What is registered by other sources, and what was linked so far.
#[derive(Debug, Default)]
pub(crate) struct Providers {
    by_name: BTreeMap<String, OrganisationId>,
    /// All offers of the file belong to this one.
    only: Option<OrganisationId>,
    linked: BTreeMap<OrganisationId, OrganisationId>,
}

impl Providers {
    /// Reads what other sources than the order's have registered.
    pub(crate) async fn load(house: &House, order: &Order<'_>) -> anyhow::Result<Providers> {
        let mut it = Providers::default();
        let mut tx = house.db.read().await?;
        let others = registered(&mut tx, house).await?;
        for organisation in others.iter().filter(|o| o.origin.source != order.source.key) {
            it.by_name.entry(fold(organisation.name.de())).or_insert(organisation.id);
        }
        if let Some(key) = order.provider {
            let named = others.iter().find(|o| o.origin.key.as_str() == key);
            it.only = Some(named.map(|o| o.id).ok_or_else(|| {
                wrong_use(format!("--provider: no organisation has the key `{key}`"))
            })?);
        }
        Ok(it)
    }

    /// The record with its provider linked; nothing for an organisation that is registered already.
    pub(crate) fn link(&mut self, incoming: Incoming) -> Option<Incoming> {
        match incoming {
            Incoming::Organisation(organisation) if organisation.provider => {
                let known = self.only.or_else(|| self.known(&organisation));
                match known.filter(|known| *known != organisation.id) {
                    Some(known) => {
                        self.linked.insert(organisation.id, known);
                        None
                    }
                    None => Some(Incoming::Organisation(organisation)),
                }
            }
            Incoming::Offer(mut offer) => {
                if let Some(known) = self.linked.get(&offer.provider) {
                    offer.provider = *known;
                }
                Some(Incoming::Offer(offer))
            }
            Incoming::Place(mut place) => {
                if let Some(known) = place.run_by.and_then(|id| self.linked.get(&id)) {
                    place.run_by = Some(*known);
                }
                Some(Incoming::Place(place))
            }
            other => Some(other),
        }
    }

    fn known(&self, organisation: &Organisation) -> Option<OrganisationId> {
        self.by_name.get(&fold(organisation.name.de())).copied()
    }
}

/// All organisations of the district, page by page.
pub(crate) async fn registered(
    tx: &mut ReadTx,
    house: &House,
) -> anyhow::Result<Vec<Organisation>> {
    let mut all = Vec::new();
    let mut after = None;
    loop {
        let page = store::organisations::all(tx, &house.district, after, PAGE).await?;
        let Some(last) = page.last() else { return Ok(all) };
        after = Some(last.id);
        all.extend(page);
    }
}

/// The organisation with this key; for a role of the office without one, the education office itself.
pub(crate) async fn held_in(
    house: &House,
    asked_by: &str,
    key: &Option<String>,
    role: Role,
) -> anyhow::Result<OrganisationId> {
    let Some(key) = key else {
        if !role.is_of_the_office() {
            return Err(wrong_use(format!(
                "{asked_by}: the role `{}` is held in an organisation",
                role.code()
            )));
        }
        let (source, office) = ("verzahnt".parse()?, "bildungsbuero".parse()?);
        return Ok(OrganisationId::derived(&house.district, &source, &office));
    };
    let mut tx = house.db.read().await?;
    let all = registered(&mut tx, house).await?;
    let found = all.iter().find(|it| it.origin.key.as_str() == key).map(|it| it.id);
    found.ok_or_else(|| wrong_use(format!("{asked_by}: no organisation has the key `{key}`")))
}
