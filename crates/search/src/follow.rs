//! Following the store: what the change log tells goes into the index, and the index remembers how far.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use base::{ChangePosition, OrganisationId, PlaceId};
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use landscape::{Offer, Organisation, Publication};
use store::{Db, ReadTx, Record, changes::Change};

use crate::{Document, Lexicon, SearchError, SearchIndex, index::Batch};

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
        let head = head(db).await?;
        let position = self.position();
        // A store that is behind its index is another store.
        if head < position {
            return self.rebuild(db, now, go_on).await;
        }
        if head == position {
            return Ok(CatchUp { offers: 0, position, finished: true });
        }
        let mut walk = Walk::new(self.write(today(now))?, position, today(now));
        let finished = walk.follow(db, None, go_on).await?;
        walk.end(finished)
    }

    /// Makes the index anew from the stock. Readers keep the old one until it is done; stopped before, it stays.
    pub async fn rebuild(
        &self,
        db: &Db,
        now: Timestamp,
        go_on: &(dyn Fn(u64) -> bool + Sync),
    ) -> Result<CatchUp, SearchError> {
        self.relearn(self.lexicon(), db, now, go_on).await
    }

    /// The same with other words, which count for searches from the moment at which it is done.
    pub async fn relearn(
        &self,
        lexicon: Arc<Lexicon>,
        db: &Db,
        now: Timestamp,
        go_on: &(dyn Fn(u64) -> bool + Sync),
    ) -> Result<CatchUp, SearchError> {
        // What changes from here on is read a second time, from the log.
        let head = head(db).await?;
        let mut walk = Walk::new(self.write_anew(lexicon, today(now))?, head, today(now));
        walk.batch.clear()?;
        let mut last = None;
        loop {
            let mut tx = db.read().await?;
            let page = store::offers::everywhere(&mut tx, last, PAGE).await?;
            let Some(offer) = page.last() else { break };
            last = Some(offer.id);
            walk.take(&mut tx, page).await?;
            if !go_on(walk.offers) {
                return Ok(CatchUp { offers: 0, position: self.position(), finished: false });
            }
        }
        walk.follow(db, None, &|_| true).await?;
        walk.end(true)
    }
}

/// Where the log ends.
async fn head(db: &Db) -> Result<ChangePosition, SearchError> {
    Ok(store::changes::head(&mut db.read().await?).await?)
}

/// A way through the stock and its log into the index.
pub(crate) struct Walk {
    pub(crate) batch: Batch,
    pub(crate) names: Names,
    position: ChangePosition,
    day: Date,
    /// Changes read since the last commit.
    since: u64,
    read: u64,
    offers: u64,
}

impl Walk {
    pub(crate) fn new(batch: Batch, position: ChangePosition, day: Date) -> Walk {
        Walk { batch, names: Names::default(), position, day, since: 0, read: 0, offers: 0 }
    }

    /// Follows the log up to `until` or to its end; false where it was told to stop before.
    pub(crate) async fn follow(
        &mut self,
        db: &Db,
        until: Option<ChangePosition>,
        go_on: &(dyn Fn(u64) -> bool + Sync),
    ) -> Result<bool, SearchError> {
        while until.is_none_or(|until| self.position < until) {
            // A snapshot for each page: a long one would keep the database from cleaning up.
            let mut tx = db.read().await?;
            let mut page = store::changes::after(&mut tx, self.position, PAGE).await?;
            page.retain(|change| until.is_none_or(|until| change.position <= until));
            let Some(last) = page.last() else { return Ok(true) };
            self.position = last.position;
            self.apply(&mut tx, page).await?;
            drop(tx);
            if !go_on(self.read) {
                return Ok(false);
            }
            if self.since >= COMMIT_EVERY {
                self.batch.save(self.position)?;
                self.since = 0;
            }
        }
        Ok(true)
    }

    /// Follows the log up to `until`, where everything that is new there was put already.
    pub(crate) async fn follow_revisions(
        &mut self,
        db: &Db,
        until: ChangePosition,
    ) -> Result<(), SearchError> {
        loop {
            let mut tx = db.read().await?;
            let page = store::changes::revisions(&mut tx, self.position, until, PAGE).await?;
            let Some(last) = page.last() else { break };
            self.position = last.position;
            self.apply(&mut tx, page).await?;
        }
        self.position = self.position.max(until);
        Ok(())
    }

    pub(crate) fn end(self, finished: bool) -> Result<CatchUp, SearchError> {
        let Walk { batch, position, offers, .. } = self;
        batch.commit(Some(position))?;
        Ok(CatchUp { offers, position, finished })
    }

    /// Takes a page of changes over; an organisation that is called otherwise now takes its offers along.
    async fn apply(&mut self, tx: &mut ReadTx, page: Vec<Change>) -> Result<(), SearchError> {
        let count = u64::try_from(page.len()).unwrap_or(0);
        self.read += count;
        self.since += count;
        let mut offers: Vec<Offer> = Vec::new();
        for change in page {
            match (change.before, change.after) {
                (_, Record::Offer(offer)) => offers.push(*offer),
                (Some(Record::Organisation(before)), Record::Organisation(after)) => {
                    self.names.note(&after);
                    if name_of(&before) != name_of(&after) {
                        offers.extend(store::offers::of_provider(tx, after.id, self.day).await?);
                    }
                }
                _ => {}
            }
        }
        self.take(tx, offers).await
    }

    /// Takes offers over as they are: what is not published leaves the index.
    pub(crate) async fn take(
        &mut self,
        tx: &mut ReadTx,
        mut offers: Vec<Offer>,
    ) -> Result<(), SearchError> {
        self.names.learn(tx, offers.iter().map(|o| o.provider)).await?;
        self.offers += u64::try_from(offers.len()).unwrap_or(0);
        fill_places(tx, &mut offers).await?;
        for offer in offers {
            if offer.publication == Publication::Published {
                let provider_name = self.names.of(offer.provider).unwrap_or_default().to_owned();
                self.batch.put(Document { offer, provider_name })?;
            } else {
                self.batch.remove(offer.id)?;
            }
        }
        Ok(())
    }
}

/// The day in Germany at a time.
pub(crate) fn today(now: Timestamp) -> Date {
    now.to_zoned(TimeZone::get("Europe/Berlin").unwrap_or(TimeZone::UTC)).date()
}

/// Names of providers that were met.
#[derive(Default)]
pub(crate) struct Names(BTreeMap<OrganisationId, String>);

impl Names {
    pub(crate) fn note(&mut self, organisation: &Organisation) {
        self.0.insert(organisation.id, name_of(organisation).to_owned());
    }

    pub(crate) fn of(&self, id: OrganisationId) -> Option<&str> {
        self.0.get(&id).map(String::as_str)
    }

    /// Asks the store for those that are not known yet.
    pub(crate) async fn learn(
        &mut self,
        tx: &mut ReadTx,
        ids: impl Iterator<Item = OrganisationId>,
    ) -> Result<(), SearchError> {
        let new: BTreeSet<OrganisationId> = ids.filter(|id| !self.0.contains_key(id)).collect();
        if !new.is_empty() {
            let new: Vec<OrganisationId> = new.into_iter().collect();
            for organisation in store::organisations::by_ids(tx, &new).await? {
                self.note(&organisation);
            }
        }
        Ok(())
    }
}

fn name_of(organisation: &Organisation) -> &str {
    organisation.name.de()
}

/// Places of an offer's dates that know more than the offer says.
pub(crate) fn places_to_ask(offer: &Offer) -> impl Iterator<Item = PlaceId> {
    let venues = offer.schedule.sessions.iter().filter_map(|s| s.venue.as_ref());
    venues.filter(|v| v.address.point.is_none() || v.address.area.is_none()).filter_map(|v| v.place)
}

/// A date at a registered place lies where the place lies, unless it says more itself.
async fn fill_places(tx: &mut ReadTx, offers: &mut [Offer]) -> Result<(), SearchError> {
    let wanted: BTreeSet<PlaceId> = offers.iter().flat_map(places_to_ask).collect();
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
