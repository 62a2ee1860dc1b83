//! Rows as dates: a first day with times, a rule with its exceptions, or no date at all, each with its place.

use base::{Finding, FindingKind};
use jiff::civil::{Date, Time};
use landscape::{Entry, Moment, Offer, Recurrence, Schedule, Session, Venue, spoken};

use super::cell::Line;
use crate::{
    dates,
    draft::{Desk, keyword},
    html, limits,
};

/// The column of dates in words.
pub(super) const WORDS: &str = "Termin in Worten";

/// Most days of one meeting.
const LONGEST: u16 = 366;

/// The date of a row, with its place.
pub(super) fn session(offer: &mut Offer, row: &Line<'_>, desk: &mut Desk<'_>) {
    if offer.schedule.sessions.len() >= limits::SESSIONS {
        let kind = FindingKind::TooLarge(format!("{} Termine / dates", limits::SESSIONS));
        desk.find(Finding::rejected(kind, row.spot("Beginn"), row.get("Beginn")));
        return;
    }
    let venue = row.venue(desk);
    let when = match row.get(WORDS) {
        "" => by_columns(row, desk),
        words => in_words(words, row, desk),
    };
    let Some(when) = when else {
        // What was said and not understood is found already, and no window either.
        if row.get(WORDS).is_empty() {
            undated(offer, venue, row, desk);
        }
        return;
    };
    let session = Session {
        venue,
        cancelled: row.yes(desk, "Ausfall").unwrap_or(false),
        note: row.filled("Terminhinweis"),
        ..when
    };
    if !offer.schedule.sessions.contains(&session) {
        offer.schedule.sessions.push(session);
    }
}

/// Whether a row says when.
pub(super) fn is_dated(row: &Line<'_>) -> bool {
    [WORDS, "Beginn"].iter().any(|column| !row.get(column).is_empty())
}

/// The date as it is said in words. What stands beside it in columns of its own must not say otherwise.
fn in_words(words: &str, row: &Line<'_>, desk: &mut Desk<'_>) -> Option<Session> {
    let session = match spoken::read(&html::plain(words), desk.today) {
        Ok(session) => session,
        Err(not) => {
            let kind =
                FindingKind::NotUnderstood { german: not.says(true), english: not.says(false) };
            desk.note(kind, row.spot(WORDS), words);
            return None;
        }
    };
    let clock = |moment: Option<Moment>| moment.and_then(Moment::time);
    let rule = row.get("Wiederholung").to_ascii_uppercase();
    let recurrence = session.recurrence.as_ref();
    let same_rule =
        || recurrence.and_then(Recurrence::rule) == Some(rule.trim_start_matches("RRULE:"));
    let day = |text: &str| dates::date(text);
    let checks = [
        ("Beginn", day(row.get("Beginn")) == Some(session.start.date())),
        ("Uhrzeit von", row.time(desk, "Uhrzeit von") == session.start.time()),
        ("Uhrzeit bis", row.time(desk, "Uhrzeit bis") == clock(session.end)),
        ("Ende", day(row.get("Ende")) == last_day(&session)),
        ("Wiederholung", same_rule()),
        (
            "Ausnahmen",
            row.list("Ausnahmen").all(|text| {
                day(&text).is_some_and(|day| recurrence.is_some_and(|r| r.except.contains(&day)))
            }),
        ),
        (
            "Zusatztermine",
            row.list("Zusatztermine").all(|text| {
                day(&text).is_some_and(|day| {
                    recurrence.is_some_and(|r| r.also.iter().any(|also| also.date() == day))
                })
            }),
        ),
    ];
    for (column, same) in checks {
        if !same && !row.get(column).is_empty() {
            let kind = FindingKind::Contradiction(
                "Termin in Worten sagt etwas anderes / the words differ",
            );
            desk.note(kind, row.spot(column), row.get(column));
        }
    }
    Some(session)
}

/// The last day of a session that is not endless.
fn last_day(session: &Session) -> Option<Date> {
    Schedule { entry: Entry::Dated, sessions: vec![session.clone()] }.last_day().map(|last| {
        let day_after = matches!(session.end, Some(Moment::Day(_))) && session.recurrence.is_none();
        if day_after { last.yesterday().unwrap_or(last) } else { last }
    })
}

/// The date in columns of its own.
fn by_columns(row: &Line<'_>, desk: &mut Desk<'_>) -> Option<Session> {
    let first = row.date(desk, "Beginn")?;
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
    // Of a series the last day belongs to the rule, and each meeting has its own length.
    let last = match recurrence {
        Some(_) => last_of_each(first, row, desk),
        None => last,
    };
    Some(Session { end: end(first, last, from, to, row, desk), recurrence, ..Session::at(start) })
}

/// The last day of the first meeting of a series.
fn last_of_each(first: Date, row: &Line<'_>, desk: &mut Desk<'_>) -> Option<Date> {
    let days: u16 = row.number(desk, "Tage je Termin")?;
    if !(1..=LONGEST).contains(&days) {
        let kind = FindingKind::TooLarge(format!("1–{LONGEST} Tage / days"));
        desk.note(kind, row.spot("Tage je Termin"), row.get("Tage je Termin"));
        return None;
    }
    Moment::Day(first).plus_days(i64::from(days) - 1).map(Moment::date)
}

/// When it ends: at a time, or with the last day; nothing where the row does not say.
fn end(
    first: Date,
    last: Option<Date>,
    from: Option<Time>,
    to: Option<Time>,
    row: &Line<'_>,
    desk: &mut Desk<'_>,
) -> Option<Moment> {
    let contradiction = |desk: &mut Desk<'_>, what| {
        let kind = FindingKind::Contradiction(what);
        desk.note(kind, row.spot("Uhrzeit bis"), row.get("Uhrzeit bis"));
    };
    let (from, to) = match (from, to) {
        (Some(from), Some(to)) => (from, to),
        (from, to) => {
            if to.is_some() {
                contradiction(desk, "Uhrzeit bis ohne Uhrzeit von / end without start");
            }
            // A day that ends with itself is not worth saying of a meeting at a time.
            let said = last.filter(|last| from.is_none() || *last > first);
            return said.and_then(dates::after);
        }
    };
    let end = dates::at(last.unwrap_or(first), Some(to));
    let night = last.is_none() && to < from && to.hour() < 7;
    if end > dates::at(first, Some(from)) {
        Some(end)
    } else if night {
        end.plus_days(1)
    } else {
        contradiction(desk, "Uhrzeit bis <= Uhrzeit von");
        None
    }
}

/// The place of an offer without a date: it stands at the window in which one can come or ask.
fn undated(offer: &mut Offer, venue: Option<Venue>, row: &Line<'_>, desk: &mut Desk<'_>) {
    let Some(venue) = venue else { return };
    match window(offer, venue.clone()) {
        Some(session) => {
            if !offer.schedule.sessions.contains(&session) {
                offer.schedule.sessions.push(session);
            }
        }
        None => {
            let what =
                "Ort ohne Beginn, ohne Gültig ab und ohne Zuletzt geprüft / place without any date";
            let given = [&venue.name, &venue.address.city].into_iter().flatten();
            let given = given.map(String::as_str).collect::<Vec<_>>().join(", ");
            desk.note(FindingKind::Contradiction(what), row.spot("Gültig ab"), &given);
            keyword(offer, venue.address.city.as_deref().unwrap_or_default());
        }
    }
}

/// The session at which the place of an undated offer stands.
fn window(offer: &Offer, venue: Venue) -> Option<Session> {
    let day = offer.validity.from.or(offer.assured_at)?;
    let end = offer.validity.until.and_then(dates::after);
    Some(Session { end, venue: Some(venue), ..Session::at(Moment::Day(day)) })
}

/// Whether a session of an undated offer is only the window at which its place stands.
pub(crate) fn is_window(offer: &Offer, session: &Session) -> bool {
    offer.schedule.entry != Entry::Dated
        && session
            .venue
            .as_ref()
            .and_then(|venue| window(offer, venue.clone()))
            .is_some_and(|window| window == *session)
}

fn recurrence(
    row: &Line<'_>,
    start: Moment,
    last: Option<Date>,
    desk: &mut Desk<'_>,
) -> Option<Recurrence> {
    let also = moments(row, desk);
    let rule = row.get("Wiederholung");
    let mut recurrence = if rule.is_empty() {
        if also.is_empty() {
            return None;
        }
        Recurrence::of_dates(also)
    } else {
        let mut rule = rule.to_ascii_uppercase();
        if let Some(last) = last
            && !rule.contains("COUNT=")
            && !rule.contains("UNTIL=")
        {
            rule = format!("{rule};UNTIL={}", last.strftime("%Y%m%d"));
        }
        match Recurrence::read(&rule, start) {
            Ok(mut recurrence) => {
                recurrence.also = also;
                recurrence
            }
            Err(_) => {
                desk.note(FindingKind::NotARecurrence, row.spot("Wiederholung"), &rule);
                return None;
            }
        }
    };
    for text in row.list("Ausnahmen") {
        match dates::date(&text) {
            Some(day) => recurrence.except.push(day),
            None => desk.note(FindingKind::NotADate, row.spot("Ausnahmen"), &text),
        }
    }
    Some(recurrence)
}

/// Dates out of turn: `20.11.2026`, `20.11.2026 17:00`.
fn moments(row: &Line<'_>, desk: &mut Desk<'_>) -> Vec<Moment> {
    let mut also = Vec::new();
    for text in row.list("Zusatztermine") {
        match dates::moment(&text) {
            Some(moment) => also.push(moment),
            None => desk.note(FindingKind::NotADate, row.spot("Zusatztermine"), &text),
        }
    }
    also
}
