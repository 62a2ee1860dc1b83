//! Words that nothing has as they stand: what may have been meant.
//!
//! In this order: words that begin with it, one typing error, a compound with an error in one part, two
//! errors, words that have it inside. The first that the stock knows is taken, and said.

use std::collections::BTreeMap;

use tantivy::{Term, query::FuzzyTermQuery, schema::Field};

use crate::{
    Relaxation, Relaxed, SearchError,
    analysis::{stem::stem, word},
    plan::{self, Key, Wanted, Way},
    snapshot::Snapshot,
};

/// Up to so many documents a word counts as hardly known, and a likely correction is looked for too.
pub(crate) const TOO_FEW: u32 = 2;
/// A correction of a word that is known at all must be this much more common.
const COMMONER: u32 = 12;
/// Longer words are not corrected: an automaton for them would be huge.
const MOST_LETTERS: usize = 40;
/// Words that one prefix may stand for.
const MOST_TERMS: usize = 48;

/// A word of the stock that may have been meant.
#[derive(Debug, Clone, PartialEq)]
struct Candidate {
    term: String,
    errors: usize,
    documents: u32,
}

/// Adds ways to a word that was found in `known` documents; says what was done, `None` where nothing helps.
pub(crate) fn relax(
    word: &mut Wanted,
    known: u32,
    snapshot: &Snapshot,
) -> Result<Option<Relaxed>, SearchError> {
    let surface = word.terms.surface.clone();
    let letters = surface.chars().count();
    let alphabetic = surface.chars().any(char::is_alphabetic);
    if !(3..=MOST_LETTERS).contains(&letters) || !alphabetic {
        return Ok(None);
    }
    let said = |word: &Wanted, into: &str, how| Ok(Some(note(word, into, how, snapshot)?));
    let typed = Typed::new(&word.written, &surface);
    if known == 0 && letters >= 4 {
        let begun = beginning(&surface, snapshot)?;
        if let Some(first) = begun.first().cloned() {
            add(word, &begun, 0.8, snapshot)?;
            return said(word, &first, Relaxation::Beginning);
        }
    }
    // A word that is spelled well and known is what was meant, however rare.
    let listed = snapshot.analyser.lexicon().parts().contains(&surface).is_some();
    if known > 0 && listed {
        return Ok(None);
    }
    if letters >= 4 {
        let near = best(candidates(&typed, 1, snapshot)?, known);
        if let Some(first) = near.first().cloned() {
            correct(word, &near, snapshot)?;
            return said(word, &first, Relaxation::Spelling);
        }
    }
    if known > 0 {
        return Ok(None);
    }
    if letters >= 8 {
        if let Some(parts) = compound(&surface, snapshot)? {
            let into = parts.concat();
            let stems: Vec<String> = parts.iter().map(|p| stem(p)).collect();
            word.sequence.clone_from(&stems);
            let terms = word.terms.clone();
            word.ways.extend(plan::ways_of(&terms, &stems, snapshot)?);
            return said(word, &into, Relaxation::Spelling);
        }
        let near = best(candidates(&typed, 2, snapshot)?, 0);
        if let Some(first) = near.first().cloned() {
            correct(word, &near, snapshot)?;
            return said(word, &first, Relaxation::Spelling);
        }
    }
    if letters >= 4 {
        let inside = inside(&word.terms.whole, snapshot)?;
        if let Some(first) = inside.first().cloned() {
            add(word, &inside, 0.6, snapshot)?;
            return said(word, &first, Relaxation::Beginning);
        }
    }
    Ok(None)
}

/// What is said of a word that was looked for as something else.
fn note(
    word: &Wanted,
    into: &str,
    how: Relaxation,
    snapshot: &Snapshot,
) -> Result<Relaxed, SearchError> {
    let into = snapshot.written(into)?;
    Ok(Relaxed { word: word.written.clone(), into: cased(into, &word.written), how })
}

/// Takes a compound also without a head as `-kurs`; says so.
pub(crate) fn behead(
    word: &mut Wanted,
    snapshot: &Snapshot,
) -> Result<Option<Relaxed>, SearchError> {
    let Some((rest, ways)) = plan::beheaded(word, snapshot)? else { return Ok(None) };
    word.ways.extend(ways);
    Ok(Some(note(word, &rest, Relaxation::Part, snapshot)?))
}

/// Takes corrections as if they had been written: with their parts.
fn correct(word: &mut Wanted, terms: &[String], snapshot: &Snapshot) -> Result<(), SearchError> {
    for (i, term) in terms.iter().enumerate() {
        let corrected = snapshot.analyser.terms_of(std::slice::from_ref(term));
        let sequence = snapshot.analyser.sequence(term);
        let weight = if i == 0 { 1.0 } else { 0.5 };
        for mut way in plan::ways_of(&corrected, &sequence, snapshot)? {
            way.weight *= weight;
            way.direct = false;
            word.ways.push(way);
        }
        // A part of compounds is no word of its own: its stem is the term.
        if let Some(places) = snapshot.look(term)?.filter(|_| corrected.whole != *term) {
            word.ways.push(Way {
                weight,
                steps: vec![vec![(Key::Term(places), 1.0)]],
                direct: false,
            });
        }
    }
    Ok(())
}

/// Takes many words as alternatives.
fn add(
    word: &mut Wanted,
    terms: &[String],
    weight: f32,
    snapshot: &Snapshot,
) -> Result<(), SearchError> {
    let mut stems: Vec<String> = terms.iter().map(|t| stem(t)).collect();
    stems.sort_unstable();
    stems.dedup();
    let mut step = Vec::new();
    for term in stems {
        step.extend(snapshot.look(&term)?.map(|places| (Key::Term(places), 1.0)));
    }
    word.ways.push(Way { weight, steps: vec![step], direct: false });
    Ok(())
}

/// The likeliest candidates: the fewest errors, then the commonest.
fn best(mut all: Vec<Candidate>, known: u32) -> Vec<String> {
    all.retain(|c| known == 0 || c.documents >= known.saturating_mul(COMMONER));
    let Some(fewest) = all.iter().map(|c| c.errors).min() else { return Vec::new() };
    all.retain(|c| c.errors == fewest);
    all.sort_by(|a, b| b.documents.cmp(&a.documents).then_with(|| a.term.cmp(&b.term)));
    let most = all.first().map_or(0, |c| c.documents);
    all.retain(|c| c.documents.saturating_mul(4) >= most);
    all.into_iter().take(3).map(|c| c.term).collect()
}

/// A word as it was typed, in the forms in which it is compared.
struct Typed {
    /// As written, lower case.
    written: String,
    /// Folded: what looks like a written-out umlaut may be an error itself (`Thetaer`).
    forms: Vec<String>,
    stem: String,
}

impl Typed {
    fn new(written: &str, surface: &str) -> Typed {
        let mut forms = vec![surface.to_owned()];
        let folded: String = word::words(written).iter().map(word::Word::joined).collect();
        if folded != surface && !folded.is_empty() {
            forms.push(folded);
        }
        Typed { written: written.to_lowercase(), forms, stem: stem(surface) }
    }
}

/// The word with a capital where the reader wrote one.
fn cased(into: String, written: &str) -> String {
    let capital = written.chars().next().is_some_and(char::is_uppercase);
    let mut letters = into.chars();
    match letters.next() {
        Some(first) if capital => first.to_uppercase().chain(letters).collect(),
        _ => into,
    }
}

/// Words of the stock within so many errors, a swap of neighbours being one.
fn candidates(
    typed: &Typed,
    errors: u8,
    snapshot: &Snapshot,
) -> Result<Vec<Candidate>, SearchError> {
    let mut found: BTreeMap<String, Candidate> = BTreeMap::new();
    let forms = typed.forms.iter().map(|form| (form, false));
    for (text, stems) in forms.chain([(&typed.stem, true)]) {
        if text.chars().count() < 4 {
            continue;
        }
        let term = Term::from_field_text(Field::from_field_id(0), text);
        for segment in &snapshot.segments {
            let parts = segment.readers.get(1).map(|reader| (reader, 2));
            let dictionaries = if stems {
                parts.into_iter().collect()
            } else {
                vec![(&segment.surface, 2), (&segment.other_surface, 1)]
            };
            for (reader, weight) in dictionaries {
                let automaton = FuzzyTermQuery::new(term.clone(), errors, true).automaton()?;
                let mut stream = reader.terms().search(automaton).into_stream()?;
                while stream.advance() {
                    let Ok(known) = std::str::from_utf8(stream.key()) else { continue };
                    let errors = strsim::osa_distance(text, known);
                    if known.chars().count() < 3 || errors == 0 {
                        continue;
                    }
                    // A wrong first letter is rare.
                    let first = usize::from(!same_start(text, known));
                    let documents = stream.value().doc_freq.saturating_mul(weight);
                    let entry = found.entry(known.to_owned()).or_insert(Candidate {
                        term: known.to_owned(),
                        errors: usize::MAX,
                        documents: 0,
                    });
                    entry.errors = entry.errors.min(errors * 4 + first * 2);
                    entry.documents = entry.documents.saturating_add(documents);
                }
            }
        }
    }
    // Dots count: `Kücse` is nearer to `Küche` than to `Kurse`.
    let mut all: Vec<Candidate> = found.into_values().collect();
    if all.len() <= 200 {
        for candidate in &mut all {
            let written = snapshot.written(&candidate.term)?.to_lowercase();
            let errors = strsim::osa_distance(&typed.written, &written);
            candidate.errors += usize::from(errors * 4 > candidate.errors);
        }
    }
    Ok(all)
}

fn same_start(a: &str, b: &str) -> bool {
    a.chars().next() == b.chars().next()
}

/// Words of the stock that begin with `prefix`, the commonest first.
pub(crate) fn beginning(prefix: &str, snapshot: &Snapshot) -> Result<Vec<String>, SearchError> {
    let mut found: BTreeMap<String, u32> = BTreeMap::new();
    for segment in &snapshot.segments {
        for reader in [&segment.surface, &segment.other_surface] {
            let mut end = prefix.as_bytes().to_vec();
            end.push(0xff);
            let mut stream =
                reader.terms().range().ge(prefix.as_bytes()).lt(end.as_slice()).into_stream()?;
            while stream.advance() && found.len() < 512 {
                if let Ok(word) = std::str::from_utf8(stream.key()) {
                    *found.entry(word.to_owned()).or_default() += stream.value().doc_freq;
                }
            }
        }
    }
    Ok(commonest(found))
}

/// Words of titles that begin with `prefix` with their documents, the commonest first; with a typing error
/// where none does.
pub(crate) fn completions(
    prefix: &str,
    snapshot: &Snapshot,
) -> Result<Vec<(String, u32)>, SearchError> {
    if !(2..=MOST_LETTERS).contains(&prefix.chars().count()) {
        return Ok(Vec::new());
    }
    let mut found: BTreeMap<String, u32> = BTreeMap::new();
    let mut looked_at = 0;
    for segment in &snapshot.segments {
        let mut end = prefix.as_bytes().to_vec();
        end.push(0xff);
        let range = segment.surface.terms().range().ge(prefix.as_bytes()).lt(end.as_slice());
        let mut stream = range.into_stream()?;
        while stream.advance() && looked_at < 20_000 {
            looked_at += 1;
            if let Ok(word) = std::str::from_utf8(stream.key()) {
                *found.entry(word.to_owned()).or_default() += stream.value().doc_freq;
            }
        }
    }
    if found.is_empty() && prefix.chars().count() >= 4 {
        found = nearly(prefix, snapshot)?;
    }
    let mut all: Vec<(String, u32)> = found.into_iter().collect();
    all.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    all.truncate(MOST_TERMS);
    Ok(all)
}

/// Words of titles whose beginning is one typing error away, the first letter being right.
fn nearly(prefix: &str, snapshot: &Snapshot) -> Result<BTreeMap<String, u32>, SearchError> {
    let mut found = BTreeMap::new();
    let term = Term::from_field_text(Field::from_field_id(0), prefix);
    for segment in &snapshot.segments {
        let automaton = FuzzyTermQuery::new_prefix(term.clone(), 1, true).automaton()?;
        let mut stream = segment.surface.terms().search(automaton).into_stream()?;
        while stream.advance() && found.len() < 512 {
            if let Ok(word) = std::str::from_utf8(stream.key())
                && same_start(word, prefix)
            {
                *found.entry(word.to_owned()).or_default() += stream.value().doc_freq;
            }
        }
    }
    Ok(found)
}

/// Words of titles that have `part` inside.
fn inside(part: &str, snapshot: &Snapshot) -> Result<Vec<String>, SearchError> {
    let mut found: BTreeMap<String, u32> = BTreeMap::new();
    for segment in &snapshot.segments {
        let mut stream = segment.surface.terms().stream()?;
        while stream.advance() && found.len() < 512 {
            if let Ok(word) = std::str::from_utf8(stream.key())
                && word.contains(part)
            {
                *found.entry(word.to_owned()).or_default() += stream.value().doc_freq;
            }
        }
    }
    Ok(commonest(found))
}

fn commonest(found: BTreeMap<String, u32>) -> Vec<String> {
    let mut all: Vec<(String, u32)> = found.into_iter().collect();
    all.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    all.into_iter().take(MOST_TERMS).map(|(word, _)| word).collect()
}

/// Two parts of a compound with a typing error in one of them.
fn compound(word: &str, snapshot: &Snapshot) -> Result<Option<Vec<String>>, SearchError> {
    if !word.is_ascii() {
        return Ok(None);
    }
    let common = |part: &str| -> Result<u32, SearchError> {
        Ok(snapshot.look(&stem(part))?.map_or(0, |p| p.documents))
    };
    let mut tries: Vec<(usize, String, String, bool)> = Vec::new();
    for at in 4..word.len().saturating_sub(3) {
        let (left, right) = word.split_at(at);
        for (known, other, known_first) in [(left, right, true), (right, left, false)] {
            let bare = known.strip_suffix('s').filter(|_| known_first && known.len() > 4);
            for known in [Some(known), bare].into_iter().flatten() {
                if known.len() >= 4 && common(known)? > 0 {
                    tries.push((known.len(), known.to_owned(), other.to_owned(), known_first));
                }
            }
        }
    }
    tries.sort_by_key(|tried| std::cmp::Reverse(tried.0));
    for (_, known, other, known_first) in tries.into_iter().take(6) {
        let parts = |other: Vec<String>| {
            let mut all = vec![known.clone()];
            if known_first {
                all.extend(other)
            } else {
                all.splice(0..0, other).for_each(drop)
            }
            Some(all)
        };
        // The other side may itself be a compound that is known by its parts.
        let sequence = snapshot.analyser.sequence(&other);
        if sequence.len() > 1 {
            let mut fine = true;
            for part in &sequence {
                fine &= common(part)? > 0;
            }
            if fine {
                return Ok(parts(sequence));
            }
        }
        let other =
            other.strip_suffix('s').filter(|o| !known_first && o.len() > 6).unwrap_or(&other);
        if let Some(meant) =
            best(candidates(&Typed::new(other, other), 1, snapshot)?, 0).into_iter().next()
        {
            return Ok(parts(vec![meant]));
        }
    }
    Ok(None)
}
