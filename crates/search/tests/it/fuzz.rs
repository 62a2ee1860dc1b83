//! Queries as nobody would type them: each is read to its end, no word of it is lost, and none takes much longer
//! than its length explains.
//!
//! The seeds are `tests/corpus/queries.txt` and the judged queries of `tests/relevance/`; what once broke the reading
//! is kept in the corpus, and what proptest found in `tests/proptest-regressions/`.
//! `QUERIES=50000 cargo nextest run -p search fuzz` tries more.

use std::{
    fs,
    path::Path,
    sync::LazyLock,
    time::{Duration, Instant},
};

use proptest::{prelude::*, test_runner::FileFailurePersistence};
use search::{
    Filters, Lexicon, Request,
    analysis::{fold::fold, word::words},
    understand::{self, Reading},
};

use crate::stock::{Stock, TODAY, at, lexicon, offer, price};

/// Drawn queries for each promise, where nothing else is said.
const QUERIES: u32 = 400;

/// One of so many is asked of an index, too, which takes longer.
const ASKED: u32 = 25;

/// So many words of a text are read; what comes behind is nobody's question.
const READ: usize = 64;

/// What stands in questions, and what readings stumble over.
const PIECES: &[&str] = &[
    "Kinder",
    "Yoga",
    "Winsen",
    "Buchholz",
    "Tostedt",
    "21423",
    "kostenlos",
    "Montag",
    "montags",
    "morgen",
    "heute",
    "Wochenende",
    "nächste",
    "Woche",
    "im",
    "in",
    "am",
    "ab",
    "bis",
    "von",
    "und",
    "um",
    "unter",
    "über",
    "nicht",
    "ohne",
    "mit",
    "für",
    "nahe",
    "Umkreis",
    "km",
    "Euro",
    "€",
    "Jahre",
    "jährige",
    "Klasse",
    "8.",
    "31.2.",
    "1.9.2026",
    "18:30",
    "Uhr",
    "abends",
    "A2",
    "B1",
    "online",
    "Rollstuhl",
    "Kinderbetreuung",
    "Senioren",
    "Schüler:innen",
    "Fort-",
    "-kurs",
    "3-5",
    "3–5",
    "0",
    "99999999999",
    "4294967296",
    "-1",
    "1,5",
    ".",
    ",",
    "-",
    "'",
    "\"",
    "(",
    ")",
    ":",
    "/",
    "\u{ad}",
    "\u{200b}",
    "\u{308}",
    "\u{0}",
    "ß",
    "ẞ",
    "ﬁ",
    "İ",
    "日本",
    "١٢",
    "²",
    "½",
    "👩‍👧",
    "\t",
    "\n",
];

fn corpus() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let lines = fs::read_to_string(folder.join("corpus/queries.txt")).unwrap();
    let mut all: Vec<String> =
        lines.lines().filter(|line| !line.starts_with('#')).map(raw).collect();
    for file in ["queries.json", "unseen.json"] {
        let text = fs::read_to_string(folder.join("relevance").join(file)).unwrap();
        let judged: serde_json::Value = serde_json::from_str(&text).unwrap();
        let queries = judged.as_array().unwrap().iter().map(|one| one["query"].as_str().unwrap());
        all.extend(queries.map(str::to_owned));
    }
    assert!(all.len() > 150, "{}", all.len());
    all
}

/// A line of the corpus with its masked characters.
fn raw(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some((before, masked)) = rest.split_once('\\') {
        out.push_str(before);
        let (sign, behind) = masked.split_at(1);
        rest = behind;
        match sign {
            "n" => out.push('\n'),
            "t" => out.push('\t'),
            "u" => {
                let (code, behind) = behind.trim_start_matches('{').split_once('}').unwrap();
                out.push(char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap());
                rest = behind;
            }
            other => out.push_str(other),
        }
    }
    out + rest
}

/// Words as Germans write them, signs as nobody does, and anything.
fn query() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => prop::sample::select(PIECES).prop_map(str::to_owned),
        2 => "[A-ZÄÖÜ]?[a-zäöüß]{1,14}(s|en|er|-)?[a-zäöüß]{0,8}",
        1 => "[0-9]{1,12}([.,:/–-][0-9]{1,6}){0,2}\\.?",
        1 => "\\PC{0,6}",
    ];
    let between = prop::sample::select(vec![" ", " ", " ", "", "  ", ", ", "-", "\u{a0}"]);
    let drawn = prop::collection::vec((piece, between), 0..24).prop_map(|all| {
        all.into_iter().map(|(piece, between)| piece + between).collect::<String>()
    });
    let known = prop::sample::select(corpus());
    prop_oneof![
        5 => drawn.clone(),
        2 => (known.clone(), drawn).prop_map(|(known, drawn)| format!("{known} {drawn}")),
        1 => (known.clone(), known, any::<prop::sample::Index>()).prop_map(|(one, other, cut)| {
            let (before, _) = split(&one, cut.index(one.len() + 1));
            format!("{before}{other}")
        }),
        1 => any::<String>(),
    ]
}

/// The text in two, at a character near this byte.
fn split(text: &str, near: usize) -> (&str, &str) {
    let at = (0..=near.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    text.split_at(at)
}

/// A stock in which some words stand and some do not.
struct Half;

impl understand::Stock for Half {
    fn has_word(&self, stem: &str) -> bool {
        !stem.len().is_multiple_of(3)
    }

    fn has_area(&self, ags: &str) -> bool {
        !ags.ends_with('5')
    }
}

/// The words of the house, made once.
static LEXICON: LazyLock<Lexicon> = LazyLock::new(lexicon);

fn read(text: &str, leave: &[(String, String)]) -> Reading {
    understand::read(text, &LEXICON, TODAY, leave, &Filters::default(), &Half)
}

/// The words of a text that are read, as they stand in it.
fn written(text: &str) -> Vec<&str> {
    words(text).into_iter().take(READ).map(|word| text.get(word.start..word.end).unwrap()).collect()
}

/// Whether the words of `part` come in this order in `whole`.
fn in_order(part: &str, whole: &[&str]) -> bool {
    let mut whole = whole.iter();
    part.split(' ').filter(|word| !word.is_empty()).all(|word| whole.any(|it| *it == word))
}

/// What must be true of the reading of any text.
fn holds(text: &str) -> Result<(), TestCaseError> {
    let all = written(text);
    let reading = read(text, &[]);
    // Each word is left to be searched, or stands with a meaning that is said.
    for word in &all {
        let kept = reading.rest.contains(word)
            || reading.understood.iter().any(|it| it.words.contains(word));
        prop_assert!(kept, "{:?} lost {:?}: {:?}", text, word, reading);
    }
    prop_assert!(in_order(&reading.rest, &all), "{:?} became {:?}", text, reading.rest);
    for it in &reading.understood {
        prop_assert!(text.contains(&it.words), "{:?} was never written in {:?}", it.words, text);
        prop_assert!(!it.words.is_empty() && it.value.len() <= 64 + it.words.len(), "{:?}", it);
    }
    prop_assert!(reading.rest.len() <= text.len(), "{:?} grew", text);
    prop_assert!(reading.understood.len() <= 3 * READ);
    // What the reader takes away becomes words again, until all of them are.
    let mut leave: Vec<(String, String)> = Vec::new();
    let mut last = reading;
    for _ in 0..=3 * READ {
        if last.understood.is_empty() {
            break;
        }
        leave.extend(last.understood.iter().map(|it| (it.key.to_owned(), it.value.clone())));
        last = read(text, &leave);
    }
    prop_assert!(last.understood.is_empty(), "{:?} is never plain: {:?}", text, last);
    prop_assert_eq!(&last.rest, &all.join(" "));
    // What was made simple stays as it is.
    let folded = fold(text);
    prop_assert_eq!(&fold(&folded), &folded);
    Ok(())
}

fn queries() -> u32 {
    let text = std::env::var_os("QUERIES");
    text.and_then(|text| text.to_str()?.parse().ok()).unwrap_or(QUERIES)
}

fn drawn(cases: u32) -> ProptestConfig {
    let kept = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/proptest-regressions/fuzz.txt");
    ProptestConfig {
        cases,
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct(kept))),
        ..ProptestConfig::default()
    }
}

#[test]
fn every_query_of_the_corpus_is_read_without_losing_a_word() {
    for text in corpus() {
        holds(&text).unwrap();
    }
}

proptest! {
    #![proptest_config(drawn(queries()))]

    #[test]
    fn any_query_is_read_without_losing_a_word(text in query()) {
        holds(&text)?;
    }
}

/// An index over a few offers.
fn stock() -> Stock {
    Stock::of([
        offer("Yoga für Kinder"),
        price(offer("Deutsch B1 am Abend"), 20),
        at(offer("Töpfern am Wochenende"), TODAY, 18, "03353040", (53.36, 10.21)),
    ])
}

#[test]
fn any_query_is_answered_and_suggested_for() {
    let stock = stock();
    let answers = |text: &str| -> Result<(), TestCaseError> {
        let request = Request::new(text, TODAY);
        let answer = stock.index.search(&request);
        let answer = answer.map_err(|error| TestCaseError::fail(format!("{text:?}: {error}")))?;
        prop_assert!(answer.total <= 3 && answer.hits.len() <= 3, "{:?}", text);
        prop_assert!(answer.hits.iter().all(|hit| hit.score.is_finite()), "{:?}", text);
        let again = stock.index.search(&request);
        prop_assert!(
            again.is_ok_and(|again| again == answer),
            "{:?} is answered in two ways",
            text
        );
        let suggested = stock.index.suggest(text, 8);
        prop_assert!(suggested.is_ok_and(|all| all.len() <= 8), "{:?}", text);
        Ok(())
    };
    for text in corpus().iter().step_by(12) {
        answers(text).unwrap();
    }
    let mut runner = proptest::test_runner::TestRunner::new(drawn(queries() / ASKED));
    runner.run(&query(), |text| answers(&text)).unwrap();
}

/// The shortest of three.
fn takes(work: impl Fn()) -> Duration {
    let once = || {
        let begun = Instant::now();
        work();
        begun.elapsed()
    };
    (0..3).map(|_| once()).min().unwrap()
}

/// Words of which each means something else together with the next.
fn long(times: usize) -> String {
    let line = "bis 20 Euro ab 8 Jahre Winsen montags Buchhloz Kinderbetreuungsangebot 3-5 ";
    line.repeat(times)
}

#[test]
fn the_time_of_a_query_grows_with_its_length_and_no_faster() {
    let stock = stock();
    let asks = |text: &str| {
        stock.index.search(&Request::new(text, TODAY)).unwrap();
        stock.index.suggest(text, 8).unwrap();
    };
    for make in [long as fn(usize) -> String, |n| "x".repeat(70 * n), |n| "a-".repeat(35 * n)] {
        let (short, far) = (make(10), make(100));
        let (little, much) = (takes(|| asks(&short)), takes(|| asks(&far)));
        // Ten times the text; the square of that were a hundred times the time.
        let most = (little + Duration::from_millis(1)) * 40;
        assert!(much < most, "{little:?} for {} bytes, {much:?} for {}", short.len(), far.len());
    }
}
