//! What goes out can be read by others, and by ourselves.

use base::{LocalText, Money, SourceKey};
use jiff::Timestamp;
use landscape::{Gazetteer, Incoming, Intake, OfferKind, Vocabularies};

use super::*;
use crate::Format;

/// Offers of the table that the tests read, with their providers.
fn stock(text: &[u8]) -> (Vec<Offer>, Vec<Organisation>) {
    let (district, source): (base::Ags, SourceKey) =
        ("03353".parse().unwrap(), "musik".parse().unwrap());
    let (vocabularies, gazetteer) = (Vocabularies::default(), Gazetteer::default());
    let intake = Intake {
        district: &district,
        source: &source,
        retrieved_at: Timestamp::UNIX_EPOCH,
        vocabularies: &vocabularies,
        gazetteer: &gazetteer,
    };
    let (mut offers, mut organisations) = (Vec::new(), Vec::new());
    for item in crate::read(Format::Csv, text, &intake) {
        match item {
            Ok(Incoming::Offer(offer)) => offers.push(*offer),
            Ok(Incoming::Organisation(organisation)) => organisations.push(*organisation),
            _ => {}
        }
    }
    (offers, organisations)
}

fn exported<'a>(offers: &'a [Offer], organisations: &'a [Organisation]) -> Vec<Exported<'a>> {
    offers
        .iter()
        .map(|offer| Exported {
            offer,
            provider: organisations.iter().find(|o| o.id == offer.provider),
            places: Vec::new(),
            url: format!("https://portal.example/angebote/{}", offer.id),
        })
        .collect()
}

fn written(file: &mut dyn Outgoing, offers: &[Exported<'_>]) {
    for exported in offers {
        file.put(exported).unwrap();
    }
    file.end().unwrap();
}

const TABLE: &[u8] = include_bytes!("../../tests/fixtures/table/angebote.csv");

#[test]
fn a_table_that_was_written_reads_as_the_offers_it_was_written_from() {
    let (mut offers, organisations) = stock(TABLE);
    let first = &mut offers[0];
    first.title = LocalText::german("=HYPERLINK(\"x\")");
    first.price.note = Some("-10 % bei \"Zahlung\"; sofort".to_owned());
    first.schedule.sessions[1].cancelled = true;
    first.schedule.sessions[1].note = Some("+ Probe\nmit Umbruch".to_owned());
    let mut out = Vec::new();
    csv(exported(&offers, &organisations), &mut out).unwrap();
    let text = String::from_utf8(out.clone()).unwrap();
    assert!(text.contains("'=HYPERLINK"), "{text}");
    assert!(!text.contains(";=") && !text.contains(";-1"), "{text}");
    let (again, providers) = stock(&out);
    let mut expected = offers.clone();
    // Line breaks within a note become spaces.
    expected[0].schedule.sessions[1].note = Some("+ Probe mit Umbruch".to_owned());
    assert_eq!(again, expected);
    assert_eq!(providers, organisations);
}

#[test]
fn the_stock_as_json_is_one_document_with_every_offer() {
    let (offers, organisations) = stock(TABLE);
    let mut out = Vec::new();
    written(&mut Listed::json(&mut out).unwrap(), &exported(&offers, &organisations));
    let value: Value = serde_json::from_slice(&out).unwrap();
    let list = value["offers"].as_array().unwrap();
    assert_eq!(list.len(), offers.len());
    assert_eq!(list[0]["key"], "g1");
    assert_eq!(list[0]["source"], "musik");
    assert_eq!(list[0]["price"]["cents"], 8000);
    assert_eq!(list[0]["sessions"][0]["rule"], "FREQ=WEEKLY;COUNT=10");
    assert!(list[2].get("sessions").is_none());
    let mut none = Vec::new();
    written(&mut Listed::json(&mut none).unwrap(), &[]);
    assert_eq!(serde_json::from_slice::<Value>(&none).unwrap()["offers"], serde_json::json!([]));
}

#[test]
fn every_kind_of_offer_has_a_type_of_schema_org() {
    let (mut offers, organisations) = stock(TABLE);
    let offer = &mut offers[0];
    for (kind, named) in [
        (OfferKind::Course, "Course"),
        (OfferKind::Event, "EducationEvent"),
        (OfferKind::Service, "Service"),
        (OfferKind::Visit, "Service"),
        (OfferKind::Material, "LearningResource"),
        (OfferKind::Apprenticeship, "EducationalOccupationalProgram"),
        (OfferKind::Internship, "EducationalOccupationalProgram"),
        (OfferKind::Care, "Service"),
    ] {
        offer.kind = kind;
        let value = jsonld::of_offer(&exported(std::slice::from_ref(offer), &organisations)[0]);
        assert_eq!(value["@type"], named);
        assert_eq!(value["@context"], "https://schema.org");
        assert_eq!(value["name"], "Gitarre für Kinder");
        let provider = value.get("provider").or(value.get("organizer")).unwrap();
        assert_eq!(provider["name"], "Musikschule Beispielstadt");
        assert_eq!(value["offers"][0]["price"], "80.00");
    }
}

#[test]
fn a_course_says_when_where_and_how_often() {
    let (offers, organisations) = stock(TABLE);
    let value = jsonld::of_offer(&exported(&offers, &organisations)[0]);
    let instance = &value["hasCourseInstance"][0];
    assert_eq!(instance["startDate"], "2026-09-01T16:00:00+02:00");
    assert_eq!(instance["courseMode"], "onsite");
    assert_eq!(instance["subEvent"].as_array().unwrap().len(), 2);
    assert_eq!(instance["subEvent"][1]["startDate"], "2026-11-07T10:00:00+01:00");
    assert_eq!(instance["location"]["geo"]["latitude"], 53.3201);
    let schedule = &instance["courseSchedule"][0];
    assert_eq!(schedule["repeatFrequency"], "P1W");
    assert_eq!(schedule["repeatCount"], 10);
    assert_eq!(schedule["exceptDate"][0], "2026-10-06");
    assert_eq!(value["typicalAgeRange"], "8-12");
    assert_eq!(value["isAccessibleForFree"], false);
}

#[test]
fn days_end_with_their_last_one_and_a_dropped_event_says_so() {
    let (mut offers, organisations) = stock(TABLE);
    let exhibition = offers.iter_mut().find(|o| o.origin.key.as_str() == "a1").unwrap();
    exhibition.schedule.sessions[0].cancelled = true;
    exhibition.price.amount =
        landscape::PriceAmount::Range(Money::from_cents(300), Money::from_cents(550));
    let value = jsonld::of_offer(&exported(std::slice::from_ref(exhibition), &organisations)[0]);
    assert_eq!(value["startDate"], "2026-12-01");
    assert_eq!(value["endDate"], "2026-12-24");
    assert_eq!(value["eventStatus"], "https://schema.org/EventCancelled");
    assert_eq!(value["offers"][0]["lowPrice"], "3.00");
}

#[test]
fn the_stock_as_linked_data_is_one_graph() {
    let (offers, organisations) = stock(TABLE);
    let mut out = Vec::new();
    written(&mut Listed::jsonld(&mut out).unwrap(), &exported(&offers, &organisations));
    let value: Value = serde_json::from_slice(&out).unwrap();
    assert_eq!(value["@graph"].as_array().unwrap().len(), offers.len());
    assert!(value["@graph"][0].get("@context").is_none());
}

#[test]
fn organisations_and_places_have_their_types() {
    let (_, organisations) = stock(TABLE);
    let mut school = organisations[0].clone();
    let url = "https://portal.example/einrichtungen/1";
    assert_eq!(jsonld::of_organisation(&school, url)["@type"], "Organization");
    school.kinds = ["grundschule".parse().unwrap()].into();
    assert_eq!(jsonld::of_organisation(&school, url)["@type"], "ElementarySchool");
    assert_eq!(jsonld::of_organisation(&school, url)["url"], url);
    let id = base::PlaceId::from_uuid(school.id.uuid());
    let mut place = Place::new(id, school.origin.clone(), LocalText::german("Mühle"));
    place.accessibility = ["rollstuhl".parse().unwrap()].into();
    let value = jsonld::of_place(&place, url);
    assert_eq!(value["@type"], "Place");
    assert_eq!(value["amenityFeature"][0]["name"], "rollstuhl");
}

#[test]
fn every_field_of_our_json_has_a_german_name() {
    fn fields(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::Object(map) => map.iter().for_each(|(name, value)| {
                found.push(name.clone());
                fields(value, found);
            }),
            Value::Array(list) => list.iter().for_each(|value| fields(value, found)),
            _ => {}
        }
    }
    let (offers, organisations) = stock(include_bytes!("../../tests/fixtures/table/angebote.csv"));
    let mut found = Vec::new();
    for exported in exported(&offers, &organisations) {
        fields(&json::of_offer(&exported), &mut found);
    }
    found.retain(|name| !["de", "en", "de-x-leicht"].contains(&name.as_str()));
    assert!(found.len() > 50);
    for name in found {
        assert!(reading::FIELDS.iter().any(|(field, _)| *field == name), "{name}");
    }
}
