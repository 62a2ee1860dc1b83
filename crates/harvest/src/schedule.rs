//! When a source is fetched again.
//!
//! After a success in its own interval, after failures later and later. What many sources would do in the same
//! second is spread by a share that follows from the source's key, so that the same source always gets the same.

use jiff::{SignedDuration, Timestamp};

/// The shortest interval that can be set, in minutes.
pub const SHORTEST: u32 = 15;
/// The longest: a year.
pub const LONGEST: u32 = 366 * 24 * 60;
/// What is proposed: a day.
pub const USUAL: u32 = 24 * 60;

/// The wait after the first failure, in minutes.
const FIRST_WAIT: u64 = 15;
/// The longest wait after failures, unless the source's own interval is longer.
const LONGEST_WAIT: u64 = 24 * 60;

/// When to fetch next: `every` minutes after a success, later after each of `failures` in a row, and never before
/// `not_before`.
pub fn next(
    now: Timestamp,
    key: &str,
    every: u32,
    failures: u32,
    not_before: Option<Timestamp>,
) -> Timestamp {
    let every = u64::from(every.clamp(SHORTEST, LONGEST));
    let minutes = match failures.checked_sub(1) {
        None => every,
        Some(doublings) => {
            let wait = 1_u64.checked_shl(doublings).and_then(|n| n.checked_mul(FIRST_WAIT));
            let longest = LONGEST_WAIT.max(every);
            wait.unwrap_or(longest).min(longest)
        }
    };
    let seconds = minutes * 60;
    // Up to a tenth more.
    let spread = seconds / 10 * share(key, failures) / 1000;
    let wait = SignedDuration::from_secs(i64::try_from(seconds + spread).unwrap_or(i64::MAX));
    let due = now.checked_add(wait).unwrap_or(now);
    not_before.map_or(due, |not_before| due.max(not_before))
}

/// A number below 1000 that follows from its arguments: FNV-1a.
fn share(key: &str, failures: u32) -> u64 {
    let bytes = key.bytes().chain(failures.to_be_bytes());
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    (hash >> 17) % 1000
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> Timestamp {
        "2026-11-02T12:00:00Z".parse().unwrap()
    }

    fn minutes(every: u32, failures: u32) -> i64 {
        next(now(), "kvhs", every, failures, None).duration_since(now()).as_mins()
    }

    #[test]
    fn after_failures_the_wait_doubles_up_to_a_day_or_the_own_interval() {
        let near = |minutes: i64, wait: i64| (wait..=wait + wait / 10).contains(&minutes);
        for (every, failures, wait) in [
            (60, 0, 60),
            (60, 1, 15),
            (60, 2, 30),
            (60, 5, 240),
            (60, 8, 1440),
            (60, 60, 1440),
            (60, u32::MAX, 1440),
            (10_080, 0, 10_080),
            (10_080, 20, 10_080),
            (1, 0, 15),
        ] {
            let got = minutes(every, failures);
            assert!(near(got, wait), "every {every}, {failures} failures: {got}");
        }
    }

    #[test]
    fn the_same_source_always_gets_the_same_and_others_get_other_times() {
        let due = |key: &str| next(now(), key, 1440, 0, None);
        assert_eq!(due("kvhs"), due("kvhs"));
        let all: std::collections::BTreeSet<Timestamp> =
            (0..50).map(|n| due(&format!("quelle-{n}"))).collect();
        assert!(all.len() > 40, "{}", all.len());
    }

    #[test]
    fn a_server_that_wants_to_be_left_alone_is() {
        let wish = "2026-11-04T00:00:00Z".parse().unwrap();
        assert_eq!(next(now(), "kvhs", 60, 1, Some(wish)), wish);
        let soon = "2026-11-02T12:00:01Z".parse().unwrap();
        assert_eq!(next(now(), "kvhs", 60, 1, Some(soon)), next(now(), "kvhs", 60, 1, None));
    }
}
