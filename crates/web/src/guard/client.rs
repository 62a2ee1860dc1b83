//! The address of a client, as far as trusted proxies tell it. Used to count requests, never written down.

use std::{
    net::{IpAddr, Ipv6Addr, SocketAddr},
    str::FromStr,
};

use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::request::Parts,
};

use crate::state::App;

/// A range of addresses: `10.0.0.0/8`, `::1`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Network {
    address: IpAddr,
    prefix: u8,
}

/// The text names no network.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no network address such as 10.0.0.0/8")]
pub struct NotANetwork(pub String);

impl FromStr for Network {
    type Err = NotANetwork;

    fn from_str(text: &str) -> Result<Network, NotANetwork> {
        let wrong = || NotANetwork(text.to_owned());
        let (address, prefix) = match text.trim().split_once('/') {
            Some((address, prefix)) => (address, Some(prefix.parse().map_err(|_| wrong())?)),
            None => (text.trim(), None),
        };
        let address: IpAddr = address.parse().map_err(|_| wrong())?;
        let whole = if address.is_ipv4() { 32 } else { 128 };
        let prefix = prefix.unwrap_or(whole);
        if prefix > whole { Err(wrong()) } else { Ok(Network { address, prefix }) }
    }
}

impl Network {
    fn holds(self, other: IpAddr) -> bool {
        let same = |a: u128, b: u128, width: u32| {
            let shift = width - u32::from(self.prefix);
            a.checked_shr(shift).unwrap_or(0) == b.checked_shr(shift).unwrap_or(0)
        };
        match (self.address, other) {
            (IpAddr::V4(a), IpAddr::V4(b)) => same(a.to_bits().into(), b.to_bits().into(), 32),
            (IpAddr::V6(a), IpAddr::V6(b)) => same(a.to_bits(), b.to_bits(), 128),
            _ => false,
        }
    }
}

/// The address of whoever asks, as text, to brake guessing and floods.
pub(crate) struct Client(pub(crate) String);

impl FromRequestParts<App> for Client {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Client, Self::Rejection> {
        Ok(Client(client(parts, &app.settings().trusted_proxies).to_string()))
    }
}

/// Who asks: the peer, or behind trusted proxies the last address that none of them has. An IPv6 client is
/// known by its network of 64 bits, since it may change the rest at will.
pub(crate) fn client(request: &Parts, trusted: &[Network]) -> IpAddr {
    let peer = request
        .extensions
        .get::<ConnectInfo<SocketAddr>>()
        .map_or(IpAddr::V6(Ipv6Addr::UNSPECIFIED), |ConnectInfo(peer)| peer.ip().to_canonical());
    let is_trusted = |ip: IpAddr| trusted.iter().any(|network| network.holds(ip));
    let mut found = peer;
    if is_trusted(peer) {
        let headers = request.headers.get_all("x-forwarded-for");
        let told: Vec<IpAddr> = headers
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(','))
            .filter_map(|ip| ip.trim().parse::<IpAddr>().ok())
            .map(|ip| ip.to_canonical())
            .collect();
        found = told.into_iter().rev().find(|ip| !is_trusted(*ip)).unwrap_or(peer);
    }
    match found {
        IpAddr::V6(ip) => IpAddr::V6(Ipv6Addr::from_bits(ip.to_bits() >> 64 << 64)),
        v4 => v4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked_by(peer: &str, forwarded: &str) -> IpAddr {
        let request = axum::http::Request::builder().header("x-forwarded-for", forwarded);
        let (mut parts, ()) = request.body(()).unwrap().into_parts();
        parts.extensions.insert(ConnectInfo(peer.parse::<SocketAddr>().unwrap()));
        client(&parts, &["10.0.0.0/8".parse().unwrap()])
    }

    #[test]
    fn a_stranger_cannot_pretend_to_be_somebody_else() {
        assert_eq!(asked_by("192.0.2.7:1", "198.51.100.1").to_string(), "192.0.2.7");
    }

    #[test]
    fn behind_trusted_proxies_the_last_foreign_address_counts() {
        let forwarded = "203.0.113.9, 198.51.100.1, 10.1.1.1";
        assert_eq!(asked_by("10.0.0.1:1", forwarded).to_string(), "198.51.100.1");
        assert_eq!(asked_by("10.0.0.1:1", "nonsense").to_string(), "10.0.0.1");
    }

    #[test]
    fn an_ipv6_client_is_its_network() {
        assert_eq!(asked_by("[2001:db8::1:2]:1", "").to_string(), "2001:db8::");
    }

    #[test]
    fn a_network_is_checked() {
        for text in ["", "10.0.0.0/33", "10.0.0", "::/129", "10.0.0.0/x"] {
            assert!(text.parse::<Network>().is_err(), "{text}");
        }
        let all: Network = "0.0.0.0/0".parse().unwrap();
        assert!(all.holds("203.0.113.9".parse().unwrap()));
    }
}
