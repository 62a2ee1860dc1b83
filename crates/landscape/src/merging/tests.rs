//! What comes out when two entries become one.

use base::LangTag;
use proptest::prelude::*;

use super::*;
use crate::{Coded, samples::guitar};

fn english() -> LangTag {
    "en".parse().unwrap()
}

/// The same course from a second source, which knows other things.
fn twin() -> Offer {
    let mut it = guitar("kursnetz", "4711");
    it.title.set(english(), "Guitar for beginners");
    it.topics = ["musik".parse().unwrap()].into();
    it.registration = Some("https://kurse.example/4711".to_owned());
    it.contact.phone = Some("04171 1".to_owned());
    it
}

fn difference(kept: &Offer, other: &Offer, field: OfferField) -> Option<(Choice, bool)> {
    let found = differences(kept, other).into_iter().find(|it| it.field == field);
    found.map(|it| (it.proposal, it.can_join))
}

#[test]
fn what_only_one_of_both_says_is_taken() {
    let (kept, other) = (guitar("musikschule", "G1"), twin());
    assert_eq!(difference(&kept, &other, OfferField::Registration), Some((Choice::Other, false)));
    assert_eq!(difference(&other, &kept, OfferField::Registration), Some((Choice::Kept, false)));
    let merged = merge(&kept, &other, &proposed(&kept, &other));
    assert_eq!(merged.registration, other.registration);
    assert_eq!(merged.contact, other.contact);
}

#[test]
fn lists_and_languages_are_joined() {
    let (mut kept, other) = (guitar("musikschule", "G1"), twin());
    kept.topics = ["kultur".parse().unwrap()].into();
    kept.title = LocalText::german("Gitarre von Anfang an");
    kept.contact.email = Some("musik@schule.example".to_owned());
    assert_eq!(difference(&kept, &other, OfferField::Topics), Some((Choice::Both, true)));
    assert_eq!(difference(&kept, &other, OfferField::Title), Some((Choice::Both, true)));
    let merged = merge(&kept, &other, &proposed(&kept, &other));
    assert_eq!(merged.topics.len(), 2);
    assert_eq!(merged.title.de(), "Gitarre von Anfang an");
    assert_eq!(merged.title.get(&english()), Some("Guitar for beginners"));
    assert_eq!(merged.contact.phone.as_deref(), Some("04171 1"));
    assert_eq!(merged.contact.email.as_deref(), Some("musik@schule.example"));
}

#[test]
fn where_both_say_something_else_the_kept_one_counts_until_somebody_chooses() {
    let (mut kept, mut other) = (guitar("musikschule", "G1"), twin());
    kept.url = Some("https://a.example".to_owned());
    other.url = Some("https://b.example".to_owned());
    assert_eq!(difference(&kept, &other, OfferField::Url), Some((Choice::Kept, false)));
    let mut choices = proposed(&kept, &other);
    assert_eq!(merge(&kept, &other, &choices).url, kept.url);
    choices.insert(OfferField::Url, Choice::Other);
    assert_eq!(merge(&kept, &other, &choices).url, other.url);
}

#[test]
fn the_other_ones_longer_list_is_proposed_as_it_stands() {
    let (mut kept, mut other) = (guitar("musikschule", "G1"), twin());
    kept.keywords = vec!["Noten".to_owned()];
    other.keywords = vec!["Noten".to_owned(), "Akkorde".to_owned()];
    assert_eq!(difference(&kept, &other, OfferField::Keywords), Some((Choice::Other, false)));
}

#[test]
fn kind_and_provider_are_never_taken_without_being_chosen() {
    let (kept, mut other) = (guitar("musikschule", "G1"), twin());
    other.kind = crate::OfferKind::Event;
    let merged = merge(&kept, &other, &proposed(&kept, &other));
    assert_eq!((merged.kind, merged.provider), (kept.kind, kept.provider));
}

#[test]
fn an_organisation_keeps_its_name_and_takes_the_address_it_lacked() {
    let source = |key: &str| crate::samples::origin("register", key);
    let id = |key: &str| guitar("register", key).provider;
    let mut kept =
        Organisation::new(id("1"), source("1"), LocalText::german("Musikschule Beispielstadt"));
    let mut other = Organisation::new(id("2"), source("2"), LocalText::german("Musikschule"));
    kept.kinds = ["musikschule".parse().unwrap()].into();
    other.address.postcode = Some("21423".to_owned());
    other.provider = true;
    let merged = merge(&kept, &other, &proposed(&kept, &other));
    assert_eq!(merged.name, kept.name);
    assert_eq!(merged.kinds, kept.kinds);
    assert_eq!(merged.address, other.address);
    assert_eq!((merged.id, &merged.origin), (kept.id, &kept.origin));
}

/// Offers that say this and that, or nothing.
fn offers() -> impl Strategy<Value = Offer> {
    let text = prop::option::of("[a-c]{1,2}");
    let words = prop::collection::vec("[a-c]", 0..3);
    (text.clone(), text.clone(), words.clone(), words, prop::option::of(any::<bool>()), "[ab]")
        .prop_map(|(english_title, url, topics, keywords, childcare, key)| {
            let mut it = guitar("quelle", &key);
            if let Some(title) = english_title {
                it.title.set(english(), title);
            }
            it.url = url;
            it.topics = topics.iter().map(|topic| topic.parse().unwrap()).collect();
            for word in keywords {
                if !it.keywords.contains(&word) {
                    it.keywords.push(word);
                }
            }
            it.childcare = childcare;
            it
        })
}

fn all(choice: Choice) -> Choices<OfferField> {
    OfferField::ALL.iter().map(|field| (*field, choice)).collect()
}

proptest! {
    #[test]
    fn an_entry_merged_with_itself_stays_what_it_is(it in offers()) {
        prop_assert_eq!(differences(&it, &it), Vec::new());
        for choice in Choice::ALL {
            prop_assert_eq!(&merge(&it, &it, &all(*choice)), &it);
        }
    }

    #[test]
    fn choosing_one_side_everywhere_gives_that_side(a in offers(), b in offers()) {
        prop_assert_eq!(&merge(&a, &b, &all(Choice::Kept)), &a);
        let taken = merge(&a, &b, &all(Choice::Other));
        for field in OfferField::ALL {
            prop_assert!(taken.agrees(*field, &b));
        }
        prop_assert_eq!((taken.id, taken.publication), (a.id, a.publication));
    }

    #[test]
    fn what_is_proposed_loses_nothing_that_could_be_joined(a in offers(), b in offers()) {
        let merged = merge(&a, &b, &proposed(&a, &b));
        for it in [&a, &b] {
            prop_assert!(it.topics.is_subset(&merged.topics));
            prop_assert!(it.keywords.iter().all(|word| merged.keywords.contains(word)));
            prop_assert!(it.url.is_none() || merged.url.is_some());
            prop_assert!(it.title.iter().all(|(lang, _)| merged.title.get(lang).is_some()));
        }
    }
}
