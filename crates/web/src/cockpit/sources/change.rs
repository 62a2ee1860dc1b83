//! Forms of the page of a source: a new address, how often, and what is decided about a run.

use access::{DecideRuns, ManageSources};
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use base::{OrganisationId, RunId, SourceKey};
use harvest::{Address, schedule};
use landscape::{Licence, Source, matching::fold};
use serde::Deserialize;
use store::{
    StoreError,
    harvests::{self, Plan},
};
use uuid::Uuid;

use super::one::{Typed, formats, show};
use crate::{
    frame::Reader,
    guard::{Posted, Signed},
    problem::Problem,
    state::App,
};

/// Longer names are no names.
const LONGEST_NAME: usize = 120;
/// The longest key that is made of a name.
const LONGEST_KEY: usize = 40;

/// A plan as it was typed, or what is wrong with it.
async fn planned(
    app: &App,
    signed: &Signed,
    typed: &Typed,
) -> Result<Result<Plan, String>, Problem> {
    let address = match Address::read(&typed.adresse, &app.settings().harvest) {
        Ok(address) => address.to_string(),
        Err(refused) => return Ok(Err(format!("trouble-{}", refused.code()))),
    };
    let format = Some(typed.format.clone()).filter(|it| !it.is_empty());
    if let Some(code) = &format
        && !formats().any(|format| format.code() == code)
    {
        return Err(Problem::unknown("format"));
    }
    if !(schedule::SHORTEST..=schedule::LONGEST).contains(&typed.takt) {
        return Err(Problem::unknown("takt"));
    }
    let (mut owner, mut provider) = (None, None);
    if !typed.einrichtung.is_empty() {
        let id = OrganisationId::from_uuid(uuid_of(&typed.einrichtung, "einrichtung")?);
        let _may = signed.may(ManageSources(Some(id)))?;
        let mut tx = app.state.db.read().await?;
        let found = store::organisations::by_ids(&mut tx, &[id]).await?;
        let organisation =
            found.into_iter().next().ok_or_else(|| Problem::unknown("einrichtung"))?;
        owner = Some(id);
        provider = Some(organisation.origin.key);
    }
    Ok(Ok(Plan { address, format, provider, owner, every: typed.takt }))
}

/// Proposes an address for a source that is there.
pub(crate) async fn propose(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Path(key): Path<String>,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Problem> {
    let key: SourceKey = key.parse().map_err(|_| Problem::NotFound)?;
    let district = &app.state.district;
    let mut tx = app.state.db.read().await?;
    let source = store::sources::by_key(&mut tx, district, &key).await?;
    let source = source.filter(|it| it.key.as_str() != Source::COCKPIT);
    source.ok_or(Problem::NotFound)?;
    let held = signed.may(ManageSources(harvests::owner(&mut tx, district, &key).await?))?;
    drop(tx);
    let plan = match planned(&app, &signed, &typed).await? {
        Ok(plan) => plan,
        Err(wrong) => {
            let page = show(&app, &reader, &signed, Some(&key), Some(typed), Some(&wrong), None);
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page.await?).into_response());
        }
    };
    let wanted = signed.may(ManageSources(plan.owner))?;
    let mut tx = signed.writes(&app).await?;
    harvests::propose(&mut tx, &held, &wanted, district, &key, &plan).await?;
    tx.commit().await?;
    Ok(onward(&reader, &key, "vorgeschlagen").into_response())
}

/// Enters a new source with its address.
pub(crate) async fn add(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Problem> {
    let name = typed.name.trim().to_owned();
    let length = name.chars().count();
    let wrong = if length == 0 || length > LONGEST_NAME || name.chars().any(char::is_control) {
        Err("source-name-wrong".to_owned())
    } else {
        planned(&app, &signed, &typed).await?
    };
    let plan = match wrong {
        Ok(plan) => plan,
        Err(wrong) => {
            let page = show(&app, &reader, &signed, None, Some(typed), Some(&wrong), None).await?;
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
    };
    let district = &app.state.district;
    let proof = signed.may(ManageSources(plan.owner))?;
    let mut tx = signed.writes(&app).await?;
    let key = free_key(&mut tx, &app, &name).await?;
    // First the proposal: whose source it is follows from there being none yet.
    harvests::propose(&mut tx, &proof, &proof, district, &key, &plan).await?;
    let source = Source {
        district: district.clone(),
        key: key.clone(),
        name,
        licence: Licence("unbekannt".to_owned()),
        attribution: None,
        url: None,
        example: false,
    };
    store::sources::put(&mut tx, &source).await?;
    tx.commit().await?;
    Ok(onward(&reader, &key, "vorgeschlagen").into_response())
}

/// A key made of a name, which no source has.
async fn free_key(tx: &mut store::WriteTx, app: &App, name: &str) -> Result<SourceKey, Problem> {
    let mut stem = String::new();
    for c in fold(name).chars() {
        if c.is_ascii_alphanumeric() {
            stem.push(c.to_ascii_lowercase());
        } else if !stem.ends_with('-') {
            stem.push('-');
        }
        if stem.len() >= LONGEST_KEY {
            break;
        }
    }
    let stem = stem.trim_matches('-');
    for n in 1_u32.. {
        let key = match (stem, n) {
            ("" | "neu" | Source::COCKPIT, _) => format!("quelle-{n}"),
            (stem, 1) => stem.to_owned(),
            (stem, n) => format!("{stem}-{n}"),
        };
        let key: SourceKey = key.parse().map_err(|_| Problem::unknown("name"))?;
        if store::sources::by_key(tx, &app.state.district, &key).await?.is_none() {
            return Ok(key);
        }
    }
    Err(Problem::unknown("name"))
}

/// What is done with the plan of a source.
#[derive(Deserialize)]
pub(crate) struct Schedule {
    was: String,
    takt: Option<u32>,
}

/// Fetches now, changes how often, pauses, goes on, ends.
pub(crate) async fn plan(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Path(key): Path<String>,
    Posted(form): Posted<Schedule>,
) -> Result<Redirect, Problem> {
    let key: SourceKey = key.parse().map_err(|_| Problem::NotFound)?;
    let (now, district) = (app.now(), &app.state.district);
    let mut tx = app.state.db.read().await?;
    let of = harvests::of_source(&mut tx, district, &key).await?;
    let plan = of.into_iter().find(|it| !it.trial).ok_or(Problem::NotFound)?;
    drop(tx);
    let proof = signed.may(ManageSources(plan.plan.owner))?;
    let mut tx = signed.writes(&app).await?;
    let every = match form.takt {
        Some(every) if !(schedule::SHORTEST..=schedule::LONGEST).contains(&every) => {
            return Err(Problem::unknown("takt"));
        }
        Some(every) => every,
        None => plan.plan.every,
    };
    let next = schedule::next(now, key.as_str(), every, 0, None);
    match form.was.as_str() {
        "jetzt" => harvests::ask_now(&mut tx, &proof, district, &key).await?,
        "beenden" => harvests::end(&mut tx, &proof, district, &key).await?,
        "takt" | "anhalten" | "weiter" => {
            let paused = match form.was.as_str() {
                "takt" => plan.paused,
                was => was == "anhalten",
            };
            harvests::set_schedule(&mut tx, &proof, district, &key, every, paused, next).await?;
        }
        _ => return Err(Problem::unknown("was")),
    }
    tx.commit().await?;
    Ok(onward(&reader, &key, if form.was == "jetzt" { "jetzt" } else { "plan" }))
}

/// What is decided about a run.
#[derive(Deserialize)]
pub(crate) struct Decision {
    lauf: String,
    was: String,
}

pub(crate) async fn decide(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Path(key): Path<String>,
    Posted(form): Posted<Decision>,
) -> Result<Redirect, Problem> {
    let proof = signed.may(DecideRuns)?;
    let key: SourceKey = key.parse().map_err(|_| Problem::NotFound)?;
    let run = RunId::from_uuid(uuid_of(&form.lauf, "lauf")?);
    let (db, district, now) = (&app.state.db, &app.state.district, app.now());
    let mut tx = db.read().await?;
    let of = match store::runs::by_id(&mut tx, run).await {
        Ok(of) if of.source == key && of.district == *district => of,
        Ok(_) | Err(StoreError::NotFound(_)) => return Err(Problem::NotFound),
        Err(error) => return Err(error.into()),
    };
    let plans = harvests::of_source(&mut tx, district, &of.source).await?;
    drop(tx);
    let every = plans.last().map_or(schedule::USUAL, |it| it.plan.every);
    let next = schedule::next(now, key.as_str(), every, 0, None);
    let (done, said) = match form.was.as_str() {
        "freigeben" => {
            let released = harvests::release(db, &proof, district, run, now, next).await;
            (released.map(|_| ()), "freigegeben")
        }
        "verwerfen" => (harvests::discard(db, &proof, district, run, now).await, "verworfen"),
        "zuruecknehmen" => {
            let taken = harvests::take_back(db, &proof, district, run, now).await;
            (taken.map(|_| ()), "zurueckgenommen")
        }
        _ => return Err(Problem::unknown("was")),
    };
    match done {
        Ok(()) => Ok(onward(&reader, &key, said)),
        // Somebody else decided first, or a newer file has taken its place.
        Err(StoreError::Conflict(_)) => {
            Ok(Redirect::to(&reader.links.to(&format!("{}?fehler=lauf", super::url(&key)))))
        }
        Err(error) => Err(error.into()),
    }
}

fn onward(reader: &Reader, key: &SourceKey, said: &str) -> Redirect {
    Redirect::to(&reader.links.to(&format!("{}?fertig={said}", super::url(key))))
}

fn uuid_of(text: &str, what: &str) -> Result<Uuid, Problem> {
    Uuid::try_parse(text).map_err(|_| Problem::unknown(what))
}
