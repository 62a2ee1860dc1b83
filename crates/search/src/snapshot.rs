//! One state of the index, ready to be searched: tantivy's segments with their columns.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use jiff::civil::Date;
use tantivy::{
    InvertedIndexReader, Searcher, fieldnorm::FieldNormReader, index::SegmentId,
    postings::TermInfo, schema::Field,
};

use crate::{
    SearchError,
    analysis::{Analyser, parts::Parts},
    bits::{at, float, number},
    columns::{Columns, Day},
    document::MARK,
    lexicon::Lexicon,
    schema::Fields,
    understand::Stock,
};

/// The fields that a word is looked for in, with the weight of a find.
pub(crate) const WEIGHTS: [f32; 6] = [5.0, 3.6, 2.4, 1.4, 1.1, 0.7];
/// How much the length of each field counts.
const LENGTH: [f32; 6] = [0.35, 0.25, 0.3, 0.5, 0.3, 0.6];
/// Saturation of repeated words.
const K1: f32 = 1.2;

/// So many providers are looked at for a beginning.
const MOST_PROVIDERS: usize = 500;

/// A segment with everything a search needs of it.
pub(crate) struct Segment {
    pub(crate) columns: Arc<Columns>,
    pub(crate) readers: Vec<Arc<InvertedIndexReader>>,
    pub(crate) surface: Arc<InvertedIndexReader>,
    pub(crate) other_surface: Arc<InvertedIndexReader>,
    pub(crate) concepts: Arc<InvertedIndexReader>,
    pub(crate) display: Arc<InvertedIndexReader>,
    pub(crate) names: Arc<InvertedIndexReader>,
    pub(crate) norms: Vec<FieldNormReader>,
    /// Number of a value in this segment to its number in the snapshot.
    pub(crate) numbers: Vec<u32>,
}

/// A state of the index.
pub(crate) struct Snapshot {
    pub(crate) searcher: Searcher,
    pub(crate) segments: Vec<Segment>,
    pub(crate) analyser: Analyser,
    /// `key:value` of all segments, sorted.
    pub(crate) values: Vec<String>,
    /// For each field: what a norm of that number is worth.
    pub(crate) lengths: Vec<[f32; 256]>,
    days: Mutex<Option<(Date, Arc<Vec<Day>>)>>,
    pub(crate) scratch: Mutex<Vec<Vec<f32>>>,
}

/// Columns of segments that stay from one snapshot to the next.
pub(crate) type Kept = BTreeMap<SegmentId, Arc<Columns>>;

impl Snapshot {
    pub(crate) fn new(
        searcher: Searcher,
        lexicon: &Arc<Lexicon>,
        fields: Fields,
        kept: &Kept,
    ) -> Result<(Snapshot, Kept), SearchError> {
        let named = [
            fields.title,
            fields.title_parts,
            fields.topics,
            fields.summary,
            fields.provider,
            fields.description,
        ];
        let mut segments = Vec::new();
        let mut columns_now = Kept::new();
        for reader in searcher.segment_readers() {
            let columns = match kept.get(&reader.segment_id()) {
                Some(columns) => columns.clone(),
                None => Arc::new(Columns::read(reader)?),
            };
            columns_now.insert(reader.segment_id(), columns.clone());
            let inverted = |field: Field| reader.inverted_index(field);
            segments.push(Segment {
                columns,
                readers: named.iter().map(|f| inverted(*f)).collect::<Result<_, _>>()?,
                surface: inverted(fields.surface)?,
                other_surface: inverted(fields.other_surface)?,
                concepts: inverted(fields.concepts)?,
                display: inverted(fields.display)?,
                names: inverted(fields.names)?,
                norms: named
                    .iter()
                    .map(|f| reader.get_fieldnorms_reader(*f))
                    .collect::<Result<_, _>>()?,
                numbers: Vec::new(),
            });
        }
        let mut values: Vec<String> =
            segments.iter().flat_map(|s| s.columns.values.iter().cloned()).collect();
        values.sort_unstable();
        values.dedup();
        for segment in &mut segments {
            segment.numbers = segment
                .columns
                .values
                .iter()
                .map(|v| number(values.binary_search(v).unwrap_or(0)))
                .collect();
        }
        let docs: u64 = segments.iter().map(|s| u64::from(s.columns.docs)).sum();
        let lengths = (0..named.len())
            .map(|field| {
                let readers = segments.iter().filter_map(|s| s.readers.get(field));
                let tokens: u64 = readers.map(|r| r.total_num_tokens()).sum();
                norms(field, mean(tokens, docs))
            })
            .collect();
        let learned = learn(&segments)?;
        Ok((
            Snapshot {
                analyser: Analyser::new(lexicon.clone(), Arc::new(learned)),
                searcher,
                segments,
                values,
                lengths,
                days: Mutex::new(None),
                scratch: Mutex::default(),
            },
            columns_now,
        ))
    }

    /// The view of a day on every segment; kept until another day is asked for.
    pub(crate) fn day(&self, today: Date) -> Arc<Vec<Day>> {
        let mut kept = self.days.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((date, days)) = &*kept
            && *date == today
        {
            return days.clone();
        }
        let readers = self.searcher.segment_readers();
        let days: Vec<Day> = self
            .segments
            .iter()
            .zip(readers)
            .map(|(segment, reader)| segment.columns.day(today, |doc| !reader.is_deleted(doc)))
            .collect();
        let days = Arc::new(days);
        *kept = Some((today, days.clone()));
        days
    }

    pub(crate) fn docs(&self) -> u64 {
        self.segments.iter().map(|s| u64::from(s.columns.docs)).sum()
    }

    /// Where a term stands in each segment, in the text fields; `None` where it stands nowhere.
    pub(crate) fn look(&self, term: &str) -> Result<Option<Places>, SearchError> {
        let mut places = Places { segments: Vec::new(), documents: 0 };
        let mut by_field = [0_u32; WEIGHTS.len()];
        for segment in &self.segments {
            let mut infos = Vec::with_capacity(segment.readers.len());
            for (reader, sum) in segment.readers.iter().zip(&mut by_field) {
                let info = reader.terms().get(term.as_bytes())?;
                *sum += info.as_ref().map_or(0, |i| i.doc_freq);
                infos.push(info);
            }
            places.segments.push(infos);
        }
        places.documents = by_field.into_iter().max().unwrap_or(0);
        Ok((places.documents > 0).then_some(places))
    }

    /// How a surface form is written in most offers: `prufung` is `Prüfung`.
    pub(crate) fn written(&self, surface: &str) -> Result<String, SearchError> {
        let (from, to) = (format!("{surface}{MARK}"), format!("{surface}\u{2}"));
        let mut best: Option<(u32, String)> = None;
        for segment in &self.segments {
            let terms = segment.display.terms();
            let mut stream = terms.range().ge(from.as_bytes()).lt(to.as_bytes()).into_stream()?;
            while stream.advance() {
                let documents = stream.value().doc_freq;
                let word = std::str::from_utf8(stream.key()).ok().and_then(|k| k.get(from.len()..));
                if let Some(word) =
                    word.filter(|_| best.as_ref().is_none_or(|(d, _)| *d < documents))
                {
                    best = Some((documents, word.to_owned()));
                }
            }
        }
        Ok(best.map_or_else(|| surface.to_owned(), |(_, word)| word))
    }

    /// Providers with a name of which a word begins so, with the number of their documents.
    pub(crate) fn providers(&self, prefix: &str) -> Result<BTreeMap<String, u32>, SearchError> {
        let mut found = BTreeMap::new();
        let mut end = prefix.as_bytes().to_vec();
        end.push(0xff);
        for segment in &self.segments {
            let range = segment.names.terms().range().ge(prefix.as_bytes()).lt(end.as_slice());
            let mut stream = range.into_stream()?;
            while stream.advance() && found.len() < MOST_PROVIDERS {
                let name = std::str::from_utf8(stream.key()).ok().and_then(|k| k.split_once(MARK));
                if let Some((_, name)) = name {
                    *found.entry(name.to_owned()).or_default() += stream.value().doc_freq;
                }
            }
        }
        Ok(found)
    }

    /// How many documents have a value, hidden ones included.
    pub(crate) fn holders(&self, value: &str) -> u64 {
        self.segments.iter().map(|s| u64::from(s.columns.holders_of(value))).sum()
    }
}

impl Stock for Snapshot {
    fn has_word(&self, stem: &str) -> bool {
        self.look(stem).is_ok_and(|places| places.is_some())
    }

    fn has_area(&self, ags: &str) -> bool {
        self.holders(&format!("area:{ags}")) > 0
    }
}

/// Where a term stands.
#[derive(Debug, Clone)]
pub(crate) struct Places {
    /// For each segment and text field.
    pub(crate) segments: Vec<Vec<Option<TermInfo>>>,
    /// In how many documents, in the field that has most.
    pub(crate) documents: u32,
}

#[expect(clippy::as_conversions, reason = "a mean needs no more than 24 bits")]
fn mean(tokens: u64, docs: u64) -> f32 {
    (tokens as f64 / docs.max(1) as f64).max(1.0) as f32
}

fn norms(field: usize, mean: f32) -> [f32; 256] {
    let b = LENGTH.get(field).copied().unwrap_or(0.5);
    let mut table = [0.0; 256];
    for (slot, id) in table.iter_mut().zip(0_u8..=255) {
        let length = float(FieldNormReader::id_to_fieldnorm(id));
        *slot = K1 * (1.0 - b + b * length / mean);
    }
    table
}

/// What one find is worth: BM25 without the rarity of the word.
#[inline]
pub(crate) fn worth(frequency: u32, norm: f32) -> f32 {
    let frequency = float(frequency);
    frequency * (K1 + 1.0) / (frequency + norm)
}

/// Words that stand alone in titles of two offers or more can be parts of compounds.
fn learn(segments: &[Segment]) -> Result<Parts, SearchError> {
    let mut parts = Parts::with_capacity(4_000);
    for segment in segments {
        let mut stream = segment.surface.terms().stream()?;
        while stream.advance() {
            if stream.value().doc_freq >= 2
                && (4..=10).contains(&stream.key().len())
                && let Ok(word) = std::str::from_utf8(stream.key())
            {
                learn_word(&mut parts, word);
            }
        }
    }
    Ok(parts)
}

/// Puts a word of the stock among the parts.
pub(crate) fn learn_word(parts: &mut Parts, word: &str) {
    let cost = if word.len() == 4 { 17 } else { 13 };
    if !crate::lexicon::is_no_part(word) {
        parts.add(word, cost, true);
    }
}

/// The scratch memory of a search is given back at its end.
pub(crate) fn cleared(mut scores: Vec<f32>, docs: u32) -> Vec<f32> {
    scores.clear();
    scores.resize(at(docs), 0.0);
    scores
}
