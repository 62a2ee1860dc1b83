//! How often entries were seen: summed by month, told from five on, thrown away after two years.

use std::collections::BTreeMap;

use jiff::civil::Date;
use store::{
    Db, StoreError,
    protection::{self, Register, Rule},
    views,
};
use uuid::Uuid;

use crate::bed::{district, on_both_engines};

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn seen(pairs: &[(u128, u64)]) -> BTreeMap<Uuid, u64> {
    pairs.iter().map(|(id, times)| (Uuid::from_u128(*id), *times)).collect()
}

async fn shown(db: &Db, date: &str, id: u128) -> Result<Option<u64>, StoreError> {
    let sums = views::of_month(&mut db.read().await?, &district(), day(date)).await?;
    Ok(sums.get(&Uuid::from_u128(id)).and_then(|times| times.shown()))
}

async fn views_are_summed_by_month_and_told_from_five_on(db: &Db) -> Result<(), StoreError> {
    views::add(db, &district(), day("2026-08-01"), &seen(&[(1, 3), (2, 9)])).await?;
    assert_eq!(shown(db, "2026-08-20", 1).await?, None, "three might be one person");
    views::add(db, &district(), day("2026-08-31"), &seen(&[(1, 2)])).await?;
    views::add(db, &district(), day("2026-09-01"), &seen(&[(1, 7)])).await?;
    assert_eq!(shown(db, "2026-08-20", 1).await?, Some(5));
    assert_eq!(shown(db, "2026-08-20", 2).await?, Some(9));
    assert_eq!(shown(db, "2026-09-30", 1).await?, Some(7));
    let sums = views::of_month(&mut db.read().await?, &district(), day("2026-07-31")).await?;
    assert!(sums.is_empty());
    let other = "05334".parse().unwrap();
    assert!(views::of_month(&mut db.read().await?, &other, day("2026-08-01")).await?.is_empty());
    Ok(())
}

async fn sums_are_due_after_two_years(db: &Db) -> Result<(), StoreError> {
    for month in ["2024-08-01", "2024-09-01", "2026-09-01"] {
        views::add(db, &district(), day(month), &seen(&[(1, 50)])).await?;
    }
    let register = Register::of_the_house().unwrap();
    let due =
        protection::due(&mut db.read().await?, &register, "2026-09-15T12:00:00Z".parse().unwrap())
            .await?;
    assert_eq!(due.iter().find(|due| due.rule == Rule::Views).map(|due| due.now), Some(1));
    Ok(())
}

on_both_engines!(views_are_summed_by_month_and_told_from_five_on, sums_are_due_after_two_years,);
