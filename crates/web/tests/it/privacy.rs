//! Data protection in the cockpit: the register, one's own data, and that of others.

use access::Role;
use store::{acts, persons};

use crate::{
    person::{Person, invited},
    stock::organisation_id,
    visitor::Visitor,
};

const EMAIL: &str = "redaktion@beispiel.example";
const PASSWORD: &str = "drei Mühlen am kalten Bach";

/// An editor with a password, signed in.
async fn editor(visitor: &Visitor) -> Person<'_> {
    let (account, link) =
        invited(visitor, EMAIL, organisation_id("musikschule"), Role::Editor).await;
    let mut person = Person::stranger(visitor);
    assert_eq!(person.sends(&link, &[("passwort", PASSWORD)]).await.status, 303);
    let fields = [("email", EMAIL), ("passwort", PASSWORD)];
    assert_eq!(person.sends("/anmelden", &fields).await.status, 303);
    person.account = account;
    person
}

async fn administrator(visitor: &Visitor) -> Person<'_> {
    Person::with_role(visitor, organisation_id("archiv"), Role::Administrator).await
}

#[tokio::test]
async fn the_register_says_what_is_done_and_what_is_due_and_comes_as_a_table() {
    let visitor = Visitor::new().await;
    let mut person = editor(&visitor).await;
    let mut admin = administrator(&visitor).await;
    let page = admin.opens("/cockpit/datenschutz").await;
    assert_eq!(page.status, 200);
    let headings = page.texts("article h3");
    assert!(headings.contains(&"Konten und Rollen".to_owned()), "{headings:?}");
    assert!(page.texts("article dt").contains(&"Gelöscht: 18 Monate".to_owned()));
    let due = page.texts("section[aria-labelledby=faellig] td:first-child");
    assert!(due.contains(&"Unbenutzte Sitzungen".to_owned()), "{due:?}");
    assert!(!page.body.contains(EMAIL), "counts only");
    let register = &visitor.state.register;
    let file = admin.opens("/cockpit/datenschutz.csv").await;
    let kept = register.activities.iter().filter(|it| it.kept.is_some()).count();
    assert_eq!(file.body.lines().count(), 1 + register.periods().count() + kept);
    assert!(file.body.contains("Anmelden;"), "{}", file.body);
    let english = admin.opens("/en/cockpit/datenschutz").await;
    assert_eq!(english.attributes("section[lang]", "lang"), ["de"]);
    assert_eq!(person.opens("/cockpit/datenschutz").await.status, 403);
}

#[tokio::test]
async fn what_was_deleted_is_shown_by_day_and_number() {
    let visitor = Visitor::new().await;
    editor(&visitor).await;
    visitor.waits(3 * 60 * 60);
    let mut admin = administrator(&visitor).await;
    let state = &visitor.state;
    let now = state.clock.now();
    store::protection::sweep(&state.db, &state.district, &state.register, now).await.unwrap();
    let page = admin.opens("/cockpit/datenschutz").await;
    let gone = page.texts("section[aria-labelledby=geloescht] td");
    assert_eq!(gone[1..], ["Unbenutzte Sitzungen", "1"]);
}

#[tokio::test]
async fn a_person_takes_a_copy_of_the_own_data_and_nothing_secret_is_in_it() {
    let visitor = Visitor::new().await;
    let mut person = editor(&visitor).await;
    let page = person.opens("/cockpit/konto").await;
    assert!(page.attributes("main a", "href").contains(&"/cockpit/konto/daten".to_owned()));
    let file = person.opens("/cockpit/konto/daten.json").await;
    assert!(file.header("content-disposition").contains("meine-daten.json"));
    let copy = file.json();
    assert_eq!(copy["Konto"][0]["E-Mail-Adresse"], EMAIL);
    assert_eq!(copy["Rollen"][0]["Einrichtung"], "Musikschule Beispielstadt");
    assert_eq!(copy["Sitzungen"].as_array().unwrap().len(), 1);
    assert!(!file.body.contains("argon2"));
}

#[tokio::test]
async fn a_person_chooses_which_mails_come() {
    let visitor = Visitor::new().await;
    let mut person = editor(&visitor).await;
    let checked = |page: &crate::visitor::Answer| page.attributes("input[checked]", "name");
    let page = person.opens("/cockpit/konto/daten").await;
    assert_eq!(checked(&page), ["reminder", "monthly-report", "monday-mail"]);
    let word = person.word().await;
    let fields = [("formular", word.as_str()), ("monthly-report", "1")];
    let answer = person.sends("/cockpit/konto/nachrichten", &fields).await;
    assert_eq!(answer.status, 303);
    let page = person.opens(answer.header("location")).await;
    assert_eq!(checked(&page), ["monthly-report"]);
    assert_eq!(page.texts("[role=status]"), ["Die Auswahl ist gespeichert."]);
}

#[tokio::test]
async fn a_person_ends_the_own_account_with_the_password_alone() {
    let visitor = Visitor::new().await;
    let mut person = editor(&visitor).await;
    let word = person.word().await;
    let wrong = [("formular", word.as_str()), ("passwort", "falsch geraten")];
    let answer = person.sends("/cockpit/konto/loeschen", &wrong).await;
    assert_eq!(answer.status, 422);
    assert_eq!(answer.texts("[role=alert]").len(), 1);
    let right = [("formular", word.as_str()), ("passwort", PASSWORD)];
    let answer = person.sends("/cockpit/konto/loeschen", &right).await;
    assert_eq!((answer.status, answer.header("location")), (303, "/anmelden?fertig=geloescht"));
    assert!(!person.has_cookie());
    let fields = [("email", EMAIL), ("passwort", PASSWORD)];
    assert_eq!(person.sends("/anmelden", &fields).await.status, 422);
    // The audit trail names the id, and says what it is.
    let mut admin = administrator(&visitor).await;
    let page = admin.opens("/cockpit/protokoll").await;
    let said = page.texts("tbody td:nth-child(2)");
    assert!(said.contains(&format!("gelöschtes Konto {}", person.account)), "{said:?}");
    assert!(!page.body.contains(EMAIL));
}

#[tokio::test]
async fn who_has_no_password_has_to_have_signed_in_lately() {
    let visitor = Visitor::new().await;
    let _admin = administrator(&visitor).await;
    let mut person =
        Person::with_role(&visitor, organisation_id("musikschule"), Role::Editor).await;
    visitor.waits(11 * 60);
    let word = person.word().await;
    let answer = person.sends("/cockpit/konto/loeschen", &[("formular", &word)]).await;
    assert_eq!(answer.status, 422);
    assert!(answer.texts("[role=alert]")[0].contains("Melden Sie sich ab und wieder an"));
    let fresh = Person::with_role(&visitor, organisation_id("musikschule"), Role::Editor);
    let mut fresh = fresh.await;
    let word = fresh.word().await;
    let answer = fresh.sends("/cockpit/konto/loeschen", &[("formular", &word)]).await;
    assert_eq!(answer.status, 303);
}

#[tokio::test]
async fn the_last_administrator_is_told_why_the_account_stays() {
    let visitor = Visitor::new().await;
    let mut admin = administrator(&visitor).await;
    let word = admin.word().await;
    let answer = admin.sends("/cockpit/konto/loeschen", &[("formular", &word)]).await;
    assert_eq!(answer.status, 422);
    assert!(answer.texts("[role=alert]")[0].contains("Es bliebe niemand"));
    let own = admin.account.to_string();
    let fields = [("formular", word.as_str()), ("konto", &own)];
    let answer = admin.sends("/cockpit/konten/loeschen", &fields).await;
    assert_eq!(answer.header("location"), "/cockpit/konten?fehler=letzte");
}

#[tokio::test]
async fn the_administration_copies_and_erases_others_and_the_copy_is_logged() {
    let visitor = Visitor::new().await;
    let person = editor(&visitor).await;
    let mut admin = administrator(&visitor).await;
    let list = admin.opens("/cockpit/konten").await;
    let link = format!("/cockpit/konten/daten?konto={}", person.account);
    assert!(list.attributes("main a", "href").contains(&link));
    let page = admin.opens(&link).await;
    assert!(page.texts("main p").iter().any(|text| text.contains(EMAIL)));
    let (word, id) = (admin.word().await, person.account.to_string());
    let fields = [("formular", word.as_str()), ("konto", &id)];
    let copy = admin.sends("/cockpit/konten/kopie", &fields).await.json();
    assert_eq!(copy["Konto"][0]["E-Mail-Adresse"], EMAIL);
    let state = &visitor.state;
    let mut tx = state.db.read().await.unwrap();
    let acts = acts::latest(&mut tx, &state.district, None, 20).await.unwrap();
    drop(tx);
    let copied = acts.iter().find(|act| act.what == acts::Deed::CopiedPerson).unwrap();
    assert_eq!(copied.actor, format!("person:{}", admin.account));
    let answer = admin.sends("/cockpit/konten/loeschen", &fields).await;
    assert_eq!(answer.header("location"), "/cockpit/konten?fertig=geloescht");
    let erased = persons::erasures(&mut state.db.read().await.unwrap()).await.unwrap();
    assert_eq!(erased.iter().map(|(id, _)| *id).collect::<Vec<_>>(), [person.account]);
    for address in [link.as_str(), "/cockpit/konten/daten?konto=unbekannt", "/cockpit/konten/daten"]
    {
        assert_eq!(admin.opens(address).await.status, 404, "{address}");
    }
    assert_eq!(admin.sends("/cockpit/konten/loeschen", &fields).await.status, 404);
}

#[tokio::test]
async fn the_mail_to_somebody_who_stays_away_says_until_when_and_where() {
    let visitor = Visitor::new().await;
    let person = editor(&visitor).await;
    let state = &visitor.state;
    let mut tx = state.db.read().await.unwrap();
    let account = store::accounts::by_id(&mut tx, person.account).await.unwrap().unwrap();
    let locked = "2027-01-31T23:30:00Z".parse().unwrap();
    let mail = web::unused_account_mail(&state.settings, &account, locked);
    assert_eq!(mail.recipient, EMAIL);
    assert_eq!(mail.list, None, "it is needed");
    for part in ["1. Februar 2027", "https://bildung.example/anmelden", "Beispielperson"] {
        assert!(mail.text.contains(part), "{part}: {}", mail.text);
    }
}
