//! `verzahnt check` and `verzahnt check-config`: look, and change nothing.

use serde::Serialize;

use crate::{config::Config, house::House, options::Stock, outcome::Outcome, say};

#[derive(Serialize)]
struct Checked {
    problems: Vec<String>,
}

/// Examines stored data and index.
pub(crate) async fn stock(stock: &Stock, json: bool) -> anyhow::Result<Outcome> {
    let house = House::open(stock).await?;
    let mut problems: Vec<String> =
        store::check(&house.db).await?.into_iter().map(|fault| fault.what).collect();
    let index = house.index()?;
    let head = store::changes::head(&mut house.db.read().await?).await?;
    let position = index.position();
    if position < head {
        problems.push(format!(
            "the search index stands at change {} of {}; `verzahnt reindex` or a running server brings it up",
            position.0, head.0
        ));
    }
    say_it(problems, json)
}

/// Examines the configuration.
pub(crate) fn config(stock: &Stock, json: bool) -> anyhow::Result<Outcome> {
    Config::load(stock.config.as_deref(), &stock.data)?;
    say_it(Vec::new(), json)
}

fn say_it(problems: Vec<String>, json: bool) -> anyhow::Result<Outcome> {
    let checked = Checked { problems };
    if json {
        say::json(&checked)?;
    } else if checked.problems.is_empty() {
        say::result("in Ordnung");
    } else {
        for problem in &checked.problems {
            say::result(problem);
        }
    }
    Ok(if checked.problems.is_empty() { Outcome::Done } else { Outcome::Findings })
}
