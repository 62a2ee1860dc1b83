//! iCalendar (RFC 5545), in and out.
//!
//! In: a file is cut into events while it streams ([`cut`]), each is read by `calcard` and turned into an
//! offer ([`event`]), and overrides of single dates meet their series within a window ([`gather`]). Times
//! become local civil times of Europe/Berlin whatever zone they came in ([`zone`]). Organisers, attendees
//! and contacts are persons and stay outside; private events too.
//!
//! Out: one calendar an offer or a search ([`write`]); what has no date is left out.
//!
//! Not here: what a recurrence means ([`landscape::Recurrence`]).

mod cut;
mod event;
mod gather;
mod location;
mod series;
mod write;
mod zone;

use std::io::BufRead;

use base::Finding;
use landscape::{Incoming, Intake};

pub(crate) use location::postcode_and_city;
pub use location::venue;
pub use write::{Calendar, Style, calendar, of_offer};

/// Reads a calendar file, event by event.
pub fn records<'a, R: BufRead + 'a>(
    reader: R,
    intake: &'a Intake<'a>,
) -> impl Iterator<Item = Result<Incoming, Finding>> + 'a {
    gather::Gathered::new(reader, intake)
}

#[cfg(test)]
mod tests;
