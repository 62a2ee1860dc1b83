//! Our own table of areas: `AGS;ARS;Name;Ebene;Übergeordnet;Breite;Länge;Einwohner;Fläche km2;PLZ`.

use std::io::BufRead;

use base::{Ags, Ars, Finding, FindingKind, GeoPoint, RecordKey, Severity, Spot};
use landscape::{AreaLevel, Coded, Incoming, Intake};

use super::{Found, Named, area_id, number, people};
use crate::{encoding::Utf8, html, limits};

const FORMAT: &str = "Tabelle der Gebiete / table of areas";
const KNOWN: [&str; 10] = [
    "ags",
    "ars",
    "name",
    "ebene",
    "übergeordnet",
    "breite",
    "länge",
    "einwohner",
    "fläche km2",
    "plz",
];

/// Reads our table of areas, row by row.
pub fn csv<'a, R: BufRead + 'a>(
    reader: R,
    intake: &'a Intake<'a>,
) -> impl Iterator<Item = Result<Incoming, Finding>> + 'a {
    let reader = limits::Metered::new(Utf8::new(reader), limits::LINE);
    let table = csv::ReaderBuilder::new()
        .delimiter(b';')
        .flexible(true)
        .has_headers(false)
        .from_reader(reader);
    Table { table, columns: None, found: Found::default(), intake, done: false }
}

struct Table<'a, R: BufRead> {
    table: csv::Reader<limits::Metered<Utf8<R>>>,
    columns: Option<Vec<String>>,
    found: Found,
    intake: &'a Intake<'a>,
    done: bool,
}

impl<R: BufRead> Table<'_, R> {
    fn advance(&mut self) -> Result<(), Finding> {
        self.table.get_mut().refill();
        let mut record = csv::StringRecord::new();
        let more = self.table.read_record(&mut record).map_err(|error| {
            let line = error.position().map_or(0, csv::Position::line);
            match error.into_kind() {
                csv::ErrorKind::Io(error) => limits::unreadable(&error, Spot::line(line)),
                kind => {
                    Finding::fatal(FindingKind::Broken(format!("{kind:?}")), Spot::line(line), "")
                }
            }
        })?;
        if !more {
            self.done = true;
            if self.columns.is_none() {
                return Err(Finding::fatal(
                    FindingKind::NotThisFormat(FORMAT),
                    Spot::default(),
                    "",
                ));
            }
            self.found.records.extend(self.table.get_ref().get_ref().finding().map(Err));
            return Ok(());
        }
        let line = record.position().map_or(0, csv::Position::line);
        match &self.columns {
            None => self.header(&record),
            Some(columns) => {
                let value = |name: &str| {
                    let at = columns.iter().position(|column| column == name)?;
                    record.get(at).map(str::trim).filter(|value| !value.is_empty())
                };
                row(&value, Spot::line(line), self.intake, &mut self.found)
            }
        }
    }

    fn header(&mut self, record: &csv::StringRecord) -> Result<(), Finding> {
        let columns: Vec<String> = record.iter().map(|c| c.trim().to_lowercase()).collect();
        if !["ags", "name", "ebene"].iter().all(|name| columns.iter().any(|c| c == name)) {
            let given = record.iter().collect::<Vec<_>>().join(";");
            return Err(Finding::fatal(FindingKind::NotThisFormat(FORMAT), Spot::line(1), &given));
        }
        for unknown in columns.iter().filter(|c| !c.is_empty() && !KNOWN.contains(&c.as_str())) {
            let spot = Spot::line(1).field(unknown);
            self.found.say(Finding::note(FindingKind::UnknownField, spot, unknown));
        }
        self.columns = Some(columns);
        Ok(())
    }
}

impl<R: BufRead> Iterator for Table<'_, R> {
    type Item = Result<Incoming, Finding>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(record) = self.found.records.pop_front() {
                return Some(record);
            }
            if self.done {
                return None;
            }
            if let Err(finding) = self.advance() {
                self.done |= finding.severity == Severity::Fatal;
                self.found.say(finding);
            }
        }
    }
}

fn row<'v>(
    value: &impl Fn(&str) -> Option<&'v str>,
    spot: Spot,
    intake: &Intake<'_>,
    found: &mut Found,
) -> Result<(), Finding> {
    let Some(ags) = value("ags") else {
        // An empty line, or one of semicolons alone, is nothing.
        return match KNOWN.iter().any(|name| value(name).is_some()) {
            true => Err(Finding::rejected(FindingKind::Missing, spot.field("AGS"), "")),
            false => Ok(()),
        };
    };
    let wrong = |kind, field: &str, given: &str| {
        Finding::rejected(kind, spot.clone().record(ags).field(field), given)
    };
    let key: Ags = ags.parse().map_err(|_| wrong(FindingKind::UnknownCode, "AGS", ags))?;
    let name = value("name").ok_or_else(|| wrong(FindingKind::Missing, "Name", ""))?;
    let word = value("ebene").ok_or_else(|| wrong(FindingKind::Missing, "Ebene", ""))?;
    let level = level(word).ok_or_else(|| wrong(FindingKind::UnknownCode, "Ebene", word))?;
    let ars: Option<Ars> = match value("ars") {
        Some(text) => Some(text.parse().map_err(|_| wrong(FindingKind::UnknownCode, "ARS", text))?),
        None => None,
    };
    let named = Named { ags: key, ars, level, name: html::one_line(name) };
    let mut area = named.area(intake).ok_or_else(|| wrong(FindingKind::Missing, "Name", name))?;
    let spot = spot.clone().record(area.origin.key.as_str());
    if let Some(parent) = value("übergeordnet") {
        let key = parent.parse::<RecordKey>().ok().filter(|key| found.keys.contains(key));
        area.parent = key.and_then(|key| area_id(&key, intake));
        if area.parent.is_none() {
            let spot = spot.clone().field("Übergeordnet");
            found.say(Finding::note(FindingKind::UnknownReference, spot, parent));
        }
    }
    if let (Some(lat), Some(lon)) = (value("breite"), value("länge")) {
        let point =
            number(lat).zip(number(lon)).and_then(|(lat, lon)| GeoPoint::new(lat, lon).ok());
        area.centre = point;
        if point.is_none() {
            let spot = spot.clone().field("Breite, Länge");
            found.say(Finding::note(FindingKind::NotAPosition, spot, &format!("{lat} {lon}")));
        }
    }
    if let Some(text) = value("einwohner") {
        area.population = people(text);
        if area.population.is_none() {
            found.say(Finding::note(
                FindingKind::NotANumber,
                spot.clone().field("Einwohner"),
                text,
            ));
        }
    }
    if let Some(text) = value("fläche km2") {
        area.km2 = number(text).filter(|km2| *km2 >= 0.0);
        if area.km2.is_none() {
            found.say(Finding::note(
                FindingKind::NotANumber,
                spot.clone().field("Fläche km2"),
                text,
            ));
        }
    }
    for postcode in
        value("plz").unwrap_or_default().split('|').map(str::trim).filter(|p| !p.is_empty())
    {
        if postcode.len() == 5 && postcode.bytes().all(|b| b.is_ascii_digit()) {
            area.postcodes.push(postcode.to_owned());
        } else {
            found.say(Finding::note(FindingKind::UnknownCode, spot.clone().field("PLZ"), postcode));
        }
    }
    found.put(area, spot);
    Ok(())
}

/// The word of the column "Ebene", or the code.
fn level(word: &str) -> Option<AreaLevel> {
    Some(match word.to_lowercase().as_str() {
        "bund" => AreaLevel::Country,
        "land" => AreaLevel::Land,
        "regierungsbezirk" => AreaLevel::Region,
        "kreis" => AreaLevel::Kreis,
        "verband" => AreaLevel::Association,
        "gemeinde" => AreaLevel::Municipality,
        "ortsteil" => AreaLevel::Part,
        code => return AreaLevel::from_code(code),
    })
}
