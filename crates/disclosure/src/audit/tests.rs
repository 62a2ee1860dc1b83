//! Intervals against those that trying all whole numbers finds.

use super::*;
use crate::exact::tests::square;

fn intervals(table: &Table) -> Vec<(f64, f64)> {
    let audit = audit(table, Requirement::Unit, Depth::Intervals).unwrap();
    audit.intervals.iter().map(|it| (it.low.round(), it.high.round())).collect()
}

#[test]
fn a_cell_alone_in_its_row_is_disclosed() {
    let table = square(&[&[3.0, 1.0], &[4.0, 2.0]], &[(0, 1)]);
    let audit = audit(&table, Requirement::Unit, Depth::Verdict).unwrap();
    assert!(!audit.safe());
    assert_eq!(audit.narrow, audit.disclosed);
    assert_eq!(audit.narrow.len(), 1);
}

#[test]
fn the_four_corners_of_a_rectangle_move_together() {
    let mut table = square(&[&[3.0, 1.0], &[4.0, 2.0]], &[(0, 1)]);
    for key in [("0", "0"), ("1", "0"), ("1", "1")] {
        let key = [("r", key.0), ("c", key.1)].map(|(d, c)| (d.to_owned(), c.to_owned())).into();
        let place = table.find(&key).unwrap();
        table.cells[place].state = State::Secondary;
    }
    // d moves the corners by (d, -d, -d, d), and none falls below zero: -2 <= d <= 1 for the first.
    assert_eq!(intervals(&table), [(1.0, 4.0), (0.0, 3.0), (3.0, 6.0), (0.0, 3.0)]);
    assert!(audit(&table, Requirement::Unit, Depth::Verdict).unwrap().safe());
    assert!(!audit(&table, Requirement::Percent(300.0), Depth::Verdict).unwrap().safe());
}
