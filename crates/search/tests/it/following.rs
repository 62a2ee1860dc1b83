//! Following the change log: what was changed, withdrawn or renamed in the store is so in the index.

use std::{fs, sync::Arc};

use base::{Actor, Cause, ChangePosition, LangTag, LocalText, RecordKey};
use jiff::Timestamp;
use landscape::{
    Amendment, Gazetteer, Offer, Organisation, Origin, Publication, Vocabularies, Wording,
};
use search::{CatchUp, Lexicon, Request, SearchError, SearchIndex};
use store::{Db, Target, WriteTx};

use crate::stock::{TODAY, document, lexicon, offer};

struct Desk {
    db: Db,
    index: SearchIndex,
    folder: tempfile::TempDir,
}

fn now() -> Timestamp {
    "2026-03-02T10:00:00Z".parse().unwrap()
}

fn provider(name: &str) -> Organisation {
    let key: RecordKey = "anbieter".parse().unwrap();
    let origin = Origin { key, ..offer("x").origin };
    let name = LocalText::german(name);
    Organisation { provider: true, ..Organisation::new(offer("x").provider, origin, name) }
}

impl Desk {
    /// A followed store with these offers of the Musikschule Beispielstadt.
    async fn with(titles: &[&str]) -> Desk {
        let folder = tempfile::tempdir().unwrap();
        let db = Db::open(&Target::Folder(folder.path().to_owned())).await.unwrap();
        let index = SearchIndex::open(&folder.path().join("index"), Arc::new(lexicon())).unwrap();
        let desk = Desk { db, index, folder };
        let mut tx = desk.write().await;
        store::organisations::put(&mut tx, &provider("Musikschule Beispielstadt")).await.unwrap();
        for title in titles {
            store::offers::put(&mut tx, &offer(title)).await.unwrap();
        }
        tx.commit().await.unwrap();
        desk.catch_up().await;
        desk
    }

    async fn write(&self) -> WriteTx {
        self.db.write(Actor::System(Cause::Command("test")), now()).await.unwrap()
    }

    async fn put(&self, offer: &Offer) {
        let mut tx = self.write().await;
        store::offers::put(&mut tx, offer).await.unwrap();
        tx.commit().await.unwrap();
    }

    async fn catch_up(&self) -> CatchUp {
        self.index.catch_up(&self.db, now(), &|_| true).await.unwrap()
    }

    fn total(&self, text: &str) -> u64 {
        self.index.search(&Request::new(text, TODAY)).unwrap().total
    }
}

#[tokio::test]
async fn a_change_is_found_after_catching_up_and_not_before() {
    let desk = Desk::with(&["Gitarre"]).await;
    desk.put(&Offer { title: LocalText::german("Klavier"), ..offer("Gitarre") }).await;
    assert_eq!((desk.total("Gitarre"), desk.total("Klavier")), (1, 0));
    let done = desk.catch_up().await;
    assert!(done.finished);
    assert_eq!(done.position, desk.index.position());
    assert_eq!((desk.total("Gitarre"), desk.total("Klavier")), (0, 1));
}

#[tokio::test]
async fn without_changes_nothing_is_done() {
    let desk = Desk::with(&["Gitarre"]).await;
    let before = desk.index.position();
    let done = desk.catch_up().await;
    assert_eq!(done, CatchUp { offers: 0, position: before, finished: true });
}

#[tokio::test]
async fn a_withdrawn_offer_is_gone() {
    let desk = Desk::with(&["Gitarre", "Klavier"]).await;
    desk.put(&Offer { publication: Publication::Withdrawn, ..offer("Gitarre") }).await;
    desk.catch_up().await;
    assert_eq!((desk.total("Gitarre"), desk.total("Klavier")), (0, 1));
}

#[tokio::test]
async fn a_renamed_provider_takes_its_offers_along() {
    let desk = Desk::with(&["Gitarre", "Klavier"]).await;
    let mut tx = desk.write().await;
    store::organisations::put(&mut tx, &provider("Klangwerkstatt")).await.unwrap();
    tx.commit().await.unwrap();
    desk.catch_up().await;
    assert_eq!((desk.total("Klangwerkstatt"), desk.total("Musikschule")), (2, 0));
}

#[tokio::test]
async fn a_broken_folder_is_filled_again_from_the_store() {
    let Desk { db, index, folder } = Desk::with(&["Gitarre"]).await;
    drop(index);
    let place = folder.path().join("index");
    fs::write(place.join("meta.json"), "no index").unwrap();
    let index = SearchIndex::open(&place, Arc::new(lexicon())).unwrap();
    assert_eq!(index.position(), ChangePosition(0));
    let desk = Desk { db, index, folder };
    desk.catch_up().await;
    assert_eq!(desk.total("Gitarre"), 1);
}

#[tokio::test]
async fn an_index_that_is_ahead_of_its_store_is_made_anew() {
    let desk = Desk::with(&["Gitarre", "Klavier"]).await;
    let other = Desk::with(&["Trommel"]).await;
    desk.put(&offer("Flöte")).await;
    desk.catch_up().await;
    desk.index.catch_up(&other.db, now(), &|_| true).await.unwrap();
    assert_eq!(desk.index.len(), 1);
    assert_eq!(desk.total("Trommel"), 1);
}

#[tokio::test]
async fn made_anew_it_holds_what_the_store_holds_and_nothing_else() {
    let desk = Desk::with(&["Gitarre"]).await;
    desk.index.put([document(offer("Fremdes"))], TODAY).unwrap();
    assert_eq!(desk.total("Fremdes"), 1);
    desk.index.rebuild(&desk.db, now(), &|_| true).await.unwrap();
    assert_eq!((desk.total("Fremdes"), desk.total("Gitarre")), (0, 1));
    let stopped = desk.index.rebuild(&desk.db, now(), &|_| false).await.unwrap();
    assert!(!stopped.finished);
    assert_eq!(desk.total("Gitarre"), 1);
}

#[tokio::test]
async fn words_that_were_learned_later_find_what_was_indexed_before() {
    let desk = Desk::with(&["Gitarre"]).await;
    let mut smart = offer("Klugtelefon bedienen");
    smart.topics.insert("smartphone".parse().unwrap());
    desk.put(&smart).await;
    desk.catch_up().await;
    let of_topic = |topic: &str| {
        let mut request = Request::new("", TODAY);
        request.filters.set("topic", topic).unwrap();
        desk.index.search(&request).unwrap().total
    };
    assert_eq!((desk.total("Wischkasten"), of_topic("musik")), (0, 0));
    let words = Amendment {
        scheme: "topics".to_owned(),
        notation: "smartphone".parse().unwrap(),
        wording: Some(Wording {
            pref_label: LocalText::german("Smartphone"),
            hidden_labels: vec![(LangTag::german(), "Wischkasten".to_owned())],
            ..Wording::default()
        }),
        merged_into: None,
    };
    let old = desk.index.lexicon();
    let learn = |amendment: &Amendment| {
        let amended = old.vocabularies().amended([amendment]);
        Arc::new(Lexicon::new(&amended, old.gazetteer(), None))
    };
    let lexicon = learn(&words);
    assert!(!desk.index.is_stale(&old) && desk.index.is_stale(&lexicon));
    desk.index.relearn(lexicon.clone(), &desk.db, now(), &|_| true).await.unwrap();
    assert!(desk.index.is_stale(&old) && !desk.index.is_stale(&lexicon));
    assert_eq!(desk.total("Wischkasten"), 1);
    // Given up before the end, everything stays as it was.
    let merged = Amendment { merged_into: Some("musik".parse().unwrap()), ..words };
    let stopped = desk.index.relearn(learn(&merged), &desk.db, now(), &|_| false).await.unwrap();
    assert!(!stopped.finished && !desk.index.is_stale(&lexicon));
    desk.index.relearn(learn(&merged), &desk.db, now(), &|_| true).await.unwrap();
    // An address that names the topic that went up into another one finds what that one has.
    assert_eq!((of_topic("musik"), of_topic("smartphone")), (1, 1));
}

#[tokio::test]
async fn an_index_that_was_made_with_other_words_is_known_as_such_when_it_is_opened_again() {
    let Desk { index, folder, .. } = Desk::with(&["Gitarre"]).await;
    drop(index);
    let other = Lexicon::new(&Vocabularies::default(), &Gazetteer::default(), None);
    let index = SearchIndex::open(&folder.path().join("index"), Arc::new(other)).unwrap();
    assert!(index.is_stale(&index.lexicon()));
    assert!(!index.is_stale(&lexicon()));
    // What follows does not make it fresh: the rest of it was read with the words of then.
    index.put([document(offer("Klavier"))], TODAY).unwrap();
    assert!(index.is_stale(&index.lexicon()));
}

#[tokio::test]
async fn while_somebody_writes_following_is_told_that_the_index_is_busy() {
    let desk = Desk::with(&["Gitarre"]).await;
    desk.put(&offer("Klavier")).await;
    let ahead = desk.index.ahead("03353".parse().unwrap(), "other".parse().unwrap(), now());
    let told = desk.index.catch_up(&desk.db, now(), &|_| true).await;
    assert!(matches!(told, Err(SearchError::Busy)), "{told:?}");
    ahead.unwrap().give_up().await;
    desk.catch_up().await;
    assert_eq!(desk.total("Klavier"), 1);
}
