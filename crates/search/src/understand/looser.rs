//! Less strict readings of a text that found nothing, the nearest to what was meant first.

use super::Reading;
use crate::{Relaxation, Relaxed, Understood};

/// How far around a place one looks where nothing is near it.
pub(super) const WIDE_KM: u32 = 30;

/// Filters whose words may as well be plain ones.
const SOFT: &[&str] =
    &["funding", "level", "childcare", "accessibility", "certificate", "format", "kind"];
/// In this order a filter is done without; keys that are not named here come before the place.
const ORDER: &[&str] =
    &["daytime", "weekday", "places", "entry", "age", "free", "max-price", "from"];

impl Reading {
    /// The readings to try, one after the other.
    pub(crate) fn looser(&self) -> Vec<Reading> {
        let mut all = Vec::new();
        let soft = self.words_again();
        let wide = self.wider();
        all.extend(soft.clone());
        all.extend(wide.clone());
        for words in self.in_order() {
            all.push(self.without(|it| it.words == words && !is_place(it)));
        }
        let base = soft.unwrap_or_else(|| self.clone());
        all.extend(base.wider());
        let bare = base.without(|it| !is_place(it));
        all.extend(bare.wider());
        all.push(bare.clone());
        all.push(base.without(is_place));
        all.push(base.without(|_| true));
        all.retain(|it| it != self && !(it.rest.trim().is_empty() && it.understood.is_empty()));
        let mut once: Vec<Reading> = Vec::new();
        for it in all {
            if !once.contains(&it) {
                once.push(it);
            }
        }
        once
    }

    /// The words of soft filters are words again.
    fn words_again(&self) -> Option<Reading> {
        let (soft, firm): (Vec<Understood>, Vec<Understood>) =
            self.understood.iter().cloned().partition(|it| SOFT.contains(&it.key));
        if soft.is_empty() || self.rest.trim().is_empty() {
            return None;
        }
        let mut again = Reading { understood: firm, ..self.clone() };
        for it in soft {
            again.rest.push(' ');
            again.rest.push_str(&it.words);
        }
        Some(again)
    }

    /// A wider circle around the place that was named.
    fn wider(&self) -> Option<Reading> {
        let near = self.understood.iter().find(|it| it.key == "near")?;
        if !self.may_widen || self.understood.iter().any(|it| it.key == "radius") {
            return None;
        }
        let mut wide = self.clone();
        let radius = WIDE_KM.to_string();
        let into = format!("{radius} km");
        wide.corrected.push(Relaxed {
            word: near.words.clone(),
            into: into.clone(),
            how: Relaxation::Wider,
        });
        wide.understood.push(Understood { key: "radius", value: radius, words: into });
        Some(wide)
    }

    /// Without some filters; says which.
    fn without(&self, gone: impl Fn(&Understood) -> bool) -> Reading {
        let mut looser = self.clone();
        looser.understood.retain(|it| !gone(it));
        for it in self.understood.iter().filter(|it| gone(it)) {
            if !looser.corrected.iter().any(|note| note.word == it.words) {
                looser.corrected.push(Relaxed {
                    word: it.words.clone(),
                    into: String::new(),
                    how: Relaxation::Filter,
                });
            }
        }
        looser
    }

    /// The words of the filters, those first that one can do without best.
    fn in_order(&self) -> Vec<&str> {
        let place =
            |it: &&Understood| ORDER.iter().position(|key| *key == it.key).unwrap_or(ORDER.len());
        let mut filters: Vec<&Understood> =
            self.understood.iter().filter(|it| !is_place(it)).collect();
        filters.sort_by_key(place);
        let mut words: Vec<&str> = filters.iter().map(|it| it.words.as_str()).collect();
        words.dedup();
        words
    }
}

fn is_place(it: &Understood) -> bool {
    matches!(it.key, "near" | "radius" | "area")
}
