//! JSON-stat 2.0 (json-stat.org/full), class `dataset`: values in the order of their dimensions, or by their position.
//!
//! Roles name time, area and what is counted; without roles `time` and `geo` are known by their names. A number of JSON has lost
//! zeros behind its last place; `decimals` of its unit gives them back. A list holds every cell, a cell of `null` without a
//! status is [`Mark::Empty`](monitoring::Mark::Empty); an object holds those that it names. A table with two dimensions of time,
//! or without time or area, is refused.

use std::collections::{BTreeMap, BTreeSet};

use base::{
    Finding,
    finding::{FindingKind, Spot},
};
use monitoring::{Cube, DecimalMark, Dimension, Head, Publisher, Role, Variable};
use serde_json::Value;

use super::{
    Context, Read, Report, area,
    cells::Cells,
    code_of, nothing,
    sdmx::{area_key, is_whole, observed, period, with_places},
    vocabulary::TOTAL,
};

/// Whether a document is a table in this form.
pub(super) fn fits(json: &Value) -> bool {
    json.get("class").and_then(Value::as_str) == Some("dataset")
}

fn text<'j>(json: &'j Value, pointer: &str) -> Option<&'j str> {
    json.pointer(pointer).and_then(Value::as_str).filter(|text| !text.is_empty())
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Time,
    Area,
    Metric,
    Other,
}

/// A dimension with its categories in the order of the values: code and label.
struct Axis<'j> {
    id: &'j str,
    label: &'j str,
    part: Part,
    categories: Vec<(&'j str, &'j str)>,
    units: Option<&'j Value>,
}

impl<'j> Axis<'j> {
    /// None where its categories are not as many as the size says, or two stand at one place.
    fn of(json: &'j Value, id: &'j str, size: usize) -> Option<Axis<'j>> {
        let dimension = json.get("dimension")?.get(id)?;
        let category = dimension.get("category")?;
        let mut codes: BTreeMap<usize, &str> = BTreeMap::new();
        match (category.get("index"), category.get("label")) {
            (Some(Value::Array(list)), _) => {
                for (at, code) in list.iter().enumerate() {
                    codes.insert(at, code.as_str()?);
                }
            }
            (Some(Value::Object(places)), _) => {
                for (code, at) in places {
                    codes.insert(usize::try_from(at.as_u64()?).ok()?, code);
                }
            }
            // One category needs no order.
            (None, Some(Value::Object(labels))) if labels.len() == 1 => {
                codes.extend(labels.keys().map(|code| (0, code.as_str())));
            }
            _ => return None,
        }
        let whole = codes.len() == size && codes.keys().copied().eq(0..size);
        let label = |code: &'j str| {
            category.get("label").and_then(|l| l.get(code)).and_then(Value::as_str).unwrap_or(code)
        };
        let has = |role: &str| {
            let ids = json.get("role").and_then(|roles| roles.get(role)).and_then(Value::as_array);
            ids.is_some_and(|ids| ids.iter().any(|other| other.as_str() == Some(id)))
        };
        let named = |names: &[&str]| names.iter().any(|name| name.eq_ignore_ascii_case(id));
        let part = if has("time") {
            Part::Time
        } else if has("geo") {
            Part::Area
        } else if has("metric") {
            Part::Metric
        } else if named(&["time", "TIME_PERIOD"]) && !has_any(json, "time") {
            Part::Time
        } else if named(&["geo", "REF_AREA", "AREA"]) && !has_any(json, "geo") {
            Part::Area
        } else {
            Part::Other
        };
        whole.then(|| Axis {
            id,
            label: text(dimension, "/label").unwrap_or(id),
            part,
            categories: codes.into_values().map(|code| (code, label(code))).collect(),
            units: category.get("unit"),
        })
    }
}

fn has_any(json: &Value, role: &str) -> bool {
    let ids = json.get("role").and_then(|roles| roles.get(role)).and_then(Value::as_array);
    ids.is_some_and(|ids| !ids.is_empty())
}

fn axes(json: &Value) -> Option<Vec<Axis<'_>>> {
    let (ids, sizes) = (json.get("id")?.as_array()?, json.get("size")?.as_array()?);
    if ids.len() != sizes.len() {
        return None;
    }
    let axis = |(id, size): (&'_ Value, &Value)| {
        Some((id.as_str().map(str::to_owned)?, usize::try_from(size.as_u64()?).ok()?))
    };
    let named: Vec<(String, usize)> = ids.iter().zip(sizes).map(axis).collect::<Option<_>>()?;
    let read = ids.iter().zip(&named).map(|(id, (_, size))| Axis::of(json, id.as_str()?, *size));
    read.collect()
}

/// A cell's content as text: numbers as JSON writes them, `null` as nothing.
fn written(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Entries of a list or an object by their position as it stands there; the same word for all is not one of them.
fn entries(values: Option<&Value>) -> Vec<(String, String)> {
    match values {
        Some(Value::Array(list)) => {
            list.iter().enumerate().map(|(at, v)| (at.to_string(), written(v))).collect()
        }
        Some(Value::Object(map)) => map.iter().map(|(at, v)| (at.clone(), written(v))).collect(),
        _ => Vec::new(),
    }
}

/// Reads such a document.
///
/// # Errors
/// A fatal finding where its parts do not fit each other, or it has no value, time or area.
pub(super) fn read(json: &Value, name: &str, context: &Context<'_>) -> Result<Read, Finding> {
    let refused = |german: &str, english: &str| {
        let (german, english) = (german.to_owned(), english.to_owned());
        Finding::fatal(
            FindingKind::NotUnderstood { german, english },
            Spot::default().record(name),
            "",
        )
    };
    let axes = axes(json).ok_or_else(|| {
        refused(
            "JSON-stat: id, size und die Kategorien passen nicht zueinander",
            "JSON-stat: id, size and the categories do not fit each other",
        )
    })?;
    let count = |part| axes.iter().filter(|axis| axis.part == part).count();
    if count(Part::Time) != 1 || count(Part::Area) != 1 || count(Part::Metric) > 1 {
        return Err(refused(
            "JSON-stat: gebraucht werden genau eine Zeit und ein Gebiet und höchstens ein Wertmerkmal",
            "JSON-stat: exactly one time, one area and at most one metric are needed",
        ));
    }
    let values = entries(json.get("value"));
    let states: BTreeMap<String, String> = entries(json.get("status")).into_iter().collect();
    let every = json.get("status").and_then(Value::as_str).unwrap_or_default();
    let publisher = Publisher::of("sdmx");
    let code = text(json, "/extension/id").or_else(|| code_of(name)).unwrap_or_else(|| {
        let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
        name.split_once('.').map_or(name, |(stem, _)| stem)
    });
    let title = text(json, "/label").unwrap_or(code);
    let mut head = Head::new(code, title, publisher.clone());
    head.copyright = text(json, "/source").map(str::to_owned);
    head.stand = text(json, "/updated").and_then(|updated| {
        let day = updated.get(..10)?;
        let time = updated.get(..19).and_then(|time| time.parse().ok());
        time.or_else(|| day.parse::<jiff::civil::Date>().ok().map(|day| day.at(0, 0, 0, 0)))
    });
    if let Some(Value::Array(notes)) = json.get("note") {
        head.footnotes = notes.iter().filter_map(Value::as_str).map(str::to_owned).collect();
    }
    let day = head.stand.map(jiff::civil::DateTime::date);
    let mut cells = Cells::new(context.signs, &publisher, day, DecimalMark::Point);
    let (mut cube, places) = laid_out(head, &axes);
    let decimals = variables(&mut cube, &axes, title);
    let mut findings: Vec<Finding> = Vec::new();
    for axis in axes.iter().filter(|axis| axis.part == Part::Time) {
        let unread = axis.categories.iter().filter(|(code, label)| time(code, label).is_none());
        findings.extend(unread.map(|(code, _)| {
            Finding::rejected(FindingKind::NotADate, Spot::default().field(axis.id), code)
        }));
    }
    let size = axes.iter().try_fold(1_usize, |n, axis| n.checked_mul(axis.categories.len()));
    let list = matches!(json.get("value"), Some(Value::Array(_)));
    let alone: BTreeSet<&String> = match json.get("status") {
        Some(Value::Object(_)) if !list => states.keys().collect(),
        _ => BTreeSet::new(),
    };
    let held: BTreeSet<&String> = values.iter().map(|(at, _)| at).collect();
    let only = alone.difference(&held).map(|at| ((*at).clone(), String::new()));
    let all: Vec<(String, String)> = values.iter().cloned().chain(only).collect();
    let whole = if list { size.unwrap_or(0).max(all.len()) } else { all.len() };
    for (at, value) in &all {
        let place = at.parse().ok().filter(|at| size.is_some_and(|size| *at < size));
        let Some((keys, variable)) =
            place.and_then(|at| keys(at, &axes, &places, cube.dimensions().len()))
        else {
            continue;
        };
        let status = states.get(at).map_or(every, String::as_str);
        let mut observation = observed(&mut cells, value, status, 0);
        if let (Some(number), Some(places)) =
            (observation.number, decimals.get(variable).copied().flatten())
        {
            observation.number = Some(with_places(number, places));
        }
        cube.push(&keys, u32::try_from(variable).unwrap_or(u32::MAX), observation);
    }
    if cube.is_empty() {
        return Err(findings.into_iter().next().map_or_else(
            || nothing(name),
            |Finding { kind, spot, .. }| Finding::fatal(kind, spot, name),
        ));
    }
    findings.extend(cells.findings());
    let report = Report { expected: whole, ..Report::default() };
    Ok(Read { cube, kind: "json-stat", report, findings })
}

fn time(code: &str, label: &str) -> Option<monitoring::Period> {
    period(code).or_else(|| period(label))
}

/// The place of each category of each axis in the cube: dimension and index; none for times that are no times.
type Places = Vec<Vec<Option<(usize, u32)>>>;

fn laid_out(head: Head, axes: &[Axis<'_>]) -> (Cube, Places) {
    let mut dimensions = vec![
        Dimension::new(area::CODE, "Gebiet", Role::Area),
        Dimension::new("TIME", "Zeit", Role::Time),
    ];
    let mut places = Vec::new();
    for axis in axes {
        let at = match axis.part {
            Part::Area | Part::Metric => 0,
            Part::Time => 1,
            Part::Other => {
                dimensions.push(Dimension::new(axis.id, axis.label, Role::Other));
                dimensions.len() - 1
            }
        };
        let mut place = Vec::new();
        for (nth, (code, label)) in (0_u32..).zip(&axis.categories) {
            let (code, total) = match axis.part {
                // A metric's category is a variable: its place is its number among them.
                Part::Metric => {
                    place.push(Some((usize::MAX, nth)));
                    continue;
                }
                Part::Time => match time(code, label) {
                    Some(period) => (period.code(), false),
                    None => {
                        place.push(None);
                        continue;
                    }
                },
                Part::Area => (area_key(code), false),
                Part::Other if is_whole(code, label) => (TOTAL.to_owned(), true),
                Part::Other => ((*code).to_owned(), false),
            };
            place.push(dimensions.get_mut(at).map(|d| (at, d.intern(&code, label, total))));
        }
        places.push(place);
    }
    (Cube::new(head, dimensions), places)
}

/// Adds the variables in the order of their axis; returns how many places each is printed with, where its unit says so.
fn variables(cube: &mut Cube, axes: &[Axis<'_>], title: &str) -> Vec<Option<u8>> {
    let Some(axis) = axes.iter().find(|axis| axis.part == Part::Metric) else {
        let (code, label) = ("OBS_VALUE".to_owned(), title.to_owned());
        cube.intern_variable(Variable { code, label, unit: String::new() });
        return vec![None];
    };
    let mut decimals = Vec::new();
    for (code, label) in &axis.categories {
        let unit = axis.units.and_then(|units| units.get(*code));
        let word = |key: &str| unit.and_then(|u| u.get(key)).and_then(Value::as_str);
        let named = word("label").or_else(|| word("base")).or_else(|| word("symbol"));
        let places = unit.and_then(|u| u.get("decimals")).and_then(Value::as_u64);
        decimals.push(places.and_then(|places| u8::try_from(places).ok()));
        cube.intern_variable(Variable {
            code: (*code).to_owned(),
            label: (*label).to_owned(),
            unit: named.unwrap_or_default().to_owned(),
        });
    }
    decimals
}

/// The keys and the variable of the cell at a position; the last axis runs fastest.
fn keys(
    mut at: usize,
    axes: &[Axis<'_>],
    places: &Places,
    dimensions: usize,
) -> Option<(Vec<u32>, usize)> {
    let (mut keys, mut variable) = (vec![0; dimensions], 0);
    for (axis, place) in axes.iter().zip(places).rev() {
        let size = axis.categories.len();
        let (dimension, index) = (*place.get(at.checked_rem(size)?)?)?;
        at /= size;
        match keys.get_mut(dimension) {
            Some(slot) => *slot = index,
            None => variable = usize::try_from(index).ok()?,
        }
    }
    Some((keys, variable))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::tests::{cells, refused, table};

    fn document() -> serde_json::Value {
        json!({
            "version": "2.0", "class": "dataset", "label": "Beispiel", "source": "Beispielamt",
            "updated": "2025-03-13T16:40:08Z",
            "id": ["sex", "geo", "time", "what"], "size": [2, 1, 2, 1],
            "role": {"time": ["time"], "geo": ["geo"], "metric": ["what"]},
            "dimension": {
                "sex": {"label": "Geschlecht", "category": {"index": {"T": 1, "F": 0}, "label": {"F": "weiblich", "T": "Total"}}},
                "geo": {"category": {"label": {"03": "Niedersachsen"}}},
                "time": {"category": {"index": ["2023", "2024-Q1"]}},
                "what": {"category": {"index": ["Q"], "label": {"Q": "Quote"}, "unit": {"Q": {"decimals": 1, "label": "Prozent"}}}}
            },
            "value": [5, 12.5, null, null],
            "status": {"1": "P", "2": "Q"}
        })
    }

    #[test]
    fn a_list_of_values_gives_every_cell_with_its_status_and_printed_places() {
        let read = table(&document().to_string(), "x.json");
        assert_eq!(
            cells(&read.cube),
            [
                "03 2023 Q:  unknown-or-secret",
                "03 2023 sex=F Q: 5,0 plain",
                "03 2024-01P3M Q:  empty",
                "03 2024-01P3M sex=F Q: 12,5 provisional",
            ]
        );
        assert_eq!(read.kind, "json-stat");
        assert_eq!((read.report.expected, read.report.cells), (4, 4));
        assert_eq!(read.cube.head.stand.unwrap().to_string(), "2025-03-13T16:40:08");
        assert_eq!(read.cube.variables()[0].unit, "Prozent");
    }

    #[test]
    fn an_object_of_values_gives_the_cells_that_it_names_and_those_that_only_have_a_status() {
        let mut json = document();
        json["value"] = json!({"0": 1});
        json["status"] = json!({"3": "Q"});
        let read = table(&json.to_string(), "x.json");
        assert_eq!(
            cells(&read.cube),
            ["03 2023 sex=F Q: 1,0 plain", "03 2024-01P3M Q:  unknown-or-secret"]
        );
        assert_eq!((read.report.expected, read.report.cells), (2, 2));
    }

    #[test]
    fn values_too_few_too_many_or_without_a_time_are_missed() {
        let mut json = document();
        json["value"] = json!([1, 2, 3]);
        let read = table(&json.to_string(), "x.json");
        assert_eq!((read.report.expected, read.report.cells), (4, 3));
        json["value"] = json!({"0": 1, "4": 2, "x": 3});
        json["status"] = json!({});
        let read = table(&json.to_string(), "x.json");
        assert_eq!((read.report.expected, read.report.cells), (3, 1));
        let mut json = document();
        json["dimension"]["time"]["category"]["index"] = json!(["2023", "bald"]);
        let read = table(&json.to_string(), "x.json");
        assert_eq!((read.report.expected, read.report.cells), (4, 2));
        assert!(read.findings.iter().any(|f| f.line(true).contains("bald")));
    }

    #[test]
    fn roles_may_be_left_out_where_the_names_say_them() {
        let mut json = document();
        json.as_object_mut().unwrap().remove("role");
        let read = table(&json.to_string(), "x.json");
        assert!(cells(&read.cube).iter().any(|c| c == "03 2023 sex=F what=Q OBS_VALUE: 5 plain"));
    }

    #[test]
    fn a_document_whose_parts_do_not_fit_is_refused_in_words() {
        let mut sizes = document();
        sizes["size"] = json!([2, 1, 3, 1]);
        assert!(refused(sizes.to_string().as_bytes(), "x.json").contains("passen nicht"));
        let mut gap = document();
        gap["dimension"]["sex"]["category"]["index"] = json!({"F": 0, "T": 2});
        assert!(refused(gap.to_string().as_bytes(), "x.json").contains("passen nicht"));
        let mut roles = document();
        roles["role"]["geo"] = json!(["sex", "geo"]);
        assert!(refused(roles.to_string().as_bytes(), "x.json").contains("genau eine Zeit"));
        let mut empty = document();
        empty["value"] = json!({});
        empty["status"] = json!({});
        assert!(refused(empty.to_string().as_bytes(), "x.json").contains("keine Tabelle"));
    }
}
