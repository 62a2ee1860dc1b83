//! What the office says of a concept in place of the vocabulary's file.
//!
//! The files of the house stay as they are and can be replaced by newer ones; amendments lie over them. A concept
//! that went up into another one (`dct:isReplacedBy` elsewhere) gives it all its words, so that nobody who knew the old
//! one looks for it in vain.

use base::{LangTag, LocalText};

use super::{Concept, Notation, Vocabularies, Vocabulary};

/// A word may have so many characters.
const LONGEST: usize = 80;
/// So many words may lead to a concept.
const MOST: usize = 80;

/// What is said of a concept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wording {
    pub pref_label: LocalText,
    pub alt_labels: Vec<(LangTag, String)>,
    pub hidden_labels: Vec<(LangTag, String)>,
    pub definition: LocalText,
    pub broader: Vec<Notation>,
}

/// An amendment of one concept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amendment {
    pub scheme: String,
    pub notation: Notation,
    /// None: as the file says it.
    pub wording: Option<Wording>,
    /// The concept of the same scheme that it went up into.
    pub merged_into: Option<Notation>,
}

/// What is wrong with an amendment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ill {
    NoScheme,
    /// There is no German label.
    NoLabel,
    TooLong(String),
    TooManyWords,
    /// The word is what another concept is called.
    Taken {
        word: String,
        by: Notation,
    },
    /// There is no such concept to stand under, or to go up into.
    Unknown(Notation),
    /// It would stand under itself.
    Circle(Notation),
    /// It would go up into itself or into what stands under it.
    IntoItself,
}

impl Wording {
    pub fn of(concept: &Concept) -> Wording {
        Wording {
            pref_label: concept.pref_label.clone(),
            alt_labels: concept.alt_labels.clone(),
            hidden_labels: concept.hidden_labels.clone(),
            definition: concept.definition.clone(),
            broader: concept.broader.clone(),
        }
    }

    /// Every word that leads to the concept.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        let other = self.alt_labels.iter().chain(&self.hidden_labels);
        self.pref_label.iter().map(|(_, word)| word).chain(other.map(|(_, word)| word.as_str()))
    }
}

impl Amendment {
    /// What is wrong with it among these vocabularies, amended before or not.
    pub fn check(&self, all: &Vocabularies) -> Vec<Ill> {
        let Some(scheme) = all.get(&self.scheme) else { return vec![Ill::NoScheme] };
        let mut ills = Vec::new();
        if let Some(wording) = &self.wording {
            self.check_words(wording, scheme, &mut ills);
            for broader in &wording.broader {
                if !scheme.concepts.contains_key(broader) {
                    ills.push(Ill::Unknown(broader.clone()));
                } else if scheme.with_broader(broader).contains(&self.notation) {
                    ills.push(Ill::Circle(broader.clone()));
                }
            }
        }
        if let Some(into) = &self.merged_into {
            if !scheme.concepts.contains_key(into) {
                ills.push(Ill::Unknown(into.clone()));
            } else if scheme.with_broader(into).contains(&self.notation) {
                ills.push(Ill::IntoItself);
            }
        }
        ills
    }

    fn check_words(&self, wording: &Wording, scheme: &Vocabulary, ills: &mut Vec<Ill>) {
        if wording.pref_label.get(&LangTag::german()).is_none() {
            ills.push(Ill::NoLabel);
        }
        if wording.words().count() > MOST {
            ills.push(Ill::TooManyWords);
        }
        for word in wording.words() {
            if word.chars().count() > LONGEST {
                ills.push(Ill::TooLong(word.to_owned()));
            }
            let same = |concept: &&Concept| {
                concept.notation != self.notation
                    && concept.pref_label.iter().any(|(_, label)| alike(label, word))
            };
            if let Some(other) = scheme.concepts.values().find(same) {
                ills.push(Ill::Taken { word: word.to_owned(), by: other.notation.clone() });
            }
        }
    }
}

impl Vocabularies {
    /// These vocabularies with what the office says. What fits no longer, because a file changed under it, is left
    /// out: a scheme or a concept that is not there any more, a circle.
    #[must_use]
    pub fn amended<'a>(&self, amendments: impl IntoIterator<Item = &'a Amendment>) -> Vocabularies {
        let mut all = self.clone();
        let mut merges = Vec::new();
        for amendment in amendments {
            let Some(scheme) = all.0.get_mut(&amendment.scheme) else { continue };
            if let Some(wording) = &amendment.wording {
                scheme.say(&amendment.notation, wording);
            }
            if let Some(into) = &amendment.merged_into {
                merges.push((amendment.scheme.clone(), amendment.notation.clone(), into.clone()));
            }
        }
        for scheme in all.0.values_mut() {
            scheme.mend();
        }
        for (scheme, from, into) in merges {
            if let Some(scheme) = all.0.get_mut(&scheme) {
                scheme.merge(&from, &into);
            }
        }
        all
    }
}

impl Vocabulary {
    /// The IRI of a concept that the office adds: as those of the file are made.
    fn iri_of(&self, notation: &Notation) -> String {
        let separator = if self.iri.ends_with(['#', '/']) { "" } else { "#" };
        format!("{}{separator}{notation}", self.iri)
    }

    fn say(&mut self, notation: &Notation, wording: &Wording) {
        let iri = self.iri_of(notation);
        let concept = self.concepts.entry(notation.clone()).or_insert_with(|| Concept {
            notation: notation.clone(),
            iri,
            pref_label: LocalText::default(),
            alt_labels: Vec::new(),
            hidden_labels: Vec::new(),
            definition: LocalText::default(),
            broader: Vec::new(),
            related: Vec::new(),
            exact_match: Vec::new(),
        });
        let wording = wording.clone();
        concept.pref_label = wording.pref_label;
        concept.alt_labels = wording.alt_labels;
        concept.hidden_labels = wording.hidden_labels;
        concept.definition = wording.definition;
        concept.broader = wording.broader;
    }

    /// Takes out broader concepts that are not there, and steps that close a circle.
    fn mend(&mut self) {
        let all: Vec<Notation> = self.concepts.keys().cloned().collect();
        for notation in all {
            let broader = match self.concepts.get_mut(&notation) {
                Some(concept) => std::mem::take(&mut concept.broader),
                None => continue,
            };
            // While it has no broader one itself, whoever reaches it from above runs in a circle.
            let fits = |above: &Notation| {
                self.concepts.contains_key(above) && !self.with_broader(above).contains(&notation)
            };
            let kept: Vec<Notation> = broader.into_iter().filter(fits).collect();
            if let Some(concept) = self.concepts.get_mut(&notation) {
                concept.broader = kept;
            }
        }
    }

    /// Lets one concept go up into another one: its words, what stands under it and what is near it.
    fn merge(&mut self, from: &Notation, into: &Notation) {
        // What it should go up into may have gone up itself by now.
        let into = self.canonical(into).clone();
        if *from == into
            || !self.concepts.contains_key(&into)
            || self.with_broader(&into).contains(from)
        {
            return;
        }
        let Some(gone) = self.concepts.remove(from) else { return };
        let step = |notation: &mut Vec<Notation>, own: &Notation| {
            for it in notation.iter_mut().filter(|it| *it == from) {
                it.clone_from(&into);
            }
            notation.retain(|it| it != own);
            let mut seen = Vec::new();
            notation.retain(|it| {
                !seen.contains(it) && {
                    seen.push(it.clone());
                    true
                }
            });
        };
        for (notation, concept) in &mut self.concepts {
            step(&mut concept.broader, notation);
            step(&mut concept.related, notation);
        }
        for target in self.merged.values_mut().filter(|target| *target == from) {
            target.clone_from(&into);
        }
        self.merged.insert(from.clone(), into.clone());
        let Some(target) = self.concepts.get_mut(&into) else { return };
        let pref = gone.pref_label.iter().map(|(lang, word)| (lang.clone(), word.to_owned()));
        let known = |target: &Concept, word: &str| target.labels().any(|it| alike(it, word));
        for (lang, word) in pref.chain(gone.alt_labels) {
            if !known(target, &word) {
                target.alt_labels.push((lang, word));
            }
        }
        for (lang, word) in gone.hidden_labels {
            if !known(target, &word) {
                target.hidden_labels.push((lang, word));
            }
        }
        target.exact_match.extend(gone.exact_match);
        for near in gone.related {
            if near != into && !target.related.contains(&near) {
                target.related.push(near);
            }
        }
    }
}

fn alike(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}
