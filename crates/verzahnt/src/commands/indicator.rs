//! `verzahnt indicator`: an indicator's values with their states, numerators, denominators and sources.

use std::collections::BTreeMap;

use monitoring::{
    Cube, Role,
    evaluate::evaluate,
    gate::{Public, Released},
    indicator::{Catalogue, Indicator},
    series::{Series, Value},
};
use serde::Serialize;

use super::cube::unknown_table;
use crate::{
    catalogue,
    house::House,
    options::Stock,
    outcome::{Outcome, wrong_use},
    say,
};

#[derive(Serialize)]
struct Answer<'a> {
    id: &'a str,
    title: &'a str,
    unit: &'a str,
    /// Digits behind the decimal mark when it is shown.
    places: u8,
    /// S: read in the cited source; D: derived from the tables; U: not confirmed.
    standing: String,
    definition: &'a str,
    values: Vec<Line>,
    sources: Vec<Source>,
}

#[derive(Serialize)]
struct Line {
    area: String,
    name: String,
    /// The part of a breakdown; empty for the whole.
    item: String,
    year: i16,
    /// As the source names the time.
    period: String,
    /// Not rounded; null where there is none.
    value: Option<f64>,
    state: &'static str,
    numerator: Option<f64>,
    denominator: Option<f64>,
}

#[derive(Serialize)]
struct Source {
    table: String,
    title: String,
    publisher: String,
    stand: Option<String>,
    licence: Option<String>,
    copyright: Option<String>,
}

/// The published tables that an indicator reads.
type Tables = BTreeMap<String, Released<Public, Cube>>;

pub(crate) async fn run(
    id: &str,
    areas: &[String],
    year: Option<i16>,
    stock: &Stock,
    json: bool,
) -> anyhow::Result<Outcome> {
    let house = House::open(stock).await?;
    let catalogue = catalogue::indicators(&stock.data)?;
    let indicator = catalogue.get(id).ok_or_else(|| unknown(id, &catalogue))?;
    let mut tx = house.db.read().await?;
    let mut tables = Tables::new();
    for code in indicator.tables() {
        match store::cubes::published(&mut tx, &house.district, code).await? {
            Some(cube) => drop(tables.insert(code.to_owned(), cube)),
            None => return Err(unknown_table(&mut tx, &house, code).await?),
        }
    }
    let series = evaluate(indicator, &|code| tables.get(code))
        .map_err(|error| wrong_use(format!("{id}: {error}")))?;
    let own = [house.district.as_str().to_owned()];
    let areas = if areas.is_empty() { &own } else { areas };
    let names = names(&tables);
    let values = lines(&series, areas, year, &names);
    if values.is_empty() {
        let year = year.map(|year| format!(" in {year}")).unwrap_or_default();
        return Err(wrong_use(format!("{id} knows nothing about {}{year}", areas.join(", "))));
    }
    let answer = Answer {
        id: &indicator.id,
        title: &indicator.title.de,
        unit: &indicator.unit.de,
        places: indicator.places,
        standing: format!("{:?}", indicator.standing),
        definition: &indicator.definition,
        values,
        sources: sources(&tables),
    };
    if json {
        say::json(&answer)?;
    } else {
        text(&answer, indicator);
    }
    Ok(Outcome::Done)
}

fn unknown(id: &str, catalogue: &Catalogue) -> anyhow::Error {
    let all: Vec<&str> = catalogue.all().into_iter().map(|i| i.id.as_str()).collect();
    wrong_use(format!("no indicator `{id}`; there are {}", all.join(", ")))
}

/// What the tables call their areas.
fn names(tables: &Tables) -> BTreeMap<&str, &str> {
    let areas =
        tables.values().filter_map(|cube| cube.dimensions().get(cube.position(Role::Area)?));
    areas
        .flat_map(|dimension| dimension.categories())
        .map(|category| (category.code.as_str(), category.label.trim()))
        .collect()
}

fn lines(
    series: &Series,
    areas: &[String],
    year: Option<i16>,
    names: &BTreeMap<&str, &str>,
) -> Vec<Line> {
    let wanted = |area: &str| areas.iter().any(|a| a == area || a == "all");
    let mut lines = Vec::new();
    for (item, area, course) in series.courses().filter(|(_, area, _)| wanted(area)) {
        for (period, value) in course {
            if year.is_some_and(|year| period.year() != year) {
                continue;
            }
            let Value { why, value, numerator, denominator } = *value;
            lines.push(Line {
                area: area.to_owned(),
                name: names.get(area).copied().unwrap_or_default().to_owned(),
                item: item.to_owned(),
                year: period.year(),
                period: period.code(),
                value,
                state: why.code(),
                numerator,
                denominator,
            });
        }
    }
    lines
}

fn sources(tables: &Tables) -> Vec<Source> {
    let source = |cube: &Released<Public, Cube>| Source {
        table: cube.head.code.clone(),
        title: cube.head.title.clone(),
        publisher: cube.head.publisher.0.clone(),
        stand: cube.head.stand.map(|stand| stand.to_string()),
        licence: cube.head.licence.clone(),
        copyright: cube.head.copyright.clone(),
    };
    tables.values().map(source).collect()
}

fn text(answer: &Answer<'_>, indicator: &Indicator) {
    say::result(&format!("{} {} ({})", answer.id, answer.title, answer.unit));
    let places = usize::from(indicator.places);
    for line in &answer.values {
        let value = match line.value {
            Some(value) => format!("{value:.places$}").replace('.', ","),
            None => line.state.to_owned(),
        };
        let parts = match (line.numerator, line.denominator) {
            (Some(above), Some(below)) => format!("  ({above} / {below})"),
            _ => String::new(),
        };
        let item = if line.item.is_empty() { String::new() } else { format!(" [{}]", line.item) };
        say::result(&format!("{} {}{item} {}: {value}{parts}", line.area, line.name, line.period));
    }
    for source in &answer.sources {
        let stand = source.stand.as_deref().map(|s| format!(", Stand {s}")).unwrap_or_default();
        say::result(&format!("Quelle: Tabelle {}{stand}", source.table));
    }
}
