//! Looking at links, politely.

use std::time::Duration;

use harvest::{
    Limits, Policy, Trouble,
    links::{Checker, Verdict},
};

use crate::server::{Does, Server, answer, now};

fn checker(server: &Server) -> Checker {
    let limits = Limits { idle: Duration::from_millis(300), ..Limits::default() };
    Checker::new(server.client(limits), Duration::ZERO)
}

/// Method and path of each request.
fn asked(server: &Server) -> Vec<String> {
    let line = |head: String| head.split(" HTTP").next().unwrap_or_default().to_owned();
    server.asked().into_iter().map(line).collect()
}

#[tokio::test]
async fn a_link_is_asked_for_with_head_after_the_rules_were_read_once() {
    let server = Server::start().await;
    server.says("/kurs", 200, &[], b"");
    server.says("/weg", 301, &["location: /kurs"], b"");
    let mut checker = checker(&server);
    assert_eq!(checker.check(&server.url("/kurs"), now()).await, Verdict::Alive);
    assert_eq!(checker.check(&server.url("/weg"), now()).await, Verdict::Alive);
    let expected = ["GET /robots.txt", "HEAD /kurs", "HEAD /weg", "HEAD /kurs"];
    assert_eq!(asked(&server), expected);
}

#[tokio::test]
async fn a_server_that_does_not_like_head_is_asked_with_get() {
    let server = Server::start().await;
    server.says("/kurs", 405, &[], b"");
    let mut checker = checker(&server);
    let said = checker.check(&server.url("/kurs"), now()).await;
    assert!(matches!(said, Verdict::Unsaid(Trouble::Status { status: 405, .. })), "{said:?}");
    assert_eq!(asked(&server).last().unwrap(), "GET /kurs");
}

#[tokio::test]
async fn what_robots_txt_forbids_is_not_asked_for() {
    let server = Server::start().await;
    let rules = b"User-agent: *\nDisallow: /intern\n\nUser-agent: verzahnt\nDisallow: /kurs\n";
    server.says("/robots.txt", 200, &[], rules);
    server.says("/offen", 200, &[], b"");
    let mut checker = checker(&server);
    let said = checker.check(&server.url("/kurs/1"), now()).await;
    assert_eq!(said, Verdict::Unsaid(Trouble::Robots));
    assert_eq!(checker.check(&server.url("/offen"), now()).await, Verdict::Alive);
    assert_eq!(asked(&server), ["GET /robots.txt", "HEAD /offen"]);
}

#[tokio::test]
async fn a_server_whose_rules_cannot_be_read_is_left_alone() {
    let server = Server::start().await;
    server.says("/robots.txt", 503, &[], b"");
    server.says("/kurs", 200, &[], b"");
    let said = checker(&server).check(&server.url("/kurs"), now()).await;
    assert_eq!(said, Verdict::Unsaid(Trouble::Robots));
    assert!(!asked(&server).iter().any(|line| line.ends_with("/kurs")));
}

#[tokio::test]
async fn what_is_not_there_fails_and_says_why() {
    let server = Server::start().await;
    server.on("/kaputt", Does::Says(answer(500, &[], b"")));
    let mut checker = checker(&server);
    for (path, status) in [("/fehlt", 404), ("/kaputt", 500)] {
        let said = checker.check(&server.url(path), now()).await;
        assert_eq!(said, Verdict::Failed(Trouble::Status { status, retry: None }), "{path}");
    }
    let port = {
        let free = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        free.local_addr().unwrap().port()
    };
    let own = vec![format!("127.0.0.1:{port}").parse().unwrap()];
    let client = harvest::Client::new(Policy { ports: vec![], own }, Limits::default(), "x");
    let mut alone = Checker::new(client, Duration::ZERO);
    let said = alone.check(&format!("http://127.0.0.1:{port}/"), now()).await;
    assert!(matches!(said, Verdict::Failed(Trouble::Unreachable(_))), "{said:?}");
}

#[tokio::test]
async fn a_link_into_our_own_network_is_asked_for_by_nobody() {
    let server = Server::start().await;
    server.says("/robots.txt", 200, &[], b"");
    server.says("/kurs", 302, &["location: http://10.0.0.1/"], b"");
    let mut checker = checker(&server);
    for link in ["http://127.0.0.1/", "http://192.168.0.1/", &server.url("/kurs")] {
        let said = checker.check(link, now()).await;
        assert!(matches!(said, Verdict::Failed(Trouble::Refused(_))), "{link}: {said:?}");
    }
}
