//! The results page: one search as a list, on a map, in a calendar.

use askama::Template;
use axum::{extract::State, response::Html};
use search::{Answer, Relaxation};

use super::{
    SEARCH,
    calendar::{self, Calendar},
    files,
    filters::{self, Choice, Group},
    label::Labels,
    map::MapView,
};
use crate::{
    card::{Card, View},
    finding::{Asked, DEEPEST, SORTS, Show, ask, sort_word},
    frame::{Frame, Reader, Section},
    guard::{Counted, Person},
    missed,
    pager::{PageLink, pages},
    problem::Problem,
    register::Register,
    state::App,
    stock,
    words::{self, counted, text, with},
};

/// Results on one page.
pub(crate) const PAGE_SIZE: usize = 20;

#[derive(Template)]
#[template(path = "offers/list.html")]
struct ListPage {
    frame: Frame,
    heading: String,
    text: String,
    /// Pairs that the form hands on unseen.
    carried: Vec<(String, String)>,
    total: u64,
    found_words: String,
    active: usize,
    clear_url: String,
    near: String,
    radii: Vec<Choice>,
    from: String,
    until: String,
    max_price: String,
    age: String,
    groups: Vec<Group>,
    views: Vec<Way>,
    sorts: Vec<Way>,
    chips: Vec<Chip>,
    literal_url: Option<String>,
    sentences: Vec<String>,
    /// What the files leave out.
    files_note: Option<String>,
    /// At the end of what can be paged through.
    end_note: Option<String>,
    map: Option<MapView>,
    calendar: Option<Calendar>,
    hints: Vec<HintLine>,
    cards: Vec<Card>,
    first: usize,
    pages: Vec<PageLink>,
    exports: Exports,
}

/// A way to see or sort the same results.
struct Way {
    url: String,
    word: String,
    icon: &'static str,
    current: bool,
}

/// A filter that is on, and the address without it.
struct Chip {
    words: String,
    remove_url: String,
    /// Taken from the words that were typed.
    understood: bool,
}

/// What finds something where the search found nothing.
struct HintLine {
    url: String,
    words: String,
    found: String,
}

struct Exports {
    ics: String,
    csv: String,
    json: String,
    atom: String,
}

/// The page of a search.
pub(crate) async fn page(
    State(app): State<App>,
    reader: Reader,
    _: Counted,
    person: Person,
) -> Result<Html<String>, Problem> {
    let today = app.today();
    let asked = Asked::read(&reader.query);
    let answer = ask(&app, asked.request(today, PAGE_SIZE)).await?;
    missed::count(&app, &asked, &answer, &person);
    let ids: Vec<_> = answer.hits.iter().map(|hit| hit.id).collect();
    let (offers, register) = stock::offers(&app, &ids, today).await?;
    let view = View { lang: reader.lang, links: &reader.links, today };
    let cards = offers
        .iter()
        .map(|offer| {
            let hit = answer.hits.iter().find(|hit| hit.id == offer.id);
            Card::of(offer, &register, view, hit.and_then(|hit| hit.distance_m))
        })
        .collect();
    let calendar = match asked.show {
        Show::Calendar => Some(calendar::of(&app, &asked, view).await?),
        _ => None,
    };
    let map = match asked.show {
        Show::Map => {
            Some(MapView::of(&app, &reader.links, &asked.whole(), reader.lang, answer.total).await?)
        }
        _ => None,
    };
    let page = list_page(
        &app,
        &reader,
        &asked,
        &answer,
        Shown { cards, map, calendar, register: &register },
    );
    Ok(Html(page.render()?))
}

/// What of the results is shown, and how.
struct Shown<'a> {
    cards: Vec<Card>,
    map: Option<MapView>,
    calendar: Option<Calendar>,
    register: &'a Register,
}

fn list_page(
    app: &App,
    reader: &Reader,
    asked: &Asked,
    answer: &Answer,
    Shown { cards, map, calendar, register }: Shown<'_>,
) -> ListPage {
    let lang = reader.lang;
    let labels = Labels { app, register, lang, today: app.today() };
    let link = |asked: &Asked| reader.links.to(&asked.at("/angebote"));
    let heading = match asked.text.is_empty() {
        true => text(lang, "results-title").into_owned(),
        false => with(lang, "results-title-for", &[("text", &asked.text)]),
    };
    let mut frame = Frame::new(app.settings(), reader, Section::Offers, &heading);
    frame.indexed = asked.is_everything() && asked.page == 1;
    frame.map = asked.show == Show::Map;
    let whole = asked.whole();
    let export = |path: &str| reader.links.to(&whole.at(path));
    let exports = Exports {
        ics: export("/angebote.ics"),
        csv: export("/angebote.csv"),
        json: export("/angebote.json"),
        atom: export("/angebote.atom"),
    };
    frame.twins = vec![
        ("application/atom+xml", exports.atom.clone(), heading.clone()),
        ("application/json", exports.json.clone(), heading.clone()),
    ];
    ListPage {
        heading,
        text: asked.text.clone(),
        carried: carried(asked),
        total: answer.total,
        found_words: counted(lang, "offers-found", answer.total),
        active: asked.filters.iter().filter(|(key, _)| key != "radius").count(),
        clear_url: link(&asked.changed(|a| a.filters.clear())),
        near: asked.value("near").to_owned(),
        radii: radii(asked, lang),
        from: asked.value("from").to_owned(),
        until: asked.value("until").to_owned(),
        max_price: asked.value("max-price").to_owned(),
        age: asked.value("age").to_owned(),
        groups: filters::groups(labels, asked, &answer.facets),
        views: Show::ALL
            .iter()
            .map(|show| Way {
                url: link(&asked.changed(|a| (a.show, a.month) = (*show, None))),
                word: text(lang, &format!("view-{}", show.code())).into_owned(),
                icon: show.code(),
                current: asked.show == *show,
            })
            .collect(),
        sorts: sorts(asked, lang, &link),
        chips: chips(labels, asked, answer, &link),
        literal_url: (!answer.understood.is_empty())
            .then(|| link(&asked.changed(|a| a.literal = true))),
        sentences: sentences(labels, asked, answer),
        files_note: capped(lang, "cap-files", files::MOST, answer.total),
        end_note: capped(lang, "cap-list", DEEPEST, answer.total)
            .filter(|_| asked.page == last_page(answer.total)),
        map,
        calendar,
        hints: answer
            .hints
            .iter()
            .map(|hint| {
                let (key, value) = &hint.remove;
                let (word, other) = match key.as_str() {
                    "q" => (value.clone(), asked.changed(|a| a.text = without(&a.text, value))),
                    _ => {
                        let word = labels.chip(key, value, asked.value("radius"));
                        (word, without_filter(asked, answer, key, value))
                    }
                };
                HintLine {
                    url: link(&other),
                    words: with(lang, "hint-without", &[("value", &word)]),
                    found: counted(lang, "offers-found", hint.total),
                }
            })
            .collect(),
        cards,
        first: (asked.page - 1) * PAGE_SIZE + 1,
        pages: pages(lang, asked.page, last_page(answer.total), |n| {
            link(&asked.changed(|a| a.page = n))
        }),
        exports,
        frame,
    }
}

/// What the form hands on: the order, the view, and what has no field beside the results.
fn carried(asked: &Asked) -> Vec<(String, String)> {
    let pairs = asked.changed(|_| {}).pairs().into_iter();
    pairs.filter(|(key, _)| key != "q" && key != "month" && !filters::has_field(key)).collect()
}

fn radii(asked: &Asked, lang: crate::Lang) -> Vec<Choice> {
    let mut all = vec!["2", "5", "10", "20", "50"];
    let chosen = asked.value("radius");
    if !chosen.is_empty() && !all.contains(&chosen) {
        all.push(chosen);
    }
    let usual = if chosen.is_empty() { "10" } else { chosen };
    all.into_iter()
        .map(|km| Choice {
            key: "radius",
            value: km.to_owned(),
            label: with(lang, "radius-km", &[("radius", km)]),
            count: None,
            checked: km == usual,
            below: false,
        })
        .collect()
}

fn sorts(asked: &Asked, lang: crate::Lang, link: &dyn Fn(&Asked) -> String) -> Vec<Way> {
    let usual = if asked.text.is_empty() { "date" } else { "relevance" };
    let current = asked.sort.unwrap_or(usual);
    SORTS
        .iter()
        .map(|(code, _)| *code)
        .filter(|code| match *code {
            "distance" => asked.has("near"),
            "relevance" => !asked.text.is_empty(),
            _ => true,
        })
        .map(|code| Way {
            url: link(&asked.changed(|a| a.sort = Some(code).filter(|code| *code != usual))),
            word: sort_word(lang, code),
            icon: "",
            current: code == current,
        })
        .collect()
}

fn chips(
    labels: Labels<'_>,
    asked: &Asked,
    answer: &Answer,
    link: &dyn Fn(&Asked) -> String,
) -> Vec<Chip> {
    let radius = asked.value("radius");
    let set = asked.filters.iter().filter(|(key, _)| key != "radius").map(|(key, value)| Chip {
        words: labels.chip(key, value, radius),
        remove_url: link(&asked.without(key, value)),
        understood: false,
    });
    let understood = answer.understood.iter().map(|it| Chip {
        words: labels.chip(it.key, &it.value, ""),
        remove_url: link(&asked.changed(|a| a.leave.push((it.key.to_owned(), it.value.clone())))),
        understood: true,
    });
    set.chain(understood).collect()
}

/// "Shown are 1,000 of 2,310", where there are more than can be shown.
pub(super) fn capped(lang: crate::Lang, key: &str, most: usize, total: u64) -> Option<String> {
    let most = u64::try_from(most).unwrap_or(u64::MAX);
    let number = |n| words::number(lang, n);
    let said = || with(lang, key, &[("most", &number(most)), ("total", &number(total))]);
    (total > most).then(said)
}

/// The last page that can be reached.
fn last_page(total: u64) -> usize {
    usize::try_from(total).unwrap_or(DEEPEST).min(DEEPEST).div_ceil(PAGE_SIZE)
}

/// The text without one of its words.
fn without(text: &str, word: &str) -> String {
    let gone = word.to_lowercase();
    let kept = text.split_whitespace().filter(|word| word.to_lowercase() != gone);
    kept.collect::<Vec<_>>().join(" ")
}

/// The search without a filter: one that was set, or the words that were understood as one.
fn without_filter(asked: &Asked, answer: &Answer, key: &str, value: &str) -> Asked {
    let understood = answer.understood.iter().find(|it| it.key == key && it.value == value);
    match understood {
        Some(it) if !asked.holds(key, value) => asked.changed(|a| {
            a.text = it.words.split_whitespace().fold(a.text.clone(), |text, w| without(&text, w));
        }),
        _ => asked.without(key, value),
    }
}

/// What has to be said of how the words were taken.
fn sentences(labels: Labels<'_>, asked: &Asked, answer: &Answer) -> Vec<String> {
    let lang = labels.lang;
    let relaxed = answer.relaxed.iter().map(|it| {
        let sentence = match it.how {
            Relaxation::Dropped => "relaxed-left-out",
            Relaxation::Partial => "relaxed-partial",
            Relaxation::Filter => "relaxed-filter",
            Relaxation::Wider => "relaxed-wider",
            Relaxation::Spelling | Relaxation::Beginning | Relaxation::Part => "relaxed-into",
        };
        with(lang, sentence, &[("word", &it.word), ("into", &it.into)])
    });
    let strange = asked
        .strange
        .iter()
        .map(|(key, value)| match SEARCH.contains(&key.as_str()) {
            true => with(lang, "strange-value", &[("key", key), ("value", value)]),
            false => with(lang, "strange-key", &[("key", key)]),
        })
        .take(3);
    relaxed.chain(strange).collect()
}
