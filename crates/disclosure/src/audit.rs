//! What an attacker can tell of every suppressed cell, and whether that is too much.
//!
//! First *witnesses*: possible deviations under changing objectives, each of which moves many cells at once; a cell that one of
//! them moves far enough is decided. Then a linear programme of its own for what is left. A verdict "safe" rests on
//! witnesses alone, that is on points that can be checked by adding up; a verdict "narrow" on the solver's optimum.

use solver::SolverError;

use crate::{
    attack::{Group, TINY, groups},
    require::Requirement,
    table::{State, Table},
};

/// What an attacker can tell of a suppressed cell: its value lies in here, ends included.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// Place of the cell in the table.
    pub place: usize,
    pub low: f64,
    /// Infinite where no printed sum stops it.
    pub high: f64,
    /// Whether it is wide enough; always true for secondary cells, of which nothing is required.
    pub wide: bool,
}

/// What came out of an audit.
#[derive(Debug, Clone, PartialEq)]
pub struct Audit {
    /// Of every suppressed cell with a value, by place. Where only the verdict was asked for, ends are what witnesses reached.
    pub intervals: Vec<Interval>,
    /// Primary cells whose interval is too narrow, by place.
    pub narrow: Vec<usize>,
    /// Primary cells whose interval is their value alone, by place.
    pub disclosed: Vec<usize>,
}

impl Audit {
    /// Whether nothing that is protected can be told too closely.
    pub fn safe(&self) -> bool {
        self.narrow.is_empty()
    }
}

/// How much an audit finds out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// Only whether the pattern is safe.
    Verdict,
    /// The whole interval of every suppressed cell.
    Intervals,
}

/// Audits the pattern that a table carries in the states of its cells.
///
/// Cells without a value are taken for known to the attacker. Linked tables are audited together where they are one
/// [`Table`]; so are earlier releases.
///
/// # Errors
/// Only where the solver fails.
pub fn audit(table: &Table, require: Requirement, depth: Depth) -> Result<Audit, SolverError> {
    let suppressed = |place: usize| table.cell(place).is_some_and(|c| c.state.is_suppressed());
    let mut audit = Audit { intervals: Vec::new(), narrow: Vec::new(), disclosed: Vec::new() };
    for mut group in groups(table, &suppressed)? {
        one(table, require, depth, &mut group, &mut audit)?;
    }
    audit.intervals.sort_by_key(|interval| interval.place);
    audit.narrow.sort_unstable();
    audit.disclosed.sort_unstable();
    Ok(audit)
}

fn one(
    table: &Table,
    require: Requirement,
    depth: Depth,
    group: &mut Group,
    audit: &mut Audit,
) -> Result<(), SolverError> {
    let cells = group.cells.clone();
    let values = group.values().to_vec();
    let primary: Vec<bool> = cells
        .iter()
        .map(|place| table.cell(*place).is_some_and(|cell| cell.state == State::Primary))
        .collect();
    let needs: Vec<(f64, f64)> =
        values.iter().map(|value| require.reach(*value, table.kind)).collect();
    let mut reached = vec![(0.0_f64, 0.0_f64); cells.len()];
    let note = |reached: &mut [(f64, f64)], witness: &[f64]| {
        for ((down, up), moved) in reached.iter_mut().zip(witness) {
            *down = down.max(-moved);
            *up = up.max(*moved);
        }
    };
    let enough = |(down, up): (f64, f64), (need_down, need_up): (f64, f64)| {
        let near = |got: f64, need: f64| got >= need - TINY * need.max(1.0);
        if require.either() {
            (near(down, need_down) && need_down > 0.0) || near(up, need_up)
        } else {
            near(down, need_down) && near(up, need_up)
        }
    };
    let open = |reached: &[(f64, f64)]| -> Vec<usize> {
        (0..cells.len())
            .filter(|at| primary.get(*at) == Some(&true))
            .filter(|at| match (reached.get(*at), needs.get(*at)) {
                (Some(got), Some(need)) => !enough(*got, *need),
                _ => false,
            })
            .collect()
    };
    // Objectives from a fixed sequence: the same pattern gives the same audit.
    let mut seed = 0x9e37_79b9_7f4a_7c15_u64;
    let cap = needs.iter().map(|(down, up)| down.max(*up)).fold(1.0, f64::max) * 2.0;
    for round in 0..12 {
        let waiting = open(&reached);
        if waiting.len() < 4 {
            break;
        }
        let mut weights = vec![0.0; cells.len()];
        for at in waiting {
            let (down, up) = reached.get(at).copied().unwrap_or_default();
            let (need_down, need_up) = needs.get(at).copied().unwrap_or_default();
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            let coin = (seed >> 40).is_multiple_of(2);
            let sign = match (down < need_down, up < need_up) {
                (true, false) => -1.0,
                (false, true) => 1.0,
                _ if coin => 1.0,
                _ => -1.0,
            };
            let scale = need_down.max(need_up).max(TINY);
            let spread = if round % 2 == 0 {
                1.0
            } else {
                f64::from(u16::try_from((seed >> 24) % 100).unwrap_or(0)) / 50.0
            };
            if let Some(slot) = weights.get_mut(at) {
                *slot = sign * spread / scale;
            }
        }
        let witness = group.shake(&weights, cap)?;
        note(&mut reached, &witness);
    }
    for at in 0..cells.len() {
        let (Some(need), Some(value)) = (needs.get(at).copied(), values.get(at).copied()) else {
            continue;
        };
        let (Some(place), Some(is_primary)) = (cells.get(at).copied(), primary.get(at).copied())
        else {
            continue;
        };
        let known = reached.get(at).copied().unwrap_or_default();
        if depth == Depth::Intervals || (is_primary && !enough(known, need)) {
            let full = depth == Depth::Intervals;
            let (cap_down, cap_up) = if full { (value, f64::INFINITY) } else { (need.0, need.1) };
            let up = group.reach(at, 1.0, cap_up)?;
            note(&mut reached, &up.witness);
            let down = group.reach(at, -1.0, cap_down)?;
            note(&mut reached, &down.witness);
            if let Some(slot) = reached.get_mut(at) {
                *slot = (down.reach.max(slot.0), up.reach.max(slot.1));
            }
        }
        let got = reached.get(at).copied().unwrap_or_default();
        let wide = !is_primary || enough(got, need);
        if !wide {
            audit.narrow.push(place);
            if got.0 + got.1 < TINY * value.max(1.0) {
                audit.disclosed.push(place);
            }
        }
        audit.intervals.push(Interval { place, low: value - got.0, high: value + got.1, wide });
    }
    Ok(())
}

#[cfg(test)]
mod tests;
