//! Running ahead of an import: new offers are analysed while their run is still being staged.
//!
//! Nothing of it can be found before the run was applied and [`Ahead::finish`] was called; given up or dropped
//! before, the index is as it was. Only offers that the store does not know yet, and of which everything that is indexed is
//! at hand, are taken ahead. The rest is read from the store when the run was applied.

use std::collections::BTreeSet;

use base::{Ags, ChangePosition, OfferId, SourceKey};
use jiff::{Timestamp, civil::Date};
use landscape::{Incoming, Offer, Publication};
use store::Db;
use tokio::{sync::mpsc, task::JoinHandle};

use crate::{
    CatchUp, Document, SearchError, SearchIndex,
    follow::{Names, Walk, places_to_ask, today},
    index::Batch,
};

/// How many pieces of an import wait for the analysis.
const QUEUE: usize = 1;
/// Offers that are read from the store at once.
const PAGE: usize = 500;

/// The index's part in an import run.
pub struct Ahead {
    index: SearchIndex,
    day: Date,
    district: Ags,
    source: SourceKey,
    names: Names,
    taken: BTreeSet<OfferId>,
    /// Offers that are read from the store at the end: the file said more than one thing of them, or not enough.
    late: BTreeSet<OfferId>,
    sender: mpsc::Sender<Vec<Document>>,
    writing: JoinHandle<Result<Batch, SearchError>>,
}

impl SearchIndex {
    /// Begins to run ahead of an import of a source; [`SearchError::Busy`] where somebody else writes.
    /// Must be called within a tokio runtime.
    pub fn ahead(
        &self,
        district: Ags,
        source: SourceKey,
        now: Timestamp,
    ) -> Result<Ahead, SearchError> {
        let day = today(now);
        let mut batch = self.write(day)?;
        let (sender, mut pieces) = mpsc::channel::<Vec<Document>>(QUEUE);
        let writing = tokio::task::spawn_blocking(move || {
            while let Some(piece) = pieces.blocking_recv() {
                for document in piece {
                    batch.put_new(document)?;
                }
            }
            Ok(batch)
        });
        Ok(Ahead {
            index: self.clone(),
            day,
            district,
            source,
            names: Names::default(),
            taken: BTreeSet::new(),
            late: BTreeSet::new(),
            sender,
            writing,
        })
    }
}

impl Ahead {
    /// Takes what was staged, in the order of the file.
    pub async fn take(&mut self, db: &Db, staged: Vec<Incoming>) -> Result<(), SearchError> {
        let mut offers: Vec<Offer> = Vec::with_capacity(staged.len());
        for incoming in staged {
            match incoming {
                Incoming::Offer(offer) => offers.push(*offer),
                Incoming::Organisation(organisation) => self.names.note(&organisation),
                Incoming::Gone(key) => {
                    let id = OfferId::derived(&self.district, &self.source, &key);
                    if self.taken.contains(&id) {
                        self.late.insert(id);
                    }
                }
                Incoming::Area(_) | Incoming::Place(_) | Incoming::Coverage(_) => {}
            }
        }
        if offers.is_empty() {
            return Ok(());
        }
        let ids: Vec<OfferId> = offers.iter().map(|offer| offer.id).collect();
        let mut tx = db.read().await?;
        let known = store::offers::known(&mut tx, &ids).await?;
        self.names.learn(&mut tx, offers.iter().map(|offer| offer.provider)).await?;
        drop(tx);
        let mut piece = Vec::with_capacity(offers.len());
        for offer in offers {
            // Known offers come with the change log, if anything of them changes.
            if known.contains(&offer.id) {
                continue;
            }
            let first = !self.taken.contains(&offer.id);
            let whole = places_to_ask(&offer).next().is_none();
            match self.names.of(offer.provider) {
                Some(name) if first && whole && offer.publication == Publication::Published => {
                    self.taken.insert(offer.id);
                    piece.push(Document { provider_name: name.to_owned(), offer });
                }
                _ => {
                    self.late.insert(offer.id);
                }
            }
        }
        // A writer that died tells why when it is waited for.
        let _gone = self.sender.send(piece).await;
        Ok(())
    }

    /// Forgets everything; when it returns, others may write.
    pub async fn give_up(self) {
        drop(self.sender);
        // Whatever the writer says is lost with what it wrote.
        let _lost = self.writing.await;
    }

    /// Makes visible what the applied run brought, and everything else that the change log holds.
    /// `from` and `to` are the log's ends before and after the run.
    pub async fn finish(
        self,
        db: &Db,
        from: ChangePosition,
        to: ChangePosition,
    ) -> Result<CatchUp, SearchError> {
        let Ahead { index, day, names, late, sender, writing, .. } = self;
        drop(sender);
        let batch =
            writing.await.map_err(|_| SearchError::Unreadable("the writer died".into()))??;
        let mut walk = Walk::new(batch, index.position(), day);
        walk.names = names;
        walk.follow(db, Some(from), &|_| true).await?;
        walk.follow_revisions(db, to).await?;
        let late: Vec<OfferId> = late.into_iter().collect();
        for ids in late.chunks(PAGE) {
            let mut tx = db.read().await?;
            let offers = store::offers::by_ids(&mut tx, ids).await?;
            let there: BTreeSet<OfferId> = offers.iter().map(|offer| offer.id).collect();
            walk.take(&mut tx, offers).await?;
            for id in ids.iter().filter(|id| !there.contains(id)) {
                walk.batch.remove(*id)?;
            }
        }
        walk.follow(db, None, &|_| true).await?;
        walk.end(true)
    }
}
