//! What pages load from the store: in as few questions as possible, and only what is public.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use base::{OfferId, OrganisationId, PlaceId, SourceKey};
use jiff::civil::Date;
use landscape::{Area, AreaLevel, Offer, Organisation, Place, Source};
use store::ReadTx;

use crate::{problem::Problem, state::App};

/// Sources by their keys.
pub(crate) type Sources = BTreeMap<SourceKey, Source>;

/// For so many seconds sources are not looked up again.
const FRESH: i64 = 5;

/// What has to be named beside offers.
#[derive(Debug, Default)]
pub(crate) struct Beside {
    pub(crate) organisations: BTreeMap<OrganisationId, Organisation>,
    pub(crate) places: BTreeMap<PlaceId, Place>,
    pub(crate) sources: Arc<Sources>,
}

impl Beside {
    /// Whether records of this source are invented.
    pub(crate) fn is_example(&self, source: &SourceKey) -> bool {
        self.sources.get(source).is_some_and(|source| source.example)
    }
}

/// Database and index answer.
pub(crate) async fn lives(app: &App) -> Result<(), Problem> {
    let mut tx = app.state.db.read().await?;
    store::sources::all(&mut tx, &app.state.district).await?;
    Ok(())
}

/// Public offers in the order of `ids`, with what is beside them.
pub(crate) async fn offers(
    app: &App,
    ids: &[OfferId],
    today: Date,
) -> Result<(Vec<Offer>, Beside), Problem> {
    let mut tx = app.state.db.read().await?;
    let offers = store::offers::public_by_ids(&mut tx, ids, today).await?;
    let beside = beside(app, &mut tx, &offers, today).await?;
    Ok((offers, beside))
}

/// Providers, places and sources of offers.
pub(crate) async fn beside(
    app: &App,
    tx: &mut ReadTx,
    offers: &[Offer],
    today: Date,
) -> Result<Beside, Problem> {
    let providers: BTreeSet<OrganisationId> = offers.iter().map(|offer| offer.provider).collect();
    let places: BTreeSet<PlaceId> = offers
        .iter()
        .flat_map(|offer| &offer.schedule.sessions)
        .filter_map(|session| session.venue.as_ref()?.place)
        .collect();
    let providers: Vec<OrganisationId> = providers.into_iter().collect();
    let places: Vec<PlaceId> = places.into_iter().collect();
    let organisations = match providers.is_empty() {
        true => Vec::new(),
        false => store::organisations::public_by_ids(tx, &providers, today).await?,
    };
    let places = match places.is_empty() {
        true => Vec::new(),
        false => store::places::public_by_ids(tx, &places, today).await?,
    };
    Ok(Beside {
        organisations: organisations.into_iter().map(|o| (o.id, o)).collect(),
        places: places.into_iter().map(|p| (p.id, p)).collect(),
        sources: sources(app, tx).await?,
    })
}

/// The sources of the district by their keys. There are few and they hardly change, so they are kept for
/// some seconds.
pub(crate) async fn sources(app: &App, tx: &mut ReadTx) -> Result<Arc<Sources>, Problem> {
    let now = app.now();
    let kept = app.sources.lock().ok().and_then(|kept| kept.clone());
    if let Some((read, sources)) = kept
        && now.duration_since(read).as_secs().abs() < FRESH
    {
        return Ok(sources);
    }
    let all = store::sources::all(tx, &app.state.district).await?;
    let sources: Sources = all.into_iter().map(|source| (source.key.clone(), source)).collect();
    let sources = Arc::new(sources);
    if let Ok(mut kept) = app.sources.lock() {
        *kept = Some((now, Arc::clone(&sources)));
    }
    Ok(sources)
}

/// How many records are read in one question where all are wanted.
const PAGE: u32 = 1000;

/// All public organisations by name.
pub(crate) async fn organisations(app: &App, today: Date) -> Result<Vec<Organisation>, Problem> {
    let mut tx = app.state.db.read().await?;
    let mut all = Vec::new();
    let mut after = None;
    loop {
        let page =
            store::organisations::public(&mut tx, &app.state.district, today, after, PAGE).await?;
        let Some(last) = page.last() else { break };
        after = Some(last.id);
        all.extend(page);
    }
    all.sort_by_cached_key(|o| landscape::matching::fold(o.name.de()));
    Ok(all)
}

/// All public places by name.
pub(crate) async fn places(app: &App, today: Date) -> Result<Vec<Place>, Problem> {
    let mut tx = app.state.db.read().await?;
    let mut all = Vec::new();
    let mut after = None;
    loop {
        let page = store::places::public(&mut tx, &app.state.district, today, after, PAGE).await?;
        let Some(last) = page.last() else { break };
        after = Some(last.id);
        all.extend(page);
    }
    all.sort_by_cached_key(|p| landscape::matching::fold(p.name.de()));
    Ok(all)
}

/// The municipalities of the district by name.
pub(crate) async fn municipalities(app: &App) -> Result<Vec<Area>, Problem> {
    let mut tx = app.state.db.read().await?;
    let all = store::areas::all(&mut tx, &app.state.district).await?;
    let district = &app.state.district;
    Ok(all
        .into_iter()
        .filter(|area| area.level == AreaLevel::Municipality && district.contains(&area.ags))
        .collect())
}
