//! Rows as terms for groups: school classes and Kita groups.

use base::FindingKind;
use landscape::GroupTerms;

use super::cell::Line;
use crate::{
    draft::{Desk, Scheme},
    html,
};

/// Terms for groups, where any of their columns is filled.
pub(super) fn group(row: &Line<'_>, desk: &mut Desk<'_>) -> Option<GroupTerms> {
    const COLUMNS: &[&str] = &[
        "Klassenstufen",
        "Fach",
        "Gruppengröße",
        "Dauer (Min.)",
        "Preis je Gruppe",
        "Vorlauf (Tage)",
        "Saison",
        "Anreise mit Bus",
        "Hilfen",
        "Ruheraum",
        "Leihmedien",
    ];
    if COLUMNS.iter().all(|column| row.get(column).is_empty()) {
        return None;
    }
    let words = |column: &str| row.list(column).map(|w| html::plain(&w)).collect();
    Some(GroupTerms {
        grades: grades(row, desk),
        subjects: words("Fach"),
        size: size(row, desk),
        minutes: row.number(desk, "Dauer (Min.)"),
        price: row.money(desk, "Preis je Gruppe"),
        lead_days: row.number(desk, "Vorlauf (Tage)"),
        season: row.filled("Saison"),
        by_bus: row.yes(desk, "Anreise mit Bus"),
        aids: row.concepts(desk, "Hilfen", Scheme::Accessibility).into_iter().collect(),
        quiet_room: row.yes(desk, "Ruheraum"),
        loans: words("Leihmedien"),
    })
}

/// `3-6`, `3 bis 6`, `5`.
fn grades(row: &Line<'_>, desk: &mut Desk<'_>) -> Option<(u8, u8)> {
    let text = row.get("Klassenstufen");
    if text.is_empty() {
        return None;
    }
    let plain = text.replace("bis", "-").replace('–', "-").replace(['.', ' '], "");
    let (from, to) = plain.split_once('-').unwrap_or((&plain, &plain));
    let pair = from.parse().ok().zip(to.parse().ok());
    let pair = pair.filter(|(from, to)| (1..=13).contains(from) && (*from..=13).contains(to));
    if pair.is_none() {
        desk.note(FindingKind::NotANumber, row.spot("Klassenstufen"), text);
    }
    pair
}

/// `10-25`, `ab 10`, `bis 25`, `25`.
fn size(row: &Line<'_>, desk: &mut Desk<'_>) -> (Option<u16>, Option<u16>) {
    let text = row.get("Gruppengröße");
    if text.is_empty() {
        return (None, None);
    }
    let plain = text.to_lowercase().replace('–', "-").replace(' ', "");
    let number = |t: &str| t.parse::<u16>().ok().filter(|n| *n > 0);
    let size = if let Some(least) = plain.strip_prefix("ab") {
        (number(least), None)
    } else if let Some(most) = plain.strip_prefix("bis") {
        (None, number(most))
    } else if let Some((least, most)) = plain.split_once('-').or_else(|| plain.split_once("bis")) {
        match (number(least), number(most)) {
            (Some(least), Some(most)) if least <= most => (Some(least), Some(most)),
            _ => (None, None),
        }
    } else {
        (None, number(&plain))
    };
    if size == (None, None) {
        desk.note(FindingKind::NotANumber, row.spot("Gruppengröße"), text);
    }
    size
}
