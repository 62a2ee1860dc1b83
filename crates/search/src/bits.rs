//! Sets of documents as bits, and the conversions between document numbers and places in memory.

/// The place of a document in a column.
#[expect(clippy::as_conversions, reason = "usize has at least 32 bits here")]
pub(crate) fn at(doc: u32) -> usize {
    doc as usize
}

/// A length as a document number.
pub(crate) fn number(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// A count as a float for scoring.
#[expect(clippy::as_conversions, reason = "scores need no more than 24 bits")]
pub(crate) fn float(count: u32) -> f32 {
    count as f32
}

/// A set of documents of one segment.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Bits {
    words: Vec<u64>,
    len: u32,
}

impl Bits {
    pub(crate) fn empty(len: u32) -> Bits {
        Bits { words: vec![0; at(len.div_ceil(64))], len }
    }

    /// The documents for which `wanted` holds.
    pub(crate) fn of(len: u32, mut wanted: impl FnMut(u32) -> bool) -> Bits {
        let mut it = Bits::empty(len);
        for (word, first) in it.words.iter_mut().zip((0..len).step_by(64)) {
            for doc in first..(first + 64).min(len) {
                *word |= u64::from(wanted(doc)) << (doc % 64);
            }
        }
        it
    }

    /// How many documents the segment has.
    pub(crate) fn len(&self) -> u32 {
        self.len
    }

    /// Makes it empty and of that length without giving memory back.
    pub(crate) fn reset(&mut self, len: u32) {
        self.words.clear();
        self.words.resize(at(len.div_ceil(64)), 0);
        self.len = len;
    }

    #[inline]
    pub(crate) fn set(&mut self, doc: u32) {
        if let Some(word) = self.words.get_mut(at(doc / 64)) {
            *word |= 1 << (doc % 64);
        }
    }

    #[inline]
    pub(crate) fn has(&self, doc: u32) -> bool {
        self.words.get(at(doc / 64)).is_some_and(|word| word >> (doc % 64) & 1 == 1)
    }

    pub(crate) fn and(&mut self, other: &Bits) {
        for (a, b) in self.words.iter_mut().zip(&other.words) {
            *a &= b;
        }
    }

    pub(crate) fn or(&mut self, other: &Bits) {
        for (a, b) in self.words.iter_mut().zip(&other.words) {
            *a |= b;
        }
    }

    pub(crate) fn count(&self) -> u32 {
        self.words.iter().map(|w| w.count_ones()).sum()
    }

    /// How many documents are in both.
    pub(crate) fn common(&self, other: &Bits) -> u32 {
        self.words.iter().zip(&other.words).map(|(a, b)| (a & b).count_ones()).sum()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        self.words.iter().zip((0..self.len).step_by(64)).flat_map(|(word, first)| {
            let mut rest = *word;
            std::iter::from_fn(move || {
                (rest != 0).then(|| {
                    let bit = rest.trailing_zeros();
                    rest &= rest - 1;
                    first + bit
                })
            })
        })
    }
}
