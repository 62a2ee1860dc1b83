//! `verzahnt harvest`: fetches sources now, proposes addresses, and says how all sources stand.

use base::{Actor, Cause, SourceKey};
use exchange::{Format, Kind};
use harvest::{Address, schedule};
use serde::Serialize;
use store::{
    harvests::{self, Harvest, Plan},
    runs,
};

use crate::{
    clock,
    harvester::{self, Harvested, Harvester},
    house::House,
    named,
    options::{HarvestWhat, Stock},
    outcome::{Outcome, wrong_use},
    say,
};

pub(crate) async fn run(what: &HarvestWhat, stock: &Stock, json: bool) -> anyhow::Result<Outcome> {
    let house = House::open(stock).await?;
    let Some(key) = &what.source else {
        return if what.due { due(&house, json).await } else { list(&house, json).await };
    };
    let key: SourceKey = key
        .parse()
        .map_err(|_| wrong_use(format!("--source: `{key}` cannot be the key of a source")))?;
    let mut done = Vec::new();
    if what.address.is_some() || !what.release {
        if let Some(address) = &what.address {
            propose(&house, &key, address, what).await?;
        }
        let harvested = Harvester::new(house.clone())?.next(Some(&key)).await?;
        done.push(harvested.ok_or_else(|| {
            wrong_use(format!("--source: `{key}` has no address, or is being fetched"))
        })?);
    }
    if what.release {
        release(&house, &key).await?;
    }
    told(&house, &done, json).await
}

/// Fetches all that is due.
async fn due(house: &House, json: bool) -> anyhow::Result<Outcome> {
    let mut harvester = Harvester::new(house.clone())?;
    let mut done = Vec::new();
    while let Some(harvested) = harvester.next(None).await? {
        done.push(harvested);
    }
    told(house, &done, json).await
}

async fn told(house: &House, done: &[Harvested], json: bool) -> anyhow::Result<Outcome> {
    super::reindex::follow(house, &house.index()?).await?;
    if json {
        say::json(&done)?;
    } else {
        for it in done {
            say::result(&line(it));
        }
    }
    let fine = |it: &Harvested| {
        matches!(it.outcome, harvester::Outcome::Unchanged | harvester::Outcome::Applied { .. })
    };
    Ok(if done.iter().all(fine) { Outcome::Done } else { Outcome::Findings })
}

fn line(it: &Harvested) -> String {
    match &it.outcome {
        harvester::Outcome::Unchanged => format!("{}: unverändert", it.source),
        harvester::Outcome::Applied { report, .. } => report.summary(),
        harvester::Outcome::Held { reason, report, .. } => {
            let summary = report.as_ref().map_or_else(|| it.source.clone(), |r| r.summary());
            format!("{summary} – angehalten ({reason}): im Cockpit freigeben oder verwerfen")
        }
        harvester::Outcome::Failed { trouble, detail } => {
            format!("{}: nicht abgeholt ({trouble} {detail})", it.source)
        }
    }
}

async fn propose(
    house: &House,
    key: &SourceKey,
    address: &str,
    what: &HarvestWhat,
) -> anyhow::Result<()> {
    let policy = house.config.harvest.policy()?;
    let address = Address::read(address, &policy)
        .map_err(|refused| wrong_use(format!("--address: {refused}")))?;
    if let Some(format) = &what.format {
        let known =
            Format::from_code(format).is_some_and(|format| !format.kinds().contains(&Kind::Areas));
        if !known {
            return Err(wrong_use(format!("--format: `{format}` carries no offers")));
        }
    }
    if !(schedule::SHORTEST..=schedule::LONGEST).contains(&what.every) {
        let (least, most) = (schedule::SHORTEST, schedule::LONGEST);
        return Err(wrong_use(format!("--every: write minutes between {least} and {most}")));
    }
    let provider = match &what.provider {
        Some(key) => Some(key.parse().map_err(|_| {
            wrong_use(format!("--provider: `{key}` cannot be the key of an organisation"))
        })?),
        None => None,
    };
    let source = named::source(house, key.as_str(), None, None).await?;
    harvester::put_source(house, &source).await?;
    let plan = Plan {
        address: address.to_string(),
        format: what.format.clone(),
        provider,
        owner: harvests::owner(&mut house.db.read().await?, &house.district, key).await?,
        every: what.every,
    };
    let actor = Actor::System(Cause::Command("harvest"));
    let mut tx = house.db.write(actor, clock::now()).await?;
    harvests::propose_by_command(&mut tx, &house.district, key, &plan).await?;
    tx.commit().await?;
    Ok(())
}

/// Applies the newest run of a source that waits.
async fn release(house: &House, key: &SourceKey) -> anyhow::Result<()> {
    let mut tx = house.db.read().await?;
    let held = runs::held(&mut tx, &house.district).await?;
    let run = held
        .into_iter()
        .rfind(|run| run.source == *key)
        .ok_or_else(|| wrong_use(format!("no run of `{key}` waits")))?;
    let plans = harvests::of_source(&mut tx, &house.district, key).await?;
    drop(tx);
    let now = clock::now();
    let every = plans.last().map_or(schedule::USUAL, |it| it.plan.every);
    let next = schedule::next(now, key.as_str(), every, 0, None);
    harvests::release_by_command(&house.db, &house.district, run.id, now, next).await?;
    Ok(())
}

/// A source as `verzahnt harvest` lists it.
#[derive(Serialize)]
struct Listed {
    source: String,
    address: String,
    state: &'static str,
    due: String,
    succeeded: Option<String>,
    failures: u32,
    trouble: Option<String>,
    held: Option<&'static str>,
}

async fn list(house: &House, json: bool) -> anyhow::Result<Outcome> {
    let mut tx = house.db.read().await?;
    let held = runs::held(&mut tx, &house.district).await?;
    let all: Vec<Listed> = harvests::all(&mut tx, &house.district)
        .await?
        .into_iter()
        .map(|it| Listed {
            state: state(&it),
            held: held
                .iter()
                .find(|run| run.source == it.source)
                .and_then(|run| run.held)
                .map(runs::Hold::code),
            source: it.source.to_string(),
            address: it.plan.address,
            due: it.due.to_string(),
            succeeded: it.succeeded.map(|at| at.to_string()),
            failures: it.failures,
            trouble: it.trouble.map(|(code, _)| code),
        })
        .collect();
    if json {
        say::json(&all)?;
    } else {
        for it in &all {
            let held = it.held.map(|why| format!(", angehalten: {why}")).unwrap_or_default();
            let trouble = it.trouble.as_deref().map(|it| format!(", {it}")).unwrap_or_default();
            say::result(&format!(
                "{} ({}) {}, nächstes Mal {}{trouble}{held}",
                it.source, it.state, it.address, it.due
            ));
        }
    }
    let waits = all.iter().any(|it| it.held.is_some() || it.trouble.is_some());
    Ok(if waits { Outcome::Findings } else { Outcome::Done })
}

fn state(it: &Harvest) -> &'static str {
    match (it.trial, it.paused) {
        (true, _) => "trial",
        (false, true) => "paused",
        (false, false) => "active",
    }
}
