//! The search as its callers see it.
#![expect(clippy::unwrap_used, reason = "tests")]

mod ahead;
mod finding;
mod narrowing;
mod stock;
mod upkeep;
