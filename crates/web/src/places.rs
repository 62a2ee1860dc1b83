//! Places of learning: all of them by name and kind, and one with what takes place around it.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Html,
    routing::get,
};
use base::PlaceId;

use crate::{
    card::{Card, View},
    finding::{Asked, ask},
    frame::{Frame, Reader, Section},
    guard::Counted,
    offers::{address_line, script_safe},
    organisations::{
        About, DirectoryPage, Entry, Narrowed, by_letter, dialled, kind_words, kinds_to_choose,
        municipality,
    },
    problem::Problem,
    route::{Kind, Route, public},
    said::{Said, easy, plain},
    state::App,
    stock,
    words::{counted, dates, text},
};

pub(crate) const ROUTES: &[Route] = &[
    public("/orte", Kind::Page, "all places of learning", &["name", "kind"], || get(list)),
    public("/orte/{id}", Kind::Page, "one place of learning", &[], || get(one)),
];

#[derive(Template)]
#[template(path = "places/one.html")]
struct PlacePage {
    frame: Frame,
    about: About,
    run_by: Option<(String, String)>,
    cards: Vec<Card>,
    near_url: Option<String>,
}

async fn list(State(app): State<App>, reader: Reader) -> Result<Html<String>, Problem> {
    let all = stock::places(&app, app.today()).await?;
    let narrowed = Narrowed::read(&reader.query);
    let scheme = "place-types";
    let entries: Vec<Entry> = all
        .iter()
        .filter(|place| narrowed.means(place.name.de(), &place.kinds))
        .map(|place| Entry {
            url: reader.links.place(place.id),
            name: Said::of(&place.name, reader.lang),
            kinds: kind_words(&app, &reader, scheme, &place.kinds).join(", "),
            town: place.address.city.clone().unwrap_or_default(),
        })
        .collect();
    let title = text(reader.lang, "nav-places");
    let mut frame = Frame::new(app.settings(), &reader, Section::Places, &title).under(&[]);
    frame.indexed = reader.query.is_empty();
    let n = u64::try_from(entries.len()).unwrap_or_default();
    let page = DirectoryPage {
        lead: frame.ta("places-lead", "region", &app.settings().region),
        path: "/orte",
        kinds: kinds_to_choose(&app, &reader, scheme, all.iter().map(|p| &p.kinds), &narrowed.kind),
        found: counted(reader.lang, "entries-found", n),
        name: narrowed.name,
        groups: by_letter(entries),
        frame,
    };
    Ok(Html(page.render()?))
}

async fn one(
    State(app): State<App>,
    reader: Reader,
    Path(id): Path<String>,
    _: Counted,
) -> Result<Html<String>, Problem> {
    let id: PlaceId = id.parse().map_err(|_| Problem::NotFound)?;
    let today = app.today();
    let lang = reader.lang;
    let mut tx = app.state.db.read().await?;
    let place = store::places::public_by_id(&mut tx, id, today).await?.ok_or(Problem::NotFound)?;
    let sources = stock::sources(&app, &mut tx).await?;
    let run_by = match place.run_by {
        Some(other) => store::organisations::public_by_id(&mut tx, other, today).await?,
        None => None,
    };
    drop(tx);
    // What takes place here or in the next streets: the index knows positions, not places.
    let near = place.address.point.map(|point| {
        Asked::read("").changed(|a| {
            let here = format!("{:.5},{:.5}", point.lat(), point.lon());
            a.filters = vec![("near".to_owned(), here), ("radius".to_owned(), "1".to_owned())];
            a.sort = Some("distance");
        })
    });
    let view = View { lang, links: &reader.links, today };
    let mut cards = Vec::new();
    if let Some(near) = &near {
        let mut request = near.request(today, 30);
        request.facets = false;
        let answer = ask(&app, request).await?;
        let ids: Vec<_> = answer.hits.iter().map(|hit| hit.id).collect();
        let (offers, beside) = stock::offers(&app, &ids, today).await?;
        let mut sorted: Vec<_> = offers.iter().collect();
        sorted.sort_by_key(|offer| {
            let venues = offer.schedule.sessions.iter().filter_map(|s| s.venue.as_ref());
            !venues.into_iter().any(|venue| venue.place == Some(id))
        });
        cards = sorted.iter().take(9).map(|o| Card::of(o, &beside, view, None)).collect();
    }
    let name = Said::of(&place.name, lang);
    let nav = text(lang, "nav-places");
    let mut frame =
        Frame::new(app.settings(), &reader, Section::Places, &name.text).under(&[("/orte", &nav)]);
    frame.description = plain(&Said::of(&place.description, lang).text, 155);
    let url = frame.canonical();
    let source = sources.get(&place.origin.source);
    let page = PlacePage {
        about: About {
            name,
            kinds: kind_words(&app, &reader, "place-types", &place.kinds),
            description: Said::of(&place.description, lang),
            easy: easy(&place.description),
            address: address_line(&place.address),
            municipality: municipality(&app, &reader, &place.address),
            hours: place.opening_hours.clone(),
            website: place.contact.url.clone().filter(|url| url.starts_with("http")),
            phone_link: dialled(place.contact.phone.as_deref()),
            phone: place.contact.phone.clone(),
            email: place.contact.email.clone(),
            accessibility: kind_words(&app, &reader, "accessibility", &place.accessibility),
            facts: Vec::new(),
            assured: place.assured_at.map(|date| dates::full(lang, date)),
            source: source.map(|s| s.name.clone()).unwrap_or_default(),
            example: source.is_some_and(|s| s.example),
            json_ld: script_safe(&exchange::export::jsonld::of_place(&place, &url)),
        },
        run_by: run_by
            .map(|other| (reader.links.organisation(other.id), Said::of(&other.name, lang).text)),
        cards,
        near_url: near.map(|near| reader.links.to(&near.at("/angebote"))),
        frame,
    };
    Ok(Html(page.render()?))
}
