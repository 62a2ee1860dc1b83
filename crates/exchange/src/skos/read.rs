//! Turtle becomes a vocabulary: statements are collected by subject, then understood.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::Read,
};

use base::{Finding, FindingKind, LangTag, LocalText, Spot};
use landscape::{Concept, Notation, Vocabulary, matching::fold};
use oxrdf::{NamedOrBlankNode, Term};
use oxttl::{TurtleParseError, TurtleParser};

use super::{DCT, RDF_TYPE, SKOS, tail};
use crate::{encoding, limits};

/// Most statements of one file.
const STATEMENTS: usize = 2_000_000;

/// What is said about one subject: predicate to objects, in the order of the file.
type Said = BTreeMap<String, Vec<Term>>;

/// Reads a vocabulary. `Err` where there is none to read; findings name what was left out.
pub fn read(reader: impl Read) -> Result<(Vocabulary, Vec<Finding>), Finding> {
    let text = encoding::text(&limits::whole(reader)?);
    let mut subjects: BTreeMap<String, Said> = BTreeMap::new();
    let mut order: Vec<String> = Vec::new();
    for (count, triple) in TurtleParser::new().for_reader(text.as_bytes()).enumerate() {
        let triple = triple.map_err(|error| broken(&error))?;
        if count >= STATEMENTS {
            let kind = FindingKind::TooLarge(format!("{STATEMENTS} Aussagen / statements"));
            return Err(Finding::fatal(kind, Spot::default(), ""));
        }
        let NamedOrBlankNode::NamedNode(subject) = triple.subject else { continue };
        let said = subjects.entry(subject.as_str().to_owned()).or_insert_with(|| {
            order.push(subject.as_str().to_owned());
            Said::new()
        });
        said.entry(triple.predicate.into_string()).or_default().push(triple.object);
    }
    let is = |said: &Said, class: &str| {
        let class = format!("{SKOS}{class}");
        iris(said, RDF_TYPE).any(|iri| iri == class)
    };
    let mut schemes = order.iter().filter_map(|iri| subjects.get_key_value(iri));
    let mut schemes = schemes.by_ref().filter(|(_, said)| is(said, "ConceptScheme"));
    let Some((iri, said)) = schemes.next() else {
        let kind = FindingKind::NotThisFormat("SKOS-Vokabular / SKOS vocabulary");
        return Err(Finding::fatal(kind, Spot::default(), ""));
    };
    let mut findings = Vec::new();
    for (other, _) in schemes {
        let kind = FindingKind::NotSupported(
            "mehrere Vokabulare in einer Datei / several schemes in a file",
        );
        findings.push(Finding::note(kind, Spot::default().field("skos:ConceptScheme"), other));
    }
    let title = match texts(said, &format!("{DCT}title")) {
        none if none.is_empty() => texts(said, &format!("{SKOS}prefLabel")),
        some => some,
    };
    let licence =
        said.get(&format!("{DCT}license")).and_then(|terms| terms.first()).map(|term| match term {
            Term::NamedNode(iri) => iri.as_str().to_owned(),
            Term::Literal(literal) => literal.value().to_owned(),
            _ => String::new(),
        });
    let mut vocabulary = Vocabulary {
        scheme: slug(tail(iri)).unwrap_or_else(|| "vocabulary".to_owned()),
        iri: iri.clone(),
        title: title.into_iter().collect(),
        licence: licence.filter(|licence| !licence.is_empty()),
        concepts: BTreeMap::new(),
        merged: BTreeMap::new(),
    };
    let concepts = order
        .iter()
        .filter_map(|iri| subjects.get_key_value(iri))
        .filter(|(_, said)| is(said, "Concept") || said.contains_key(&format!("{SKOS}prefLabel")))
        .filter(|(_, said)| !is(said, "ConceptScheme") && !is(said, "Collection"));
    let mut notations: BTreeMap<&str, Notation> = BTreeMap::new();
    for (iri, said) in concepts {
        match concept(iri, said, &mut findings) {
            Ok(concept) if vocabulary.concepts.contains_key(&concept.notation) => findings.push(
                Finding::rejected(FindingKind::DuplicateKey, spot(iri), concept.notation.as_str()),
            ),
            Ok(concept) => {
                notations.insert(iri, concept.notation.clone());
                vocabulary.concepts.insert(concept.notation.clone(), concept);
            }
            Err(finding) => findings.push(finding),
        }
    }
    relate(&mut vocabulary, &subjects, &notations, &mut findings);
    cut_circles(&mut vocabulary, &mut findings);
    Ok((vocabulary, findings))
}

fn broken(error: &TurtleParseError) -> Finding {
    let spot = match error {
        TurtleParseError::Syntax(error) => Spot::line(error.location().start.line + 1),
        TurtleParseError::Io(_) => Spot::default(),
    };
    Finding::fatal(FindingKind::Broken(error.to_string()), spot, "")
}

fn spot(iri: &str) -> Spot {
    Spot::default().record(iri)
}

fn concept(iri: &str, said: &Said, findings: &mut Vec<Finding>) -> Result<Concept, Finding> {
    let stated =
        said.get(&format!("{SKOS}notation")).into_iter().flatten().find_map(|term| match term {
            Term::Literal(literal) => Some(literal.value().to_owned()),
            _ => None,
        });
    let word = stated.as_deref().unwrap_or_else(|| tail(iri));
    let notation: Option<Notation> = slug(word).and_then(|slug| slug.parse().ok());
    let Some(notation) = notation else {
        return Err(Finding::rejected(
            FindingKind::Missing,
            spot(iri).field("skos:notation"),
            word,
        ));
    };
    if stated.as_deref().is_some_and(|stated| stated != notation.as_str()) {
        findings.push(Finding::note(
            FindingKind::UnknownCode,
            spot(iri).field("skos:notation"),
            word,
        ));
    }
    let mut pref_label = LocalText::default();
    for (lang, text) in texts(said, &format!("{SKOS}prefLabel")) {
        if pref_label.get(&lang).is_some() {
            let kind = FindingKind::Contradiction(
                "zwei skos:prefLabel in einer Sprache / two in one language",
            );
            findings.push(Finding::note(kind, spot(iri).field("skos:prefLabel"), &text));
        } else {
            pref_label.set(lang, text);
        }
    }
    if pref_label.is_empty() {
        return Err(Finding::rejected(FindingKind::Missing, spot(iri).field("skos:prefLabel"), ""));
    }
    let labels = |name: &str| {
        let all: BTreeSet<(LangTag, String)> =
            texts(said, &format!("{SKOS}{name}")).into_iter().collect();
        all.into_iter().collect()
    };
    let matches: BTreeSet<String> =
        iris(said, &format!("{SKOS}exactMatch")).map(str::to_owned).collect();
    Ok(Concept {
        notation,
        iri: iri.to_owned(),
        pref_label,
        alt_labels: labels("altLabel"),
        hidden_labels: labels("hiddenLabel"),
        definition: texts(said, &format!("{SKOS}definition")).into_iter().collect(),
        broader: Vec::new(),
        related: Vec::new(),
        exact_match: matches.into_iter().collect(),
    })
}

fn iris<'a>(said: &'a Said, predicate: &str) -> impl Iterator<Item = &'a str> {
    said.get(predicate).into_iter().flatten().filter_map(|term| match term {
        Term::NamedNode(iri) => Some(iri.as_str()),
        _ => None,
    })
}

/// Texts with their languages; one without a language is German.
fn texts(said: &Said, predicate: &str) -> Vec<(LangTag, String)> {
    let terms = said.get(predicate).into_iter().flatten();
    terms
        .filter_map(|term| match term {
            Term::Literal(literal) if !literal.value().trim().is_empty() => {
                let lang = match literal.language() {
                    Some(tag) => tag.parse().ok()?,
                    None => LangTag::german(),
                };
                Some((lang, literal.value().trim().to_owned()))
            }
            _ => None,
        })
        .collect()
}

/// Lower-case ASCII with hyphens; `None` where nothing is left.
fn slug(text: &str) -> Option<String> {
    let fine = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    if !text.is_empty() && text.bytes().all(fine) {
        return Some(text.chars().take(80).collect());
    }
    let ascii: String = fold(text)
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' })
        .take(80)
        .collect();
    let slug = ascii.trim_matches('-');
    (!slug.is_empty()).then(|| slug.to_owned())
}

/// broader, narrower and related, from both sides.
fn relate(
    vocabulary: &mut Vocabulary,
    subjects: &BTreeMap<String, Said>,
    notations: &BTreeMap<&str, Notation>,
    findings: &mut Vec<Finding>,
) {
    let mut broader: BTreeSet<(Notation, Notation)> = BTreeSet::new();
    let mut related: BTreeSet<(Notation, Notation)> = BTreeSet::new();
    for (iri, notation) in notations {
        let Some(said) = subjects.get(*iri) else { continue };
        for relation in ["broader", "narrower", "related"] {
            for other in iris(said, &format!("{SKOS}{relation}")) {
                let Some(target) = notations.get(other) else {
                    let spot = spot(iri).field(format!("skos:{relation}"));
                    findings.push(Finding::note(FindingKind::UnknownReference, spot, other));
                    continue;
                };
                match relation {
                    "broader" => broader.insert((notation.clone(), target.clone())),
                    "narrower" => broader.insert((target.clone(), notation.clone())),
                    _ => related.insert((notation.clone(), target.clone())),
                };
            }
        }
    }
    for (below, above) in broader {
        if let Some(concept) = vocabulary.concepts.get_mut(&below) {
            concept.broader.push(above);
        }
    }
    for (one, other) in related {
        if let Some(concept) = vocabulary.concepts.get_mut(&one) {
            concept.related.push(other);
        }
    }
}

/// Takes out the step that closes a circle of broader concepts, until there is none.
fn cut_circles(vocabulary: &mut Vocabulary, findings: &mut Vec<Finding>) {
    let mut closing: Vec<(Notation, Notation)> = Vec::new();
    let mut done: BTreeSet<&Notation> = BTreeSet::new();
    for start in vocabulary.concepts.keys() {
        // Depth first without recursion: the path, and how many steps up were taken from each.
        let mut path: Vec<(&Notation, usize)> = vec![(start, 0)];
        while let Some((at, taken)) = path.pop() {
            if done.contains(at) {
                continue;
            }
            let steps = vocabulary.get(at).map(|c| c.broader.as_slice()).unwrap_or_default();
            let Some(above) = steps.get(taken) else {
                done.insert(at);
                continue;
            };
            path.push((at, taken + 1));
            if path.iter().any(|(on_path, _)| *on_path == above) {
                closing.push((at.clone(), above.clone()));
            } else {
                path.push((above, 0));
            }
        }
    }
    for (below, above) in closing {
        if let Some(concept) = vocabulary.concepts.get_mut(&below) {
            let spot = spot(&concept.iri).field("skos:broader");
            let kind = FindingKind::Contradiction("Kreis in skos:broader / circle in skos:broader");
            findings.push(Finding::note(kind, spot, above.as_str()));
            concept.broader.retain(|broader| *broader != above);
        }
    }
}
