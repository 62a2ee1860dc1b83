//! Import runs: compare, apply, again, gone, back, twins, undo.

use base::{Finding, FindingKind, Spot};
use landscape::{Coverage, Incoming, Publication};
use store::{
    Db, RecordKind, StoreError, areas, changes, offers, organisations,
    runs::{self, RunState},
};

use crate::bed::{
    actor, area, at, dated, district, import, incoming, offer, on_both_engines, organisation,
    source_key, staged, today, write,
};

on_both_engines!(
    a_comparison_tells_and_touches_nothing,
    the_same_file_again_changes_nothing,
    new_changed_and_gone_are_applied_in_one_stretch_of_the_log,
    what_comes_back_is_published_again,
    an_update_takes_back_only_what_it_names,
    an_empty_or_broken_file_takes_nothing_back,
    a_rejected_record_is_not_gone,
    offers_in_a_file_take_no_organisation_back,
    an_editorial_state_outlives_the_import,
    a_stock_that_changed_since_the_comparison_is_compared_again,
    a_run_is_applied_once,
    a_discarded_run_leaves_the_stock_alone,
    a_record_of_another_source_is_refused,
    the_last_record_of_a_key_counts,
    twins_of_another_source_are_told_and_kept_apart,
    an_undone_run_leaves_what_stood_before,
    undo_leaves_alone_what_was_changed_since,
    an_undone_area_has_its_outline_again,
    findings_come_back_in_order_and_in_both_languages,
    runs_are_listed_the_newest_first,
);

fn courses(range: std::ops::Range<u32>, title: &str) -> Vec<Incoming> {
    incoming(range.map(|n| offer("vhs", &n.to_string(), title)))
}

async fn public(db: &Db) -> Result<usize, StoreError> {
    Ok(offers::public(&mut db.read().await?, &district(), today(), None, 1000).await?.len())
}

async fn a_comparison_tells_and_touches_nothing(db: &Db) -> Result<(), StoreError> {
    import(db, "vhs", &courses(0..10, "Gitarre"), 1).await;
    let mut next = courses(2..9, "Gitarre");
    next.extend(courses(0..1, "Geige"));
    next.extend(courses(20..23, "Neu"));
    let run = staged(db, "vhs", &next, 2).await;
    let diff = runs::compare(db, run).await?;
    assert_eq!((diff.new, diff.changed, diff.unchanged, diff.gone), (3, 1, 7, 2));
    assert_eq!(diff.kinds[&RecordKind::Offer].new, 3);
    let titles: Vec<&str> = diff.examples.iter().map(|e| e.title.as_str()).collect();
    assert_eq!(titles, ["Neu", "Neu", "Neu", "Geige", "Gitarre", "Gitarre"]);
    assert_eq!(public(db).await?, 10);
    assert_eq!(changes::head(&mut db.read().await?).await?.0, 10);
    assert_eq!(runs::by_id(&mut db.read().await?, run).await?.diff, Some(diff));
    Ok(())
}

async fn the_same_file_again_changes_nothing(db: &Db) -> Result<(), StoreError> {
    import(db, "vhs", &courses(0..300, "Gitarre"), 1).await;
    let mut again = courses(0..300, "Gitarre");
    for item in &mut again {
        let Incoming::Offer(offer) = item else { continue };
        offer.origin.retrieved_at = at(9);
    }
    let applied = import(db, "vhs", &again, 2).await;
    assert_eq!((applied.diff.new, applied.diff.changed, applied.diff.gone), (0, 0, 0));
    assert_eq!(applied.diff.unchanged, 300);
    assert_eq!(applied.from, applied.to);
    Ok(())
}

async fn new_changed_and_gone_are_applied_in_one_stretch_of_the_log(
    db: &Db,
) -> Result<(), StoreError> {
    import(db, "vhs", &courses(0..10, "Gitarre"), 1).await;
    let mut next = courses(1..9, "Gitarre");
    next.extend(courses(0..1, "Geige"));
    next.extend(courses(20..21, "Neu"));
    let applied = import(db, "vhs", &next, 2).await;
    assert_eq!((applied.from.0, applied.to.0), (10, 13));
    let tx = &mut db.read().await?;
    let log = changes::after(tx, applied.from, 10).await?;
    let positions: Vec<i64> = log.iter().map(|c| c.position.0).collect();
    assert_eq!(positions, [11, 12, 13]);
    let gone = offers::by_id(tx, offer("vhs", "9", "").id).await?.unwrap();
    assert_eq!((gone.publication, gone.title.de()), (Publication::Withdrawn, "Gitarre"));
    assert_eq!(offers::count(tx, &district(), today()).await?, 10);
    Ok(())
}

async fn what_comes_back_is_published_again(db: &Db) -> Result<(), StoreError> {
    import(db, "vhs", &courses(0..3, "Gitarre"), 1).await;
    import(db, "vhs", &courses(0..2, "Gitarre"), 2).await;
    assert_eq!(public(db).await?, 2);
    let applied = import(db, "vhs", &courses(0..3, "Gitarre"), 3).await;
    assert_eq!((applied.diff.new, applied.diff.unchanged), (1, 2));
    assert_eq!(public(db).await?, 3);
    Ok(())
}

async fn an_update_takes_back_only_what_it_names(db: &Db) -> Result<(), StoreError> {
    import(db, "vhs", &courses(0..5, "Gitarre"), 1).await;
    let mut update = vec![Incoming::Coverage(Coverage::Incremental)];
    update.extend(courses(7..8, "Neu"));
    update.push(Incoming::Gone("2".parse().unwrap()));
    update.push(Incoming::Gone("never-there".parse().unwrap()));
    let applied = import(db, "vhs", &update, 2).await;
    assert_eq!((applied.diff.new, applied.diff.gone), (1, 1));
    assert_eq!(public(db).await?, 5);
    Ok(())
}

async fn an_empty_or_broken_file_takes_nothing_back(db: &Db) -> Result<(), StoreError> {
    import(db, "vhs", &courses(0..5, "Gitarre"), 1).await;
    let applied = import(db, "vhs", &[], 2).await;
    assert_eq!(applied.diff.gone, 0);
    let run = staged(db, "vhs", &courses(0..2, "Gitarre"), 3).await;
    let fatal = Finding::fatal(FindingKind::Broken("Ende".to_owned()), Spot::line(9), "<KURS");
    runs::note(db, run, &[fatal]).await?;
    assert_eq!(runs::compare(db, run).await?.gone, 0);
    Ok(())
}

async fn a_rejected_record_is_not_gone(db: &Db) -> Result<(), StoreError> {
    import(db, "vhs", &courses(0..3, "Gitarre"), 1).await;
    let run = staged(db, "vhs", &courses(0..1, "Gitarre"), 2).await;
    let rejected = Finding::rejected(
        FindingKind::NotADate,
        Spot::line(3).record("1").field("Beginn"),
        "31.02.",
    );
    runs::note(db, run, &[rejected]).await?;
    let diff = runs::compare(db, run).await?;
    assert_eq!((diff.gone, diff.rejected, diff.unchanged), (1, 1, 1));
    runs::apply(db, run, actor(), at(3)).await?;
    let kept = offers::by_id(&mut db.read().await?, offer("vhs", "1", "").id).await?.unwrap();
    assert_eq!(kept.publication, Publication::Published);
    Ok(())
}

async fn offers_in_a_file_take_no_organisation_back(db: &Db) -> Result<(), StoreError> {
    let org = |name: &str| Incoming::Organisation(Box::new(organisation("vhs", name)));
    import(db, "vhs", &[org("A"), org("B")], 1).await;
    let mut file = courses(0..1, "Gitarre");
    file.push(org("A"));
    assert_eq!(import(db, "vhs", &file, 2).await.diff.gone, 0);
    assert_eq!(import(db, "vhs", &[org("A")], 3).await.diff.gone, 1);
    let tx = &mut db.read().await?;
    assert_eq!(organisations::count(tx, &district(), today()).await?, 1);
    assert_eq!(offers::count(tx, &district(), today()).await?, 1);
    Ok(())
}

async fn an_editorial_state_outlives_the_import(db: &Db) -> Result<(), StoreError> {
    import(db, "vhs", &courses(0..2, "Gitarre"), 1).await;
    let mut held = offer("vhs", "1", "Gitarre");
    held.publication = Publication::Withdrawn;
    let mut tx = write(db).await;
    offers::put(&mut tx, &held).await?;
    tx.commit().await?;
    let applied = import(db, "vhs", &courses(0..2, "Geige"), 2).await;
    assert_eq!(applied.diff.changed, 2);
    let now = offers::by_id(&mut db.read().await?, held.id).await?.unwrap();
    assert_eq!((now.publication, now.title.de()), (Publication::Withdrawn, "Geige"));
    Ok(())
}

async fn a_stock_that_changed_since_the_comparison_is_compared_again(
    db: &Db,
) -> Result<(), StoreError> {
    import(db, "vhs", &courses(0..2, "Gitarre"), 1).await;
    let run = staged(db, "vhs", &courses(0..2, "Geige"), 2).await;
    assert_eq!(runs::compare(db, run).await?.changed, 2);
    let mut tx = write(db).await;
    offers::put(&mut tx, &offer("vhs", "1", "Geige")).await?;
    tx.commit().await?;
    let applied = runs::apply(db, run, actor(), at(3)).await?;
    assert_eq!((applied.diff.changed, applied.diff.unchanged), (1, 1));
    assert_eq!((applied.from.0, applied.to.0), (3, 4));
    Ok(())
}

async fn a_run_is_applied_once(db: &Db) -> Result<(), StoreError> {
    let run = staged(db, "vhs", &courses(0..2, "Gitarre"), 1).await;
    runs::apply(db, run, actor(), at(2)).await?;
    let again = runs::apply(db, run, actor(), at(3)).await;
    assert!(matches!(again, Err(StoreError::Conflict(_))), "{again:?}");
    let late = runs::add(db, run, &courses(2..3, "Gitarre")).await;
    assert!(matches!(late, Err(StoreError::Conflict(_))), "{late:?}");
    assert_eq!(runs::by_id(&mut db.read().await?, run).await?.state, RunState::Applied);
    Ok(())
}

async fn a_discarded_run_leaves_the_stock_alone(db: &Db) -> Result<(), StoreError> {
    let run = staged(db, "vhs", &courses(0..2, "Gitarre"), 1).await;
    runs::compare(db, run).await?;
    runs::discard(db, run).await?;
    assert_eq!(public(db).await?, 0);
    let late = runs::apply(db, run, actor(), at(2)).await;
    assert!(matches!(late, Err(StoreError::Conflict(_))), "{late:?}");
    Ok(())
}

async fn a_record_of_another_source_is_refused(db: &Db) -> Result<(), StoreError> {
    let run = staged(db, "vhs", &[], 1).await;
    let wrong = runs::add(db, run, &incoming([offer("musik", "1", "Gitarre")])).await;
    assert!(matches!(wrong, Err(StoreError::Conflict(_))), "{wrong:?}");
    Ok(())
}

async fn the_last_record_of_a_key_counts(db: &Db) -> Result<(), StoreError> {
    let mut file = courses(0..1, "Erst");
    file.extend(courses(0..1, "Dann"));
    let run = staged(db, "vhs", &file, 1).await;
    runs::add(db, run, &courses(1..2, "Erst")).await?;
    runs::add(db, run, &courses(1..2, "Dann")).await?;
    assert_eq!(runs::compare(db, run).await?.new, 2);
    runs::apply(db, run, actor(), at(2)).await?;
    for found in offers::all(&mut db.read().await?, &district(), None, 9).await? {
        assert_eq!(found.title.de(), "Dann");
    }
    Ok(())
}

async fn twins_of_another_source_are_told_and_kept_apart(db: &Db) -> Result<(), StoreError> {
    let name = "Musikschule Beispielstadt";
    let file = |source: &str, title: &str| {
        let mut items = incoming([
            dated(source, "a", title, "2026-12-01T18:00"),
            dated(source, "b", "Etwas ganz anderes", "2026-12-24T10:00"),
        ]);
        items.push(Incoming::Organisation(Box::new(organisation(source, name))));
        items
    };
    import(db, "vhs", &file("vhs", "Gitarre für Anfänger"), 1).await;
    let mut other = file("musik", "Gitarre für Anfänger");
    other.retain(|item| !matches!(item, Incoming::Offer(o) if o.origin.key.as_str() == "b"));
    other.extend(incoming([dated("musik", "c", "Backen", "2026-12-24T10:00")]));
    let run = staged(db, "musik", &other, 2).await;
    let diff = runs::compare(db, run).await?;
    assert_eq!((diff.new, diff.twins), (3, 1));
    let twins = runs::twins(&mut db.read().await?, run).await?;
    assert_eq!(twins.len(), 1);
    assert_eq!(twins[0].known, dated("vhs", "a", "", "2026-12-01T18:00").id);
    assert!(twins[0].likeness.provider > 0.99, "{twins:?}");
    runs::apply(db, run, actor(), at(3)).await?;
    assert_eq!(public(db).await?, 4);
    Ok(())
}

async fn an_undone_run_leaves_what_stood_before(db: &Db) -> Result<(), StoreError> {
    import(db, "vhs", &courses(0..4, "Gitarre"), 1).await;
    let mut next = courses(0..1, "Gitarre");
    next.extend(courses(1..2, "Geige"));
    next.extend(courses(9..10, "Neu"));
    let run = staged(db, "vhs", &next, 2).await;
    runs::apply(db, run, actor(), at(2)).await?;
    let undone = runs::undo(db, run, actor(), at(3)).await?;
    assert_eq!((undone.from.0, undone.to.0), (8, 12));
    let tx = &mut db.read().await?;
    for found in offers::all(tx, &district(), None, 20).await? {
        let there = found.publication == Publication::Published;
        assert_eq!(there, found.origin.key.as_str() != "9", "{found:?}");
        assert!(!there || found.title.de() == "Gitarre", "{found:?}");
    }
    assert_eq!(runs::by_id(tx, run).await?.state, RunState::Undone);
    let again = runs::undo(db, run, actor(), at(4)).await;
    assert!(matches!(again, Err(StoreError::Conflict(_))), "{again:?}");
    // The file still holds the new offer: importing it again brings it back.
    assert_eq!(import(db, "vhs", &next, 5).await.diff.new, 1);
    Ok(())
}

async fn undo_leaves_alone_what_was_changed_since(db: &Db) -> Result<(), StoreError> {
    import(db, "vhs", &courses(0..2, "Gitarre"), 1).await;
    let run = staged(db, "vhs", &courses(0..2, "Geige"), 2).await;
    runs::apply(db, run, actor(), at(2)).await?;
    let mut tx = write(db).await;
    offers::put(&mut tx, &offer("vhs", "1", "Cello")).await?;
    tx.commit().await?;
    runs::undo(db, run, actor(), at(3)).await?;
    let tx = &mut db.read().await?;
    let title = |o: Option<landscape::Offer>| o.unwrap().title.de().to_owned();
    assert_eq!(title(offers::by_id(tx, offer("vhs", "0", "").id).await?), "Gitarre");
    assert_eq!(title(offers::by_id(tx, offer("vhs", "1", "").id).await?), "Cello");
    Ok(())
}

async fn an_undone_area_has_its_outline_again(db: &Db) -> Result<(), StoreError> {
    let drawn = area("03353005", "Buchholz");
    let mut moved = drawn.clone();
    moved.boundary.as_mut().unwrap().schematic = false;
    import(db, "areas", &[Incoming::Area(Box::new(drawn.clone()))], 1).await;
    let run = staged(db, "areas", &[Incoming::Area(Box::new(moved))], 2).await;
    assert_eq!(runs::compare(db, run).await?.changed, 1);
    runs::apply(db, run, actor(), at(2)).await?;
    runs::undo(db, run, actor(), at(3)).await?;
    let found = areas::boundaries(&mut db.read().await?, &district()).await?;
    assert_eq!(found, [(drawn.id, drawn.boundary.unwrap())]);
    Ok(())
}

async fn findings_come_back_in_order_and_in_both_languages(db: &Db) -> Result<(), StoreError> {
    let run = staged(db, "vhs", &[], 1).await;
    let spot = || Spot::line(7).record("161A087").field("beginndat");
    runs::note(db, run, &[Finding::note(FindingKind::UnknownField, Spot::line(1), "a\0b")]).await?;
    runs::note(db, run, &[Finding::rejected(FindingKind::NotADate, spot(), "31.02.2027")]).await?;
    runs::note(db, run, &[]).await?;
    let tx = &mut db.read().await?;
    let found = runs::findings(tx, run).await?;
    assert_eq!(found.len(), 2);
    assert_eq!(found[0].given, "a\u{fffd}b");
    assert_eq!((found[1].severity.as_str(), found[1].line), ("rejected", Some(7)));
    assert_eq!(found[1].record.as_deref(), Some("161A087"));
    assert_eq!(found[1].says_en, "not a date or time");
    assert_eq!(found[1].says_de, "Kein Datum und keine Uhrzeit");
    let of = runs::by_id(tx, run).await?;
    assert_eq!((of.notes, of.rejected, of.fatal), (1, 1, false));
    Ok(())
}

async fn runs_are_listed_the_newest_first(db: &Db) -> Result<(), StoreError> {
    let (first, second) = (staged(db, "vhs", &[], 1).await, staged(db, "musik", &[], 2).await);
    let tx = &mut db.read().await?;
    let found = runs::latest(tx, &district(), 5).await?;
    assert_eq!(found.iter().map(|r| r.id).collect::<Vec<_>>(), [second, first]);
    assert_eq!(found[1].source, source_key("vhs"));
    let unknown = base::RunId::from_uuid(uuid::Uuid::nil());
    let missing = runs::by_id(tx, unknown).await;
    assert!(matches!(missing, Err(StoreError::NotFound(_))), "{missing:?}");
    Ok(())
}
