//! `kurs`: one course with its meetings.

use base::{Finding, FindingKind, LocalText, Money, OrganisationId, Spot};
use jiff::civil::{Date, Time};
use landscape::{
    Capacity, Entry, Offer, OfferFormat, OfferKind, PriceAmount, Reduction, Session, Venue,
};

use crate::{
    dates,
    draft::{self, Desk, filled, keyword},
    html,
    xml::El,
};

/// The offer of a course; `None` where it was rejected.
pub(super) fn map(
    course: El<'_>,
    line: u64,
    provider: OrganisationId,
    desk: &mut Desk<'_>,
) -> Option<Offer> {
    let spot = Spot::line(line);
    let number = said(course, "knr").unwrap_or_default();
    let key = desk.key(number, spot.clone().field("knr"))?;
    let spot = spot.record(number);
    let title = ["haupttitel", "titellang", "titelkurz", "titel"];
    let Some(title) = title.into_iter().find_map(|t| course.rich(t)).and_then(|t| filled(&t))
    else {
        let spot = spot.field("haupttitel");
        desk.find(Finding::rejected(FindingKind::Missing, spot, ""));
        return None;
    };
    let id = desk.intake.offer_id(&key);
    if !desk.is_new(id) {
        let spot = spot.field("knr");
        desk.find(Finding::rejected(FindingKind::DuplicateKey, spot, number));
        return None;
    }
    let title = LocalText::german(title.chars().take(500).collect::<String>());
    let mut offer = Offer::new(id, desk.intake.origin(key), OfferKind::Course, title, provider);
    let mut work = Work { offer: &mut offer, desk, spot: &spot };
    work.texts(course);
    work.subjects(course);
    work.sessions(course);
    work.seats(course);
    work.price(course);
    work.persons(course);
    Some(offer)
}

/// Fields that say where something is.
const PLACE: &[&str] = &["ort", "ortname", "ortgebaeude", "ortaussenstelle", "ortstr"];

/// One meeting of a course.
#[derive(PartialEq)]
struct Meeting {
    first: Date,
    last: Date,
    from: Option<Time>,
    to: Option<Time>,
    dropped: bool,
    venue: Option<Venue>,
}

/// A course in the making.
struct Work<'w, 'a> {
    offer: &'w mut Offer,
    desk: &'w mut Desk<'a>,
    spot: &'w Spot,
}

/// What planners write where nothing is to be said.
const NOTHING: &[&str] =
    &["keine angabe", "keine angaben", "k.a.", "k. a.", "-", "--", "n.n.", "n. n.", "entfällt"];

/// The text of a field, where it says something.
fn said<'t>(element: El<'t>, field: &'t str) -> Option<&'t str> {
    element
        .value(field)
        .filter(|text| text.len() > 16 || !NOTHING.contains(&text.to_lowercase().as_str()))
}

/// The booleans of the format: W for "wahr", F for "falsch".
fn truth(text: &str) -> bool {
    matches!(text, "W" | "w" | "wahr" | "true" | "1" | "J" | "j" | "ja")
}

impl Work<'_, '_> {
    fn at(&self, field: &str) -> Spot {
        self.spot.clone().field(field)
    }

    fn texts(&mut self, course: El<'_>) {
        let subtitle = said(course, "untertitel").or_else(|| said(course, "titellang"));
        let subtitle = subtitle.and_then(filled).filter(|s| s != self.offer.title.de());
        self.offer.summary = LocalText::german(subtitle.unwrap_or_default());
        let mut html = String::new();
        for field in ["inhalt", "web_info"] {
            let text = html::clean(&course.rich(field).unwrap_or_default());
            if !html.contains(&text) {
                html.push_str(&text);
            }
        }
        for (field, label) in [("material", "Material"), ("dauerdetails", "Dauer")] {
            if let Some(text) = course.rich(field).and_then(|text| filled(&text)) {
                html.push_str(&html::clean(&format!("{label}: {text}")));
            }
        }
        if let Some(group) = said(course, "zielgruppe").and_then(filled) {
            let words = group.split([',', ';', '/', '|']).filter(|w| !w.trim().is_empty());
            let mut unknown = false;
            for word in words {
                match self.desk.audiences.get(word) {
                    Some(audience) => {
                        self.offer.audiences.insert(audience.clone());
                    }
                    None => unknown = true,
                }
            }
            if unknown {
                html.push_str(&html::clean(&format!("Zielgruppe: {group}")));
            }
        }
        self.offer.description = LocalText::german(html);
        let needed = ["voraussetzung", "voraussetzungen", "vorkenntnisse"];
        let needed = needed.into_iter().find_map(|f| said(course, f)).and_then(filled);
        self.offer.prerequisite = LocalText::german(needed.unwrap_or_default());
        self.offer.certificate =
            said(course, "abschluss").or(said(course, "zertifikat")).and_then(filled);
        let link = ["kurslink", "link", "url"].into_iter().find_map(|f| said(course, f));
        if let Some(link) = link {
            let closed = said(course, "keinewebanmeldung").is_some_and(truth);
            self.offer.url = self.desk.web(link, self.at("link"));
            self.offer.registration = self.offer.url.clone().filter(|_| !closed);
        }
    }

    fn subjects(&mut self, course: El<'_>) {
        let tree = |text: &str| -> Vec<String> {
            text.split('\\').map(|p| p.trim().to_owned()).filter(|p| !p.is_empty()).collect()
        };
        for category in course.child("kategorien").into_iter().flat_map(|k| k.all("kategorie")) {
            let parts = tree(category.value("bezeichnungstruktur").unwrap_or(category.text()));
            // The narrowest part that the vocabulary knows; the narrowest at all stays a keyword.
            match parts.iter().rev().find_map(|part| self.desk.topics.get(part)) {
                Some(topic) => {
                    self.offer.topics.insert(topic.clone());
                }
                None => {
                    for part in &parts {
                        keyword(self.offer, part);
                    }
                }
            }
        }
        if let Some(area) = said(course, "fachbtext") {
            self.desk.subject(self.offer, area);
        }
        for word in said(course, "stichworte").into_iter().flat_map(|s| s.split([',', ';'])) {
            self.desk.subject(self.offer, word);
        }
    }

    fn sessions(&mut self, course: El<'_>) {
        let venue = self.venue(course);
        let cancelled = said(course, "ausfall").is_some_and(truth);
        let from = self.time(course, "beginnuhr");
        let to = self.time(course, "endeuhr");
        let mut meetings: Vec<Meeting> = Vec::new();
        for meeting in course.child("termine").into_iter().flat_map(|t| t.all("termin")) {
            let Some(day) = self.day(meeting, "tag") else { continue };
            let start = self.time(meeting, "zeitvon").or(from);
            let end = self.time(meeting, "zeitbis").or(to);
            let dropped = said(meeting, "ausfall").is_some_and(truth);
            let place = PLACE.iter().any(|field| said(meeting, field).is_some());
            let venue = if place { self.venue(meeting) } else { venue.clone() };
            meetings.push(Meeting { first: day, last: day, from: start, to: end, dropped, venue });
        }
        if meetings.is_empty()
            && let Some(first) = self.day(course, "beginndat")
        {
            let last = self.day(course, "endedat").unwrap_or(first);
            let last = if last < first {
                let kind = FindingKind::Contradiction("endedat < beginndat");
                self.desk.note(kind, self.at("endedat"), &last.to_string());
                first
            } else {
                last
            };
            meetings.push(Meeting { first, last, from, to, dropped: false, venue });
        }
        meetings.sort_by_key(|m| (m.first, m.from));
        meetings.dedup();
        let somewhere = meetings.iter().any(|m| m.venue.is_some());
        if somewhere && self.offer.format == OfferFormat::Online {
            self.offer.format = OfferFormat::Hybrid;
        }
        let schedule = &mut self.offer.schedule;
        schedule.entry = if meetings.is_empty() { Entry::OnRequest } else { Entry::Dated };
        for Meeting { first, last, from, to, dropped, venue } in meetings {
            let start = dates::at(first, from);
            let end = match (from, to) {
                (Some(_), Some(to)) => Some(dates::at(last, Some(to))).filter(|end| *end > start),
                _ if last > first => dates::after(last),
                _ => None,
            };
            if from.is_some() && to.is_some() && end.is_none() {
                let kind = FindingKind::Contradiction("zeitbis <= zeitvon");
                let spot = self.spot.clone().field("zeitbis");
                self.desk.note(kind, spot, &to.map(|t| t.to_string()).unwrap_or_default());
            }
            self.offer.schedule.sessions.push(Session {
                end,
                venue,
                cancelled: cancelled || dropped,
                ..Session::at(start)
            });
        }
    }

    fn venue(&mut self, course: El<'_>) -> Option<Venue> {
        let whole = said(course, "ort").unwrap_or_default();
        let city = said(course, "ortname");
        let online =
            [whole, city.unwrap_or_default(), said(course, "ortgebaeude").unwrap_or_default()]
                .iter()
                .any(|text| {
                    let text = text.to_lowercase();
                    ["online", "vhs.cloud", "webinar", "livestream"]
                        .iter()
                        .any(|w| text.contains(w))
                });
        if online && said(course, "ortstr").is_none() {
            self.offer.format = OfferFormat::Online;
            return None;
        }
        let before_comma = whole.split(',').next();
        let name = ["ortgebaeude", "ortaussenstelle"].into_iter().find_map(|f| said(course, f));
        let name = name.or(before_comma).and_then(filled);
        let address = self.desk.address(said(course, "ortstr"), said(course, "ortplz"), city);
        let room = said(course, "ortraumname").and_then(filled);
        let known = name.is_some() || address.street.is_some() || address.city.is_some();
        known.then_some(Venue { place: None, name, room, address, step_free: None })
    }

    fn day(&mut self, element: El<'_>, field: &'static str) -> Option<Date> {
        let text = said(element, field)?;
        let day = dates::date(text);
        if day.is_none() {
            self.desk.note(FindingKind::NotADate, self.at(field), text);
        }
        day
    }

    fn time(&mut self, element: El<'_>, field: &'static str) -> Option<Time> {
        let text = said(element, field)?;
        let time = dates::time(text);
        if time.is_none() {
            self.desk.note(FindingKind::NotADate, self.at(field), text);
        }
        time
    }

    fn number(&mut self, course: El<'_>, field: &'static str) -> Option<u32> {
        let text = said(course, field)?;
        let number = text.parse().ok();
        if number.is_none() {
            self.desk.note(FindingKind::NotANumber, self.at(field), text);
        }
        number
    }

    /// Seats as a word. Full with a waiting list is a waiting list.
    fn seats(&mut self, course: El<'_>) {
        let (Some(most), Some(taken)) =
            (self.number(course, "tnmax"), self.number(course, "tnanmeldungen"))
        else {
            return;
        };
        let waiting = self.number(course, "tnwarteliste").is_some();
        self.offer.capacity = match Capacity::of(most, taken) {
            Capacity::Full if waiting => Capacity::WaitingList,
            other => other,
        };
    }

    fn price(&mut self, course: El<'_>) {
        self.offer.price.note = said(course, "gebzusatz").and_then(filled);
        let Some(text) = said(course, "gebnorm") else { return };
        let word = text.to_lowercase();
        let any = |words: &[&str]| words.iter().any(|w| word.contains(w));
        if any(&["kostenlos", "kostenfrei", "gebührenfrei", "entgeltfrei"]) {
            self.offer.price.amount = PriceAmount::Free;
        } else if any(&["anfrage", "vereinbarung"]) {
            self.offer.price.amount = PriceAmount::OnRequest;
        } else if let Some(amount) = Money::read(text).filter(|m| draft::plausible(*m)) {
            self.offer.price.amount = PriceAmount::of(amount);
            self.reduced(course, amount);
        } else {
            self.desk.note(FindingKind::NotANumber, self.at("gebnorm"), text);
        }
    }

    /// A reduced fee; 0 beside a fee is an empty field of the program and no gift.
    fn reduced(&mut self, course: El<'_>, full: Money) {
        let Some(text) = said(course, "geberm") else { return };
        match Money::read(text).filter(|m| draft::plausible(*m)) {
            Some(amount) if amount.cents() > 0 && amount < full => {
                self.offer
                    .price
                    .reductions
                    .push(Reduction { label: "ermäßigt".to_owned(), amount });
            }
            Some(_) => {}
            None => self.desk.note(FindingKind::NotANumber, self.at("geberm"), text),
        }
    }

    fn persons(&mut self, course: El<'_>) {
        let lecturers =
            course.child("dozenten").is_some_and(|d| d.holds(&["vorname", "name", "dozent"]));
        if lecturers || said(course, "mitarbeiter_planend").is_some() {
            self.desk.person();
        }
    }
}
