//! `verzahnt reindex`: builds the search index anew; and how other commands let it follow the log.

use search::{SearchError, SearchIndex};
use serde::Serialize;

use crate::{clock, house::House, options::Stock, outcome::Outcome, progress::Progress, say};

#[derive(Serialize)]
struct Reindexed {
    offers: u64,
}

pub(crate) async fn run(stock: &Stock, json: bool) -> anyhow::Result<Outcome> {
    let house = House::open(stock).await?;
    let index = house.index()?;
    let progress = Progress::counting("indexiert");
    let caught = index
        .rebuild(&house.db, clock::now(), &|count| {
            progress.set(count);
            true
        })
        .await?;
    progress.finish();
    if json {
        say::json(&Reindexed { offers: caught.offers })?;
    } else {
        say::result(&format!("{} Angebote indexiert", caught.offers));
    }
    Ok(Outcome::Done)
}

/// Lets the index follow the change log; makes it anew where it was made with other words. Where another process holds
/// the index, that one follows.
pub(crate) async fn follow(house: &House, index: &SearchIndex) -> anyhow::Result<()> {
    let progress = Progress::counting("indexiert");
    let go_on = |count| {
        progress.set(count);
        true
    };
    let followed = match index.is_stale(&index.lexicon()) {
        true => index.rebuild(&house.db, clock::now(), &go_on).await,
        false => index.catch_up(&house.db, clock::now(), &go_on).await,
    };
    progress.finish();
    match followed {
        Err(SearchError::Busy) => index.reload().map_err(Into::into),
        followed => followed.map(|_| ()).map_err(Into::into),
    }
}
