//! What is written: read again by ourselves, and held against the rules of the format.

use super::*;
use crate::{Exported, html};

fn written(offer: &Offer) -> String {
    let desk = Desk::new();
    let style = Style {
        stamp: Timestamp::UNIX_EPOCH,
        lang: &LangTag::german(),
        vocabularies: &desk.vocabularies,
    };
    let url = "https://example.org/angebote/1".to_owned();
    of_offer(&Exported { offer, provider: None, places: Vec::new(), url }, &style)
}

#[test]
fn what_is_written_is_read_as_the_same_offer() {
    let first = only(&event(
        "DTSTART;TZID=Europe/Berlin:20271018T180000\nDTEND;TZID=Europe/Berlin:20271018T193000\n\
         RRULE:FREQ=WEEKLY;UNTIL=20271213T170000Z\nEXDATE;TZID=Europe/Berlin:20271025T180000\n\
         RDATE;TZID=Europe/Berlin:20271110T100000\nCATEGORIES:Musik,Ensemble\n\
         LOCATION:Stadtbücherei\\, Deichstraße 1\\, 21423 Winsen (Luhe)\nGEO:53.3621;10.2091\n\
         DESCRIPTION:Für Chöre\\; mit Übung\\, ohne Noten\\nBitte Wasser mitbringen – \\\\o/",
    ));
    let text = written(&first);
    let second = only(&text);
    assert_eq!(second.schedule, first.schedule);
    assert_eq!(second.title, first.title);
    assert_eq!(second.topics, first.topics);
    assert_eq!(second.keywords, first.keywords);
    assert_eq!(second.description, first.description);
    assert_eq!(second.origin.key.as_str(), format!("{}@verzahnt", first.id));
    assert_eq!(findings(&text), Vec::<String>::new());
}

#[test]
fn a_written_calendar_keeps_the_rules_of_the_format() {
    let mut offer = only(&event("DTSTART;VALUE=DATE:20270304\nDTEND;VALUE=DATE:20270306"));
    offer.description =
        base::LocalText::german(format!("<p>{}</p>", "Töpfern für Fortgeschrittene ".repeat(20)));
    let text = written(&offer);
    assert!(text.ends_with("END:VCALENDAR\r\n"));
    assert!(
        text.contains("\r\nDTSTART;VALUE=DATE:20270304\r\nDTEND;VALUE=DATE:20270306\r\n"),
        "{text}"
    );
    assert!(text.contains("\r\nDTSTAMP:19700101T000000Z\r\n"));
    assert!(text.contains("\r\nX-WR-CALNAME:Konzert\r\n"));
    assert!(text.contains("\r\nBEGIN:VTIMEZONE\r\nTZID:Europe/Berlin\r\n"));
    assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
    for line in text.split("\r\n") {
        assert!(line.len() <= 75, "{line}");
    }
}

#[test]
fn a_date_on_request_is_left_out() {
    let mut offer = only(&event("DTSTART:20270304T180000"));
    offer.schedule = landscape::Schedule::without_dates(landscape::Entry::OnRequest);
    let text = written(&offer);
    assert!(!text.contains("VEVENT"), "{text}");
}

#[test]
fn the_centre_of_a_town_is_not_written_as_the_place_of_an_event() {
    let offer = only(&event("DTSTART:20270304T180000\nLOCATION:Rathaus\\, 21423 Winsen (Luhe)"));
    let address = &offer.schedule.sessions[0].venue.as_ref().unwrap().address;
    assert_eq!(address.precision, landscape::PointPrecision::Municipality);
    assert!(!written(&offer).contains("GEO:"));
}

#[test]
fn several_dates_have_several_keys_that_stay() {
    let mut offer = only(&event("DTSTART:20270304T180000"));
    let mut other = offer.schedule.sessions[0].clone();
    other.start = other.start.plus_days(7).unwrap();
    other.cancelled = true;
    offer.schedule.sessions.push(other);
    let text = written(&offer);
    let unfolded = text.replace("\r\n ", "");
    assert!(unfolded.contains(&format!("UID:{}-20270304T180000@verzahnt", offer.id)), "{text}");
    assert!(unfolded.contains(&format!("UID:{}-20270311T180000@verzahnt", offer.id)), "{text}");
    assert!(text.contains("STATUS:CANCELLED"));
}

#[test]
fn a_title_cannot_smuggle_in_a_property() {
    let mut offer = only(&event("DTSTART:20270304T180000"));
    offer.title = base::LocalText::german("Konzert\r\nATTENDEE:mailto:x@example.org");
    offer.url = None;
    let text = written(&offer);
    assert!(!text.contains("\nATTENDEE"), "{text}");
}

/// Sessions as a calendar can say them: at whole days or at times, with series that end.
fn session() -> impl Strategy<Value = landscape::Session> {
    use landscape::{Moment, Recurrence, Session, Venue};
    let day = |days: i64| Moment::Day(date(2027, 1, 1)).plus_days(days).unwrap().date();
    let at = move |days: i64, minute: Option<i16>| match minute {
        None => Moment::Day(day(days)),
        Some(minute) => {
            let part = |n: i16| i8::try_from(n).unwrap();
            Moment::At(day(days).at(part(minute / 60), part(minute % 60), 0, 0))
        }
    };
    let starts = (0..700_i64, prop::option::of(0..1440_i16));
    let length = prop::option::of(1..4_i64);
    let days = || prop::collection::btree_set(0..700_i64, 0..3);
    let series = prop::option::of((
        prop::sample::select(vec![
            Some("FREQ=WEEKLY;COUNT=10"),
            Some("FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20281231T120000"),
            Some("FREQ=MONTHLY;BYDAY=2TU"),
            None,
        ]),
        days(),
        days(),
    ));
    let note = prop::option::of("[A-Za-zäöü,;: –\\\\]{1,30}");
    let venue = prop::option::of(prop::sample::select(vec!["Aula", "Alte Mühle"]));
    (starts, length, series, note, venue, any::<bool>()).prop_map(
        move |((first, minute), length, series, note, venue, cancelled)| {
            let start = at(first, minute);
            let recurrence = series.and_then(|(rule, except, also)| {
                let also: Vec<Moment> = also.into_iter().map(|d| at(d, minute)).collect();
                let rule = rule.map(|rule| match minute {
                    None => rule.replace("T120000", ""),
                    Some(_) => rule.to_owned(),
                });
                let mut it = match rule {
                    Some(rule) => Recurrence::read(&rule, start).unwrap(),
                    None if also.is_empty() && except.is_empty() => return None,
                    None => Recurrence::of_dates(Vec::new()),
                };
                it.also = also;
                it.except = except.into_iter().map(day).collect();
                Some(it)
            });
            let note = note.map(|note| html::plain(&note)).filter(|note| !note.is_empty());
            Session {
                end: length.and_then(|days| start.plus_days(days)),
                recurrence,
                venue: venue.map(|v| Venue { name: Some(v.to_owned()), ..Venue::default() }),
                cancelled,
                note,
                ..Session::at(start)
            }
        },
    )
}

proptest! {
    #[test]
    fn an_offer_with_any_sessions_is_one_offer_again(
        sessions in prop::collection::vec(session(), 1..5),
        title in "[A-Za-zäöü][A-Za-zäöü ,;:–\\\\]{0,90}",
    ) {
        let mut offer = only(&event("DTSTART:20270304T180000"));
        offer.title = base::LocalText::german(html::plain(&title));
        offer.schedule.sessions = sessions;
        let text = written(&offer);
        prop_assert_eq!(findings(&text), Vec::<String>::new());
        let again = only(&text);
        prop_assert_eq!(again.title, offer.title);
        prop_assert_eq!(again.schedule, offer.schedule, "{}", text);
        prop_assert_eq!(again.origin.key.as_str(), format!("{}@verzahnt", offer.id));
    }

    #[test]
    fn any_bytes_end_in_records_or_findings(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let mut text = b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:x\r\nDTSTART:".to_vec();
        text.extend(bytes);
        let desk = Desk::new();
        prop_assert!(records(&text[..], &desk.intake()).count() > 0);
    }
}
