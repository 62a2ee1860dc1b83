//! The same organisation known twice: from a register and from a provider's file, say.
//!
//! Names are compared by `SoftTFIDF` (Cohen, Ravikumar, Fienberg: A Comparison of String Distance Metrics for
//! Name-Matching Tasks, 2003): words that many organisations carry ("Grundschule") count little, rare ones much, and a
//! word with a slip of the pen counts as nearly the same. Address and contact speak for or against it. Official school
//! numbers decide alone.
//!
//! Only organisations that share a rare word, an address or a contact are compared, so that the work does not grow with
//! the square of the district.

use std::collections::{BTreeMap, BTreeSet};

use base::OrganisationId;

use super::{FILLERS, fold};
use crate::{Address, Organisation};

/// From this likeness on two organisations are called the same.
pub const SAME: f64 = 0.8;

/// Words that more organisations than this share bring nobody together.
const COMMON: usize = 25;

/// From this Jaro-Winkler similarity on two words are one with a slip of the pen (as Cohen et al. set it).
const SLIP: f64 = 0.9;

/// Folded words that say what an organisation is before the law, not which one it is.
const LEGAL_FORMS: [&str; 12] =
    ["e", "v", "ev", "eg", "gmbh", "ggmbh", "ug", "ag", "kg", "co", "gbr", "haftungsbeschraenkt"];

/// Folded words of those who stand beside another organisation and often under its roof: a name with such a word is
/// not the one without it.
const BESIDE: [&str; 12] = [
    "aussenstelle",
    "elternrat",
    "elternverein",
    "foerderkreis",
    "foerderverein",
    "freunde",
    "freundeskreis",
    "hort",
    "jugendabteilung",
    "kita",
    "mensa",
    "schulverein",
];

/// What a name counts that holds the other one whole ("Kunstschule Farbenspiel Beispielstadt").
const HOLDS: f64 = 0.85;

/// How much two organisations are alike, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Alike {
    /// 0 to 1.
    pub score: f64,
    pub name: f64,
    pub address: f64,
    pub contact: f64,
}

/// The organisations of a district with what their names are made of.
#[derive(Debug)]
pub struct Namesakes<'a> {
    all: Vec<Known<'a>>,
    /// How many organisations carry a word.
    carriers: BTreeMap<String, u32>,
}

#[derive(Debug)]
struct Known<'a> {
    it: &'a Organisation,
    words: BTreeSet<String>,
}

impl<'a> Namesakes<'a> {
    pub fn of(organisations: impl IntoIterator<Item = &'a Organisation>) -> Namesakes<'a> {
        let all: Vec<Known<'_>> =
            organisations.into_iter().map(|it| Known { it, words: words(it.name.de()) }).collect();
        let mut carriers: BTreeMap<String, u32> = BTreeMap::new();
        for word in all.iter().flat_map(|known| &known.words) {
            *carriers.entry(word.clone()).or_default() += 1;
        }
        Namesakes { all, carriers }
    }

    /// Pairs that are alike enough, the most alike first.
    pub fn pairs(&self) -> Vec<(&'a Organisation, &'a Organisation, Alike)> {
        let mut meeting: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, known) in self.all.iter().enumerate() {
            for key in known.keys() {
                meeting.entry(key).or_default().push(at);
            }
        }
        let mut together = BTreeSet::new();
        for members in meeting.into_values().filter(|members| members.len() <= COMMON) {
            for (n, one) in members.iter().enumerate() {
                together.extend(members.iter().skip(n + 1).map(|other| (*one, *other)));
            }
        }
        let mut pairs: Vec<_> = together
            .into_iter()
            .filter_map(|(one, other)| {
                let (one, other) = (self.all.get(one)?, self.all.get(other)?);
                let alike = self.compare(one, other);
                (alike.score >= SAME).then_some((one.it, other.it, alike))
            })
            .collect();
        pairs.sort_by(|a, b| b.2.score.total_cmp(&a.2.score).then(order(a).cmp(&order(b))));
        pairs
    }

    fn compare(&self, one: &Known<'_>, other: &Known<'_>) -> Alike {
        let name = self.names(&one.words, &other.words);
        let (a, b) = (one.it, other.it);
        let address = addresses(&a.address, &b.address);
        let contact = contacts(a, b);
        let number = |it: &Organisation| it.school.as_ref().and_then(|it| it.number.clone());
        let score = match (number(a), number(b)) {
            (Some(x), Some(y)) if x == y => 1.0,
            (Some(_), Some(_)) => 0.0,
            _ => 0.6 * name + 0.2 * address + 0.2 * contact,
        };
        Alike { score, name, address, contact }
    }

    /// `SoftTFIDF` of two sets of words, 0 to 1; [`HOLDS`] where one holds the other.
    fn names(&self, a: &BTreeSet<String>, b: &BTreeSet<String>) -> f64 {
        let beside = |words: &BTreeSet<String>| BESIDE.iter().any(|word| words.contains(*word));
        if a.is_empty() || b.is_empty() || beside(a) != beside(b) {
            return 0.0;
        }
        let length = |words: &BTreeSet<String>| {
            words.iter().map(|word| self.weight(word).powi(2)).sum::<f64>().sqrt()
        };
        let shared: f64 = a
            .iter()
            .filter_map(|word| {
                let near = b.iter().map(|other| (other, strsim::jaro_winkler(word, other)));
                let best = near.max_by(|x, y| x.1.total_cmp(&y.1))?;
                (best.1 >= SLIP).then(|| self.weight(word) * self.weight(best.0) * best.1)
            })
            .sum();
        let held = if a.is_subset(b) || b.is_subset(a) { HOLDS } else { 0.0 };
        (shared / (length(a) * length(b))).clamp(held, 1.0)
    }

    /// Inverse document frequency: the rarer, the heavier.
    fn weight(&self, word: &str) -> f64 {
        let carriers = self.carriers.get(word).copied().unwrap_or(1);
        let all = u32::try_from(self.all.len()).unwrap_or(u32::MAX);
        (1.0 + f64::from(all) / f64::from(carriers)).ln()
    }
}

fn order(pair: &(&Organisation, &Organisation, Alike)) -> (OrganisationId, OrganisationId) {
    (pair.0.id, pair.1.id)
}

impl Known<'_> {
    /// Under what it meets others.
    fn keys(&self) -> impl Iterator<Item = String> {
        let names = self.words.iter().map(|word| format!("word {word}"));
        let it = self.it;
        let address = match (&it.address.street, &it.address.postcode) {
            (Some(street), Some(postcode)) => Some(format!("address {postcode} {}", fold(street))),
            _ => None,
        };
        let number = it.school.as_ref().and_then(|school| school.number.as_deref());
        let contact = reached(it).into_iter().map(|by| format!("contact {by}"));
        names
            .chain(address)
            .chain(number.map(|number| format!("number {number}")))
            .chain(contact)
            .collect::<Vec<_>>()
            .into_iter()
    }
}

/// The words of a name that tell which organisation it is.
fn words(name: &str) -> BTreeSet<String> {
    let folded = fold(name);
    let telling = folded
        .split(' ')
        .filter(|word| !word.is_empty() && !FILLERS.contains(word) && !LEGAL_FORMS.contains(word));
    telling.map(str::to_owned).collect()
}

/// The same house, the same municipality, unknown, elsewhere.
fn addresses(a: &Address, b: &Address) -> f64 {
    let place = match (&a.postcode, &b.postcode) {
        (Some(x), Some(y)) => Some(x == y),
        _ => match (&a.area, &b.area) {
            (Some(x), Some(y)) => Some(x == y),
            _ => None,
        },
    };
    let street = match (&a.street, &b.street) {
        (Some(x), Some(y)) => Some(strsim::jaro_winkler(&fold(x), &fold(y)) >= SLIP),
        _ => None,
    };
    match (place, street) {
        (Some(false), _) => 0.0,
        (Some(true), Some(true)) => 1.0,
        (_, Some(false)) => 0.4,
        (Some(true), None) => 0.7,
        (None, _) => 0.5,
    }
}

/// A way to reach both, unknown, only different ones.
fn contacts(a: &Organisation, b: &Organisation) -> f64 {
    let (x, y) = (reached(a), reached(b));
    if x.is_empty() || y.is_empty() {
        0.5
    } else if x.is_disjoint(&y) {
        0.4
    } else {
        1.0
    }
}

/// Telephone number, address for mail and site, each in one spelling.
fn reached(it: &Organisation) -> BTreeSet<String> {
    let phone = it.contact.phone.as_deref().map(|phone| {
        let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
        let national = digits.strip_prefix("0049").or_else(|| digits.strip_prefix("49"));
        format!("phone {}", national.unwrap_or(&digits).trim_start_matches('0'))
    });
    let mail = it.contact.email.as_deref().map(|mail| format!("mail {}", mail.to_lowercase()));
    let site = it.contact.url.as_deref().map(|url| {
        let bare = url.trim_start_matches("https://").trim_start_matches("http://");
        format!("site {}", bare.trim_start_matches("www.").trim_end_matches('/').to_lowercase())
    });
    [phone, mail, site].into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use base::LocalText;

    use super::*;
    use crate::samples::{guitar, origin};

    fn organisation(key: &str, name: &str) -> Organisation {
        let id = guitar("register", key).provider;
        let mut it = Organisation::new(id, origin("register", key), LocalText::german(name));
        it.address.postcode = Some("21423".to_owned());
        it
    }

    /// A district in which many carry the same common words.
    fn district() -> Vec<Organisation> {
        let places =
            ["Nordheim", "Suedheim", "Ostheim", "Westheim", "Talheim", "Bergheim", "Seeheim"];
        let kinds = ["Grundschule", "Kindertagesstätte", "Gemeindebücherei", "Turnverein"];
        let names = kinds.iter().flat_map(|kind| places.map(|place| format!("{kind} {place}")));
        names.enumerate().map(|(n, name)| organisation(&format!("d{n}"), &name)).collect()
    }

    /// Whether two organisations of that district are called the same.
    #[track_caller]
    fn check(a: Organisation, b: Organisation, same: bool) {
        let mut all = district();
        all.extend([a.clone(), b.clone()]);
        let namesakes = Namesakes::of(&all);
        let found = namesakes.pairs();
        let hit = found
            .iter()
            .find(|(x, y, _)| [x.id, y.id].contains(&a.id) && [x.id, y.id].contains(&b.id));
        assert_eq!(hit.is_some(), same, "{} / {}: {found:?}", a.name.de(), b.name.de());
    }

    #[track_caller]
    fn named(a: &str, b: &str, same: bool) {
        check(organisation("a", a), organisation("b", b), same);
    }

    #[test]
    fn the_same_name_with_another_legal_form_is_the_same_organisation() {
        named("Musikschule Beispielstadt", "Musikschule Beispielstadt e.V.", true);
        named("Lernhaus Beispielstadt gGmbH", "Lernhaus Beispielstadt", true);
    }

    #[test]
    fn a_slip_of_the_pen_and_another_order_of_words_make_no_other_organisation() {
        named("Wassermühle Beispielbach", "Wassermuehle Beispilbach", true);
        named("Beispielstadt, Musikschule", "Musikschule Beispielstadt", true);
    }

    #[test]
    fn two_schools_that_share_the_common_word_only_are_two() {
        named("Grundschule Am Wald", "Grundschule Am Weg", false);
        named("Grundschule Beispielstadt", "Oberschule Beispielstadt", false);
        named("Kindertagesstätte Sonnenblume", "Kindertagesstätte Sonnenschein", false);
    }

    #[test]
    fn a_branch_in_another_municipality_is_another_entry() {
        let (a, mut b) =
            (organisation("a", "Lernhaus Beispiel"), organisation("b", "Lernhaus Beispiel"));
        b.address.postcode = Some("21244".to_owned());
        check(a, b, false);
    }

    #[test]
    fn two_under_one_roof_with_different_names_are_two() {
        let (mut a, mut b) =
            (organisation("a", "Grundschule Beispielheim"), organisation("b", "Hort Regenbogen"));
        for it in [&mut a, &mut b] {
            it.address.street = Some("Schulstraße 1".to_owned());
        }
        check(a, b, false);
    }

    #[test]
    fn a_shared_telephone_speaks_for_a_name_that_was_shortened() {
        let mut a = organisation("a", "Kunstschule Farbenspiel Beispielstadt");
        let mut b = organisation("b", "Kunstschule Farbenspiel");
        a.contact.phone = Some("+49 4171 123".to_owned());
        b.contact.phone = Some("04171/123".to_owned());
        check(a, b, true);
    }

    #[test]
    fn a_booster_club_is_not_its_school_whatever_they_share() {
        let mut a = organisation("a", "Grundschule Beispielheim");
        let mut b = organisation("b", "Förderverein der Grundschule Beispielheim");
        for it in [&mut a, &mut b] {
            it.contact.phone = Some("04171 123".to_owned());
            it.address.street = Some("Schulstraße 1".to_owned());
        }
        check(a, b, false);
    }

    #[test]
    fn school_numbers_decide_alone() {
        let school = |key: &str, name: &str, number: &str| {
            let mut it = organisation(key, name);
            let number = Some(number.to_owned());
            it.school = Some(crate::SchoolEntry { number, ..crate::SchoolEntry::default() });
            it
        };
        check(school("a", "Schule am Markt", "12345"), school("b", "IGS Beispiel", "12345"), true);
        check(school("a", "Schule am Markt", "1"), school("b", "Schule am Markt", "2"), false);
    }
}
