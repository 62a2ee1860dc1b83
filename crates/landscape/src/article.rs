//! What the office writes in the portal: its texts, its news, its collections of offers.
//!
//! An article is found under its kind and a short name in the address; it speaks as many languages as somebody wrote. From
//! when and until when the public sees it is decided here; how its text is written down is not.

use std::{collections::BTreeMap, fmt, str::FromStr};

use base::{LangTag, OfferId};
use jiff::civil::Date;

use crate::Coded;

/// What an article is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ArticleKind {
    /// A page of the portal: the imprint, the funding notice, an own page.
    Text,
    /// A short item with a date.
    News,
    /// Offers that belong together for a while: a holiday pass, starting school.
    Collection,
}

impl Coded for ArticleKind {
    const ALL: &'static [ArticleKind] =
        &[ArticleKind::Text, ArticleKind::News, ArticleKind::Collection];

    fn code(self) -> &'static str {
        match self {
            ArticleKind::Text => "text",
            ArticleKind::News => "news",
            ArticleKind::Collection => "collection",
        }
    }
}

/// The short name in an address: `ferienpass-2027`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Slug(String);

/// The text is no short name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no short name: small letters a to z, digits and single hyphens, at most 60")]
pub struct NotASlug(pub String);

impl Slug {
    pub const LONGEST: usize = 60;

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Slug {
    type Err = NotASlug;

    fn from_str(text: &str) -> Result<Slug, NotASlug> {
        let words = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
        let fine = text.len() <= Slug::LONGEST
            && text.split('-').all(|part| !part.is_empty() && part.chars().all(words));
        if fine { Ok(Slug(text.to_owned())) } else { Err(NotASlug(text.to_owned())) }
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Title and text in one language; the text is Markdown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    pub title: String,
    pub body: String,
}

impl Words {
    pub fn is_empty(&self) -> bool {
        self.title.is_empty() && self.body.is_empty()
    }
}

/// What the office wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    pub kind: ArticleKind,
    pub slug: Slug,
    /// By language; what is empty in both is not there.
    pub words: BTreeMap<LangTag, Words>,
    /// The day of a news item, the first day of a collection. Before it nobody sees the article.
    pub from: Option<Date>,
    /// The last day.
    pub until: Option<Date>,
    /// The search that fills a collection, as the query of its address; empty without one.
    pub search: String,
    /// The offers that stand first in a collection, in this order.
    pub pinned: Vec<OfferId>,
}

impl Article {
    /// Whether its first day has come.
    pub fn has_begun(&self, today: Date) -> bool {
        self.from.is_none_or(|from| from <= today)
    }

    /// Whether its last day has passed.
    pub fn is_over(&self, today: Date) -> bool {
        self.until.is_some_and(|until| until < today)
    }

    /// Whether it is announced on other pages.
    pub fn is_current(&self, today: Date) -> bool {
        self.has_begun(today) && !self.is_over(today)
    }

    /// The words in the first of these languages that somebody wrote.
    pub fn said(&self, wanted: &[LangTag]) -> Option<(&LangTag, &Words)> {
        let found = wanted.iter().find_map(|tag| self.words.get_key_value(tag));
        found.or_else(|| self.words.first_key_value())
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_short_name_is_what_an_address_carries_unchanged() {
        for fine in ["ferienpass", "einschulung-2027", "a", "7"] {
            assert_eq!(fine.parse::<Slug>().unwrap().as_str(), fine);
        }
        let long = "a".repeat(61);
        for wrong in ["", "-a", "a-", "a--b", "Ferien", "für", "a b", "a/b", "..", &long] {
            assert!(wrong.parse::<Slug>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn an_article_is_announced_from_its_first_day_to_its_last() {
        let article = Article {
            kind: ArticleKind::Collection,
            slug: "ferienpass".parse().unwrap(),
            words: BTreeMap::new(),
            from: Some(date(2026, 7, 1)),
            until: Some(date(2026, 8, 12)),
            search: String::new(),
            pinned: Vec::new(),
        };
        let days = [date(2026, 6, 30), date(2026, 7, 1), date(2026, 8, 12), date(2026, 8, 13)];
        assert_eq!(days.map(|day| article.is_current(day)), [false, true, true, false]);
        assert_eq!(days.map(|day| article.is_over(day)), [false, false, false, true]);
    }
}
