//! The one client for addresses that persons enter.
//!
//! A name is looked up once, every address that it has is checked, and the connection goes to these addresses alone:
//! a name that is answered differently a moment later (DNS rebinding) changes nothing. Redirects are followed by hand,
//! each checked as if a person had entered it. Sizes are counted on what comes out of the decompression.

use std::{error::Error, net::SocketAddr, sync::Arc, time::Duration};

use jiff::{SignedDuration, Timestamp, fmt::rfc2822};
use reqwest::{
    Method, RequestBuilder, Response, StatusCode,
    dns::{Addrs, Name, Resolve, Resolving},
    header::{
        ACCEPT, CONTENT_ENCODING, ETAG, HeaderMap, HeaderName, IF_MODIFIED_SINCE, IF_NONE_MATCH,
        LAST_MODIFIED, LOCATION, RETRY_AFTER,
    },
};
use rustls::{ClientConfig, RootCertStore};
use tokio::io::{AsyncWrite, AsyncWriteExt};

use crate::{Address, Names, Policy, Refused, SystemNames, Trouble, is_public};

/// A server's wish to be left alone is honoured up to here.
const LONGEST_RETRY: SignedDuration = SignedDuration::from_hours(7 * 24);

/// Longer validators are not sent back.
const LONGEST_VALIDATOR: usize = 500;

/// How much an answer may cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the answer, unpacked.
    pub bytes: u64,
    /// From the first lookup to the last byte, over all redirects.
    pub total: Duration,
    /// Without a byte.
    pub idle: Duration,
    /// Until a connection stands.
    pub connect: Duration,
    pub redirects: u8,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            bytes: 100 << 20,
            total: Duration::from_secs(5 * 60),
            idle: Duration::from_secs(30),
            connect: Duration::from_secs(15),
            redirects: 5,
        }
    }
}

/// What a server said to recognise an unchanged file by.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Validators {
    pub etag: Option<String>,
    pub modified: Option<String>,
}

/// What came of a conditional request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// The server says that nothing changed.
    Unchanged,
    Fetched(Fetched),
}

/// A file that came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fetched {
    pub bytes: u64,
    pub validators: Validators,
    /// Where it lay in the end.
    pub address: Address,
}

/// The guarded client.
#[derive(Debug, Clone)]
pub struct Client {
    policy: Policy,
    limits: Limits,
    agent: String,
    names: Arc<dyn Names>,
    tls: ClientConfig,
}

impl Client {
    /// A client that says who it is: `contact` is an address of the web or of mail.
    pub fn new(policy: Policy, limits: Limits, contact: &str) -> Client {
        let contact: String = contact.chars().filter(|c| matches!(c, ' '..='~')).collect();
        let agent = format!("{}/{} (+{contact})", crate::robots::NAME, env!("CARGO_PKG_VERSION"));
        Client { policy, limits, agent, names: Arc::new(SystemNames), tls: tls() }
    }

    /// The same client, which asks somebody else for names.
    pub fn asking(mut self, names: Arc<dyn Names>) -> Client {
        self.names = names;
        self
    }

    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// Fetches an address into `to`, unless the server says that nothing changed since `known`.
    pub async fn get(
        &self,
        address: &Address,
        known: &Validators,
        now: Timestamp,
        to: &mut (impl AsyncWrite + Unpin + Send),
    ) -> Result<Answer, Trouble> {
        self.within(async {
            let (mut response, address) = self.follow(Method::GET, address, known).await?;
            if response.status() == StatusCode::NOT_MODIFIED {
                return Ok(Answer::Unchanged);
            }
            accepted(&response, now)?;
            let most = self.limits.bytes;
            if response.content_length().is_some_and(|length| length > most) {
                return Err(Trouble::TooLarge(most));
            }
            let mut bytes = 0_u64;
            while let Some(piece) = response.chunk().await.map_err(|error| trouble(&error))? {
                bytes = bytes.saturating_add(u64::try_from(piece.len()).unwrap_or(u64::MAX));
                if bytes > most {
                    return Err(Trouble::TooLarge(most));
                }
                to.write_all(&piece).await.map_err(|error| Trouble::Here(error.to_string()))?;
            }
            to.flush().await.map_err(|error| Trouble::Here(error.to_string()))?;
            let header = |name| text_of(response.headers(), name);
            let validators = Validators { etag: header(ETAG), modified: header(LAST_MODIFIED) };
            Ok(Answer::Fetched(Fetched { bytes, validators, address }))
        })
        .await
    }

    /// Whether something is there; nothing of it is read. Asks with HEAD, and with GET where HEAD is not liked.
    pub async fn look(&self, address: &Address, now: Timestamp) -> Result<(), Trouble> {
        self.within(async {
            let none = Validators::default();
            if let Ok((response, _)) = self.follow(Method::HEAD, address, &none).await
                && response.status().is_success()
            {
                return Ok(());
            }
            let (response, _) = self.follow(Method::GET, address, &none).await?;
            refused(&response, now)
        })
        .await
    }

    /// The first `most` bytes of a small text.
    pub(crate) async fn text(
        &self,
        address: &Address,
        most: usize,
        now: Timestamp,
    ) -> Result<Vec<u8>, Trouble> {
        self.within(async {
            let (mut response, _) =
                self.follow(Method::GET, address, &Validators::default()).await?;
            accepted(&response, now)?;
            let mut text = Vec::new();
            while text.len() < most
                && let Some(piece) = response.chunk().await.map_err(|error| trouble(&error))?
            {
                text.extend(piece.iter().take(most - text.len()));
            }
            Ok(text)
        })
        .await
    }

    async fn within<T>(
        &self,
        doing: impl Future<Output = Result<T, Trouble>>,
    ) -> Result<T, Trouble> {
        tokio::time::timeout(self.limits.total, doing).await.unwrap_or(Err(Trouble::Slow))
    }

    /// Asks, and follows redirects, each of them checked.
    async fn follow(
        &self,
        method: Method,
        address: &Address,
        known: &Validators,
    ) -> Result<(Response, Address), Trouble> {
        let mut address = address.clone();
        for _ in 0..=self.limits.redirects {
            let request = self.connected(&method, &address).await?;
            let response =
                conditional(request, known).send().await.map_err(|error| trouble(&error))?;
            let redirected = matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308);
            let Some(location) =
                text_of_any_length(response.headers(), LOCATION).filter(|_| redirected)
            else {
                return Ok((response, address));
            };
            address = address.onward(&location, &self.policy)?;
        }
        Err(Trouble::TooManyRedirects)
    }

    /// A request whose connection can go to nothing but checked addresses.
    async fn connected(
        &self,
        method: &Method,
        address: &Address,
    ) -> Result<RequestBuilder, Trouble> {
        let mut builder = reqwest::Client::builder()
            .user_agent(&self.agent)
            .no_proxy()
            .redirect(reqwest::redirect::Policy::none())
            .referer(false)
            .http1_only()
            .tls_backend_preconfigured(self.tls.clone())
            .pool_max_idle_per_host(0)
            .connect_timeout(self.limits.connect)
            .read_timeout(self.limits.idle);
        // A number needs no resolver; its own was checked when the address was read.
        let checked = if address.is_named() { self.checked(address).await? } else { Vec::new() };
        builder = builder.dns_resolver(Arc::new(Checked(checked)));
        let client = builder.build().map_err(|error| Trouble::Here(said(&error)))?;
        Ok(client.request(method.clone(), address.url().clone()).header(ACCEPT, "*/*"))
    }

    /// What a name stands for, if nothing of it lies in a network that is not public.
    async fn checked(&self, address: &Address) -> Result<Vec<SocketAddr>, Trouble> {
        let found = self.names.look_up(address.host()).await.map_err(|_| Trouble::NoSuchName)?;
        if found.is_empty() {
            return Err(Trouble::NoSuchName);
        }
        let own = self.policy.is_own(address.host(), address.port());
        if !own && !found.iter().all(|ip| is_public(*ip)) {
            return Err(Refused::NotPublic.into());
        }
        Ok(found.into_iter().map(|ip| SocketAddr::new(ip, address.port())).collect())
    }
}

/// TLS with the certificates that browsers trust.
fn tls() -> ClientConfig {
    // One provider of cryptography for the process; who came first has installed the same.
    let _same = rustls::crypto::ring::default_provider().install_default();
    let roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    ClientConfig::builder().with_root_certificates(roots).with_no_client_auth()
}

/// The only addresses that a connection can go to; whatever its name, nobody else is asked.
struct Checked(Vec<SocketAddr>);

impl Resolve for Checked {
    fn resolve(&self, _name: Name) -> Resolving {
        let addresses: Addrs = Box::new(self.0.clone().into_iter());
        Box::pin(std::future::ready(Ok(addresses)))
    }
}

fn conditional(mut request: RequestBuilder, known: &Validators) -> RequestBuilder {
    if let Some(etag) = &known.etag {
        request = request.header(IF_NONE_MATCH, etag);
    }
    if let Some(modified) = &known.modified {
        request = request.header(IF_MODIFIED_SINCE, modified);
    }
    request
}

/// That there is something to read, in an encoding that we know.
fn accepted(response: &Response, now: Timestamp) -> Result<(), Trouble> {
    refused(response, now)?;
    if response.status() != StatusCode::OK {
        return Err(Trouble::Broken(format!("status {}", response.status().as_u16())));
    }
    // What was decoded has lost this header; what still has it, we cannot read.
    match response.headers().get(CONTENT_ENCODING) {
        Some(encoding) if encoding != "identity" => {
            Err(Trouble::Broken(format!("content-encoding {encoding:?}")))
        }
        _ => Ok(()),
    }
}

fn refused(response: &Response, now: Timestamp) -> Result<(), Trouble> {
    let status = response.status();
    if status.is_success() {
        return Ok(());
    }
    let retry = text_of(response.headers(), RETRY_AFTER).and_then(|text| later(&text, now));
    Err(Trouble::Status { status: status.as_u16(), retry })
}

/// When a server wants to be asked again: it says seconds or a date.
fn later(text: &str, now: Timestamp) -> Option<Timestamp> {
    let wanted = match text.trim().parse::<i64>() {
        Ok(seconds) => now.checked_add(SignedDuration::from_secs(seconds.max(0))).ok()?,
        Err(_) => rfc2822::parse(text.trim()).ok()?.timestamp(),
    };
    let longest = now.checked_add(LONGEST_RETRY).ok()?;
    (wanted > now).then_some(wanted.min(longest))
}

fn text_of(headers: &HeaderMap, name: HeaderName) -> Option<String> {
    text_of_any_length(headers, name).filter(|text| text.len() <= LONGEST_VALIDATOR)
}

fn text_of_any_length(headers: &HeaderMap, name: HeaderName) -> Option<String> {
    headers.get(name)?.to_str().ok().map(str::to_owned)
}

fn trouble(error: &reqwest::Error) -> Trouble {
    if error.is_timeout() {
        Trouble::Slow
    } else if error.is_connect() {
        Trouble::Unreachable(said(error))
    } else {
        Trouble::Broken(said(error))
    }
}

/// The innermost reason, which names no address.
fn said(error: &dyn Error) -> String {
    let mut inner = error;
    while let Some(source) = inner.source() {
        inner = source;
    }
    inner.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_says_seconds_or_a_date_and_is_not_believed_for_ever() {
        let now: Timestamp = "2026-11-02T12:00:00Z".parse().unwrap();
        let cases = [
            ("120", Some("2026-11-02T12:02:00Z")),
            ("Mon, 02 Nov 2026 13:00:00 GMT", Some("2026-11-02T13:00:00Z")),
            ("Mon, 02 Nov 2026 11:00:00 GMT", None),
            ("0", None),
            ("-5", None),
            ("999999999", Some("2026-11-09T12:00:00Z")),
            ("99999999999999999999", None),
            ("bald", None),
        ];
        for (text, expected) in cases {
            assert_eq!(later(text, now), expected.map(|at| at.parse().unwrap()), "{text}");
        }
    }
}
