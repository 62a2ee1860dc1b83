//! The education landscape of a district: organisations, places, offers with their sessions, areas,
//! vocabularies, and the rules that hold for them.
//!
//! Everything here is a plain value or a pure function: time and vocabularies are arguments. What came
//! from outside carries its [`Origin`]; what may be seen is said by [`Publication`] together with the
//! validity, decided in [`visibility`] and nowhere else.
//!
//! Not here: reading and writing formats (crate `exchange`), keeping (crate `store`), finding (crate
//! `search`).

pub mod agenda;
pub mod area;
pub mod article;
pub mod code;
pub mod completeness;
pub mod freshness;
pub mod gazetteer;
pub mod group;
pub mod incoming;
pub mod matching;
pub mod merging;
pub mod offer;
pub mod organisation;
pub mod origin;
pub mod outline;
pub mod picture;
pub mod place;
pub mod price;
pub mod quality;
pub mod session;
pub mod spoken;
pub mod visibility;
pub mod vocabulary;

pub use area::{Area, AreaLevel, Boundary};
pub use article::{Article, ArticleKind, Slug};
pub use code::Coded;
pub use gazetteer::Gazetteer;
pub use group::GroupTerms;
pub use incoming::{Coverage, Incoming, Intake};
pub use offer::{
    AgeRange, Capacity, CefrLevel, Contact, LanguageLevel, LifePhase, Offer, OfferFormat, OfferKind,
};
pub use organisation::{AllDay, KitaEntry, Organisation, RunBy, SchoolEntry};
pub use origin::{Licence, Origin, Publication, Source, Validity};
pub use picture::{Caption, CaptionGap};
pub use place::{Address, Place, PointPrecision, Venue};
pub use price::{Price, PriceAmount, Reduction};
pub use session::{Entry, Moment, NotARecurrence, Occurrence, Recurrence, Schedule, Session};
pub use vocabulary::{
    Amendment, Concept, Ill, Notation, Vocabularies, Vocabulary, Wordbook, Wording,
};

#[cfg(test)]
mod samples;
