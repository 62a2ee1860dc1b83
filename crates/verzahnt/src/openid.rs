//! Sign-in by a provider of OpenID Connect, as the configuration describes it.

use std::{path::PathBuf, sync::Arc};

use access::{Membership, Role};
use anyhow::Context;
use identity::{OpenId, Provider, openid::Rule};
use serde::Deserialize;
use url::Url;

use crate::{house::House, named::held_in, outcome::wrong_use};

/// The provider by which people of the district sign in.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Config {
    /// As `https://login.example.de/realms/kreis`; without it nobody signs in this way.
    pub(crate) issuer: Option<String>,
    /// What the button on the sign-in page says, as "Landkreis Beispiel".
    pub(crate) name: Option<String>,
    /// What the provider knows this portal as.
    pub(crate) client_id: Option<String>,
    /// File with nothing but the secret of `client_id`.
    pub(crate) client_secret_file: Option<PathBuf>,
    /// What is asked for beside `openid`.
    pub(crate) scopes: Option<Vec<String>>,
    /// The claim that says what a person is, as "groups" or "`realm_access.roles`".
    pub(crate) role_claim: Option<String>,
    /// What its values make of a person here.
    pub(crate) roles: Vec<RoleOf>,
}

/// What a value of the claim makes of a person.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RoleOf {
    pub(crate) value: String,
    pub(crate) role: String,
    /// Key of the organisation; roles of the office need none.
    pub(crate) organisation: Option<String>,
}

impl Config {
    /// Looks at what can be judged without a stock.
    pub(crate) fn judge(&self) -> anyhow::Result<()> {
        let Some(issuer) = &self.issuer else {
            let nothing = self.client_id.is_none() && self.roles.is_empty();
            return nothing.then_some(()).ok_or_else(|| wrong_use("openid.issuer is missing"));
        };
        let url = Url::parse(issuer).context("openid.issuer is no web address")?;
        let at_home = matches!(url.host_str(), Some("localhost" | "127.0.0.1" | "[::1]"));
        anyhow::ensure!(
            url.scheme() == "https" || (url.scheme() == "http" && at_home),
            "openid.issuer must begin with https://"
        );
        anyhow::ensure!(self.client_id.is_some(), "openid.client_id is missing");
        anyhow::ensure!(
            !self.roles.is_empty(),
            "openid.roles is missing: without it nobody who comes has a role"
        );
        for rule in &self.roles {
            rule.role()?;
        }
        self.secret()?;
        Ok(())
    }

    fn secret(&self) -> anyhow::Result<Option<String>> {
        let Some(file) = &self.client_secret_file else { return Ok(None) };
        let text = std::fs::read_to_string(file)
            .map_err(|error| wrong_use(format!("cannot read {}: {error}", file.display())))?;
        Ok(Some(text.trim_end_matches(['\r', '\n']).to_owned()))
    }

    /// The way to the provider and back to `redirect`; nothing where none is configured.
    pub(crate) async fn open(
        &self,
        house: &House,
        redirect: String,
    ) -> anyhow::Result<Option<Arc<OpenId>>> {
        let (Some(issuer), Some(client_id)) = (&self.issuer, &self.client_id) else {
            return Ok(None);
        };
        let mut roles = Vec::new();
        for rule in &self.roles {
            let role = rule.role()?;
            let organisation = held_in(house, "openid.roles", &rule.organisation, role).await?;
            let membership = Membership { organisation, role };
            roles.push(Rule { value: rule.value.clone(), membership });
        }
        let provider = Provider {
            name: self.name.clone().unwrap_or_else(|| host(issuer)),
            issuer: issuer.clone(),
            client_id: client_id.clone(),
            client_secret: self.secret()?,
            scopes: self
                .scopes
                .clone()
                .unwrap_or_else(|| vec!["profile".to_owned(), "email".to_owned()]),
            role_claim: self.role_claim.clone().unwrap_or_else(|| "groups".to_owned()),
            roles,
        };
        let openid =
            OpenId::new(provider, redirect).map_err(|error| wrong_use(error.to_string()))?;
        Ok(Some(Arc::new(openid)))
    }
}

impl RoleOf {
    fn role(&self) -> anyhow::Result<Role> {
        Role::from_code(&self.role).ok_or_else(|| {
            let known: Vec<&str> = Role::ALL.iter().map(|role| role.code()).collect();
            let known = known.join(", ");
            wrong_use(format!("openid.roles: `{}` is unknown; known are {known}", self.role))
        })
    }
}

fn host(issuer: &str) -> String {
    let url = Url::parse(issuer).ok();
    url.and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_else(|| issuer.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_provider_needs_an_address_that_cannot_be_overheard_a_name_for_us_and_roles() {
        let judge = |text: &str| toml::from_str::<Config>(text).unwrap().judge();
        let role = "[[roles]]\nvalue = \"amt\"\nrole = \"reviewer\"";
        for (text, fine) in [
            (String::new(), true),
            (format!("issuer = \"https://l.example\"\nclient_id = \"v\"\n{role}"), true),
            (format!("issuer = \"http://127.0.0.1:9\"\nclient_id = \"v\"\n{role}"), true),
            (format!("issuer = \"http://l.example\"\nclient_id = \"v\"\n{role}"), false),
            (format!("issuer = \"l.example\"\nclient_id = \"v\"\n{role}"), false),
            (format!("issuer = \"https://l.example\"\n{role}"), false),
            ("issuer = \"https://l.example\"\nclient_id = \"v\"".to_owned(), false),
            ("client_id = \"v\"".to_owned(), false),
            (
                "issuer = \"https://l.example\"\nclient_id = \"v\"\nclient_secret_file = \"/gone\"\n"
                    .to_owned()
                    + role,
                false,
            ),
            (
                "issuer = \"https://l.example\"\nclient_id = \"v\"\n[[roles]]\nvalue = \"a\"\nrole = \"king\""
                    .to_owned(),
                false,
            ),
        ] {
            assert_eq!(judge(&text).is_ok(), fine, "{text}");
        }
        assert!(toml::from_str::<Config>("client_secret = \"offen\"").is_err());
    }
}
