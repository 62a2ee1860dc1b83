//! An offer as plain JSON: the fields of the landscape by their names, empty ones left out.

use base::LocalText;
use landscape::{Address, Coded, Contact, PriceAmount, Session};
use serde_json::{Map, Value, json};

use super::Exported;

/// All that is public of an offer.
pub fn of_offer(exported: &Exported<'_>) -> Value {
    let offer = exported.offer;
    let codes = |values: &mut dyn Iterator<Item = &'static str>| json!(values.collect::<Vec<_>>());
    let notations = |set: &mut dyn Iterator<Item = String>| json!(set.collect::<Vec<_>>());
    let cents = |amount: base::Money| json!(amount.cents());
    let (price, price_to) = match offer.price.amount {
        PriceAmount::Fixed(amount) => (cents(amount), Value::Null),
        PriceAmount::Range(least, most) => (cents(least), cents(most)),
        PriceAmount::Free => (json!(0), Value::Null),
        PriceAmount::Unknown | PriceAmount::OnRequest => (Value::Null, Value::Null),
    };
    let reductions: Vec<Value> = offer
        .price
        .reductions
        .iter()
        .map(|r| json!({"label": r.label, "cents": r.amount.cents()}))
        .collect();
    let languages: Vec<Value> = offer
        .languages
        .iter()
        .map(|l| pruned(json!({"lang": l.lang.as_str(), "level": l.level.map(Coded::code)})))
        .collect();
    let sessions: Vec<Value> =
        offer.schedule.sessions.iter().map(|s| session(exported, s)).collect();
    let group = offer.group.as_ref().map(|g| {
        pruned(json!({
            "grades": g.grades.map(|(from, to)| json!({"from": from, "to": to})),
            "subjects": g.subjects,
            "size": pruned(json!({"from": g.size.0, "to": g.size.1})),
            "minutes": g.minutes,
            "price_cents": g.price.map(|p| p.cents()),
            "lead_days": g.lead_days,
            "season": g.season,
            "by_bus": g.by_bus,
            "aids": g.aids.iter().map(|a| a.as_str()).collect::<Vec<_>>(),
            "quiet_room": g.quiet_room,
            "loans": g.loans,
        }))
    });
    pruned(json!({
        "id": offer.id.to_string(),
        "source": offer.origin.source.as_str(),
        "key": offer.origin.key.as_str(),
        "licence": offer.origin.licence.as_ref().map(|l| l.0.as_str()),
        "page": exported.url,
        "kind": offer.kind.code(),
        "title": offer.title.de(),
        "titles": texts(&offer.title),
        "summary": texts(&offer.summary),
        "description": texts(&offer.description),
        "provider": pruned(json!({
            "id": offer.provider.to_string(),
            "name": exported.provider_name(),
        })),
        "topics": notations(&mut offer.topics.iter().map(|n| n.to_string())),
        "keywords": offer.keywords,
        "audiences": notations(&mut offer.audiences.iter().map(|n| n.to_string())),
        "life_phases": codes(&mut offer.life_phases.iter().map(|p| p.code())),
        "ages": pruned(json!({"from": offer.ages.from, "to": offer.ages.to})),
        "prerequisite": texts(&offer.prerequisite),
        "format": offer.format.code(),
        "price": pruned(json!({
            "state": match offer.price.amount {
                PriceAmount::Unknown => "unknown",
                PriceAmount::Free => "free",
                PriceAmount::Fixed(_) => "fixed",
                PriceAmount::Range(..) => "range",
                PriceAmount::OnRequest => "on-request",
            },
            "cents": price,
            "cents_to": price_to,
            "reductions": reductions,
            "funding": notations(&mut offer.price.funding.iter().map(|n| n.to_string())),
            "note": offer.price.note,
        })),
        "languages": languages,
        "accessibility": notations(&mut offer.accessibility.iter().map(|n| n.to_string())),
        "childcare": offer.childcare,
        "capacity": offer.capacity.code(),
        "certificate": offer.certificate,
        "entry": offer.schedule.entry.code(),
        "sessions": sessions,
        "group": group,
        "registration": offer.registration,
        "url": offer.url,
        "contact": contact(&offer.contact),
        "hours": offer.hours,
        "valid_from": offer.validity.from.map(|d| d.to_string()),
        "valid_until": offer.validity.until.map(|d| d.to_string()),
        "assured_at": offer.assured_at.map(|d| d.to_string()),
    }))
}

fn session(exported: &Exported<'_>, session: &Session) -> Value {
    let venue = session.venue.as_ref().map(|venue| {
        let (name, at) = exported.located(venue);
        let mut value = address(at);
        if let Some(object) = value.as_object_mut() {
            object.insert("name".to_owned(), json!(name));
            object.insert("room".to_owned(), json!(venue.room));
            object.insert("place".to_owned(), json!(venue.place.map(|p| p.to_string())));
            object.insert("step_free".to_owned(), json!(venue.step_free));
        }
        pruned(value)
    });
    let recurrence = session.recurrence.as_ref();
    pruned(json!({
        "start": session.start.to_string(),
        "end": session.end.map(|e| e.to_string()),
        "rule": recurrence.and_then(|r| r.rule()),
        "except": recurrence.map(|r| r.except.iter().map(|d| d.to_string()).collect::<Vec<_>>()),
        "also": recurrence.map(|r| r.also.iter().map(|m| m.to_string()).collect::<Vec<_>>()),
        "cancelled": session.cancelled.then_some(true),
        "note": session.note,
        "venue": venue,
    }))
}

fn address(address: &Address) -> Value {
    json!({
        "street": address.street,
        "postcode": address.postcode,
        "city": address.city,
        "area": address.area.as_ref().map(|a| a.as_str()),
        "lat": address.point.map(|p| p.lat()),
        "lon": address.point.map(|p| p.lon()),
        "precision": address.point.map(|_| address.precision.code()),
    })
}

fn contact(contact: &Contact) -> Value {
    pruned(json!({"phone": contact.phone, "email": contact.email, "url": contact.url}))
}

fn texts(text: &LocalText) -> Value {
    Value::Object(
        text.iter().map(|(lang, text)| (lang.to_string(), json!(text))).collect::<Map<_, _>>(),
    )
}

/// Without what is empty or not known.
pub(super) fn pruned(mut value: Value) -> Value {
    if let Some(object) = value.as_object_mut() {
        object.retain(|_, v| match v {
            Value::Null => false,
            Value::String(text) => !text.is_empty(),
            Value::Array(list) => !list.is_empty(),
            Value::Object(object) => !object.is_empty(),
            _ => true,
        });
    }
    value
}
