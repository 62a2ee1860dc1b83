//! `verzahnt user`: accounts of persons, by whoever holds the machine.

use access::{Membership, Role};
use base::{Actor, Cause, OrganisationId};
use serde::Serialize;
use store::{
    Secret,
    accounts::{self, NewAccount},
    sessions::{self, Purpose},
};

use crate::{
    clock,
    house::House,
    options::UserWhat,
    outcome::{Outcome, wrong_use},
    providers::registered,
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
    let membership = Membership { organisation: held_in(&house, organisation, role).await?, role };
    let mut tx = house.db.write(Actor::System(Cause::Command("user")), clock::now()).await?;
    let new = NewAccount { email: email.clone(), name: name.clone(), membership };
    let account = accounts::add_by_command(&mut tx, &house.district, &new).await?;
    let secret = Secret::random()?;
    sessions::issue(&mut tx, account, Purpose::Invitation, &secret).await?;
    tx.commit().await?;
    let link = format!("{}/zugang/{}", address(&house)?, secret.reveal());
    if *json {
        say::json(&Added { account: account.to_string(), link })?;
    } else {
        say::result(&format!("{name}: {link}"));
        say::result("Der Link gilt 14 Tage und einmal; darüber wird das Passwort gewählt.");
    }
    Ok(Outcome::Done)
}

/// Where the portal is reached, as the configuration says.
fn address(house: &House) -> anyhow::Result<String> {
    let server = &house.config.server;
    let base_path = crate::config::base_path_of(server.base_path.as_deref().unwrap_or_default())?;
    let listen = server.listen.map_or("127.0.0.1:8080".to_owned(), |it| it.to_string());
    let url = house.config.site.base_url.clone();
    Ok(url
        .unwrap_or_else(|| format!("http://{listen}{base_path}"))
        .trim_end_matches('/')
        .to_owned())
}

/// The organisation with this key; for a role of the office without one, the education office itself.
async fn held_in(
    house: &House,
    key: &Option<String>,
    role: Role,
) -> anyhow::Result<OrganisationId> {
    let Some(key) = key else {
        if !role.is_of_the_office() {
            return Err(wrong_use("--organisation: this role is held in an organisation"));
        }
        let (source, office) = ("verzahnt".parse()?, "bildungsbuero".parse()?);
        return Ok(OrganisationId::derived(&house.district, &source, &office));
    };
    let mut tx = house.db.read().await?;
    let all = registered(&mut tx, house).await?;
    let found = all.iter().find(|it| it.origin.key.as_str() == key).map(|it| it.id);
    found.ok_or_else(|| wrong_use(format!("--organisation: no organisation has the key `{key}`")))
}
