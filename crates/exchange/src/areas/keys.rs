//! Official keys among the properties of a boundary, whatever their column is called.

use std::collections::BTreeMap;

use base::{Ags, Ars};
use landscape::AreaLevel;

use super::Named;
use crate::html;

/// Columns that hold an exact key, the best first.
const EXACT: [&str; 12] = [
    "ags",
    "ags8",
    "ars",
    "rs",
    "ags_5",
    "sch",
    "schluessel",
    "schlüssel",
    "gem_schl",
    "gemeindeschluessel",
    "krs",
    "gkz",
];
/// Columns that hold a key filled up with zeros.
const FILLED: [&str; 4] = ["ags_0", "ars_0", "rs_0", "ags0"];
const NAMES: [&str; 6] = ["gen", "name", "gemeinde", "gemeindename", "bezeichnung", "gn"];

/// What the properties say; names of columns in lower case.
pub(super) fn named(properties: &BTreeMap<String, String>) -> Option<Named> {
    let value = |column: &str| properties.get(column).map(|v| v.trim()).filter(|v| !v.is_empty());
    let exact = EXACT.iter().find_map(|column| key(value(column)?, false));
    let (ags, ars, mut level) = match exact {
        Some(exact) => exact,
        None => FILLED.iter().find_map(|column| key(value(column)?, true))?,
    };
    // VG250 says its level (ADE); a municipality's own ARS may stand beside its AGS.
    level = match value("ade") {
        Some("5") => AreaLevel::Association,
        Some("6") => AreaLevel::Municipality,
        _ => level,
    };
    let ars = ars.or_else(|| {
        let text = ["ars", "rs"].iter().find_map(|column| value(column))?;
        text.parse::<Ars>().ok().filter(|_| level == AreaLevel::Municipality)
    });
    let name = NAMES.iter().find_map(|column| value(column)).map(html::one_line);
    Some(Named { name: name.unwrap_or_else(|| ags.to_string()), ags, ars, level })
}

/// AGS or ARS of 2 to 12 digits; `filled` keys end in zeros that say nothing.
fn key(text: &str, filled: bool) -> Option<(Ags, Option<Ars>, AreaLevel)> {
    let digits = text.strip_suffix(".0").unwrap_or(text).replace(' ', "");
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    // A number has lost its leading zero; three digits are a region.
    let digits = match digits.len() {
        1 | 4 | 7 | 11 => format!("0{digits}"),
        _ => digits,
    };
    let ags = |end: usize| digits.get(..end)?.parse::<Ags>().ok();
    match digits.len() {
        2 => Some((ags(2)?, None, AreaLevel::Land)),
        3 => Some((ags(3)?, None, AreaLevel::Region)),
        5 => Some((ags(5)?, None, AreaLevel::Kreis)),
        8 if filled && digits.ends_with("000000") => Some((ags(2)?, None, AreaLevel::Land)),
        8 if filled && digits.ends_with("000") => Some((ags(5)?, None, AreaLevel::Kreis)),
        8 => Some((ags(8)?, None, AreaLevel::Municipality)),
        9 => {
            let ars = format!("{digits}000").parse().ok()?;
            Some((ags(5)?, Some(ars), AreaLevel::Association))
        }
        12 => {
            let ars: Ars = digits.parse().ok()?;
            let (association, gemeinde) = (digits.get(5..9)?, digits.get(9..)?);
            if filled && digits.ends_with("0000000000") {
                Some((ags(2)?, None, AreaLevel::Land))
            } else if filled && association == "0000" && gemeinde == "000" {
                Some((ags(5)?, None, AreaLevel::Kreis))
            } else if association.starts_with('5') && gemeinde == "000" {
                Some((ags(5)?, Some(ars), AreaLevel::Association))
            } else {
                Some((ars.ags()?, Some(ars), AreaLevel::Municipality))
            }
        }
        _ => None,
    }
}
