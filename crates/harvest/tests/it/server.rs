//! A web server that says exactly what a test tells it, byte for byte.

use std::sync::{Arc, Mutex};

use harvest::{Client, HostPort, Limits, Policy};
use jiff::Timestamp;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};

/// What the server does when a path is asked for.
#[derive(Clone)]
pub(crate) enum Does {
    /// Sends these bytes and closes.
    Says(Vec<u8>),
    /// Sends these bytes and then nothing more, without closing.
    Stalls(Vec<u8>),
    /// Sends the first bytes, then the second ones again and again as long as somebody takes them.
    Floods(Vec<u8>, Vec<u8>),
}

/// A server of its own for one test.
pub(crate) struct Server {
    pub(crate) port: u16,
    paths: Arc<Mutex<Vec<(String, Does)>>>,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Server {
    pub(crate) async fn start() -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let paths: Arc<Mutex<Vec<(String, Does)>>> = Arc::default();
        let asked: Arc<Mutex<Vec<String>>> = Arc::default();
        let (known, heard) = (Arc::clone(&paths), Arc::clone(&asked));
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let (known, heard) = (Arc::clone(&known), Arc::clone(&heard));
                tokio::spawn(async move {
                    let mut head = Vec::new();
                    while !head.ends_with(b"\r\n\r\n") {
                        let mut byte = [0];
                        if stream.read_exact(&mut byte).await.is_err() {
                            return;
                        }
                        head.extend(byte);
                    }
                    let head = String::from_utf8(head).unwrap();
                    let path = head.split(' ').nth(1).unwrap_or_default().to_owned();
                    heard.lock().unwrap().push(head);
                    let does = known.lock().unwrap().iter().find(|(it, _)| *it == path).cloned();
                    let does = does.map_or_else(|| Does::Says(answer(404, &[], b"")), |it| it.1);
                    match does {
                        Does::Says(bytes) => drop(stream.write_all(&bytes).await),
                        Does::Stalls(bytes) => {
                            drop(stream.write_all(&bytes).await);
                            drop(stream.read(&mut [0]).await);
                        }
                        Does::Floods(first, then) => {
                            drop(stream.write_all(&first).await);
                            while stream.write_all(&then).await.is_ok() {}
                        }
                    }
                });
            }
        });
        Server { port, paths, asked }
    }

    pub(crate) fn on(&self, path: &str, does: Does) {
        let mut paths = self.paths.lock().unwrap();
        paths.retain(|(it, _)| it != path);
        paths.push((path.to_owned(), does));
    }

    pub(crate) fn says(&self, path: &str, status: u16, headers: &[&str], body: &[u8]) {
        self.on(path, Does::Says(answer(status, headers, body)));
    }

    /// The heads of all requests that came.
    pub(crate) fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// The one opening for tests: this server and nothing else.
    pub(crate) fn policy(&self) -> Policy {
        let own: HostPort = format!("127.0.0.1:{}", self.port).parse().unwrap();
        Policy { ports: Vec::new(), own: vec![own] }
    }

    pub(crate) fn client(&self, limits: Limits) -> Client {
        Client::new(self.policy(), limits, "https://bildung.example/ amt@bildung.example")
    }
}

/// An answer with its length and these headers.
pub(crate) fn answer(status: u16, headers: &[&str], body: &[u8]) -> Vec<u8> {
    let mut text = format!("HTTP/1.1 {status} X\r\ncontent-length: {}\r\n", body.len());
    for header in headers {
        text.push_str(header);
        text.push_str("\r\n");
    }
    text.push_str("connection: close\r\n\r\n");
    let mut bytes = text.into_bytes();
    bytes.extend(body);
    bytes
}

pub(crate) fn now() -> Timestamp {
    "2026-11-02T12:00:00Z".parse().unwrap()
}
