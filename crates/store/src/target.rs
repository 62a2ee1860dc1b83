//! Where a stock is kept: a folder with SQLite in it, or a PostgreSQL server.

use std::{fmt, path::PathBuf};

use crate::StoreError;

/// A place for a stock.
#[derive(Debug, Clone)]
pub enum Target {
    /// `verzahnt.sqlite` and `files/` in this folder; made when it is not there.
    Folder(PathBuf),
    /// A PostgreSQL database, 15 or newer.
    Postgres(DatabaseUrl),
}

/// The address of a PostgreSQL database. It may hold a password, so it is never shown whole.
#[derive(Clone)]
pub struct DatabaseUrl(String);

impl DatabaseUrl {
    pub(crate) fn secret(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Scheme, host and path; user, password and parameters are left out.
impl fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rest = self.0.split_once("://").map_or("", |(_, rest)| rest);
        let rest = rest.split('?').next().unwrap_or_default();
        let place = rest.rsplit_once('@').map_or(rest, |(_, place)| place);
        write!(f, "postgres://{place}")
    }
}

impl Target {
    /// Reads a database address. Anything but PostgreSQL is refused with an explanation instead of giving an
    /// empty database somewhere.
    pub fn parse_url(url: &str) -> Result<Target, StoreError> {
        match url.split_once(':').map(|(scheme, _)| scheme) {
            Some("postgres" | "postgresql") => Ok(Target::Postgres(DatabaseUrl(url.to_owned()))),
            Some("sqlite" | "file") => Err(StoreError::NotADatabase(
                "SQLite needs no address: name its folder with --data DIR".to_owned(),
            )),
            Some(scheme) if scheme.chars().all(|c| c.is_ascii_alphanumeric() || c == '+') => {
                Err(StoreError::NotADatabase(format!(
                    "databases of the kind `{scheme}` are not known: use postgres://HOST/NAME, or --data DIR for SQLite"
                )))
            }
            _ => Err(StoreError::NotADatabase(
                "this is no database address: use postgres://HOST/NAME, or --data DIR for SQLite"
                    .to_owned(),
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_database_is_refused_with_what_can_be_done_instead() {
        for (url, hint) in [
            ("sqlite:data.db", "--data"),
            ("mysql://localhost/x", "mysql"),
            ("/var/lib/x", "postgres://"),
            ("geheim passwort", "postgres://"),
        ] {
            let said = Target::parse_url(url).unwrap_err().to_string();
            assert!(said.contains(hint), "{said}");
            assert!(!said.contains("passwort"), "{said}");
        }
    }

    #[test]
    fn an_address_is_shown_without_its_secrets() {
        let target = Target::parse_url("postgresql://me:s3cr@t@db:5432/v?password=s3cr").unwrap();
        let shown = format!("{target:?}");
        assert!(shown.contains("db:5432/v"), "{shown}");
        assert!(!shown.contains("s3cr") && !shown.contains("me:"), "{shown}");
    }
}
