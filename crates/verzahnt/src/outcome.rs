//! How a command ends: exit codes, and errors that tell whose fault it was.

use std::fmt;

/// How a command ended that did what it should.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Done, also: nothing to do.
    Done,
    /// Done, and there is something to look at.
    Findings,
}

/// Wrong use or configuration: exit code 2. Everything else that fails is exit code 3.
#[derive(Debug)]
pub(crate) struct WrongUse(pub(crate) String);

impl fmt::Display for WrongUse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for WrongUse {}

/// An error of the caller, with what to do about it.
pub(crate) fn wrong_use(message: impl Into<String>) -> anyhow::Error {
    anyhow::Error::new(WrongUse(message.into()))
}

/// The process' exit code: 0 done, 1 done with findings, 2 wrong use, 3 failed and nothing was changed.
pub(crate) fn exit_code(result: &anyhow::Result<Outcome>) -> u8 {
    match result {
        Ok(Outcome::Done) => 0,
        Ok(Outcome::Findings) => 1,
        Err(error) if error.downcast_ref::<WrongUse>().is_some() => 2,
        Err(_) => 3,
    }
}
