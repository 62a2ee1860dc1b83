//! Vocabularies as SKOS in Turtle (W3C SKOS Reference, 2009; Turtle, 2014), in and out.
//!
//! One file, one concept scheme. A concept without a notation gets one from the end of its IRI. What
//! leads nowhere or runs in a circle is a finding and is left out, so that what comes out is a forest.
//! Out, everything stands in one order: the same vocabulary gives the same bytes.
//!
//! Not here: finding words in a vocabulary ([`landscape::Vocabulary`]).

mod read;
mod write;

pub use read::read;
pub use write::{turtle, write};

/// The namespaces that are written and understood.
const SKOS: &str = "http://www.w3.org/2004/02/skos/core#";
const DCT: &str = "http://purl.org/dc/terms/";
const RDF_TYPE: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

/// The last part of an IRI.
fn tail(iri: &str) -> &str {
    iri.trim_end_matches(['/', '#']).rsplit(['/', '#', ':']).next().unwrap_or_default()
}

#[cfg(test)]
mod tests;
