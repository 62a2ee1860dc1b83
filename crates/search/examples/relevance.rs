//! nDCG@10 over judged queries, beside SQLite FTS5 and PostgreSQL's `german` on the same stock.
//!
//! `cargo run --release -p search --example relevance -- DATA-FOLDER [WORD-LIST]`, after `verzahnt demo`.
//! PostgreSQL takes part where `TEST_POSTGRES_URL` names a server. The rivals get the bare words joined by OR,
//! ranked by their own measure, which serves them better than AND.
//!
//! The judged set (`queries.json`) was used while the search was made. `unseen.json` was written afterwards: its
//! kind `asked` was looked at while mending, `held out` was not; both are told apart from the set's mean.
#![expect(
    clippy::unwrap_used,
    clippy::as_conversions,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a measuring program"
)]

#[path = "rivals/mod.rs"]
mod rivals;

use std::{collections::BTreeMap, path::Path, sync::Arc};

use base::OfferId;
use landscape::{Gazetteer, Notation, Offer, Vocabularies};
use rivals::{Fts, Postgres, Row};
use search::{Lexicon, Request, SearchIndex, WordList};
use serde::Deserialize;
use store::{Db, Record, Target};

#[derive(Deserialize)]
struct Question {
    query: String,
    #[serde(default)]
    kind: String,
    relevant: BTreeMap<String, f64>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut args = std::env::args().skip(1);
    let data = args.next().expect("the folder that `verzahnt demo` has filled");
    let list = args.next().map(|path| WordList::read(Path::new(&path)).unwrap());
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |name: &str| -> Vec<Question> {
        let text = std::fs::read_to_string(root.join("tests/relevance").join(name)).unwrap();
        serde_json::from_str(&text).unwrap()
    };
    let mut questions = read("queries.json");
    let judged = questions.len();
    questions.extend(read("unseen.json"));
    let db = Db::open(&Target::Folder(data.into())).await.unwrap();
    let stock = Stock::read(&db).await;
    println!(
        "{judged} judged queries and {} later ones over {} offers",
        questions.len() - judged,
        stock.offers.len()
    );

    let lexicon = Lexicon::new(&stock.vocabularies, &Gazetteer::new(&stock.areas), list);
    let folder = tempfile::tempdir().unwrap();
    let index = SearchIndex::open(folder.path(), Arc::new(lexicon)).unwrap();
    let now = jiff::Timestamp::UNIX_EPOCH + jiff::SignedDuration::from_secs(stock.newest);
    index.catch_up(&db, now, &|_| true).await.unwrap();
    let today = now.to_zoned(jiff::tz::TimeZone::UTC).date();

    let mut table: BTreeMap<(String, &str), Vec<(f64, bool)>> = BTreeMap::new();
    let rows: Vec<Row> =
        stock.offers.iter().map(|o| Row { key: key(o), texts: stock.texts(o) }).collect();
    let fts = Fts::new("unicode61", &rows).await;
    let postgres = match std::env::var("TEST_POSTGRES_URL") {
        Ok(url) => Some(Postgres::new(&url, &rows).await),
        Err(_) => {
            println!("PostgreSQL left out: TEST_POSTGRES_URL is not set");
            None
        }
    };
    let mut poor = Vec::new();
    for (number, question) in questions.iter().enumerate() {
        let mut request = Request::new(&question.query, today);
        request.limit = 10;
        let answer = index.search(&request).unwrap();
        let ours = stock.keys(answer.hits.iter().map(|h| h.id));
        let mut note = |engine, keys: &[String]| {
            let value = ndcg(keys, &question.relevant);
            let good = |key: &String| question.relevant.get(key).is_some_and(|grade| *grade > 1.0);
            let early =
                keys.iter().take(3).any(good) || (question.relevant.is_empty() && keys.is_empty());
            let kinds = ["all", &question.kind];
            for kind in kinds.into_iter().skip(usize::from(number >= judged)) {
                table.entry((kind.to_owned(), engine)).or_default().push((value, early));
            }
            value
        };
        let value = note("Verzahnt", &ours);
        if value < 0.5 {
            let found: Vec<&str> =
                answer.hits.iter().take(3).map(|hit| stock.title(hit.id)).collect();
            let understood: Vec<String> =
                answer.understood.iter().map(|u| format!("{}={}", u.key, u.value)).collect();
            let relaxed: Vec<String> =
                answer.relaxed.iter().map(|r| format!("{}>{}", r.word, r.into)).collect();
            poor.push(format!(
                "{value:.2} {} ({}) {understood:?} {relaxed:?} {} {found:?}",
                question.query, question.kind, answer.total
            ));
        }
        note("SQLite FTS5", &fts.find(&question.query, true).await);
        if let Some(postgres) = &postgres {
            note("PostgreSQL german", &postgres.find(&question.query, true).await);
        }
    }
    println!(
        "{:10} {:18} {:>8} {:>8} {:>24}",
        "kind", "engine", "queries", "nDCG@10", "a good one in the first 3"
    );
    for ((kind, engine), values) in &table {
        let all = values.len() as f64;
        let mean = values.iter().map(|(value, _)| value).sum::<f64>() / all;
        let early = values.iter().filter(|(_, early)| *early).count() as f64 / all;
        println!("{kind:10} {engine:18} {all:>8} {mean:>8.3} {early:>24.3}");
    }
    println!("queries below 0.5:\n{}", poor.join("\n"));
}

/// Normalised discounted cumulative gain of the first ten (Järvelin and Kekäläinen, 2002), gain 2^grade - 1.
fn ndcg(found: &[String], relevant: &BTreeMap<String, f64>) -> f64 {
    let gain = |grade: f64, rank: usize| (grade.exp2() - 1.0) / ((rank + 2) as f64).log2();
    let got: f64 = found
        .iter()
        .take(10)
        .enumerate()
        .map(|(rank, key)| gain(relevant.get(key).copied().unwrap_or(0.0), rank))
        .sum();
    let mut grades: Vec<f64> = relevant.values().copied().collect();
    grades.sort_by(|a, b| b.total_cmp(a));
    let best: f64 = grades.iter().take(10).enumerate().map(|(rank, g)| gain(*g, rank)).sum();
    if best > 0.0 { got / best } else { f64::from(u8::from(found.is_empty())) }
}

struct Stock {
    offers: Vec<Offer>,
    providers: BTreeMap<base::OrganisationId, String>,
    areas: Vec<landscape::Area>,
    vocabularies: Vocabularies,
    newest: i64,
}

impl Stock {
    async fn read(db: &Db) -> Stock {
        let mut tx = db.read().await.unwrap();
        let mut it = Stock {
            offers: vec![],
            providers: BTreeMap::new(),
            areas: vec![],
            vocabularies: vocabularies(),
            newest: 0,
        };
        let mut offers: BTreeMap<OfferId, Offer> = BTreeMap::new();
        let mut position = base::ChangePosition(0);
        let mut areas = BTreeMap::new();
        loop {
            let page = store::changes::after(&mut tx, position, 1000).await.unwrap();
            let Some(last) = page.last() else { break };
            position = last.position;
            for change in page {
                it.newest = it.newest.max(change.at.as_second());
                match change.after {
                    Record::Offer(o) => drop(offers.insert(o.id, *o)),
                    Record::Organisation(o) => {
                        it.providers.insert(o.id, o.name.de().to_owned());
                    }
                    Record::Area(a) => drop(areas.insert(a.id, *a)),
                    _ => {}
                }
            }
        }
        it.offers = offers.into_values().collect();
        it.areas = areas.into_values().collect();
        it
    }

    fn title(&self, id: OfferId) -> &str {
        let at = self.offers.binary_search_by_key(&id, |o| o.id).unwrap();
        self.offers.get(at).unwrap().title.de()
    }

    fn keys(&self, ids: impl Iterator<Item = OfferId>) -> Vec<String> {
        ids.filter_map(|id| {
            let at = self.offers.binary_search_by_key(&id, |o| o.id).ok()?;
            self.offers.get(at).map(key)
        })
        .collect()
    }

    /// What the rivals get of an offer: all words that it has.
    fn texts(&self, offer: &Offer) -> [String; 4] {
        let de = base::LangTag::german();
        let label =
            |scheme: &'static str, n: &Notation| self.vocabularies.label(scheme, n, &de).to_owned();
        let mut more: Vec<String> = offer.topics.iter().map(|t| label("topics", t)).collect();
        more.extend(offer.audiences.iter().map(|a| label("audiences", a)));
        more.extend(offer.keywords.clone());
        let mut places = vec![self.providers.get(&offer.provider).cloned().unwrap_or_default()];
        for venue in offer.schedule.sessions.iter().filter_map(|s| s.venue.as_ref()) {
            places.extend(venue.name.clone());
            places.extend(venue.address.city.clone());
        }
        let long = format!("{} {}", offer.summary.de(), offer.description.de());
        [offer.title.de().to_owned(), more.join(" "), places.join(" "), long]
    }
}

fn key(offer: &Offer) -> String {
    format!("{}/{}", offer.origin.source.as_str(), key_text(offer))
}

fn key_text(offer: &Offer) -> String {
    offer.origin.key.as_str().to_owned()
}

/// The vocabularies of the catalogue.
fn vocabularies() -> Vocabularies {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../catalogue/vocabularies");
    let mut all = Vocabularies::default();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|e| e == "ttl") {
            let text = std::fs::read(&path).unwrap();
            all.put(exchange::skos::read(text.as_slice()).unwrap().0);
        }
    }
    all
}
