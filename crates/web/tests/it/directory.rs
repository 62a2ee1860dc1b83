//! The directories of organisations and places.

use base::{Actor, Cause};

use crate::{
    stock::{NOW, organisation},
    visitor::Visitor,
};

/// Puts a hundred times `hundreds` organisations into the stock.
async fn founded(visitor: &Visitor, hundreds: usize) {
    let actor = Actor::System(Cause::Command("test"));
    let mut tx = visitor.state.db.write(actor, NOW.parse().unwrap()).await.unwrap();
    for n in 0..hundreds * 100 {
        let club = organisation(&format!("verein-{n}"), &format!("Verein {n:04}"));
        store::organisations::put(&mut tx, &club).await.unwrap();
    }
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn a_directory_follows_the_change_log() {
    let visitor = Visitor::new().await;
    assert_eq!(visitor.opens("/einrichtungen").await.texts(".entries a").len(), 2);
    founded(&visitor, 1).await;
    visitor.waits(2);
    assert_eq!(visitor.opens("/einrichtungen").await.texts(".entries a").len(), 102);
}

#[tokio::test]
async fn a_long_directory_has_pages_that_keep_what_was_asked() {
    let visitor = Visitor::new().await;
    founded(&visitor, 3).await;
    let first = visitor.opens("/einrichtungen?name=Verein").await;
    assert_eq!(first.texts(".entries a").len(), 200);
    assert_eq!(first.texts("[role=status]"), ["300 Einträge"]);
    let next = first.attributes(".pager a[rel=next]", "href");
    assert_eq!(next, ["/einrichtungen?name=Verein&page=2"]);
    let second = visitor.opens(&next[0]).await;
    assert_eq!(second.texts(".entries a").len(), 100);
    assert_eq!(second.attributes(".pager a[aria-current=page]", "href"), next);
    let beyond = visitor.opens("/einrichtungen?name=Verein&page=99").await;
    assert_eq!(beyond.texts(".entries a").len(), 100, "a page too far is the last one");
    let odd = visitor.opens("/einrichtungen?page=x").await;
    assert_eq!(odd.texts(".pager a[aria-current=page]"), ["1"]);
}
