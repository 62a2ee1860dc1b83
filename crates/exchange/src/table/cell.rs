//! Cells read with their line and column, so that every finding leads a person to the place.

use std::collections::BTreeSet;

use base::{Ags, FindingKind, LocalText, Money, RecordKey, Spot};
use jiff::{
    ToSpan,
    civil::{Date, Time},
};
use landscape::{Address, Notation, Venue, matching::fold};

use super::columns::Columns;
use crate::{
    dates,
    draft::{self, Desk, Scheme, filled},
};

/// One row with its header.
pub(super) struct Line<'r> {
    pub(super) line: u64,
    pub(super) cells: &'r [String],
    pub(super) columns: &'r Columns,
}

impl<'r> Line<'r> {
    /// The cell of a column, trimmed; empty where there is none.
    pub(super) fn get(&self, column: &str) -> &'r str {
        self.columns.cell(self.cells, column)
    }

    pub(super) fn filled(&self, column: &str) -> Option<String> {
        filled(self.get(column))
    }

    pub(super) fn key(&self) -> &'r str {
        self.get("Schlüssel")
    }

    pub(super) fn spot(&self, column: &str) -> Spot {
        let spot = Spot::line(self.line).field(column);
        if self.key().is_empty() { spot } else { spot.record(self.key()) }
    }

    fn note(&self, desk: &mut Desk<'_>, kind: FindingKind, column: &str) {
        desk.note(kind, self.spot(column), self.get(column));
    }

    /// The values of a cell that holds several.
    pub(super) fn list(&self, column: &str) -> impl Iterator<Item = String> + use<'r> {
        super::parted(self.get(column)).filter(|v| !v.is_empty())
    }

    /// The key that a cell names. Where the row is of another source, its name stands before the key.
    pub(super) fn record_key(&self, desk: &mut Desk<'_>, column: &str) -> Option<RecordKey> {
        let (key, source) = (self.get(column), self.get("Quelle"));
        if key.is_empty() || source.is_empty() || source == desk.intake.source.as_str() {
            return desk.key(key, self.spot(column));
        }
        desk.key(&format!("{source}:{key}"), self.spot(column))
    }

    pub(super) fn date(&self, desk: &mut Desk<'_>, column: &str) -> Option<Date> {
        let text = self.get(column);
        let date = dates::date(text).or_else(|| serial(text));
        if date.is_none() && !text.is_empty() {
            self.note(desk, FindingKind::NotADate, column);
        }
        date
    }

    pub(super) fn time(&self, desk: &mut Desk<'_>, column: &str) -> Option<Time> {
        let text = self.get(column);
        let clock = text.split_once([' ', 'T']).filter(|(day, _)| dates::date(day).is_some());
        let time = dates::time(clock.map_or(text, |(_, time)| time)).or_else(|| part_of_day(text));
        if time.is_none() && !text.is_empty() {
            self.note(desk, FindingKind::NotADate, column);
        }
        time
    }

    pub(super) fn number<N: TryFrom<u32>>(&self, desk: &mut Desk<'_>, column: &str) -> Option<N> {
        let text = self.get(column);
        let number = text.parse::<u32>().ok().and_then(|n| N::try_from(n).ok());
        if number.is_none() && !text.is_empty() {
            self.note(desk, FindingKind::NotANumber, column);
        }
        number
    }

    pub(super) fn money(&self, desk: &mut Desk<'_>, column: &str) -> Option<Money> {
        let text = self.get(column);
        let amount = Money::read(text).filter(|m| draft::plausible(*m));
        if amount.is_none() && !text.is_empty() {
            self.note(desk, FindingKind::NotANumber, column);
        }
        amount
    }

    pub(super) fn yes(&self, desk: &mut Desk<'_>, column: &str) -> Option<bool> {
        match self.get(column).to_lowercase().as_str() {
            "" => None,
            "ja" | "j" | "x" | "1" | "wahr" | "true" | "yes" => Some(true),
            "nein" | "n" | "0" | "falsch" | "false" | "no" => Some(false),
            _ => {
                self.note(desk, FindingKind::UnknownCode, column);
                None
            }
        }
    }

    pub(super) fn web(&self, desk: &mut Desk<'_>, column: &str) -> Option<String> {
        desk.web(self.get(column), self.spot(column))
    }

    pub(super) fn mail(&self, desk: &mut Desk<'_>, column: &str) -> Option<String> {
        let mail = draft::mail(self.get(column));
        if mail.is_none() && !self.get(column).is_empty() {
            self.note(desk, FindingKind::NotAnAddress, column);
        }
        mail
    }

    pub(super) fn phone(&self, desk: &mut Desk<'_>, column: &str) -> Option<String> {
        let phone = draft::phone(self.get(column));
        if phone.is_none() && !self.get(column).is_empty() {
            self.note(desk, FindingKind::NotANumber, column);
        }
        phone
    }

    /// The value that a word means; nothing and a note where it is not in the list.
    pub(super) fn word<T: Copy>(
        &self,
        desk: &mut Desk<'_>,
        column: &str,
        words: &[(&str, T)],
    ) -> Option<T> {
        let wanted = fold(self.get(column));
        if wanted.is_empty() {
            return None;
        }
        let found = words.iter().find(|(word, _)| fold(word) == wanted).map(|(_, value)| *value);
        if found.is_none() {
            self.note(desk, FindingKind::UnknownCode, column);
        }
        found
    }

    pub(super) fn concepts(
        &self,
        desk: &mut Desk<'_>,
        column: &str,
        scheme: Scheme,
    ) -> BTreeSet<Notation> {
        let mut found = BTreeSet::new();
        for word in self.list(column) {
            found.extend(desk.concept(scheme, &word, self.spot(column)));
        }
        found
    }

    /// A text in German and in every language that has a column for it.
    pub(super) fn local(&self, column: &str, read: fn(&str) -> String) -> LocalText {
        let mut text = LocalText::german(read(self.get(column)));
        for (lang, further) in self.columns.further(self.cells, column) {
            text.set(lang.clone(), read(further));
        }
        text
    }

    /// The address of the row; `city` is the column of the municipality.
    pub(super) fn address(&self, desk: &mut Desk<'_>, city: &str) -> Address {
        let postcode = self.get("PLZ");
        // Spreadsheets take the leading zero away.
        let short = postcode.len() == 4 && postcode.bytes().all(|b| b.is_ascii_digit());
        let postcode = if short { format!("0{postcode}") } else { postcode.to_owned() };
        let mut address =
            desk.address(Some(self.get("Straße")), Some(&postcode), Some(self.get(city)));
        let ags = self.get("AGS");
        if !ags.is_empty() {
            // Spreadsheets take the leading zero away.
            let key = if ags.len() == 7 { format!("0{ags}") } else { ags.to_owned() };
            match key.parse::<Ags>() {
                Ok(ags) => address.area = Some(ags),
                Err(_) => self.note(desk, FindingKind::UnknownCode, "AGS"),
            }
        }
        let (lat, lon) = (self.get("Breite"), self.get("Länge"));
        if !lat.is_empty() || !lon.is_empty() {
            let (point, note) = draft::position(lat, lon);
            point.into_iter().for_each(|point| draft::place_at(&mut address, point));
            if let Some(kind) = note {
                desk.note(kind, self.spot("Breite"), &format!("{lat} / {lon}"));
            }
        }
        address
    }

    /// The place of a date.
    pub(super) fn venue(&self, desk: &mut Desk<'_>) -> Option<Venue> {
        let place = match self.get("Ort-Schlüssel") {
            "" => None,
            _ => self.record_key(desk, "Ort-Schlüssel").map(|key| desk.intake.place_id(&key)),
        };
        let venue = Venue {
            place,
            name: self.filled("Ort"),
            room: self.filled("Raum"),
            address: self.address(desk, "Gemeinde"),
            step_free: self.yes(desk, "Stufenfrei"),
        };
        (venue != Venue::default()).then_some(venue)
    }
}

/// A day as a spreadsheet counts it, where the cell lost its format.
fn serial(text: &str) -> Option<Date> {
    let days: i64 = text.parse().ok()?;
    if !(20_000..80_000).contains(&days) {
        return None;
    }
    Date::new(1899, 12, 30).ok()?.checked_add(days.days()).ok()
}

/// A time as a part of a day, as a spreadsheet counts it.
fn part_of_day(text: &str) -> Option<Time> {
    let part: f64 = text.replace(',', ".").parse().ok()?;
    if !(0.0..1.0).contains(&part) || !text.contains(',') {
        return None;
    }
    let minutes: i64 = format!("{:.0}", part * 1440.0).parse().ok()?;
    let (hour, minute) = (i8::try_from(minutes / 60).ok()?, i8::try_from(minutes % 60).ok()?);
    Time::new(hour, minute, 0, 0).ok()
}
