//! Each method against numbers that its source prints or that are counted by hand.

use super::*;
use crate::indicator::Catalogue;

fn indicator(more: &str) -> Indicator {
    let text = format!(
        "[[indicator]]\nid='D8'\nfield='D'\ntitle={{de='t'}}\npurpose={{de='p'}}\nmeaning={{de='m'}}\nlimits={{de='l'}}\n\
         unit={{de='%'}}\nplaces=1\nstanding='S'\ndefinition='x'\nfactor=100\nnumerator=[{{table='a'}}]\n{more}"
    );
    let mut catalogue = Catalogue::default();
    catalogue.read(&text).unwrap();
    catalogue.get("D8").unwrap().clone()
}

fn known(numerator: f64, denominator: f64) -> Value {
    let value = Some(100.0 * numerator / denominator);
    Value { why: Why::Known, value, numerator: Some(numerator), denominator: Some(denominator) }
}

fn year(year: i16) -> Period {
    Period::year_of(year).unwrap()
}

fn series(cells: &[(&str, i16, Value)]) -> Released<crate::gate::Public, Series> {
    let mut series = Series::default();
    for (area, at, value) in cells {
        series.put("", area, year(*at), *value);
    }
    Released::of(series)
}

fn close(left: f64, right: f64, within: f64) {
    assert!((left - right).abs() <= within, "{left} is not {right}");
}

#[test]
fn the_interval_of_a_share_is_that_of_newcombes_first_example() {
    // R. G. Newcombe, Statistics in Medicine 17, 1998, 857-872, table I: 81 of 263, score method.
    let interval = wilson(81.0, 263.0).unwrap();
    close(interval.low, 0.2553, 0.00005);
    close(interval.high, 0.3662, 0.00005);
    assert_eq!(wilson(3.0, 2.0), None);
    assert_eq!(wilson(-1.0, 2.0), None);
    assert_eq!(wilson(0.0, 0.0), None);
    assert_eq!(wilson(f64::NAN, 2.0), None);
}

#[test]
fn the_interval_of_a_difference_is_that_of_newcombes_method_ten() {
    // Statistics in Medicine 17, 1998, 873-890, table II (a): 56/70 - 48/80.
    let interval = newcombe(&known(48.0, 80.0), &known(56.0, 70.0)).unwrap();
    close(interval.low, 0.0524, 0.00005);
    close(interval.high, 0.3339, 0.00005);
}

#[test]
fn areas_that_cannot_be_told_apart_get_a_range_and_no_place() {
    let values = series(&[
        ("a", 2023, known(100.0, 2000.0)),
        ("b", 2023, known(105.0, 2000.0)),
        ("c", 2023, known(900.0, 2000.0)),
        ("d", 2023, Value::without(Why::SmallBase)),
        ("x", 2023, known(1.0, 2000.0)),
    ]);
    let down = indicator("share=true\ndirection='down'");
    let ranking = rank(&down, &values, "", year(2023), &|area| area != "x");
    let seen: Vec<_> =
        ranking.places.iter().map(|p| (p.area.as_str(), p.best, p.worst, p.place)).collect();
    assert_eq!(seen, [("a", 1, 2, None), ("b", 1, 2, None), ("c", 3, 3, Some(3))]);
    assert_eq!(ranking.without, 1);

    let up = indicator("share=true\ndirection='up'");
    let ranking = rank(&up, &values, "", year(2023), &|area| area != "x");
    assert_eq!(ranking.of("c").unwrap().place, Some(1));
    assert_eq!((ranking.of("a").unwrap().best, ranking.of("a").unwrap().worst), (2, 3));
}

#[test]
fn what_is_printed_alike_shares_its_place() {
    let values = series(&[
        ("a", 2023, known(500.0, 10_000.0)),
        ("b", 2023, known(501.0, 10_000.0)),
        ("c", 2023, known(520.0, 10_000.0)),
    ]);
    let ranking = rank(&indicator("direction='up'"), &values, "", year(2023), &|_| true);
    let seen: Vec<_> =
        ranking.places.iter().map(|p| (p.area.as_str(), p.best, p.worst, p.place)).collect();
    assert_eq!(seen, [("c", 1, 1, Some(1)), ("b", 2, 3, Some(2)), ("a", 2, 3, Some(2))]);
}

#[test]
fn a_change_of_a_share_within_its_interval_is_usual_and_one_beyond_is_not() {
    let share = indicator("share=true");
    let small = series(&[("a", 2022, known(100.0, 2500.0)), ("a", 2023, known(110.0, 2500.0))]);
    let change = latest_change(&share, &small, "", "a").unwrap();
    close(change.difference, 0.4, 1e-9);
    assert_eq!(change.beyond_usual, Some(false));
    let large = series(&[("a", 2022, known(100.0, 2500.0)), ("a", 2023, known(200.0, 2500.0))]);
    assert_eq!(latest_change(&share, &large, "", "a").unwrap().beyond_usual, Some(true));
    assert!(latest_change(&share, &large, "", "b").is_none());
}

#[test]
fn other_values_are_held_against_their_earlier_changes() {
    let plain = indicator("");
    let course = |last: f64| {
        let values = [100.0, 102.0, 103.0, 105.0, 108.0, last];
        let cells: Vec<_> =
            (2018..).zip(values).map(|(at, v)| ("a", at, known(v, 1000.0))).collect();
        series(&cells)
    };
    assert_eq!(latest_change(&plain, &course(110.0), "", "a").unwrap().beyond_usual, Some(false));
    assert_eq!(latest_change(&plain, &course(150.0), "", "a").unwrap().beyond_usual, Some(true));
    let short = series(&[("a", 2022, known(1.0, 100.0)), ("a", 2023, known(90.0, 100.0))]);
    assert_eq!(latest_change(&plain, &short, "", "a").unwrap().beyond_usual, None);
}

#[test]
fn nothing_is_compared_across_a_break() {
    let broken = indicator("[[indicator.break]]\nyear=2023\nnote={de='b'}\narea='03'");
    let cells = |area| [(area, 2022, known(1.0, 100.0)), (area, 2023, known(9.0, 100.0))];
    assert!(latest_change(&broken, &series(&cells("03353")), "", "03353").is_none());
    assert!(latest_change(&broken, &series(&cells("04011")), "", "04011").is_some());
    let long: Vec<_> =
        (2015..=2026).map(|at| ("03353", at, known(f64::from(at), 9000.0))).collect();
    assert_eq!(trend(&broken, &series(&long), "", "03353").map(|t| t.from), None);
}

#[test]
fn an_index_counts_from_its_base_year() {
    let values = series(&[
        ("a", 2020, known(50.0, 100.0)),
        ("a", 2021, Value::without(Why::Missing)),
        ("a", 2022, known(60.0, 100.0)),
    ]);
    assert_eq!(*index(&values, "", "a", 2020).unwrap(), [(year(2020), 100.0), (year(2022), 120.0)]);
    assert!(index(&values, "", "a", 2021).is_none());
    let zero = series(&[("a", 2020, known(0.0, 100.0))]);
    assert!(index(&zero, "", "a", 2020).is_none());
}

#[test]
fn five_rising_years_are_one_order_in_a_hundred_and_twenty() {
    let rising: Vec<_> =
        (2019..).zip([1.0, 2.0, 4.0, 5.0, 9.0]).map(|(at, v)| ("a", at, known(v, 100.0))).collect();
    let found = trend(&indicator(""), &series(&rising), "", "a").unwrap();
    close(found.p, 2.0 / 120.0, 1e-12);
    assert!(found.certain());
    // Slopes of all pairs: 1 1 1.33 1.5 1.5 2 2 2.33 2.5 4.
    close(found.slope, 1.75, 1e-9);
    let four: Vec<_> = rising.into_iter().take(4).collect();
    assert!(trend(&indicator(""), &series(&four), "", "a").is_none());
}

#[test]
fn the_exact_chances_of_an_order_are_those_of_kendalls_table() {
    // M. G. Kendall, Rank Correlation Methods, appendix table 1: n = 4, S >= 4: 0.167; n = 8, S >= 16: 0.031; n = 10, S >= 21: 0.036.
    close(exact_chance(4, 4) / 2.0, 0.167, 0.0005);
    close(exact_chance(8, 16) / 2.0, 0.031, 0.0005);
    close(exact_chance(10, 21) / 2.0, 0.036, 0.0005);
    close(exact_chance(5, 0), 1.0, 1e-12);
}

#[test]
fn with_ties_the_chance_is_the_corrected_normal_one() {
    // n = 5 with one pair of ties: variance (5*4*15 - 2*1*9)/18 = 282/18; S = 9.
    let values = [1.0, 2.0, 2.0, 3.0, 4.0];
    let z = 8.0 / (282.0_f64 / 18.0).sqrt();
    close(chance(&values, 9), 2.0 * upper_normal(z), 1e-12);
    close(chance(&values, 9), 0.04328, 0.0001);
    close(chance(&[1.0, 1.0, 1.0], 0), 1.0, 1e-12);
}

#[test]
fn the_tails_of_the_normal_distribution_are_the_known_ones() {
    close(upper_normal(0.0), 0.5, 1e-12);
    close(upper_normal(1.0), 0.158_655_253_931_457, 1e-10);
    close(upper_normal(Z), 0.025, 1e-10);
    close(upper_normal(4.0), 3.167_124_183_312e-5, 1e-12);
}

#[test]
fn quartiles_are_those_of_type_seven() {
    let values: Vec<_> = (1..=10_u8)
        .map(|v| {
            (
                ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"][usize::from(v) - 1],
                2023,
                known(f64::from(v), 100.0),
            )
        })
        .collect();
    let found = distribution(&series(&values), "", year(2023), &|_| true).unwrap();
    close(found.lower_quartile, 3.25, 1e-9);
    close(found.median, 5.5, 1e-9);
    close(found.upper_quartile, 7.75, 1e-9);
    assert_eq!((found.areas, found.least, found.most), (10, 1.0, 10.0));
    assert!(distribution(&series(&values), "", year(2022), &|_| true).is_none());
}
