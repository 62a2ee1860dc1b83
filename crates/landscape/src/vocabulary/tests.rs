//! Finding concepts and walking up their tree.

use base::LangTag;

use super::*;

fn concept(notation: &str, label: &str, broader: &[&str]) -> (Notation, Concept) {
    let notation: Notation = notation.parse().unwrap();
    let concept = Concept {
        notation: notation.clone(),
        iri: format!("urn:verzahnt:vocabulary:topics#{notation}"),
        pref_label: LocalText::german(label),
        alt_labels: Vec::new(),
        hidden_labels: vec![(LangTag::german(), format!("{label}sachen"))],
        definition: LocalText::default(),
        broader: broader.iter().map(|b| b.parse().unwrap()).collect(),
        related: Vec::new(),
        exact_match: Vec::new(),
    };
    (notation, concept)
}

fn topics() -> Vocabulary {
    Vocabulary {
        scheme: "topics".to_owned(),
        concepts: [
            concept("kunst", "Kunst", &[]),
            concept("keramik", "Keramik", &["kunst"]),
            concept("drehscheibe", "Drehscheibe", &["keramik", "drehscheibe"]),
        ]
        .into(),
        ..Vocabulary::default()
    }
}

#[test]
fn a_concept_is_found_by_any_label_whatever_its_case() {
    let topics = topics();
    for text in ["keramik", "KERAMIK", " Keramik ", "keramiksachen"] {
        assert_eq!(topics.find(text).map(|c| c.notation.as_str()), Some("keramik"), "{text}");
    }
    assert_eq!(topics.find("Musik"), None);
}

#[test]
fn walking_up_ends_even_where_the_data_goes_in_a_circle() {
    let up: Vec<String> = topics()
        .with_broader(&"drehscheibe".parse().unwrap())
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(up, ["drehscheibe", "keramik", "kunst"]);
}

#[test]
fn an_unknown_concept_shows_its_notation() {
    let unknown: Notation = "musik".parse().unwrap();
    assert_eq!(topics().label(&unknown, &LangTag::german()), "musik");
}

#[test]
fn only_slugs_are_notations() {
    for text in ["", "Kunst", "kunst und musik", "küche"] {
        assert!(text.parse::<Notation>().is_err(), "{text}");
    }
}
