//! Calendars in: every zone, series and override that providers' programs write, and what they get wrong.

use base::{Ags, GeoPoint, LangTag, Severity, SourceKey};
use jiff::{Timestamp, civil::date};
use landscape::{
    Area, AreaLevel, Concept, Gazetteer, Occurrence, Offer, OfferFormat, Origin, Vocabularies,
    Vocabulary,
};
use proptest::prelude::*;

use super::*;

mod foreign;
mod out;

/// What an importer has beside the file: a town and a topic.
struct Desk {
    district: Ags,
    source: SourceKey,
    vocabularies: Vocabularies,
    gazetteer: Gazetteer,
}

impl Desk {
    fn new() -> Desk {
        let district: Ags = "03353".parse().unwrap();
        let source: SourceKey = "beispiel-kalender".parse().unwrap();
        let key: base::RecordKey = "03353040".parse().unwrap();
        let town = Area {
            id: base::AreaId::derived(&district, &source, &key),
            origin: Origin {
                district: district.clone(),
                source: source.clone(),
                key,
                licence: None,
                retrieved_at: Timestamp::UNIX_EPOCH,
            },
            ags: "03353040".parse().unwrap(),
            ars: None,
            level: AreaLevel::Municipality,
            name: "Winsen (Luhe), Stadt".to_owned(),
            parent: None,
            centre: GeoPoint::new(53.36, 10.21).ok(),
            population: None,
            km2: None,
            postcodes: vec!["21423".to_owned()],
            boundary: None,
        };
        let concept = Concept {
            notation: "musik".parse().unwrap(),
            iri: "urn:verzahnt:vocabulary:topics#musik".to_owned(),
            pref_label: base::LocalText::german("Musik"),
            alt_labels: Vec::new(),
            hidden_labels: Vec::new(),
            definition: base::LocalText::default(),
            broader: Vec::new(),
            related: Vec::new(),
            exact_match: Vec::new(),
        };
        let mut topics = Vocabulary { scheme: "topics".to_owned(), ..Vocabulary::default() };
        topics.concepts.insert(concept.notation.clone(), concept);
        let mut vocabularies = Vocabularies::default();
        vocabularies.put(topics);
        Desk { district, source, vocabularies, gazetteer: Gazetteer::new([&town]) }
    }

    fn intake(&self) -> Intake<'_> {
        Intake {
            district: &self.district,
            source: &self.source,
            retrieved_at: Timestamp::UNIX_EPOCH,
            vocabularies: &self.vocabularies,
            gazetteer: &self.gazetteer,
        }
    }
}

fn all(text: &str) -> Vec<Result<Incoming, Finding>> {
    let desk = Desk::new();
    records(text.as_bytes(), &desk.intake()).collect()
}

fn offers(text: &str) -> Vec<Offer> {
    let offer = |record| match record {
        Ok(Incoming::Offer(offer)) => Some(*offer),
        _ => None,
    };
    all(text).into_iter().filter_map(offer).collect()
}

fn findings(text: &str) -> Vec<String> {
    all(text).into_iter().filter_map(Result::err).map(|f| format!("{:?} {f}", f.severity)).collect()
}

fn calendar_of(events: &str) -> String {
    format!(
        "BEGIN:VCALENDAR\nVERSION:2.0\nX-WR-CALNAME:Musikschule Beispielstadt\n{events}\nEND:VCALENDAR\n"
    )
}

/// One event with a UID and a title, and what else is given.
fn event(lines: &str) -> String {
    calendar_of(&format!("BEGIN:VEVENT\nUID:a1\nSUMMARY:Konzert\n{lines}\nEND:VEVENT"))
}

#[track_caller]
fn only(text: &str) -> Offer {
    let mut all = offers(text);
    assert_eq!(all.len(), 1, "{:?}", findings(text));
    all.remove(0)
}

fn starts(offer: &Offer) -> Vec<String> {
    let (from, until) = (date(1990, 1, 1), date(2040, 1, 1));
    let found: Vec<Occurrence<'_>> = offer.schedule.occurrences(from, until, 500);
    found.iter().map(|o| o.start.to_string()).collect()
}

#[test]
fn an_event_becomes_an_offer_with_its_place_topics_and_words() {
    let offer = only(&event(
        "DTSTART;TZID=Europe/Berlin:20270304T180000\nDTEND;TZID=Europe/Berlin:20270304T193000\n\
         LOCATION:Stadtbücherei\\, Deichstraße 1\\, 21423 Winsen (Luhe)\nGEO:53.3621;10.2091\n\
         CATEGORIES:Musik,Ensemble\nURL:https://example.org/konzert\n\
         DESCRIPTION:Mit <script>x</script>Pause\\nEintritt frei\\, ohne Anmeldung",
    ));
    assert_eq!(offer.title.de(), "Konzert");
    assert_eq!(offer.origin.key.as_str(), "a1");
    let session = &offer.schedule.sessions[0];
    assert_eq!(session.start.to_string(), "2027-03-04T18:00");
    assert_eq!(session.end.unwrap().to_string(), "2027-03-04T19:30");
    let venue = session.venue.as_ref().unwrap();
    assert_eq!(venue.name.as_deref(), Some("Stadtbücherei"));
    assert_eq!(venue.address.street.as_deref(), Some("Deichstraße 1"));
    assert_eq!(venue.address.postcode.as_deref(), Some("21423"));
    assert_eq!(venue.address.city.as_deref(), Some("Winsen (Luhe)"));
    assert_eq!(venue.address.area.as_ref().map(Ags::as_str), Some("03353040"));
    assert_eq!(venue.address.point, GeoPoint::new(53.3621, 10.2091).ok());
    assert_eq!(offer.topics.iter().map(|t| t.as_str()).collect::<Vec<_>>(), ["musik"]);
    assert_eq!(offer.keywords, ["Ensemble"]);
    assert_eq!(offer.url.as_deref(), Some("https://example.org/konzert"));
    assert!(!offer.description.de().contains("script"), "{}", offer.description.de());
    assert!(offer.description.de().contains("Eintritt frei, ohne Anmeldung"));
}

#[test]
fn the_calendar_s_name_is_the_provider_s_and_comes_before_the_offers() {
    let records = all(&event("DTSTART:20270304T180000"));
    let Some(Ok(Incoming::Organisation(provider))) = records.first() else {
        panic!("{records:?}");
    };
    assert_eq!(provider.name.de(), "Musikschule Beispielstadt");
    assert_eq!(provider.origin.key.as_str(), "beispiel-kalender");
    assert!(provider.provider);
    let Some(Ok(Incoming::Offer(offer))) = records.get(1) else { panic!("{records:?}") };
    assert_eq!(offer.provider, provider.id);
}

#[track_caller]
fn check_start(line: &str, expected: &str) {
    assert_eq!(only(&event(line)).schedule.sessions[0].start.to_string(), expected, "{line}");
}

#[test]
fn every_zone_ends_in_the_time_of_berlin() {
    check_start("DTSTART:20270304T180000", "2027-03-04T18:00");
    check_start("DTSTART:20270304T170000Z", "2027-03-04T18:00");
    check_start("DTSTART:20270704T160000Z", "2027-07-04T18:00");
    check_start("DTSTART;TZID=Europe/Vienna:20270304T180000", "2027-03-04T18:00");
    check_start("DTSTART;TZID=America/New_York:20270304T120000", "2027-03-04T18:00");
    check_start("DTSTART;TZID=W. Europe Standard Time:20270304T180000", "2027-03-04T18:00");
    check_start(
        "DTSTART;TZID=/mozilla.org/20070129_1/America/New_York:20270304T120000",
        "2027-03-04T18:00",
    );
    check_start(
        "DTSTART;TZID=/freeassociation.sourceforge.net/Europe/Berlin:20270304T180000",
        "2027-03-04T18:00",
    );
    check_start("DTSTART;VALUE=DATE:20270304", "2027-03-04");
    check_start("DTSTART:20270304", "2027-03-04");
}

#[test]
fn a_zone_that_nobody_knows_is_local_time_and_noted() {
    let text = event("DTSTART;TZID=Daheim:20270304T180000");
    assert_eq!(only(&text).schedule.sessions[0].start.to_string(), "2027-03-04T18:00");
    assert_eq!(findings(&text), ["Note line 4, a1, DTSTART;TZID: unknown value („Daheim“)"]);
}

#[test]
fn a_zone_with_a_free_name_and_central_european_rules_is_understood() {
    let zone = "BEGIN:VTIMEZONE\nTZID:Unsere Zeit\nBEGIN:DAYLIGHT\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\n\
                DTSTART:19700329T020000\nEND:DAYLIGHT\nBEGIN:STANDARD\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\n\
                DTSTART:19701025T030000\nEND:STANDARD\nEND:VTIMEZONE";
    let event =
        "BEGIN:VEVENT\nUID:a\nSUMMARY:x\nDTSTART;TZID=Unsere Zeit:20270304T180000\nEND:VEVENT";
    let text = calendar_of(&format!("{zone}\n{event}"));
    assert_eq!(offers(&text).len(), 1);
    assert_eq!(findings(&text), Vec::<String>::new());
}

#[track_caller]
fn check_end(lines: &str, expected: Option<&str>) {
    let end = only(&event(lines)).schedule.sessions[0].end.map(|end| end.to_string());
    assert_eq!(end.as_deref(), expected, "{lines}");
}

#[test]
fn the_end_is_a_time_a_duration_a_day_or_unknown() {
    check_end("DTSTART:20270304T180000\nDURATION:PT1H30M", Some("2027-03-04T19:30"));
    check_end("DTSTART:20270304T180000\nDURATION:P1D", Some("2027-03-05T18:00"));
    check_end("DTSTART;VALUE=DATE:20270304\nDTEND;VALUE=DATE:20270307", Some("2027-03-07"));
    check_end("DTSTART;VALUE=DATE:20270304\nDURATION:P1W", Some("2027-03-11"));
    check_end("DTSTART:20270304T180000", None);
    check_end("DTSTART:20270304T180000\nDTEND:20270304T170000", None);
    check_end("DTSTART:20270304T180000\nDTEND:None", None);
    check_end("DTSTART:20270304T180000\nDURATION:P99999W", None);
    check_end("DTSTART:20270304T180000\nDURATION:-PT1H", None);
}

#[test]
fn an_end_before_its_start_and_an_endless_duration_are_noted() {
    let end = event("DTSTART:20270304T180000\nDTEND:20270304T170000");
    assert!(findings(&end)[0].contains("contradict"), "{:?}", findings(&end));
    let long = event("DTSTART:20270304T180000\nDURATION:P999999999999999999W");
    assert!(findings(&long)[0].contains("DURATION"), "{:?}", findings(&long));
}

#[test]
fn a_series_keeps_its_hour_over_the_change_of_the_clocks_without_its_exceptions() {
    let offer = only(&event(
        "DTSTART;TZID=Europe/Berlin:20271018T180000\nRRULE:FREQ=WEEKLY;COUNT=4\n\
         EXDATE;TZID=Europe/Berlin:20271025T180000\nRDATE;TZID=Europe/Berlin:20271110T100000",
    ));
    assert_eq!(
        starts(&offer),
        ["2027-10-18T18:00", "2027-11-01T18:00", "2027-11-08T18:00", "2027-11-10T10:00"]
    );
}

#[test]
fn the_end_of_a_series_in_utc_is_taken_as_local_time() {
    // 18:00 in Berlin is 17:00 UTC in winter: the last date is within, one second earlier it is not.
    let until = |utc: &str| {
        let lines =
            format!("DTSTART;TZID=Europe/Berlin:20271206T180000\nRRULE:FREQ=DAILY;UNTIL={utc}");
        starts(&only(&event(&lines))).len()
    };
    assert_eq!(until("20271208T170000Z"), 3);
    assert_eq!(until("20271208T165959Z"), 2);
}

#[test]
fn a_series_of_another_zone_follows_that_zone_s_clock() {
    // New York changes its clocks two weeks before Berlin: for those weeks noon there is 17:00 here.
    let offer = only(&event(
        "DTSTART;TZID=America/New_York:20270310T120000\nRRULE:FREQ=WEEKLY;COUNT=4\n\
         EXDATE;TZID=America/New_York:20270324T120000",
    ));
    assert_eq!(starts(&offer), ["2027-03-10T18:00", "2027-03-17T17:00", "2027-03-31T18:00"]);
}

#[test]
fn an_override_stands_in_the_place_of_its_date() {
    let text = calendar_of(
        "BEGIN:VEVENT\nUID:s\nSUMMARY:Chor\nDTSTART:20270301T190000\nRRULE:FREQ=WEEKLY;COUNT=3\nEND:VEVENT\n\
         BEGIN:VEVENT\nUID:s\nRECURRENCE-ID:20270308T190000\nSUMMARY:Chor mit Gästen\nDTSTART:20270309T200000\nEND:VEVENT\n\
         BEGIN:VEVENT\nUID:s\nRECURRENCE-ID:20270315T190000\nSUMMARY:Chor\nSTATUS:CANCELLED\nDTSTART:20270315T190000\nEND:VEVENT",
    );
    let offer = only(&text);
    assert_eq!(starts(&offer), ["2027-03-01T19:00", "2027-03-09T20:00"]);
    let notes: Vec<_> =
        offer.schedule.sessions.iter().map(|s| (s.cancelled, s.note.as_deref())).collect();
    assert_eq!(notes, [(false, None), (false, Some("Chor mit Gästen")), (true, None)]);
}

#[test]
fn an_override_may_stand_before_its_series_or_without_one() {
    let before = calendar_of(
        "BEGIN:VEVENT\nUID:s\nRECURRENCE-ID:20270308T190000\nSUMMARY:Chor\nDTSTART:20270309T200000\nEND:VEVENT\n\
         BEGIN:VEVENT\nUID:s\nSUMMARY:Chor\nDTSTART:20270301T190000\nRRULE:FREQ=WEEKLY;COUNT=2\nEND:VEVENT",
    );
    assert_eq!(starts(&only(&before)), ["2027-03-01T19:00", "2027-03-09T20:00"]);
    let alone = event("RECURRENCE-ID:20270308T190000\nDTSTART:20270309T200000");
    assert_eq!(starts(&only(&alone)), ["2027-03-09T20:00"]);
}

#[test]
fn of_two_versions_the_higher_sequence_counts_and_the_other_is_reported() {
    let text = calendar_of(
        "BEGIN:VEVENT\nUID:v\nSEQUENCE:1\nSUMMARY:Alt\nDTSTART:20270301T190000\nEND:VEVENT\n\
         BEGIN:VEVENT\nUID:v\nSEQUENCE:2\nSUMMARY:Neu\nDTSTART:20270302T190000\nEND:VEVENT\n\
         BEGIN:VEVENT\nUID:v\nSEQUENCE:2\nSUMMARY:Doppelt\nDTSTART:20270303T190000\nEND:VEVENT",
    );
    assert_eq!(only(&text).title.de(), "Neu");
    assert_eq!(findings(&text), ["Rejected line 16, v: the key occurs twice"]);
}

#[test]
fn cancelled_events_stay_and_say_so() {
    let offer = only(&event("DTSTART:20270304T180000\nSTATUS:CANCELLED"));
    assert!(offer.schedule.sessions[0].cancelled);
}

#[test]
fn persons_stay_outside_and_are_counted_once() {
    let text = calendar_of(
        "BEGIN:VEVENT\nUID:1\nSUMMARY:A\nDTSTART:20270304T180000\nORGANIZER;CN=Jemand:mailto:jemand@example.org\nEND:VEVENT\n\
         BEGIN:VEVENT\nUID:2\nSUMMARY:B\nDTSTART:20270304T180000\nATTENDEE:mailto:wer@example.org\nCONTACT:Jemand\nEND:VEVENT",
    );
    assert_eq!(offers(&text).len(), 2);
    assert!(!format!("{:?}", offers(&text)).contains("Jemand"));
    assert!(!format!("{:?}", offers(&text)).contains("example.org"));
    let said = findings(&text);
    assert_eq!(said.len(), 1);
    assert!(said[0].contains("personal data was not taken over („2 x“)"), "{said:?}");
}

#[test]
fn private_events_are_not_taken() {
    for class in ["PRIVATE", "CONFIDENTIAL"] {
        let text = event(&format!("DTSTART:20270304T180000\nCLASS:{class}"));
        assert!(offers(&text).is_empty(), "{class}");
        assert!(findings(&text)[0].starts_with("Rejected"), "{:?}", findings(&text));
    }
}

#[track_caller]
fn check_finding(text: &str, expected: &str) {
    let said = findings(text);
    assert!(said.iter().any(|f| f.contains(expected)), "{expected}: {said:?}");
}

#[test]
fn what_is_missing_or_wrong_is_said_with_its_place() {
    check_finding(&event("DTSTART:20271032T000000"), "Rejected line 4, a1, DTSTART: not a date");
    check_finding(&event("DTSTART:INVALID-DATE"), "(„INVALID-DATE“)");
    check_finding(&event("DTSTART:00000000T000000"), "DTSTART: not a date");
    check_finding(&event(""), "Rejected line 4, a1, DTSTART: a required value is missing");
    check_finding(&calendar_of("BEGIN:VEVENT\nUID:x\nDTSTART:20270304\nEND:VEVENT"), "SUMMARY");
    check_finding(
        &event("DTSTART:20270304T180000\nRRULE:FREQ=SOMETIMES"),
        "not a valid recurrence",
    );
    check_finding(&event("DTSTART:20270304T180000\nGEO:91.5;10.0"), "not a position on Earth");
    check_finding(&event("DTSTART:20270304T180000\nGEO:abc"), "not a position on Earth");
    check_finding(&event("DTSTART:20270304T180000\nURL:javascript:alert(1)"), "not a web address");
    check_finding(&event("DTSTART:20270304T180000\nEXDATE:20279999T000000"), "EXDATE: not a date");
    check_finding(
        &event("DTSTART:20270304T180000\nRRULE:FREQ=DAILY;COUNT=2\nRRULE:FREQ=DAILY;COUNT=3"),
        "not supported",
    );
}

#[test]
fn an_event_without_a_uid_gets_the_same_key_every_time() {
    let text = calendar_of("BEGIN:VEVENT\nSUMMARY:Lesung\nDTSTART:20270304T180000\nEND:VEVENT");
    assert_eq!(only(&text).id, only(&text).id);
    assert_eq!(only(&text).origin.key.as_str(), "2027-03-04T18:00 Lesung");
    check_finding(&text, "UID: a required value is missing");
}

#[test]
fn folded_lines_are_joined_even_in_the_middle_of_a_character() {
    let mut bytes = event("DTSTART:20270304T180000").into_bytes();
    let at = bytes.windows(7).position(|w| w == b"Konzert").unwrap();
    bytes.splice(at..at + 7, *b"\xc3\r\n \xbcbungs\r\n\tabend");
    let desk = Desk::new();
    let intake = desk.intake();
    let titles: Vec<String> = records(bytes.as_slice(), &intake)
        .filter_map(|r| match r {
            Ok(Incoming::Offer(offer)) => Some(offer.title.de().to_owned()),
            _ => None,
        })
        .collect();
    assert_eq!(titles, ["übungsabend"]);
}

#[test]
fn a_calendar_in_windows_1252_is_read() {
    let bytes =
        event("DTSTART:20270304T180000").replace("Konzert", "T@pfern").replace('@', "\u{1}");
    let bytes: Vec<u8> = bytes.bytes().map(|b| if b == 1 { 0xf6 } else { b }).collect();
    let desk = Desk::new();
    let intake = desk.intake();
    let title = records(bytes.as_slice(), &intake).find_map(|r| match r {
        Ok(Incoming::Offer(offer)) => Some(offer.title.de().to_owned()),
        _ => None,
    });
    assert_eq!(title.as_deref(), Some("Töpfern"));
}

#[test]
fn another_format_a_cut_file_and_an_empty_one_end_clearly() {
    for text in ["Titel;Datum\nKonzert;morgen\n", "", "<html></html>"] {
        let said = findings(text);
        assert_eq!(said.len(), 1, "{said:?}");
        assert!(said[0].starts_with("Fatal") && said[0].contains("not iCalendar"), "{said:?}");
    }
    let whole = event("DTSTART:20270304T180000");
    let cut = whole.get(..whole.find("END:VCALENDAR").unwrap()).unwrap();
    assert_eq!(offers(cut).len(), 1, "what was whole is taken");
    check_finding(cut, "END:VCALENDAR");
    let cut = whole.get(..whole.find("END:VEVENT").unwrap()).unwrap();
    assert!(offers(cut).is_empty());
    check_finding(cut, "Fatal line 4: the file cannot be read from here on: END:VEVENT");
    check_finding("BEGIN:VCALENDAR\nEND:VCALENDAR\n", "Note VEVENT: a required value is missing");
}

#[test]
fn an_event_that_is_not_closed_does_not_swallow_the_next() {
    let text = calendar_of(
        "BEGIN:VEVENT\nUID:1\nSUMMARY:A\nDTSTART:20270304\n\
         BEGIN:VEVENT\nUID:2\nSUMMARY:B\nDTSTART:20270305\nEND:VEVENT",
    );
    assert_eq!(only(&text).title.de(), "B");
    check_finding(&text, "Rejected line 4");
}

#[test]
fn an_alarm_s_words_do_not_become_the_event_s() {
    let offer = only(&event(
        "DTSTART:20270304T180000\nBEGIN:VALARM\nACTION:DISPLAY\nSUMMARY:Wecker\nDESCRIPTION:Wecker\nEND:VALARM",
    ));
    assert_eq!((offer.title.de(), offer.description.de()), ("Konzert", ""));
}

/// A file that never ends in one line, made while it is read.
struct Endless {
    head: &'static [u8],
    left: u64,
}

impl std::io::Read for Endless {
    fn read(&mut self, buf: &mut [u8]) -> std::io::Result<usize> {
        if !self.head.is_empty() {
            return self.head.read(buf);
        }
        let size = buf.len().min(usize::try_from(self.left).unwrap());
        buf[..size].fill(b'x');
        self.left -= u64::try_from(size).unwrap();
        Ok(size)
    }
}

#[test]
fn a_line_of_a_gigabyte_ends_in_a_clear_finding() {
    let head = b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDESCRIPTION:";
    let reader = std::io::BufReader::new(Endless { head, left: 1 << 30 });
    let desk = Desk::new();
    let intake = desk.intake();
    let said: Vec<Finding> = records(reader, &intake).filter_map(Result::err).collect();
    assert_eq!(said.len(), 1);
    assert_eq!((said[0].severity, said[0].kind.code()), (Severity::Fatal, "too-large"));
}

#[test]
fn more_events_than_the_window_holds_come_out_in_their_order() {
    let one = |n: u32| {
        format!("BEGIN:VEVENT\nUID:{n}\nSUMMARY:Termin {n}\nDTSTART:20270304T180000\nEND:VEVENT\n")
    };
    let mut text: String = (0..5_100).map(one).collect();
    text.push_str(&one(3));
    let text = calendar_of(&text);
    let all = offers(&text);
    assert_eq!(all.len(), 5_100);
    assert_eq!(all[5_099].title.de(), "Termin 5099");
    check_finding(&text, "3: the key occurs twice");
}

#[test]
fn places_are_told_apart_from_streets_and_rooms() {
    let desk = Desk::new();
    let intake = desk.intake();
    let check = |text: &str, expected: (Option<&str>, Option<&str>, Option<&str>)| {
        let venue = venue(text, &intake).unwrap_or_default();
        let address = &venue.address;
        let got = (venue.name.as_deref(), address.street.as_deref(), address.city.as_deref());
        assert_eq!(got, expected, "{text}");
    };
    check(
        "Aula, Schulweg 3 a, 21423 Winsen (Luhe)",
        (Some("Aula"), Some("Schulweg 3 a"), Some("Winsen (Luhe)")),
    );
    check("Rathaus, Raum 12", (Some("Rathaus, Raum 12"), None, None));
    check("Bücherei, Winsen", (Some("Bücherei"), None, Some("Winsen")));
    check("Winsen (Luhe)", (Some("Winsen (Luhe)"), None, Some("Winsen (Luhe)")));
    check("D-21423 Winsen, Deutschland", (None, None, Some("Winsen")));
    check("", (None, None, None));
}

#[test]
fn online_events_have_no_place() {
    let online = only(&event("DTSTART:20270304T180000\nLOCATION:Online (Zoom)"));
    assert_eq!((online.format, &online.schedule.sessions[0].venue), (OfferFormat::Online, &None));
    let both = only(&event(
        "DTSTART:20270304T180000\nLOCATION:Rathaus\nCONFERENCE;VALUE=URI:https://example.org",
    ));
    assert_eq!(both.format, OfferFormat::Hybrid);
}

proptest! {
    #[test]
    fn folding_never_cuts_a_character_and_is_undone_by_joining(line in "\\PC{0,300}") {
        let folded = write::fold(&line);
        prop_assert!(folded.split("\r\n").all(|part| part.len() <= 75));
        prop_assert_eq!(folded.replace("\r\n ", ""), line);
    }

    #[test]
    fn escaping_is_undone_by_unescaping(text in "[^\\p{Cc}]{0,100}(\n[^\\p{Cc}]{0,20})?") {
        prop_assert_eq!(cut::unescape(&write::escape(&text)), text);
    }

    #[test]
    fn no_bytes_break_the_reader(lines in prop::collection::vec("(BEGIN:VEVENT|END:VEVENT|BEGIN:VCALENDAR|BEGIN:VTIMEZONE|END:VTIMEZONE|DTSTART[:;=A-Z0-9]{0,20}|RRULE:FREQ=[A-Z]{0,8};[A-Z0-9=,;+-]{0,30}|UID:.{0,9}|SUMMARY:.{0,20}|EXDATE;TZID=[A-Za-z/ ]{0,9}:[0-9TZ,]{0,30}|DURATION:[-+P0-9WDTHMS]{0,12}|GEO:[-0-9.;e]{0,12}|.{0,40})", 0..40)) {
        let text = lines.join("\n");
        let _ = all(&text);
    }
}
