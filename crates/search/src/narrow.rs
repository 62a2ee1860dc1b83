//! Filters as sets of documents, one for each key, so that a facet can be counted without its own.

use landscape::Gazetteer;

use crate::{
    Filters, Near,
    bits::Bits,
    columns::{Columns, Day},
    filters::{DAYTIMES, WEEKDAYS},
    moment::{self, Start},
};

/// Keys whose values are counted as facets, with the prefix of their values in the columns.
pub(crate) const COUNTED: &[&str] = &[
    "topic",
    "audience",
    "phase",
    "situation",
    "kind",
    "format",
    "free",
    "funding",
    "area",
    "entry",
    "language",
    "level",
    "accessibility",
    "childcare",
    "places",
    "certificate",
    "provider",
    "source",
    "group",
    "grade",
];

/// Keys that together choose meetings: one meeting has to fit all of them.
const TIMES: &[&str] = &["from", "until", "weekday", "daytime"];

/// How far around a place one looks when nothing is said.
pub(crate) const DEFAULT_KM: f64 = 10.0;

/// What the filters say about meetings.
#[derive(Debug, Clone, Copy)]
pub(crate) struct When {
    pub(crate) from: u32,
    pub(crate) until: u32,
    /// Bit for each weekday, 0 where any will do.
    weekdays: u32,
    daytimes: u32,
}

impl When {
    pub(crate) fn of(filters: &Filters, today: jiff::civil::Date) -> When {
        let mask = |key: &str, all: &[&str]| {
            filters.values(key).fold(0_u32, |mask, value| {
                all.iter().position(|v| *v == value).map_or(mask, |i| mask | 1 << i)
            })
        };
        When {
            from: filters.date("from").map_or(0, moment::day).max(moment::day(today)),
            until: filters.date("until").map_or(u32::MAX, moment::day),
            weekdays: mask("weekday", &WEEKDAYS),
            daytimes: mask("daytime", &DAYTIMES),
        }
    }

    pub(crate) fn fits(self, start: Start) -> bool {
        (self.weekdays == 0 || self.weekdays >> start.weekday() & 1 == 1)
            && (self.daytimes == 0
                || start.daytime().is_some_and(|daytime| self.daytimes >> daytime & 1 == 1))
    }

    fn window(filters: &Filters) -> bool {
        filters.has("from") || filters.has("until")
    }

    /// Pairs of weekday and time of day that fit, as in [`Day::times`].
    fn pairs(self) -> u32 {
        (0..7).filter(|w| self.weekdays == 0 || self.weekdays >> w & 1 == 1).fold(0, |mask, w| {
            let times = if self.daytimes == 0 { 0b1111 } else { self.daytimes };
            mask | times << (w * 4)
        })
    }
}

/// A filter of one segment with the keys that it stands for.
pub(crate) struct Narrowing {
    pub(crate) keys: Vec<&'static str>,
    pub(crate) bits: Bits,
}

/// One set of documents for each group of filters.
pub(crate) fn narrowings(
    columns: &Columns,
    day: &Day,
    filters: &Filters,
    near: Option<&Near>,
    when: When,
) -> Vec<Narrowing> {
    let mut all = Vec::new();
    let mut push = |keys: Vec<&'static str>, bits| all.push(Narrowing { keys, bits });
    for key in filters.keys() {
        match key {
            "from" | "until" | "weekday" | "daytime" | "near" | "radius" => {}
            "max-price" => {
                if let Some(cents) = filters.cents() {
                    push(vec![key], columns.at_most(cents));
                }
            }
            "age" => {
                if let Some((from, to)) = filters.ages() {
                    push(vec![key], columns.for_ages(from, to));
                }
            }
            _ => {
                let mut bits = Bits::empty(columns.docs);
                for value in filters.values(key) {
                    if key == "area" {
                        // A Kreis holds its municipalities: their keys begin with its own.
                        let prefix = if value == "DG" {
                            "area:".to_owned()
                        } else {
                            format!("area:{value}")
                        };
                        for number in columns.beginning(&prefix) {
                            columns.holders(number, &mut bits);
                        }
                    } else if let Some(number) = columns.exactly(&format!("{key}:{value}")) {
                        columns.holders(number, &mut bits);
                    }
                }
                push(vec![key], bits);
            }
        }
    }
    let times: Vec<&'static str> = TIMES.iter().copied().filter(|k| filters.has(k)).collect();
    if !times.is_empty() {
        let pairs = when.pairs();
        let could =
            |doc: u32| day.times.get(crate::bits::at(doc)).is_some_and(|times| times & pairs != 0);
        let bits = if When::window(filters) {
            Bits::of(columns.docs, |doc| {
                could(doc)
                    && columns.meeting(doc, when.from, when.until, |s| when.fits(s)).is_some()
            })
        } else {
            Bits::of(columns.docs, could)
        };
        push(times, bits);
    }
    if let Some(near) = near {
        let mut bits = columns.around(near.point, near.radius_km * 1000.0);
        // Dates of which only the municipality is known are as near as it is.
        if let Some(area) = &near.area {
            inside(columns, area, &mut bits);
        }
        push(vec!["near", "radius"], bits);
    }
    all
}

/// Adds the offers of an area.
pub(crate) fn inside(columns: &Columns, area: &str, bits: &mut Bits) {
    for number in columns.beginning(&format!("area:{area}")) {
        columns.holders(number, bits);
    }
}

/// The circle that the filters `near` and `radius` describe.
pub(crate) fn near_of(filters: &Filters, gazetteer: &Gazetteer) -> Option<Near> {
    let name = filters.first("near")?;
    let radius_km = filters.first("radius").and_then(|r| r.parse().ok()).unwrap_or(DEFAULT_KM);
    if let Some((lat, lon)) = name.split_once(',')
        && let (Ok(lat), Ok(lon)) = (lat.trim().parse(), lon.trim().parse())
    {
        let point = base::GeoPoint::new(lat, lon).ok()?;
        return Some(Near { point, radius_km, label: name.to_owned(), area: None });
    }
    let by_postcode = gazetteer.by_postcode(name);
    let found = by_postcode.into_iter().chain(gazetteer.by_name(name));
    let entry = found.into_iter().find(|e| e.centre.is_some())?;
    let area = Some(entry.ags.to_string());
    Some(Near { point: entry.centre?, radius_km, label: name.to_owned(), area })
}
