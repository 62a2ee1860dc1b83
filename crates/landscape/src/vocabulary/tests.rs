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

fn wording(label: &str) -> Wording {
    Wording { pref_label: LocalText::german(label), ..Wording::default() }
}

fn amendment(notation: &str) -> Amendment {
    let notation = notation.parse().unwrap();
    Amendment { scheme: "topics".to_owned(), notation, wording: None, merged_into: None }
}

fn all() -> Vocabularies {
    let mut all = Vocabularies::default();
    all.put(topics());
    all
}

fn notation(text: &str) -> Notation {
    text.parse().unwrap()
}

#[test]
fn an_amendment_lies_over_the_file_and_a_new_concept_stands_beside_it() {
    let hidden = vec![(LangTag::german(), "Tonen".to_owned())];
    let said =
        Wording { hidden_labels: hidden, broader: vec![notation("kunst")], ..wording("Töpfern") };
    let new = Wording { broader: vec![notation("keramik")], ..wording("Raku") };
    let amended = all().amended(&[
        Amendment { wording: Some(said), ..amendment("keramik") },
        Amendment { wording: Some(new), ..amendment("raku") },
    ]);
    let topics = amended.get("topics").unwrap();
    assert_eq!(topics.find("tonen").map(|c| c.notation.as_str()), Some("keramik"));
    assert_eq!(topics.find("keramiksachen"), None);
    assert_eq!(topics.with_broader(&notation("raku")), ["raku", "keramik", "kunst"].map(notation));
    assert_eq!(all().find("topics", "raku"), None);
}

#[test]
fn a_concept_that_goes_up_into_another_gives_it_its_words_and_what_stands_under_it() {
    let merged = Amendment { merged_into: Some(notation("kunst")), ..amendment("keramik") };
    let amended = all().amended(&[merged]);
    let topics = amended.get("topics").unwrap();
    assert_eq!(topics.label(&notation("keramik"), &LangTag::german()), "Kunst");
    for word in ["keramik", "Keramik", "keramiksachen", "Kunst"] {
        assert_eq!(topics.find(word).map(|c| c.notation.as_str()), Some("kunst"), "{word}");
    }
    assert_eq!(
        topics.with_broader(&notation("drehscheibe")),
        ["drehscheibe", "kunst"].map(notation)
    );
    let below = |of: &str| -> Vec<_> {
        topics.narrower(&notation(of)).iter().map(|c| c.notation.to_string()).collect()
    };
    assert_eq!(below("kunst"), ["drehscheibe"]);
    assert_eq!(below("keramik"), ["drehscheibe"]);
}

#[test]
fn a_chain_of_merges_ends_at_the_last_one_in_whatever_order_it_is_told() {
    let one = Amendment { merged_into: Some(notation("keramik")), ..amendment("drehscheibe") };
    let two = Amendment { merged_into: Some(notation("kunst")), ..amendment("keramik") };
    for told in [[&one, &two], [&two, &one]] {
        let amended = all().amended(told);
        let topics = amended.get("topics").unwrap();
        assert_eq!(topics.canonical(&notation("drehscheibe")).as_str(), "kunst");
        assert_eq!(topics.concepts.len(), 1);
    }
}

#[test]
fn amendments_that_fit_no_longer_are_left_out_and_break_nothing() {
    let circle = Wording { broader: vec![notation("drehscheibe")], ..wording("Kunst") };
    let gone = Wording { broader: vec![notation("fort")], ..wording("Ton") };
    let amended = all().amended(&[
        Amendment { wording: Some(circle), ..amendment("kunst") },
        Amendment { wording: Some(gone), ..amendment("ton") },
        Amendment { merged_into: Some(notation("fort")), ..amendment("keramik") },
        Amendment { merged_into: Some(notation("keramik")), ..amendment("keramik") },
        Amendment { scheme: "fort".to_owned(), wording: Some(wording("X")), ..amendment("x") },
    ]);
    let topics = amended.get("topics").unwrap();
    assert!(topics.merged.is_empty());
    assert!(topics.get(&notation("ton")).unwrap().broader.is_empty());
    assert!(!topics.top().is_empty());
    assert_eq!(topics.concepts.len(), 4);
}

#[test]
fn what_is_wrong_with_an_amendment_is_said() {
    let of = |wording: Wording| Amendment { wording: Some(wording), ..amendment("keramik") };
    assert_eq!(of(Wording::default()).check(&all()), [Ill::NoLabel]);
    assert_eq!(of(wording("Keramik")).check(&all()), []);
    let taken = Ill::Taken { word: "KUNST".to_owned(), by: notation("kunst") };
    let alt = vec![(LangTag::german(), "KUNST".to_owned())];
    assert_eq!(of(Wording { alt_labels: alt, ..wording("Keramik") }).check(&all()), [taken]);
    let under =
        |it: &str| of(Wording { broader: vec![notation(it)], ..wording("Keramik") }).check(&all());
    assert_eq!(under("fort"), [Ill::Unknown(notation("fort"))]);
    assert_eq!(under("drehscheibe"), [Ill::Circle(notation("drehscheibe"))]);
    assert_eq!(under("keramik"), [Ill::Circle(notation("keramik"))]);
    let into = |it: &str| {
        Amendment { merged_into: Some(notation(it)), ..amendment("keramik") }.check(&all())
    };
    assert_eq!(into("kunst"), []);
    assert_eq!(into("drehscheibe"), [Ill::IntoItself]);
    assert_eq!(into("keramik"), [Ill::IntoItself]);
    assert_eq!(into("fort"), [Ill::Unknown(notation("fort"))]);
    let long = "x".repeat(81);
    assert_eq!(of(wording(&long)).check(&all()), [Ill::TooLong(long)]);
    let many = (0..100).map(|n| (LangTag::german(), format!("Wort {n}"))).collect();
    assert_eq!(
        of(Wording { hidden_labels: many, ..wording("Keramik") }).check(&all()),
        [Ill::TooManyWords]
    );
    assert_eq!(
        Amendment { scheme: "x".to_owned(), ..amendment("keramik") }.check(&all()),
        [Ill::NoScheme]
    );
}

#[test]
fn all_clones_of_a_wordbook_hear_of_an_amendment_and_an_older_one_comes_too_late() {
    let book = Wordbook::new(all());
    let clone = book.clone();
    let before = clone.now();
    let called = |label: &str| Amendment { wording: Some(wording(label)), ..amendment("kunst") };
    book.amend(2, [&called("Künste")]);
    book.amend(1, [&called("Zu spät")]);
    let label =
        |all: &Vocabularies| all.label("topics", &notation("kunst"), &LangTag::german()).to_owned();
    assert_eq!(
        (label(&clone.now()), label(&before), label(book.house())),
        ("Künste".into(), "Kunst".into(), "Kunst".into())
    );
    assert_eq!(clone.version(), 2);
}

#[test]
fn what_the_house_says_of_a_concept_stays_beside_what_the_office_says() {
    let book = Wordbook::new(all());
    book.amend(
        1,
        [
            &Amendment { wording: Some(wording("Künste")), ..amendment("kunst") },
            &Amendment { wording: Some(wording("Neues")), ..amendment("neues") },
        ],
    );
    let house = |scheme, it: &str| Some(book.of_the_house(scheme, &notation(it))?.pref_label.de());
    assert_eq!(house("topics", "kunst"), Some("Kunst"));
    assert_eq!(house("topics", "neues"), None, "the office added it");
    assert_eq!(house("nothing", "kunst"), None);
}

#[test]
fn the_labels_of_a_concept_come_in_one_order() {
    let (_, mut concept) = concept("kunst", "Kunst", &[]);
    concept.pref_label.set("en".parse().unwrap(), "Art".to_owned());
    concept.alt_labels = vec![(LangTag::german(), "Künste".to_owned())];
    let all: Vec<&str> = concept.labels().collect();
    assert_eq!(all, ["Kunst", "Art", "Künste", "Kunstsachen"]);
    let others: Vec<&str> = concept.other_labels().collect();
    assert_eq!(others, ["Künste", "Kunstsachen"]);
}
