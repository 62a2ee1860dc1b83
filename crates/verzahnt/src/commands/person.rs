//! `verzahnt person` and `verzahnt erase-due`: data protection by whoever holds the machine.

use base::{Actor, Cause};
use serde::Serialize;
use store::{StoreError, accounts, accounts::Account, persons, protection};

use crate::{
    clock,
    house::House,
    options::{PersonWhat, Stock},
    outcome::{Outcome, wrong_use},
    say,
};

pub(crate) async fn run(what: &PersonWhat) -> anyhow::Result<Outcome> {
    match what {
        PersonWhat::Copy { email, stock } => copy(email, stock).await,
        PersonWhat::Erase { email, stock, json } => erase(email, stock, *json).await,
    }
}

/// The account that signs in with an address.
async fn account(house: &House, email: &str) -> anyhow::Result<Account> {
    let mut tx = house.db.glance().await?;
    let found = accounts::by_email(&mut tx, &house.district, email).await?;
    found.ok_or_else(|| wrong_use("--email: no account signs in with this address"))
}

async fn copy(email: &str, stock: &Stock) -> anyhow::Result<Outcome> {
    let house = House::open(stock).await?;
    let id = account(&house, email).await?.id;
    let mut tx = house.db.write(Actor::System(Cause::Command("person")), clock::now()).await?;
    let copy = persons::hand_out(&mut tx, id).await?;
    tx.commit().await?;
    say::json(&copy)?;
    Ok(Outcome::Done)
}

#[derive(Serialize)]
struct Erased {
    account: String,
    /// Entries that still name the address as their contact.
    named_in: Vec<String>,
}

async fn erase(email: &str, stock: &Stock, json: bool) -> anyhow::Result<Outcome> {
    let house = House::open(stock).await?;
    let id = account(&house, email).await?.id;
    let mut tx = house.db.write(Actor::System(Cause::Command("person")), clock::now()).await?;
    let erased = match persons::erase(&mut tx, id).await {
        Err(StoreError::Conflict(_)) => {
            return Err(wrong_use(
                "this is the last administrator: let somebody else be one first, with `verzahnt user add`",
            ));
        }
        other => other?,
    };
    tx.commit().await?;
    house.erasing()?.write_list().await?;
    let overwritten = persons::overwrite_freed(&house.db).await;
    house.db.close().await;
    let named_in: Vec<String> =
        erased.named_in.iter().map(|record| record.uuid().to_string()).collect();
    if json {
        say::json(&Erased { account: erased.account.to_string(), named_in })?;
    } else {
        say::result(&format!("Gelöscht: {}", erased.account));
        for entry in &named_in {
            say::result(&format!("Die Adresse steht noch als Kontakt im Eintrag {entry}."));
        }
    }
    if let Err(error) = overwritten {
        say::problem(&format!(
            "erased, but freed pages are not overwritten yet ({error}); `verzahnt erase-due` does it"
        ));
        return Ok(Outcome::Findings);
    }
    Ok(Outcome::Done)
}

#[derive(Serialize)]
struct Line {
    rule: &'static str,
    count: u64,
}

/// Deletes what is due, or says only what it would be.
pub(crate) async fn erase_due(stock: &Stock, dry_run: bool, json: bool) -> anyhow::Result<Outcome> {
    let house = House::open(stock).await?;
    let lines: Vec<Line> = if dry_run {
        let mut tx = house.db.read().await?;
        let due = protection::due(&mut tx, &house.register, clock::now()).await?;
        let due = due.into_iter().filter(|it| it.now > 0);
        due.map(|it| Line { rule: it.rule.code(), count: it.now }).collect()
    } else {
        let gone = house.erasing()?.run(clock::now()).await?;
        gone.into_iter().map(|it| Line { rule: it.rule.code(), count: it.count }).collect()
    };
    house.db.close().await;
    if json {
        say::json(&lines)?;
    } else if lines.is_empty() {
        say::result("nichts fällig");
    }
    for line in lines.iter().filter(|_| !json) {
        say::result(&format!("{}: {}", line.rule, line.count));
    }
    Ok(Outcome::Done)
}
