//! Writes calendars after RFC 5545: lines of at most 75 octets that end in CRLF, folded between
//! characters, with the rules of Europe/Berlin in the file.
//!
//! Each session is an event. A lone one has the offer's id as UID; of several, each has its start behind
//! it, so that a calendar program that has subscribed finds each again, and all carry the offer's id as
//! REFID (RFC 9253, 8.3), which makes them one offer again when they are read. What has no date is left out.

use std::io::{self, Write};

use base::LangTag;
use jiff::{Timestamp, civil::Time, tz::TimeZone};
use landscape::{Address, Moment, Offer, PointPrecision, Session, Venue, Vocabularies};

use crate::{Exported, dates, export::Outgoing, html};

/// The part of every UID behind the offer's id.
const HOUSE: &str = "verzahnt";

/// The time of Berlin since 1996.
const ZONE: [&str; 18] = [
    "BEGIN:VTIMEZONE",
    "TZID:Europe/Berlin",
    "X-LIC-LOCATION:Europe/Berlin",
    "BEGIN:DAYLIGHT",
    "TZNAME:CEST",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "DTSTART:19960331T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "TZNAME:CET",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "DTSTART:19961027T030000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "END:STANDARD",
    "END:VTIMEZONE",
];

/// How a calendar is written.
#[derive(Debug, Clone, Copy)]
pub struct Style<'a> {
    /// DTSTAMP of every event: when this calendar is made.
    pub stamp: Timestamp,
    /// The language of titles and labels, as far as there is one.
    pub lang: &'a LangTag,
    /// Labels of topics and audiences, written as CATEGORIES.
    pub vocabularies: &'a Vocabularies,
}

/// The calendar of one offer, by its title.
pub fn of_offer(exported: &Exported<'_>, style: &Style<'_>) -> String {
    let name = exported.offer.title.best(style.lang).unwrap_or_default();
    let mut bytes = Vec::new();
    // Writing into memory does not fail, and only text is written.
    let _ = calendar(name, [exported], style, &mut bytes);
    String::from_utf8_lossy(&bytes).into_owned()
}

/// A calendar of many offers, for instance of a search.
pub fn calendar<'a, 'b: 'a>(
    name: &str,
    offers: impl IntoIterator<Item = &'a Exported<'b>>,
    style: &Style<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut calendar = Calendar::begin(name, *style, out)?;
    for exported in offers {
        calendar.put(exported)?;
    }
    calendar.end()
}

/// A calendar in the making.
pub struct Calendar<'w> {
    lines: Lines<'w>,
    style: Style<'w>,
}

impl<'w> Calendar<'w> {
    /// Writes what stands before the first event.
    pub fn begin(name: &str, style: Style<'w>, out: &'w mut dyn Write) -> io::Result<Calendar<'w>> {
        let mut lines = Lines(out);
        lines.put("BEGIN:VCALENDAR")?;
        lines.put("VERSION:2.0")?;
        lines.put("PRODID:-//Verzahnt//Verzahnt//DE")?;
        lines.put("CALSCALE:GREGORIAN")?;
        lines.put("METHOD:PUBLISH")?;
        lines.text("X-WR-CALNAME", name)?;
        lines.text("NAME", name)?;
        lines.put("X-WR-TIMEZONE:Europe/Berlin")?;
        for line in ZONE {
            lines.put(line)?;
        }
        Ok(Calendar { lines, style })
    }
}

impl Outgoing for Calendar<'_> {
    fn put(&mut self, exported: &Exported<'_>) -> io::Result<()> {
        let offer = exported.offer;
        let sessions = &offer.schedule.sessions;
        for (at, session) in sessions.iter().enumerate() {
            let group = format!("{}@{HOUSE}", offer.id);
            if sessions.len() == 1 {
                event(exported, session, &group, None, &self.style, &mut self.lines)?;
                continue;
            }
            // Two that begin at once are counted.
            let before = sessions.iter().take(at).filter(|s| s.start == session.start).count();
            let count = if before == 0 { String::new() } else { format!("-{}", before + 1) };
            let uid = format!("{}-{}{count}@{HOUSE}", offer.id, bare(session.start));
            event(exported, session, &uid, Some(&group), &self.style, &mut self.lines)?;
        }
        Ok(())
    }

    fn end(&mut self) -> io::Result<()> {
        self.lines.put("END:VCALENDAR")
    }
}

fn event(
    exported: &Exported<'_>,
    session: &Session,
    uid: &str,
    group: Option<&str>,
    style: &Style<'_>,
    lines: &mut Lines<'_>,
) -> io::Result<()> {
    let offer = exported.offer;
    lines.put("BEGIN:VEVENT")?;
    lines.put(&format!("UID:{uid}"))?;
    if let Some(group) = group {
        lines.put(&format!("REFID:{group}"))?;
    }
    let stamp = style.stamp.to_zoned(TimeZone::UTC).strftime("%Y%m%dT%H%M%SZ").to_string();
    lines.put(&format!("DTSTAMP:{stamp}"))?;
    lines.put(&format!("DTSTART{}", valued(session.start)))?;
    if let Some(end) = session.end.filter(|end| *end > session.start) {
        lines.put(&format!("DTEND{}", valued(same_kind(end, session.start))))?;
    }
    recurrence(session, lines)?;
    lines.text("SUMMARY", &title(offer, session, style))?;
    if let Some(note) = note(session) {
        lines.text("COMMENT", note)?;
    }
    let description = description(offer, style);
    if !description.is_empty() {
        lines.text("DESCRIPTION", &description)?;
    }
    if let Some(location) = session.venue.as_ref().map(|v| location(v, exported, style)) {
        lines.text("LOCATION", &location)?;
    }
    let point = session.venue.as_ref().and_then(|venue| position(venue, exported));
    if let Some(point) = point {
        lines.put(&format!("GEO:{:.6};{:.6}", point.lat(), point.lon()))?;
    }
    if !exported.url.is_empty() {
        lines.put(&format!("URL:{}", exported.url.replace(char::is_whitespace, "%20")))?;
    }
    let categories = categories(offer, style);
    if !categories.is_empty() {
        let escaped: Vec<String> = categories.iter().map(|word| escape(word)).collect();
        lines.put(&format!("CATEGORIES:{}", escaped.join(",")))?;
    }
    lines.put(if session.cancelled { "STATUS:CANCELLED" } else { "STATUS:CONFIRMED" })?;
    lines.put("END:VEVENT")
}

/// What parts the title from what is said of one session alone.
pub(super) const BEFORE_NOTE: &str = " – ";

fn title(offer: &Offer, session: &Session, style: &Style<'_>) -> String {
    let title = offer.title.best(style.lang).unwrap_or_default();
    match note(session) {
        Some(note) => format!("{title}{BEFORE_NOTE}{note}"),
        None => title.to_owned(),
    }
}

/// What is said of one session alone: it stands in the title, because calendars show no more, and by itself.
fn note(session: &Session) -> Option<&str> {
    session.note.as_deref().map(str::trim).filter(|note| !note.is_empty())
}

/// Summary and description as plain text.
fn description(offer: &Offer, style: &Style<'_>) -> String {
    let summary = offer.summary.best(style.lang).unwrap_or_default();
    let long = offer.description.best(style.lang).unwrap_or_default();
    let mut text = long.to_owned();
    for mark in ["</p>", "<br>", "</li>", "</ul>", "</ol>"] {
        text = text.replace(mark, &format!("{mark}\n"));
    }
    let lines = [summary].into_iter().chain(text.lines()).map(html::plain);
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// "Name, Raum, Straße 1, 21423 Winsen (Luhe)".
fn location(venue: &Venue, exported: &Exported<'_>, style: &Style<'_>) -> String {
    let place = exported.places.iter().find(|place| Some(place.id) == venue.place);
    let address = match place {
        Some(place) if venue.address.street.is_none() && venue.address.city.is_none() => {
            &place.address
        }
        _ => &venue.address,
    };
    let name = venue.name.as_deref().or_else(|| place.and_then(|p| p.name.best(style.lang)));
    let town = match (&address.postcode, &address.city) {
        (Some(postcode), Some(city)) => Some(format!("{postcode} {city}")),
        (postcode, city) => postcode.clone().or_else(|| city.clone()),
    };
    let parts = [name, venue.room.as_deref(), address.street.as_deref(), town.as_deref()];
    parts
        .into_iter()
        .flatten()
        .filter(|part| !part.trim().is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}

/// Where it is; the centre of a town is no position of an event.
fn position(venue: &Venue, exported: &Exported<'_>) -> Option<base::GeoPoint> {
    let place = exported.places.iter().find(|place| Some(place.id) == venue.place);
    let addresses = [Some(&venue.address), place.map(|place| &place.address)];
    let exact = |address: &&Address| address.precision == PointPrecision::Exact;
    addresses.into_iter().flatten().filter(exact).find_map(|address| address.point)
}

fn categories(offer: &Offer, style: &Style<'_>) -> Vec<String> {
    let label =
        |scheme, notation| style.vocabularies.label(scheme, notation, style.lang).to_owned();
    let topics = offer.topics.iter().map(|n| label("topics", n));
    let audiences = offer.audiences.iter().map(|n| label("audiences", n));
    topics.chain(audiences).chain(offer.keywords.iter().cloned()).collect()
}

fn recurrence(session: &Session, lines: &mut Lines<'_>) -> io::Result<()> {
    let Some(recurrence) = &session.recurrence else { return Ok(()) };
    if let Some(rule) = recurrence.rule() {
        lines.put(&format!("RRULE:{}", with_utc_end(rule, session.start)))?;
    }
    for day in &recurrence.except {
        let at = dates::at(*day, session.start.time());
        lines.put(&format!("EXDATE{}", valued(at)))?;
    }
    for at in &recurrence.also {
        lines.put(&format!("RDATE{}", valued(same_kind(*at, session.start))))?;
    }
    Ok(())
}

/// The house keeps UNTIL in civil time; the format wants UTC where the start has a time.
fn with_utc_end(rule: &str, start: Moment) -> String {
    let parts = rule.split(';').map(|part| {
        let Some(until) = part.strip_prefix("UNTIL=") else { return part.to_owned() };
        let Some(day) = until.get(..8).and_then(dates::date) else { return part.to_owned() };
        let end_of_day = Time::constant(23, 59, 59, 0);
        let clock = until.get(9..15).and_then(|clock| Time::strptime("%H%M%S", clock).ok());
        let local = day.to_datetime(clock.unwrap_or(end_of_day));
        match start {
            Moment::Day(_) => format!("UNTIL={}", day.strftime("%Y%m%d")),
            Moment::At(_) => match dates::berlin().to_timestamp(local) {
                Ok(at) => {
                    format!("UNTIL={}", at.to_zoned(TimeZone::UTC).strftime("%Y%m%dT%H%M%SZ"))
                }
                Err(_) => part.to_owned(),
            },
        }
    });
    parts.collect::<Vec<_>>().join(";")
}

/// A moment as a day where the start is one, and with a time where the start has one.
fn same_kind(moment: Moment, start: Moment) -> Moment {
    match (moment, start) {
        (Moment::At(at), Moment::Day(_)) => Moment::Day(at.date()),
        (Moment::Day(day), Moment::At(_)) => dates::at(day, Some(Time::midnight())),
        _ => moment,
    }
}

/// `;VALUE=DATE:20261231` or `;TZID=Europe/Berlin:20261231T180000`.
fn valued(moment: Moment) -> String {
    match moment {
        Moment::Day(_) => format!(";VALUE=DATE:{}", bare(moment)),
        Moment::At(_) => format!(";TZID=Europe/Berlin:{}", bare(moment)),
    }
}

fn bare(moment: Moment) -> String {
    match moment {
        Moment::Day(day) => day.strftime("%Y%m%d").to_string(),
        Moment::At(at) => at.strftime("%Y%m%dT%H%M%S").to_string(),
    }
}

/// A TEXT value: backslash, comma, semicolon and line ends are escaped, other control characters go.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\\' | ',' | ';' => escaped.extend(['\\', c]),
            '\n' | '\r' => escaped.push_str("\\n"),
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// Breaks a line into pieces of at most 75 octets with their mark, never within a character.
pub(super) fn fold(line: &str) -> String {
    let mut folded = String::with_capacity(line.len() + line.len() / 37);
    let mut octets = 0;
    for c in line.chars() {
        if octets + c.len_utf8() > 75 {
            folded.push_str("\r\n ");
            octets = 1;
        }
        folded.push(c);
        octets += c.len_utf8();
    }
    folded
}

struct Lines<'a>(&'a mut dyn Write);

impl Lines<'_> {
    /// One property, folded. Line ends and other control characters in it would be another property: they go.
    fn put(&mut self, line: &str) -> io::Result<()> {
        let clean: String = line.chars().filter(|c| !c.is_control()).collect();
        write!(self.0, "{}\r\n", fold(&clean))
    }

    fn text(&mut self, name: &str, text: &str) -> io::Result<()> {
        self.put(&format!("{name}:{}", escape(text)))
    }
}
