//! The catalogue of words: which labels of published tables are which categories and variables.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::ages;

/// The dimension of ages.
pub(super) const AGE: &str = "ALTER";
/// The code of every total.
pub(super) const TOTAL: &str = "INSGESAMT";

/// What is wrong with a catalogue of words.
#[derive(Debug, thiserror::Error)]
pub enum NotTables {
    #[error("{0}")]
    Toml(#[from] toml::de::Error),
    #[error("`{0}` is given two meanings")]
    Ambiguous(String),
}

/// What a label in the head of a table means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meaning<'a> {
    /// The name of a dimension, or its total: nothing more than that.
    Nothing,
    Category {
        dimension: &'a str,
        label: &'a str,
        code: std::borrow::Cow<'a, str>,
    },
    /// The publisher's code of a variable.
    Variable(&'a str),
    Unknown,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    /// Names of dimensions and totals.
    #[serde(default)]
    drop: BTreeSet<String>,
    /// Labels by the variable's code.
    #[serde(default)]
    variables: BTreeMap<String, Vec<String>>,
    #[serde(default, rename = "dimension")]
    dimensions: BTreeMap<String, DimensionWords>,
    /// The variable of a list whose columns only name categories: its code and label.
    #[serde(default)]
    variable: Option<(String, String)>,
    /// Codes of the dimensions that stand in the columns before the values, beside time and area, in their order.
    #[serde(default)]
    keys: Vec<String>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct DimensionWords {
    label: String,
    /// Labels by the category's code.
    #[serde(default)]
    categories: BTreeMap<String, Vec<String>>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(flatten)]
    everywhere: Words,
    #[serde(default, rename = "table")]
    tables: BTreeMap<String, Words>,
}

#[derive(Debug, Clone)]
enum Entry {
    Nothing,
    /// Dimension, its label, category.
    Category(String, String, String),
    Variable(String),
}

#[derive(Debug, Clone, Default)]
struct Lexicon {
    entries: BTreeMap<String, Entry>,
    keys: Vec<String>,
    labels: BTreeMap<String, String>,
    variable: Option<(String, String)>,
}

impl Lexicon {
    fn of(words: Words) -> Result<Lexicon, NotTables> {
        let mut lexicon =
            Lexicon { keys: words.keys, variable: words.variable, ..Lexicon::default() };
        let put = |entries: &mut BTreeMap<String, Entry>, word: String, entry: Entry| match entries
            .insert(word.clone(), entry)
        {
            Some(_) => Err(NotTables::Ambiguous(word)),
            None => Ok(()),
        };
        for word in words.drop {
            put(&mut lexicon.entries, word, Entry::Nothing)?;
        }
        for (code, labels) in words.variables {
            for label in labels {
                put(&mut lexicon.entries, label, Entry::Variable(code.clone()))?;
            }
        }
        for (dimension, words) in words.dimensions {
            lexicon.labels.insert(dimension.clone(), words.label.clone());
            for (category, labels) in words.categories {
                for label in labels {
                    let entry =
                        Entry::Category(dimension.clone(), words.label.clone(), category.clone());
                    put(&mut lexicon.entries, label, entry)?;
                }
            }
        }
        Ok(lexicon)
    }
}

/// The words of published tables: those that hold everywhere, and those of single tables.
#[derive(Debug, Clone, Default)]
pub struct Tables {
    everywhere: Lexicon,
    tables: BTreeMap<String, Lexicon>,
}

impl Tables {
    /// The house's own catalogue.
    ///
    /// # Errors
    /// None with the file as it is compiled in; a test reads it.
    pub fn of_the_house() -> Result<Tables, NotTables> {
        Tables::read(include_str!("../../../../catalogue/tables/genesis.toml"))
    }

    /// Reads a catalogue of words.
    ///
    /// # Errors
    /// Where it is no such file, or gives a label two meanings.
    pub fn read(text: &str) -> Result<Tables, NotTables> {
        let file: File = toml::from_str(text)?;
        let tables = file
            .tables
            .into_iter()
            .map(|(code, words)| Ok((code, Lexicon::of(words)?)))
            .collect::<Result<_, NotTables>>()?;
        Ok(Tables { everywhere: Lexicon::of(file.everywhere)?, tables })
    }

    /// What a label means in a table.
    pub(super) fn meaning<'a>(&'a self, table: &str, label: &str) -> Meaning<'a> {
        let label = label.trim();
        let own = self.tables.get(table).and_then(|words| words.entries.get(label));
        match own.or_else(|| self.everywhere.entries.get(label)) {
            Some(Entry::Nothing) => Meaning::Nothing,
            Some(Entry::Category(dimension, label, code)) => {
                Meaning::Category { dimension, label, code: code.as_str().into() }
            }
            Some(Entry::Variable(code)) => Meaning::Variable(code),
            None => match ages::code(label) {
                Some(code) => {
                    Meaning::Category { dimension: AGE, label: "Alter", code: code.into() }
                }
                None => Meaning::Unknown,
            },
        }
    }

    /// The variable that all values of a table are of, where it has only one: its code and label.
    pub(super) fn only_variable(&self, table: &str) -> Option<(&str, &str)> {
        let (code, label) = self.tables.get(table)?.variable.as_ref()?;
        Some((code, label))
    }

    /// The dimension in the `at`-th column of keys beside time and area, from 0: its code and label.
    pub(super) fn key(&self, table: &str, at: usize) -> Option<(&str, &str)> {
        let words = self.tables.get(table)?;
        let code = words.keys.get(at)?;
        Some((code, words.labels.get(code).map_or(code.as_str(), String::as_str)))
    }
}

/// Whether a label names the whole.
pub(super) fn is_total(label: &str) -> bool {
    ["Insgesamt", "insgesamt", "Total", "Zusammen", "Alle Schularten"].contains(&label.trim())
}
