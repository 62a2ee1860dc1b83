//! Keys: of a source in this house, and of a record at its source.

use std::{fmt, str::FromStr};

/// A source's key in this house: lower-case ASCII letters, digits, `-` and `_`, at most 64.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct SourceKey(Box<str>);

/// A record's own key at its source, as the source writes it: 1 to 500 characters, no control characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct RecordKey(Box<str>);

/// The text cannot be a key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` cannot be a key")]
pub struct NotAKey(pub String);

impl SourceKey {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl RecordKey {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for SourceKey {
    type Err = NotAKey;

    fn from_str(text: &str) -> Result<SourceKey, NotAKey> {
        let allowed =
            |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_');
        if (1..=64).contains(&text.len()) && text.chars().all(allowed) {
            Ok(SourceKey(text.into()))
        } else {
            Err(NotAKey(text.to_owned()))
        }
    }
}

impl FromStr for RecordKey {
    type Err = NotAKey;

    fn from_str(text: &str) -> Result<RecordKey, NotAKey> {
        let text = text.trim();
        if (1..=500).contains(&text.chars().count()) && !text.chars().any(char::is_control) {
            Ok(RecordKey(text.into()))
        } else {
            Err(NotAKey(text.chars().take(80).collect()))
        }
    }
}

impl fmt::Display for SourceKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for RecordKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
