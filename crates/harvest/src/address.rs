//! Addresses that may be fetched, as far as their text tells.
//!
//! The text is read as browsers read it, so that `http://0x7f.1/` is seen as the 127.0.0.1 that it is. What a name
//! stands for is checked when it was looked up ([`crate::Client`]).

use std::{fmt, str::FromStr};

use url::{Host, Url};

use crate::network::is_public;

/// Longer addresses are none that a person would enter.
const LONGEST: usize = 2000;

/// What the operator allows beyond the ordinary.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Policy {
    /// Ports beside 80 and 443.
    pub ports: Vec<u16>,
    /// Machines of the own network, each by its exact name and port.
    pub own: Vec<HostPort>,
}

impl Policy {
    pub(crate) fn is_own(&self, host: &str, port: u16) -> bool {
        self.own.iter().any(|own| own.port == port && own.host == host)
    }

    fn allows_port(&self, port: u16) -> bool {
        matches!(port, 80 | 443) || self.ports.contains(&port)
    }
}

/// One machine and one port: `kurse.intern:8080`, `127.0.0.1:8080`, `[fd00::1]:80`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HostPort {
    host: String,
    port: u16,
}

/// The text names no machine with its port.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no machine with its port: write it as kurse.intern:8080")]
pub struct NotAHostAndPort(pub String);

impl FromStr for HostPort {
    type Err = NotAHostAndPort;

    fn from_str(text: &str) -> Result<HostPort, NotAHostAndPort> {
        let wrong = || NotAHostAndPort(text.to_owned());
        let (_, port) = text.rsplit_once(':').ok_or_else(wrong)?;
        let port = port.parse().map_err(|_| wrong())?;
        let url = Url::parse(&format!("http://{text}/")).map_err(|_| wrong())?;
        let plain = url.path() == "/" && url.username().is_empty() && url.password().is_none();
        match url.host_str() {
            Some(host) if plain && !host.contains('*') => {
                Ok(HostPort { host: host.to_owned(), port })
            }
            _ => Err(wrong()),
        }
    }
}

/// Why an address is not fetched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    #[error("this is no web address")]
    NotAnAddress,
    #[error("the address is too long")]
    TooLong,
    #[error("only http and https are fetched")]
    Scheme,
    #[error("an address with a user name or password is not fetched")]
    Userinfo,
    #[error("this port is not open for fetching")]
    Port,
    #[error("the address does not belong to the public internet")]
    NotPublic,
    #[error("a redirect from https to http is not followed")]
    Downgrade,
}

impl Refused {
    pub fn code(self) -> &'static str {
        match self {
            Refused::NotAnAddress => "no-address",
            Refused::TooLong => "address-too-long",
            Refused::Scheme => "scheme",
            Refused::Userinfo => "userinfo",
            Refused::Port => "port",
            Refused::NotPublic => "not-public",
            Refused::Downgrade => "downgrade",
        }
    }
}

/// An address whose text was checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address(Url);

impl Address {
    pub fn read(text: &str, policy: &Policy) -> Result<Address, Refused> {
        let text = text.trim();
        if text.len() > LONGEST {
            return Err(Refused::TooLong);
        }
        let url = Url::parse(text).map_err(|_| Refused::NotAnAddress)?;
        Address::of(url, policy)
    }

    /// Where a redirect leads.
    pub(crate) fn onward(&self, location: &str, policy: &Policy) -> Result<Address, Refused> {
        if location.len() > LONGEST {
            return Err(Refused::TooLong);
        }
        let next = self.0.join(location).map_err(|_| Refused::NotAnAddress)?;
        if self.0.scheme() == "https" && next.scheme() == "http" {
            return Err(Refused::Downgrade);
        }
        Address::of(next, policy)
    }

    fn of(mut url: Url, policy: &Policy) -> Result<Address, Refused> {
        if !matches!(url.scheme(), "http" | "https") {
            return Err(Refused::Scheme);
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(Refused::Userinfo);
        }
        url.set_fragment(None);
        let port = url.port_or_known_default().ok_or(Refused::Port)?;
        let host = url.host_str().filter(|host| !host.is_empty()).ok_or(Refused::NotAnAddress)?;
        if policy.is_own(host, port) {
            return Ok(Address(url));
        }
        if !policy.allows_port(port) {
            return Err(Refused::Port);
        }
        let public = match url.host() {
            Some(Host::Ipv4(address)) => is_public(address.into()),
            Some(Host::Ipv6(address)) => is_public(address.into()),
            Some(Host::Domain(_)) => true,
            None => return Err(Refused::NotAnAddress),
        };
        if public { Ok(Address(url)) } else { Err(Refused::NotPublic) }
    }

    pub(crate) fn url(&self) -> &Url {
        &self.0
    }

    /// The name or number of the machine, as it stands in the address.
    pub fn host(&self) -> &str {
        self.0.host_str().unwrap_or_default()
    }

    pub(crate) fn port(&self) -> u16 {
        self.0.port_or_known_default().unwrap_or(0)
    }

    pub(crate) fn is_named(&self) -> bool {
        matches!(self.0.host(), Some(Host::Domain(_)))
    }

    /// Scheme, machine and port: what one `robots.txt` is for.
    pub(crate) fn origin(&self) -> String {
        self.0.origin().ascii_serialization()
    }

    /// The last part of the path: what a file would be called.
    pub fn file_name(&self) -> String {
        let last = self.0.path_segments().and_then(|mut parts| parts.next_back());
        last.unwrap_or_default().to_owned()
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.as_str().fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_refused_for_what_is_wrong_with_it() {
        let cases = [
            ("kurse.example/x.xml", Refused::NotAnAddress),
            ("http://", Refused::NotAnAddress),
            ("http://[::1", Refused::NotAnAddress),
            ("http://a b/", Refused::NotAnAddress),
            ("file:///etc/passwd", Refused::Scheme),
            ("ftp://kurse.example/x", Refused::Scheme),
            ("gopher://127.0.0.1:25/_HELO", Refused::Scheme),
            ("javascript:alert(1)", Refused::Scheme),
            ("data:text/csv,a;b", Refused::Scheme),
            ("http://user@kurse.example/", Refused::Userinfo),
            ("http://user:word@kurse.example/", Refused::Userinfo),
            ("http://kurse.example@127.0.0.1/", Refused::Userinfo),
            ("http://kurse.example:22/", Refused::Port),
            ("https://kurse.example:8443/", Refused::Port),
            ("http://kurse.example:0/", Refused::Port),
            ("http://127.0.0.1/", Refused::NotPublic),
            ("http://127.1/", Refused::NotPublic),
            ("http://2130706433/", Refused::NotPublic),
            ("http://0x7f000001/", Refused::NotPublic),
            ("http://0x7f.0.0.1/", Refused::NotPublic),
            ("http://0177.0.0.1/", Refused::NotPublic),
            ("http://017700000001/", Refused::NotPublic),
            ("http://0/", Refused::NotPublic),
            ("http://%31%32%37.0.0.1/", Refused::NotPublic),
            ("http://127。0。0。1/", Refused::NotPublic),
            ("http://①②⑦.0.0.1/", Refused::NotPublic),
            ("http://169.254.169.254/latest/meta-data/", Refused::NotPublic),
            ("http://[::1]/", Refused::NotPublic),
            ("http://[::ffff:127.0.0.1]/", Refused::NotPublic),
            ("http://[::ffff:7f00:1]/", Refused::NotPublic),
            ("http://[64:ff9b::7f00:1]/", Refused::NotPublic),
            ("http://[2002:7f00:1::]/", Refused::NotPublic),
            ("http://[fd00:ec2::254]/", Refused::NotPublic),
            ("http:\\\\127.0.0.1\\x", Refused::NotPublic),
            ("http:127.0.0.1/", Refused::NotPublic),
        ];
        for (text, expected) in cases {
            assert_eq!(Address::read(text, &Policy::default()), Err(expected), "{text}");
        }
        let long = format!("http://kurse.example/{}", "x".repeat(LONGEST));
        assert_eq!(Address::read(&long, &Policy::default()), Err(Refused::TooLong));
    }

    #[test]
    fn an_ordinary_address_is_taken() {
        for text in [
            "https://kurse.example/angebote.xml",
            "http://kurse.example:80/",
            "https://kurse.example:443/a?b=c",
            "http://1.1.1.1/",
            "https://[2600::1]/",
            "https://münchen.example/",
        ] {
            assert!(Address::read(text, &Policy::default()).is_ok(), "{text}");
        }
        let address =
            Address::read(" https://kurse.example/a/b.ics?x#y ", &Policy::default()).unwrap();
        assert_eq!(address.to_string(), "https://kurse.example/a/b.ics?x");
        assert_eq!((address.host(), address.file_name().as_str()), ("kurse.example", "b.ics"));
    }

    #[test]
    fn what_the_operator_opens_is_one_machine_and_one_port() {
        let policy = Policy { ports: vec![8443], own: vec!["127.0.0.1:8099".parse().unwrap()] };
        for (text, fine) in [
            ("http://127.0.0.1:8099/x", true),
            ("http://2130706433:8099/x", true),
            ("http://127.0.0.1:8098/", false),
            ("http://127.0.0.2:8099/", false),
            ("http://localhost:8099/", false),
            ("http://127.0.0.1/", false),
            ("http://127.0.0.1:8443/", false),
            ("https://kurse.example:8443/", true),
            ("https://kurse.example:8099/", false),
        ] {
            assert_eq!(Address::read(text, &policy).is_ok(), fine, "{text}");
        }
    }

    #[test]
    fn a_machine_is_named_with_its_port() {
        for text in ["kurse.intern:8080", "127.0.0.1:80", "[fd00::1]:8080"] {
            assert!(text.parse::<HostPort>().is_ok(), "{text}");
        }
        for text in ["kurse.intern", "*:80", "kurse.intern:", ":80", "a/b:80", "u@h:80", "h:99999"]
        {
            assert!(text.parse::<HostPort>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_redirect_is_read_against_the_page_that_it_comes_from_and_never_leaves_tls() {
        let policy = Policy::default();
        let from = Address::read("https://kurse.example/a/b", &policy).unwrap();
        assert_eq!(from.onward("../c", &policy).unwrap().to_string(), "https://kurse.example/c");
        assert_eq!(
            from.onward("//anders.example/", &policy).unwrap().to_string(),
            "https://anders.example/"
        );
        assert_eq!(from.onward("http://kurse.example/", &policy), Err(Refused::Downgrade));
        assert_eq!(from.onward("https://10.0.0.1/", &policy), Err(Refused::NotPublic));
        assert_eq!(from.onward("file:///etc/passwd", &policy), Err(Refused::Scheme));
    }
}
