//! An indicator as data: what it is for, what it says and does not say, and its formula over published tables.
//!
//! The fields are those of a sheet of the *Anwendungsleitfaden zum Aufbau eines kommunalen Bildungsmonitorings* (Statistisches
//! Bundesamt and others, 8th edition 2025): purpose, meaning, formula, source. A formula is
//!
//! ```text
//!              sum of  times x (selection of cells of a table, shifted by years)     numerator
//! value = factor x ---------------------------------------------------------------------------
//!              sum of  times x (selection of cells of a table, shifted by years)     denominator
//! ```
//!
//! which covers shares, rates per 1 000, differences between years, averages of two ages and published rates (no denominator).
//! A selection names categories by code or label; one with a `-` in front is subtracted (men = all - women). A dimension that
//! is not named stands at its total.

use std::collections::BTreeMap;

use serde::Deserialize;

/// A text in German and English, and in Einfache Sprache where there is one.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    pub de: String,
    #[serde(default)]
    pub en: String,
    #[serde(default)]
    pub simple: String,
}

/// Which areas of the Anwendungsleitfaden there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub enum Field {
    A,
    B,
    C,
    D,
    E,
    F,
    G,
    H,
    I,
}

impl Field {
    pub const ALL: [Field; 9] =
        [Field::A, Field::B, Field::C, Field::D, Field::E, Field::F, Field::G, Field::H, Field::I];

    pub fn code(self) -> &'static str {
        match self {
            Field::A => "a",
            Field::B => "b",
            Field::C => "c",
            Field::D => "d",
            Field::E => "e",
            Field::F => "f",
            Field::G => "g",
            Field::H => "h",
            Field::I => "i",
        }
    }

    pub fn of_code(code: &str) -> Option<Field> {
        Field::ALL.into_iter().find(|field| field.code() == code)
    }
}

/// Where the definition comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Standing {
    /// Read in the cited source.
    S,
    /// Derived from the published tables; the formula is ours.
    D,
    /// Plausible, not confirmed: shown as such.
    U,
}

/// In which direction a change is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    Up,
    Down,
    /// Neither is better: a figure of the frame.
    #[default]
    None,
}

/// Some cells of a table, added up.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// The publisher's code of the table.
    pub table: String,
    /// The variable by code or label; may be left out where the table has only one.
    #[serde(default)]
    pub variable: Option<String>,
    /// Categories by dimension, each by code or label.
    #[serde(default, rename = "where")]
    pub selection: BTreeMap<String, Vec<String>>,
    #[serde(default = "one")]
    pub times: f64,
    /// Years to add to the indicator's: -1 takes the year before.
    #[serde(default)]
    pub shift: i16,
    /// The reference date as `12-31`, where the table has several in a year.
    #[serde(default)]
    pub day: Option<String>,
    /// Stays as it is in every breakdown: the whole of which the parts are shares.
    #[serde(default)]
    pub fixed: bool,
}

fn one() -> f64 {
    1.0
}

/// One part of a breakdown, as "female".
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    pub code: String,
    pub label: Words,
    /// What replaces the selection in every term that has the dimension.
    #[serde(rename = "where")]
    pub selection: BTreeMap<String, Vec<String>>,
}

/// A breakdown, as by sex.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Breakdown {
    pub code: String,
    pub label: Words,
    pub item: Vec<Item>,
}

/// A year in which the series does not compare with the years before.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Break {
    pub year: i16,
    pub note: Words,
    /// Only areas whose key begins so; empty: all.
    #[serde(default)]
    pub area: String,
}

/// An indicator.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    /// Its number, as `D8`; with a small letter for a variant.
    pub id: String,
    pub field: Field,
    pub title: Words,
    pub purpose: Words,
    pub meaning: Words,
    pub limits: Words,
    pub unit: Words,
    /// Digits behind the decimal mark when it is shown.
    pub places: u8,
    #[serde(default = "one")]
    pub factor: f64,
    #[serde(default)]
    pub direction: Direction,
    pub standing: Standing,
    /// The source of the definition.
    pub definition: String,
    pub numerator: Vec<Term>,
    #[serde(default)]
    pub denominator: Vec<Term>,
    /// The smallest denominator that a rate may stand on.
    #[serde(default = "thirty")]
    pub least_base: f64,
    #[serde(default, rename = "by")]
    pub breakdowns: Vec<Breakdown>,
    #[serde(default, rename = "break")]
    pub breaks: Vec<Break>,
    /// Whether numerator and denominator count persons, so that the rate has a binomial interval.
    #[serde(default)]
    pub share: bool,
}

fn thirty() -> f64 {
    30.0
}

/// What is wrong with an indicator's file.
#[derive(Debug, thiserror::Error)]
pub enum NotAnIndicator {
    #[error("{0}")]
    Toml(#[from] toml::de::Error),
    #[error(
        "indicator `{0}`: a number begins with the letter of its field and goes on with a digit"
    )]
    Number(String),
    #[error("indicator `{0}`: a formula needs a numerator")]
    NoNumerator(String),
    #[error("indicator `{0}` is there twice")]
    Twice(String),
    #[error("indicator `{id}`: `{text}` is no day of a year (as 12-31)")]
    Day { id: String, text: String },
}

/// All indicators, by their number.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Catalogue {
    indicators: BTreeMap<String, Indicator>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    indicator: Vec<Indicator>,
}

/// The house's own indicators, one file for each field that has some.
const OF_THE_HOUSE: [&str; 7] = [
    include_str!("../../../catalogue/indicators/a.toml"),
    include_str!("../../../catalogue/indicators/b.toml"),
    include_str!("../../../catalogue/indicators/c.toml"),
    include_str!("../../../catalogue/indicators/d.toml"),
    include_str!("../../../catalogue/indicators/e.toml"),
    include_str!("../../../catalogue/indicators/f.toml"),
    include_str!("../../../catalogue/indicators/h.toml"),
];

impl Catalogue {
    /// The house's own indicators.
    ///
    /// # Errors
    /// None with the files as they are compiled in; a test reads them.
    pub fn of_the_house() -> Result<Catalogue, NotAnIndicator> {
        let mut catalogue = Catalogue::default();
        for text in OF_THE_HOUSE {
            catalogue.read(text)?;
        }
        Ok(catalogue)
    }

    /// Adds the indicators of one file.
    ///
    /// # Errors
    /// Where the file does not hold together; nothing of it is added then.
    pub fn read(&mut self, text: &str) -> Result<(), NotAnIndicator> {
        let file: File = toml::from_str(text)?;
        let mut all = self.indicators.clone();
        for indicator in file.indicator {
            indicator.check()?;
            let id = indicator.id.clone();
            if all.insert(id.clone(), indicator).is_some() {
                return Err(NotAnIndicator::Twice(id));
            }
        }
        self.indicators = all;
        Ok(())
    }

    pub fn get(&self, id: &str) -> Option<&Indicator> {
        self.indicators.get(id)
    }

    /// All of them, by field and number: A1, A2 ... A10.
    pub fn all(&self) -> Vec<&Indicator> {
        let mut all: Vec<&Indicator> = self.indicators.values().collect();
        all.sort_by_key(|indicator| indicator.order());
        all
    }
}

impl Indicator {
    fn check(&self) -> Result<(), NotAnIndicator> {
        let mut letters = self.id.chars();
        let fits =
            letters.next().is_some_and(|c| self.field.code().eq_ignore_ascii_case(&c.to_string()))
                && letters.next().is_some_and(|c| c.is_ascii_digit())
                && letters.all(|c| c.is_ascii_alphanumeric());
        if !fits {
            return Err(NotAnIndicator::Number(self.id.clone()));
        }
        if self.numerator.is_empty() {
            return Err(NotAnIndicator::NoNumerator(self.id.clone()));
        }
        for text in self.terms().filter_map(|term| term.day.as_ref()) {
            if format!("2024-{text}").parse::<jiff::civil::Date>().is_err() {
                return Err(NotAnIndicator::Day { id: self.id.clone(), text: text.clone() });
            }
        }
        Ok(())
    }

    /// Field, then number, then variant.
    fn order(&self) -> (Field, u32, String) {
        let digits: String = self.id.chars().skip(1).take_while(char::is_ascii_digit).collect();
        let variant = self.id.chars().skip(1 + digits.len()).collect();
        (self.field, digits.parse().unwrap_or(u32::MAX), variant)
    }

    pub fn terms(&self) -> impl Iterator<Item = &Term> {
        self.numerator.iter().chain(&self.denominator)
    }

    /// The tables that the formula reads, each once.
    pub fn tables(&self) -> Vec<&str> {
        let all: std::collections::BTreeSet<&str> =
            self.terms().map(|term| term.table.as_str()).collect();
        all.into_iter().collect()
    }

    /// All items of all breakdowns.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.breakdowns.iter().flat_map(|breakdown| &breakdown.item)
    }
}
