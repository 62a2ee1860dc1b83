//! Official figures as they are published, and what is computed from them.
//!
//! One idea: a value never loses its sign. What a publisher writes as `-`, `.`, `/` or `x` is a [`Mark`] of the
//! [`Observation`], never a zero and never a gap; a [`Number`] keeps the digits as they were printed. A [`Cube`] is a
//! published table: dimensions with their categories, variables with their unit, observations in columns. It leaves the house
//! only through the [`gate`]; an [`indicator`] is a formula as data, [`evaluate()`](evaluate::evaluate) reads released cubes alone,
//! and [`compare`] sets values beside values.
//!
//! The crate does no I/O, reads no clock and knows no file format (those are in `exchange`).

pub mod compare;
pub mod cube;
pub mod evaluate;
pub mod gate;
pub mod indicator;
pub mod mark;
pub mod number;
pub mod period;
pub mod series;
pub mod signs;

pub use cube::{Category, Cube, Dimension, Head, Observation, Role, Row, Variable};
pub use mark::Mark;
pub use number::{DecimalMark, Number};
pub use period::Period;
pub use signs::{Publisher, SignTable};
