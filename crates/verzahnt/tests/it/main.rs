//! The whole program from outside, and the rules of the house.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

mod tidy;
