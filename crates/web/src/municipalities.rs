//! Municipalities: what there is here.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Html,
    routing::get,
};
use base::Ags;
use landscape::{Address, gazetteer::short_name};

use crate::{
    card::{Card, View},
    finding::{Asked, ask},
    frame::{Frame, Reader, Section},
    guard::Counted,
    problem::Problem,
    register::Register,
    route::{Kind, Route, public},
    said::Said,
    state::App,
    stock,
    widget::embedding_of,
    words::{self, text},
};

pub(crate) const ROUTES: &[Route] = &[
    public("/gemeinden", Kind::Page, "all municipalities", &[], || get(list)),
    public("/gemeinden/{ags}", Kind::Page, "what there is in a municipality", &[], || get(one)),
];

#[derive(Template)]
#[template(path = "municipalities/list.html")]
struct MunicipalitiesPage {
    frame: Frame,
    lines: Vec<Line>,
}

#[derive(Template)]
#[template(path = "municipalities/one.html")]
struct MunicipalityPage {
    frame: Frame,
    name: String,
    facts: Vec<(String, String)>,
    cards: Vec<Card>,
    total: u64,
    all_url: String,
    near_url: String,
    map_url: String,
    embed_url: String,
    kinds: Vec<Line>,
    organisations: Vec<Line>,
    places: Vec<Line>,
}

struct Line {
    url: String,
    word: String,
    detail: String,
    count: u64,
}

const SHOWN: usize = 9;

async fn list(State(app): State<App>, reader: Reader) -> Result<Html<String>, Problem> {
    let register = Register::of(&app).await?;
    let answer = ask(&app, Asked::read("limit=0").request(app.today(), 0)).await?;
    let counts = answer.facets.get("area").cloned().unwrap_or_default();
    let lang = reader.lang;
    let mut lines: Vec<Line> = register
        .municipalities
        .iter()
        .map(|area| Line {
            url: reader.links.municipality(area.ags.as_str()),
            word: short_name(&area.name).to_owned(),
            detail: area
                .population
                .map(|n| words::counted(lang, "inhabitants", u64::from(n)))
                .unwrap_or_default(),
            count: counts.iter().find(|(v, _)| v == area.ags.as_str()).map_or(0, |(_, n)| *n),
        })
        .collect();
    lines.sort_by_cached_key(|line| landscape::matching::fold(&line.word));
    let title = text(lang, "nav-municipalities");
    let frame = Frame::new(app.settings(), &reader, Section::Municipalities, &title).under(&[]);
    Ok(Html(MunicipalitiesPage { frame, lines }.render()?))
}

async fn one(
    State(app): State<App>,
    reader: Reader,
    Path(ags): Path<String>,
    _: Counted,
) -> Result<Html<String>, Problem> {
    let ags: Ags = ags.parse().map_err(|_| Problem::NotFound)?;
    let register = Register::of(&app).await?;
    let area = register.municipalities.iter().find(|area| area.ags == ags);
    let area = area.ok_or(Problem::NotFound)?;
    let today = app.today();
    let lang = reader.lang;
    let name = short_name(&area.name).to_owned();
    let asked = Asked::read(&format!("area={ags}"));
    let answer = ask(&app, asked.request(today, SHOWN)).await?;
    let ids: Vec<_> = answer.hits.iter().map(|hit| hit.id).collect();
    let (offers, _) = stock::offers(&app, &ids, today).await?;
    let view = View { lang, links: &reader.links, today };
    let here = |address: &Address| address.area.as_ref().is_some_and(|other| ags.contains(other));
    let line = |url: String, word: Said, address: &Address| Line {
        url,
        word: word.text,
        detail: address.street.clone().unwrap_or_default(),
        count: 0,
    };
    let mut facts = Vec::new();
    let mut fact = |key: &str, value: Option<String>| {
        facts.extend(value.map(|value| (text(lang, key).into_owned(), value)));
    };
    fact("fact-population", area.population.map(|n| words::number(lang, u64::from(n))));
    fact("fact-postcodes", Some(area.postcodes.join(", ")).filter(|codes| !codes.is_empty()));
    let nav = text(lang, "nav-municipalities");
    let frame = Frame::new(app.settings(), &reader, Section::Municipalities, &name)
        .under(&[("/gemeinden", &nav)]);
    let nearby = Asked::read("").changed(|a| {
        a.filters = vec![("near".to_owned(), name.clone()), ("radius".to_owned(), "10".to_owned())];
    });
    let on_map = asked.changed(|a| a.show = crate::finding::Show::Map);
    let kinds = answer.facets.get("kind").cloned().unwrap_or_default();
    let page = MunicipalityPage {
        facts,
        cards: offers.iter().map(|offer| Card::of(offer, &register, view, None)).collect(),
        total: answer.total,
        all_url: reader.links.to(&asked.at("/angebote")),
        near_url: reader.links.to(&nearby.at("/angebote")),
        map_url: reader.links.to(&on_map.at("/angebote")),
        embed_url: reader.links.to(&embedding_of(&format!("/gemeinden/{ags}"))),
        kinds: kinds
            .into_iter()
            .filter(|(_, n)| *n > 0)
            .map(|(kind, count)| Line {
                url: reader.links.to(&asked
                    .changed(|a| a.filters.push(("kind".to_owned(), kind.clone())))
                    .at("/angebote")),
                word: text(lang, &format!("kind-{kind}")).into_owned(),
                detail: String::new(),
                count,
            })
            .collect(),
        organisations: register
            .organisations
            .iter()
            .filter(|o| here(&o.address))
            .map(|o| line(reader.links.organisation(o.id), Said::of(&o.name, lang), &o.address))
            .collect(),
        places: register
            .places
            .iter()
            .filter(|p| here(&p.address))
            .map(|p| line(reader.links.place(p.id), Said::of(&p.name, lang), &p.address))
            .collect(),
        name,
        frame,
    };
    Ok(Html(page.render()?))
}
