//! `verzahnt user`: accounts of persons, by whoever holds the machine.

use access::{Membership, Role};
use base::{Actor, Cause};
use serde::Serialize;
use store::{
    Secret,
    accounts::{self, NewAccount},
    sessions::{self, Purpose},
};

use crate::{
    clock,
    house::House,
    named::held_in,
    options::UserWhat,
    outcome::{Outcome, wrong_use},
    say,
};

#[derive(Serialize)]
struct Added {
    account: String,
    link: String,
}

pub(crate) async fn run(what: &UserWhat) -> anyhow::Result<Outcome> {
    let UserWhat::Add { email, name, role, organisation, stock, json } = what;
    let role = Role::from_code(role).ok_or_else(|| {
        let known: Vec<&str> = Role::ALL.iter().map(|role| role.code()).collect();
        wrong_use(format!("--role: `{role}` is unknown; known are {}", known.join(", ")))
    })?;
    if !accounts::can_get_mail(email) {
        return Err(wrong_use(format!("--email: `{email}` is no address")));
    }
    if name.trim().is_empty() {
        return Err(wrong_use("--name: a name is needed"));
    }
    let house = House::open(stock).await?;
    let membership = Membership {
        organisation: held_in(&house, "--organisation", organisation, role).await?,
        role,
    };
    let mut tx = house.db.write(Actor::System(Cause::Command("user")), clock::now()).await?;
    let new = NewAccount { email: email.clone(), name: name.clone(), membership };
    let account = accounts::add_by_command(&mut tx, &house.district, &new).await?;
    let secret = Secret::random()?;
    sessions::issue(&mut tx, account, Purpose::Invitation, &secret).await?;
    tx.commit().await?;
    let link = format!(
        "{}/zugang/{}",
        super::serve::configured(&house.config)?.address(),
        secret.reveal()
    );
    if *json {
        say::json(&Added { account: account.to_string(), link })?;
    } else {
        say::result(&format!("{name}: {link}"));
        say::result("Der Link gilt 14 Tage und einmal; darüber wird das Passwort gewählt.");
    }
    Ok(Outcome::Done)
}
