//! `verzahnt links`: looks at the links that are due, and lists the dead ones.

use jiff::SignedDuration;
use serde::Serialize;
use store::links;

use crate::{
    house::House,
    link_walk::{self, Walked},
    options::Stock,
    outcome::Outcome,
    say,
};

/// Dead links that are listed.
const MOST: u32 = 10_000;

#[derive(Serialize)]
struct Report {
    #[serde(flatten)]
    walked: Walked,
    dead: Vec<Dead>,
}

#[derive(Serialize)]
struct Dead {
    url: String,
    kind: &'static str,
    id: String,
    title: String,
    since: Option<String>,
    trouble: Option<String>,
    detail: String,
}

pub(crate) async fn run(stock: &Stock, json: bool) -> anyhow::Result<Outcome> {
    let house = House::open(stock).await?;
    let mut checker = link_walk::checker(&house)?;
    let mut walked = Walked::default();
    link_walk::walk(&house, &mut checker, &mut walked, SignedDuration::MAX).await?;
    let dead: Vec<Dead> = links::dead(&mut house.db.read().await?, &house.district, MOST)
        .await?
        .into_iter()
        .map(|it| Dead {
            url: it.url,
            kind: it.record.kind().code(),
            id: it.record.uuid().to_string(),
            title: it.title,
            since: it.standing.since.map(|at| at.to_string()),
            trouble: it.standing.trouble,
            detail: it.standing.detail,
        })
        .collect();
    let report = Report { walked, dead };
    if json {
        say::json(&report)?;
    } else {
        let Walked { checked, alive, failed, unsaid } = &report.walked;
        say::result(&format!(
            "{checked} Links angesehen: {alive} in Ordnung, {failed} heute nicht erreichbar, {unsaid} ohne Auskunft"
        ));
        for it in &report.dead {
            let trouble = it.trouble.as_deref().unwrap_or_default();
            say::result(&format!("  tot: {} ({trouble} {}) in {}", it.url, it.detail, it.title));
        }
    }
    Ok(if report.dead.is_empty() { Outcome::Done } else { Outcome::Findings })
}
