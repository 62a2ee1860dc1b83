//! Organisations: the Einrichtung itself, its role as provider, and the legal person that runs it.

use std::collections::BTreeSet;

use base::{LocalText, OrganisationId};
use jiff::civil::Date;

use crate::{Address, AgeRange, Contact, Notation, Origin, Publication, code::coded};

/// A school, a library, a club, a company: whoever does something in the landscape.
#[derive(Debug, Clone, PartialEq)]
pub struct Organisation {
    pub id: OrganisationId,
    pub origin: Origin,
    pub publication: Publication,
    pub name: LocalText,
    /// Concepts of the vocabulary `organisation-types`.
    pub kinds: BTreeSet<Notation>,
    pub description: LocalText,
    /// Whether it has the role of a provider of offers (Anbieter).
    pub provider: bool,
    /// The legal person behind it (Träger).
    pub run_by: Option<RunBy>,
    pub address: Address,
    pub contact: Contact,
    pub opening_hours: Option<String>,
    /// Concepts of the vocabulary `accessibility`.
    pub accessibility: BTreeSet<Notation>,
    pub school: Option<SchoolEntry>,
    pub kita: Option<KitaEntry>,
    pub assured_at: Option<Date>,
}

impl Organisation {
    /// A published organisation of which nothing but the name is known.
    pub fn new(id: OrganisationId, origin: Origin, name: LocalText) -> Organisation {
        Organisation {
            id,
            origin,
            publication: Publication::Published,
            name,
            kinds: BTreeSet::new(),
            description: LocalText::default(),
            provider: false,
            run_by: None,
            address: Address::default(),
            contact: Contact::default(),
            opening_hours: None,
            accessibility: BTreeSet::new(),
            school: None,
            kita: None,
            assured_at: None,
        }
    }
}

/// The legal person that runs an organisation: registered here itself, or known by name only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RunBy {
    Organisation(OrganisationId),
    Named(String),
}

/// What the register of schools adds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SchoolEntry {
    /// The official school number.
    pub number: Option<String>,
    /// School form in the words of its register: "Grundschule", "Oberschule".
    pub form: Option<String>,
    pub all_day: Option<AllDay>,
    pub catchment: Option<String>,
    pub open_day: Option<Date>,
    pub lift: Option<bool>,
}

coded! {
    /// All-day forms after the Kultusministerkonferenz's definition.
    AllDay {
        None = "none",
        Open = "open",
        PartlyBound = "partly-bound",
        Bound = "bound",
    }
}

/// What the register of Kitas adds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct KitaEntry {
    pub ages: AgeRange,
    /// Hours of care, in words.
    pub hours: Option<String>,
    pub application: Option<String>,
}
