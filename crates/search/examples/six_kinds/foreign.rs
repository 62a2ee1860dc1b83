//! Words that nobody chose: nouns drawn by chance from a list, joined as the list joins them.
//!
//! A noun is taken where the list has an inflected form of it and a compound that begins with it, so that its
//! joint (Fuge) is attested and not guessed. Nouns that hold one another are left out: whether a `Band` is
//! meant by `Armband` cannot be judged by machine.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use crate::courses::{Dice, Noun, Nouns};

const JOINTS: [&str; 7] = ["", "s", "es", "n", "en", "er", "e"];
const ENDINGS: [&str; 8] = ["e", "en", "n", "s", "es", "er", "ern", "se"];

/// `subjects` and `actions` drawn with a seed; the heads are those of every prospectus.
pub(crate) fn nouns(list: &Path, seed: u64, subjects: usize, actions: usize) -> Nouns {
    let bytes = std::fs::read(list).unwrap();
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(err) => err.into_bytes().iter().map(|b| char::from(*b)).collect(),
    };
    let all: BTreeSet<&str> = text.lines().map(str::trim).filter(|w| plain(w)).collect();
    let lower: BTreeSet<String> = all.iter().map(|w| w.to_lowercase()).collect();
    let simple: Vec<&str> = all.iter().copied().filter(|w| base_form(w, &all)).collect();
    let mut dice = Dice(seed);
    let mut chosen: Vec<Noun> = Vec::new();
    let mut folded: Vec<String> = Vec::new();
    while chosen.len() < subjects + actions {
        let word = *dice.pick(&simple);
        let bare = search::analysis::stem::stem(&search::analysis::fold::squeeze(
            &search::analysis::fold::fold(word),
        ));
        let near = |other: &String| other.contains(&bare) || bare.contains(other.as_str());
        if bare.len() < 4 || folded.iter().any(near) {
            continue;
        }
        let (Some(joint), Some(inflected)) = (joint(word, &all, &lower), inflected(word, &all))
        else {
            continue;
        };
        folded.push(bare);
        chosen.push(Noun {
            alone: word.to_owned(),
            first: format!("{word}{joint}"),
            inflected: inflected.to_owned(),
        });
    }
    let actions = chosen.split_off(subjects);
    Nouns {
        subjects: chosen,
        actions,
        heads: Nouns::ours().heads,
        with_action: &[
            "{h} {s}: {a}",
            "{a} rund um {s} ({h})",
            "{S}{Z}",
            "Einführung: {S}{A}{H}",
            "{s} und {a} im {h}",
        ],
        without: &["Rund um das Thema {s} – {h}", "{S}{H}", "{h} zu {s}", "{S}-{h}"],
    }
}

fn plain(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.all(char::is_lowercase)
}

/// Whether the word stands in the list uninflected, as far as the list can tell.
fn base_form(word: &str, all: &BTreeSet<&str>) -> bool {
    let letters = word.chars().count();
    (5..=10).contains(&letters)
        && !ENDINGS.iter().any(|end| word.strip_suffix(end).is_some_and(|w| all.contains(w)))
}

fn inflected<'a>(word: &str, all: &BTreeSet<&'a str>) -> Option<&'a str> {
    ENDINGS.iter().find_map(|end| all.get(format!("{word}{end}").as_str()).copied())
}

/// The joint that most compounds of the list have behind the word.
fn joint(word: &str, all: &BTreeSet<&str>, lower: &BTreeSet<String>) -> Option<&'static str> {
    let mut seen: BTreeMap<&'static str, usize> = BTreeMap::new();
    for compound in all.range(word..).take_while(|w| w.starts_with(word)) {
        for joint in JOINTS {
            let rest = compound.strip_prefix(word).and_then(|rest| rest.strip_prefix(joint));
            if rest.is_some_and(|rest| rest.len() >= 4 && lower.contains(rest)) {
                *seen.entry(joint).or_default() += 1;
            }
        }
    }
    seen.into_iter().max_by_key(|(_, times)| *times).map(|(joint, _)| joint)
}
