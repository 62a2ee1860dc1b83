//! Invented tables of any size, for measurements: counts by district, kind and sex with two hierarchies, as statistics of
//! schools and courses have them. The same size and seed give the same table.
//!
//! Leaves are counts that fall off steeply, so that many are small; every other cell is the sum of its leaves. A count from 1
//! to 3 is primary, a zero is fixed.

use std::collections::BTreeMap;

/// The files of a folder in the format of [`crate::folder`]: name and content.
pub type Files = Vec<(String, String)>;

/// Codes with their parents, the root first.
struct Codes {
    codes: Vec<(String, Option<usize>)>,
}

impl Codes {
    /// A root, `groups` below it, and leaves below those until there are `count` codes.
    fn tree(root: &str, letter: char, groups: usize, count: usize) -> Codes {
        let mut codes = vec![(root.to_owned(), None)];
        for group in 0..groups {
            codes.push((format!("{letter}{group}"), Some(0)));
        }
        let leaves = count.saturating_sub(codes.len()).max(groups);
        for leaf in 0..leaves {
            let group = leaf % groups;
            codes.push((format!("{letter}{group}-{}", leaf / groups), Some(1 + group)));
        }
        Codes { codes }
    }

    /// Whether nothing lies below a code.
    fn is_leaf(&self, at: usize) -> bool {
        self.codes.iter().all(|(_, parent)| *parent != Some(at))
    }

    /// A code and all above it.
    fn upward(&self, at: usize) -> Vec<usize> {
        let mut path = vec![at];
        let mut now = at;
        while let Some(up) = self.codes.get(now).and_then(|(_, parent)| *parent) {
            path.push(up);
            now = up;
        }
        path
    }

    fn file(&self) -> String {
        let mut out = "code,parent\n".to_owned();
        for (code, parent) in &self.codes {
            let parent = parent.and_then(|at| self.codes.get(at)).map_or("", |(code, _)| code);
            out.push_str(&format!("{code},{parent}\n"));
        }
        out
    }
}

/// A folder with about `cells` cells (at least 100).
pub fn folder(cells: usize, seed: u64) -> Files {
    let kinds = Codes::tree("Alle", 'K', 4, 17);
    let sexes = Codes::tree("Insgesamt", 'G', 2, 3);
    let sexes = Codes { codes: sexes.codes.into_iter().take(3).collect() };
    let regions = (cells / (17 * 3)).max(3);
    let groups = (2..).find(|n| n * n >= regions).unwrap_or(2).min(regions - 1);
    let regions = Codes::tree("Kreis", 'B', groups, regions);
    let dimensions = [("bezirk", &regions), ("art", &kinds), ("geschlecht", &sexes)];

    let mut state = seed.wrapping_mul(2).wrapping_add(1);
    let mut next = move || {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) & 0xffff
    };
    let mut sums: BTreeMap<[usize; 3], u64> = BTreeMap::new();
    let leaves = |codes: &Codes| -> Vec<usize> {
        (0..codes.codes.len()).filter(|at| codes.is_leaf(*at)).collect()
    };
    for region in leaves(&regions) {
        for kind in leaves(&kinds) {
            for sex in leaves(&sexes) {
                // The product of three even draws falls off steeply.
                let draw = next() * next() / 0xffff * next() / 0xffff;
                let value = draw * 120 / 0xffff;
                for up in regions.upward(region) {
                    for along in kinds.upward(kind) {
                        for out in sexes.upward(sex) {
                            *sums.entry([up, along, out]).or_default() += value;
                        }
                    }
                }
            }
        }
    }
    let mut table = "bezirk,art,geschlecht,freq,value,primary,fixed\n".to_owned();
    for (at, value) in &sums {
        for ((_, codes), place) in dimensions.iter().zip(at) {
            table.push_str(codes.codes.get(*place).map_or("", |(code, _)| code));
            table.push(',');
        }
        let primary = u8::from((1..=3).contains(value));
        let fixed = u8::from(*value == 0);
        table.push_str(&format!("{value},{value},{primary},{fixed}\n"));
    }
    let meta = format!(
        "{{\"kind\":\"frequency\",\"rule\":\"1 to 3 is primary, a zero is fixed\",\"require\":\"unit\",\"source\":\"synthetic, seed {seed}\"}}\n"
    );
    let mut files = vec![("cells.csv".to_owned(), table), ("meta.json".to_owned(), meta)];
    files.extend(dimensions.iter().map(|(name, codes)| (format!("hier_{name}.csv"), codes.file())));
    files
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{folder, table::State};

    #[test]
    fn an_invented_table_is_about_as_large_as_was_asked_and_adds_up() {
        let place = tempfile::tempdir().unwrap();
        for (name, content) in folder(3000, 1) {
            std::fs::write(place.path().join(name), content).unwrap();
        }
        let read = folder::read(place.path()).unwrap();
        assert_eq!(read.findings, []);
        let cells = read.table.cells.len();
        assert!((2500..3500).contains(&cells), "{cells}");
        assert!(read.table.places(State::Primary).count() * 20 > cells);
        assert_eq!(folder(3000, 1), folder(3000, 1));
        assert_ne!(folder(3000, 1), folder(3000, 2));
    }
}
