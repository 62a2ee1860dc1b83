//! Links follow the change log, and stand where their records are shown.

use jiff::civil::Date;
use landscape::Publication;
use store::{
    Db, StoreError,
    links::{self, Standing, State},
    offers, organisations, places,
};

use crate::bed::{at, dated, district, offer, on_both_engines, organisation, place, today, write};

on_both_engines!(
    the_links_of_what_is_shown_are_due_and_each_only_once,
    a_changed_or_withdrawn_record_takes_its_links_along,
    a_link_keeps_how_it_stands,
    a_dead_link_is_listed_with_the_record_and_who_answers_for_it,
);

const LINK: &str = "https://kurse.example/anmelden";

async fn urls(db: &Db, today: Date) -> Result<Vec<String>, StoreError> {
    let due = links::due(&mut db.read().await?, &district(), at(100), today, 99).await?;
    Ok(due.into_iter().map(|(url, _)| url).collect())
}

fn with_link(key: &str, url: &str) -> landscape::Offer {
    let mut it = offer("vhs", key, "Kurs");
    it.url = Some(url.to_owned());
    it
}

async fn the_links_of_what_is_shown_are_due_and_each_only_once(db: &Db) -> Result<(), StoreError> {
    let mut tx = write(db).await;
    let mut first = with_link("1", LINK);
    first.registration = Some(LINK.to_owned());
    first.contact.url = Some("https://musikschule.example/".to_owned());
    offers::put(&mut tx, &first).await?;
    offers::put(&mut tx, &with_link("2", LINK)).await?;
    offers::put(&mut tx, &with_link("3", "www.ohne.example")).await?;
    offers::put(&mut tx, &with_link("4", "mailto:amt@beispiel.example")).await?;
    let mut over = dated("vhs", "5", "Vorbei", "2026-01-01T10:00");
    over.url = Some("https://vorbei.example/".to_owned());
    offers::put(&mut tx, &over).await?;
    let mut draft = with_link("6", "https://entwurf.example/");
    draft.publication = Publication::Draft;
    offers::put(&mut tx, &draft).await?;
    let mut house = place("register", "Haus");
    house.contact.url = Some("https://haus.example/".to_owned());
    places::put(&mut tx, &house).await?;
    tx.commit().await?;
    assert_eq!(links::follow(db, at(1)).await?, 7);
    assert_eq!(links::follow(db, at(2)).await?, 0);
    let expected = ["https://haus.example/", LINK, "https://musikschule.example/"];
    assert_eq!(urls(db, today()).await?, expected);
    assert!(urls(db, "2025-12-01".parse().unwrap()).await?.len() > 3, "what is over was shown");
    Ok(())
}

async fn a_changed_or_withdrawn_record_takes_its_links_along(db: &Db) -> Result<(), StoreError> {
    let mut tx = write(db).await;
    offers::put(&mut tx, &with_link("1", LINK)).await?;
    offers::put(&mut tx, &with_link("2", "https://b.example/")).await?;
    tx.commit().await?;
    links::follow(db, at(1)).await?;
    let mut tx = write(db).await;
    offers::put(&mut tx, &with_link("1", "https://neu.example/")).await?;
    let mut gone = with_link("2", "https://b.example/");
    gone.publication = Publication::Withdrawn;
    offers::put(&mut tx, &gone).await?;
    tx.commit().await?;
    links::follow(db, at(2)).await?;
    assert_eq!(urls(db, today()).await?, ["https://neu.example/"]);
    let counts = links::counts(&mut db.read().await?, &district()).await?;
    assert_eq!(counts.into_iter().collect::<Vec<_>>(), [("unseen".to_owned(), 1)]);
    Ok(())
}

fn dead() -> Standing {
    Standing {
        state: State::Dead,
        failures: 3,
        failed_on: Some(today()),
        since: Some(at(10)),
        trouble: Some("status".to_owned()),
        detail: "404".to_owned(),
        checked: Some(at(20)),
        due: at(1_000),
    }
}

async fn a_link_keeps_how_it_stands(db: &Db) -> Result<(), StoreError> {
    let mut tx = write(db).await;
    offers::put(&mut tx, &with_link("1", LINK)).await?;
    tx.commit().await?;
    links::follow(db, at(1)).await?;
    links::put(db, &district(), LINK, &dead()).await?;
    links::put(db, &district(), "https://nirgends.example/", &dead()).await?;
    assert!(urls(db, today()).await?.is_empty(), "not due before its time");
    let later = links::due(&mut db.read().await?, &district(), at(1_000), today(), 9).await?;
    assert_eq!(later, [(LINK.to_owned(), dead())]);
    Ok(())
}

async fn a_dead_link_is_listed_with_the_record_and_who_answers_for_it(
    db: &Db,
) -> Result<(), StoreError> {
    let school = organisation("vhs", "Musikschule Beispielstadt");
    let mut tx = write(db).await;
    organisations::put(&mut tx, &school).await?;
    offers::put(&mut tx, &with_link("1", LINK)).await?;
    tx.commit().await?;
    links::follow(db, at(1)).await?;
    assert_eq!(links::count_dead(&mut db.read().await?, &district()).await?, 0);
    links::put(db, &district(), LINK, &dead()).await?;
    let found = links::dead(&mut db.read().await?, &district(), 9).await?;
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].title.as_str(), found[0].owner), ("Kurs", Some(school.id)));
    assert_eq!(found[0].standing, dead());
    let mut tx = db.read().await?;
    assert_eq!(links::count_dead(&mut tx, &district()).await?, 1);
    assert_eq!(links::count_dead_of(&mut tx, school.id).await?, 1);
    let other = organisation("vhs", "Bücherei Beispielstadt").id;
    assert_eq!(links::count_dead_of(&mut tx, other).await?, 0);
    drop(tx);
    let mut tx = write(db).await;
    offers::put(&mut tx, &with_link("1", "https://neu.example/")).await?;
    tx.commit().await?;
    links::follow(db, at(2)).await?;
    assert_eq!(links::count_dead(&mut db.read().await?, &district()).await?, 0);
    Ok(())
}
