//! The whole program from outside, and the rules of the house.
#![expect(clippy::unwrap_used, clippy::string_slice, clippy::indexing_slicing, reason = "tests")]

mod cluster;
mod commands;
mod disclosure;
mod flood;
mod handover;
mod harvest;
mod mail;
mod peers;
mod persons;
mod program;
mod service;
mod statistics;
mod talk;
mod tidy;
