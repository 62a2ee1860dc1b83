//! What an attacker can move: the linear programme behind audit and protection.
//!
//! Everything is counted in deviations `d` from the true values `a` of suppressed cells. A deviation is possible where
//! every relation keeps its sum and no value falls below zero:
//!
//! ```text
//! sum over the cells of a relation of factor x d = 0        -a <= d        d = 0 for every printed cell
//! ```
//!
//! `d = 0` (the truth) is always possible, so nothing here is ever infeasible, and the printed figures' own rounding plays
//! no part. The attacker's interval of a cell is `a + [min d, max d]` (Fischetti and Salazar 2001, section 2).

use std::collections::BTreeMap;

use solver::{Column, Model, SolverError, Status, Way};

use crate::table::Table;

/// Deviations smaller than this are none.
pub(crate) const TINY: f64 = 1e-6;

/// A group of suppressed cells that relations tie together: no other cell moves with them.
#[derive(Debug)]
pub(crate) struct Group {
    /// Places of the cells in the table.
    pub(crate) cells: Vec<usize>,
    /// True values.
    values: Vec<f64>,
    model: Model,
    columns: Vec<Column>,
    /// The cell whose cost and bound are set at the moment.
    aimed: Option<usize>,
}

/// How far a cell can be moved in one direction, and a possible deviation that does it.
#[derive(Debug, Clone)]
pub(crate) struct Reached {
    /// Infinite where nothing stops it.
    pub(crate) reach: f64,
    /// A deviation for each cell of the group.
    pub(crate) witness: Vec<f64>,
}

/// Splits suppressed cells into groups that move independently. Cells that a relation shows outright (alone in it) stand in a
/// group without freedom, like the others: their reach is zero.
pub(crate) fn groups(
    table: &Table,
    suppressed: &dyn Fn(usize) -> bool,
) -> Result<Vec<Group>, SolverError> {
    let moves = |place: &usize| {
        suppressed(*place) && table.cell(*place).is_some_and(|cell| cell.value.is_some())
    };
    let mut parent: Vec<usize> = (0..table.cells.len()).collect();
    let mut rows = Vec::new();
    for relation in &table.relations {
        let row: Vec<(usize, f64)> = relation.factors().filter(|(place, _)| moves(place)).collect();
        if let Some((first, _)) = row.first() {
            for (place, _) in &row {
                join(&mut parent, *first, *place);
            }
            rows.push(row);
        }
    }
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for place in (0..table.cells.len()).filter(|place| moves(place)) {
        members.entry(root(&mut parent, place)).or_default().push(place);
    }
    let mut own: BTreeMap<usize, Vec<Vec<(usize, f64)>>> = BTreeMap::new();
    for row in rows {
        if let Some((place, _)) = row.first() {
            own.entry(root(&mut parent, *place)).or_default().push(row);
        }
    }
    members
        .into_iter()
        .map(|(name, cells)| Group::new(table, cells, own.remove(&name).unwrap_or_default()))
        .collect()
}

fn root(parent: &mut [usize], mut at: usize) -> usize {
    while let Some(up) = parent.get(at).copied().filter(|up| *up != at) {
        let above = parent.get(up).copied().unwrap_or(up);
        if let Some(slot) = parent.get_mut(at) {
            *slot = above;
        }
        at = up;
    }
    at
}

fn join(parent: &mut [usize], a: usize, b: usize) {
    let (a, b) = (root(parent, a), root(parent, b));
    if let Some(slot) = parent.get_mut(a) {
        *slot = b;
    }
}

impl Group {
    fn new(
        table: &Table,
        cells: Vec<usize>,
        rows: Vec<Vec<(usize, f64)>>,
    ) -> Result<Group, SolverError> {
        let at: BTreeMap<usize, usize> =
            cells.iter().enumerate().map(|(own, place)| (*place, own)).collect();
        let value = |place: &usize| table.cell(*place).and_then(|cell| cell.value).unwrap_or(0.0);
        let values: Vec<f64> = cells.iter().map(value).collect();
        let rows: Vec<Vec<(usize, f64)>> = rows
            .into_iter()
            .map(|row| row.into_iter().filter_map(|(p, f)| Some((*at.get(&p)?, f))).collect())
            .collect();
        let mut model = Model::new(Way::Primal);
        let columns = values
            .iter()
            .map(|value| model.column(0.0, -value, f64::INFINITY))
            .collect::<Result<Vec<_>, _>>()?;
        for row in &rows {
            let factors: Vec<(Column, f64)> = row
                .iter()
                .filter_map(|(own, factor)| Some((*columns.get(*own)?, *factor)))
                .collect();
            model.row(0.0, 0.0, &factors)?;
        }
        Ok(Group { cells, values, model, columns, aimed: None })
    }

    pub(crate) fn values(&self) -> &[f64] {
        &self.values
    }

    /// How far the cell moves up (`sign` 1) or down (-1), at most `cap`.
    pub(crate) fn reach(
        &mut self,
        own: usize,
        sign: f64,
        cap: f64,
    ) -> Result<Reached, SolverError> {
        let (Some(column), Some(value)) =
            (self.columns.get(own).copied(), self.values.get(own).copied())
        else {
            return Err(SolverError::UnknownColumn);
        };
        if let Some(before) = self.aimed.filter(|before| *before != own) {
            self.free(before)?;
        }
        self.aimed = Some(own);
        self.model.set_cost(column, -sign)?;
        let (low, high) = if sign > 0.0 { (-value, cap) } else { (-value.min(cap), f64::INFINITY) };
        self.model.set_bounds(column, low, high)?;
        let answer = self.model.solve()?;
        let reach = match answer.status {
            Status::Unbounded => f64::INFINITY,
            Status::Optimal => (-answer.objective).max(0.0),
            // A programme that always has the truth as a point: whatever else is said is not believed.
            Status::Infeasible | Status::Stopped => 0.0,
        };
        let witness = if answer.status == Status::Optimal {
            answer.values
        } else {
            vec![0.0; self.values.len()]
        };
        Ok(Reached { reach, witness })
    }

    /// A deviation that moves many cells at once: the best for `weights`, each cell within `cap` of its value.
    pub(crate) fn shake(&mut self, weights: &[f64], cap: f64) -> Result<Vec<f64>, SolverError> {
        if let Some(before) = self.aimed.take() {
            self.free(before)?;
        }
        for ((column, value), weight) in self.columns.iter().zip(&self.values).zip(weights) {
            self.model.set_cost(*column, -weight)?;
            self.model.set_bounds(*column, -value.min(cap), cap)?;
        }
        let answer = self.model.solve()?;
        for (column, value) in self.columns.iter().zip(&self.values) {
            self.model.set_cost(*column, 0.0)?;
            self.model.set_bounds(*column, -value, f64::INFINITY)?;
        }
        let still = answer.status != Status::Optimal;
        Ok(if still { vec![0.0; self.values.len()] } else { answer.values })
    }

    fn free(&mut self, own: usize) -> Result<(), SolverError> {
        if let (Some(column), Some(value)) = (self.columns.get(own), self.values.get(own)) {
            self.model.set_cost(*column, 0.0)?;
            self.model.set_bounds(*column, -value, f64::INFINITY)?;
        }
        Ok(())
    }
}
