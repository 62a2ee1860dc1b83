//! Typing errors in words that would be filters: "Buchhloz", "kostenlso", "Wochende".
//!
//! Only words that no offer has are looked at, and only municipalities with offers are thought of: a word of
//! the stock is never turned into a place.

use super::{Reader, Stock, place};
use crate::{Lexicon, Relaxation, Relaxed, analysis::stem::stem};

/// Shorter words are too near to others.
const LEAST: usize = 5;
/// From this length on two errors are forgiven.
const LONG: usize = 9;
/// Words that mean a filter and are often mistyped; folded and squeezed.
const WORDS: &[&str] = &[
    "abends",
    "barrierefrei",
    "bildungsurlaub",
    "dienstag",
    "dienstags",
    "donnerstag",
    "donnerstags",
    "freitag",
    "freitags",
    "kostenfrei",
    "kostenlos",
    "kostenlose",
    "mittwoch",
    "mittwochs",
    "montag",
    "montags",
    "nachmittag",
    "nachmittags",
    "online",
    "rollstuhl",
    "samstag",
    "samstags",
    "sonntag",
    "sonntags",
    "vormittag",
    "vormittags",
    "wochenende",
];

pub(super) fn mend(reader: &mut Reader<'_>, lexicon: &Lexicon, stock: &dyn Stock) {
    for at in 0..reader.len() {
        let word = reader.word(at).to_owned();
        let letters = word.chars().count();
        let plain = word.bytes().all(|b| b.is_ascii_lowercase());
        if letters < LEAST || !plain || WORDS.contains(&word.as_str()) {
            continue;
        }
        if stock.has_word(&stem(&word)) || !lexicon.gazetteer().by_name(&word).is_empty() {
            continue;
        }
        let most = if letters >= LONG { 2 } else { 1 };
        let errors = |known: &str| {
            let near = known.len().abs_diff(word.len()) <= most
                && known.bytes().next() == word.bytes().next();
            near.then(|| strsim::osa_distance(&word, known)).filter(|e| *e <= most)
        };
        let words = WORDS
            .iter()
            .filter_map(|known| Some((errors(known)?, (*known).to_owned(), (*known).to_owned())));
        let places = lexicon.gazetteer().names().filter_map(|(name, entry)| {
            let known = crate::analysis::fold::squeeze(&crate::analysis::fold::fold(name));
            let one = known.len() > LEAST && known.bytes().all(|b| b.is_ascii_lowercase());
            let errors = errors(&known).filter(|e| *e > 0 && one && !place::is_word_too(&known))?;
            stock.has_area(entry.ags.as_str()).then(|| (errors, known, entry.name.clone()))
        });
        let Some((_, meant, shown)) = words.chain(places).min() else { continue };
        let written = reader.raw(at, at + 1).to_owned();
        reader.mended.push((at, Relaxed { word: written, into: shown, how: Relaxation::Spelling }));
        if let Some(token) = reader.tokens.get_mut(at) {
            token.pieces = vec![meant.clone()];
            token.word = meant;
            token.mended = true;
        }
    }
}
