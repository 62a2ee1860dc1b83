//! Rows as offers: the first row of a key says what it is, each further one adds a date.
//!
//! An offer waits for further rows of its key, which may stand anywhere behind the first, until
//! [`limits::OPEN`] others have begun. What has another title under the same key is another offer: it is
//! rejected and not swallowed.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use base::{Finding, FindingKind, LocalText, OrganisationId, RecordKey};
use landscape::{
    Capacity, CefrLevel, Coded, Entry, Incoming, LanguageLevel, LifePhase, Offer, OfferFormat,
    OfferKind, Organisation, PriceAmount, Reduction, Validity,
};

use super::{cell::Line, group, sessions};
use crate::{
    draft::{self, Desk, Scheme, keyword},
    html, languages, limits,
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

/// The offers whose rows are being read, and what was handed over before.
#[derive(Debug)]
pub(super) struct Offers {
    /// By their keys, with the text of their rows in bytes.
    open: BTreeMap<RecordKey, (Box<Offer>, usize)>,
    /// In the order in which they began.
    order: VecDeque<RecordKey>,
    text: usize,
    most: usize,
    /// Keys whose first row was rejected.
    refused: BTreeSet<RecordKey>,
    providers: BTreeSet<OrganisationId>,
}

impl Offers {
    /// Waits for further rows of at most `most` offers.
    pub(super) fn within(most: usize) -> Offers {
        Offers {
            open: BTreeMap::new(),
            order: VecDeque::new(),
            text: 0,
            most,
            refused: BTreeSet::new(),
            providers: BTreeSet::new(),
        }
    }

    pub(super) fn row(&mut self, row: &Line<'_>, desk: &mut Desk<'_>) {
        let Some(key) = row.record_key(desk, "Schlüssel") else { return };
        let text = row.cells.iter().map(String::len).sum::<usize>();
        if let Some((offer, held)) = self.open.get_mut(&key) {
            let title = row.filled("Titel");
            if title.is_some_and(|title| title != offer.title.de()) {
                let spot = row.spot("Schlüssel");
                desk.find(Finding::rejected(FindingKind::DuplicateKey, spot, row.key()));
                return;
            }
            sessions::session(offer, row, desk);
            *held += text;
            self.text += text;
        } else if self.refused.contains(&key) {
            return;
        } else if let Some(offer) = self.begin(&key, row, desk) {
            self.open.insert(key.clone(), (Box::new(offer), text));
            self.order.push_back(key);
            self.text += text;
        } else if self.refused.len() < limits::KEYS {
            self.refused.insert(key);
        }
        while self.open.len() > self.most
            || (self.text > limits::OPEN_TEXT && self.most < usize::MAX && self.open.len() > 1)
        {
            self.hand_over(desk);
        }
    }

    /// Hands over the offer that has waited longest; `false` where there is none.
    fn hand_over(&mut self, desk: &mut Desk<'_>) -> bool {
        let Some(key) = self.order.pop_front() else { return false };
        if let Some((offer, text)) = self.open.remove(&key) {
            self.text = self.text.saturating_sub(text);
            desk.put(Incoming::Offer(offer));
        }
        true
    }

    /// Hands over all that wait.
    pub(super) fn finish(&mut self, desk: &mut Desk<'_>) {
        while self.hand_over(desk) {}
    }

    fn begin(&mut self, key: &RecordKey, row: &Line<'_>, desk: &mut Desk<'_>) -> Option<Offer> {
        let title = row.local("Titel", html::plain);
        if title.is_empty() {
            desk.find(Finding::rejected(FindingKind::Missing, row.spot("Titel"), ""));
            return None;
        }
        let id = desk.intake.offer_id(key);
        if !desk.is_new(id) {
            let spot = row.spot("Schlüssel");
            desk.find(Finding::rejected(FindingKind::DuplicateKey, spot, row.key()));
            return None;
        }
        let provider = self.provider(row, desk)?;
        let kind = row.word(desk, "Art", KINDS).unwrap_or(OfferKind::Course);
        let mut offer = Offer::new(id, desk.intake.origin(key.clone()), kind, title, provider);
        texts(&mut offer, row, desk);
        audience(&mut offer, row, desk);
        price(&mut offer, row, desk);
        terms(&mut offer, row, desk);
        offer.group = group::group(row, desk);
        entry(&mut offer, row, desk);
        sessions::session(&mut offer, row, desk);
        Some(offer)
    }

    /// The provider of the row, handed over as an organisation when it is named for the first time.
    fn provider(&mut self, row: &Line<'_>, desk: &mut Desk<'_>) -> Option<OrganisationId> {
        let name = row.filled("Anbieter");
        let source = desk.intake.source.to_string();
        let (key, text) = match row.get("Anbieter-Schlüssel") {
            "" => {
                let text = name.clone().unwrap_or(source);
                (desk.key(&text, row.spot("Anbieter"))?, text)
            }
            own => (row.record_key(desk, "Anbieter-Schlüssel")?, own.to_owned()),
        };
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
    offer.summary = row.local("Kurztext", html::plain);
    offer.description = row.local("Beschreibung", html::clean);
    offer.prerequisite = row.local("Voraussetzungen", html::plain);
    for word in row.list("Themen") {
        match desk.concept(Scheme::Topics, &word, row.spot("Themen")) {
            Some(topic) => {
                offer.topics.insert(topic);
            }
            None => keyword(offer, &word),
        }
    }
    for word in row.list("Stichworte") {
        keyword(offer, &word);
    }
    offer.certificate = row.filled("Abschluss");
    offer.hours = row.filled("Öffnungszeiten");
    offer.registration = row.web(desk, "Anmeldung");
    offer.url = row.web(desk, "Webseite");
    offer.contact.phone = row.phone(desk, "Telefon");
    offer.contact.email = row.mail(desk, "E-Mail");
    offer.contact.url = row.web(desk, "Kontaktseite");
}

fn audience(offer: &mut Offer, row: &Line<'_>, desk: &mut Desk<'_>) {
    for word in row.list("Zielgruppen") {
        match desk.concept(Scheme::Audiences, &word, row.spot("Zielgruppen")) {
            Some(audience) => {
                offer.audiences.insert(audience);
            }
            None => keyword(offer, &word),
        }
    }
    offer.ages = row.ages(desk);
    for word in row.list("Lebensphasen") {
        let folded = landscape::matching::fold(&word);
        let known = |(label, _): &&(&str, LifePhase)| landscape::matching::fold(label) == folded;
        let phase = LifePhase::from_code(&word.to_lowercase())
            .or_else(|| PHASES.iter().find(known).map(|(_, phase)| *phase));
        match phase {
            Some(phase) => {
                offer.life_phases.insert(phase);
            }
            None => desk.note_once(FindingKind::UnknownCode, row.spot("Lebensphasen"), &word),
        }
    }
    let levels: Vec<String> = super::parted(row.get("Niveau")).collect();
    for (at, word) in row.list("Sprache").enumerate() {
        let Some(lang) = languages::tag(&word) else {
            desk.note_once(FindingKind::UnknownCode, row.spot("Sprache"), &word);
            continue;
        };
        let text = levels.get(at).or(levels.first().filter(|_| levels.len() == 1));
        let text = text.map(String::as_str).unwrap_or_default();
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
        let (label, amount) = part.rsplit_once([':', '=']).unwrap_or(("ermäßigt", &part));
        let free = matches!(amount.trim(), "kostenlos" | "frei");
        let amount =
            if free { Some(base::Money::from_cents(0)) } else { base::Money::read(amount) };
        match amount.filter(|m| draft::plausible(*m)) {
            Some(amount) => {
                offer.price.reductions.push(Reduction { label: html::plain(label), amount });
            }
            None => desk.note(FindingKind::NotANumber, row.spot("Ermäßigter Preis"), &part),
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
    let dated = sessions::is_dated(row);
    offer.schedule.entry = said.unwrap_or(match offer.kind {
        _ if dated => Entry::Dated,
        OfferKind::Material | OfferKind::Visit => Entry::Always,
        _ => Entry::OnRequest,
    });
}
