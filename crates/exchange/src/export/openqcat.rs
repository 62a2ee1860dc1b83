//! Offers as an openQ-cat 1.1 catalogue, as providers hand it to the Federal Employment Agency.
//!
//! What [`crate::openqcat`] reads and the format can hold comes back the same. The format knows no recurrences (one
//! period from the first meeting to the last, the rhythm in words), no kinds of offers, no rooms and no second
//! language; texts that are too long for it are cut between words. Its code lists are not part of the schema: where we
//! do not know a code, 0 stands. Only what is public of organisations goes out, no persons.
//!
//! Keys are those of the sources. Where two sources use the same key, the second gets its source before it.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    io::{self, Write},
};

use base::Money;
use jiff::{Timestamp, civil::Date};
use landscape::{
    Address, Contact, Entry, Moment, Notation, Offer, OfferFormat, Organisation, Origin, Price,
    PriceAmount, Session, Venue, Vocabularies, spoken,
};

use super::{Exported, Outgoing};
use crate::{dates::berlin, html, languages};

/// A catalogue in the making.
pub struct Catalogue<'w> {
    out: &'w mut dyn Write,
    vocabularies: &'w Vocabularies,
    /// Keys of services that were given, and the keys of suppliers.
    services: BTreeSet<String>,
    suppliers: BTreeMap<base::OrganisationId, String>,
    /// The words for concepts, once each.
    words: BTreeMap<(&'static str, Notation), String>,
}

impl<'w> Catalogue<'w> {
    /// Begins a full catalogue of what these suppliers offer; the format wants at least one.
    pub fn begin(
        name: &str,
        suppliers: &[&Organisation],
        stamp: Timestamp,
        vocabularies: &'w Vocabularies,
        out: &'w mut dyn Write,
    ) -> io::Result<Catalogue<'w>> {
        let mut given = BTreeSet::new();
        let mut xml = Xml::default();
        xml.0.push_str(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<OPENQCAT version=\"1.1\">\n<HEADER>",
        );
        xml.element("GENERATOR_INFO", "Verzahnt");
        xml.inside("CATALOG", |xml| {
            xml.element("LANGUAGE", "deu");
            xml.element("CATALOG_ID", "verzahnt");
            xml.element("CATALOG_VERSION", "001.000");
            xml.element("CATALOG_NAME", &cut(name, 255));
            let day = stamp.to_zoned(berlin().clone());
            xml.element("GENERATION_DATE", &day.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string());
            xml.element("CURRENCY", "EUR");
        });
        let mut ids = BTreeMap::new();
        for organisation in suppliers {
            let id = unique(&mut given, &organisation.origin);
            supplier(&mut xml, &id, organisation);
            ids.insert(organisation.id, id);
        }
        xml.0.push_str("</HEADER>\n<NEW_CATALOG FULLCATALOG=\"true\">\n");
        out.write_all(xml.0.as_bytes())?;
        let (services, words) = (BTreeSet::new(), BTreeMap::new());
        Ok(Catalogue { out, vocabularies, services, suppliers: ids, words })
    }

    /// A word by which a reader finds the concept again: its German label, or its notation.
    fn word(&mut self, scheme: &'static str, concept: &Notation) -> &str {
        let vocabularies = self.vocabularies;
        self.words.entry((scheme, concept.clone())).or_insert_with(|| {
            let label = vocabularies.label(scheme, concept, &base::LangTag::german());
            let split = label.contains([',', ';', '/', '|', '\n']) || label.chars().count() > 255;
            let found = vocabularies.find(scheme, label);
            match found.is_some_and(|it| it.notation == *concept) && !split {
                true => label.to_owned(),
                false => concept.to_string(),
            }
        })
    }

    fn words_of<'c>(
        &mut self,
        scheme: &'static str,
        concepts: impl IntoIterator<Item = &'c Notation>,
    ) -> Vec<String> {
        concepts.into_iter().map(|concept| self.word(scheme, concept).to_owned()).collect()
    }

    fn details(&mut self, xml: &mut Xml, exported: &Exported<'_>) {
        let offer = exported.offer;
        let mut keywords = self.words_of("topics", &offer.topics);
        keywords.extend(offer.keywords.iter().map(|word| cut(word, 255)));
        let audiences = self.words_of("audiences", &offer.audiences);
        let (lead, more) = texts(offer);
        xml.element("TITLE", &rich(&cut(offer.title.de(), 255)));
        xml.element("DESCRIPTION_LONG", &lead);
        let url = offer.url.clone().or_else(|| offer.contact.url.clone());
        let contact = Contact { url, ..offer.contact.clone() };
        if contact != Contact::default() {
            xml.inside("CONTACT", |xml| reachable(xml, &contact));
        }
        xml.element("REQUIREMENTS", &cut(offer.prerequisite.de(), 10_000));
        for word in &keywords {
            xml.element("KEYWORD", word);
        }
        for word in &audiences {
            xml.inside("TARGET_GROUP", |xml| xml.element("TARGET_GROUP_TEXT", word));
        }
        let funding = self.words_of("funding", &offer.price.funding);
        let others = offer.accessibility.iter().filter(|it| !has_field(it.as_str()));
        let accessible = self.words_of("accessibility", others);
        xml.0.push_str("<SERVICE_MODULE><EDUCATION type=\"true\">");
        if let Some(certificate) = &offer.certificate {
            xml.0.push_str("<DEGREE type=\"1\">");
            xml.element("DEGREE_TITLE", &cut(certificate, 2000));
            xml.0.push_str("</DEGREE>");
        }
        for feature in &accessible {
            xml.0.push_str("<HANDICAP type=\"0\">");
            xml.element("HAND_NAME", feature);
            xml.0.push_str("<HAND_CATEGORY>0</HAND_CATEGORY></HANDICAP>");
        }
        extended(xml, offer, &funding);
        courses(xml, exported, &more);
        xml.0.push_str("</EDUCATION></SERVICE_MODULE>");
        let window = offer.validity;
        if window.from.is_some() || window.until.is_some() {
            let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
            xml.inside("ANNOUNCEMENT", |xml| {
                xml.element("START_DATE", &day(window.from));
                xml.element("END_DATE", &day(window.until));
            });
        }
    }
}

impl Outgoing for Catalogue<'_> {
    /// Writes an offer; one of a provider that is no supplier of this catalogue is left out.
    fn put(&mut self, exported: &Exported<'_>) -> io::Result<()> {
        let offer = exported.offer;
        let Some(supplier) = self.suppliers.get(&offer.provider).cloned() else { return Ok(()) };
        let id = unique(&mut self.services, &offer.origin);
        let mut xml = Xml::default();
        xml.0.push_str("<SERVICE>");
        xml.element("PRODUCT_ID", &id);
        xml.element("COURSE_TYPE", "5");
        xml.0.push_str("<SUPPLIER_ID_REF type=\"supplier_specific\">");
        xml.text(&supplier);
        xml.0.push_str("</SUPPLIER_ID_REF><SERVICE_DETAILS>");
        self.details(&mut xml, exported);
        xml.0.push_str("</SERVICE_DETAILS>");
        price(&mut xml, &offer.price);
        xml.0.push_str("</SERVICE>\n");
        self.out.write_all(xml.0.as_bytes())
    }

    fn end(&mut self) -> io::Result<()> {
        self.out.write_all(b"</NEW_CATALOG>\n</OPENQCAT>\n")
    }
}

/// The key of a record; with its source before it where another has the same.
fn unique(given: &mut BTreeSet<String>, origin: &Origin) -> String {
    let mut id = cut(origin.key.as_str(), 255);
    if given.contains(&id) {
        id = cut(&format!("{}/{}", origin.source, origin.key), 255);
    }
    given.insert(id.clone());
    id
}

fn supplier(xml: &mut Xml, id: &str, organisation: &Organisation) {
    xml.0.push_str("<SUPPLIER><SUPPLIER_ID type=\"supplier_specific\">");
    xml.text(id);
    xml.0.push_str("</SUPPLIER_ID>");
    xml.element("SUPPLIER_NAME", &cut(organisation.name.de(), 255));
    xml.inside("ADDRESS", |xml| {
        located(xml, &organisation.address);
        reachable(xml, &organisation.contact);
    });
    xml.0.push_str("<EXTENDED_INFO input_type=\"1\"/></SUPPLIER>\n");
}

fn located(xml: &mut Xml, address: &Address) {
    let text = |part: &Option<String>, most| cut(part.as_deref().unwrap_or_default(), most);
    xml.element("STREET", &text(&address.street, 30));
    xml.element("ZIP", &text(&address.postcode, 14));
    xml.element("CITY", &text(&address.city, 36));
}

/// Telephone, mail and web address; one that does not fit is left out, since a part of it leads nowhere.
fn reachable(xml: &mut Xml, contact: &Contact) {
    let fits = |part: &Option<String>, most| {
        part.clone().filter(|text| text.chars().count() <= most).unwrap_or_default()
    };
    xml.element("PHONE", &fits(&contact.phone, 30));
    let mail = fits(&contact.email, 255);
    if !mail.is_empty() {
        xml.inside("EMAILS", |xml| xml.element("EMAIL", &mail));
    }
    xml.element("URL", &fits(&contact.url, 255));
}

/// The long text, and the short one where it can stand beside it.
fn texts(offer: &Offer) -> (String, String) {
    let (long, short) = (offer.description.de(), offer.summary.de());
    let (long, short) = if long.is_empty() { (short, "") } else { (long, short) };
    if long.chars().count() <= 30_000 {
        return (long.to_owned(), cut(short, 64_000));
    }
    (cut(&html::plain(long), 30_000), cut(short, 64_000))
}

/// Features of accessibility that have an element of their own.
fn has_field(feature: &str) -> bool {
    feature == "digital-barrierefrei"
}

fn extended(xml: &mut Xml, offer: &Offer, funding: &[String]) {
    let form = match offer.format {
        OfferFormat::OnSite => {
            "<INSTRUCTION_FORM type=\"101\">Präsenzunterricht</INSTRUCTION_FORM>"
        }
        OfferFormat::Hybrid => "<INSTRUCTION_FORM type=\"104\">Blended Learning</INSTRUCTION_FORM>",
        OfferFormat::Online => "<INSTRUCTION_FORM type=\"105\">E-Learning</INSTRUCTION_FORM>",
    };
    xml.0.push_str("<EXTENDED_INFO><INSTITUTION type=\"0\"/>");
    xml.0.push_str(form);
    for kind in funding {
        xml.0.push_str("<FUNDING_TYPES_FEDERAL type=\"0\">");
        xml.text(kind);
        xml.0.push_str("</FUNDING_TYPES_FEDERAL>");
    }
    if offer.accessibility.iter().any(|it| has_field(it.as_str())) {
        xml.element("DIGITAL_ACCESSIBILITY", "true");
    }
    for language in &offer.languages {
        xml.element("TEACHING_LANGUAGES", languages::alpha3(&language.lang).unwrap_or_default());
    }
    xml.0.push_str("<EDUCATION_TYPE type=\"0\"/></EXTENDED_INFO>");
}

/// One course for each session that takes place; one without a date where there is none.
fn courses(xml: &mut Xml, exported: &Exported<'_>, summary: &str) {
    let offer = exported.offer;
    let flexible = matches!(offer.schedule.entry, Entry::AnyTime | Entry::Always);
    let dated = offer.schedule.entry == Entry::Dated || flexible;
    let mut sessions: Vec<Option<&Session>> =
        offer.schedule.sessions.iter().filter(|session| !session.cancelled).map(Some).collect();
    if sessions.is_empty() {
        sessions.push(None);
    }
    let mut summary = Some(summary).filter(|text| !text.is_empty());
    for session in sessions {
        xml.inside("MODULE_COURSE", |xml| {
            xml.element("MARKETINGTEXT", summary.take().unwrap_or_default());
            if let Some(venue) = session.and_then(|session| session.venue.as_ref()) {
                xml.inside("LOCATION", |xml| location(xml, exported, venue));
            }
            if let Some(session) = session {
                period(xml, session, dated && !in_window(offer, session, flexible));
            }
            xml.element("FLEXIBLE_START", if flexible { "true" } else { "false" });
        });
    }
}

/// Whether a session of an offer without dates only says from when on one can come.
fn in_window(offer: &Offer, session: &Session, flexible: bool) -> bool {
    flexible
        && session.venue.is_some()
        && offer.validity.from.map(Moment::Day) == Some(session.start)
}

fn location(xml: &mut Xml, exported: &Exported<'_>, venue: &Venue) {
    let (name, address) = exported.located(venue);
    for (field, part) in ["NAME", "NAME2", "NAME3"].iter().zip(lines(name.unwrap_or_default(), 30))
    {
        xml.element(field, &part);
    }
    located(xml, address);
    if let Some(free) = venue.step_free {
        xml.element("BARRIER_FREE_LOCATION", if free { "true" } else { "false" });
    }
}

fn period(xml: &mut Xml, session: &Session, dated: bool) {
    let mut remarks = session.note.clone();
    let mut end = session.end;
    if session.recurrence.is_some() {
        end = last(session).unwrap_or(end);
        let words = spoken::say(session);
        remarks = Some(remarks.map_or(words.clone(), |note| format!("{words}. {note}")));
    }
    xml.0.push_str("<DURATION type=\"0\">");
    if dated {
        xml.element("START_DATE", &instant(session.start));
        // A day as an end is the one after the last.
        let end = end.map(|end| match end {
            Moment::Day(day) => Moment::Day(day.yesterday().unwrap_or(day)),
            at @ Moment::At(_) => at,
        });
        xml.element("END_DATE", &end.map(instant).unwrap_or_default());
    }
    xml.element("DATE_REMARKS", &cut(remarks.as_deref().unwrap_or_default(), 4000));
    xml.0.push_str("</DURATION>");
}

/// The end of the last meeting of a series that ends; `None` where it does not end in sight.
fn last(session: &Session) -> Option<Option<Moment>> {
    const MOST: u16 = 1000;
    let from = session.start.date();
    let until = from.checked_add(jiff::Span::new().years(3)).ok()?;
    let schedule = landscape::Schedule { entry: Entry::Dated, sessions: vec![session.clone()] };
    let meetings = schedule.occurrences(from, until, MOST);
    let ends = session
        .recurrence
        .as_ref()?
        .rule()
        .is_none_or(|rule| rule.contains("COUNT=") || rule.contains("UNTIL="));
    let last = meetings.last().filter(|_| ends && meetings.len() < usize::from(MOST))?;
    Some(last.end.or(Some(last.start)))
}

/// A point in time with its offset; a day is its midnight.
fn instant(moment: Moment) -> String {
    let at = match moment {
        Moment::Day(day) => day.to_datetime(jiff::civil::Time::midnight()),
        Moment::At(at) => at,
    };
    match at.to_zoned(berlin().clone()) {
        Ok(zoned) => zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string(),
        Err(_) => at.strftime("%Y-%m-%dT%H:%M:%S").to_string(),
    }
}

fn price(xml: &mut Xml, price: &Price) {
    let amount = match price.amount {
        PriceAmount::Unknown => None,
        PriceAmount::Free => Some(Money::from_cents(0)),
        PriceAmount::Fixed(amount) | PriceAmount::Range(amount, _) => Some(amount),
        PriceAmount::OnRequest => Some(Money::from_cents(0)),
    };
    let mut remarks: Vec<String> = price.note.clone().into_iter().collect();
    if let PriceAmount::Range(_, most) = price.amount {
        remarks.push(format!("bis {}", euros(most)));
    }
    let reduced = price.reductions.iter().map(|it| format!("{}: {}", it.label, euros(it.amount)));
    remarks.extend(reduced);
    let remarks = remarks.join(" ");
    if amount.is_none() && remarks.is_empty() {
        return;
    }
    xml.inside("SERVICE_PRICE_DETAILS", |xml| {
        if let Some(amount) = amount {
            let asked = price.amount == PriceAmount::OnRequest;
            xml.0.push_str("<SERVICE_PRICE");
            xml.0.push_str(if asked { " type=\"on_request\">" } else { ">" });
            xml.element("PRICE_AMOUNT", &decimal(amount));
            xml.element("PRICE_CURRENCY", "EUR");
            xml.0.push_str("</SERVICE_PRICE>");
        }
        xml.element("REMARKS", &cut(&remarks, 2000));
    });
}

fn decimal(amount: Money) -> String {
    format!("{}.{:02}", amount.cents() / 100, amount.cents() % 100)
}

fn euros(amount: Money) -> String {
    format!("{} EUR", decimal(amount).replace('.', ","))
}

/// At most `most` characters, cut between words where that is possible.
fn cut(text: &str, most: usize) -> String {
    let text = text.trim();
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let short: String = text.chars().take(most).collect();
    let whole = short.rsplit_once(char::is_whitespace).map(|(head, _)| head.trim_end().to_owned());
    whole.filter(|head| head.chars().count() * 2 > most).unwrap_or(short)
}

/// A text on lines of at most `most` characters.
fn lines(text: &str, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= most => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.chars().take(most).collect()),
        }
    }
    lines
}

/// A text for a field that readers take for HTML: what only looks like markup is masked.
fn rich(text: &str) -> Cow<'_, str> {
    if html::plain(text) == html::one_line(text) {
        Cow::Borrowed(text)
    } else {
        quick_xml::escape::minimal_escape(text)
    }
}

/// XML in the making.
#[derive(Default)]
struct Xml(String);

impl Xml {
    /// An element with a text; none where there is no text.
    fn element(&mut self, name: &str, text: &str) {
        if !text.trim().is_empty() {
            self.0.push_str(&format!("<{name}>"));
            self.text(text);
            self.0.push_str(&format!("</{name}>"));
        }
    }

    fn inside(&mut self, name: &str, fill: impl FnOnce(&mut Xml)) {
        self.0.push_str(&format!("<{name}>"));
        fill(self);
        self.0.push_str(&format!("</{name}>"));
    }

    /// Text with markup masked and without characters that XML does not have.
    fn text(&mut self, text: &str) {
        let known = |c: char| !c.is_control() || matches!(c, '\n' | '\t' | '\r');
        let text: String =
            text.chars().filter(|c| known(*c) && !matches!(c, '\u{fffe}' | '\u{ffff}')).collect();
        self.0.push_str(&quick_xml::escape::escape(text.as_str()));
    }
}
