//! School forms in the words of sixteen Länder, mapped to our kinds of organisation.

use std::collections::BTreeSet;

use landscape::{AllDay, Notation, Vocabularies};

/// What the words about a school's form say.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Form {
    /// Notations in our vocabulary `organisation-types`, with a wider one where that is missing.
    codes: BTreeSet<(&'static str, &'static str)>,
    /// The words themselves, on one line.
    pub(super) words: Option<String>,
    pub(super) all_day: Option<AllDay>,
}

/// A word within the form or the name, the kind, and a wider kind.
const KINDS: &[(&str, &str, &str)] = &[
    ("waldorf", "waldorfschule", "freie-schule"),
    ("rudolf steiner", "waldorfschule", "freie-schule"),
    ("rudolf-steiner", "waldorfschule", "freie-schule"),
    ("igs", "igs", "gesamtschule"),
    ("integrierte gesamtschule", "igs", "gesamtschule"),
    ("kgs", "kgs", "gesamtschule"),
    ("kooperative gesamtschule", "kgs", "gesamtschule"),
    ("gesamtschule", "gesamtschule", "schule"),
    ("gemeinschaftsschule", "gesamtschule", "schule"),
    ("stadtteilschule", "gesamtschule", "schule"),
    ("gymnasi", "gymnasium", "schule"),
    ("gymnasiale oberstufe", "gymnasium", "schule"),
    ("oberschule", "oberschule", "schule"),
    ("regionalschule", "oberschule", "schule"),
    ("realschule", "realschule", "schule"),
    ("hauptschule", "hauptschule", "schule"),
    ("grundschule", "grundschule", "schule"),
    ("fös", "foerderschule", "schule"),
    ("föz", "foerderschule", "schule"),
    ("förder", "foerderschule", "schule"),
    ("sonderschule", "foerderschule", "schule"),
    ("berufsbildend", "berufsbildende-schule", "schule"),
    ("berufsschule", "berufsbildende-schule", "schule"),
    ("berufskolleg", "berufsbildende-schule", "schule"),
    ("gesundheitsfach", "berufsbildende-schule", "schule"),
];

impl Form {
    pub(super) fn of(text: &str, name: &str) -> Form {
        let words: Vec<&str> = text.split_whitespace().collect();
        let (form, name) = (text.to_lowercase(), name.to_lowercase());
        let mut codes = found(&form, &name);
        if codes.is_empty() {
            codes = found(&name, "");
        }
        Form {
            codes,
            words: Some(words.join(" ")).filter(|words| !words.is_empty()),
            all_day: all_day(&form),
        }
    }

    /// The notations, each as exact as the vocabulary is.
    pub(super) fn kinds(&self, vocabularies: &Vocabularies) -> BTreeSet<Notation> {
        let known = |code: &str| -> Option<Notation> {
            let notation: Notation = code.parse().ok()?;
            match vocabularies.get("organisation-types") {
                Some(vocabulary) => vocabulary.get(&notation).map(|c| c.notation.clone()),
                None => Some(notation),
            }
        };
        let mut kinds: BTreeSet<Notation> = self
            .codes
            .iter()
            .filter_map(|(exact, wide)| {
                known(exact).or_else(|| known(wide)).or_else(|| known("schule"))
            })
            .collect();
        if kinds.is_empty() {
            kinds.extend(known("schule"));
        }
        kinds
    }
}

fn found(form: &str, name: &str) -> BTreeSet<(&'static str, &'static str)> {
    // Lower Saxony has one word for comprehensive and Waldorf schools: the name tells which it is.
    if form.contains("igs/fws") {
        let free = ["waldorf", "steiner", "freie"].iter().any(|word| name.contains(word));
        let primary = form.contains("primarstufe") && !name.contains("igs");
        return [if free || primary {
            ("waldorfschule", "freie-schule")
        } else if name.contains("kgs") {
            ("kgs", "gesamtschule")
        } else {
            ("igs", "gesamtschule")
        }]
        .into();
    }
    let mut codes: BTreeSet<_> = KINDS
        .iter()
        .filter(|(word, ..)| form.contains(word))
        .map(|(_, exact, wide)| (*exact, *wide))
        .collect();
    // An Oberschule is listed with the branches that it joins.
    if codes.contains(&("oberschule", "schule")) {
        codes.remove(&("hauptschule", "schule"));
        codes.remove(&("realschule", "schule"));
    }
    // "Gymnasiale Oberstufe" and "Gesamtschule" say it more exactly than their parts.
    if codes.contains(&("igs", "gesamtschule")) || codes.contains(&("kgs", "gesamtschule")) {
        codes.remove(&("gesamtschule", "schule"));
    }
    codes
}

fn all_day(form: &str) -> Option<AllDay> {
    if form.contains("offene ganztags") {
        Some(AllDay::Open)
    } else if form.contains("teilgebunden") || form.contains("teilweise gebunden") {
        Some(AllDay::PartlyBound)
    } else if form.contains("gebundene ganztags") || form.contains("vollgebunden") {
        Some(AllDay::Bound)
    } else if form.contains("halbtags") && !form.contains("ganztags") {
        Some(AllDay::None)
    } else {
        None
    }
}
