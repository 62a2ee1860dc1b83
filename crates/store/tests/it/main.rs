//! The store, tried on both engines.
//!
//! Each test has its own stock: a folder for SQLite, a database made from a template for PostgreSQL. Without
//! `TEST_POSTGRES_URL` the PostgreSQL half fails; `scripts/with-postgres` starts a server for a command.
#![expect(clippy::unwrap_used, reason = "tests")]
#![allow(clippy::indexing_slicing, clippy::panic, reason = "tests")]

mod absences;
mod articles;
mod bed;
mod concepts;
mod cubes;
mod drafts;
mod factors;
mod files;
mod handover;
mod harvests;
mod keeping;
mod killed;
mod links;
mod log;
mod merges;
mod migrations;
mod notices;
mod people;
mod persons;
mod pictures;
mod protection;
mod records;
mod runs;
mod server;
mod subscriptions;
mod upgrade;
mod upkeep;
mod views;
mod work;
