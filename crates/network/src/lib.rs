//! The network of the providers: what an organisation looks for, what it can give, and who fits whom.
//!
//! A [`Notice`] is one of both. [`Board`] holds all that is open and ranks for each the notices of the opposite direction
//! ([`Board::counterparts`]); how well two fit is [`fit`], a pure function that says its reasons. How words are analysed is an
//! argument ([`Word`]), so that search and matching understand German in the same way.
//!
//! No I/O, no clock. Not here: keeping (crate `store`), the pages (crate `web`), and anything that the public sees: notices
//! are for those who are signed in.

mod board;
mod fit;
mod notice;
mod week;
mod words;

pub use board::{Board, Counterpart};
use fit::fit;
pub use fit::{Fit, LEAST, Reason, Side, Site, Window};
pub use notice::{Direction, Kind, Notice, State};
pub use week::Week;
pub use words::{Kin, Word, Words};
