//! What it may cost: "kostenlos", "unter 20 Euro", "bis 15 €".

use super::Reader;

const FREE: &[&str] = &[
    "kostenlos",
    "kostenlose",
    "kostenloser",
    "kostenloses",
    "kostenlosen",
    "kostenfrei",
    "kostenfreie",
    "kostenfreier",
    "kostenfreies",
    "kostenfreien",
    "gratis",
    "umsonst",
    "gebuhrenfrei",
    "gebuhrenfreie",
];
const LIMITS: &[&str] = &["unter", "bis", "max", "maximal", "hochstens", "als", "zu"];
const EUROS: &[&str] = &["euro", "euros", "eur"];

pub(super) fn read(reader: &mut Reader<'_>) {
    for at in 0..reader.len() {
        if reader.is(at, FREE) {
            reader.take(at, at + 1, &[("free", "1".to_owned())]);
        } else if reader.is(at, &["ohne"]) && reader.is(at + 1, &["kosten", "gebuhr", "gebuhren"]) {
            reader.take(at, at + 2, &[("free", "1".to_owned())]);
        } else if let Some((amount, end)) = amount(reader, at) {
            let limited = at > 0 && reader.is(at - 1, LIMITS);
            if !limited {
                continue;
            }
            let mut from = at - 1;
            if from > 0 && reader.is(from, &["zu", "als"]) {
                from -= usize::from(reader.is(from - 1, &["bis", "weniger"]));
            }
            reader.take(from, end, &[("max-price", amount.to_string())]);
        }
    }
}

/// An amount in euros at this place, and where it ends: "20 Euro", "20€", "20euro".
fn amount(reader: &Reader<'_>, at: usize) -> Option<(u32, usize)> {
    if let Some(number) = reader.number(at) {
        if reader.is(at + 1, EUROS) {
            return Some((number, at + 2));
        }
        return (reader.sign_behind(at) == Some('€')).then_some((number, at + 1));
    }
    let digits = EUROS.iter().find_map(|e| reader.word(at).strip_suffix(e))?;
    Some((digits.parse().ok()?, at + 1))
}
