//! What stands between a request and the pages: where it comes from, how often, who is signed in, and the headers
//! that keep browsers to our own origin.

mod arrival;
mod client;
mod cookie;
mod counted;
mod headers;

mod person;
mod rate;
mod sent;
mod session;

pub use client::{Network, NotANetwork};
pub use rate::Rate;

pub(crate) use arrival::{LONGEST_FORM, arrive};
pub(crate) use client::{Client, client};
pub(crate) use cookie::Cookie;
pub(crate) use counted::Counted;
pub(crate) use headers::{Framed, secure};
pub(crate) use person::Person;
pub(crate) use rate::Buckets;
pub(crate) use sent::{MOST_BODY, Sent, Upload};
pub(crate) use session::{Posted, Signed, admit, signed};
