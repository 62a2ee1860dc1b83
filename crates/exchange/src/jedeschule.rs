//! Schools from the open school directory jedeschule (JSON and CSV), and tables shaped like it.
//!
//! Each school becomes an organisation with its entry in the register of schools, and a place to go to.
//! A file holds a whole Land or all of Germany: what does not lie in the district is passed over and
//! counted once. Names of headteachers and mail addresses of persons stay outside.
//!
//! Not here: matching with schools that other sources know (`landscape::matching`).

mod district;
mod form;
mod mail;

use std::{collections::BTreeMap, io::BufRead};

use base::{Finding, FindingKind, LocalText, RecordKey, Spot};
use landscape::{Address, Contact, Incoming, Intake, Organisation, Place, RunBy, SchoolEntry};

use crate::{draft, encoding::Utf8, html, ical, json, limits};

/// One school as the file writes it, by the directory's names for its columns.
#[derive(Debug, Default)]
struct Row(BTreeMap<&'static str, String>);

impl Row {
    fn get(&self, column: &str) -> Option<&str> {
        self.0.get(column).map(|value| value.trim()).filter(|value| !value.is_empty())
    }

    fn put(&mut self, column: &str, value: &str) {
        if let Some(known) = column_named(column) {
            let slot = self.0.entry(known).or_default();
            if !slot.is_empty() && known == "address" {
                slot.push(' ');
                slot.push_str(value.trim());
            } else if slot.is_empty() {
                value.trim().clone_into(slot);
            }
        }
    }
}

/// The column that a name means; other directories have other names for the same.
fn column_named(name: &str) -> Option<&'static str> {
    Some(match name.trim().trim_start_matches('\u{feff}').to_ascii_lowercase().as_str() {
        "id" => "id",
        "name" => "name",
        "address" | "street" | "house_number" => "address",
        "address2" => "address2",
        "zip" | "zipcode" | "plz" => "zip",
        "city" | "ort" => "city",
        "website" => "website",
        "email" => "email",
        "school_type" => "school_type",
        "legal_status" => "legal_status",
        "provider" => "provider",
        "phone" | "telephone" => "phone",
        "latitude" | "lat" => "latitude",
        "longitude" | "lon" => "longitude",
        "director" => "director",
        _ => return None,
    })
}

/// Reads the directory as JSON: an array of schools, one at a time.
pub fn json<'a, R: BufRead + 'a>(
    reader: R,
    intake: &'a Intake<'a>,
) -> impl Iterator<Item = Result<Incoming, Finding>> + 'a {
    let list = json::List::new(reader, None, JSON);
    Schools::new(Box::new(JsonRows { list, nth: 0, done: false }), intake)
}

/// What a finding calls a file that is something else.
const JSON: &str = "jedeschule-JSON";

struct JsonRows<R> {
    list: json::List<R>,
    nth: u64,
    done: bool,
}

impl<R: BufRead> Iterator for JsonRows<R> {
    type Item = Result<(Spot, Row), Finding>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.done {
            return None;
        }
        let (line, text) = match self.list.next() {
            Some(Ok(json::Piece::Element { line, text })) => (line, text),
            Some(Ok(json::Piece::Member { .. })) | None => {
                self.done = true;
                return self.list.spoiled().map(Err);
            }
            Some(Err(finding)) => {
                self.done = true;
                return Some(Err(finding));
            }
        };
        let spot = Spot::line(line).field(format!("[{}]", self.nth));
        self.nth += 1;
        let school: serde_json::Value = match serde_json::from_str(&text) {
            Ok(school) => school,
            Err(error) => {
                let kind = FindingKind::Broken(error.to_string());
                return Some(Err(Finding::rejected(kind, spot, &text)));
            }
        };
        let is_school = school.get("name").is_some() && school.get("id").is_some();
        if self.nth == 1 && !is_school {
            self.done = true;
            return Some(Err(Finding::fatal(FindingKind::NotThisFormat(JSON), spot, "")));
        }
        let mut row = Row::default();
        for (name, value) in school.as_object().into_iter().flatten() {
            match value {
                serde_json::Value::String(text) => row.put(name, text),
                serde_json::Value::Number(number) => row.put(name, &number.to_string()),
                serde_json::Value::Object(parts) if name == "location" => {
                    for (name, value) in parts {
                        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                        row.put(name, &text);
                    }
                }
                _ => {}
            }
        }
        Some(Ok((spot, row)))
    }
}

/// Reads the directory as CSV, whatever its separator, row by row.
pub fn csv<'a, R: BufRead + 'a>(
    reader: R,
    intake: &'a Intake<'a>,
) -> impl Iterator<Item = Result<Incoming, Finding>> + 'a {
    let mut reader = limits::Metered::new(Utf8::new(reader), limits::LINE);
    let head = reader.fill_buf().unwrap_or_default();
    let first = head.split(|b| *b == b'\n').next().unwrap_or_default();
    let count = |separator: u8| first.iter().filter(|b| **b == separator).count();
    let separator = [b',', b';', b'\t'].into_iter().max_by_key(|b| count(*b)).unwrap_or(b',');
    let table = csv::ReaderBuilder::new().delimiter(separator).flexible(true).from_reader(reader);
    Schools::new(Box::new(Rows { table, header: None, done: false }), intake)
}

struct Rows<R: BufRead> {
    table: csv::Reader<limits::Metered<Utf8<R>>>,
    header: Option<csv::StringRecord>,
    done: bool,
}

impl<R: BufRead> Iterator for Rows<R> {
    type Item = Result<(Spot, Row), Finding>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.done {
            return None;
        }
        let unreadable = |error: csv::Error| {
            let line = error.position().map_or(0, csv::Position::line);
            match error.into_kind() {
                csv::ErrorKind::Io(error) => limits::unreadable(&error, Spot::line(line)),
                kind => {
                    Finding::fatal(FindingKind::Broken(format!("{kind:?}")), Spot::line(line), "")
                }
            }
        };
        self.table.get_mut().refill();
        if self.header.is_none() {
            let header = match self.table.headers() {
                Ok(header) => header.clone(),
                Err(error) => {
                    self.done = true;
                    return Some(Err(unreadable(error)));
                }
            };
            let known: Vec<_> = header.iter().filter_map(column_named).collect();
            if !known.contains(&"id") || !known.contains(&"name") {
                self.done = true;
                let kind = FindingKind::NotThisFormat("jedeschule-CSV");
                let given = header.iter().collect::<Vec<_>>().join(",");
                return Some(Err(Finding::fatal(kind, Spot::line(1), &given)));
            }
            self.header = Some(header);
        }
        let mut record = csv::StringRecord::new();
        match self.table.read_record(&mut record) {
            Ok(true) => {
                let mut row = Row::default();
                for (name, value) in self.header.iter().flatten().zip(&record) {
                    row.put(name, value);
                }
                let line = record.position().map_or(0, csv::Position::line);
                Some(Ok((Spot::line(line), row)))
            }
            Ok(false) => {
                self.done = true;
                self.table.get_ref().get_ref().finding().map(Err)
            }
            Err(error) => {
                self.done = true;
                Some(Err(unreadable(error)))
            }
        }
    }
}

/// Rows become organisations and places of the district.
struct Schools<'a> {
    rows: Box<dyn Iterator<Item = Result<(Spot, Row), Finding>> + 'a>,
    intake: &'a Intake<'a>,
    district: district::District<'a>,
    seen: std::collections::BTreeSet<String>,
    ready: std::collections::VecDeque<Result<Incoming, Finding>>,
    passed: u64,
    persons: u64,
    done: bool,
}

impl<'a> Schools<'a> {
    fn new(
        rows: Box<dyn Iterator<Item = Result<(Spot, Row), Finding>> + 'a>,
        intake: &'a Intake<'a>,
    ) -> Schools<'a> {
        let district = district::District::new(intake);
        let mut ready = std::collections::VecDeque::new();
        let known = district.is_known();
        if !known {
            // Without areas nobody can tell which schools belong here.
            let kind = FindingKind::UnknownReference;
            let spot = Spot::default().field("Gebiete / areas");
            ready.push_back(Err(Finding::fatal(kind, spot, intake.district.as_str())));
        }
        Schools {
            rows,
            intake,
            district,
            seen: Default::default(),
            ready,
            passed: 0,
            persons: 0,
            done: !known,
        }
    }

    fn take(&mut self, spot: Spot, row: &Row) {
        let Some(address) = self.address(row) else {
            self.passed += 1;
            return;
        };
        match self.school(spot, row, address) {
            Ok((school, place)) => {
                self.ready.push_back(Ok(Incoming::Organisation(Box::new(school))));
                self.ready.extend(place.map(|place| Ok(Incoming::Place(Box::new(place)))));
            }
            Err(finding) => self.ready.push_back(Err(finding)),
        }
    }

    /// The address; `None` where it does not lie in the district.
    fn address(&mut self, row: &Row) -> Option<Address> {
        let mut address = Address::default();
        let whole = row.get("address").unwrap_or_default();
        if row.get("zip").is_some() || row.get("city").is_some() {
            address.street = Some(html::one_line(whole)).filter(|street| !street.is_empty());
            address.postcode = row.get("zip").map(str::to_owned);
            address.city = row.get("city").map(html::one_line);
        } else {
            // "Bismarckstr. 17, 37581 Bad Gandersheim"
            for part in whole.split([',', '\n']).map(html::one_line).filter(|p| !p.is_empty()) {
                match ical::postcode_and_city(&part) {
                    Some((postcode, city)) => {
                        address.postcode = Some(postcode);
                        address.city = Some(city).filter(|city| !city.is_empty());
                    }
                    None if address.street.is_none() => address.street = Some(part),
                    None => {}
                }
            }
        }
        let area =
            self.district.municipality(address.postcode.as_deref(), address.city.as_deref())?;
        address.area = Some(area);
        Some(address)
    }

    fn school(
        &mut self,
        spot: Spot,
        row: &Row,
        mut address: Address,
    ) -> Result<(Organisation, Option<Place>), Finding> {
        let key: RecordKey = row
            .get("id")
            .and_then(|id| id.parse().ok())
            .ok_or_else(|| Finding::rejected(FindingKind::Missing, spot.clone().field("id"), ""))?;
        let spot = spot.record(key.as_str());
        let name = row.get("name").map(html::plain).ok_or_else(|| {
            Finding::rejected(FindingKind::Missing, spot.clone().field("name"), "")
        })?;
        if self.seen.len() < limits::KEYS && !self.seen.insert(key.to_string()) {
            return Err(Finding::rejected(FindingKind::DuplicateKey, spot, &name));
        }
        self.position(row, &spot, &mut address);
        let intake = self.intake;
        let id = intake.organisation_id(&key);
        let mut school =
            Organisation::new(id, intake.origin(key.clone()), LocalText::german(name.clone()));
        let form = form::Form::of(row.get("school_type").unwrap_or_default(), &name);
        school.kinds.extend(form.kinds(intake.vocabularies));
        school.run_by = row.get("provider").map(|name| RunBy::Named(html::plain(name)));
        school.contact = Contact {
            phone: row.get("phone").map(html::one_line),
            email: None,
            url: row.get("website").and_then(html::web_address),
        };
        if let Some(url) = row.get("website").filter(|_| school.contact.url.is_none()) {
            let finding =
                Finding::note(FindingKind::NotAnAddress, spot.clone().field("website"), url);
            self.ready.push_back(Err(finding));
        }
        match row.get("email").map(|text| mail::of_school(text, &name, &address)) {
            Some(mail::Mail::School(mail)) => school.contact.email = Some(mail),
            Some(mail::Mail::Person) => self.persons += 1,
            Some(mail::Mail::None) | None => {}
        }
        if row.get("director").is_some() {
            self.persons += 1;
        }
        let number = key.as_str().split_once('-').map_or(key.as_str(), |(_, number)| number);
        school.school = Some(SchoolEntry {
            number: Some(number.to_owned()),
            form: form.words,
            all_day: form.all_day,
            ..SchoolEntry::default()
        });
        intake.gazetteer.complete(&mut address);
        school.address = address.clone();
        // The place is the building: it has an address of its own in the landscape.
        let place_key: Option<RecordKey> = format!("{key}-haus").parse().ok();
        let place = place_key.map(|key| {
            let mut place =
                Place::new(intake.place_id(&key), intake.origin(key), LocalText::german(name));
            place.kinds.extend("schulgebaeude".parse());
            place.address = address;
            place.run_by = Some(id);
            place.contact = school.contact.clone();
            place
        });
        Ok((school, place))
    }

    fn position(&mut self, row: &Row, spot: &Spot, address: &mut Address) {
        let (Some(lat), Some(lon)) = (row.get("latitude"), row.get("longitude")) else { return };
        let (point, note) = draft::position(lat, lon);
        point.into_iter().for_each(|point| draft::place_at(address, point));
        if let Some(kind) = note {
            let spot = spot.clone().field("latitude, longitude");
            let given = format!("{lat}; {lon}");
            self.ready.push_back(Err(Finding::note(kind, spot, &given)));
        }
    }

    fn finish(&mut self) {
        self.done = true;
        if self.persons > 0 {
            let spot = Spot::default().field("director, email");
            let given = format!("{} x", self.persons);
            self.ready.push_back(Err(Finding::note(
                FindingKind::PersonalDataDropped,
                spot,
                &given,
            )));
        }
        if self.passed > 0 {
            let kind = FindingKind::NotSupported(
                "Schulen außerhalb des Landkreises / schools outside of the district",
            );
            let given = format!("{} x", self.passed);
            self.ready.push_back(Err(Finding::note(kind, Spot::default(), &given)));
        }
    }
}

impl Iterator for Schools<'_> {
    type Item = Result<Incoming, Finding>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(ready) = self.ready.pop_front() {
                return Some(ready);
            }
            if self.done {
                return None;
            }
            match self.rows.next() {
                Some(Ok((spot, row))) => self.take(spot, &row),
                Some(Err(finding)) => self.ready.push_back(Err(finding)),
                None => self.finish(),
            }
        }
    }
}

#[cfg(test)]
mod tests;
