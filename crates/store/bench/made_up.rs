//! Generated offers of an example organisation, about as long as real ones.

use std::collections::BTreeSet;

use base::{Ags, GeoPoint, LocalText, Money, OfferId, OrganisationId, RecordKey, SourceKey};
use jiff::{Timestamp, civil::Date};
use landscape::{
    Address, AgeRange, Capacity, Contact, Entry, Incoming, Licence, Moment, Offer, OfferFormat,
    OfferKind, Organisation, Origin, PointPrecision, Price, PriceAmount, Publication, Schedule,
    Session, Source, Validity, Venue,
};

const TEXT: &str = "<p>In diesem Kurs lernen Sie Schritt für Schritt, worauf es ankommt: von den ersten Griffen bis \
    zum gemeinsamen Abschluss. Vorkenntnisse sind nicht nötig, Material wird gestellt. Bitte bringen Sie bequeme \
    Kleidung, etwas zu trinken und Neugier mit. Wer mag, kann danach in die Gruppe für Fortgeschrittene wechseln. \
    Der Raum ist stufenlos zu erreichen; eine Begleitperson ist willkommen und zahlt nichts.</p>";

/// The district and the source of all of them.
pub(crate) fn from() -> (Ags, SourceKey) {
    (parsed("03353"), parsed("bench"))
}

fn parsed<T: std::str::FromStr>(text: &str) -> T {
    match text.parse() {
        Ok(value) => value,
        Err(_) => unreachable!("`{text}` is written in this file"),
    }
}

fn origin(key: RecordKey) -> Origin {
    let (district, source) = from();
    Origin { district, source, key, licence: None, retrieved_at: Timestamp::UNIX_EPOCH }
}

fn provider_id() -> OrganisationId {
    let (district, source) = from();
    OrganisationId::derived(&district, &source, &parsed("P"))
}

pub(crate) fn id(n: u32) -> OfferId {
    let (district, source) = from();
    OfferId::derived(&district, &source, &parsed(&format!("K{n}")))
}

pub(crate) fn other_source(n: u32) -> Source {
    Source {
        district: from().0,
        key: parsed("other"),
        name: format!("Stand {n}"),
        licence: Licence("cc0".to_owned()),
        attribution: None,
        url: None,
        example: true,
    }
}

pub(crate) fn provider() -> Incoming {
    Incoming::Organisation(Box::new(Organisation {
        id: provider_id(),
        origin: origin(parsed("P")),
        publication: Publication::Published,
        name: LocalText::german("Musikschule Beispielstadt"),
        kinds: BTreeSet::new(),
        description: LocalText::default(),
        provider: true,
        run_by: None,
        address: Address::default(),
        contact: Contact::default(),
        opening_hours: None,
        accessibility: BTreeSet::new(),
        school: None,
        kita: None,
        assured_at: None,
    }))
}

pub(crate) fn offer(n: u32, title: &str) -> Incoming {
    let day = Date::constant(2026, 12, 1);
    let session = |week: u32| {
        let days = i64::from(n % 300 + week * 7);
        let start = Moment::At(day.at(18, 0, 0, 0)).plus_days(days).unwrap_or(Moment::Day(day));
        let mut session = Session::at(start);
        session.venue = Some(Venue {
            name: Some("Haus der Musik".to_owned()),
            room: Some(format!("Raum {}", n % 40)),
            address: Address {
                street: Some(format!("Beispielweg {}", n % 90 + 1)),
                postcode: Some("21423".to_owned()),
                city: Some("Winsen (Luhe)".to_owned()),
                area: Some(parsed("03353040")),
                point: GeoPoint::new(53.36, 10.2 + f64::from(n % 1000) / 10_000.0).ok(),
                precision: PointPrecision::Exact,
            },
            ..Venue::default()
        });
        session
    };
    Incoming::Offer(Box::new(Offer {
        id: id(n),
        origin: origin(parsed(&format!("K{n}"))),
        publication: Publication::Published,
        kind: OfferKind::Course,
        title: LocalText::german(format!("{title}: Kurs {n} für Einsteiger")),
        summary: LocalText::german("Ein Kurs der Musikschule Beispielstadt"),
        description: LocalText::german(TEXT),
        provider: provider_id(),
        topics: BTreeSet::from([parsed("musik")]),
        keywords: vec!["Gitarre".to_owned(), format!("Stufe {}", n % 5)],
        audiences: BTreeSet::new(),
        life_phases: BTreeSet::new(),
        ages: AgeRange { from: Some(16), to: None },
        prerequisite: LocalText::default(),
        format: OfferFormat::OnSite,
        price: Price {
            amount: PriceAmount::Fixed(Money::from_cents(i64::from(n % 200) * 100 + 500)),
            ..Price::default()
        },
        languages: Vec::new(),
        accessibility: BTreeSet::new(),
        childcare: None,
        capacity: Capacity::Free,
        certificate: None,
        schedule: Schedule { entry: Entry::Dated, sessions: vec![session(0), session(1)] },
        group: None,
        registration: Some(format!("https://example.org/kurse/K{n}")),
        url: Some(format!("https://example.org/kurse/K{n}")),
        contact: Contact::default(),
        hours: None,
        validity: Validity::default(),
        assured_at: None,
    }))
}
