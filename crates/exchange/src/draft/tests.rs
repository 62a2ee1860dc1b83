//! Small readings that all importers rely on.

use super::*;

#[test]
fn amounts_with_a_decimal_point_have_no_thousands() {
    for (text, cents) in [
        ("35464.5", 3_546_450),
        ("1.234", 123),
        ("0", 0),
        ("1.0E3", 100_000),
        ("12,50", 1250),
        ("19.999", 2000),
        ("0.29", 29),
    ] {
        assert_eq!(decimal_money(text), Some(Money::from_cents(cents)), "{text}");
    }
    for text in ["-1", "1e300", "NaN", "inf", "", "kostenlos", "99999999", "-1,50"] {
        assert_eq!(decimal_money(text), None, "{text}");
    }
}

#[test]
fn an_office_has_a_mailbox_and_a_person_has_one_too() {
    assert!(office_mail("info@example.org").is_some());
    assert!(office_mail("VHS-Winsen@example.org").is_some());
    for text in [
        "k.beispiel@example.org",
        "info@",
        "info",
        "info@example.org, x@y.de",
        "<info@example.org>",
    ] {
        assert_eq!(office_mail(text), None, "{text}");
    }
}

#[test]
fn telephone_numbers_are_numbers() {
    assert_eq!(phone(" 04171 / 12345-0 ").as_deref(), Some("04171 / 12345-0"));
    assert_eq!(phone("Tel. +49 4171 12345").as_deref(), Some("Tel. +49 4171 12345"));
    for text in ["", "keine", "12", "bitte per Mail anmelden 12345", &"1".repeat(40)] {
        assert_eq!(phone(text), None, "{text}");
    }
}

#[test]
fn a_position_is_set_upright_where_that_is_beyond_doubt() {
    let said = |lat: &str, lon: &str| {
        let (point, note) = position(lat, lon);
        (point.map(|p| (p.lat(), p.lon())), note.map(|n| n.code()))
    };
    assert_eq!(said("53,36", "10.21"), (Some((53.36, 10.21)), None));
    assert_eq!(said("10.21", "53.36"), (Some((53.36, 10.21)), Some("contradiction")));
    // Abroad nobody knows.
    assert_eq!(said("48.85", "2.35"), (Some((48.85, 2.35)), None));
    assert_eq!(said("0", "0"), (None, None));
    for (lat, lon) in
        [("91", "10"), ("53", "181"), ("NaN", "1"), ("inf", "1"), ("x", "1"), ("", "10")]
    {
        assert_eq!(said(lat, lon), (None, Some("not-a-position")), "{lat} {lon}");
    }
}
