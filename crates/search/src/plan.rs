//! From the words of a query to what is looked for: whole words, parts of compounds, kin, synonyms.

use crate::{
    SearchError,
    analysis::{
        Analyser, Terms, is_stop,
        stem::{kin, stem},
        word::{self, Word},
    },
    lexicon::LONGEST_LABEL,
    snapshot::{Places, Snapshot},
};

/// A word of a query that has to be found.
#[derive(Debug, Clone)]
pub(crate) struct Wanted {
    /// As the reader wrote it.
    pub(crate) written: String,
    pub(crate) terms: Terms,
    /// Top-level parts of a compound, in order.
    pub(crate) sequence: Vec<String>,
    pub(crate) ways: Vec<Way>,
}

/// One way to find a word.
#[derive(Debug, Clone)]
pub(crate) struct Way {
    pub(crate) weight: f32,
    pub(crate) what: What,
    /// Whether finding it this way is finding the word itself.
    pub(crate) direct: bool,
}

/// What has to stand in an offer.
#[derive(Debug, Clone)]
pub(crate) enum What {
    /// All of the steps, each by one of its terms.
    All(Vec<Vec<(Places, f32)>>),
    /// A concept, or one below it.
    Concept(String),
}

/// The wanted words of `text`: everything but stop words, or these where there is nothing else.
pub(crate) fn wanted_words(text: &str, analyser: &Analyser) -> Vec<Wanted> {
    let all: Vec<Word> = word::words(text);
    let meaning: Vec<&Word> = all.iter().filter(|w| !is_stop(&w.joined())).collect();
    let chosen = if meaning.is_empty() { all.iter().collect() } else { meaning };
    let mut wanted: Vec<Wanted> = Vec::new();
    for word in chosen.into_iter().take(MOST_WORDS) {
        let terms = analyser.terms(word);
        if wanted.iter().any(|w| w.terms.whole == terms.whole) {
            continue;
        }
        let sequence = if word.pieces.len() > 1 {
            let of = |piece: &String| {
                let inner = analyser.sequence(piece);
                if inner.is_empty() {
                    vec![stem(&crate::analysis::fold::squeeze(piece))]
                } else {
                    inner
                }
            };
            word.pieces.iter().flat_map(of).collect()
        } else {
            analyser.sequence(&word.joined())
        };
        let written = text.get(word.start..word.end).unwrap_or_default().to_owned();
        wanted.push(Wanted { written, terms, sequence, ways: Vec::new() });
    }
    wanted
}

/// Longer queries are cut: nobody types so many words.
const MOST_WORDS: usize = 12;

/// Finds the ways for every word.
pub(crate) fn find_ways(wanted: &mut [Wanted], snapshot: &Snapshot) -> Result<(), SearchError> {
    for word in wanted.iter_mut() {
        word.ways = ways_of(&word.terms, &word.sequence, snapshot)?;
    }
    pairs(wanted, snapshot)?;
    meanings(wanted, snapshot)
}

fn one(places: Places, weight: f32, direct: bool) -> Way {
    Way { weight, what: What::All(vec![vec![(places, 1.0)]]), direct }
}

/// The word itself, its parts together, and its kin.
pub(crate) fn ways_of(
    terms: &Terms,
    sequence: &[String],
    snapshot: &Snapshot,
) -> Result<Vec<Way>, SearchError> {
    let mut ways = Vec::new();
    if let Some(places) = snapshot.look(&terms.whole)? {
        ways.push(one(places, 1.0, true));
    }
    if sequence.len() > 1 {
        ways.extend(together(sequence, 0.8, true, snapshot)?);
    }
    for other in kin(&terms.whole) {
        if let Some(places) = snapshot.look(&other)? {
            ways.push(one(places, 0.3, false));
        }
    }
    Ok(ways)
}

/// All parts of a compound, each itself or by its kin.
fn together(
    parts: &[String],
    weight: f32,
    direct: bool,
    snapshot: &Snapshot,
) -> Result<Option<Way>, SearchError> {
    let mut steps = Vec::new();
    for part in parts {
        let mut terms = Vec::new();
        terms.extend(snapshot.look(part)?.map(|places| (places, 1.0)));
        for other in kin(part) {
            terms.extend(snapshot.look(&other)?.map(|places| (places, 0.5)));
        }
        if terms.is_empty() {
            return Ok(None);
        }
        steps.push(terms);
    }
    Ok(Some(Way { weight, what: What::All(steps), direct }))
}

/// Two words written apart that the stock writes together: "Eis laufen", "E Mail".
fn pairs(wanted: &mut [Wanted], snapshot: &Snapshot) -> Result<(), SearchError> {
    for at in 1..wanted.len() {
        let joined = match wanted.get(at - 1..=at) {
            Some([first, second]) => {
                stem(&format!("{}{}", first.terms.surface, second.terms.surface))
            }
            _ => continue,
        };
        if let Some(places) = snapshot.look(&joined)? {
            for word in wanted.iter_mut().skip(at - 1).take(2) {
                word.ways.push(one(places.clone(), 0.9, true));
            }
        }
    }
    Ok(())
}

/// Synonyms and concepts of the words, alone and in sequence.
fn meanings(wanted: &mut [Wanted], snapshot: &Snapshot) -> Result<(), SearchError> {
    let lexicon = snapshot.analyser.lexicon().clone();
    let stems: Vec<String> = wanted.iter().map(|w| w.terms.whole.clone()).collect();
    for from in 0..stems.len() {
        for to in from + 1..=stems.len().min(from + LONGEST_LABEL) {
            let label: Vec<&str> =
                stems.get(from..to).unwrap_or_default().iter().map(String::as_str).collect();
            let mut ways = Vec::new();
            for meaning in lexicon.meanings(&label) {
                if let Some(concept) = &meaning.concept {
                    let what = What::Concept(concept.clone());
                    ways.push(Way { weight: 0.5, what, direct: false });
                }
                for (terms, weight) in &meaning.ways {
                    let same = terms.iter().map(|t| t.whole.as_str()).eq(label.iter().copied());
                    if !same {
                        ways.extend(said(terms, *weight, snapshot)?);
                    }
                }
            }
            for word in wanted.iter_mut().skip(from).take(to - from) {
                word.ways.extend(ways.iter().cloned());
            }
        }
    }
    Ok(())
}

/// Another way to say it: all words of the label, compounds also by their parts.
fn said(terms: &[Terms], weight: f32, snapshot: &Snapshot) -> Result<Option<Way>, SearchError> {
    let mut steps = Vec::new();
    for term in terms.iter().filter(|t| terms.len() == 1 || !is_stop(&t.surface)) {
        match snapshot.look(&term.whole)? {
            Some(places) => steps.push(vec![(places, 1.0)]),
            None => return Ok(None),
        }
    }
    Ok((!steps.is_empty()).then_some(Way { weight, what: What::All(steps), direct: false }))
}
