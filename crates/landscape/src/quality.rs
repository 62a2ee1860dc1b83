//! How complete many offers are together: of a provider, of a district.

use std::collections::BTreeMap;

use base::Share;

use crate::{
    Offer,
    completeness::{self, Lack},
};

/// Offers counted by what they lack.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Quality {
    pub offers: u64,
    /// How many offers lack something.
    pub lacks: BTreeMap<Lack, u64>,
}

impl Quality {
    /// Counts an offer.
    pub fn add(&mut self, offer: &Offer) {
        let lacks = completeness::of(offer).map(|it| it.lacks).unwrap_or_default();
        self.offers += 1;
        for lack in lacks {
            *self.lacks.entry(lack).or_default() += 1;
        }
    }

    /// Counts what was counted elsewhere.
    pub fn join(&mut self, other: &Quality) {
        self.offers += other.offers;
        for (lack, count) in &other.lacks {
            *self.lacks.entry(*lack).or_default() += count;
        }
    }

    /// Points that are missing: each lack with its weight.
    pub fn missing(&self) -> u64 {
        self.lacks.iter().map(|(lack, count)| u64::from(lack.weight()) * count).sum()
    }

    /// The mean completeness (the arithmetic mean of [`completeness::of`]); nothing where there are no offers.
    pub fn share(&self) -> Option<Share> {
        let whole = self.offers.checked_mul(100)?;
        let there = whole.checked_sub(self.missing())?;
        Share::of(u32::try_from(there).ok()?, u32::try_from(whole).ok()?)
    }

    /// What is missing, where completing it would gain most: by weight times count.
    pub fn heaviest(&self) -> Vec<(Lack, u64)> {
        let mut all: Vec<(Lack, u64)> = self.lacks.iter().map(|(lack, n)| (*lack, *n)).collect();
        all.sort_by_key(|(lack, n)| std::cmp::Reverse(u64::from(lack.weight()) * n));
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::guitar;

    #[test]
    fn the_mean_is_that_of_the_offers_and_joins() {
        let bare = guitar("musikschule", "G1");
        let mut described = guitar("musikschule", "G2");
        described.summary = base::LocalText::german("Ein Kurs.");
        let mut one = Quality::default();
        one.add(&bare);
        let mut both = Quality::default();
        both.add(&described);
        both.join(&one);
        assert_eq!(both.offers, 2);
        assert_eq!(both.lacks.get(&Lack::Description), Some(&1));
        let value = |offer: &Offer| completeness::of(offer).unwrap().share.value();
        let mean = (value(&bare) + value(&described)) / 2.0;
        assert!((both.share().unwrap().value() - mean).abs() < 1e-9);
        assert_eq!(Quality::default().share(), None);
        // A date is worth more than a contact, when both are missing as often.
        let order: Vec<Lack> = one.heaviest().into_iter().map(|(lack, _)| lack).collect();
        let at = |lack| order.iter().position(|it| *it == lack);
        assert!(at(Lack::Date) < at(Lack::Contact));
    }
}
