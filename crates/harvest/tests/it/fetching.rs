//! What is fetched and what is refused, byte for byte.

use std::{
    io::Write,
    net::IpAddr,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

use flate2::{Compression, write::GzEncoder};
use futures_util::future::BoxFuture;
use harvest::{Address, Answer, Client, Limits, Names, Policy, Refused, Trouble, Validators};

use crate::server::{Does, Server, answer, now};

/// Fetches as a source is fetched; gives what came and how it ended.
async fn fetch(client: &Client, url: &str) -> (Vec<u8>, Result<Answer, Trouble>) {
    fetch_unless(client, url, &Validators::default()).await
}

async fn fetch_unless(
    client: &Client,
    url: &str,
    known: &Validators,
) -> (Vec<u8>, Result<Answer, Trouble>) {
    let mut came = Vec::new();
    let address = match Address::read(url, client.policy()) {
        Ok(address) => address,
        Err(refused) => return (came, Err(refused.into())),
    };
    let ended = client.get(&address, known, now(), &mut came).await;
    (came, ended)
}

fn quick() -> Limits {
    Limits {
        bytes: 100_000,
        total: Duration::from_secs(20),
        idle: Duration::from_millis(300),
        connect: Duration::from_secs(5),
        redirects: 3,
    }
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::best());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

#[tokio::test]
async fn a_file_comes_with_what_it_is_recognised_by_and_we_say_who_we_are() {
    let server = Server::start().await;
    let headers =
        ["etag: \"a1\"", "last-modified: Mon, 02 Nov 2026 10:00:00 GMT", "set-cookie: a=b"];
    server.says("/kurse.xml", 200, &headers, b"<kurse/>");
    let client = server.client(quick());
    let (came, ended) = fetch(&client, &server.url("/kurse.xml")).await;
    let Ok(Answer::Fetched(fetched)) = ended else { panic!("{ended:?}") };
    assert_eq!((came.as_slice(), fetched.bytes), (&b"<kurse/>"[..], 8));
    assert_eq!(fetched.validators.etag.as_deref(), Some("\"a1\""));

    server.says("/kurse.xml", 304, &[], b"");
    let (_, ended) = fetch_unless(&client, &server.url("/kurse.xml"), &fetched.validators).await;
    assert_eq!(ended, Ok(Answer::Unchanged));
    let asked = server.asked();
    assert!(asked[0].contains("user-agent: Verzahnt/"), "{}", asked[0]);
    assert!(asked[0].contains("amt@bildung.example"), "{}", asked[0]);
    assert!(asked[1].contains("if-none-match: \"a1\""), "{}", asked[1]);
    assert!(asked[1].contains("if-modified-since: Mon, 02 Nov"), "{}", asked[1]);
    assert!(!asked[1].contains("cookie"), "{}", asked[1]);
}

#[tokio::test]
async fn a_redirect_is_followed_and_checked_as_if_a_person_had_entered_it() {
    let server = Server::start().await;
    server.says("/neu.xml", 200, &[], b"da");
    server.says("/alt.xml", 301, &["location: /neu.xml"], b"");
    let client = server.client(quick());
    let (came, _) = fetch(&client, &server.url("/alt.xml")).await;
    assert_eq!(came, b"da");
    for (location, expected) in [
        ("http://127.0.0.1:1/", Refused::Port),
        ("http://127.0.0.1/", Refused::NotPublic),
        ("http://2130706433/", Refused::NotPublic),
        ("http://0x7f.1/", Refused::NotPublic),
        ("http://169.254.169.254/latest/meta-data/", Refused::NotPublic),
        ("http://[::1]/", Refused::NotPublic),
        ("http://[::ffff:10.0.0.1]/", Refused::NotPublic),
        ("//192.168.0.1/", Refused::NotPublic),
        ("http://user:word@kurse.example/", Refused::Userinfo),
        ("file:///etc/passwd", Refused::Scheme),
        ("ftp://kurse.example/", Refused::Scheme),
        ("http://[", Refused::NotAnAddress),
    ] {
        for status in [301, 302, 303, 307, 308] {
            server.says("/weg", status, &[&format!("location: {location}")], b"");
            let (_, ended) = fetch(&client, &server.url("/weg")).await;
            assert_eq!(ended, Err(Trouble::Refused(expected)), "{status} {location}");
        }
    }
}

#[tokio::test]
async fn redirects_without_end_end() {
    let server = Server::start().await;
    server.says("/a", 302, &["location: /b"], b"");
    server.says("/b", 302, &["location: /a"], b"");
    let (_, ended) = fetch(&server.client(quick()), &server.url("/a")).await;
    assert_eq!(ended, Err(Trouble::TooManyRedirects));
    assert_eq!(server.asked().len(), 4);
}

/// Names as a test wants them; counts how often it was asked.
#[derive(Debug)]
struct Told {
    first: Vec<IpAddr>,
    then: Vec<IpAddr>,
    asked: AtomicU32,
}

impl Told {
    fn new(first: &[&str], then: &[&str]) -> Arc<Told> {
        let read = |all: &[&str]| all.iter().map(|ip| ip.parse().unwrap()).collect();
        Arc::new(Told { first: read(first), then: read(then), asked: AtomicU32::new(0) })
    }
}

impl Names for Told {
    fn look_up<'a>(&'a self, _host: &'a str) -> BoxFuture<'a, std::io::Result<Vec<IpAddr>>> {
        let first = self.asked.fetch_add(1, Ordering::Relaxed) == 0;
        let found = if first { self.first.clone() } else { self.then.clone() };
        Box::pin(std::future::ready(Ok(found)))
    }
}

#[tokio::test]
async fn a_name_that_leads_inside_is_refused_whatever_else_it_leads_to() {
    for addresses in [
        &["127.0.0.1"][..],
        &["10.1.2.3"],
        &["169.254.169.254"],
        &["100.100.100.200"],
        &["fd00:ec2::254"],
        &["::ffff:127.0.0.1"],
        &["64:ff9b::7f00:1"],
        &["2002:7f00:1::"],
        &["93.184.215.14", "127.0.0.1"],
        &["2600::1", "fe80::1"],
    ] {
        let client = Client::new(Policy::default(), quick(), "x").asking(Told::new(addresses, &[]));
        let (_, ended) = fetch(&client, "http://kurse.example/").await;
        assert_eq!(ended, Err(Trouble::Refused(Refused::NotPublic)), "{addresses:?}");
    }
    let client = Client::new(Policy::default(), quick(), "x").asking(Told::new(&[], &[]));
    let (_, ended) = fetch(&client, "http://kurse.example/").await;
    assert_eq!(ended, Err(Trouble::NoSuchName));
}

#[tokio::test]
async fn the_address_that_was_checked_is_the_one_that_is_connected_to() {
    let server = Server::start().await;
    server.says("/", 200, &[], b"da");
    let names = Told::new(&["127.0.0.1"], &["203.0.113.1"]);
    let own = vec![format!("kurse.example:{}", server.port).parse().unwrap()];
    let client = Client::new(Policy { ports: vec![], own }, quick(), "x").asking(names.clone());
    let url = format!("http://kurse.example:{}/", server.port);
    let (came, ended) = fetch(&client, &url).await;
    assert!(ended.is_ok(), "{ended:?}");
    assert_eq!((came.as_slice(), names.asked.load(Ordering::Relaxed)), (&b"da"[..], 1));
}

#[tokio::test]
async fn a_name_that_changes_its_mind_after_a_redirect_is_checked_again() {
    let server = Server::start().await;
    // The redirect leads to the same name on an ordinary port, which now stands for this machine.
    server.says("/", 302, &["location: http://kurse.example/"], b"");
    let names = Told::new(&["127.0.0.1"], &["127.0.0.1"]);
    let own = vec![format!("kurse.example:{}", server.port).parse().unwrap()];
    let client = Client::new(Policy { ports: vec![], own }, quick(), "x").asking(names.clone());
    let (_, ended) = fetch(&client, &format!("http://kurse.example:{}/", server.port)).await;
    assert_eq!(ended, Err(Trouble::Refused(Refused::NotPublic)));
    assert_eq!(names.asked.load(Ordering::Relaxed), 2);
}

#[tokio::test]
async fn a_bomb_is_counted_by_what_comes_out_of_it() {
    let server = Server::start().await;
    let client = server.client(quick());
    let small = packed(b"ein Kurs");
    server.says("/klein", 200, &["content-encoding: gzip"], &small);
    assert_eq!(fetch(&client, &server.url("/klein")).await.0, b"ein Kurs");
    let bomb = packed(&vec![0; 50_000_000]);
    assert!(bomb.len() < 100_000, "{}", bomb.len());
    server.says("/bombe", 200, &["content-encoding: gzip"], &bomb);
    let (came, ended) = fetch(&client, &server.url("/bombe")).await;
    assert_eq!(ended, Err(Trouble::TooLarge(100_000)));
    assert!(came.len() <= 100_000, "{}", came.len());
    for encoding in ["gzip, gzip", "zstd", "aes128gcm"] {
        let header = format!("content-encoding: {encoding}");
        server.says("/doppelt", 200, &[&header], &packed(&bomb));
        let (came, ended) = fetch(&client, &server.url("/doppelt")).await;
        assert!(matches!(ended, Err(Trouble::Broken(_))), "{encoding}: {ended:?}");
        assert!(came.is_empty(), "{encoding}");
    }
}

#[tokio::test]
async fn what_is_too_large_is_left_whether_it_says_so_or_not() {
    let server = Server::start().await;
    let client = server.client(quick());
    let head = b"HTTP/1.1 200 OK\r\ncontent-length: 99999999\r\n\r\n".to_vec();
    server.on("/gesagt", Does::Stalls(head));
    let endless = b"HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n".to_vec();
    server.on("/endlos", Does::Floods(endless, vec![b'x'; 4096]));
    let piece = [b"1000\r\n".as_slice(), &[b'x'; 4096], b"\r\n"].concat();
    let chunked = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n".to_vec();
    server.on("/stueckweise", Does::Floods(chunked, piece));
    for path in ["/gesagt", "/endlos", "/stueckweise"] {
        let (came, ended) = fetch(&client, &server.url(path)).await;
        assert_eq!(ended, Err(Trouble::TooLarge(100_000)), "{path}");
        assert!(came.len() <= 100_000, "{path}");
    }
}

#[tokio::test]
async fn a_server_that_goes_to_sleep_or_trickles_is_left() {
    let server = Server::start().await;
    server.on("/stumm", Does::Stalls(Vec::new()));
    let half = b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalb".to_vec();
    server.on("/halb", Does::Stalls(half));
    server.on("/kopf", Does::Stalls(b"HTTP/1.1 200 OK\r\nx: ".to_vec()));
    for path in ["/stumm", "/halb", "/kopf"] {
        let (_, ended) = fetch(&server.client(quick()), &server.url(path)).await;
        assert_eq!(ended, Err(Trouble::Slow), "{path}");
    }
    let flood = b"HTTP/1.1 200 OK\r\n\r\n".to_vec();
    server.on("/lang", Does::Floods(flood, b"x".to_vec()));
    let limits = Limits { total: Duration::from_millis(200), bytes: u64::MAX, ..quick() };
    let (_, ended) = fetch(&server.client(limits), &server.url("/lang")).await;
    assert_eq!(ended, Err(Trouble::Slow));
}

#[tokio::test]
async fn heads_without_end_and_answers_that_are_none_are_left() {
    let server = Server::start().await;
    let client = server.client(quick());
    let head = b"HTTP/1.1 200 OK\r\n".to_vec();
    server.on("/viele", Does::Floods(head.clone(), b"x: y\r\n".repeat(1000)));
    server.on("/lange", Does::Floods([&head[..], b"x: "].concat(), vec![b'y'; 4096]));
    server.on("/unsinn", Does::Says(b"220 mail.example ESMTP\r\n".to_vec()));
    server.on("/nichts", Does::Says(Vec::new()));
    let cut = b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalb".to_vec();
    server.on("/abgebrochen", Does::Says(cut));
    server.says("/teil", 206, &[], b"Teil");
    for path in ["/viele", "/lange", "/unsinn", "/nichts", "/abgebrochen", "/teil"] {
        let (_, ended) = fetch(&client, &server.url(path)).await;
        assert!(matches!(ended, Err(Trouble::Broken(_))), "{path}: {ended:?}");
    }
}

#[tokio::test]
async fn a_refusal_says_which_and_until_when() {
    let server = Server::start().await;
    let client = server.client(quick());
    server.says("/voll", 503, &["retry-after: 3600"], b"");
    let (_, ended) = fetch(&client, &server.url("/voll")).await;
    let retry = Some("2026-11-02T13:00:00Z".parse().unwrap());
    assert_eq!(ended, Err(Trouble::Status { status: 503, retry }));
    let (_, ended) = fetch(&client, &server.url("/weg")).await;
    assert_eq!(ended, Err(Trouble::Status { status: 404, retry: None }));
}

#[tokio::test]
async fn nobody_listening_is_said_as_such() {
    let server = Server::start().await;
    let port = {
        let free = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        free.local_addr().unwrap().port()
    };
    let own = vec![format!("127.0.0.1:{port}").parse().unwrap()];
    let client = Client::new(Policy { ports: vec![], own }, quick(), "x");
    let (_, ended) = fetch(&client, &format!("http://127.0.0.1:{port}/")).await;
    assert!(matches!(ended, Err(Trouble::Unreachable(_))), "{ended:?}");
    // The word is for people: it repeats no address.
    assert!(!ended.unwrap_err().detail().contains("127.0.0.1"));
    // A certificate that nobody signed is no connection either: this server speaks no TLS at all.
    let tls = server.url("/").replace("http:", "https:");
    let (_, ended) = fetch(&server.client(quick()), &tls).await;
    assert!(matches!(ended, Err(Trouble::Unreachable(_) | Trouble::Slow)), "{ended:?}");
}

#[tokio::test]
async fn a_body_on_a_redirect_or_a_refusal_is_not_kept() {
    let server = Server::start().await;
    server.on("/a", Does::Says(answer(302, &["location: /b"], b"falsch")));
    server.says("/b", 200, &[], b"richtig");
    let (came, _) = fetch(&server.client(quick()), &server.url("/a")).await;
    assert_eq!(came, b"richtig");
    server.says("/b", 500, &[], b"falsch");
    let (came, _) = fetch(&server.client(quick()), &server.url("/a")).await;
    assert!(came.is_empty());
}
