//! Running ahead of an import: what is found before, after, and without it.

use std::sync::Arc;

use base::{Actor, Cause, LocalText, OrganisationId, RunId};
use jiff::Timestamp;
use landscape::{Coverage, Incoming, Offer, Organisation, Publication};
use search::{Ahead, Request, SearchError, SearchIndex};
use store::{Db, Target, files::FileHash, runs};

use crate::stock::{TODAY, id, lexicon, offer};

/// A store and an index that know nothing.
struct Desk {
    db: Db,
    index: SearchIndex,
    _folder: tempfile::TempDir,
}

fn now() -> Timestamp {
    "2026-03-02T10:00:00Z".parse().unwrap()
}

fn provider(name: &str) -> Organisation {
    let provider = offer("x").provider;
    let origin = landscape::Origin { key: "anbieter".parse().unwrap(), ..offer("x").origin };
    Organisation { provider: true, ..Organisation::new(provider, origin, LocalText::german(name)) }
}

fn incoming(offer: Offer) -> Incoming {
    Incoming::Offer(Box::new(offer))
}

fn from_provider(name: &str) -> Incoming {
    Incoming::Organisation(Box::new(provider(name)))
}

/// The offer `key` under another title.
fn retitled(key: &str, title: &str) -> Offer {
    Offer { title: LocalText::german(title), ..offer(key) }
}

impl Desk {
    async fn new() -> Desk {
        let folder = tempfile::tempdir().unwrap();
        let db = Db::open(&Target::Folder(folder.path().to_owned())).await.unwrap();
        let index = SearchIndex::open(&folder.path().join("index"), Arc::new(lexicon())).unwrap();
        Desk { db, index, _folder: folder }
    }

    fn ahead(&self) -> Result<Ahead, SearchError> {
        self.index.ahead("03353".parse().unwrap(), "probe".parse().unwrap(), now())
    }

    /// Stages pieces of a file, the index running ahead where one is given.
    async fn stage(&self, pieces: Vec<Vec<Incoming>>, ahead: &mut Option<Ahead>) -> RunId {
        let (district, source) = ("03353".parse().unwrap(), "probe".parse().unwrap());
        let raw = FileHash::of(b"a file");
        let run = runs::begin(&self.db, &district, &source, &raw, now()).await.unwrap();
        for piece in pieces {
            runs::add(&self.db, run, &piece).await.unwrap();
            if let Some(ahead) = ahead {
                ahead.take(&self.db, piece).await.unwrap();
            }
        }
        run
    }

    async fn apply(&self, run: RunId) -> runs::Applied {
        runs::apply(&self.db, run, Actor::System(Cause::Command("test")), now()).await.unwrap()
    }

    /// Imports with the index ahead, to its end.
    async fn import(&self, pieces: Vec<Vec<Incoming>>) {
        let mut ahead = Some(self.ahead().unwrap());
        let run = self.stage(pieces, &mut ahead).await;
        let applied = self.apply(run).await;
        ahead.unwrap().finish(&self.db, applied.from, applied.to).await.unwrap();
    }

    fn total(&self, query: &str) -> u64 {
        self.index.search(&Request::new(query, TODAY)).unwrap().total
    }

    /// That the index holds what it would if it were made anew, as far as these queries see.
    async fn agrees_with_a_rebuild(&self, queries: &[&str]) {
        let before: Vec<u64> = queries.iter().map(|q| self.total(q)).collect();
        let head = store::changes::head(&mut self.db.read().await.unwrap()).await.unwrap();
        assert_eq!(self.index.position(), head);
        self.index.rebuild(&self.db, now(), &|_| true).await.unwrap();
        let after: Vec<u64> = queries.iter().map(|q| self.total(q)).collect();
        assert_eq!(before, after, "{queries:?}");
    }
}

#[tokio::test]
async fn new_offers_are_found_when_their_run_was_applied_and_not_before() {
    let desk = Desk::new().await;
    let mut ahead = Some(desk.ahead().unwrap());
    let file = vec![vec![from_provider("Musikschule Beispielstadt"), incoming(offer("Gitarre"))]];
    let run = desk.stage(file, &mut ahead).await;
    assert_eq!(desk.total("Gitarre"), 0);
    let applied = desk.apply(run).await;
    assert_eq!(desk.total("Gitarre"), 0);
    ahead.unwrap().finish(&desk.db, applied.from, applied.to).await.unwrap();
    assert_eq!(desk.total("Gitarre"), 1);
    assert_eq!(desk.total("Musikschule Beispielstadt"), 1);
    desk.agrees_with_a_rebuild(&["Gitarre", "Musikschule Beispielstadt"]).await;
}

#[tokio::test]
async fn of_two_offers_with_one_key_the_last_is_found() {
    let desk = Desk::new().await;
    desk.import(vec![
        vec![from_provider("Musikschule Beispielstadt"), incoming(offer("Gitarre"))],
        vec![incoming(retitled("Gitarre", "Klavier"))],
    ])
    .await;
    assert_eq!((desk.total("Gitarre"), desk.total("Klavier")), (0, 1));
    assert_eq!(desk.index.len(), 1);
    desk.agrees_with_a_rebuild(&["Gitarre", "Klavier"]).await;
}

#[tokio::test]
async fn an_offer_that_the_same_file_takes_back_is_not_found() {
    let desk = Desk::new().await;
    desk.import(vec![
        vec![
            Incoming::Coverage(Coverage::Incremental),
            from_provider("Musikschule Beispielstadt"),
            incoming(offer("Gitarre")),
            incoming(offer("Klavier")),
        ],
        vec![Incoming::Gone("Gitarre".parse().unwrap())],
    ])
    .await;
    assert_eq!((desk.total("Gitarre"), desk.total("Klavier")), (0, 1));
    desk.agrees_with_a_rebuild(&["Gitarre", "Klavier"]).await;
}

#[tokio::test]
async fn an_offer_whose_provider_follows_in_the_file_is_found_by_its_name() {
    let desk = Desk::new().await;
    desk.import(vec![
        vec![incoming(offer("Gitarre"))],
        vec![from_provider("Klangwerkstatt Beispielstadt")],
    ])
    .await;
    assert_eq!(desk.total("Klangwerkstatt"), 1);
}

#[tokio::test]
async fn a_second_file_changes_adds_and_takes_away() {
    let desk = Desk::new().await;
    let name = || from_provider("Musikschule Beispielstadt");
    desk.import(vec![vec![name(), incoming(offer("Gitarre")), incoming(offer("Trommel"))]]).await;
    desk.import(vec![vec![
        name(),
        incoming(retitled("Gitarre", "Laute")),
        incoming(offer("Klavier")),
    ]])
    .await;
    let totals = ["Gitarre", "Laute", "Klavier", "Trommel"].map(|q| desk.total(q));
    assert_eq!(totals, [0, 1, 1, 0]);
    desk.agrees_with_a_rebuild(&["Gitarre", "Laute", "Klavier", "Trommel"]).await;
}

#[tokio::test]
async fn what_the_index_had_missed_before_the_import_is_found_as_well() {
    let desk = Desk::new().await;
    let name = || from_provider("Musikschule Beispielstadt");
    let run = desk.stage(vec![vec![name(), incoming(offer("Trommel"))]], &mut None).await;
    desk.apply(run).await;
    assert_eq!(desk.total("Trommel"), 0);
    let coverage = Incoming::Coverage(Coverage::Incremental);
    desk.import(vec![vec![coverage, name(), incoming(offer("Gitarre"))]]).await;
    assert_eq!((desk.total("Trommel"), desk.total("Gitarre")), (1, 1));
    desk.agrees_with_a_rebuild(&["Trommel", "Gitarre"]).await;
}

#[tokio::test]
async fn hidden_offers_are_not_found() {
    let desk = Desk::new().await;
    let hidden = Offer { publication: Publication::Draft, ..offer("Gitarre") };
    desk.import(vec![vec![from_provider("Musikschule Beispielstadt"), incoming(hidden)]]).await;
    assert_eq!(desk.total("Gitarre"), 0);
}

#[tokio::test]
async fn a_run_that_is_given_up_leaves_the_index_as_it_was_and_free_for_others() {
    let desk = Desk::new().await;
    let mut ahead = Some(desk.ahead().unwrap());
    assert!(matches!(desk.ahead(), Err(SearchError::Busy)));
    let file = vec![vec![from_provider("Musikschule Beispielstadt"), incoming(offer("Gitarre"))]];
    let run = desk.stage(file, &mut ahead).await;
    runs::discard(&desk.db, run).await.unwrap();
    ahead.unwrap().give_up().await;
    assert_eq!(desk.total("Gitarre"), 0);
    assert!(desk.index.is_empty());
    desk.import(vec![vec![from_provider("Musikschule Beispielstadt"), incoming(offer("Klavier"))]])
        .await;
    assert_eq!((desk.total("Gitarre"), desk.total("Klavier")), (0, 1));
    assert_eq!(desk.index.len(), 1);
}

#[tokio::test]
async fn a_provider_called_otherwise_takes_its_offers_along() {
    let desk = Desk::new().await;
    let file = |name| vec![vec![from_provider(name), incoming(offer("Gitarre"))]];
    desk.import(file("Musikschule Beispielstadt")).await;
    desk.import(file("Klangwerkstatt Beispielstadt")).await;
    assert_eq!(desk.total("Klangwerkstatt"), 1);
    let first: OrganisationId = provider("x").id;
    assert_eq!(first, offer("x").provider);
    assert!(
        desk.index.search(&Request::new("Gitarre", TODAY)).unwrap().hits[0].id == id("Gitarre")
    );
}
