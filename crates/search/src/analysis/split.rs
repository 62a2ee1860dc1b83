//! Compounds: the cheapest way to make a word from known parts.
//!
//! Dynamic programming from left to right over word forms with a cost each ([`super::parts`]). One part at
//! the beginning may be unknown where everything behind it is known (`Klöppel-kurs`), at a price. A word is
//! taken apart only where the parts are likely enough; long parts are taken apart again, so that
//! `Handballtraining` is found by `Handball`, `Ball` and `Training`.

use super::parts::{Part, Parts, Rolling};

/// Price of an unknown first part, and of each of its letters.
const UNKNOWN: (u32, u32) = (20, 2);
/// A split may cost this much for each part on the average.
const DEAREST: u32 = 22;
/// Shortest word that is looked at.
const LEAST: usize = 6;
/// Longest word that is looked at.
const MOST: usize = 64;

/// The parts of a folded word, joints taken off; empty where it is none to take apart.
pub fn split(word: &str, tables: &[&Parts], whole: &dyn Fn(&str) -> bool) -> Vec<String> {
    let mut all = Vec::new();
    for part in cheapest(word, tables, true) {
        if part.len() >= 8 && part.len() < word.len() && !whole(&part) {
            let known = tables.iter().any(|t| t.contains(&part).is_some());
            let inner = cheapest(&part, tables, !known);
            all.push(part);
            all.extend(inner.into_iter().filter(|p| p.len() >= 3));
        } else {
            all.push(part);
        }
    }
    all
}

#[derive(Clone, Copy)]
struct Best {
    cost: u32,
    from: usize,
    strip: u8,
    parts: u32,
    unknown: bool,
}

/// The parts of the cheapest split without looking into the parts.
pub fn cheapest(word: &str, tables: &[&Parts], may_guess: bool) -> Vec<String> {
    let length = word.len();
    if !(LEAST..=MOST).contains(&length) || !word.bytes().all(|b| b.is_ascii_lowercase()) {
        return Vec::new();
    }
    let mut best: Vec<Option<Best>> = vec![None; length + 1];
    if let Some(first) = best.first_mut() {
        *first = Some(Best { cost: 0, from: 0, strip: 0, parts: 0, unknown: false });
    }
    for from in 0..length.saturating_sub(2) {
        let Some(Some(before)) = best.get(from).copied() else { continue };
        let mut prefix = Rolling::new();
        for (to, byte) in (1..).zip(word.bytes()).skip(from) {
            prefix.push(byte);
            let size = to - from;
            if size < 3 || size == length || (length - to < 3 && to != length) {
                continue;
            }
            let known = tables.iter().filter_map(|t| t.get(prefix)).min_by_key(|p| p.cost);
            let (cost, strip, unknown) = match known {
                // Behind an unknown part only words that are certain.
                Some(Part { cost, .. })
                    if before.unknown && (cost > 16 || (size < 4 && cost > 13)) =>
                {
                    continue;
                }
                Some(Part { cost, strip }) => (u32::from(cost), strip, false),
                None if may_guess && from == 0 && size >= 4 && pronounceable(word, to) => {
                    (UNKNOWN.0 + UNKNOWN.1 * u32::try_from(size).unwrap_or(99), 0, true)
                }
                None => continue,
            };
            // A long head is likelier than a short one: Steuer-erklärung, not Steuerer-klärung.
            let tail = if to == length { u32::try_from(size.min(12)).unwrap_or(0) / 4 } else { 0 };
            let new = Best {
                cost: (before.cost + cost + 3).saturating_sub(tail),
                from,
                strip,
                parts: before.parts + 1,
                unknown: before.unknown || unknown,
            };
            if let Some(slot) = best.get_mut(to)
                && slot.is_none_or(|old| new.cost < old.cost)
            {
                *slot = Some(new);
            }
        }
    }
    let mut parts = Vec::new();
    let Some(Some(last)) = best.get(length).copied() else { return parts };
    let allowed = if last.unknown { 30 * last.parts + 20 } else { (DEAREST + 3) * last.parts };
    if last.parts < 2 || last.cost > allowed {
        return parts;
    }
    let (mut to, mut step) = (length, Some(last));
    while let Some(it) = step.filter(|_| to > 0) {
        let end = to - usize::from(it.strip).min(to - it.from);
        parts.extend(word.get(it.from..end).map(str::to_owned));
        to = it.from;
        step = best.get(to).copied().flatten();
    }
    parts.reverse();
    parts
}

/// A first part that nobody knows must at least have a vowel and must not end within a cluster.
fn pronounceable(word: &str, to: usize) -> bool {
    let part = word.get(..to).unwrap_or_default();
    part.contains(['a', 'e', 'i', 'o', 'u', 'y'])
}
