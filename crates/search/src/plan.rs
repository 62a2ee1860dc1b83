//! From the words of a query to what is looked for: whole words, parts of compounds, kin, synonyms.

use crate::{
    SearchError,
    analysis::{
        Analyser, Terms,
        fold::squeeze,
        is_stop,
        stem::{kin, stem},
        word::{self, Word},
    },
    common,
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

/// One way to find a word: its steps, each by one of its keys.
#[derive(Debug, Clone)]
pub(crate) struct Way {
    pub(crate) weight: f32,
    pub(crate) steps: Vec<Step>,
    /// Whether finding it this way is finding the word itself.
    pub(crate) direct: bool,
}

/// What has to stand in an offer: one of these, with what it is worth.
pub(crate) type Step = Vec<(Key, f32)>;

/// A thing to look up.
#[derive(Debug, Clone)]
pub(crate) enum Key {
    Term(Places),
    /// A concept, or one below it.
    Concept(String),
}

/// The wanted words of `text`: everything but words that only make a sentence, or these where there is
/// nothing else.
pub(crate) fn wanted_words(text: &str, analyser: &Analyser) -> Vec<Wanted> {
    let all: Vec<Word> = word::words(text);
    // A noun within the text ("Krisen und Kriege") is no verb ("was kriege ich").
    let noun = |word: &Word| {
        let written = text.get(word.start..).and_then(|rest| rest.chars().next());
        word.start > 0 && written.is_some_and(char::is_uppercase)
    };
    let says = |word: &&Word| {
        let joined = word.joined();
        !is_stop(&joined) && (noun(word) || !common::is_filler(&squeeze(&joined)))
    };
    let meaning: Vec<&Word> = all.iter().filter(says).collect();
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
                if inner.is_empty() { vec![stem(&squeeze(piece))] } else { inner }
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
    Way { weight, steps: vec![vec![(Key::Term(places), 1.0)]], direct }
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

/// All parts of a compound, each itself, by its kin, or by another word for it.
fn together(
    parts: &[String],
    weight: f32,
    direct: bool,
    snapshot: &Snapshot,
) -> Result<Option<Way>, SearchError> {
    let mut steps = Vec::new();
    for part in parts {
        let step = step_of(part, snapshot)?;
        if step.is_empty() {
            return Ok(None);
        }
        steps.push(step);
    }
    Ok(Some(Way { weight, steps, direct }))
}

/// What a part of a compound can be found by.
fn step_of(part: &str, snapshot: &Snapshot) -> Result<Step, SearchError> {
    let lexicon = snapshot.analyser.lexicon();
    let meanings = || lexicon.meanings(&[part]);
    let mut terms = vec![(part.to_owned(), 1.0)];
    terms.extend(kin(part).into_iter().map(|other| (other, 0.5)));
    for (said, weight) in meanings().flat_map(|meaning| &meaning.ways) {
        if let [term] = said.as_slice()
            && term.whole != part
        {
            terms.push((term.whole.clone(), weight * 2.0));
        }
    }
    let mut step: Step = Vec::new();
    for (term, weight) in terms {
        step.extend(snapshot.look(&term)?.map(|places| (Key::Term(places), weight)));
    }
    let concepts = meanings().filter_map(|meaning| meaning.concept.clone());
    step.extend(concepts.map(|concept| (Key::Concept(concept), 0.4)));
    Ok(step)
}

/// A compound without the head that only tells the form of an offer: what is left of it, and the way to it.
/// `Gedächtnistrainingskurs` is about `Gedächtnistraining`, and so is an offer that is no course.
pub(crate) fn beheaded(
    word: &Wanted,
    snapshot: &Snapshot,
) -> Result<Option<(String, Vec<Way>)>, SearchError> {
    let [first, .., head] = word.sequence.as_slice() else { return Ok(None) };
    if !common::is_form(head) {
        return Ok(None);
    }
    let parts = word.sequence.get(..word.sequence.len() - 1).unwrap_or_default();
    let surface = word.terms.surface.as_str();
    let cut = surface.rfind(head.as_str()).and_then(|at| surface.get(..at)).unwrap_or(surface);
    let bare = cut.strip_suffix('s').filter(|bare| bare.len() > first.len()).unwrap_or(cut);
    let mut ways = Vec::new();
    for whole in [stem(cut), stem(bare)] {
        ways.extend(snapshot.look(&whole)?.map(|places| one(places, 0.7, true)));
    }
    ways.extend(together(parts, 0.6, true, snapshot)?);
    Ok((!ways.is_empty()).then(|| (bare.to_owned(), ways)))
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
                    let steps = vec![vec![(Key::Concept(concept.clone()), 1.0)]];
                    ways.push(Way { weight: 0.5, steps, direct: false });
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
            Some(places) => steps.push(vec![(Key::Term(places), 1.0)]),
            None => return Ok(None),
        }
    }
    Ok((!steps.is_empty()).then_some(Way { weight, steps, direct: false }))
}
