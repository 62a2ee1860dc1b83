//! Indicators and published tables as JSON.

use std::collections::BTreeSet;

use axum::{
    Json,
    extract::{Path, State},
};
use monitoring::{Cube, Role};
use serde_json::{Value, json};
use url::form_urlencoded;

use crate::{
    figures::{
        book::{Book, Entry},
        item_name,
    },
    frame::Reader,
    guard::Counted,
    problem::Problem,
    state::App,
};

/// Cells of a table in one answer.
const MOST: usize = 50_000;

/// All indicators that can be computed from what was imported.
pub(crate) async fn indicators(State(app): State<App>, _: Counted) -> Result<Json<Value>, Problem> {
    let book = Book::of(&app).await?;
    let items: Vec<Value> = book.entries.iter().map(about).collect();
    Ok(Json(json!({ "total": items.len(), "items": items })))
}

fn about(entry: &Entry) -> Value {
    let it = &entry.indicator;
    let words = |words: &monitoring::indicator::Words| json!({ "de": words.de, "en": words.en });
    json!({
        "id": it.id,
        "field": it.field.code(),
        "title": words(&it.title),
        "purpose": words(&it.purpose),
        "meaning": words(&it.meaning),
        "limits": words(&it.limits),
        "unit": words(&it.unit),
        "places": it.places,
        "standing": format!("{:?}", it.standing),
        "definition": it.definition,
        "breakdowns": it.breakdowns.iter().map(|by| json!({
            "code": by.code,
            "label": words(&by.label),
            "items": by.item.iter().map(|item| json!({ "code": item.code, "label": words(&item.label) })).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "breaks": it.breaks.iter().map(|b| json!({ "year": b.year, "note": words(&b.note), "area": b.area })).collect::<Vec<_>>(),
        "sources": entry.sources.iter().map(|source| json!({
            "table": source.table,
            "title": source.title,
            "stand": source.stand,
            "licence": source.licence,
            "copyright": source.copyright,
        })).collect::<Vec<_>>(),
    })
}

/// What `area` and `year` name in the query.
struct Wanted {
    areas: BTreeSet<String>,
    year: Option<i16>,
}

impl Wanted {
    fn read(query: &str) -> Result<Wanted, Problem> {
        let mut wanted = Wanted { areas: BTreeSet::new(), year: None };
        for (key, value) in form_urlencoded::parse(query.as_bytes()) {
            match (&*key, value.parse()) {
                ("area", _) => {
                    wanted.areas.insert(value.into_owned());
                }
                ("year", Ok(year)) => wanted.year = Some(year),
                _ => {
                    let short: String = value.chars().take(80).collect();
                    let why = format!("`{short}` is no value of the parameter `{key}`");
                    return Err(Problem::BadRequest(why));
                }
            }
        }
        Ok(wanted)
    }
}

/// The values of an indicator: of the areas asked for, else of the district.
pub(crate) async fn indicator(
    State(app): State<App>,
    reader: Reader,
    Path(id): Path<String>,
    _: Counted,
) -> Result<Json<Value>, Problem> {
    let mut wanted = Wanted::read(&reader.query)?;
    let book = Book::of(&app).await?;
    let entry = book.get(&id).ok_or(Problem::NotFound)?;
    if wanted.areas.is_empty() {
        wanted.areas.insert(book.own().to_owned());
    }
    let mut values = Vec::new();
    let asked = |area: &str| wanted.areas.contains(area) || wanted.areas.contains("all");
    for (item, area, course) in entry.series.courses().filter(|(_, area, _)| asked(area)) {
        for (period, value) in course {
            if wanted.year.is_some_and(|year| period.year() != year) {
                continue;
            }
            values.push(json!({
                "area": area,
                "name": book.name(area),
                "item": item_name(item),
                "year": period.year(),
                "period": period.code(),
                "value": value.value,
                "state": value.why.code(),
                "numerator": value.numerator,
                "denominator": value.denominator,
            }));
        }
    }
    let mut answer = about(entry);
    if let Some(answer) = answer.as_object_mut() {
        answer.insert("values".to_owned(), Value::Array(values));
    }
    Ok(Json(answer))
}

/// A published table, `area` alone where one is asked for; at most [`MOST`] cells, `total` says how many there are.
pub(crate) async fn cube(
    State(app): State<App>,
    reader: Reader,
    Path(table): Path<String>,
    _: Counted,
) -> Result<Json<Value>, Problem> {
    let wanted = Wanted::read(&reader.query)?;
    let mut tx = app.state.db.read().await?;
    let cube = store::cubes::published(&mut tx, &app.state.district, &table).await?;
    let cube = cube.ok_or(Problem::NotFound)?;
    Ok(Json(described(&cube, &wanted)))
}

fn described(cube: &Cube, wanted: &Wanted) -> Value {
    let area = cube.position(Role::Area);
    let time = cube.position(Role::Time);
    let fits = |row: &monitoring::Row<'_>| {
        let code = |at: Option<usize>| at.and_then(|at| row.category(at)).map(|c| c.code.as_str());
        let here =
            wanted.areas.is_empty() || code(area).is_some_and(|code| wanted.areas.contains(code));
        let then = wanted.year.is_none_or(|year| {
            let period = code(time).and_then(monitoring::Period::read);
            period.is_some_and(|period| period.year() == year)
        });
        here && then
    };
    let rows: Vec<monitoring::Row<'_>> = cube.rows().filter(|row| fits(row)).collect();
    let cell = |row: &monitoring::Row<'_>| {
        let mut cell = serde_json::Map::new();
        for (at, dimension) in cube.dimensions().iter().enumerate() {
            let code = row.category(at).map(|c| c.code.clone());
            cell.insert(dimension.code.clone(), json!(code));
        }
        let observation = row.observation();
        cell.insert("variable".to_owned(), json!(row.variable().map(|v| v.code.clone())));
        cell.insert("value".to_owned(), json!(observation.known().map(monitoring::Number::value)));
        cell.insert("state".to_owned(), json!(observation.mark.code()));
        Value::Object(cell)
    };
    let head = &cube.head;
    json!({
        "table": head.code,
        "title": head.title,
        "publisher": head.publisher.0,
        "stand": head.stand.map(|stand| stand.to_string()),
        "licence": head.licence,
        "copyright": head.copyright,
        "dimensions": cube.dimensions().iter().map(|d| json!({
            "code": d.code,
            "label": d.label,
        })).collect::<Vec<_>>(),
        "variables": cube.variables().iter().map(|v| json!({
            "code": v.code, "label": v.label, "unit": v.unit,
        })).collect::<Vec<_>>(),
        "total": rows.len(),
        "cells": rows.iter().take(MOST).map(cell).collect::<Vec<_>>(),
    })
}
