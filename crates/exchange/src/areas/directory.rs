//! The official directory of municipalities: GV-ISys, "Auszug GV 2Q", as XLSX (Destatis).
//!
//! The sheet's name carries a date, so the sheet is recognised by its rows: the first cell says which
//! level a row is of. The key is spread over five columns; numbers are texts with a decimal comma.
//! Municipalities that belong to no association stand twice, as their own association: that row is
//! left out.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{BufRead, Cursor},
};

use base::{Ags, Finding, FindingKind, GeoPoint, RecordKey, Spot};
use calamine::{DataRef, Reader, Xlsx};
use landscape::{AreaLevel, Intake};

use super::{Found, Named, area_id, number, people};
use crate::{html, limits};

const FORMAT: &str = "Gemeindeverzeichnis (GV-ISys)";
/// Most columns that are looked at.
const COLUMNS: u32 = 40;

pub(super) fn read(reader: impl BufRead, intake: &Intake<'_>) -> Found {
    let mut found = Found::default();
    match rows(reader) {
        Ok(rows) => {
            let mut tree = Tree { intake, found, seen: BTreeSet::new() };
            tree.country();
            for (line, row) in &rows {
                tree.take(*line, row);
            }
            found = tree.found;
        }
        Err(finding) => found.say(finding),
    }
    found
}

type Row = BTreeMap<u32, String>;

/// The rows of the sheet that holds the directory.
fn rows(reader: impl BufRead) -> Result<Vec<(u64, Row)>, Finding> {
    let bytes = limits::whole(reader)?;
    limits::harmless_zip(&bytes, FORMAT)?;
    let not_this = || Finding::fatal(FindingKind::NotThisFormat(FORMAT), Spot::default(), "");
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| not_this())?;
    for sheet in workbook.sheet_names() {
        let rows = sheet_rows(&mut workbook, &sheet)?;
        let of_directory = |row: &&(u64, Row)| is_level(&row.1) && row.1.len() >= 5;
        if rows.iter().filter(of_directory).count() >= 1 {
            return Ok(rows);
        }
    }
    Err(not_this())
}

fn is_level(row: &Row) -> bool {
    matches!(cell(row, 0), "10" | "20" | "40" | "50" | "60") && !cell(row, 2).is_empty()
}

fn sheet_rows(
    workbook: &mut Xlsx<Cursor<Vec<u8>>>,
    sheet: &str,
) -> Result<Vec<(u64, Row)>, Finding> {
    let broken = |error: calamine::XlsxError| {
        Finding::fatal(FindingKind::Broken(error.to_string()), Spot::default().field(sheet), "")
    };
    let mut cells = workbook.worksheet_cells_reader(sheet).map_err(broken)?;
    let mut rows: BTreeMap<u32, Row> = BTreeMap::new();
    while let Some(cell) = cells.next_cell().map_err(broken)? {
        let (row, column) = cell.get_position();
        if row >= limits::ROWS {
            let kind = FindingKind::TooLarge(format!("{} Zeilen / rows", limits::ROWS));
            return Err(Finding::fatal(kind, Spot::line(u64::from(row)), ""));
        }
        if column >= COLUMNS {
            continue;
        }
        let text = match cell.get_value() {
            DataRef::String(text) => text.clone(),
            DataRef::SharedString(text) => (*text).to_owned(),
            DataRef::Int(number) => number.to_string(),
            DataRef::Float(number) => number.to_string(),
            _ => continue,
        };
        if !text.trim().is_empty() {
            rows.entry(row).or_default().insert(column, text.trim().to_owned());
        }
    }
    Ok(rows.into_iter().map(|(row, cells)| (u64::from(row) + 1, cells)).collect())
}

fn cell(row: &Row, column: u32) -> &str {
    row.get(&column).map(String::as_str).unwrap_or_default()
}

struct Tree<'a> {
    intake: &'a Intake<'a>,
    found: Found,
    /// Keys that can be parents.
    seen: BTreeSet<RecordKey>,
}

impl Tree<'_> {
    fn country(&mut self) {
        let named = Named {
            ags: Ags::germany(),
            ars: None,
            level: AreaLevel::Country,
            name: "Deutschland".to_owned(),
        };
        if let Some(area) = named.area(self.intake) {
            self.seen.insert(area.origin.key.clone());
            self.found.put(area, Spot::default());
        }
    }

    fn take(&mut self, line: u64, row: &Row) {
        if !is_level(row) {
            return;
        }
        let spot = Spot::line(line);
        // Digits that a program took for numbers have lost their zeros.
        let part = |column: u32, digits: usize| format!("{:0>digits$}", cell(row, column));
        let (land, region, kreis) = (part(2, 2), part(3, 1), part(4, 2));
        let (association, gemeinde) = (part(5, 4), part(6, 3));
        let kreis_key = format!("{land}{region}{kreis}");
        let (level, ags, ars) = match cell(row, 0) {
            "10" => (AreaLevel::Land, land.clone(), None),
            "20" => (AreaLevel::Region, format!("{land}{region}"), None),
            "40" => (AreaLevel::Kreis, kreis_key.clone(), None),
            "50" if !association.starts_with('5') => return,
            "50" => {
                let ars = format!("{kreis_key}{association}000");
                (AreaLevel::Association, kreis_key.clone(), Some(ars))
            }
            _ => {
                let ars = format!("{kreis_key}{association}{gemeinde}");
                (AreaLevel::Municipality, format!("{kreis_key}{gemeinde}"), Some(ars))
            }
        };
        let (Ok(ags), Some(ars)) =
            (ags.parse::<Ags>(), ars.map_or(Some(None), |ars| ars.parse().ok().map(Some)))
        else {
            let kind = FindingKind::UnknownCode;
            self.found.say(Finding::rejected(kind, spot.field("Land, RB, Kreis, VB, Gem"), &ags));
            return;
        };
        let name = name(html::one_line(cell(row, 7)), cell(row, 1));
        if name.is_empty() {
            let spot = spot.record(ags.as_str()).field("Gemeindename");
            self.found.say(Finding::rejected(FindingKind::Missing, spot, ""));
            return;
        }
        let named = Named { ags, ars, level, name };
        let Some(mut area) = named.area(self.intake) else { return };
        let spot = spot.record(area.origin.key.as_str());
        let parents = match level {
            AreaLevel::Land | AreaLevel::Country => vec!["DG".to_owned()],
            AreaLevel::Region => vec![land],
            AreaLevel::Kreis => vec![format!("{land}{region}"), land],
            AreaLevel::Association => vec![kreis_key],
            _ => vec![
                format!("{kreis_key}{association}000"),
                kreis_key,
                format!("{land}{region}"),
                land,
            ],
        };
        let keys = parents.iter().filter_map(|key| key.parse::<RecordKey>().ok());
        area.parent =
            keys.filter(|key| self.seen.contains(key)).find_map(|key| area_id(&key, self.intake));
        let mut note = |kind, field: &str, text: &str| {
            if !text.is_empty() {
                self.found.say(Finding::note(kind, spot.clone().field(field), text));
            }
        };
        area.km2 = number(cell(row, 8)).filter(|km2| *km2 >= 0.0);
        if area.km2.is_none() {
            note(FindingKind::NotANumber, "Fläche", cell(row, 8));
        }
        area.population = people(cell(row, 9));
        if area.population.is_none() {
            note(FindingKind::NotANumber, "Bevölkerung", cell(row, 9));
        }
        if level == AreaLevel::Municipality {
            let postcode = cell(row, 13);
            if !postcode.is_empty() {
                area.postcodes = vec![format!("{postcode:0>5}")];
            }
            let point = number(cell(row, 15)).zip(number(cell(row, 14)));
            area.centre = point.and_then(|(lat, lon)| GeoPoint::new(lat, lon).ok());
            if area.centre.is_none() {
                let given = format!("{} {}", cell(row, 14), cell(row, 15));
                note(FindingKind::NotAPosition, "Längengrad, Breitengrad", given.trim());
            }
        }
        self.seen.insert(area.origin.key.clone());
        self.found.put(area, spot);
    }
}

/// The name with the word that says what it is, where the directory has it in another column.
fn name(name: String, kind: &str) -> String {
    let word = match kind {
        "43" => "Kreis",
        "44" => "Landkreis",
        "51" => "Amt",
        "52" => "Samtgemeinde",
        "53" => "Verbandsgemeinde",
        _ => return name,
    };
    let known = name.to_lowercase().contains(&word.to_lowercase());
    if known || name.is_empty() { name } else { format!("{word} {name}") }
}
