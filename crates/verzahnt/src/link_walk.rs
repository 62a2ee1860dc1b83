//! The walk over the links of what is published: one node does it at a time, in slices.

use std::{collections::BTreeMap, time::Duration};

use harvest::{
    Limits,
    links::{self as rules, Checker, Verdict},
};
use jiff::SignedDuration;
use serde::Serialize;
use store::{
    links::{self, Standing},
    turns,
};

use crate::{clock, harvester, house::House};

/// How often there is a slice, for how long it is ours, and for how long of it links are looked at.
const EVERY: Duration = Duration::from_secs(15 * 60);
const LEASE: Duration = Duration::from_secs(15 * 60);
const SLICE: SignedDuration = SignedDuration::from_mins(10);

/// Links that are read from the stock at once.
const BATCH: u32 = 200;

/// What a walk saw.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Walked {
    pub(crate) checked: u64,
    pub(crate) alive: u64,
    pub(crate) failed: u64,
    pub(crate) unsaid: u64,
}

pub(crate) fn checker(house: &House) -> anyhow::Result<Checker> {
    let limits = Limits {
        total: Duration::from_secs(40),
        idle: Duration::from_secs(15),
        connect: Duration::from_secs(10),
        ..Limits::default()
    };
    Ok(Checker::new(harvester::client(house, limits)?, rules::GAP))
}

/// Looks at due links until there are none left or the slice is over.
pub(crate) async fn walk(
    house: &House,
    checker: &mut Checker,
    walked: &mut Walked,
    slice: SignedDuration,
) -> anyhow::Result<()> {
    let begun = clock::now();
    links::follow(&house.db, begun).await?;
    loop {
        let mut tx = house.db.read().await?;
        let due = links::due(&mut tx, &house.district, clock::now(), clock::today(), BATCH).await?;
        drop(tx);
        if due.is_empty() {
            return Ok(());
        }
        for (link, before) in mixed(due) {
            if clock::now().duration_since(begun) > slice {
                return Ok(());
            }
            let verdict = checker.check(&link, clock::now()).await;
            walked.count(&verdict);
            let standing = rules::standing(&link, &before, &verdict, clock::now(), clock::today());
            links::put(&house.db, &house.district, &link, &standing).await?;
        }
    }
}

/// Does the next slice, if it is due and no other node has it.
pub(crate) async fn next_slice(house: &House, checker: &mut Checker) -> anyhow::Result<()> {
    let (db, district) = (&house.db, &house.district);
    let Some(turn) = turns::take(db, district, "links", clock::now(), EVERY, LEASE).await? else {
        return Ok(());
    };
    let mut walked = Walked::default();
    walk(house, checker, &mut walked, SLICE).await?;
    if walked.checked > 0 {
        let Walked { checked, failed, .. } = walked;
        tracing::info!(links.checked = checked, links.failed = failed, "links were looked at");
    }
    turns::done(db, &turn, clock::now()).await?;
    Ok(())
}

/// The links so that those of one host are far from each other: the wait for one is the turn of the others.
fn mixed(links: Vec<(String, Standing)>) -> Vec<(String, Standing)> {
    let mut turns: BTreeMap<String, u32> = BTreeMap::new();
    let mut rows: Vec<(u32, (String, Standing))> = links
        .into_iter()
        .map(|row| {
            let host: String = row.0.split('/').nth(2).unwrap_or_default().to_owned();
            let turn = turns.entry(host).or_default();
            *turn += 1;
            (*turn, row)
        })
        .collect();
    rows.sort_by_key(|(turn, _)| *turn);
    rows.into_iter().map(|(_, row)| row).collect()
}

impl Walked {
    fn count(&mut self, verdict: &Verdict) {
        self.checked += 1;
        match verdict {
            Verdict::Alive => self.alive += 1,
            Verdict::Failed(_) => self.failed += 1,
            Verdict::Unsaid(_) => self.unsaid += 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_of_one_host_are_looked_at_between_those_of_others() {
        let links = ["https://a.example/1", "https://a.example/2", "https://b.example/1"];
        let rows = links.map(|link| (link.to_owned(), Standing::unseen(clock::now())));
        let order: Vec<String> = mixed(rows.into()).into_iter().map(|(link, _)| link).collect();
        assert_eq!(order, ["https://a.example/1", "https://b.example/1", "https://a.example/2"]);
    }
}
