//! Every key that the code names exists in every language, and numbers are written as people write them.

use std::{collections::BTreeSet, fs, path::Path};

use super::*;

/// What stands between `before` and a quotation mark, everywhere in `text`.
fn named<'a>(text: &'a str, before: &str) -> impl Iterator<Item = &'a str> + use<'a> {
    let parts: Vec<&str> = text.split(before).skip(1).collect();
    parts.into_iter().filter_map(|rest| rest.split('"').next())
}

fn sources(folder: &Path, found: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs" || e == "html") {
            found.push_str(&fs::read_to_string(&path).unwrap());
        }
    }
}

#[test]
fn every_text_that_the_code_asks_for_exists_in_every_language() {
    let mut code = String::new();
    sources(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), &mut code);
    let mut asked = BTreeSet::new();
    let callers = [
        "frame.t(",
        "frame.tn(",
        "frame.ta(",
        "text(lang, ",
        "text(reader.lang, ",
        "text(self.lang, ",
        "with(lang, ",
        "with(self.lang, ",
        "counted(lang, ",
        "counted(reader.lang, ",
        "counted(view.lang, ",
        "sentence(",
        "fact(",
        "put(",
        "step(",
    ];
    for before in callers.map(|caller| format!("{caller}\"")) {
        let keys = named(&code, &before).map(str::to_owned);
        asked.extend(keys.filter(|key| key.contains('-') && !key.contains('{')));
    }
    assert!(asked.len() > 50, "only {} keys found", asked.len());
    for (lang, source) in SOURCES {
        let there: BTreeSet<&str> = keys(source).collect();
        let missing: Vec<_> = asked.iter().filter(|key| !there.contains(key.as_str())).collect();
        assert!(missing.is_empty(), "{} lacks {missing:?}", lang.code());
    }
}

#[test]
fn all_languages_have_the_same_keys() {
    let [(_, de), others @ ..] = SOURCES;
    let de: BTreeSet<&str> = keys(de).collect();
    for (lang, source) in others {
        let other: BTreeSet<&str> = keys(source).collect();
        let apart: Vec<_> = de.symmetric_difference(&other).collect();
        assert!(apart.is_empty(), "{}: {apart:?}", lang.code());
    }
}

#[test]
fn every_code_of_the_domain_has_its_word() {
    use landscape::Coded;
    fn codes<T: Coded>(prefix: &str) -> Vec<String> {
        T::ALL.iter().map(|value| format!("{prefix}-{}", value.code())).collect()
    }
    let all = [
        codes::<landscape::OfferKind>("kind"),
        codes::<landscape::OfferFormat>("format"),
        codes::<landscape::LifePhase>("phase"),
        codes::<landscape::Entry>("entry"),
        codes::<landscape::AllDay>("all-day"),
    ];
    for lang in Lang::ALL {
        for key in all.iter().flatten() {
            assert!(!text(lang, key).starts_with('['), "{} lacks {key}", lang.code());
        }
    }
}

#[test]
fn numbers_and_distances_are_written_as_people_write_them() {
    assert_eq!(number(Lang::De, 1_234_567), "1.234.567");
    assert_eq!(number(Lang::En, 12_345), "12,345");
    assert_eq!(number(Lang::De, 123), "123");
    assert_eq!(distance(Lang::De, 0.0), "0 m");
    assert_eq!(distance(Lang::De, 340.0), "350 m");
    assert_eq!(distance(Lang::De, 2_440.0), "2,4 km");
    assert_eq!(distance(Lang::En, 2_440.0), "2.4 km");
    assert_eq!(distance(Lang::De, 30_700.0), "31 km");
}

#[test]
fn one_and_many_have_their_own_form() {
    assert_eq!(counted(Lang::De, "offers-found", 1), "1 Angebot");
    assert_eq!(counted(Lang::De, "offers-found", 1200), "1.200 Angebote");
    assert_eq!(counted(Lang::En, "offers-found", 0), "0 offers");
}
