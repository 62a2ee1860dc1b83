//! Safe patterns of large tables: one primary cell after the other, then what turns out superfluous is printed again.
//!
//! For each primary cell that cannot move far enough yet, a linear programme looks for the cheapest movement that lets it:
//!
//! ```text
//! least  sum of c_i |d_i|     with  d_p = need,  sums kept,  |d_i| <= a_i
//! ```
//!
//! where `c_i` is the cost of a cell per unit that it can move, and nothing for cells that are suppressed already. What moves is
//! suppressed. As `|d_i| <= a_i`, the opposite movement is possible too: one programme serves both directions. (A relaxation of the
//! same kind as Kelly, Golden and Assad: *Cell suppression: disclosure protection for sensitive tabular data*, Networks 22, 1992;
//! the cost is approximate, the safety is not: the audit decides at the end.) Then the dearest secondary cells are
//! tried: those that no kept movement uses are printed again.

use std::time::Duration;

use solver::{Column, Model, Status, Way};

use crate::{
    attack::TINY,
    audit::{Depth, audit},
    exact::{NoPattern, Pattern},
    require::{Cost, Requirement},
    table::{State, Table},
};

/// A primary cell with the movement that protects it.
struct Kept {
    cell: usize,
    /// Cells that move, other than primary ones.
    uses: Vec<usize>,
}

struct Mover {
    cells: Vec<usize>,
    values: Vec<f64>,
    model: Model,
    /// Up and down parts of each cell's movement.
    columns: Vec<(Column, Column)>,
    /// The first cell whose movement was fixed the last time.
    fixed: Option<usize>,
    free: bool,
}

impl Mover {
    /// `free`: cells rise without limit, so that a movement holds in its own direction only.
    fn new(table: &Table, free: bool) -> Result<Mover, NoPattern> {
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
        let mut model = Model::new(Way::Dual);
        let mut columns = Vec::new();
        for value in &values {
            let most = if free { f64::INFINITY } else { *value };
            columns.push((model.column(0.0, 0.0, most)?, model.column(0.0, 0.0, *value)?));
        }
        for relation in &table.relations {
            let mut factors = Vec::new();
            for (place, factor) in relation.factors() {
                let at = own.get(place).copied().flatten();
                if let Some((up, down)) = at.and_then(|at| columns.get(at)) {
                    factors.push((*up, factor));
                    factors.push((*down, -factor));
                }
            }
            if !factors.is_empty() {
                model.row(0.0, 0.0, &factors)?;
            }
        }
        Ok(Mover { cells, values, model, columns, fixed: None, free })
    }

    /// The cheapest movement of `cell` by `need`, up or (negative) down; `price` is the cost of a cell for each unit. None where there is none.
    fn move_by(
        &mut self,
        cell: usize,
        need: f64,
        price: &dyn Fn(usize) -> f64,
    ) -> Result<Option<Vec<usize>>, NoPattern> {
        for (at, (up, down)) in self.columns.iter().enumerate() {
            let price = price(at);
            self.model.set_cost(*up, price)?;
            self.model.set_cost(*down, price)?;
        }
        if let Some(before) = self.fixed.take()
            && let (Some((up, down)), Some(value)) =
                (self.columns.get(before), self.values.get(before))
        {
            self.model.set_bounds(*up, 0.0, if self.free { f64::INFINITY } else { *value })?;
            self.model.set_bounds(*down, 0.0, *value)?;
        }
        let Some((up, down)) = self.columns.get(cell).copied() else { return Ok(None) };
        self.model.set_bounds(up, need.max(0.0), need.max(0.0))?;
        self.model.set_bounds(down, (-need).max(0.0), (-need).max(0.0))?;
        self.fixed = Some(cell);
        let answer = self.model.solve()?;
        if answer.status != Status::Optimal {
            return Ok(None);
        }
        let moved = |column: Column| answer.values.get(column.place()).copied().unwrap_or(0.0);
        let moving = self
            .columns
            .iter()
            .enumerate()
            .filter(|(at, (up, down))| *at != cell && (moved(*up) - moved(*down)).abs() > TINY);
        Ok(Some(moving.map(|(at, _)| at).collect()))
    }
}

/// A safe pattern, cheap but not proven to be the cheapest.
///
/// # Errors
/// As [`crate::exact()`]. [`NoPattern::Time`] also where the pattern found did not pass the audit.
pub fn modular(
    table: &Table,
    require: Requirement,
    cost: Cost,
    limit: Duration,
    elapsed: &dyn Fn() -> Duration,
) -> Result<Pattern, NoPattern> {
    let mut mover = Mover::new(table, false)?;
    let mut free: Option<Mover> = None;
    let state = |at: usize, mover: &Mover| {
        mover.cells.get(at).and_then(|place| table.cell(*place)).map(|cell| cell.state)
    };
    let primary: Vec<bool> =
        (0..mover.cells.len()).map(|at| state(at, &mover) == Some(State::Primary)).collect();
    let costs: Vec<f64> = mover
        .cells
        .iter()
        .map(|place| table.cell(*place).map_or(0.0, |cell| cost.of(cell)))
        .collect();
    let mut order: Vec<usize> =
        (0..mover.cells.len()).filter(|at| primary.get(*at) == Some(&true)).collect();
    order.sort_by(|a, b| {
        let value = |at: &usize| mover.values.get(*at).copied().unwrap_or(0.0);
        value(b).total_cmp(&value(a)).then(a.cmp(b))
    });
    let mut uses = vec![0_usize; mover.cells.len()];
    let mut kept: Vec<Kept> = Vec::new();
    let mut impossible = Vec::new();
    // Twice over all primary cells: the second time each looks for a way over what the others need anyway.
    for round in 0..3 {
        for (turn, cell) in order.iter().enumerate() {
            if elapsed() > limit.mul_f64(0.6) && round > 0 {
                break;
            }
            if elapsed() > limit {
                return Err(NoPattern::Time);
            }
            if round > 0
                && let Some(own) = kept.get(turn)
            {
                for at in &own.uses {
                    if let Some(count) = uses.get_mut(*at) {
                        *count -= 1;
                    }
                }
            }
            let value = mover.values.get(*cell).copied().unwrap_or(0.0);
            let (down, up) = require.reach(value, table.kind);
            // A movement both ways reaches no further than the value itself; a zero moves up alone.
            let need = if down > 0.0 { down.max(up.min(value)) } else { up };
            let (counts, values) = (uses.clone(), mover.values.clone());
            let price = |at: usize| {
                if primary.get(at) == Some(&true) || counts.get(at).is_some_and(|n| *n > 0) {
                    return 0.0;
                }
                let value = values.get(at).copied().unwrap_or(0.0);
                (1e-3 + costs.get(at).copied().unwrap_or(0.0)) / value.min(need).max(TINY)
            };
            let found = mover.move_by(*cell, need, &price)?;
            let moving = match found {
                Some(moving) => moving,
                // No movement goes both ways (zeros rise and never fall): one for each.
                None => {
                    let free = match &mut free {
                        Some(free) => free,
                        none => none.insert(Mover::new(table, true)?),
                    };
                    let mut moving = free.move_by(*cell, up, &price)?;
                    if down > 0.0
                        && let Some(moving) = &mut moving
                    {
                        moving.extend(free.move_by(*cell, -down, &price)?.unwrap_or_default());
                        moving.sort_unstable();
                        moving.dedup();
                    }
                    if moving.is_none() && round == 0 {
                        impossible.extend(mover.cells.get(*cell));
                    }
                    moving.unwrap_or_default()
                }
            };
            let own: Vec<usize> =
                moving.into_iter().filter(|at| primary.get(*at) != Some(&true)).collect();
            for at in &own {
                if let Some(count) = uses.get_mut(*at) {
                    *count += 1;
                }
            }
            let own = Kept { cell: *cell, uses: own };
            match kept.get_mut(turn) {
                Some(slot) => *slot = own,
                None => kept.push(own),
            }
        }
    }
    debug_assert!(kept.iter().zip(&order).all(|(kept, cell)| kept.cell == *cell));
    let secondary: Vec<usize> = (0..mover.cells.len())
        .filter(|at| uses.get(*at).is_some_and(|n| *n > 0))
        .filter_map(|at| mover.cells.get(at).copied())
        .collect();
    let mut protected = table.clone();
    for place in &secondary {
        if let Some(cell) = protected.cells.get_mut(*place) {
            cell.state = State::Secondary;
        }
    }
    let audited = audit(&protected, require, Depth::Verdict)?;
    if !audited.safe() {
        // What the symmetric movement cannot do, suppressing everything that may be could: without it nothing is promised.
        let narrow = if impossible.is_empty() { audited.narrow } else { impossible };
        return Err(NoPattern::Impossible(narrow));
    }
    let total = secondary.iter().filter_map(|p| table.cell(*p)).map(|cell| cost.of(cell)).sum();
    Ok(Pattern { secondary, cost: total, lower_bound: 0.0, optimal: false, safe: true })
}
