//! Looking up labels answers as the vocabulary itself.

use base::{LangTag, LocalText};
use landscape::Concept;

use super::*;

fn concept(notation: &str, label: &str, hidden: &[&str]) -> (Notation, Concept) {
    let notation: Notation = notation.parse().unwrap();
    let concept = Concept {
        notation: notation.clone(),
        iri: format!("urn:x#{notation}"),
        pref_label: LocalText::german(label),
        alt_labels: Vec::new(),
        hidden_labels: hidden.iter().map(|l| (LangTag::german(), (*l).to_owned())).collect(),
        definition: LocalText::default(),
        broader: Vec::new(),
        related: Vec::new(),
        exact_match: Vec::new(),
    };
    (notation, concept)
}

#[test]
fn a_preferred_label_goes_before_a_hidden_one_and_case_does_not_matter() {
    let vocabulary = Vocabulary {
        scheme: "topics".to_owned(),
        concepts: [concept("edv", "EDV", &["Rechner"]), concept("rechner", "Mathe", &["PC"])]
            .into(),
        ..Vocabulary::default()
    };
    let mut all = Vocabularies::default();
    all.put(vocabulary);
    let labels = Labels::of(&all, "topics");
    for word in ["edv", "EDV", "rechner", " Rechner ", "pc", "mathe", "fremd", ""] {
        let slow = all.find("topics", word).map(|c| &c.notation);
        assert_eq!(labels.get(word), slow, "{word}");
    }
    assert!(Labels::of(&all, "nothing").is_empty());
}
