//! What an indicator comes to: one value for every area, period and item of a breakdown, each with its reason.

use std::collections::BTreeMap;

use crate::{Mark, Period};

/// Why there is, or is not, a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Why {
    /// There is one.
    Known,
    /// The source does not hold a part of it for this area and time.
    Missing,
    /// A part of it carries a sign instead of digits.
    Marked(Mark),
    /// The base is zero.
    ZeroBase,
    /// The base is smaller than a rate may stand on.
    SmallBase,
}

impl Why {
    /// The stable name in answers of the API and of the command line.
    pub fn code(self) -> &'static str {
        match self {
            Why::Known => "known",
            Why::Missing => "missing",
            Why::Marked(mark) => mark.code(),
            Why::ZeroBase => "zero-base",
            Why::SmallBase => "small-base",
        }
    }
}

/// One value of an indicator.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Value {
    pub why: Why,
    /// In the indicator's unit, not rounded. Some only where `why` is [`Why::Known`].
    pub value: Option<f64>,
    /// What stands above the line, before the factor.
    pub numerator: Option<f64>,
    /// What stands below the line; None where the indicator has no line.
    pub denominator: Option<f64>,
}

impl Value {
    pub fn without(why: Why) -> Value {
        Value { why, value: None, numerator: None, denominator: None }
    }
}

/// The values of one area, by period.
pub type Course = BTreeMap<Period, Value>;

/// All values of an indicator.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Series {
    /// By item of the breakdown (empty text: not broken down) and area.
    courses: BTreeMap<(String, String), Course>,
}

impl Series {
    pub(crate) fn put(&mut self, item: &str, area: &str, period: Period, value: Value) {
        self.courses.entry((item.to_owned(), area.to_owned())).or_default().insert(period, value);
    }

    pub(crate) fn keep(&mut self, area: &dyn Fn(&str) -> bool) {
        self.courses.retain(|(_, key), _| area(key));
    }

    /// The course of an area; `item` is empty for the whole.
    pub fn course(&self, item: &str, area: &str) -> Option<&Course> {
        self.courses.get(&(item.to_owned(), area.to_owned()))
    }

    /// The value of an area in the latest period of a year.
    pub fn at(&self, item: &str, area: &str, year: i16) -> Option<(Period, Value)> {
        let course = self.course(item, area)?;
        course.iter().rev().find(|(period, _)| period.year() == year).map(|(p, v)| (*p, *v))
    }

    /// The latest period in which an area has a value.
    pub fn latest(&self, item: &str, area: &str) -> Option<(Period, Value)> {
        let known = |value: &Value| value.why == Why::Known;
        self.course(item, area)?.iter().rev().find(|(_, v)| known(v)).map(|(p, v)| (*p, *v))
    }

    /// Every course, by item and area, in order.
    pub fn courses(&self) -> impl Iterator<Item = (&str, &str, &Course)> {
        self.courses.iter().map(|((item, area), course)| (item.as_str(), area.as_str(), course))
    }

    /// The areas of one item with their values in a period.
    pub fn cross_section(&self, item: &str, period: Period) -> impl Iterator<Item = (&str, Value)> {
        let item = item.to_owned();
        self.courses.iter().filter(move |((i, _), _)| *i == item).filter_map(
            move |((_, area), course)| course.get(&period).map(|value| (area.as_str(), *value)),
        )
    }

    /// All periods that occur, in order.
    pub fn periods(&self) -> Vec<Period> {
        let all: std::collections::BTreeSet<Period> =
            self.courses.values().flat_map(|course| course.keys().copied()).collect();
        all.into_iter().collect()
    }

    pub fn is_empty(&self) -> bool {
        self.courses.is_empty()
    }
}
