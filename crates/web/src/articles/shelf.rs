//! What the public may read of what the office wrote, in memory. It is read anew when somebody saved, which is asked at
//! most once a second.

use std::sync::{Arc, Mutex, PoisonError};

use jiff::{Timestamp, civil::Date};
use landscape::{Article, ArticleKind};
use store::articles::Version;

use super::{Fixed, Titled, foreign, said};
use crate::{Lang, address::Links, problem::Problem, state::App};

/// For so many seconds nobody asks whether somebody saved.
const FRESH: i64 = 1;

/// All that is published, whatever its days.
#[derive(Debug, Default)]
pub(crate) struct Shelf {
    versions: Vec<Version>,
}

impl Shelf {
    /// What is published now.
    pub(crate) async fn of(app: &App) -> Result<Arc<Shelf>, Problem> {
        let now = app.now();
        let known = app.shelf.get();
        if let Some(known) = &known
            && now.duration_since(known.asked).as_secs().abs() < FRESH
        {
            return Ok(Arc::clone(&known.shelf));
        }
        let mut tx = app.state.db.glance().await?;
        let district = &app.state.district;
        let count = store::articles::count(&mut tx, district).await?;
        let shelf = match known {
            Some(known) if known.count == count => known.shelf,
            _ => {
                let versions = store::articles::published(&mut tx, district).await?;
                Arc::new(Shelf { versions })
            }
        };
        app.shelf.set(Known { shelf: Arc::clone(&shelf), count, asked: now });
        Ok(shelf)
    }

    /// The articles of a kind.
    pub(crate) fn all(&self, kind: ArticleKind) -> impl Iterator<Item = &Version> {
        self.versions.iter().filter(move |version| version.article.kind == kind)
    }

    /// The article under a short name.
    pub(crate) fn find(&self, kind: ArticleKind, slug: &str) -> Option<&Version> {
        self.all(kind).find(|version| version.article.slug.as_str() == slug)
    }

    /// What the office wrote in the place of a text that the portal has.
    pub(crate) fn fixed(&self, fixed: Fixed) -> Option<&Article> {
        self.find(ArticleKind::Text, fixed.slug()).map(|version| &version.article)
    }

    /// The news that may be announced, the latest first.
    pub(crate) fn news(&self, today: Date) -> Vec<&Version> {
        let mut news: Vec<_> = self
            .all(ArticleKind::News)
            .filter(|version| version.article.is_current(today))
            .collect();
        news.sort_by_key(|version| std::cmp::Reverse((version.article.from, version.id)));
        news
    }

    /// The collections that may be announced, the one that ends first before the others.
    pub(crate) fn collections(&self, today: Date) -> Vec<&Article> {
        let mut all: Vec<_> = self
            .all(ArticleKind::Collection)
            .map(|version| &version.article)
            .filter(|article| article.is_current(today))
            .collect();
        all.sort_by_key(|article| (article.until.unwrap_or(Date::MAX), article.slug.clone()));
        all
    }

    /// Address and title of the pages that the office added.
    pub(crate) fn own_pages(&self, lang: Lang, links: &Links) -> Vec<Titled> {
        self.all(ArticleKind::Text)
            .filter(|version| Fixed::of(version.article.slug.as_str()).is_none())
            .filter_map(|version| {
                let path = super::path(&version.article)?;
                let (found, words) = said(&version.article, lang)?;
                let (title, lang) = (words.title.clone(), foreign(found, lang));
                Some(Titled { url: links.to(&path), title, lang })
            })
            .collect()
    }
}

/// The shelf that was read last.
#[derive(Debug, Default)]
pub(crate) struct Kept(Mutex<Option<Known>>);

#[derive(Debug, Clone)]
struct Known {
    shelf: Arc<Shelf>,
    /// How many versions there were.
    count: i64,
    asked: Timestamp,
}

impl Kept {
    fn get(&self) -> Option<Known> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn set(&self, known: Known) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(known);
    }

    /// What was read last, without asking.
    pub(crate) fn last(&self) -> Arc<Shelf> {
        self.get().map(|known| known.shelf).unwrap_or_default()
    }
}
