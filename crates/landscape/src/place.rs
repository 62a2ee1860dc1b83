//! Places of learning, addresses, and the place of a date.

use std::collections::BTreeSet;

use base::{Ags, GeoPoint, LocalText, OrganisationId, PlaceId};
use jiff::civil::Date;

use crate::{Contact, Notation, Origin, Publication, code::coded};

/// A place where people learn: a school, a library, a mill, a stop on a trail.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    pub id: PlaceId,
    pub origin: Origin,
    pub publication: Publication,
    pub name: LocalText,
    /// Concepts of the vocabulary `place-types`.
    pub kinds: BTreeSet<Notation>,
    pub description: LocalText,
    pub address: Address,
    pub run_by: Option<OrganisationId>,
    pub contact: Contact,
    pub opening_hours: Option<String>,
    /// Concepts of the vocabulary `accessibility`.
    pub accessibility: BTreeSet<Notation>,
    /// When somebody last checked that this is true.
    pub assured_at: Option<Date>,
}

impl Place {
    /// A published place of which nothing but the name is known.
    pub fn new(id: PlaceId, origin: Origin, name: LocalText) -> Place {
        Place {
            id,
            origin,
            publication: Publication::Published,
            name,
            kinds: BTreeSet::new(),
            description: LocalText::default(),
            address: Address::default(),
            run_by: None,
            contact: Contact::default(),
            opening_hours: None,
            accessibility: BTreeSet::new(),
            assured_at: None,
        }
    }
}

/// Where something stands.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Address {
    pub street: Option<String>,
    pub postcode: Option<String>,
    pub city: Option<String>,
    /// The municipality (or the part of one), where it is known.
    pub area: Option<Ags>,
    pub point: Option<GeoPoint>,
    pub precision: PointPrecision,
}

coded! {
    /// How exactly the position of an address is known.
    #[derive(Default)]
    PointPrecision {
        Exact = "exact",
        /// The centre of the area of the postcode.
        Postcode = "postcode",
        /// The centre of the municipality.
        Municipality = "municipality",
        #[default]
        Unknown = "unknown",
    }
}

/// The place of a date: a registered place, an address, or both. Never the provider's seat in its stead.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Venue {
    pub place: Option<PlaceId>,
    pub name: Option<String>,
    pub room: Option<String>,
    pub address: Address,
    /// Step-free, where the source says so or denies it.
    pub step_free: Option<bool>,
}
