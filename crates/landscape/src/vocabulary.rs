//! Vocabularies: SKOS concept schemes as data (W3C SKOS Reference, 2009).
//!
//! A concept is known by its notation: the slug that stands in addresses, filters and records. Hidden
//! labels are found and never shown (misspellings, colloquial and old words).

mod amendment;
mod wordbook;

use std::{collections::BTreeMap, fmt, str::FromStr};

use base::{LangTag, LocalText};

pub use amendment::{Amendment, Ill, Wording};
pub use wordbook::Wordbook;

/// A concept's slug within its scheme: lower-case ASCII letters, digits and hyphens, at most 80.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Notation(Box<str>);

/// The text is no slug.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no notation")]
pub struct NotANotation(pub String);

impl Notation {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Notation {
    type Err = NotANotation;

    fn from_str(text: &str) -> Result<Notation, NotANotation> {
        let slug = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        if (1..=80).contains(&text.len()) && text.bytes().all(slug) {
            Ok(Notation(text.into()))
        } else {
            Err(NotANotation(text.chars().take(100).collect()))
        }
    }
}

/// Equal and ordered as its text, so that a map can be asked with a text.
impl std::borrow::Borrow<str> for Notation {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Notation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One concept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concept {
    pub notation: Notation,
    pub iri: String,
    pub pref_label: LocalText,
    pub alt_labels: Vec<(LangTag, String)>,
    pub hidden_labels: Vec<(LangTag, String)>,
    pub definition: LocalText,
    pub broader: Vec<Notation>,
    pub related: Vec<Notation>,
    /// Concepts of public schemes that mean the same.
    pub exact_match: Vec<String>,
}

impl Concept {
    /// Every label in every language: the preferred ones, then the others.
    pub fn labels(&self) -> impl Iterator<Item = &str> {
        self.pref_label.iter().map(|(_, label)| label).chain(self.other_labels())
    }

    /// The alternative labels, then the hidden ones, in every language.
    pub fn other_labels(&self) -> impl Iterator<Item = &str> {
        self.alt_labels.iter().chain(&self.hidden_labels).map(|(_, label)| label.as_str())
    }
}

/// A concept scheme.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Vocabulary {
    /// `topics`, `audiences` ...
    pub scheme: String,
    pub iri: String,
    pub title: LocalText,
    pub licence: Option<String>,
    pub concepts: BTreeMap<Notation, Concept>,
    /// Concepts that went up into others, by the notations that they had.
    pub merged: BTreeMap<Notation, Notation>,
}

impl Vocabulary {
    /// The concept with this notation, or the one that it went up into.
    pub fn get(&self, notation: &Notation) -> Option<&Concept> {
        self.concepts.get(self.canonical(notation))
    }

    /// The notation under which a concept is known now: another one where it went up into another.
    pub fn canonical<'a>(&'a self, notation: &'a Notation) -> &'a Notation {
        self.merged.get(notation).unwrap_or(notation)
    }

    /// The label for a reader of `lang`; the notation itself where the concept is unknown.
    pub fn label<'a>(&'a self, notation: &'a Notation, lang: &LangTag) -> &'a str {
        self.get(notation).and_then(|c| c.pref_label.best(lang)).unwrap_or(notation.as_str())
    }

    /// The concept with this notation or with this preferred, alternative or hidden label in any language,
    /// whatever the case of its letters.
    pub fn find(&self, text: &str) -> Option<&Concept> {
        let wanted = text.trim().to_lowercase();
        let same = |label: &str| label.to_lowercase() == wanted;
        self.concepts
            .values()
            .find(|c| c.notation.as_str() == wanted || c.pref_label.iter().any(|(_, l)| same(l)))
            .or_else(|| self.get(self.merged.get_key_value(wanted.as_str())?.0))
            .or_else(|| self.concepts.values().find(|c| c.other_labels().any(same)))
    }

    /// Concepts without a broader one, in the order of their German labels.
    pub fn top(&self) -> Vec<&Concept> {
        let mut top: Vec<&Concept> =
            self.concepts.values().filter(|c| c.broader.is_empty()).collect();
        top.sort_by_key(|c| c.pref_label.de().to_lowercase());
        top
    }

    /// Concepts directly below `notation`, in the order of their German labels.
    pub fn narrower(&self, notation: &Notation) -> Vec<&Concept> {
        let mut below: Vec<&Concept> = self
            .concepts
            .values()
            .filter(|c| c.broader.contains(self.canonical(notation)))
            .collect();
        below.sort_by_key(|c| c.pref_label.de().to_lowercase());
        below
    }

    /// `notation` and everything above it; safe against circles in the data.
    pub fn with_broader(&self, notation: &Notation) -> Vec<Notation> {
        let mut found = vec![self.canonical(notation).clone()];
        let mut next = 0;
        while let Some(at) = found.get(next).cloned() {
            next += 1;
            for broader in self.get(&at).map(|c| c.broader.as_slice()).unwrap_or_default() {
                if !found.contains(broader) {
                    found.push(broader.clone());
                }
            }
        }
        found
    }
}

/// All vocabularies of a district by their scheme.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Vocabularies(BTreeMap<String, Vocabulary>);

impl Vocabularies {
    pub fn put(&mut self, vocabulary: Vocabulary) {
        self.0.insert(vocabulary.scheme.clone(), vocabulary);
    }

    pub fn get(&self, scheme: &str) -> Option<&Vocabulary> {
        self.0.get(scheme)
    }

    /// The concept of `scheme` that `text` names by notation or label.
    pub fn find(&self, scheme: &str, text: &str) -> Option<&Concept> {
        self.get(scheme).and_then(|vocabulary| vocabulary.find(text))
    }

    /// The label of a notation in `scheme`; the notation itself where it is unknown.
    pub fn label<'a>(&'a self, scheme: &str, notation: &'a Notation, lang: &LangTag) -> &'a str {
        self.get(scheme).map_or(notation.as_str(), |v| v.label(notation, lang))
    }

    pub fn iter(&self) -> impl Iterator<Item = &Vocabulary> {
        self.0.values()
    }
}

#[cfg(test)]
mod tests;
