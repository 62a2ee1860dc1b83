//! Statistical disclosure control for tables by cell suppression.
//!
//! Some figures of a table must not be printed (*primary* cells, [`primary`]). As tables have sums, whoever
//! sees the rest may compute them; so further cells are left out (*secondary* cells) until nobody can.
//! An attacker knows all printed figures, every sum over every hierarchy, and that no figure is
//! negative. What such an attacker can tell of a cell is an interval; a pattern is safe if the interval of
//! every primary cell is wide enough ([`require`]).
//!
//! Here so far: tables and their sums, the folders they come in, primary rules, what is required. Secondary
//! suppression and the audit are not here yet, so nothing in this crate says that a table may be printed.
//!
//! Sources: Hundepool, Domingo-Ferrer, Franconi, Giessing, Schulte Nordholt, Spicer, de Wolf: *Statistical
//! Disclosure Control*, Wiley 2012; Fischetti, Salazar: *Solving the Cell Suppression Problem on Tabular
//! Data with Linear Constraints*, Management Science 47(7), 2001.
//!
//! No I/O except in [`folder`], no clock, no dependency on anything that publishes.

pub mod folder;
pub mod primary;
pub mod require;
pub mod table;

pub use require::{Cost, Requirement};
pub use table::{Cell, CellKey, Dimension, Kind, Relation, State, Table};
