//! Formulas over small cubes whose results are counted by hand.

use crate::{
    Cube, Dimension, Head, Mark, Number, Observation, Publisher, Role, Variable,
    evaluate::{NotEvaluable, check, evaluate},
    gate::{Audited, CubeHash, Decision, Public, Released, release},
    indicator::Catalogue,
    series::Why,
};

const HASH: CubeHash = CubeHash([1; 32]);

/// Leavers by degree and sex, for two districts and two years.
fn leavers() -> Cube {
    let mut cube = Cube::new(
        Head::new("21111-X", "Abgänge", Publisher::of("genesis")),
        vec![
            Dimension::new("JAHR", "Jahr", Role::Time),
            Dimension::new("KREISE", "Kreise", Role::Area),
            Dimension::new("ABSCHL", "Abschluss", Role::Other),
            Dimension::new("GES", "Geschlecht", Role::Other),
        ],
    );
    let n = cube.intern_variable(Variable {
        code: "ABG".into(),
        label: "Abgänge".into(),
        unit: "Anzahl".into(),
    });
    let cells = [
        ("2023", "03353", [100, 32, 2473, 1205]),
        ("2022", "03353", [90, 40, 2500, 1250]),
        ("2023", "03354", [1, 0, 20, 10]),
    ];
    for (year, area, values) in cells {
        let names = [
            ("ohne", "Insgesamt"),
            ("ohne", "weiblich"),
            ("alle", "Insgesamt"),
            ("alle", "weiblich"),
        ];
        for ((degree, sex), value) in names.into_iter().zip(values) {
            let mut key = |at: usize, code: &str| {
                cube.dimension_mut(at).unwrap().intern(code, code, code == "Insgesamt")
            };
            let keys = [key(0, year), key(1, area), key(2, degree), key(3, sex)];
            assert!(cube.push(&keys, n, Observation::plain(Number::whole(value))));
        }
    }
    cube
}

fn published(cube: Cube) -> Released<Public, Cube> {
    release(cube, HASH, &Decision::published(HASH, "Beispiel")).unwrap()
}

const D8: &str = r#"
[[indicator]]
id = "D8"
field = "D"
title = { de = "Abgänge ohne Hauptschulabschluss" }
purpose = { de = "" }
meaning = { de = "" }
limits = { de = "" }
unit = { de = "%" }
places = 2
factor = 100
standing = "S"
definition = "Beispiel"
numerator = [{ table = "21111-X", where = { ABSCHL = ["ohne"] } }]
denominator = [{ table = "21111-X", where = { ABSCHL = ["alle"] } }]
[[indicator.by]]
code = "sex"
label = { de = "Geschlecht" }
[[indicator.by.item]]
code = "female"
label = { de = "weiblich" }
where = { GES = ["weiblich"] }
[[indicator.by.item]]
code = "male"
label = { de = "männlich" }
where = { GES = ["Insgesamt", "-weiblich"] }
"#;

fn indicator(text: &str) -> crate::indicator::Indicator {
    let mut catalogue = Catalogue::default();
    catalogue.read(text).unwrap();
    catalogue.all()[0].clone()
}

#[test]
fn a_rate_is_computed_whole_and_by_sex_and_men_are_all_without_women() {
    let cube = published(leavers());
    let series = evaluate(&indicator(D8), &|_| Some(&cube)).unwrap();
    let value = |item: &str, year| series.at(item, "03353", year).unwrap().1;
    assert_eq!(format!("{:.2}", value("", 2023).value.unwrap()), "4.04");
    assert_eq!(format!("{:.2}", value("female", 2023).value.unwrap()), "2.66");
    assert_eq!(value("male", 2023).numerator, Some(68.0));
    assert_eq!(format!("{:.2}", value("male", 2023).value.unwrap()), "5.36");
    assert_eq!(value("", 2022).denominator, Some(2500.0));
}

#[test]
fn no_rate_stands_on_a_base_below_thirty() {
    let cube = published(leavers());
    let series = evaluate(&indicator(D8), &|_| Some(&cube)).unwrap();
    let small = series.at("", "03354", 2023).unwrap().1;
    assert_eq!((small.why, small.value, small.numerator), (Why::SmallBase, None, None));
}

#[test]
fn a_rate_with_a_protected_part_is_protected_and_shows_neither_part() {
    let pattern = Audited { rows: [1].into(), safe: true };
    let decision = Decision::<Public>::protected(HASH, pattern).unwrap();
    let cube = release(leavers(), HASH, &decision).unwrap();
    let series = evaluate(&indicator(D8), &|_| Some(&cube)).unwrap();
    for item in ["female", "male"] {
        let value = series.at(item, "03353", 2023).unwrap().1;
        assert_eq!(value.why, Why::Marked(Mark::Protected), "{item}");
        assert_eq!((value.value, value.numerator, value.denominator), (None, None, None));
    }
    assert_eq!(series.at("", "03353", 2023).unwrap().1.why, Why::Known);
}

#[test]
fn a_difference_between_years_reads_the_year_before_and_is_missing_in_the_first() {
    let text = D8.replace(
        "numerator = [{ table = \"21111-X\", where = { ABSCHL = [\"ohne\"] } }]",
        "numerator = [{ table = \"21111-X\", where = { ABSCHL = [\"alle\"] } }, { table = \"21111-X\", where = { ABSCHL = [\"alle\"] }, times = -1, shift = -1 }]",
    );
    let cube = published(leavers());
    let series = evaluate(&indicator(&text), &|_| Some(&cube)).unwrap();
    assert_eq!(series.at("", "03353", 2023).unwrap().1.numerator, Some(-27.0));
    assert_eq!(series.at("", "03353", 2022).unwrap().1.why, Why::Missing);
}

#[test]
fn what_the_tables_do_not_hold_is_named() {
    let cube = published(leavers());
    let of = |from: &str, to: &str| {
        evaluate(&indicator(&D8.replace(from, to)), &|_| Some(&cube)).unwrap_err()
    };
    assert!(matches!(of("[\"ohne\"]", "[\"mit\"]"), NotEvaluable::NoCategory { .. }));
    assert!(matches!(
        of("where = { ABSCHL = [\"ohne\"] }", "where = { SCHULE = [\"ohne\"] }"),
        NotEvaluable::NoDimension { .. }
    ));
    assert!(matches!(
        of("where = { ABSCHL = [\"ohne\"] }", "where = {}"),
        NotEvaluable::NoTotal { .. }
    ));
    let none = evaluate::<Public>(&indicator(D8), &|_| None);
    assert_eq!(none, Err(NotEvaluable::NoTable("21111-X".into())));
}

#[test]
fn rates_are_not_added_up_and_units_have_to_fit() {
    let mut cube = leavers();
    let percent = cube.intern_variable(Variable {
        code: "Q".into(),
        label: "Quote".into(),
        unit: "Prozent".into(),
    });
    cube.push(&[0, 0, 0, 0], percent, Observation::plain(Number::whole(4)));
    let cube = published(cube);
    let rate = "numerator = [{ table = \"21111-X\", variable = \"Q\", where = { ABSCHL = [\"ohne\", \"alle\"] } }]";
    let text =
        D8.replace("numerator = [{ table = \"21111-X\", where = { ABSCHL = [\"ohne\"] } }]", rate);
    assert!(matches!(
        evaluate(&indicator(&text), &|_| Some(&cube)),
        Err(NotEvaluable::AddedRates { .. })
    ));
    let mixed = "numerator = [{ table = \"21111-X\", variable = \"Q\", where = { ABSCHL = [\"ohne\"] } }, { table = \"21111-X\", variable = \"ABG\", where = { ABSCHL = [\"ohne\"] } }]";
    let text =
        D8.replace("numerator = [{ table = \"21111-X\", where = { ABSCHL = [\"ohne\"] } }]", mixed);
    assert!(matches!(check(&indicator(&text), &|_| Some(&cube)), Err(NotEvaluable::Units { .. })));
}
