//! What was typed into the form of an article, and what is wrong with it.
//!
//! Two kinds of things are wrong: what cannot be kept as an article (a day that is none, an offer that nobody knows), and
//! what may stand in a draft but is not published (a skipped heading, a link that says nothing).

use std::collections::BTreeMap;

use base::{LangTag, OfferId};
use jiff::civil::Date;
use landscape::{Article, ArticleKind, Slug, article::Words};

use super::super::form::Typed;
use crate::{
    Lang,
    address::Links,
    articles::Fixed,
    finding::Asked,
    markup,
    words::{text, with},
};

/// The languages of a text, German first.
pub(super) const LANGS: [Lang; 3] = [Lang::De, Lang::Simple, Lang::En];

/// The most characters of a title and of a text.
pub(super) const LONGEST_TITLE: u16 = 160;
const LONGEST_BODY: usize = 60_000;
const MOST_PINNED: usize = 60;

/// What is wrong, by field.
#[derive(Default)]
pub(super) struct Wrong {
    fields: BTreeMap<String, Vec<String>>,
    /// Whether something cannot even be kept.
    pub(super) unfit: bool,
}

impl Wrong {
    pub(super) fn with(&self, field: &str) -> Vec<String> {
        self.fields.get(field).cloned().unwrap_or_default()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }

    fn say(&mut self, field: &str, words: String) {
        self.fields.entry(field.to_owned()).or_default().push(words);
    }

    /// Says why something cannot be kept.
    pub(super) fn refuse(&mut self, field: &str, words: String) {
        self.unfit = true;
        self.say(field, words);
    }
}

pub(super) fn title_field(lang: Lang) -> String {
    format!("titel-{}", lang.code())
}

pub(super) fn body_field(lang: Lang) -> String {
    format!("text-{}", lang.code())
}

fn tag(lang: Lang) -> LangTag {
    lang.code().parse().unwrap_or_else(|_| LangTag::german())
}

/// The fields of an article, as they stand in its form.
pub(super) fn cells(article: &Article) -> BTreeMap<String, String> {
    let mut cells = BTreeMap::new();
    for lang in LANGS {
        let words = article.words.get(&tag(lang)).cloned().unwrap_or_default();
        cells.insert(title_field(lang), words.title);
        cells.insert(body_field(lang), words.body);
    }
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    cells.insert("von".to_owned(), day(article.from));
    cells.insert("bis".to_owned(), day(article.until));
    cells.insert("suche".to_owned(), article.search.clone());
    let pinned: Vec<String> = article.pinned.iter().map(OfferId::to_string).collect();
    cells.insert("angebote".to_owned(), pinned.join("\n"));
    cells
}

/// The fields as they were typed.
pub(super) fn typed(typed: &Typed) -> BTreeMap<String, String> {
    let names = LANGS.iter().flat_map(|lang| [title_field(*lang), body_field(*lang)]);
    let others = ["kurzname", "von", "bis", "suche", "angebote"].map(str::to_owned);
    names
        .chain(others)
        .map(|name| {
            // Browsers send both characters of a line's end.
            let value = typed.one(&name).replace("\r\n", "\n");
            (name, value)
        })
        .collect()
}

/// The article that stands in these fields, and what is wrong with it in the words of `lang`.
pub(super) fn article(
    kind: ArticleKind,
    slug: Slug,
    cells: &BTreeMap<String, String>,
    lang: Lang,
    links: &Links,
) -> (Article, Wrong) {
    let cell = |name: &str| cells.get(name).map(|cell| cell.trim()).unwrap_or_default();
    let mut wrong = Wrong::default();
    let mut words = BTreeMap::new();
    for of in LANGS {
        let (title, body) = (title_field(of), body_field(of));
        let it = Words { title: cell(&title).to_owned(), body: cell(&body).to_owned() };
        if it.title.chars().count() > usize::from(LONGEST_TITLE) {
            wrong.refuse(&title, text(lang, "article-title-long").into_owned());
        }
        if it.body.chars().count() > LONGEST_BODY {
            wrong.refuse(&body, text(lang, "article-body-long").into_owned());
        }
        for fault in markup::read(&it.body, links).faults {
            wrong.say(&body, fault.says(lang));
        }
        if !it.is_empty() {
            words.insert(tag(of), it);
        }
    }
    gaps(kind, &slug, &words, lang, &mut wrong);
    let mut day = |name: &str| match cell(name) {
        "" => None,
        typed => match typed.parse::<Date>() {
            Ok(day) => Some(day),
            Err(_) => {
                wrong.refuse(name, with(lang, "article-no-day", &[("given", typed)]));
                None
            }
        },
    };
    let (from, until) = match kind {
        ArticleKind::Text => (None, None),
        ArticleKind::News | ArticleKind::Collection => (day("von"), day("bis")),
    };
    if from.zip(until).is_some_and(|(from, until)| until < from) {
        wrong.refuse("bis", text(lang, "article-ends-before").into_owned());
    }
    let (mut search, mut pinned) = (String::new(), Vec::new());
    if kind == ArticleKind::Collection {
        search = query(cell("suche"), lang, &mut wrong);
        pinned = offers(cell("angebote"), lang, &mut wrong);
        if search.is_empty() && pinned.is_empty() {
            wrong.say("suche", text(lang, "article-no-offers").into_owned());
        }
    }
    (Article { kind, slug, words, from, until, search, pinned }, wrong)
}

/// What has to be written before somebody may read it.
fn gaps(
    kind: ArticleKind,
    slug: &Slug,
    words: &BTreeMap<LangTag, Words>,
    lang: Lang,
    wrong: &mut Wrong,
) {
    // A text that the portal has brings its title along.
    let titled = kind == ArticleKind::Text && Fixed::of(slug.as_str()).is_some();
    for of in LANGS {
        let it = words.get(&tag(of)).cloned().unwrap_or_default();
        let used = of == Lang::De || !it.is_empty();
        if used && !titled && it.title.is_empty() {
            wrong.say(&title_field(of), text(lang, "article-needs-title").into_owned());
        }
        if used && it.body.is_empty() {
            wrong.say(&body_field(of), text(lang, "article-needs-body").into_owned());
        }
    }
}

/// The query of a search, typed as a query or as the address of a list of offers.
fn query(typed: &str, lang: Lang, wrong: &mut Wrong) -> String {
    if typed.is_empty() {
        return String::new();
    }
    let query = typed.split_once('?').map_or(typed, |(_, query)| query);
    let asked = Asked::read(query);
    if let Some((key, value)) = asked.strange.first() {
        let given = format!("{key}={value}");
        wrong.say("suche", with(lang, "article-strange-search", &[("given", &given)]));
    } else if asked.whole().is_everything() {
        wrong.say("suche", with(lang, "article-strange-search", &[("given", typed)]));
    }
    query.to_owned()
}

/// The offers, one a line: an id, or an address that ends with it.
fn offers(typed: &str, lang: Lang, wrong: &mut Wrong) -> Vec<OfferId> {
    let mut pinned: Vec<OfferId> = Vec::new();
    for line in typed.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let path = line.split(['?', '#']).next().unwrap_or(line).trim_end_matches('/');
        let last = path.rsplit('/').next().unwrap_or(path);
        match last.parse::<OfferId>() {
            Ok(id) if pinned.contains(&id) => {}
            Ok(id) => pinned.push(id),
            Err(_) => {
                wrong.refuse("angebote", with(lang, "article-no-offer", &[("given", line)]));
            }
        }
    }
    if pinned.len() > MOST_PINNED {
        wrong.refuse("angebote", text(lang, "article-many-offers").into_owned());
    }
    pinned
}
