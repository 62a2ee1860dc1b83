//! What all readers of offers share while they turn text into records: the queue of what is found, the
//! labels, the keys seen so far, and the person whose data does not come in.

use std::collections::{BTreeSet, VecDeque};

use base::{Finding, FindingKind, GeoPoint, Money, OfferId, RecordKey, Spot};
use landscape::{
    Address, Contact, Incoming, Intake, LanguageLevel, Notation, Offer, PointPrecision,
};

use jiff::civil::Date;

use crate::{dates::berlin, html, labels::Labels, languages, limits};

/// Most notes about unknown values of one kind; a hundred thousand of them help nobody.
const NOTES: usize = 200;

/// The desk at which one file is worked on.
pub(crate) struct Desk<'a> {
    pub(crate) intake: &'a Intake<'a>,
    /// The day on which the file was fetched, where it is: a day without a year is the next one from then.
    pub(crate) today: Date,
    pub(crate) topics: Labels,
    pub(crate) audiences: Labels,
    pub(crate) funding: Labels,
    pub(crate) accessibility: Labels,
    queue: VecDeque<Result<Incoming, Finding>>,
    /// Values about which a note was already written.
    said: BTreeSet<String>,
    keys: BTreeSet<OfferId>,
    persons: u64,
}

impl<'a> Desk<'a> {
    pub(crate) fn new(intake: &'a Intake<'a>) -> Desk<'a> {
        let labels = |scheme| Labels::of(intake.vocabularies, scheme);
        Desk {
            intake,
            today: berlin().to_datetime(intake.retrieved_at).date(),
            topics: labels("topics"),
            audiences: labels("audiences"),
            funding: labels("funding"),
            accessibility: labels("accessibility"),
            queue: VecDeque::new(),
            said: BTreeSet::new(),
            keys: BTreeSet::new(),
            persons: 0,
        }
    }

    /// What waits to be handed over, in order.
    pub(crate) fn next(&mut self) -> Option<Result<Incoming, Finding>> {
        self.queue.pop_front()
    }

    pub(crate) fn put(&mut self, incoming: Incoming) {
        self.queue.push_back(Ok(incoming));
    }

    pub(crate) fn find(&mut self, finding: Finding) {
        self.queue.push_back(Err(finding));
    }

    pub(crate) fn note(&mut self, kind: FindingKind, spot: Spot, given: &str) {
        self.find(Finding::note(kind, spot, given));
    }

    /// A note about a value that may stand in every record: written once per field and value.
    pub(crate) fn note_once(&mut self, kind: FindingKind, spot: Spot, given: &str) {
        let field = spot.field.as_deref().unwrap_or_default();
        if self.said.len() < NOTES && self.said.insert(format!("{field}\u{1f}{given}")) {
            self.note(kind, spot, given);
        }
    }

    /// A person's data was left out.
    pub(crate) fn person(&mut self) {
        self.persons += 1;
    }

    /// The notes that stand at the end of a file.
    pub(crate) fn close(&mut self, spoiled: Option<Finding>) {
        if self.persons > 0 {
            let given = format!("{} x", self.persons);
            self.note(FindingKind::PersonalDataDropped, Spot::default(), &given);
            self.persons = 0;
        }
        self.queue.extend(spoiled.map(Err));
    }

    /// The key of a record, or what is wrong with it.
    pub(crate) fn key(&mut self, text: &str, spot: Spot) -> Option<RecordKey> {
        let kind = match text.trim().parse() {
            Ok(key) => return Some(key),
            Err(_) if text.trim().is_empty() => FindingKind::Missing,
            Err(_) => FindingKind::TooLarge("500 Zeichen / characters".to_owned()),
        };
        self.find(Finding::rejected(kind, spot, text));
        None
    }

    /// Whether this key is new in the file.
    pub(crate) fn is_new(&mut self, id: OfferId) -> bool {
        if self.keys.len() >= limits::KEYS {
            return !self.keys.contains(&id);
        }
        self.keys.insert(id)
    }

    /// An address with the municipality and position that the gazetteer knows.
    pub(crate) fn address(
        &self,
        street: Option<&str>,
        postcode: Option<&str>,
        city: Option<&str>,
    ) -> Address {
        let mut address = Address {
            street: street.and_then(filled),
            postcode: postcode.and_then(filled),
            city: city.and_then(filled),
            ..Address::default()
        };
        self.intake.gazetteer.complete(&mut address);
        address
    }

    /// A word of the provider: a topic where the vocabulary knows it, a keyword else.
    pub(crate) fn subject(&self, offer: &mut Offer, word: &str) {
        match self.topics.get(word) {
            Some(topic) => {
                offer.topics.insert(topic.clone());
            }
            None => keyword(offer, word),
        }
    }

    /// A web address, or a note that it is none.
    pub(crate) fn web(&mut self, text: &str, spot: Spot) -> Option<String> {
        let address = html::web_address(text);
        if address.is_none() && !text.trim().is_empty() {
            self.note(FindingKind::NotAnAddress, spot, text);
        }
        address
    }

    /// A language, or a note that it is none.
    pub(crate) fn language(&mut self, offer: &mut Offer, text: &str, spot: Spot) {
        match languages::tag(text) {
            Some(lang) if offer.languages.iter().all(|l| l.lang != lang) => {
                offer.languages.push(LanguageLevel { lang, level: None });
            }
            Some(_) => {}
            None => self.note_once(FindingKind::UnknownCode, spot, text),
        }
    }

    /// The concept of a label of `scheme`, or a note that there is none.
    pub(crate) fn concept(&mut self, scheme: Scheme, word: &str, spot: Spot) -> Option<Notation> {
        let labels = match scheme {
            Scheme::Topics => &self.topics,
            Scheme::Audiences => &self.audiences,
            Scheme::Funding => &self.funding,
            Scheme::Accessibility => &self.accessibility,
        };
        let found = labels.get(word).cloned();
        if found.is_none() {
            self.note_once(FindingKind::UnknownCode, spot, word);
        }
        found
    }
}

/// The vocabularies whose concepts stand in offers.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Scheme {
    Topics,
    Audiences,
    Funding,
    Accessibility,
}

/// Adds a keyword that is not there yet; long texts are none.
pub(crate) fn keyword(offer: &mut Offer, word: &str) {
    let word = html::plain(word);
    let known = offer.keywords.iter().any(|k| k.eq_ignore_ascii_case(&word));
    if !word.is_empty() && word.chars().count() <= 80 && !known && offer.keywords.len() < 40 {
        offer.keywords.push(word);
    }
}

/// A text that says something, without white space around it.
pub(crate) fn filled(text: &str) -> Option<String> {
    let text = html::plain(text);
    (!text.is_empty()).then_some(text)
}

/// A number of degrees with a decimal point or comma.
fn degrees(text: &str) -> Option<f64> {
    text.trim().replace(',', ".").parse().ok()
}

/// A position from two texts, and what is to be noted about it.
pub(crate) fn position(lat: &str, lon: &str) -> (Option<GeoPoint>, Option<FindingKind>) {
    positioned(degrees(lat).zip(degrees(lon)))
}

/// A position from latitude and longitude. Zero, zero is what programs write that know nothing. Exchanged
/// are the two where only then they lie in Germany, whose degrees of both kinds have none in common.
pub(crate) fn positioned(pair: Option<(f64, f64)>) -> (Option<GeoPoint>, Option<FindingKind>) {
    let in_germany =
        |lat: f64, lon: f64| (47.2..=55.2).contains(&lat) && (5.8..=15.1).contains(&lon);
    let point = pair.and_then(|(lat, lon)| GeoPoint::new(lat, lon).ok());
    match point {
        None => (None, Some(FindingKind::NotAPosition)),
        Some(point) if point.lat() == 0.0 && point.lon() == 0.0 => (None, None),
        Some(point) if in_germany(point.lon(), point.lat()) => {
            let what = "Breite und Länge vertauscht / latitude and longitude exchanged";
            (GeoPoint::new(point.lon(), point.lat()).ok(), Some(FindingKind::Contradiction(what)))
        }
        Some(point) => (Some(point), None),
    }
}

/// Puts the position that the source gives into an address, in place of a centre.
pub(crate) fn place_at(address: &mut Address, point: GeoPoint) {
    address.point = Some(point);
    address.precision = PointPrecision::Exact;
}

/// An amount with a decimal point, as XML Schema's float or decimal: never one with thousands.
pub(crate) fn decimal_money(text: &str) -> Option<Money> {
    let text = text.trim();
    if text.contains(',') {
        return Money::read(text).filter(|m| plausible(*m));
    }
    let value: f64 = text.parse().ok()?;
    if !(0.0..=1e7).contains(&value) {
        return None;
    }
    let cents = format!("{value:.2}").replace('.', "").parse().ok()?;
    Some(Money::from_cents(cents)).filter(|m| plausible(*m))
}

/// Whether an amount can be a price: not negative, below a million euros.
pub(crate) fn plausible(amount: Money) -> bool {
    (0..=100_000_000).contains(&amount.cents())
}

/// A mailbox of an office and not of a person: `info@`, `kontakt@`, `vhs@`.
pub(crate) fn office_mail(text: &str) -> Option<String> {
    const OFFICES: &[&str] = &[
        "info",
        "kontakt",
        "contact",
        "mail",
        "post",
        "office",
        "anmeldung",
        "service",
        "beratung",
        "kurse",
        "kursanmeldung",
        "bildung",
        "weiterbildung",
        "seminar",
        "seminare",
        "buero",
        "sekretariat",
        "verwaltung",
        "poststelle",
        "vhs",
        "kvhs",
        "akademie",
        "zentrale",
        "team",
        "hallo",
        "willkommen",
        "ausbildung",
        "schulung",
        "lehrgang",
        "museum",
        "bibliothek",
    ];
    let mail = mail(text)?;
    let name = mail.split('@').next()?.to_lowercase();
    let first = name.split(['.', '-', '_']).next().unwrap_or(&name);
    OFFICES.contains(&first).then_some(mail)
}

/// What looks like a mail address.
pub(crate) fn mail(text: &str) -> Option<String> {
    let text = text.trim();
    let (name, host) = text.split_once('@')?;
    let fine = !name.is_empty()
        && host.contains('.')
        && !text.contains(|c: char| c.is_whitespace() || c.is_control() || "<>\",;".contains(c))
        && text.len() <= 254;
    fine.then(|| text.to_owned())
}

/// What looks like a telephone number.
pub(crate) fn phone(text: &str) -> Option<String> {
    let text = html::one_line(text);
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    ((4..=20).contains(&digits) && letters <= 6 && text.len() <= 60).then_some(text)
}

/// Takes what is there of `more` where `contact` has nothing.
pub(crate) fn complete(contact: &mut Contact, more: Contact) {
    contact.phone = contact.phone.take().or(more.phone);
    contact.email = contact.email.take().or(more.email);
    contact.url = contact.url.take().or(more.url);
}

#[cfg(test)]
mod tests;
