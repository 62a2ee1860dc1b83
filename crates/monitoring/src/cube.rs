//! A published table: dimensions with categories, variables with units, observations in columns.
//!
//! Dimensions, categories and variables stand in the order in which the source names them. An observation is one entry in
//! each column: a category per dimension, a variable, digits with places, and a [`Mark`]. Nothing is added up and nothing is
//! filled in here: what the source does not hold, the cube does not hold.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::DateTime;

use crate::{Mark, Number, Period, Publisher};

/// What stands above and below a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The publisher's code of the table, as `21111-02-06-4`.
    pub code: String,
    pub title: String,
    pub publisher: Publisher,
    /// The statistic's code where the source names one, as `21111`.
    pub statistic: Option<String>,
    /// When the publisher made the file: "Stand".
    pub stand: Option<DateTime>,
    /// The notice that the licence demands, as it stands in the source.
    pub copyright: Option<String>,
    /// The licence's key of DCAT-AP.de where it is recognised, as `dl-by-de/2.0`.
    pub licence: Option<String>,
    pub footnotes: Vec<String>,
}

impl Head {
    pub fn new(code: impl Into<String>, title: impl Into<String>, publisher: Publisher) -> Head {
        Head {
            code: code.into(),
            title: title.into(),
            publisher,
            statistic: None,
            stand: None,
            copyright: None,
            licence: None,
            footnotes: Vec::new(),
        }
    }
}

/// What a dimension tells apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Areas: codes are official keys (`DG`, `03`, `03353`, `03353040`) where they were recognised.
    Area,
    /// Times: codes are those of [`Period`].
    Time,
    /// Everything else.
    Other,
}

/// One category of a dimension ("Ausprägung").
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Category {
    /// The publisher's code; where the source has none, its label.
    pub code: String,
    pub label: String,
    /// Whether the category stands for all others of its dimension ("Insgesamt").
    pub total: bool,
}

/// A dimension ("Merkmal") and its categories.
#[derive(Debug, Clone)]
pub struct Dimension {
    pub code: String,
    pub label: String,
    pub role: Role,
    categories: Vec<Category>,
    by_code: BTreeMap<String, u32>,
}

impl Dimension {
    pub fn new(code: impl Into<String>, label: impl Into<String>, role: Role) -> Dimension {
        Dimension {
            code: code.into(),
            label: label.into(),
            role,
            categories: Vec::new(),
            by_code: BTreeMap::new(),
        }
    }

    pub fn categories(&self) -> &[Category] {
        &self.categories
    }

    pub fn category(&self, index: u32) -> Option<&Category> {
        self.categories.get(usize::try_from(index).ok()?)
    }

    pub fn find(&self, code: &str) -> Option<u32> {
        self.by_code.get(code).copied()
    }

    /// The index of the category with this code; it is added when it is new. The first label stays.
    pub fn intern(&mut self, code: &str, label: &str, total: bool) -> u32 {
        if let Some(index) = self.by_code.get(code) {
            return *index;
        }
        // More than 4 billion categories do not fit in memory.
        let index = u32::try_from(self.categories.len()).unwrap_or(u32::MAX);
        self.categories.push(Category { code: code.to_owned(), label: label.to_owned(), total });
        self.by_code.insert(code.to_owned(), index);
        index
    }
}

impl PartialEq for Dimension {
    fn eq(&self, other: &Dimension) -> bool {
        (&self.code, &self.label, self.role, &self.categories)
            == (&other.code, &other.label, other.role, &other.categories)
    }
}

/// What is counted or measured ("Wertmerkmal").
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Variable {
    /// The publisher's code; where the source has none, its label.
    pub code: String,
    pub label: String,
    /// As the source writes it: `Anzahl`, `Prozent`, `EUR`, `1000`; empty where it says nothing.
    pub unit: String,
}

/// A value with its sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Observation {
    /// The digits where there are any; `-` has none in the source and none here.
    pub number: Option<Number>,
    pub mark: Mark,
}

impl Observation {
    pub fn plain(number: Number) -> Observation {
        Observation { number: Some(number), mark: Mark::Plain }
    }

    pub fn sign(mark: Mark) -> Observation {
        Observation { number: None, mark }
    }

    /// What may be computed with: the digits, or exactly zero for `-` and an exact zero. None for every other sign.
    pub fn known(self) -> Option<Number> {
        match self.mark {
            Mark::Nil | Mark::ExactZero => Some(self.number.unwrap_or(Number::ZERO)),
            mark if mark.carries_number() => self.number,
            _ => None,
        }
    }
}

/// A published table.
#[derive(Debug, Clone, PartialEq)]
pub struct Cube {
    pub head: Head,
    dimensions: Vec<Dimension>,
    variables: Vec<Variable>,
    /// One column per dimension.
    keys: Vec<Vec<u32>>,
    variable: Vec<u32>,
    digits: Vec<i64>,
    places: Vec<u8>,
    marks: Vec<Mark>,
}

/// In `places`: the source shows no digits.
const NO_NUMBER: u8 = u8::MAX;

/// One observation with its place in the cube.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    cube: &'a Cube,
    index: usize,
}

impl<'a> Row<'a> {
    /// The category of a dimension, by the dimension's position.
    pub fn category(&self, dimension: usize) -> Option<&'a Category> {
        self.cube.dimensions.get(dimension)?.category(self.key(dimension)?)
    }

    pub fn key(&self, dimension: usize) -> Option<u32> {
        self.cube.keys.get(dimension)?.get(self.index).copied()
    }

    pub fn variable(&self) -> Option<&'a Variable> {
        self.cube.variables.get(usize::try_from(self.variable_index()?).ok()?)
    }

    pub fn variable_index(&self) -> Option<u32> {
        self.cube.variable.get(self.index).copied()
    }

    pub fn observation(&self) -> Observation {
        self.cube.observation(self.index).unwrap_or(Observation::sign(Mark::Empty))
    }
}

impl Cube {
    pub fn new(head: Head, dimensions: Vec<Dimension>) -> Cube {
        let keys = dimensions.iter().map(|_| Vec::new()).collect();
        Cube {
            head,
            dimensions,
            variables: Vec::new(),
            keys,
            variable: Vec::new(),
            digits: Vec::new(),
            places: Vec::new(),
            marks: Vec::new(),
        }
    }

    pub fn dimensions(&self) -> &[Dimension] {
        &self.dimensions
    }

    /// For adding categories while a source is read.
    pub fn dimension_mut(&mut self, position: usize) -> Option<&mut Dimension> {
        self.dimensions.get_mut(position)
    }

    /// The position of the first dimension of a role.
    pub fn position(&self, role: Role) -> Option<usize> {
        self.dimensions.iter().position(|d| d.role == role)
    }

    pub fn variables(&self) -> &[Variable] {
        &self.variables
    }

    /// The index of a variable; it is added when it is new. Two with one code and different units are two.
    pub fn intern_variable(&mut self, variable: Variable) -> u32 {
        let known =
            self.variables.iter().position(|v| v.code == variable.code && v.unit == variable.unit);
        let index = known.unwrap_or_else(|| {
            self.variables.push(variable);
            self.variables.len() - 1
        });
        u32::try_from(index).unwrap_or(u32::MAX)
    }

    /// Adds one observation. `keys` holds a category's index for every dimension.
    ///
    /// Returns false, and adds nothing, where `keys` or `variable` do not fit this cube.
    pub fn push(&mut self, keys: &[u32], variable: u32, observation: Observation) -> bool {
        let fits = keys.len() == self.dimensions.len()
            && keys.iter().zip(&self.dimensions).all(|(key, d)| d.category(*key).is_some())
            && usize::try_from(variable).is_ok_and(|v| v < self.variables.len());
        if !fits {
            return false;
        }
        for (column, key) in self.keys.iter_mut().zip(keys) {
            column.push(*key);
        }
        self.variable.push(variable);
        self.digits.push(observation.number.map_or(0, Number::digits));
        self.places.push(observation.number.map_or(NO_NUMBER, Number::places));
        self.marks.push(observation.mark);
        true
    }

    /// Takes the digits of a row away and gives it a mark instead. False where there is no such row.
    pub(crate) fn blank(&mut self, row: usize, mark: Mark) -> bool {
        let cell = (self.digits.get_mut(row), self.places.get_mut(row), self.marks.get_mut(row));
        let (Some(digits), Some(places), Some(old)) = cell else { return false };
        (*digits, *places, *old) = (0, NO_NUMBER, mark);
        true
    }

    pub fn len(&self) -> usize {
        self.marks.len()
    }

    pub fn is_empty(&self) -> bool {
        self.marks.is_empty()
    }

    /// The observation at a row's index.
    pub fn observation(&self, index: usize) -> Option<Observation> {
        let (digits, places) = (*self.digits.get(index)?, *self.places.get(index)?);
        Some(Observation { number: Number::new(digits, places), mark: *self.marks.get(index)? })
    }

    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        (0..self.len()).map(|index| Row { cube: self, index })
    }

    /// How often each mark occurs, in the order of [`Mark::ALL`], those that do not occur left out.
    pub fn tally(&self) -> Vec<(Mark, usize)> {
        let count = |mark: Mark| self.marks.iter().filter(|m| **m == mark).count();
        Mark::ALL.into_iter().map(|mark| (mark, count(mark))).filter(|(_, n)| *n > 0).collect()
    }

    /// The times of the table, each once, in order. Empty where no dimension is a time.
    pub fn periods(&self) -> Vec<Period> {
        let Some(time) = self.position(Role::Time).and_then(|at| self.dimensions.get(at)) else {
            return Vec::new();
        };
        let read: BTreeSet<Period> =
            time.categories.iter().filter_map(|c| Period::read(&c.code)).collect();
        read.into_iter().collect()
    }

    /// A number for the place of every row by the dimensions that `keep` accepts, and by its variable: rows with the same
    /// number stand at the same place.
    pub fn places(&self, keep: &dyn Fn(usize) -> bool) -> Vec<u128> {
        let wide = |n: usize| u128::try_from(n).unwrap_or(u128::MAX).max(1);
        let mut numbers: Vec<u128> = self.variable.iter().map(|v| u128::from(*v)).collect();
        let mut scale = wide(self.variables.len());
        for (at, dimension) in self.dimensions.iter().enumerate().filter(|(at, _)| keep(*at)) {
            for (number, key) in numbers.iter_mut().zip(self.keys.get(at).into_iter().flatten()) {
                *number += u128::from(*key) * scale;
            }
            scale = scale.saturating_mul(wide(dimension.categories.len()));
        }
        numbers
    }

    /// The rows that say a second time what an earlier row says of the same place, whatever their values.
    pub fn doubles(&self) -> Vec<usize> {
        let mut order: Vec<(u128, usize)> = self.places(&|_| true).into_iter().zip(0..).collect();
        order.sort_unstable();
        let again = order.windows(2).filter_map(|pair| match pair {
            [(a, _), (b, row)] if a == b => Some(*row),
            _ => None,
        });
        let mut doubles: Vec<usize> = again.collect();
        doubles.sort_unstable();
        doubles
    }

    /// The category of a row in a dimension, by their positions.
    pub fn category_of(&self, row: usize, dimension: usize) -> Option<&Category> {
        Row { cube: self, index: row }.category(dimension)
    }

    /// Where a row stands, for a person: the labels of its categories and its variable.
    pub fn describe(&self, row: usize) -> String {
        let row = Row { cube: self, index: row };
        let labels = (0..self.dimensions.len()).filter_map(|at| row.category(at));
        let labels = labels.map(|category| category.label.trim());
        labels.chain(row.variable().map(|v| v.label.as_str())).collect::<Vec<_>>().join(", ")
    }

    /// Marks `-` as [`Mark::Unclear`] wherever *every* cell of an area at one time is `-` for a variable, and wherever every area
    /// of a time (ten or more) has `-` for the same variable and categories.
    ///
    /// Publishers write `-` into areas that were dissolved, into times that they have not loaded, and into columns that a year
    /// does not have; read as zero that says "no employees in the whole district". Returns how many areas at a time and
    /// variable became unclear.
    pub fn doubt_nil(&mut self) -> usize {
        if !self.marks.contains(&Mark::Nil) {
            return 0;
        }
        let [area, time] = [Role::Area, Role::Time].map(|role| self.position(role));
        let groups = self.places(&|at| Some(at) == area || Some(at) == time);
        // The same cell of every area.
        let columns = self.places(&|at| Some(at) != area);
        let mut doubted = vec![false; self.len()];
        let mut unclear = 0;
        for (numbers, least) in [(groups, 1), (columns, 10)] {
            let mut order: Vec<(u128, usize)> = numbers.into_iter().zip(0..).collect();
            order.sort_unstable();
            for rows in order.chunk_by(|a, b| a.0 == b.0) {
                let nil = |(_, row): &(u128, usize)| self.marks.get(*row) == Some(&Mark::Nil);
                if rows.len() >= least && rows.iter().all(nil) {
                    unclear += usize::from(least == 1);
                    for (_, row) in rows {
                        if let Some(doubt) = doubted.get_mut(*row) {
                            *doubt = true;
                        }
                    }
                }
            }
        }
        for (mark, doubt) in self.marks.iter_mut().zip(doubted) {
            if doubt {
                *mark = Mark::Unclear;
            }
        }
        unclear
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cube() -> Cube {
        let dimensions = vec![
            Dimension::new("KREISE", "Kreise", Role::Area),
            Dimension::new("STAG", "Stichtag", Role::Time),
            Dimension::new("GES", "Geschlecht", Role::Other),
        ];
        let mut cube =
            Cube::new(Head::new("00000-01", "Beispiel", Publisher::of("genesis")), dimensions);
        let count = Variable { code: "N".into(), label: "Anzahl".into(), unit: "Anzahl".into() };
        let n = cube.intern_variable(count);
        for (area, cells) in
            [("01001", [Mark::Nil, Mark::Nil]), ("01002", [Mark::Nil, Mark::Plain])]
        {
            let a = cube.dimension_mut(0).unwrap().intern(area, area, false);
            let t = cube.dimension_mut(1).unwrap().intern("2024-12-31", "31.12.2024", false);
            for (sex, mark) in ["GESM", "GESW"].into_iter().zip(cells) {
                let g = cube.dimension_mut(2).unwrap().intern(sex, sex, false);
                let number = (mark == Mark::Plain).then(|| Number::whole(7));
                assert!(cube.push(&[a, t, g], n, Observation { number, mark }));
            }
        }
        cube
    }

    #[test]
    fn nil_is_doubted_only_where_every_cell_of_the_area_is_nil() {
        let mut cube = cube();
        assert_eq!(cube.doubt_nil(), 1);
        let marks: Vec<_> = cube.rows().map(|row| row.observation().mark).collect();
        assert_eq!(marks, [Mark::Unclear, Mark::Unclear, Mark::Nil, Mark::Plain]);
        assert_eq!(cube.rows().next().unwrap().observation().known(), None, "unclear is not zero");
        assert_eq!(cube.rows().nth(2).unwrap().observation().known(), Some(Number::ZERO));
    }

    #[test]
    fn nil_is_doubted_where_a_column_has_it_for_every_area() {
        let dimensions = vec![
            Dimension::new("AREA", "Gebiet", Role::Area),
            Dimension::new("ALTER", "Alter", Role::Other),
        ];
        let mut cube =
            Cube::new(Head::new("00000-02", "Beispiel", Publisher::of("genesis")), dimensions);
        let rate = Variable { code: "Q".into(), label: "Quote".into(), unit: "Prozent".into() };
        let rate = cube.intern_variable(rate);
        let [all, young] =
            ["alle", "15-24"].map(|age| cube.dimension_mut(1).unwrap().intern(age, age, false));
        for area in 0..10 {
            let area = format!("010{area:02}");
            let area = cube.dimension_mut(0).unwrap().intern(&area, &area, false);
            cube.push(&[area, all], rate, Observation::plain(Number::whole(5)));
            cube.push(&[area, young], rate, Observation::sign(Mark::Nil));
        }
        assert_eq!(cube.doubt_nil(), 0, "no area is nil as a whole");
        assert_eq!(cube.tally(), [(Mark::Plain, 10), (Mark::Unclear, 10)]);
    }

    #[test]
    fn what_a_file_says_twice_is_found() {
        let mut twice = cube();
        assert_eq!(twice.doubles(), Vec::<usize>::new());
        twice.push(&[1, 0, 1], 0, Observation::plain(Number::whole(8)));
        assert_eq!(twice.doubles(), [4]);
        assert_eq!(twice.describe(4), "01002, 31.12.2024, GESW, Anzahl");
    }

    #[test]
    fn an_observation_that_does_not_fit_is_refused() {
        let mut cube = cube();
        let before = cube.len();
        let seven = Observation::plain(Number::whole(7));
        assert!(!cube.push(&[0, 0], 0, seven));
        assert!(!cube.push(&[0, 0, 9], 0, seven));
        assert!(!cube.push(&[0, 0, 0], 4, seven));
        assert_eq!(cube.len(), before);
    }

    #[test]
    fn a_cube_tells_its_times_and_counts_its_signs() {
        let cube = cube();
        assert_eq!(cube.periods().iter().map(|p| p.code()).collect::<Vec<_>>(), ["2024-12-31"]);
        assert_eq!(cube.tally(), [(Mark::Plain, 1), (Mark::Nil, 3)]);
    }
}
