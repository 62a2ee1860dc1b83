//! How far the attacker's interval must reach beyond the value, and what a suppressed cell costs.

use std::{fmt, str::FromStr};

use crate::table::{Cell, Kind};

/// The least distance that keeps a zero from being certain.
const LEAST: f64 = 1e-3;

/// What the interval of every primary cell must contain.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Requirement {
    /// More than one value. What older programs promise; too little for a release.
    Width,
    /// One below the value and one above, cut at 0.
    Unit,
    /// So many per cent of the value below it and above, cut at 0; above a zero more than nothing.
    Percent(f64),
}

/// No requirement of that name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("known are width, unit and percent:P with P above 0")]
pub struct NotARequirement;

impl FromStr for Requirement {
    type Err = NotARequirement;

    fn from_str(given: &str) -> Result<Requirement, NotARequirement> {
        match (given, given.strip_prefix("percent:").map(str::parse::<f64>)) {
            ("width", _) => Ok(Requirement::Width),
            ("unit", _) => Ok(Requirement::Unit),
            (_, Some(Ok(p))) if p > 0.0 && p.is_finite() => Ok(Requirement::Percent(p)),
            _ => Err(NotARequirement),
        }
    }
}

impl fmt::Display for Requirement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Requirement::Width => f.write_str("width"),
            Requirement::Unit => f.write_str("unit"),
            Requirement::Percent(p) => write!(f, "percent:{p}"),
        }
    }
}

impl Requirement {
    /// What holds where nothing is said: `unit` for counts, `percent:10` for magnitudes.
    pub fn default_for(kind: Kind) -> Requirement {
        match kind {
            Kind::Counts => Requirement::Unit,
            Kind::Magnitudes => Requirement::Percent(10.0),
        }
    }

    /// How far the interval must reach below and above a value.
    ///
    /// `Width` asks for either side; it is met if one of the two is reached, see [`Requirement::either`].
    pub fn reach(self, value: f64, kind: Kind) -> (f64, f64) {
        match self {
            Requirement::Width => {
                let step = match kind {
                    Kind::Counts => 1.0,
                    Kind::Magnitudes => 1e-3 * value.max(1.0),
                };
                (value.min(step), step)
            }
            Requirement::Unit => (value.min(1.0), 1.0),
            Requirement::Percent(p) => {
                let part = value * p / 100.0;
                // Of a zero no part is a distance: that it is a zero must not be certain all the same.
                (value.min(part), part.max(LEAST))
            }
        }
    }

    /// Whether one side is enough.
    pub fn either(self) -> bool {
        self == Requirement::Width
    }
}

/// What suppressing an open cell costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Cost {
    /// Its value: large figures stay.
    #[default]
    Value,
    /// 1: as few cells as can be.
    Cells,
    /// The logarithm of 1 + value: between the two (Hundepool et al. 2012).
    Information,
}

impl FromStr for Cost {
    type Err = NotACost;

    fn from_str(given: &str) -> Result<Cost, NotACost> {
        match given {
            "value" => Ok(Cost::Value),
            "cells" => Ok(Cost::Cells),
            "information" => Ok(Cost::Information),
            _ => Err(NotACost),
        }
    }
}

/// No cost of that name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("known are value, cells and information")]
pub struct NotACost;

impl Cost {
    pub fn of(self, cell: &Cell) -> f64 {
        let value = cell.value.unwrap_or(0.0).max(0.0);
        match self {
            Cost::Value => value,
            Cost::Cells => 1.0,
            Cost::Information => value.ln_1p(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requirements_are_read_and_printed_in_the_same_words() {
        for word in ["width", "unit", "percent:10", "percent:2.5"] {
            assert_eq!(word.parse::<Requirement>().unwrap().to_string(), word);
        }
        for word in ["", "percent:", "percent:-1", "percent:NaN", "units"] {
            assert_eq!(word.parse::<Requirement>(), Err(NotARequirement), "{word}");
        }
        assert_eq!("tears".parse::<Cost>(), Err(NotACost));
    }

    #[test]
    fn the_reach_below_is_cut_at_zero() {
        assert_eq!(Requirement::Unit.reach(0.0, Kind::Counts), (0.0, 1.0));
        assert_eq!(Requirement::Unit.reach(3.0, Kind::Counts), (1.0, 1.0));
        assert_eq!(Requirement::Percent(10.0).reach(50.0, Kind::Magnitudes), (5.0, 5.0));
        assert_eq!(Requirement::Percent(10.0).reach(0.0, Kind::Magnitudes), (0.0, LEAST));
        assert_eq!(Requirement::Percent(200.0).reach(50.0, Kind::Magnitudes), (50.0, 100.0));
    }
}
