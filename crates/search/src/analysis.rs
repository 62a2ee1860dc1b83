//! German analysis: from a text to the terms under which it is found.
//!
//! Every word gives its stem (`whole`), the stems of its parts where it is a compound, and its surface form
//! for completion and typing errors. Documents and queries go through the same code, so they always meet.

pub mod fold;
pub mod parts;
pub mod split;
pub mod stem;
pub mod word;

use std::sync::Arc;

use self::{fold::squeeze, parts::Parts, stem::stem, word::Word};
use crate::lexicon::Lexicon;

/// The terms of one word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// Folded and squeezed, with its inflection.
    pub surface: String,
    /// The stem of the whole word.
    pub whole: String,
    /// Stems of the parts of a compound, without repetition; empty for a simple word.
    pub parts: Vec<String>,
}

/// Analyses words with the words of the house and those learned from the stock.
#[derive(Debug, Clone)]
pub struct Analyser {
    lexicon: Arc<Lexicon>,
    learned: Arc<Parts>,
}

impl Analyser {
    pub fn new(lexicon: Arc<Lexicon>, learned: Arc<Parts>) -> Analyser {
        Analyser { lexicon, learned }
    }

    pub fn lexicon(&self) -> &Arc<Lexicon> {
        &self.lexicon
    }

    pub fn learned(&self) -> &Arc<Parts> {
        &self.learned
    }

    /// The terms of a word.
    pub fn terms(&self, word: &Word) -> Terms {
        self.terms_of(&word.pieces)
    }

    /// The terms of a word given by its folded pieces.
    pub fn terms_of(&self, pieces: &[String]) -> Terms {
        let joined = pieces.concat();
        let surface = squeeze(&joined);
        let whole = stem(&surface);
        let mut parts = Vec::new();
        let mut add = |part: &str| {
            let term = stem(&squeeze(part));
            if !term.is_empty() && term != whole && !parts.contains(&term) {
                parts.push(term);
            }
        };
        if pieces.len() > 1 {
            for piece in pieces {
                add(piece);
                self.split(piece).iter().for_each(|part| add(part));
            }
        } else {
            self.split(&joined).iter().for_each(|part| add(part));
        }
        Terms { surface, whole, parts }
    }

    /// The parts of a folded compound, from left to right; empty for a simple word.
    pub fn split(&self, joined: &str) -> Vec<String> {
        if self.lexicon.is_simple(joined) {
            return Vec::new();
        }
        let tables = [self.lexicon.parts(), &*self.learned];
        let simple = |part: &str| self.lexicon.is_simple(part);
        let found = split::split(joined, &tables, &simple);
        if !found.is_empty() {
            return found;
        }
        // Written-out umlauts: the parts are known without them.
        let squeezed = squeeze(joined);
        if squeezed == joined { Vec::new() } else { split::split(&squeezed, &tables, &simple) }
    }

    /// The top-level parts alone (no parts of parts), as needed to look for a compound word by word.
    pub fn sequence(&self, joined: &str) -> Vec<String> {
        if self.lexicon.is_simple(joined) {
            return Vec::new();
        }
        let tables = [self.lexicon.parts(), &*self.learned];
        let parts = split::cheapest(joined, &tables, true);
        let parts =
            if parts.is_empty() { split::cheapest(&squeeze(joined), &tables, true) } else { parts };
        parts.iter().map(|part| stem(&squeeze(part))).collect()
    }

    /// The last part of a word, also of one that is otherwise left whole: `bildung` of `Weiterbildung`.
    pub(crate) fn head(&self, joined: &str) -> Option<String> {
        if let Some(last) = self.sequence(joined).pop() {
            return Some(last);
        }
        let known = |tail: &&str| self.lexicon.parts().contains(tail).is_some_and(|p| p.cost <= 13);
        let cuts = 3..joined.len().saturating_sub(4);
        cuts.filter_map(|cut| joined.get(cut..)).find(known).map(str::to_owned)
    }

    /// The terms of a single text without blanks, for labels and tests.
    pub fn of_text(&self, text: &str) -> Vec<Terms> {
        word::words(text).iter().map(|w| self.terms(w)).collect()
    }
}

/// Words that carry no meaning of their own in a query.
pub fn is_stop(surface: &str) -> bool {
    STOP_WORDS.binary_search(&surface).is_ok()
}

/// Folded and squeezed, sorted.
const STOP_WORDS: &[&str] = &[
    "a", "ab", "als", "also", "am", "an", "and", "auch", "auf", "aus", "bei", "beim", "bin", "bis",
    "bzw", "da", "das", "dass", "dem", "den", "der", "des", "die", "dies", "diese", "dieser", "du",
    "durch", "ein", "eine", "einem", "einen", "einer", "eines", "er", "es", "etc", "etwas", "for",
    "fur", "gegen", "gibt", "haben", "hat", "ich", "ihr", "im", "in", "ins", "ist", "kann", "man",
    "mein", "meine", "meinem", "meinen", "meiner", "mich", "mir", "mit", "mochte", "nach", "nicht",
    "noch", "nur", "ob", "oder", "of", "ohne", "pro", "rund", "sein", "sich", "sie", "sind", "so",
    "sowie", "suche", "the", "to", "uber", "um", "und", "uns", "unser", "unter", "vom", "von",
    "vor", "wann", "was", "welche", "wenn", "wer", "werden", "wie", "will", "wir", "wird", "wo",
    "zu", "zum", "zur", "zwischen",
];

#[cfg(test)]
mod tests;
