//! Two entries become one in the cockpit: field by field, as it is proposed, and back again.

use access::Role;
use base::{Actor, Cause, LocalText, OfferId};
use landscape::{Offer, Organisation};
use store::{Record, RecordRef, drafts};

use crate::{
    person::Person,
    stock::{course, offer_id, organisation, organisation_id},
    visitor::Visitor,
};

const LIST: &str = "/cockpit/zusammenfuehren";

async fn office(visitor: &Visitor) -> Person<'_> {
    Person::with_role(visitor, organisation_id("archiv"), Role::Reviewer).await
}

/// A second offer of the music school that is the guitar course once more.
async fn double(visitor: &Visitor) -> Offer {
    let mut it = course("gitarre-2", "Gitarrenkurs", "2026-09-01T16:00");
    it.provider = organisation_id("musikschule");
    it.certificate = Some("Teilnahmebescheinigung".to_owned());
    put(visitor, &it).await;
    it
}

async fn put(visitor: &Visitor, offer: &Offer) {
    let state = &visitor.state;
    let by = Actor::System(Cause::Command("test"));
    let mut tx = state.db.write(by, state.clock.now()).await.unwrap();
    store::offers::put(&mut tx, offer).await.unwrap();
    tx.commit().await.unwrap();
    visitor.waits(2);
}

/// The music school as a second register knows it.
async fn other_school(visitor: &Visitor) -> Organisation {
    let mut it = organisation("musikschule-2", "Musikschule Beispielstadt e.V.");
    it.opening_hours = Some("Mo–Fr 14–18 Uhr".to_owned());
    let state = &visitor.state;
    let by = Actor::System(Cause::Command("test"));
    let mut tx = state.db.write(by, state.clock.now()).await.unwrap();
    store::organisations::put(&mut tx, &it).await.unwrap();
    tx.commit().await.unwrap();
    visitor.waits(2);
    it
}

async fn kept(visitor: &Visitor, id: OfferId) -> Offer {
    let mut tx = visitor.state.db.read().await.unwrap();
    store::offers::by_id(&mut tx, id).await.unwrap().unwrap()
}

#[tokio::test]
async fn two_offers_become_one_field_by_field_and_the_old_address_leads_to_it() {
    let visitor = Visitor::new().await;
    let (guitar, other) = (offer_id("gitarre"), double(&visitor).await);
    let mut office = office(&visitor).await;
    let ids = [guitar.to_string(), other.id.to_string()];
    let word = office.word().await;
    let fields = [
        ("formular", word.as_str()),
        ("tun", "zusammenfuehren"),
        ("angebot", &ids[0]),
        ("angebot", &ids[1]),
    ];
    let answer = office.sends("/cockpit/angebote/viele", &fields).await;
    let page = answer.header("location").to_owned();
    assert_eq!(page, format!("{LIST}/{guitar}/{}", other.id));
    let shown = office.opens(&page).await;
    assert_eq!(shown.status, 200);
    let before = kept(&visitor, guitar).await;
    let chosen = shown.attributes("input[type=radio][checked]", "name");
    assert!(chosen.contains(&"title".to_owned()) && chosen.contains(&"certificate".to_owned()));
    // What only one says is proposed, what both say stays as it is until somebody chooses.
    assert_eq!(shown.attributes("[name=certificate][checked]", "value"), ["other"]);
    assert_eq!(shown.attributes("[name=title][checked]", "value"), ["kept"]);
    let form = "form.editor";
    let answer = office.fills(&page, form, &[("title", "other")], ("", "")).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    visitor.waits(2);
    let now = kept(&visitor, guitar).await;
    assert_eq!(now.title.de(), "Gitarrenkurs");
    assert_eq!(now.certificate, other.certificate);
    assert_eq!((&now.description, &now.price), (&before.description, &before.price));
    // Pages, files and the programming interface lead on, each in its form.
    for (address, there) in [
        (format!("/angebote/{}", other.id), format!("/angebote/{guitar}")),
        (format!("/en/angebote/{}?x=1", other.id), format!("/en/angebote/{guitar}?x=1")),
        (format!("/angebote/{}/aushang", other.id), format!("/angebote/{guitar}/aushang")),
        (format!("/api/v1/offers/{}", other.id), format!("/api/v1/offers/{guitar}")),
    ] {
        let answer = visitor.opens(&address).await;
        assert_eq!((answer.status, answer.header("location")), (308, there.as_str()), "{address}");
        assert_eq!(answer.header("cache-control"), "no-cache", "it can be taken back");
    }
    let own = office.opens(&format!("/cockpit/angebote/{}", other.id)).await;
    assert_eq!(own.header("location"), format!("/cockpit/angebote/{guitar}"));
    // And back.
    let told = office.opens(answer.header("location")).await;
    assert_eq!(told.texts("[role=status]"), ["Die beiden Einträge sind jetzt einer."]);
    let undo = "form:has([value=trennen])";
    let answer = office.fills(LIST, undo, &[], ("tun", "trennen")).await;
    assert!(answer.header("location").ends_with("fertig=getrennt"), "{}", answer.body);
    visitor.waits(2);
    assert_eq!(kept(&visitor, guitar).await.title, before.title);
    assert_eq!(visitor.opens(&format!("/angebote/{}", other.id)).await.status, 200);
}

#[tokio::test]
async fn a_collection_shows_the_offer_that_stayed_where_it_names_the_other() {
    let visitor = Visitor::new().await;
    let (guitar, other) = (offer_id("gitarre"), double(&visitor).await);
    let mut office =
        Person::with_role(&visitor, organisation_id("archiv"), Role::EducationManager).await;
    let named = format!("/angebote/{}", other.id);
    let fields = [
        ("kurzname", "musik"),
        ("titel-de", "Musik"),
        ("text-de", "Für alle."),
        ("von", "2026-01-01"),
        ("bis", "2026-12-31"),
        ("angebote", named.as_str()),
    ];
    let (page, publish) = ("/cockpit/texte/sammlungen/neu", ("tun", "veroeffentlichen"));
    let answer = office.fills(page, "form.editor", &fields, publish).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    let page = format!("{LIST}/{guitar}/{}", other.id);
    assert_eq!(office.fills(&page, "form.editor", &[], ("", "")).await.status, 303);
    visitor.waits(120);
    let shown = visitor.opens("/sammlungen/musik").await;
    assert_eq!(shown.attributes(".card__title a", "href"), [format!("/angebote/{guitar}")]);
}

#[tokio::test]
async fn organisations_that_look_the_same_wait_in_heute_and_are_merged_as_proposed() {
    let visitor = Visitor::new().await;
    let school = organisation_id("musikschule");
    let other = other_school(&visitor).await;
    let mut office = office(&visitor).await;
    let today = office.opens("/cockpit/heute").await;
    assert_eq!(today.texts("#doppelt"), ["Doppelte Einträge"]);
    let values = today.attributes("[name=paar]", "value");
    assert_eq!(values.len(), 1, "{values:?}");
    let (stays, goes) = values[0].split_once(':').unwrap();
    let form = "form:has([name=paar])";
    let answer = office.fills("/cockpit/heute", form, &[], ("tun", "zusammenfuehren")).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    visitor.waits(2);
    let gone = visitor.opens(&format!("/einrichtungen/{goes}")).await;
    let there = format!("/einrichtungen/{stays}");
    assert_eq!((gone.status, gone.header("location")), (308, there.as_str()));
    let page = visitor.opens(&there).await;
    assert!(page.body.contains("Mo–Fr 14–18 Uhr"), "what only one says is taken over");
    // The school's offers are those of the one that stayed, whichever it is.
    let guitar = kept(&visitor, offer_id("gitarre")).await;
    assert_eq!(guitar.provider.to_string(), stays);
    let told = office.opens(answer.header("location")).await;
    assert!(told.attributes("[name=paar]", "value").is_empty());
    let undo = "[role=status] form";
    let press = ("tun", "trennen");
    let answer = office.fills_again(&told, "/cockpit/heute", undo, &[], press).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    visitor.waits(2);
    assert_eq!(visitor.opens(&format!("/einrichtungen/{}", other.id)).await.status, 200);
    assert_eq!(visitor.opens(&format!("/einrichtungen/{school}")).await.status, 200);
    assert_eq!(kept(&visitor, offer_id("gitarre")).await.provider, school);
}

#[tokio::test]
async fn two_of_which_somebody_says_that_they_differ_are_not_proposed_again() {
    let visitor = Visitor::new().await;
    other_school(&visitor).await;
    let mut office = office(&visitor).await;
    let form = "form:has([name=paar])";
    let answer = office.fills(LIST, form, &[], ("tun", "verschieden")).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    assert!(office.opens(LIST).await.attributes("[name=paar]", "value").is_empty());
    assert!(office.opens("/cockpit/heute").await.texts("#doppelt").is_empty());
}

#[tokio::test]
async fn who_was_faster_is_not_overwritten_and_what_was_chosen_comes_back() {
    let visitor = Visitor::new().await;
    let (guitar, mut other) = (offer_id("gitarre"), double(&visitor).await);
    let mut office = office(&visitor).await;
    let page = format!("{LIST}/{guitar}/{}", other.id);
    let opened = office.opens(&page).await;
    other.title = LocalText::german("Gitarre am Abend");
    put(&visitor, &other).await;
    let chosen = [("title", "other")];
    let answer = office.fills_again(&opened, &page, "form.editor", &chosen, ("", "")).await;
    assert_eq!(answer.status, 409);
    assert_eq!(answer.texts("[role=alert]").len(), 1);
    assert_eq!(answer.attributes("[name=title][checked]", "value"), ["other"]);
    assert!(answer.body.contains("Gitarre am Abend"));
    assert_eq!(visitor.opens(&format!("/angebote/{}", other.id)).await.status, 200);
}

#[tokio::test]
async fn an_entry_with_a_draft_is_decided_on_first() {
    let visitor = Visitor::new().await;
    let (guitar, other) = (offer_id("gitarre"), double(&visitor).await);
    let mut office = office(&visitor).await;
    let state = &visitor.state;
    let memberships =
        vec![access::Membership { organisation: other.provider, role: Role::Reviewer }];
    let who = access::Visitor::Person { account: office.account, memberships };
    let edit = access::EditOffer { offer: other.id, provider: other.provider };
    let proof = access::grant(&who, edit).unwrap();
    let mut tx = state.db.write(Actor::Person(office.account), state.clock.now()).await.unwrap();
    let record = Record::Offer(Box::new(other.clone()));
    drafts::save(&mut tx, &proof, &record, None).await.unwrap();
    tx.commit().await.unwrap();
    let page = office.opens(&format!("{LIST}/{guitar}/{}", other.id)).await;
    assert_eq!(page.status, 200);
    assert!(page.texts("form.editor").is_empty());
    let to = page.attributes(".kern-alert a", "href");
    assert_eq!(to, [format!("/cockpit/angebote/{}", RecordRef::Offer(other.id).uuid())]);
}

#[tokio::test]
async fn what_are_not_two_entries_of_one_kind_is_not_found_and_one_alone_is_asked_for_a_second() {
    let visitor = Visitor::new().await;
    let mut office = office(&visitor).await;
    let (guitar, school) = (offer_id("gitarre"), organisation_id("musikschule"));
    let nobody = uuid::Uuid::nil();
    for (one, other) in [(guitar.uuid(), school.uuid()), (guitar.uuid(), nobody)] {
        assert_eq!(office.opens(&format!("{LIST}/{one}/{other}")).await.status, 404);
    }
    let same = office.opens(&format!("{LIST}/{guitar}/{guitar}")).await;
    assert_eq!((same.status, same.header("location")), (303, LIST));
    let one = office.opens(&format!("{LIST}?eines={school}&anderes={school}")).await;
    assert_eq!(one.texts("[role=alert]").len(), 1);
    let archive = organisation_id("archiv");
    let two = office.opens(&format!("{LIST}?eines={school}&anderes={archive}")).await;
    assert_eq!(two.header("location"), format!("{LIST}/{school}/{archive}"));
    let word = office.word().await;
    let (guitar, school) = (guitar.to_string(), school.to_string());
    let wrong: [&[(&str, &str)]; 4] = [
        &[("formular", &word), ("tun", "erfunden")],
        &[("formular", &word), ("tun", "trennen")],
        &[("formular", &word), ("tun", "trennen"), ("eintrag", &guitar)],
        &[("formular", &word), ("tun", "verschieden"), ("paar", &school)],
    ];
    for (fields, status) in wrong.iter().zip([400, 400, 404, 400]) {
        assert_eq!(office.sends(LIST, fields).await.status, status, "{fields:?}");
    }
}
