//! Where: municipalities, postcodes and circles, and which names are ordinary words.

use landscape::{AreaLevel, gazetteer::Entry};

use super::Reader;
use crate::Lexicon;

/// Names of municipalities that are words too; folded and squeezed.
const WORDS_TOO: &[&str] = &[
    "appel",
    "aue",
    "baden",
    "bad",
    "berg",
    "bergen",
    "buchen",
    "burg",
    "drage",
    "eichen",
    "essen",
    "forst",
    "grube",
    "hagen",
    "halle",
    "heide",
    "herne",
    "hof",
    "kamen",
    "kiel",
    "kirchen",
    "lage",
    "lehre",
    "linden",
    "mark",
    "moor",
    "norden",
    "otter",
    "regen",
    "rosengarten",
    "rose",
    "rot",
    "see",
    "singen",
    "stade",
    "stelle",
    "tanne",
    "telle",
    "wald",
    "weide",
    "welle",
    "wiesen",
    "winter",
    "werder",
    "elbmarsch",
];
/// Words before a name that make it a place.
const IN: &[&str] = &[
    "in",
    "nach",
    "bei",
    "aus",
    "um",
    "rund",
    "nahe",
    "ort",
    "gemeinde",
    "stadt",
    "samtgemeinde",
    "landkreis",
    "nahe",
    "richtung",
    "umgebung",
    "raum",
];
/// Words before "Stelle" and "Lehre" that make them words.
const WORK: &[&str] = &[
    "ausbildung",
    "ausbildungs",
    "praktikum",
    "praktikums",
    "arbeit",
    "arbeits",
    "job",
    "halbe",
    "ganze",
    "minijob",
    "meine",
    "eine",
    "die",
    "der",
    "dieser",
    "keine",
    "beratung",
    "beratungs",
];

/// Circles: "im Umkreis von 10 km um Tostedt", "10 km um 21423".
pub(super) fn around(reader: &mut Reader<'_>, lexicon: &Lexicon) {
    for at in 0..reader.len() {
        let (km, mut next) = match reader.number(at) {
            Some(km) if reader.is(at + 1, &["km", "kilometer", "kilometern"]) => (km, at + 2),
            _ => match reader.word(at).strip_suffix("km").and_then(|n| n.parse().ok()) {
                Some(km) => (km, at + 1),
                None => continue,
            },
        };
        if !(1..=500).contains(&km) {
            continue;
        }
        let mut from = at;
        while from > 0
            && reader.is(
                from - 1,
                &["von", "umkreis", "im", "umgebung", "bis", "zu", "max", "radius", "maximal"],
            )
        {
            from -= 1;
        }
        while reader
            .is(next, &["um", "rund", "von", "umkreis", "bei", "entfernung", "im", "in", "herum"])
        {
            next += 1;
        }
        if let Some((value, end)) = named(reader, next, lexicon) {
            let filters = [("near", value), ("radius", km.to_string())];
            reader.take(from, end, &filters);
        } else if let Some((value, start)) = before(reader, from, lexicon) {
            // "Yoga Tostedt Umkreis 10 km"
            let filters = [("near", value), ("radius", km.to_string())];
            reader.take(start, next, &filters);
        }
    }
}

/// A place that ends right before `end`.
fn before(reader: &Reader<'_>, end: usize, lexicon: &Lexicon) -> Option<(String, usize)> {
    (1..=3.min(end)).rev().find_map(|length| {
        let start = end - length;
        let (value, to) = named(reader, start, lexicon)?;
        (to == end).then_some((value, start))
    })
}

/// The place that begins here: its value for `near`, and where it ends.
fn named(reader: &Reader<'_>, at: usize, lexicon: &Lexicon) -> Option<(String, usize)> {
    if let Some(postcode) = postcode(reader, at, lexicon) {
        return Some((postcode, at + 1));
    }
    let (entry, end) = entry(reader, at, lexicon)?;
    entry.centre.is_some().then(|| (entry.name.clone(), end))
}

fn postcode(reader: &Reader<'_>, at: usize, lexicon: &Lexicon) -> Option<String> {
    let word = reader.word(at);
    let digits = word.len() == 5 && word.bytes().all(|b| b.is_ascii_digit());
    (digits && !lexicon.gazetteer().by_postcode(word).is_empty()).then(|| word.to_owned())
}

/// The longest name that begins here.
fn entry<'l>(reader: &Reader<'_>, at: usize, lexicon: &'l Lexicon) -> Option<(&'l Entry, usize)> {
    (1..=5).rev().find_map(|length| {
        let end = at + length;
        if end > reader.len() || (at..end).any(|i| reader.word(i).is_empty()) {
            return None;
        }
        let found = lexicon.gazetteer().by_name(&reader.name(at, end)).into_iter().next()?;
        Some((found, end))
    })
}

/// Postcodes and names that stand by themselves.
pub(super) fn read(reader: &mut Reader<'_>, lexicon: &Lexicon) {
    let mut at = 0;
    while at < reader.len() {
        let before = at.checked_sub(1).filter(|b| reader.is(*b, IN));
        let mut from = before.unwrap_or(at);
        while from > 0 && from < at && reader.is(from - 1, &["in", "der", "rund", "im"]) {
            from -= 1;
        }
        if let Some(postcode) = postcode(reader, at, lexicon) {
            // "21423 Winsen": the name says the same.
            let mut end = at + 1;
            if let Some((entry, after)) = entry(reader, at + 1, lexicon)
                && lexicon.gazetteer().by_postcode(&postcode).iter().any(|e| e.ags == entry.ags)
            {
                end = after;
            }
            reader.take(from, end, &[("near", postcode)]);
            at = end;
            continue;
        }
        let Some((found, end)) = entry(reader, at, lexicon) else {
            at += 1;
            continue;
        };
        if end == at + 1 && before.is_none() && is_word(reader, at) {
            at += 1;
            continue;
        }
        let local = matches!(found.level, AreaLevel::Municipality | AreaLevel::Part);
        let filter = if local && found.centre.is_some() {
            ("near", found.name.clone())
        } else {
            ("area", found.ags.to_string())
        };
        reader.take(from, end, &[filter]);
        at = end;
    }
}

/// Whether the folded name is an ordinary word as well.
pub(super) fn is_word_too(name: &str) -> bool {
    WORDS_TOO.contains(&name)
}

/// Whether a name that is a word too is meant as the word here.
fn is_word(reader: &Reader<'_>, at: usize) -> bool {
    let word = reader.word(at);
    if word.chars().count() < 4 {
        return true;
    }
    if !WORDS_TOO.contains(&word) {
        return false;
    }
    let raw = reader.raw(at, at + 1);
    let capital = raw.chars().next().is_some_and(char::is_uppercase);
    let shouting = reader.text.chars().any(char::is_uppercase);
    let Some(before) = at.checked_sub(1) else {
        // Alone, a name is a place; followed by something, it is what that something is about.
        return reader.len() > 1 || !capital;
    };
    let last = reader.word(before);
    let adjective = ["e", "en", "er", "es"].iter().any(|end| last.ends_with(end))
        && !reader.raw(before, at).chars().next().is_some_and(char::is_uppercase);
    adjective || WORK.contains(&last) || (shouting && !capital) || at + 1 < reader.len()
}
