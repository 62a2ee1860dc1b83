//! Statistical disclosure control for tables by cell suppression.
//!
//! Some figures of a table must not be printed (*primary* cells, [`primary`]). As tables have sums, whoever
//! sees the rest may compute them; so further cells are left out (*secondary* cells) until nobody can.
//! An attacker knows all printed figures, every sum over every hierarchy, and that no figure is
//! negative. What such an attacker can tell of a cell is an interval; a pattern is safe if the interval of
//! every primary cell is wide enough ([`require`]).
//!
//! [`audit`](mod@audit) says what an attacker can tell of a pattern, [`exact`](mod@exact) finds the cheapest safe pattern. Whoever
//! prints a table whose pattern did not pass its audit prints what is protected.
//!
//! Sources: Hundepool, Domingo-Ferrer, Franconi, Giessing, Schulte Nordholt, Spicer, de Wolf: *Statistical
//! Disclosure Control*, Wiley 2012; Fischetti, Salazar: *Solving the Cell Suppression Problem on Tabular
//! Data with Linear Constraints*, Management Science 47(7), 2001.
//!
//! No I/O except in [`folder`], no clock, no dependency on anything that publishes.

mod attack;
pub mod audit;
pub mod exact;
pub mod folder;
pub mod modular;
pub mod primary;
pub mod require;
pub mod synthetic;
pub mod table;

pub use audit::{Audit, Depth, Interval, audit};
pub use exact::{NoPattern, Pattern, exact};
pub use modular::modular;
pub use require::{Cost, Requirement};
pub use table::{Cell, CellKey, Dimension, Kind, Relation, State, Table};
