//! Parts of a whole.

/// A share between 0 and 1.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Share(f64);

impl Share {
    /// `part` of `whole`; nothing is no share of nothing, and more than the whole is no share.
    pub fn of(part: u32, whole: u32) -> Option<Share> {
        if whole == 0 || whole < part {
            return None;
        }
        Some(Share(f64::from(part) / f64::from(whole)))
    }

    /// Between 0 and 1.
    pub fn value(self) -> f64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_no_share_of_nothing() {
        assert_eq!(Share::of(0, 0), None);
        assert_eq!(Share::of(3, 2), None);
        assert_eq!(Share::of(1, 4).map(Share::value), Some(0.25));
    }
}
