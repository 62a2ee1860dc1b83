//! Organisations: all of them by name and kind, and one with what it offers.

use askama::Template;
use axum::{
    extract::{Path, State},
    http::header,
    response::{Html, IntoResponse, Response},
    routing::get,
};
use base::OrganisationId;
use exchange::export::{Catalogue, Outgoing};
use landscape::{AllDay, Coded, Organisation, RunBy};
use store::pictures::Picture;

use crate::{
    address,
    card::{Card, View, age_words},
    directory::{self, About, Entry},
    exported::exported,
    finding::Asked,
    frame::{Frame, Reader, Section},
    guard::Counted,
    offers::{address_line, script_safe},
    pictures::Shown,
    poster::poster_of,
    problem::Problem,
    register::Register,
    route::{Kind, Route, public},
    said::{Said, plain},
    seen::{self, Looked},
    state::App,
    stock,
    widget::embedding_of,
    words::{dates, text},
};

pub(crate) const ROUTES: &[Route] = &[
    public("/einrichtungen", Kind::Page, "all organisations", directory::QUERY, || get(list)),
    public("/einrichtungen/{id}", Kind::Page, "one organisation with its offers", &[], || get(one)),
    public(
        "/einrichtungen/{id}/angebote.xml",
        Kind::File,
        "what an organisation offers, as an openQ-cat catalogue",
        &[],
        || get(catalogue),
    ),
];

#[derive(Template)]
#[template(path = "organisations/one.html")]
struct OrganisationPage {
    frame: Frame,
    about: About,
    run_by: Option<(String, Option<String>)>,
    places: Vec<Entry>,
    pictures: Vec<Shown>,
    cards: Vec<Card>,
    total: u64,
    all_url: String,
    poster_url: String,
    embed_url: String,
    /// Where to go back from a preview.
    preview: Option<String>,
}

/// Pictures of an organisation on its page.
pub(crate) const PICTURES: u32 = 6;

impl OrganisationPage {
    fn show(&mut self, pictures: &[Picture], reader: &Reader) {
        self.pictures = pictures.iter().map(|picture| Shown::of(picture, reader)).collect();
    }
}

async fn list(State(app): State<App>, reader: Reader) -> Result<Html<String>, Problem> {
    directory::list(&app, &reader, &Register::of(&app).await?.organisations)
}

async fn one(
    State(app): State<App>,
    reader: Reader,
    Path(id): Path<String>,
    looked: Looked,
    _: Counted,
) -> Result<Html<String>, Problem> {
    let id: OrganisationId = id.parse().map_err(|_| Problem::NotFound)?;
    let today = app.today();
    let register = Register::of(&app).await?;
    let organisation = register.organisation(id).ok_or(Problem::NotFound)?;
    seen::count(&app, looked, id.uuid());
    let asked = Asked::read(&format!("provider={id}"));
    let found = stock::found(&app, &asked, 9).await?;
    let view = View { lang: reader.lang, links: &reader.links, today };
    let mut page = organisation_page(&app, &reader, organisation, &register);
    let mut tx = app.state.db.glance().await?;
    let pictures = store::pictures::seen_of(&mut tx, id, PICTURES).await?;
    drop(tx);
    page.show(&pictures, &reader);
    page.cards = found.offers.iter().map(|offer| Card::of(offer, &register, view, None)).collect();
    page.total = found.total;
    page.all_url = reader.links.to(&asked.at("/angebote"));
    Ok(Html(page.render()?))
}

/// The page of an organisation that is not public yet, for those who write it.
pub(crate) fn previewed(
    app: &App,
    reader: &Reader,
    organisation: &Organisation,
    register: &Register,
    pictures: &[Picture],
    back: String,
) -> Result<String, Problem> {
    let mut page = organisation_page(app, reader, organisation, register);
    page.show(pictures, reader);
    page.frame.hide();
    page.preview = Some(back);
    Ok(page.render()?)
}

/// The page without offers.
fn organisation_page(
    app: &App,
    reader: &Reader,
    organisation: &Organisation,
    register: &Register,
) -> OrganisationPage {
    let lang = reader.lang;
    let run_by = match &organisation.run_by {
        Some(RunBy::Named(name)) => Some((name.clone(), None)),
        Some(RunBy::Organisation(other)) => register.organisation(*other).map(|other| {
            (Said::of(&other.name, lang).text, Some(reader.links.organisation(other.id)))
        }),
        None => None,
    };
    let name = Said::of(&organisation.name, lang);
    let nav = text(lang, "nav-organisations");
    let mut frame = Frame::new(app.settings(), reader, Section::Organisations, &name.text)
        .under(&[("/einrichtungen", &nav)]);
    frame.description = plain(&Said::of(&organisation.description, lang).text, 155);
    let url = frame.canonical();
    let json_ld = script_safe(&exchange::export::jsonld::of_organisation(organisation, &url));
    let about = About::of(app, reader, register, organisation, json_ld);
    let here = register.places.iter().filter(|place| place.run_by == Some(organisation.id));
    OrganisationPage {
        about: About { facts: facts(organisation, lang), ..about },
        run_by,
        places: here
            .map(|place| Entry::of(app, reader, place, address_line(&place.address)))
            .collect(),
        pictures: Vec::new(),
        cards: Vec::new(),
        total: 0,
        all_url: String::new(),
        poster_url: reader.links.to(&poster_of(&address::organisation(organisation.id))),
        embed_url: reader.links.to(&embedding_of(&address::organisation(organisation.id))),
        preview: None,
        frame,
    }
}

/// The organisation's offers as it would hand them to the Federal Employment Agency.
async fn catalogue(
    State(app): State<App>,
    reader: Reader,
    Path(id): Path<String>,
    _: Counted,
) -> Result<Response, Problem> {
    let id: OrganisationId = id.parse().map_err(|_| Problem::NotFound)?;
    let register = Register::of(&app).await?;
    let organisation = register.organisation(id).ok_or(Problem::NotFound)?;
    let mut tx = app.state.db.glance().await?;
    let offers = store::offers::of_provider(&mut tx, id, app.today()).await?;
    let mut body = Vec::new();
    let name = organisation.name.de();
    let suppliers = [organisation];
    let vocabularies = app.vocabularies();
    let mut out = Catalogue::begin(name, &suppliers, app.now(), &vocabularies, &mut body)?;
    for offer in &offers {
        out.put(&exported(offer, &register, app.settings(), reader.lang))?;
    }
    out.end()?;
    let headers = [
        (header::CONTENT_TYPE, "application/xml; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"angebote.xml\""),
        (header::CACHE_CONTROL, "no-cache"),
    ];
    Ok((headers, body).into_response())
}

/// What the registers of schools and Kitas add.
fn facts(organisation: &Organisation, lang: crate::Lang) -> Vec<(String, String)> {
    let mut facts = Vec::new();
    let mut put = |key: &str, value: Option<String>| {
        facts.extend(value.map(|value| (text(lang, key).into_owned(), value)));
    };
    let yes_no = |it: bool| text(lang, if it { "yes" } else { "no" }).into_owned();
    if let Some(school) = &organisation.school {
        put("fact-school-form", school.form.clone());
        let word =
            |all_day: AllDay| text(lang, &format!("all-day-{}", all_day.code())).into_owned();
        put("fact-all-day", school.all_day.map(word));
        put("fact-catchment", school.catchment.clone());
        put("fact-open-day", school.open_day.map(|date| dates::full(lang, date)));
        put("fact-lift", school.lift.map(yes_no));
        put("fact-school-number", school.number.clone());
    }
    if let Some(kita) = &organisation.kita {
        put("fact-age", age_words(kita.ages, lang));
        put("fact-care-hours", kita.hours.clone());
        put("fact-application", kita.application.clone());
    }
    facts
}
