//! What is written: read again by ourselves, and held against the rules of the format.

use super::*;
use crate::Exported;

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
