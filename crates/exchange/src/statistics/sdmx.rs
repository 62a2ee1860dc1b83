//! SDMX-CSV 1.0 and 2.0 (SDMX technical working group): one observation a line, columns named by their concept.
//!
//! Columns before `OBS_VALUE` are dimensions, those behind it say more of the observation; of these the status, the unit and its
//! power of ten are read. `TIME_PERIOD` and the area (`REF_AREA`, `GEO`) may stand anywhere. With `labels=both` heads and codes
//! read `GEO: Area` and `DE: Germany`. Values have a decimal point. A line that deletes (`ACTION` is `D`) is rejected.

use base::{
    Finding,
    finding::{FindingKind, Spot},
};
use csv::StringRecord;
use monitoring::{
    Cube, DecimalMark, Dimension, Head, Mark, Number, Observation, Period, Publisher, Role,
    Variable,
};

use super::{
    Context, Read, Report, area,
    cells::Cells,
    code_of, nothing,
    vocabulary::{TOTAL, is_total},
};

/// Whether a first line is the head of such a file.
pub(super) fn fits(first: &str) -> bool {
    let first = first.trim_start_matches('"');
    (first.starts_with("DATAFLOW") || first.starts_with("STRUCTURE")) && first.contains("OBS_VALUE")
}

/// What a column is.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Column {
    Flow,
    Action,
    Time,
    Area,
    /// What is counted, where it is a dimension.
    Variable,
    /// The position of its dimension in the cube.
    Other(usize),
    Value,
    Status,
    Unit,
    Power,
    Beside,
}

/// Code and label out of `DE: Germany`; without a label the code stands for it.
fn both(text: &str) -> (&str, &str) {
    let text = text.trim();
    text.split_once(": ").map_or((text, text), |(code, label)| (code.trim(), label.trim()))
}

/// The identifier in `ESTAT:EDUC_UOE(1.0)`.
fn identifier(flow: &str) -> &str {
    let code = flow.split_once('(').map_or(flow, |(code, _)| code);
    code.rsplit(':').next().unwrap_or(code).trim()
}

/// A time as SDMX writes it: also `2024-Q2`, `2024-S1`, `2024-M05`, `2024-A1`.
pub(super) fn period(text: &str) -> Option<Period> {
    let text = text.trim();
    if let Some(period) = Period::read(text) {
        return Some(period);
    }
    let (year, rest) = text.split_at_checked(4)?;
    let (kind, number) = rest.trim_start_matches('-').split_at_checked(1)?;
    let (year, number): (i16, i8) = (year.parse().ok()?, number.parse().ok()?);
    match (kind, number) {
        ("Q", 1..=4) => Period::months(year, number * 3 - 2, 3),
        ("S", 1..=2) => Period::months(year, number * 6 - 5, 6),
        ("M", 1..=12) => Period::months(year, number, 1),
        ("A", 1) => Period::year_of(year),
        _ => None,
    }
}

/// A value with its status in a place of its own; a status without a value says why there is none.
pub(super) fn observed(cells: &mut Cells<'_>, value: &str, status: &str, line: u64) -> Observation {
    let (value, status) = (value.trim(), status.trim());
    if !value.is_empty() && value != "NaN" {
        return cells.with_quality(value, status, line);
    }
    match cells.read(status, line).mark {
        Mark::Plain => Observation::sign(Mark::Empty),
        mark => Observation::sign(mark),
    }
}

/// Whether a category stands for all others of its dimension.
pub(super) fn is_whole(code: &str, label: &str) -> bool {
    ["TOTAL", "T", "_T", TOTAL].contains(&code) || is_total(label)
}

/// The key of an area; one that the house does not know stays as it is.
pub(super) fn area_key(code: &str) -> String {
    area::key(code).unwrap_or_else(|| code.trim().to_owned())
}

struct Layout {
    columns: Vec<Column>,
    dimensions: Vec<Dimension>,
}

impl Layout {
    /// None where there is no column of values, of times or of areas.
    fn of(head: &StringRecord) -> Option<Layout> {
        let value = head.iter().position(|name| both(name).0 == "OBS_VALUE")?;
        let mut dimensions = vec![
            Dimension::new(area::CODE, "Gebiet", Role::Area),
            Dimension::new("TIME", "Zeit", Role::Time),
        ];
        let mut columns = Vec::new();
        for (at, name) in head.iter().enumerate() {
            let (code, label) = both(name);
            columns.push(match code.to_uppercase().as_str() {
                "DATAFLOW" | "STRUCTURE_ID" => Column::Flow,
                "ACTION" => Column::Action,
                "STRUCTURE" | "STRUCTURE_NAME" => Column::Beside,
                "TIME_PERIOD" => Column::Time,
                "REF_AREA" | "GEO" | "AREA" => Column::Area,
                "OBS_VALUE" => Column::Value,
                "OBS_STATUS" | "OBS_FLAG" => Column::Status,
                "UNIT_MEASURE" => Column::Unit,
                "UNIT_MULT" => Column::Power,
                "INDICATOR" | "INDIC" | "MEASURE" if at < value => Column::Variable,
                _ if at < value => {
                    dimensions.push(Dimension::new(code, label, Role::Other));
                    Column::Other(dimensions.len() - 1)
                }
                _ => Column::Beside,
            });
        }
        let there = [Column::Time, Column::Area].iter().all(|column| columns.contains(column));
        there.then_some(Layout { columns, dimensions })
    }

    /// What stands in the first column of a kind; empty where there is none.
    fn field<'r>(&self, row: &'r StringRecord, wanted: &Column) -> &'r str {
        let at = self.columns.iter().position(|column| column == wanted);
        at.and_then(|at| row.get(at)).unwrap_or_default()
    }
}

/// Reads such a file.
///
/// # Errors
/// A fatal finding where it holds no observation, or no column of times or areas.
pub(super) fn read(text: &str, name: &str, context: &Context<'_>) -> Result<Read, Finding> {
    let first = text.lines().next().unwrap_or_default();
    let semicolons = first.matches(';').count() > first.matches(',').count();
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(if semicolons { b';' } else { b',' })
        .flexible(true)
        .from_reader(text.as_bytes());
    let broken = |error: csv::Error| {
        Finding::fatal(FindingKind::Broken(error.to_string()), Spot::default(), name)
    };
    let head = reader.headers().map_err(broken)?.clone();
    let rows = reader.records().collect::<Result<Vec<_>, _>>().map_err(broken)?;
    let layout = Layout::of(&head)
        .ok_or_else(|| Finding::fatal(FindingKind::Missing, Spot::line(1), first))?;
    let Some(one) = rows.first() else { return Err(nothing(name)) };
    let (flow, flow_label) = both(layout.field(one, &Column::Flow));
    let code = match identifier(flow) {
        "" => code_of(name).unwrap_or(name),
        code => code,
    };
    let publisher = Publisher::of("sdmx");
    let mut cells = Cells::new(context.signs, &publisher, None, DecimalMark::Point);
    let head = Head::new(code, if flow_label == flow { code } else { flow_label }, publisher);
    let mut cube = Cube::new(head, layout.dimensions.clone());
    let mut findings = Vec::new();
    for row in &rows {
        let line = row.position().map_or(0, csv::Position::line);
        let rejected = |kind, given: &str| Finding::rejected(kind, Spot::line(line), given);
        let pushed = if row.len() != layout.columns.len() {
            let kind = FindingKind::NotUnderstood {
                german: format!("{} Spalten statt {}", row.len(), layout.columns.len()),
                english: format!("{} columns instead of {}", row.len(), layout.columns.len()),
            };
            Err(rejected(kind, ""))
        } else if both(layout.field(row, &Column::Flow)).0 != flow {
            let kind = FindingKind::NotSupported("mehrere Datenflüsse in einer Datei");
            Err(rejected(kind, layout.field(row, &Column::Flow)))
        } else if layout.field(row, &Column::Action) == "D" {
            Err(rejected(FindingKind::NotSupported("ACTION D (löschen)"), "D"))
        } else {
            push(&mut cube, &mut cells, &layout, row, line)
        };
        findings.extend(pushed.err());
    }
    if cube.is_empty() {
        return Err(findings.into_iter().next().map_or_else(
            || nothing(name),
            |Finding { kind, spot, .. }| Finding::fatal(kind, spot, name),
        ));
    }
    findings.extend(cells.findings());
    let report = Report { expected: rows.len(), ..Report::default() };
    Ok(Read { cube, kind: "sdmx-csv", report, findings })
}

fn push(
    cube: &mut Cube,
    cells: &mut Cells<'_>,
    layout: &Layout,
    row: &StringRecord,
    line: u64,
) -> Result<(), Finding> {
    let mut keys = vec![0; layout.dimensions.len()];
    for (column, text) in layout.columns.iter().zip(row) {
        let (code, label) = both(text);
        let (position, code, total) = match column {
            Column::Area => (0, area_key(code), false),
            Column::Time => {
                let spot = Spot::line(line).field("TIME_PERIOD");
                let time = period(code)
                    .ok_or_else(|| Finding::rejected(FindingKind::NotADate, spot, text))?;
                (1, time.code(), false)
            }
            Column::Other(position) if code.is_empty() || is_whole(code, label) => {
                (*position, TOTAL.to_owned(), true)
            }
            Column::Other(position) => (*position, code.to_owned(), false),
            _ => continue,
        };
        let label = if total && code.is_empty() { "Insgesamt" } else { label };
        let index = cube.dimension_mut(position).map(|d| d.intern(&code, label, total));
        if let (Some(index), Some(slot)) = (index, keys.get_mut(position)) {
            *slot = index;
        }
    }
    let (unit, _) = both(layout.field(row, &Column::Unit));
    let unit = match both(layout.field(row, &Column::Power)).0 {
        "" | "0" => unit.to_owned(),
        power => format!("{unit} x 10^{power}").trim().to_owned(),
    };
    let (code, label) = match both(layout.field(row, &Column::Variable)) {
        ("", _) => ("OBS_VALUE", cube.head.title.as_str()),
        named => named,
    };
    let variable = Variable { code: code.to_owned(), label: label.to_owned(), unit };
    let variable = cube.intern_variable(variable);
    let (status, _) = both(layout.field(row, &Column::Status));
    let observation = observed(cells, layout.field(row, &Column::Value), status, line);
    let fits = cube.push(&keys, variable, observation);
    let reason = FindingKind::Contradiction("Zeile ohne Gebiet oder Zeit");
    if fits { Ok(()) } else { Err(Finding::rejected(reason, Spot::line(line), "")) }
}

/// A number with at least so many places: `5` of a variable with one decimal was printed `5,0`.
pub(super) fn with_places(number: Number, places: u8) -> Number {
    let more = places.saturating_sub(number.places());
    let digits = 10_i64.checked_pow(u32::from(more)).and_then(|f| number.digits().checked_mul(f));
    digits.and_then(|digits| Number::new(digits, number.places() + more)).unwrap_or(number)
}

#[cfg(test)]
mod tests {
    use base::Severity;

    use super::{
        super::tests::{cells, refused, table},
        *,
    };

    const LINES: &str = "DATAFLOW,FREQ,SEX,GEO,TIME_PERIOD,OBS_VALUE,OBS_STATUS,UNIT_MEASURE\n\
        BSP:PUPILS(1.0),A,F,03,2023,12.50,,PS\n\
        BSP:PUPILS(1.0),A,T,03,2023-Q2,0,E,PS\n\
        BSP:PUPILS(1.0),A,T,03,2024,,Q,PS\n\
        BSP:PUPILS(1.0),A,T,99001,2024,7,?,PS\n";

    #[test]
    fn every_line_becomes_a_cell_with_its_status() {
        let read = table(LINES, "x.csv");
        assert_eq!(
            cells(&read.cube),
            [
                "03 2023 FREQ=A SEX=F OBS_VALUE: 12,50 plain",
                "03 2023-04P3M FREQ=A OBS_VALUE: 0 estimated",
                "03 2024 FREQ=A OBS_VALUE:  unknown-or-secret",
                "99001 2024 FREQ=A OBS_VALUE: 7 unknown-sign",
            ]
        );
        assert_eq!((read.kind, read.cube.head.code.as_str()), ("sdmx-csv", "PUPILS"));
        assert_eq!((read.report.expected, read.report.cells), (4, 4));
        assert!(read.findings.iter().any(|f| f.line(true).contains("Unbekanntes Zeichen")));
        assert_eq!(read.cube.variables()[0].unit, "PS");
    }

    #[test]
    fn labels_beside_codes_powers_of_ten_and_semicolons_are_read() {
        let text = "STRUCTURE;STRUCTURE_ID;ACTION;INDICATOR: What;REF_AREA: Area;TIME_PERIOD: Time;OBS_VALUE;UNIT_MULT\n\
            dataflow;BSP:X(1.0);I;EXP: Expenditure;DG: Germany;2024;1.5;3\n";
        let read = table(text, "x.csv");
        assert_eq!(cells(&read.cube), ["DG 2024 EXP: 1,5 plain"]);
        assert_eq!(read.cube.variables()[0].label, "Expenditure");
        assert_eq!(read.cube.variables()[0].unit, "x 10^3");
        assert_eq!(read.cube.dimensions()[0].categories()[0].label, "Germany");
    }

    #[test]
    fn lines_that_delete_or_have_no_time_or_another_flow_are_rejected_and_counted() {
        let head = "STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA,TIME_PERIOD,OBS_VALUE\n";
        let text = format!(
            "{head}dataflow,X,I,DG,2024,1\ndataflow,X,D,DG,2023,1\ndataflow,X,I,DG,bald,1\ndataflow,Y,I,DG,2022,1\ndataflow,X,I\n"
        );
        let read = table(&text, "x.csv");
        assert_eq!((read.report.expected, read.report.cells), (5, 1));
        let rejected = read.findings.iter().filter(|f| f.severity == Severity::Rejected).count();
        assert_eq!(rejected, 5, "four lines, and that cells are missing");
    }

    #[test]
    fn a_file_without_observations_times_or_areas_is_refused() {
        assert!(!refused(b"DATAFLOW,GEO,TIME_PERIOD,OBS_VALUE\n", "x.csv").is_empty());
        assert!(!refused(b"DATAFLOW,GEO,OBS_VALUE\nX,DG,1\n", "x.csv").is_empty());
        let line = refused(b"DATAFLOW,GEO,TIME_PERIOD,OBS_VALUE\nX,DG,bald,1\n", "x.csv");
        assert!(line.contains("Zeile 2"), "{line}");
    }

    #[test]
    fn times_of_sdmx_become_periods_and_others_do_not() {
        let code = |text: &str| period(text).map(Period::code);
        for (text, expected) in [
            ("2024-S2", Some("2024-07P6M")),
            ("2024-M05", Some("2024-05")),
            ("2024Q4", Some("2024-10P3M")),
            ("2024-A1", Some("2024")),
            ("2024-Q5", None),
            ("2024-W03", None),
            ("", None),
        ] {
            assert_eq!(code(text).as_deref(), expected, "{text}");
        }
    }
}
