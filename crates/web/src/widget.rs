//! Lists for other sites: what an organisation offers or a municipality has, in a frame, and the page that says how
//! to embed it.
//!
//! A framed list needs no script, no cookie and no font from us; its links open in the whole window. It is the only
//! kind of page that others may frame ([`Framed`]). Where it is gone, a page in the frame says so.

use askama::Template;
use axum::{
    extract::{Path, State},
    http::{HeaderValue, StatusCode, header},
    response::{Html, IntoResponse, Response},
    routing::get,
};
use base::{Ags, OrganisationId};
use landscape::gazetteer::short_name;

use crate::{
    address,
    card::{Card, View},
    finding::Asked,
    frame::{Frame, Reader, Section},
    guard::{Counted, Framed},
    problem::Problem,
    register::Register,
    route::{Kind, Route, public},
    said::Said,
    state::App,
    stock,
    words::text,
};

pub(crate) const ROUTES: &[Route] = &[
    public(
        "/widget/einrichtung/{id}",
        Kind::Page,
        "an organisation's offers for the frame of another site",
        &[],
        || get(list::<OrganisationId>),
    ),
    public(
        "/widget/gemeinde/{ags}",
        Kind::Page,
        "a municipality's offers for the frame of another site",
        &[],
        || get(list::<Ags>),
    ),
    public(
        "/einrichtungen/{id}/einbetten",
        Kind::Page,
        "how an organisation's offers come to another site",
        &[],
        || get(how::<OrganisationId>),
    ),
    public(
        "/gemeinden/{ags}/einbetten",
        Kind::Page,
        "how a municipality's offers come to another site",
        &[],
        || get(how::<Ags>),
    ),
];

/// The page that says how to embed what stands under `path`.
pub(crate) fn embedding_of(path: &str) -> String {
    format!("{path}/einbetten")
}

/// So many offers stand in a frame.
const SHOWN: usize = 10;

/// Something whose offers others can show.
trait Embedded: std::str::FromStr {
    const SECTION: Section;

    /// Its name, where the public may see it.
    fn name(&self, register: &Register, reader: &Reader) -> Option<Said>;
    /// Its page.
    fn path(&self) -> String;
    /// Its list for frames.
    fn framed(&self) -> String;
    /// The search that finds its offers.
    fn search(&self) -> String;
    /// Its offers as an openQ-cat catalogue, where there is one.
    fn catalogue(&self) -> Option<String> {
        None
    }
}

impl Embedded for OrganisationId {
    const SECTION: Section = Section::Organisations;

    fn name(&self, register: &Register, reader: &Reader) -> Option<Said> {
        Some(Said::of(&register.organisation(*self)?.name, reader.lang))
    }
    fn path(&self) -> String {
        address::organisation(*self)
    }
    fn framed(&self) -> String {
        format!("/widget/einrichtung/{self}")
    }
    fn search(&self) -> String {
        format!("provider={self}")
    }
    fn catalogue(&self) -> Option<String> {
        Some(format!("{}/angebote.xml", self.path()))
    }
}

impl Embedded for Ags {
    const SECTION: Section = Section::Municipalities;

    fn name(&self, register: &Register, reader: &Reader) -> Option<Said> {
        let area = register.municipalities.iter().find(|area| area.ags == *self)?;
        Some(Said::german(short_name(&area.name), reader.lang))
    }
    fn path(&self) -> String {
        format!("/gemeinden/{self}")
    }
    fn framed(&self) -> String {
        format!("/widget/gemeinde/{self}")
    }
    fn search(&self) -> String {
        format!("area={self}")
    }
}

#[derive(Template)]
#[template(path = "widget/list.html")]
struct ListPage {
    frame: Frame,
    /// Nothing where it is gone.
    name: Option<Said>,
    cards: Vec<Card>,
    total: u64,
    page_url: String,
    start_url: String,
}

async fn list<E: Embedded>(
    State(app): State<App>,
    reader: Reader,
    Path(id): Path<String>,
    _: Counted,
) -> Result<Response, Problem> {
    let id: Option<E> = id.parse().ok();
    let register = Register::of(&app).await?;
    let known = id.and_then(|id| id.name(&register, &reader).map(|name| (id, name)));
    let title = match &known {
        Some((_, name)) => name.text.clone(),
        None => text(reader.lang, "widget-gone").into_owned(),
    };
    let mut frame = Frame::new(app.settings(), &reader, E::SECTION, &title);
    frame.indexed = false;
    let absolute = |path: &str| app.settings().absolute(reader.lang, path);
    let mut page = ListPage {
        frame,
        name: None,
        cards: Vec::new(),
        total: 0,
        page_url: absolute("/"),
        start_url: absolute("/"),
    };
    let mut status = StatusCode::NOT_FOUND;
    if let Some((id, name)) = known {
        let asked = Asked::read(&format!("{}&sort=date", id.search()));
        let found = stock::found(&app, &asked, SHOWN).await?;
        let view = View { lang: reader.lang, links: &reader.links, today: app.today() };
        let cards = found.offers.iter().map(|o| Card::of(o, &found.register, view, None));
        page.cards = cards.collect();
        page.total = found.total;
        page.page_url = absolute(&id.path());
        page.name = Some(name);
        status = StatusCode::OK;
    }
    let mut answer = (status, Html(page.render()?)).into_response();
    answer.extensions_mut().insert(Framed);
    let kept = HeaderValue::from_static("public, max-age=300");
    answer.headers_mut().insert(header::CACHE_CONTROL, kept);
    Ok(answer)
}

/// The element that goes into the other site.
#[derive(Template)]
#[template(path = "widget/element.html")]
struct Element {
    url: String,
    title: String,
}

#[derive(Template)]
#[template(path = "widget/how.html")]
struct HowPage {
    frame: Frame,
    element: String,
    look: String,
    /// Name and absolute address of each way without a frame.
    ways: Vec<(String, String)>,
}

async fn how<E: Embedded>(
    State(app): State<App>,
    reader: Reader,
    Path(id): Path<String>,
) -> Result<Html<String>, Problem> {
    let id: E = id.parse().map_err(|_| Problem::NotFound)?;
    let register = Register::of(&app).await?;
    let name = id.name(&register, &reader).ok_or(Problem::NotFound)?;
    let t = |key: &str| text(reader.lang, key).into_owned();
    let title = format!("{}: {}", t("embed-title"), name.text);
    let mut frame = Frame::new(app.settings(), &reader, E::SECTION, &title)
        .under(&[(id.path().as_str(), &name.text)]);
    frame.indexed = false;
    let absolute = |path: &str| app.settings().absolute(reader.lang, path);
    let element = Element {
        url: absolute(&id.framed()),
        title: format!("{}: {}", t("nav-offers"), name.text),
    };
    let search = id.search();
    let way = |key: &str, file: &str| (t(key), absolute(&format!("/{file}?{search}")));
    let mut ways = vec![
        way("embed-atom", "angebote.atom"),
        way("embed-ics", "angebote.ics"),
        way("embed-json", "angebote.json"),
        way("embed-csv", "angebote.csv"),
    ];
    ways.extend(id.catalogue().map(|path| (t("embed-openqcat"), absolute(&path))));
    let page = HowPage {
        element: element.render()?.trim().to_owned(),
        look: reader.links.to(&id.framed()),
        ways,
        frame,
    };
    Ok(Html(page.render()?))
}
