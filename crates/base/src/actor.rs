//! Who does something: stands on every write and in the change log.
//!
//! A person stands there by the id of the account alone: name and address can be erased, the log stays whole.

use crate::{AccountId, RunId, SourceKey};

/// Who acts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// Anybody, not signed in.
    Public,
    /// Somebody who is signed in.
    Person(AccountId),
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
    /// `import:kvhs`, `job:mail`, `person:` with the account's id, `public`.
    pub fn label(&self) -> String {
        match self {
            Actor::Public => "public".to_owned(),
            Actor::Person(account) => format!("person:{account}"),
            Actor::System(Cause::Command(name)) => format!("command:{name}"),
            Actor::System(Cause::ImportRun(_, source)) => format!("import:{source}"),
            Actor::System(Cause::Job(name)) => format!("job:{name}"),
        }
    }

    /// The account that a [label](Actor::label) names, where a person acted.
    pub fn account_in(label: &str) -> Option<AccountId> {
        label.strip_prefix("person:")?.parse().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_gives_the_account_back_where_a_person_acted() {
        let id = AccountId::from_uuid(uuid::Uuid::from_u128(7));
        assert_eq!(Actor::account_in(&Actor::Person(id).label()), Some(id));
        for other in ["public", "command:import", "person:", "person:7"] {
            assert_eq!(Actor::account_in(other), None, "{other}");
        }
    }
}
