//! Many offers at once in the cockpit: changed, withdrawn, confirmed, taken back.

use access::Role;
use base::OfferId;

use crate::{
    editing,
    person::Person,
    stock::{offer_id, organisation_id},
    visitor::{Answer, Visitor},
};

const MANY: &str = "/cockpit/angebote/viele";

async fn with_role(visitor: &Visitor, role: Role) -> Person<'_> {
    Person::with_role(visitor, organisation_id("musikschule"), role).await
}

/// Two offers of the music school that are in the stock.
async fn two(person: &mut Person<'_>) -> [String; 2] {
    let list = person.opens("/cockpit/angebote").await;
    let mut ids = list.attributes("input[name=angebot]", "value").into_iter();
    [ids.next().unwrap(), ids.next().unwrap()]
}

async fn sends(person: &mut Person<'_>, ids: &[&str], fields: &[(&str, &str)]) -> Answer {
    let word = person.word().await;
    let mut all = vec![("formular", word.as_str())];
    all.extend(ids.iter().map(|id| ("angebot", *id)));
    all.extend(fields);
    person.sends(MANY, &all).await
}

async fn kept(visitor: &Visitor, id: &str) -> landscape::Offer {
    let id: OfferId = id.parse().unwrap();
    store::offers::by_id(&mut visitor.state.db.read().await.unwrap(), id).await.unwrap().unwrap()
}

#[tokio::test]
async fn one_change_in_many_offers_is_published_by_the_office_and_taken_back_with_one_button() {
    let visitor = Visitor::new().await;
    let mut office = with_role(&visitor, Role::EducationManager).await;
    let [one, other] = two(&mut office).await;
    let (before, second) = (kept(&visitor, &one).await, kept(&visitor, &other).await);
    let form = sends(&mut office, &[&one, &other], &[("tun", "form")]).await;
    assert_eq!((form.status, form.texts("#angebote")), (200, vec!["2 Angebote".to_owned()]));
    let topic = form.attributes("#batch-added input[name=themen]", "value")[0].clone();
    let change = [("tun", "aendern"), ("themen", &topic), ("email", "kurse@example.org")];
    visitor.waits(1);
    let answer = sends(&mut office, &[&one, &other], &change).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    let list = office.opens(answer.header("location")).await;
    assert_eq!(list.texts("[role=status] .kern-title"), ["2 Angebote sind geändert."]);
    for (id, before) in [(&one, &before), (&other, &second)] {
        let now = kept(&visitor, id).await;
        assert_eq!(now.contact.email.as_deref(), Some("kurse@example.org"));
        assert!(now.topics.iter().any(|it| it.as_str() == topic));
        assert!(now.topics.is_superset(&before.topics), "what was there stays");
        assert_eq!((&now.title, &now.schedule), (&before.title, &before.schedule));
    }
    visitor.waits(1);
    let undo = "form:has(button[value=zuruecknehmen])";
    let there = answer.header("location").to_owned();
    let taken = office.fills(&there, undo, &[], ("tun", "zuruecknehmen")).await;
    assert!(taken.header("location").contains("fertig=zurueckgenommen"), "{}", taken.body);
    assert_eq!(kept(&visitor, &one).await.contact, before.contact);
    assert_eq!(kept(&visitor, &one).await.topics, before.topics);
}

#[tokio::test]
async fn topics_are_taken_out_of_many_and_what_has_none_of_them_is_left_alone() {
    let visitor = Visitor::new().await;
    let mut office = with_role(&visitor, Role::EducationManager).await;
    let guitar = offer_id("gitarre").to_string();
    let [one, _] = two(&mut office).await;
    let form = sends(&mut office, &[&guitar], &[("tun", "form")]).await;
    let topic = form.attributes("#batch-added input[name=themen]", "value")[0].clone();
    sends(&mut office, &[&guitar], &[("tun", "aendern"), ("themen", &topic)]).await;
    visitor.waits(1);
    let form = sends(&mut office, &[&guitar], &[("tun", "form")]).await;
    assert_eq!(form.attributes("input[name=ohne-themen]", "value"), [topic.as_str()]);
    let change = [("tun", "aendern"), ("ohne-themen", topic.as_str())];
    let answer = sends(&mut office, &[&guitar], &change).await;
    assert!(answer.header("location").contains("anzahl=1"), "{}", answer.header("location"));
    assert!(kept(&visitor, &guitar).await.topics.iter().all(|it| it.as_str() != topic));
    let answer = sends(&mut office, &[&guitar], &change).await;
    assert!(answer.header("location").contains("anzahl=0"), "nothing is left to take out");
    let answer = sends(&mut office, &[&one], &[("tun", "aendern")]).await;
    assert!(answer.header("location").contains("anzahl=0"), "nothing was typed");
}

#[tokio::test]
async fn an_editors_change_waits_for_the_office_and_a_wrong_one_comes_back_with_its_reason() {
    let visitor = Visitor::new().await;
    let mut editor = with_role(&visitor, Role::Editor).await;
    let guitar = offer_id("gitarre").to_string();
    let before = kept(&visitor, &guitar).await;
    let wrong = [("tun", "aendern"), ("email", "keine Adresse"), ("telefon", "04171 1")];
    let answer = sends(&mut editor, &[&guitar], &wrong).await;
    assert_eq!(answer.status, 422);
    assert_eq!(answer.texts("[role=alert] .kern-title"), ["Ein Angebot wurde nicht geändert"]);
    assert_eq!(answer.texts(".entrylist .kern-error").len(), 1);
    let form = answer.form("form.editor");
    assert!(form.contains(&("email".to_owned(), "keine Adresse".to_owned())), "{form:?}");
    let right = [("tun", "aendern"), ("telefon", "04171 1")];
    assert_eq!(sends(&mut editor, &[&guitar], &right).await.status, 303);
    assert_eq!(kept(&visitor, &guitar).await.contact, before.contact, "the office has to agree");
    let mut office = with_role(&visitor, Role::Reviewer).await;
    assert_eq!(office.opens("/cockpit/heute").await.texts("#eingereicht").len(), 1);
}

#[tokio::test]
async fn many_are_withdrawn_shown_again_and_confirmed() {
    let visitor = Visitor::new().await;
    let mut office = with_role(&visitor, Role::EducationManager).await;
    let guitar = offer_id("gitarre").to_string();
    let public = format!("/angebote/{guitar}");
    // A course that ends needs nobody to confirm it.
    let acts = [("zurueckziehen", 404, 1), ("zeigen", 200, 1), ("bestaetigen", 200, 0)];
    for (act, status, count) in acts {
        visitor.waits(1);
        let answer = sends(&mut office, &[&guitar], &[("tun", act)]).await;
        let count = format!("anzahl={count}");
        assert!(answer.header("location").contains(&count), "{act}: {}", answer.body);
        assert_eq!(visitor.opens(&public).await.status, status, "{act}");
    }
    let nothing = sends(&mut office, &[], &[("tun", "zurueckziehen")]).await;
    assert!(nothing.header("location").contains("fertig=nichts"));
    assert_eq!(sends(&mut office, &[&guitar], &[("tun", "erfunden")]).await.status, 400);
}

#[tokio::test]
async fn one_foreign_offer_among_many_refuses_all_of_them() {
    let visitor = Visitor::new().await;
    let other = organisation_id("archiv");
    let (theirs, _) = editing::foreign_offer_and_drafts(&visitor, other).await;
    let mut editor = with_role(&visitor, Role::Editor).await;
    let guitar = offer_id("gitarre").to_string();
    let ids = [guitar.as_str(), &theirs.to_string()];
    let answer = sends(&mut editor, &ids, &[("tun", "zurueckziehen")]).await;
    assert_eq!(answer.status, 403);
    assert_eq!(visitor.opens(&format!("/angebote/{guitar}")).await.status, 200);
}
