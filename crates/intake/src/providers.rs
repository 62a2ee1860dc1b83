//! Providers of a file of offers that are registered already: the offers are linked with them, and no
//! second organisation of the same name comes in.
//!
//! A file that says nothing of its provider (Kufer, iCalendar) can be given one; otherwise an
//! organisation is recognised by its name, whatever the case and spelling of umlauts.

use std::collections::BTreeMap;

use base::{Ags, OrganisationId};
use landscape::{Incoming, Organisation, matching::fold};
use store::ReadTx;

use crate::{Order, Stock};

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
    pub(crate) async fn load(stock: &Stock<'_>, order: &Order<'_>) -> anyhow::Result<Providers> {
        let mut it = Providers { only: order.provider, ..Providers::default() };
        if it.only.is_some() {
            return Ok(it);
        }
        let mut tx = stock.db.read().await?;
        let others = registered(&mut tx, stock.district).await?;
        for organisation in others.iter().filter(|o| o.origin.source != order.source.key) {
            it.by_name.entry(fold(organisation.name.de())).or_insert(organisation.id);
        }
        Ok(it)
    }

    /// The record with its provider linked; nothing for an organisation that is registered already. The file of one
    /// organisation registers no other, and what it offers is that organisation's own.
    pub(crate) fn link(&mut self, incoming: Incoming) -> Option<Incoming> {
        if let Some(only) = self.only {
            return owned(incoming, only);
        }
        match incoming {
            Incoming::Organisation(organisation) if organisation.provider => {
                let known = self.known(&organisation);
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

/// A record of a file that belongs to one organisation.
fn owned(incoming: Incoming, only: OrganisationId) -> Option<Incoming> {
    match incoming {
        Incoming::Organisation(_) => None,
        Incoming::Offer(mut offer) => {
            offer.provider = only;
            Some(Incoming::Offer(offer))
        }
        Incoming::Place(mut place) => {
            place.run_by = place.run_by.map(|_| only);
            Some(Incoming::Place(place))
        }
        other => Some(other),
    }
}

/// All organisations of the district, page by page.
pub async fn registered(tx: &mut ReadTx, district: &Ags) -> anyhow::Result<Vec<Organisation>> {
    let mut all = Vec::new();
    let mut after = None;
    loop {
        let page = store::organisations::all(tx, district, after, PAGE).await?;
        let Some(last) = page.last() else { return Ok(all) };
        after = Some(last.id);
        all.extend(page);
    }
}
