//! An indicator's formula over released cubes.
//!
//! A cell without digits is never read as zero: if one part of a sum carries a sign, the sum carries it. Where several signs
//! meet, the strongest is kept: protected, unknown or secret, unclear, then the rest. Rates are never added up: a selection of
//! several categories of a variable whose unit is a rate is refused before anything is computed.

use std::collections::BTreeMap;

use crate::{
    Cube, Dimension, Mark, Period, Role,
    gate::{Audience, Released},
    indicator::{Indicator, Item, Term},
    series::{Series, Value, Why},
};

/// Why a formula cannot be computed at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotEvaluable {
    #[error("table {0} has not been imported")]
    NoTable(String),
    #[error("table {table} has no dimension `{dimension}`")]
    NoDimension { table: String, dimension: String },
    #[error("table {table}, dimension `{dimension}`: there is no category `{category}`")]
    NoCategory { table: String, dimension: String, category: String },
    #[error(
        "table {table}, dimension `{dimension}` has no total: the formula must name a category"
    )]
    NoTotal { table: String, dimension: String },
    #[error("table {table}: there is no variable `{variable}`")]
    NoVariable { table: String, variable: String },
    #[error("table {table}: `{variable}` is given in {unit}; rates are not added up")]
    AddedRates { table: String, variable: String, unit: String },
    #[error("table {table} has no {role}")]
    NoRole { table: String, role: &'static str },
    #[error("`{left}` and `{right}` are added, but their units differ")]
    Units { left: String, right: String },
}

/// Gives the released cube of a table, where there is one.
pub type Cubes<'a, A> = dyn Fn(&str) -> Option<&'a Released<A, Cube>> + 'a;

/// All values of an indicator, for all areas and periods that its numerator's first table holds, whole and broken down.
///
/// # Errors
/// [`NotEvaluable`] where a table is not there or does not hold what the formula names. A breakdown whose categories one of the
/// tables does not hold is left out; the whole is not.
pub fn evaluate<'a, A: Audience>(
    indicator: &Indicator,
    cubes: &Cubes<'a, A>,
) -> Result<Released<A, Series>, NotEvaluable> {
    let mut series = Series::default();
    whole_or_item(indicator, None, cubes, &mut series)?;
    for item in indicator.items() {
        // Other tables of the same source may not tell the items apart: then there is no such breakdown.
        let _ = whole_or_item(indicator, Some(item), cubes, &mut series);
    }
    Ok(Released::of(series))
}

/// Checks that a formula fits its tables, without computing it: what the cockpit does before it keeps an indicator.
///
/// # Errors
/// As [`evaluate`].
pub fn check<'a, A: Audience>(
    indicator: &Indicator,
    cubes: &Cubes<'a, A>,
) -> Result<(), NotEvaluable> {
    for side in [&indicator.numerator, &indicator.denominator] {
        let mut unit: Option<(String, String)> = None;
        for term in side {
            let cube =
                cubes(&term.table).ok_or_else(|| NotEvaluable::NoTable(term.table.clone()))?;
            let bound = Bound::new(term, None, cube)?;
            let here = (bound.unit.clone(), format!("{} ({})", term.table, bound.unit));
            match &unit {
                Some((unit, name)) if *unit != here.0 => {
                    return Err(NotEvaluable::Units { left: name.clone(), right: here.1 });
                }
                _ => unit = Some(here),
            }
        }
    }
    Ok(())
}

fn whole_or_item<'a, A: Audience>(
    indicator: &Indicator,
    item: Option<&Item>,
    cubes: &Cubes<'a, A>,
    series: &mut Series,
) -> Result<(), NotEvaluable> {
    let side = |terms: &[Term]| -> Result<Vec<Sums>, NotEvaluable> {
        terms
            .iter()
            .map(|term| {
                let cube =
                    cubes(&term.table).ok_or_else(|| NotEvaluable::NoTable(term.table.clone()))?;
                Ok(Bound::new(term, item, cube)?.sums(term))
            })
            .collect()
    };
    let (above, below) = (side(&indicator.numerator)?, side(&indicator.denominator)?);
    let Some(first) = above.first() else { return Ok(()) };
    for (area, course) in &first.by_area {
        for period in course.keys() {
            // The period that the indicator speaks of is that of its first term, without the term's shift.
            let Some(period) = period.plus_years(-first.shift) else { continue };
            let value = quotient(indicator, &above, &below, area, period);
            series.put(item.map_or("", |item| item.code.as_str()), area, period, value);
        }
    }
    Ok(())
}

fn quotient(
    indicator: &Indicator,
    above: &[Sums],
    below: &[Sums],
    area: &str,
    period: Period,
) -> Value {
    let total = |sums: &[Sums]| -> Result<f64, Why> {
        let parts: Vec<Result<f64, Why>> = sums.iter().map(|s| s.at(area, period)).collect();
        let worst = parts.iter().filter_map(|part| part.err()).min_by_key(|why| strength(*why));
        match worst {
            Some(why) => Err(why),
            None => Ok(parts.into_iter().flatten().sum()),
        }
    };
    // A value that is not known shows neither of its parts: what is known of a protected rate would tell the rest.
    let (above, below) = match (total(above), (!below.is_empty()).then(|| total(below))) {
        (Err(a), Some(Err(b))) if strength(b) < strength(a) => return Value::without(b),
        (Err(why), _) | (_, Some(Err(why))) => return Value::without(why),
        (Ok(above), below) => (above, below.and_then(Result::ok)),
    };
    let scaled = indicator.factor * above;
    let value = match below {
        None => scaled,
        Some(below) if below.abs() < f64::EPSILON => return Value::without(Why::ZeroBase),
        Some(below) if below < indicator.least_base => return Value::without(Why::SmallBase),
        Some(below) => scaled / below,
    };
    Value { why: Why::Known, value: Some(value), numerator: Some(above), denominator: below }
}

/// What outweighs what when several parts have no digits; smaller is stronger.
fn strength(why: Why) -> u8 {
    match why {
        Why::Marked(Mark::Protected) => 0,
        Why::Marked(Mark::UnknownOrSecret | Mark::ZeroOrProtected) => 1,
        Why::Marked(Mark::Unclear) => 2,
        Why::Marked(_) => 3,
        Why::Missing => 4,
        Why::ZeroBase | Why::SmallBase => 5,
        Why::Known => 6,
    }
}

/// A term with the places in its cube that it selects.
struct Bound<'c> {
    cube: &'c Cube,
    variable: u32,
    unit: String,
    area: usize,
    time: usize,
    /// For every other dimension: its position and the weight of each of its categories.
    weights: Vec<(usize, Vec<i8>)>,
    /// How many cells an area must have at a time.
    expected: usize,
}

/// The sums of a term by area and period.
struct Sums {
    by_area: BTreeMap<String, BTreeMap<Period, Result<f64, Why>>>,
    times: f64,
    shift: i16,
    day: Option<String>,
}

impl Sums {
    /// The term's part at the indicator's period.
    fn at(&self, area: &str, period: Period) -> Result<f64, Why> {
        let course = self.by_area.get(area).ok_or(Why::Missing)?;
        let wanted = period.plus_years(self.shift).ok_or(Why::Missing)?;
        let found = match course.get(&wanted) {
            Some(exact) => Some(exact),
            None => {
                let mut same_year = course.iter().filter(|(p, _)| {
                    p.year() == wanted.year()
                        && self
                            .day
                            .as_ref()
                            .is_none_or(|day| p.start().to_string().ends_with(day.as_str()))
                });
                match (same_year.next(), same_year.next()) {
                    (Some((_, only)), None) => Some(only),
                    _ => None,
                }
            }
        };
        found.copied().unwrap_or(Err(Why::Missing)).map(|sum| self.times * sum)
    }
}

/// Whether values in this unit may be added up.
fn is_rate(unit: &str) -> bool {
    let unit = unit.to_lowercase();
    ["prozent", "percent", "%", "je ", "per ", "promille", "quote", "durchschnitt"]
        .iter()
        .any(|word| unit.contains(word))
}

fn matches(text: &str, code: &str, label: &str) -> bool {
    code == text || label.trim() == text
}

impl<'c> Bound<'c> {
    fn new(term: &Term, item: Option<&Item>, cube: &'c Cube) -> Result<Bound<'c>, NotEvaluable> {
        let table = || term.table.clone();
        let role = |role, name| {
            cube.position(role).ok_or_else(|| NotEvaluable::NoRole { table: table(), role: name })
        };
        let (area, time) = (role(Role::Area, "area")?, role(Role::Time, "time")?);
        let variable = match &term.variable {
            Some(name) => cube.variables().iter().position(|v| matches(name, &v.code, &v.label)),
            None => (cube.variables().len() == 1).then_some(0),
        };
        let variable = variable.ok_or_else(|| NotEvaluable::NoVariable {
            table: table(),
            variable: term.variable.clone().unwrap_or_default(),
        })?;
        let unit = cube.variables().get(variable).map(|v| v.unit.clone()).unwrap_or_default();

        let mut named = term.selection.clone();
        let item = item.filter(|_| !term.fixed);
        for (dimension, categories) in item.into_iter().flat_map(|item| &item.selection) {
            if cube.dimensions().iter().any(|d| matches(dimension, &d.code, &d.label)) {
                named.insert(dimension.clone(), categories.clone());
            }
        }
        let known =
            |name: &String| cube.dimensions().iter().any(|d| matches(name, &d.code, &d.label));
        if let Some(dimension) = named.keys().find(|name| !known(name)) {
            return Err(NotEvaluable::NoDimension { table: table(), dimension: dimension.clone() });
        }

        let (mut weights, mut expected, mut selected) = (Vec::new(), 1, 1);
        for (position, dimension) in cube.dimensions().iter().enumerate() {
            if position == area || position == time {
                continue;
            }
            let chosen =
                named.iter().find(|(name, _)| matches(name, &dimension.code, &dimension.label));
            let weight = match chosen {
                Some((_, categories)) => weigh(term, dimension, categories)?,
                None => total(term, dimension)?,
            };
            let count = weight.iter().filter(|w| **w != 0).count();
            expected *= count;
            selected = selected.max(count);
            weights.push((position, weight));
        }
        if selected > 1 && is_rate(&unit) {
            let variable =
                cube.variables().get(variable).map(|v| v.label.clone()).unwrap_or_default();
            return Err(NotEvaluable::AddedRates { table: table(), variable, unit });
        }
        let variable = u32::try_from(variable).unwrap_or(u32::MAX);
        Ok(Bound { cube, variable, unit, area, time, weights, expected })
    }

    fn sums(&self, term: &Term) -> Sums {
        struct Sum {
            value: f64,
            cells: usize,
            worst: Option<Why>,
        }
        let periods: Vec<Option<Period>> = self
            .cube
            .dimensions()
            .get(self.time)
            .map(|d| d.categories().iter().map(|c| Period::read(&c.code)).collect())
            .unwrap_or_default();
        let mut sums: BTreeMap<(u32, u32), Sum> = BTreeMap::new();
        'rows: for row in self.cube.rows() {
            if row.variable_index() != Some(self.variable) {
                continue;
            }
            let mut weight = 1_i8;
            for (position, weights) in &self.weights {
                let key = row.key(*position).and_then(|key| usize::try_from(key).ok());
                match key.and_then(|key| weights.get(key)) {
                    Some(0) | None => continue 'rows,
                    Some(w) => weight *= w,
                }
            }
            let (Some(area), Some(time)) = (row.key(self.area), row.key(self.time)) else {
                continue;
            };
            let observation = row.observation();
            let sum = sums.entry((area, time)).or_insert(Sum { value: 0.0, cells: 0, worst: None });
            sum.cells += 1;
            match observation.known() {
                Some(number) => sum.value += f64::from(weight) * number.value(),
                None => {
                    let why = Why::Marked(observation.mark);
                    if sum.worst.is_none_or(|worst| strength(why) < strength(worst)) {
                        sum.worst = Some(why);
                    }
                }
            }
        }
        let mut by_area: BTreeMap<String, BTreeMap<Period, Result<f64, Why>>> = BTreeMap::new();
        let areas = self.cube.dimensions().get(self.area);
        for ((area, time), sum) in sums {
            let category = areas.and_then(|d| d.category(area));
            let period = usize::try_from(time).ok().and_then(|t| periods.get(t).copied().flatten());
            let (Some(category), Some(period)) = (category, period) else { continue };
            let result = match sum.worst {
                Some(why) => Err(why),
                None if sum.cells < self.expected => Err(Why::Missing),
                None => Ok(sum.value),
            };
            by_area.entry(category.code.clone()).or_default().insert(period, result);
        }
        Sums { by_area, times: term.times, shift: term.shift, day: term.day.clone() }
    }
}

fn weigh(
    term: &Term,
    dimension: &Dimension,
    categories: &[String],
) -> Result<Vec<i8>, NotEvaluable> {
    let mut weights = vec![0_i8; dimension.categories().len()];
    for name in categories {
        let find = |name: &str| {
            dimension.categories().iter().position(|c| matches(name, &c.code, &c.label))
        };
        // A category whose own name begins with a hyphen is found before the hyphen is read as minus.
        let (at, sign) = match (find(name), name.strip_prefix('-')) {
            (Some(at), _) => (Some(at), 1),
            (None, Some(rest)) => (find(rest), -1),
            (None, None) => (None, 1),
        };
        let weight =
            at.and_then(|at| weights.get_mut(at)).ok_or_else(|| NotEvaluable::NoCategory {
                table: term.table.clone(),
                dimension: dimension.label.clone(),
                category: name.clone(),
            })?;
        *weight = sign;
    }
    Ok(weights)
}

fn total(term: &Term, dimension: &Dimension) -> Result<Vec<i8>, NotEvaluable> {
    let categories = dimension.categories();
    let at = match categories.iter().position(|c| c.total) {
        Some(at) => at,
        None if categories.len() == 1 => 0,
        None => {
            return Err(NotEvaluable::NoTotal {
                table: term.table.clone(),
                dimension: dimension.label.clone(),
            });
        }
    };
    let mut weights = vec![0_i8; categories.len()];
    if let Some(weight) = weights.get_mut(at) {
        *weight = 1;
    }
    Ok(weights)
}

#[cfg(test)]
mod tests;
