//! Rows as offers: the first row of a key says what it is, each further one adds a date.

use std::collections::BTreeSet;

use base::{Finding, FindingKind, LangTag, LocalText, OrganisationId, RecordKey};
use landscape::{
    Capacity, CefrLevel, Coded, Entry, GroupTerms, Incoming, LanguageLevel, LifePhase, Moment,
    Offer, OfferFormat, OfferKind, Organisation, PriceAmount, Recurrence, Reduction, Session,
    Validity,
};

use super::cell::Line;
use crate::{
    dates,
    draft::{self, Desk, Scheme, keyword},
    html, languages,
};

/// Words of the column Art; the first of each is written in exports.
pub(crate) const KINDS: &[(&str, OfferKind)] = &[
    ("Kurs", OfferKind::Course),
    ("Veranstaltung", OfferKind::Event),
    ("Beratung", OfferKind::Service),
    ("Ort zum Besuchen", OfferKind::Visit),
    ("Selbstlernen", OfferKind::Material),
    ("Ausbildung", OfferKind::Apprenticeship),
    ("Praktikum", OfferKind::Internship),
    ("Betreuung", OfferKind::Care),
    ("course", OfferKind::Course),
    ("event", OfferKind::Event),
    ("service", OfferKind::Service),
    ("visit", OfferKind::Visit),
    ("material", OfferKind::Material),
    ("apprenticeship", OfferKind::Apprenticeship),
    ("internship", OfferKind::Internship),
    ("care", OfferKind::Care),
];

pub(crate) const FORMATS: &[(&str, OfferFormat)] = &[
    ("Präsenz", OfferFormat::OnSite),
    ("online", OfferFormat::Online),
    ("hybrid", OfferFormat::Hybrid),
    ("onsite", OfferFormat::OnSite),
    ("vor Ort", OfferFormat::OnSite),
];

pub(crate) const ENTRIES: &[(&str, Entry)] = &[
    ("Termin", Entry::Dated),
    ("laufend", Entry::AnyTime),
    ("auf Anfrage", Entry::OnRequest),
    ("jederzeit", Entry::Always),
    ("dated", Entry::Dated),
    ("any-time", Entry::AnyTime),
    ("on-request", Entry::OnRequest),
    ("always", Entry::Always),
];

pub(crate) const CAPACITIES: &[(&str, Capacity)] = &[
    ("frei", Capacity::Free),
    ("wenige", Capacity::Few),
    ("Warteliste", Capacity::WaitingList),
    ("ausgebucht", Capacity::Full),
    ("free", Capacity::Free),
    ("few", Capacity::Few),
    ("waiting-list", Capacity::WaitingList),
    ("full", Capacity::Full),
];

const PHASES: &[(&str, LifePhase)] = &[
    ("frühe Kindheit", LifePhase::EarlyChildhood),
    ("Grundschule", LifePhase::Primary),
    ("Sekundarstufe I", LifePhase::LowerSecondary),
    ("Sekundarstufe II", LifePhase::UpperSecondary),
    ("Übergang Schule–Beruf", LifePhase::Transition),
    ("Beruf", LifePhase::Vocational),
    ("Erwachsene", LifePhase::Adult),
    ("Ältere", LifePhase::Senior),
];

/// The offer whose rows are being read, and what was handed over before.
#[derive(Debug, Default)]
pub(super) struct Offers {
    open: Option<Box<Offer>>,
    /// The key of rows whose first one was rejected.
    refused: Option<String>,
    providers: BTreeSet<OrganisationId>,
}

impl Offers {
    pub(super) fn row(&mut self, row: &Line<'_>, desk: &mut Desk<'_>) {
        let key = row.key();
        if let Some(offer) = &mut self.open
            && offer.origin.key.as_str() == key
        {
            session(offer, row, desk);
            return;
        }
        self.finish(desk);
        if self.refused.as_deref() == Some(key) {
            return;
        }
        self.refused = None;
        match self.begin(row, desk) {
            Some(offer) => self.open = Some(Box::new(offer)),
            None => self.refused = Some(key.to_owned()).filter(|k| !k.is_empty()),
        }
    }

    /// Hands over the offer whose rows have ended.
    pub(super) fn finish(&mut self, desk: &mut Desk<'_>) {
        if let Some(offer) = self.open.take() {
            desk.put(Incoming::Offer(offer));
        }
    }

    fn begin(&mut self, row: &Line<'_>, desk: &mut Desk<'_>) -> Option<Offer> {
        let key = desk.key(row.key(), row.spot("Schlüssel"))?;
        let Some(title) = row.filled("Titel") else {
            desk.find(Finding::rejected(FindingKind::Missing, row.spot("Titel"), ""));
            return None;
        };
        let id = desk.intake.offer_id(&key);
        if !desk.is_new(id) {
            let spot = row.spot("Schlüssel");
            desk.find(Finding::rejected(FindingKind::DuplicateKey, spot, row.key()));
            return None;
        }
        let provider = self.provider(row, desk)?;
        let kind = row.word(desk, "Art", KINDS).unwrap_or(OfferKind::Course);
        let mut title = LocalText::german(title);
        title.set(LangTag::english(), row.filled("Titel (en)").unwrap_or_default());
        let mut offer = Offer::new(id, desk.intake.origin(key), kind, title, provider);
        texts(&mut offer, row, desk);
        audience(&mut offer, row, desk);
        price(&mut offer, row, desk);
        terms(&mut offer, row, desk);
        offer.group = group(row, desk);
        entry(&mut offer, row, desk);
        session(&mut offer, row, desk);
        Some(offer)
    }

    /// The provider of the row, handed over as an organisation when it is named for the first time.
    fn provider(&mut self, row: &Line<'_>, desk: &mut Desk<'_>) -> Option<OrganisationId> {
        let name = row.filled("Anbieter");
        let own = row.get("Anbieter-Schlüssel");
        let source = desk.intake.source.to_string();
        let text = [own, name.as_deref().unwrap_or_default(), &source]
            .into_iter()
            .find(|t| !t.is_empty())?
            .to_owned();
        let key: RecordKey = desk.key(&text, row.spot("Anbieter-Schlüssel"))?;
        let id = desk.intake.organisation_id(&key);
        if self.providers.insert(id) {
            let name = LocalText::german(name.unwrap_or(text));
            let mut organisation = Organisation::new(id, desk.intake.origin(key), name);
            organisation.provider = true;
            desk.put(Incoming::Organisation(Box::new(organisation)));
        }
        Some(id)
    }
}

fn texts(offer: &mut Offer, row: &Line<'_>, desk: &mut Desk<'_>) {
    offer.summary = LocalText::german(row.filled("Kurztext").unwrap_or_default());
    offer.description = row.description();
    offer.prerequisite = LocalText::german(row.filled("Voraussetzungen").unwrap_or_default());
    for word in row.list("Themen") {
        match desk.concept(Scheme::Topics, word, row.spot("Themen")) {
            Some(topic) => {
                offer.topics.insert(topic);
            }
            None => keyword(offer, word),
        }
    }
    for word in row.list("Stichworte") {
        keyword(offer, word);
    }
    offer.certificate = row.filled("Abschluss");
    offer.hours = row.filled("Öffnungszeiten");
    offer.registration = row.web(desk, "Anmeldung");
    offer.url = row.web(desk, "Webseite");
    offer.contact.phone = draft::phone(row.get("Telefon"));
    offer.contact.email = row.mail(desk, "E-Mail");
}

fn audience(offer: &mut Offer, row: &Line<'_>, desk: &mut Desk<'_>) {
    for word in row.list("Zielgruppen") {
        match desk.concept(Scheme::Audiences, word, row.spot("Zielgruppen")) {
            Some(audience) => {
                offer.audiences.insert(audience);
            }
            None => keyword(offer, word),
        }
    }
    offer.ages = row.ages(desk);
    for word in row.list("Lebensphasen") {
        let folded = landscape::matching::fold(word);
        let known = |(label, _): &&(&str, LifePhase)| landscape::matching::fold(label) == folded;
        let phase = LifePhase::from_code(&word.to_lowercase())
            .or_else(|| PHASES.iter().find(known).map(|(_, phase)| *phase));
        match phase {
            Some(phase) => {
                offer.life_phases.insert(phase);
            }
            None => desk.note_once(FindingKind::UnknownCode, row.spot("Lebensphasen"), word),
        }
    }
    let levels: Vec<&str> = row.get("Niveau").split('|').map(str::trim).collect();
    for (at, word) in row.list("Sprache").enumerate() {
        let Some(lang) = languages::tag(word) else {
            desk.note_once(FindingKind::UnknownCode, row.spot("Sprache"), word);
            continue;
        };
        let text = levels.get(at).or(levels.first().filter(|_| levels.len() == 1));
        let text = text.copied().unwrap_or_default();
        let level = CefrLevel::from_code(&text.to_lowercase());
        if level.is_none() && !text.is_empty() {
            desk.note_once(FindingKind::UnknownCode, row.spot("Niveau"), text);
        }
        offer.languages.push(LanguageLevel { lang, level });
    }
}

fn price(offer: &mut Offer, row: &Line<'_>, desk: &mut Desk<'_>) {
    let text = row.get("Preis").to_lowercase();
    offer.price.amount = match text.as_str() {
        "" => PriceAmount::Unknown,
        "kostenlos" | "kostenfrei" | "frei" | "gratis" | "eintritt frei" | "free" => {
            PriceAmount::Free
        }
        "auf anfrage" | "nach vereinbarung" => PriceAmount::OnRequest,
        _ => match (row.money(desk, "Preis"), row.money(desk, "Preis bis")) {
            (Some(least), Some(most)) if most < least => {
                let kind = FindingKind::Contradiction("Preis bis < Preis");
                desk.note(kind, row.spot("Preis bis"), row.get("Preis bis"));
                PriceAmount::of(least)
            }
            (Some(least), Some(most)) if most > least => PriceAmount::Range(least, most),
            (Some(amount), _) => PriceAmount::of(amount),
            (None, _) => PriceAmount::Unknown,
        },
    };
    for part in row.list("Ermäßigter Preis") {
        let (label, amount) = part.rsplit_once([':', '=']).unwrap_or(("ermäßigt", part));
        let free = matches!(amount.trim(), "kostenlos" | "frei");
        let amount =
            if free { Some(base::Money::from_cents(0)) } else { base::Money::read(amount) };
        match amount.filter(|m| draft::plausible(*m)) {
            Some(amount) => {
                offer.price.reductions.push(Reduction { label: label.trim().to_owned(), amount });
            }
            None => desk.note(FindingKind::NotANumber, row.spot("Ermäßigter Preis"), part),
        }
    }
    offer.price.note = row.filled("Preishinweis");
    offer.price.funding = row.concepts(desk, "Förderung", Scheme::Funding);
}

fn terms(offer: &mut Offer, row: &Line<'_>, desk: &mut Desk<'_>) {
    offer.format = row.word(desk, "Form", FORMATS).unwrap_or(OfferFormat::OnSite);
    offer.accessibility = row.concepts(desk, "Barrierefreiheit", Scheme::Accessibility);
    offer.childcare = row.yes(desk, "Kinderbetreuung");
    offer.capacity = row.word(desk, "Plätze", CAPACITIES).unwrap_or(Capacity::Unknown);
    offer.validity =
        Validity { from: row.date(desk, "Gültig ab"), until: row.date(desk, "Gültig bis") };
    if let Validity { from: Some(from), until: Some(until) } = offer.validity
        && until < from
    {
        let kind = FindingKind::Contradiction("Gültig bis < Gültig ab");
        desk.note(kind, row.spot("Gültig bis"), row.get("Gültig bis"));
        offer.validity.until = None;
    }
    offer.assured_at = row.date(desk, "Zuletzt geprüft");
}

fn entry(offer: &mut Offer, row: &Line<'_>, desk: &mut Desk<'_>) {
    let said = row.word(desk, "Einstieg", ENTRIES);
    let dated = !row.get("Beginn").is_empty();
    offer.schedule.entry = said.unwrap_or(match offer.kind {
        _ if dated => Entry::Dated,
        OfferKind::Material | OfferKind::Visit => Entry::Always,
        _ => Entry::OnRequest,
    });
}

/// The date of a row, with its place.
fn session(offer: &mut Offer, row: &Line<'_>, desk: &mut Desk<'_>) {
    let venue = row.venue(desk);
    let first = row.date(desk, "Beginn");
    let Some(first) = first else {
        undated(offer, venue);
        return;
    };
    let (from, to) = (row.time(desk, "Uhrzeit von"), row.time(desk, "Uhrzeit bis"));
    let last = row.date(desk, "Ende").filter(|last| {
        let fine = *last >= first;
        if !fine {
            let kind = FindingKind::Contradiction("Ende < Beginn");
            desk.note(kind, row.spot("Ende"), row.get("Ende"));
        }
        fine
    });
    let start = dates::at(first, from);
    let recurrence = recurrence(row, start, last, desk);
    // Of a series the end is that of each meeting, and the last day belongs to the rule.
    let last = last.filter(|_| recurrence.is_none());
    let end = match (from, to) {
        (Some(from), Some(to)) => {
            let end = dates::at(last.unwrap_or(first), Some(to));
            let night = last.is_none() && to < from && to.hour() < 7;
            match (end > start, night) {
                (true, _) => Some(end),
                (false, true) => end.plus_days(1),
                (false, false) => {
                    let kind = FindingKind::Contradiction("Uhrzeit bis <= Uhrzeit von");
                    desk.note(kind, row.spot("Uhrzeit bis"), row.get("Uhrzeit bis"));
                    None
                }
            }
        }
        _ => last.filter(|last| *last > first).and_then(dates::after),
    };
    let session = Session {
        end,
        recurrence,
        venue,
        cancelled: row.yes(desk, "Ausfall").unwrap_or(false),
        note: row.filled("Terminhinweis"),
        ..Session::at(start)
    };
    if !offer.schedule.sessions.contains(&session) {
        offer.schedule.sessions.push(session);
    }
}

/// The place of an offer without a date: it stands at the window in which one can come or ask.
fn undated(offer: &mut Offer, venue: Option<landscape::Venue>) {
    let Some(venue) = venue else { return };
    match offer.validity.from.or(offer.assured_at) {
        Some(day) => {
            let end = offer.validity.until.and_then(dates::after);
            let session = Session { end, venue: Some(venue), ..Session::at(Moment::Day(day)) };
            offer.schedule.sessions.push(session);
        }
        None => keyword(offer, venue.address.city.as_deref().unwrap_or_default()),
    }
}

/// Whether a session of an undated offer is only the window at which its place stands.
pub(crate) fn is_window(offer: &Offer, session: &Session) -> bool {
    let day = offer.validity.from.or(offer.assured_at);
    offer.schedule.entry != Entry::Dated
        && session.recurrence.is_none()
        && day.is_some_and(|day| session.start == Moment::Day(day))
        && session.end == offer.validity.until.and_then(dates::after)
}

fn recurrence(
    row: &Line<'_>,
    start: Moment,
    last: Option<jiff::civil::Date>,
    desk: &mut Desk<'_>,
) -> Option<Recurrence> {
    let rule = row.get("Wiederholung");
    if rule.is_empty() {
        return None;
    }
    let mut rule = rule.to_ascii_uppercase();
    if let Some(last) = last
        && !rule.contains("COUNT=")
        && !rule.contains("UNTIL=")
    {
        rule = format!("{rule};UNTIL={}", last.strftime("%Y%m%d"));
    }
    let mut recurrence = match Recurrence::read(&rule, start) {
        Ok(recurrence) => recurrence,
        Err(_) => {
            desk.note(FindingKind::NotARecurrence, row.spot("Wiederholung"), &rule);
            return None;
        }
    };
    for text in row.list("Ausnahmen") {
        match dates::date(text) {
            Some(day) => recurrence.except.push(day),
            None => desk.note(FindingKind::NotADate, row.spot("Ausnahmen"), text),
        }
    }
    Some(recurrence)
}

/// Terms for groups, where any of their columns is filled.
fn group(row: &Line<'_>, desk: &mut Desk<'_>) -> Option<GroupTerms> {
    const COLUMNS: &[&str] = &[
        "Klassenstufen",
        "Fach",
        "Gruppengröße",
        "Dauer (Min.)",
        "Preis je Gruppe",
        "Vorlauf (Tage)",
        "Saison",
        "Anreise mit Bus",
        "Hilfen",
        "Ruheraum",
        "Leihmedien",
    ];
    if COLUMNS.iter().all(|column| row.get(column).is_empty()) {
        return None;
    }
    let words = |column: &str| row.list(column).map(html::plain).collect();
    Some(GroupTerms {
        grades: grades(row, desk),
        subjects: words("Fach"),
        size: size(row, desk),
        minutes: row.number(desk, "Dauer (Min.)"),
        price: row.money(desk, "Preis je Gruppe"),
        lead_days: row.number(desk, "Vorlauf (Tage)"),
        season: row.filled("Saison"),
        by_bus: row.yes(desk, "Anreise mit Bus"),
        aids: row.concepts(desk, "Hilfen", Scheme::Accessibility).into_iter().collect(),
        quiet_room: row.yes(desk, "Ruheraum"),
        loans: words("Leihmedien"),
    })
}

/// `3-6`, `3 bis 6`, `5`.
fn grades(row: &Line<'_>, desk: &mut Desk<'_>) -> Option<(u8, u8)> {
    let text = row.get("Klassenstufen");
    if text.is_empty() {
        return None;
    }
    let plain = text.replace("bis", "-").replace('–', "-").replace(['.', ' '], "");
    let (from, to) = plain.split_once('-').unwrap_or((&plain, &plain));
    let pair = from.parse().ok().zip(to.parse().ok());
    let pair = pair.filter(|(from, to)| (1..=13).contains(from) && (*from..=13).contains(to));
    if pair.is_none() {
        desk.note(FindingKind::NotANumber, row.spot("Klassenstufen"), text);
    }
    pair
}

/// `10-25`, `ab 10`, `bis 25`, `25`.
fn size(row: &Line<'_>, desk: &mut Desk<'_>) -> (Option<u16>, Option<u16>) {
    let text = row.get("Gruppengröße");
    if text.is_empty() {
        return (None, None);
    }
    let plain = text.to_lowercase().replace('–', "-").replace(' ', "");
    let number = |t: &str| t.parse::<u16>().ok().filter(|n| *n > 0);
    let size = if let Some(least) = plain.strip_prefix("ab") {
        (number(least), None)
    } else if let Some(most) = plain.strip_prefix("bis") {
        (None, number(most))
    } else if let Some((least, most)) = plain.split_once('-').or_else(|| plain.split_once("bis")) {
        match (number(least), number(most)) {
            (Some(least), Some(most)) if least <= most => (Some(least), Some(most)),
            _ => (None, None),
        }
    } else {
        (None, number(&plain))
    };
    if size == (None, None) {
        desk.note(FindingKind::NotANumber, row.spot("Gruppengröße"), text);
    }
    size
}
