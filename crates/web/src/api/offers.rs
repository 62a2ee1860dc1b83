//! Offers as JSON.

use axum::{
    Json,
    extract::{Path, State},
};
use base::OfferId;
use landscape::{Coded, GroupTerms, Offer, PriceAmount, Venue};
use serde_json::{Map, Value, json};

use crate::{
    Lang,
    finding::{Asked, ask},
    frame::Reader,
    guard::Counted,
    problem::Problem,
    register::Register,
    state::App,
    stock,
};

/// Offers in an answer where the caller names no number.
const USUAL: usize = 20;

pub(crate) async fn list(
    State(app): State<App>,
    reader: Reader,
    _: Counted,
) -> Result<Json<Value>, Problem> {
    let asked = Asked::read(&reader.query);
    if let Some((key, value)) = asked.strange.first() {
        return Err(Problem::BadRequest(format!("`{value}` is no value of the parameter `{key}`")));
    }
    let today = app.today();
    let answer = ask(&app, asked.request(today, USUAL)).await?;
    let ids: Vec<_> = answer.hits.iter().map(|hit| hit.id).collect();
    let (offers, register) = stock::offers(&app, &ids, today).await?;
    let items: Vec<Value> = offers
        .iter()
        .map(|offer| {
            let mut item = item(&app, offer, &register, reader.lang);
            let hit = answer.hits.iter().find(|hit| hit.id == offer.id);
            if let (Some(hit), Value::Object(item)) = (hit, &mut item) {
                let distance = hit.distance_m.map(f64::round);
                item.insert("distance_m".to_owned(), json!(distance));
                item.insert("next".to_owned(), json!(hit.next.map(|next| next.to_string())));
            }
            item
        })
        .collect();
    let facets: Map<String, Value> = answer
        .facets
        .iter()
        .map(|(key, values)| {
            let values =
                values.iter().map(|(value, count)| json!({ "value": value, "count": count }));
            ((*key).to_owned(), values.collect())
        })
        .collect();
    let relaxed = answer.relaxed.iter();
    let understood = answer.understood.iter();
    Ok(Json(json!({
        "total": answer.total,
        "items": items,
        "facets": facets,
        "relaxed": relaxed
            .map(|it| json!({ "word": it.word, "into": it.into, "how": it.how.code() }))
            .collect::<Vec<_>>(),
        "understood": understood
            .map(|it| json!({ "key": it.key, "value": it.value, "words": it.words }))
            .collect::<Vec<_>>(),
    })))
}

pub(crate) async fn one(
    State(app): State<App>,
    reader: Reader,
    Path(id): Path<String>,
) -> Result<Json<Value>, Problem> {
    let id: OfferId = id.parse().map_err(|_| Problem::NotFound)?;
    let (offers, register) = stock::offers(&app, &[id], app.today()).await?;
    let offer = offers.first().ok_or(Problem::NotFound)?;
    Ok(Json(item(&app, offer, &register, reader.lang)))
}

/// A text in all its languages.
pub(crate) fn texts(text: &base::LocalText) -> Value {
    let map: Map<String, Value> =
        text.iter().map(|(lang, text)| (lang.to_string(), json!(text))).collect();
    Value::Object(map)
}

/// An address.
pub(crate) fn address(address: &landscape::Address) -> Value {
    json!({
        "street": address.street,
        "postcode": address.postcode,
        "city": address.city,
        "area": address.area.as_ref().map(|ags| ags.as_str()),
        "lat": address.point.map(|p| p.lat()),
        "lon": address.point.map(|p| p.lon()),
        "precision": address.precision.code(),
    })
}

fn venue(venue: &Venue) -> Value {
    json!({
        "place": venue.place.map(|id| id.to_string()),
        "name": venue.name,
        "room": venue.room,
        "address": address(&venue.address),
        "step_free": venue.step_free,
    })
}

fn price(offer: &Offer) -> Value {
    let cents = |amount: base::Money| amount.cents();
    let (state, from, to) = match offer.price.amount {
        PriceAmount::Unknown => ("unknown", None, None),
        PriceAmount::Free => ("free", Some(0), Some(0)),
        PriceAmount::Fixed(amount) => ("fixed", Some(cents(amount)), Some(cents(amount))),
        PriceAmount::Range(from, to) => ("range", Some(cents(from)), Some(cents(to))),
        PriceAmount::OnRequest => ("on-request", None, None),
    };
    json!({
        "state": state,
        "from_cents": from,
        "to_cents": to,
        "reductions": offer.price.reductions.iter()
            .map(|r| json!({ "label": r.label, "cents": cents(r.amount) })).collect::<Vec<_>>(),
        "funding": offer.price.funding.iter().map(|f| f.as_str()).collect::<Vec<_>>(),
        "note": offer.price.note,
    })
}

fn group(group: &GroupTerms) -> Value {
    json!({
        "grades": group.grades.map(|(from, to)| [from, to]),
        "subjects": group.subjects,
        "size": { "from": group.size.0, "to": group.size.1 },
        "minutes": group.minutes,
        "price_cents": group.price.map(|p| p.cents()),
        "lead_days": group.lead_days,
        "season": group.season,
        "by_bus": group.by_bus,
        "aids": group.aids.iter().map(|a| a.as_str()).collect::<Vec<_>>(),
        "quiet_room": group.quiet_room,
        "loans": group.loans,
    })
}

/// Everything public of an offer.
pub(crate) fn item(app: &App, offer: &Offer, register: &Register, lang: Lang) -> Value {
    let provider = register.organisation(offer.provider);
    let source = register.source(&offer.origin.source);
    let licence = offer.origin.licence.as_ref().or(source.map(|s| &s.licence));
    let sessions = offer.schedule.sessions.iter().map(|session| {
        json!({
            "start": session.start.to_string(),
            "end": session.end.map(|end| end.to_string()),
            "rrule": session.recurrence.as_ref().and_then(|r| r.rule()),
            "except": session.recurrence.as_ref()
                .map(|r| r.except.iter().map(|d| d.to_string()).collect::<Vec<_>>()),
            "also": session.recurrence.as_ref()
                .map(|r| r.also.iter().map(|m| m.to_string()).collect::<Vec<_>>()),
            "venue": session.venue.as_ref().map(venue),
            "cancelled": session.cancelled,
            "note": session.note,
        })
    });
    let mut all = json!({
        "id": offer.id.to_string(),
        "source": offer.origin.source.as_str(),
        "key": offer.origin.key.as_str(),
        "kind": offer.kind.code(),
        "title": offer.title.best(&lang.tag()),
        "titles": texts(&offer.title),
        "summary": texts(&offer.summary),
        "description": texts(&offer.description),
        "url": app.settings().absolute(lang, &crate::address::offer(offer.id)),
        "provider": {
            "id": offer.provider.to_string(),
            "name": provider.map(|p| p.name.de()),
        },
        "topics": offer.topics.iter().map(|t| t.as_str()).collect::<Vec<_>>(),
        "keywords": offer.keywords,
        "audiences": offer.audiences.iter().map(|a| a.as_str()).collect::<Vec<_>>(),
        "life_phases": offer.life_phases.iter().map(|p| p.code()).collect::<Vec<_>>(),
        "age": { "from": offer.ages.from, "to": offer.ages.to },
        "prerequisite": texts(&offer.prerequisite),
        "format": offer.format.code(),
    });
    let further = json!({
        "price": price(offer),
        "languages": offer.languages.iter()
            .map(|l| json!({ "language": l.lang.as_str(), "level": l.level.map(|v| v.code()) }))
            .collect::<Vec<_>>(),
        "accessibility": offer.accessibility.iter().map(|a| a.as_str()).collect::<Vec<_>>(),
        "childcare": offer.childcare,
        "capacity": offer.capacity.code(),
        "certificate": offer.certificate,
        "entry": offer.schedule.entry.code(),
        "sessions": sessions.collect::<Vec<_>>(),
        "hours": offer.hours,
        "registration": offer.registration,
        "website": offer.url,
        "contact": { "phone": offer.contact.phone, "email": offer.contact.email, "url": offer.contact.url },
        "group": offer.group.as_ref().map(group),
        "valid_from": offer.validity.from.map(|d| d.to_string()),
        "valid_until": offer.validity.until.map(|d| d.to_string()),
        "assured_at": offer.assured_at.map(|d| d.to_string()),
        "licence": licence.map(|l| l.0.as_str()),
        "attribution": source.and_then(|s| s.attribution.as_deref()),
        "example": register.is_example(&offer.origin.source),
    });
    if let (Value::Object(all), Value::Object(further)) = (&mut all, further) {
        all.extend(further);
    }
    all
}
