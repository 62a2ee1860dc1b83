//! When a record is public and when it vanishes.

use jiff::civil::date;

use super::*;
use crate::samples::guitar;

#[test]
fn an_event_vanishes_by_itself_after_its_last_date() {
    let window = window(&guitar("musikschule", "G1"));
    assert_eq!(window.until, Some(date(2026, 9, 1)));
    assert!(is_public(Publication::Published, window, date(2026, 9, 1)));
    assert!(!is_public(Publication::Published, window, date(2026, 9, 2)));
}

#[test]
fn the_earlier_of_validity_and_last_date_closes_the_window() {
    let mut offer = guitar("musikschule", "G1");
    offer.validity.until = Some(date(2026, 8, 1));
    assert_eq!(window(&offer).until, Some(date(2026, 8, 1)));
    offer.validity.until = Some(date(2027, 8, 1));
    assert_eq!(window(&offer).until, Some(date(2026, 9, 1)));
}

#[test]
fn continuous_entry_outlives_its_first_date() {
    let mut offer = guitar("musikschule", "G1");
    offer.schedule.entry = Entry::AnyTime;
    assert_eq!(window(&offer).until, None);
}

#[test]
fn a_draft_is_never_public() {
    for state in
        [Publication::Draft, Publication::Submitted, Publication::Reviewed, Publication::Withdrawn]
    {
        assert!(!is_public(state, Validity::default(), date(2026, 9, 1)), "{state:?}");
    }
}
