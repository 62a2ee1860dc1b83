//! Our cookies: they hold a secret that opens something in the store, and nothing else.

use axum::http::{HeaderMap, HeaderValue, header};
use store::{Secret, sessions, steps};

use crate::Settings;

/// What a cookie is for. Readers get none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cookie {
    /// Somebody is signed in.
    Session,
    /// Somebody is on the way in: a second factor is asked for, or a provider.
    Step,
    /// A passkey is asked for; apart, so that whoever gives it up can still take the other way.
    Passkey,
}

impl Cookie {
    fn name(self) -> &'static str {
        match self {
            Cookie::Session => "verzahnt_session",
            Cookie::Step => "verzahnt_step",
            Cookie::Passkey => "verzahnt_passkey",
        }
    }

    fn lasts(self) -> u64 {
        match self {
            Cookie::Session => sessions::LONGEST.as_secs(),
            Cookie::Step | Cookie::Passkey => steps::LASTS.as_secs(),
        }
    }

    /// The secret in a request.
    pub(crate) fn held(self, headers: &HeaderMap) -> Option<Secret> {
        headers
            .get_all(header::COOKIE)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .find(|(name, _)| *name == self.name())
            .and_then(|(_, value)| value.parse().ok())
    }

    /// Puts a secret into an answer, or with `None` takes it away.
    pub(crate) fn put(self, settings: &Settings, answer: &mut HeaderMap, secret: Option<&Secret>) {
        let path = if settings.path().is_empty() { "/" } else { settings.path() };
        let secure = if settings.is_https() { "; Secure" } else { "" };
        let (value, age) = match secret {
            Some(secret) => (secret.reveal(), self.lasts()),
            None => (String::new(), 0),
        };
        let name = self.name();
        let text =
            format!("{name}={value}; Path={path}; Max-Age={age}; HttpOnly; SameSite=Lax{secure}");
        if let Ok(value) = HeaderValue::from_str(&text) {
            answer.append(header::SET_COOKIE, value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_is_read_among_others_and_nonsense_is_none() {
        let secret = Secret::random().unwrap();
        let mut headers = HeaderMap::new();
        let text = format!("a=b; verzahnt_session={}; c", secret.reveal());
        headers.insert(header::COOKIE, text.parse().unwrap());
        assert_eq!(Cookie::Session.held(&headers), Some(secret));
        assert_eq!(Cookie::Step.held(&headers), None);
        headers.insert(header::COOKIE, "verzahnt_session=kurz".parse().unwrap());
        assert_eq!(Cookie::Session.held(&headers), None);
    }

    #[test]
    fn a_cookie_is_for_this_site_alone_and_out_of_reach_for_scripts() {
        let settings = Settings {
            base_url: "https://bildung.example/x".into(),
            base_path: "/x".into(),
            ..Settings::default()
        };
        let mut headers = HeaderMap::new();
        Cookie::Session.put(&settings, &mut headers, Some(&Secret::random().unwrap()));
        Cookie::Step.put(&settings, &mut headers, None);
        let set: Vec<&str> =
            headers.get_all(header::SET_COOKIE).iter().map(|v| v.to_str().unwrap()).collect();
        for part in ["Path=/x;", "HttpOnly", "SameSite=Lax", "Secure", "Max-Age=43200"] {
            assert!(set[0].contains(part), "{}", set[0]);
        }
        assert!(
            set[1].starts_with("verzahnt_step=;") && set[1].contains("Max-Age=0"),
            "{}",
            set[1]
        );
    }
}
