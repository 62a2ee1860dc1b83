//! One time of one table as bytes: small, without labels, and the same bytes for the same values.
//!
//! Layout, before compression (DEFLATE, RFC 1951), numbers as LEB128, texts with their length in bytes before them:
//! `VZC1`; the dimensions' codes without the time; for each dimension its categories' codes in order; the variables (code,
//! unit); the marks' codes; the number of cells; then by column, cells in the order of their keys: each dimension's category,
//! the variable, the mark, the places (+1; 0 where there are no digits), the digits (zigzag). The segment's name is the
//! SHA-256 of these bytes, so that a figure that was shown can be proved years later.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{Read, Write},
};

use flate2::{Compression, read::DeflateDecoder, write::DeflateEncoder};
use monitoring::{Cube, Mark, Number, Observation, Role};

use crate::{StoreError, files::FileHash};

const MAGIC: &[u8; 4] = b"VZC1";

/// Where a cell stands: the code of a category for each dimension but the time, and the variable with its unit.
type Key<'a> = (Vec<&'a str>, (&'a str, &'a str));

/// The cells of one time.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Slice {
    dimensions: Vec<String>,
    categories: Vec<Vec<String>>,
    variables: Vec<(String, String)>,
    /// Keys by index in `categories` and `variables`, in order.
    cells: Vec<(Vec<u32>, u32, Observation)>,
}

/// How one slice differs from the one before it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Difference {
    pub added: usize,
    pub revised: usize,
}

impl Slice {
    /// The slices of a cube by the code of their time. A cell that stands twice is there once, as it stood first.
    pub(super) fn of(cube: &Cube) -> BTreeMap<String, Slice> {
        let time = cube.position(Role::Time);
        let others: Vec<usize> =
            (0..cube.dimensions().len()).filter(|at| Some(*at) != time).collect();
        let mut rows: BTreeMap<&str, Vec<monitoring::Row<'_>>> = BTreeMap::new();
        for row in cube.rows() {
            let period = time.and_then(|at| row.category(at)).map_or("", |c| c.code.as_str());
            rows.entry(period).or_default().push(row);
        }
        // What all times have in common, and the order of its codes, is worked out once.
        let dimensions = || others.iter().filter_map(|at| cube.dimensions().get(*at));
        let codes: Vec<Vec<&str>> = dimensions()
            .map(|d| d.categories().iter().map(|c| c.code.as_str()).collect())
            .collect();
        let orders: Vec<Vec<u32>> = codes.iter().map(|codes| ranks(codes)).collect();
        let variables: Vec<(&str, &str)> =
            cube.variables().iter().map(|v| (v.code.as_str(), v.unit.as_str())).collect();
        let variable_order = ranks(&variables);
        let empty = Slice {
            dimensions: dimensions().map(|d| d.code.clone()).collect(),
            categories: codes.into_iter().map(|codes| owned(sorted(codes))).collect(),
            variables: sorted(variables)
                .into_iter()
                .map(|(code, unit)| (code.to_owned(), unit.to_owned()))
                .collect(),
            cells: Vec::new(),
        };
        rows.into_iter()
            .map(|(period, rows)| {
                let cells = rows.iter().map(|row| {
                    let keys: Vec<u32> = others
                        .iter()
                        .zip(&orders)
                        .map(|(at, order)| rank(order, row.key(*at)))
                        .collect();
                    (keys, rank(&variable_order, row.variable_index()), row.observation())
                });
                let mut cells: Vec<(Vec<u32>, u32, Observation)> = cells.collect();
                cells.sort_by(|a, b| (&a.0, a.1).cmp(&(&b.0, b.1)));
                cells.dedup_by(|later, first| (&later.0, later.1) == (&first.0, first.1));
                let mut slice = Slice { cells, ..empty.clone() };
                slice.forget_unused();
                (period.to_owned(), slice)
            })
            .collect()
    }

    pub(super) fn len(&self) -> usize {
        self.cells.len()
    }

    /// Takes out categories and variables that no cell has, so that equal values are equal bytes.
    fn forget_unused(&mut self) {
        for (at, codes) in self.categories.iter_mut().enumerate() {
            let used: BTreeSet<u32> =
                self.cells.iter().filter_map(|(keys, _, _)| keys.get(at).copied()).collect();
            let moved = compact(codes, &used);
            for (keys, _, _) in &mut self.cells {
                if let Some(key) = keys.get_mut(at) {
                    *key = rank(&moved, Some(*key));
                }
            }
        }
        let used: BTreeSet<u32> = self.cells.iter().map(|(_, variable, _)| *variable).collect();
        let moved = compact(&mut self.variables, &used);
        for (_, variable, _) in &mut self.cells {
            *variable = rank(&moved, Some(*variable));
        }
    }

    fn keyed(&self) -> BTreeMap<Key<'_>, Observation> {
        self.cells
            .iter()
            .map(|(keys, variable, observation)| {
                let codes = keys.iter().zip(&self.categories).map(|(key, codes)| at(codes, *key));
                let codes: Vec<&str> = codes.map(|code| code.map_or("", String::as_str)).collect();
                let variable = at(&self.variables, *variable);
                let variable = variable.map_or(("", ""), |(c, u)| (c.as_str(), u.as_str()));
                ((codes, variable), *observation)
            })
            .collect()
    }

    /// This slice with every cell of `before` that it does not hold itself, and how it differs from it.
    pub(super) fn over(self, before: &Slice) -> (Slice, Difference) {
        if self.dimensions != before.dimensions {
            let added = self.len();
            return (self, Difference { added, revised: 0 });
        }
        let (old, new) = (before.keyed(), self.keyed());
        let mut difference = Difference::default();
        for (key, observation) in &new {
            match old.get(key) {
                None => difference.added += 1,
                Some(was) if was != observation => difference.revised += 1,
                Some(_) => {}
            }
        }
        let mut all = old.clone();
        all.extend(new.iter().map(|(key, observation)| (key.clone(), *observation)));
        let merged = Slice::from_keyed(&self.dimensions, &all);
        (merged, difference)
    }

    fn from_keyed(dimensions: &[String], cells: &BTreeMap<Key<'_>, Observation>) -> Slice {
        let mut categories: Vec<BTreeSet<&str>> = vec![BTreeSet::new(); dimensions.len()];
        let mut variables: BTreeSet<(&str, &str)> = BTreeSet::new();
        for (codes, variable) in cells.keys() {
            for (set, code) in categories.iter_mut().zip(codes) {
                set.insert(code);
            }
            variables.insert(*variable);
        }
        let index: Vec<BTreeMap<&str, u32>> =
            categories.iter().map(|set| set.iter().copied().zip(0_u32..).collect()).collect();
        let variable_index: BTreeMap<(&str, &str), u32> =
            variables.iter().copied().zip(0_u32..).collect();
        let cells = cells
            .iter()
            .map(|((codes, variable), observation)| {
                let keys = codes.iter().zip(&index).map(|(code, map)| map.get(code).copied());
                let keys = keys.map(Option::unwrap_or_default).collect();
                (keys, variable_index.get(variable).copied().unwrap_or_default(), *observation)
            })
            .collect();
        Slice {
            dimensions: dimensions.to_vec(),
            categories: categories.into_iter().map(owned).collect(),
            variables: variables
                .iter()
                .map(|(code, unit)| ((*code).to_owned(), (*unit).to_owned()))
                .collect(),
            cells,
        }
    }

    /// The bytes before compression.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        number(&mut out, len(self.dimensions.len()));
        for code in &self.dimensions {
            text(&mut out, code);
        }
        for codes in &self.categories {
            number(&mut out, len(codes.len()));
            for code in codes {
                text(&mut out, code);
            }
        }
        number(&mut out, len(self.variables.len()));
        for (code, unit) in &self.variables {
            text(&mut out, code);
            text(&mut out, unit);
        }
        let marks: BTreeSet<Mark> = self.cells.iter().map(|(_, _, o)| o.mark).collect();
        number(&mut out, len(marks.len()));
        for mark in &marks {
            text(&mut out, mark.code());
        }
        let marks: BTreeMap<Mark, u64> = marks.into_iter().zip(0_u64..).collect();
        number(&mut out, len(self.cells.len()));
        for dimension in 0..self.dimensions.len() {
            for (keys, _, _) in &self.cells {
                number(&mut out, keys.get(dimension).copied().unwrap_or_default().into());
            }
        }
        for (_, variable, _) in &self.cells {
            number(&mut out, (*variable).into());
        }
        for (_, _, observation) in &self.cells {
            number(&mut out, marks.get(&observation.mark).copied().unwrap_or_default());
        }
        for (_, _, observation) in &self.cells {
            number(&mut out, observation.number.map_or(0, |n| u64::from(n.places()) + 1));
        }
        for (_, _, observation) in &self.cells {
            let digits = observation.number.map_or(0, Number::digits);
            number(&mut out, (digits.cast_unsigned() << 1) ^ (digits >> 63).cast_unsigned());
        }
        out
    }

    /// Reads the bytes of [`Slice::bytes`].
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] where they are cut off or name what is not there.
    pub(super) fn read(bytes: &[u8]) -> Result<Slice, StoreError> {
        let mut from = Bytes(bytes);
        from.magic()?;
        let count = from.count()?;
        let dimensions = from.texts(count)?;
        let mut categories = Vec::new();
        for _ in &dimensions {
            let count = from.count()?;
            categories.push(from.texts(count)?);
        }
        let count = from.count()?;
        let mut variables = Vec::new();
        for _ in 0..count {
            variables.push((from.text()?, from.text()?));
        }
        let count = from.count()?;
        let marks: Vec<Mark> = from
            .texts(count)?
            .iter()
            .map(|code| Mark::of_code(code).ok_or_else(broken))
            .collect::<Result<_, _>>()?;
        let cells = from.count()?;
        let mut keys: Vec<Vec<u32>> = vec![Vec::with_capacity(dimensions.len()); cells];
        for codes in &categories {
            for cell in &mut keys {
                cell.push(from.index(codes.len())?);
            }
        }
        let mut column = |most: usize| -> Result<Vec<u32>, StoreError> {
            (0..cells).map(|_| from.index(most)).collect()
        };
        let variable = column(variables.len())?;
        let mark = column(marks.len())?;
        let places = column(usize::from(Number::MOST_PLACES) + 2)?;
        let mut rows = Vec::with_capacity(cells);
        for (((keys, variable), mark), places) in
            keys.into_iter().zip(variable).zip(mark).zip(places)
        {
            let zigzag = from.number()?;
            let digits = (zigzag >> 1).cast_signed() ^ -((zigzag & 1).cast_signed());
            let number = match places.checked_sub(1).and_then(|p| u8::try_from(p).ok()) {
                Some(places) => Some(Number::new(digits, places).ok_or_else(broken)?),
                None => None,
            };
            let mark = *at(&marks, mark).ok_or_else(broken)?;
            rows.push((keys, variable, Observation { number, mark }));
        }
        Ok(Slice { dimensions, categories, variables, cells: rows })
    }

    /// The name of the slice.
    pub(super) fn name(&self) -> FileHash {
        FileHash::of(&self.bytes())
    }

    /// The name of the slice and its compressed bytes.
    pub(super) fn packed(&self) -> Result<(FileHash, Vec<u8>), StoreError> {
        let bytes = self.bytes();
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::new(4));
        encoder.write_all(&bytes).map_err(|_| broken())?;
        Ok((FileHash::of(&bytes), encoder.finish().map_err(|_| broken())?))
    }

    /// The slice of compressed bytes, checked against its name.
    pub(super) fn unpacked(hash: FileHash, packed: &[u8]) -> Result<Slice, StoreError> {
        let mut bytes = Vec::new();
        DeflateDecoder::new(packed).read_to_end(&mut bytes).map_err(|_| broken())?;
        if FileHash::of(&bytes) != hash {
            return Err(StoreError::Corrupt(format!("the segment {hash} of a cube")));
        }
        Slice::read(&bytes)
    }

    /// Adds the cells to a cube that has these dimensions (at `positions`) and a time (at `time`, whose category is given).
    pub(super) fn pour(
        &self,
        cube: &mut Cube,
        positions: &[usize],
        time: Option<(usize, u32)>,
        variables: &BTreeMap<(String, String), u32>,
    ) -> Result<(), StoreError> {
        let mut maps: Vec<Vec<u32>> = Vec::new();
        for (codes, position) in self.categories.iter().zip(positions) {
            let dimension = cube.dimension_mut(*position).ok_or_else(broken)?;
            maps.push(codes.iter().map(|code| dimension.intern(code, code, false)).collect());
        }
        let known: Vec<u32> = self
            .variables
            .iter()
            .map(|variable| variables.get(variable).copied().ok_or_else(broken))
            .collect::<Result<_, _>>()?;
        let mut full = vec![0_u32; cube.dimensions().len()];
        if let Some((position, category)) = time
            && let Some(key) = full.get_mut(position)
        {
            *key = category;
        }
        for (keys, variable, observation) in &self.cells {
            for ((key, map), position) in keys.iter().zip(&maps).zip(positions) {
                if let Some(place) = full.get_mut(*position) {
                    *place = rank(map, Some(*key));
                }
            }
            if !cube.push(&full, rank(&known, Some(*variable)), *observation) {
                return Err(broken());
            }
        }
        Ok(())
    }
}

fn broken() -> StoreError {
    StoreError::Corrupt("a segment of a cube".to_owned())
}

fn at<T>(list: &[T], index: u32) -> Option<&T> {
    list.get(usize::try_from(index).ok()?)
}

fn rank(order: &[u32], key: Option<u32>) -> u32 {
    key.and_then(|key| at(order, key)).copied().unwrap_or_default()
}

fn sorted<T: Ord>(mut list: Vec<T>) -> Vec<T> {
    list.sort();
    list
}

fn owned<'a>(codes: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    codes.into_iter().map(str::to_owned).collect()
}

/// For each entry its place among all when they are sorted.
fn ranks<T: Ord>(list: &[T]) -> Vec<u32> {
    let mut by_value: Vec<usize> = (0..list.len()).collect();
    by_value.sort_by(|a, b| list.get(*a).cmp(&list.get(*b)));
    let mut order = vec![0; list.len()];
    for (rank, index) in (0_u32..).zip(by_value) {
        if let Some(place) = order.get_mut(index) {
            *place = rank;
        }
    }
    order
}

/// Keeps the used entries, and tells where each went.
fn compact<T>(list: &mut Vec<T>, used: &BTreeSet<u32>) -> Vec<u32> {
    let mut moved = vec![0; list.len()];
    for (new, old) in (0_u32..).zip(used) {
        if let Some(place) = usize::try_from(*old).ok().and_then(|old| moved.get_mut(old)) {
            *place = new;
        }
    }
    let mut index = 0_u32;
    list.retain(|_| {
        let keep = used.contains(&index);
        index += 1;
        keep
    });
    moved
}

fn len(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

fn number(out: &mut Vec<u8>, mut value: u64) {
    loop {
        let low = u8::try_from(value & 0x7f).unwrap_or_default();
        value >>= 7;
        if value == 0 {
            out.push(low);
            return;
        }
        out.push(low | 0x80);
    }
}

fn text(out: &mut Vec<u8>, text: &str) {
    number(out, len(text.len()));
    out.extend_from_slice(text.as_bytes());
}

struct Bytes<'a>(&'a [u8]);

impl Bytes<'_> {
    fn magic(&mut self) -> Result<(), StoreError> {
        self.0 = self.0.strip_prefix(MAGIC).ok_or_else(broken)?;
        Ok(())
    }

    fn number(&mut self) -> Result<u64, StoreError> {
        let mut value = 0_u64;
        for shift in (0..64).step_by(7) {
            let (byte, rest) = self.0.split_first().ok_or_else(broken)?;
            self.0 = rest;
            value |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Ok(value);
            }
        }
        Err(broken())
    }

    /// A count of things of which each takes at least one byte: never more than bytes are left.
    fn count(&mut self) -> Result<usize, StoreError> {
        let count = usize::try_from(self.number()?).map_err(|_| broken())?;
        if count > self.0.len() { Err(broken()) } else { Ok(count) }
    }

    fn index(&mut self, most: usize) -> Result<u32, StoreError> {
        let index = self.number()?;
        if index < len(most) { u32::try_from(index).map_err(|_| broken()) } else { Err(broken()) }
    }

    fn text(&mut self) -> Result<String, StoreError> {
        let count = self.count()?;
        let (bytes, rest) = self.0.split_at_checked(count).ok_or_else(broken)?;
        self.0 = rest;
        String::from_utf8(bytes.to_vec()).map_err(|_| broken())
    }

    fn texts(&mut self, count: usize) -> Result<Vec<String>, StoreError> {
        (0..count).map(|_| self.text()).collect()
    }
}

#[cfg(test)]
mod tests {
    use monitoring::{Dimension, Head, Publisher, Variable};
    use proptest::prelude::*;

    use super::*;

    fn cube(cells: &[(&str, &str, Observation)]) -> Cube {
        let dimensions = vec![
            Dimension::new("STAG", "Stichtag", Role::Time),
            Dimension::new("KREISE", "Kreise", Role::Area),
        ];
        let mut cube = Cube::new(Head::new("1", "Beispiel", Publisher::of("own")), dimensions);
        let variable = cube.intern_variable(Variable {
            code: "N".into(),
            label: "Anzahl".into(),
            unit: "Anzahl".into(),
        });
        for (time, area, observation) in cells {
            let t = cube.dimension_mut(0).unwrap().intern(time, time, false);
            let a = cube.dimension_mut(1).unwrap().intern(area, area, false);
            assert!(cube.push(&[t, a], variable, *observation));
        }
        cube
    }

    fn n(value: i64) -> Observation {
        Observation::plain(Number::whole(value))
    }

    #[test]
    fn equal_values_are_equal_bytes_whatever_their_order_and_company() {
        let one =
            Slice::of(&cube(&[("2023", "03", n(7)), ("2023", "DG", n(9)), ("2022", "01", n(1))]));
        let two = Slice::of(&cube(&[("2023", "DG", n(9)), ("2023", "03", n(7))]));
        assert_eq!(one["2023"].bytes(), two["2023"].bytes());
        assert_eq!(one["2023"].packed().unwrap().0, two["2023"].packed().unwrap().0);
    }

    #[test]
    fn a_later_slice_keeps_what_it_does_not_name_and_counts_what_is_new_and_what_was_corrected() {
        let before =
            Slice::of(&cube(&[("2023", "01", n(1)), ("2023", "02", n(2)), ("2023", "03", n(3))]));
        let after =
            Slice::of(&cube(&[("2023", "03", n(30)), ("2023", "04", n(4)), ("2023", "02", n(2))]));
        let (merged, difference) = after["2023"].clone().over(&before["2023"]);
        assert_eq!(difference, Difference { added: 1, revised: 1 });
        let values: Vec<i64> =
            merged.keyed().values().map(|o| o.number.unwrap().digits()).collect();
        assert_eq!(values, [1, 2, 30, 4]);
    }

    #[test]
    fn damaged_bytes_are_an_error_and_no_panic() {
        let slice = &Slice::of(&cube(&[("2023", "03", n(7)), ("2023", "DG", n(-9))]))["2023"];
        let (hash, packed) = slice.packed().unwrap();
        assert_eq!(&Slice::unpacked(hash, &packed).unwrap(), slice);
        assert!(Slice::unpacked(FileHash::of(b"other"), &packed).is_err());
        let bytes = slice.bytes();
        for cut in 0..bytes.len() {
            assert!(Slice::read(&bytes[..cut]).is_err(), "cut at {cut}");
        }
    }

    proptest! {
        #[test]
        fn what_was_written_is_read(
            cells in prop::collection::vec((0_u8..4, 0_u8..9, any::<i32>(), 0_u8..3, 0_usize..Mark::ALL.len()), 0..60)
        ) {
            let named: Vec<(String, String, Observation)> = cells.into_iter().map(|(t, a, digits, places, mark)| {
                let number = Number::new(digits.into(), places);
                (format!("{}", 2020 + i32::from(t)), format!("{a:02}"), Observation { number, mark: Mark::ALL[mark] })
            }).collect();
            let borrowed: Vec<(&str, &str, Observation)> = named.iter().map(|(t, a, o)| (t.as_str(), a.as_str(), *o)).collect();
            for slice in Slice::of(&cube(&borrowed)).values() {
                prop_assert_eq!(&Slice::read(&slice.bytes()).unwrap(), slice);
            }
        }

        #[test]
        fn any_bytes_are_refused_or_read_but_never_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let mut with_head = MAGIC.to_vec();
            with_head.extend(bytes);
            let _ = Slice::read(&with_head);
        }
    }
}
