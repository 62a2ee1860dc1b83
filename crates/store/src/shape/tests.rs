//! Every field of every record survives the way through its shape.

use base::{GeoPoint, LangTag, LocalText, Money, OfferId, OrganisationId, PlaceId};
use jiff::Timestamp;
use landscape::{
    Address, AgeRange, AllDay, Area, AreaLevel, Capacity, CefrLevel, Coded, Contact, Entry,
    GroupTerms, KitaEntry, LanguageLevel, Licence, LifePhase, Moment, Offer, OfferFormat,
    OfferKind, Organisation, Origin, Place, PointPrecision, Price, PriceAmount, Publication,
    Recurrence, Reduction, RunBy, Schedule, SchoolEntry, Session, Source, Validity, Venue,
};
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::record::{Record, RecordKind, file};

#[track_caller]
fn get<T: std::str::FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
    text.parse().unwrap()
}

fn some<T: From<String>>(text: &str) -> Option<T> {
    Some(T::from(text.to_owned()))
}

fn origin() -> Origin {
    Origin {
        district: get("03353"),
        source: get("vhs"),
        key: get("161A087"),
        licence: Some(Licence("dl-de/by-2-0".to_owned())),
        retrieved_at: Timestamp::from_microsecond(1_790_000_000_123_456).unwrap(),
    }
}

fn texts(text: &str) -> LocalText {
    let mut it = LocalText::german(text);
    it.set(LangTag::english(), "in English");
    it.set(LangTag::easy_german(), "Leicht gesagt.");
    it
}

fn address() -> Address {
    Address {
        street: some("Beispielweg 1"),
        postcode: some("21423"),
        city: some("Winsen (Luhe)"),
        area: Some(get("03353040")),
        point: Some(GeoPoint::new(53.366_667, 10.2).unwrap()),
        precision: PointPrecision::Postcode,
    }
}

fn contact() -> Contact {
    Contact {
        phone: some("04171 0"),
        email: some("kurse@example.org"),
        url: some("https://example.org"),
    }
}

/// An offer in which no field is empty.
fn full_offer() -> Offer {
    let start = Moment::At(get("2026-12-01T18:00:30"));
    let mut recurrence = Recurrence::read("FREQ=WEEKLY;COUNT=10", start).unwrap();
    recurrence.except = vec![get("2026-12-22")];
    recurrence.also = vec![Moment::Day(get("2027-03-01")), Moment::At(get("2027-03-02T09:15:00"))];
    let venue = Venue {
        place: Some(PlaceId::from_uuid(Uuid::from_u128(7))),
        name: some("Haus der Musik"),
        room: some("Raum 3"),
        address: address(),
        step_free: Some(false),
    };
    let session = Session {
        start,
        end: Some(Moment::At(get("2026-12-01T19:30:00"))),
        recurrence: Some(recurrence),
        venue: Some(venue),
        cancelled: true,
        note: some("Noten mitbringen"),
    };
    let mut extra = Session::at(Moment::Day(get("2026-12-05")));
    extra.recurrence = Some(Recurrence::of_dates(vec![Moment::Day(get("2026-12-06"))]));
    Offer {
        id: OfferId::from_uuid(Uuid::from_u128(1)),
        origin: origin(),
        publication: Publication::Reviewed,
        kind: OfferKind::Visit,
        title: texts("Gitarre"),
        summary: texts("kurz"),
        description: texts("<p>lang</p>"),
        provider: OrganisationId::from_uuid(Uuid::from_u128(2)),
        topics: [get("musik"), get("kunst")].into(),
        keywords: vec!["Saiten".to_owned(), "\u{1f3b8} \"Anführung\" \\".to_owned()],
        audiences: [get("familien")].into(),
        life_phases: [LifePhase::Adult, LifePhase::Senior].into(),
        ages: AgeRange { from: Some(16), to: Some(99) },
        prerequisite: texts("keine"),
        format: OfferFormat::Hybrid,
        price: Price {
            amount: PriceAmount::Range(Money::from_cents(1250), Money::from_cents(9900)),
            reductions: vec![Reduction {
                label: "Schüler:innen".to_owned(),
                amount: Money::from_cents(600),
            }],
            funding: [get("bildungsgutschein")].into(),
            note: some("zzgl. Material"),
        },
        languages: vec![
            LanguageLevel { lang: LangTag::german(), level: Some(CefrLevel::B1) },
            LanguageLevel { lang: LangTag::english(), level: None },
        ],
        accessibility: [get("rollstuhl")].into(),
        childcare: Some(true),
        capacity: Capacity::Few,
        certificate: some("Teilnahmebescheinigung"),
        schedule: Schedule { entry: Entry::Dated, sessions: vec![session, extra] },
        group: Some(GroupTerms {
            grades: Some((5, 8)),
            subjects: vec!["Musik".to_owned()],
            size: (Some(5), Some(30)),
            minutes: Some(90),
            price: Some(Money::from_cents(12_000)),
            lead_days: Some(14),
            season: some("April bis Oktober"),
            by_bus: Some(true),
            aids: vec![get("induktionsschleife")],
            quiet_room: Some(false),
            loans: vec!["Koffer".to_owned()],
        }),
        registration: some("https://example.org/anmelden"),
        url: some("https://example.org/gitarre"),
        contact: contact(),
        hours: some("Mo-Fr 9-12"),
        validity: Validity { from: Some(get("2026-11-01")), until: Some(get("2027-06-30")) },
        assured_at: Some(get("2026-10-31")),
    }
}

fn full_organisation() -> Organisation {
    Organisation {
        id: OrganisationId::from_uuid(Uuid::from_u128(3)),
        origin: origin(),
        publication: Publication::Published,
        name: texts("Musikschule Beispielstadt"),
        kinds: [get("musikschule")].into(),
        description: texts("Seit je"),
        provider: true,
        run_by: Some(RunBy::Named("Beispielverein e. V.".to_owned())),
        address: address(),
        contact: contact(),
        opening_hours: some("Mo-Fr"),
        accessibility: [get("aufzug")].into(),
        school: Some(SchoolEntry {
            number: some("012345"),
            form: some("Oberschule"),
            all_day: Some(AllDay::PartlyBound),
            catchment: some("Beispielstadt"),
            open_day: Some(get("2027-01-16")),
            lift: Some(true),
        }),
        kita: Some(KitaEntry {
            ages: AgeRange { from: Some(1), to: None },
            hours: some("7-17"),
            application: some("https://example.org/kita"),
        }),
        assured_at: Some(get("2026-10-31")),
    }
}

fn full_place() -> Place {
    Place {
        id: PlaceId::from_uuid(Uuid::from_u128(4)),
        origin: origin(),
        publication: Publication::Submitted,
        name: texts("Wassermühle"),
        kinds: [get("muehle")].into(),
        description: texts("Am Bach"),
        address: address(),
        run_by: Some(OrganisationId::from_uuid(Uuid::from_u128(5))),
        contact: contact(),
        opening_hours: some("sonntags"),
        accessibility: [get("rollstuhl")].into(),
        assured_at: Some(get("2026-10-31")),
    }
}

fn full_area() -> Area {
    Area {
        id: base::AreaId::from_uuid(Uuid::from_u128(6)),
        origin: origin(),
        ags: get("03353016"),
        ars: Some(get("033535402016")),
        level: AreaLevel::Part,
        name: "Holm".to_owned(),
        parent: Some(base::AreaId::from_uuid(Uuid::from_u128(8))),
        centre: Some(GeoPoint::new(53.1, -0.000_001).unwrap()),
        population: Some(1234),
        km2: Some(12.345),
        postcodes: vec!["21244".to_owned()],
        boundary: None,
    }
}

/// Writes and reads a record.
#[track_caller]
fn there_and_back(record: &Record) -> Record {
    let filed = file(record).unwrap();
    let (_, body) = filed.bodies.last().unwrap();
    let (origin, publication) = match record {
        Record::Source(it) => (
            Origin {
                district: it.district.clone(),
                source: it.key.clone(),
                key: get("k"),
                licence: None,
                retrieved_at: Timestamp::UNIX_EPOCH,
            },
            Publication::Published,
        ),
        Record::Area(it) => (it.origin.clone(), Publication::Published),
        Record::Organisation(it) => (it.origin.clone(), it.publication),
        Record::Place(it) => (it.origin.clone(), it.publication),
        Record::Offer(it) => (it.origin.clone(), it.publication),
    };
    // The licence has to come out of the body.
    let origin = Origin { licence: None, ..origin };
    read(body, Beside { kind: filed.kind, id: filed.id, origin, publication }).unwrap()
}

fn all() -> Vec<Record> {
    vec![
        Record::Offer(Box::new(full_offer())),
        Record::Organisation(Box::new(full_organisation())),
        Record::Place(Box::new(full_place())),
        Record::Area(Box::new(full_area())),
        Record::Source(Source {
            district: get("03353"),
            key: get("vhs"),
            name: "Kursdatei".to_owned(),
            licence: Licence("cc0".to_owned()),
            attribution: some("Beispiel"),
            url: some("https://example.org/kurse.xml"),
            example: true,
        }),
    ]
}

#[test]
fn every_field_of_a_full_record_survives() {
    for record in all() {
        assert_eq!(there_and_back(&record), record);
    }
    let mut organisation = full_organisation();
    let run_by = OrganisationId::from_uuid(Uuid::from_u128(9));
    organisation.run_by = Some(RunBy::Organisation(run_by));
    let record = Record::Organisation(Box::new(organisation));
    assert_eq!(there_and_back(&record), record);
}

#[test]
fn an_outline_is_a_body_of_its_own_and_changes_the_hash_of_its_area() {
    let mut area = full_area();
    let bare = file(&Record::Area(Box::new(area.clone()))).unwrap();
    let corner = |lat, lon| GeoPoint::new(lat, lon).unwrap();
    let hole = vec![corner(53.2, 10.2), corner(53.3, 10.2), corner(53.2, 10.3)];
    let outer = vec![corner(53.0, 10.0), corner(54.0, 10.0), corner(53.0, 11.0)];
    let outline = Boundary { polygons: vec![vec![outer, hole]], schematic: true };
    area.boundary = Some(outline.clone());
    let drawn = file(&Record::Area(Box::new(area))).unwrap();
    assert_ne!(bare.hash, drawn.hash);
    let (hash, content) = &drawn.bodies[0];
    assert_eq!(read_outline(content).unwrap(), outline);
    assert_eq!(outline_of(&drawn.bodies[1].1).unwrap().as_ref(), Some(hash));
    assert_eq!(outline_of(&bare.bodies[0].1).unwrap(), None);
}

#[test]
fn the_hash_follows_what_is_said_and_not_when_it_was_read_or_whether_it_is_shown() {
    let hash = |offer: Offer| file(&Record::Offer(Box::new(offer))).unwrap().hash;
    let mut later = full_offer();
    later.origin.retrieved_at = Timestamp::UNIX_EPOCH;
    later.publication = Publication::Withdrawn;
    assert_eq!(hash(later), hash(full_offer()));
    let mut other = full_offer();
    other.hours = None;
    assert_ne!(hash(other), hash(full_offer()));
}

fn beside() -> Beside {
    Beside {
        kind: RecordKind::Place,
        id: Uuid::nil(),
        origin: origin(),
        publication: Publication::Published,
    }
}

#[test]
fn unknown_fields_are_tolerated_and_missing_ones_are_empty() {
    let body = r#"{"v":1,"name":{"de":"Mühle"},"colour":"red"}"#;
    let Record::Place(place) = read(body, beside()).unwrap() else { panic!("no place") };
    assert_eq!(place.name, LocalText::german("Mühle"));
    assert_eq!(place.address, Address::default());
}

#[test]
fn what_does_not_fit_is_corrupt_and_says_why() {
    for (body, why) in [
        (r#"{"v":2,"name":{}}"#, "version 2"),
        (r#"{"name":{}}"#, "missing field `v`"),
        (r#"{"v":1,"name":{},"kinds":["Großes"]}"#, "Großes"),
        (r#"{"v":1,"name":{},"address":{"point":[95.0,10.0]}}"#, "95"),
        (r#"{"v":1,"name":{},"assured_at":"2026-02-30"}"#, "2026-02-30"),
        ("{", "EOF"),
    ] {
        let err = read(body, beside()).unwrap_err();
        assert!(matches!(err, StoreError::Corrupt(_)), "{err}");
        assert!(err.to_string().contains(why), "{err}");
    }
}

fn one_of<T: Coded + std::fmt::Debug>() -> impl Strategy<Value = T> {
    proptest::sample::select(T::ALL)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_offer_survives(
        title in ".{0,40}",
        keywords in proptest::collection::vec(".{0,20}", 0..4),
        kind in one_of::<OfferKind>(),
        entry in one_of::<Entry>(),
        capacity in one_of::<Capacity>(),
        ages in (any::<Option<u8>>(), any::<Option<u8>>()),
        cents in any::<i64>(),
        point in (-90.0_f64..=90.0, -180.0_f64..=180.0),
        childcare in any::<Option<bool>>(),
    ) {
        let mut offer = full_offer();
        offer.title = LocalText::german(title);
        offer.keywords = keywords;
        offer.kind = kind;
        offer.schedule.entry = entry;
        offer.capacity = capacity;
        offer.ages = AgeRange { from: ages.0, to: ages.1 };
        offer.price.amount = PriceAmount::Fixed(Money::from_cents(cents));
        offer.childcare = childcare;
        offer.schedule.sessions[0].venue.as_mut().unwrap().address.point =
            Some(GeoPoint::new(point.0, point.1).unwrap());
        let record = Record::Offer(Box::new(offer));
        prop_assert_eq!(there_and_back(&record), record);
    }
}
