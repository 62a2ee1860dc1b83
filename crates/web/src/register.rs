//! What stands beside offers: organisations, places, municipalities and sources of the district.
//!
//! There are few of them and every page names some, so they are kept in memory. The register follows the change
//! log: once a second it asks whether anything but offers has changed, and is read again only then, or when the
//! day changes and with it what the public may see.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use base::{ChangePosition, OrganisationId, PlaceId, SourceKey};
use jiff::{Timestamp, civil::Date};
use landscape::{Area, AreaLevel, Organisation, Place, Source};
use store::ReadTx;

use crate::{problem::Problem, state::App};

/// For so many seconds the change log is not asked again.
const FRESH: i64 = 1;

/// How many records are read in one question.
const PAGE: u32 = 1000;

/// What of the registers the public may see on a day.
#[derive(Debug, Default)]
pub(crate) struct Register {
    /// By name.
    pub(crate) organisations: Vec<Organisation>,
    /// By name.
    pub(crate) places: Vec<Place>,
    /// The municipalities of the district by name.
    pub(crate) municipalities: Vec<Area>,
    sources: BTreeMap<SourceKey, Source>,
    organisation_at: BTreeMap<OrganisationId, usize>,
    place_at: BTreeMap<PlaceId, usize>,
}

impl Register {
    /// The register of today.
    pub(crate) async fn of(app: &App) -> Result<Arc<Register>, Problem> {
        let (now, today) = (app.now(), app.today());
        let known = app.register.get();
        if let Some(known) = &known
            && known.today == today
            && now.duration_since(known.asked).as_secs().abs() < FRESH
        {
            return Ok(Arc::clone(&known.register));
        }
        let _alone = match (&known, app.register.reading.try_lock()) {
            (_, Ok(alone)) => alone,
            // Somebody is reading it already; what was true a second ago does meanwhile.
            (Some(known), Err(_)) if known.today == today => {
                return Ok(Arc::clone(&known.register));
            }
            (_, Err(_)) => app.register.reading.lock().await,
        };
        let known = app.register.get().filter(|known| known.today == today);
        let mut tx = app.state.db.read().await?;
        let head = store::changes::head(&mut tx).await?;
        let register = match known {
            Some(known)
                if known.head == head
                    || !store::changes::beside_offers(&mut tx, known.head).await? =>
            {
                known.register
            }
            _ => Arc::new(Register::read(app, &mut tx, today).await?),
        };
        let known = Known { register: Arc::clone(&register), today, head, asked: now };
        app.register.set(known);
        Ok(register)
    }

    async fn read(app: &App, tx: &mut ReadTx, today: Date) -> Result<Register, Problem> {
        let district = &app.state.district;
        let mut it = Register::default();
        let mut after = None;
        loop {
            let page = store::organisations::public(tx, district, today, after, PAGE).await?;
            let Some(last) = page.last() else { break };
            after = Some(last.id);
            it.organisations.extend(page);
        }
        let mut after = None;
        loop {
            let page = store::places::public(tx, district, today, after, PAGE).await?;
            let Some(last) = page.last() else { break };
            after = Some(last.id);
            it.places.extend(page);
        }
        it.organisations.sort_by_cached_key(|o| landscape::matching::fold(o.name.de()));
        it.places.sort_by_cached_key(|p| landscape::matching::fold(p.name.de()));
        it.organisation_at = it.organisations.iter().enumerate().map(|(n, o)| (o.id, n)).collect();
        it.place_at = it.places.iter().enumerate().map(|(n, p)| (p.id, n)).collect();
        it.municipalities = store::areas::all(tx, district).await?;
        it.municipalities
            .retain(|area| area.level == AreaLevel::Municipality && district.contains(&area.ags));
        let sources = store::sources::all(tx, district).await?;
        it.sources = sources.into_iter().map(|source| (source.key.clone(), source)).collect();
        Ok(it)
    }

    /// What an organisation is called; nothing where it is not known.
    pub(crate) fn name(&self, id: OrganisationId) -> &str {
        self.organisation(id).map_or("", |it| it.name.de())
    }

    pub(crate) fn organisation(&self, id: OrganisationId) -> Option<&Organisation> {
        self.organisations.get(*self.organisation_at.get(&id)?)
    }

    pub(crate) fn place(&self, id: PlaceId) -> Option<&Place> {
        self.places.get(*self.place_at.get(&id)?)
    }

    pub(crate) fn source(&self, key: &SourceKey) -> Option<&Source> {
        self.sources.get(key)
    }

    /// Whether records of this source are invented.
    pub(crate) fn is_example(&self, source: &SourceKey) -> bool {
        self.source(source).is_some_and(|source| source.example)
    }
}

/// The register that was read last.
#[derive(Debug, Default)]
pub(crate) struct Kept {
    known: Mutex<Option<Known>>,
    /// Held by whoever reads it anew.
    reading: tokio::sync::Mutex<()>,
}

#[derive(Debug, Clone)]
struct Known {
    register: Arc<Register>,
    today: Date,
    /// Where the change log ended when it was read or found unchanged.
    head: ChangePosition,
    asked: Timestamp,
}

impl Kept {
    fn get(&self) -> Option<Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn set(&self, known: Known) {
        *self.known.lock().unwrap_or_else(PoisonError::into_inner) = Some(known);
    }
}
