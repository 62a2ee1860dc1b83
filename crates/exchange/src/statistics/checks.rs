//! Sums that must come out: where all categories of sex or nationality stand beside their total.
//!
//! Statistical offices round some tables cell by cell: Schleswig-Holstein, Bremen and Sachsen-Anhalt to multiples of three,
//! Nordrhein-Westfalen to multiples of five. A sum of rounded cells misses its total by less than one step for each of
//! its cells; a table whose every value is a multiple of ten (the census of 2011) is rounded to tens. Only what parts a whole is added: columns that count a part of another one ("darunter") never are.

use base::{
    Finding,
    finding::{FindingKind, Spot},
};
use monitoring::{Cube, Role};

use super::{Report, vocabulary::TOTAL};

/// Dimensions whose categories part the whole, when all of them are there.
const PARTS: [(&str, [&str; 2]); 2] = [("GES", ["GESM", "GESW"]), ("NAT", ["NATD", "NATA"])];

/// Compares the sums and notes those that do not come out.
pub(super) fn sums(cube: &Cube, report: &mut Report, findings: &mut Vec<Finding>) {
    let area = cube.position(Role::Area);
    let tens = cube
        .rows()
        .filter_map(|row| row.observation().known())
        .all(|n| n.places() == 0 && n.digits() % 10 == 0);
    for (code, parts) in PARTS {
        let Some(at) = cube.dimensions().iter().position(|d| d.code == code) else { continue };
        let Some(dimension) = cube.dimensions().get(at) else { continue };
        let (Some(first), Some(second), Some(total)) =
            (dimension.find(parts[0]), dimension.find(parts[1]), dimension.find(TOTAL))
        else {
            continue;
        };
        let places = cube.places(&|dimension| dimension != at);
        let mut order: Vec<(u128, usize, f64, usize)> = Vec::new();
        for ((index, row), place) in cube.rows().enumerate().zip(places) {
            let slot = match row.key(at) {
                Some(key) if key == first => 0,
                Some(key) if key == second => 1,
                Some(key) if key == total => 2,
                _ => continue,
            };
            if row.variable().is_some_and(|variable| !is_rate(&variable.unit))
                && let Some(number) = row.observation().known()
            {
                order.push((place, slot, number.value(), index));
            }
        }
        order.sort_unstable_by_key(|(place, slot, _, index)| (*place, *slot, *index));
        let mut off = 0;
        let mut example = None;
        for cells in order.chunk_by(|a, b| a.0 == b.0) {
            let [(_, 0, first, index), (_, 1, second, _), (_, 2, total, _)] = cells else {
                continue;
            };
            report.sums += 1;
            let key = area.and_then(|area| cube.category_of(*index, area));
            let key = key.map_or("", |category| category.code.as_str());
            if (first + second - total).abs() > tolerance(key, tens) {
                off += 1;
                example = example.or_else(|| Some(cube.describe(*index)));
            }
        }
        report.sums_off += off;
        if off > 0 {
            let kind = FindingKind::NotUnderstood {
                german: format!("{off} Summen gehen nicht auf ({code})"),
                english: format!("{off} sums do not come out ({code})"),
            };
            let spot = Spot::default().record(example.unwrap_or_default());
            findings.push(Finding::note(kind, spot, ""));
        }
    }
}

/// By how much a sum of two parts may miss its total in an area, by the rounding of its Land.
fn tolerance(area: &str, tens: bool) -> f64 {
    match area.get(..2) {
        _ if tens => 15.0,
        Some("01" | "04" | "15") => 3.0,
        Some("05") => 5.0,
        // The whole is added up from rounded and from full counts.
        Some("DG") => 10.0,
        _ => 0.5,
    }
}

fn is_rate(unit: &str) -> bool {
    ["Prozent", "%", "Jahre", "je "].iter().any(|word| unit.contains(word))
}
