//! The configuration: one file, `verzahnt.toml`, unknown keys refused, every key documented here.
//!
//! The manual's page *Einstellungen* is held against this file by a test.

use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
};

use anyhow::Context;
use base::Ags;
use serde::Deserialize;
use store::files::{Bucket, Files};

use crate::{house::from_environment, openid, outcome::wrong_use, post::Post};

/// Everything that an operator can set.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Config {
    /// AGS of the district that this installation serves, as "03353".
    pub(crate) district: Option<String>,
    pub(crate) site: Site,
    pub(crate) server: Server,
    pub(crate) mail: Mail,
    pub(crate) files: FilesConfig,
    pub(crate) openid: openid::Config,
    pub(crate) harvest: Harvest,
}

/// What the portal says of itself.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Site {
    /// Name in the head of every page.
    pub(crate) name: Option<String>,
    /// Public address, as `https://bildung.example.de`; all absolute addresses are made from it.
    pub(crate) base_url: Option<String>,
    /// Imprint as text with blank lines between paragraphs (§ 5 DDG).
    pub(crate) imprint: Option<String>,
    /// Privacy notice as text with blank lines between paragraphs.
    pub(crate) privacy: Option<String>,
    /// Where people write about barriers and mistakes.
    pub(crate) contact_email: Option<String>,
    /// Accessibility statement as text with blank lines between paragraphs (§ 9b NBGG).
    pub(crate) accessibility: Option<String>,
}

/// How the server runs.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Server {
    /// Address and port, as "127.0.0.1:8080".
    pub(crate) listen: Option<SocketAddr>,
    /// Address and port of the figures for Prometheus, as "127.0.0.1:9100"; without it there are none.
    pub(crate) metrics_listen: Option<SocketAddr>,
    /// Path under which a proxy shows the portal, as "/bildung".
    pub(crate) base_path: Option<String>,
    /// Addresses of proxies whose X-Forwarded-For is believed, as ["127.0.0.1"].
    pub(crate) trusted_proxies: Vec<String>,
    /// Searches that one client may ask within a second in the long run; 0 is no limit.
    pub(crate) searches_per_second: Option<u32>,
    /// Searches that one client may ask at once.
    pub(crate) searches_at_once: Option<u32>,
}

impl Server {
    /// The networks of `trusted_proxies`.
    pub(crate) fn proxies(&self) -> anyhow::Result<Vec<web::Network>> {
        self.trusted_proxies.iter().map(|text| proxy(text)).collect()
    }

    /// How often one client may search.
    pub(crate) fn rate(&self) -> Option<web::Rate> {
        let per_second = self.searches_per_second.unwrap_or(20);
        let burst = self.searches_at_once.unwrap_or(120);
        (per_second > 0).then_some(web::Rate { burst, per_second })
    }
}

/// How mails leave the house.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Mail {
    /// `smtps://mail.example.de`, `smtp://mail.example.de:587?tls=required`; without it no mails go out.
    pub(crate) server: Option<String>,
    /// Sender, as "Bildungsportal <portal@example.de>".
    pub(crate) from: Option<String>,
    pub(crate) user: Option<String>,
    /// File with nothing but the password of `user`.
    pub(crate) password_file: Option<PathBuf>,
}

/// Where raw files of imports and pictures are kept. Without anything: the folder `files` in the data folder. Several
/// nodes need one place for all: a folder that they share, or a bucket.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct FilesConfig {
    /// A folder, as "/srv/verzahnt/files".
    pub(crate) folder: Option<PathBuf>,
    /// Address of a service that speaks S3, as `https://s3.example.de`.
    pub(crate) endpoint: Option<String>,
    /// The bucket there.
    pub(crate) bucket: Option<String>,
    /// The service's region; many need none.
    pub(crate) region: Option<String>,
    /// Name of the key by which the bucket is entered.
    pub(crate) access_key: Option<String>,
    /// File with nothing but the secret key; without it the environment's `FILES_SECRET_KEY`.
    pub(crate) secret_key_file: Option<PathBuf>,
}

impl FilesConfig {
    /// The files of this installation.
    pub(crate) fn open(&self, data: &Path) -> anyhow::Result<Files> {
        match self.bucket()? {
            Some(bucket) => Ok(Files::in_bucket(&bucket)?),
            None => {
                let own = data.join("files");
                Ok(Files::in_folder(self.folder.as_deref().unwrap_or(&own))?)
            }
        }
    }

    /// The bucket, where one is named: then all of it has to be.
    fn bucket(&self) -> anyhow::Result<Option<Bucket>> {
        if self.endpoint.is_none() && self.bucket.is_none() {
            return Ok(None);
        }
        if self.folder.is_some() {
            return Err(wrong_use("files.folder and files.bucket: name one of both"));
        }
        let named = |value: &Option<String>, key: &str| {
            value.clone().ok_or_else(|| wrong_use(format!("files.{key} is missing")))
        };
        let endpoint = named(&self.endpoint, "endpoint")?;
        let url = url::Url::parse(&endpoint)
            .map_err(|error| wrong_use(format!("files.endpoint: {error}")))?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(wrong_use("files.endpoint must begin with https:// or http://"));
        }
        let secret_key = match &self.secret_key_file {
            Some(file) => read_secret(file)?,
            None => from_environment("FILES_SECRET_KEY").ok_or_else(|| {
                wrong_use("files.secret_key_file is missing: the file with the secret key of files.access_key")
            })?,
        };
        Ok(Some(Bucket {
            endpoint,
            name: named(&self.bucket, "bucket")?,
            region: self.region.clone().unwrap_or_else(|| "eu-central-1".to_owned()),
            access_key: named(&self.access_key, "access_key")?,
            secret_key,
        }))
    }
}

/// The one line of a file with a secret.
pub(crate) fn read_secret(file: &Path) -> anyhow::Result<String> {
    let text = std::fs::read_to_string(file)
        .map_err(|error| wrong_use(format!("cannot read {}: {error}", file.display())))?;
    Ok(text.trim_end_matches(['\r', '\n']).to_owned())
}

/// How addresses of providers are fetched.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Harvest {
    /// Where providers find who fetches their files: an address of the web or of mail. Without it the address
    /// of the portal and its contact.
    pub(crate) contact: Option<String>,
    /// Ports that may be fetched from, beside 80 and 443.
    pub(crate) ports: Vec<u16>,
    /// Machines of the own network that may be fetched from, each with its port, as ["kurse.intern:8080"].
    pub(crate) own_hosts: Vec<String>,
}

impl Harvest {
    pub(crate) fn policy(&self) -> anyhow::Result<harvest::Policy> {
        let read = |text: &String| text.parse().context("harvest.own_hosts");
        let own = self.own_hosts.iter().map(read).collect::<anyhow::Result<_>>()?;
        Ok(harvest::Policy { ports: self.ports.clone(), own })
    }
}

/// The district of an installation that names none: the example district.
pub(crate) const EXAMPLE_DISTRICT: &str = "03353";

impl Config {
    /// Reads the file named, or `verzahnt.toml` in the data folder where that is there.
    pub(crate) fn load(named: Option<&Path>, data: &Path) -> anyhow::Result<Config> {
        let path = named.map_or_else(|| data.join("verzahnt.toml"), Path::to_owned);
        if named.is_none() && !path.exists() {
            return Ok(Config::default());
        }
        let text = std::fs::read_to_string(&path)
            .with_context(|| format!("cannot read {}", path.display()))
            .map_err(|error| wrong_use(format!("{error:#}")))?;
        Config::read(&text).map_err(|error| wrong_use(format!("{}:\n{error:#}", path.display())))
    }

    fn read(text: &str) -> anyhow::Result<Config> {
        let config: Config = toml::from_str(text)?;
        let mistakes = config.mistakes();
        anyhow::ensure!(mistakes.is_empty(), "{}", mistakes.join("\n"));
        Ok(config)
    }

    /// Everything that is wrong, each with its key and what would be right.
    fn mistakes(&self) -> Vec<String> {
        fn told<T>(tried: anyhow::Result<T>) -> Option<String> {
            tried.err().map(|error| format!("{error:#}"))
        }
        let mut mistakes = Vec::new();
        mistakes.extend(told(self.district()));
        mistakes.extend(self.site.base_url.as_deref().and_then(|url| told(web_address(url))));
        mistakes.extend(self.server.base_path.as_deref().and_then(|path| {
            base_path_of(path).err().map(|error| format!("server.base_path: {error:#}"))
        }));
        mistakes.extend(self.server.trusted_proxies.iter().filter_map(|text| told(proxy(text))));
        if self.server.metrics_listen.is_some_and(|it| Some(it) == self.server.listen) {
            mistakes.push("server.metrics_listen: needs an address of its own".to_owned());
        }
        mistakes.extend(told(Post::new(&self.mail, "")));
        mistakes.extend(told(self.files.bucket()));
        mistakes.extend(told(self.openid.judge()));
        mistakes.extend(told(self.harvest.policy()));
        mistakes
    }

    pub(crate) fn district(&self) -> anyhow::Result<Ags> {
        let key = self.district.as_deref().unwrap_or(EXAMPLE_DISTRICT);
        key.parse().context("district: write the key of a Kreis or a city, as \"03353\"")
    }
}

fn proxy(text: &str) -> anyhow::Result<web::Network> {
    text.parse().with_context(|| format!("server.trusted_proxies: {text}"))
}

fn web_address(text: &str) -> anyhow::Result<()> {
    let url = url::Url::parse(text).context("site.base_url is no web address")?;
    anyhow::ensure!(
        matches!(url.scheme(), "http" | "https"),
        "site.base_url must begin with http:// or https://"
    );
    Ok(())
}

/// The path in the form that the server uses: empty, or with a slash in front and none behind.
pub(crate) fn base_path_of(text: &str) -> anyhow::Result<String> {
    let path = text.trim_end_matches('/');
    let fine = path.is_empty()
        || (path.starts_with('/')
            && path
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '-' | '_' | '.'))
            && !path.contains("//"));
    if fine {
        Ok(path.to_owned())
    } else {
        Err(wrong_use(format!("`{text}` is no path: write it as /bildung")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_key_is_refused_by_name() {
        let error = Config::read("[site]\nnmae = \"Bildung\"").unwrap_err();
        assert!(format!("{error:#}").contains("nmae"), "{error:#}");
    }

    #[test]
    fn a_wrong_value_is_refused() {
        for text in [
            "district = \"Harburg\"",
            "[site]\nbase_url = \"bildung.example.de\"",
            "[site]\nbase_url = \"ftp://bildung.example.de\"",
            "[server]\nlisten = \"8080\"",
            "[server]\nbase_path = \"bildung portal\"",
            "[server]\ntrusted_proxies = [\"proxy\"]",
            "[files]\nbucket = \"verzahnt\"",
            "[files]\nendpoint = \"s3.example.de\"\nbucket = \"verzahnt\"",
            "[files]\nfolder = \"/srv\"\nendpoint = \"https://s3.example.de\"\nbucket = \"verzahnt\"",
            "[harvest]\nown_hosts = [\"kurse.intern\"]",
            "[harvest]\nports = [99999]",
        ] {
            assert!(Config::read(text).is_err(), "{text}");
        }
    }

    #[test]
    fn every_key_stands_in_the_manual() {
        let manual = include_str!("../../../docs/src/betrieb/einstellungen.md");
        for key in [
            "district",
            "name",
            "base_url",
            "imprint",
            "privacy",
            "accessibility",
            "listen",
            "metrics_listen",
            "base_path",
            "trusted_proxies",
            "searches_per_second",
            "searches_at_once",
            "contact_email",
            "[mail]",
            "server",
            "from",
            "user",
            "password_file",
            "[files]",
            "folder",
            "endpoint",
            "bucket",
            "region",
            "access_key",
            "secret_key_file",
            "[openid]",
            "issuer",
            "client_id",
            "client_secret_file",
            "scopes",
            "role_claim",
            "roles",
            "[harvest]",
            "contact",
            "ports",
            "own_hosts",
        ] {
            assert!(manual.contains(&format!("`{key}`")), "{key}");
        }
    }

    #[test]
    fn a_base_path_has_a_slash_in_front_and_none_behind() {
        assert_eq!(base_path_of("/bildung/").unwrap(), "/bildung");
        assert_eq!(base_path_of("/").unwrap(), "");
        assert!(base_path_of("bildung").is_err());
    }
}
