//! Completeness of an offer: what is missing and how much it weighs for those who look for it.
//!
//! The list follows the minimum of DIN PAS 1045 (2004) as far as the funding guideline's demand for
//! entry requirements; the weights are ours.

use base::Share;

use crate::{Entry, Offer, OfferFormat, PriceAmount, code::coded};

coded! {
    /// Something that a reader would want to know and is not told.
    Lack {
        Description = "description",
        Date = "date",
        Venue = "venue",
        Price = "price",
        Prerequisite = "prerequisite",
        Audience = "audience",
        Topic = "topic",
        Registration = "registration",
        Contact = "contact",
        Accessibility = "accessibility",
    }
}

impl Lack {
    /// Weight in points; all together are 100.
    pub fn weight(self) -> u32 {
        match self {
            Lack::Description | Lack::Date => 16,
            Lack::Venue => 14,
            Lack::Price => 12,
            Lack::Topic | Lack::Registration => 10,
            Lack::Audience | Lack::Contact => 7,
            Lack::Prerequisite | Lack::Accessibility => 4,
        }
    }
}

/// What is missing, heaviest first, and the share that is there.
#[derive(Debug, Clone, PartialEq)]
pub struct Completeness {
    pub lacks: Vec<Lack>,
    pub share: Share,
}

/// Looks an offer through.
pub fn of(offer: &Offer) -> Option<Completeness> {
    use crate::Coded;
    let dated = offer.schedule.entry == Entry::Dated;
    let placed = offer.format == OfferFormat::Online
        || offer.schedule.sessions.iter().any(|s| s.venue.is_some())
        || !dated;
    let lacking = |lack: &Lack| match lack {
        Lack::Description => offer.description.is_empty() && offer.summary.is_empty(),
        Lack::Date => dated && offer.schedule.sessions.is_empty(),
        Lack::Venue => !placed,
        Lack::Price => offer.price.amount == PriceAmount::Unknown,
        Lack::Prerequisite => offer.prerequisite.is_empty(),
        Lack::Audience => {
            offer.audiences.is_empty() && offer.life_phases.is_empty() && offer.ages.is_open()
        }
        Lack::Topic => offer.topics.is_empty(),
        Lack::Registration => offer.registration.is_none() && offer.url.is_none(),
        Lack::Contact => offer.contact == crate::Contact::default(),
        Lack::Accessibility => offer.accessibility.is_empty(),
    };
    let lacks: Vec<Lack> = Lack::ALL.iter().copied().filter(lacking).collect();
    let missing: u32 = lacks.iter().map(|l| l.weight()).sum();
    Share::of(100_u32.checked_sub(missing)?, 100).map(|share| Completeness { lacks, share })
}

#[cfg(test)]
mod tests;
