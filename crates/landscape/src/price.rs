//! What an offer costs.

use std::collections::BTreeSet;

use base::Money;

use crate::Notation;

/// The price for one person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Price {
    pub amount: PriceAmount,
    pub reductions: Vec<Reduction>,
    /// Kinds of funding that can be used, concepts of the vocabulary `funding`: Bildungsgutschein,
    /// Bildung und Teilhabe, Bildungsurlaub ...
    pub funding: BTreeSet<Notation>,
    pub note: Option<String>,
}

/// The amount itself; not knowing it is a state of its own and never 0.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum PriceAmount {
    #[default]
    Unknown,
    Free,
    Fixed(Money),
    /// From the first to the second amount.
    Range(Money, Money),
    OnRequest,
}

impl PriceAmount {
    /// The least that somebody has to pay, where that is known.
    pub fn least(self) -> Option<Money> {
        match self {
            PriceAmount::Free => Some(Money::from_cents(0)),
            PriceAmount::Fixed(amount) | PriceAmount::Range(amount, _) => Some(amount),
            PriceAmount::Unknown | PriceAmount::OnRequest => None,
        }
    }

    /// `amount`, where nothing to pay is [`PriceAmount::Free`].
    pub fn of(amount: Money) -> PriceAmount {
        if amount.cents() == 0 { PriceAmount::Free } else { PriceAmount::Fixed(amount) }
    }
}

/// A lower price for some.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reduction {
    /// For whom: "Schüler:innen, Inhaber:innen der Ehrenamtskarte".
    pub label: String,
    pub amount: Money,
}
