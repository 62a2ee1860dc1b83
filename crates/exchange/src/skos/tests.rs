//! Vocabularies in and out: what is understood, what is cut and said, and the round trip.

use base::{LangTag, LocalText, Severity};
use landscape::Vocabulary;
use proptest::prelude::*;

use super::*;

const HEAD: &str = "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n\
    @prefix dct: <http://purl.org/dc/terms/> .\n\
    @prefix : <urn:verzahnt:vocabulary:topics#> .\n\
    <urn:verzahnt:vocabulary:topics> a skos:ConceptScheme ; dct:title \"Themen\"@de, \"Topics\"@en ;\n\
        dct:license <https://creativecommons.org/publicdomain/zero/1.0/> .\n";

fn vocabulary(body: &str) -> (Vocabulary, Vec<String>) {
    let (vocabulary, findings) = read(format!("{HEAD}{body}").as_bytes()).unwrap();
    (vocabulary, findings.iter().map(ToString::to_string).collect())
}

fn notations(list: &[landscape::Notation]) -> Vec<&str> {
    list.iter().map(|n| n.as_str()).collect()
}

#[test]
fn a_scheme_is_read_with_its_labels_and_its_tree() {
    let (topics, findings) = vocabulary(
        ":sprachen a skos:Concept ; skos:notation \"sprachen\" ; skos:prefLabel \"Sprachen\"@de, \"Languages\"@en ;\n\
            skos:altLabel \"Fremdsprachen\"@de ; skos:hiddenLabel \"Sprachkurs\"@de ; skos:narrower :englisch .\n\
         :englisch a skos:Concept ; skos:notation \"englisch\" ; skos:prefLabel \"Englisch\" ;\n\
            skos:definition \"Die Sprache\"@de ; skos:related :sprachen ; skos:exactMatch <http://example.org/en> .",
    );
    assert_eq!(findings, Vec::<String>::new());
    assert_eq!((topics.scheme.as_str(), topics.title.de()), ("topics", "Themen"));
    assert_eq!(
        topics.licence.as_deref(),
        Some("https://creativecommons.org/publicdomain/zero/1.0/")
    );
    let english = topics.find("Englisch").unwrap();
    assert_eq!(notations(&english.broader), ["sprachen"]);
    assert_eq!(notations(&english.related), ["sprachen"]);
    assert_eq!(english.exact_match, ["http://example.org/en"]);
    assert_eq!(english.pref_label.get(&LangTag::german()), Some("Englisch"));
    assert_eq!(english.definition.de(), "Die Sprache");
    assert_eq!(topics.find("sprachkurs").unwrap().notation.as_str(), "sprachen");
}

#[test]
fn a_concept_without_notation_is_named_by_the_end_of_its_iri() {
    let (topics, findings) = vocabulary(
        "<http://example.org/faecher/Alt%20Griechisch_Größe> a skos:Concept ; skos:prefLabel \"A\"@de .\n\
         <http://example.org/faecher/s1000/> a skos:Concept ; skos:prefLabel \"B\"@de .",
    );
    assert_eq!(findings, Vec::<String>::new());
    let names: Vec<&str> = topics.concepts.keys().map(|n| n.as_str()).collect();
    assert_eq!(names, ["alt-20griechisch-groesse", "s1000"]);
}

#[test]
fn circles_are_cut_and_said() {
    let (topics, findings) = vocabulary(
        ":a a skos:Concept ; skos:prefLabel \"A\"@de ; skos:broader :b .\n\
         :b a skos:Concept ; skos:prefLabel \"B\"@de ; skos:broader :c .\n\
         :c a skos:Concept ; skos:prefLabel \"C\"@de ; skos:broader :a .\n\
         :d a skos:Concept ; skos:prefLabel \"D\"@de ; skos:broader :d .",
    );
    assert_eq!(findings.len(), 2, "{findings:?}");
    assert!(
        findings[0].contains("topics#c, skos:broader") && findings[0].contains("circle"),
        "{findings:?}"
    );
    let top: Vec<&str> = topics.top().iter().map(|c| c.notation.as_str()).collect();
    assert_eq!(top, ["c", "d"]);
}

#[test]
fn references_to_nothing_are_said_and_left_out() {
    let (topics, findings) = vocabulary(
        ":a a skos:Concept ; skos:prefLabel \"A\"@de ; skos:broader :weg ; skos:related <http://example.org/x> .",
    );
    assert_eq!(findings.len(), 2);
    assert!(findings[0].contains("points to nothing"), "{findings:?}");
    assert!(topics.top()[0].related.is_empty());
}

#[test]
fn what_has_no_label_or_a_name_twice_is_rejected_and_the_rest_taken() {
    let (topics, findings) = vocabulary(
        ":a a skos:Concept ; skos:prefLabel \"A\"@de, \"Auch A\"@de .\n\
         :stumm a skos:Concept .\n\
         <urn:andere#a> a skos:Concept ; skos:prefLabel \"Anderes A\"@de .\n\
         <urn:andere#> a skos:Concept ; skos:notation \"!!\" ; skos:prefLabel \"Leer\"@de .",
    );
    assert_eq!(topics.concepts.len(), 1);
    let text = findings.join("\n");
    for expected in
        ["contradict", "prefLabel: a required value", "the key occurs twice", "skos:notation"]
    {
        assert!(text.contains(expected), "{expected}: {text}");
    }
}

#[test]
fn broken_turtle_and_other_files_end_with_their_line() {
    let check = |text: &str, expected: &str| {
        let finding = read(text.as_bytes()).unwrap_err();
        assert_eq!(finding.severity, Severity::Fatal);
        assert!(finding.to_string().contains(expected), "{finding}");
    };
    check("@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n\n:a a", "line 3");
    check("", "the file is not SKOS");
    check("Titel;Datum\n1;2\n", "cannot be read");
    check("<urn:a> <urn:b> <urn:c> .", "the file is not SKOS");
    check("<a> <b> <c> .", "cannot be read");
}

#[test]
fn what_is_written_is_read_as_the_same_vocabulary_and_written_the_same() {
    let (topics, _) = vocabulary(
        ":b a skos:Concept ; skos:prefLabel \"B \\\"x\\\" \\\\ y\"@de ; skos:altLabel \"Zeile\\nzwei\"@de ; skos:broader :a .\n\
         :a a skos:Concept ; skos:prefLabel \"A\"@de, \"A\"@en ; skos:exactMatch <http://example.org/%7B> .\n\
         :c a skos:Concept ; skos:prefLabel \"C\"@de ; skos:related :a .",
    );
    let text = turtle(&topics);
    let (again, findings) = read(text.as_bytes()).unwrap();
    assert_eq!(findings, []);
    assert_eq!(again, topics);
    assert_eq!(turtle(&again), text);
    let mut bytes = Vec::new();
    write(&topics, &mut bytes).unwrap();
    assert_eq!(bytes, text.as_bytes());
}

proptest! {
    #[test]
    fn any_label_survives_the_round_trip(label in "\\PC*[a-z]\\PC*", tail in "[a-z0-9-]{1,20}") {
        let (mut topics, _) = vocabulary(":a a skos:Concept ; skos:prefLabel \"A\"@de .");
        let label = label.trim().to_owned();
        for concept in topics.concepts.values_mut() {
            concept.pref_label = LocalText::german(label.clone());
            concept.exact_match = vec![format!("urn:x:{tail}")];
        }
        let (again, _) = read(turtle(&topics).as_bytes()).unwrap();
        prop_assert_eq!(again, topics);
    }
}
