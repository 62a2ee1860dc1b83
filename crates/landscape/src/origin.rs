//! Where a record comes from, under which licence, and whether it may be shown.

use base::{Ags, RecordKey, SourceKey};
use jiff::{Timestamp, civil::Date};

use crate::code::coded;

/// Where records come from: a provider's file, a register, a harvested address, the office itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    pub district: Ags,
    pub key: SourceKey,
    /// Name for people: "Kursdatei der Kreisvolkshochschule".
    pub name: String,
    pub licence: Licence,
    /// The line that the licence demands, where it demands one.
    pub attribution: Option<String>,
    pub url: Option<String>,
    /// Whether its records are invented examples; they are marked wherever they are shown.
    pub example: bool,
}

impl Source {
    /// The key of what is written in the cockpit itself. No file comes in under it.
    pub const COCKPIT: &str = "cockpit";
}

/// A licence by its short name or address: `cc-by-4.0`, `dl-de/by-2-0`, `cc0`, `all-rights-reserved`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Licence(pub String);

/// What every record carries about its coming.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    pub district: Ags,
    pub source: SourceKey,
    pub key: RecordKey,
    /// The record's own licence where it differs from its source's.
    pub licence: Option<Licence>,
    /// When the source was read.
    pub retrieved_at: Timestamp,
}

coded! {
    /// The editorial state of a record. Whether it is expired is computed, never stored.
    Publication {
        Draft = "draft",
        Submitted = "submitted",
        Reviewed = "reviewed",
        Published = "published",
        Withdrawn = "withdrawn",
    }
}

/// The window in which a record is meant to be seen; open where a side is missing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Validity {
    pub from: Option<Date>,
    pub until: Option<Date>,
}

impl Validity {
    /// Whether `day` lies in the window, both ends included.
    pub fn includes(self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}
