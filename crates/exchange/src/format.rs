//! The formats by name: how one is recognised, what it carries, and which reader takes it.

use std::io::BufRead;

use base::Finding;
use landscape::{Incoming, Intake};

use crate::{areas, ical, jedeschule, jsonld, kufer, openqcat, table};

/// What comes out of a reader, in the order of the file.
pub type Records<'a> = Box<dyn Iterator<Item = Result<Incoming, Finding>> + 'a>;

/// What somebody wants to import.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Offers,
    Organisations,
    Areas,
}

impl Kind {
    pub fn code(self) -> &'static str {
        match self {
            Kind::Offers => "offers",
            Kind::Organisations => "organisations",
            Kind::Areas => "areas",
        }
    }
}

/// A format that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// openQ-cat 1.1.
    OpenQCat,
    /// The course file of `KuferSQL`.
    Kufer,
    /// Our templates as CSV; the header tells whether of offers or of organisations and places.
    Csv,
    /// Our templates as XLSX.
    Xlsx,
    ICal,
    /// schema.org as JSON-LD.
    JsonLd,
    /// A web page with JSON-LD in it.
    Html,
    /// Schools of jedeschule as JSON.
    Jedeschule,
    /// Schools of jedeschule as CSV.
    JedeschuleCsv,
    /// The official directory of municipalities as XLSX.
    GvIsys,
    GeoJson,
    /// Shapefile and its companions in one ZIP.
    Shapefile,
    /// Our CSV of areas.
    AreasCsv,
}

impl Format {
    pub const ALL: &'static [Format] = &[
        Format::OpenQCat,
        Format::Kufer,
        Format::Csv,
        Format::Xlsx,
        Format::ICal,
        Format::JsonLd,
        Format::Html,
        Format::Jedeschule,
        Format::JedeschuleCsv,
        Format::GvIsys,
        Format::GeoJson,
        Format::Shapefile,
        Format::AreasCsv,
    ];

    /// The word of `--format`.
    pub fn code(self) -> &'static str {
        match self {
            Format::OpenQCat => "openqcat",
            Format::Kufer => "kufer",
            Format::Csv => "csv",
            Format::Xlsx => "xlsx",
            Format::ICal => "ical",
            Format::JsonLd => "jsonld",
            Format::Html => "html",
            Format::Jedeschule => "jedeschule",
            Format::JedeschuleCsv => "jedeschule-csv",
            Format::GvIsys => "gvisys",
            Format::GeoJson => "geojson",
            Format::Shapefile => "shapefile",
            Format::AreasCsv => "areas-csv",
        }
    }

    pub fn from_code(code: &str) -> Option<Format> {
        Format::ALL.iter().copied().find(|format| format.code() == code)
    }

    /// What the format can carry.
    pub fn kinds(self) -> &'static [Kind] {
        match self {
            Format::OpenQCat | Format::Kufer | Format::ICal => &[Kind::Offers],
            Format::Csv | Format::Xlsx | Format::JsonLd | Format::Html => {
                &[Kind::Offers, Kind::Organisations]
            }
            Format::Jedeschule | Format::JedeschuleCsv => &[Kind::Organisations],
            Format::GvIsys | Format::GeoJson | Format::Shapefile | Format::AreasCsv => {
                &[Kind::Areas]
            }
        }
    }

    /// The format of a file by its first bytes and its name, among those that carry `kind`.
    pub fn sniff(kind: Kind, head: &[u8], name: &str) -> Option<Format> {
        let ending = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
        let text = crate::encoding::text(head.get(..head.len().min(4096)).unwrap_or_default());
        let start = text.trim_start_matches('\u{feff}').trim_start();
        let found = if head.starts_with(b"PK\x03\x04") {
            match kind {
                Kind::Areas if ending == "zip" => Format::Shapefile,
                Kind::Areas => Format::GvIsys,
                _ => Format::Xlsx,
            }
        } else if start.starts_with("BEGIN:VCALENDAR") {
            Format::ICal
        } else if start.contains("<OPENQCAT") {
            Format::OpenQCat
        } else if start.contains("<kurse") || start.contains("<KURSE") {
            Format::Kufer
        } else if starts_as_page(start) {
            Format::Html
        } else if start.starts_with(['{', '[']) {
            match kind {
                Kind::Offers => Format::JsonLd,
                Kind::Organisations if text.contains("schema.org") => Format::JsonLd,
                Kind::Organisations => Format::Jedeschule,
                Kind::Areas => Format::GeoJson,
            }
        } else {
            let first = start.lines().next().unwrap_or_default().to_lowercase();
            match kind {
                Kind::Areas => Format::AreasCsv,
                Kind::Organisations
                    if !first.contains("satzart") && first.contains("school_type") =>
                {
                    Format::JedeschuleCsv
                }
                _ if first.contains([';', ',', '\t']) => Format::Csv,
                _ => return Format::by_ending(kind, &ending),
            }
        };
        Some(found).filter(|format| format.kinds().contains(&kind))
    }

    fn by_ending(kind: Kind, ending: &str) -> Option<Format> {
        let format = match ending {
            "csv" | "txt" => Format::Csv,
            "xlsx" => Format::Xlsx,
            "ics" | "ical" => Format::ICal,
            "json" | "jsonld" => Format::JsonLd,
            "html" | "htm" => Format::Html,
            _ => return None,
        };
        Some(format).filter(|format| format.kinds().contains(&kind))
    }
}

fn starts_as_page(start: &str) -> bool {
    let head: String = start.chars().take(200).flat_map(char::to_lowercase).collect();
    head.starts_with("<!doctype html") || head.starts_with("<html") || head.contains("<html")
}

/// Reads a file of a known format.
pub fn read<'a, R: BufRead + 'a>(format: Format, reader: R, intake: &'a Intake<'a>) -> Records<'a> {
    match format {
        Format::OpenQCat => Box::new(openqcat::records(reader, intake)),
        Format::Kufer => Box::new(kufer::records(reader, intake)),
        Format::Csv => Box::new(table::csv(reader, intake)),
        Format::Xlsx => Box::new(table::xlsx(reader, intake)),
        Format::ICal => Box::new(ical::records(reader, intake)),
        Format::JsonLd => Box::new(jsonld::records(reader, intake)),
        Format::Html => Box::new(jsonld::html(reader, intake)),
        Format::Jedeschule => Box::new(jedeschule::json(reader, intake)),
        Format::JedeschuleCsv => Box::new(jedeschule::csv(reader, intake)),
        Format::GvIsys => Box::new(areas::gvisys(reader, intake)),
        Format::GeoJson => Box::new(areas::geojson(reader, intake)),
        Format::Shapefile => Box::new(areas::shapefile(reader, intake)),
        Format::AreasCsv => Box::new(areas::csv(reader, intake)),
    }
}

#[cfg(test)]
mod tests;
