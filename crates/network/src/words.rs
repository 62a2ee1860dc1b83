//! What a notice says, as words that can be compared: stems, parts of compounds, and words of the same meaning.
//!
//! A word of the title weighs 1, one of the description 0.6, a part of a compound 0.7 of its word. `kin.txt` says which
//! words mean the same, which say little and which say nothing.

use std::collections::{BTreeMap, BTreeSet};

/// A word of a text, as the analysis of the search gives it; words without a meaning of their own are left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// As it stands in the text.
    pub shown: String,
    /// Folded, with its inflection.
    pub surface: String,
    /// Its stem.
    pub whole: String,
    /// Stems of the parts of a compound.
    pub parts: Vec<String>,
}

const TITLE: f64 = 1.0;
const DESCRIPTION: f64 = 0.6;
const PART: f64 = 0.7;
const LITTLE: f64 = 0.2;
const SAME_MEANING: f64 = 0.8;
/// In a stock smaller than this, a word that stands in all notices is still not common.
const SMALL: f64 = 20.0;

/// Words that mean the same, say little or say nothing, as stems of the analysis in use.
#[derive(Debug, Clone, Default)]
pub struct Kin {
    nothing: BTreeSet<String>,
    little: BTreeSet<String>,
    group: BTreeMap<String, u16>,
}

impl Kin {
    /// The words of the house, analysed.
    pub fn new(analyse: &dyn Fn(&str) -> Vec<Word>) -> Kin {
        let mut kin = Kin::default();
        let stems = |text: &str| -> Vec<String> {
            text.split_whitespace().flat_map(analyse).map(|word| word.whole).collect()
        };
        let mut groups = 0;
        for line in include_str!("kin.txt").lines().filter(|line| !line.starts_with('#')) {
            if let Some(words) = line.strip_prefix('-') {
                kin.nothing.extend(stems(words));
            } else if let Some(words) = line.strip_prefix('~') {
                kin.little.extend(stems(words));
            } else {
                groups += 1;
                for stem in stems(line) {
                    kin.group.entry(stem).or_insert(groups);
                }
            }
        }
        kin
    }
}

#[derive(Debug, Clone, PartialEq)]
struct Term {
    weight: f64,
    shown: String,
}

/// The words of a notice.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Words {
    terms: BTreeMap<String, Term>,
    /// The best word of each meaning.
    meanings: BTreeMap<u16, Term>,
    group: BTreeMap<String, u16>,
    surfaces: BTreeSet<String>,
}

impl Words {
    /// The words of a title and a description.
    pub fn of(title: &[Word], description: &[Word], kin: &Kin) -> Words {
        let mut words = Words::default();
        for (text, weight) in [(title, TITLE), (description, DESCRIPTION)] {
            for word in text {
                words.surfaces.insert(word.surface.clone());
                words.add(&word.whole, weight, word, kin);
                for part in &word.parts {
                    words.add(part, weight * PART, word, kin);
                }
            }
        }
        words
    }

    fn add(&mut self, stem: &str, weight: f64, word: &Word, kin: &Kin) {
        let counts = stem.chars().count() > 1 && !stem.chars().all(|c| c.is_ascii_digit());
        if kin.nothing.contains(stem) || !counts {
            return;
        }
        let weight = if kin.little.contains(stem) { weight * LITTLE } else { weight };
        let term = Term { weight, shown: word.shown.clone() };
        let better = |known: Option<&Term>| known.is_none_or(|known| known.weight < weight);
        if better(self.terms.get(stem)) {
            self.terms.insert(stem.to_owned(), term.clone());
        }
        if let Some(group) = kin.group.get(stem) {
            self.group.insert(stem.to_owned(), *group);
            if better(self.meanings.get(group)) {
                self.meanings.insert(*group, term);
            }
        }
    }

    /// The stems under which the notice is known, for counting how common they are.
    pub(crate) fn stems(&self) -> impl Iterator<Item = &str> {
        self.terms.keys().map(String::as_str)
    }

    /// How much two notices say the same, and with which words: those of `self` beside those of `other`, the best first.
    ///
    /// The sum over common stems of the smaller weight, the less the more notices have the stem; words of one meaning
    /// count once. Swapping both gives the same number, and a further common word never makes it smaller.
    pub(crate) fn shared(&self, other: &Words, common: &Common) -> (f64, Vec<(String, String)>) {
        let mut found: Vec<(f64, &str, &str)> = Vec::new();
        let mut of_meaning: BTreeMap<u16, Vec<(f64, &str, &str)>> = BTreeMap::new();
        for (stem, ours) in &self.terms {
            let Some(theirs) = other.terms.get(stem) else { continue };
            let weight = ours.weight.min(theirs.weight) * common.rarity(stem);
            let line = (weight, ours.shown.as_str(), theirs.shown.as_str());
            match self.group.get(stem) {
                Some(group) => of_meaning.entry(*group).or_default().push(line),
                None => found.push(line),
            }
        }
        for (group, ours) in &self.meanings {
            let Some(theirs) = other.meanings.get(group) else { continue };
            let weight = SAME_MEANING * ours.weight.min(theirs.weight);
            let direct = of_meaning.entry(*group).or_default();
            if direct.iter().map(|(weight, ..)| weight).sum::<f64>() < weight {
                *direct = vec![(weight, &ours.shown, &theirs.shown)];
            }
        }
        found.extend(of_meaning.into_values().flatten());
        let sum = found.iter().map(|(weight, ..)| weight).sum();
        found.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| (a.1, a.2).cmp(&(b.1, b.2))));
        let mut shown: Vec<(String, String)> = Vec::new();
        for (_, ours, theirs) in found {
            let known = |(a, b): &(String, String)| a == ours || b == theirs;
            if !shown.iter().any(known) {
                shown.push((ours.to_owned(), theirs.to_owned()));
            }
        }
        (sum, shown)
    }

    /// Whether each word that somebody types is met: by its stem, by all its parts, by a word of the same meaning, or by the
    /// beginning of a word.
    pub fn meet(&self, typed: &[Word], kin: &Kin) -> bool {
        typed.iter().all(|word| {
            let begins = |surface: &String| surface.starts_with(word.surface.as_str());
            let by_stem = |stem: &String| self.terms.contains_key(stem);
            let meant = |stem: &String| {
                kin.group.get(stem).is_some_and(|group| self.meanings.contains_key(group))
            };
            let all = !word.parts.is_empty() && word.parts.iter().all(|p| by_stem(p) || meant(p));
            by_stem(&word.whole)
                || meant(&word.whole)
                || all
                || kin.nothing.contains(&word.whole)
                || word.surface.chars().count() > 2 && self.surfaces.iter().any(begins)
        })
    }
}

/// How common stems are among the notices that are open.
#[derive(Debug, Clone, Default)]
pub(crate) struct Common {
    notices: u32,
    of: BTreeMap<String, u32>,
}

impl Common {
    pub(crate) fn count<'a>(words: impl IntoIterator<Item = &'a Words>) -> Common {
        let mut common = Common::default();
        for words in words {
            common.notices += 1;
            for stem in words.stems() {
                *common.of.entry(stem.to_owned()).or_default() += 1;
            }
        }
        common
    }

    /// 1 for a stem that two notices alone have, down to 0.2 for one that all have.
    fn rarity(&self, stem: &str) -> f64 {
        let others = self.of.get(stem).copied().unwrap_or_default().saturating_sub(2);
        (1.0 - 0.8 * f64::from(others) / f64::from(self.notices).max(SMALL)).max(0.2)
    }
}
