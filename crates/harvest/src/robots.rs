//! What servers allow programs, after RFC 9309.

use std::{collections::BTreeMap, time::Duration};

use jiff::{SignedDuration, Timestamp};
use texting_robots::Robot;

use crate::{Address, Client, Trouble};

/// The name under which we come, in `User-Agent` and `robots.txt`.
pub(crate) const NAME: &str = "Verzahnt";

/// As much of a `robots.txt` as is read.
const MOST: usize = 500 * 1024;

/// How long a `robots.txt` is believed.
const KEPT: SignedDuration = SignedDuration::from_hours(24);

/// The longest pause that a server can ask for.
const LONGEST_DELAY: f32 = 60.0;

/// The rules of the servers that were visited.
#[derive(Debug, Default)]
pub(crate) struct Robots {
    known: BTreeMap<String, (Timestamp, Rules)>,
}

#[derive(Debug)]
enum Rules {
    /// There are none.
    Everything,
    /// The server did not answer: until it does, nothing is asked for.
    NoAnswer(Trouble),
    Written(Box<Robot>),
}

/// Whether an address may be asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Allowed {
    /// With the pause that the server wants.
    Yes(Option<Duration>),
    No,
    /// The rules could not be read.
    NoAnswer(Trouble),
}

impl Robots {
    /// Whether the rules of the address's server are known.
    pub(crate) fn knows(&self, address: &Address, now: Timestamp) -> bool {
        self.known.get(&address.origin()).is_some_and(|(read, _)| now.duration_since(*read) < KEPT)
    }

    /// Reads the rules of the address's server.
    pub(crate) async fn read(&mut self, client: &Client, address: &Address, now: Timestamp) {
        let origin = address.origin();
        let rules = match Address::read(&format!("{origin}/robots.txt"), client.policy()) {
            Ok(file) => match client.text(&file, MOST, now).await {
                Ok(text) => written(&text),
                Err(Trouble::Status { status: 400..=499, .. }) => Rules::Everything,
                Err(trouble) => Rules::NoAnswer(trouble),
            },
            Err(refused) => Rules::NoAnswer(refused.into()),
        };
        self.known.retain(|_, (read, _)| now.duration_since(*read) < KEPT);
        self.known.insert(origin, (now, rules));
    }

    /// What the rules that were read say of an address.
    pub(crate) fn allow(&self, address: &Address) -> Allowed {
        match self.known.get(&address.origin()) {
            Some((_, Rules::Everything)) => Allowed::Yes(None),
            Some((_, Rules::Written(robot))) if robot.allowed(address.url().as_str()) => {
                let asked = robot.delay.filter(|seconds| *seconds > 0.0);
                Allowed::Yes(asked.and_then(|seconds| {
                    Duration::try_from_secs_f32(seconds.min(LONGEST_DELAY)).ok()
                }))
            }
            Some((_, Rules::NoAnswer(trouble))) => Allowed::NoAnswer(trouble.clone()),
            Some((_, Rules::Written(_))) | None => Allowed::No,
        }
    }
}

/// The rules of a text; one that cannot be read says nothing.
fn written(text: &[u8]) -> Rules {
    Robot::new(NAME, text).map_or(Rules::Everything, |robot| Rules::Written(Box::new(robot)))
}
