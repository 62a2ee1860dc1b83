//! What the search knows before it has seen an offer: parts of compounds, synonyms, concepts and places.
//!
//! Made from the vocabularies, the gazetteer, the lists of the house
//! (`catalogue/words/`) and a word list where one is installed; shared by everything that analyses text.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use base::{LangTag, LocalText};
use landscape::{Gazetteer, Vocabularies};

use crate::{
    WordList,
    analysis::{Analyser, Terms, fold::fold, is_stop, parts::Parts, word},
};

/// Words that stand in compounds, of the house (CC0).
const PARTS: &str = include_str!("../../../catalogue/words/teile.txt");
/// Words that are never taken apart, of the house (CC0).
const SIMPLE: &str = include_str!("../../../catalogue/words/einfach.txt");

/// How many words a label may have to be recognised in a query.
pub(crate) const LONGEST_LABEL: usize = 5;

/// A meaning that words of a query can have.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Meaning {
    /// The term under which offers with this concept are indexed (`topics:edv`), where they are.
    pub(crate) concept: Option<String>,
    /// Other ways to say it, with a weight.
    pub(crate) ways: Vec<(Vec<Terms>, f32)>,
}

/// Words, synonyms and places.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    parts: Arc<Parts>,
    simple: Arc<BTreeSet<String>>,
    vocabularies: Vocabularies,
    gazetteer: Gazetteer,
    /// Stems of a label to the meanings it has.
    labels: BTreeMap<String, Vec<usize>>,
    meanings: Vec<Meaning>,
    words: usize,
    stamp: u64,
}

/// Schemes whose concepts offers carry.
pub(crate) const CARRIED: &[&str] =
    &["topics", "audiences", "accessibility", "funding", "life-phases"];

impl Lexicon {
    pub fn new(
        vocabularies: &Vocabularies,
        gazetteer: &Gazetteer,
        list: Option<WordList>,
    ) -> Lexicon {
        let words = list.as_ref().map_or(0, WordList::len);
        let mut parts = Parts::with_capacity(words * 5 / 2 + 8_000);
        if let Some(list) = list {
            list.pour(&mut parts, &is_no_part);
        }
        for word in entries(PARTS) {
            let cost = match word.len() {
                0..=2 => continue,
                3 => 13,
                4 => 11,
                _ => 10,
            };
            parts.add(&fold(&word), cost, true);
        }
        let mut simple: BTreeSet<String> = entries(SIMPLE).map(|w| fold(&w)).collect();
        for concept in vocabularies.iter().flat_map(|v| v.concepts.values()) {
            for label in concept.labels() {
                for word in word::words(label).iter().flat_map(|w| &w.pieces) {
                    if (4..=9).contains(&word.len()) && !is_no_part(word) {
                        parts.add(word, 12, true);
                    }
                }
            }
        }
        for (name, _) in gazetteer.names() {
            if let [piece] = word::words(name).as_slice() {
                simple.insert(piece.joined());
            }
        }
        let mut it = Lexicon {
            parts: Arc::new(parts),
            simple: Arc::new(simple),
            vocabularies: vocabularies.clone(),
            gazetteer: gazetteer.clone(),
            words,
            stamp: stamp(vocabularies, gazetteer, words),
            ..Lexicon::default()
        };
        it.learn_meanings();
        it
    }

    pub fn vocabularies(&self) -> &Vocabularies {
        &self.vocabularies
    }

    pub fn gazetteer(&self) -> &Gazetteer {
        &self.gazetteer
    }

    /// How many words the installed list brought.
    pub fn list_words(&self) -> usize {
        self.words
    }

    /// Another number for other words: an index that was made with another one wants to be made anew.
    pub fn stamp(&self) -> u64 {
        self.stamp
    }

    pub(crate) fn parts(&self) -> &Parts {
        &self.parts
    }

    pub(crate) fn is_simple(&self, folded: &str) -> bool {
        self.simple.contains(folded)
    }

    /// What the words with these stems, taken together, mean.
    pub(crate) fn meanings<'a>(
        &'a self,
        stems: &[&str],
    ) -> impl Iterator<Item = &'a Meaning> + use<'a> {
        let found = self.labels.get(&stems.join(" "));
        found.into_iter().flatten().filter_map(|at| self.meanings.get(*at))
    }

    fn learn_meanings(&mut self) {
        let bare = Lexicon {
            parts: self.parts.clone(),
            simple: self.simple.clone(),
            ..Lexicon::default()
        };
        let analyser = Analyser::new(Arc::new(bare), Arc::default());
        let vocabularies = std::mem::take(&mut self.vocabularies);
        for vocabulary in vocabularies.iter() {
            let carried = CARRIED.contains(&vocabulary.scheme.as_str());
            let general = vocabulary.scheme == "thesaurus";
            if !carried && !general {
                continue;
            }
            for concept in vocabulary.concepts.values() {
                let mut ways: Vec<(Vec<Terms>, f32)> = Vec::new();
                let mut add = |label: &str, weight: f32| {
                    let terms = analyser.of_text(label);
                    if !terms.is_empty()
                        && terms.len() <= LONGEST_LABEL
                        && !ways.iter().any(|(w, _)| *w == terms)
                    {
                        ways.push((terms, weight));
                    }
                };
                for label in concept.labels() {
                    add(label, if general { 0.3 } else { 0.15 });
                }
                let keys: Vec<String> = ways.iter().map(|(terms, _)| key(terms)).collect();
                if general {
                    for near in concept.related.iter().filter_map(|n| vocabulary.get(n)) {
                        if let Some(label) = near.pref_label.get(&LangTag::german()) {
                            let terms = analyser.of_text(label);
                            if !terms.is_empty() && !ways.iter().any(|(w, _)| *w == terms) {
                                ways.push((terms, 0.1));
                            }
                        }
                    }
                }
                let at = self.meanings.len();
                self.meanings.push(Meaning {
                    concept: carried.then(|| format!("{}:{}", vocabulary.scheme, concept.notation)),
                    ways,
                });
                for key in keys {
                    let list = self.labels.entry(key).or_default();
                    if !list.contains(&at) {
                        list.push(at);
                    }
                }
            }
        }
        self.vocabularies = vocabularies;
    }
}

/// Whether the word is never a part of a compound.
pub(crate) fn is_no_part(word: &str) -> bool {
    is_stop(word) || NO_PARTS.contains(&word)
}

/// FNV-1a (Fowler, Noll, Vo 1991) over everything that the analysis of text depends on.
fn stamp(vocabularies: &Vocabularies, gazetteer: &Gazetteer, words: usize) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut take = |text: &str| {
        // Nothing that is text holds this byte: what stands side by side does not run together.
        for byte in text.bytes().chain([0xff]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    };
    take(&words.to_string());
    for vocabulary in vocabularies.iter() {
        take(&vocabulary.scheme);
        for concept in vocabulary.concepts.values() {
            take(concept.notation.as_str());
            concept.labels().for_each(&mut take);
            concept.broader.iter().chain(&concept.related).for_each(|it| take(it.as_str()));
        }
        for (gone, into) in &vocabulary.merged {
            take(gone.as_str());
            take(into.as_str());
        }
    }
    gazetteer.names().for_each(|(name, _)| take(name));
    hash
}

fn key(terms: &[Terms]) -> String {
    terms.iter().map(|t| t.whole.as_str()).collect::<Vec<_>>().join(" ")
}

pub(crate) fn texts(text: &LocalText) -> impl Iterator<Item = &str> {
    text.iter().map(|(_, text)| text)
}

fn entries(list: &str) -> impl Iterator<Item = String> {
    list.lines()
        .filter(|line| !line.trim_start().starts_with('#'))
        .flat_map(str::split_whitespace)
        .map(str::to_owned)
}

/// Prepositions, prefixes and endings that word lists have as words, but that are no parts of a compound.
const NO_PARTS: &[&str] = &[
    "aber",
    "abge",
    "alle",
    "allen",
    "aller",
    "ange",
    "auch",
    "ausge",
    "bare",
    "baren",
    "barer",
    "bear",
    "beim",
    "chen",
    "dann",
    "darin",
    "dass",
    "dein",
    "deren",
    "dere",
    "dies",
    "doch",
    "dort",
    "drei",
    "eine",
    "einen",
    "einer",
    "eines",
    "einge",
    "ende",
    "enden",
    "ender",
    "enge",
    "eren",
    "erei",
    "euer",
    "fort",
    "fuhr",
    "gegen",
    "gehe",
    "haft",
    "hafte",
    "hatte",
    "heit",
    "heiten",
    "herum",
    "hier",
    "hinter",
    "igkeit",
    "immer",
    "innen",
    "isch",
    "ische",
    "iert",
    "ieren",
    "jede",
    "kann",
    "keit",
    "keiten",
    "lein",
    "leis",
    "lich",
    "liche",
    "ling",
    "losen",
    "loser",
    "mehr",
    "mein",
    "mich",
    "nach",
    "neben",
    "nicht",
    "nisse",
    "noch",
    "oben",
    "oder",
    "ohne",
    "rein",
    "schaft",
    "schaften",
    "schen",
    "schon",
    "sehr",
    "sein",
    "seine",
    "sich",
    "sind",
    "stens",
    "tion",
    "tionen",
    "tung",
    "tungen",
    "uber",
    "uberhaupt",
    "unge",
    "ungen",
    "unter",
    "unten",
    "viel",
    "voll",
    "vorn",
    "wieder",
    "weiter",
    "wird",
    "wurde",
    "zwar",
    "zwei",
    "zwischen",
    "erung",
    "tern",
    "ration",
    "rate",
    "raten",
    "lebend",
];
