//! The search as its callers see it.
#![expect(clippy::unwrap_used, reason = "tests")]

mod finding;
mod narrowing;
mod stock;
mod upkeep;
