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

#[test]
fn what_went_up_into_another_concept_never_takes_the_name_of_one_that_is_there() {
    let merged =
        ["edv", "rechner", "malen"].map(|gone| (gone.parse().unwrap(), "mathe".parse().unwrap()));
    let vocabulary = Vocabulary {
        scheme: "topics".to_owned(),
        concepts: [
            concept("computer", "EDV", &["Rechner"]),
            concept("kunst", "Kunst", &["Malen"]),
            concept("mathe", "Mathe", &[]),
        ]
        .into(),
        merged: merged.into(),
        ..Vocabulary::default()
    };
    let mut all = Vocabularies::default();
    all.put(vocabulary);
    let labels = Labels::of(&all, "topics");
    for (word, meant) in [("edv", "computer"), ("rechner", "mathe"), ("Malen", "mathe")] {
        let found = labels.get(word).map(Notation::as_str);
        assert_eq!(found, Some(meant), "{word}");
        assert_eq!(all.find("topics", word).map(|c| c.notation.as_str()), found, "{word}");
    }
}
