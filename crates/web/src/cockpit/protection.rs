//! Data protection: the register of processing activities, what is due next, and what was deleted last.
//!
//! The register speaks German, as the law that asks for it; the page around it speaks the reader's language.

use std::collections::BTreeMap;

use access::ReadDataProtection;
use askama::Template;
use axum::{
    extract::State,
    http::header,
    response::{Html, IntoResponse, Response},
};
use exchange::table::escaped;
use jiff::{Span, civil::Date};
use store::protection::{self, Period, Register, Rule};

use super::{Desk, frame};
use crate::{
    Lang,
    clock::german_day,
    frame::{Frame, Reader},
    guard::Signed,
    problem::Problem,
    state::App,
    words::{counted, dates, number, text},
};

/// Deletions that are shown, at most.
const LAST: u32 = 200;

#[derive(Template)]
#[template(path = "cockpit/protection.html")]
struct ProtectionPage<'a> {
    frame: Frame,
    desk: Desk,
    register: &'a Register,
    activities: Vec<Shown<'a>>,
    due: Vec<Next>,
    deleted: Vec<Gone>,
}

/// An activity with its periods in words.
struct Shown<'a> {
    activity: &'a protection::Activity,
    periods: Vec<Kept<'a>>,
    tables: String,
}

struct Kept<'a> {
    period: &'a Period,
    after: String,
}

struct Next {
    what: String,
    when: String,
    now: String,
}

struct Gone {
    day: String,
    what: String,
    count: String,
}

/// A period in words: "30 Tage".
fn span(lang: Lang, span: &Span) -> String {
    let parts = [
        ("span-years", i64::from(span.get_years())),
        ("span-months", i64::from(span.get_months())),
        ("span-weeks", i64::from(span.get_weeks())),
        ("span-days", i64::from(span.get_days())),
        ("span-hours", i64::from(span.get_hours())),
        ("span-minutes", span.get_minutes()),
    ];
    let words: Vec<String> = parts
        .into_iter()
        .filter_map(|(key, n)| u64::try_from(n).ok().filter(|n| *n > 0).map(|n| (key, n)))
        .map(|(key, n)| counted(lang, key, n))
        .collect();
    if words.is_empty() { text(lang, "span-none").into_owned() } else { words.join(", ") }
}

fn rule(lang: Lang, rule: Rule) -> String {
    text(lang, &format!("rule-{}", rule.code())).into_owned()
}

pub(crate) async fn page(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
) -> Result<Html<String>, Problem> {
    let _may = signed.may(ReadDataProtection)?;
    let (lang, register) = (reader.lang, &*app.state.register);
    let mut tx = app.state.db.read().await?;
    let mut due = protection::due(&mut tx, register, app.now()).await?;
    due.retain(|it| it.next.is_some());
    due.sort_by_key(|it| it.next);
    let mut by_day: BTreeMap<(Date, Rule), u64> = BTreeMap::new();
    for it in protection::deleted(&mut tx, &app.state.district, LAST).await? {
        *by_day.entry((german_day(it.at), it.rule)).or_default() += it.count;
    }
    drop(tx);
    let page = ProtectionPage {
        frame: frame(&app, &reader, "cockpit-protection"),
        desk: Desk::new(&reader, &signed),
        register,
        activities: register
            .activities
            .iter()
            .map(|activity| Shown {
                periods: activity
                    .periods
                    .iter()
                    .map(|period| Kept { after: span(Lang::De, &period.after), period })
                    .collect(),
                tables: activity.covers.join(", "),
                activity,
            })
            .collect(),
        due: due
            .into_iter()
            .map(|it| Next {
                what: rule(lang, it.rule),
                when: it.next.map(|at| dates::full(lang, german_day(at))).unwrap_or_default(),
                now: number(lang, it.now),
            })
            .collect(),
        deleted: by_day
            .into_iter()
            .rev()
            .map(|((day, it), count)| Gone {
                day: dates::full(lang, day),
                what: rule(lang, it),
                count: number(lang, count),
            })
            .collect(),
    };
    Ok(Html(page.render()?))
}

/// The register as a table, one line a period.
pub(crate) async fn file(State(app): State<App>, signed: Signed) -> Result<Response, Problem> {
    let _may = signed.may(ReadDataProtection)?;
    let mut csv = csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(csv::Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    csv.write_record([
        "Tätigkeit",
        "Zweck",
        "Rechtsgrundlage",
        "Betroffene",
        "Daten",
        "Empfänger",
        "Frist",
        "gerechnet ab",
        "Begründung",
        "Tabellen",
    ])?;
    for activity in &app.state.register.activities {
        let mut line = |after: &str, from: &str, why: &str| {
            let tables = activity.covers.join(", ");
            let cells: [&str; 10] = [
                &activity.name,
                &activity.purpose,
                &activity.basis,
                &activity.persons,
                &activity.data,
                &activity.recipients,
                after,
                from,
                why,
                &tables,
            ];
            csv.write_record(cells.map(|cell| escaped(cell).into_owned()))
        };
        for period in &activity.periods {
            line(&span(Lang::De, &period.after), &period.from, &period.why)?;
        }
        if let Some(kept) = &activity.kept {
            line("ohne Frist", "", kept)?;
        }
    }
    let csv = csv.into_inner().map_err(|error| anyhow::anyhow!("{error}"))?;
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"verarbeitungstaetigkeiten.csv\""),
    ];
    Ok((headers, csv).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_is_said_in_words() {
        for (text, said) in [
            ("P1D", "1 Tag"),
            ("P18M", "18 Monate"),
            ("P1Y6M", "1 Jahr, 6 Monate"),
            ("PT24H", "24 Stunden"),
            ("PT0S", "sofort"),
        ] {
            assert_eq!(span(Lang::De, &text.parse().unwrap()), said);
        }
    }
}
