//! Places of learning: all of them by name and kind, and one with what takes place around it.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Html,
    routing::get,
};
use base::PlaceId;
use landscape::Place;

use crate::{
    card::{Card, View},
    directory::{self, About},
    finding::{Asked, ask},
    frame::{Frame, Reader, Section},
    guard::Counted,
    offers::script_safe,
    problem::Problem,
    register::Register,
    route::{Kind, Route, public},
    said::{Said, plain},
    state::App,
    stock,
    words::text,
};

pub(crate) const ROUTES: &[Route] = &[
    public("/orte", Kind::Page, "all places of learning", directory::QUERY, || get(list)),
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
    /// Where to go back from a preview.
    preview: Option<String>,
}

async fn list(State(app): State<App>, reader: Reader) -> Result<Html<String>, Problem> {
    directory::list(&app, &reader, &Register::of(&app).await?.places)
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
    let register = Register::of(&app).await?;
    let place = register.place(id).ok_or(Problem::NotFound)?;
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
        let (offers, _) = stock::offers(&app, &ids, today).await?;
        let mut sorted: Vec<_> = offers.iter().collect();
        sorted.sort_by_key(|offer| {
            let venues = offer.schedule.sessions.iter().filter_map(|s| s.venue.as_ref());
            !venues.into_iter().any(|venue| venue.place == Some(id))
        });
        cards = sorted.iter().take(9).map(|o| Card::of(o, &register, view, None)).collect();
    }
    let mut page = place_page(&app, &reader, place, &register);
    page.cards = cards;
    page.near_url = near.map(|near| reader.links.to(&near.at("/angebote")));
    Ok(Html(page.render()?))
}

/// The page of a place that is not public yet, for those who write it.
pub(crate) fn previewed(
    app: &App,
    reader: &Reader,
    place: &Place,
    register: &Register,
    back: String,
) -> Result<String, Problem> {
    let mut page = place_page(app, reader, place, register);
    page.frame.hide();
    page.preview = Some(back);
    Ok(page.render()?)
}

/// The page without what takes place around.
fn place_page(app: &App, reader: &Reader, place: &Place, register: &Register) -> PlacePage {
    let lang = reader.lang;
    let run_by = place.run_by.and_then(|other| register.organisation(other));
    let name = Said::of(&place.name, lang);
    let nav = text(lang, "nav-places");
    let mut frame =
        Frame::new(app.settings(), reader, Section::Places, &name.text).under(&[("/orte", &nav)]);
    frame.description = plain(&Said::of(&place.description, lang).text, 155);
    let url = frame.canonical();
    let json_ld = script_safe(&exchange::export::jsonld::of_place(place, &url));
    PlacePage {
        about: About::of(app, reader, register, place, json_ld),
        run_by: run_by
            .map(|other| (reader.links.organisation(other.id), Said::of(&other.name, lang).text)),
        cards: Vec::new(),
        near_url: None,
        preview: None,
        frame,
    }
}
