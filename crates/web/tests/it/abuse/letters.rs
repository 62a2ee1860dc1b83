//! Mails: whatever somebody types, one mail goes to one address, with the headers that we meant.

use access::Role;
use store::outbox;

use crate::{
    editing::mails,
    person::Person,
    signing_in::{EMAIL, PASSWORD, editor, signs_in},
    stock::organisation_id,
    visitor::Visitor,
};

/// Addresses and names that would begin a header of their own.
const BREAKING: [&str; 5] = [
    "x@beispiel.example\r\nBcc: y@evil.example",
    "x@beispiel.example\nBcc: y@evil.example",
    "x@beispiel.example, y@evil.example",
    "x@beispiel.example;y@evil.example",
    "x@beispiel.example%0d%0aBcc:y@evil.example\r",
];

#[tokio::test]
async fn nobody_is_invited_under_an_address_or_a_name_that_begins_a_header() {
    let visitor = Visitor::new().await;
    let school = organisation_id("musikschule");
    let mut editor = Person::with_role(&visitor, school, Role::Editor).await;
    let (word, school) = (editor.word().await, school.to_string());
    drop(mails(&visitor).await);
    let tries = BREAKING
        .iter()
        .map(|address| (*address, "Beispielperson"))
        .chain([("neu@beispiel.example", "Beispiel\r\nBcc: y@evil.example")]);
    for (email, name) in tries {
        let fields = [
            ("formular", word.as_str()),
            ("name", name),
            ("email", email),
            ("organisation", &school),
            ("rolle", "editor"),
        ];
        let answer = editor.sends("/cockpit/einladen", &fields).await;
        // White space at the end was meant by nobody.
        if answer.status == 303 {
            for (to, _) in mails(&visitor).await {
                assert!(!to.chars().any(|c| c.is_control() || c.is_whitespace()), "{to:?}");
                assert_eq!(to.matches('@').count(), 1, "{to:?}");
            }
            continue;
        }
        assert_eq!(answer.status, 422, "{email:?} {name:?}");
        assert!(mails(&visitor).await.is_empty());
    }
    let mut stranger = Person::stranger(&visitor);
    for email in BREAKING {
        let answer = stranger.sends("/passwort-vergessen", &[("email", email)]).await;
        assert_eq!(answer.status, 200);
    }
    assert!(mails(&visitor).await.is_empty());
}

#[tokio::test]
async fn the_subject_of_a_mail_is_one_line_whatever_an_entry_is_called() {
    let visitor = Visitor::new().await;
    let school = organisation_id("musikschule");
    let mut editor = editor(&visitor).await;
    assert_eq!(signs_in(&mut editor, PASSWORD).await, 303);
    let new = format!("/cockpit/angebote/neu?einrichtung={school}");
    let course = [
        ("titel", "Malen\r\nBcc: y@evil.example\r\n\r\nText"),
        ("kurztext", "Für alle"),
        ("wann-1", "Di 1.9.2026, 18 Uhr"),
        ("preis", "3"),
        ("themen", "kunst"),
    ];
    let sent = editor.fills(&new, "form.editor", &course, ("tun", "einreichen")).await;
    assert_eq!(sent.status, 303, "{:?}", sent.texts(".kern-error"));
    let mut office = Person::with_role(&visitor, organisation_id("archiv"), Role::Reviewer).await;
    let waiting = office.opens("/cockpit/pruefen").await;
    let link = waiting.attributes(".entrylist a", "href").pop().unwrap();
    office.fills(&link, "form.stack", &[], ("tun", "veroeffentlichen")).await;
    let (db, now) = (&visitor.state.db, visitor.state.clock.now());
    let lease = std::time::Duration::from_secs(60);
    let mut subjects = 0;
    while let Some(letter) = outbox::claim(db, now, lease).await.unwrap() {
        assert_eq!(letter.mail.recipient, EMAIL);
        assert!(!letter.mail.subject.contains(char::is_control), "{:?}", letter.mail.subject);
        outbox::sent(db, &letter).await.unwrap();
        subjects += 1;
    }
    assert_eq!(subjects, 1);
}
