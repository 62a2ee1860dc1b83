//! Recurrences over the change of the clocks, exceptions, ends.

use jiff::civil::date;

use super::*;

fn weekly(rule: &str) -> Session {
    let start = Moment::At(date(2026, 9, 1).at(18, 0, 0, 0));
    let mut session = Session::at(start);
    session.end = Some(Moment::At(date(2026, 9, 1).at(19, 30, 0, 0)));
    session.recurrence = Some(Recurrence::read(rule, start).unwrap());
    session
}

#[track_caller]
fn check(session: &Session, from: Date, until: Date, expected: &[&str]) {
    let starts: Vec<String> =
        session.occurrences(from, until, 100).iter().map(|o| o.start.to_string()).collect();
    assert_eq!(starts, expected);
}

#[test]
fn a_weekly_course_keeps_its_hour_over_the_change_of_the_clocks() {
    let session = weekly("FREQ=WEEKLY;COUNT=10");
    check(
        &session,
        date(2026, 10, 20),
        date(2026, 11, 30),
        &["2026-10-20T18:00", "2026-10-27T18:00", "2026-11-03T18:00"],
    );
    let last = session.occurrences(date(2026, 11, 1), date(2026, 11, 30), 5);
    assert_eq!(last.first().and_then(|o| o.end).unwrap().to_string(), "2026-11-03T19:30");
}

#[test]
fn exceptions_are_taken_out_and_further_dates_put_in() {
    let mut session = weekly("FREQ=WEEKLY;COUNT=3");
    let recurrence = session.recurrence.as_mut().unwrap();
    recurrence.except.push(date(2026, 9, 8));
    recurrence.also.push(Moment::At(date(2026, 9, 10).at(17, 0, 0, 0)));
    check(
        &session,
        date(2026, 9, 1),
        date(2026, 12, 31),
        &["2026-09-01T18:00", "2026-09-10T17:00", "2026-09-15T18:00"],
    );
}

#[test]
fn a_rule_without_end_is_expanded_within_the_window_only() {
    let session = weekly("FREQ=MONTHLY;BYDAY=1TU");
    check(&session, date(2027, 1, 1), date(2027, 2, 28), &["2027-01-05T18:00", "2027-02-02T18:00"]);
    assert_eq!(Schedule { entry: Entry::Dated, sessions: vec![session] }.last_day(), None);
}

#[test]
fn an_end_given_as_a_day_counts_to_its_evening() {
    let session = weekly("FREQ=WEEKLY;UNTIL=20260915");
    check(
        &session,
        date(2026, 9, 1),
        date(2026, 12, 31),
        &["2026-09-01T18:00", "2026-09-08T18:00", "2026-09-15T18:00"],
    );
    let schedule = Schedule { entry: Entry::Dated, sessions: vec![session] };
    assert_eq!(schedule.last_day(), Some(date(2026, 9, 15)));
}

#[test]
fn what_is_no_rule_is_refused() {
    let start = Moment::Day(date(2026, 9, 1));
    for rule in ["", "FREQ=SOMETIMES", "jeden Dienstag", "FREQ=WEEKLY;COUNT=-1"] {
        assert!(Recurrence::read(rule, start).is_err(), "{rule}");
    }
}

#[test]
fn shifting_by_weeks_moves_the_end_of_the_rule_too() {
    let start = Moment::Day(date(2026, 9, 1));
    let rule = Recurrence::read("FREQ=WEEKLY;UNTIL=20260915T220000Z", start).unwrap();
    assert_eq!(rule.plus_days(7).unwrap().rule(), Some("FREQ=WEEKLY;UNTIL=20260922T220000Z"));
}

#[test]
fn the_next_meeting_leaves_out_cancelled_sessions() {
    let mut gone = Session::at(Moment::Day(date(2026, 9, 3)));
    gone.cancelled = true;
    let later = Session::at(Moment::Day(date(2026, 9, 5)));
    let schedule = Schedule { entry: Entry::Dated, sessions: vec![later, gone] };
    assert_eq!(schedule.next(date(2026, 9, 1)).unwrap().start.to_string(), "2026-09-05");
    assert!(schedule.next(date(2026, 9, 6)).is_none());
}

#[test]
fn meetings_on_days_and_at_times_come_in_the_order_of_time() {
    let at = Session::at(Moment::At(date(2026, 9, 3).at(18, 0, 0, 0)));
    let day = Session::at(Moment::Day(date(2026, 9, 5)));
    let schedule = Schedule { entry: Entry::Dated, sessions: vec![day, at] };
    assert_eq!(schedule.next(date(2026, 9, 1)).unwrap().start.to_string(), "2026-09-03T18:00");
    assert!(Moment::Day(date(2026, 9, 5)) < Moment::At(date(2026, 9, 5).at(0, 0, 0, 0)));
}

#[test]
fn the_next_meeting_is_found_behind_one_that_is_left_out() {
    let mut session = weekly("FREQ=WEEKLY;COUNT=3");
    session.recurrence.as_mut().unwrap().except.push(date(2026, 9, 8));
    let schedule = Schedule { entry: Entry::Dated, sessions: vec![session] };
    assert_eq!(schedule.next(date(2026, 9, 2)).unwrap().start.to_string(), "2026-09-15T18:00");
    let mut twice = weekly("FREQ=DAILY;BYHOUR=9,15");
    twice.recurrence.as_mut().unwrap().except.push(date(2026, 9, 2));
    let meetings = twice.occurrences(date(2026, 9, 2), date(2026, 12, 31), 2);
    let starts: Vec<String> = meetings.iter().map(|meeting| meeting.start.to_string()).collect();
    assert_eq!(starts, ["2026-09-03T09:00", "2026-09-03T15:00"]);
}
