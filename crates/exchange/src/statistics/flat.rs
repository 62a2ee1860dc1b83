//! Flat files of GENESIS (ffcsv): one line a value, or (before 2024) one line for all values of the same categories.
//!
//! New: UTF-8, head in English whatever the language, four columns a variable, `value`, with `quality=on` a last column
//! `value_q`. Old: cp1252, German head, each value in a column `code__label__unit`, its quality in `…__q`. In both the rows stand in
//! no order, a total is an empty code or one that ends in `INSGESAMT` or `-INS`, and keys of areas are text.

use std::collections::BTreeMap;

use base::{
    Finding,
    finding::{FindingKind, Spot},
};
use monitoring::{Cube, Dimension, Head, Period, Publisher, Role, Variable};

use super::{
    Context, Read, Report, ages, area,
    cells::{self, Cells},
    code_of,
    vocabulary::{AGE, TOTAL, is_total},
};

/// Whether a head is that of a flat file.
pub(super) fn fits(head: &str) -> bool {
    head.starts_with("statistics_code;") || head.starts_with("Statistik_Code;")
}

/// The four columns of a variable: code, label, code and label of its category.
#[derive(Debug, Clone, Copy, Default)]
struct Group {
    code: usize,
    label: usize,
    category: usize,
    category_label: usize,
}

/// Where the values stand.
enum Values {
    /// Columns of value, unit, code and label of the variable, quality.
    Long { value: usize, unit: usize, code: usize, label: usize, quality: Option<usize> },
    /// For each variable its column and that of its quality.
    Wide(Vec<(usize, Variable, Option<usize>)>),
}

struct Layout {
    columns: usize,
    statistic: usize,
    title: usize,
    time: usize,
    groups: Vec<Group>,
    values: Values,
}

impl Layout {
    fn of(head: &str) -> Option<Layout> {
        let names: Vec<&str> = head.trim_end_matches('\r').split(';').map(str::trim).collect();
        let at = |name: &str| names.iter().position(|n| *n == name);
        let new = names.first() == Some(&"statistics_code");
        let group = |n: usize| {
            let names = if new {
                [
                    "variable_code",
                    "variable_label",
                    "variable_attribute_code",
                    "variable_attribute_label",
                ]
            } else {
                ["Merkmal_Code", "Merkmal_Label", "Auspraegung_Code", "Auspraegung_Label"]
            };
            let [code, label, category, category_label] =
                names.map(|name| at(&format!("{n}_{name}")));
            Some(Group {
                code: code?,
                label: label?,
                category: category?,
                category_label: category_label?,
            })
        };
        let groups: Vec<Group> = (1..).map_while(group).collect();
        let values = if new {
            Values::Long {
                value: at("value")?,
                unit: at("value_unit")?,
                code: at("value_variable_code")?,
                label: at("value_variable_label")?,
                quality: at("value_q"),
            }
        } else {
            let mut wide = Vec::new();
            for (column, name) in names.iter().enumerate().filter(|(_, name)| name.contains("__")) {
                let mut parts = name.splitn(3, "__");
                let (Some(code), Some(label), Some(unit)) =
                    (parts.next(), parts.next(), parts.next())
                else {
                    continue;
                };
                if unit == "q" || name.ends_with("__q") {
                    continue;
                }
                let variable = Variable {
                    code: code.into(),
                    label: label.replace('_', " "),
                    unit: unit.into(),
                };
                wide.push((column, variable, at(&format!("{code}__{label}__q"))));
            }
            (!wide.is_empty()).then_some(Values::Wide(wide))?
        };
        let time = at(if new { "time" } else { "Zeit" })?;
        let title = at(if new { "statistics_label" } else { "Statistik_Label" })?;
        Some(Layout { columns: names.len(), statistic: 0, title, time, groups, values })
    }

    /// How many values a line holds.
    fn width(&self) -> usize {
        match &self.values {
            Values::Long { .. } => 1,
            Values::Wide(columns) => columns.len(),
        }
    }
}

/// A line's fields; quotes are taken off where there are some.
fn split<'t>(line: &'t str, fields: &mut Vec<std::borrow::Cow<'t, str>>) {
    fields.clear();
    if !line.contains('"') {
        fields.extend(line.split(';').map(std::borrow::Cow::Borrowed));
        return;
    }
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b';')
        .has_headers(false)
        .flexible(true)
        .from_reader(line.as_bytes());
    if let Some(Ok(record)) = reader.records().next() {
        fields.extend(record.iter().map(|field| std::borrow::Cow::Owned(field.to_owned())));
    }
}

/// Reads a flat file.
pub(super) fn read(text: &str, name: &str, context: &Context<'_>) -> Result<Read, Finding> {
    let mut lines = text.lines();
    let head = lines.next().unwrap_or_default();
    let broken = |kind| Finding::fatal(kind, Spot::line(1), head);
    let layout = Layout::of(head).ok_or_else(|| broken(FindingKind::NotThisFormat("ffcsv")))?;
    let body: Vec<(u64, &str)> = (2_u64..)
        .zip(lines)
        .take_while(|(_, line)| !line.starts_with("____"))
        .filter(|(_, line)| !line.trim().is_empty())
        .collect();
    let shape = Shape::of(&layout, &body);
    let mut building = Building::new(&layout, &shape, &body, name, context)?;
    let mut findings = Vec::new();
    let mut fields = Vec::new();
    for (line, text) in &body {
        split(text, &mut fields);
        if fields.len() != layout.columns {
            let kind = FindingKind::NotUnderstood {
                german: format!("{} Spalten statt {}", fields.len(), layout.columns),
                english: format!("{} columns instead of {}", fields.len(), layout.columns),
            };
            findings.push(Finding::rejected(kind, Spot::line(*line), text));
            continue;
        }
        if let Err(finding) = building.row(&fields, *line) {
            findings.push(finding);
        }
    }
    let kind = if matches!(layout.values, Values::Long { .. }) { "ffcsv" } else { "ffcsv-old" };
    let report = Report { expected: body.len() * layout.width(), ..Report::default() };
    let Building { cube, cells, .. } = building;
    if cube.is_empty() {
        return Err(super::nothing(name));
    }
    findings.extend(cells.findings());
    Ok(Read { cube, kind, report, findings })
}

/// Which variables the file tells apart beside time and area, by code, with their labels.
struct Shape {
    others: BTreeMap<String, String>,
    /// The one variable of ages, where there is only one.
    age: Option<String>,
}

impl Shape {
    fn of(layout: &Layout, body: &[(u64, &str)]) -> Shape {
        let mut others = BTreeMap::new();
        let mut fields = Vec::new();
        let mut last: Vec<String> = vec![String::new(); layout.groups.len()];
        for (_, line) in body {
            split(line, &mut fields);
            for (group, last) in layout.groups.iter().zip(&mut last) {
                let Some(code) = fields.get(group.code) else { continue };
                if *last == **code || code.is_empty() {
                    continue;
                }
                code.as_ref().clone_into(last);
                if !area::is_area(code) && !others.contains_key(code.as_ref()) {
                    let label = fields.get(group.label).map_or("", AsRef::as_ref);
                    others.insert(code.to_string(), label.to_owned());
                }
            }
        }
        let ages: Vec<&String> = others.keys().filter(|code| code.starts_with("ALT")).collect();
        let age = match ages.as_slice() {
            [only] => Some((*only).clone()),
            _ => None,
        };
        Shape { others, age }
    }
}

struct Building<'a> {
    layout: &'a Layout,
    cube: Cube,
    cells: Cells<'a>,
    /// The position of a variable's dimension.
    positions: BTreeMap<String, usize>,
    age: Option<&'a str>,
    keys: Vec<u32>,
    variables: BTreeMap<(String, String), u32>,
    totals: Vec<u32>,
    /// For each dimension the categories by their code as it stands in the file: words are looked at once for each.
    seen: Vec<BTreeMap<String, u32>>,
}

impl<'a> Building<'a> {
    fn new(
        layout: &'a Layout,
        shape: &'a Shape,
        body: &[(u64, &str)],
        name: &str,
        context: &Context<'a>,
    ) -> Result<Building<'a>, Finding> {
        let mut first = Vec::new();
        split(body.first().map_or("", |(_, line)| line), &mut first);
        let field = |at: usize| first.get(at).map_or("", AsRef::as_ref);
        let statistic = field(layout.statistic);
        if statistic.is_empty() {
            return Err(super::nothing(name));
        }
        let code = code_of(name).unwrap_or(statistic);
        let publisher = Publisher::of("genesis");
        let mut head = Head::new(code, field(layout.title), publisher.clone());
        head.statistic = Some(statistic.to_owned());
        head.licence = Some("dl-by-de/2.0".to_owned());
        let mut dimensions = vec![
            Dimension::new(area::CODE, "Gebiet", Role::Area),
            Dimension::new("TIME", "Zeit", Role::Time),
        ];
        let age = shape.age.as_deref();
        let mut named: Vec<(&str, &str, &str)> = shape
            .others
            .iter()
            .map(|(code, label)| {
                let house = if Some(code.as_str()) == age { AGE } else { code };
                (house, label.as_str(), code.as_str())
            })
            .collect();
        named.sort_unstable();
        let mut positions = BTreeMap::new();
        for (house, label, code) in named {
            positions.insert(code.to_owned(), dimensions.len());
            dimensions.push(Dimension::new(house, label, Role::Other));
        }
        let mut values = Vec::new();
        let mut fields = Vec::new();
        for (_, line) in body.iter().take(5000) {
            split(line, &mut fields);
            match &layout.values {
                Values::Long { value, .. } => {
                    values.extend(fields.get(*value).map(ToString::to_string))
                }
                Values::Wide(columns) => values.extend(
                    columns.iter().filter_map(|(at, ..)| fields.get(*at).map(ToString::to_string)),
                ),
            }
        }
        let decimal = cells::decimal(values.iter().map(String::as_str));
        let cells = Cells::new(context.signs, &publisher, None, decimal);
        let keys = vec![0; dimensions.len()];
        let mut cube = Cube::new(head, dimensions);
        let totals = (0..keys.len())
            .map(|at| match at {
                0 | 1 => 0,
                at => cube
                    .dimension_mut(at)
                    .map_or(0, |dimension| dimension.intern(TOTAL, "Insgesamt", true)),
            })
            .collect();
        let (variables, seen) = (BTreeMap::new(), vec![BTreeMap::new(); keys.len()]);
        Ok(Building { layout, cube, cells, positions, age, keys, variables, totals, seen })
    }

    fn row(&mut self, fields: &[std::borrow::Cow<'_, str>], line: u64) -> Result<(), Finding> {
        let field = |at: usize| fields.get(at).map_or("", AsRef::as_ref);
        self.keys.clone_from(&self.totals);
        let time = field(self.layout.time);
        if !self.known(1, time) {
            let Some(period) = Period::read(time) else {
                let spot = Spot::line(line).field("time");
                return Err(Finding::rejected(FindingKind::NotADate, spot, time));
            };
            self.put(1, time, &period.code(), time);
        }
        let mut area_seen = false;
        let layout = self.layout;
        for group in &layout.groups {
            let (variable, code) = (field(group.code), field(group.category));
            if variable.is_empty() {
                continue;
            }
            let position = if area::is_area(variable) {
                area_seen = true;
                Some(0)
            } else {
                self.positions.get(variable).copied()
            };
            let Some(position) = position.filter(|position| !self.known(*position, code)) else {
                continue;
            };
            let label = field(group.category_label).trim();
            if position == 0 {
                // A key of a form that the house does not know stays as it is: it names an area of its publisher.
                let key = area::key(code).unwrap_or_else(|| code.trim().to_owned());
                self.put(0, code, if key.is_empty() { "DG" } else { &key }, label);
                continue;
            }
            let total = code.is_empty()
                || code == TOTAL
                || code.ends_with("-INS")
                || code.ends_with("-INSGESAMT")
                || is_total(label);
            let age =
                (self.age == Some(variable)).then(|| ages::code(label).or_else(|| age_of(code)));
            match age.flatten() {
                _ if total => self.put(position, code, TOTAL, label),
                Some(age) => self.put(position, code, &age, label),
                None => self.put(position, code, code, label),
            }
        }
        if !area_seen {
            self.put(0, "DG", "DG", "Deutschland");
        }
        let missing = |reason: &'static str| {
            Finding::rejected(FindingKind::Contradiction(reason), Spot::line(line), "")
        };
        match &layout.values {
            Values::Long { value, unit, code, label, quality } => {
                let index = self.variable(field(*code), field(*label), field(*unit));
                let observation = match quality {
                    Some(quality) => self.cells.with_quality(field(*value), field(*quality), line),
                    None => self.cells.read(field(*value), line),
                };
                if !self.cube.push(&self.keys, index, observation) {
                    return Err(missing("Zeile ohne Gebiet"));
                }
            }
            Values::Wide(columns) => {
                for (at, variable, quality) in columns {
                    let index = self.variable(&variable.code, &variable.label, &variable.unit);
                    let quality = quality.map_or("", field);
                    let observation = self.cells.with_quality(field(*at), quality, line);
                    if !self.cube.push(&self.keys, index, observation) {
                        return Err(missing("Zeile ohne Gebiet"));
                    }
                }
            }
        }
        Ok(())
    }

    /// Whether the category was met before; then it is set.
    fn known(&mut self, position: usize, given: &str) -> bool {
        let key = self.seen.get(position).and_then(|seen| seen.get(given)).copied();
        if let (Some(key), Some(slot)) = (key, self.keys.get_mut(position)) {
            *slot = key;
        }
        key.is_some()
    }

    /// Sets a category that stands in the file as `given`.
    fn put(&mut self, position: usize, given: &str, code: &str, label: &str) {
        let index =
            self.cube.dimension_mut(position).map(|dimension| dimension.intern(code, label, false));
        if let (Some(index), Some(slot), Some(seen)) =
            (index, self.keys.get_mut(position), self.seen.get_mut(position))
        {
            *slot = index;
            seen.insert(given.to_owned(), index);
        }
    }

    fn variable(&mut self, code: &str, label: &str, unit: &str) -> u32 {
        // Few variables a table: the last ones are found at once.
        let key = (code.to_owned(), unit.to_owned());
        if let Some(index) = self.variables.get(&key) {
            return *index;
        }
        let index = self.cube.intern_variable(Variable {
            code: code.to_owned(),
            label: label.to_owned(),
            unit: unit.to_owned(),
        });
        self.variables.insert(key, index);
        index
    }
}

/// The age out of a category's code: `ALT030B35` is 30 to under 35, `ALT060B069` 60 to 69, `ALT075UM` 75 and more.
fn age_of(code: &str) -> Option<String> {
    let rest = code.strip_prefix("ALT")?;
    let from = rest.get(..3)?;
    let number =
        |text: &str| text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse::<u16>().ok())?;
    let first = number(from)?;
    match rest.get(3..)? {
        "" => Some(first.to_string()),
        "UM" => Some(format!("{first}+")),
        range => {
            let end = range.strip_prefix('B')?;
            let last = if end.len() == 3 { number(end)? } else { number(end)?.checked_sub(1)? };
            if last == first { Some(first.to_string()) } else { Some(format!("{first}-{last}")) }
        }
    }
}
