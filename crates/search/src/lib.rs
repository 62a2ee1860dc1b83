//! The search of the house: German first, derived from the store, thrown away and made again at any time.
//!
//! A query is read ([`understand`]: what is a place, an age, a price, a time), its words are analysed as
//! those of the offers were ([`analysis`]), each is looked for in several ways ([`plan`]: whole, by its
//! parts, by kin and synonyms; [`relax`]: with typing errors), and whole posting lists are scored
//! ([`score`]). Filters, facets, days and distances lie in memory as columns ([`columns`]).
//!
//! **Invariants.** Only this crate knows tantivy. Time is an argument. A word that was not taken as written
//! is always said. Nothing here is the only copy of anything.
//!
//! Not here: what is public (crate `landscape`), keeping (crate `store`), addresses and pages (crate `web`).

mod ahead;
pub mod analysis;
mod bits;
mod columns;
mod common;
mod cover;
mod document;
mod error;
pub mod filters;
mod follow;
mod index;
mod lexicon;
mod moment;
mod narrow;
mod plan;
mod relax;
mod request;
mod schema;
mod score;
mod search;
mod similar;
mod situations;
mod snapshot;
mod suggest;
pub mod understand;
mod wordlist;

pub use ahead::Ahead;
pub use document::Document;
pub use error::SearchError;
pub use filters::{Filters, NotAFilter};
pub use follow::CatchUp;
pub use index::SearchIndex;
pub use lexicon::Lexicon;
pub use request::{
    Answer, Hint, Hit, Near, Relaxation, Relaxed, Request, Sort, Suggestion, SuggestionKind,
    Understood,
};
pub use wordlist::WordList;
