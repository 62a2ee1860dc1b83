//! Killed with SIGKILL in the middle of an import, a stock is the old one or the new one.
//!
//! The child is `store-bench import`. `STORE_KILL_OFFERS=50000` runs the full variant.

use std::{
    io::{BufRead, BufReader},
    process::{Child, Command, Stdio},
    time::Duration,
};

use store::{Db, Target, check, offers};

use crate::bed::{Bed, district};

/// When the child is killed.
#[derive(Debug, Clone, Copy)]
enum Moment {
    /// When it has said a line that begins so.
    Said(&'static str),
    /// So long after it has compared: in the middle of applying, or of sweeping.
    Applying(Duration),
}

const MOMENTS: [Moment; 7] = [
    Moment::Said("staged"),
    Moment::Said("compared"),
    Moment::Applying(Duration::from_millis(3)),
    Moment::Applying(Duration::from_millis(15)),
    Moment::Applying(Duration::from_millis(60)),
    Moment::Applying(Duration::from_millis(200)),
    Moment::Said("applied"),
];

#[expect(clippy::disallowed_methods, reason = "the size of the test is a setting")]
fn many() -> u32 {
    std::env::var("STORE_KILL_OFFERS").map_or(800, |text| text.parse().unwrap())
}

#[tokio::test]
async fn a_killed_import_leaves_the_old_or_the_new_stock_on_sqlite() {
    let Bed { db, target, _folder: folder, .. } = Bed::sqlite().await;
    let Target::Folder(path) = &target else { panic!("no folder") };
    let place = path.display().to_string();
    db.close().await;
    kill_again_and_again(&target, &place).await;
    drop(folder);
}

#[tokio::test]
async fn a_killed_import_leaves_the_old_or_the_new_stock_on_postgresql() {
    let bed = Bed::postgres().await;
    kill_again_and_again(&bed.target, &bed.address()).await;
    bed.remove().await;
}

async fn kill_again_and_again(target: &Target, place: &str) {
    let mut first = import(place, "T0");
    assert!(first.wait().unwrap().success());
    let mut stands = "T0".to_owned();
    assert_eq!(title_of_all(target).await, stands);
    let orphans = place.contains("://").then_some(place);
    for (n, moment) in (1..).zip(MOMENTS) {
        let title = format!("T{n}");
        kill_at(import(place, &title), moment);
        if let Some(place) = orphans {
            wait_for_orphans(place).await;
        }
        let found = title_of_all(target).await;
        assert!(found == stands || found == title, "{moment:?}: {found} after {stands}");
        if let Moment::Said(said) = moment {
            assert_eq!(found == title, said == "applied", "{moment:?}");
        }
        stands = found;
    }
}

fn import(place: &str, title: &str) -> Child {
    Command::new(env!("CARGO_BIN_EXE_store-bench"))
        .args(["import", place, &many().to_string(), title])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

fn kill_at(mut child: Child, moment: Moment) {
    let said = match moment {
        Moment::Said(said) => said,
        Moment::Applying(_) => "compared",
    };
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    assert!(lines.any(|line| line.unwrap().starts_with(said)), "the child never said `{said}`");
    if let Moment::Applying(wait) = moment {
        // Not to wait for something: to hit another moment.
        std::thread::sleep(wait);
    }
    child.kill().unwrap();
    child.wait().unwrap();
}

/// Waits until the server has noticed that its client is dead and has ended what it was doing for it.
async fn wait_for_orphans(place: &str) {
    use sqlx::{Connection, PgConnection};
    let mut conn = PgConnection::connect(place).await.unwrap();
    let mut tx = conn.begin().await.unwrap();
    let lock = "LOCK TABLE record, run, staged, body IN ACCESS EXCLUSIVE MODE";
    sqlx::query(lock).execute(&mut *tx).await.unwrap();
    tx.commit().await.unwrap();
}

/// Reopens the stock, checks it, and returns the one first word that all titles have.
async fn title_of_all(target: &Target) -> String {
    let db = Db::open(target).await.unwrap();
    assert_eq!(check(&db).await.unwrap(), []);
    let mut titles = Vec::new();
    let (mut tx, mut after, mut count) = (db.read().await.unwrap(), None, 0);
    loop {
        let page = offers::all(&mut tx, &district(), after, 1000).await.unwrap();
        let Some(last) = page.last() else { break };
        after = Some(last.id);
        count += page.len();
        titles.extend(page.iter().map(|o| o.title.de().split(':').next().unwrap().to_owned()));
        titles.sort();
        titles.dedup();
    }
    drop(tx);
    db.close().await;
    assert_eq!(count, usize::try_from(many()).unwrap());
    assert_eq!(titles.len(), 1, "old and new offers are mixed: {titles:?}");
    titles.remove(0)
}
