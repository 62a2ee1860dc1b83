//! Searches without hits, counted for the gap finder off the path of the request.
//!
//! Only what a person looked for is counted, once a day for each client: neither robots nor somebody who presses
//! a key again and again make a gap. To know that, a keyed number of client and search is kept in memory until
//! the day ends; the key lives and dies with the process. What is kept of words is `store::searches`' decision.

use std::{
    collections::{BTreeSet, hash_map::RandomState},
    hash::BuildHasher,
    sync::{Arc, Mutex, PoisonError},
};

use jiff::civil::Date;
use search::{Answer, filters::scheme};
use store::searches::{self, Missed};
use tokio::sync::Semaphore;

use crate::{finding::Asked, guard::Person, state::App};

/// So many are written at a time; what comes meanwhile is not counted.
const AT_ONCE: usize = 8;
/// So many are told apart on one day; further ones are not counted.
const MOST_A_DAY: usize = 50_000;

/// What was counted today.
#[derive(Debug)]
pub(crate) struct Counter {
    seen: Mutex<(Date, BTreeSet<u64>)>,
    key: RandomState,
    writers: Arc<Semaphore>,
}

impl Default for Counter {
    fn default() -> Counter {
        Counter {
            seen: Mutex::new((Date::MIN, BTreeSet::new())),
            key: RandomState::new(),
            writers: Arc::new(Semaphore::new(AT_ONCE)),
        }
    }
}

impl Counter {
    /// Whether this is the first time today.
    fn first(&self, today: Date, person: &Person, missed: &[Owned]) -> bool {
        let number = self.key.hash_one((person.0, missed));
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if seen.0 != today {
            *seen = (today, BTreeSet::new());
        }
        seen.1.len() < MOST_A_DAY && seen.1.insert(number)
    }
}

/// Something that was looked for in vain.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Owned {
    Concept(String),
    Words(String),
}

/// Has a search counted that found nothing.
pub(crate) fn count(app: &App, asked: &Asked, answer: &Answer, person: &Person) {
    if answer.total > 0 || person.0.is_none() || asked.page > 1 {
        return;
    }
    let (missed, today) = (missed(asked, answer), app.today());
    if missed.is_empty() || !app.missed.first(today, person, &missed) {
        return;
    }
    let Ok(permit) = Arc::clone(&app.missed.writers).try_acquire_owned() else { return };
    let (db, district) = (app.state.db.clone(), app.state.district.clone());
    tokio::spawn(async move {
        for one in &missed {
            let one = match one {
                Owned::Concept(concept) => Missed::Concept(concept),
                Owned::Words(words) => Missed::Words(words),
            };
            if let Err(error) = searches::count(&db, &district, one, today).await {
                tracing::warn!(%error, "a search without hits was not counted");
            }
        }
        drop(permit);
    });
}

/// Concepts and municipalities that were chosen or understood, and the words that are left.
fn missed(asked: &Asked, answer: &Answer) -> Vec<Owned> {
    let chosen = asked.filters.iter().map(|(key, value)| (key.as_str(), value.as_str()));
    let understood = answer.understood.iter().map(|it| (it.key, it.value.as_str()));
    let concepts: BTreeSet<String> = chosen
        .chain(understood)
        .filter(|(key, _)| *key == "area" || scheme(key).is_some())
        .map(|(key, value)| format!("{key}:{value}"))
        .collect();
    let taken: BTreeSet<&str> =
        answer.understood.iter().flat_map(|it| it.words.split_whitespace()).collect();
    let left: Vec<&str> =
        asked.text.split_whitespace().filter(|word| !taken.contains(word)).collect();
    let mut all: Vec<Owned> = concepts.into_iter().map(Owned::Concept).collect();
    if !left.is_empty() {
        all.push(Owned::Words(left.join(" ")));
    }
    all
}

#[cfg(test)]
mod tests {
    use search::Understood;

    use super::*;

    #[test]
    fn concepts_are_told_from_words() {
        let understood = vec![Understood {
            key: "topic",
            value: "toepfern".to_owned(),
            words: "Töpfern".to_owned(),
        }];
        let answer = Answer { understood, ..Answer::default() };
        let asked =
            Asked::read("q=T%C3%B6pfern+am+Mars&audience=senioren&near=Winsen&area=03353040");
        let concept = |text: &str| Owned::Concept(text.to_owned());
        assert_eq!(
            missed(&asked, &answer),
            [
                concept("area:03353040"),
                concept("audience:senioren"),
                concept("topic:toepfern"),
                Owned::Words("am Mars".to_owned())
            ]
        );
    }

    #[test]
    fn each_client_counts_once_a_day() {
        let counter = Counter::default();
        let missed = [Owned::Words("x".to_owned())];
        let person = |ip: &str| Person(Some(ip.parse().unwrap()));
        let day: Date = "2026-08-24".parse().unwrap();
        let first = |day, ip| counter.first(day, &person(ip), &missed);
        assert!(first(day, "192.0.2.1"));
        assert!(!first(day, "192.0.2.1"));
        assert!(first(day, "192.0.2.2"));
        assert!(first(day.tomorrow().unwrap(), "192.0.2.1"));
    }
}
