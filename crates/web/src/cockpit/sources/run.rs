//! Import runs as a page shows them: what waits, with its difference, and those of the past.

use store::runs::{ExampleState, Hold, Run, RunFinding, RunState};

use crate::{
    Lang,
    words::{counted, dates, text},
};

/// Findings that are shown of a run that waits.
const FINDINGS: usize = 10;

/// A run that waits.
pub(in crate::cockpit) struct Held {
    pub(in crate::cockpit) id: String,
    pub(in crate::cockpit) why: String,
    pub(in crate::cockpit) help: String,
    pub(in crate::cockpit) begun: String,
    pub(in crate::cockpit) counts: String,
    pub(in crate::cockpit) groups: Vec<(String, Vec<String>)>,
    pub(in crate::cockpit) findings: Vec<String>,
    pub(in crate::cockpit) can_be_released: bool,
}

/// A run of the past.
pub(in crate::cockpit) struct Former {
    pub(in crate::cockpit) id: String,
    pub(in crate::cockpit) line: String,
    pub(in crate::cockpit) counts: String,
    pub(in crate::cockpit) can_be_taken_back: bool,
}

pub(in crate::cockpit) fn held(lang: Lang, run: &Run, findings: Vec<RunFinding>) -> Held {
    let code = run.held.map_or("trial", Hold::code);
    let mut groups = Vec::new();
    for (state, key) in [
        (ExampleState::New, "run-new"),
        (ExampleState::Changed, "run-changed"),
        (ExampleState::Gone, "run-gone"),
    ] {
        let titles: Vec<String> = run
            .diff
            .iter()
            .flat_map(|diff| &diff.examples)
            .filter(|example| example.state == state)
            .map(|example| format!("{} ({})", example.title, example.key))
            .collect();
        if !titles.is_empty() {
            groups.push((text(lang, key).into_owned(), titles));
        }
    }
    Held {
        id: run.id.to_string(),
        why: text(lang, &format!("hold-{code}")).into_owned(),
        help: text(lang, &format!("hold-{code}-help")).into_owned(),
        begun: dates::at(lang, run.begun),
        counts: counts(lang, run),
        groups,
        findings: findings.iter().take(FINDINGS).map(|it| finding(lang, it)).collect(),
        can_be_released: !run.fatal && run.held != Some(Hold::Unreadable),
    }
}

pub(in crate::cockpit) fn former(lang: Lang, run: &Run) -> Former {
    let state = text(lang, &format!("run-{}", run.state.code()));
    Former {
        id: run.id.to_string(),
        line: format!("{}: {state}", dates::at(lang, run.begun)),
        counts: counts(lang, run),
        can_be_taken_back: run.state == RunState::Applied
            && run.span.is_some_and(|(from, to)| from < to),
    }
}

/// "12 neu, 3 geändert, 5 entfallen".
fn counts(lang: Lang, run: &Run) -> String {
    let Some(diff) = &run.diff else { return String::new() };
    let all = [
        ("run-n-new", diff.new),
        ("run-n-changed", diff.changed),
        ("run-n-gone", diff.gone),
        ("run-n-unchanged", diff.unchanged),
        ("run-n-rejected", run.rejected),
        ("run-n-twins", diff.twins),
    ];
    let said: Vec<String> =
        all.iter().filter(|(_, n)| *n > 0).map(|(key, n)| counted(lang, key, *n)).collect();
    if said.is_empty() { text(lang, "run-nothing").into_owned() } else { said.join(", ") }
}

fn finding(lang: Lang, it: &RunFinding) -> String {
    let says = if lang == Lang::En { &it.says_en } else { &it.says_de };
    let line = it.line.map(|n| n.to_string());
    let spot: Vec<&str> = [line.as_deref(), it.record.as_deref(), it.field.as_deref()]
        .into_iter()
        .flatten()
        .collect();
    let spot = if spot.is_empty() { String::new() } else { format!("{}: ", spot.join(" · ")) };
    let given: String = it.given.chars().take(80).collect();
    let given = if given.is_empty() { given } else { format!(" – „{given}“") };
    format!("{spot}{says}{given}")
}
