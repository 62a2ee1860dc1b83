//! The crate from outside.

mod conformance;
