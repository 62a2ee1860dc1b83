//! SERVICE: one offer with its dates, places, price and conditions.

use base::{Finding, FindingKind, LocalText, OrganisationId, Spot};
use landscape::{
    Entry, Moment, Offer, OfferFormat, OfferKind, PriceAmount, Session, Validity, Venue,
};

use super::{Suppliers, supplier};
use crate::{
    dates,
    draft::{self, Desk, Scheme, filled, keyword},
    html,
    xml::El,
};

/// Longest title, in characters; the schema allows 255.
const TITLE: usize = 500;

/// The offer of a SERVICE; `None` where it was rejected.
pub(super) fn map(
    element: El<'_>,
    line: u64,
    suppliers: &Suppliers,
    desk: &mut Desk<'_>,
) -> Option<Offer> {
    let spot = Spot::line(line);
    let product = element.value("PRODUCT_ID").unwrap_or_default();
    let key = desk.key(product, spot.clone().field("PRODUCT_ID"))?;
    let spot = spot.record(product);
    let rejected =
        |kind, field: &str, given: &str| Finding::rejected(kind, spot.clone().field(field), given);
    let Some(details) = element.child("SERVICE_DETAILS") else {
        desk.find(rejected(FindingKind::Missing, "SERVICE_DETAILS", ""));
        return None;
    };
    let Some(title) = details.rich("TITLE").and_then(|t| filled(&t)) else {
        desk.find(rejected(FindingKind::Missing, "TITLE", ""));
        return None;
    };
    let provider = match provider(element, suppliers) {
        Ok(provider) => provider,
        Err(given) => {
            desk.find(rejected(FindingKind::UnknownReference, "SUPPLIER_ID_REF", given));
            return None;
        }
    };
    let id = desk.intake.offer_id(&key);
    if !desk.is_new(id) {
        desk.find(rejected(FindingKind::DuplicateKey, "PRODUCT_ID", product));
        return None;
    }
    let title: String = title.chars().take(TITLE).collect();
    let mut offer = Offer::new(
        id,
        desk.intake.origin(key),
        OfferKind::Course,
        LocalText::german(title),
        provider,
    );
    let mut work = Work { offer: &mut offer, desk, spot: &spot };
    work.details(details);
    if let Some(price) = element.child("SERVICE_PRICE_DETAILS") {
        work.price(price, suppliers.currency.as_deref());
    }
    for feature in element.all("SERVICE_CLASSIFICATION").flat_map(|c| c.all("FEATURE")) {
        for value in feature.all("FVALUE") {
            work.desk.subject(work.offer, value.text());
        }
    }
    Some(offer)
}

/// The supplier that the service names, or the only one.
fn provider<'t>(element: El<'t>, suppliers: &Suppliers) -> Result<OrganisationId, &'t str> {
    match element.value("SUPPLIER_ID_REF") {
        Some(id) => suppliers.ids.get(id).copied().or(suppliers.only).ok_or(id),
        None => suppliers.only.ok_or(""),
    }
}

/// An offer in the making.
struct Work<'w, 'a> {
    offer: &'w mut Offer,
    desk: &'w mut Desk<'a>,
    spot: &'w Spot,
}

impl Work<'_, '_> {
    fn at(&self, field: &str) -> Spot {
        self.spot.clone().field(field)
    }

    fn details(&mut self, details: El<'_>) {
        let description = details.rich("DESCRIPTION_LONG").unwrap_or_default();
        self.offer.description = LocalText::german(html::clean(&description));
        let requirements = details.rich("REQUIREMENTS").and_then(|text| filled(&text));
        self.offer.prerequisite = LocalText::german(requirements.unwrap_or_default());
        for contact in details.all("CONTACT") {
            let contact = supplier::contact(contact, self.desk);
            draft::complete(&mut self.offer.contact, contact);
        }
        self.offer.url = self.offer.contact.url.take();
        for word in details.all("KEYWORD") {
            self.desk.subject(self.offer, word.text());
        }
        for group in details.all("TARGET_GROUP").filter_map(|g| g.value("TARGET_GROUP_TEXT")) {
            self.target_group(group);
        }
        if let Some(announcement) = details.child("ANNOUNCEMENT") {
            self.offer.validity = Validity {
                from: self.day(announcement, "START_DATE"),
                until: self.day(announcement, "END_DATE"),
            };
            if let Validity { from: Some(from), until: Some(until) } = self.offer.validity
                && until < from
            {
                let kind = FindingKind::Contradiction("END_DATE < START_DATE");
                self.desk.note(kind, self.at("ANNOUNCEMENT"), &until.to_string());
                self.offer.validity.until = None;
            }
        }
        let period = details.child("SERVICE_DATE").map(|p| self.period(p)).unwrap_or_default();
        let education = details.child("SERVICE_MODULE").and_then(|m| m.child("EDUCATION"));
        match education {
            Some(education) => self.education(education, period),
            None => self.schedule(vec![period], false),
        }
        if details.child("STUDY_COURSE").is_some() {
            keyword(self.offer, "Studium");
        }
    }

    fn target_group(&mut self, text: &str) {
        let mut unknown = false;
        for word in text.split([',', ';', '/', '|', '\n']).filter(|w| !w.trim().is_empty()) {
            match self.desk.audiences.get(word) {
                Some(audience) => {
                    self.offer.audiences.insert(audience.clone());
                }
                None => unknown = true,
            }
        }
        if unknown {
            // What the vocabulary does not know is kept where people read it.
            let more = html::clean(&format!("Zielgruppe: {}", html::plain(text)));
            let whole = format!("{}{more}", self.offer.description.de());
            self.offer.description = LocalText::german(whole);
        }
    }

    fn education(&mut self, education: El<'_>, period: Period) {
        if let Some(degree) = education.child("DEGREE") {
            let exam = || degree.child("DEGREE_EXAM").and_then(|e| e.value("EXAM_TITLE"));
            self.offer.certificate = degree.value("DEGREE_TITLE").or_else(exam).and_then(filled);
        }
        if education.holds(&["FIRST_NAME", "LAST_NAME"]) {
            self.desk.person();
        }
        for language in education.all("LANGUAGE") {
            self.desk.language(self.offer, language.text(), self.spot.clone().field("LANGUAGE"));
        }
        for subsidy in education.all("SUBSIDY").filter_map(|s| s.value("SUBSIDY_DESCRIPTION")) {
            match self.desk.funding.get(subsidy) {
                Some(funding) => {
                    self.offer.price.funding.insert(funding.clone());
                }
                None => self.remark(subsidy),
            }
        }
        for handicap in education.all("HANDICAP").filter_map(|h| h.value("HAND_NAME")) {
            match self.desk.accessibility.get(handicap) {
                Some(feature) => {
                    self.offer.accessibility.insert(feature.clone());
                }
                None => keyword(self.offer, handicap),
            }
        }
        let mut online = education.child("MODULE_WBT").or(education.child("MODULE_CBT")).is_some();
        if let Some(info) = education.child("EXTENDED_INFO") {
            online &= !self.extended(info);
        }
        let mut flexible = false;
        let mut periods = Vec::new();
        for module in education.all("MODULE_COURSE") {
            online = false;
            flexible |= module.value("FLEXIBLE_START").is_some_and(truth);
            let own = module.child("DURATION").map(|d| self.period(d)).unwrap_or_default();
            let note = module.value("INSTRUCTION_REMARKS").and_then(filled);
            let mut at = if own.start.is_some() { own } else { period.clone() };
            at.venue = module.child("LOCATION").and_then(|l| self.venue(l));
            at.note = at.note.or(note);
            if !periods.contains(&at) {
                periods.push(at);
            }
            if let Some(text) = module.rich("MARKETINGTEXT") {
                self.marketing(&text);
            }
        }
        if periods.is_empty() {
            periods.push(period);
        }
        if online {
            self.offer.format = OfferFormat::Online;
        }
        self.schedule(periods, flexible);
    }

    fn marketing(&mut self, text: &str) {
        if self.offer.description.is_empty() {
            self.offer.description = LocalText::german(html::clean(text));
        } else if self.offer.summary.is_empty() {
            let plain = html::plain(text);
            if plain.chars().count() <= 300 {
                self.offer.summary = LocalText::german(plain);
            }
        }
    }

    /// Reads `EXTENDED_INFO`; whether the format of the offer was understood.
    fn extended(&mut self, info: El<'_>) -> bool {
        let mut known = false;
        if let Some(form) = info.child("INSTRUCTION_FORM") {
            match format_of(form.text()) {
                Some(format) => {
                    self.offer.format = format;
                    known = true;
                }
                None => {
                    let given =
                        format!("{} {}", form.attr("type").unwrap_or_default(), form.text());
                    let spot = self.at("INSTRUCTION_FORM");
                    self.desk.note_once(FindingKind::UnknownCode, spot, given.trim());
                    keyword(self.offer, form.text());
                }
            }
        }
        if let Some(time) = info.value("INSTRUCTION_TIME") {
            keyword(self.offer, time);
        }
        if info.value("EXTRA_OCCUPATIONAL").is_some_and(truth) {
            keyword(self.offer, "berufsbegleitend");
        }
        if info.value("INHOUSE_SEMINAR").is_some_and(truth) {
            keyword(self.offer, "Inhouse-Seminar");
        }
        for field in ["FUNDING_TYPES_FEDERAL", "FUNDING_TYPES_REGIONAL"] {
            for funding in info.all(field) {
                let spot = self.spot.clone().field(field);
                let known = self.desk.concept(Scheme::Funding, funding.text(), spot);
                match known {
                    Some(funding) => {
                        self.offer.price.funding.insert(funding);
                    }
                    None => keyword(self.offer, funding.text()),
                }
            }
        }
        if let Some(remarks) = info.value("FUNDING_TYPES_REMARKS") {
            self.remark(remarks);
        }
        if info.value("DIGITAL_ACCESSIBILITY").is_some_and(truth) {
            self.accessible("digital-barrierefrei");
        }
        for language in info.all("TEACHING_LANGUAGES") {
            let spot = self.spot.clone().field("TEACHING_LANGUAGES");
            self.desk.language(self.offer, language.text(), spot);
        }
        for field in ["EDUCATION_TYPE", "LECTURE_PERIOD"] {
            if let Some(text) = info.value(field) {
                self.desk.subject(self.offer, text);
            }
        }
        if let Some(limit) = info.value("ADM_RESTRICTION_DESC").and_then(filled)
            && self.offer.prerequisite.is_empty()
        {
            self.offer.prerequisite = LocalText::german(limit);
        }
        known
    }

    fn accessible(&mut self, label: &str) {
        if let Some(feature) = self.desk.accessibility.get(label) {
            self.offer.accessibility.insert(feature.clone());
        }
    }

    fn remark(&mut self, text: &str) {
        let Some(text) = filled(text) else { return };
        let note = &mut self.offer.price.note;
        *note = Some(match note.take() {
            Some(before) if before.contains(&text) => before,
            Some(before) => format!("{before} {text}"),
            None => text,
        });
    }

    fn venue(&mut self, location: El<'_>) -> Option<Venue> {
        let names = ["NAME", "NAME2", "NAME3"].into_iter().filter_map(|n| location.value(n));
        let name = filled(&names.collect::<Vec<_>>().join(" "));
        let address = self.desk.address(
            location.value("STREET"),
            location.value("ZIP"),
            location.value("CITY"),
        );
        let step_free = location.value("BARRIER_FREE_LOCATION").map(truth);
        if step_free == Some(true) {
            self.accessible("rollstuhl");
        }
        let known = name.is_some() || address.street.is_some() || address.city.is_some();
        (known || address.postcode.is_some()).then_some(Venue {
            place: None,
            name,
            room: None,
            address,
            step_free,
        })
    }

    fn day(&mut self, element: El<'_>, field: &'static str) -> Option<jiff::civil::Date> {
        let text = element.value(field)?;
        let day = dates::date(text);
        if day.is_none() {
            self.desk.note(FindingKind::NotADate, self.at(field), text);
        }
        day
    }

    fn period(&mut self, element: El<'_>) -> Period {
        let start = self.moment(element, "START_DATE");
        let mut end = self.moment(element, "END_DATE");
        if let (Some(from), Some(to)) = (start, end) {
            if to.date() < from.date() || (to.time().is_some() && to < from) {
                let kind = FindingKind::Contradiction("END_DATE < START_DATE");
                self.desk.note(kind, self.at("END_DATE"), &to.to_string());
                end = None;
            } else if to.time().is_none() && to.date() == from.date() && from.time().is_some() {
                // Midnight of the same day behind a time says no more than the day itself.
                end = None;
            }
        }
        // A day as an end is the last one; ends of sessions are exclusive.
        let end = match end {
            Some(Moment::Day(last)) => dates::after(last),
            other => other,
        };
        let note = element.value("DATE_REMARKS").and_then(filled);
        Period { start, end, note, venue: None }
    }

    fn moment(&mut self, element: El<'_>, field: &'static str) -> Option<Moment> {
        let text = element.value(field)?;
        let moment = dates::moment(text);
        if moment.is_none() {
            self.desk.note(FindingKind::NotADate, self.at(field), text);
        }
        moment
    }

    /// Sessions of all periods. Without a date the place needs one to stand at: the window of the
    /// announcement, in which one can come in or ask.
    fn schedule(&mut self, periods: Vec<Period>, flexible: bool) {
        let schedule = &mut self.offer.schedule;
        let dated = periods.iter().any(|p| p.start.is_some());
        schedule.entry = match (flexible, dated) {
            (true, _) => Entry::AnyTime,
            (false, true) => Entry::Dated,
            (false, false) => Entry::OnRequest,
        };
        let window = self.offer.validity;
        for period in periods {
            let placed = period.venue.is_some();
            let (start, end) = match period.start {
                Some(start) => (start, period.end),
                None if dated || !placed => continue,
                None => match window.from {
                    Some(from) => (Moment::Day(from), window.until.and_then(dates::after)),
                    None => {
                        let city = period.venue.and_then(|v| v.address.city);
                        keyword(self.offer, city.as_deref().unwrap_or_default());
                        continue;
                    }
                },
            };
            let session =
                Session { end, venue: period.venue, note: period.note, ..Session::at(start) };
            self.offer.schedule.sessions.push(session);
        }
    }

    fn price(&mut self, details: El<'_>, currency: Option<&str>) {
        if let Some(remarks) = details.value("REMARKS") {
            self.remark(remarks);
        }
        let Some(price) = details.child("SERVICE_PRICE") else { return };
        if price.attr("type") == Some("on_request") {
            self.offer.price.amount = PriceAmount::OnRequest;
            return;
        }
        let Some(text) = price.value("PRICE_AMOUNT") else { return };
        let currency = price.value("PRICE_CURRENCY").or(currency).unwrap_or("EUR");
        match draft::decimal_money(text) {
            Some(amount) if currency == "EUR" => {
                self.offer.price.amount = PriceAmount::of(amount);
            }
            Some(_) => self.remark(&format!("{text} {currency}")),
            None => self.desk.note(FindingKind::NotANumber, self.at("PRICE_AMOUNT"), text),
        }
    }
}

/// When and where a part of the service takes place.
#[derive(Debug, Clone, Default, PartialEq)]
struct Period {
    start: Option<Moment>,
    end: Option<Moment>,
    note: Option<String>,
    venue: Option<Venue>,
}

/// An `xsd:boolean`.
fn truth(text: &str) -> bool {
    matches!(text, "true" | "1" | "TRUE" | "True")
}

/// The format that the words of an `INSTRUCTION_FORM` mean; `None` where they mean something else.
fn format_of(text: &str) -> Option<OfferFormat> {
    let text = text.to_lowercase();
    let any = |words: &[&str]| words.iter().any(|w| text.contains(w));
    let present = any(&["präsenz", "praesenz", "vor ort"]);
    let remote = any(&[
        "online",
        "e-learning",
        "elearning",
        "virtuell",
        "fernunterricht",
        "fernstudium",
        "webinar",
    ]);
    if any(&["blended", "hybrid", "kombi"]) || (present && remote) {
        Some(OfferFormat::Hybrid)
    } else if remote {
        Some(OfferFormat::Online)
    } else if present {
        Some(OfferFormat::OnSite)
    } else {
        None
    }
}
