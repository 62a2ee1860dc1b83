//! A few invented offers and an index over them.

use std::sync::Arc;

use base::{
    Ags, AreaId, GeoPoint, LocalText, Money, OfferId, OrganisationId, RecordKey, SourceKey,
};
use jiff::{
    Timestamp,
    civil::{Date, date},
};
use landscape::{
    Address, AgeRange, Area, AreaLevel, Capacity, Concept, Contact, Entry, Gazetteer, Moment,
    Notation, Offer, OfferFormat, OfferKind, Origin, Price, PriceAmount, Publication, Schedule,
    Session, Validity, Venue, Vocabularies, Vocabulary,
};
use search::{Answer, Document, Lexicon, Request, SearchIndex};

/// A Monday.
pub(crate) const TODAY: Date = date(2026, 3, 2);

pub(crate) struct Stock {
    pub(crate) index: SearchIndex,
    pub(crate) folder: tempfile::TempDir,
}

fn origin(key: &str) -> Origin {
    Origin {
        district: "03353".parse().unwrap(),
        source: "probe".parse().unwrap(),
        key: key.parse().unwrap(),
        licence: None,
        retrieved_at: Timestamp::UNIX_EPOCH,
    }
}

pub(crate) fn id(key: &str) -> OfferId {
    let district: Ags = "03353".parse().unwrap();
    let source: SourceKey = "probe".parse().unwrap();
    OfferId::derived(&district, &source, &key.parse::<RecordKey>().unwrap())
}

pub(crate) fn offer(title: &str) -> Offer {
    let origin = origin(title);
    let provider: RecordKey = "anbieter".parse().unwrap();
    Offer {
        id: id(title),
        provider: OrganisationId::derived(&origin.district, &origin.source, &provider),
        origin,
        publication: Publication::Published,
        kind: OfferKind::Course,
        title: LocalText::german(title),
        summary: LocalText::default(),
        description: LocalText::default(),
        topics: Default::default(),
        keywords: vec![],
        audiences: Default::default(),
        life_phases: Default::default(),
        ages: AgeRange::default(),
        prerequisite: LocalText::default(),
        format: OfferFormat::OnSite,
        price: Price::default(),
        languages: vec![],
        accessibility: Default::default(),
        childcare: None,
        capacity: Capacity::Unknown,
        certificate: None,
        schedule: Schedule::without_dates(Entry::AnyTime),
        group: None,
        registration: None,
        url: None,
        contact: Contact::default(),
        hours: None,
        validity: Validity::default(),
        assured_at: None,
    }
}

/// The offer with one more meeting in a municipality.
pub(crate) fn at(mut offer: Offer, day: Date, hour: i8, area: &str, point: (f64, f64)) -> Offer {
    let address = Address {
        area: area.parse().ok(),
        point: GeoPoint::new(point.0, point.1).ok(),
        ..Address::default()
    };
    let venue = Venue { address, ..Venue::default() };
    let session = Session { venue: Some(venue), ..Session::at(Moment::At(day.at(hour, 0, 0, 0))) };
    offer.schedule.entry = Entry::Dated;
    offer.schedule.sessions.push(session);
    offer
}

pub(crate) fn topic(mut offer: Offer, notation: &str) -> Offer {
    offer.topics.insert(notation.parse().unwrap());
    offer
}

pub(crate) fn price(mut offer: Offer, euros: i64) -> Offer {
    offer.price.amount = PriceAmount::of(Money::from_cents(euros * 100));
    offer
}

pub(crate) fn document(offer: Offer) -> Document {
    Document { offer, provider_name: "Musikschule Beispielstadt".to_owned() }
}

fn concept(notation: &str, label: &str, alt: &[&str], broader: &[&str]) -> Concept {
    let german = base::LangTag::german;
    let notation: Notation = notation.parse().unwrap();
    Concept {
        iri: format!("urn:probe#{notation}"),
        notation,
        pref_label: LocalText::german(label),
        alt_labels: vec![],
        hidden_labels: alt.iter().map(|a| (german(), (*a).to_owned())).collect(),
        definition: LocalText::default(),
        broader: broader.iter().map(|b| b.parse().unwrap()).collect(),
        related: vec![],
        exact_match: vec![],
    }
}

pub(crate) fn lexicon() -> Lexicon {
    let mut vocabularies = Vocabularies::default();
    let scheme = |name: &str, concepts: Vec<Concept>| Vocabulary {
        scheme: name.to_owned(),
        concepts: concepts.into_iter().map(|c| (c.notation.clone(), c)).collect(),
        ..Vocabulary::default()
    };
    vocabularies.put(scheme(
        "topics",
        vec![
            concept("digitales", "Digitales", &["EDV"], &[]),
            concept("smartphone", "Smartphone und Tablet", &["Klugtelefon"], &["digitales"]),
            concept("musik", "Musik", &[], &[]),
        ],
    ));
    vocabularies.put(scheme(
        "thesaurus",
        vec![concept("computer", "Computer", &["PC", "Rechner", "EDV"], &[])],
    ));
    let area = |ags: &str, name: &str, postcode: &str, lat: f64, lon: f64| Area {
        id: AreaId::derived(
            &"03353".parse().unwrap(),
            &"areas".parse().unwrap(),
            &ags.parse().unwrap(),
        ),
        origin: origin(ags),
        ags: ags.parse().unwrap(),
        ars: None,
        level: AreaLevel::Municipality,
        name: name.to_owned(),
        parent: None,
        centre: GeoPoint::new(lat, lon).ok(),
        population: Some(1000),
        km2: None,
        postcodes: vec![postcode.to_owned()],
        boundary: None,
    };
    let gazetteer = Gazetteer::new(&[
        area("03353040", "Winsen (Luhe), Stadt", "21423", WINSEN.0, WINSEN.1),
        area("03353035", "Tostedt", "21255", TOSTEDT.0, TOSTEDT.1),
    ]);
    Lexicon::new(&vocabularies, &gazetteer, None)
}

pub(crate) const WINSEN: (f64, f64) = (53.362, 10.209);
pub(crate) const TOSTEDT: (f64, f64) = (53.281, 9.712);

impl Stock {
    pub(crate) fn of(offers: impl IntoIterator<Item = Offer>) -> Stock {
        let folder = tempfile::tempdir().unwrap();
        let index = SearchIndex::open(folder.path(), Arc::new(lexicon())).unwrap();
        index.put(offers.into_iter().map(document), TODAY).unwrap();
        Stock { index, folder }
    }

    pub(crate) fn titled(titles: &[&str]) -> Stock {
        Stock::of(titles.iter().map(|t| offer(t)))
    }

    pub(crate) fn search(&self, text: &str) -> Answer {
        self.index.search(&Request::new(text, TODAY)).unwrap()
    }

    /// Which of the offers are found, in order.
    #[track_caller]
    pub(crate) fn finds(&self, text: &str, expected: &[&str]) {
        let answer = self.search(text);
        let found: Vec<OfferId> = answer.hits.iter().map(|h| h.id).collect();
        let wanted: Vec<OfferId> = expected.iter().map(|t| id(t)).collect();
        assert_eq!(found, wanted, "{text}: wanted {expected:?}, relaxed {:?}", answer.relaxed);
    }
}
