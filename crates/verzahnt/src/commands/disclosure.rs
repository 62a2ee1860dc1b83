//! `verzahnt disclosure`: which cells of a table must not be printed, and what an attacker can tell of a pattern.

use std::{
    path::Path,
    time::{Duration, Instant},
};

use ::disclosure::{
    Cost, Depth, Kind, NoPattern, Pattern, Requirement, State, Table, audit, exact, folder, modular,
};
use serde::Serialize;

use crate::{
    options::Method,
    outcome::{Outcome, wrong_use},
    say,
};

/// Up to so many cells `auto` looks for the cheapest pattern.
const EXACT: usize = 600;

#[derive(Serialize)]
struct Protected {
    /// `optimal`, `feasible`, `impossible` or `time`.
    status: &'static str,
    primary: usize,
    secondary: usize,
    cost: f64,
    /// No safe pattern costs less.
    lower_bound: f64,
    /// Whether the audit passed.
    safe: bool,
    seconds: f64,
}

/// What is asked of a pattern.
pub(crate) struct Wanted<'a> {
    pub(crate) method: Method,
    pub(crate) require: Option<&'a str>,
    pub(crate) cost: &'a str,
    pub(crate) limit: u64,
}

pub(crate) fn protect(
    from: &Path,
    out: &Path,
    wanted: &Wanted<'_>,
    json: bool,
) -> anyhow::Result<Outcome> {
    let mut folder = read(from)?;
    let require = require(&folder, wanted.require)?;
    let cost: Cost = wanted.cost.parse().map_err(|error| wrong_use(format!("--cost: {error}")))?;
    let begun = Instant::now();
    let found = pattern(&folder.table, require, cost, wanted, &|| begun.elapsed());
    let seconds = begun.elapsed().as_secs_f64();
    let primary = folder.table.places(State::Primary).count();
    let found = match found {
        Ok(found) => found,
        Err(NoPattern::Solver(error)) => return Err(error.into()),
        Err(reason) => {
            let status = if matches!(reason, NoPattern::Time) { "time" } else { "impossible" };
            let none = Protected {
                status,
                primary,
                secondary: 0,
                cost: 0.0,
                lower_bound: 0.0,
                safe: false,
                seconds,
            };
            if json {
                say::json(&none)?;
            } else {
                say::result(&format!("Kein sicheres Muster: {}", german(&reason)));
            }
            return Ok(Outcome::Findings);
        }
    };
    for place in &found.secondary {
        if let Some(cell) = folder.table.cells.get_mut(*place) {
            cell.state = State::Secondary;
        }
    }
    let text = folder::pattern(&folder.dimensions, &folder.table);
    std::fs::write(out, text)
        .map_err(|error| wrong_use(format!("cannot write {}: {error}", out.display())))?;
    let done = Protected {
        status: if found.optimal { "optimal" } else { "feasible" },
        primary,
        secondary: found.secondary.len(),
        cost: found.cost,
        lower_bound: found.lower_bound,
        safe: found.safe,
        seconds,
    };
    if json {
        say::json(&done)?;
    } else {
        say::result(&format!(
            "{} gesperrte Zellen, dazu {} zum Schutz; Kosten {}, mindestens {}; {seconds:.1} s",
            done.primary, done.secondary, done.cost, done.lower_bound
        ));
        told(&folder);
    }
    Ok(if found.safe { Outcome::Done } else { Outcome::Findings })
}

fn pattern(
    table: &Table,
    require: Requirement,
    cost: Cost,
    wanted: &Wanted<'_>,
    elapsed: &dyn Fn() -> Duration,
) -> Result<Pattern, NoPattern> {
    let limit = Duration::from_secs(wanted.limit);
    match wanted.method {
        Method::Exact => exact(table, require, cost, limit, elapsed),
        Method::Modular => modular(table, require, cost, limit, elapsed),
        Method::Auto if table.cells.len() > EXACT => modular(table, require, cost, limit, elapsed),
        Method::Auto => match exact(table, require, cost, limit / 2, elapsed) {
            Err(NoPattern::Time) => modular(table, require, cost, limit, elapsed),
            found => found,
        },
    }
}

fn german(reason: &NoPattern) -> String {
    match reason {
        NoPattern::Impossible(cells) => {
            format!("{} Zellen lassen sich durch kein Muster schützen", cells.len())
        }
        NoPattern::Time => "in der Zeit wurde keines gefunden".to_owned(),
        NoPattern::Solver(error) => error.to_string(),
    }
}

#[derive(Serialize)]
struct Audited {
    safe: bool,
    /// Protected cells that the pattern prints.
    printed: usize,
    narrow: usize,
    disclosed: usize,
    cells: Vec<Cell>,
}

#[derive(Serialize)]
struct Cell {
    cell: String,
    primary: bool,
    low: f64,
    /// Null where no printed sum stops it.
    high: Option<f64>,
    wide: bool,
}

pub(crate) fn check(
    from: &Path,
    pattern: &Path,
    asked: Option<&str>,
    json: bool,
) -> anyhow::Result<Outcome> {
    let mut folder = read(from)?;
    let require = require(&folder, asked)?;
    let printed =
        folder::apply(pattern, &mut folder).map_err(|error| wrong_use(error.to_string()))?;
    let audit = audit(&folder.table, require, Depth::Intervals)?;
    let cell = |interval: &::disclosure::Interval| {
        let cell = folder.table.cell(interval.place);
        let name = cell.map(|cell| cell.key.values().cloned().collect::<Vec<_>>().join(","));
        Cell {
            cell: name.unwrap_or_default(),
            primary: cell.is_some_and(|cell| cell.state == State::Primary),
            low: interval.low,
            high: interval.high.is_finite().then_some(interval.high),
            wide: interval.wide,
        }
    };
    let done = Audited {
        safe: audit.safe() && printed.is_empty(),
        printed: printed.len(),
        narrow: audit.narrow.len(),
        disclosed: audit.disclosed.len(),
        cells: audit.intervals.iter().map(cell).collect(),
    };
    if json {
        say::json(&done)?;
    } else {
        for cell in done.cells.iter().filter(|cell| !cell.wide) {
            let high = cell.high.map_or("∞".to_owned(), |high| high.to_string());
            say::result(&format!("{}: zwischen {} und {high}", cell.cell, cell.low));
        }
        let verdict = if done.safe { "sicher" } else { "NICHT sicher" };
        say::result(&format!(
            "{verdict}: {} Zellen zu eng, davon {} genau bekannt; {} geschützte stehen offen ({require})",
            done.narrow, done.disclosed, done.printed
        ));
        told(&folder);
    }
    Ok(if done.safe { Outcome::Done } else { Outcome::Findings })
}

fn read(from: &Path) -> anyhow::Result<folder::Folder> {
    folder::read(from).map_err(|error| wrong_use(error.to_string()))
}

fn require(folder: &folder::Folder, asked: Option<&str>) -> anyhow::Result<Requirement> {
    let kind: Kind = folder.table.kind;
    match asked {
        Some(text) => text.parse().map_err(|error| wrong_use(format!("--require: {error}"))),
        None => Ok(Requirement::default_for(kind)),
    }
}

fn told(folder: &folder::Folder) {
    for finding in folder.findings.iter().take(20) {
        say::problem(&finding.line(true));
    }
}
