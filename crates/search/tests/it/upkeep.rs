//! The folder: replacing, reopening, other versions, two writers.

use std::{fs, sync::Arc};

use base::LocalText;
use search::{Request, SearchIndex};

use crate::stock::{Stock, TODAY, document, lexicon, offer};

#[test]
fn an_offer_put_again_replaces_itself() {
    let stock = Stock::titled(&["Gitarre"]);
    let mut changed = offer("Gitarre");
    changed.title = LocalText::german("Klavier");
    stock.index.put([document(changed)], TODAY).unwrap();
    assert_eq!(stock.search("Gitarre").total, 0);
    assert_eq!(stock.search("Klavier").total, 1);
    assert_eq!(stock.index.len(), 1);
}

#[test]
fn the_last_of_two_states_in_one_batch_counts() {
    let stock = Stock::titled(&[]);
    let mut changed = offer("Gitarre");
    changed.title = LocalText::german("Klavier");
    stock.index.put([document(offer("Gitarre")), document(changed)], TODAY).unwrap();
    assert_eq!(stock.search("Gitarre").total, 0);
    assert_eq!(stock.search("Klavier").total, 1);
}

#[test]
fn an_index_that_is_opened_again_knows_what_it_knew() {
    let Stock { index, folder } = Stock::titled(&["Gitarre"]);
    drop(index);
    let index = SearchIndex::open(folder.path(), Arc::new(lexicon())).unwrap();
    assert_eq!(index.search(&Request::new("Gitarre", TODAY)).unwrap().total, 1);
}

#[test]
fn a_broken_or_foreign_folder_is_made_new() {
    let Stock { index, folder } = Stock::titled(&["Gitarre"]);
    drop(index);
    fs::write(folder.path().join("meta.json"), "no index").unwrap();
    let index = SearchIndex::open(folder.path(), Arc::new(lexicon())).unwrap();
    assert!(index.is_empty());
    assert_eq!(index.position().0, 0);
    index.put([document(offer("Malen"))], TODAY).unwrap();
    assert_eq!(index.search(&Request::new("malen", TODAY)).unwrap().total, 1);
    drop(index);
    let meta = fs::read_to_string(folder.path().join("meta.json")).unwrap();
    fs::write(
        folder.path().join("meta.json"),
        meta.replace("\\\"version\\\":", "\\\"version\\\":9"),
    )
    .unwrap();
    assert!(SearchIndex::open(folder.path(), Arc::new(lexicon())).unwrap().is_empty());
}

#[test]
fn a_second_writer_is_told_that_the_index_is_busy() {
    let Stock { index, folder } = Stock::titled(&["Gitarre"]);
    let other = SearchIndex::open(folder.path(), Arc::new(lexicon())).unwrap();
    let mut told = None;
    // The first writes while it takes documents; the second tries in the middle.
    let documents = [offer("Malen")].into_iter().map(|o| {
        told = Some(other.put([document(offer("Tanzen"))], TODAY));
        document(o)
    });
    index.put(documents, TODAY).unwrap();
    assert!(matches!(told, Some(Err(search::SearchError::Busy))));
    // Later it takes over what the first has written.
    other.reload().unwrap();
    assert_eq!(other.search(&Request::new("Malen", TODAY)).unwrap().total, 1);
}
