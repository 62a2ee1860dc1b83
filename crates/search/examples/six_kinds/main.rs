//! P@10 of six kinds of query over generated courses, and how long an answer takes.
//!
//! `cargo run --release -p search --example six_kinds -- [courses] [word list or -] [list of nouns]`
//!
//! With a list of nouns the courses are made of words that nobody chose (`foreign`).
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::as_conversions,
    clippy::print_stdout,
    reason = "a measuring program"
)]

mod asking;
mod courses;
mod foreign;

use std::{collections::BTreeMap, path::Path, sync::Arc, time::Instant};

use asking::{KINDS, ask};

use courses::{Dice, Nouns};
use landscape::{Gazetteer, Vocabularies};
use search::{Lexicon, Request, SearchIndex, WordList};

/// Processor seconds of the whole process.
fn process_seconds() -> f64 {
    let text = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<f64> = text
        .rsplit(')')
        .next()
        .unwrap_or_default()
        .split_whitespace()
        .map(|f| f.parse().unwrap_or(0.0))
        .collect();
    (fields.get(11).unwrap_or(&0.0) + fields.get(12).unwrap_or(&0.0)) / 100.0
}

fn main() {
    let mut args = std::env::args().skip(1);
    let count: usize = args.next().map_or(100_000, |n| n.parse().unwrap());
    let list = args.next().filter(|p| p != "-").map(|p| WordList::read(Path::new(&p)).unwrap());
    let nouns = match args.next() {
        Some(path) => foreign::nouns(Path::new(&path), 20_261_123, 400, 60),
        None => Nouns::ours(),
    };
    let some: Vec<&str> = nouns.subjects.iter().take(12).map(|n| n.first.as_str()).collect();
    println!("{} subjects: {} ...", nouns.subjects.len(), some.join(" "));
    println!("{count} courses, word list: {}", list.as_ref().map_or(0, WordList::len));
    let today = jiff::civil::date(2026, 3, 2);
    let begin = Instant::now();
    let lexicon = Arc::new(Lexicon::new(&Vocabularies::default(), &Gazetteer::default(), list));
    println!("lexicon {:?}", begin.elapsed());
    let folder = tempfile::tempdir().unwrap();
    let index = SearchIndex::open(folder.path(), lexicon.clone()).unwrap();
    let courses = courses::courses(&nouns, count, 7, today);
    let (begin, used) = (Instant::now(), process_seconds());
    index.put(courses.iter().map(|c| c.document.clone()), today).unwrap();
    let seconds = process_seconds() - used;
    println!(
        "indexed in {:?}: {:.0} offers/s; {seconds:.1} processor seconds, so {:.0} offers/s on two free cores",
        begin.elapsed(),
        count as f64 / begin.elapsed().as_secs_f64(),
        count as f64 * 2.0 / seconds,
    );
    drop(index);
    let begin = Instant::now();
    let index = SearchIndex::open(folder.path(), lexicon).unwrap();
    println!("opened in {:?}", begin.elapsed());
    let _ = index.search(&Request::new("kurs", today));

    let mut times = Vec::new();
    for noun in &nouns.subjects {
        for letters in 2..8 {
            let typed: String = noun.alone.chars().take(letters).collect();
            // The last letters also swapped, so that nothing begins so.
            for typed in [typed.clone(), typed.chars().rev().collect()] {
                let begin = Instant::now();
                index.suggest(&typed, 8).unwrap();
                times.push(begin.elapsed());
            }
        }
    }
    times.sort();
    println!(
        "suggestions p50 {:?} p99 {:?}",
        times[times.len() / 2],
        times[times.len() * 99 / 100]
    );

    let by_id: BTreeMap<_, _> = courses.iter().map(|c| (c.document.offer.id, c)).collect();
    let mut dice = Dice(99);
    for kind in KINDS {
        let (mut sum, mut n, mut times, mut worst) = (0.0, 0, Vec::new(), Vec::new());
        for _ in 0..300 {
            let (query, judge) = ask(kind, &nouns, &mut dice);
            let Some(query) = query else { continue };
            let all = courses.iter().filter(|c| judge(c)).count().min(10);
            if all == 0 {
                continue;
            }
            let mut request = Request::new(&query, today);
            request.limit = 10;
            // The best of three: on a shared machine the p99 of single runs is the scheduler's.
            let timed = || {
                let begin = Instant::now();
                let answer = index.search(&request).unwrap();
                (begin.elapsed(), answer)
            };
            let (first, answer) = timed();
            times.push(first.min(timed().0).min(timed().0));
            let good = answer.hits.iter().filter(|h| judge(by_id[&h.id])).count();
            let p = good as f64 / all as f64;
            if p < 1.0 {
                worst.push(format!(
                    "{query} {p:.1} {:?} {:?}",
                    answer.relaxed.first().map(|r| &r.into),
                    answer.hits.first().map(|h| by_id[&h.id].document.offer.title.de())
                ));
            }
            sum += p;
            n += 1;
        }
        times.sort();
        worst.sort();
        worst.dedup();
        if n == 0 {
            continue;
        }
        println!(
            "{kind:10} P@10 {:.3} ({n} queries)  p50 {:?}  p99 {:?}",
            sum / n as f64,
            times[times.len() / 2],
            times[times.len() * 99 / 100],
        );
        for line in worst.iter().take(8) {
            println!("    {line}");
        }
    }
}
