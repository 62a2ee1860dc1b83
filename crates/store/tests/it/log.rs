//! The change log and the public feed.

use base::ChangePosition;
use landscape::Publication;
use store::{Db, Record, RecordRef, StoreError, changes, changes::FeedState, offers};

use crate::bed::{
    actor, at, dated, district, import, incoming, offer, on_both_engines, organisation, today,
    write,
};

on_both_engines!(
    each_change_says_who_when_and_from_what_to_what,
    whoever_keeps_registers_learns_of_changes_to_anything_but_offers,
    a_glance_sees_what_was_committed,
    positions_have_no_gap_with_many_writers,
    the_feed_names_what_is_public_and_owes_tombstones_only_for_what_was,
    the_feed_names_each_record_once_and_can_be_paged,
);

async fn each_change_says_who_when_and_from_what_to_what(db: &Db) -> Result<(), StoreError> {
    let (first, mut second) = (offer("vhs", "1", "Gitarre"), offer("vhs", "1", "Geige"));
    let mut tx = db.write(actor(), at(1)).await?;
    offers::put(&mut tx, &first).await?;
    tx.commit().await?;
    second.publication = Publication::Withdrawn;
    let mut tx = db.write(actor(), at(2)).await?;
    offers::put(&mut tx, &second).await?;
    tx.commit().await?;

    let tx = &mut db.read().await?;
    let log = changes::after(tx, ChangePosition(0), 10).await?;
    assert_eq!(log.len(), 2);
    assert_eq!((log[0].position.0, log[0].at, log[0].actor.as_str()), (1, at(1), "command:test"));
    assert_eq!(log[0].before, None);
    assert_eq!(log[1].record, RecordRef::Offer(first.id));
    let (Some(Record::Offer(before)), Record::Offer(after)) = (&log[1].before, &log[1].after)
    else {
        panic!("{log:?}")
    };
    assert_eq!((before.title.de(), before.publication), ("Gitarre", Publication::Published));
    assert_eq!((after.title.de(), after.publication), ("Geige", Publication::Withdrawn));
    assert_eq!(changes::after(tx, ChangePosition(1), 10).await?, log[1..]);
    assert_eq!(changes::of_record(tx, RecordRef::Offer(first.id)).await?, log);
    Ok(())
}

async fn whoever_keeps_registers_learns_of_changes_to_anything_but_offers(
    db: &Db,
) -> Result<(), StoreError> {
    let mut tx = db.write(actor(), at(1)).await?;
    offers::put(&mut tx, &offer("vhs", "1", "Gitarre")).await?;
    let offered = tx.commit().await?;
    assert!(!changes::beside_offers(&mut db.glance().await?, ChangePosition(0)).await?);

    let mut tx = db.write(actor(), at(2)).await?;
    store::organisations::put(&mut tx, &organisation("vhs", "Volkshochschule")).await?;
    let named = tx.commit().await?;
    assert!(changes::beside_offers(&mut db.glance().await?, offered).await?);
    assert!(!changes::beside_offers(&mut db.glance().await?, named).await?);
    Ok(())
}

async fn a_glance_sees_what_was_committed(db: &Db) -> Result<(), StoreError> {
    let course = offer("vhs", "1", "Gitarre");
    let mut tx = db.write(actor(), at(1)).await?;
    offers::put(&mut tx, &course).await?;
    assert_eq!(offers::by_id(&mut db.glance().await?, course.id).await?, None);
    tx.commit().await?;
    let seen = offers::public_by_ids(&mut db.glance().await?, &[course.id], today()).await?;
    assert_eq!(seen.iter().map(|it| it.title.de()).collect::<Vec<_>>(), ["Gitarre"]);
    Ok(())
}

async fn positions_have_no_gap_with_many_writers(db: &Db) -> Result<(), StoreError> {
    let writers = (0..8).map(|writer| {
        let db = db.clone();
        tokio::spawn(async move {
            for n in 0..5 {
                let mut tx = db.write(actor(), at(n)).await?;
                offers::put(&mut tx, &offer("vhs", &format!("{writer}-{n}"), "Kurs")).await?;
                if n == 3 {
                    drop(tx);
                } else {
                    tx.commit().await?;
                }
            }
            Ok::<(), StoreError>(())
        })
    });
    for writer in writers.collect::<Vec<_>>() {
        writer.await.unwrap()?;
    }
    let tx = &mut db.read().await?;
    let log = changes::after(tx, ChangePosition(0), 100).await?;
    let positions: Vec<i64> = log.iter().map(|c| c.position.0).collect();
    assert_eq!(positions, (1..=32).collect::<Vec<_>>());
    assert_eq!(changes::head(tx).await?.0, 32);
    Ok(())
}

async fn the_feed_names_what_is_public_and_owes_tombstones_only_for_what_was(
    db: &Db,
) -> Result<(), StoreError> {
    let mut draft = offer("vhs", "draft", "Entwurf");
    draft.publication = Publication::Draft;
    let mut withdrawn = offer("vhs", "withdrawn", "Zurückgezogen");
    let past = dated("vhs", "past", "Vorbei", "2026-10-01T18:00");
    let soon_over = dated("vhs", "soon", "Bald vorbei", "2026-11-03T18:00");
    let mut tx = write(db).await;
    for it in [&draft, &withdrawn, &past, &soon_over, &offer("vhs", "open", "Offen")] {
        offers::put(&mut tx, it).await?;
    }
    tx.commit().await?;
    withdrawn.publication = Publication::Withdrawn;
    let mut tx = write(db).await;
    offers::put(&mut tx, &withdrawn).await?;
    tx.commit().await?;

    let tx = &mut db.read().await?;
    let states = |feed: changes::Feed| {
        feed.items.into_iter().map(|item| (item.position.0, item.state)).collect::<Vec<_>>()
    };
    let feed = changes::public_after(tx, &district(), ChangePosition(0), 10, today()).await?;
    assert_eq!(
        states(feed),
        [(4, FeedState::Updated), (5, FeedState::Updated), (6, FeedState::Deleted)]
    );
    let later = "2026-12-01".parse().unwrap();
    let feed = changes::public_after(tx, &district(), ChangePosition(0), 10, later).await?;
    assert_eq!(
        states(feed),
        [(4, FeedState::Deleted), (5, FeedState::Updated), (6, FeedState::Deleted)]
    );
    Ok(())
}

async fn the_feed_names_each_record_once_and_can_be_paged(db: &Db) -> Result<(), StoreError> {
    import(db, "vhs", &incoming((0..5).map(|n| offer("vhs", &n.to_string(), "Kurs"))), 1).await;
    import(db, "vhs", &incoming((0..4).map(|n| offer("vhs", &n.to_string(), "Anders"))), 2).await;
    let tx = &mut db.read().await?;
    let (mut position, mut items, mut pages) = (ChangePosition(0), Vec::new(), 0);
    loop {
        let feed = changes::public_after(tx, &district(), position, 2, today()).await?;
        position = feed.next;
        pages += 1;
        items.extend(feed.items);
        if !feed.more {
            break;
        }
    }
    assert_eq!((items.len(), pages, position.0), (5, 3, 10));
    assert_eq!(items.iter().filter(|i| i.state == FeedState::Deleted).count(), 1);
    Ok(())
}
