//! An indicator's values as files: a table with semicolons, and JSON-stat 2.0 (json-stat.org/full).

use axum::{
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Response},
};
use serde_json::{Map, Value, json};

use super::{
    book::{Book, Entry},
    item_label, item_name, said,
};
use crate::{Lang, frame::Reader, guard::Counted, problem::Problem, state::App, words::text};

fn file(media: &'static str, name: &str, body: String) -> Response {
    let headers = [
        (header::CONTENT_TYPE, media.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (header::CACHE_CONTROL, "no-cache".to_owned()),
    ];
    (headers, body).into_response()
}

/// One line a value: area, item, time, value with the decimal mark of the language, state, numerator, denominator.
pub(crate) async fn csv(
    State(app): State<App>,
    reader: Reader,
    Path(id): Path<String>,
    _: Counted,
) -> Result<Response, Problem> {
    let book = Book::of(&app).await?;
    let entry = book.get(&id).ok_or(Problem::NotFound)?;
    let lang = reader.lang;
    let mut out = ::csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    let heads =
        ["area", "name", "item", "label", "period", "value", "state", "numerator", "denominator"];
    out.write_record(heads.map(|key| text(lang, &format!("figure-column-{key}")).into_owned()))?;
    let plain = |value: Option<f64>| {
        let shown = value.map(|v| v.to_string()).unwrap_or_default();
        if lang == Lang::En { shown } else { shown.replace('.', ",") }
    };
    for (item, area, course) in entry.series.courses() {
        for (period, value) in course {
            out.write_record([
                area,
                book.name(area),
                item_name(item),
                &item_label(&entry.indicator, item, lang),
                &period.code(),
                &plain(value.value),
                value.why.code(),
                &plain(value.numerator),
                &plain(value.denominator),
            ])?;
        }
    }
    let mut body = "\u{feff}".to_owned();
    body.push_str(&String::from_utf8(out.into_inner().map_err(|error| error.into_error())?)?);
    Ok(file("text/csv; charset=utf-8", &format!("{}.csv", entry.indicator.id), body))
}

/// A dataset with the dimensions area, item and time; states stand in `status` where there is no plain value.
pub(crate) async fn json_stat(
    State(app): State<App>,
    reader: Reader,
    Path(id): Path<String>,
    _: Counted,
) -> Result<Response, Problem> {
    let book = Book::of(&app).await?;
    let entry = book.get(&id).ok_or(Problem::NotFound)?;
    let name = format!("{}.json", entry.indicator.id);
    Ok(file("application/json", &name, dataset(&book, entry, reader.lang).to_string()))
}

fn dataset(book: &Book, entry: &Entry, lang: Lang) -> Value {
    let indicator = &entry.indicator;
    let mut areas: Vec<&str> = entry.series.courses().map(|(_, area, _)| area).collect();
    areas.sort_unstable();
    areas.dedup();
    let mut items: Vec<&str> = entry.series.courses().map(|(item, ..)| item).collect();
    items.sort_unstable();
    items.dedup();
    let periods = entry.series.periods();
    let (mut values, mut status) = (Vec::new(), Map::new());
    for area in &areas {
        for item in &items {
            let course = entry.series.course(item, area);
            for period in &periods {
                let value = course.and_then(|course| course.get(period));
                if let Some(value) = value.filter(|value| value.value.is_none()) {
                    status.insert(values.len().to_string(), json!(value.why.code()));
                }
                values.push(json!(value.and_then(|value| value.value)));
            }
        }
    }
    let category = |codes: &[String], labels: Vec<String>| {
        let labels: Map<String, Value> =
            codes.iter().cloned().zip(labels.into_iter().map(Value::String)).collect();
        json!({ "index": codes, "label": labels })
    };
    let area_codes: Vec<String> = areas.iter().map(|area| (*area).to_owned()).collect();
    let item_codes: Vec<String> = items.iter().map(|item| item_name(item).to_owned()).collect();
    let period_codes: Vec<String> = periods.iter().map(|period| period.code()).collect();
    let dimension =
        |label: &str, category: Value| json!({ "label": text(lang, label), "category": category });
    json!({
        "version": "2.0",
        "class": "dataset",
        "label": said::of(&indicator.title, lang),
        "source": entry.sources.iter().map(|s| s.table.as_str()).collect::<Vec<_>>().join(", "),
        "id": ["area", "item", "time"],
        "size": [areas.len(), items.len(), periods.len()],
        "role": { "geo": ["area"], "time": ["time"] },
        "dimension": {
            "area": dimension("figure-column-area", category(
                &area_codes,
                areas.iter().map(|area| book.name(area).to_owned()).collect(),
            )),
            "item": dimension("figure-column-item", category(
                &item_codes,
                items.iter().map(|item| item_label(indicator, item, lang)).collect(),
            )),
            "time": dimension("figure-column-period", category(
                &period_codes,
                periods.iter().map(|p| said::period(lang, *p)).collect(),
            )),
        },
        "value": values,
        "status": status,
        "extension": {
            "id": indicator.id,
            "unit": said::of(&indicator.unit, lang),
            "decimals": indicator.places,
            "licences": entry.sources.iter().filter_map(|s| s.licence.clone()).collect::<Vec<_>>(),
            "copyright": entry.sources.iter().filter_map(|s| s.copyright.clone()).collect::<Vec<_>>(),
        },
    })
}
