//! Records as schema.org types in JSON-LD, for pages and for the stock.
//!
//! A course is a `Course` with a `CourseInstance`, an event an `EducationEvent`, counselling, visits and
//! care are a `Service`, material is a `LearningResource`, apprenticeships and internships are an
//! `EducationalOccupationalProgram`: they are offers to learn and not job postings.

use landscape::{
    Address, Contact, Moment, OfferFormat, OfferKind, Organisation, Place, PriceAmount, Session,
};
use serde_json::{Value, json};

use super::{Exported, json::pruned};
use crate::{dates, html};

const CONTEXT: &str = "https://schema.org";

/// Most single dates that are listed; the page has the rest.
const DATES: usize = 60;

/// An offer as schema.org.
pub fn of_offer(exported: &Exported<'_>) -> Value {
    let offer = exported.offer;
    let mut it = common(exported);
    let more = match offer.kind {
        OfferKind::Course => course(exported),
        OfferKind::Event => event(exported),
        OfferKind::Service | OfferKind::Visit | OfferKind::Care => service(exported),
        OfferKind::Material => json!({
            "@type": "LearningResource",
            "inLanguage": languages(exported),
            "isAccessibleForFree": free(offer.price.amount),
            "typicalAgeRange": ages(exported),
            "provider": provider(exported),
        }),
        OfferKind::Apprenticeship | OfferKind::Internship => program(exported),
    };
    if let (Some(it), Value::Object(more)) = (it.as_object_mut(), more) {
        it.extend(more);
    }
    pruned(it)
}

/// An organisation as schema.org; `url` is the address of its page here.
pub fn of_organisation(organisation: &Organisation, url: &str) -> Value {
    let kind = |notation: &str| organisation.kinds.iter().any(|k| k.as_str() == notation);
    let school = organisation.school.is_some()
        || organisation
            .kinds
            .iter()
            .any(|k| k.as_str().ends_with("schule") || k.as_str() == "gymnasium");
    let named = if kind("grundschule") {
        "ElementarySchool"
    } else if kind("kita") || organisation.kita.is_some() {
        "Preschool"
    } else if kind("hochschule") {
        "CollegeOrUniversity"
    } else if kind("bibliothek") {
        "Library"
    } else if kind("museum") {
        "Museum"
    } else if kind("volkshochschule")
        || kind("bildungstraeger")
        || kind("musikschule")
        || kind("kunstschule")
    {
        "EducationalOrganization"
    } else if school {
        "School"
    } else {
        "Organization"
    };
    let mut it = json!({
        "@context": CONTEXT,
        "@type": named,
        "@id": url,
        "name": organisation.name.de(),
        "description": html::plain(organisation.description.de()),
        "address": postal(&organisation.address),
    });
    if named == "Library" || named == "Museum" || named == "Preschool" || named.ends_with("School")
    {
        merge(&mut it, json!({"geo": geo(&organisation.address)}));
    }
    merge(&mut it, reachable(&organisation.contact, url));
    pruned(it)
}

/// A place as schema.org; `url` is the address of its page here.
pub fn of_place(place: &Place, url: &str) -> Value {
    let features: Vec<Value> = place
        .accessibility
        .iter()
        .map(|feature| {
            json!({"@type": "LocationFeatureSpecification", "name": feature.as_str(), "value": true})
        })
        .collect();
    pruned(json!({
        "@context": CONTEXT,
        "@type": "Place",
        "@id": url,
        "name": place.name.de(),
        "description": html::plain(place.description.de()),
        "address": postal(&place.address),
        "geo": geo(&place.address),
        "telephone": place.contact.phone,
        "url": place.contact.url.as_deref().unwrap_or(url),
        "amenityFeature": features,
    }))
}

fn merge(it: &mut Value, more: Value) {
    if let (Some(it), Value::Object(more)) = (it.as_object_mut(), more) {
        it.extend(more);
    }
}

fn reachable(contact: &Contact, url: &str) -> Value {
    json!({
        "telephone": contact.phone,
        "email": contact.email,
        "url": contact.url.as_deref().unwrap_or(url),
    })
}

fn common(exported: &Exported<'_>) -> Value {
    let offer = exported.offer;
    let audience: Vec<Value> = offer
        .audiences
        .iter()
        .map(|a| json!({"@type": "Audience", "audienceType": a.as_str()}))
        .collect();
    let text = html::plain(offer.description.de());
    let text = if text.is_empty() { offer.summary.de().to_owned() } else { text };
    json!({
        "@context": CONTEXT,
        "@id": exported.url,
        "url": exported.url,
        "identifier": offer.origin.key.as_str(),
        "name": offer.title.de(),
        "description": text,
        "audience": audience,
        "offers": offers(exported),
        "sameAs": offer.url,
    })
}

/// What a `CreativeWork` or an `Event` may say beyond that.
fn described(exported: &Exported<'_>) -> Value {
    let offer = exported.offer;
    let about: Vec<Value> = offer
        .topics
        .iter()
        .map(|topic| {
            json!({
                "@type": "DefinedTerm",
                "termCode": topic.as_str(),
                "name": topic.as_str(),
                "inDefinedTermSet": "urn:verzahnt:vocabulary:topics",
            })
        })
        .collect();
    json!({
        "about": about,
        "keywords": offer.keywords,
        "inLanguage": languages(exported),
        "isAccessibleForFree": free(offer.price.amount),
        "typicalAgeRange": ages(exported),
    })
}

fn course(exported: &Exported<'_>) -> Value {
    let offer = exported.offer;
    let mut it = json!({
        "@type": "Course",
        "provider": provider(exported),
        "coursePrerequisites": offer.prerequisite.de(),
        "educationalCredentialAwarded": offer.certificate,
    });
    merge(&mut it, described(exported));
    if !offer.schedule.sessions.is_empty() {
        let mut instance = json!({"@type": "CourseInstance", "courseMode": mode(offer.format)});
        merge(&mut instance, when(exported));
        let recurring = offer.schedule.sessions.iter().filter_map(schedule).collect::<Vec<_>>();
        merge(&mut instance, json!({"courseSchedule": recurring}));
        merge(&mut it, json!({"hasCourseInstance": [pruned(instance)]}));
    }
    it
}

fn event(exported: &Exported<'_>) -> Value {
    let mut it = json!({"@type": "EducationEvent", "organizer": provider(exported)});
    merge(&mut it, described(exported));
    merge(&mut it, when(exported));
    let recurring =
        exported.offer.schedule.sessions.iter().filter_map(schedule).collect::<Vec<_>>();
    merge(&mut it, json!({"eventSchedule": recurring}));
    it
}

fn service(exported: &Exported<'_>) -> Value {
    let offer = exported.offer;
    let kind = match offer.kind {
        OfferKind::Visit => "Ort zum Besuchen",
        OfferKind::Care => "Betreuung",
        _ => "Beratung",
    };
    let place = offer.schedule.sessions.first().map(|s| location(exported, s));
    let hours = offer
        .hours
        .as_ref()
        .map(|hours| json!({"@type": "OpeningHoursSpecification", "description": hours}));
    json!({
        "@type": "Service",
        "serviceType": kind,
        "provider": provider(exported),
        "hoursAvailable": hours,
        "availableChannel": pruned(json!({
            "@type": "ServiceChannel",
            "serviceUrl": offer.registration,
            "serviceLocation": place,
            "availableLanguage": languages(exported),
        })),
    })
}

fn program(exported: &Exported<'_>) -> Value {
    let offer = exported.offer;
    let starts = offer.schedule.sessions.iter().map(|s| s.start).min();
    let ends = offer.schedule.sessions.iter().filter_map(|s| s.end).max();
    json!({
        "@type": "EducationalOccupationalProgram",
        "programType": if offer.kind == OfferKind::Internship { "Internship" } else { "Apprenticeship" },
        "provider": provider(exported),
        "programPrerequisites": offer.prerequisite.de(),
        "occupationalCredentialAwarded": offer.certificate,
        "educationalProgramMode": mode(offer.format),
        "startDate": starts.map(instant),
        "endDate": ends.map(last),
    })
}

fn provider(exported: &Exported<'_>) -> Value {
    match exported.provider {
        Some(provider) => pruned(json!({
            "@type": "Organization",
            "name": provider.name.de(),
            "identifier": provider.origin.key.as_str(),
            "url": provider.contact.url,
        })),
        None => Value::Null,
    }
}

fn languages<'e>(exported: &Exported<'e>) -> Vec<&'e str> {
    exported.offer.languages.iter().map(|l| l.lang.as_str()).collect()
}

fn free(amount: PriceAmount) -> Option<bool> {
    match amount {
        PriceAmount::Free => Some(true),
        PriceAmount::Fixed(_) | PriceAmount::Range(..) => Some(false),
        PriceAmount::Unknown | PriceAmount::OnRequest => None,
    }
}

fn ages(exported: &Exported<'_>) -> Option<String> {
    match (exported.offer.ages.from, exported.offer.ages.to) {
        (Some(from), Some(to)) => Some(format!("{from}-{to}")),
        (Some(from), None) => Some(format!("{from}-")),
        (None, Some(to)) => Some(format!("-{to}")),
        (None, None) => None,
    }
}

fn mode(format: OfferFormat) -> &'static str {
    match format {
        OfferFormat::OnSite => "onsite",
        OfferFormat::Online => "online",
        OfferFormat::Hybrid => "blended",
    }
}

/// An amount with a decimal point.
fn amount(money: base::Money) -> String {
    format!("{}.{:02}", money.cents() / 100, (money.cents() % 100).abs())
}

fn offers(exported: &Exported<'_>) -> Vec<Value> {
    let offer = exported.offer;
    let availability = match offer.capacity {
        landscape::Capacity::Full => Some("https://schema.org/SoldOut"),
        landscape::Capacity::WaitingList => Some("https://schema.org/BackOrder"),
        landscape::Capacity::Few => Some("https://schema.org/LimitedAvailability"),
        landscape::Capacity::Free => Some("https://schema.org/InStock"),
        landscape::Capacity::Unknown => None,
    };
    let url = offer.registration.as_deref().or(offer.url.as_deref()).unwrap_or(&exported.url);
    let one = |price: String, name: Option<&str>| {
        pruned(json!({
            "@type": "Offer",
            "price": price,
            "priceCurrency": "EUR",
            "name": name,
            "url": url,
            "availability": availability,
            "category": if offer.price.amount == PriceAmount::Free { "Free" } else { "Paid" },
        }))
    };
    let mut all: Vec<Value> = match offer.price.amount {
        PriceAmount::Free => vec![one("0".to_owned(), None)],
        PriceAmount::Fixed(price) => vec![one(amount(price), None)],
        PriceAmount::Range(least, most) => vec![json!({
            "@type": "AggregateOffer",
            "lowPrice": amount(least),
            "highPrice": amount(most),
            "priceCurrency": "EUR",
            "url": url,
        })],
        PriceAmount::Unknown | PriceAmount::OnRequest => Vec::new(),
    };
    all.extend(offer.price.reductions.iter().map(|r| one(amount(r.amount), Some(&r.label))));
    all
}

/// Dates, places and state of an event: of one session directly, of several as its parts.
fn when(exported: &Exported<'_>) -> Value {
    let offer = exported.offer;
    let sessions = &offer.schedule.sessions;
    let Some(first) = sessions.iter().min_by_key(|s| s.start) else { return json!({}) };
    let end = offer
        .schedule
        .last_day()
        .filter(|_| sessions.len() > 1)
        .map(|day| json!(day.to_string()))
        .or_else(|| first.end.filter(|_| first.recurrence.is_none()).map(last));
    let cancelled = sessions.iter().all(|s| s.cancelled);
    let attendance = match offer.format {
        OfferFormat::OnSite => "https://schema.org/OfflineEventAttendanceMode",
        OfferFormat::Online => "https://schema.org/OnlineEventAttendanceMode",
        OfferFormat::Hybrid => "https://schema.org/MixedEventAttendanceMode",
    };
    let status = |cancelled: bool| {
        if cancelled {
            "https://schema.org/EventCancelled"
        } else {
            "https://schema.org/EventScheduled"
        }
    };
    let parts: Vec<Value> = if sessions.len() < 2 {
        Vec::new()
    } else {
        sessions
            .iter()
            .take(DATES)
            .map(|session| {
                pruned(json!({
                    "@type": "Event",
                    "name": offer.title.de(),
                    "startDate": instant(session.start),
                    "endDate": session.end.map(last),
                    "location": location(exported, session),
                    "eventStatus": status(session.cancelled),
                }))
            })
            .collect()
    };
    json!({
        "startDate": instant(first.start),
        "endDate": end,
        "location": location(exported, first),
        "eventAttendanceMode": attendance,
        "eventStatus": status(cancelled),
        "subEvent": parts,
    })
}

/// A recurrence as a schema.org `Schedule`, as far as that can say it.
fn schedule(session: &Session) -> Option<Value> {
    let recurrence = session.recurrence.as_ref()?;
    let rule = recurrence.rule()?;
    let part = |name: &str| {
        rule.split(';').find_map(|p| p.strip_prefix(name)?.strip_prefix('=')).map(str::to_owned)
    };
    let every: u32 = part("INTERVAL").and_then(|n| n.parse().ok()).unwrap_or(1);
    let unit = match part("FREQ")?.as_str() {
        "DAILY" => "D",
        "WEEKLY" => "W",
        "MONTHLY" => "M",
        "YEARLY" => "Y",
        _ => return None,
    };
    let day = |code: &str| match code {
        "MO" => Some("https://schema.org/Monday"),
        "TU" => Some("https://schema.org/Tuesday"),
        "WE" => Some("https://schema.org/Wednesday"),
        "TH" => Some("https://schema.org/Thursday"),
        "FR" => Some("https://schema.org/Friday"),
        "SA" => Some("https://schema.org/Saturday"),
        "SU" => Some("https://schema.org/Sunday"),
        _ => None,
    };
    let days: Vec<&str> =
        part("BYDAY").map(|d| d.split(',').filter_map(day).collect()).unwrap_or_default();
    let until = part("UNTIL").and_then(|until| dates::date(until.get(..8)?));
    let clock = |m: Moment| m.time().map(|t| t.strftime("%H:%M:%S").to_string());
    Some(pruned(json!({
        "@type": "Schedule",
        "startDate": session.start.date().to_string(),
        "endDate": until.map(|d| d.to_string()),
        "startTime": clock(session.start),
        "endTime": session.end.and_then(clock),
        "repeatFrequency": format!("P{every}{unit}"),
        "repeatCount": part("COUNT").and_then(|n| n.parse::<u32>().ok()),
        "byDay": days,
        "exceptDate": recurrence.except.iter().map(|d| d.to_string()).collect::<Vec<_>>(),
        "scheduleTimezone": "Europe/Berlin",
    })))
}

fn location(exported: &Exported<'_>, session: &Session) -> Value {
    let virtual_place = || {
        let url = exported.offer.url.as_deref().unwrap_or(&exported.url);
        json!({"@type": "VirtualLocation", "url": url})
    };
    let real = session.venue.as_ref().map(|venue| {
        let (name, address) = exported.located(venue);
        let step_free = venue.step_free.map(|free| {
            json!([{"@type": "LocationFeatureSpecification", "name": "rollstuhl", "value": free}])
        });
        let name = name.or(address.city.as_deref());
        pruned(json!({
            "@type": "Place",
            "name": name,
            "address": postal(address),
            "geo": geo(address),
            "amenityFeature": step_free,
        }))
    });
    match (exported.offer.format, real) {
        (OfferFormat::Online, _) => virtual_place(),
        (OfferFormat::Hybrid, Some(real)) => json!([real, virtual_place()]),
        (_, real) => real.unwrap_or(Value::Null),
    }
}

fn postal(address: &Address) -> Value {
    let it = pruned(json!({
        "streetAddress": address.street,
        "postalCode": address.postcode,
        "addressLocality": address.city,
    }));
    match it {
        Value::Object(mut object) if !object.is_empty() => {
            object.insert("@type".to_owned(), json!("PostalAddress"));
            object.insert("addressCountry".to_owned(), json!("DE"));
            Value::Object(object)
        }
        _ => Value::Null,
    }
}

/// The position, where it is known exactly: a municipality's centre is not where something stands.
fn geo(address: &Address) -> Value {
    match (address.point, address.precision) {
        (Some(point), landscape::PointPrecision::Exact) => {
            json!({"@type": "GeoCoordinates", "latitude": point.lat(), "longitude": point.lon()})
        }
        _ => Value::Null,
    }
}

/// A day, or a time with its offset.
fn instant(moment: Moment) -> Value {
    match moment {
        Moment::Day(day) => json!(day.to_string()),
        Moment::At(at) => match at.to_zoned(dates::berlin().clone()) {
            Ok(zoned) => json!(zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()),
            Err(_) => json!(moment.to_string()),
        },
    }
}

/// An end: exclusive days become the last one.
fn last(end: Moment) -> Value {
    match end {
        Moment::Day(_) => instant(end.plus_days(-1).unwrap_or(end)),
        Moment::At(_) => instant(end),
    }
}
