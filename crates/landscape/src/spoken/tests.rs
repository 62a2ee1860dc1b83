//! Tables of texts with what they mean, refusals with what they name, and the laws of reading and saying.

use jiff::civil::date;
use proptest::{
    option::of,
    prelude::*,
    sample::{select, subsequence},
    test_runner::Config,
};

use super::*;
use crate::{Moment, Recurrence};

const TODAY: Date = date(2026, 11, 23);

/// The lines of a table: text and what is expected of it.
fn table(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| line.split_once(" => ").unwrap())
}

/// A session as start, end, rule, exceptions and further dates.
fn told(session: &Session) -> String {
    let recurrence = session.recurrence.as_ref();
    let end = session.end.map(|end| end.to_string()).unwrap_or_default();
    let rule = recurrence.and_then(Recurrence::rule).unwrap_or_default();
    let except: Vec<String> =
        recurrence.iter().flat_map(|r| &r.except).map(Date::to_string).collect();
    let also: Vec<String> =
        recurrence.iter().flat_map(|r| &r.also).map(Moment::to_string).collect();
    format!("{}|{end}|{rule}|{}|{}", session.start, except.join(","), also.join(","))
}

#[test]
fn words_mean_what_the_table_says_and_are_said_as_words_that_mean_the_same() {
    let mut count = 0;
    for (text, expected) in table(include_str!("tests/understood.txt")) {
        let session = read(text, TODAY).unwrap_or_else(|e| panic!("{text}: {}", e.says(true)));
        let words = say(&session);
        assert_eq!(format!("{} «{words}»", told(&session)), expected, "{text}");
        assert_eq!(read(&words, date(2031, 5, 5)).as_ref(), Ok(&session), "{text}: {words}");
        count += 1;
    }
    assert!(count >= 150, "{count}");
}

#[test]
fn what_is_not_understood_is_named_with_its_reason() {
    let mut count = 0;
    for (text, expected) in table(include_str!("tests/refused.txt")) {
        let refused = read(text, TODAY).map(|session| told(&session)).unwrap_err();
        assert_eq!(format!("{:?} «{}»", refused.why, refused.part), expected, "{text}");
        assert!(refused.says(true).contains(&refused.part) && refused.says(false).len() > 20);
        count += 1;
    }
    assert!(count >= 80, "{count}");
    assert_eq!(
        read("31.2.2027", TODAY).unwrap_err().says(true),
        "„31.2.2027“: Diesen Tag gibt es nicht"
    );
    assert_eq!(read("", TODAY).unwrap_err().why, Why::Empty);
    assert_eq!(read(&"dienstags ".repeat(500), TODAY).unwrap_err().why, Why::TooMuch);
}

#[test]
fn every_example_of_the_manual_is_understood() {
    let manual = include_str!("../../../../docs/src/buero/termine.md");
    let (_, rows) = manual.split_once("|---|---|").unwrap();
    let (rows, _) = rows.split_once("\n\n").unwrap();
    let mut count = 0;
    for cell in rows.lines().filter_map(|row| row.split('|').nth(1)) {
        for example in cell.split('`').skip(1).step_by(2) {
            // Parts that say no day or no rhythm are read beside one.
            let beside = ["", ", dienstags", ", dienstags ab 12.1.2027"];
            let read = beside.iter().find(|more| read(&format!("{example}{more}"), TODAY).is_ok());
            assert!(read.is_some(), "{example}");
            count += 1;
        }
    }
    assert!(count > 30, "{count}");
}

#[test]
fn spelling_is_forgiven() {
    let expected = read("jährlich am 12. März 2027, 18:00–19:30 Uhr", TODAY).unwrap();
    for text in [
        "jaehrlich am 12. Maerz 2027, 18:00-19:30 Uhr",
        "JÄHRLICH AM 12. MÄRZ 2027, 18:00—19:30 UHR",
        "ja\u{308}hrlich am 12. Ma\u{308}rz 2027, 18:00 – 19:30",
        "am 12. Mrz. 2027 von 18 bis 19.30 Uhr, jährlich",
        "12.03.2027; 18.00 Uhr bis 19.30 Uhr; jedes Jahr",
        "18–19:30 h\njährlich\nab Freitag, dem 12.3.27",
        "\u{feff}jähr\u{ad}lich am\u{a0}12.\u{a0}3.\u{a0}2027, 18:00:00 ‑ 19:30:00 Uhr",
    ] {
        assert_eq!(read(text, TODAY).as_ref(), Ok(&expected), "{text}");
    }
}

#[test]
fn ten_times_are_ten_meetings_whatever_is_left_out() {
    let session = read("dienstags ab 12.1.2027, 10 Mal, außer am 2.2. und 9.2.", TODAY).unwrap();
    let meetings = session.occurrences(TODAY, date(2030, 1, 1), 100);
    assert_eq!(meetings.len(), 10);
}

#[test]
fn an_added_date_at_another_time_lasts_as_long_as_the_others() {
    let text = "dienstags, 18–19:30 Uhr, ab 12.1.2027, 2 Mal, zusätzlich am 14.1.2027 (22:45 Uhr)";
    let session = read(text, TODAY).unwrap();
    let ends: Vec<String> = session
        .occurrences(TODAY, date(2028, 1, 1), 9)
        .iter()
        .map(|meeting| format!("{} – {}", meeting.start, meeting.end.unwrap()))
        .collect();
    let expected = [
        "2027-01-12T18:00 – 2027-01-12T19:30",
        "2027-01-14T22:45 – 2027-01-15T00:15",
        "2027-01-19T18:00 – 2027-01-19T19:30",
    ];
    assert_eq!(ends, expected);
}

/// The parts of texts, for every part several.
fn texts() -> impl Strategy<Value = String> {
    let rhythm = select(vec![
        "jeden Dienstag",
        "dienstags",
        "Mo–Fr",
        "montags und mittwochs",
        "täglich",
        "werktags",
        "jeden zweiten Dienstag",
        "alle drei Wochen dienstags und donnerstags",
        "wöchentlich",
        "alle 14 Tage",
        "monatlich",
        "jährlich",
        "alle fünf Tage",
        "jeden ersten Dienstag im Monat",
        "am letzten Freitag im Monat",
        "jeden 1. und 3. Mittwoch im Monat",
        "am 15. jedes Monats",
        "am letzten Tag jedes Monats",
        "jeden zweiten Monat am ersten Samstag",
        "alle zwei Jahre",
        "täglich außer montags",
        "jeden fünften Sonntag im Monat",
        "Regel FREQ=WEEKLY;BYDAY=TU;COUNT=4",
        "Regel FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1;COUNT=4",
        "an Wochenenden",
        "",
    ]);
    let time = select(vec![
        "18 Uhr",
        "18:00–19:30 Uhr",
        "von 9 bis 12.30 Uhr",
        "22–2 Uhr",
        "ganztägig",
        "18–24 Uhr",
        "9–16 Uhr, je 3 Tage",
        "je 2 Tage",
        "20–14 Uhr, je 2 Tage",
        "0:30 Uhr",
        "",
    ]);
    let day =
        || (-800..800_i64).prop_map(|days| Moment::Day(TODAY).plus_days(days).unwrap().date());
    let near = (day(), prop::collection::btree_set(0..60_i64, 0..8));
    let bounds = select(vec![
        "ab A",
        "vom A bis Z",
        "ab A, bis Z",
        "am A",
        "bis Z",
        "A",
        "L",
        "A bis B",
        "",
    ]);
    let count = of(1..40_u32);
    let except = select(vec!["außer am E", "nicht vom E bis Z", "außer am E und am F", "", "", ""]);
    let also = select(vec![
        "zusätzlich am G",
        "zusätzlich am G und H",
        "zusätzlich am G (10 Uhr)",
        "auch am G, auch am H (20 Uhr)",
        "",
        "",
    ]);
    (rhythm, time, bounds, near, count, except, also, any::<bool>(), 0..6_usize).prop_map(
        |(rhythm, time, bounds, (first, more), count, except, also, years, turn)| {
            let more: Vec<Date> = more
                .into_iter()
                .map(|weeks| Moment::Day(first).plus_days(weeks * 7).unwrap().date())
                .collect();
            let said = |date: Date| match years {
                true => format!("{}.{}.{}", date.day(), date.month(), date.year()),
                false => format!("{}.{}.", date.day(), date.month()),
            };
            let nth = |at: usize| said(more.get(at).copied().unwrap_or(first));
            let list: Vec<String> = more.iter().map(|date| said(*date)).collect();
            let fill = |text: &str| {
                let mut filled = String::new();
                for c in text.chars() {
                    match c {
                        'A' => filled.push_str(&said(first)),
                        'B' => {
                            filled.push_str(&said(Moment::Day(first).plus_days(4).unwrap().date()))
                        }
                        'Z' => filled.push_str(&said(more.last().copied().unwrap_or(first))),
                        'L' => filled.push_str(&list.join(", ")),
                        'E' => filled.push_str(&nth(1)),
                        'F' => filled.push_str(&nth(2)),
                        'G' => filled.push_str(&nth(3)),
                        'H' => filled.push_str(&nth(4)),
                        c => filled.push(c),
                    }
                }
                filled
            };
            let count = count.map(|count| format!("{count} Mal")).unwrap_or_default();
            let mut parts = vec![
                rhythm.to_owned(),
                time.to_owned(),
                fill(bounds),
                count,
                fill(except),
                fill(also),
            ];
            parts.retain(|part| !part.is_empty());
            let turn = turn % parts.len().max(1);
            parts.rotate_left(turn);
            parts.join(", ")
        },
    )
}

/// Words in any order, most of them without sense.
fn babble() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        4 => select(vec![
            "jeden", "ersten", "zweiten", "Dienstag", "dienstags", "Mo", "–", "-", "bis", "ab", "am", "vom",
            "im Monat", "18 Uhr", "18:00", "19.30", "12.1.", "12.10", "12.1.2027", "31.12.", "2027-01-12",
            "10 Mal", "10x", "außer", "zusätzlich", "und", ",", "(", ")", "je", "3", "Tage", "alle", "Wochen",
            "Januar", "täglich", "monatlich", "wöchentlich", "14", "Regel", "FREQ=DAILY", "um", "von", ".", "/",
            "ganztägig", "29.2.", "nicht", "12.", "und 14.", "jährlich", "24 Uhr",
        ]).prop_map(str::to_owned),
        1 => "[0-9.:–a-zäß ,(]{0,6}",
    ];
    prop::collection::vec(word, 0..12).prop_map(|words| words.join(" "))
}

fn rules() -> impl Strategy<Value = String> {
    let days = || subsequence(vec!["MO", "TU", "WE", "TH", "FR", "SA", "SU"], 1..4);
    let freq = prop_oneof![
        select(vec!["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]).prop_map(str::to_owned),
        days().prop_map(|days| format!("WEEKLY;BYDAY={}", days.join(","))),
        days().prop_map(|days| format!("WEEKLY;WKST=SU;BYDAY={}", days.join(","))),
        (select(vec![1, 2, 5, -1]), days())
            .prop_map(|(n, days)| format!("MONTHLY;BYDAY={n}{}", days.join(&format!(",{n}")))),
        days().prop_map(|days| format!("MONTHLY;BYDAY={};BYSETPOS=1", days.join(","))),
        select(vec![1, 15, 28, 31, -1, -2]).prop_map(|day| format!("MONTHLY;BYMONTHDAY={day}")),
        Just("YEARLY;BYMONTH=5;BYDAY=1SU".to_owned()),
    ];
    let end = prop_oneof![
        (1..30_u32).prop_map(|count| format!(";COUNT={count}")),
        (1..800_i64).prop_map(|days| {
            let date = Moment::Day(date(2027, 1, 1)).plus_days(days).unwrap().date();
            format!(";UNTIL={}", date.strftime("%Y%m%dT170000Z"))
        }),
        (1..800_i64).prop_map(|days| {
            let date = Moment::Day(date(2027, 1, 1)).plus_days(days).unwrap().date();
            format!(";UNTIL={}", date.strftime("%Y%m%d"))
        }),
        Just(String::new()),
    ];
    (freq, of(1..4_u32), end).prop_map(|(freq, step, end)| {
        let step = step.map(|step| format!(";INTERVAL={step}")).unwrap_or_default();
        format!("FREQ={freq}{step}{end}")
    })
}

/// Sessions as files bring them.
fn foreign() -> impl Strategy<Value = Session> {
    let day = || {
        (0..700_i64).prop_map(|days| Moment::Day(date(2027, 1, 1)).plus_days(days).unwrap().date())
    };
    let length = of((0..4_i64, 0..24_i8));
    let also = prop::collection::vec((day(), of(0..24_i8)), 0..3);
    (day(), of(0..24_i8), length, of(rules()), prop::collection::vec(0..200_i64, 0..5), also)
        .prop_map(|(first, hour, length, rule, except, also)| {
            let at = |date: Date, hour: i8| Moment::At(date.at(hour, 30, 0, 0));
            let start = hour.map_or(Moment::Day(first), |hour| at(first, hour));
            let end = length.and_then(|(days, to)| match hour {
                None => Moment::Day(first).plus_days(days + 1),
                Some(_) => {
                    Some(at(Moment::Day(first).plus_days(days)?.date(), to)).filter(|e| *e > start)
                }
            });
            let also: Vec<Moment> = also
                .into_iter()
                .map(|(day, hour)| hour.map_or(Moment::Day(day), |h| at(day, h)))
                .collect();
            let except =
                except.iter().map(|d| Moment::Day(first).plus_days(*d).unwrap().date()).collect();
            let recurrence = match rule {
                Some(rule) => Recurrence::read(&rule, start).ok().map(|mut it| {
                    (it.except, it.also) = (except, also);
                    it
                }),
                None if also.is_empty() => None,
                None => Some(Recurrence::of_dates(also)),
            };
            Session { end, recurrence, ..Session::at(start) }
        })
}

proptest! {
    #![proptest_config(Config { cases: 800, ..Config::default() })]

    #[test]
    fn what_was_read_is_said_so_that_it_reads_the_same_on_any_day(
        text in prop_oneof![texts(), babble()], later in -3000..3000_i64,
    ) {
        if let Ok(session) = read(&text, TODAY) {
            let other = Moment::Day(TODAY).plus_days(later).unwrap().date();
            let words = say(&session);
            prop_assert_eq!(read(&words, other), Ok(session), "{} -> {}", text, words);
        }
    }

    #[test]
    fn what_came_from_a_file_is_said_with_the_same_meetings(session in foreign()) {
        let words = say(&session);
        let again = read(&words, TODAY);
        let mixed = session.recurrence.iter().flat_map(|r| &r.also)
            .any(|also| also.time().is_none() != session.start.time().is_none());
        if let Ok(again) = &again {
            let until = date(2034, 1, 1);
            let of = |session: &Session| -> Vec<(Moment, Option<Moment>)> {
                let all = session.occurrences(date(2026, 1, 1), until, 500);
                all.iter().map(|o| (o.start, o.end)).collect()
            };
            prop_assert!(mixed || of(again) == of(&session), "{}: {:?}", words, again);
        } else {
            let none = session.occurrences(date(2026, 1, 1), date(2040, 1, 1), 2).is_empty();
            prop_assert!(mixed || none, "{}: {:?}", words, again);
        }
    }
}
