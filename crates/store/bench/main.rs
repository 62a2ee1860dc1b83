//! Import runs over generated offers: measured, or as the child that the kill test ends in the middle.
//!
//! `store-bench measure TARGET OFFERS` imports into an empty stock, imports a file in which everything changed while
//! another writer works, reads by id, and prints what it took. `store-bench import TARGET OFFERS TITLE` imports once and
//! says on its standard output how far it is. `TARGET` is a folder or a PostgreSQL address.
//!
//! Not here: parsing and indexing; the whole way is measured by the binary `verzahnt`.
#![expect(clippy::print_stdout, reason = "its output is what it is for")]

mod made_up;

use std::{
    error::Error,
    path::PathBuf,
    time::{Duration, Instant},
};

use base::{Actor, Cause, RunId};
use jiff::Timestamp;
use store::{Db, Target, files::FileHash, offers, runs};

/// Records handed over together, as an importer does.
const TOGETHER: usize = 500;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["measure", target, offers] => measure(&target_of(target)?, offers.parse()?).await,
        ["import", target, offers, title] => {
            let db = Db::open(&target_of(target)?).await?;
            let run = stage(&db, offers.parse()?, title, true).await?;
            runs::compare(&db, run).await?;
            println!("compared");
            runs::apply(&db, run, actor(), at(2)).await?;
            println!("applied");
            Ok(())
        }
        _ => Err("store-bench measure TARGET OFFERS | import TARGET OFFERS TITLE".into()),
    }
}

fn target_of(text: &str) -> Result<Target, Box<dyn Error>> {
    if text.contains("://") {
        Ok(Target::parse_url(text)?)
    } else {
        Ok(Target::Folder(PathBuf::from(text)))
    }
}

fn actor() -> Actor {
    Actor::System(Cause::Command("bench"))
}

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_790_000_000 + second).unwrap_or(Timestamp::UNIX_EPOCH)
}

async fn stage(db: &Db, offers: u32, title: &str, says: bool) -> Result<RunId, Box<dyn Error>> {
    let (district, source) = made_up::from();
    let raw = FileHash::of(title.as_bytes());
    let run = runs::begin(db, &district, &source, &raw, at(1)).await?;
    let mut batch = vec![made_up::provider()];
    for n in 0..offers {
        batch.push(made_up::offer(n, title));
        if batch.len() >= TOGETHER {
            runs::add(db, run, &batch).await?;
            batch.clear();
            if says {
                println!("staged {n}");
            }
        }
    }
    runs::add(db, run, &batch).await?;
    Ok(run)
}

async fn measure(target: &Target, offers: u32) -> Result<(), Box<dyn Error>> {
    let db = Db::open(target).await?;
    let per_second = |took: Duration| f64::from(offers) / took.as_secs_f64();

    let start = Instant::now();
    for n in 0..offers {
        std::hint::black_box(made_up::offer(n, "Erst"));
    }
    let making = start.elapsed();

    for (what, title) in [("new", "Erst"), ("same", "Erst"), ("changed", "Dann")] {
        let start = Instant::now();
        let run = stage(&db, offers, title, false).await?;
        let staged = start.elapsed().saturating_sub(making);
        let start = Instant::now();
        let diff = runs::compare(&db, run).await?;
        let compared = start.elapsed();
        let other = tokio::spawn(longest_wait(db.clone()));
        let start = Instant::now();
        runs::apply(&db, run, actor(), at(2)).await?;
        let applied = start.elapsed();
        other.abort();
        let waited = LONGEST.swap(0, std::sync::atomic::Ordering::Relaxed);
        println!(
            "{what}: {offers} offers: staged in {staged:.2?}, compared in {compared:.2?}, applied and swept in {applied:.2?}, \
             another writer waited at most {waited} ms; {:.0} offers/s; {} new, {} changed, {} unchanged",
            per_second(staged + compared + applied),
            diff.new,
            diff.changed,
            diff.unchanged
        );
    }

    let ids: Vec<_> = (0..20).map(|n| made_up::id(n * (offers / 20))).collect();
    let mut took = Vec::new();
    for _ in 0..500 {
        let start = Instant::now();
        let found = offers::by_ids(&mut db.read().await?, &ids).await?;
        took.push(start.elapsed());
        assert_eq!(found.len(), 20, "all 20 are there");
    }
    took.sort_unstable();
    let at = |share: usize| took.get(took.len() * share / 100).copied().unwrap_or_default();
    println!("20 offers by id: p50 {:.2?}, p99 {:.2?}", at(50), at(99));
    println!("peak memory: {}", peak_memory());
    db.close().await;
    Ok(())
}

/// The longest that a small write had to wait, in milliseconds.
static LONGEST: std::sync::atomic::AtomicU64 = std::sync::atomic::AtomicU64::new(0);

async fn longest_wait(db: Db) -> Result<(), store::StoreError> {
    for n in 0_u32.. {
        let start = Instant::now();
        let mut tx = db.write(actor(), at(3)).await?;
        store::sources::put(&mut tx, &made_up::other_source(n)).await?;
        tx.commit().await?;
        let waited = u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX);
        LONGEST.fetch_max(waited, std::sync::atomic::Ordering::Relaxed);
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    Ok(())
}

/// What the kernel says about this process.
fn peak_memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find(|line| line.starts_with("VmHWM:"));
    peak.map_or("unknown here", |line| line.trim_start_matches("VmHWM:").trim()).to_owned()
}
