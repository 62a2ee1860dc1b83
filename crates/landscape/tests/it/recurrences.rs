//! Recurrences before python-dateutil (installed by `scripts/judges`): every meeting of every rule, one by one.
//!
//! The rules are drawn at random, always the same ones; `RULES=100000` draws more. Civil times on both sides: a
//! meeting at 2:30 stays at 2:30 on the nights on which the clocks change.

use std::{
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Child, ChildStdout, Command, Stdio},
};

use jiff::{
    Span,
    civil::{Date, DateTime, date},
};
use landscape::{Moment, Recurrence, Session};
use proptest::{
    option::of,
    prelude::*,
    sample::{select, subsequence},
    strategy::ValueTree,
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};

/// Most meetings of one rule that are compared.
const MOST: u16 = 100;

struct Judge {
    child: Child,
    answers: BufReader<ChildStdout>,
}

impl Judge {
    fn start() -> Judge {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap();
        let python = root.join("target/judges/bin/python");
        assert!(python.exists(), "there is no {}: run scripts/judges", python.display());
        let mut child = Command::new(python)
            .arg(root.join("scripts/recurrences.py"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let answers = BufReader::new(child.stdout.take().unwrap());
        Judge { child, answers }
    }

    fn meetings(&mut self, case: &Case) -> String {
        let list = |all: &[DateTime]| all.iter().map(form).collect::<Vec<_>>().join(",");
        let line = [
            form(&case.start),
            case.judged.clone(),
            list(&case.except),
            list(&case.also),
            form(&case.from.at(0, 0, 0, 0)),
            form(&case.until.at(23, 59, 59, 0)),
            MOST.to_string(),
        ]
        .join("\t");
        let stdin = self.child.stdin.as_mut().unwrap();
        writeln!(stdin, "{line}").unwrap();
        stdin.flush().unwrap();
        let mut answer = String::new();
        self.answers.read_line(&mut answer).unwrap();
        assert!(answer.ends_with('\n'), "the judge broke down at {line}");
        answer.trim_end().to_owned()
    }
}

impl Drop for Judge {
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        drop(self.child.wait());
    }
}

fn form(at: &DateTime) -> String {
    at.strftime("%Y%m%dT%H%M%S").to_string()
}

#[derive(Debug, Clone)]
struct Case {
    start: DateTime,
    /// Whether only the day of the start is known.
    whole_day: bool,
    rule: String,
    /// The rule as the judge wants it: an UNTIL of a day at its end, none in universal time.
    judged: String,
    except: Vec<DateTime>,
    also: Vec<DateTime>,
    from: Date,
    until: Date,
}

fn list<T: ToString>(values: &[T]) -> String {
    values.iter().map(T::to_string).collect::<Vec<_>>().join(",")
}

/// What stands behind FREQ, as RFC 5545 allows it for each.
fn parts() -> impl Strategy<Value = String> {
    let weekdays = || subsequence(vec!["MO", "TU", "WE", "TH", "FR", "SA", "SU"], 1..4);
    let days = || weekdays().prop_map(|days| format!(";BYDAY={}", days.join(",")));
    let nth = |most: i8| {
        prop::collection::btree_set((-most..=most, select(vec!["MO", "TU", "FR", "SU"])), 1..3)
            .prop_map(|days| {
                let days =
                    days.into_iter().filter(|(n, _)| *n != 0).map(|(n, day)| format!("{n}{day}"));
                let days: Vec<String> = days.collect();
                if days.is_empty() { String::new() } else { format!(";BYDAY={}", days.join(",")) }
            })
    };
    let month_days = || {
        prop::collection::btree_set(prop_oneof![1..=31_i8, -31..=-1_i8], 1..4)
            .prop_map(|days| format!(";BYMONTHDAY={}", list(&days.into_iter().collect::<Vec<_>>())))
    };
    let months = || {
        prop::collection::btree_set(1..=12_u8, 1..4).prop_map(|months| {
            format!(";BYMONTH={}", list(&months.into_iter().collect::<Vec<_>>()))
        })
    };
    let maybe = |part: BoxedStrategy<String>| of(part).prop_map(Option::unwrap_or_default).boxed();
    let position =
        || select(vec![";BYSETPOS=1", ";BYSETPOS=-1", ";BYSETPOS=2,-2"]).prop_map(str::to_owned);
    let hours = || {
        select(vec![";BYHOUR=9,15", ";BYHOUR=2;BYMINUTE=0,30", ";BYMINUTE=15"])
            .prop_map(str::to_owned)
    };
    let joined = |parts: Vec<BoxedStrategy<String>>| parts.prop_map(|parts| parts.concat());
    let fixed = |text: &'static str| Just(text.to_owned()).boxed();
    prop_oneof![
        6 => joined(vec![fixed("WEEKLY"), maybe(days().boxed()), maybe(months().boxed())]),
        2 => joined(vec![fixed("WEEKLY"), days().boxed(), position().boxed()]),
        3 => joined(vec![fixed("DAILY"), maybe(days().boxed()), maybe(months().boxed())]),
        2 => joined(vec![fixed("DAILY"), month_days().boxed()]),
        3 => joined(vec![fixed("MONTHLY"), maybe(months().boxed())]),
        4 => joined(vec![fixed("MONTHLY"), nth(5).boxed(), maybe(months().boxed())]),
        2 => joined(vec![fixed("MONTHLY"), days().boxed(), position().boxed()]),
        2 => joined(vec![fixed("MONTHLY"), days().boxed(), month_days().boxed()]),
        3 => joined(vec![fixed("MONTHLY"), month_days().boxed()]),
        2 => joined(vec![fixed("YEARLY"), maybe(months().boxed())]),
        2 => joined(vec![fixed("YEARLY"), months().boxed(), nth(4).boxed()]),
        2 => joined(vec![fixed("YEARLY"), months().boxed(), month_days().boxed()]),
        1 => joined(vec![fixed("YEARLY"), nth(53).boxed()]),
        1 => joined(vec![fixed("YEARLY"), days().boxed(), months().boxed(), position().boxed()]),
        1 => (prop::collection::btree_set(prop_oneof![1..=53_i8, -53..=-1_i8], 1..3), days())
            .prop_map(|(weeks, days)| format!("YEARLY;BYWEEKNO={}{days}", list(&weeks.into_iter().collect::<Vec<_>>()))),
        1 => prop::collection::btree_set(prop_oneof![1..=366_i16, -366..=-1_i16], 1..3)
            .prop_map(|days| format!("YEARLY;BYYEARDAY={}", list(&days.into_iter().collect::<Vec<_>>()))),
        1 => joined(vec![fixed("DAILY"), hours().boxed()]),
        1 => joined(vec![fixed("WEEKLY"), days().boxed(), hours().boxed()]),
    ]
}

fn cases() -> impl Strategy<Value = Case> {
    let day = || {
        prop_oneof![
            4 => (0..1500_i64).prop_map(|days| (date(2026, 1, 1), days)),
            // The nights on which the clocks change, leap days, ends of months and years.
            1 => select(vec![
                date(2027, 3, 28), date(2027, 10, 31), date(2028, 2, 29), date(2027, 1, 31), date(2026, 12, 31),
                date(2027, 1, 1), date(2026, 12, 28),
            ]).prop_map(|day| (day, 0)),
        ]
        .prop_map(|(day, more)| day.checked_add(Span::new().days(more)).unwrap())
    };
    let time = prop_oneof![3 => (0..24_i8, select(vec![0_i8, 15, 30])), 1 => Just((2_i8, 30_i8))];
    let ends = of(prop_oneof![
        (1..40_u32).prop_map(|count| (Some(count), 0, "")),
        (0..900_i64, select(vec!["", "T235959", "T120000", "T120000Z"]))
            .prop_map(|(days, time)| (None, days, time)),
    ]);
    let step = of(1..6_u32);
    let week = of(select(vec!["MO", "SU", "WE"]));
    let other = prop::collection::vec((0..700_i64, 0..24_i8), 0..3);
    let window = (0..400_i64, 30..1500_i64);
    (
        day(),
        time,
        parts(),
        step,
        week,
        ends,
        prop::collection::vec(0..60_usize, 0..4),
        other,
        window,
        0..8_u8,
    )
        .prop_map(
            |(
                day,
                (hour, minute),
                parts,
                step,
                week,
                ends,
                skipped,
                other,
                (from, length),
                whole,
            )| {
                let plus = |days: i64| day.checked_add(Span::new().days(days)).unwrap();
                // Where parts name hours, a day alone has none.
                let whole_day =
                    whole == 0 && !parts.contains("BYHOUR") && !parts.contains("BYMINUTE");
                let start = if whole_day { day.at(0, 0, 0, 0) } else { day.at(hour, minute, 0, 0) };
                let step = step.map(|step| format!(";INTERVAL={step}")).unwrap_or_default();
                let week = week.map(|day| format!(";WKST={day}")).unwrap_or_default();
                let rule = format!("FREQ={parts}{step}{week}");
                let (own, judged) = match ends {
                    None => (String::new(), String::new()),
                    Some((Some(count), ..)) => {
                        (format!(";COUNT={count}"), format!(";COUNT={count}"))
                    }
                    Some((None, days, time)) => {
                        let last = plus(days).strftime("%Y%m%d").to_string();
                        let at =
                            if time.is_empty() { "T235959" } else { time.trim_end_matches('Z') };
                        (format!(";UNTIL={last}{time}"), format!(";UNTIL={last}{at}"))
                    }
                };
                let (own, judged) = (format!("{rule}{own}"), format!("{rule}{judged}"));
                let also: Vec<DateTime> = other
                    .iter()
                    .map(|(days, hour)| match whole_day {
                        true => plus(*days).at(0, 0, 0, 0),
                        false => plus(*days).at(*hour, 45, 0, 0),
                    })
                    .collect();
                // An exception takes out its day: it is one on which nothing is added.
                let except = skipped
                    .iter()
                    .map(|days| plus(i64::try_from(*days).unwrap() * 7))
                    .filter(|day| also.iter().all(|at| at.date() != *day))
                    .map(|day| day.to_datetime(start.time()))
                    .collect();
                Case {
                    start,
                    whole_day,
                    rule: own,
                    judged,
                    except,
                    also,
                    from: plus(from - 50),
                    until: plus(from - 50 + length),
                }
            },
        )
}

/// The meetings as we see them; `None` where the rule is refused.
fn ours(case: &Case) -> Option<String> {
    let moment =
        |at: DateTime| if case.whole_day { Moment::Day(at.date()) } else { Moment::At(at) };
    let mut recurrence = Recurrence::read(&case.rule, moment(case.start)).ok()?;
    recurrence.except = case.except.iter().map(|at| at.date()).collect();
    recurrence.also = case.also.iter().map(|at| moment(*at)).collect();
    let session = Session { recurrence: Some(recurrence), ..Session::at(moment(case.start)) };
    let meetings = session.occurrences(case.from, case.until, MOST);
    let said = meetings.iter().map(|meeting| match meeting.start {
        Moment::Day(day) => form(&day.at(0, 0, 0, 0)),
        Moment::At(at) => form(&at),
    });
    Some(said.collect::<Vec<_>>().join(","))
}

#[test]
fn every_meeting_of_random_rules_is_that_of_dateutil() {
    let count = std::env::var_os("RULES").and_then(|count| count.to_str()?.parse().ok());
    let count: usize = count.unwrap_or(550);
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let cases = cases();
    let mut judge = Judge::start();
    let (mut compared, mut refused, mut meetings) = (0, Vec::new(), 0);
    let mut wrong: Vec<String> = Vec::new();
    for _ in 0..count {
        let case = cases.new_tree(&mut runner).unwrap().current();
        let Some(ours) = ours(&case) else {
            refused.push(case.rule);
            continue;
        };
        let theirs = judge.meetings(&case);
        compared += 1;
        meetings += theirs.split(',').filter(|at| !at.is_empty()).count();
        if ours != theirs {
            let (ours, theirs): (Vec<&str>, Vec<&str>) =
                (ours.split(',').collect(), theirs.split(',').collect());
            let same = ours.iter().zip(&theirs).take_while(|(a, b)| a == b).count();
            wrong.push(format!(
                "{case:?}\n  {} and {} meetings, from the {same}th on {:?} and {:?}",
                ours.len(),
                theirs.len(),
                ours.get(same),
                theirs.get(same)
            ));
        }
    }
    eprintln!("{compared} rules with {meetings} meetings, refused: {refused:?}");
    assert!(
        wrong.is_empty(),
        "{} of {compared}:\n{}",
        wrong.len(),
        wrong.iter().take(5).cloned().collect::<Vec<_>>().join("\n")
    );
    assert!(compared * 10 > count * 9 && compared >= count.min(500), "{refused:?}");
}
