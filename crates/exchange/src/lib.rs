//! Every foreign format, in and out: providers' files become [`landscape::Incoming`] records, and the
//! landscape's records become files, calendars and linked data.
//!
//! One idea: a reader is an iterator. It takes bytes and an [`landscape::Intake`], streams, and yields
//! records and findings in the order of the file; bad content is a [`base::Finding`], never a panic and
//! never the end of what is good. Personal data of lecturers stops here, markup is sanitised here,
//! encodings end here.
//!
//! Not here: what the values mean (`landscape`), keeping them (`store`), fetching files from anywhere.

pub mod areas;
pub mod dates;
mod draft;
pub mod encoding;
pub mod export;
pub mod feed;
pub mod format;
pub mod html;
pub mod ical;
pub mod jedeschule;
mod json;
pub mod jsonld;
pub mod kufer;
pub mod labels;
pub mod languages;
pub mod limits;
pub mod openqcat;
mod reading;
pub mod skos;
pub mod statistics;
pub mod synthetic;
pub mod table;
mod xml;

pub use export::Exported;
pub use format::{Format, Kind, Records, read};
