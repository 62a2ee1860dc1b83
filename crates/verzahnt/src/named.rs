//! What a command names by a key: organisations and sources.

use access::Role;
use base::OrganisationId;
use intake::registered;
use landscape::{Licence, Source};

use crate::{house::House, outcome::wrong_use};

/// The organisation with this key; for a role of the office without one, the education office itself.
pub(crate) async fn held_in(
    house: &House,
    asked_by: &str,
    key: &Option<String>,
    role: Role,
) -> anyhow::Result<OrganisationId> {
    let Some(key) = key else {
        if !role.is_of_the_office() {
            return Err(wrong_use(format!(
                "{asked_by}: the role `{}` is held in an organisation",
                role.code()
            )));
        }
        let (source, office) = ("verzahnt".parse()?, "bildungsbuero".parse()?);
        return Ok(OrganisationId::derived(&house.district, &source, &office));
    };
    let mut tx = house.db.read().await?;
    let all = registered(&mut tx, &house.district).await?;
    let found = all.iter().find(|it| it.origin.key.as_str() == key).map(|it| it.id);
    found.ok_or_else(|| wrong_use(format!("{asked_by}: no organisation has the key `{key}`")))
}

/// The organisation with this key, as an argument named it.
pub(crate) async fn provider(
    house: &House,
    key: Option<&str>,
) -> anyhow::Result<Option<OrganisationId>> {
    let Some(key) = key else { return Ok(None) };
    let all = registered(&mut house.db.read().await?, &house.district).await?;
    let found = all.iter().find(|it| it.origin.key.as_str() == key).map(|it| it.id);
    let missing = || wrong_use(format!("--provider: no organisation has the key `{key}`"));
    found.ok_or_else(missing).map(Some)
}

/// The source as it is to be kept: what is known of it, changed by what was said.
pub(crate) async fn source(
    house: &House,
    key: &str,
    name: Option<&str>,
    licence: Option<&str>,
) -> anyhow::Result<Source> {
    let key: base::SourceKey = key.parse().map_err(|_| {
        wrong_use(format!(
            "--source: `{key}` cannot be a key; use lower-case letters, digits, - and _"
        ))
    })?;
    if key.as_str() == Source::COCKPIT {
        let why = "--source: `cockpit` is what is written in the cockpit; choose another key";
        return Err(wrong_use(why));
    }
    let known = store::sources::by_key(&mut house.db.read().await?, &house.district, &key).await?;
    let mut source = known.unwrap_or_else(|| Source {
        district: house.district.clone(),
        name: key.to_string(),
        key,
        licence: Licence("unbekannt".to_owned()),
        attribution: None,
        url: None,
        example: false,
    });
    if let Some(name) = name {
        source.name = name.to_owned();
    }
    if let Some(licence) = licence {
        source.licence = Licence(licence.to_owned());
    }
    Ok(source)
}
