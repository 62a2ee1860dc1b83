//! What is not applied without a person having looked at it.

use store::runs::Hold;

/// From how many hundredths of its shown records on a source may not lose them unseen.
const SHRINKS: u64 = 30;

/// What a fetched file turned out to be.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Harvested {
    /// Nobody has agreed to this address yet.
    pub trial: bool,
    /// It could not be read to its end, or not at all.
    pub unreadable: bool,
    /// It looks like another format than what was applied last.
    pub other_format: bool,
    /// It is no full stock: what it does not name stays.
    pub incremental: bool,
    /// Records that were understood: offers, where the source has any.
    pub read: u64,
    /// Records that were not.
    pub rejected: u64,
    /// Records of the source that are shown before it would be applied.
    pub before: u64,
    /// Records of the source that would be shown after it.
    pub after: u64,
}

/// Why a run waits for a person; nothing where it can be applied.
pub fn judge(it: &Harvested) -> Option<Hold> {
    let lost = it.before.saturating_sub(it.after);
    if it.unreadable {
        Some(Hold::Unreadable)
    } else if it.trial {
        Some(Hold::Trial)
    } else if it.other_format {
        Some(Hold::Format)
    } else if it.rejected > it.read {
        Some(Hold::Findings)
    } else if it.read == 0 && !it.incremental {
        Some(Hold::Empty)
    } else if lost.saturating_mul(100) > it.before.saturating_mul(SHRINKS) {
        Some(Hold::Shrunk)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_is_held_for_a_reason_that_can_be_named() {
        let fine =
            Harvested { read: 100, rejected: 3, before: 100, after: 100, ..Harvested::default() };
        let cases = [
            (fine, None),
            (Harvested { trial: true, ..fine }, Some(Hold::Trial)),
            (Harvested { unreadable: true, trial: true, ..fine }, Some(Hold::Unreadable)),
            (Harvested { other_format: true, ..fine }, Some(Hold::Format)),
            (Harvested { rejected: 100, ..fine }, None),
            (Harvested { rejected: 101, ..fine }, Some(Hold::Findings)),
            (Harvested { read: 0, rejected: 0, ..fine }, Some(Hold::Empty)),
            (Harvested { read: 0, rejected: 0, incremental: true, ..fine }, None),
            (Harvested { after: 70, ..fine }, None),
            (Harvested { after: 69, ..fine }, Some(Hold::Shrunk)),
            (Harvested { before: 3, after: 2, ..fine }, Some(Hold::Shrunk)),
            (Harvested { before: 0, after: 0, ..fine }, None),
            (Harvested { before: 10, after: 400, ..fine }, None),
            (Harvested { incremental: true, after: 10, ..fine }, Some(Hold::Shrunk)),
        ];
        for (harvested, expected) in cases {
            assert_eq!(judge(&harvested), expected, "{harvested:?}");
        }
    }
}
