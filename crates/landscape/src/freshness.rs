//! How long an entry that is kept by hand counts as true, and what becomes of it when nobody confirms it.
//!
//! What has a last date needs no care: it vanishes by itself ([`crate::visibility`]). Everything else is asked for a
//! year after somebody looked at it; unconfirmed it sinks in the lists, is hidden, and at last archived. The periods
//! are ours: the minimum of DIN PAS 1045 (2004) asks for a date of the last check, not for a period.

use jiff::{ToSpan, civil::Date};

use crate::Offer;

/// After so many days an entry is to be confirmed.
pub const CHECK_AFTER: i32 = 365;
/// So many days after that it sinks in the lists.
pub const SINKS_AFTER: i32 = 30;
/// And after so many it is hidden.
pub const HIDDEN_AFTER: i32 = 60;
/// And after so many nobody is asked for it any more.
pub const ARCHIVED_AFTER: i32 = 365;
/// Those who do not answer are asked again after so many days.
pub const ASKED_AGAIN_AFTER: i32 = 14;

/// How far an entry is from having been confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Care {
    Fresh,
    /// To be confirmed.
    Due,
    /// Unconfirmed for a while: it stands behind others.
    Sunk,
    Hidden,
    Archived,
}

/// The day on which an offer that was looked at on `assured` is to be confirmed; nothing where it has a last day.
pub fn next_check(offer: &Offer, assured: Date) -> Option<Date> {
    if crate::visibility::window(offer).until.is_some() {
        return None;
    }
    after(assured, CHECK_AFTER)
}

/// The day on which an organisation or a place that was looked at on `assured` is to be confirmed.
pub fn next_check_of_register(assured: Date) -> Option<Date> {
    after(assured, CHECK_AFTER)
}

/// What an entry is that was to be confirmed on `due`.
pub fn care(due: Date, today: Date) -> Care {
    let passed = |days: i32| after(due, days).is_some_and(|day| day <= today);
    if passed(ARCHIVED_AFTER) {
        Care::Archived
    } else if passed(HIDDEN_AFTER) {
        Care::Hidden
    } else if passed(SINKS_AFTER) {
        Care::Sunk
    } else if due <= today {
        Care::Due
    } else {
        Care::Fresh
    }
}

/// The day from which on an offer stands behind others because nobody looked at it for long. What does not say when it
/// was looked at does not sink.
pub fn sinks_on(offer: &Offer) -> Option<Date> {
    let due = next_check(offer, offer.assured_at?)?;
    after(due, SINKS_AFTER)
}

fn after(day: Date, days: i32) -> Option<Date> {
    day.checked_add(days.days()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Entry, Moment, Recurrence, Session, samples};

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn an_entry_is_asked_for_after_a_year_then_sinks_is_hidden_and_archived() {
        let due = day("2027-01-01");
        let cases = [
            ("2026-12-31", Care::Fresh),
            ("2027-01-01", Care::Due),
            ("2027-01-30", Care::Due),
            ("2027-01-31", Care::Sunk),
            ("2027-03-01", Care::Sunk),
            ("2027-03-02", Care::Hidden),
            ("2027-12-31", Care::Hidden),
            ("2028-01-01", Care::Archived),
        ];
        for (today, expected) in cases {
            assert_eq!(care(due, day(today)), expected, "{today}");
        }
    }

    #[test]
    fn what_ends_by_itself_needs_no_care_and_what_is_endless_does() {
        let mut offer = samples::guitar("cockpit", "spieltreff");
        offer.schedule.entry = Entry::Dated;
        let start = Moment::Day(day("2026-09-01"));
        offer.schedule.sessions = vec![Session::at(start)];
        assert_eq!(next_check(&offer, day("2026-08-01")), None);
        offer.schedule.sessions[0].recurrence =
            Some(Recurrence::read("FREQ=WEEKLY", start).unwrap());
        assert_eq!(next_check(&offer, day("2026-08-01")), Some(day("2027-08-01")));
        offer.schedule.entry = Entry::Always;
        offer.schedule.sessions.clear();
        assert_eq!(next_check(&offer, day("2026-08-01")), Some(day("2027-08-01")));
    }

    #[test]
    fn an_offer_sinks_thirteen_months_after_somebody_looked_at_it() {
        let mut offer = samples::guitar("cockpit", "spieltreff");
        offer.schedule.entry = Entry::Always;
        offer.schedule.sessions.clear();
        offer.assured_at = None;
        assert_eq!(sinks_on(&offer), None);
        offer.assured_at = Some(day("2026-01-01"));
        assert_eq!(sinks_on(&offer), Some(day("2027-01-31")));
    }
}
