//! Records: put, read back, what the public may see.

use landscape::{Offer, Place, Publication, Validity};
use store::{
    Db, Record, RecordKind, RecordRef, StoreError, areas, changes,
    entries::{self, Wanted},
    offers, organisations, places, sources,
};

use crate::bed::{
    area, dated, district, offer, on_both_engines, organisation, place, source, source_key, today,
    write,
};

on_both_engines!(
    the_cockpits_list_filters_by_owner_title_and_state_and_goes_page_by_page,
    an_organisation_is_its_own_and_a_place_its_operators,
    every_kind_comes_back_as_it_was_put,
    putting_the_same_again_changes_nothing,
    a_dropped_write_leaves_nothing,
    the_public_sees_what_is_published_and_in_its_window,
    records_come_in_the_order_that_was_asked,
    pages_follow_each_other_without_gap,
    offers_and_places_are_found_by_their_organisation,
    an_unknown_id_is_nothing,
    german_titles_are_in_the_order_of_a_german_list,
);

async fn every_kind_comes_back_as_it_was_put(db: &Db) -> Result<(), StoreError> {
    let mut tx = write(db).await;
    assert!(sources::put(&mut tx, &source("vhs")).await?);
    areas::put(&mut tx, &area("03353005", "Buchholz in der Nordheide, Stadt")).await?;
    organisations::put(&mut tx, &organisation("vhs", "Träger")).await?;
    places::put(&mut tx, &place("vhs", "Wassermühle")).await?;
    offers::put(&mut tx, &dated("vhs", "1", "Gitarre", "2026-12-01T18:00")).await?;
    assert_eq!(tx.commit().await?.0, 5);

    let tx = &mut db.read().await?;
    assert_eq!(sources::all(tx, &district()).await?, [source("vhs")]);
    assert_eq!(sources::by_key(tx, &district(), &source_key("vhs")).await?, Some(source("vhs")));
    assert_eq!(sources::by_key(tx, &district(), &source_key("kein")).await?, None);
    let mut area = area("03353005", "Buchholz in der Nordheide, Stadt");
    let outline = area.boundary.take().unwrap();
    assert_eq!(areas::all(tx, &district()).await?, [area.clone()]);
    assert_eq!(areas::boundaries(tx, &district()).await?, [(area.id, outline)]);
    let (org, spot) = (organisation("vhs", "Träger"), place("vhs", "Wassermühle"));
    assert_eq!(organisations::by_id(tx, org.id).await?, Some(org));
    assert_eq!(places::by_id(tx, spot.id).await?, Some(spot));
    let course = dated("vhs", "1", "Gitarre", "2026-12-01T18:00");
    assert_eq!(offers::by_id(tx, course.id).await?, Some(course));
    Ok(())
}

async fn putting_the_same_again_changes_nothing(db: &Db) -> Result<(), StoreError> {
    let mut tx = write(db).await;
    assert!(offers::put(&mut tx, &offer("vhs", "1", "Gitarre")).await?);
    tx.commit().await?;
    let mut again = offer("vhs", "1", "Gitarre");
    again.origin.retrieved_at = crate::bed::at(3600);
    let mut tx = write(db).await;
    assert!(!offers::put(&mut tx, &again).await?);
    assert_eq!(tx.commit().await?.0, 1);
    let mut tx = write(db).await;
    assert!(offers::put(&mut tx, &offer("vhs", "1", "Geige")).await?);
    assert_eq!(tx.commit().await?.0, 2);
    Ok(())
}

async fn a_dropped_write_leaves_nothing(db: &Db) -> Result<(), StoreError> {
    let mut tx = write(db).await;
    offers::put(&mut tx, &offer("vhs", "1", "Gitarre")).await?;
    drop(tx);
    let mut tx = db.read().await?;
    assert_eq!(offers::all(&mut tx, &district(), None, 10).await?, []);
    assert_eq!(changes::head(&mut tx).await?.0, 0);
    Ok(())
}

async fn the_public_sees_what_is_published_and_in_its_window(db: &Db) -> Result<(), StoreError> {
    let day = |text: &str| Some(text.parse().unwrap());
    let with = |id: &str, from, until| {
        let mut it = offer("vhs", id, id);
        it.validity = Validity { from, until };
        it
    };
    let mut draft = offer("vhs", "draft", "draft");
    draft.publication = Publication::Draft;
    let mut tx = write(db).await;
    for it in [
        draft,
        with("open", None, None),
        with("last-day", None, day("2026-11-02")),
        with("first-day", day("2026-11-02"), None),
        with("over", None, day("2026-11-01")),
        with("to-come", day("2026-11-03"), None),
        dated("vhs", "past-date", "past-date", "2026-10-01T18:00"),
    ] {
        offers::put(&mut tx, &it).await?;
    }
    tx.commit().await?;
    let tx = &mut db.read().await?;
    let mut seen: Vec<String> = offers::public(tx, &district(), today(), None, 100)
        .await?
        .into_iter()
        .map(|o| o.origin.key.to_string())
        .collect();
    seen.sort();
    assert_eq!(seen, ["first-day", "last-day", "open"]);
    assert_eq!(offers::count(tx, &district(), today()).await?, 3);
    assert_eq!(offers::all(tx, &district(), None, 100).await?.len(), 7);
    let over = offer("vhs", "over", "over").id;
    assert_eq!(offers::public_by_id(tx, over, today()).await?, None);
    assert!(offers::by_id(tx, over).await?.is_some());
    Ok(())
}

async fn records_come_in_the_order_that_was_asked(db: &Db) -> Result<(), StoreError> {
    let all: Vec<_> = (0..40).map(|n| offer("vhs", &n.to_string(), "Kurs")).collect();
    let mut tx = write(db).await;
    for it in &all {
        offers::put(&mut tx, it).await?;
    }
    tx.commit().await?;
    let mut ids: Vec<_> = all.iter().rev().map(|o| o.id).collect();
    ids.insert(3, offer("vhs", "unknown", "").id);
    let found = offers::by_ids(&mut db.read().await?, &ids).await?;
    assert_eq!(found, all.iter().rev().cloned().collect::<Vec<_>>());
    let found = offers::public_by_ids(&mut db.read().await?, &ids, today()).await?;
    assert_eq!(found.len(), 40);
    Ok(())
}

async fn pages_follow_each_other_without_gap(db: &Db) -> Result<(), StoreError> {
    let mut tx = write(db).await;
    for n in 0..25 {
        offers::put(&mut tx, &offer("vhs", &n.to_string(), "Kurs")).await?;
    }
    tx.commit().await?;
    let tx = &mut db.read().await?;
    let (mut after, mut pages) = (None, Vec::new());
    loop {
        let page = offers::all(tx, &district(), after, 10).await?;
        let Some(last) = page.last() else { break };
        after = Some(last.id);
        pages.push(page.len());
    }
    assert_eq!(pages, [10, 10, 5]);
    Ok(())
}

async fn offers_and_places_are_found_by_their_organisation(db: &Db) -> Result<(), StoreError> {
    let mut tx = write(db).await;
    let course = offer("vhs", "1", "Gitarre");
    offers::put(&mut tx, &course).await?;
    let spot = place("vhs", "Wassermühle");
    places::put(&mut tx, &spot).await?;
    tx.commit().await?;
    let tx = &mut db.read().await?;
    assert_eq!(offers::of_provider(tx, course.provider, today()).await?, [course]);
    assert_eq!(places::of_operator(tx, spot.run_by.unwrap(), today()).await?, [spot]);
    Ok(())
}

async fn an_unknown_id_is_nothing(db: &Db) -> Result<(), StoreError> {
    let tx = &mut db.read().await?;
    assert_eq!(offers::by_id(tx, offer("vhs", "1", "").id).await?, None);
    assert_eq!(offers::by_ids(tx, &[]).await?, []);
    Ok(())
}

async fn german_titles_are_in_the_order_of_a_german_list(db: &Db) -> Result<(), StoreError> {
    let mut tx = write(db).await;
    for title in ["Zeichnen", "Ölmalerei", "orgel", "Aquarell", "Äpfel schneiden"] {
        offers::put(&mut tx, &offer("vhs", title, title)).await?;
    }
    tx.commit().await?;
    let provider = offer("vhs", "1", "").provider;
    let found = offers::of_provider(&mut db.read().await?, provider, today()).await?;
    let titles: Vec<&str> = found.iter().map(|o| o.title.de()).collect();
    assert_eq!(titles, ["Äpfel schneiden", "Aquarell", "Ölmalerei", "orgel", "Zeichnen"]);
    Ok(())
}

async fn the_cockpits_list_filters_by_owner_title_and_state_and_goes_page_by_page(
    db: &Db,
) -> Result<(), StoreError> {
    let any = || Wanted::all(RecordKind::Offer);
    let provider = offer("kurse", "1", "x").provider;
    let mut tx = write(db).await;
    for (id, title) in [("1", "Töpfern"), ("2", "100 % Wolle"), ("3", "Geige"), ("4", "Gitarre")] {
        offers::put(&mut tx, &offer("kurse", id, title)).await?;
    }
    let gone = Offer { publication: Publication::Withdrawn, ..offer("kurse", "5", "Chor") };
    offers::put(&mut tx, &gone).await?;
    tx.commit().await?;
    let mut tx = db.read().await?;
    let mut list = async |wanted: Wanted, skip, limit| {
        let found = entries::listed(&mut tx, &district(), &wanted, skip, limit).await.unwrap();
        found.into_iter().map(|it| it.title).collect::<Vec<_>>()
    };
    let all = ["100 % Wolle", "Chor", "Geige", "Gitarre", "Töpfern"];
    assert_eq!(list(any(), 0, 10).await, all);
    assert_eq!(list(any(), 2, 2).await, all[2..4]);
    let of = |title: &str| Wanted { title: title.into(), ..any() };
    assert_eq!(list(of("toepf"), 0, 10).await, ["Töpfern"]);
    assert_eq!(list(of("%"), 0, 10).await.len(), 5, "a sign is no word");
    let shown = |shown| Wanted { owner: Some(provider), shown: Some(shown), ..of("") };
    assert_eq!(list(shown(true), 0, 10).await.len(), 4);
    assert_eq!(list(shown(false), 0, 10).await, ["Chor"]);
    let other = organisation("kurse", "Bücherei Beispielstadt").id;
    let none = Wanted { owner: Some(other), ..any() };
    assert!(list(none, 0, 10).await.is_empty());
    Ok(())
}

async fn an_organisation_is_its_own_and_a_place_its_operators(db: &Db) -> Result<(), StoreError> {
    let own = organisation("kurse", "Mühle");
    let place = |key: &str, run_by| Place { run_by, ..place("kurse", key) };
    let run = place("Mühlenhof", Some(own.id));
    let mut tx = write(db).await;
    organisations::put(&mut tx, &own).await?;
    organisations::put(&mut tx, &organisation("kurse", "Archiv")).await?;
    places::put(&mut tx, &run).await?;
    places::put(&mut tx, &place("Brunnen", None)).await?;
    tx.commit().await?;
    let mut tx = db.read().await?;
    for (kind, of) in [
        (RecordKind::Organisation, RecordRef::Organisation(own.id)),
        (RecordKind::Place, RecordRef::Place(run.id)),
    ] {
        let wanted = Wanted { owner: Some(own.id), ..Wanted::all(kind) };
        let found = entries::listed(&mut tx, &district(), &wanted, 0, 10).await?;
        assert_eq!(found.iter().map(|it| (it.of, it.owner)).collect::<Vec<_>>(), [(of, own.id)]);
        assert_eq!(entries::whose(&mut tx, of.uuid()).await?, Some((of, own.id)));
    }
    let all = Wanted::all(RecordKind::Organisation);
    assert_eq!(entries::listed(&mut tx, &district(), &all, 0, 10).await?.len(), 2);
    let kept = entries::by_ref(&mut tx, RecordRef::Place(run.id)).await?;
    assert_eq!(kept, Some(Record::Place(Box::new(run))));
    Ok(())
}
