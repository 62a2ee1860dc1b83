//! The first page: search, phases of life, situations, topics, what is on this week.
//!
//! The page is the same for all readers of a language, so it is drawn once a minute and kept.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::{
    body::Bytes,
    extract::State,
    http::header,
    response::{IntoResponse, Response},
    routing::get,
};
use jiff::{Timestamp, ToSpan};
use landscape::{Coded, LifePhase, Offer};

use crate::{
    Lang,
    articles::{Collected, Line, collected},
    card::{Card, View},
    finding::{Asked, ask},
    frame::{Frame, Reader, Section},
    problem::Problem,
    route::{Kind, Route, public},
    state::App,
    stock,
    words::text,
};

pub(crate) const ROUTES: &[Route] = &[public("/", Kind::Page, "the first page", &[], || get(page))];

/// Pages drawn lately, by language.
pub(crate) type Kept = BTreeMap<Lang, (Timestamp, Bytes)>;

/// For so many seconds a drawn page is good.
const FRESH: i64 = 60;

/// Meetings ahead that are shown, and of how many they are chosen.
const AHEAD: usize = 6;
const LOOKED_AT: usize = 60;

/// News that are shown.
const NEWS: usize = 3;

/// The days that are looked ahead, with the texts above them: the first span with enough in it is shown.
const SPANS: [(i64, &str, &str); 2] =
    [(6, "week-title", "week-all"), (13, "fortnight-title", "fortnight-all")];

#[derive(Template)]
#[template(path = "start/start.html")]
struct StartPage {
    frame: Frame,
    total: u64,
    providers: u64,
    phases: Vec<Tile>,
    situations: Vec<Tile>,
    topics: Vec<Tile>,
    ahead: Ahead,
    news: Vec<Line>,
    collections: Vec<Collected>,
    examples: Vec<(String, String)>,
}

/// What takes place in the next days.
#[derive(Default)]
struct Ahead {
    title: String,
    cards: Vec<Card>,
    all_url: String,
    all_word: String,
}

struct Tile {
    url: String,
    word: String,
    icon: String,
}

async fn page(State(app): State<App>, reader: Reader) -> Result<Response, Problem> {
    let now = app.now();
    let kept = app.start.lock().ok().and_then(|kept| kept.get(&reader.lang).cloned());
    let body = match kept {
        Some((drawn, body)) if now.duration_since(drawn).as_secs().abs() < FRESH => body,
        _ => {
            let body = Bytes::from(draw(&app, &reader).await?);
            if let Ok(mut kept) = app.start.lock() {
                kept.insert(reader.lang, (now, body.clone()));
            }
            body
        }
    };
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CACHE_CONTROL, "public, max-age=60"),
    ];
    Ok((headers, body).into_response())
}

async fn draw(app: &App, reader: &Reader) -> Result<String, Problem> {
    let today = app.today();
    let lang = reader.lang;
    // A query at the first page says nothing: the kept page must not carry it.
    let reader = Reader { query: String::new(), ..reader.clone() };
    let mut tx = app.state.db.read().await?;
    let total = store::offers::count(&mut tx, &app.state.district, today).await?;
    let providers = store::organisations::count(&mut tx, &app.state.district, today).await?;
    drop(tx);
    let mut frame = Frame::new(app.settings(), &reader, Section::Start, "");
    frame.title = frame.ta("start-title", "region", &app.settings().region);
    frame.description = frame.ta("start-lead", "region", &app.settings().region);
    let examples = [text(lang, "example-1"), text(lang, "example-2"), text(lang, "example-3")]
        .map(|words| (reader.links.filtered("q", &words), words.into_owned()));
    let page = StartPage {
        total,
        providers,
        phases: LifePhase::ALL
            .iter()
            .map(|phase| Tile {
                url: reader.links.filtered("phase", phase.code()),
                word: text(lang, &format!("phase-{}", phase.code())).into_owned(),
                icon: format!("phase-{}", phase.code()),
            })
            .collect(),
        situations: concepts(app, lang, "life-situations", |notation| Tile {
            url: reader.links.filtered("situation", notation),
            word: String::new(),
            icon: situation_icon(notation).to_owned(),
        }),
        topics: concepts(app, lang, "topics", |notation| Tile {
            url: reader.links.topic(notation),
            word: String::new(),
            icon: String::new(),
        }),
        ahead: ahead(app, &reader).await?,
        news: reader
            .shelf
            .news(today)
            .into_iter()
            .take(NEWS)
            .map(|version| Line::of(version, lang, &reader.links))
            .collect(),
        collections: collected(app, &reader),
        examples: examples.to_vec(),
        frame,
    };
    Ok(page.render()?)
}

/// Meetings of the next days, of as many kinds of offers as there are.
async fn ahead(app: &App, reader: &Reader) -> Result<Ahead, Problem> {
    let (today, lang) = (app.today(), reader.lang);
    let view = View { lang, links: &reader.links, today };
    let mut shown = Ahead::default();
    for (days, title, all) in SPANS {
        let until = today.checked_add(days.days()).unwrap_or(today);
        let asked = Asked::read(&format!("from={today}&until={until}&sort=date"));
        let mut request = asked.request(today, LOOKED_AT);
        request.facets = false;
        let answer = ask(app, request).await?;
        let ids: Vec<_> = answer.hits.iter().map(|hit| hit.id).collect();
        let (offers, register) = stock::offers(app, &ids, today).await?;
        shown = Ahead {
            title: text(lang, title).into_owned(),
            cards: varied(&offers)
                .into_iter()
                .map(|offer| Card::of(offer, &register, view, None))
                .collect(),
            all_url: reader.links.to(&asked.at("/angebote")),
            all_word: text(lang, all).into_owned(),
        };
        if offers.len() >= AHEAD {
            break;
        }
    }
    Ok(shown)
}

/// The first offer of each kind and then further ones, as many as are shown, in their order.
fn varied(offers: &[Offer]) -> Vec<&Offer> {
    let mut kinds = BTreeSet::new();
    let (first, further): (Vec<_>, Vec<_>) =
        offers.iter().enumerate().partition(|(_, offer)| kinds.insert(offer.kind.code()));
    let mut chosen: Vec<_> = first.into_iter().chain(further).take(AHEAD).collect();
    chosen.sort_by_key(|(place, _)| *place);
    chosen.into_iter().map(|(_, offer)| offer).collect()
}

/// Tiles of the concepts of a scheme that stand above all others.
fn concepts(app: &App, lang: Lang, scheme: &str, tile: impl Fn(&str) -> Tile) -> Vec<Tile> {
    let vocabularies = app.vocabularies();
    let Some(vocabulary) = vocabularies.get(scheme) else { return Vec::new() };
    let tag = lang.tag();
    let top = vocabulary.top().into_iter();
    top.map(|concept| Tile {
        word: concept.pref_label.best(&tag).unwrap_or_default().to_owned(),
        ..tile(concept.notation.as_str())
    })
    .collect()
}

/// The icon of a life situation; a district may add situations, which then get a common one.
fn situation_icon(notation: &str) -> &'static str {
    match notation {
        "kind-bekommen" | "kinderbetreuung-finden" => "phase-early-childhood",
        "kind-kommt-in-die-schule" => "phase-primary",
        "schule-faellt-schwer" => "phase-lower-secondary",
        "ferien-gestalten" => "sun",
        "ausbildung-machen" => "phase-vocational",
        "ohne-schulabschluss" => "phase-upper-secondary",
        "arbeit-suchen" => "search",
        "wieder-einsteigen" => "phase-transition",
        "im-beruf-weiterkommen" => "suitcase",
        "neu-in-deutschland" => "globe",
        "neu-im-landkreis" => "pin",
        "mit-behinderung-leben" => "access",
        "angehoerige-pflegen" => "heart",
        "in-rente-gehen" => "phase-senior",
        "digital-mitkommen" => "kind-material",
        "lesen-und-schreiben" => "letters",
        "krise-bewaeltigen" => "kind-service",
        "sich-engagieren" => "hand",
        _ => "phase-adult",
    }
}
