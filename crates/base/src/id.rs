//! Identities of records.
//!
//! A record from a source gets its id from district, source and the record's own key there (UUID
//! version 5, RFC 9562): importing the same file again, even into an empty database on another machine,
//! gives the same id, so a printed address stays true. A record typed in by hand gets a version 7.

use std::{fmt, str::FromStr};

use uuid::Uuid;

use crate::{Ags, RecordKey, SourceKey};

/// Namespace of all ids that are derived from a source.
const NAMESPACE: Uuid = Uuid::from_u128(0x8f0c_2a7e_52c1_4b0b_9d0e_71f3_6a5b_1c44);

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident = $kind:literal;)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Uuid);

        impl $name {
            /// The id of the record that `source` calls `key`.
            pub fn derived(district: &Ags, source: &SourceKey, key: &RecordKey) -> $name {
                let name = format!(concat!($kind, "\u{1f}{}\u{1f}{}\u{1f}{}"), district, source, key);
                $name(Uuid::new_v5(&NAMESPACE, name.as_bytes()))
            }

            pub const fn from_uuid(uuid: Uuid) -> $name {
                $name(uuid)
            }

            pub const fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.as_hyphenated().fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<$name, uuid::Error> {
                Uuid::try_parse(text).map($name)
            }
        }
    )+};
}

ids! {
    /// An offer.
    OfferId = "offer";
    /// An organisation.
    OrganisationId = "organisation";
    /// A place.
    PlaceId = "place";
    /// An area.
    AreaId = "area";
    /// An import run.
    RunId = "run";
    /// A picture.
    PictureId = "picture";
    /// A notice of an organisation to the network: what it looks for, or can give.
    NoticeId = "notice";
    /// An account of a natural person.
    AccountId = "account";
}

impl OrganisationId {
    /// Stands where an owner is asked for and there is none. No organisation has this id.
    pub const NOBODY: OrganisationId = OrganisationId(Uuid::nil());
}

/// A position in the change log: 0 before the first change, then without gaps in the order of commits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct ChangePosition(pub i64);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_record_of_the_same_source_has_the_same_id_and_no_other() {
        let district: Ags = "03353".parse().unwrap();
        let id = |source: &str, key: &str| {
            OfferId::derived(&district, &source.parse().unwrap(), &key.parse().unwrap())
        };
        assert_eq!(id("vhs", "A1"), id("vhs", "A1"));
        assert_ne!(id("vhs", "A1"), id("vhs", "A2"));
        assert_ne!(id("vhs", "A1"), id("musik", "A1"));
        assert_eq!(id("vhs", "A1").to_string().parse(), Ok(id("vhs", "A1")));
    }
}
