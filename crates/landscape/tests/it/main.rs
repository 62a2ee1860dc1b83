//! The rules of this crate before foreign judges.
#![expect(clippy::unwrap_used, reason = "tests")]

mod recurrences;
