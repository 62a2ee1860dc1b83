//! Fetching foreign addresses with care: the one guarded [`Client`], when to fetch ([`schedule`]), what is not applied
//! without a person ([`judge`]), and which links are dead ([`links`]).
//!
//! **Invariants.** No other code of the house fetches an address that a person typed. What is connected to was checked
//! before, after every redirect again, and is not looked up a second time. No proxy of the environment, no cookie. Time
//! is an argument.
//!
//! Not here: formats (crate `exchange`), what is stored about a source (`store::harvests`), the wiring (`verzahnt`).

mod address;
mod client;
pub mod judge;
pub mod links;
mod names;
mod network;
mod pace;
mod robots;
pub mod schedule;
mod trouble;

pub use address::{Address, HostPort, NotAHostAndPort, Policy, Refused};
pub use client::{Answer, Client, Fetched, Limits, Validators};
pub use names::{Names, SystemNames};
pub use network::is_public;
pub use pace::Pace;
pub use trouble::Trouble;
