//! What is asked, and what comes back.

use std::collections::BTreeMap;

use base::{GeoPoint, OfferId};
use jiff::civil::Date;
use landscape::Moment;

use crate::Filters;

/// A search.
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    pub text: String,
    pub filters: Filters,
    /// Only offers around a position; the filters `near` and `radius` say the same in words.
    pub near: Option<Near>,
    pub sort: Sort,
    pub offset: usize,
    pub limit: usize,
    pub today: Date,
    /// Whether to count facets.
    pub facets: bool,
    /// Whether words of the text may be understood as filters.
    pub understand: bool,
    /// Understood filters that the reader took away: their words are plain text again.
    pub leave: Vec<(String, String)>,
}

impl Request {
    /// The first 20 offers for `text`, best first, with facets and understanding.
    pub fn new(text: &str, today: Date) -> Request {
        Request {
            text: text.to_owned(),
            filters: Filters::default(),
            near: None,
            sort: Sort::Relevance,
            offset: 0,
            limit: 20,
            today,
            facets: true,
            understand: true,
            leave: Vec::new(),
        }
    }
}

/// A circle around a position.
#[derive(Debug, Clone, PartialEq)]
pub struct Near {
    pub point: GeoPoint,
    pub radius_km: f64,
    pub label: String,
    /// The key of the municipality in the middle, where a name was given: its offers come first.
    pub area: Option<String>,
}

/// The order of the hits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sort {
    #[default]
    Relevance,
    /// The next meeting first; offers without one at the end.
    Date,
    /// The nearest first.
    Distance,
}

/// The result of a search.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Answer {
    pub total: u64,
    pub hits: Vec<Hit>,
    /// Counts of the values of each facet; a facet's own filter does not narrow its counts.
    pub facets: BTreeMap<&'static str, Vec<(String, u64)>>,
    pub relaxed: Vec<Relaxed>,
    pub understood: Vec<Understood>,
    /// Without hits: what to take away, and how many there would be.
    pub hints: Vec<Hint>,
    /// The circle that was searched, where there was one.
    pub near: Option<Near>,
}

/// One offer found.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    pub id: OfferId,
    pub score: f32,
    /// Metres to the nearest place of a date, where a position was asked for.
    pub distance_m: Option<f64>,
    /// The next meeting that fits the filters.
    pub next: Option<Moment>,
}

/// A word that was not taken as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relaxed {
    /// As the reader wrote it.
    pub word: String,
    /// What was looked for in its place; empty where it was left out.
    pub into: String,
    pub how: Relaxation,
}

/// In which way a word was relaxed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relaxation {
    /// A typing error was assumed.
    Spelling,
    /// Words that begin with it or have it inside.
    Beginning,
    /// A compound was taken also without its head: `Gedächtnistraining` for `Gedächtnistrainingskurs`.
    Part,
    /// It was left out: none of the hits has it.
    Dropped,
    /// Not all hits have it, since too few have it together with the rest.
    Partial,
    /// The filter that it was understood as was left out, since nothing passes it.
    Filter,
    /// Nothing is near the place, so the circle was drawn wider; `into` is its radius.
    Wider,
}

impl Relaxation {
    /// The code word in interfaces.
    pub fn code(self) -> &'static str {
        match self {
            Relaxation::Spelling => "spelling",
            Relaxation::Beginning => "beginning",
            Relaxation::Part => "part",
            Relaxation::Dropped => "dropped",
            Relaxation::Partial => "partial",
            Relaxation::Filter => "filter",
            Relaxation::Wider => "wider",
        }
    }
}

/// A filter that was read out of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Understood {
    pub key: &'static str,
    pub value: String,
    /// The words that it came from, as written.
    pub words: String,
}

/// What to take away where nothing was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    /// A filter with its value, or `("q", word)`.
    pub remove: (String, String),
    pub total: u64,
}

/// A completion of what somebody types.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    pub text: String,
    pub kind: SuggestionKind,
    /// How many offers have it, as far as known.
    pub offers: u64,
}

/// What a suggestion is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SuggestionKind {
    Word,
    Topic,
    Place,
    Provider,
}

impl SuggestionKind {
    /// The code word in interfaces.
    pub fn code(self) -> &'static str {
        match self {
            SuggestionKind::Word => "word",
            SuggestionKind::Topic => "topic",
            SuggestionKind::Place => "place",
            SuggestionKind::Provider => "provider",
        }
    }
}
