//! Which cells must not be printed: the primary rules, after Hundepool et al. (2012), chapters 3 and 4.
//!
//! | rule | a cell is sensitive if | source |
//! |---|---|---|
//! | minimum frequency | 0 < n < `minimum` units stand behind it | 4.2.1 |
//! | (n, k) dominance | the `n` largest contributions are more than `k` per cent of it | 4.2.2 |
//! | p per cent | value - largest - second largest < p/100 of the largest | 4.2.2 |
//! | zeros | it is 0 and that tells something of everybody ("nobody passed") | 4.2.1 |
//! | full cells | all units of its total are in it: whoever knows that somebody belongs to the total knows the attribute | 4.2.1, group disclosure |
//!
//! Dominance and p per cent are about contributors, so they need the contributions; the others need the table alone.

use crate::table::{State, Table};

/// Contributions to a cell: its value and the largest shares of it, largest first.
#[derive(Debug, Clone, PartialEq)]
pub struct Contributions {
    pub value: f64,
    pub largest: Vec<f64>,
}

/// The rules; what is `None` or `false` is not applied.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Rules {
    /// Cells with fewer units than this, and more than none.
    pub minimum: Option<f64>,
    /// How many of the largest contributions may not make up more than how many per cent.
    pub dominance: Option<(usize, f64)>,
    /// How many per cent of the largest contribution must remain unknown to the second largest.
    pub percent: Option<f64>,
    /// Zeros are protected, and not fixed.
    pub zeros: bool,
    /// Cells that hold everything of a total with at least two parts are protected.
    pub full: bool,
}

/// (n, k) dominance: the sum of the `n` largest is more than `k` per cent of the value.
pub fn dominated(cell: &Contributions, n: usize, k: f64) -> bool {
    let largest: f64 = cell.largest.iter().take(n).sum();
    cell.value > 0.0 && largest > cell.value * k / 100.0
}

/// p per cent: the second largest contributor, who knows its own, estimates the largest to less than `p` per cent.
pub fn estimable(cell: &Contributions, p: f64) -> bool {
    let mut largest = cell.largest.iter();
    let first = largest.next().copied().unwrap_or(0.0);
    let second = largest.next().copied().unwrap_or(0.0);
    cell.value > 0.0 && cell.value - first - second < first * p / 100.0
}

/// Marks the primary cells of a table; returns how many there are now. `contributions` gives what stands
/// behind the cell at a place, where it is known; dominance and p per cent say nothing of other cells.
///
/// Without [`Rules::zeros`] a zero that is not primary becomes fixed: everybody may see that there is
/// nothing, so suppressing it protects nobody.
pub fn mark(
    table: &mut Table,
    rules: &Rules,
    contributions: impl Fn(usize) -> Option<Contributions>,
) -> usize {
    for (place, cell) in table.cells.iter_mut().enumerate() {
        if cell.state == State::Primary {
            continue;
        }
        let units = cell.frequency.or(cell.value).unwrap_or(0.0);
        let few = rules.minimum.is_some_and(|minimum| units > 0.0 && units < minimum);
        let none = units <= 0.0 && cell.value.is_some_and(|value| value <= 0.0);
        let behind = contributions(place);
        let dominant = behind
            .as_ref()
            .is_some_and(|behind| rules.dominance.is_some_and(|(n, k)| dominated(behind, n, k)));
        let close = behind.as_ref().is_some_and(|b| rules.percent.is_some_and(|p| estimable(b, p)));
        if few || dominant || close || (none && rules.zeros) {
            cell.state = State::Primary;
        } else if none {
            cell.state = State::Fixed;
        }
    }
    if rules.full {
        let full: Vec<usize> = table
            .relations
            .iter()
            .filter(|relation| relation.parts.len() > 1)
            .filter_map(|relation| {
                let value = |place: usize| table.cell(place).and_then(|cell| cell.value);
                let total = value(relation.total).filter(|total| *total > 0.0)?;
                relation
                    .parts
                    .iter()
                    .copied()
                    .find(|part| value(*part).is_some_and(|part| (part - total).abs() < 1e-9))
            })
            .collect();
        for place in full {
            if let Some(cell) = table.cells.get_mut(place) {
                cell.state = State::Primary;
            }
        }
    }
    table.places(State::Primary).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::{Cell, CellKey, Kind, Relation};

    fn row(values: &[f64]) -> Table {
        let mut table = Table::new(Kind::Counts);
        for (place, value) in values.iter().enumerate() {
            table.put(Cell {
                key: CellKey::from([("d".to_owned(), place.to_string())]),
                frequency: Some(*value),
                value: Some(*value),
                state: State::Open,
            });
        }
        table.relations.push(Relation { total: 0, parts: (1..values.len()).collect() });
        table
    }

    fn marked(values: &[f64], rules: Rules) -> Vec<usize> {
        let mut table = row(values);
        mark(&mut table, &rules, |_| None);
        table.places(State::Primary).collect()
    }

    #[test]
    fn few_units_are_primary_and_none_are_fixed() {
        let rules = Rules { minimum: Some(4.0), ..Rules::default() };
        let mut table = row(&[14.0, 3.0, 4.0, 0.0, 7.0]);
        assert_eq!(mark(&mut table, &rules, |_| None), 1);
        assert_eq!(table.cells[1].state, State::Primary);
        assert_eq!(table.cells[2].state, State::Open);
        assert_eq!(table.cells[3].state, State::Fixed);
    }

    #[test]
    fn zeros_and_full_cells_tell_of_everybody_in_the_group() {
        let zeros = Rules { zeros: true, ..Rules::default() };
        assert_eq!(marked(&[9.0, 0.0, 9.0], zeros), [1]);
        let full = Rules { full: true, ..Rules::default() };
        assert_eq!(marked(&[9.0, 0.0, 9.0], full), [2]);
        assert_eq!(marked(&[9.0, 1.0, 8.0], full), Vec::<usize>::new());
    }

    #[test]
    fn dominance_and_p_per_cent_are_about_the_largest_contributors() {
        let cell = Contributions { value: 100.0, largest: vec![70.0, 20.0, 5.0] };
        assert!(dominated(&cell, 1, 69.0));
        assert!(!dominated(&cell, 1, 70.0));
        assert!(dominated(&cell, 2, 85.0));
        // 10 remain for the others: the second largest knows the largest to 10/70 = 14.3 per cent.
        assert!(estimable(&cell, 15.0));
        assert!(!estimable(&cell, 14.0));
        let mut table = row(&[100.0, 100.0]);
        let rules = Rules { dominance: Some((1, 69.0)), ..Rules::default() };
        assert_eq!(mark(&mut table, &rules, |place| (place == 1).then(|| cell.clone())), 1);
        assert_eq!(table.cells[1].state, State::Primary);
    }
}
