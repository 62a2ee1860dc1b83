//! What is a date, what is none, and where it lies in local time.

use super::*;

fn said(text: &str) -> String {
    moment(text).map_or_else(|| "-".to_owned(), |m| m.to_string())
}

#[test]
fn days_are_read_as_files_write_them() {
    for text in [
        "31.12.2026",
        "31.12.26",
        "2026-12-31",
        "20261231",
        "2026-12-31+01:00",
        "2026-12-31Z",
        "31.12.2026 00:00:00",
        "2026-12-31T18:00:00",
    ] {
        assert_eq!(date(text).map(|d| d.to_string()).as_deref(), Some("2026-12-31"), "{text}");
    }
}

#[test]
fn days_outside_of_the_calendar_are_none() {
    for text in [
        "31.02.2027",
        "0000-00-00",
        "99999-01-01",
        "2027-13-01",
        "00.00.0000",
        "1.1.1",
        "morgen",
        "",
        "2027-02-29",
        "1899-12-31",
        "2200-01-01",
        "12.2026",
        "2026-1-1x",
        "٣١.١٢.٢٠٢٦",
        "31.12.2026.1",
    ] {
        assert_eq!(date(text), None, "{text}");
    }
}

#[test]
fn times_of_day_are_read_as_people_write_them() {
    for (text, hm) in [
        ("18:00", (18, 0)),
        ("9.30 Uhr", (9, 30)),
        ("18 Uhr", (18, 0)),
        ("0930", (9, 30)),
        ("18:00:59", (18, 0)),
        ("24:00", (23, 59)),
        ("8:05", (8, 5)),
        ("18h", (18, 0)),
        ("18:00:00.000", (18, 0)),
    ] {
        assert_eq!(time(text).map(|t| (t.hour(), t.minute())), Some(hm), "{text}");
    }
    for text in ["25:00", "18:60", "18", "abends", "", "18:0", "-1:00", "18:00:99"] {
        assert_eq!(time(text), None, "{text}");
    }
}

#[test]
fn instants_become_local_time_over_the_change_of_the_clocks() {
    assert_eq!(said("2026-01-15T17:00:00Z"), "2026-01-15T18:00");
    assert_eq!(said("2026-07-15T16:00:00Z"), "2026-07-15T18:00");
    assert_eq!(said("2026-07-15T18:00:00.000+02:00"), "2026-07-15T18:00");
    assert_eq!(said("2026-03-29T00:59:00Z"), "2026-03-29T01:59");
    assert_eq!(said("2026-03-29T01:00:00Z"), "2026-03-29T03:00");
    assert_eq!(said("2026-07-15T18:00"), "2026-07-15T18:00");
    assert_eq!(said("2026-07-15T10:00:00-0400"), "2026-07-15T16:00");
}

#[test]
fn midnight_is_a_day_in_whatever_offset_of_here() {
    for text in [
        "2026-07-15T00:00:00.000+02:00",
        "2026-07-15T00:00:00+01:00",
        "2026-07-15",
        "2026-07-14T22:00:00Z",
        "2026-07-15+02:00",
    ] {
        assert_eq!(said(text), "2026-07-15", "{text}");
    }
}

#[test]
fn what_is_no_instant_is_none() {
    for text in [
        "2026-07-15T25:00:00Z",
        "2026-07-15T18:00+99:00",
        "2026-02-30T00:00:00",
        "P3D",
        "2026-07-15Tx",
    ] {
        assert_eq!(moment(text), None, "{text}");
    }
}
