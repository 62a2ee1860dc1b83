//! One offer: everything that is known of it, and its twins for calendars and programs.

use askama::Template;
use axum::{
    extract::{Path, State},
    http::header,
    response::{Html, IntoResponse, Response},
};
use base::OfferId;
use exchange::export::jsonld;
use jiff::{ToSpan, civil::Date};
use landscape::{Coded, Offer, OfferFormat, Venue};
use store::pictures::Picture;

use super::label::Labels;
use crate::{
    address,
    card::{Card, View, age_words, language_name, summary, venue_words, without_date},
    directory::dialled,
    exported::{calendar_of, exported},
    frame::{Frame, Reader, Section},
    pictures::Shown,
    poster::poster_of,
    problem::Problem,
    register::Register,
    said::{Said, easy},
    seen::{self, Looked},
    state::App,
    stock,
    words::{self, dates, prices, repeats, text},
};

#[derive(Template)]
#[template(path = "offers/one.html")]
struct OfferPage {
    frame: Frame,
    card: Card,
    lead: Said,
    description: Said,
    picture: Option<Shown>,
    easy_title: Option<String>,
    easy_text: Option<String>,
    provider_url: Option<String>,
    meetings: Vec<Meetings>,
    more_meetings: Option<String>,
    facts: Vec<Fact>,
    price_lines: Vec<String>,
    funding: Vec<String>,
    register: Option<String>,
    website: Option<String>,
    phone: Option<String>,
    phone_link: String,
    email: Option<String>,
    topics: Vec<(String, String)>,
    similar: Vec<Card>,
    assured: Option<String>,
    source: String,
    licence: String,
    example: bool,
    json_ld: String,
    ics: String,
    /// Where the form is, on a page that only its writers see.
    preview: Option<String>,
    poster_url: String,
}

/// Meetings one after the other at the same place.
struct Meetings {
    rhythm: Option<String>,
    times: Vec<MeetingTime>,
    place: Option<PlaceLine>,
}

struct MeetingTime {
    start: String,
    words: String,
    note: Option<String>,
    cancelled: bool,
}

#[derive(PartialEq)]
struct PlaceLine {
    name: String,
    url: Option<String>,
    room: Option<String>,
    address: String,
    step_free: Option<String>,
}

/// A line of the list of facts; a value may hold several.
struct Fact {
    word: String,
    values: Vec<Said>,
}

/// The page of an offer, or the file that the ending names.
pub(crate) async fn page(
    State(app): State<App>,
    reader: Reader,
    Path(named): Path<String>,
    looked: Looked,
) -> Result<Response, Problem> {
    let (id, ending) = named.split_once('.').unwrap_or((&named, ""));
    let id: OfferId = id.parse().map_err(|_| Problem::NotFound)?;
    let today = app.today();
    let (offers, register) = stock::offers(&app, &[id], today).await?;
    let offer = offers.first().ok_or(Problem::NotFound)?;
    let out = exported(offer, &register, app.settings(), reader.lang);
    let file = |media: &'static str, body: String| {
        ([(header::CONTENT_TYPE, media), (header::CACHE_CONTROL, "no-cache")], body).into_response()
    };
    match ending {
        "" => {
            seen::count(&app, looked, id.uuid());
            let linked = jsonld::of_offer(&out);
            let similar = similar(&app, &reader, id, today).await?;
            let mut page =
                offer_page(&app, &reader, offer, &register, similar, script_safe(&linked));
            let picture = store::pictures::of_offer(&mut app.state.db.glance().await?, id).await?;
            page.picture = picture
                .filter(|picture| picture.released.is_some())
                .map(|picture| Shown::of(&picture, &reader));
            Ok(Html(page.render()?).into_response())
        }
        "ics" => Ok(file("text/calendar; charset=utf-8", calendar_of(&app, &out, reader.lang))),
        "json" => {
            let item = crate::api::item(&app, offer, &register, reader.lang);
            Ok(file("application/json", item.to_string()))
        }
        "jsonld" => Ok(file("application/ld+json", jsonld::of_offer(&out).to_string())),
        _ => Err(Problem::NotFound),
    }
}

/// The page of an offer that is not public yet, as the public will see it; `back` leads to its form.
pub(crate) fn previewed(
    app: &App,
    reader: &Reader,
    offer: &Offer,
    register: &Register,
    picture: Option<&Picture>,
    back: String,
) -> Result<String, Problem> {
    let mut page = offer_page(app, reader, offer, register, Vec::new(), "{}".to_owned());
    page.frame.hide();
    page.picture = picture.map(|picture| Shown::of(picture, reader));
    page.preview = Some(back);
    Ok(page.render()?)
}

/// JSON that can stand in a script element: nothing in it ends the element.
pub(crate) fn script_safe(value: &serde_json::Value) -> String {
    value.to_string().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

async fn similar(
    app: &App,
    reader: &Reader,
    id: OfferId,
    today: Date,
) -> Result<Vec<Card>, Problem> {
    let index = app.state.index.clone();
    let hits = tokio::task::spawn_blocking(move || index.similar(id, 3, today)).await??;
    let ids: Vec<OfferId> = hits.into_iter().map(|hit| hit.id).collect();
    let (offers, register) = stock::offers(app, &ids, today).await?;
    let view = View { lang: reader.lang, links: &reader.links, today };
    Ok(offers.iter().map(|offer| Card::of(offer, &register, view, None)).collect())
}

fn offer_page(
    app: &App,
    reader: &Reader,
    offer: &Offer,
    register: &Register,
    similar: Vec<Card>,
    json_ld: String,
) -> OfferPage {
    let lang = reader.lang;
    let today = app.today();
    let view = View { lang, links: &reader.links, today };
    let card = Card::of(offer, register, view, None);
    let labels = Labels { app, register, lang, today };
    let mut frame = Frame::new(app.settings(), reader, Section::Offers, &card.title.text)
        .under(&[("/angebote", &text(lang, "nav-offers"))]);
    frame.description = summary(offer, lang, 155).text;
    let twin = |ending: &str| reader.links.to(&format!("/angebote/{}.{ending}", offer.id));
    frame.twins = vec![
        ("application/json", twin("json"), "JSON".to_owned()),
        ("application/ld+json", twin("jsonld"), "JSON-LD".to_owned()),
        ("text/calendar", twin("ics"), "iCalendar".to_owned()),
    ];
    let (meetings, more_meetings) = meetings(offer, register, view);
    let source = register.source(&offer.origin.source);
    let web = |address: &Option<String>| address.clone().filter(|a| a.starts_with("http"));
    OfferPage {
        lead: Said::of(&offer.summary, lang),
        description: Said::of(&offer.description, lang),
        picture: None,
        easy_title: easy(&offer.title),
        easy_text: easy(&offer.description).or_else(|| easy(&offer.summary)),
        provider_url: register
            .organisation(offer.provider)
            .map(|provider| reader.links.organisation(provider.id)),
        meetings,
        more_meetings,
        facts: facts(offer, labels),
        price_lines: price_lines(offer, lang),
        funding: offer.price.funding.iter().map(|f| labels.value("funding", f.as_str())).collect(),
        register: web(&offer.registration),
        website: web(&offer.url).or_else(|| web(&offer.contact.url)),
        phone_link: dialled(offer.contact.phone.as_deref()),
        phone: offer.contact.phone.clone(),
        email: offer.contact.email.clone(),
        topics: offer
            .topics
            .iter()
            .map(|topic| {
                let word = labels.value("topic", topic.as_str());
                (reader.links.filtered("topic", topic.as_str()), word)
            })
            .collect(),
        similar,
        assured: offer.assured_at.map(|date| dates::full(lang, date)),
        source: source.map(|s| s.name.clone()).unwrap_or_default(),
        licence: offer
            .origin
            .licence
            .as_ref()
            .or(source.map(|s| &s.licence))
            .map(|licence| licence.0.clone())
            .unwrap_or_default(),
        example: register.is_example(&offer.origin.source),
        json_ld,
        ics: twin("ics"),
        preview: None,
        poster_url: reader.links.to(&poster_of(&address::offer(offer.id))),
        card,
        frame,
    }
}

/// How many meetings a page lists.
const MOST_MEETINGS: u16 = 24;

fn meetings(offer: &Offer, register: &Register, view: View<'_>) -> (Vec<Meetings>, Option<String>) {
    let View { lang, today, .. } = view;
    let until = today.checked_add(2.years()).unwrap_or(Date::MAX);
    let coming = offer.schedule.occurrences(today, until, MOST_MEETINGS + 1);
    let more = coming.len() > usize::from(MOST_MEETINGS);
    let mut all: Vec<Meetings> = Vec::new();
    let mut put = |place: Option<PlaceLine>, rhythm: Option<String>, time: MeetingTime| match all
        .last_mut()
        .filter(|last| last.place == place)
    {
        Some(last) => last.times.push(time),
        None => all.push(Meetings { rhythm, times: vec![time], place }),
    };
    for meeting in coming.iter().take(usize::from(MOST_MEETINGS)) {
        let place = place_line(offer, meeting.session.venue.as_ref(), register, view);
        let time = MeetingTime {
            start: meeting.start.to_string(),
            words: dates::meeting(lang, meeting, today),
            note: meeting.session.note.clone(),
            cancelled: false,
        };
        put(place, repeats::rhythm(lang, meeting.session), time);
    }
    let fallen = offer.schedule.sessions.iter().filter(|s| s.cancelled && s.start.date() >= today);
    for session in fallen {
        let time = MeetingTime {
            start: session.start.to_string(),
            words: dates::between(lang, session.start, session.end, today),
            note: session.note.clone(),
            cancelled: true,
        };
        put(place_line(offer, session.venue.as_ref(), register, view), None, time);
    }
    if all.is_empty() {
        let undated = offer.schedule.sessions.first().and_then(|s| s.venue.as_ref());
        let time = MeetingTime {
            start: String::new(),
            words: without_date(offer, lang),
            note: offer.hours.clone(),
            cancelled: false,
        };
        let place = place_line(offer, undated, register, view);
        all.push(Meetings { rhythm: None, times: vec![time], place });
    }
    (all, more.then(|| text(lang, "more-meetings").into_owned()))
}

fn place_line(
    offer: &Offer,
    venue: Option<&Venue>,
    register: &Register,
    view: View<'_>,
) -> Option<PlaceLine> {
    let lang = view.lang;
    let Some(venue) = venue else {
        return (offer.format == OfferFormat::Online).then(|| PlaceLine {
            name: text(lang, "format-online").into_owned(),
            url: None,
            room: None,
            address: String::new(),
            step_free: None,
        });
    };
    let place = venue.place.and_then(|id| register.place(id));
    let own = address_line(&venue.address);
    let address = match (own.is_empty(), place) {
        (true, Some(place)) => address_line(&place.address),
        _ => own,
    };
    Some(PlaceLine {
        name: venue_words(venue, register, lang),
        url: place.map(|place| view.links.place(place.id)),
        room: venue.room.clone(),
        address,
        step_free: venue
            .step_free
            .map(|free| text(lang, if free { "step-free" } else { "not-step-free" }).into_owned()),
    })
}

/// "Rathausstraße 1, 21423 Winsen (Luhe)".
pub(crate) fn address_line(address: &landscape::Address) -> String {
    let town = [address.postcode.as_deref(), address.city.as_deref()];
    let town = town.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let parts = [address.street.clone().unwrap_or_default(), town];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

pub(crate) fn price_lines(offer: &Offer, lang: crate::Lang) -> Vec<String> {
    let reduced = offer
        .price
        .reductions
        .iter()
        .map(|r| format!("{}: {}", r.label, prices::money(lang, r.amount)));
    reduced.chain(offer.price.note.clone()).collect()
}

fn facts(offer: &Offer, labels: Labels<'_>) -> Vec<Fact> {
    let lang = labels.lang;
    let mut facts = Vec::new();
    let mut put = |key: &str, values: Vec<Said>| {
        if !values.is_empty() {
            facts.push(Fact { word: text(lang, key).into_owned(), values });
        }
    };
    let own = |text: String| Said { text, lang: None };
    let concepts = |key: &str, notations: &std::collections::BTreeSet<landscape::Notation>| {
        notations.iter().map(|n| own(labels.value(key, n.as_str()))).collect::<Vec<_>>()
    };
    put("fact-audience", concepts("audience", &offer.audiences));
    put("fact-age", age_words(offer.ages, lang).into_iter().map(own).collect());
    put(
        "fact-phase",
        offer.life_phases.iter().map(|p| own(labels.value("phase", p.code()))).collect(),
    );
    let needed = Said::of(&offer.prerequisite, lang);
    put("fact-prerequisite", if needed.is_empty() { Vec::new() } else { vec![needed] });
    put("fact-format", vec![own(labels.value("format", offer.format.code()))]);
    put(
        "fact-language",
        offer
            .languages
            .iter()
            .map(|l| {
                let name = language_name(l.lang.as_str(), lang);
                own(match l.level {
                    Some(level) => format!("{name} ({})", level.code().to_uppercase()),
                    None => name,
                })
            })
            .collect(),
    );
    put("fact-accessibility", concepts("accessibility", &offer.accessibility));
    if let Some(there) = offer.childcare {
        let key = if there { "childcare-yes" } else { "childcare-no" };
        put("fact-childcare", vec![own(text(lang, key).into_owned())]);
    }
    let said = |text: &Option<String>| text.iter().map(|t| Said::german(t, lang)).collect();
    put("fact-certificate", said(&offer.certificate));
    put("fact-hours", said(&offer.hours));
    if let Some(group) = &offer.group {
        group_facts(group, labels, &mut put);
    }
    put("fact-keywords", offer.keywords.iter().map(|k| Said::german(k, lang)).collect());
    facts
}

fn group_facts(
    group: &landscape::GroupTerms,
    labels: Labels<'_>,
    put: &mut dyn FnMut(&str, Vec<Said>),
) {
    let lang = labels.lang;
    let own = |text: String| vec![Said { text, lang: None }];
    let german = |text: &str| Said::german(text, lang);
    if let Some((from, to)) = group.grades {
        put("fact-grades", own(if from == to { from.to_string() } else { format!("{from}–{to}") }));
    }
    put("fact-subjects", group.subjects.iter().map(|s| german(s)).collect());
    let size = match group.size {
        (Some(least), Some(most)) => Some(format!("{least}–{most}")),
        (Some(least), None) => Some(format!("≥ {least}")),
        (None, Some(most)) => Some(format!("≤ {most}")),
        (None, None) => None,
    };
    put("fact-group-size", size.map(own).unwrap_or_default());
    if let Some(minutes) = group.minutes {
        put("fact-duration", own(words::counted(lang, "minutes", u64::from(minutes))));
    }
    if let Some(price) = group.price {
        put("fact-group-price", own(prices::money(lang, price)));
    }
    if let Some(days) = group.lead_days {
        put("fact-lead", own(words::counted(lang, "days", u64::from(days))));
    }
    put("fact-season", group.season.iter().map(|s| german(s)).collect());
    let yes_no = |it: bool| own(text(lang, if it { "yes" } else { "no" }).into_owned());
    put("fact-bus", group.by_bus.map(yes_no).unwrap_or_default());
    put("fact-quiet-room", group.quiet_room.map(yes_no).unwrap_or_default());
    let aids = group.aids.iter().flat_map(|aid| own(labels.value("accessibility", aid.as_str())));
    put("fact-aids", aids.collect());
    put("fact-loans", group.loans.iter().map(|l| german(l)).collect());
}
