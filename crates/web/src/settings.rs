//! What the operator of a portal decides.

use std::sync::Arc;

use identity::OpenId;

use crate::{
    Lang,
    guard::{Network, Rate},
};

/// Settings of one portal. Everything has a value that works; nothing here shows a secret.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Scheme, host and port under which the public reaches the portal, as `https://bildung.example`.
    /// Addresses are made from it and never from the Host header.
    pub base_url: String,
    /// Empty, or a path before every address, as `/bildung`.
    pub base_path: String,
    pub site_name: String,
    /// The region as it stands in sentences: "Landkreis Beispiel".
    pub region: String,
    /// Markdown; what the office publishes in the cockpit goes before it. Missing: a text that says what has to stand here.
    pub imprint: Option<String>,
    pub privacy: Option<String>,
    pub accessibility: Option<String>,
    /// Where people write about barriers and mistakes.
    pub contact_email: Option<String>,
    /// None by default: the map then shows boundaries and places alone.
    pub base_map: Option<BaseMap>,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<Network>,
    /// How often one client may search; `None` is without limit.
    pub search_rate: Option<Rate>,
    /// The provider of OpenID Connect by which people come in; it is to send them back to
    /// [`Settings::openid_redirect`].
    pub openid: Option<Arc<OpenId>>,
    /// Which addresses of sources may be entered; they are fetched by whoever harvests.
    pub harvest: harvest::Policy,
}

/// Raster tiles under our own origin.
#[derive(Debug, Clone)]
pub struct BaseMap {
    /// A path with `{z}`, `{x}` and `{y}`, as `/kacheln/{z}/{x}/{y}.png`.
    pub tiles: String,
    pub attribution: String,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            base_url: "http://127.0.0.1:8080".to_owned(),
            base_path: String::new(),
            site_name: "Verzahnt".to_owned(),
            region: "Landkreis".to_owned(),
            imprint: None,
            privacy: None,
            accessibility: None,
            contact_email: None,
            base_map: None,
            trusted_proxies: Vec::new(),
            search_rate: Some(Rate { burst: 120, per_second: 20 }),
            openid: None,
            harvest: harvest::Policy::default(),
        }
    }
}

impl Settings {
    /// The public origin without a slash at its end.
    pub(crate) fn origin(&self) -> &str {
        let url = self.base_url.trim_end_matches('/');
        url.strip_suffix(self.path()).unwrap_or(url)
    }

    /// The path before every address: empty, or beginning and not ending with a slash.
    pub(crate) fn path(&self) -> &str {
        self.base_path.trim_end_matches('/')
    }

    /// Where a provider of OpenID Connect sends people back to.
    pub fn openid_redirect(&self) -> String {
        self.absolute(Lang::De, crate::sign_in::BACK)
    }

    /// The name of the public host, for what mails are called.
    pub fn host(&self) -> &str {
        let origin = self.origin();
        let host = origin.split_once("://").map_or(origin, |(_, host)| host);
        host.split(':').next().unwrap_or(host)
    }

    pub(crate) fn is_https(&self) -> bool {
        self.base_url.starts_with("https://")
    }

    /// Where the portal is reached, without a slash at its end.
    pub fn address(&self) -> String {
        format!("{}{}", self.origin(), self.path())
    }

    /// The absolute address of a path of this site.
    pub(crate) fn absolute(&self, lang: Lang, path: &str) -> String {
        format!("{}{}{}{path}", self.origin(), self.path(), lang.prefix())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_the_path_once_however_it_was_configured() {
        for base_url in ["https://b.example", "https://b.example/", "https://b.example/x/"] {
            let settings = Settings {
                base_url: base_url.to_owned(),
                base_path: "/x".to_owned(),
                ..Settings::default()
            };
            assert_eq!(settings.absolute(Lang::En, "/orte"), "https://b.example/x/en/orte");
        }
    }
}
