//! Calendars as other programs write them, with the habits that break readers.

use super::*;

#[test]
fn lines_may_end_in_whatever_a_program_knew() {
    let text = event("DTSTART:20270304T180000\nDESCRIPTION:Eins\\nZw\n ei\nLOCATION:Aula");
    let expected = only(&text);
    assert_eq!(expected.description.de(), "<p>Eins<br>Zwei</p>");
    for end in ["\r", "\r\n", "\r\r\n", "\n\n"] {
        assert_eq!(offers(&text.replace('\n', end)), std::slice::from_ref(&expected), "{end:?}");
    }
    // A lone CR in a file of other ends means nothing.
    let odd = text.replace('\n', "\r\n").replace("Aula", "Au\rla");
    assert_eq!(offers(&odd), [expected]);
}

#[test]
fn a_line_break_that_was_not_masked_belongs_to_the_text_before() {
    let offer = only(&event(
        "DESCRIPTION:Bitte mitbringen:\nGetränk, Brot\n- Hausschuhe\nDTSTART:20270304T180000",
    ));
    assert_eq!(offer.description.de(), "<p>Bitte mitbringen:<br>Getränk, Brot<br>- Hausschuhe</p>");
    assert_eq!(starts(&offer), ["2027-03-04T18:00"]);
}

#[test]
fn google_writes_utc_beside_the_zone_of_the_calendar() {
    let text = "BEGIN:VCALENDAR\r\nPRODID:-//Google Inc//Google Calendar 70.9054//EN\r\nVERSION:2.0\r\n\
        CALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\nX-WR-CALNAME:Verein Beispiel\r\nX-WR-TIMEZONE:Europe/Berlin\r\n\
        BEGIN:VEVENT\r\nDTSTART:20270304T170000Z\r\nDTEND:20270304T183000Z\r\nDTSTAMP:20260101T000000Z\r\n\
        UID:abc@google.com\r\nCREATED:19000101T120000Z\r\nDESCRIPTION:<p>Mit <b>Anmeldung</b>\\, bitte</p><script>x\r\n\
        \u{20}</script>\r\nLAST-MODIFIED:20260101T000000Z\r\nLOCATION:Bücherei\\, Deichstr. 1\\, 21423 Winsen\\, Deutschland\r\n\
        SEQUENCE:0\r\nSTATUS:CONFIRMED\r\nSUMMARY:Lesung\r\nTRANSP:OPAQUE\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    let offer = only(text);
    assert_eq!(starts(&offer), ["2027-03-04T18:00"]);
    assert_eq!(offer.description.de(), "<p>Mit <b>Anmeldung</b>, bitte</p>");
    let venue = offer.schedule.sessions[0].venue.as_ref().unwrap();
    assert_eq!(venue.address.street.as_deref(), Some("Deichstr. 1"));
}

#[test]
fn outlook_names_zones_in_its_own_way_and_moves_single_dates() {
    let zone = "BEGIN:VTIMEZONE\nTZID:Customized Time Zone\nBEGIN:STANDARD\nDTSTART:16011028T030000\n\
        RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nEND:STANDARD\n\
        BEGIN:DAYLIGHT\nDTSTART:16010325T020000\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\nTZOFFSETFROM:+0100\n\
        TZOFFSETTO:+0200\nEND:DAYLIGHT\nEND:VTIMEZONE";
    let series = "BEGIN:VEVENT\nUID:040000008200E00074C5B7101A82E008\nSUMMARY;LANGUAGE=de:Sprechstunde\n\
        DTSTART;TZID=\"Customized Time Zone\":20270301T090000\nDTEND;TZID=\"Customized Time Zone\":20270301T100000\n\
        RRULE:FREQ=WEEKLY;UNTIL=20270322T080000Z;INTERVAL=1;BYDAY=MO;WKST=MO\n\
        EXDATE;TZID=\"Customized Time Zone\":20270308T090000,20270315T090000\n\
        X-ALT-DESC;FMTTYPE=text/html:<html><body><p>Für <i>alle</i></p></body></html>\nCLASS:PUBLIC\nEND:VEVENT";
    let moved = "BEGIN:VEVENT\nUID:040000008200E00074C5B7101A82E008\nSUMMARY;LANGUAGE=de:Sprechstunde\n\
        RECURRENCE-ID;TZID=\"Customized Time Zone\":20270322T090000\n\
        DTSTART;TZID=\"Customized Time Zone\":20270323T140000\nEND:VEVENT";
    let text = calendar_of(&format!("{zone}\n{series}\n{moved}"));
    let offer = only(&text);
    assert_eq!(starts(&offer), ["2027-03-01T09:00", "2027-03-23T14:00"]);
    assert_eq!(offer.description.de(), "<p>Für <i>alle</i></p>");
    assert_eq!(findings(&text), Vec::<String>::new());
}

#[test]
fn what_moves_a_whole_rest_of_a_series_is_said_to_move_one_date() {
    let text = calendar_of(
        "BEGIN:VEVENT\nUID:s\nSUMMARY:Chor\nDTSTART:20270301T190000\nRRULE:FREQ=WEEKLY;COUNT=3\nEND:VEVENT\n\
         BEGIN:VEVENT\nUID:s\nRECURRENCE-ID;RANGE=THISANDFUTURE:20270308T190000\nSUMMARY:Chor\n\
         DTSTART:20270308T200000\nEND:VEVENT",
    );
    assert_eq!(findings(&text).len(), 1);
    assert_eq!(starts(&only(&text)), ["2027-03-01T19:00", "2027-03-08T20:00", "2027-03-15T19:00"]);
}

#[test]
fn events_of_one_refid_and_title_are_one_offer_and_others_stay_apart() {
    let one = |uid: &str, title: &str, day: &str| {
        format!(
            "BEGIN:VEVENT\nUID:{uid}\nREFID:kurs-7\nSUMMARY:{title}\nDTSTART:{day}T180000\nEND:VEVENT\n"
        )
    };
    let text = calendar_of(
        &[
            one("a", "Nähen", "20270301"),
            one("b", "Bügeln", "20270302"),
            one("c", "Nähen", "20270308"),
        ]
        .concat(),
    );
    let found: Vec<(String, Vec<String>)> =
        offers(&text).iter().map(|o| (o.origin.key.to_string(), starts(o))).collect();
    let expected = [
        ("kurs-7".to_owned(), vec!["2027-03-01T18:00".to_owned(), "2027-03-08T18:00".to_owned()]),
        ("b".to_owned(), vec!["2027-03-02T18:00".to_owned()]),
    ];
    assert_eq!(found, expected);
}
