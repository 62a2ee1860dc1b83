//! Finding and scoring, word by word over whole posting lists.
//!
//! A facet count needs every hit anyway, so nothing is gained by skipping: each posting list is read once,
//! block by block, into an array of scores and a set of bits. A word's score in an offer is that of the best
//! way in which it was found; the scores of the words add up.

use std::{io, sync::PoisonError};

use tantivy::{InvertedIndexReader, postings::TermInfo, schema::IndexRecordOption};

use crate::{
    SearchError,
    bits::{Bits, at, float},
    plan::{Key, Step, Wanted, Way},
    snapshot::{Places, Segment, Snapshot, WEIGHTS, cleared, worth},
};

/// Where a word was found, in every segment.
pub(crate) struct Found {
    pub(crate) segments: Vec<Area>,
    /// In how many documents, hidden ones included.
    pub(crate) documents: u32,
    /// How rare it is: the weight of its scores.
    pub(crate) rarity: f32,
}

/// Scores of one segment.
#[derive(Default)]
pub(crate) struct Area {
    pub(crate) bits: Bits,
    /// Where the word stands in the title, whole or as a part.
    pub(crate) title: Bits,
    pub(crate) scores: Vec<f32>,
}

/// A word as a title may have it exactly.
const SURFACE_BONUS: f32 = 1.2;
/// The first of the text fields are the title's words and their parts.
const TITLE_FIELDS: usize = 2;
/// What finding a concept is worth before its weight.
const CONCEPT: f32 = 4.0;

impl Snapshot {
    fn area(&self, docs: u32) -> Area {
        let spare = self.scratch.lock().unwrap_or_else(PoisonError::into_inner).pop();
        Area {
            bits: Bits::empty(docs),
            title: Bits::empty(docs),
            scores: cleared(spare.unwrap_or_default(), docs),
        }
    }

    /// Takes the memory of scores back.
    pub(crate) fn give_back(&self, area: Area) {
        let mut spare = self.scratch.lock().unwrap_or_else(PoisonError::into_inner);
        if spare.len() < 24 {
            spare.push(area.scores);
        }
    }

    /// Finds a word in all the ways that it has.
    pub(crate) fn find(&self, wanted: &Wanted) -> Result<Found, SearchError> {
        let mut segments = Vec::with_capacity(self.segments.len());
        let mut documents = 0;
        for (number, segment) in self.segments.iter().enumerate() {
            let docs = segment.columns.docs;
            let mut best = self.area(docs);
            let mut now = self.area(docs);
            for way in &wanted.ways {
                self.walk(segment, number, way, &mut now)?;
                if let Some(surface) = surface_of(way, wanted) {
                    add_surface(segment, surface, &mut now)?;
                }
                for doc in now.bits.iter() {
                    if let (Some(new), Some(old)) =
                        (now.scores.get_mut(at(doc)), best.scores.get_mut(at(doc)))
                    {
                        *old = old.max(*new * way.weight);
                        *new = 0.0;
                    }
                }
                best.bits.or(&now.bits);
                best.title.or(&now.title);
                now.bits.reset(docs);
                now.title.reset(docs);
            }
            documents += best.bits.count();
            self.give_back(now);
            segments.push(best);
        }
        let all = float(u32::try_from(self.docs()).unwrap_or(u32::MAX));
        let have = float(documents);
        let rarity = (1.0 + (all - have + 0.5) / (have + 0.5)).ln();
        Ok(Found { segments, documents, rarity })
    }

    /// Follows one way in one segment; `now` is empty before.
    fn walk(
        &self,
        segment: &Segment,
        number: usize,
        way: &Way,
        now: &mut Area,
    ) -> Result<(), SearchError> {
        let mut steps = way.steps.iter();
        if let Some(first) = steps.next() {
            self.step(segment, number, first, now)?;
        }
        for step in steps {
            let mut more = self.area(segment.columns.docs);
            self.step(segment, number, step, &mut more)?;
            for doc in now.bits.iter() {
                if let Some(score) = now.scores.get_mut(at(doc)) {
                    *score = match more.bits.has(doc) {
                        true => *score + more.scores.get(at(doc)).copied().unwrap_or(0.0),
                        false => 0.0,
                    };
                }
            }
            now.bits.and(&more.bits);
            now.title.and(&more.title);
            self.give_back(more);
        }
        if let Ok(steps @ 2..) = u16::try_from(way.steps.len()) {
            for doc in now.bits.iter() {
                if let Some(score) = now.scores.get_mut(at(doc)) {
                    *score /= f32::from(steps);
                }
            }
        }
        Ok(())
    }

    /// Adds the scores of everything that a step can be found by.
    fn step(
        &self,
        segment: &Segment,
        number: usize,
        step: &Step,
        now: &mut Area,
    ) -> Result<(), SearchError> {
        for (key, weight) in step {
            match key {
                Key::Term(places) => self.read(segment, number, places, *weight, now)?,
                Key::Concept(concept) => {
                    let Some(info) = segment.concepts.terms().get(concept.as_bytes())? else {
                        continue;
                    };
                    postings(&segment.concepts, &info, false, |doc, _| {
                        now.bits.set(doc);
                        if let Some(score) = now.scores.get_mut(at(doc)) {
                            *score = score.max(CONCEPT * weight);
                        }
                    })?;
                }
            }
        }
        Ok(())
    }

    /// Adds the scores of a term in all text fields.
    fn read(
        &self,
        segment: &Segment,
        number: usize,
        places: &Places,
        weight: f32,
        now: &mut Area,
    ) -> Result<(), SearchError> {
        let Some(infos) = places.segments.get(number) else { return Ok(()) };
        let fields = segment.readers.iter().zip(&segment.norms).zip(&self.lengths);
        let infos = infos.iter().zip(WEIGHTS).enumerate();
        for (((reader, norms), lengths), (at_field, (info, field))) in fields.zip(infos) {
            let Some(info) = info else { continue };
            let title = at_field < TITLE_FIELDS;
            let weight = weight * field;
            postings(reader, info, true, |doc, frequency| {
                let norm =
                    lengths.get(usize::from(norms.fieldnorm_id(doc))).copied().unwrap_or(1.0);
                now.bits.set(doc);
                if title {
                    now.title.set(doc);
                }
                if let Some(score) = now.scores.get_mut(at(doc)) {
                    *score += weight * worth(frequency, norm);
                }
            })?;
        }
        Ok(())
    }
}

/// The exact form counts for the word itself only, not for its synonyms.
fn surface_of<'a>(way: &Way, wanted: &'a Wanted) -> Option<&'a str> {
    (way.direct && way.steps.len() == 1).then_some(wanted.terms.surface.as_str())
}

fn add_surface(segment: &Segment, surface: &str, now: &mut Area) -> Result<(), SearchError> {
    if let Some(info) = segment.surface.terms().get(surface.as_bytes())? {
        postings(&segment.surface, &info, false, |doc, _| {
            if now.bits.has(doc)
                && let Some(score) = now.scores.get_mut(at(doc))
            {
                *score += SURFACE_BONUS;
            }
        })?;
    }
    Ok(())
}

/// Tells every posting of a term.
#[inline]
fn postings(
    reader: &InvertedIndexReader,
    info: &TermInfo,
    frequencies: bool,
    mut tell: impl FnMut(u32, u32),
) -> io::Result<()> {
    let option = if frequencies { IndexRecordOption::WithFreqs } else { IndexRecordOption::Basic };
    let mut blocks = reader.read_block_postings_from_terminfo(info, option)?;
    while blocks.block_len() > 0 {
        if frequencies {
            for (i, doc) in blocks.docs().iter().enumerate() {
                tell(*doc, blocks.freq(i));
            }
        } else {
            blocks.docs().iter().for_each(|doc| tell(*doc, 1));
        }
        blocks.advance();
    }
    Ok(())
}
