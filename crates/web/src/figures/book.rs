//! All indicators, computed from the published tables of the stock and kept in memory.
//!
//! The book is computed when it is first asked for, and again when a table was read since: once a second at most the stock
//! is asked whether it has. It keeps the whole, the states, all districts and the municipalities of the own district; tables
//! themselves are held only while they are needed. Whoever asks while it is computed waits for the first one.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use jiff::Timestamp;
use monitoring::{
    Cube, Role,
    compare::within,
    evaluate::evaluate,
    gate::{Public, Released},
    indicator::{Catalogue, Indicator},
    series::Series,
};

use crate::{problem::Problem, state::App};

/// For so many seconds the stock is not asked again.
const FRESH: i64 = 1;

/// A table that an indicator was computed from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Source {
    pub(crate) table: String,
    pub(crate) title: String,
    pub(crate) stand: Option<String>,
    pub(crate) licence: Option<String>,
    pub(crate) copyright: Option<String>,
}

/// An indicator that could be computed.
#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) indicator: Indicator,
    pub(crate) series: Released<Public, Series>,
    pub(crate) sources: Vec<Source>,
}

/// What there is to say in figures.
#[derive(Debug, Default)]
pub(crate) struct Book {
    /// By field and number.
    pub(crate) entries: Vec<Entry>,
    /// What the tables call their areas.
    names: BTreeMap<String, String>,
    /// The key of the district that is served.
    own: String,
}

#[derive(Debug, Clone)]
struct Known {
    book: Arc<Book>,
    releases: u64,
    asked: Timestamp,
}

/// The book as it was last computed.
#[derive(Debug, Default)]
pub(crate) struct Kept {
    known: Mutex<Option<Known>>,
    reading: tokio::sync::Mutex<()>,
}

impl Kept {
    fn get(&self) -> Option<Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn set(&self, known: Known) {
        *self.known.lock().unwrap_or_else(PoisonError::into_inner) = Some(known);
    }
}

impl Book {
    /// The book of now.
    pub(crate) async fn of(app: &App) -> Result<Arc<Book>, Problem> {
        let now = app.now();
        if let Some(known) = app.figures.get()
            && now.duration_since(known.asked).as_secs().abs() < FRESH
        {
            return Ok(known.book);
        }
        let _alone = app.figures.reading.lock().await;
        let mut tx = app.state.db.read().await?;
        let releases = store::cubes::releases(&mut tx, &app.state.district).await?;
        let known = app.figures.get().filter(|known| known.releases == releases);
        let book = match known {
            Some(known) => known.book,
            None => Arc::new(Book::read(app, &mut tx).await?),
        };
        app.figures.set(Known { book: Arc::clone(&book), releases, asked: now });
        Ok(book)
    }

    async fn read(app: &App, tx: &mut store::ReadTx) -> Result<Book, Problem> {
        let district = &app.state.district;
        let own = district.as_str().to_owned();
        let stored: Vec<String> =
            store::cubes::tables(tx, district).await?.into_iter().map(|table| table.code).collect();
        let catalogue: &Catalogue = &app.state.indicators;
        let all: Vec<&Indicator> = catalogue
            .all()
            .into_iter()
            .filter(|i| i.tables().iter().all(|table| stored.iter().any(|code| code == table)))
            .collect();
        let mut last: BTreeMap<&str, usize> = BTreeMap::new();
        for (at, indicator) in all.iter().enumerate() {
            last.extend(indicator.tables().into_iter().map(|table| (table, at)));
        }
        let mut cubes: BTreeMap<String, Arc<Released<Public, Cube>>> = BTreeMap::new();
        let mut book = Book { own: own.clone(), ..Book::default() };
        for (at, indicator) in all.iter().enumerate() {
            for table in indicator.tables() {
                if !cubes.contains_key(table)
                    && let Some(cube) = store::cubes::published(tx, district, table).await?
                {
                    book.name_areas(&cube);
                    cubes.insert(table.to_owned(), Arc::new(cube));
                }
            }
            let (held, indicator, own) = (cubes.clone(), (*indicator).clone(), own.clone());
            // Large tables take a while; other requests go on meanwhile.
            let entry = tokio::task::spawn_blocking(move || entry(indicator, &held, &own)).await?;
            book.entries.extend(entry);
            cubes.retain(|table, _| last.get(table.as_str()).is_some_and(|last| *last > at));
        }
        Ok(book)
    }

    fn name_areas(&mut self, cube: &Cube) {
        let areas = cube.position(Role::Area).and_then(|at| cube.dimensions().get(at));
        for category in areas.into_iter().flat_map(|dimension| dimension.categories()) {
            let label = category.label.trim();
            if label != category.code {
                self.names.entry(category.code.clone()).or_insert_with(|| label.to_owned());
            }
        }
    }

    pub(crate) fn get(&self, id: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.indicator.id.eq_ignore_ascii_case(id))
    }

    pub(crate) fn own(&self) -> &str {
        &self.own
    }

    /// What an area is called; its key where no table names it.
    pub(crate) fn name<'a>(&'a self, area: &'a str) -> &'a str {
        self.names.get(area).map_or(area, String::as_str)
    }

    /// The areas that a table names, by key.
    pub(crate) fn areas(&self) -> impl Iterator<Item = (&str, &str)> {
        self.names.iter().map(|(key, name)| (key.as_str(), name.as_str()))
    }
}

/// The indicator computed; None where its formula does not fit the tables, which is logged.
fn entry(
    indicator: Indicator,
    cubes: &BTreeMap<String, Arc<Released<Public, Cube>>>,
    own: &str,
) -> Option<Entry> {
    let series = match evaluate(&indicator, &|table| cubes.get(table).map(|cube| &**cube)) {
        Ok(series) => series,
        Err(error) => {
            tracing::warn!(indicator = indicator.id, %error, "an indicator does not fit its tables");
            return None;
        }
    };
    let series = within(series, &|area| area.len() <= 5 || area.starts_with(own));
    let sources =
        indicator.tables().into_iter().filter_map(|table| cubes.get(table)).map(|cube| Source {
            table: cube.head.code.clone(),
            title: cube.head.title.clone(),
            stand: cube.head.stand.map(|stand| stand.to_string()),
            licence: cube.head.licence.clone(),
            copyright: cube.head.copyright.clone(),
        });
    let sources = sources.collect();
    Some(Entry { indicator, series, sources })
}
