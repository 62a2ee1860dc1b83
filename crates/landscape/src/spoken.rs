//! Dates of an offer in plain German words, both ways: "jeden zweiten Dienstag, 18:00–19:30 Uhr, ab 12.1.2027,
//! 10 Mal, außer am 6.4.2027".
//!
//! [`read`] is forgiving in spelling (umlauts or ae, "–" or "bis", any order of the parts, abbreviations) and
//! strict in meaning: what it does not understand it names, and nothing is guessed in silence. [`say`] is its
//! inverse: what was read is said so that it reads as the same session on any day.
//!
//! Where German leaves a choice, this is what is meant:
//! - "jeden zweiten Dienstag" is every other one, "jeden zweiten Dienstag im Monat" the second of each month;
//! - "werktags" is Monday to Saturday, as dictionaries and the law (§ 3 Bundesurlaubsgesetz) have it;
//! - a span of days with times ("12.1. bis 14.1.2027, 9–16 Uhr") is that time on each day;
//! - "10 Mal, außer am 6.4.2027" is ten meetings that take place: the rule counts the one left out too;
//! - a day without a year is the next one, seen from today or from what stands before it.

mod clauses;
mod clock;
mod days;
mod lexicon;
mod meaning;
mod pattern;
mod rhythms;
mod say;
mod tokens;
mod why;
mod written;

use jiff::civil::Date;

use crate::Session;

pub use say::say;
pub use why::{NotUnderstood, Why};

/// Longest text that is read, in bytes.
const LONGEST: usize = 4000;

/// Reads dates in words; a day without a year is the next one from `today`, a series without a beginning
/// begins then.
pub fn read(text: &str, today: Date) -> Result<Session, NotUnderstood> {
    let named = |refusal: why::Refusal| {
        let part = text.get(refusal.at).unwrap_or_default().trim();
        NotUnderstood { part: part.to_owned(), why: refusal.why }
    };
    if text.len() > LONGEST {
        let head = text.char_indices().nth(40).map_or(text.len(), |(at, _)| at);
        return Err(named(why::Refusal { at: 0..head, why: Why::TooMuch }));
    }
    let said = clauses::read(&tokens::tokens(text)).map_err(named)?;
    meaning::session(said, today, 0..text.len()).map_err(named)
}

#[cfg(test)]
mod tests;
