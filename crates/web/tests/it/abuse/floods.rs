//! Too much at once: bodies that are too long or never end, and guessing by many.

use std::{sync::Arc, time::Duration};

use axum::{
    body::Body,
    http::{Method, Request},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    task::JoinSet,
};

use crate::{
    person::Person,
    signing_in::{EMAIL, PASSWORD, editor, signs_in},
    visitor::{Answer, Visitor, settings},
};

/// The portal on a port of its own.
async fn listening(visitor: &Visitor) -> TcpStream {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let site = web::site(visitor.state.clone());
    tokio::spawn(web::serve(listener, site, std::future::pending()));
    TcpStream::connect(address).await.unwrap()
}

/// One answer with its body, as its length says.
async fn answer(client: &mut TcpStream) -> String {
    let (mut read, mut byte) = (Vec::new(), [0]);
    while !read.ends_with(b"\r\n\r\n") {
        client.read_exact(&mut byte).await.unwrap();
        read.extend(byte);
    }
    let head = String::from_utf8(read).unwrap();
    let length = head.to_lowercase();
    let length = length.split("content-length: ").nth(1).unwrap().lines().next().unwrap();
    let mut body = vec![0; length.trim().parse().unwrap()];
    client.read_exact(&mut body).await.unwrap();
    format!("{head}{}", String::from_utf8_lossy(&body))
}

fn head(length: usize) -> String {
    format!(
        "POST /anmelden HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n\
         Content-Length: {length}\r\n\r\n"
    )
}

#[tokio::test]
async fn a_body_that_is_too_long_is_refused_with_a_page_and_the_connection_lives() {
    let visitor = Visitor::new().await;
    let mut client = listening(&visitor).await;
    let long = 1_000_000;
    client.write_all(head(long).as_bytes()).await.unwrap();
    client.write_all(&vec![b'x'; long]).await.unwrap();
    let refused = answer(&mut client).await;
    assert!(refused.starts_with("HTTP/1.1 413 "), "{refused}");
    assert!(refused.contains("<h1"), "a page says why: {refused}");
    client.write_all(b"GET /health HTTP/1.1\r\nHost: x\r\n\r\n").await.unwrap();
    assert!(answer(&mut client).await.starts_with("HTTP/1.1 200 "));
}

#[tokio::test]
async fn every_form_refuses_a_body_that_is_too_long_in_the_readers_language() {
    let visitor = Visitor::new().await;
    for route in web::routes().filter(|route| route.method == "POST") {
        let path = route.path.replace(['{', '}'], "");
        let request = Request::builder()
            .method(Method::POST)
            .uri(format!("/en{path}"))
            .header("content-type", "application/x-www-form-urlencoded")
            .body(Body::from("x".repeat(300_000)));
        let refused: Answer = visitor.asks(request.unwrap()).await;
        assert_eq!(refused.status, 413, "{path}");
        assert_eq!(refused.texts("h1"), ["That was too much at once"], "{path}");
    }
}

#[tokio::test]
async fn a_form_that_trickles_in_is_given_up() {
    let visitor = Visitor::new().await;
    let mut client = listening(&visitor).await;
    client.write_all(head(1000).as_bytes()).await.unwrap();
    client.write_all(b"email=").await.unwrap();
    // The portal has opened everything that it needs: from here on only the clock moves.
    tokio::time::pause();
    let begun = tokio::time::Instant::now();
    let given_up = answer(&mut client).await;
    assert!(given_up.starts_with("HTTP/1.1 503 "), "{given_up}");
    assert!(begun.elapsed() < Duration::from_secs(30), "{:?}", begun.elapsed());
}

/// So many try at once.
const MANY: usize = 200;

/// What that many are told who sign in at once with one address, each from a place of its own.
async fn tried(visitor: &Arc<Visitor>) -> Vec<u16> {
    let mut all = JoinSet::new();
    for n in 0..MANY {
        let visitor = Arc::clone(visitor);
        all.spawn(async move {
            let mut person = Person::stranger(&visitor);
            let from = format!("192.0.2.{n}");
            let headers = [("sec-fetch-site", "same-origin"), ("x-forwarded-for", from.as_str())];
            let fields: &[(&str, &str)] = &[("email", EMAIL), ("passwort", "falsch geraten")];
            person.asks(Method::POST, "/anmelden", Some(fields), &headers).await.status
        });
    }
    let mut told = all.join_all().await;
    told.sort_unstable();
    told
}

fn behind_a_proxy() -> web::Settings {
    let mut settings = settings();
    settings.trusted_proxies = vec!["::/0".parse().unwrap()];
    settings
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_who_guess_one_password_are_braked_and_the_right_one_works_later() {
    let visitor = Arc::new(Visitor::at(behind_a_proxy()).await);
    drop(editor(&visitor).await);
    let told = tried(&visitor).await;
    let looked_at = told.iter().filter(|status| **status == 422).count();
    assert_eq!(told.iter().filter(|status| **status == 429).count(), MANY - looked_at, "{told:?}");
    assert_eq!(looked_at, 5, "five may be wrong, and no sixth");
    let mut person = Person::stranger(&visitor);
    let fields = [("email", EMAIL), ("passwort", PASSWORD)];
    let early = person.sends("/anmelden", &fields).await;
    assert_eq!(early.status, 429);
    let wait: i64 = early.header("retry-after").parse().unwrap();
    assert!(early.form("form[action='/anmelden']").contains(&("email".into(), EMAIL.into())));
    visitor.waits(wait + 1);
    assert_eq!(signs_in(&mut person, PASSWORD).await, 303);
}
