//! Which links are dead.
//!
//! A link is asked for politely: `robots.txt` is respected, one host is asked with a pause, HEAD comes before GET. A
//! server can have a bad day, so a link is dead only after it failed on several days. Whoever wants no programs (401,
//! 403, 429 and the like) is not called dead.

use std::time::Duration;

use jiff::{Timestamp, civil::Date};
use store::links::{Standing, State};

use crate::{
    Address, Client, Pace, Trouble,
    robots::{Allowed, Robots},
    schedule,
};

/// On how many days a link has to fail until it is called dead.
pub const DEAD_AFTER: u32 = 3;

/// The gap between two requests to one host.
pub const GAP: Duration = Duration::from_secs(2);

/// Minutes until a link is looked at again.
const AFTER_ALIVE: u32 = 7 * 24 * 60;
const AFTER_FAILURE: u32 = 24 * 60;
const AFTER_NO_ANSWER: u32 = 14 * 24 * 60;

/// What looking at a link said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    Alive,
    /// It does not work today.
    Failed(Trouble),
    /// The server does not want to say.
    Unsaid(Trouble),
}

/// Looks at links one after the other.
#[derive(Debug)]
pub struct Checker {
    client: Client,
    robots: Robots,
    pace: Pace,
}

impl Checker {
    pub fn new(client: Client, gap: Duration) -> Checker {
        Checker { client, robots: Robots::default(), pace: Pace::new(gap) }
    }

    /// Looks at one link, after waiting for its host's turn.
    pub async fn check(&mut self, link: &str, now: Timestamp) -> Verdict {
        let address = match Address::read(link, self.client.policy()) {
            Ok(address) => address,
            Err(refused) => return Verdict::Failed(refused.into()),
        };
        if !self.robots.knows(&address, now) {
            tokio::time::sleep(self.pace.turn(address.host(), now, None)).await;
            self.robots.read(&self.client, &address, now).await;
        }
        let delay = match self.robots.allow(&address) {
            Allowed::Yes(delay) => delay,
            Allowed::No => return Verdict::Unsaid(Trouble::Robots),
            // A server that is there and only keeps its rules to itself says nothing about the link.
            Allowed::NoAnswer(Trouble::Status { .. }) => return Verdict::Unsaid(Trouble::Robots),
            Allowed::NoAnswer(trouble) => return verdict(Err(trouble)),
        };
        tokio::time::sleep(self.pace.turn(address.host(), now, delay)).await;
        verdict(self.client.look(&address, now).await)
    }
}

fn verdict(looked: Result<(), Trouble>) -> Verdict {
    match looked {
        Ok(()) => Verdict::Alive,
        Err(trouble @ Trouble::Status { status: 404 | 410 | 500..=599, .. }) => {
            Verdict::Failed(trouble)
        }
        Err(trouble @ (Trouble::Status { .. } | Trouble::Robots | Trouble::Here(_))) => {
            Verdict::Unsaid(trouble)
        }
        Err(trouble) => Verdict::Failed(trouble),
    }
}

/// How a link stands after a verdict, and when it is looked at again.
pub fn standing(
    link: &str,
    before: &Standing,
    verdict: &Verdict,
    now: Timestamp,
    today: Date,
) -> Standing {
    let due = |minutes| schedule::next(now, link, minutes, 0, None);
    match verdict {
        Verdict::Alive => Standing {
            state: State::Alive,
            failures: 0,
            failed_on: None,
            since: None,
            trouble: None,
            detail: String::new(),
            checked: Some(now),
            due: due(AFTER_ALIVE),
        },
        Verdict::Unsaid(trouble) => Standing {
            state: State::Unsaid,
            failures: 0,
            failed_on: None,
            since: None,
            trouble: Some(trouble.code().to_owned()),
            detail: trouble.detail(),
            checked: Some(now),
            due: due(AFTER_NO_ANSWER).max(trouble.retry().unwrap_or(now)),
        },
        Verdict::Failed(trouble) => {
            let another_day = before.failed_on != Some(today);
            let failures = before.failures.saturating_add(u32::from(another_day));
            Standing {
                state: if failures >= DEAD_AFTER { State::Dead } else { State::Failing },
                failures,
                failed_on: Some(today),
                since: before.since.or(Some(now)),
                trouble: Some(trouble.code().to_owned()),
                detail: trouble.detail(),
                checked: Some(now),
                due: due(AFTER_FAILURE).max(trouble.retry().unwrap_or(now)),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn status(status: u16) -> Trouble {
        Trouble::Status { status, retry: None }
    }

    #[test]
    fn a_server_that_refuses_programs_is_not_called_dead() {
        for code in [400, 401, 403, 405, 406, 418, 429, 451, 999] {
            assert!(matches!(verdict(Err(status(code))), Verdict::Unsaid(_)), "{code}");
        }
        for code in [404, 410, 500, 502, 503] {
            assert!(matches!(verdict(Err(status(code))), Verdict::Failed(_)), "{code}");
        }
        assert_eq!(verdict(Ok(())), Verdict::Alive);
        assert!(matches!(verdict(Err(Trouble::NoSuchName)), Verdict::Failed(_)));
    }

    #[test]
    fn a_link_is_dead_after_it_failed_on_three_days_and_alive_again_after_one_answer() {
        let mut now: Timestamp = "2026-11-02T12:00:00Z".parse().unwrap();
        let mut it = Standing::unseen(now);
        let failed = Verdict::Failed(status(404));
        let mut states = Vec::new();
        // Twice on the first day: that counts once.
        for (hours, verdict) in [
            (0, &failed),
            (1, &failed),
            (24, &failed),
            (24, &failed),
            (24, &failed),
            (24, &Verdict::Alive),
            (24, &failed),
            (24, &Verdict::Unsaid(status(403))),
        ] {
            now += jiff::SignedDuration::from_hours(hours);
            let today = now.to_zoned(jiff::tz::TimeZone::UTC).date();
            it = standing("https://kurse.example/", &it, verdict, now, today);
            states.push((it.state, it.failures));
            assert!(it.due > now);
        }
        use State::{Alive, Dead, Failing, Unsaid};
        assert_eq!(
            states,
            [
                (Failing, 1),
                (Failing, 1),
                (Failing, 2),
                (Dead, 3),
                (Dead, 4),
                (Alive, 0),
                (Failing, 1),
                (Unsaid, 0)
            ]
        );
    }
}
