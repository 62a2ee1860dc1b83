//! `verzahnt cube`: a table as it was read, each value with its state.
//!
//! What is printed came through the gate: a table that a statistical office has published. A register of the district is not
//! printed by this command.

use std::collections::BTreeMap;

use monitoring::{
    Cube, Role, Row,
    gate::{Public, Released},
};
use serde::Serialize;

use crate::{
    house::House,
    options::Stock,
    outcome::{Outcome, wrong_use},
    say,
};

/// What of a table is printed.
pub(crate) struct Selection<'a> {
    pub(crate) area: Option<&'a str>,
    /// As `GES=GESW`; codes or labels.
    pub(crate) filters: &'a [String],
}

/// How it is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Text,
    Json,
    Csv,
}

#[derive(Serialize)]
struct Table<'a> {
    table: &'a str,
    title: &'a str,
    publisher: &'a str,
    stand: Option<String>,
    licence: Option<&'a str>,
    copyright: Option<&'a str>,
    dimensions: Vec<Dimension<'a>>,
    variables: Vec<Variable<'a>>,
    cells: Vec<Cell<'a>>,
}

#[derive(Serialize)]
struct Dimension<'a> {
    code: &'a str,
    label: &'a str,
    role: &'static str,
}

#[derive(Serialize)]
struct Variable<'a> {
    code: &'a str,
    label: &'a str,
    unit: &'a str,
}

#[derive(Serialize)]
struct Cell<'a> {
    /// Code of the category by code of the dimension.
    at: BTreeMap<&'a str, &'a str>,
    variable: &'a str,
    /// As the publisher printed it, with a decimal point; null where there is only a sign.
    value: Option<f64>,
    state: &'static str,
}

pub(crate) async fn run(
    code: &str,
    selection: &Selection<'_>,
    form: Form,
    stock: &Stock,
) -> anyhow::Result<Outcome> {
    let house = House::open(stock).await?;
    let mut tx = house.db.read().await?;
    let Some(cube) = store::cubes::published(&mut tx, &house.district, code).await? else {
        return Err(unknown_table(&mut tx, &house, code).await?);
    };
    let wanted = Wanted::of(&cube, selection)?;
    let rows = cube.rows().filter(|row| wanted.fits(row));
    match form {
        Form::Json => say::json(&table(&cube, rows))?,
        Form::Csv => lines(&cube, rows, ';')?,
        Form::Text => lines(&cube, rows, '\t')?,
    }
    Ok(Outcome::Done)
}

/// That there is no such table, and which there are.
pub(crate) async fn unknown_table(
    tx: &mut store::ReadTx,
    house: &House,
    code: &str,
) -> anyhow::Result<anyhow::Error> {
    let known = store::cubes::tables(tx, &house.district).await?;
    let known: Vec<&str> = known.iter().map(|table| table.code.as_str()).collect();
    let known = if known.is_empty() {
        "none was imported yet (verzahnt import statistics FILE)".to_owned()
    } else {
        format!("there are {}", known.join(", "))
    };
    Ok(wrong_use(format!("no published table `{code}`; {known}")))
}

/// The categories that are wanted, by position of their dimension.
struct Wanted(Vec<(usize, Vec<u32>)>);

impl Wanted {
    fn of(cube: &Cube, selection: &Selection<'_>) -> anyhow::Result<Wanted> {
        let mut wanted: Vec<(usize, Vec<u32>)> = Vec::new();
        if let Some(area) = selection.area {
            let at =
                cube.position(Role::Area).ok_or_else(|| wrong_use("the table has no areas"))?;
            wanted.push((at, vec![category(cube, at, area)?]));
        }
        for filter in selection.filters {
            let (name, value) = filter
                .split_once('=')
                .ok_or_else(|| wrong_use(format!("--where: write `{filter}` as DIMENSION=CODE")))?;
            let found = |code: &str, label: &str| code == name || label == name;
            let at = cube.dimensions().iter().position(|d| found(&d.code, &d.label));
            let at = at.ok_or_else(|| {
                let all: Vec<&str> = cube.dimensions().iter().map(|d| d.code.as_str()).collect();
                wrong_use(format!("--where: no dimension `{name}`; there are {}", all.join(", ")))
            })?;
            let key = category(cube, at, value)?;
            match wanted.iter_mut().find(|(position, _)| *position == at) {
                Some((_, keys)) => keys.push(key),
                None => wanted.push((at, vec![key])),
            }
        }
        Ok(Wanted(wanted))
    }

    fn fits(&self, row: &Row<'_>) -> bool {
        self.0.iter().all(|(at, keys)| row.key(*at).is_some_and(|key| keys.contains(&key)))
    }
}

/// A category by code or label.
fn category(cube: &Cube, at: usize, name: &str) -> anyhow::Result<u32> {
    let dimension = cube.dimensions().get(at);
    let found = dimension.and_then(|dimension| {
        let by_label = || {
            let all = (0_u32..).zip(dimension.categories());
            all.into_iter().find(|(_, c)| c.label.trim() == name).map(|(key, _)| key)
        };
        dimension.find(name).or_else(by_label)
    });
    found.ok_or_else(|| {
        let code = dimension.map(|d| d.code.as_str()).unwrap_or_default();
        wrong_use(format!("`{name}` is no category of {code} in this table"))
    })
}

fn role(role: Role) -> &'static str {
    match role {
        Role::Area => "area",
        Role::Time => "time",
        Role::Other => "other",
    }
}

fn table<'a>(cube: &'a Released<Public, Cube>, rows: impl Iterator<Item = Row<'a>>) -> Table<'a> {
    let head = &cube.head;
    let cells = rows.map(|row| Cell {
        at: (0..)
            .zip(cube.dimensions())
            .filter_map(|(at, d)| Some((d.code.as_str(), row.category(at)?.code.as_str())))
            .collect(),
        variable: row.variable().map(|v| v.code.as_str()).unwrap_or_default(),
        value: row.observation().known().map(monitoring::Number::value),
        state: row.observation().mark.code(),
    });
    Table {
        table: &head.code,
        title: &head.title,
        publisher: &head.publisher.0,
        stand: head.stand.map(|stand| stand.to_string()),
        licence: head.licence.as_deref(),
        copyright: head.copyright.as_deref(),
        dimensions: cube
            .dimensions()
            .iter()
            .map(|d| Dimension { code: &d.code, label: &d.label, role: role(d.role) })
            .collect(),
        variables: cube
            .variables()
            .iter()
            .map(|v| Variable { code: &v.code, label: &v.label, unit: &v.unit })
            .collect(),
        cells: cells.collect(),
    }
}

/// One line a cell: codes and labels of all dimensions, variable, unit, value with a decimal comma, state.
fn lines<'a>(
    cube: &'a Cube,
    rows: impl Iterator<Item = Row<'a>>,
    mark: char,
) -> anyhow::Result<()> {
    let mut out = csv::WriterBuilder::new()
        .delimiter(u8::try_from(mark)?)
        .from_writer(std::io::BufWriter::new(std::io::stdout()));
    let mut head: Vec<String> =
        cube.dimensions().iter().flat_map(|d| [d.code.clone(), d.label.clone()]).collect();
    head.extend(["variable", "einheit", "wert", "zustand"].map(str::to_owned));
    let mut written = out.write_record(&head);
    for row in rows {
        let mut line: Vec<String> = Vec::with_capacity(head.len());
        for at in 0..cube.dimensions().len() {
            let category = row.category(at);
            line.push(category.map(|c| c.code.clone()).unwrap_or_default());
            line.push(category.map(|c| c.label.trim().to_owned()).unwrap_or_default());
        }
        let (variable, observation) = (row.variable(), row.observation());
        line.push(variable.map(|v| v.label.clone()).unwrap_or_default());
        line.push(variable.map(|v| v.unit.clone()).unwrap_or_default());
        line.push(observation.known().map(|number| number.text(',')).unwrap_or_default());
        line.push(observation.mark.code().to_owned());
        written = written.and_then(|()| out.write_record(&line));
    }
    // A closed pipe is no error.
    match written.and_then(|()| Ok(out.flush()?)) {
        Err(error) if closed(&error) => Ok(()),
        other => Ok(other?),
    }
}

fn closed(error: &csv::Error) -> bool {
    matches!(error.kind(), csv::ErrorKind::Io(io) if io.kind() == std::io::ErrorKind::BrokenPipe)
}
