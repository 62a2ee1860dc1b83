//! What the office is advised to do with what providers submit, and why.
//!
//! The advice follows two questions: would a reader get along with the entry, and has the organisation shown that it
//! needs no review? The bounds are ours.

use crate::{completeness::Completeness, completeness::Lack};

/// From this share of completeness on, in per cent, an entry is good to go.
pub const COMPLETE_ENOUGH: u32 = 60;

/// After so many entries that were published and none given back an organisation is worth trusting.
pub const TRUSTED_AFTER: u64 = 3;

/// An advice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Advice {
    /// Publish it, and review the organisation no more.
    PublishAndTrust,
    Publish,
    /// Give it back: something is missing without which nobody comes.
    GiveBack,
}

impl Advice {
    /// A stable word for forms and texts.
    pub fn code(self) -> &'static str {
        match self {
            Advice::PublishAndTrust => "publish-and-trust",
            Advice::Publish => "publish",
            Advice::GiveBack => "give-back",
        }
    }
}

/// How an organisation's entries fared so far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Record {
    pub published: u64,
    pub given_back: u64,
}

/// The advice for one entry that was submitted.
pub fn for_entry(completeness: Option<&Completeness>) -> Advice {
    let Some(completeness) = completeness else { return Advice::GiveBack };
    let missing: u32 = completeness.lacks.iter().map(|lack| lack.weight()).sum();
    let vital = [Lack::Description, Lack::Date];
    if completeness.lacks.iter().any(|lack| vital.contains(lack))
        || 100_u32.saturating_sub(missing) < COMPLETE_ENOUGH
    {
        Advice::GiveBack
    } else {
        Advice::Publish
    }
}

/// The advice for all entries of an organisation that are good to go, `waiting` of them.
pub fn for_organisation(record: Record, waiting: u64) -> Advice {
    if record.given_back == 0 && record.published.saturating_add(waiting) >= TRUSTED_AFTER {
        Advice::PublishAndTrust
    } else {
        Advice::Publish
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{completeness, samples};

    #[test]
    fn an_entry_without_description_or_date_is_given_back_whatever_else_it_says() {
        let mut offer = samples::guitar("cockpit", "1");
        offer.description = base::LocalText::german("Wir spielen Lieder.");
        offer.registration = Some("https://musik.example".into());
        offer.topics.insert("musik".parse().unwrap());
        offer.ages.from = Some(8);
        let of = |offer: &crate::Offer| for_entry(completeness::of(offer).as_ref());
        assert_eq!(of(&offer), Advice::Publish);
        offer.schedule.sessions.clear();
        assert_eq!(of(&offer), Advice::GiveBack);
        let mut bare = samples::guitar("cockpit", "2");
        bare.price = crate::Price::default();
        assert_eq!(of(&bare), Advice::GiveBack);
    }

    #[test]
    fn an_organisation_is_worth_trusting_after_three_entries_of_which_none_came_back() {
        let record = |published, given_back| Record { published, given_back };
        assert_eq!(for_organisation(record(0, 0), 2), Advice::Publish);
        assert_eq!(for_organisation(record(0, 0), 3), Advice::PublishAndTrust);
        assert_eq!(for_organisation(record(2, 0), 1), Advice::PublishAndTrust);
        assert_eq!(for_organisation(record(9, 1), 5), Advice::Publish);
    }
}
