//! An offer: course, event, counselling, place to visit, material, apprenticeship, internship or care.

use std::collections::BTreeSet;

use base::{LangTag, LocalText, OfferId, OrganisationId};
use jiff::civil::Date;

use crate::{
    Entry, GroupTerms, Notation, Origin, Price, Publication, Schedule, Validity, code::coded,
};

/// What somebody can learn, visit, ask for or apply to.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    pub id: OfferId,
    pub origin: Origin,
    pub publication: Publication,
    pub kind: OfferKind,
    pub title: LocalText,
    /// One or two sentences.
    pub summary: LocalText,
    /// Long text: sanitised HTML of paragraphs, lists, emphasis and links, nothing else.
    pub description: LocalText,
    pub provider: OrganisationId,
    /// Concepts of the vocabulary `topics`.
    pub topics: BTreeSet<Notation>,
    /// Free words of the provider.
    pub keywords: Vec<String>,
    /// Concepts of the vocabulary `audiences`.
    pub audiences: BTreeSet<Notation>,
    pub life_phases: BTreeSet<LifePhase>,
    pub ages: AgeRange,
    /// Zugangsvoraussetzungen: what somebody must bring.
    pub prerequisite: LocalText,
    pub format: OfferFormat,
    pub price: Price,
    /// Languages in which it is held, with the level where a language is the subject.
    pub languages: Vec<LanguageLevel>,
    /// Concepts of the vocabulary `accessibility`.
    pub accessibility: BTreeSet<Notation>,
    pub childcare: Option<bool>,
    pub capacity: Capacity,
    /// Degree or certificate that it leads to.
    pub certificate: Option<String>,
    pub schedule: Schedule,
    /// Set where it is for groups.
    pub group: Option<GroupTerms>,
    pub registration: Option<String>,
    pub url: Option<String>,
    pub contact: Contact,
    /// Opening hours of a service, in words.
    pub hours: Option<String>,
    pub validity: Validity,
    /// When somebody last checked that this is true.
    pub assured_at: Option<Date>,
}

impl Offer {
    /// A published offer of which nothing more is known: on site, price and capacity unknown, dated
    /// without a date yet.
    pub fn new(
        id: OfferId,
        origin: Origin,
        kind: OfferKind,
        title: LocalText,
        provider: OrganisationId,
    ) -> Offer {
        Offer {
            id,
            origin,
            publication: Publication::Published,
            kind,
            title,
            summary: LocalText::default(),
            description: LocalText::default(),
            provider,
            topics: BTreeSet::new(),
            keywords: Vec::new(),
            audiences: BTreeSet::new(),
            life_phases: BTreeSet::new(),
            ages: AgeRange::default(),
            prerequisite: LocalText::default(),
            format: OfferFormat::OnSite,
            price: Price::default(),
            languages: Vec::new(),
            accessibility: BTreeSet::new(),
            childcare: None,
            capacity: Capacity::Unknown,
            certificate: None,
            schedule: Schedule::without_dates(Entry::Dated),
            group: None,
            registration: None,
            url: None,
            contact: Contact::default(),
            hours: None,
            validity: Validity::default(),
            assured_at: None,
        }
    }
}

coded! {
    /// What kind of offer it is.
    OfferKind {
        Course = "course",
        Event = "event",
        Service = "service",
        Visit = "visit",
        Material = "material",
        Apprenticeship = "apprenticeship",
        Internship = "internship",
        Care = "care",
    }
}

coded! {
    /// Where one takes part.
    OfferFormat {
        OnSite = "onsite",
        Online = "online",
        Hybrid = "hybrid",
    }
}

coded! {
    /// Phases of life along which people look for offers.
    LifePhase {
        EarlyChildhood = "early-childhood",
        Primary = "primary",
        LowerSecondary = "lower-secondary",
        UpperSecondary = "upper-secondary",
        Transition = "transition",
        Vocational = "vocational",
        Adult = "adult",
        Senior = "senior",
    }
}

coded! {
    /// Whether there is room, as shown: never the numbers.
    Capacity {
        Unknown = "unknown",
        Free = "free",
        Few = "few",
        WaitingList = "waiting-list",
        Full = "full",
    }
}

impl Capacity {
    /// What to say of `taken` of `places`: few from four fifths on, full where nothing is left.
    pub fn of(places: u32, taken: u32) -> Capacity {
        if places == 0 {
            Capacity::Unknown
        } else if taken >= places {
            Capacity::Full
        } else if u64::from(taken) * 5 >= u64::from(places) * 4 {
            Capacity::Few
        } else {
            Capacity::Free
        }
    }
}

coded! {
    /// Levels of the Common European Framework of Reference for Languages.
    CefrLevel {
        A1 = "a1",
        A2 = "a2",
        B1 = "b1",
        B2 = "b2",
        C1 = "c1",
        C2 = "c2",
    }
}

/// A language of instruction and, for language courses, the level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LanguageLevel {
    pub lang: LangTag,
    pub level: Option<CefrLevel>,
}

/// Ages in whole years, both ends included; open where a side is missing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct AgeRange {
    pub from: Option<u8>,
    pub to: Option<u8>,
}

impl AgeRange {
    pub fn includes(self, age: u8) -> bool {
        self.from.is_none_or(|from| from <= age) && self.to.is_none_or(|to| age <= to)
    }

    /// Whether nothing is said about age.
    pub fn is_open(self) -> bool {
        self.from.is_none() && self.to.is_none()
    }
}

/// How to reach an organisation; never a person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contact {
    pub phone: Option<String>,
    pub email: Option<String>,
    pub url: Option<String>,
}
