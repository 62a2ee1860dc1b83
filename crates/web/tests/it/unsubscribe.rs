//! The link that ends mails.

use axum::{
    body::Body,
    http::{Method, Request},
};
use base::{Actor, Cause};
use store::{
    outbox::{self, Mail},
    subscriptions::{self, MailKind},
};

use crate::{person::Person, visitor::Visitor};

const READER: &str = "kurse@beispiel.example";

/// The address of the page behind a mail's link.
async fn link(visitor: &Visitor) -> String {
    let state = &visitor.state;
    let now = state.clock.now();
    let mut tx = state.db.write(Actor::System(Cause::Job("remind")), now).await.unwrap();
    let mail = Mail {
        event: "reminder:1".to_owned(),
        recipient: READER.to_owned(),
        subject: "Bitte prüfen".to_owned(),
        text: "Ihre Angebote sind ein Jahr alt.".to_owned(),
        list: Some(MailKind::Reminder),
    };
    outbox::enqueue(&mut tx, &state.district, &mail, "bildung.example", now).await.unwrap();
    tx.commit().await.unwrap();
    let lease = std::time::Duration::from_secs(60);
    let letter = outbox::claim(&state.db, now, lease).await.unwrap().unwrap();
    format!("/abbestellen/{}", letter.unsubscribe.unwrap())
}

async fn is_ended(visitor: &Visitor) -> bool {
    let mut tx = visitor.state.db.read().await.unwrap();
    let ended = subscriptions::unwanted(&mut tx, &visitor.state.district, READER).await.unwrap();
    ended.contains(&MailKind::Reminder)
}

#[tokio::test]
async fn the_link_shows_a_page_and_its_one_button_ends_the_mails() {
    let visitor = Visitor::new().await;
    let link = link(&visitor).await;
    let mut reader = Person::stranger(&visitor);
    let page = reader.opens(&link).await;
    assert_eq!(page.status, 200);
    assert_eq!(page.texts("main form button"), ["Abbestellen"]);
    assert_eq!(page.header("referrer-policy"), "no-referrer");
    assert_eq!(page.attributes("meta[name=robots]", "content"), ["noindex"]);
    assert!(!is_ended(&visitor).await, "a mail scanner that looks ends nothing");
    let answer = reader.sends(&link, &[]).await;
    assert_eq!((answer.status, answer.texts("h1")), (200, vec!["Abbestellt".to_owned()]));
    assert!(answer.texts("main p")[0].contains("Erinnerungen, Einträge zu prüfen"));
    assert!(is_ended(&visitor).await);
}

#[tokio::test]
async fn a_mail_program_ends_them_with_one_request_in_either_form_of_rfc_8058() {
    let multipart = "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n";
    for (form, body) in [
        ("application/x-www-form-urlencoded", "List-Unsubscribe=One-Click"),
        ("multipart/form-data; boundary=x", multipart),
    ] {
        let visitor = Visitor::new().await;
        let request = Request::builder()
            .method(Method::POST)
            .uri(link(&visitor).await)
            .header("content-type", form)
            .body(Body::from(body))
            .unwrap();
        assert_eq!(visitor.asks(request).await.status, 200, "{form}");
        assert!(is_ended(&visitor).await, "{form}");
    }
}

#[tokio::test]
async fn a_link_that_is_guessed_or_over_says_what_to_do_and_ends_nothing() {
    let visitor = Visitor::new().await;
    let link = link(&visitor).await;
    let mut reader = Person::stranger(&visitor);
    let other = format!("/abbestellen/{}", store::Secret::random().unwrap().reveal());
    visitor.waits(181 * 24 * 60 * 60);
    for address in ["/abbestellen/kurz", &other, &link] {
        for answer in [reader.opens(address).await, reader.sends(address, &[]).await] {
            assert_eq!(answer.status, 410, "{address}");
            assert!(answer.texts("main p")[0].contains("neueren E-Mail"), "{address}");
        }
    }
    assert!(!is_ended(&visitor).await);
}
