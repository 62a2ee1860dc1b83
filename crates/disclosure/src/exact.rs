//! The cheapest safe pattern, by cutting planes after Fischetti and Salazar (Management Science 47(7), 2001).
//!
//! The *master* chooses cells: least cost, every primary cell chosen, and all cuts so far. The *attacker*
//! ([`crate::attack`]) looks at the choice: where some primary cell `p` moves less than it must (`need`), the row prices of his
//! programme make a cut. For any prices whatever, with `g_i = [i = p] - sum of prices x factors of i` and `x_i` 1 for chosen cells,
//! weak duality says
//!
//! ```text
//! move of p  <=  sum over cells with g_i > 0 of infinity x x_i  +  sum over cells with g_i < 0 of a_i |g_i| x_i
//! ```
//!
//! so every safe pattern satisfies `sum of min(coefficient, need) x_i >= need`, where chosen cells with fixed `x_i = 1` go to the right.
//! As all `g_i` are worked out anew from the prices, a cut is valid whatever the tolerances of the solver were.
//! First cuts are found for fractional choices (a linear master), then for whole ones until none is missing: then the
//! pattern is safe and its cost is the least. If time runs out, the best bound is the gap that is printed.

use std::time::Duration;

use solver::{Column, Model, SolverError, Status, Way};

use crate::{
    attack::TINY,
    audit::{Depth, audit},
    require::{Cost, Requirement},
    table::{State, Table},
};

/// A pattern and what is known of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Pattern {
    /// Places of the secondary cells.
    pub secondary: Vec<usize>,
    pub cost: f64,
    /// No safe pattern costs less than this.
    pub lower_bound: f64,
    /// Whether it is proven that none costs less (within 1e-6 of the cost).
    pub optimal: bool,
    /// Whether the audit passed. Never publish a pattern that did not.
    pub safe: bool,
}

/// Why there is no pattern.
#[derive(Debug, thiserror::Error)]
pub enum NoPattern {
    #[error(transparent)]
    Solver(#[from] SolverError),
    /// Primary cells (by place) that cannot be protected whatever is suppressed beside them.
    #[error("{} cells cannot be protected by any pattern", .0.len())]
    Impossible(Vec<usize>),
    /// No safe pattern was found in the time given.
    #[error("no safe pattern was found in time")]
    Time,
}

/// One thing that must be possible: a primary cell moves so far in one direction.
#[derive(Debug, Clone, Copy)]
struct Demand {
    cell: usize,
    sign: f64,
    need: f64,
}

/// The attacker over all cells that may be suppressed; which are is in the bounds.
struct Attacker {
    /// Places of the cells that may move.
    cells: Vec<usize>,
    values: Vec<f64>,
    rows: Vec<Vec<(usize, f64)>>,
    /// For each cell the rows in which it stands, with its factor.
    columns_of: Vec<Vec<(usize, f64)>>,
    model: Model,
    columns: Vec<Column>,
}

impl Attacker {
    fn new(table: &Table) -> Result<Attacker, SolverError> {
        let cells: Vec<usize> = table
            .cells
            .iter()
            .enumerate()
            .filter(|(_, cell)| cell.state != State::Fixed && cell.value.is_some())
            .map(|(place, _)| place)
            .collect();
        let mut own = vec![None; table.cells.len()];
        for (at, place) in cells.iter().enumerate() {
            if let Some(slot) = own.get_mut(*place) {
                *slot = Some(at);
            }
        }
        let value = |place: &usize| table.cell(*place).and_then(|cell| cell.value).unwrap_or(0.0);
        let values: Vec<f64> = cells.iter().map(value).collect();
        let rows: Vec<Vec<(usize, f64)>> = table
            .relations
            .iter()
            .map(|relation| {
                let factors = relation.factors();
                factors.filter_map(|(p, f)| Some((own.get(p).copied().flatten()?, f))).collect()
            })
            .filter(|row: &Vec<(usize, f64)>| !row.is_empty())
            .collect();
        let mut columns_of = vec![Vec::new(); cells.len()];
        for (row, factors) in rows.iter().enumerate() {
            for (at, factor) in factors {
                if let Some(own) = columns_of.get_mut(*at) {
                    own.push((row, *factor));
                }
            }
        }
        let mut model = Model::new(Way::Own);
        let columns =
            cells.iter().map(|_| model.column(0.0, 0.0, 0.0)).collect::<Result<Vec<_>, _>>()?;
        for row in &rows {
            let factors: Vec<(Column, f64)> =
                row.iter().filter_map(|(at, f)| Some((*columns.get(*at)?, *f))).collect();
            model.row(0.0, 0.0, &factors)?;
        }
        Ok(Attacker { cells, values, rows, columns_of, model, columns })
    }

    /// How far `demand` is met where cell `i` moves between `low(i)` and `high(i)`, and the row prices.
    fn moves(
        &mut self,
        demand: Demand,
        low: &dyn Fn(usize) -> f64,
        high: &dyn Fn(usize) -> f64,
    ) -> Result<(f64, Vec<f64>), SolverError> {
        for (at, column) in self.columns.iter().enumerate() {
            let (mut least, mut most) = (low(at), high(at));
            if at == demand.cell {
                if demand.sign > 0.0 {
                    most = most.min(demand.need);
                } else {
                    least = least.max(-demand.need);
                }
            }
            self.model.set_bounds(*column, least, most)?;
            self.model.set_cost(*column, if at == demand.cell { -demand.sign } else { 0.0 })?;
        }
        let answer = self.model.solve()?;
        Ok(match answer.status {
            Status::Optimal => (-answer.objective, answer.prices),
            Status::Unbounded => (f64::INFINITY, Vec::new()),
            Status::Infeasible | Status::Stopped => (0.0, vec![0.0; self.rows.len()]),
        })
    }

    /// The cut of some row prices: coefficients by cell and right side. None where it says nothing.
    fn cut(&self, demand: Demand, prices: &[f64], chosen: &dyn Fn(usize) -> bool) -> Option<Cut> {
        let mut right = demand.need;
        let mut factors = Vec::new();
        for at in 0..self.cells.len() {
            let own = if at == demand.cell { demand.sign } else { 0.0 };
            let priced: f64 = self
                .columns_of
                .get(at)?
                .iter()
                .filter_map(|(row, factor)| Some(prices.get(*row)? * factor))
                .sum();
            // Prices are those of the minimised programme: its costs are -sign.
            let slope = own + priced;
            if slope.abs() < 1e-9 {
                continue;
            }
            let coefficient = if slope > 0.0 {
                demand.need
            } else {
                (self.values.get(at)? * -slope).min(demand.need)
            };
            if coefficient < 1e-9 {
                continue;
            }
            if chosen(at) {
                right -= coefficient;
            } else {
                factors.push((at, coefficient));
            }
        }
        if right <= TINY {
            return None;
        }
        for (_, coefficient) in &mut factors {
            *coefficient = coefficient.min(right);
        }
        Some(Cut { factors, right })
    }
}

struct Cut {
    factors: Vec<(usize, f64)>,
    right: f64,
}

/// Searches the cheapest safe pattern until it is proven or `limit` is over; `elapsed` is the caller's clock.
///
/// # Errors
/// Where cells cannot be protected at all, where no safe pattern was found in time, where the solver fails.
pub fn exact(
    table: &Table,
    require: Requirement,
    cost: Cost,
    limit: Duration,
    elapsed: &dyn Fn() -> Duration,
) -> Result<Pattern, NoPattern> {
    let mut attacker = Attacker::new(table)?;
    let primary: Vec<bool> = attacker
        .cells
        .iter()
        .map(|place| table.cell(*place).is_some_and(|c| c.state == State::Primary))
        .collect();
    let is_primary = |at: usize| primary.get(at) == Some(&true);
    let costs: Vec<f64> = attacker
        .cells
        .iter()
        .map(|place| table.cell(*place).map_or(0.0, |cell| cost.of(cell)))
        .collect();
    let demands = demands(&attacker, table, require, &is_primary);
    possible(&mut attacker, &demands)?;

    let mut linear = Master::new(&attacker, &costs, &is_primary, false)?;
    let mut whole = Master::new(&attacker, &costs, &is_primary, true)?;
    let mut bound = 0.0_f64;
    // Fractional rounds: cheap cuts that bring the bound up.
    for _ in 0..40 {
        if elapsed() > limit / 3 {
            break;
        }
        let (point, objective, _) = linear.solve(None)?;
        bound = bound.max(objective);
        let mut cuts = Vec::new();
        for demand in &demands {
            let share = |at: usize| {
                if is_primary(at) {
                    1.0
                } else {
                    point.get(at).copied().unwrap_or(0.0).clamp(0.0, 1.0)
                }
            };
            let values = attacker.values.clone();
            let low = |at: usize| {
                let value = values.get(at).copied().unwrap_or(0.0);
                if is_primary(at) { -value } else { -value.min(demand.need) * share(at) }
            };
            let high =
                |at: usize| if is_primary(at) { f64::INFINITY } else { demand.need * share(at) };
            let (moved, prices) = attacker.moves(*demand, &low, &high)?;
            if moved >= demand.need * (1.0 - 1e-6) {
                continue;
            }
            if let Some(cut) = attacker.cut(*demand, &prices, &is_primary) {
                let left: f64 = cut.factors.iter().map(|(at, c)| c * share(*at)).sum();
                if left < cut.right - 1e-4 * cut.right.max(1.0) {
                    cuts.push(cut);
                }
            }
        }
        if cuts.is_empty() {
            break;
        }
        for cut in &cuts {
            linear.add(cut)?;
            whole.add(cut)?;
        }
    }
    // Whole choices until none misses a cut.
    loop {
        let left = limit.saturating_sub(elapsed());
        if left.is_zero() {
            return Err(NoPattern::Time);
        }
        let (point, objective, solved) = whole.solve(Some(left))?;
        if !solved {
            return Err(NoPattern::Time);
        }
        bound = bound.max(objective);
        let chosen: Vec<bool> = (0..attacker.cells.len())
            .map(|at| is_primary(at) || point.get(at).copied().unwrap_or(0.0) > 0.5)
            .collect();
        let is_chosen = |at: usize| chosen.get(at) == Some(&true);
        let mut cuts = Vec::new();
        for demand in &demands {
            let values = attacker.values.clone();
            let low = |at: usize| {
                if is_chosen(at) { -values.get(at).copied().unwrap_or(0.0) } else { 0.0 }
            };
            let high = |at: usize| if is_chosen(at) { f64::INFINITY } else { 0.0 };
            let (moved, prices) = attacker.moves(*demand, &low, &high)?;
            if moved < demand.need - TINY * demand.need.max(1.0) {
                cuts.extend(attacker.cut(*demand, &prices, &is_primary));
            }
        }
        if cuts.is_empty() {
            let secondary: Vec<usize> = (0..attacker.cells.len())
                .filter(|at| is_chosen(*at) && !is_primary(*at))
                .filter_map(|at| attacker.cells.get(at).copied())
                .collect();
            let total = secondary.iter().filter_map(|p| table.cell(*p)).map(|c| cost.of(c)).sum();
            let mut protected = table.clone();
            for place in &secondary {
                if let Some(cell) = protected.cells.get_mut(*place) {
                    cell.state = State::Secondary;
                }
            }
            let safe = audit(&protected, require, Depth::Verdict)?.safe();
            let optimal = total <= bound + 1e-6 * f64::max(bound, 1.0);
            return Ok(Pattern { secondary, cost: total, lower_bound: bound, optimal, safe });
        }
        for cut in &cuts {
            whole.add(cut)?;
        }
    }
}

fn demands(
    attacker: &Attacker,
    table: &Table,
    require: Requirement,
    is_primary: &dyn Fn(usize) -> bool,
) -> Vec<Demand> {
    let mut demands = Vec::new();
    for (cell, value) in attacker.values.iter().enumerate().filter(|(cell, _)| is_primary(*cell)) {
        let (down, up) = require.reach(*value, table.kind);
        demands.push(Demand { cell, sign: 1.0, need: up });
        if down > 0.0 && !require.either() {
            demands.push(Demand { cell, sign: -1.0, need: down });
        }
    }
    demands
}

/// Whether every demand can be met where everything that may be suppressed is.
fn possible(attacker: &mut Attacker, demands: &[Demand]) -> Result<(), NoPattern> {
    let values = attacker.values.clone();
    let low = |at: usize| -values.get(at).copied().unwrap_or(0.0);
    let mut impossible = Vec::new();
    for demand in demands {
        let (moved, _) = attacker.moves(*demand, &low, &|_| f64::INFINITY)?;
        if moved < demand.need - TINY * demand.need.max(1.0) {
            impossible.extend(attacker.cells.get(demand.cell));
        }
    }
    impossible.dedup();
    if impossible.is_empty() { Ok(()) } else { Err(NoPattern::Impossible(impossible)) }
}

/// The programme that chooses.
struct Master {
    model: Model,
    /// The variable of each cell of the attacker; primary cells have none.
    columns: Vec<Option<Column>>,
}

impl Master {
    fn new(
        attacker: &Attacker,
        costs: &[f64],
        is_primary: &dyn Fn(usize) -> bool,
        whole: bool,
    ) -> Result<Master, SolverError> {
        let mut model = Model::new(if whole { Way::Own } else { Way::Dual });
        let mut columns = Vec::new();
        for (at, cost) in costs.iter().enumerate() {
            columns.push(if is_primary(at) {
                None
            } else if whole {
                Some(model.integer(*cost, 0.0, 1.0)?)
            } else {
                Some(model.column(*cost, 0.0, 1.0)?)
            });
        }
        let mut master = Master { model, columns };
        for row in &attacker.rows {
            // Alone in a relation a cell is its total less the rest: it moves only where another one does.
            let any_primary = row.iter().any(|(at, _)| is_primary(*at));
            let primaries = row.iter().filter(|(at, _)| is_primary(*at)).count();
            if any_primary {
                if primaries == 1 {
                    let others: Vec<(usize, f64)> = row
                        .iter()
                        .filter(|(at, _)| !is_primary(*at))
                        .map(|(at, _)| (*at, 1.0))
                        .collect();
                    master.add(&Cut { factors: others, right: 1.0 })?;
                }
                continue;
            }
            for (at, _) in row {
                // x_i <= sum of the others.
                let factors: Vec<(usize, f64)> = row
                    .iter()
                    .map(|(other, _)| (*other, if other == at { -1.0 } else { 1.0 }))
                    .collect();
                master.add(&Cut { factors, right: 0.0 })?;
            }
        }
        Ok(master)
    }

    fn add(&mut self, cut: &Cut) -> Result<(), SolverError> {
        let factors: Vec<(Column, f64)> = cut
            .factors
            .iter()
            .filter_map(|(at, factor)| Some(((*self.columns.get(*at)?)?, *factor)))
            .collect();
        self.model.row(cut.right, f64::INFINITY, &factors)
    }

    /// A value for each cell, the bound, and whether it was solved to the end.
    fn solve(&mut self, limit: Option<Duration>) -> Result<(Vec<f64>, f64, bool), NoPattern> {
        self.model.set_limit(limit);
        let answer = self.model.solve()?;
        if answer.status == Status::Infeasible {
            return Err(NoPattern::Impossible(Vec::new()));
        }
        let value = |column: &Option<Column>| {
            column.and_then(|c| answer.values.get(c.place()).copied()).unwrap_or(1.0)
        };
        let solved = answer.status == Status::Optimal;
        let bound = if solved { answer.bound } else { 0.0 };
        Ok((self.columns.iter().map(value).collect(), bound, solved))
    }
}

#[cfg(test)]
pub(crate) mod tests;
