//! Formatted tables of GENESIS ("csv"): what people download, made to be looked at.
//!
//! ```text
//! GENESIS-Tabelle: 21111-02-06-4          code
//! Absolvierende nach ...;;;;              lines of the title, the last may name variable and unit: "Lebendgeborene (Anzahl)"
//! 2015;;;;                                a time that holds until the next one
//! ;;;Schulabschluss;Schulabschluss        1 to 6 rows of the head, labels of merged cells repeated; first cells empty
//! ;;;Insgesamt;weiblich
//! ;;;Anzahl;Anzahl                        units, where there are any
//! 2015;03353;  Harburg, Landkreis;10;4    columns of keys are those whose head is empty
//! __________                              footnotes, copyright, Stand, licence
//! ```
//!
//! Every column of values becomes a variable and categories by the words of its head; what the catalogue of words does not
//! know stays in the variable's label, so that no two columns ever become one.

use std::collections::{BTreeMap, BTreeSet};

use base::{
    Finding,
    calendar::MONTHS,
    finding::{FindingKind, Spot},
};
use jiff::civil::DateTime;
use monitoring::{Cube, DecimalMark, Dimension, Head, Period, Publisher, Role, Variable};

use super::{
    Context, Read, Report, area,
    cells::Cells,
    vocabulary::{Meaning, TOTAL, is_total},
};

/// Whether a first line is that of a formatted table.
pub(super) fn fits(first: &str) -> bool {
    code(first).is_some()
}

fn code(first: &str) -> Option<&str> {
    let first = first.trim_start_matches('\u{feff}').trim();
    let code = first.strip_prefix("GENESIS-Tabelle:").or_else(|| first.strip_prefix("Tabelle:"))?;
    let code = code.trim().trim_end_matches(';').trim();
    (!code.is_empty()).then_some(code)
}

/// The rows of a text: fields up to the foot, whole lines in it.
pub(super) fn lines(text: &str) -> Vec<Vec<String>> {
    let mut foot = false;
    let mut rows = Vec::new();
    for line in text.lines() {
        foot |= line.starts_with("____");
        if foot || !line.contains(';') {
            rows.push(vec![line.to_owned()]);
        } else if line.contains('"') {
            let mut reader = csv::ReaderBuilder::new()
                .delimiter(b';')
                .has_headers(false)
                .flexible(true)
                .from_reader(line.as_bytes());
            let record = reader.records().next().and_then(Result::ok);
            rows.push(record.map(|r| r.iter().map(str::to_owned).collect()).unwrap_or_default());
        } else {
            rows.push(line.split(';').map(str::to_owned).collect());
        }
    }
    rows
}

type Row = Vec<String>;

fn cell(row: &Row, at: usize) -> &str {
    row.get(at).map_or("", |text| text.trim())
}

/// The only cell with something in it, where that is the first.
fn alone(row: &Row) -> Option<&str> {
    let first = cell(row, 0);
    (!first.is_empty() && row.iter().skip(1).all(|text| text.trim().is_empty())).then_some(first)
}

/// The parts of a table, as indexes into its rows.
struct Parts<'r> {
    titles: Vec<&'r str>,
    /// The time that stands above the head.
    time: Option<Period>,
    head: Vec<&'r Row>,
    /// With their line, from 1.
    body: Vec<(u64, &'r Row)>,
    foot: Vec<&'r str>,
    width: usize,
    /// Columns of keys.
    keys: usize,
}

impl<'r> Parts<'r> {
    fn of(rows: &'r [Row]) -> Option<Parts<'r>> {
        let foot_at =
            rows.iter().position(|row| cell(row, 0).starts_with("____")).unwrap_or(rows.len());
        let (above, foot) = rows.split_at_checked(foot_at)?;
        let head_at = above.iter().skip(1).position(|row| {
            cell(row, 0).is_empty() && row.iter().any(|text| !text.trim().is_empty())
        })? + 1;
        let mut titles: Vec<&str> = above
            .get(1..head_at)?
            .iter()
            .map(|row| cell(row, 0))
            .filter(|t| !t.is_empty())
            .collect();
        let time = titles.last().and_then(|last| Period::read(last));
        if time.is_some() {
            titles.pop();
        }
        let body_at =
            head_at + above.get(head_at..)?.iter().position(|row| !cell(row, 0).is_empty())?;
        let head: Vec<&Row> = above.get(head_at..body_at)?.iter().collect();
        let width = head.iter().map(|row| row.len()).max()?;
        let keys =
            (0..width).take_while(|at| head.iter().all(|row| cell(row, *at).is_empty())).count();
        let body = (1_u64..)
            .zip(above)
            .skip(body_at)
            .filter(|(_, row)| row.iter().any(|text| !text.trim().is_empty()));
        Some(Parts {
            titles,
            time,
            head,
            body: body.collect(),
            foot: foot.iter().skip(1).map(|row| cell(row, 0)).collect(),
            width,
            keys,
        })
    }

    /// Rows of values: not the lines that only name a time or a part.
    fn rows(&self) -> impl Iterator<Item = (u64, &'r Row)> {
        self.body.iter().filter(|(_, row)| alone(row).is_none()).map(|(line, row)| (*line, *row))
    }
}

/// What a column of keys tells.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Key {
    Time,
    Month,
    Area,
    /// The name of the area in the column before.
    Name,
    /// An area by its name alone.
    Named,
    /// Another dimension: code and label.
    Other(String, String),
}

/// What a column of values tells.
#[derive(Debug, Clone, Default)]
struct Column {
    area: Option<String>,
    time: Option<Period>,
    /// Dimension, its label, category, its label.
    categories: Vec<(String, String, String, String)>,
    code: String,
    label: String,
    unit: String,
}

/// Reads a formatted table.
pub(super) fn read(
    rows: &[Row],
    name: &str,
    kind: &'static str,
    context: &Context<'_>,
) -> Result<Read, Finding> {
    let broken = |german: &str, english: &str| {
        let kind = FindingKind::NotUnderstood { german: german.into(), english: english.into() };
        Finding::fatal(kind, Spot::default().record(name), "")
    };
    let table = rows.first().and_then(|row| code(cell(row, 0))).unwrap_or_default();
    let parts = Parts::of(rows).ok_or_else(|| {
        broken("Die Tabelle hat keinen Kopf und keine Werte", "the table has no head and no values")
    })?;
    if parts.keys == 0 || parts.keys >= parts.width {
        return Err(broken(
            "Im Kopf der Tabelle ist nicht zu erkennen, welche Spalten Werte sind",
            "the head does not tell which columns are values",
        ));
    }
    let mut findings = Vec::new();
    let columns = columns(&parts, table, context, &mut findings);
    let keys = keys(&parts, table, context);
    let head = head(table, &parts);
    let day = head.stand.map(DateTime::date);
    let mut cells = Cells::new(context.signs, &head.publisher, day, DecimalMark::Comma);
    let mut building = Building::new(head, &columns, &keys, &parts, (table, context));
    let mut expected = 0;
    let (mut time, mut section) = (parts.time.or_else(|| time_of_title(&parts.titles)), None);
    for (line, row) in &parts.body {
        if let Some(text) = alone(row) {
            match Period::read(text) {
                Some(period) => time = Some(period),
                None => section = Some(text),
            }
            continue;
        }
        expected += columns.len();
        if row.len() != parts.width {
            let kind = FindingKind::NotUnderstood {
                german: format!("{} Spalten statt {}", row.len(), parts.width),
                english: format!("{} columns instead of {}", row.len(), parts.width),
            };
            findings.push(Finding::rejected(kind, Spot::line(*line), &row.join(";")));
            continue;
        }
        if let Err(finding) = building.row(row, *line, &keys, (time, section), &mut cells) {
            findings.push(finding);
        }
    }
    findings.extend(cells.findings());
    if rows.iter().flatten().any(|text| text.contains('\u{fffd}')) {
        findings.push(Finding::note(FindingKind::NotText, Spot::default(), ""));
    }
    if building.cube.is_empty() {
        return Err(super::nothing(name));
    }
    let report = Report { expected, ..Report::default() };
    Ok(Read { cube: building.cube, kind, report, findings })
}

/// Title, Stand, licence and footnotes.
fn head(table: &str, parts: &Parts<'_>) -> Head {
    let mut head = Head::new(table, parts.titles.join(" "), Publisher::of("genesis"));
    head.statistic = table
        .split('-')
        .next()
        .filter(|code| code.len() == 5 && code.bytes().all(|b| b.is_ascii_digit()))
        .map(str::to_owned);
    let mut notes = Vec::new();
    let mut copyright = Vec::new();
    for line in parts.foot.iter().map(|line| line.trim_matches([' ', ';', '"'])) {
        if let Some(stand) = line.strip_prefix("Stand:") {
            head.stand = stand_of(stand);
        } else if line.starts_with('©') || !copyright.is_empty() {
            copyright.push(line);
        } else if !line.is_empty() {
            notes.push(line.to_owned());
        }
    }
    let licence = copyright.join(" ");
    if licence.contains("Datenlizenz Deutschland") {
        let zero = licence.contains("Zero");
        head.licence = Some(if zero { "dl-zero-de/2.0" } else { "dl-by-de/2.0" }.to_owned());
    }
    head.copyright = (!licence.is_empty()).then_some(licence);
    head.footnotes = notes;
    head
}

/// `13.03.2025 / 16:40:08`
fn stand_of(text: &str) -> Option<DateTime> {
    let (day, time) = text.split_once('/').unwrap_or((text, ""));
    let date = Period::read(day.trim()).filter(|period| period.is_day())?.start();
    let mut parts = time.trim().split(':').map(|part| part.parse::<i8>().unwrap_or(0));
    let (hour, minute, second) = (parts.next(), parts.next(), parts.next());
    Some(date.at(hour.unwrap_or(0), minute.unwrap_or(0), second.unwrap_or(0), 0))
}

/// The one day that the title names.
fn time_of_title(titles: &[&str]) -> Option<Period> {
    let words = titles.iter().flat_map(|title| title.split([' ', ',', '(', ')', ';']));
    let days: BTreeSet<Period> =
        words.filter_map(Period::read).filter(|period| period.is_day()).collect();
    if days.len() == 1 { days.first().copied() } else { None }
}

/// Units as the last row of a head names them.
fn is_unit(text: &str) -> bool {
    const UNITS: [&str; 22] = [
        "Anzahl",
        "Prozent",
        "%",
        "EUR",
        "Euro",
        "Tsd. EUR",
        "Tsd. Euro",
        "1000 EUR",
        "Mill. EUR",
        "qkm",
        "ha",
        "Jahre",
        "Tage",
        "Stunden",
        "1000",
        "Personen",
        "je 10.000",
        "je 1.000",
        "Verhältnis",
        "Index",
        "EUR je EW",
        "Promille",
    ];
    UNITS.contains(&text)
}

/// The variable and unit that the last line of the title names: `Lebendgeborene (Anzahl)`.
fn of_title<'t>(titles: &[&'t str]) -> Option<(&'t str, &'t str)> {
    let (label, unit) = titles.last()?.strip_suffix(')')?.rsplit_once(" (")?;
    is_unit(unit).then_some((label.trim(), unit))
}

fn columns(
    parts: &Parts<'_>,
    table: &str,
    context: &Context<'_>,
    findings: &mut Vec<Finding>,
) -> Vec<Column> {
    let values = parts.keys..parts.width;
    let all = |row: &Row, fits: &dyn Fn(&str) -> bool| {
        let mut filled =
            values.clone().map(|at| cell(row, at)).filter(|text| !text.is_empty()).peekable();
        filled.peek().is_some() && filled.all(fits)
    };
    let mut head = parts.head.as_slice();
    let units = match head.split_last() {
        Some((last, rest)) if all(last, &is_unit) => {
            head = rest;
            Some(*last)
        }
        _ => None,
    };
    let levels: Vec<(&Row, Level)> = head
        .iter()
        .map(|row| {
            let level = if all(row, &|text| Period::read(text).is_some()) {
                Level::Time
            } else if all(row, &|text| area::by_name(text).is_some()) {
                Level::Area
            } else {
                Level::Words
            };
            (*row, level)
        })
        .collect();
    let title = of_title(&parts.titles);
    let mut seen = BTreeSet::new();
    let mut columns = Vec::new();
    for at in values.clone() {
        let mut column = Column::default();
        let mut path: Vec<&str> = Vec::new();
        for (row, level) in &levels {
            let text = cell(row, at);
            match level {
                Level::Time => column.time = Period::read(text),
                Level::Area => column.area = area::by_name(text).map(str::to_owned),
                Level::Words if text.is_empty() || path.last() == Some(&text) => {}
                Level::Words => path.push(text),
            }
        }
        column.unit = units.map_or("", |row| cell(row, at)).to_owned();
        words(&mut column, &path, table, title, context);
        let place = |column: &Column| {
            let codes: BTreeMap<String, String> =
                column.categories.iter().map(|(d, _, c, _)| (d.clone(), c.clone())).collect();
            (column.area.clone(), column.time, codes, column.code.clone(), column.unit.clone())
        };
        if !seen.insert(place(&column)) {
            // Two columns whose words come to the same: the whole path tells them apart.
            column.categories.clear();
            column.code = path.join(" | ");
            column.label.clone_from(&column.code);
            while !seen.insert(place(&column)) {
                column.code.push('*');
            }
            let kind = FindingKind::NotUnderstood {
                german: "Zwei Spalten haben dieselbe Überschrift; die zweite behält sie ganz"
                    .into(),
                english: "two columns have the same heading; the second keeps it whole".into(),
            };
            findings.push(Finding::note(kind, Spot::default(), &column.label));
        }
        columns.push(column);
    }
    columns
}

#[derive(Debug, Clone, Copy)]
enum Level {
    Time,
    Area,
    Words,
}

/// What the words over a column come to.
fn words(
    column: &mut Column,
    path: &[&str],
    table: &str,
    title: Option<(&str, &str)>,
    context: &Context<'_>,
) {
    let (mut codes, mut labels) = (Vec::new(), Vec::new());
    for text in path {
        match context.tables.meaning(table, text) {
            Meaning::Nothing => {}
            Meaning::Category { dimension, label, code } => column.categories.push((
                dimension.to_owned(),
                label.to_owned(),
                code.into_owned(),
                (*text).to_owned(),
            )),
            Meaning::Variable(code) => {
                codes.push(code.to_owned());
                labels.push(*text);
            }
            Meaning::Unknown => {
                codes.push((*text).to_owned());
                labels.push(*text);
            }
        }
    }
    if labels.is_empty() {
        let (label, unit) = title.unwrap_or(("Wert", ""));
        if column.unit.is_empty() {
            unit.clone_into(&mut column.unit);
        }
        column.code = match context.tables.meaning(table, label) {
            Meaning::Variable(code) => code.to_owned(),
            _ => label.to_owned(),
        };
        label.clone_into(&mut column.label);
        return;
    }
    if column.unit.is_empty()
        && let Some((_, unit)) = title
    {
        unit.clone_into(&mut column.unit);
    }
    column.code = codes.join(" | ");
    column.label = labels.join(" | ");
}

fn keys(parts: &Parts<'_>, table: &str, context: &Context<'_>) -> Vec<Key> {
    let mut keys: Vec<Key> = Vec::new();
    let mut others = 0;
    for at in 0..parts.keys {
        let values: BTreeSet<&str> =
            parts.rows().map(|(_, row)| cell(row, at)).filter(|text| !text.is_empty()).collect();
        let all =
            |fits: &dyn Fn(&str) -> bool| !values.is_empty() && values.iter().all(|v| fits(v));
        let mostly_keys =
            values.iter().filter(|v| area::key(v).is_some()).count() * 10 >= values.len() * 9;
        let key = if all(&|text| Period::read(text).is_some()) && !keys.contains(&Key::Time) {
            Key::Time
        } else if all(&|text| MONTHS.contains(&text)) && keys.contains(&Key::Time) {
            Key::Month
        } else if !values.is_empty() && mostly_keys && !keys.contains(&Key::Area) {
            Key::Area
        } else if keys.last() == Some(&Key::Area) {
            Key::Name
        } else if all(&|text| area::by_name(text).is_some()) && !keys.contains(&Key::Area) {
            Key::Named
        } else {
            let known = context.tables.key(table, others);
            others += 1;
            let mut meanings =
                values.iter().filter(|v| !is_total(v)).map(|v| context.tables.meaning(table, v));
            match (known, meanings.next()) {
                (Some((code, label)), _) => Key::Other(code.to_owned(), label.to_owned()),
                (None, Some(Meaning::Category { dimension, label, .. }))
                    if meanings.all(|meaning| {
                        matches!(meaning, Meaning::Category { dimension: other, .. } if other == dimension)
                    }) =>
                {
                    Key::Other(dimension.to_owned(), label.to_owned())
                }
                _ => Key::Other(format!("K{others}"), format!("Merkmal {others}")),
            }
        };
        keys.push(key);
    }
    keys
}

/// The dimension of parts that stand in lines of their own.
const SECTION: &str = "TEIL";

struct Building<'c> {
    cube: Cube,
    table: &'c str,
    context: &'c Context<'c>,
    totals: Vec<u32>,
    columns: Vec<Placed>,
}

/// A column of values with the places in the cube that its head gives.
struct Placed {
    variable: u32,
    area: Option<u32>,
    time: Option<u32>,
    /// Dimension and category.
    at: Vec<(usize, u32)>,
}

impl<'c> Building<'c> {
    fn new(
        head: Head,
        columns: &[Column],
        keys: &[Key],
        parts: &Parts<'_>,
        (table, context): (&'c str, &'c Context<'c>),
    ) -> Building<'c> {
        let mut others: BTreeMap<&str, &str> = BTreeMap::new();
        for (dimension, label, ..) in columns.iter().flat_map(|column| &column.categories) {
            others.insert(dimension, label);
        }
        for key in keys {
            if let Key::Other(code, label) = key {
                others.insert(code, label);
            }
        }
        let section = |row: &Row| alone(row).is_some_and(|text| Period::read(text).is_none());
        if parts.body.iter().any(|(_, row)| section(row)) {
            others.insert(SECTION, "Teil");
        }
        let mut dimensions = vec![
            Dimension::new(area::CODE, "Gebiet", Role::Area),
            Dimension::new("TIME", "Zeit", Role::Time),
        ];
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
        let mut building = Building { cube, table, context, totals, columns: Vec::new() };
        for column in columns {
            let variable = building.cube.intern_variable(Variable {
                code: column.code.clone(),
                label: column.label.clone(),
                unit: column.unit.clone(),
            });
            let area = column.area.as_ref().and_then(|code| building.intern(0, code, code));
            let time = column.time.map(Period::code);
            let time = time.and_then(|code| building.intern(1, &code, &code));
            let mut at = Vec::new();
            for (dimension, _, code, label) in &column.categories {
                let position = building.position(dimension);
                let key = position.and_then(|position| building.intern(position, code, label));
                at.extend(position.zip(key));
            }
            building.columns.push(Placed { variable, area, time, at });
        }
        building
    }

    fn position(&self, dimension: &str) -> Option<usize> {
        self.cube.dimensions().iter().position(|d| d.code == dimension)
    }

    fn row(
        &mut self,
        row: &Row,
        line: u64,
        keys: &[Key],
        (time, section): (Option<Period>, Option<&str>),
        cells: &mut Cells<'_>,
    ) -> Result<(), Finding> {
        let mut place = self.totals.clone();
        let (mut time, mut area, mut name) = (time, None, "");
        for (at, key) in keys.iter().enumerate() {
            let text = cell(row, at);
            match key {
                Key::Time => {
                    time = Period::read(text);
                    if time.is_none() {
                        return Err(Finding::rejected(
                            FindingKind::NotADate,
                            Spot::line(line),
                            text,
                        ));
                    }
                }
                Key::Month => time = time.and_then(|year| month(year, text)),
                // A key of a form that the house does not know stays as it is.
                Key::Area => area = Some(area::key(text).unwrap_or_else(|| text.to_owned())),
                Key::Name => name = text,
                Key::Named => {
                    area = area::by_name(text).map(str::to_owned);
                    name = text;
                }
                Key::Other(dimension, _) => self.put(&mut place, dimension, text),
            }
        }
        if let Some(section) = section {
            self.put(&mut place, SECTION, section);
        }
        let area = match &area {
            Some(code) => self.intern(0, code, if name.is_empty() { code } else { name }),
            None => None,
        };
        let whole = match area {
            None if self.columns.iter().any(|column| column.area.is_none()) => {
                self.intern(0, "DG", "Deutschland")
            }
            _ => None,
        };
        let time = match time.map(Period::code) {
            Some(code) => self.intern(1, &code, &code),
            None => None,
        };
        let mut own = Vec::with_capacity(place.len());
        for (column, at) in self.columns.iter().zip(keys.len()..) {
            own.clone_from(&place);
            let mut set = |at: usize, key: u32| {
                if let Some(slot) = own.get_mut(at) {
                    *slot = key;
                }
            };
            let Some(time) = column.time.or(time) else {
                let kind = FindingKind::Contradiction("Werte ohne Zeit");
                return Err(Finding::rejected(kind, Spot::line(line), &row.join(";")));
            };
            set(1, time);
            if let Some(area) = area.or(column.area).or(whole) {
                set(0, area);
            }
            for (dimension, key) in &column.at {
                set(*dimension, *key);
            }
            let observation = cells.read(cell(row, at), line);
            self.cube.push(&own, column.variable, observation);
        }
        Ok(())
    }

    /// A category of a column of keys: the words know its code, else its label is it.
    fn put(&mut self, place: &mut [u32], dimension: &str, text: &str) {
        let Some(at) = self.position(dimension) else { return };
        if is_total(text) {
            return;
        }
        let context = self.context;
        let key = match context.tables.meaning(self.table, text) {
            Meaning::Category { dimension: known, code, .. } if known == dimension => {
                self.intern(at, &code, text)
            }
            _ => self.intern(at, text, text),
        };
        if let (Some(key), Some(slot)) = (key, place.get_mut(at)) {
            *slot = key;
        }
    }

    fn intern(&mut self, at: usize, code: &str, label: &str) -> Option<u32> {
        Some(self.cube.dimension_mut(at)?.intern(code, label, false))
    }
}

/// A month of a year by its German name.
fn month(year: Period, name: &str) -> Option<Period> {
    let month = MONTHS.iter().zip(1_i8..).find(|(known, _)| **known == name)?.1;
    Period::months(year.year(), month, 1)
}
