//! Labels of the vocabularies, laid out for looking up a hundred thousand words.
//!
//! Same answers as [`landscape::Vocabulary::find`], which walks over all concepts: preferred labels and
//! notations first, then notations of what went up into others, then alternative and hidden labels, whatever the case.

use std::collections::BTreeMap;

use landscape::{Notation, Vocabularies, Vocabulary};

/// Words of one scheme and what they mean.
#[derive(Debug, Clone, Default)]
pub struct Labels(BTreeMap<String, Notation>);

impl Labels {
    /// The labels of `scheme`; none where there is no such vocabulary.
    pub fn of(vocabularies: &Vocabularies, scheme: &str) -> Labels {
        let mut labels = BTreeMap::new();
        let concepts = || {
            vocabularies.get(scheme).map(|v: &Vocabulary| v.concepts.values()).into_iter().flatten()
        };
        for concept in concepts() {
            labels.entry(concept.notation.to_string()).or_insert_with(|| concept.notation.clone());
            for (_, label) in concept.pref_label.iter() {
                labels.entry(label.to_lowercase()).or_insert_with(|| concept.notation.clone());
            }
        }
        // What went up into another concept is found under the notation that it had.
        for (gone, into) in vocabularies.get(scheme).into_iter().flat_map(|v| &v.merged) {
            labels.entry(gone.to_string()).or_insert_with(|| into.clone());
        }
        for concept in concepts() {
            for label in concept.other_labels() {
                labels.entry(label.to_lowercase()).or_insert_with(|| concept.notation.clone());
            }
        }
        Labels(labels)
    }

    /// The concept that `text` names.
    pub fn get(&self, text: &str) -> Option<&Notation> {
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        self.0.get(&text.to_lowercase())
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests;
