//! Small tables whose cheapest pattern is found by trying all.

use std::{
    collections::BTreeMap,
    time::{Duration, Instant},
};

use super::*;
use crate::table::{Cell, Dimension, Kind};

/// A table of counts with margins; `primary` by row and column.
pub(crate) fn square(inner: &[&[f64]], primary: &[(usize, usize)]) -> Table {
    let codes = |n: usize| {
        std::iter::once(("T".to_owned(), None))
            .chain((0..n).map(|at| (at.to_string(), Some("T".to_owned()))))
    };
    let (rows, columns) = (inner.len(), inner[0].len());
    let dimensions =
        [Dimension::new("r", codes(rows)).unwrap(), Dimension::new("c", codes(columns)).unwrap()];
    let mut table = Table::new(Kind::Counts);
    let mut places = BTreeMap::new();
    for row in 0..=rows {
        for column in 0..=columns {
            let inside = |r: usize, c: usize| inner[r][c];
            let value: f64 = match (row == rows, column == columns) {
                (false, false) => inside(row, column),
                (false, true) => (0..columns).map(|c| inside(row, c)).sum(),
                (true, false) => (0..rows).map(|r| inside(r, column)).sum(),
                (true, true) => inner.iter().flat_map(|r| r.iter()).sum(),
            };
            let code = |at: usize, n: usize| if at == n { "T".to_owned() } else { at.to_string() };
            let codes = vec![code(row, rows), code(column, columns)];
            let state = if primary.contains(&(row, column)) {
                State::Primary
            } else if value == 0.0 {
                State::Fixed
            } else {
                State::Open
            };
            let key = [("r", &codes[0]), ("c", &codes[1])]
                .into_iter()
                .filter(|(_, code)| *code != "T")
                .map(|(d, code)| (d.to_owned(), code.clone()))
                .collect();
            let cell = Cell { key, frequency: Some(value), value: Some(value), state };
            let (place, odd) = table.put(cell);
            assert_eq!(odd, None);
            places.insert(codes, place);
        }
    }
    assert_eq!(table.relate(&dimensions, &places), []);
    table
}

/// The least cost over all patterns that pass the audit.
fn by_trying_all(table: &Table, require: Requirement) -> Option<f64> {
    let open: Vec<usize> = table.places(State::Open).collect();
    let mut best: Option<f64> = None;
    for choice in 0..1_u32 << open.len() {
        let mut tried = table.clone();
        let mut cost = 0.0;
        for (bit, place) in open.iter().enumerate() {
            if choice >> bit & 1 == 1 {
                tried.cells[*place].state = State::Secondary;
                cost += Cost::Value.of(&table.cells[*place]);
            }
        }
        if best.is_none_or(|best| cost < best)
            && audit(&tried, require, Depth::Verdict).unwrap().safe()
        {
            best = Some(cost);
        }
    }
    best
}

fn solved(table: &Table, require: Requirement) -> Result<Pattern, NoPattern> {
    let begun = Instant::now();
    exact(table, require, Cost::Value, Duration::from_secs(60), &|| begun.elapsed())
}

#[test]
fn the_cheapest_pattern_of_a_small_table_is_the_one_that_trying_all_finds() {
    let table =
        square(&[&[3.0, 1.0, 1.0], &[1.0, 0.0, 0.0], &[1.0, 2.0, 3.0]], &[(0, 1), (0, 2), (1, 0)]);
    for require in [Requirement::Unit, Requirement::Percent(50.0)] {
        let found = solved(&table, require).unwrap();
        assert!(found.safe && found.optimal, "{found:?}");
        let best = by_trying_all(&table, require).unwrap();
        assert!((found.cost - best).abs() < 1e-6, "{require}: {found:?}, {best}");
    }
}

#[test]
fn many_small_tables_cost_what_trying_all_says() {
    let mut seed = 7_u32;
    let mut next = |below: u32| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 16) % below
    };
    for _ in 0..6 {
        let inner: Vec<Vec<f64>> =
            (0..3).map(|_| (0..2).map(|_| f64::from(next(9) + 1)).collect()).collect();
        let rows: Vec<&[f64]> = inner.iter().map(Vec::as_slice).collect();
        let mut place = |below: u32| usize::try_from(next(below)).unwrap();
        let primary = [(place(3), place(2))];
        let table = square(&rows, &primary);
        let best = by_trying_all(&table, Requirement::Unit);
        match (solved(&table, Requirement::Unit), best) {
            (Ok(found), Some(best)) => {
                assert!(
                    found.safe && (found.cost - best).abs() < 1e-6,
                    "{inner:?}: {found:?}, {best}"
                );
            }
            (Err(NoPattern::Impossible(_)), None) => {}
            (found, best) => panic!("{inner:?}: {found:?}, {best:?}"),
        }
    }
}

#[test]
fn what_no_pattern_protects_is_named() {
    // The only other cell of its row and column is a known zero.
    let table = square(&[&[1.0, 0.0], &[0.0, 5.0]], &[(0, 0), (0, 2), (2, 0)]);
    let mut table = table;
    for cell in &mut table.cells {
        if cell.state == State::Open {
            cell.state = State::Fixed;
        }
    }
    assert!(
        matches!(solved(&table, Requirement::Unit), Err(NoPattern::Impossible(cells)) if !cells.is_empty())
    );
}

#[test]
fn without_time_there_is_no_pattern_rather_than_an_unsafe_one() {
    let table = square(&[&[3.0, 1.0], &[4.0, 2.0]], &[(0, 1)]);
    let late =
        exact(&table, Requirement::Unit, Cost::Value, Duration::ZERO, &|| Duration::from_secs(1));
    assert!(matches!(late, Err(NoPattern::Time)));
}
