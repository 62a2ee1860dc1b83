//! Why an address could not be fetched.

use jiff::Timestamp;

use crate::Refused;

/// What went wrong; [`Trouble::code`] is what is stored and said in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// Not an address that we fetch, or one that leads to such.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// Nobody knows the name.
    #[error("the name is not known")]
    NoSuchName,
    /// No connection, or none that can be trusted.
    #[error("no connection: {0}")]
    Unreachable(String),
    #[error("it took too long")]
    Slow,
    #[error("the answer is larger than {0} bytes")]
    TooLarge(u64),
    #[error("too many redirects")]
    TooManyRedirects,
    /// The server said no.
    #[error("the server answered with {status}")]
    Status {
        status: u16,
        /// Before when it does not want to be asked again.
        retry: Option<Timestamp>,
    },
    /// The answer breaks off, or is no answer.
    #[error("the answer is broken: {0}")]
    Broken(String),
    /// `robots.txt` does not want us here.
    #[error("the server's robots.txt does not allow it")]
    Robots,
    /// The file cannot be written here.
    #[error("the file cannot be kept: {0}")]
    Here(String),
}

impl Trouble {
    /// A stable word for the database, the log and `--json`.
    pub fn code(&self) -> &'static str {
        match self {
            Trouble::Refused(refused) => refused.code(),
            Trouble::NoSuchName => "no-such-name",
            Trouble::Unreachable(_) => "unreachable",
            Trouble::Slow => "slow",
            Trouble::TooLarge(_) => "too-large",
            Trouble::TooManyRedirects => "redirects",
            Trouble::Status { .. } => "status",
            Trouble::Broken(_) => "broken",
            Trouble::Robots => "robots",
            Trouble::Here(_) => "here",
        }
    }

    /// What is said beside the word: a status, a reason of the system.
    pub fn detail(&self) -> String {
        match self {
            Trouble::Status { status, .. } => status.to_string(),
            Trouble::Unreachable(why) | Trouble::Broken(why) | Trouble::Here(why) => why.clone(),
            Trouble::TooLarge(bytes) => bytes.to_string(),
            _ => String::new(),
        }
    }

    /// Before when the server does not want to be asked again.
    pub fn retry(&self) -> Option<Timestamp> {
        match self {
            Trouble::Status { retry, .. } => *retry,
            _ => None,
        }
    }
}
