//! Official keys of Germany's areas.
//!
//! An [`Ags`] (Amtlicher Gemeindeschlüssel) has 2 digits for a Land, 3 for a Regierungsbezirk, 5 for a
//! Kreis and 8 for a Gemeinde; the whole of Germany is `DG`. An [`Ars`] (Amtlicher
//! Regionalschlüssel) has 12 digits and names the association of municipalities too. Keys are text:
//! the leading zero counts. Source: Destatis, Gemeindeverzeichnis-Informationssystem (GV-ISys).

use std::{fmt, str::FromStr};

/// An Amtlicher Gemeindeschlüssel of 2, 3, 5 or 8 digits, or `DG` for Germany.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ags(Box<str>);

/// The text is no key of an area.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no official area key")]
pub struct NotAnAreaKey(pub String);

impl Ags {
    /// The key of Germany as a whole.
    pub fn germany() -> Ags {
        Ags("DG".into())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The key of the Kreis that this area is or lies in.
    pub fn kreis(&self) -> Option<Ags> {
        self.0.get(..5).map(|key| Ags(key.into()))
    }

    /// The key of the Land that this area is or lies in.
    pub fn land(&self) -> Option<Ags> {
        if &*self.0 == "DG" { None } else { self.0.get(..2).map(|key| Ags(key.into())) }
    }

    /// Whether `other` is this area or lies in it, as far as the digits tell.
    pub fn contains(&self, other: &Ags) -> bool {
        &*self.0 == "DG" || other.0.starts_with(&*self.0)
    }
}

impl FromStr for Ags {
    type Err = NotAnAreaKey;

    fn from_str(text: &str) -> Result<Ags, NotAnAreaKey> {
        let key = text.trim();
        let digits = key.bytes().all(|b| b.is_ascii_digit());
        match (key, digits, key.len()) {
            ("DG", _, _) | (_, true, 2 | 3 | 5 | 8) => Ok(Ags(key.into())),
            _ => Err(NotAnAreaKey(text.to_owned())),
        }
    }
}

impl fmt::Display for Ags {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// An Amtlicher Regionalschlüssel of 12 digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ars(Box<str>);

impl Ars {
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The key of the municipality: Land, Regierungsbezirk, Kreis and Gemeinde without the association.
    pub fn ags(&self) -> Option<Ags> {
        let (kreis, gemeinde) = (self.0.get(..5)?, self.0.get(9..)?);
        Some(Ags(format!("{kreis}{gemeinde}").into()))
    }
}

impl FromStr for Ars {
    type Err = NotAnAreaKey;

    fn from_str(text: &str) -> Result<Ars, NotAnAreaKey> {
        let key = text.trim();
        if key.len() == 12 && key.bytes().all(|b| b.is_ascii_digit()) {
            Ok(Ars(key.into()))
        } else {
            Err(NotAnAreaKey(text.to_owned()))
        }
    }
}

impl fmt::Display for Ars {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_keeps_its_leading_zero_and_knows_where_it_lies() {
        let gemeinde: Ags = "03353040".parse().unwrap();
        assert_eq!(gemeinde.to_string(), "03353040");
        assert_eq!(gemeinde.kreis(), Some("03353".parse().unwrap()));
        assert!("03".parse::<Ags>().unwrap().contains(&gemeinde));
        assert!(!"02".parse::<Ags>().unwrap().contains(&gemeinde));
        assert!(Ags::germany().contains(&gemeinde));
    }

    #[test]
    fn other_lengths_and_letters_are_no_keys() {
        for text in ["", "3353", "033530", "0335304O", "DE"] {
            assert!(text.parse::<Ags>().is_err(), "{text}");
        }
    }

    #[test]
    fn the_regional_key_gives_the_municipality_without_its_association() {
        let ars: Ars = "033535402016".parse().unwrap();
        assert_eq!(ars.ags(), Some("03353016".parse().unwrap()));
    }
}
