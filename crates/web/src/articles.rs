//! What the office writes, as the public reads it: own pages, news, collections of offers.
//!
//! There is little of it and every page names some, so it is kept in memory ([`Shelf`]) and read anew when somebody saved.

mod collections;
mod feed;
mod news;
mod shelf;
mod texts;

use axum::routing::get;
use base::LangTag;
use landscape::{Article, ArticleKind, article::Words};

use crate::{
    Lang,
    address::Links,
    markup,
    route::{Kind, Route, public},
    said::plain,
};

pub(crate) use collections::{Shown as Collected, shown as collected};
pub(crate) use news::Line;
pub(crate) use shelf::{Kept, Shelf};

pub(crate) const ROUTES: &[Route] = &[
    public("/impressum", Kind::Page, "the imprint (§ 5 DDG)", &[], || get(texts::imprint)),
    public("/datenschutz", Kind::Page, "the privacy notice", &[], || get(texts::privacy)),
    public("/barrierefreiheit", Kind::Page, "the accessibility statement", &[], || {
        get(texts::accessibility)
    }),
    public("/kontakt", Kind::Page, "how the office is reached", &[], || get(texts::contact)),
    public("/seiten/{slug}", Kind::Page, "a page that the office wrote", &[], || get(texts::own)),
    public("/aktuelles", Kind::Page, "the news", &["page"], || get(news::list)),
    public("/aktuelles/{slug}", Kind::Page, "a news item", &[], || get(news::one)),
    public("/aktuelles.atom", Kind::File, "the news as a feed", &[], || get(feed::atom)),
    public("/sammlungen", Kind::Page, "the collections of offers", &[], || get(collections::list)),
    public("/sammlungen/{slug}", Kind::Page, "a collection of offers", &[], || {
        get(collections::one)
    }),
    public("/sammlungen/{slug}/angebote.csv", Kind::File, "its offers as a table", &[], || {
        get(collections::csv)
    }),
    public("/sammlungen/{slug}/angebote.ics", Kind::File, "its offers as a calendar", &[], || {
        get(collections::ics)
    }),
    public("/sammlungen/{slug}/angebote.json", Kind::File, "its offers as JSON", &[], || {
        get(collections::json)
    }),
];

/// The path of an article that has a page of its own.
pub(crate) fn path(article: &Article) -> Option<String> {
    let slug = article.slug.as_str();
    match article.kind {
        ArticleKind::News => Some(format!("/aktuelles/{slug}")),
        ArticleKind::Collection => Some(format!("/sammlungen/{slug}")),
        ArticleKind::Text => match Fixed::of(slug) {
            Some(fixed) => fixed.path().map(str::to_owned),
            None => Some(format!("/seiten/{slug}")),
        },
    }
}

/// A text that the portal has, whether or not somebody wrote it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fixed {
    Imprint,
    Privacy,
    Accessibility,
    Contact,
    /// Stands at the foot of every page.
    Funding,
}

impl Fixed {
    pub(crate) const ALL: &'static [Fixed] =
        &[Fixed::Imprint, Fixed::Privacy, Fixed::Accessibility, Fixed::Contact, Fixed::Funding];

    /// Its short name among the texts.
    pub(crate) fn slug(self) -> &'static str {
        match self {
            Fixed::Imprint => "impressum",
            Fixed::Privacy => "datenschutz",
            Fixed::Accessibility => "barrierefreiheit",
            Fixed::Contact => "kontakt",
            Fixed::Funding => "foerderung",
        }
    }

    pub(crate) fn of(slug: &str) -> Option<Fixed> {
        Fixed::ALL.iter().copied().find(|fixed| fixed.slug() == slug)
    }

    /// The key of its title.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Fixed::Imprint => "imprint",
            Fixed::Privacy => "privacy",
            Fixed::Accessibility => "accessibility-statement",
            Fixed::Contact => "contact-page",
            Fixed::Funding => "funding-notice",
        }
    }

    /// Where it stands alone.
    pub(crate) fn path(self) -> Option<&'static str> {
        match self {
            Fixed::Imprint => Some("/impressum"),
            Fixed::Privacy => Some("/datenschutz"),
            Fixed::Accessibility => Some("/barrierefreiheit"),
            Fixed::Contact => Some("/kontakt"),
            Fixed::Funding => None,
        }
    }
}

/// The language of a text of an article, and its words.
type Said<'a> = (&'a LangTag, &'a Words);

/// The words for a reader: in the own language, else in German, else in any in which somebody wrote them.
fn said(article: &Article, lang: Lang) -> Option<Said<'_>> {
    let tag = |lang: Lang| lang.code().parse().ok();
    let wanted: Vec<_> = [tag(lang), tag(Lang::De)].into_iter().flatten().collect();
    article.said(&wanted)
}

/// The language of a text where it is not that of the page.
fn foreign(found: &LangTag, lang: Lang) -> Option<String> {
    (found.as_str() != lang.code()).then(|| found.to_string())
}

/// A link to an article.
pub(crate) struct Titled {
    pub(crate) url: String,
    pub(crate) title: String,
    pub(crate) lang: Option<String>,
}

/// An article in the reader's language.
pub(crate) struct Told {
    pub(crate) title: String,
    /// Clean HTML.
    pub(crate) html: String,
    /// Set where it is not in the language of the page.
    pub(crate) lang: Option<String>,
}

impl Told {
    pub(crate) fn of(article: &Article, lang: Lang, links: &Links) -> Told {
        let Some((found, words)) = said(article, lang) else {
            return Told { title: String::new(), html: String::new(), lang: None };
        };
        Told {
            title: words.title.clone(),
            html: markup::read(&words.body, links).html,
            lang: foreign(found, lang),
        }
    }

    /// Its beginning as plain words.
    pub(crate) fn lead(&self) -> String {
        plain(&self.html, 200)
    }
}
