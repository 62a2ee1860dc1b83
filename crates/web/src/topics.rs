//! Topics: all of them as a tree, and one with what it holds.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Html,
    routing::get,
};
use landscape::{Concept, Notation, Vocabulary};

use crate::{
    card::{Card, View},
    finding::{Asked, ask},
    frame::{Frame, Reader, Section},
    guard::Counted,
    problem::Problem,
    route::{Kind, Route, public},
    state::App,
    stock,
    words::text,
};

pub(crate) const ROUTES: &[Route] = &[
    public("/themen", Kind::Page, "all topics", &[], || get(list)),
    public("/themen/{notation}", Kind::Page, "one topic with its offers", &[], || get(one)),
];

#[derive(Template)]
#[template(path = "topics/list.html")]
struct TopicsPage {
    frame: Frame,
    topics: Vec<Topic>,
}

#[derive(Template)]
#[template(path = "topics/one.html")]
struct TopicPage {
    frame: Frame,
    topic: Topic,
    also_called: String,
    definition: String,
    related: Vec<Topic>,
    cards: Vec<Card>,
    total: u64,
    all_url: String,
}

/// A topic with its offers counted and those below it.
struct Topic {
    url: String,
    word: String,
    count: u64,
    below: Vec<Topic>,
}

/// How many offers stand on the page of a topic.
const SHOWN: usize = 12;

struct Maker<'a> {
    topics: &'a Vocabulary,
    reader: &'a Reader,
    counts: Vec<(String, u64)>,
}

impl Maker<'_> {
    fn topic(&self, concept: &Concept, depth: u8) -> Topic {
        let notation = concept.notation.as_str();
        let below = match depth {
            0 => Vec::new(),
            _ => self.topics.narrower(&concept.notation),
        };
        Topic {
            url: self.reader.links.topic(notation),
            word: concept.pref_label.best(&self.reader.lang.tag()).unwrap_or(notation).to_owned(),
            count: self.counts.iter().find(|(n, _)| n == notation).map_or(0, |(_, n)| *n),
            below: below.into_iter().map(|concept| self.topic(concept, depth - 1)).collect(),
        }
    }
}

async fn list(State(app): State<App>, reader: Reader) -> Result<Html<String>, Problem> {
    let vocabularies = app.vocabularies();
    let topics = vocabularies.get("topics").ok_or(Problem::NotFound)?;
    let answer = ask(&app, Asked::read("limit=0").request(app.today(), 0)).await?;
    let counts = answer.facets.get("topic").cloned().unwrap_or_default();
    let make = Maker { topics, reader: &reader, counts };
    let title = text(reader.lang, "nav-topics");
    let frame = Frame::new(app.settings(), &reader, Section::Topics, &title).under(&[]);
    let topics = topics.top().into_iter().map(|concept| make.topic(concept, 1)).collect();
    Ok(Html(TopicsPage { frame, topics }.render()?))
}

async fn one(
    State(app): State<App>,
    reader: Reader,
    Path(notation): Path<String>,
    _: Counted,
) -> Result<Html<String>, Problem> {
    let vocabularies = app.vocabularies();
    let topics = vocabularies.get("topics").ok_or(Problem::NotFound)?;
    let notation: Notation = notation.parse().map_err(|_| Problem::NotFound)?;
    let concept = topics.get(&notation).ok_or(Problem::NotFound)?;
    let today = app.today();
    let lang = reader.lang;
    let asked = Asked::read(&format!("topic={notation}"));
    let answer = ask(&app, asked.request(today, SHOWN)).await?;
    let ids: Vec<_> = answer.hits.iter().map(|hit| hit.id).collect();
    let (offers, register) = stock::offers(&app, &ids, today).await?;
    let view = View { lang, links: &reader.links, today };
    let counts = answer.facets.get("topic").cloned().unwrap_or_default();
    let make = Maker { topics, reader: &reader, counts };
    let topic = make.topic(concept, 1);
    let above = concept.broader.first().and_then(|above| topics.get(above));
    let above = above.map(|above| make.topic(above, 0));
    let tag = lang.tag();
    let nav = text(lang, "nav-topics");
    let mut crumbs = vec![("/themen".to_owned(), nav.into_owned())];
    if let (Some(above), Some(notation)) = (&above, concept.broader.first()) {
        crumbs.push((format!("/themen/{notation}"), above.word.clone()));
    }
    let crumbs: Vec<(&str, &str)> = crumbs.iter().map(|(p, w)| (p.as_str(), w.as_str())).collect();
    let frame = Frame::new(app.settings(), &reader, Section::Topics, &topic.word).under(&crumbs);
    let called = concept.alt_labels.iter().filter(|(lang, _)| *lang == tag);
    let page = TopicPage {
        frame,
        also_called: called.map(|(_, label)| label.as_str()).collect::<Vec<_>>().join(", "),
        definition: concept.definition.get(&tag).unwrap_or_default().to_owned(),
        related: concept
            .related
            .iter()
            .filter_map(|notation| topics.get(notation))
            .map(|concept| make.topic(concept, 0))
            .collect(),
        cards: offers.iter().map(|offer| Card::of(offer, &register, view, None)).collect(),
        total: answer.total,
        all_url: reader.links.to(&asked.at("/angebote")),
        topic,
    };
    Ok(Html(page.render()?))
}
