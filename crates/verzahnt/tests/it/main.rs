//! The whole program from outside, and the rules of the house.
#![expect(clippy::unwrap_used, clippy::string_slice, reason = "tests")]

mod commands;
mod mail;
mod program;
mod tidy;
