//! Which sign means what, at which publisher and in which years.
//!
//! The table is data (`catalogue/signs/signs.toml`): a list of publishers with rows `sign`, `mark`, and optionally `from` and
//! `until` (days, inclusive) for signs whose meaning changed. A sign is never guessed: what no row allows is unknown.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Deserialize;

use crate::Mark;

/// Who published a table, by its key in the table of signs (`genesis`, `lsn`, `ba`, `own` ...).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Publisher(pub String);

impl Publisher {
    pub fn of(key: &str) -> Publisher {
        Publisher(key.to_owned())
    }
}

/// What is wrong with a table of signs.
#[derive(Debug, thiserror::Error)]
pub enum NotSigns {
    #[error("{0}")]
    Toml(#[from] toml::de::Error),
    #[error("publisher `{publisher}`, sign `{sign}`: there is no mark `{mark}`")]
    UnknownMark { publisher: String, sign: String, mark: String },
    #[error("`{0}` is no day (as 2024-12-31)")]
    NotADay(String),
    #[error("publisher `{publisher}`, sign `{sign}`: two rows hold at the same time")]
    Ambiguous { publisher: String, sign: String },
}

#[derive(Debug, Clone)]
struct Meaning {
    mark: Mark,
    from: Option<Date>,
    until: Option<Date>,
}

impl Meaning {
    fn holds(&self, day: Option<Date>) -> bool {
        match day {
            None => self.until.is_none(),
            Some(day) => self.from.is_none_or(|f| f <= day) && self.until.is_none_or(|u| day <= u),
        }
    }

    fn overlaps(&self, other: &Meaning) -> bool {
        let begins_after =
            |a: &Meaning, b: &Meaning| matches!((a.from, b.until), (Some(f), Some(u)) if f > u);
        !begins_after(self, other) && !begins_after(other, self)
    }
}

/// The signs of all publishers.
#[derive(Debug, Clone, Default)]
pub struct SignTable {
    signs: BTreeMap<Publisher, BTreeMap<String, Vec<Meaning>>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    publisher: BTreeMap<String, Vec<RawRow>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRow {
    sign: String,
    mark: String,
    from: Option<String>,
    until: Option<String>,
}

fn day(given: Option<String>) -> Result<Option<Date>, NotSigns> {
    given.map(|text| text.parse().map_err(|_| NotSigns::NotADay(text))).transpose()
}

impl SignTable {
    /// The house's own table.
    pub fn of_the_house() -> Result<SignTable, NotSigns> {
        SignTable::read(include_str!("../../../catalogue/signs/signs.toml"))
    }

    /// Reads a table of signs.
    ///
    /// # Errors
    /// Where it is no such file, names an unknown mark, or lets two meanings hold on the same day.
    pub fn read(text: &str) -> Result<SignTable, NotSigns> {
        let file: File = toml::from_str(text)?;
        let mut table = SignTable::default();
        for (publisher, rows) in file.publisher {
            let signs = table.signs.entry(Publisher(publisher.clone())).or_default();
            for row in rows {
                let mark = Mark::of_code(&row.mark).ok_or_else(|| NotSigns::UnknownMark {
                    publisher: publisher.clone(),
                    sign: row.sign.clone(),
                    mark: row.mark.clone(),
                })?;
                let meaning = Meaning { mark, from: day(row.from)?, until: day(row.until)? };
                let meanings = signs.entry(row.sign.clone()).or_default();
                if meanings.iter().any(|other| other.overlaps(&meaning)) {
                    return Err(NotSigns::Ambiguous { publisher, sign: row.sign });
                }
                meanings.push(meaning);
            }
        }
        Ok(table)
    }

    /// What `sign` means at `publisher` in a table of the given day (its `Stand`); without a day, what it means today.
    /// None where no row says it.
    pub fn mark(&self, publisher: &Publisher, sign: &str, day: Option<Date>) -> Option<Mark> {
        let meanings = self.signs.get(publisher)?.get(sign)?;
        meanings.iter().find(|meaning| meaning.holds(day)).map(|meaning| meaning.mark)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_sign_may_mean_something_else_in_other_years() {
        let table = SignTable::read(
            "[publisher]\nlsn = [\n {sign='0', mark='rounded-to-zero', until=\"2024-12-31\"},\n {sign='0', mark='exact-zero', from=\"2025-01-01\"}]",
        )
        .unwrap();
        let lsn = Publisher::of("lsn");
        assert_eq!(
            table.mark(&lsn, "0", Some(Date::constant(2020, 1, 1))),
            Some(Mark::RoundedToZero)
        );
        assert_eq!(table.mark(&lsn, "0", Some(Date::constant(2025, 1, 1))), Some(Mark::ExactZero));
        assert_eq!(table.mark(&lsn, "0", None), Some(Mark::ExactZero));
        assert_eq!(table.mark(&lsn, "?", None), None);
    }

    #[test]
    fn two_meanings_on_the_same_day_are_refused() {
        let text = "[publisher]\nlsn = [{sign='k', mark='nil'}, {sign='k', mark='unreliable', from=\"2025-01-01\"}]";
        assert!(matches!(SignTable::read(text), Err(NotSigns::Ambiguous { .. })));
        let text = "[publisher]\nlsn = [{sign='k', mark='nil', until='neulich'}]";
        assert!(matches!(SignTable::read(text), Err(NotSigns::NotADay(_))));
        let text = "[publisher]\nlsn = [{sign='k', mark='nothing'}]";
        assert!(matches!(SignTable::read(text), Err(NotSigns::UnknownMark { .. })));
    }

    #[test]
    fn the_houses_own_table_holds_the_signs_of_the_statistical_offices() {
        let table = SignTable::of_the_house().unwrap();
        let genesis = Publisher::of("genesis");
        for (sign, mark) in [
            ("-", Mark::Nil),
            (".", Mark::UnknownOrSecret),
            ("x", Mark::NotMeaningful),
            ("/", Mark::Unreliable),
            ("...", Mark::NotYetAvailable),
            ("()", Mark::LimitedReliability),
            ("e", Mark::Final),
        ] {
            assert_eq!(table.mark(&genesis, sign, None), Some(mark), "{sign}");
        }
        assert_eq!(table.mark(&genesis, "?", None), None);
    }
}
