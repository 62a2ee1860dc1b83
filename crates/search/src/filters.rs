//! Filters: what they are called in addresses, which values they take, and what they let through.

use std::collections::{BTreeMap, BTreeSet};

use base::{Ags, Money, OrganisationId, SourceKey};
use jiff::civil::Date;
use landscape::{CefrLevel, Coded, LifePhase, Notation, OfferFormat, OfferKind, session};

/// Keys of all filters in the order in which they are shown and written into addresses.
pub const KEYS: &[&str] = &[
    "topic",
    "audience",
    "phase",
    "situation",
    "age",
    "kind",
    "format",
    "free",
    "max-price",
    "funding",
    "area",
    "near",
    "radius",
    "from",
    "until",
    "weekday",
    "daytime",
    "entry",
    "language",
    "level",
    "accessibility",
    "childcare",
    "places",
    "certificate",
    "provider",
    "source",
    "group",
    "grade",
];

/// The vocabulary in which a filter's values stand; nothing where they stand in none.
pub fn scheme(key: &str) -> Option<&'static str> {
    Some(match key {
        "topic" => "topics",
        "audience" => "audiences",
        "situation" => "life-situations",
        "funding" => "funding",
        "accessibility" => "accessibility",
        _ => return None,
    })
}

/// Weekdays from Monday on, as written in filters.
pub const WEEKDAYS: [&str; 7] = ["mo", "tu", "we", "th", "fr", "sa", "su"];
/// Times of day, as written in filters.
pub const DAYTIMES: [&str; 3] = ["morning", "afternoon", "evening"];

/// Keys that take one value only: a new one takes the place of the old one.
const SINGLE: &[&str] = &["free", "max-price", "near", "radius", "from", "until", "age"];

/// The key is no filter or the value does not fit it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{value}` is no value of the filter `{key}`")]
pub struct NotAFilter {
    pub key: String,
    pub value: String,
}

/// Filters that are set. Several values of one key are alternatives; different keys all hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filters {
    set: BTreeMap<&'static str, BTreeSet<String>>,
}

impl Filters {
    /// Sets a filter; values are checked and brought into one form.
    pub fn set(&mut self, key: &str, value: &str) -> Result<(), NotAFilter> {
        let refused = || NotAFilter { key: key.to_owned(), value: value.to_owned() };
        let known = KEYS.iter().copied().find(|k| *k == key).ok_or_else(refused)?;
        let value = checked(known, value.trim()).ok_or_else(refused)?;
        let values = self.set.entry(known).or_default();
        if SINGLE.contains(&known) {
            values.clear();
        }
        values.insert(value);
        Ok(())
    }

    /// Takes one value away.
    pub fn remove(&mut self, key: &str, value: &str) {
        if let Some(values) = self.set.get_mut(key) {
            values.remove(value);
            if values.is_empty() {
                self.set.remove(key);
            }
        }
    }

    /// All set filters in the order of [`KEYS`].
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        KEYS.iter()
            .flat_map(|key| self.values(key).map(move |value| (*key, value.to_owned())))
            .collect()
    }

    pub fn is_empty(&self) -> bool {
        self.set.is_empty()
    }

    /// The values of one key.
    pub fn values(&self, key: &str) -> impl Iterator<Item = &str> {
        self.set.get(key).into_iter().flatten().map(String::as_str)
    }

    pub fn has(&self, key: &str) -> bool {
        self.set.contains_key(key)
    }

    pub(crate) fn first(&self, key: &str) -> Option<&str> {
        self.values(key).next()
    }

    pub(crate) fn keys(&self) -> impl Iterator<Item = &'static str> {
        self.set.keys().copied()
    }

    pub(crate) fn date(&self, key: &str) -> Option<Date> {
        self.first(key)?.parse().ok()
    }

    /// The most that it may cost, in cents.
    pub(crate) fn cents(&self) -> Option<u32> {
        u32::try_from(Money::read(self.first("max-price")?)?.cents()).ok()
    }

    /// The ages asked for: from and to, both included.
    pub(crate) fn ages(&self) -> Option<(u8, u8)> {
        let value = self.first("age")?;
        match value.split_once('-') {
            Some((from, to)) => Some((from.parse().ok()?, to.parse().unwrap_or(120))),
            None => value.parse().ok().map(|age| (age, age)),
        }
    }
}

/// The value in the form in which it is kept; `None` where it does not fit.
fn checked(key: &str, value: &str) -> Option<String> {
    let of = |found: bool| found.then(|| value.to_owned());
    match key {
        key if scheme(key).is_some() => of(value.parse::<Notation>().is_ok()),
        "phase" => of(LifePhase::from_code(value).is_some()),
        "kind" => of(OfferKind::from_code(value).is_some()),
        "format" => of(OfferFormat::from_code(value).is_some()),
        "entry" => of(session::Entry::from_code(value).is_some()),
        "level" => {
            let lower = value.to_ascii_lowercase();
            CefrLevel::from_code(&lower).map(|_| lower)
        }
        "language" => value.parse::<base::LangTag>().ok().map(|tag| tag.to_string()),
        "free" | "childcare" | "certificate" | "group" => {
            matches!(value, "1" | "true" | "ja" | "yes").then(|| "1".to_owned())
        }
        "places" => of(value == "free"),
        "max-price" => {
            let amount = Money::read(value).filter(|m| (0..=10_000_000).contains(&m.cents()))?;
            let (euros, cents) = (amount.cents() / 100, amount.cents() % 100);
            Some(if cents == 0 { euros.to_string() } else { format!("{euros},{cents:02}") })
        }
        "area" => value.parse::<Ags>().ok().map(|ags| ags.to_string()),
        "near" => of((1..=120).contains(&value.chars().count())),
        "radius" => {
            let km: u32 = value.strip_suffix("km").unwrap_or(value).trim().parse().ok()?;
            (1..=500).contains(&km).then(|| km.to_string())
        }
        "from" | "until" => value.parse::<Date>().ok().map(|date| date.to_string()),
        "weekday" => of(WEEKDAYS.contains(&value)),
        "daytime" => of(DAYTIMES.contains(&value)),
        "provider" => value.parse::<OrganisationId>().ok().map(|id| id.to_string()),
        "source" => value.parse::<SourceKey>().ok().map(|key| key.as_str().to_owned()),
        "grade" => {
            let grade: u8 = value.parse().ok()?;
            (1..=13).contains(&grade).then(|| grade.to_string())
        }
        "age" => match value.split_once('-') {
            Some((from, to)) => {
                let from: u8 = from.parse().ok()?;
                let to: Option<u8> = if to.is_empty() { None } else { Some(to.parse().ok()?) };
                (from <= 120 && to.is_none_or(|to| from <= to)).then(|| match to {
                    Some(to) => format!("{from}-{to}"),
                    None => format!("{from}-"),
                })
            }
            None => value.parse::<u8>().ok().filter(|a| *a <= 120).map(|age| age.to_string()),
        },
        _ => None,
    }
}
