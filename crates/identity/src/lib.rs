//! How a person proves to be who they say: passwords, codes of an app, passkeys, a provider of OpenID Connect.
//!
//! Each module knows one protocol and nothing else: it is given what is kept and gives back what is to be kept.
//! Where that is kept is said in crate `store`, what a page shows of it in crate `web`.
//!
//! **Invariants.** No SQL, no pages. Time is an argument. Only [`openid`] asks the network, and only the provider that
//! the configuration names.

pub mod code;
pub mod openid;
pub mod passkey;
pub mod password;

pub use code::AppSecret;
pub use openid::{OpenId, Provider};
pub use passkey::Passkeys;

/// A fault of the house: no randomness, no thread, a value that was kept and cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("{what}: {why}")]
pub struct Failure {
    what: &'static str,
    why: String,
}

/// Says what was tried where it failed.
fn failed<E: std::fmt::Display>(what: &'static str) -> impl FnOnce(E) -> Failure {
    move |error| Failure { what, why: error.to_string() }
}
