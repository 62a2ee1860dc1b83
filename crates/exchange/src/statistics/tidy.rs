//! Plain lists: one row of headings, a column with the time, one with the area, columns of categories and of values.
//!
//! Headings are recognised by their words, whatever their order. A column is one of values where most of its cells are
//! numbers and its heading names neither time nor area. Lines above the headings may say more, each once:
//!
//! ```text
//! # Titel: Absolvierende nach Abschluss
//! # Stand: 13.03.2025
//! # Lizenz: dl-by-de/2.0
//! # Quelle: © Beispielamt, 2025
//! ```

use std::collections::BTreeSet;

use base::{
    Finding,
    finding::{FindingKind, Spot},
};
use monitoring::{Cube, Dimension, Head, Number, Period, Publisher, Role, Variable};

use super::{
    Context, Read, Report, area,
    cells::{self, Cells},
    code_of,
    vocabulary::{Meaning, TOTAL, is_total},
};

/// What a column is.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Column {
    Time,
    Area,
    AreaName,
    Unit,
    /// A remark or a level that the area's key tells as well.
    Beside,
    /// A sign for each line's values, as `p` for provisional; `-` is none.
    Quality,
    Category(String, String),
    Value,
}

/// Reads a list with semicolons, commas or tabs.
pub(super) fn read(text: &str, name: &str, context: &Context<'_>) -> Result<Read, Finding> {
    let above = text.lines().take_while(|line| line.starts_with('#'));
    let length: usize = above.clone().map(|line| line.len() + 1).sum();
    let said: Vec<(&str, &str)> =
        above.filter_map(|line| line.trim_start_matches('#').split_once(':')).collect();
    let text = text.get(length..).unwrap_or_default();
    let first = text.lines().next().unwrap_or_default();
    let delimiter = [b';', b'\t', b',']
        .into_iter()
        .max_by_key(|mark| first.bytes().filter(|b| b == mark).count())
        .unwrap_or(b';');
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut all = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| {
            Finding::fatal(FindingKind::Broken(error.to_string()), Spot::default(), name)
        })?;
        all.push(record.iter().map(str::to_owned).collect());
    }
    let mut read = rows(&all, name, "tidy", context)?;
    let head = &mut read.cube.head;
    for (key, value) in said {
        let value = value.trim();
        match key.trim() {
            "Titel" => value.clone_into(&mut head.title),
            "Stand" => {
                let day = Period::read(value).filter(|period| period.is_day());
                head.stand = day.map(|day| day.start().at(0, 0, 0, 0));
            }
            "Lizenz" => head.licence = Some(value.to_owned()),
            "Quelle" => head.copyright = Some(value.to_owned()),
            _ => {
                let kind = FindingKind::UnknownField;
                read.findings.push(Finding::note(kind, Spot::line(1), key.trim()));
            }
        }
    }
    Ok(read)
}

/// Reads the rows of a list, the first of which names the columns.
pub(super) fn rows(
    rows: &[Vec<String>],
    name: &str,
    kind: &'static str,
    context: &Context<'_>,
) -> Result<Read, Finding> {
    let Some((head, body)) = rows.split_first() else { return Err(super::nothing(name)) };
    let code = code_of(name).unwrap_or_else(|| stem(name)).to_owned();
    let columns: Vec<Column> =
        head.iter().enumerate().map(|(at, heading)| column(at, heading, body)).collect();
    let has = |wanted: &Column| columns.contains(wanted);
    let areas = has(&Column::Area) || has(&Column::AreaName);
    if !has(&Column::Time) || !areas || !has(&Column::Value) {
        return Err(super::nothing(name));
    }
    let publisher = Publisher::of("genesis");
    let values = body.iter().flat_map(|row| {
        row.iter().zip(&columns).filter(|(_, c)| **c == Column::Value).map(|(text, _)| text.trim())
    });
    let mut cells = Cells::new(context.signs, &publisher, None, cells::decimal(values));
    let mut building = Building::new(Head::new(&code, &code, publisher), &columns, head, context);
    let (mut findings, mut expected) = (Vec::new(), 0);
    let width = columns.iter().filter(|c| **c == Column::Value).count();
    for (line, row) in (2_u64..).zip(body) {
        if row.iter().all(|text| text.trim().is_empty()) {
            continue;
        }
        expected += width;
        if let Err(kind) = building.row(row, line, &mut cells) {
            findings.push(Finding::rejected(kind, Spot::line(line), &row.join(";")));
        }
    }
    findings.extend(cells.findings());
    if building.cube.is_empty() {
        return Err(super::nothing(name));
    }
    let report = Report { expected, ..Report::default() };
    Ok(Read { cube: building.cube, kind, report, findings })
}

fn stem(name: &str) -> &str {
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    name.split('.').next().unwrap_or(name)
}

fn column(at: usize, heading: &str, body: &[Vec<String>]) -> Column {
    let word = heading.trim().to_lowercase();
    let values: BTreeSet<&str> = body
        .iter()
        .filter_map(|row| row.get(at))
        .map(|text| text.trim())
        .filter(|text| !text.is_empty())
        .collect();
    let all = |fits: &dyn Fn(&str) -> bool| !values.is_empty() && values.iter().all(|v| fits(v));
    let named = |words: &[&str]| words.contains(&word.as_str());
    if named(&["jahr", "zeit", "stichtag", "datum", "year", "time", "time_period", "berichtsjahr"])
        && all(&|text| Period::read(text).is_some())
    {
        return Column::Time;
    }
    if named(&[
        "ags",
        "region_code",
        "gebiet_code",
        "schlüssel",
        "gemeindeschlüssel",
        "kreisschlüssel",
        "ars",
        "area",
    ]) && all(&|text| area::key(text).is_some())
    {
        return Column::Area;
    }
    if named(&["gebiet", "region", "name", "kreis", "gemeinde", "land", "bundesland"]) {
        return Column::AreaName;
    }
    if named(&["masseinheit", "maßeinheit", "einheit", "unit"]) {
        return Column::Unit;
    }
    let short = |text: &str| text.len() <= 3 && !text.bytes().any(|b| b.is_ascii_digit());
    if named(&["anmerkung", "hinweis"]) && all(&short) {
        return Column::Quality;
    }
    if named(&["anmerkung", "hinweis", "ebene", "bundesland_code", "statistik", "quelle"]) {
        return Column::Beside;
    }
    let number = |text: &str| {
        Number::read(text.as_bytes(), monitoring::DecimalMark::Comma).is_some()
            || Number::read(text.as_bytes(), monitoring::DecimalMark::Point).is_some()
    };
    let sign = |text: &str| text.len() <= 3 && !text.chars().any(char::is_alphanumeric);
    let numbers = values.iter().filter(|v| number(v)).count();
    if numbers * 2 > values.len() || (numbers > 0 && all(&|text| number(text) || sign(text))) {
        return Column::Value;
    }
    Column::Category(heading.trim().to_uppercase(), heading.trim().to_owned())
}

struct Building<'a> {
    cube: Cube,
    columns: &'a [Column],
    head: &'a [String],
    context: &'a Context<'a>,
    totals: Vec<u32>,
    /// The position of a category column's dimension.
    positions: Vec<Option<usize>>,
}

impl<'a> Building<'a> {
    fn new(
        head: Head,
        columns: &'a [Column],
        names: &'a [String],
        context: &'a Context<'a>,
    ) -> Building<'a> {
        let mut dimensions = vec![
            Dimension::new(area::CODE, "Gebiet", Role::Area),
            Dimension::new("TIME", "Zeit", Role::Time),
        ];
        let meaning = |label: &str| match context.tables.meaning(&head.code, label) {
            Meaning::Category { dimension, label, .. } => {
                Some((dimension.to_owned(), label.to_owned()))
            }
            _ => None,
        };
        let mut others: Vec<(String, String)> =
            names.iter().filter_map(|name| meaning(name)).collect();
        for column in columns {
            if let Column::Category(code, label) = column {
                others.push(match code.as_str() {
                    "ALTERSGRUPPE" | "ALTER" => ("ALTER".to_owned(), "Alter".to_owned()),
                    _ => (code.clone(), label.clone()),
                });
            }
        }
        others.sort();
        others.dedup_by(|a, b| a.0 == b.0);
        dimensions.extend(
            others.into_iter().map(|(code, label)| Dimension::new(code, label, Role::Other)),
        );
        let mut cube = Cube::new(head, dimensions);
        let totals = (0..cube.dimensions().len())
            .map(|at| match at {
                0 | 1 => 0,
                at => cube.dimension_mut(at).map_or(0, |d| d.intern(TOTAL, "Insgesamt", true)),
            })
            .collect();
        let position = |code: &str| cube.dimensions().iter().position(|d| d.code == code);
        let positions = columns
            .iter()
            .map(|column| match column {
                Column::Category(code, _) if code == "ALTERSGRUPPE" => position("ALTER"),
                Column::Category(code, _) => position(code),
                _ => None,
            })
            .collect();
        Building { cube, columns, head: names, context, totals, positions }
    }

    fn row(&mut self, row: &[String], line: u64, cells: &mut Cells<'_>) -> Result<(), FindingKind> {
        let mut place = self.totals.clone();
        let text = |at: usize| row.get(at).map_or("", |text| text.trim());
        let find = |wanted: &Column| self.columns.iter().position(|c| c == wanted);
        let time = find(&Column::Time).map_or("", text);
        let time = Period::read(time).ok_or(FindingKind::NotADate)?.code();
        let name = find(&Column::AreaName).map_or("", text);
        let key = find(&Column::Area).and_then(|at| area::key(text(at)));
        let key = key.or_else(|| area::by_name(name).map(str::to_owned));
        let key = key.unwrap_or_else(|| name.to_owned());
        if key.is_empty() {
            return Err(FindingKind::Missing);
        }
        let quality = find(&Column::Quality).map_or("", text);
        let quality = if quality == "-" { "" } else { quality };
        let unit = find(&Column::Unit).map_or("", text).to_owned();
        self.intern(&mut place, 0, &key, if name.is_empty() { &key } else { name });
        self.intern(&mut place, 1, &time, &time);
        for (at, position) in self.positions.clone().into_iter().enumerate() {
            let label = text(at);
            let Some(position) = position.filter(|_| !is_total(label) && !label.is_empty()) else {
                continue;
            };
            let dimension = self.cube.dimensions().get(position).map(|d| d.code.clone());
            let code = match self.context.tables.meaning(&self.cube.head.code, label) {
                Meaning::Category { dimension: known, code, .. }
                    if Some(known) == dimension.as_deref() =>
                {
                    code.into_owned()
                }
                _ => label.to_owned(),
            };
            self.intern(&mut place, position, &code, label);
        }
        for (at, column) in self.columns.iter().enumerate() {
            if *column != Column::Value {
                continue;
            }
            let mut place = place.clone();
            let heading = self.head.get(at).map_or("", |text| text.trim());
            let table = self.cube.head.code.clone();
            let (mut code, mut label) = (heading.to_owned(), heading.to_owned());
            match self.context.tables.meaning(&table, heading) {
                Meaning::Category { dimension, code: category, .. } => {
                    let at = self.cube.dimensions().iter().position(|d| d.code == dimension);
                    if let Some(at) = at {
                        self.intern(&mut place, at, &category, heading);
                    }
                    (code, label) = self.whole(&table);
                }
                Meaning::Nothing => (code, label) = self.whole(&table),
                Meaning::Variable(known) => known.clone_into(&mut code),
                Meaning::Unknown => {}
            }
            let unit = if unit.is_empty() { "Anzahl".to_owned() } else { unit.clone() };
            let variable = self.cube.intern_variable(Variable { code, label, unit });
            self.cube.push(&place, variable, cells.with_quality(text(at), quality, line));
        }
        Ok(())
    }

    /// The variable of columns that only name categories: `insgesamt`, `weiblich`.
    fn whole(&self, table: &str) -> (String, String) {
        match self.context.tables.only_variable(table) {
            Some((code, label)) => (code.to_owned(), label.to_owned()),
            None => ("Wert".to_owned(), "Wert".to_owned()),
        }
    }

    fn intern(&mut self, place: &mut [u32], at: usize, code: &str, label: &str) {
        let index =
            self.cube.dimension_mut(at).map(|dimension| dimension.intern(code, label, false));
        if let (Some(index), Some(slot)) = (index, place.get_mut(at)) {
            *slot = index;
        }
    }
}
