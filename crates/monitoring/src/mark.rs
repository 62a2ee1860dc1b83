//! What a publisher says about a value beside its digits.
//!
//! The signs are those of DIN 55301 as the statistical offices use them; which sign means which [`Mark`] at which
//! publisher and in which years is data ([`crate::SignTable`]), not code.

/// The state of one published value. Whether it has digits is told by [`Mark::carries_number`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// A value and nothing else.
    Plain,
    /// `-`: nothing there, or exactly zero.
    Nil,
    /// `-` in every cell of an area at one time: zero, or not loaded by the publisher. A person decides.
    Unclear,
    /// `.`: unknown, or kept secret.
    UnknownOrSecret,
    /// `x`: a value would have no meaning here.
    NotMeaningful,
    /// `/`: not published, because the sample is too small to rely on.
    Unreliable,
    /// `...`: comes later.
    NotYetAvailable,
    /// A value in brackets: the sample is small, use it with care.
    LimitedReliability,
    /// `0`: less than half of the last digit shown, but more than nothing.
    RoundedToZero,
    /// A zero that the publisher says is exact.
    ExactZero,
    /// A zero or a value that is protected; the publisher does not say which.
    ZeroOrProtected,
    /// A value that the publisher expects to change.
    Provisional,
    /// A value that replaces an earlier one.
    Revised,
    /// A value that is estimated.
    Estimated,
    /// A value that will not change any more.
    Final,
    /// The series breaks here: before and after do not compare.
    Break,
    /// A cell without any sign.
    Empty,
    /// Suppressed by this house, so that nobody is recognised.
    Protected,
    /// A sign that the publisher's table of signs does not know; reported as a finding.
    UnknownSign,
}

impl Mark {
    pub const ALL: [Mark; 19] = [
        Mark::Plain,
        Mark::Nil,
        Mark::Unclear,
        Mark::UnknownOrSecret,
        Mark::NotMeaningful,
        Mark::Unreliable,
        Mark::NotYetAvailable,
        Mark::LimitedReliability,
        Mark::RoundedToZero,
        Mark::ExactZero,
        Mark::ZeroOrProtected,
        Mark::Provisional,
        Mark::Revised,
        Mark::Estimated,
        Mark::Final,
        Mark::Break,
        Mark::Empty,
        Mark::Protected,
        Mark::UnknownSign,
    ];

    /// The stable name in stored segments, in the API and in the catalogue of signs.
    pub fn code(self) -> &'static str {
        match self {
            Mark::Plain => "plain",
            Mark::Nil => "nil",
            Mark::Unclear => "unclear",
            Mark::UnknownOrSecret => "unknown-or-secret",
            Mark::NotMeaningful => "not-meaningful",
            Mark::Unreliable => "unreliable",
            Mark::NotYetAvailable => "not-yet-available",
            Mark::LimitedReliability => "limited-reliability",
            Mark::RoundedToZero => "rounded-to-zero",
            Mark::ExactZero => "exact-zero",
            Mark::ZeroOrProtected => "zero-or-protected",
            Mark::Provisional => "provisional",
            Mark::Revised => "revised",
            Mark::Estimated => "estimated",
            Mark::Final => "final",
            Mark::Break => "break",
            Mark::Empty => "empty",
            Mark::Protected => "protected",
            Mark::UnknownSign => "unknown-sign",
        }
    }

    pub fn of_code(code: &str) -> Option<Mark> {
        Mark::ALL.into_iter().find(|mark| mark.code() == code)
    }

    /// Whether a value so marked has digits that can be computed with.
    pub fn carries_number(self) -> bool {
        matches!(
            self,
            Mark::Plain
                | Mark::Nil
                | Mark::LimitedReliability
                | Mark::RoundedToZero
                | Mark::ExactZero
                | Mark::Provisional
                | Mark::Revised
                | Mark::Estimated
                | Mark::Final
                | Mark::Break
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mark_is_found_again_by_its_code() {
        for mark in Mark::ALL {
            assert_eq!(Mark::of_code(mark.code()), Some(mark));
        }
        assert_eq!(Mark::of_code("zero"), None);
    }
}
