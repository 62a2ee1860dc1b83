//! What is protected: cells, and the sums that tie them together.
//!
//! A [`Table`] is a set of [`Cell`]s and of [`Relation`]s "this cell is the sum of those". A cross table
//! with hierarchies gives one relation for every parent code of a dimension and every combination of
//! codes of the others. Several tables that share cells (*linked* tables) are one [`Table`]: a cell is
//! known by its codes other than the roots of the hierarchies, so that "women in Winsen" is one cell,
//! whether a table breaks it down by school type or not.
//!
//! A relation is taken for known to the attacker, whether the printed figures add up or not: protection
//! is a matter of how far values can move *together*, and that does not depend on rounding in the print.

use std::collections::BTreeMap;

/// A dimension with its codes: one root, everything else below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dimension {
    name: String,
    codes: Vec<String>,
    /// Place of the parent of each code; the root has none.
    parents: Vec<Option<usize>>,
    places: BTreeMap<String, usize>,
}

/// Why a list of codes is no hierarchy.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotAHierarchy {
    #[error("{dimension}: no code without parent, or several")]
    Roots { dimension: String },
    #[error("{dimension}: the code {code} stands there twice")]
    Twice { dimension: String, code: String },
    #[error("{dimension}: the parent of {code} is not in the list, or goes in a circle")]
    Parent { dimension: String, code: String },
}

impl Dimension {
    /// From pairs of code and parent, in the order in which they are shown. One code has no parent.
    ///
    /// # Errors
    /// No or several roots, a code twice, an unknown parent, a circle.
    pub fn new(
        name: impl Into<String>,
        codes: impl IntoIterator<Item = (String, Option<String>)>,
    ) -> Result<Dimension, NotAHierarchy> {
        let name = name.into();
        let codes: Vec<(String, Option<String>)> = codes.into_iter().collect();
        let mut places = BTreeMap::new();
        for (place, (code, _)) in codes.iter().enumerate() {
            if places.insert(code.clone(), place).is_some() {
                return Err(NotAHierarchy::Twice { dimension: name, code: code.clone() });
            }
        }
        let mut parents = Vec::new();
        for (code, parent) in &codes {
            parents.push(match parent {
                None => None,
                Some(parent) => Some(*places.get(parent).ok_or_else(|| NotAHierarchy::Parent {
                    dimension: name.clone(),
                    code: code.clone(),
                })?),
            });
        }
        if parents.iter().filter(|parent| parent.is_none()).count() != 1 {
            return Err(NotAHierarchy::Roots { dimension: name });
        }
        for (place, (code, _)) in codes.iter().enumerate() {
            let mut at = Some(place);
            let mut steps = 0;
            while let Some(next) = at {
                at = parents.get(next).copied().flatten();
                steps += 1;
                if steps > codes.len() {
                    return Err(NotAHierarchy::Parent { dimension: name, code: code.clone() });
                }
            }
        }
        let codes = codes.into_iter().map(|(code, _)| code).collect();
        Ok(Dimension { name, codes, parents, places })
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    pub fn codes(&self) -> &[String] {
        &self.codes
    }

    pub fn has(&self, code: &str) -> bool {
        self.places.contains_key(code)
    }

    pub fn is_root(&self, code: &str) -> bool {
        self.places.get(code).is_some_and(|p| self.parents.get(*p).is_some_and(Option::is_none))
    }

    /// Every code that has others below it, with those.
    pub fn families(&self) -> Vec<(&str, Vec<&str>)> {
        let mut children: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
        for (code, parent) in self.codes.iter().zip(&self.parents) {
            if let Some(parent) = parent {
                children.entry(*parent).or_default().push(code);
            }
        }
        children
            .into_iter()
            .filter_map(|(parent, children)| {
                self.codes.get(parent).map(|code| (code.as_str(), children))
            })
            .collect()
    }
}

/// What a cell is known by: its codes by dimension, without those of the roots.
pub type CellKey = BTreeMap<String, String>;

/// What happens to a cell when the table is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Printed; may be suppressed to protect others.
    Open,
    /// Printed, and may not be suppressed: a zero that everybody knows, or a figure published elsewhere.
    Fixed,
    /// Must not be printed, nor be computable: a *primary* cell.
    Primary,
    /// Not printed so that primary cells cannot be computed: a *secondary* cell.
    Secondary,
}

impl State {
    pub fn is_suppressed(self) -> bool {
        matches!(self, State::Primary | State::Secondary)
    }
}

/// One figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    pub key: CellKey,
    /// How many persons or units stand behind it, where that is known.
    pub frequency: Option<f64>,
    /// The figure itself, never negative. Without one the cell is taken for known to the attacker.
    pub value: Option<f64>,
    pub state: State,
}

/// One cell is the sum of others. Places in [`Table::cells`].
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Relation {
    pub total: usize,
    pub parts: Vec<usize>,
}

impl Relation {
    /// All cells of the relation with their factor: the total with -1, the parts with 1.
    pub fn factors(&self) -> impl Iterator<Item = (usize, f64)> + '_ {
        std::iter::once((self.total, -1.0)).chain(self.parts.iter().map(|part| (*part, 1.0)))
    }
}

/// Whether the figures count something, or measure it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Whole numbers: persons, cases.
    Counts,
    /// Sums of contributions of any size: turnover, hours.
    Magnitudes,
}

/// Cells and the sums between them.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    pub kind: Kind,
    pub cells: Vec<Cell>,
    pub relations: Vec<Relation>,
    places: BTreeMap<CellKey, usize>,
}

/// Something about the figures that a person should look at; the table is usable all the same.
#[derive(Debug, Clone, PartialEq)]
pub enum Oddity {
    /// A sum differs from its total by more than rounding.
    NotASum { total: CellKey, printed: f64, summed: f64 },
    /// Two linked tables print different figures for one cell; the first one is kept.
    Differs { cell: CellKey, first: f64, second: f64 },
    /// A combination of codes for which there is no cell; it is taken for known to the attacker.
    NoCell { relations: usize },
}

impl Table {
    pub fn new(kind: Kind) -> Table {
        Table { kind, cells: Vec::new(), relations: Vec::new(), places: BTreeMap::new() }
    }

    /// The place of a cell.
    pub fn find(&self, key: &CellKey) -> Option<usize> {
        self.places.get(key).copied()
    }

    pub fn cell(&self, place: usize) -> Option<&Cell> {
        self.cells.get(place)
    }

    /// Takes a cell in; one that is there already (in a linked table) keeps its figure and takes the
    /// stricter state: primary before fixed before open.
    pub fn put(&mut self, cell: Cell) -> (usize, Option<Oddity>) {
        let Some(place) = self.find(&cell.key) else {
            self.places.insert(cell.key.clone(), self.cells.len());
            self.cells.push(cell);
            return (self.cells.len() - 1, None);
        };
        let mut oddity = None;
        if let Some(known) = self.cells.get_mut(place) {
            if let (Some(first), Some(second)) = (known.value, cell.value)
                && (first - second).abs() > 1e-6 * first.abs().max(1.0)
            {
                oddity = Some(Oddity::Differs { cell: cell.key, first, second });
            }
            known.value = known.value.or(cell.value);
            known.frequency = known.frequency.or(cell.frequency);
            let rank = |state: State| match state {
                State::Primary => 3,
                State::Fixed => 2,
                State::Secondary => 1,
                State::Open => 0,
            };
            if rank(cell.state) > rank(known.state) {
                known.state = cell.state;
            }
        }
        (place, oddity)
    }

    /// The sums of a cross table whose cells (`codes` in the order of `dimensions`, place here) were put.
    pub fn relate(
        &mut self,
        dimensions: &[Dimension],
        cells: &BTreeMap<Vec<String>, usize>,
    ) -> Vec<Oddity> {
        let mut missing = 0;
        let mut found = Vec::new();
        for (at, dimension) in dimensions.iter().enumerate() {
            let families: BTreeMap<&str, Vec<&str>> = dimension.families().into_iter().collect();
            for (codes, total) in cells {
                let Some(children) = codes.get(at).and_then(|code| families.get(code.as_str()))
                else {
                    continue;
                };
                let mut parts = Vec::new();
                let mut child = codes.clone();
                for code in children {
                    if let Some(own) = child.get_mut(at) {
                        *own = (*code).to_owned();
                    }
                    match cells.get(&child) {
                        Some(part) => parts.push(*part),
                        None => missing += 1,
                    }
                }
                if !parts.is_empty() {
                    found.push(Relation { total: *total, parts });
                }
            }
        }
        let mut odd = Vec::new();
        if missing > 0 {
            odd.push(Oddity::NoCell { relations: missing });
        }
        for relation in &found {
            let value = |place: usize| self.cells.get(place).and_then(|cell| cell.value);
            let values: Option<Vec<f64>> = relation.parts.iter().map(|p| value(*p)).collect();
            if let (Some(printed), Some(values), 0) = (value(relation.total), values, missing) {
                let summed: f64 = values.iter().sum();
                let rounding = match self.kind {
                    Kind::Counts => 0.01,
                    Kind::Magnitudes => 1e-6 * printed.abs().max(1.0),
                };
                if (printed - summed).abs() > rounding
                    && let Some(total) = self.cells.get(relation.total)
                {
                    odd.push(Oddity::NotASum { total: total.key.clone(), printed, summed });
                }
            }
        }
        self.relations.append(&mut found);
        self.relations.sort();
        self.relations.dedup();
        odd
    }

    /// Places of the cells in a state.
    pub fn places(&self, state: State) -> impl Iterator<Item = usize> + '_ {
        self.cells.iter().enumerate().filter(move |(_, c)| c.state == state).map(|(place, _)| place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dimension(name: &str, codes: &[(&str, &str)]) -> Result<Dimension, NotAHierarchy> {
        Dimension::new(
            name,
            codes.iter().map(|(code, parent)| {
                ((*code).to_owned(), (!parent.is_empty()).then(|| (*parent).to_owned()))
            }),
        )
    }

    fn cell(key: &[(&str, &str)], value: f64, state: State) -> Cell {
        Cell {
            key: key.iter().map(|(d, c)| ((*d).to_owned(), (*c).to_owned())).collect(),
            frequency: None,
            value: Some(value),
            state,
        }
    }

    #[test]
    fn a_hierarchy_has_one_root_known_parents_and_no_circle() {
        assert!(dimension("d", &[("t", ""), ("a", "t"), ("b", "t")]).is_ok());
        let name = || "d".to_owned();
        assert_eq!(
            dimension("d", &[("t", ""), ("a", "")]),
            Err(NotAHierarchy::Roots { dimension: name() })
        );
        assert_eq!(
            dimension("d", &[("t", ""), ("t", "t")]),
            Err(NotAHierarchy::Twice { dimension: name(), code: "t".to_owned() })
        );
        assert_eq!(
            dimension("d", &[("t", ""), ("a", "x")]),
            Err(NotAHierarchy::Parent { dimension: name(), code: "a".to_owned() })
        );
        assert_eq!(
            dimension("d", &[("t", ""), ("a", "b"), ("b", "a")]),
            Err(NotAHierarchy::Parent { dimension: name(), code: "a".to_owned() })
        );
    }

    #[test]
    fn a_cross_table_has_a_sum_for_every_parent_and_every_other_code() {
        let dimensions = [
            dimension("area", &[("all", ""), ("n", "all"), ("s", "all")]).unwrap(),
            dimension("sex", &[("both", ""), ("f", "both"), ("m", "both")]).unwrap(),
        ];
        let mut table = Table::new(Kind::Counts);
        let mut places = BTreeMap::new();
        for (area, row) in
            [("all", [10.0, 4.0, 6.0]), ("n", [7.0, 3.0, 4.0]), ("s", [3.0, 1.0, 3.0])]
        {
            for (sex, value) in ["both", "f", "m"].iter().zip(row) {
                let (place, _) =
                    table.put(cell(&[("area", area), ("sex", sex)], value, State::Open));
                places.insert(vec![area.to_owned(), (*sex).to_owned()], place);
            }
        }
        let odd = table.relate(&dimensions, &places);
        assert_eq!(table.relations.len(), 6);
        // 7 + 3 women and men in the south are printed as 3, and 4 + 3 men as 6.
        assert_eq!(odd.len(), 2);
        assert!(matches!(odd[0], Oddity::NotASum { printed: 6.0, summed: 7.0, .. }), "{odd:?}");
    }

    #[test]
    fn a_cell_of_two_tables_is_one_cell_with_the_stricter_state() {
        let mut table = Table::new(Kind::Counts);
        let (first, _) = table.put(cell(&[("area", "n")], 3.0, State::Open));
        let (second, odd) = table.put(cell(&[("area", "n")], 4.0, State::Primary));
        assert_eq!(first, second);
        assert_eq!(table.cells[first].state, State::Primary);
        assert_eq!(table.cells[first].value, Some(3.0));
        assert!(matches!(odd, Some(Oddity::Differs { .. })));
    }
}
