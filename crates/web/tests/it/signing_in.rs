//! Coming in and going out.

use access::Role;
use axum::http::Method;
use store::outbox;

use crate::{
    person::{Person, invited},
    stock::organisation_id,
    visitor::{Visitor, settings},
};

pub(crate) const PASSWORD: &str = "drei Mühlen am kalten Bach";
pub(crate) const EMAIL: &str = "redaktion@beispiel.example";

/// An editor who has chosen the password.
pub(crate) async fn editor(visitor: &Visitor) -> Person<'_> {
    let school = organisation_id("musikschule");
    let (account, link) = invited(visitor, EMAIL, school, Role::Editor).await;
    let mut person = Person::stranger(visitor);
    let answer = person.sends(&link, &[("passwort", PASSWORD)]).await;
    assert_eq!((answer.status, answer.header("location")), (303, "/anmelden?fertig=passwort"));
    person.account = account;
    person
}

pub(crate) async fn signs_in(person: &mut Person<'_>, password: &str) -> u16 {
    person.sends("/anmelden", &[("email", EMAIL), ("passwort", password)]).await.status
}

#[tokio::test]
async fn an_invited_person_chooses_a_password_signs_in_and_out() {
    let visitor = Visitor::new().await;
    let mut person = editor(&visitor).await;
    let fields = [
        ("email", " Redaktion@Beispiel.Example"),
        ("passwort", PASSWORD),
        ("weiter", "/cockpit/konto"),
    ];
    let answer = person.sends("/anmelden", &fields).await;
    assert_eq!((answer.status, answer.header("location")), (303, "/cockpit/konto"));
    for part in ["HttpOnly", "SameSite=Lax", "Secure"] {
        assert!(answer.header("set-cookie").contains(part));
    }
    let home = person.opens("/cockpit").await;
    assert_eq!(home.status, 200);
    assert_eq!(home.texts("h1"), ["Guten Tag, Beispielperson"]);
    let twin = &mut person.twin();
    assert_eq!(person.sends("/abmelden", &[]).await.status, 303);
    assert!(!person.has_cookie());
    // The old cookie is of no use to whoever kept it.
    assert_eq!(twin.opens("/cockpit").await.status, 303);
}

#[tokio::test]
async fn a_link_shows_a_page_and_only_its_button_acts() {
    let visitor = Visitor::new().await;
    let (_, link) = invited(&visitor, EMAIL, organisation_id("musikschule"), Role::Editor).await;
    let mut person = Person::stranger(&visitor);
    for _ in 0..3 {
        let page = person.opens(&link).await;
        assert_eq!(page.status, 200);
        assert_eq!(page.header("referrer-policy"), "no-referrer");
        assert_eq!(page.attributes("meta[name=robots]", "content"), ["noindex"]);
    }
    let weak = person.sends(&link, &[("passwort", "passwort123")]).await;
    assert_eq!(weak.status, 422);
    assert!(weak.texts("[role=alert]")[0].contains("leicht zu erraten"));
    assert_eq!(person.sends(&link, &[("passwort", PASSWORD)]).await.status, 303);
    assert_eq!(person.sends(&link, &[("passwort", PASSWORD)]).await.status, 410);
    assert_eq!(person.opens(&link).await.status, 410);
    assert_eq!(person.opens("/zugang/geraten").await.status, 410);
}

#[tokio::test]
async fn nobody_learns_whether_an_address_has_an_account() {
    let visitor = Visitor::new().await;
    let mut person = editor(&visitor).await;
    let wrong = |email| [("email", email), ("passwort", "falsch geraten")];
    let known = person.sends("/anmelden", &wrong(EMAIL)).await;
    let unknown = person.sends("/anmelden", &wrong("niemand@beispiel.example")).await;
    assert_eq!((known.status, unknown.status), (422, 422));
    assert_eq!(known.texts("[role=alert]"), unknown.texts("[role=alert]"));
    let known = person.sends("/passwort-vergessen", &[("email", EMAIL)]).await;
    let unknown =
        person.sends("/passwort-vergessen", &[("email", "niemand@beispiel.example")]).await;
    assert_eq!(known.texts("main"), unknown.texts("main"));
    assert_eq!((known.status, unknown.status), (200, 200));
}

#[tokio::test]
async fn who_guesses_has_to_wait_and_then_the_right_password_works() {
    let visitor = Visitor::new().await;
    let mut person = editor(&visitor).await;
    for _ in 0..5 {
        assert_eq!(signs_in(&mut person, "falsch geraten").await, 422);
    }
    let fields = [("email", EMAIL), ("passwort", PASSWORD)];
    let braked = person.sends("/en/anmelden", &fields).await;
    assert_eq!((braked.status, braked.header("retry-after")), (429, "1"));
    assert!(braked.texts("[role=alert]")[0].contains("Too many attempts"), "{}", braked.body);
    visitor.waits(2);
    assert_eq!(signs_in(&mut person, PASSWORD).await, 303);
}

#[tokio::test]
async fn a_forgotten_password_is_chosen_anew_by_a_mail_and_ends_the_old_sessions() {
    let visitor = Visitor::new().await;
    let mut person = editor(&visitor).await;
    assert_eq!(signs_in(&mut person, PASSWORD).await, 303);
    let mut other = Person::stranger(&visitor);
    other.sends("/passwort-vergessen", &[("email", EMAIL)]).await;
    let state = &visitor.state;
    let lease = std::time::Duration::from_secs(60);
    let letter = outbox::claim(&state.db, state.clock.now(), lease).await.unwrap().unwrap();
    assert_eq!(letter.mail.recipient, EMAIL);
    let link = letter.mail.text.lines().find(|line| line.contains("/zugang/")).unwrap().trim();
    let link = link.strip_prefix("https://bildung.example").unwrap();
    let fresh = "vier Stühle im alten Bahnhof";
    assert_eq!(other.sends(link, &[("passwort", fresh)]).await.status, 303);
    assert_eq!(person.opens("/cockpit").await.status, 303);
    assert_eq!(signs_in(&mut other, PASSWORD).await, 422);
    assert_eq!(signs_in(&mut other, fresh).await, 303);
}

#[tokio::test]
async fn every_sign_in_makes_a_session_of_its_own() {
    let visitor = Visitor::new().await;
    let mut person = editor(&visitor).await;
    assert_eq!(signs_in(&mut person, PASSWORD).await, 303);
    let mut planted = person.twin();
    assert_eq!(signs_in(&mut person, PASSWORD).await, 303);
    assert_eq!(person.opens("/cockpit").await.status, 200);
    assert_eq!(planted.opens("/cockpit").await.status, 303);
}

#[tokio::test]
async fn a_person_changes_the_password_and_ends_other_sessions() {
    let visitor = Visitor::new().await;
    let mut person = editor(&visitor).await;
    let mut phone = Person::stranger(&visitor);
    assert_eq!(signs_in(&mut person, PASSWORD).await, 303);
    assert_eq!(signs_in(&mut phone, PASSWORD).await, 303);
    let page = person.opens("/cockpit/konto").await;
    assert_eq!(page.attributes("input[name=sitzung]", "value").len(), 2);
    let word = person.word().await;
    let wrong =
        [("formular", word.as_str()), ("bisher", "falsch"), ("neu", "vier Stühle im Bahnhof")];
    assert_eq!(person.sends("/cockpit/konto/passwort", &wrong).await.status, 422);
    let right =
        [("formular", word.as_str()), ("bisher", PASSWORD), ("neu", "vier Stühle im Bahnhof")];
    assert_eq!(person.sends("/cockpit/konto/passwort", &right).await.status, 303);
    assert_eq!(person.opens("/cockpit").await.status, 200);
    assert_eq!(phone.opens("/cockpit").await.status, 303);
}

#[tokio::test]
async fn the_audit_trail_names_who_did_what() {
    let visitor = Visitor::new().await;
    let mut person = editor(&visitor).await;
    signs_in(&mut person, PASSWORD).await;
    let office = organisation_id("archiv");
    let mut admin = Person::with_role(&visitor, office, Role::Administrator).await;
    let page = admin.opens("/cockpit/protokoll").await;
    let said = page.texts("tbody td:nth-child(3)");
    for what in ["angemeldet", "Einladung angenommen", "eingeladen"] {
        assert!(said.iter().any(|line| line == what), "{what}: {said:?}");
    }
    let file = admin.opens("/cockpit/protokoll.csv").await;
    assert!(file.body.starts_with("\u{feff}Zeit;Wer;Was;Konto\r\n"), "{}", file.body);
    // Reading was noted before it was shown, and once.
    assert_eq!(said.iter().filter(|line| *line == "Protokoll gelesen").count(), 1);
    // The head, and that it was taken away as a file.
    assert_eq!(file.body.lines().count(), said.len() + 2);
    assert!(file.body.contains("Protokoll heruntergeladen"), "{}", file.body);
}

#[tokio::test]
async fn nobody_locks_the_last_administrator() {
    let visitor = Visitor::new().await;
    let office = organisation_id("archiv");
    let mut admin = Person::with_role(&visitor, office, Role::Administrator).await;
    let (word, account) = (admin.word().await, admin.account.to_string());
    let fields = [("formular", word.as_str()), ("konto", &account), ("sperren", "true")];
    let answer = admin.sends("/cockpit/konten/sperre", &fields).await;
    assert_eq!(answer.header("location"), "/cockpit/konten?fehler=letzte");
    let page = admin.opens(answer.header("location")).await;
    assert!(page.texts("[role=alert]")[0].contains("Es bliebe niemand"));
}

#[tokio::test]
async fn a_person_is_called_otherwise_and_a_name_that_is_none_is_refused() {
    let visitor = Visitor::new().await;
    let mut person = editor(&visitor).await;
    signs_in(&mut person, PASSWORD).await;
    let word = person.word().await;
    for name in ["", "  ", "x\u{7}y", &"x".repeat(121)] {
        let fields = [("formular", word.as_str()), ("name", name)];
        assert_eq!(person.sends("/cockpit/konto/name", &fields).await.status, 422, "{name:?}");
    }
    let fields = [("formular", word.as_str()), ("name", "<b>Neue</b> Person")];
    let answer = person.sends("/cockpit/konto/name", &fields).await;
    assert_eq!(answer.header("location"), "/cockpit/konto?fertig=name");
    let page = person.opens("/cockpit").await;
    assert_eq!(page.texts("h1"), ["Guten Tag, <b>Neue</b> Person"]);
}

#[tokio::test]
async fn an_address_gets_five_reset_mails_and_no_sixth_whoever_asks() {
    let mut settings = settings();
    settings.trusted_proxies = vec!["::/0".parse().unwrap()];
    let visitor = Visitor::at(settings).await;
    let person = editor(&visitor).await;
    drop(person);
    for n in 0..7 {
        // Each time from another client, so that only the address is braked.
        let from = format!("192.0.2.{n}");
        let mut asking = Person::stranger(&visitor);
        let headers = [("sec-fetch-site", "same-origin"), ("x-forwarded-for", from.as_str())];
        let fields: &[(&str, &str)] = &[("email", EMAIL)];
        let answer = asking.asks(Method::POST, "/passwort-vergessen", Some(fields), &headers).await;
        assert_eq!(answer.status, 200);
    }
    let (state, lease) = (&visitor.state, std::time::Duration::from_secs(60));
    let mut mails = 0;
    while outbox::claim(&state.db, state.clock.now(), lease).await.unwrap().is_some() {
        mails += 1;
    }
    assert_eq!(mails, 5);
    let mut admin =
        Person::with_role(&visitor, organisation_id("archiv"), Role::Administrator).await;
    let said = admin.opens("/cockpit/protokoll").await.texts("tbody td:nth-child(3)");
    assert_eq!(said.iter().filter(|line| *line == "neues Passwort angefordert").count(), 5);
}
