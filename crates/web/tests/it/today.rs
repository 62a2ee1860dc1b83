//! Heute: what waits for the office, decided in batches and taken back.

use access::Role;
use base::{OfferId, OrganisationId};
use store::{Record, RecordRef, drafts, trust};
use web::routine;

use crate::{
    editing::{mails, submitted},
    person::{Person, invited},
    stock::{offer_id, organisation_id},
    visitor::Visitor,
};

pub(crate) async fn office(visitor: &Visitor) -> Person<'_> {
    Person::with_role(visitor, organisation_id("archiv"), Role::Reviewer).await
}

async fn status(visitor: &Visitor, id: OfferId) -> u16 {
    visitor.opens(&format!("/angebote/{id}")).await.status
}

/// An offer of an organisation that says enough, submitted by an account of it.
pub(crate) async fn good(
    visitor: &Visitor,
    account: base::AccountId,
    provider: OrganisationId,
    key: &str,
) -> OfferId {
    let id = submitted(visitor, account, provider, key).await;
    let state = &visitor.state;
    let of = RecordRef::Offer(id);
    let mut tx = state.db.write(base::Actor::Person(account), state.clock.now()).await.unwrap();
    // Of a trusted organisation it is public by now.
    let Some(draft) = drafts::by_id(&mut tx, of).await.unwrap() else { return id };
    let Record::Offer(mut offer) = draft.record else { panic!("an offer") };
    offer.description = base::LocalText::german("<p>Wir üben gemeinsam.</p>");
    offer.url = Some("https://example.org/".to_owned());
    offer.topics.insert("musik".parse().unwrap());
    let memberships = vec![access::Membership { organisation: provider, role: Role::Editor }];
    let who = access::Visitor::Person { account, memberships };
    let proof = access::grant(&who, access::EditOffer { offer: id, provider }).unwrap();
    let record = Record::Offer(offer);
    let version = drafts::save(&mut tx, &proof, &record, Some(draft.version)).await.unwrap();
    let today = "2026-08-24".parse().unwrap();
    drafts::submit(&mut tx, &proof, of, version, today).await.unwrap();
    tx.commit().await.unwrap();
    id
}

#[tokio::test]
async fn entries_of_one_organisation_are_published_in_one_go_and_taken_back() {
    let visitor = Visitor::new().await;
    let school = organisation_id("musikschule");
    let (account, _) = invited(&visitor, "e@beispiel.example", school, Role::Editor).await;
    let ids = [
        good(&visitor, account, school, "eins").await,
        good(&visitor, account, school, "zwei").await,
        good(&visitor, account, school, "drei").await,
    ];
    let mut office = office(&visitor).await;
    let page = office.opens("/cockpit/heute").await;
    assert_eq!(page.texts(".date legend"), ["Musikschule Beispielstadt: 3 Einträge"]);
    let button = page.texts(".date .kern-btn--primary");
    assert!(button[0].starts_with("Veröffentlichen und künftig ohne Prüfung"), "{button:?}");
    let answer = office.fills("/cockpit/heute", "form.date", &[], ("tun", "vertrauen")).await;
    assert_eq!(answer.status, 303);
    let onward = answer.header("location").to_owned();
    for id in ids {
        assert_eq!(status(&visitor, id).await, 200);
    }
    assert!(trust::is_trusted(&mut visitor.state.db.read().await.unwrap(), school).await.unwrap());
    let told = office.opens(&onward).await;
    assert!(told.texts("[role=status]")[0].starts_with("3 Angebote sind veröffentlicht."));
    let undo = "[role=status] form";
    let answer =
        office.fills_again(&told, "/cockpit/heute", undo, &[], ("tun", "zuruecknehmen")).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    for id in ids {
        assert_eq!(status(&visitor, id).await, 404);
    }
    let page = office.opens("/cockpit/heute").await;
    assert_eq!(page.texts(".entrylist label").len(), 3, "they wait again");
}

#[tokio::test]
async fn an_entry_that_lacks_what_is_vital_is_given_back_with_what_is_missing() {
    let visitor = Visitor::new().await;
    let school = organisation_id("musikschule");
    let (account, link) = invited(&visitor, "e@beispiel.example", school, Role::Editor).await;
    let password = [("passwort", "drei Mühlen am kalten Bach")];
    Person::stranger(&visitor).sends(&link, &password).await;
    let id = submitted(&visitor, account, school, "karg").await;
    let mut office = office(&visitor).await;
    let answer = office.fills("/cockpit/heute", "form.date", &[], ("tun", "zurueckgeben")).await;
    assert_eq!(answer.status, 303);
    let mails = mails(&visitor).await;
    assert!(mails[0].1.contains("Bitte ergänzen Sie noch: Beschreibung"), "{mails:?}");
    assert_eq!(status(&visitor, id).await, 404);
    assert!(office.opens("/cockpit/heute").await.texts(".date").is_empty());
}

#[tokio::test]
async fn what_a_reader_says_is_forwarded_to_the_provider_and_forgotten() {
    let visitor = Visitor::new().await;
    let school = organisation_id("musikschule");
    let (_, link) = invited(&visitor, "e@beispiel.example", school, Role::Editor).await;
    let password = [("passwort", "drei Mühlen am kalten Bach")];
    Person::stranger(&visitor).sends(&link, &password).await;
    let page = format!("/angebote/{}/hinweis", offer_id("gitarre"));
    let mut reader = Person::stranger(&visitor);
    assert_eq!(reader.fills(&page, "form.stack", &[("text", " ")], ("", "")).await.status, 422);
    let long = "x".repeat(1001);
    assert_eq!(reader.fills(&page, "form.stack", &[("text", &long)], ("", "")).await.status, 422);
    let robot = [("text", "Kauft Uhren"), ("webseite", "https://uhren.example")];
    assert_eq!(reader.fills(&page, "form.stack", &robot, ("", "")).await.status, 200);
    let said = [("text", "Die Anmeldung führt ins Leere.")];
    assert_eq!(reader.fills(&page, "form.stack", &said, ("", "")).await.status, 200);
    let mut office = office(&visitor).await;
    let page = office.opens("/cockpit/heute").await;
    assert_eq!(page.texts("blockquote"), ["Die Anmeldung führt ins Leere."]);
    let answer = office.fills("/cockpit/heute", "form.date", &[], ("tun", "weiterleiten")).await;
    assert_eq!(answer.status, 303);
    let mails = mails(&visitor).await;
    assert!(mails[0].1.contains("Die Anmeldung führt ins Leere."), "{mails:?}");
    assert!(office.opens("/cockpit/heute").await.texts("blockquote").is_empty());
}

#[tokio::test]
async fn a_flood_of_feedback_is_braked() {
    let visitor = Visitor::new().await;
    let page = format!("/angebote/{}/hinweis", offer_id("gitarre"));
    let mut reader = Person::stranger(&visitor);
    let mut answers = Vec::new();
    for _ in 0..12 {
        answers.push(reader.sends(&page, &[("text", "Falsch")]).await.status);
    }
    assert_eq!((answers[0], answers[11]), (200, 429), "{answers:?}");
}

#[tokio::test]
async fn who_was_faster_decides_and_the_other_is_told() {
    let visitor = Visitor::new().await;
    let school = organisation_id("musikschule");
    let (account, _) = invited(&visitor, "e@beispiel.example", school, Role::Editor).await;
    good(&visitor, account, school, "eins").await;
    let mut office = office(&visitor).await;
    let opened = office.opens("/cockpit/heute").await;
    let press = ("tun", "veroeffentlichen");
    let first = office.fills_again(&opened, "/cockpit/heute", "form.date", &[], press).await;
    let second = office.fills_again(&opened, "/cockpit/heute", "form.date", &[], press).await;
    assert_eq!((first.status, second.status), (303, 409));
}

#[tokio::test]
async fn on_mondays_the_office_gets_one_mail_about_what_waits() {
    let visitor = Visitor::new().await;
    let school = organisation_id("musikschule");
    let archive = organisation_id("archiv");
    let (_, link) = invited(&visitor, "amt@beispiel.example", archive, Role::Reviewer).await;
    let password = [("passwort", "drei Mühlen am kalten Bach")];
    Person::stranger(&visitor).sends(&link, &password).await;
    let (account, _) = invited(&visitor, "e@beispiel.example", school, Role::Editor).await;
    assert_eq!(routine::run(&visitor.state).await.unwrap().told, 0, "nothing waits");
    good(&visitor, account, school, "eins").await;
    visitor.waits(24 * 60 * 60);
    assert_eq!(routine::run(&visitor.state).await.unwrap().told, 0, "it is Tuesday");
    visitor.waits(6 * 24 * 60 * 60);
    assert_eq!(routine::run(&visitor.state).await.unwrap().told, 1);
    assert_eq!(routine::run(&visitor.state).await.unwrap().told, 0, "once");
    let mails = mails(&visitor).await;
    assert!(mails[0].1.contains("1 eingereichtes Angebot"), "{mails:?}");
}
