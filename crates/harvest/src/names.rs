//! Names of machines, asked for once.

use std::{io, net::IpAddr};

use futures_util::future::BoxFuture;

/// Who knows the addresses of a name.
pub trait Names: Send + Sync + std::fmt::Debug {
    /// All addresses of `host`.
    fn look_up<'a>(&'a self, host: &'a str) -> BoxFuture<'a, io::Result<Vec<IpAddr>>>;
}

/// The resolver of the operating system.
#[derive(Debug, Clone, Copy)]
pub struct SystemNames;

impl Names for SystemNames {
    fn look_up<'a>(&'a self, host: &'a str) -> BoxFuture<'a, io::Result<Vec<IpAddr>>> {
        Box::pin(async move {
            Ok(tokio::net::lookup_host((host, 0)).await?.map(|found| found.ip()).collect())
        })
    }
}
