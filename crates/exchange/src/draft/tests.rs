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
fn positions_off_the_planet_are_none() {
    assert!(position("53,36", "10.2").is_some());
    for (lat, lon) in [("91", "10"), ("53", "181"), ("NaN", "1"), ("", ""), ("53°21'", "10")] {
        assert_eq!(position(lat, lon), None, "{lat} {lon}");
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
