//! One VEVENT becomes one offer with one session; what could not be understood is noted beside it.

use base::{Finding, FindingKind, LocalText, RecordKey, Spot};
use calcard::{
    Entry, Parser,
    icalendar::{
        ICalendarClassification, ICalendarComponent, ICalendarEntry, ICalendarProperty,
        ICalendarStatus, ICalendarValue,
    },
};
use jiff::{SignedDuration, ToSpan, civil::Date};
use landscape::{
    Entry as EntryKind, Intake, Moment, Offer, OfferFormat, OfferKind, Schedule, Session, Venue,
};

use super::{
    location,
    series::{recurrence, stated},
    write::BEFORE_NOTE,
    zone::Zones,
};
use crate::{draft, html, labels::Labels};

/// An event as it was understood.
#[derive(Debug)]
pub(super) struct Event {
    pub(super) line: u64,
    pub(super) key: RecordKey,
    pub(super) sequence: i64,
    /// What this event is grouped with others by (REFID of RFC 9253).
    pub(super) group: Option<RecordKey>,
    /// The day of the series that this event stands for (RECURRENCE-ID).
    pub(super) instead_of: Option<Date>,
    /// With exactly one session.
    pub(super) offer: Offer,
    /// Whether persons were named.
    pub(super) persons: bool,
    pub(super) findings: Vec<Finding>,
}

/// What every event of a file is read with.
pub(super) struct Reading<'a> {
    pub(super) intake: &'a Intake<'a>,
    pub(super) topics: Labels,
    pub(super) audiences: Labels,
    pub(super) zones: Zones,
    pub(super) provider: base::OrganisationId,
}

/// Notes about one event.
pub(super) struct Notes {
    spot: Spot,
    findings: Vec<Finding>,
}

impl Notes {
    pub(super) fn add(&mut self, kind: FindingKind, field: &str, given: &str) {
        self.findings.push(Finding::note(kind, self.spot.clone().field(field), given));
    }
}

/// Reads one VEVENT; `Err` where it cannot be taken.
pub(super) fn read(text: &str, line: u64, reading: &Reading<'_>) -> Result<Event, Finding> {
    let broken = || Finding::rejected(FindingKind::NotThisFormat("VEVENT"), Spot::line(line), "");
    let Entry::ICalendar(calendar) = Parser::new(text).entry() else { return Err(broken()) };
    let event = calendar.components.first().ok_or_else(broken)?;
    let spot = match event.uid() {
        Some(uid) => Spot::line(line).record(uid.trim()),
        None => Spot::line(line),
    };
    let rejected =
        |kind, field: &str, given: &str| Finding::rejected(kind, spot.clone().field(field), given);
    let class = entry(event, &ICalendarProperty::Class).and_then(|e| e.values.first());
    if let Some(ICalendarValue::Classification(
        ICalendarClassification::Private | ICalendarClassification::Confidential,
    )) = class
    {
        return Err(rejected(
            FindingKind::NotSupported("private Termine / private events"),
            "CLASS",
            "",
        ));
    }
    let Some(summary) = words(event, &ICalendarProperty::Summary) else {
        return Err(rejected(FindingKind::Missing, "SUMMARY", ""));
    };
    let mut notes = Notes { spot: spot.clone(), findings: Vec::new() };
    let Some(start_entry) = entry(event, &ICalendarProperty::Dtstart) else {
        return Err(rejected(FindingKind::Missing, "DTSTART", ""));
    };
    let stated = stated(start_entry, reading, &mut notes);
    let Some((stated, start)) = stated.first().and_then(|s| Some((*s, s.local()?))) else {
        return Err(rejected(FindingKind::NotADate, "DTSTART", &given(start_entry)));
    };
    let (title, note) = without_note(event, summary);
    let key = key(event, &title, start, &mut notes).ok_or_else(|| {
        rejected(FindingKind::TooLarge("500 Zeichen / characters".into()), "UID", "")
    })?;
    let mut session = Session::at(start);
    session.end = end(event, start, reading, &mut notes);
    session.cancelled = event.status() == Some(&ICalendarStatus::Cancelled);
    session.note = note;
    session.recurrence = recurrence(event, stated, reading, &mut notes);
    let intake = reading.intake;
    let mut offer = Offer::new(
        intake.offer_id(&key),
        intake.origin(key.clone()),
        OfferKind::Event,
        LocalText::german(title),
        reading.provider,
    );
    place(event, &mut offer, &mut session, intake, &mut notes);
    categories(event, &mut offer, reading);
    let described = entry(event, &ICalendarProperty::Description)
        .or_else(|| event.entries.iter().find(|e| is_named(e, "X-ALT-DESC")))
        .or_else(|| entry(event, &ICalendarProperty::StyledDescription));
    if let Some(text) = described.map(text_of) {
        offer.description = LocalText::german(html::clean(&text));
    }
    if let Some(url) = entry(event, &ICalendarProperty::Url).map(text_of) {
        offer.url = html::web_address(&url);
        if offer.url.is_none() && !url.trim().is_empty() {
            notes.add(FindingKind::NotAnAddress, "URL", &url);
        }
    }
    offer.schedule = Schedule { entry: EntryKind::Dated, sessions: vec![session] };
    let instead_of = entry(event, &ICalendarProperty::RecurrenceId)
        .and_then(|e| self::stated(e, reading, &mut notes).first()?.local())
        .map(Moment::date);
    if instead_of.is_some() && text.contains(";RANGE=THISANDFUTURE") {
        let what = "RANGE=THISANDFUTURE: nur dieser eine Termin / this one date only";
        notes.add(FindingKind::NotSupported(what), "RECURRENCE-ID", "");
    }
    let sequence = entry(event, &ICalendarProperty::Sequence);
    Ok(Event {
        line,
        key,
        sequence: sequence.and_then(|e| e.values.first()?.as_integer()).unwrap_or(0),
        instead_of,
        group: entry(event, &ICalendarProperty::Refid).and_then(|e| text_of(e).trim().parse().ok()),
        offer,
        persons: event.entries.iter().any(|e| {
            use ICalendarProperty::{Attendee, Contact, Organizer};
            matches!(e.name, Attendee | Contact | Organizer)
        }),
        findings: notes.findings,
    })
}

/// The title and what is said of this session alone, where a COMMENT names what ends the title.
fn without_note(event: &ICalendarComponent, summary: String) -> (String, Option<String>) {
    let Some(comment) = words(event, &ICalendarProperty::Comment) else { return (summary, None) };
    let title = summary.strip_suffix(&comment).and_then(|rest| rest.strip_suffix(BEFORE_NOTE));
    match title.map(str::trim).filter(|title| !title.is_empty()) {
        Some(title) => (title.to_owned(), Some(comment)),
        None => (summary, None),
    }
}

/// The event's UID; where none is given, one from title and start, so that the same file gives the same.
fn key(
    event: &ICalendarComponent,
    title: &str,
    start: Moment,
    notes: &mut Notes,
) -> Option<RecordKey> {
    match event.uid().map(str::trim).filter(|uid| !uid.is_empty()) {
        Some(uid) => uid.parse().ok(),
        None => {
            notes.add(FindingKind::Missing, "UID", "");
            let title: String = title.chars().take(200).collect();
            format!("{start} {title}").parse().ok()
        }
    }
}

pub(super) fn entry<'a>(
    event: &'a ICalendarComponent,
    name: &ICalendarProperty,
) -> Option<&'a ICalendarEntry> {
    event.entries.iter().find(|entry| entry.name == *name)
}

fn is_named(entry: &ICalendarEntry, name: &str) -> bool {
    matches!(&entry.name, ICalendarProperty::Other(other) if other.eq_ignore_ascii_case(name))
}

/// The text of a property; several values are joined as they were parted.
pub(super) fn text_of(entry: &ICalendarEntry) -> String {
    let texts: Vec<&str> = entry.values.iter().filter_map(ICalendarValue::as_text).collect();
    texts.join(",")
}

/// A text on one line, unless it is blank.
fn words(event: &ICalendarComponent, name: &ICalendarProperty) -> Option<String> {
    let text = html::plain(&text_of(entry(event, name)?));
    (!text.is_empty()).then_some(text)
}

/// A value as it stood, as far as it was kept.
pub(super) fn given(entry: &ICalendarEntry) -> String {
    match entry.values.first() {
        Some(ICalendarValue::Text(text)) => text.clone(),
        Some(ICalendarValue::PartialDateTime(at)) => {
            let part = |part: Option<u8>| part.map(|p| format!("{p:02}")).unwrap_or_default();
            let year = at.year.map(|y| format!("{y:04}")).unwrap_or_default();
            format!("{year}{}{}", part(at.month), part(at.day))
        }
        _ => String::new(),
    }
}

/// DTEND or DTSTART and DURATION; days end exclusively as in the format.
fn end(
    event: &ICalendarComponent,
    start: Moment,
    reading: &Reading<'_>,
    notes: &mut Notes,
) -> Option<Moment> {
    let end = if let Some(entry) = entry(event, &ICalendarProperty::Dtend) {
        let end = stated(entry, reading, notes).first().and_then(|s| s.local())?;
        match (start, end) {
            // A day that ends at a time, or the other way round: the days count.
            (Moment::Day(_), Moment::At(at)) => Moment::Day(at.date()).plus_days(1)?,
            (Moment::At(_), Moment::Day(day)) => {
                Moment::At(day.to_datetime(jiff::civil::Time::midnight()))
            }
            _ => end,
        }
    } else {
        let entry = entry(event, &ICalendarProperty::Duration)?;
        let Some(ICalendarValue::Duration(duration)) = entry.values.first() else {
            notes.add(FindingKind::NotADate, "DURATION", &text_of(entry));
            return None;
        };
        let days = i64::from(duration.weeks) * 7 + i64::from(duration.days);
        let seconds = i64::from(duration.hours) * 3600
            + i64::from(duration.minutes) * 60
            + i64::from(duration.seconds);
        let late = start.plus_days(days).and_then(|moment| match moment {
            Moment::Day(_) => Some(moment),
            Moment::At(at) => {
                at.checked_add(SignedDuration::from_secs(seconds)).ok().map(Moment::At)
            }
        });
        // Nobody means a date of more than ten years.
        let most = start.date().checked_add(10.years()).ok()?;
        match late.filter(|late| !duration.neg && late.date() <= most) {
            Some(late) => late,
            None => {
                notes.add(FindingKind::NotADate, "DURATION", &duration.to_string());
                return None;
            }
        }
    };
    if end < start {
        notes.add(
            FindingKind::Contradiction("Ende vor Beginn / end before start"),
            "DTEND",
            &end.to_string(),
        );
    }
    Some(end).filter(|end| *end > start)
}

/// LOCATION, GEO and CONFERENCE: where it is, and whether one can take part from afar.
fn place(
    event: &ICalendarComponent,
    offer: &mut Offer,
    session: &mut Session,
    intake: &Intake<'_>,
    notes: &mut Notes,
) {
    let text = entry(event, &ICalendarProperty::Location).map(text_of).unwrap_or_default();
    let text = text.trim();
    let lower = text.to_lowercase();
    let online = ["online", "zoom", "virtuell", "http://", "https://", "webinar"]
        .iter()
        .any(|word| lower.starts_with(word));
    let conference = entry(event, &ICalendarProperty::Conference).is_some();
    offer.format = match (online, conference, text.is_empty()) {
        (true, ..) | (_, true, true) => OfferFormat::Online,
        (_, true, false) => OfferFormat::Hybrid,
        _ => OfferFormat::OnSite,
    };
    if !online {
        session.venue = location::venue(text, intake);
    }
    let Some(geo) = entry(event, &ICalendarProperty::Geo) else { return };
    let number = |nth: usize| match geo.values.get(nth) {
        Some(ICalendarValue::Float(number)) => Some(*number),
        Some(ICalendarValue::Integer(number)) => i32::try_from(*number).ok().map(f64::from),
        _ => None,
    };
    let (point, note) = draft::positioned(number(0).zip(number(1)));
    if let Some(point) = point {
        let venue = session.venue.get_or_insert_with(Venue::default);
        draft::place_at(&mut venue.address, point);
    }
    if let Some(kind) = note {
        let texts: Vec<String> = geo.values.iter().map(|v| format!("{v:?}")).collect();
        notes.add(kind, "GEO", &texts.join(";"));
    }
}

/// CATEGORIES: topics and audiences by their labels, the rest keywords.
fn categories(event: &ICalendarComponent, offer: &mut Offer, reading: &Reading<'_>) {
    let entries = event.entries.iter().filter(|e| e.name == ICalendarProperty::Categories);
    for word in entries.flat_map(|e| e.values.iter()).filter_map(ICalendarValue::as_text) {
        let word = html::plain(word);
        if let Some(topic) = reading.topics.get(&word) {
            offer.topics.insert(topic.clone());
        } else if let Some(audience) = reading.audiences.get(&word) {
            offer.audiences.insert(audience.clone());
        } else if !word.is_empty() && !offer.keywords.contains(&word) {
            offer.keywords.push(word);
        }
    }
}
