//! Who does something: stands on every write and in the change log.
//!
//! Persons come with accounts; until then writes are done by the system, always with its cause.

use crate::{RunId, SourceKey};

/// Who acts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// Anybody, not signed in.
    Public,
    /// The program itself, for a reason that can be named.
    System(Cause),
}

/// Why the program acts by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cause {
    /// Somebody with access to the machine typed a command.
    Command(&'static str),
    /// An import run brings records in.
    ImportRun(RunId, SourceKey),
    /// A job of the job table.
    Job(&'static str),
}

impl Actor {
    /// A short text for logs and the audit trail, without personal data: `command:import`,
    /// `import:kvhs`, `job:mail`, `public`.
    pub fn label(&self) -> String {
        match self {
            Actor::Public => "public".to_owned(),
            Actor::System(Cause::Command(name)) => format!("command:{name}"),
            Actor::System(Cause::ImportRun(_, source)) => format!("import:{source}"),
            Actor::System(Cause::Job(name)) => format!("job:{name}"),
        }
    }
}
