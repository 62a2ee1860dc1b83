//! A token bucket for each client: so many at once, so many a second for ever.

use std::{collections::BTreeMap, net::IpAddr, sync::Mutex};

use jiff::Timestamp;

/// How often something may be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    pub burst: u32,
    pub per_second: u32,
}

/// Buckets of all clients that asked lately.
#[derive(Debug)]
pub(crate) struct Buckets {
    rate: Rate,
    filled: Mutex<BTreeMap<IpAddr, Bucket>>,
}

#[derive(Debug, Clone, Copy)]
struct Bucket {
    /// Thousandths of a request that may still be made.
    left: i64,
    at: Timestamp,
}

/// Above this number buckets that are full again are forgotten.
const MANY: usize = 10_000;

impl Buckets {
    pub(crate) fn new(rate: Rate) -> Buckets {
        Buckets { rate, filled: Mutex::default() }
    }

    /// Whether `client` may ask now; counts as asking where it may.
    pub(crate) fn allow(&self, client: IpAddr, now: Timestamp) -> bool {
        let full = i64::from(self.rate.burst) * 1000;
        let refilled = |bucket: &Bucket| {
            let millis = now.duration_since(bucket.at).as_millis().clamp(0, 86_400_000);
            let more = i64::try_from(millis).unwrap_or(0) * i64::from(self.rate.per_second);
            (bucket.left + more).min(full)
        };
        let mut filled = match self.filled.lock() {
            Ok(filled) => filled,
            Err(poisoned) => poisoned.into_inner(),
        };
        if filled.len() > MANY {
            filled.retain(|_, bucket| refilled(bucket) < full);
        }
        let left = filled.get(&client).map_or(full, refilled);
        let allowed = left >= 1000;
        let left = if allowed { left - 1000 } else { left };
        filled.insert(client, Bucket { left, at: now });
        allowed
    }
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan;

    use super::*;

    #[test]
    fn after_the_burst_only_what_the_seconds_bring() {
        let buckets = Buckets::new(Rate { burst: 3, per_second: 2 });
        let (one, other): (IpAddr, IpAddr) =
            ("192.0.2.1".parse().unwrap(), "192.0.2.2".parse().unwrap());
        let start: Timestamp = "2027-01-01T00:00:00Z".parse().unwrap();
        let asked: Vec<bool> = (0..4).map(|_| buckets.allow(one, start)).collect();
        assert_eq!(asked, [true, true, true, false]);
        assert!(buckets.allow(other, start), "another client has its own bucket");
        let later = start + 1.second();
        let asked: Vec<bool> = (0..3).map(|_| buckets.allow(one, later)).collect();
        assert_eq!(asked, [true, true, false]);
    }
}
