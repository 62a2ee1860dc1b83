//! P@10 of six kinds of query over generated courses, and how long an answer takes.
//!
//! `cargo run --release -p search --example six_kinds -- [courses] [word list]`
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::as_conversions,
    clippy::print_stdout,
    reason = "a measuring program"
)]

mod stock;

use std::{collections::BTreeMap, path::Path, sync::Arc, time::Instant};

use landscape::{Gazetteer, Vocabularies};
use search::{Lexicon, Request, SearchIndex, WordList};
use stock::{ACTIONS, Course, Dice, HEADS, SUBJECTS};

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

type Judge<'a> = Box<dyn Fn(&Course) -> bool + 'a>;

fn main() {
    let mut args = std::env::args().skip(1);
    let count: usize = args.next().map_or(100_000, |n| n.parse().unwrap());
    let list = args.next().map(|p| WordList::read(Path::new(&p)).unwrap());
    println!("{count} courses, word list: {}", list.as_ref().map_or(0, WordList::len));
    let today = jiff::civil::date(2026, 3, 2);
    let begin = Instant::now();
    let lexicon = Arc::new(Lexicon::new(&Vocabularies::default(), &Gazetteer::default(), list));
    println!("lexicon {:?}", begin.elapsed());
    let folder = tempfile::tempdir().unwrap();
    let index = SearchIndex::open(folder.path(), lexicon.clone()).unwrap();
    let courses = stock::courses(count, 7, today);
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

    let by_id: BTreeMap<_, _> = courses.iter().map(|c| (c.document.offer.id, c)).collect();
    let mut dice = Dice(99);
    for kind in ["exact", "inflected", "part", "ae oe ue", "typo", "words", "broad"] {
        let (mut sum, mut n, mut times, mut worst) = (0.0, 0, Vec::new(), Vec::new());
        for _ in 0..300 {
            let (query, judge) = ask(kind, &mut dice);
            let Some(query) = query else { continue };
            let all = courses.iter().filter(|c| judge(c)).count().min(10);
            if all == 0 {
                continue;
            }
            let mut request = Request::new(&query, today);
            request.limit = 10;
            let begin = Instant::now();
            let answer = index.search(&request).unwrap();
            times.push(begin.elapsed());
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

fn ask<'a>(kind: &str, dice: &mut Dice) -> (Option<String>, Judge<'a>) {
    let s = dice.below(SUBJECTS.len());
    let a = dice.below(ACTIONS.len());
    let h = dice.below(HEADS.len());
    let subject = &SUBJECTS[s];
    let has = move |c: &Course| c.subject == s;
    match kind {
        // Three quarters of all offers, for the time it takes.
        "broad" => (Some(HEADS[h].alone.to_owned()), Box::new(move |c| c.head == h)),
        "exact" => (Some(subject.alone.to_owned()), Box::new(has)),
        "inflected" => (Some(subject.inflected.to_owned()), Box::new(has)),
        "part" => (Some(ACTIONS[a].alone.to_owned()), Box::new(move |c| c.action == Some(a))),
        "ae oe ue" => {
            let written = subject
                .alone
                .replace('ä', "ae")
                .replace('ö', "oe")
                .replace('ü', "ue")
                .replace('ß', "ss");
            ((written != subject.alone).then_some(written), Box::new(has))
        }
        "typo" => (typo(subject.alone, dice), Box::new(has)),
        _ => {
            let text = match dice.below(3) {
                0 => format!("{} {}", subject.alone, ACTIONS[a].alone),
                1 => format!("{} {}", ACTIONS[a].alone, subject.inflected),
                _ => format!("{} {} {}", HEADS[h].alone, subject.alone, ACTIONS[a].alone),
            };
            let head = text.starts_with(HEADS[h].alone);
            (
                Some(text),
                Box::new(move |c| c.subject == s && c.action == Some(a) && (!head || c.head == h)),
            )
        }
    }
}

/// One letter lost, doubled, changed or swapped.
fn typo(word: &str, dice: &mut Dice) -> Option<String> {
    let mut letters: Vec<char> = word.chars().collect();
    if letters.len() < 5 {
        return None;
    }
    let at = 1 + dice.below(letters.len() - 2);
    match dice.below(4) {
        0 => drop(letters.remove(at)),
        1 => letters.insert(at, letters[at]),
        2 => letters[at] = *dice.pick(&['e', 'n', 'r', 's', 't', 'a']),
        _ => letters.swap(at, at + 1),
    }
    let changed: String = letters.into_iter().collect();
    (changed != word).then_some(changed)
}
