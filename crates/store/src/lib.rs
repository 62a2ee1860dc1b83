//! The only SQL: one [`Db`] over SQLite and PostgreSQL, records, change log, import runs, jobs, mails, files.
//!
//! Every write of a record is one [`WriteTx`] with its actor and time, and appends to the change log
//! ([`changes`]), which the search index, the public feed and the audit trail follow. Foreign files come in
//! through an import run ([`runs`]). Both engines behave the same: every test runs on both.
//!
//! Not here: rules of the domain (crate `landscape`), formats (crate `exchange`).

pub mod absences;
pub mod accounts;
pub mod acts;
pub mod areas;
pub mod articles;
pub mod backup;
pub mod changes;
mod check;
pub mod concepts;
pub mod cubes;
mod db;
pub mod drafts;
pub mod entries;
mod error;
pub mod factors;
pub mod feedback;
pub mod files;
pub mod handover;
pub mod harvests;
pub mod identities;
pub mod jobs;
pub mod links;
mod load;
pub mod merges;
pub mod notices;
pub mod offers;
pub mod organisations;
pub mod outbox;
pub mod passkeys;
pub mod persons;
pub mod pictures;
pub mod places;
pub mod portal;
pub mod protection;
mod record;
pub mod runs;
pub mod searches;
mod secret;
pub mod sessions;
mod settings;
mod shape;
pub mod sources;
pub mod steps;
pub mod subscriptions;
mod table;
mod target;
pub mod trust;
pub mod turns;
mod unused;
pub mod upkeep;
pub mod uploads;
pub mod views;

pub use backup::copy;
pub use check::{Fault, check};
pub use db::{Db, ReadTx, WriteTx};
pub use error::StoreError;
pub use load::{Load, load};
pub use record::{Record, RecordKind, RecordRef, titles};
pub use secret::{NotASecret, Secret};
pub use target::{DatabaseUrl, Target};
pub use unused::sweep_bodies;
