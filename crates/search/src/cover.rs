//! Which offers fit the words of a text, taken together, and how well.
//!
//! Offers with all words are the answer where there are enough of them. Where there are few, words that most
//! offers could have do not exclude, and then offers count that have enough of what the text is about: each
//! word weighs as much as it is rare. What is found so ranks below what has more, and every word that not all
//! hits have is said.

use crate::{
    Relaxation, Relaxed, SearchError,
    bits::{Bits, at, number},
    common,
    plan::{self, Wanted},
    relax,
    score::{Area, Found},
    snapshot::Snapshot,
};

/// Documents of every segment.
pub(crate) type Sets = Vec<Bits>;

/// So few finds are called few.
const FEW: u32 = 5;
/// With so many finds, words that most offers could have may exclude.
const MANY: u32 = 40;
/// An offer must have this share of what the best one has.
const OF_BEST: f32 = 0.45;
/// And this share of all that the words weigh.
const OF_ALL: f32 = 0.3;
/// Offers that have all words in the title rank above those that have some of them elsewhere.
const ALL_IN_TITLE: f32 = 1.6;
/// What a general word counts beside others.
const GENERAL: f32 = 0.35;

/// A word with what it found.
pub(crate) struct Word {
    wanted: Wanted,
    found: Found,
    general: bool,
}

/// The words of a text and the documents that fit them.
pub(crate) struct Cover {
    /// `None`: no words, so everything fits.
    pub(crate) words: Option<Vec<Word>>,
    /// Visible documents that fit the words, whatever the filters say.
    pub(crate) matched: Sets,
    relaxed: Vec<Relaxed>,
    /// Not all of the documents have all words.
    partly: bool,
}

impl Cover {
    /// Finds the words among the `visible` documents; `allowed` are those that the filters let through.
    pub(crate) fn of(
        text: &str,
        visible: &Sets,
        allowed: &Sets,
        snapshot: &Snapshot,
    ) -> Result<Cover, SearchError> {
        let mut wanted = plan::wanted_words(text, &snapshot.analyser);
        if wanted.is_empty() {
            let matched = visible.clone();
            return Ok(Cover { words: None, matched, relaxed: Vec::new(), partly: false });
        }
        plan::find_ways(&mut wanted, snapshot)?;
        let mut relaxed = Vec::new();
        let mut words = Vec::new();
        let alone = wanted.len() == 1;
        for mut wanted in wanted {
            let mut found = snapshot.find(&wanted)?;
            let mut again = |wanted: &Wanted, note: Relaxed| -> Result<Found, SearchError> {
                relaxed.push(note);
                snapshot.find(wanted)
            };
            if found.documents == 0
                && let Some(note) = relax::behead(&mut wanted, snapshot)?
            {
                found = again(&wanted, note)?;
            } else if found.documents <= relax::TOO_FEW
                && let Some(note) = relax::relax(&mut wanted, found.documents, snapshot)?
            {
                found = again(&wanted, note)?;
            } else if among(&found, allowed) < FEW
                && let Some(note) = relax::behead(&mut wanted, snapshot)?
            {
                let more = snapshot.find(&wanted)?;
                if more.documents > found.documents {
                    relaxed.push(note);
                    found.segments.into_iter().for_each(|area| snapshot.give_back(area));
                    found = Found { rarity: found.rarity.min(more.rarity.max(1.0)), ..more };
                }
            }
            if found.documents == 0 && !alone {
                relaxed.push(left_out(&wanted, Relaxation::Dropped));
                found.segments.into_iter().for_each(|area| snapshot.give_back(area));
                continue;
            }
            let general = common::is_general(&wanted.terms.whole);
            words.push(Word { wanted, found, general });
        }
        let mut cover = Cover { words: Some(words), matched: Vec::new(), relaxed, partly: false };
        cover.choose(visible, allowed);
        Ok(cover)
    }

    fn words(&self) -> &[Word] {
        self.words.as_deref().unwrap_or_default()
    }

    /// Decides which documents fit.
    fn choose(&mut self, visible: &Sets, allowed: &Sets) {
        let telling = self.words().iter().any(|word| !word.general);
        // Nothing that the text is about is known: nothing is found, instead of everything.
        if self.words().is_empty() || (!telling && self.dropped_any()) {
            self.matched = visible.iter().map(|set| Bits::empty(set.len())).collect();
            return;
        }
        let all = self.having(visible, |_| true);
        let enough = |sets: &Sets| common_of(sets, allowed);
        if self.words().len() == 1 || !telling {
            self.matched = all;
            return;
        }
        let mut chosen = self.having(visible, |word| !word.general);
        if enough(&all) >= FEW && enough(&chosen) >= MANY {
            chosen.clone_from(&all);
        } else if enough(&chosen) < FEW {
            let wider = self.partly(visible, allowed);
            if enough(&wider) > enough(&chosen) {
                chosen = wider;
            }
        }
        if enough(&chosen) > enough(&all) {
            self.partly = true;
            self.say(&chosen, allowed);
            self.matched = chosen;
        } else {
            self.matched = all;
        }
    }

    fn dropped_any(&self) -> bool {
        self.relaxed.iter().any(|note| note.how == Relaxation::Dropped)
    }

    /// Documents that have every word that `counts`.
    fn having(&self, visible: &Sets, counts: impl Fn(&Word) -> bool) -> Sets {
        let mut sets = visible.clone();
        for word in self.words().iter().filter(|word| counts(word)) {
            for (set, area) in sets.iter_mut().zip(&word.found.segments) {
                set.and(&area.bits);
            }
        }
        sets
    }

    /// Documents that have enough of the words.
    fn partly(&self, visible: &Sets, allowed: &Sets) -> Sets {
        let mut weighed: Vec<(Bits, Vec<f32>)> = Vec::new();
        let mut best = 0.0_f32;
        for (segment, (visible, allowed)) in visible.iter().zip(allowed).enumerate() {
            let mut some = Bits::empty(visible.len());
            let mut weights = vec![0.0; at(visible.len())];
            for word in self.words().iter().filter(|word| !word.general) {
                let Some(area) = word.found.segments.get(segment) else { continue };
                some.or(&area.bits);
                for doc in area.bits.iter() {
                    if let Some(weight) = weights.get_mut(at(doc)) {
                        *weight += word.found.rarity;
                    }
                }
            }
            some.and(visible);
            let weights_of = some.iter().filter(|doc| allowed.has(*doc));
            let weights_of = weights_of.filter_map(|doc| weights.get(at(doc)));
            best = weights_of.fold(best, |best, weight| best.max(*weight));
            weighed.push((some, weights));
        }
        let least = (best * OF_BEST).max(self.weight() * OF_ALL);
        let fits = |(some, weights): (Bits, Vec<f32>)| {
            let mut bits = Bits::empty(some.len());
            let enough = |doc: &u32| weights.get(at(*doc)).is_some_and(|weight| *weight >= least);
            some.iter().filter(enough).for_each(|doc| bits.set(doc));
            bits
        };
        weighed.into_iter().map(fits).collect()
    }

    /// What all telling words weigh.
    fn weight(&self) -> f32 {
        let telling = self.words().iter().filter(|word| !word.general);
        telling.map(|word| word.found.rarity).sum::<f32>().max(f32::MIN_POSITIVE)
    }

    /// Says which words not all of the chosen documents have.
    fn say(&mut self, chosen: &Sets, allowed: &Sets) {
        let mut chosen = chosen.clone();
        for (set, allowed) in chosen.iter_mut().zip(allowed) {
            set.and(allowed);
        }
        let all: u32 = chosen.iter().map(Bits::count).sum();
        let mut notes = Vec::new();
        for word in self.words() {
            match among(&word.found, &chosen) {
                0 => notes.push(left_out(&word.wanted, Relaxation::Dropped)),
                some if some < all => notes.push(left_out(&word.wanted, Relaxation::Partial)),
                _ => {}
            }
        }
        self.relaxed.extend(notes);
    }

    /// The words as one segment has them.
    pub(crate) fn in_segment(&self, number: usize) -> Scores<'_> {
        let of = |word: &'_ Word| word.found.segments.get(number).is_some();
        let words = self.words().iter().filter(|word| of(word));
        let telling = words.clone().any(|word| !word.general);
        let words = words
            .filter_map(|word| {
                let factor = if word.general && telling { GENERAL } else { 1.0 };
                Some((word.found.segments.get(number)?, word.found.rarity * factor, word.general))
            })
            .collect();
        Scores { words, all: self.partly.then(|| self.weight()) }
    }

    /// Gives the memory of the scores back; what is left is what there is to say.
    pub(crate) fn finish(self, snapshot: &Snapshot) -> Vec<Relaxed> {
        let found = self.words.into_iter().flatten().flat_map(|word| word.found.segments);
        found.for_each(|area| snapshot.give_back(area));
        self.relaxed
    }
}

/// Scores of the words in one segment.
pub(crate) struct Scores<'a> {
    words: Vec<(&'a Area, f32, bool)>,
    /// What all words weigh, where offers need not have them all.
    all: Option<f32>,
}

impl Scores<'_> {
    /// How well a document fits.
    #[inline]
    pub(crate) fn score(&self, doc: u32) -> f32 {
        let mut score = 0.0;
        for (area, rarity, _) in &self.words {
            score += rarity * area.scores.get(at(doc)).copied().unwrap_or(0.0);
        }
        if self.words.len() > 1 && self.words.iter().all(|(area, ..)| area.title.has(doc)) {
            score *= ALL_IN_TITLE;
        }
        if let Some(all) = self.all {
            let telling = self.words.iter().filter(|(.., general)| !general);
            let has: f32 =
                telling.filter(|(area, ..)| area.bits.has(doc)).map(|(_, rarity, _)| rarity).sum();
            score *= (has / all) * (has / all);
        }
        score
    }
}

fn left_out(word: &Wanted, how: Relaxation) -> Relaxed {
    Relaxed { word: word.written.clone(), into: String::new(), how }
}

fn among(found: &Found, sets: &Sets) -> u32 {
    let pairs = found.segments.iter().zip(sets);
    number(pairs.map(|(area, set)| at(area.bits.common(set))).sum())
}

fn common_of(sets: &Sets, others: &Sets) -> u32 {
    number(sets.iter().zip(others).map(|(set, other)| at(set.common(other))).sum())
}
