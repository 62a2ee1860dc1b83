//! The search as its callers see it.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

mod finding;
mod narrowing;
mod stock;
mod upkeep;
