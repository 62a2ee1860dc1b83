//! Twins: the same offer from two sources.
//!
//! Two offers are compared only when they share a [`block`]: the day of the first date (or none) and the
//! municipality or postcode. Within a block, [`likeness`] weighs title, provider, time and price; the
//! weights are ours and can be read in the result. Organisations that are known twice are found in [`organisations`].

use std::collections::BTreeSet;

use crate::Offer;

pub mod organisations;

/// From this likeness on two offers are called twins.
pub const TWIN: f64 = 0.86;

/// Lower case, umlauts as two letters, everything but letters and digits as one space.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            'ä' => folded.push_str("ae"),
            'ö' => folded.push_str("oe"),
            'ü' => folded.push_str("ue"),
            'ß' => folded.push_str("ss"),
            c if c.is_alphanumeric() => folded.push(c),
            _ if folded.ends_with(' ') || folded.is_empty() => {}
            _ => folded.push(' '),
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// The key under which possible twins meet: first date and place. Offers without dates meet by their title.
pub fn block(offer: &Offer) -> String {
    let first = offer.schedule.sessions.iter().min_by_key(|s| s.start);
    match first {
        Some(session) => {
            let place = session.venue.as_ref().and_then(|v| {
                v.address
                    .area
                    .as_ref()
                    .map(|a| a.to_string())
                    .or_else(|| v.address.postcode.clone())
            });
            format!("{}|{}", session.start.date(), place.unwrap_or_default())
        }
        None => fold(offer.title.de()),
    }
}

/// How much two offers are alike, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Likeness {
    /// 0 to 1.
    pub score: f64,
    pub title: f64,
    pub provider: f64,
    pub time: f64,
    pub price: f64,
}

/// Compares two offers and the names of their providers.
pub fn likeness(a: (&Offer, &str), b: (&Offer, &str)) -> Likeness {
    let title = alike(a.0.title.de(), b.0.title.de());
    let provider = alike(a.1, b.1);
    let start = |offer: &Offer| offer.schedule.sessions.iter().map(|s| s.start).min();
    let time = match (start(a.0), start(b.0)) {
        (Some(x), Some(y)) if x == y => 1.0,
        (Some(x), Some(y)) if x.date() == y.date() => 0.5,
        (None, None) => 1.0,
        _ => 0.0,
    };
    let price = match (a.0.price.amount.least(), b.0.price.amount.least()) {
        (Some(x), Some(y)) if x == y => 1.0,
        (Some(_), Some(_)) => 0.0,
        _ => 0.5,
    };
    let score = 0.55 * title + 0.2 * provider + 0.2 * time + 0.05 * price;
    Likeness { score, title, provider, time, price }
}

/// Folded words that tell nothing of a name.
const FILLERS: [&str; 20] = [
    "am", "an", "auf", "aus", "bei", "das", "der", "die", "ein", "eine", "fuer", "im", "in", "mit",
    "und", "von", "vom", "zu", "zum", "zur",
];

/// Likeness of two names: the better of Jaro-Winkler over the whole and the share of common words.
fn alike(a: &str, b: &str) -> f64 {
    let (a, b) = (fold(a), fold(b));
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    let words = |text: &str| {
        let told = text.split(' ').filter(|word| !FILLERS.contains(word));
        told.map(str::to_owned).collect::<BTreeSet<_>>()
    };
    let (x, y) = (words(&a), words(&b));
    let common = u32::try_from(x.intersection(&y).count()).unwrap_or(u32::MAX);
    let all = u32::try_from(x.union(&y).count()).unwrap_or(u32::MAX);
    strsim::jaro_winkler(&a, &b).max(f64::from(common) / f64::from(all.max(1)))
}

#[cfg(test)]
mod tests;
