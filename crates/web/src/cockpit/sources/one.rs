//! One source: what waits with its difference, how it stands, its address, and its former runs.

use access::{Capability, DecideRuns, ManageSources};
use askama::Template;
use axum::{
    extract::{Path, Query, State},
    response::Html,
};
use base::SourceKey;
use exchange::{Format, Kind};
use landscape::Source;
use serde::Deserialize;
use store::{
    harvests::{self, Harvest},
    runs::{self, RunState},
};

use super::{
    INTERVALS, every, lines,
    run::{self, Former, Held},
    trouble,
};
use crate::{
    Lang,
    cockpit::{
        Desk, frame,
        open_to::{OpenTo, open_to},
    },
    frame::{Frame, Reader},
    guard::Signed,
    problem::Problem,
    state::App,
    words::text,
};

/// Former runs that are listed.
const RUNS: u32 = 20;

#[derive(Template)]
#[template(path = "cockpit/sources/one.html")]
struct OnePage {
    frame: Frame,
    desk: Desk,
    /// Nothing where the source is new.
    key: Option<String>,
    url: String,
    name: String,
    wrong: Option<String>,
    done: Option<String>,
    /// A proposal is being fetched.
    being_tried: Option<String>,
    /// What is wrong with a proposal.
    refused: Option<String>,
    held: Vec<Held>,
    decides: bool,
    plan: Option<Standing>,
    form: Fields,
    former: Vec<Former>,
}

/// How the plan of a source stands.
struct Standing {
    lines: Vec<String>,
    trouble: Option<String>,
    paused: bool,
    intervals: Vec<Choice>,
}

/// A value of a list to choose from.
struct Choice {
    value: String,
    word: String,
    chosen: bool,
}

/// The form for an address.
struct Fields {
    name: String,
    address: String,
    formats: Vec<Choice>,
    intervals: Vec<Choice>,
    organisations: Vec<Choice>,
}

/// What somebody typed into the form for an address.
#[derive(Deserialize, Default, Clone)]
pub(crate) struct Typed {
    /// Of a new source.
    #[serde(default)]
    pub(crate) name: String,
    pub(crate) adresse: String,
    pub(crate) format: String,
    pub(crate) takt: u32,
    #[serde(default)]
    pub(crate) einrichtung: String,
}

#[derive(Deserialize, Default)]
pub(crate) struct Said {
    fertig: Option<String>,
    fehler: Option<String>,
}

pub(crate) async fn page(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Path(key): Path<String>,
    Query(said): Query<Said>,
) -> Result<Html<String>, Problem> {
    let key = key.parse().map_err(|_| Problem::NotFound)?;
    let done = match said.fertig.as_deref() {
        Some("vorgeschlagen") => Some("source-done-proposed"),
        Some("freigegeben") => Some("source-done-released"),
        Some("verworfen") => Some("source-done-discarded"),
        Some("zurueckgenommen") => Some("source-done-taken-back"),
        Some("plan") => Some("source-done-plan"),
        Some("jetzt") => Some("source-done-now"),
        _ => None,
    };
    let wrong = (said.fehler.as_deref() == Some("lauf")).then_some("source-run-gone");
    show(&app, &reader, &signed, Some(&key), None, wrong, done).await
}

/// The form for a source that is not there yet.
pub(crate) async fn new(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
) -> Result<Html<String>, Problem> {
    show(&app, &reader, &signed, None, None, None, None).await
}

/// The page of a source, or of a new one; `typed` comes back as it was.
pub(super) async fn show(
    app: &App,
    reader: &Reader,
    signed: &Signed,
    key: Option<&SourceKey>,
    typed: Option<Typed>,
    wrong: Option<&str>,
    done: Option<&str>,
) -> Result<Html<String>, Problem> {
    let (lang, district) = (reader.lang, &app.state.district);
    let word = |key: &str| text(lang, key).into_owned();
    let mut tx = app.state.db.read().await?;
    let mut name = word("source-new");
    let (mut of, mut past, mut held) = (Vec::new(), Vec::new(), Vec::new());
    if let Some(key) = key {
        let source = store::sources::by_key(&mut tx, district, key).await?;
        name =
            source.filter(|it| it.key.as_str() != Source::COCKPIT).ok_or(Problem::NotFound)?.name;
        of = harvests::of_source(&mut tx, district, key).await?;
        let _may = signed.may(ManageSources(of.first().and_then(|it| it.plan.owner)))?;
        past = runs::of_source(&mut tx, district, key, RUNS).await?;
        for waiting in runs::held(&mut tx, district).await?.iter().filter(|run| run.source == *key)
        {
            let findings = runs::findings(&mut tx, waiting.id).await?;
            held.push(run::held(lang, waiting, findings));
        }
    }
    drop(tx);
    let organisations = open_to(app, signed, Capability::ManageSources).await?;
    let plan = of.iter().find(|it| !it.trial);
    let trial = of.iter().find(|it| it.trial);
    let typed = typed.unwrap_or_else(|| known(trial.or(plan)));
    let page = OnePage {
        frame: frame(app, reader, "cockpit-sources"),
        desk: Desk::new(reader, signed),
        key: key.map(SourceKey::to_string),
        url: reader.links.to(&key.map_or("/cockpit/quellen/neu".to_owned(), super::url)),
        name,
        wrong: wrong.map(word),
        done: done.map(word),
        being_tried: trial.filter(|it| !it.paused).map(|it| it.plan.address.clone()),
        refused: trial.and_then(|it| trouble(lang, it)),
        held,
        decides: signed.may(DecideRuns).is_ok(),
        plan: plan.map(|it| Standing {
            lines: lines(lang, it),
            trouble: trouble(lang, it),
            paused: it.paused,
            intervals: intervals(lang, it.plan.every),
        }),
        form: fields(lang, typed, organisations),
        former: past
            .iter()
            .filter(|run| run.state != RunState::Open)
            .map(|run| run::former(lang, run))
            .collect(),
    };
    Ok(Html(page.render()?))
}

/// The form as it stands for a plan.
fn known(of: Option<&Harvest>) -> Typed {
    let Some(it) = of else {
        return Typed { takt: harvest::schedule::USUAL, ..Typed::default() };
    };
    Typed {
        name: String::new(),
        adresse: it.plan.address.clone(),
        format: it.plan.format.clone().unwrap_or_default(),
        takt: it.plan.every,
        einrichtung: it.plan.owner.map(|id| id.to_string()).unwrap_or_default(),
    }
}

fn fields(lang: Lang, typed: Typed, organisations: OpenTo) -> Fields {
    let recognised = Choice {
        value: String::new(),
        word: text(lang, "format-recognised").into_owned(),
        chosen: typed.format.is_empty(),
    };
    let named = formats().map(|format| Choice {
        value: format.code().to_owned(),
        word: text(lang, &format!("format-{}", format.code())).into_owned(),
        chosen: format.code() == typed.format,
    });
    // The office enters addresses for several organisations, too, and for none.
    let of_the_office = organisations.all.then(|| Choice {
        value: String::new(),
        word: text(lang, "source-of-the-office").into_owned(),
        chosen: typed.einrichtung.is_empty(),
    });
    let of_one = organisations.by_name().into_iter().map(|(word, id)| {
        let value = id.to_string();
        Choice { chosen: value == typed.einrichtung, word, value }
    });
    Fields {
        formats: std::iter::once(recognised).chain(named).collect(),
        intervals: intervals(lang, typed.takt),
        organisations: of_the_office.into_iter().chain(of_one).collect(),
        name: typed.name,
        address: typed.adresse,
    }
}

fn intervals(lang: Lang, chosen: u32) -> Vec<Choice> {
    let mut all = INTERVALS.to_vec();
    if !all.contains(&chosen) {
        all.push(chosen);
    }
    all.sort_unstable();
    all.into_iter()
        .map(|minutes| Choice {
            value: minutes.to_string(),
            word: every(lang, minutes),
            chosen: minutes == chosen,
        })
        .collect()
}

/// Formats that a source can be in.
pub(super) fn formats() -> impl Iterator<Item = Format> {
    Format::ALL.iter().copied().filter(|format| !format.kinds().contains(&Kind::Areas))
}
