//! Backup, restore, copy, check, files.

use std::io::Cursor;

use base::{Finding, FindingKind, Spot};
use landscape::Incoming;
use store::{
    Db, StoreError, Target, areas, backup, changes, check,
    files::{FileHash, Files},
    offers, runs, sources,
};

use crate::bed::{
    Bed, actor, area, at, dated, district, import, incoming, offer, on_both_engines, source,
    staged, write,
};

on_both_engines!(
    a_backup_gives_the_same_backup_after_its_restore,
    a_backup_goes_only_into_an_empty_stock,
    a_restored_stock_goes_on_where_the_old_one_stood,
    a_sound_stock_has_no_faults,
    a_damaged_backup_is_refused_and_leaves_nothing,
    a_backup_names_no_path,
    a_backup_that_is_written_while_others_write_is_one_moment,
    a_copy_in_either_engine_is_the_same_stock,
    what_only_a_dry_run_named_is_swept_and_nothing_else,
);

async fn fill(db: &Db) -> Result<(), StoreError> {
    let mut tx = write(db).await;
    sources::put(&mut tx, &source("vhs")).await?;
    areas::put(&mut tx, &area("03353005", "Buchholz")).await?;
    store::jobs::enqueue(&mut tx, &district(), "index", "{}", at(3)).await?;
    tx.commit().await?;
    import(db, "vhs", &incoming((0..450).map(|n| offer("vhs", &n.to_string(), "Kurs"))), 1).await;
    let run = staged(db, "vhs", &incoming([dated("vhs", "0", "Neu", "2026-12-01T18:00")]), 2).await;
    let found: Vec<Finding> = (0..450)
        .map(|n| Finding::note(FindingKind::UnknownField, Spot::line(n), "\u{1f3b8} x"))
        .collect();
    runs::note(db, run, &found).await?;
    runs::apply(db, run, actor(), at(2)).await?;
    let raw = FileHash::of(b"a file");
    runs::begin(db, &district(), &"vhs".parse().unwrap(), &raw, at(4)).await?;
    store::searches::count(
        db,
        &district(),
        store::searches::Missed::Concept("topic:x"),
        crate::bed::today(),
    )
    .await
}

async fn written(db: &Db, files: Option<&Files>) -> Result<Vec<u8>, StoreError> {
    let mut bytes = Vec::new();
    backup::write(db, files, at(9), &mut bytes).await?;
    Ok(bytes)
}

async fn a_backup_gives_the_same_backup_after_its_restore(db: &Db) -> Result<(), StoreError> {
    fill(db).await?;
    let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (here, there) = (Files::in_folder(here.path())?, Files::in_folder(there.path())?);
    let large = vec![7_u8; 500_000];
    let mut hashes = Vec::new();
    for bytes in [large.as_slice(), b"", b"small"] {
        hashes.push(here.put(Cursor::new(bytes)).await?);
    }
    let bytes = written(db, Some(&here)).await?;
    let fresh = Bed::sqlite().await;
    let amount = backup::restore(&fresh.db, Some(&there), bytes.as_slice()).await?;
    assert_eq!(amount.files, 3);
    for hash in hashes {
        assert_eq!(there.get(hash).await?, here.get(hash).await?);
    }
    // The run that was open is given up; everything else is the same to the byte.
    let lines = |bytes: &[u8]| {
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        text.lines()
            .filter(|line| !line.starts_with("{\"end\""))
            .map(|line| line.replace("\"state\":\"open\"", "\"state\":\"discarded\""))
            .collect::<Vec<_>>()
    };
    assert_eq!(lines(&written(&fresh.db, Some(&there)).await?), lines(&bytes));
    // And on to an engine of the first kind's sort, by copying.
    let third = Bed::sqlite().await;
    backup::copy(db, &third.db).await?;
    assert_eq!(lines(&written(&third.db, Some(&there)).await?), lines(&bytes));
    Ok(())
}

async fn a_backup_goes_only_into_an_empty_stock(db: &Db) -> Result<(), StoreError> {
    fill(db).await?;
    let bytes = written(db, None).await?;
    let full = backup::restore(db, None, bytes.as_slice()).await;
    assert!(matches!(full, Err(StoreError::Conflict(_))), "{full:?}");
    assert_eq!(written(db, None).await?, bytes);
    let other = Bed::sqlite().await;
    fill(&other.db).await?;
    let full = backup::copy(&other.db, db).await;
    assert!(matches!(full, Err(StoreError::Conflict(_))), "{full:?}");
    Ok(())
}

async fn a_restored_stock_goes_on_where_the_old_one_stood(db: &Db) -> Result<(), StoreError> {
    let old = Bed::sqlite().await;
    fill(&old.db).await?;
    let bytes = written(&old.db, None).await?;
    backup::restore(db, None, bytes.as_slice()).await?;
    let head = changes::head(&mut db.read().await?).await?;
    assert_eq!(head, changes::head(&mut old.db.read().await?).await?);
    assert_eq!(check(db).await?, []);
    let mut tx = write(db).await;
    offers::put(&mut tx, &offer("vhs", "after", "Danach")).await?;
    assert_eq!(tx.commit().await?.0, head.0 + 1);
    Ok(())
}

async fn a_copy_in_either_engine_is_the_same_stock(db: &Db) -> Result<(), StoreError> {
    fill(db).await?;
    let rows = |bytes: Vec<u8>| -> Vec<String> {
        let text = String::from_utf8(bytes).unwrap();
        let rows = text.lines().filter(|line| !line.starts_with("{\"end\""));
        rows.map(|line| line.replace("\"state\":\"open\"", "\"state\":\"discarded\"")).collect()
    };
    let expected = rows(written(db, None).await?);
    for other in [Bed::sqlite().await, Bed::postgres().await] {
        backup::copy(db, &other.db).await?;
        assert_eq!(rows(written(&other.db, None).await?), expected);
        assert_eq!(check(&other.db).await?, []);
        // What was copied can be written to, and be copied back.
        let mut tx = write(&other.db).await;
        offers::put(&mut tx, &offer("vhs", "after", "Danach")).await?;
        tx.commit().await?;
        other.remove().await;
    }
    Ok(())
}

async fn what_only_a_dry_run_named_is_swept_and_nothing_else(db: &Db) -> Result<(), StoreError> {
    fill(db).await?;
    // Two states of an area: the first is named by the log alone, with its outline.
    let mut area = area("03353040", "Winsen");
    for north in [53.4, 53.5] {
        let corners = [(53.3, 10.1), (53.3, 10.3), (north, 10.3), (53.3, 10.1)];
        let ring = corners.map(|(lat, lon)| base::GeoPoint::new(lat, lon).unwrap()).to_vec();
        area.boundary = Some(landscape::Boundary { polygons: vec![vec![ring]], schematic: false });
        let mut tx = write(db).await;
        areas::put(&mut tx, &area).await?;
        tx.commit().await?;
    }
    assert_eq!(store::sweep_bodies(db).await?, 0);
    let dry = staged(
        db,
        "vhs",
        &incoming((0..40).map(|n| offer("vhs", &n.to_string(), &format!("Probe {n}")))),
        7,
    )
    .await;
    let backed_up = written(db, None).await?.len();
    assert_eq!(store::sweep_bodies(db).await?, 0, "a run that is open names them");
    runs::discard(db, dry).await?;
    assert_eq!(store::sweep_bodies(db).await?, 40);
    assert_eq!(store::sweep_bodies(db).await?, 0);
    assert!(written(db, None).await?.len() < backed_up);
    assert_eq!(check(db).await?, []);
    Ok(())
}

async fn a_sound_stock_has_no_faults(db: &Db) -> Result<(), StoreError> {
    assert_eq!(check(db).await?, []);
    fill(db).await?;
    assert_eq!(check(db).await?, []);
    Ok(())
}

async fn a_damaged_backup_is_refused_and_leaves_nothing(db: &Db) -> Result<(), StoreError> {
    let old = Bed::sqlite().await;
    fill(&old.db).await?;
    let text = String::from_utf8(written(&old.db, None).await?).unwrap();
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let without_end = lines[..lines.len() - 1].concat();
    let without_one = [&lines[..5], &lines[6..]].concat().concat();
    let mut half = text.clone();
    half.truncate(text.len() / 2);
    let other_format = text.replacen("\"verzahnt_backup\":1", "\"verzahnt_backup\":99", 1);
    let changed = text.replacen("Kurs", "Kuss", 1);
    for (damaged, why) in [
        (without_end, "cut off"),
        (without_one, "not what its end says"),
        (half, "cut off"),
        (other_format, "format 99"),
        (changed, "not what its end says"),
        (format!("{text}{{}}\n"), "after its end"),
        (String::new(), "cut off"),
        ("Schlüssel;Art;Titel\n".to_owned(), "does not begin"),
    ] {
        let refused = backup::restore(db, None, damaged.as_bytes()).await.unwrap_err();
        assert!(refused.to_string().contains(why), "{why}: {refused}");
        assert_eq!(changes::head(&mut db.read().await?).await?.0, 0);
        assert_eq!(offers::all(&mut db.read().await?, &district(), None, 9).await?, []);
    }
    Ok(())
}

#[tokio::test]
async fn faults_are_named() {
    use sqlx::Connection;
    let bed = Bed::sqlite().await;
    let items = [Incoming::Area(Box::new(area("03353005", "Buchholz")))];
    import(&bed.db, "areas", &items, 1).await;
    import(&bed.db, "vhs", &incoming((0..3).map(|n| offer("vhs", &n.to_string(), "Kurs"))), 1)
        .await;
    let Target::Folder(folder) = &bed.target else { panic!("no folder") };
    let address = format!("sqlite:{}", folder.join("verzahnt.sqlite").display());
    let mut conn = sqlx::SqliteConnection::connect(&address).await.unwrap();
    for (damage, code) in [
        ("UPDATE body SET content = replace(content, 'Kurs', 'Kuss')", "damaged-body"),
        ("UPDATE record SET publication = 'draft' WHERE key = '1'", "not-as-logged"),
        ("UPDATE record SET publication = 'odd' WHERE key = '1'", "unreadable-record"),
        ("DELETE FROM record WHERE key = '2'", "later-change"),
        ("DELETE FROM change WHERE position = 2", "log-gap"),
        ("UPDATE record SET outline = x'00' WHERE kind = 'area'", "missing-outline"),
        ("DELETE FROM body", "missing-body"),
        ("UPDATE log_head SET n = 1", "run-without-log"),
    ] {
        sqlx::query(damage).execute(&mut conn).await.unwrap();
        let faults = check(&bed.db).await.unwrap();
        assert!(faults.iter().any(|f| f.code == code), "{damage}: {faults:?}");
    }
}

async fn a_backup_names_no_path(db: &Db) -> Result<(), StoreError> {
    let source = Bed::sqlite().await;
    let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (here, to) = (Files::in_folder(here.path())?, Files::in_folder(there.path())?);
    let hash = here.put(Cursor::new(b"kurse")).await?;
    let text = String::from_utf8(written(&source.db, Some(&here)).await?).unwrap();
    for name in
        ["../../../tmp/fremd", "/etc/cron.d/fremd", "..", "", "C:\\\\fremd", &"g".repeat(64)]
    {
        let other = text.replace(&hash.to_string(), name);
        let refused = backup::restore(db, Some(&to), other.as_bytes()).await.unwrap_err();
        assert!(matches!(refused, StoreError::Corrupt(_)), "{name}: {refused}");
    }
    // Another file's bytes under this name.
    let other = text.replace(&hash.to_string(), &FileHash::of(b"anderes").to_string());
    let refused = backup::restore(db, Some(&to), other.as_bytes()).await.unwrap_err();
    assert!(matches!(refused, StoreError::Corrupt(_)), "{refused}");
    assert_eq!(to.all().await?, []);
    let inside = std::fs::read_dir(there.path()).unwrap().count();
    assert_eq!(inside, 0, "something was written");
    Ok(())
}

async fn a_backup_that_is_written_while_others_write_is_one_moment(
    db: &Db,
) -> Result<(), StoreError> {
    fill(db).await?;
    // Writes one offer after the other until it is told to stop.
    let (stop, mut stopped) = tokio::sync::oneshot::channel::<()>();
    let (begun, writing) = tokio::sync::oneshot::channel();
    let busy = db.clone();
    let writer = tokio::spawn(async move {
        let (mut written, mut begun) = (0, Some(begun));
        while stopped.try_recv().is_err() {
            let mut tx = write(&busy).await;
            let name = format!("waehrend-{written}");
            offers::put(&mut tx, &offer("vhs", &name, "Dazwischen")).await.unwrap();
            tx.commit().await.unwrap();
            written += 1;
            if let Some(begun) = begun.take() {
                begun.send(()).unwrap();
            }
        }
        written
    });
    writing.await.unwrap();
    let before = changes::head(&mut db.read().await?).await?;
    let bytes = written(db, None).await?;
    stop.send(()).unwrap();
    assert!(writer.await.unwrap() > 1, "nothing was written meanwhile");
    let after = changes::head(&mut db.read().await?).await?;
    let fresh = Bed::sqlite().await;
    backup::restore(&fresh.db, None, bytes.as_slice()).await?;
    assert_eq!(check(&fresh.db).await?, []);
    let kept = changes::head(&mut fresh.db.read().await?).await?;
    assert!(before <= kept && kept <= after, "{before:?} {kept:?} {after:?}");
    Ok(())
}
