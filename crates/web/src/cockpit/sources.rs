//! Sources: where they are fetched from, what waits, and what a person decides about it.
//!
//! A new address is fetched once by whoever harvests (not by this request), and what it would change is shown before
//! it counts: a proposal becomes the plan when its run is released.

pub(crate) mod change;
pub(crate) mod one;
pub(in crate::cockpit) mod run;

use access::ManageSources;
use askama::Template;
use axum::{extract::State, response::Html};
use base::SourceKey;
use landscape::Source;
use store::{
    harvests::{self, Harvest, REPORTED_FROM},
    runs::{self, Run},
};

use super::{Desk, frame};
use crate::{
    Lang,
    frame::{Frame, Reader},
    guard::Signed,
    problem::Problem,
    state::App,
    words::{counted, dates, text, with},
};

/// Intervals that are offered, in minutes.
pub(crate) const INTERVALS: [u32; 5] = [60, 6 * 60, 12 * 60, 24 * 60, 7 * 24 * 60];

#[derive(Template)]
#[template(path = "cockpit/sources/list.html")]
struct ListPage {
    frame: Frame,
    desk: Desk,
    waiting: Vec<Row>,
    fetched: Vec<Row>,
    others: Vec<Row>,
}

/// A source in the list.
struct Row {
    url: String,
    name: String,
    /// Why somebody should look.
    reasons: Vec<String>,
    lines: Vec<String>,
}

/// All sources that the person may see: first what waits, then what is fetched, then the rest.
pub(crate) async fn list(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
) -> Result<Html<String>, Problem> {
    let district = &app.state.district;
    let mut tx = app.state.db.read().await?;
    let all = harvests::all(&mut tx, district).await?;
    let held = runs::held(&mut tx, district).await?;
    let sources = store::sources::all(&mut tx, district).await?;
    drop(tx);
    let (mut waiting, mut fetched, mut others) = (Vec::new(), Vec::new(), Vec::new());
    for source in sources.into_iter().filter(|it| it.key.as_str() != Source::COCKPIT) {
        let of: Vec<&Harvest> = all.iter().filter(|it| it.source == source.key).collect();
        if signed.may(ManageSources(of.first().and_then(|it| it.plan.owner))).is_err() {
            continue;
        }
        let held: Vec<&Run> = held.iter().filter(|run| run.source == source.key).collect();
        let row = Row {
            url: reader.links.to(&url(&source.key)),
            reasons: reasons(reader.lang, &of, &held),
            lines: of.iter().flat_map(|it| lines(reader.lang, it)).collect(),
            name: source.name,
        };
        let list = if !row.reasons.is_empty() {
            &mut waiting
        } else if of.is_empty() {
            &mut others
        } else {
            &mut fetched
        };
        list.push(row);
    }
    let desk = Desk::new(&reader, &signed);
    let frame = frame(&app, &reader, "cockpit-sources");
    Ok(Html(ListPage { frame, desk, waiting, fetched, others }.render()?))
}

/// The address of a source's page.
pub(crate) fn url(key: &SourceKey) -> String {
    format!("/cockpit/quellen/{key}")
}

/// Why somebody should look at a source.
fn reasons(lang: Lang, of: &[&Harvest], held: &[&Run]) -> Vec<String> {
    let waits = held.iter().filter_map(|run| run.held);
    let mut reasons: Vec<String> =
        waits.map(|hold| text(lang, &format!("hold-{}", hold.code())).into_owned()).collect();
    for it in of.iter().filter(|it| it.trial || it.failures >= REPORTED_FROM) {
        reasons.extend(trouble(lang, it));
    }
    reasons
}

/// How a source stands, in short sentences.
fn lines(lang: Lang, it: &Harvest) -> Vec<String> {
    if it.trial {
        let key = if it.paused { "source-proposed" } else { "source-being-tried" };
        return vec![with(lang, key, &[("address", &it.plan.address)])];
    }
    let never = || text(lang, "source-never").into_owned();
    let succeeded = it.succeeded.map_or_else(never, |at| dates::at(lang, at));
    let mut lines = vec![
        it.plan.address.clone(),
        format!(
            "{} · {}",
            every(lang, it.plan.every),
            with(lang, "source-succeeded", &[("at", &succeeded)])
        ),
    ];
    lines.push(match it.paused {
        true => text(lang, "source-paused").into_owned(),
        false => with(lang, "source-due", &[("at", &dates::at(lang, it.due))]),
    });
    lines
}

/// What went wrong at the last try.
fn trouble(lang: Lang, it: &Harvest) -> Option<String> {
    let (code, detail) = it.trouble.as_ref()?;
    let said = text(lang, &format!("trouble-{code}"));
    Some(match detail.is_empty() {
        true => said.into_owned(),
        false => format!("{said} ({detail})"),
    })
}

/// "täglich", "alle 90 Minuten".
fn every(lang: Lang, minutes: u32) -> String {
    if INTERVALS.contains(&minutes) {
        return text(lang, &format!("every-{minutes}")).into_owned();
    }
    counted(lang, "every-minutes", u64::from(minutes))
}

#[cfg(test)]
mod tests {
    use harvest::{Refused, Trouble};

    use super::*;

    #[test]
    fn everything_that_can_go_wrong_is_said_in_every_language() {
        let refused = [
            Refused::NotAnAddress,
            Refused::TooLong,
            Refused::Scheme,
            Refused::Userinfo,
            Refused::Port,
            Refused::NotPublic,
            Refused::Downgrade,
        ];
        let troubles = [
            Trouble::NoSuchName,
            Trouble::Unreachable(String::new()),
            Trouble::Slow,
            Trouble::TooLarge(1),
            Trouble::TooManyRedirects,
            Trouble::Status { status: 404, retry: None },
            Trouble::Broken(String::new()),
            Trouble::Robots,
            Trouble::Here(String::new()),
        ];
        let codes = troubles.iter().map(Trouble::code).chain(refused.map(Refused::code));
        for code in codes.chain(["unreadable"]) {
            for lang in Lang::ALL {
                let key = format!("trouble-{code}");
                assert_ne!(text(lang, &key), format!("[{key}]"), "{lang:?}");
            }
        }
    }
}
