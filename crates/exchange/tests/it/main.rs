//! The readers and writers of this crate over small fixtures, one binary for all formats.
#![expect(clippy::unwrap_used, reason = "tests")]
#![expect(clippy::indexing_slicing, reason = "tests")]
#![expect(clippy::string_slice, reason = "tests cut at what they found")]

mod catalogue;
mod catalogue_out;
mod conformance;
mod desk;
mod form;
mod form_register;
mod hostile;
mod jsonld;
mod kufer;
mod mutations;
mod openqcat;
mod round_trip;
mod table;
