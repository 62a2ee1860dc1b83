//! What the public may see, and when: decided here and nowhere else.
//!
//! A record is public while it is published and `today` lies in its window. An offer's window is its
//! validity, closed earlier where its last date has passed: an expired event vanishes by itself.

use jiff::civil::Date;

use crate::{Entry, Offer, Publication, Validity};

/// The window in which `offer` may be seen, whatever its editorial state.
pub fn window(offer: &Offer) -> Validity {
    let over = match offer.schedule.entry {
        Entry::Dated if !offer.schedule.sessions.is_empty() => offer.schedule.last_day(),
        _ => None,
    };
    let until = match (offer.validity.until, over) {
        (Some(until), Some(over)) => Some(until.min(over)),
        (until, over) => until.or(over),
    };
    Validity { from: offer.validity.from, until }
}

/// Whether a record in this state and window is public on `today`.
pub fn is_public(publication: Publication, window: Validity, today: Date) -> bool {
    publication == Publication::Published && window.includes(today)
}

#[cfg(test)]
mod tests;
