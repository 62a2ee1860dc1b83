//! The guarded client against real servers of this machine, by all ways round that are known.
#![expect(clippy::unwrap_used, reason = "tests")]
#![allow(clippy::indexing_slicing, clippy::panic, reason = "tests")]

mod fetching;
mod links;
mod server;
