//! `verzahnt check` and `verzahnt check-config`: look, and change nothing; `check --mend` takes away remains.

use serde::Serialize;

use crate::{config::Config, house::House, options::Stock, outcome::Outcome, say};

#[derive(Default, Serialize)]
struct Checked {
    problems: Vec<String>,
    /// Texts that nothing named and that were taken away.
    #[serde(skip_serializing_if = "Option::is_none")]
    swept: Option<u64>,
}

/// Examines stored data and index; with `mend` takes away what nothing names.
pub(crate) async fn stock(stock: &Stock, mend: bool, json: bool) -> anyhow::Result<Outcome> {
    let house = House::open(stock).await?;
    let swept = if mend { Some(store::sweep_bodies(&house.db).await?) } else { None };
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
    say_it(&Checked { problems, swept }, json)
}

/// Examines the configuration.
pub(crate) fn config(stock: &Stock, json: bool) -> anyhow::Result<Outcome> {
    Config::load(stock.config.as_deref(), &stock.data)?;
    say_it(&Checked::default(), json)
}

fn say_it(checked: &Checked, json: bool) -> anyhow::Result<Outcome> {
    if let Some(swept) = checked.swept.filter(|_| !json) {
        say::result(&format!("{swept} unbenutzte Texte entfernt"));
    }
    if json {
        say::json(checked)?;
    } else if checked.problems.is_empty() {
        say::result("in Ordnung");
    } else {
        for problem in &checked.problems {
            say::result(problem);
        }
    }
    Ok(if checked.problems.is_empty() { Outcome::Done } else { Outcome::Findings })
}
