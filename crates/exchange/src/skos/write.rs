//! A vocabulary as Turtle, in one order.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    io::{self, Write},
};

use base::LocalText;
use landscape::{Concept, Notation, Vocabulary};

use super::{DCT, SKOS};

/// Writes a vocabulary as Turtle.
pub fn write(vocabulary: &Vocabulary, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(turtle(vocabulary).as_bytes())
}

/// A vocabulary as Turtle text.
pub fn turtle(vocabulary: &Vocabulary) -> String {
    let scheme = iri(&vocabulary.iri);
    let mut text = format!("@prefix skos: <{SKOS}> .\n@prefix dct: <{DCT}> .\n\n");
    let names = Names::of(vocabulary);
    let mut block = Block::new(&scheme, "skos:ConceptScheme");
    block.local("dct:title", &vocabulary.title);
    if let Some(licence) = &vocabulary.licence {
        let address = licence.contains(':') && !licence.contains(char::is_whitespace);
        block.all("dct:license", vec![if address { iri(licence) } else { literal(licence) }]);
    }
    let top = vocabulary.concepts.values().filter(|c| c.broader.is_empty());
    block.all("skos:hasTopConcept", top.map(|c| iri(&c.iri)).collect());
    text.push_str(&block.end());
    for concept in vocabulary.concepts.values() {
        text.push('\n');
        text.push_str(&of_concept(concept, &scheme, &names));
    }
    text
}

/// IRIs by notation, and who stands below whom.
struct Names<'a> {
    iris: BTreeMap<&'a Notation, String>,
    narrower: BTreeMap<&'a Notation, Vec<&'a Notation>>,
}

impl<'a> Names<'a> {
    fn of(vocabulary: &'a Vocabulary) -> Names<'a> {
        let concepts = || vocabulary.concepts.values();
        let mut narrower: BTreeMap<&Notation, Vec<&Notation>> = BTreeMap::new();
        for concept in concepts() {
            for above in &concept.broader {
                narrower.entry(above).or_default().push(&concept.notation);
            }
        }
        Names { iris: concepts().map(|c| (&c.notation, iri(&c.iri))).collect(), narrower }
    }

    fn iris<'b>(&self, notations: impl IntoIterator<Item = &'b Notation>) -> Vec<String> {
        notations.into_iter().filter_map(|n| self.iris.get(n).cloned()).collect()
    }
}

fn of_concept(concept: &Concept, scheme: &str, names: &Names<'_>) -> String {
    let mut block = Block::new(&iri(&concept.iri), "skos:Concept");
    block.all("skos:inScheme", vec![scheme.to_owned()]);
    block.all("skos:notation", vec![literal(concept.notation.as_str())]);
    block.local("skos:prefLabel", &concept.pref_label);
    for (name, labels) in
        [("skos:altLabel", &concept.alt_labels), ("skos:hiddenLabel", &concept.hidden_labels)]
    {
        let labels = labels.iter().map(|(lang, text)| format!("{}@{lang}", literal(text)));
        block.all(name, labels.collect());
    }
    block.local("skos:definition", &concept.definition);
    if concept.broader.is_empty() {
        block.all("skos:topConceptOf", vec![scheme.to_owned()]);
    }
    block.all("skos:broader", names.iris(&concept.broader));
    let narrower = names.narrower.get(&concept.notation).map(Vec::as_slice).unwrap_or_default();
    block.all("skos:narrower", names.iris(narrower.iter().copied()));
    block.all("skos:related", names.iris(&concept.related));
    block.all("skos:exactMatch", concept.exact_match.iter().map(|other| iri(other)).collect());
    block.end()
}

/// What is said about one subject.
struct Block(String);

impl Block {
    fn new(subject: &str, class: &str) -> Block {
        Block(format!("{subject} a {class}"))
    }

    fn all(&mut self, predicate: &str, mut objects: Vec<String>) {
        objects.sort();
        objects.dedup();
        if !objects.is_empty() {
            // Writing into a string does not fail.
            let _ = write!(self.0, " ;\n    {predicate} {}", objects.join(", "));
        }
    }

    fn local(&mut self, predicate: &str, text: &LocalText) {
        self.all(
            predicate,
            text.iter().map(|(lang, text)| format!("{}@{lang}", literal(text))).collect(),
        );
    }

    fn end(self) -> String {
        format!("{} .\n", self.0)
    }
}

/// An IRI in brackets, with what may not stand there as numbers.
fn iri(iri: &str) -> String {
    let mut text = String::from("<");
    for c in iri.chars() {
        if c <= ' ' || "<>\"{}|^`\\".contains(c) {
            let _ = write!(text, "\\u{:04X}", u32::from(c));
        } else {
            text.push(c);
        }
    }
    text.push('>');
    text
}

fn literal(text: &str) -> String {
    let mut literal = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => literal.push_str("\\\""),
            '\\' => literal.push_str("\\\\"),
            '\n' => literal.push_str("\\n"),
            '\r' => literal.push_str("\\r"),
            '\t' => literal.push_str("\\t"),
            c => literal.push(c),
        }
    }
    literal.push('"');
    literal
}
