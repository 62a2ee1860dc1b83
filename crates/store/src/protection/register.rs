//! The register of processing activities as it is read from TOML.

use std::collections::BTreeMap;

use jiff::{Span, Timestamp, tz::TimeZone};
use serde::Deserialize;

use super::Rule;

/// `catalogue/data-protection/register.toml`.
const HOUSE: &str = include_str!("../../../../catalogue/data-protection/register.toml");

/// What is done with personal data, for what, on which ground, and until when.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Register {
    /// Who answers for it.
    pub controller: String,
    /// The data protection officer.
    pub officer: String,
    pub third_countries: String,
    /// Technical and organisational measures.
    pub measures: String,
    /// Tables in which no person can stand.
    pub without_persons: Vec<String>,
    #[serde(rename = "activity")]
    pub activities: Vec<Activity>,
}

/// A processing activity.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Activity {
    pub key: String,
    pub name: String,
    pub purpose: String,
    /// The legal basis.
    pub basis: String,
    /// Categories of persons.
    pub persons: String,
    /// Categories of data.
    pub data: String,
    pub recipients: String,
    /// The tables in which it happens.
    pub covers: Vec<String>,
    #[serde(default, rename = "period")]
    pub periods: Vec<Period>,
    /// What stays without a period, and why.
    pub kept: Option<String>,
}

/// After what time something is deleted.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Period {
    pub rule: Rule,
    /// From when it runs.
    pub from: String,
    pub after: Span,
    pub why: String,
}

impl Period {
    /// What happened until then is due at `now`.
    pub fn limit(&self, now: Timestamp) -> Timestamp {
        now.to_zoned(TimeZone::UTC)
            .checked_sub(self.after)
            .map_or(Timestamp::MIN, |limit| limit.timestamp())
    }

    /// When something of this time is due.
    pub fn due(&self, begun: Timestamp) -> Timestamp {
        begun
            .to_zoned(TimeZone::UTC)
            .checked_add(self.after)
            .map_or(Timestamp::MAX, |due| due.timestamp())
    }
}

/// Why a text is no register; for the one who wrote it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct NotARegister(String);

impl Register {
    /// The house's own register, where a district has none.
    pub fn of_the_house() -> Result<Register, NotARegister> {
        Register::read(HOUSE)
    }

    /// Reads a register. Every rule has exactly one period, longer than nothing where that can be chosen, and a period
    /// that the program keeps by itself is not promised otherwise.
    pub fn read(text: &str) -> Result<Register, NotARegister> {
        let register: Register =
            toml::from_str(text).map_err(|error| NotARegister(error.to_string()))?;
        let mut periods = BTreeMap::new();
        for period in register.periods() {
            let code = period.rule.code();
            if periods.insert(period.rule, period).is_some() {
                return Err(NotARegister(format!("the rule `{code}` has two periods")));
            }
            match period.rule.fixed() {
                Some(fixed) if fixed.fieldwise() != period.after.fieldwise() => {
                    return Err(NotARegister(format!(
                        "the rule `{code}` always keeps {fixed}: it cannot be {}",
                        period.after
                    )));
                }
                None if !period.after.is_positive() => {
                    return Err(NotARegister(format!("the period of `{code}` is no time")));
                }
                _ => {}
            }
        }
        if let Some(missing) = Rule::ALL.iter().find(|rule| !periods.contains_key(rule)) {
            return Err(NotARegister(format!("the rule `{}` has no period", missing.code())));
        }
        for activity in &register.activities {
            if activity.periods.is_empty() && activity.kept.is_none() {
                return Err(NotARegister(format!(
                    "the activity `{}` says neither when it deletes nor why not (`kept`)",
                    activity.key
                )));
            }
        }
        Ok(register)
    }

    /// The periods of all activities.
    pub fn periods(&self) -> impl Iterator<Item = &Period> {
        self.activities.iter().flat_map(|activity| &activity.periods)
    }

    /// The period of a rule.
    pub fn period(&self, rule: Rule) -> Option<&Period> {
        self.periods().find(|period| period.rule == rule)
    }

    /// Where a table stands: the keys of the activities that cover it, `without persons` among them.
    pub fn places_of<'a>(&'a self, table: &'a str) -> impl Iterator<Item = &'a str> {
        let named = move |tables: &[String]| tables.iter().any(|it| it == table);
        let free = named(&self.without_persons).then_some("without persons");
        let covered = self.activities.iter().filter(move |it| named(&it.covers));
        free.into_iter().chain(covered.map(|it| it.key.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(from: &str, to: &str) -> String {
        assert!(HOUSE.contains(from), "{from}");
        Register::read(&HOUSE.replacen(from, to, 1)).unwrap_err().to_string()
    }

    #[test]
    fn the_houses_own_register_can_be_read_and_every_rule_has_its_period() {
        let register = Register::of_the_house().unwrap();
        assert_eq!(register.periods().count(), Rule::ALL.len());
    }

    #[test]
    fn a_register_that_promises_what_the_program_does_not_do_is_refused_with_the_reason() {
        for (from, to, why) in [
            ("rule = \"mails\"", "rule = \"letters\"", "letters"),
            ("rule = \"mails\"", "rule = \"jobs\"", "`jobs` has two periods"),
            ("after = \"PT24H\"", "after = \"PT48H\"", "`sign-in-failures` always keeps"),
            ("after = \"P3Y\"", "after = \"P0D\"", "`acts` is no time"),
            ("after = \"P18M\"", "after = \"eighteen months\"", "eighteen months"),
            ("purpose =", "reason =", "reason"),
        ] {
            let said = refused(from, to);
            assert!(said.contains(why), "{to}: {said}");
        }
        let start = HOUSE.find("[[activity]]\nkey = \"jobs\"").unwrap();
        let said = Register::read(HOUSE.split_at(start).0).unwrap_err().to_string();
        assert!(said.contains("`jobs` has no period"), "{said}");
    }

    #[test]
    fn months_are_counted_as_the_calendar_does() {
        let register = Register::of_the_house().unwrap();
        let period = register.periods().find(|it| it.rule == Rule::UnusedAccountsMail).unwrap();
        let now = "2027-08-31T12:00:00Z".parse().unwrap();
        assert_eq!(period.limit(now).to_string(), "2026-02-28T12:00:00Z");
        let begun = "2026-02-28T12:00:00Z".parse().unwrap();
        assert_eq!(period.due(begun).to_string(), "2027-08-28T12:00:00Z");
    }
}
