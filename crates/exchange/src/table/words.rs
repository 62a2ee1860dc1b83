//! The words of our templates for closed lists: the first of each value is the one that is written.

use landscape::{Capacity, Entry, OfferFormat, OfferKind};

use super::offers::{CAPACITIES, ENTRIES, FORMATS, KINDS};

fn first<T: PartialEq>(words: &[(&'static str, T)], value: &T) -> &'static str {
    words.iter().find(|(_, v)| v == value).map(|(word, _)| *word).unwrap_or_default()
}

pub(crate) fn kind(kind: OfferKind) -> &'static str {
    first(KINDS, &kind)
}

pub(crate) fn format(format: OfferFormat) -> &'static str {
    first(FORMATS, &format)
}

pub(crate) fn entry(entry: Entry) -> &'static str {
    first(ENTRIES, &entry)
}

pub(crate) fn capacity(capacity: Capacity) -> &'static str {
    first(CAPACITIES, &capacity)
}
