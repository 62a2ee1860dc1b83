//! Stocks that older programs wrote are brought up to date with everything in them.
//!
//! `old/NNNN_*.sql` are dumps (`sqlite3 .dump`, `pg_dump --inserts`) of stocks that the program of that migration wrote
//! by `verzahnt import offers tests/fixtures/kurse.xml --source vhs` and `verzahnt user add`.

use sqlx::{Connection, PgConnection, SqliteConnection, raw_sql};
use store::{Db, Target, accounts, backup, changes, check, offers, organisations};

use crate::bed::{Bed, district, offer, write};

const SQLITE: &str = include_str!("old/0004_sqlite.sql");
const POSTGRES: &str = include_str!("old/0004_postgres.sql");

#[tokio::test]
async fn a_stock_of_an_older_program_is_whole_after_the_upgrade_on_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("verzahnt.sqlite");
    let address = format!("sqlite:{}?mode=rwc", file.display());
    let mut conn = SqliteConnection::connect(&address).await.unwrap();
    raw_sql(SQLITE).execute(&mut conn).await.unwrap();
    conn.close().await.unwrap();
    let target = Target::Folder(folder.path().to_owned());
    is_whole(&Db::open(&target).await.unwrap()).await;
}

#[tokio::test]
async fn a_stock_of_an_older_program_is_whole_after_the_upgrade_on_postgresql() {
    let bed = Bed::bare_postgres().await;
    let mut conn = PgConnection::connect(&bed.address()).await.unwrap();
    raw_sql(POSTGRES).execute(&mut conn).await.unwrap();
    conn.close().await.unwrap();
    let db = Db::open(&bed.target).await.unwrap();
    is_whole(&db).await;
    db.close().await;
    bed.remove().await;
}

/// Everything is there, can be read, written, and kept.
async fn is_whole(db: &Db) {
    assert_eq!(check(db).await.unwrap(), []);
    let mut tx = db.read().await.unwrap();
    let head = changes::head(&mut tx).await.unwrap();
    assert_eq!(head.0, 4);
    let found = offers::all(&mut tx, &district(), None, 9).await.unwrap();
    let mut titles: Vec<&str> = found.iter().map(|offer| offer.title.de()).collect();
    titles.sort_unstable();
    assert_eq!(titles.len(), 2, "{titles:?}");
    assert!(titles.iter().any(|title| title.contains("Fahrrad")), "{titles:?}");
    assert_eq!(organisations::all(&mut tx, &district(), None, 9).await.unwrap().len(), 1);
    let account = accounts::by_email(&mut tx, &district(), "amt@beispiel.example").await.unwrap();
    assert_eq!(account.unwrap().memberships.len(), 1);
    drop(tx);
    let mut tx = write(db).await;
    offers::put(&mut tx, &offer("vhs", "neu", "Nach dem Umstieg")).await.unwrap();
    assert_eq!(tx.commit().await.unwrap().0, head.0 + 1);
    let mut kept = Vec::new();
    backup::write(db, None, crate::bed::at(9), &mut kept).await.unwrap();
    let fresh = Bed::sqlite().await;
    backup::restore(&fresh.db, None, kept.as_slice()).await.unwrap();
    assert_eq!(check(&fresh.db).await.unwrap(), []);
}
