//! Brings what belongs together under one UID: a series, the overrides of its dates, a newer version. Events
//! of one REFID and one title, as this house writes the sessions of an offer, become one offer again.
//!
//! A file may be larger than the memory, so events are held back in a window only: the last 5,000 UIDs
//! or 32 MB of text. What comes later than that for a UID that is already gone is reported and left out.

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque, btree_map},
    hash::{DefaultHasher, Hash, Hasher},
    io::BufRead,
};

use base::{Finding, FindingKind, LocalText, RecordKey, Spot};
use jiff::civil::Date;
use landscape::{Coverage, Incoming, Intake, Organisation, Recurrence, Session};

use super::{
    cut::{Piece, Pieces},
    event::{self, Event, Reading},
    zone::Zones,
};
use crate::{html, labels::Labels, limits};

/// Most UIDs that are held back.
const WINDOW: usize = 5_000;
/// Most text of held events, in bytes.
const WINDOW_BYTES: usize = 32 << 20;
/// Most overrides that one series can have.
const OVERRIDES: usize = 2_000;

/// A UID that may still get something.
struct Held {
    main: Option<Event>,
    overrides: Vec<Event>,
    bytes: usize,
}

/// The events of one REFID that may still get more.
struct Group {
    title: String,
    uids: Vec<RecordKey>,
}

pub(super) struct Gathered<'a, R> {
    pieces: Pieces<R>,
    reading: Reading<'a>,
    name: Option<String>,
    provider: Option<RecordKey>,
    held: BTreeMap<RecordKey, Held>,
    groups: BTreeMap<RecordKey, Group>,
    order: VecDeque<RecordKey>,
    bytes: usize,
    /// Hashes of UIDs that were handed over.
    gone: BTreeSet<u64>,
    ready: VecDeque<Result<Incoming, Finding>>,
    offers: u64,
    persons: u64,
    persons_line: Option<u64>,
    said_anything: bool,
    broken: bool,
    done: bool,
}

impl<'a, R: BufRead> Gathered<'a, R> {
    pub(super) fn new(reader: R, intake: &'a Intake<'a>) -> Gathered<'a, R> {
        // A source key is always a fine record key.
        let provider: Option<RecordKey> = intake.source.as_str().parse().ok();
        let id = provider.as_ref().map(|key| intake.organisation_id(key));
        Gathered {
            pieces: Pieces::new(reader),
            reading: Reading {
                intake,
                topics: Labels::of(intake.vocabularies, "topics"),
                audiences: Labels::of(intake.vocabularies, "audiences"),
                zones: Zones::default(),
                provider: id.unwrap_or_else(|| base::OrganisationId::from_uuid(Default::default())),
            },
            name: None,
            provider,
            held: BTreeMap::new(),
            groups: BTreeMap::new(),
            order: VecDeque::new(),
            bytes: 0,
            gone: BTreeSet::new(),
            ready: VecDeque::new(),
            offers: 0,
            persons: 0,
            persons_line: None,
            said_anything: false,
            broken: false,
            done: false,
        }
    }

    fn take(&mut self, piece: Piece) {
        match piece {
            Piece::Zone(text) => self.reading.zones.declare(&text),
            Piece::Property { name, value } => match name.as_str() {
                "X-WR-CALNAME" | "NAME" => {
                    self.name = Some(html::plain(&value)).filter(|name| !name.is_empty());
                }
                "METHOD" if matches!(value.trim(), "CANCEL" | "ADD" | "REQUEST" | "REPLY") => {
                    self.ready.push_back(Ok(Incoming::Coverage(Coverage::Incremental)));
                }
                _ => {}
            },
            Piece::Event { line, text } => match event::read(&text, line, &self.reading) {
                Ok(event) => self.hold(event, text.len()),
                Err(finding) => self.say(finding),
            },
        }
    }

    fn say(&mut self, finding: Finding) {
        self.said_anything = true;
        self.ready.push_back(Err(finding));
    }

    fn hold(&mut self, mut event: Event, bytes: usize) {
        if event.persons {
            self.persons += 1;
            self.persons_line.get_or_insert(event.line);
        }
        for finding in std::mem::take(&mut event.findings) {
            self.say(finding);
        }
        let spot = Spot::line(event.line).record(event.key.as_str());
        if self.gone.contains(&hash(&event.key)) {
            let finding = match event.instead_of {
                Some(day) => Finding::note(
                    FindingKind::UnknownReference,
                    spot.field("RECURRENCE-ID"),
                    &day.to_string(),
                ),
                None => Finding::rejected(FindingKind::DuplicateKey, spot, ""),
            };
            self.say(finding);
            return;
        }
        if let Some(group) = &event.group {
            if self.gone.contains(&hash(group)) {
                let spot = spot.field("REFID");
                self.say(Finding::rejected(FindingKind::DuplicateKey, spot, group.as_str()));
                return;
            }
            let title = event.offer.title.de();
            let new = || Group { title: title.to_owned(), uids: Vec::new() };
            let group = self.groups.entry(group.clone()).or_insert_with(new);
            if group.title == title && !self.held.contains_key(&event.key) {
                group.uids.push(event.key.clone());
            }
        }
        let held = match self.held.entry(event.key.clone()) {
            btree_map::Entry::Occupied(held) => held.into_mut(),
            btree_map::Entry::Vacant(free) => {
                self.order.push_back(event.key.clone());
                free.insert(Held { main: None, overrides: Vec::new(), bytes: 0 })
            }
        };
        let mut finding = None;
        if event.instead_of.is_some() {
            let same = held.overrides.iter().position(|o| o.instead_of == event.instead_of);
            let many = held.overrides.len() >= OVERRIDES;
            match same.and_then(|at| held.overrides.get_mut(at)) {
                Some(other) if other.sequence < event.sequence => *other = event,
                Some(_) => finding = Some(Finding::note(FindingKind::DuplicateKey, spot, "")),
                None if many => {
                    let kind = FindingKind::TooLarge(format!("{OVERRIDES} RECURRENCE-ID"));
                    finding = Some(Finding::note(kind, spot, ""));
                }
                None => held.overrides.push(event),
            }
        } else {
            match &held.main {
                Some(main) if main.sequence >= event.sequence => {
                    finding = Some(Finding::rejected(FindingKind::DuplicateKey, spot, ""));
                }
                _ => held.main = Some(event),
            }
        }
        held.bytes += bytes;
        self.bytes += bytes;
        if let Some(finding) = finding {
            self.say(finding);
        }
        while self.held.len() > WINDOW || self.bytes > WINDOW_BYTES {
            self.release();
        }
    }

    /// Hands the oldest UID over, with all that are grouped with it.
    fn release(&mut self) {
        let Some(key) = self.order.pop_front() else {
            self.bytes = 0;
            return;
        };
        let Some(first) = self.let_go(&key) else { return };
        if self.offers == 0 {
            self.introduce();
        }
        self.offers += 1;
        let event = first.main.as_ref().or(first.overrides.first());
        let group = event.and_then(|event| event.group.clone());
        let members = group.as_ref().filter(|group| {
            self.groups.get(group).is_some_and(|members| members.uids.contains(&key))
        });
        let members = members.and_then(|group| self.groups.remove(group));
        let Some(mut offer) = joined(first) else { return };
        if let (Some(members), Some(group)) = (members, group) {
            for other in members.uids.into_iter().filter(|uid| *uid != key) {
                if let Some(other) = self.let_go(&other).and_then(joined) {
                    offer.schedule.sessions.extend(other.schedule.sessions);
                }
            }
            self.mark_gone(&group);
            offer.id = self.reading.intake.offer_id(&group);
            offer.origin.key = group;
        }
        self.ready.push_back(Ok(Incoming::Offer(Box::new(offer))));
    }

    /// Takes a UID out of the window; the place in the order goes when its turn comes.
    fn let_go(&mut self, key: &RecordKey) -> Option<Held> {
        let held = self.held.remove(key)?;
        self.bytes -= held.bytes;
        self.mark_gone(key);
        Some(held)
    }

    fn mark_gone(&mut self, key: &RecordKey) {
        if self.gone.len() < limits::KEYS {
            self.gone.insert(hash(key));
        }
    }

    /// The provider: the source itself, by the calendar's name.
    fn introduce(&mut self) {
        let Some(key) = self.provider.clone() else { return };
        let name = self.name.clone().unwrap_or_else(|| self.reading.intake.source.to_string());
        let mut provider = Organisation::new(
            self.reading.provider,
            self.reading.intake.origin(key),
            LocalText::german(name),
        );
        provider.provider = true;
        self.ready.push_back(Ok(Incoming::Organisation(Box::new(provider))));
    }

    fn finish(&mut self) {
        self.done = true;
        if self.persons > 0 {
            let spot = Spot { line: self.persons_line, ..Spot::default() };
            let finding = Finding::note(
                FindingKind::PersonalDataDropped,
                spot.field("ORGANIZER, ATTENDEE, CONTACT"),
                &format!("{} x", self.persons),
            );
            self.say(finding);
        }
        if let Some(finding) = self.pieces.spoiled() {
            self.say(finding);
        }
        if self.offers == 0 && !self.said_anything && !self.broken {
            let spot = Spot::default().field("VEVENT");
            self.say(Finding::note(FindingKind::Missing, spot, ""));
        }
    }
}

impl<R: BufRead> Iterator for Gathered<'_, R> {
    type Item = Result<Incoming, Finding>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(ready) = self.ready.pop_front() {
                return Some(ready);
            }
            if self.done {
                return None;
            }
            match self.pieces.next() {
                Some(Ok(piece)) => self.take(piece),
                Some(Err(finding)) if finding.severity == base::Severity::Fatal => {
                    // What was whole before the break is taken; the break is said last.
                    while !self.order.is_empty() {
                        self.release();
                    }
                    self.broken = true;
                    self.finish();
                    self.ready.push_back(Err(finding));
                }
                Some(Err(finding)) => self.say(finding),
                None if self.order.is_empty() => self.finish(),
                None => self.release(),
            }
        }
    }
}

fn hash(key: &RecordKey) -> u64 {
    let mut hasher = DefaultHasher::new();
    key.as_str().hash(&mut hasher);
    hasher.finish()
}

/// A series with its overrides as one offer: each overridden day leaves the series and stands beside it.
fn joined(held: Held) -> Option<landscape::Offer> {
    let mut overrides = held.overrides;
    overrides.sort_by_key(|o| o.instead_of);
    let Some(main) = held.main else {
        // Single dates of a series that the file does not hold.
        let mut all = overrides.into_iter();
        let mut offer = all.next()?.offer;
        for other in all {
            offer.schedule.sessions.extend(other.offer.schedule.sessions);
        }
        return Some(offer);
    };
    let mut offer = main.offer;
    for other in overrides {
        let Some(day) = other.instead_of else { continue };
        let title = other.offer.title.de().to_owned();
        for mut session in other.offer.schedule.sessions {
            if title != offer.title.de() {
                session.note = Some(title.clone());
            }
            replace(&mut offer.schedule.sessions, day, session);
        }
    }
    Some(offer)
}

/// Puts `session` in the place of the series' date on `day`.
fn replace(sessions: &mut Vec<Session>, day: Date, session: Session) {
    if let Some(series) = sessions.first_mut() {
        match &mut series.recurrence {
            Some(recurrence) => {
                recurrence.except.push(day);
                recurrence.except.sort_unstable();
                recurrence.except.dedup();
            }
            // A date without a series that is moved: the override is what holds.
            None if series.start.date() == day => {
                *series = session;
                return;
            }
            None => {
                let mut recurrence = Recurrence::of_dates(Vec::new());
                recurrence.except.push(day);
                series.recurrence = Some(recurrence);
            }
        }
    }
    sessions.push(session);
}
