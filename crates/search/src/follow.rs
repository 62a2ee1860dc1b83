//! Following the store: what the change log tells goes into the index, and the index remembers how far.

use std::collections::{BTreeMap, BTreeSet};

use base::{ChangePosition, OrganisationId, PlaceId};
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use landscape::{Offer, Publication};
use store::{Db, ReadTx, Record};

use crate::{Document, SearchError, SearchIndex, index::Batch};

/// Changes that are read at once.
const PAGE: u32 = 1_000;
/// Changes after which a long run makes visible what it has.
const COMMIT_EVERY: u64 = 200_000;

/// What following has done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CatchUp {
    /// Offers put in or taken out.
    pub offers: u64,
    pub position: ChangePosition,
    /// Whether the index now holds everything that the store held at the end.
    pub finished: bool,
}

impl SearchIndex {
    /// Takes over all changes since the index last did. `go_on` is told the number of changes read so far
    /// and stops the work by saying no: what was read until then is kept.
    ///
    /// [`SearchError::Busy`] where somebody else is writing. Analysis runs on the calling task.
    pub async fn catch_up(
        &self,
        db: &Db,
        now: Timestamp,
        go_on: &(dyn Fn(u64) -> bool + Sync),
    ) -> Result<CatchUp, SearchError> {
        let mut tx = db.read().await?;
        let head = store::changes::head(&mut tx).await?;
        drop(tx);
        let position = self.position();
        // A store that is behind its index is another store.
        if head < position {
            self.rebuild(db, now, go_on).await
        } else {
            self.follow(db, now, position, head, false, go_on).await
        }
    }

    /// Makes the index anew from the store. Readers keep the old one until it is done.
    pub async fn rebuild(
        &self,
        db: &Db,
        now: Timestamp,
        go_on: &(dyn Fn(u64) -> bool + Sync),
    ) -> Result<CatchUp, SearchError> {
        let mut tx = db.read().await?;
        let head = store::changes::head(&mut tx).await?;
        drop(tx);
        self.follow(db, now, ChangePosition(0), head, true, go_on).await
    }

    async fn follow(
        &self,
        db: &Db,
        now: Timestamp,
        from: ChangePosition,
        head: ChangePosition,
        anew: bool,
        go_on: &(dyn Fn(u64) -> bool + Sync),
    ) -> Result<CatchUp, SearchError> {
        if head == from && !anew {
            return Ok(CatchUp { offers: 0, position: from, finished: true });
        }
        let today = today(now);
        let mut batch = self.write(today)?;
        if anew {
            batch.clear()?;
        }
        let mut names = Names::default();
        let (mut position, mut read, mut offers, mut since) = (from, 0_u64, 0_u64, 0_u64);
        let mut finished = false;
        loop {
            // A snapshot for each page: a long one would keep the database from cleaning up.
            let mut tx = db.read().await?;
            let page = store::changes::after(&mut tx, position, PAGE).await?;
            let Some(last) = page.last() else {
                finished = true;
                break;
            };
            position = last.position;
            read += u64::try_from(page.len()).unwrap_or(0);
            since += u64::try_from(page.len()).unwrap_or(0);
            offers += take(&mut tx, &mut batch, page, &mut names, today).await?;
            drop(tx);
            if !go_on(read) {
                break;
            }
            if since >= COMMIT_EVERY && !anew {
                batch.commit(Some(position))?;
                batch = self.write(today)?;
                since = 0;
            }
        }
        // A rebuild that was stopped leaves the old index as it was.
        if anew && !finished {
            return Ok(CatchUp { offers: 0, position: self.position(), finished });
        }
        batch.commit(Some(position))?;
        Ok(CatchUp { offers, position, finished })
    }
}

/// The day in Germany at a time.
fn today(now: Timestamp) -> Date {
    now.to_zoned(TimeZone::get("Europe/Berlin").unwrap_or(TimeZone::UTC)).date()
}

#[derive(Default)]
struct Names(BTreeMap<OrganisationId, String>);

impl Names {
    async fn learn(
        &mut self,
        tx: &mut ReadTx,
        ids: BTreeSet<OrganisationId>,
    ) -> Result<(), SearchError> {
        let new: Vec<OrganisationId> =
            ids.into_iter().filter(|id| !self.0.contains_key(id)).collect();
        if !new.is_empty() {
            for organisation in store::organisations::by_ids(tx, &new).await? {
                self.0.insert(organisation.id, name_of(&organisation));
            }
        }
        Ok(())
    }
}

fn name_of(organisation: &landscape::Organisation) -> String {
    organisation.name.de().to_owned()
}

/// Puts the offers of a page of changes into the batch; an organisation that is called otherwise now takes
/// its offers along.
async fn take(
    tx: &mut ReadTx,
    batch: &mut Batch<'_>,
    page: Vec<store::changes::Change>,
    names: &mut Names,
    day: Date,
) -> Result<u64, SearchError> {
    let mut offers: Vec<Offer> = Vec::new();
    for change in page {
        match (change.before, change.after) {
            (_, Record::Offer(offer)) => offers.push(*offer),
            (Some(Record::Organisation(before)), Record::Organisation(after)) => {
                names.0.insert(after.id, name_of(&after));
                if name_of(&before) != name_of(&after) {
                    offers.extend(store::offers::of_provider(tx, after.id, day).await?);
                }
            }
            _ => {}
        }
    }
    names.learn(tx, offers.iter().map(|o| o.provider).collect()).await?;
    let count = u64::try_from(offers.len()).unwrap_or(0);
    fill_places(tx, &mut offers).await?;
    for offer in offers {
        if offer.publication == Publication::Published {
            let provider_name = names.0.get(&offer.provider).cloned().unwrap_or_default();
            batch.put(Document { offer, provider_name })?;
        } else {
            batch.remove(offer.id)?;
        }
    }
    Ok(count)
}

/// A date at a registered place lies where the place lies, unless it says more itself.
async fn fill_places(tx: &mut ReadTx, offers: &mut [Offer]) -> Result<(), SearchError> {
    let venues = |offer: &Offer| -> Vec<PlaceId> {
        let sessions = offer.schedule.sessions.iter();
        sessions
            .filter_map(|s| s.venue.as_ref())
            .filter(|v| v.address.point.is_none() || v.address.area.is_none())
            .filter_map(|v| v.place)
            .collect()
    };
    let wanted: BTreeSet<PlaceId> = offers.iter().flat_map(venues).collect();
    if wanted.is_empty() {
        return Ok(());
    }
    let wanted: Vec<PlaceId> = wanted.into_iter().collect();
    let places: BTreeMap<PlaceId, landscape::Place> =
        store::places::by_ids(tx, &wanted).await?.into_iter().map(|p| (p.id, p)).collect();
    for session in offers.iter_mut().flat_map(|o| &mut o.schedule.sessions) {
        let Some(venue) = &mut session.venue else { continue };
        let Some(place) = venue.place.and_then(|id| places.get(&id)) else { continue };
        let address = &mut venue.address;
        address.point = address.point.or(place.address.point);
        if address.area.is_none() {
            address.area.clone_from(&place.address.area);
        }
        if address.city.is_none() {
            address.city.clone_from(&place.address.city);
        }
        if venue.name.is_none() {
            venue.name = Some(place.name.de().to_owned());
        }
    }
    Ok(())
}
