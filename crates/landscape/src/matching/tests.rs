//! Which offers are twins and which only look alike.

use base::LocalText;

use super::*;
use crate::samples::guitar;

#[track_caller]
fn check(title: &str, provider: &str, twins: bool) {
    let known = guitar("musikschule", "G1");
    let mut other = guitar("kursnetz", "4711");
    other.title = LocalText::german(title);
    let found = likeness((&known, "Musikschule Beispielstadt"), (&other, provider));
    assert_eq!(found.score >= TWIN, twins, "{title} / {provider}: {found:?}");
}

#[test]
fn the_same_offer_written_differently_is_a_twin() {
    check("Gitarre für Anfänger", "Musikschule Beispielstadt", true);
    check("GITARRE FUER ANFAENGER", "Musikschule Beispielstadt e.V.", true);
    check("Anfänger: Gitarre", "Musikschule Beispielstadt", true);
}

#[test]
fn another_course_of_the_same_school_at_the_same_hour_is_no_twin() {
    check("Klavier für Fortgeschrittene", "Musikschule Beispielstadt", false);
    check("Blockflöte", "Musikschule Beispielstadt", false);
}

#[test]
fn another_hour_makes_another_offer() {
    let known = guitar("musikschule", "G1");
    let mut other = guitar("kursnetz", "4711");
    for session in &mut other.schedule.sessions {
        session.start = session.start.plus_days(7).unwrap();
    }
    assert!(likeness((&known, "Musikschule"), (&other, "Musikschule")).score < TWIN);
}

#[test]
fn twins_meet_in_one_block_and_others_do_not() {
    let known = guitar("musikschule", "G1");
    assert_eq!(block(&known), block(&guitar("kursnetz", "4711")));
    let mut elsewhere = guitar("kursnetz", "4711");
    elsewhere.schedule.sessions.clear();
    assert_ne!(block(&known), block(&elsewhere));
    assert_eq!(block(&elsewhere), "gitarre fuer anfaenger");
}

#[test]
fn folding_leaves_letters_and_single_spaces() {
    assert_eq!(fold("  Größe & Maß – 2. Teil! "), "groesse mass 2 teil");
    assert_eq!(fold("…"), "");
}
