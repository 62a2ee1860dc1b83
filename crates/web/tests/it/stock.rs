//! A small invented stock: two providers, two places, two municipalities, some thirty offers.

use std::{path::Path, sync::Arc};

use base::{
    Actor, Ags, Cause, GeoPoint, LangTag, LocalText, Money, OfferId, OrganisationId, PlaceId,
};
use jiff::{Timestamp, ToSpan};
use landscape::{
    Address, AgeRange, Area, AreaLevel, Boundary, Capacity, Contact, Entry, Gazetteer, Licence,
    Moment, Offer, OfferFormat, OfferKind, Organisation, Origin, Place, PointPrecision, Price,
    PriceAmount, Publication, Recurrence, Schedule, Session, Source, Validity, Venue, Vocabularies,
    Wordbook,
};
use search::{Lexicon, SearchIndex};
use store::{Db, Target};
use tempfile::TempDir;
use web::{Clock, Settings, State};

/// When all tests take place: Monday, 24 August 2026, in the morning.
pub(crate) const NOW: &str = "2026-08-24T07:00:00Z";

fn district() -> Ags {
    "03353".parse().unwrap()
}

fn origin(source: &str, key: &str) -> Origin {
    Origin {
        district: district(),
        source: source.parse().unwrap(),
        key: key.parse().unwrap(),
        licence: None,
        retrieved_at: NOW.parse().unwrap(),
    }
}

pub(crate) fn offer_id(key: &str) -> OfferId {
    OfferId::derived(&district(), &"kurse".parse().unwrap(), &key.parse().unwrap())
}

pub(crate) fn organisation_id(key: &str) -> OrganisationId {
    OrganisationId::derived(&district(), &"register".parse().unwrap(), &key.parse().unwrap())
}

pub(crate) fn place_id(key: &str) -> PlaceId {
    PlaceId::derived(&district(), &"register".parse().unwrap(), &key.parse().unwrap())
}

fn notations(words: &[&str]) -> std::collections::BTreeSet<landscape::Notation> {
    words.iter().map(|word| word.parse().unwrap()).collect()
}

fn winsen() -> Address {
    Address {
        street: Some("Beispielplatz 1".to_owned()),
        postcode: Some("21423".to_owned()),
        city: Some("Winsen (Luhe)".to_owned()),
        area: Some("03353040".parse().unwrap()),
        point: Some(GeoPoint::new(53.3585, 10.2088).unwrap()),
        precision: PointPrecision::Exact,
    }
}

fn area(ags: &str, name: &str, lat: f64, lon: f64, population: u32, postcode: &str) -> Area {
    let corner = |dy: f64, dx: f64| GeoPoint::new(lat + dy, lon + dx).unwrap();
    let ring = vec![
        corner(-0.05, -0.05),
        corner(-0.05, 0.05),
        corner(0.05, 0.05),
        corner(0.05, -0.05),
        corner(-0.05, -0.05),
    ];
    Area {
        id: base::AreaId::derived(&district(), &"gebiete".parse().unwrap(), &ags.parse().unwrap()),
        origin: origin("gebiete", ags),
        ags: ags.parse().unwrap(),
        ars: None,
        level: AreaLevel::Municipality,
        name: name.to_owned(),
        parent: None,
        centre: Some(GeoPoint::new(lat, lon).unwrap()),
        population: Some(population),
        km2: None,
        postcodes: vec![postcode.to_owned()],
        boundary: Some(Boundary { polygons: vec![vec![ring]], schematic: true }),
    }
}

pub(crate) fn organisation(key: &str, name: &str) -> Organisation {
    Organisation {
        id: organisation_id(key),
        origin: origin("register", key),
        publication: Publication::Published,
        name: LocalText::german(name),
        kinds: notations(&["musikschule"]),
        description: LocalText::german("<p>Wir unterrichten alle, die Musik machen wollen.</p>"),
        provider: true,
        run_by: Some(landscape::RunBy::Named("Trägerverein Beispiel e. V.".to_owned())),
        address: winsen(),
        contact: Contact {
            phone: Some("04171 000-0".to_owned()),
            email: Some("info@example.org".to_owned()),
            url: Some("https://example.org/".to_owned()),
        },
        opening_hours: None,
        accessibility: notations(&["rollstuhl"]),
        school: None,
        kita: None,
        assured_at: Some("2026-08-01".parse().unwrap()),
    }
}

pub(crate) fn place() -> Place {
    Place {
        id: place_id("haus"),
        origin: origin("register", "haus"),
        publication: Publication::Published,
        name: LocalText::german("Haus am Beispielplatz"),
        kinds: notations(&["bibliothek"]),
        description: LocalText::german("<p>Ein Haus für alle.</p>"),
        address: winsen(),
        run_by: Some(organisation_id("musikschule")),
        contact: Contact::default(),
        opening_hours: Some("Mo bis Fr 9 bis 18 Uhr".to_owned()),
        accessibility: notations(&["rollstuhl"]),
        assured_at: None,
    }
}

/// A course that takes place on one evening, with nothing that is not needed.
pub(crate) fn course(key: &str, title: &str, start: &str) -> Offer {
    let start: jiff::civil::DateTime = start.parse().unwrap();
    let mut session = Session::at(Moment::At(start));
    session.end = start.checked_add(90.minutes()).ok().map(Moment::At);
    session.venue = Some(Venue {
        place: Some(place_id("haus")),
        name: None,
        room: Some("Raum 2".to_owned()),
        address: winsen(),
        step_free: Some(true),
    });
    Offer {
        id: offer_id(key),
        origin: origin("kurse", key),
        publication: Publication::Published,
        kind: OfferKind::Course,
        title: LocalText::german(title),
        summary: LocalText::default(),
        description: LocalText::default(),
        provider: organisation_id("musikschule"),
        topics: notations(&[]),
        keywords: Vec::new(),
        audiences: notations(&[]),
        life_phases: Default::default(),
        ages: AgeRange::default(),
        prerequisite: LocalText::default(),
        format: OfferFormat::OnSite,
        price: Price { amount: PriceAmount::Free, ..Price::default() },
        languages: Vec::new(),
        accessibility: notations(&[]),
        childcare: None,
        capacity: Capacity::Unknown,
        certificate: None,
        schedule: Schedule { entry: Entry::Dated, sessions: vec![session] },
        group: None,
        registration: None,
        url: None,
        contact: Contact::default(),
        hours: None,
        validity: Validity::default(),
        assured_at: None,
    }
}

/// The offer of which everything is known.
fn guitar() -> Offer {
    let mut offer = course("gitarre", "Gitarre für Einsteiger", "2026-09-01T18:00");
    offer.title.set(LangTag::english(), "Guitar for beginners");
    offer.summary = LocalText::german("Erste Akkorde in kleiner Gruppe.");
    offer.description = LocalText::german("<p>Wir spielen <strong>Lieder</strong>.</p>");
    offer.description.set(LangTag::easy_german(), "<p>Wir machen Musik.</p>");
    offer.keywords = vec!["Musik".to_owned()];
    offer.ages = AgeRange { from: Some(10), to: Some(99) };
    offer.price = Price {
        amount: PriceAmount::Fixed(Money::from_cents(8050)),
        reductions: vec![landscape::price::Reduction {
            label: "Schüler:innen".to_owned(),
            amount: Money::from_cents(4000),
        }],
        funding: notations(&["bildung-und-teilhabe"]),
        note: None,
    };
    offer.life_phases = [landscape::LifePhase::Adult].into();
    offer.accessibility = notations(&["rollstuhl"]);
    offer.capacity = Capacity::Few;
    offer.registration = Some("https://example.org/anmelden".to_owned());
    offer.assured_at = Some("2026-08-20".parse().unwrap());
    let session = offer.schedule.sessions.first_mut().unwrap();
    session.recurrence = Some(Recurrence::read("FREQ=WEEKLY;COUNT=3", session.start).unwrap());
    offer
}

fn all_offers() -> Vec<Offer> {
    let mut offers = vec![guitar()];
    let mut english = course("deutsch", "Deutsch B1 am Abend", "2026-08-26T19:00");
    english.topics = notations(&[]);
    offers.push(english);
    let mut hostile = course("boese", "<script>alert(1)</script> & Co.", "2026-09-10T10:00");
    hostile.summary = LocalText::german("</script><b>fett</b>");
    offers.push(hostile);
    let mut draft = course("entwurf", "Geheimer Entwurf", "2026-09-03T10:00");
    draft.publication = Publication::Draft;
    offers.push(draft);
    offers.push(course("vorbei", "Längst vorbei", "2026-01-10T10:00"));
    for n in 1..=26 {
        let title = format!("Töpfern am Samstag, Gruppe {n}");
        let start = format!("2026-09-{n:02}T10:00");
        offers.push(course(&format!("toepfern-{n}"), &title, &start));
    }
    offers
}

/// The vocabularies of the catalogue.
fn vocabularies() -> Vocabularies {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../catalogue/vocabularies");
    let mut vocabularies = Vocabularies::default();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|e| e == "ttl") {
            let file = std::fs::File::open(&path).unwrap();
            vocabularies.put(exchange::skos::read(file).unwrap().0);
        }
    }
    vocabularies
}

fn source(key: &str, name: &str, example: bool) -> Source {
    Source {
        district: district(),
        key: key.parse().unwrap(),
        name: name.to_owned(),
        licence: Licence("cc0".to_owned()),
        attribution: None,
        url: None,
        example,
    }
}

/// A state over the stock; the folder lives as long as it is held.
pub(crate) async fn state(settings: Settings, clock: Arc<dyn Clock>) -> (State, TempDir) {
    let folder = TempDir::new().unwrap();
    let db = Db::open(&Target::Folder(folder.path().to_owned())).await.unwrap();
    let now: Timestamp = NOW.parse().unwrap();
    let areas = [
        area("03353040", "Winsen (Luhe), Stadt", 53.36, 10.21, 36_295, "21423"),
        area("03353005", "Buchholz in der Nordheide, Stadt", 53.33, 9.87, 40_810, "21244"),
    ];
    let actor = Actor::System(Cause::Command("test"));
    let mut tx = db.write(actor, now).await.unwrap();
    for (key, name, example) in [
        ("kurse", "Kursdatei", true),
        ("register", "Register", false),
        ("gebiete", "Gebiete", false),
    ] {
        store::sources::put(&mut tx, &source(key, name, example)).await.unwrap();
    }
    for area in &areas {
        store::areas::put(&mut tx, area).await.unwrap();
    }
    let musikschule = organisation("musikschule", "Musikschule Beispielstadt");
    store::organisations::put(&mut tx, &musikschule).await.unwrap();
    let archive = organisation("archiv", "Archiv Beispielstadt");
    store::organisations::put(&mut tx, &archive).await.unwrap();
    store::places::put(&mut tx, &place()).await.unwrap();
    for offer in all_offers() {
        store::offers::put(&mut tx, &offer).await.unwrap();
    }
    tx.commit().await.unwrap();
    let words = Wordbook::new(vocabularies());
    let gazetteer = Arc::new(Gazetteer::new(&areas));
    let lexicon = Arc::new(Lexicon::new(&words.now(), &gazetteer, None));
    let index = SearchIndex::open(&folder.path().join("index"), lexicon).unwrap();
    index.catch_up(&db, now, &|_| true).await.unwrap();
    let state = State {
        db,
        index,
        files: store::files::Files::in_folder(&folder.path().join("files")).unwrap(),
        district: district(),
        words,
        gazetteer,
        register: Arc::new(store::protection::Register::of_the_house().unwrap()),
        indicators: Arc::new(monitoring::indicator::Catalogue::of_the_house().unwrap()),
        settings: Arc::new(settings),
        clock,
    };
    (state, folder)
}
