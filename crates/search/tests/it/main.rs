//! The search as its callers see it.
#![expect(clippy::unwrap_used, clippy::as_conversions, clippy::indexing_slicing, reason = "tests")]

mod ahead;
#[path = "../../examples/six_kinds/asking.rs"]
mod asking;
#[path = "../../examples/six_kinds/courses.rs"]
mod courses;
mod finding;
mod following;
mod fuzz;
mod kinds;
mod narrowing;
mod stock;
mod upkeep;
