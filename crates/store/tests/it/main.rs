//! The store, tried on both engines.
//!
//! Each test has its own stock: a folder for SQLite, a database made from a template for PostgreSQL. Without
//! `TEST_POSTGRES_URL` the PostgreSQL half fails; `scripts/with-postgres` starts a server for a command.
#![expect(clippy::unwrap_used, reason = "tests")]
#![allow(clippy::indexing_slicing, clippy::panic, reason = "tests")]

mod bed;
mod drafts;
mod files;
mod handover;
mod keeping;
mod killed;
mod log;
mod migrations;
mod people;
mod pictures;
mod records;
mod runs;
mod server;
mod upgrade;
mod upkeep;
mod work;
