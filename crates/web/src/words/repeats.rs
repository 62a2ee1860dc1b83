//! Recurrences in words: "wöchentlich, immer Di und Do". Rules that have no short words are left to the dates.

use jiff::civil::Weekday;
use landscape::{Recurrence, Session};

use super::{dates, text};
use crate::Lang;

/// How often it takes place, where that can be said in few words.
pub(crate) fn rhythm(lang: Lang, session: &Session) -> Option<String> {
    let rule = session.recurrence.as_ref().and_then(Recurrence::rule)?;
    let part =
        |name: &str| rule.split(';').find_map(|part| part.strip_prefix(name)?.strip_prefix('='));
    let every = part("INTERVAL").unwrap_or("1");
    let simple = ["BYSETPOS", "BYMONTH", "BYYEARDAY", "BYWEEKNO"].iter().all(|p| part(p).is_none());
    let word = match (part("FREQ")?, every) {
        ("DAILY", "1") => text(lang, "repeats-daily"),
        ("WEEKLY", "1") => text(lang, "repeats-weekly"),
        ("WEEKLY", "2") => text(lang, "repeats-fortnightly"),
        ("MONTHLY", "1") => return simple.then(|| text(lang, "repeats-monthly").into_owned()),
        _ => return None,
    };
    let named: Option<Vec<Weekday>> =
        part("BYDAY").map(|days| days.split(',').filter_map(weekday).collect());
    let mut days = named.unwrap_or_default();
    if days.is_empty() && part("FREQ") == Some("WEEKLY") {
        days.push(session.start.date().weekday());
    }
    let days: Vec<&str> = match days.as_slice() {
        [one] => vec![dates::weekday(lang, *one)],
        several => several.iter().map(|d| dates::short_weekday(lang, *d)).collect(),
    };
    Some(if days.is_empty() { word.into_owned() } else { format!("{word}, {}", days.join(", ")) })
}

fn weekday(code: &str) -> Option<Weekday> {
    Some(match code {
        "MO" => Weekday::Monday,
        "TU" => Weekday::Tuesday,
        "WE" => Weekday::Wednesday,
        "TH" => Weekday::Thursday,
        "FR" => Weekday::Friday,
        "SA" => Weekday::Saturday,
        "SU" => Weekday::Sunday,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use landscape::Moment;

    use super::*;

    #[track_caller]
    fn check(rule: &str, expected: Option<&str>) {
        let start = Moment::Day("2026-09-01".parse().unwrap());
        let mut session = Session::at(start);
        session.recurrence = Some(Recurrence::read(rule, start).unwrap());
        assert_eq!(rhythm(Lang::De, &session).as_deref(), expected, "{rule}");
    }

    #[test]
    fn common_rules_have_words_and_strange_ones_are_left_to_the_dates() {
        check("FREQ=WEEKLY;COUNT=10", Some("wöchentlich, Dienstag"));
        check("FREQ=WEEKLY;BYDAY=TU,TH;COUNT=4", Some("wöchentlich, Di, Do"));
        check("FREQ=WEEKLY;INTERVAL=2;COUNT=4", Some("alle zwei Wochen, Dienstag"));
        check("FREQ=DAILY;COUNT=5", Some("täglich"));
        check("FREQ=WEEKLY;INTERVAL=3;COUNT=4", None);
        check("FREQ=MONTHLY;BYDAY=TU;BYSETPOS=1;COUNT=4", None);
    }
}
