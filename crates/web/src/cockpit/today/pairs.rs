//! Offers and organisations that look the same, each with what is proposed: that the one goes up into the other.

use std::collections::BTreeMap;

use base::OfferId;
use landscape::Offer;
use store::{ReadTx, runs};

use super::super::merging;
use crate::{
    frame::Reader, guard::Signed, problem::Problem, register::Register, state::App, words::text,
};

/// Pairs of each kind on one page.
const MOST: u32 = 20;

/// Two entries that look the same.
pub(super) struct Pair {
    /// Both ids, the one that should stay first.
    pub(super) value: String,
    /// Whose they are, or what they are.
    pub(super) lead: String,
    pub(super) one: String,
    pub(super) other: String,
    pub(super) compare: String,
}

pub(super) async fn waiting(
    tx: &mut ReadTx,
    app: &App,
    reader: &Reader,
    signed: &Signed,
    register: &Register,
) -> Result<Vec<Pair>, Problem> {
    let twins = runs::open_twins(tx, &app.state.district, MOST).await?;
    let ids: Vec<OfferId> = twins.iter().flat_map(|(a, b)| [*a, *b]).collect();
    let offers: BTreeMap<OfferId, Offer> =
        store::offers::by_ids(tx, &ids).await?.into_iter().map(|offer| (offer.id, offer)).collect();
    let told = |offer: &Offer| {
        let source = register.source(&offer.origin.source);
        let source = source.map_or("", |source| source.name.as_str());
        format!("{} ({source})", offer.title.de())
    };
    let mut pairs: Vec<Pair> = twins
        .iter()
        .filter_map(|(a, b)| {
            let (stays, goes) = merging::order(offers.get(a)?, offers.get(b)?);
            Some(Pair {
                value: format!("{}:{}", stays.id, goes.id),
                lead: register.name(stays.provider).to_owned(),
                one: told(stays),
                other: told(goes),
                compare: reader.links.to(&merging::here(stays.id.uuid(), goes.id.uuid())),
            })
        })
        .collect();
    let apart = runs::apart(tx, &app.state.district).await?;
    let organisations = merging::alike(reader, signed, register, &apart);
    let most = usize::try_from(MOST).unwrap_or(usize::MAX);
    pairs.extend(organisations.into_iter().take(most).map(|it| Pair {
        value: it.value,
        lead: text(reader.lang, "kind-of-organisation").into_owned(),
        one: it.one,
        other: it.other,
        compare: it.compare,
    }));
    Ok(pairs)
}
