//! How often one host is asked.

use std::{collections::BTreeMap, time::Duration};

use jiff::{SignedDuration, Timestamp};

/// Hosts that are remembered; older ones are forgotten when there are more.
const MOST: usize = 10_000;

/// Leaves a gap between two requests to one host.
#[derive(Debug)]
pub struct Pace {
    gap: Duration,
    free: BTreeMap<String, Timestamp>,
}

impl Pace {
    pub fn new(gap: Duration) -> Pace {
        Pace { gap, free: BTreeMap::new() }
    }

    /// Takes the host's next turn, and says how long to wait for it. A host can ask for a longer gap.
    pub fn turn(&mut self, host: &str, now: Timestamp, asked: Option<Duration>) -> Duration {
        if self.free.len() >= MOST {
            self.free.retain(|_, free| *free > now);
        }
        let gap = SignedDuration::try_from(self.gap.max(asked.unwrap_or_default()));
        let turn = self.free.get(host).copied().unwrap_or(now).max(now);
        let free = gap.ok().and_then(|gap| turn.checked_add(gap).ok()).unwrap_or(turn);
        self.free.insert(host.to_owned(), free);
        Duration::try_from(turn.duration_since(now)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_host_waits_for_its_turn_and_others_do_not() {
        let now: Timestamp = "2026-11-02T12:00:00Z".parse().unwrap();
        let later = "2026-11-02T12:00:10Z".parse().unwrap();
        let mut pace = Pace::new(Duration::from_secs(2));
        assert_eq!(pace.turn("a.example", now, None).as_secs(), 0);
        assert_eq!(pace.turn("a.example", now, None).as_secs(), 2);
        assert_eq!(pace.turn("b.example", now, None).as_secs(), 0);
        assert_eq!(pace.turn("a.example", now, Some(Duration::from_secs(9))).as_secs(), 4);
        assert_eq!(pace.turn("a.example", later, None).as_secs(), 3);
        assert_eq!(pace.turn("b.example", later, None).as_secs(), 0);
    }
}
