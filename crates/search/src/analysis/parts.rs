//! What can be a part of a compound: a compact set of word forms with a cost each.
//!
//! Keeps no text: a form is a 52-bit hash beside its cost and the number of letters that a joint (Fuge) adds.
//! A hundred thousand words take some four megabytes, a look-up some ten nanoseconds, and a false find is
//! rarer than one in a billion words.

/// Set of word forms, open addressing over a power of two.
#[derive(Debug, Clone, Default)]
pub struct Parts {
    slots: Vec<u64>,
    filled: usize,
}

/// What is known of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// The lower, the likelier it is as a part.
    pub cost: u8,
    /// Letters at its end that are joint or inflection.
    pub strip: u8,
}

/// Hash of a prefix, extended letter by letter.
#[derive(Debug, Clone, Copy)]
pub struct Rolling(u64);

impl Default for Rolling {
    fn default() -> Self {
        Self::new()
    }
}

impl Rolling {
    pub fn new() -> Rolling {
        Rolling(0x9e37_79b9_7f4a_7c15)
    }

    pub fn push(&mut self, byte: u8) {
        self.0 = (self.0.rotate_left(5) ^ u64::from(byte)).wrapping_mul(0x517c_c1b7_2722_0a95);
    }

    fn key(self) -> u64 {
        let mixed = (self.0 ^ (self.0 >> 31)).wrapping_mul(0xd6e8_feb8_6659_fd93);
        ((mixed ^ (mixed >> 29)) & !0xfff).max(0x1000)
    }

    fn of(text: &str) -> Rolling {
        let mut it = Rolling::new();
        text.bytes().for_each(|b| it.push(b));
        it
    }
}

/// Suffixes behind which a joint -s is the rule.
const S_RULE: &[&str] =
    &["ung", "heit", "keit", "ion", "tat", "schaft", "ling", "tum", "en", "er", "el", "ing"];

impl Parts {
    pub fn with_capacity(forms: usize) -> Parts {
        Parts { slots: vec![0; (forms * 3 / 2).next_power_of_two().max(64)], filled: 0 }
    }

    pub fn get(&self, prefix: Rolling) -> Option<Part> {
        let key = prefix.key();
        let mut at = self.home(key)?;
        loop {
            match self.slots.get(at)? {
                0 => return None,
                slot if slot & !0xfff == key => {
                    let [low, high, ..] = slot.to_le_bytes();
                    return Some(Part { cost: (low >> 4) | (high << 4), strip: low & 0xf });
                }
                _ => at = (at + 1) & (self.slots.len() - 1),
            }
        }
    }

    pub fn contains(&self, word: &str) -> Option<Part> {
        self.get(Rolling::of(word))
    }

    pub fn is_empty(&self) -> bool {
        self.filled == 0
    }

    fn home(&self, key: u64) -> Option<usize> {
        let mask = self.slots.len().checked_sub(1)?;
        usize::try_from(key >> 12).ok().map(|k| k & mask)
    }

    /// Puts one form in; the cheaper of two entries stays.
    fn put(&mut self, form: &str, cost: u8, strip: u8) {
        if self.filled * 4 >= self.slots.len() * 3 {
            self.grow();
        }
        let key = Rolling::of(form).key();
        self.put_slot(key | (u64::from(cost) << 4) | u64::from(strip.min(15)));
    }

    fn put_slot(&mut self, value: u64) {
        let key = value & !0xfff;
        let Some(mut at) = self.home(key) else { return };
        let mask = self.slots.len() - 1;
        while let Some(slot) = self.slots.get_mut(at) {
            if *slot == 0 {
                *slot = value;
                self.filled += 1;
                return;
            }
            if *slot & !0xfff == key {
                *slot = (*slot).min(value);
                return;
            }
            at = (at + 1) & mask;
        }
    }

    fn grow(&mut self) {
        let size = (self.slots.len() * 2).max(64);
        let old = std::mem::replace(&mut self.slots, vec![0; size]);
        self.filled = 0;
        for slot in old.into_iter().filter(|s| *s != 0) {
            self.put_slot(slot);
        }
    }

    /// Puts in a folded word with the forms that it takes as a part. `rich` adds the rarer joints and the
    /// inflections, for words that come without their own inflected forms.
    pub fn add(&mut self, word: &str, cost: u8, rich: bool) {
        if !word.bytes().all(|b| b.is_ascii_lowercase()) {
            return;
        }
        let least = if rich { 3 } else { 4 };
        if word.len() < least {
            return;
        }
        let dearer = |by: u8| cost.saturating_add(by);
        self.put(word, cost, 0);
        let rule = S_RULE.iter().any(|end| word.ends_with(end));
        if !word.ends_with('s') {
            self.put(&format!("{word}s"), dearer(if rule { 0 } else { 4 }), 1);
        }
        if let Some(root) = word.strip_suffix('e').filter(|r| r.len() >= least) {
            self.put(root, dearer(3), 0);
            self.put(&format!("{root}s"), dearer(4), 1);
            self.put(&format!("{word}n"), dearer(1), 0);
        }
        if let Some(root) = word.strip_suffix("en").filter(|r| r.len() >= least) {
            self.put(root, dearer(4), 0);
        } else if let Some(root) = word
            .strip_suffix('n')
            .filter(|r| r.len() >= 4 && (r.ends_with("el") || r.ends_with("er")))
        {
            self.put(root, dearer(4), 0);
        }
        if rich {
            for (joint, by, strip) in
                [("es", 4, 2), ("en", 2, 0), ("e", 5, 0), ("n", 4, 1), ("er", 6, 0), ("ern", 7, 0)]
            {
                if joint == "n" && !word.ends_with(['e', 'r', 'l']) {
                    continue;
                }
                if word.ends_with('e') && joint.starts_with('e') {
                    continue;
                }
                self.put(&format!("{word}{joint}"), dearer(by), strip);
            }
        }
    }
}
