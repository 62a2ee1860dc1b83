//! Value types that every other crate speaks, with their invariants in the constructor.
//!
//! Whoever holds an [`Ags`], a [`GeoPoint`] or a [`Money`] holds a valid one: nothing here is checked
//! twice. The crate does no I/O, reads no clock and defines no stored format.
//!
//! Not here: what the values mean for an education landscape (crate `landscape`).

pub mod actor;
pub mod area_key;
pub mod calendar;
pub mod finding;
pub mod geo;
pub mod id;
pub mod money;
pub mod names;
pub mod share;
pub mod text;

pub use actor::{Actor, Cause};
pub use area_key::{Ags, Ars, NotAnAreaKey};
pub use finding::{Finding, FindingKind, Severity, Spot};
pub use geo::{Circle, GeoPoint, NotOnEarth};
pub use id::{
    AccountId, AreaId, ChangePosition, NoticeId, OfferId, OrganisationId, PictureId, PlaceId, RunId,
};
pub use money::Money;
pub use names::{NotAKey, RecordKey, SourceKey};
pub use share::Share;
pub use text::{LangTag, LocalText, NotALanguage};
