//! The catalogue's indicators over the official files: the printed values of one district, and every district beside a
//! computation of its own that knows neither cubes nor formulas.

use std::{collections::BTreeMap, path::Path};

use exchange::statistics::{Context, Tables, read};
use monitoring::{
    Cube, SignTable,
    evaluate::evaluate,
    gate::{CubeHash, Decision, Public, Released, release},
    indicator::Catalogue,
    series::Series,
};

use super::data;

/// An indicator, its tables, a year, and what is printed for each item.
type Case<'a> =
    (&'a str, &'a [(&'a str, &'a Released<Public, Cube>)], i16, &'a [(&'a str, &'a str)]);

fn published(path: &Path) -> Released<Public, Cube> {
    let (signs, tables) = (SignTable::of_the_house().unwrap(), Tables::of_the_house().unwrap());
    let context = Context { signs: &signs, tables: &tables };
    let name = path.file_name().unwrap().to_string_lossy();
    let read = read(&std::fs::read(path).unwrap(), &name, &context).unwrap().remove(0);
    let hash = CubeHash([0; 32]);
    release(read.cube, hash, &Decision::published(hash, "genesis")).unwrap()
}

fn series(id: &str, files: &[(&str, &Released<Public, Cube>)]) -> Released<Public, Series> {
    let catalogue = Catalogue::of_the_house().unwrap();
    let cube = |code: &str| files.iter().find(|(name, _)| *name == code).map(|(_, cube)| *cube);
    evaluate(catalogue.get(id).unwrap(), &cube).unwrap()
}

/// The value of the Landkreis Harburg, printed with the places of the source.
fn printed(series: &Series, item: &str, year: i16, places: usize) -> String {
    let (_, value) = series.at(item, "03353", year).unwrap();
    format!("{:.places$}", value.value.unwrap())
}

#[test]
fn the_golden_values_of_the_district_come_out_to_the_last_digit() {
    let Some(data) = data() else { return };
    let folder = data.join("statistics/genesis_csv/regionalstatistik_2023-2025");
    let leavers = published(&folder.join("21111-02-06-4.csv"));
    let pupils = published(&folder.join("21111-01-03-4.csv"));
    let jobless_2025 = published(&folder.join("13211-02-05-4_2025.csv"));
    let jobless_2023 = published(&folder.join("13211-02-05-4.csv"));
    let ages = published(&data.join("statistics/12411-02-03-4_clean_slice.csv"));
    let leavers = [("21111-02-06-4", &leavers)];
    let pupils = [("21111-01-03-4", &pupils)];
    let cases: [Case<'_>; 13] = [
        ("D8", &leavers, 2023, &[("", "4.04"), ("female", "2.66"), ("male", "5.36")]),
        ("D9", &leavers, 2023, &[("", "40.96"), ("female", "46.14"), ("male", "36.04")]),
        ("D9b", &leavers, 2023, &[("", "11.08")]),
        ("D9c", &leavers, 2023, &[("", "43.91")]),
        (
            "D2",
            &pupils,
            2023,
            &[
                ("schule08", "40.97"),
                ("schule06", "26.64"),
                ("schule09", "17.84"),
                ("schule07", "10.93"),
                ("schule05", "1.43"),
                ("schule10", "1.24"),
                ("schule11", "0.97"),
            ],
        ),
        ("D3", &pupils, 2023, &[("", "10.02")]),
        ("A3", &[("12411-02-03-4", &ages)], 2024, &[("", "33.17")]),
        ("A4", &[("12411-02-03-4", &ages)], 2024, &[("", "40.02")]),
        ("A5", &[("12411-02-03-4", &ages)], 2024, &[("", "73.19")]),
        (
            "A12",
            &[("13211-02-05-4", &jobless_2025)],
            2025,
            &[("", "4.8"), ("15-24", "5.0"), ("foreign", "14.4")],
        ),
        ("A12b", &[("13211-02-05-4", &jobless_2025)], 2025, &[("", "5.2")]),
        (
            "A12",
            &[("13211-02-05-4", &jobless_2023)],
            2023,
            &[("", "4.5"), ("15-24", "4.4"), ("foreign", "16.0")],
        ),
        ("A12b", &[("13211-02-05-4", &jobless_2023)], 2023, &[("", "4.8")]),
    ];
    for (id, files, year, values) in cases {
        let series = series(id, files);
        for (item, expected) in values {
            let places = expected.split('.').nth(1).map_or(0, str::len);
            assert_eq!(printed(&series, item, year, places), *expected, "{id} {item} {year}");
        }
    }
    let minors = series("A17", &[("12411-02-03-4", &ages)]);
    assert_eq!(printed(&minors, "", 2024, 1), "17.2");
}

#[test]
fn the_rate_by_age_group_differs_from_the_share_of_leavers() {
    let Some(data) = data() else { return };
    let folder = data.join("statistics/genesis_csv/regionalstatistik_2017");
    let leavers = published(&folder.join("21111-02-06-4.csv"));
    let ages = published(&folder.join("12411-04-02-4_00.csv"));
    let files = [("21111-02-06-4", &leavers), ("12411-04-02-4", &ages)];
    assert_eq!(printed(&series("D8", &files), "", 2015, 2), "2.29");
    assert_eq!(printed(&series("D8c", &files), "", 2015, 2), "2.24");
}

/// Columns of a formatted table by the area's key, split at semicolons and nothing else.
fn columns(path: &Path, year: &str) -> BTreeMap<String, Vec<String>> {
    let bytes = std::fs::read(path).unwrap();
    let text = encoding_rs::WINDOWS_1252.decode(&bytes).0.into_owned();
    let rows = text.lines().take_while(|line| !line.starts_with("____"));
    rows.filter_map(|line| {
        let mut fields = line.split(';');
        (fields.next() == Some(year)).then_some(())?;
        let key = fields.next()?.to_owned();
        Some((key, fields.skip(1).map(str::to_owned).collect()))
    })
    .collect()
}

#[test]
fn every_district_equals_a_computation_of_its_own() {
    let Some(data) = data() else { return };
    let path = data.join("statistics/genesis_csv/regionalstatistik_2023-2025/21111-02-06-4.csv");
    let leavers = published(&path);
    let mut compared = 0;
    // Columns: all, women; without certificate, women; Hauptschule; intermediate; "dar."; Fachhochschulreife; university entrance.
    for (id, column) in [("D8", 2), ("D9b", 4), ("D9c", 6), ("D9", 12)] {
        let series = series(id, &[("21111-02-06-4", &leavers)]);
        for (area, values) in columns(&path, "2023") {
            let number = |at: usize| values[at].parse::<f64>().ok();
            for (item, above, below) in [
                ("", number(column), number(0)),
                ("female", number(column + 1), number(1)),
                (
                    "male",
                    number(column).zip(number(column + 1)).map(|(all, women)| all - women),
                    number(0).zip(number(1)).map(|(all, women)| all - women),
                ),
            ] {
                let expected = above.zip(below).filter(|(_, below)| *below >= 30.0);
                let found = series.at(item, &area, 2023).and_then(|(_, value)| value.value);
                match (expected, found) {
                    (Some((above, below)), Some(found)) => {
                        assert!((100.0 * above / below - found).abs() < 1e-9, "{id} {area} {item}");
                        compared += 1;
                    }
                    (None, None) => {}
                    // "-" beside known totals is a zero that a plain parser does not know.
                    (None, Some(_)) if values[column..].iter().any(|v| v == "-") => {}
                    (expected, found) => panic!("{id} {area} {item}: {expected:?}, {found:?}"),
                }
            }
        }
    }
    assert!(compared > 400 * 4 * 3 * 9 / 10, "{compared} values compared");
}
