//! Which mail addresses are a school's, and which a person's.
//!
//! An address is taken only where something in it says "school": a word for an office, a word of the
//! school's own name, or its town. Everything else may be a person and is dropped.

use landscape::{Address, matching::fold};

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Mail {
    School(String),
    Person,
    /// No address at all ("noch zu ermitteln").
    None,
}

/// Parts of the local part that say it is an office.
const OFFICES: &[&str] = &[
    "schule",
    "schul",
    "sekretariat",
    "info",
    "verwaltung",
    "gymnasi",
    "mail",
    "post",
    "kontakt",
    "office",
    "buero",
    "leitung",
    "kita",
    "bbs",
    "igs",
    "kgs",
    "obs",
    "hrs",
    "ghs",
    "gs",
    "rs",
    "fos",
    "foes",
    "gym",
    "seminar",
    "kolleg",
    "zentrum",
    "service",
    "poststelle",
    "oberschule",
];

pub(super) fn of_school(text: &str, name: &str, address: &Address) -> Mail {
    let text = text.trim().trim_start_matches("mailto:");
    let Some((local, host)) = text.split_once('@') else { return Mail::None };
    let sound = !local.is_empty()
        && host.contains('.')
        && !text.contains(|c: char| {
            c.is_whitespace() || c.is_control() || "<>,;\"@".contains(c) && c != '@'
        })
        && !host.contains('@');
    if !sound {
        return Mail::None;
    }
    let folded = fold(local);
    let words: Vec<&str> = folded.split(' ').collect();
    let office = |word: &&str| {
        OFFICES.iter().any(|office| match office.len() {
            ..4 => word == office,
            _ => word.contains(office),
        })
    };
    let names = format!("{} {}", fold(name), fold(address.city.as_deref().unwrap_or_default()));
    let own = names.split(' ').filter(|word| word.len() >= 4).any(|word| folded.contains(word));
    let numbered = local.chars().any(|c| c.is_ascii_digit());
    if words.iter().any(office) || own || numbered {
        Mail::School(text.to_owned())
    } else {
        Mail::Person
    }
}
