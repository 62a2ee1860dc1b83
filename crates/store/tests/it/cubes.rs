//! Figures as they were read: kept once, corrected without losing what stood before, and released or not.

use base::{Actor, Cause};
use monitoring::{Cube, Dimension, Head, Mark, Number, Observation, Publisher, Role, Variable};
use store::{Db, StoreError, cubes, files::FileHash};

use crate::bed::{at, district, on_both_engines};

on_both_engines!(
    a_table_comes_back_as_it_was_read,
    the_same_file_again_changes_nothing,
    a_correction_is_counted_and_what_is_not_named_stays,
    a_register_of_the_district_is_not_published_by_being_read,
    a_register_under_the_code_of_a_published_table_stays_apart_from_it,
    a_later_label_counts_and_an_earlier_category_stays_known,
    another_district_sees_nothing_of_it,
);

type Cell<'a> = (&'a str, &'a str, &'a str, Observation);

fn n(value: i64) -> Observation {
    Observation::plain(Number::whole(value))
}

fn table(publisher: &str, cells: &[Cell<'_>]) -> Cube {
    let mut head = Head::new("00000-01", "Kinder in Beispielkreisen", Publisher::of(publisher));
    head.copyright = Some("© Beispielamt".to_owned());
    let mut cube = Cube::new(
        head,
        vec![
            Dimension::new("STAG", "Stichtag", Role::Time),
            Dimension::new("KREISE", "Kreise", Role::Area),
            Dimension::new("GES", "Geschlecht", Role::Other),
        ],
    );
    let variable = Variable { code: "N".into(), label: "Kinder".into(), unit: "Anzahl".into() };
    let variable = cube.intern_variable(variable);
    for (time, area, sex, observation) in cells {
        let keys: Vec<u32> = [*time, *area, *sex]
            .into_iter()
            .enumerate()
            .map(|(at, code)| cube.dimension_mut(at).unwrap().intern(code, code, code == "INS"))
            .collect();
        assert!(cube.push(&keys, variable, *observation));
    }
    cube
}

async fn keep(db: &Db, seconds: i64, cube: &Cube) -> cubes::Landed {
    let mut tx = db.write(Actor::System(Cause::Command("probe")), at(seconds)).await.unwrap();
    let reading = cubes::Reading {
        cube,
        file: FileHash::of(b"datei"),
        name: "00000-01.csv",
        address: None,
        kind: "ffcsv",
    };
    let landed = cubes::put(&mut tx, &district(), reading).await.unwrap();
    tx.commit().await.unwrap();
    landed
}

/// Values by time, area and sex, as they are published.
async fn seen(db: &Db) -> Vec<(String, Observation)> {
    let mut tx = db.read().await.unwrap();
    let cube = cubes::published(&mut tx, &district(), "00000-01").await.unwrap().unwrap();
    let mut all: Vec<(String, Observation)> = cube
        .rows()
        .map(|row| {
            let codes: Vec<&str> =
                (0..3).map(|at| row.category(at).unwrap().code.as_str()).collect();
            (codes.join(" "), row.observation())
        })
        .collect();
    all.sort_by(|a, b| a.0.cmp(&b.0));
    all
}

async fn a_table_comes_back_as_it_was_read(db: &Db) -> Result<(), StoreError> {
    let half = Observation::plain(Number::new(15, 1).unwrap());
    let cube = table(
        "genesis",
        &[
            ("2023-12-31", "03353", "INS", n(7)),
            ("2023-12-31", "03353", "GESW", half),
            ("2022-12-31", "DG", "INS", Observation::sign(Mark::UnknownOrSecret)),
        ],
    );
    let landed = keep(db, 1, &cube).await;
    assert_eq!((landed.revisions.len(), landed.unchanged), (2, 0));
    assert_eq!(
        seen(db).await,
        [
            ("2022-12-31 DG INS".to_owned(), Observation::sign(Mark::UnknownOrSecret)),
            ("2023-12-31 03353 GESW".to_owned(), half),
            ("2023-12-31 03353 INS".to_owned(), n(7)),
        ]
    );
    let tables = cubes::tables(&mut db.read().await.unwrap(), &district()).await.unwrap();
    let table = &tables[0];
    assert_eq!((table.code.as_str(), table.cells, table.releases), ("00000-01", 3, 1));
    assert_eq!(table.copyright.as_deref(), Some("© Beispielamt"));
    Ok(())
}

async fn the_same_file_again_changes_nothing(db: &Db) -> Result<(), StoreError> {
    let cube = table("genesis", &[("2023-12-31", "03353", "INS", n(7))]);
    keep(db, 1, &cube).await;
    let again = keep(db, 2, &cube).await;
    assert_eq!((again.revisions, again.unchanged), (vec![], 1));
    let all =
        cubes::revisions(&mut db.read().await.unwrap(), &district(), "00000-01").await.unwrap();
    assert_eq!(all, []);
    Ok(())
}

async fn a_correction_is_counted_and_what_is_not_named_stays(db: &Db) -> Result<(), StoreError> {
    let first = table(
        "genesis",
        &[("2022-12-31", "03353", "INS", n(5)), ("2022-12-31", "03354", "INS", n(6))],
    );
    keep(db, 1, &first).await;
    let second = table(
        "genesis",
        &[("2022-12-31", "03353", "INS", n(50)), ("2023-12-31", "03353", "INS", n(7))],
    );
    let landed = keep(db, 2, &second).await;
    let told: Vec<_> =
        landed.revisions.iter().map(|r| (r.period.as_str(), r.added, r.revised)).collect();
    assert_eq!(told, [("2022-12-31", 0, 1), ("2023-12-31", 1, 0)]);
    let values: Vec<_> = seen(db).await.into_iter().map(|(_, o)| o).collect();
    assert_eq!(values, [n(50), n(6), n(7)]);
    let all =
        cubes::revisions(&mut db.read().await.unwrap(), &district(), "00000-01").await.unwrap();
    assert_eq!(all.len(), 1);
    assert_eq!((all[0].0, all[0].1.revised), (at(2), 1));
    Ok(())
}

async fn a_register_of_the_district_is_not_published_by_being_read(
    db: &Db,
) -> Result<(), StoreError> {
    keep(db, 1, &table("own", &[("2023-12-31", "03353001", "INS", n(2))])).await;
    let mut tx = db.read().await.unwrap();
    assert!(cubes::published(&mut tx, &district(), "00000-01").await.unwrap().is_none());
    Ok(())
}

async fn a_register_under_the_code_of_a_published_table_stays_apart_from_it(
    db: &Db,
) -> Result<(), StoreError> {
    keep(db, 1, &table("own", &[("2023-12-31", "03353001", "INS", n(2))])).await;
    keep(db, 2, &table("genesis", &[("2023-12-31", "03353", "INS", n(700))])).await;
    keep(db, 3, &table("own", &[("2022-12-31", "03353001", "INS", n(1))])).await;
    assert_eq!(seen(db).await, [("2023-12-31 03353 INS".to_owned(), n(700))]);
    let tables = cubes::tables(&mut db.read().await.unwrap(), &district()).await.unwrap();
    let told: Vec<_> = tables.iter().map(|t| (t.publisher.as_str(), t.cells, t.releases)).collect();
    assert_eq!(told, [("genesis", 1, 1), ("own", 2, 2)]);
    Ok(())
}

async fn a_later_label_counts_and_an_earlier_category_stays_known(
    db: &Db,
) -> Result<(), StoreError> {
    keep(db, 1, &table("genesis", &[("2022-12-31", "03353", "GESM", n(3))])).await;
    keep(db, 2, &table("genesis", &[("2023-12-31", "03353", "GESW", n(4))])).await;
    let values: Vec<_> = seen(db).await.into_iter().map(|(key, _)| key).collect();
    assert_eq!(values, ["2022-12-31 03353 GESM", "2023-12-31 03353 GESW"]);
    Ok(())
}

async fn another_district_sees_nothing_of_it(db: &Db) -> Result<(), StoreError> {
    keep(db, 1, &table("genesis", &[("2023-12-31", "03353", "INS", n(7))])).await;
    let mut tx = db.read().await.unwrap();
    let other = "03354".parse().unwrap();
    assert!(cubes::published(&mut tx, &other, "00000-01").await.unwrap().is_none());
    assert_eq!(cubes::tables(&mut tx, &other).await.unwrap(), []);
    Ok(())
}
