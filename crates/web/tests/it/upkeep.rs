//! A provider confirms by one click from a mail, a year later; what nobody confirms goes.

use access::Role;
use base::OfferId;
use landscape::{Entry, Offer, Schedule};
use store::{Record, RecordRef, drafts};
use web::routine;

use crate::{
    editing::mails,
    person::{Person, invited},
    stock::{course, organisation_id},
    visitor::Visitor,
};

const DAY: i64 = 24 * 60 * 60;
const PASSWORD: &str = "drei Mühlen am kalten Bach";

/// An editor of the music school who came in once, and an offer without end that was published today.
async fn meeting(visitor: &Visitor) -> OfferId {
    let school = organisation_id("musikschule");
    let (account, link) = invited(visitor, "musik@beispiel.example", school, Role::Editor).await;
    Person::stranger(visitor).sends(&link, &[("passwort", PASSWORD)]).await;
    let state = &visitor.state;
    let mut offer = Offer {
        schedule: Schedule::without_dates(Entry::Always),
        ..course("spieltreff", "Offener Spieltreff", "2026-09-01T10:00")
    };
    offer.origin.source = "cockpit".parse().unwrap();
    let origin = &offer.origin;
    offer.id = OfferId::derived(&origin.district, &origin.source, &origin.key);
    let memberships = vec![access::Membership { organisation: school, role: Role::Reviewer }];
    let who = access::Visitor::Person { account, memberships };
    let edits =
        access::grant(&who, access::EditOffer { offer: offer.id, provider: school }).unwrap();
    let reviews = access::grant(&who, access::Review(school)).unwrap();
    let (now, today) = (state.clock.now(), "2026-08-24".parse().unwrap());
    let mut tx = state.db.write(base::Actor::Person(account), now).await.unwrap();
    let (of, record) = (RecordRef::Offer(offer.id), Record::Offer(Box::new(offer.clone())));
    let version = drafts::save(&mut tx, &edits, &record, None).await.unwrap();
    drafts::publish(&mut tx, &reviews, of, version, today).await.unwrap();
    tx.commit().await.unwrap();
    offer.id
}

async fn runs(visitor: &Visitor) -> routine::Done {
    routine::run(&visitor.state).await.unwrap()
}

/// The path of the link in a mail.
fn link(text: &str) -> String {
    let (_, secret) = text.split_once("/bestaetigen/").unwrap();
    format!("/bestaetigen/{}", secret.split_whitespace().next().unwrap())
}

#[tokio::test]
async fn a_provider_confirms_by_one_click_a_year_later_without_signing_in() {
    let visitor = Visitor::new().await;
    let id = meeting(&visitor).await;
    assert_eq!(runs(&visitor).await.asked, 0);
    visitor.waits(365 * DAY);
    assert_eq!(runs(&visitor).await.asked, 1);
    let mails = mails(&visitor).await;
    assert!(mails[0].1.contains("Offener Spieltreff"), "{mails:?}");
    let link = link(&mails[0].1);
    let mut scanner = Person::stranger(&visitor);
    for _ in 0..3 {
        let page = scanner.opens(&link).await;
        assert_eq!(page.status, 200);
        assert_eq!(page.header("referrer-policy"), "no-referrer");
        assert_eq!(page.attributes("meta[name=robots]", "content"), ["noindex"]);
    }
    let mut provider = Person::stranger(&visitor);
    let answer = provider.fills(&link, "form.editor", &[], ("", "")).await;
    assert_eq!(answer.texts("[role=status]"), ["1 Eintrag ist bestätigt. Vielen Dank!"]);
    assert!(!provider.has_cookie(), "nobody was signed in");
    let kept = store::offers::by_id(&mut visitor.state.db.read().await.unwrap(), id).await;
    assert_eq!(kept.unwrap().unwrap().assured_at, Some("2027-08-24".parse().unwrap()));
    assert_eq!(provider.opens(&link).await.status, 410, "the link has done its work");
    visitor.waits(30 * DAY);
    assert_eq!(runs(&visitor).await, routine::Done::default());
}

#[tokio::test]
async fn what_nobody_confirms_is_hidden_and_comes_back_by_the_link_of_the_last_mail() {
    let visitor = Visitor::new().await;
    let id = meeting(&visitor).await;
    let page = format!("/angebote/{id}");
    visitor.waits(365 * DAY);
    assert_eq!(runs(&visitor).await.asked, 1);
    assert_eq!(runs(&visitor).await.asked, 0, "once a day is enough");
    visitor.waits(20 * DAY);
    assert_eq!(runs(&visitor).await.asked, 1, "and asked again after two weeks");
    assert_eq!(visitor.opens(&page).await.status, 200);
    visitor.waits(41 * DAY);
    assert_eq!(runs(&visitor).await.hidden, 1);
    assert_eq!(visitor.opens(&page).await.status, 404);
    let mails = mails(&visitor).await;
    assert_eq!(mails.len(), 3);
    let mut provider = Person::stranger(&visitor);
    assert_eq!(provider.opens(&link(&mails[0].1)).await.status, 410, "only the newest link works");
    let answer = provider.fills(&link(&mails[2].1), "form.editor", &[], ("", "")).await;
    assert_eq!(answer.status, 200);
    assert_eq!(visitor.opens(&page).await.status, 200);
}

#[tokio::test]
async fn what_was_unticked_stays_open_and_a_made_up_link_confirms_nothing() {
    let visitor = Visitor::new().await;
    meeting(&visitor).await;
    visitor.waits(365 * DAY);
    runs(&visitor).await;
    let link = link(&mails(&visitor).await[0].1);
    let mut provider = Person::stranger(&visitor);
    let answer = provider.sends(&link, &[]).await;
    assert_eq!(answer.texts("[role=status]"), ["Es war nichts angehakt."]);
    assert_eq!(answer.texts(".entrylist label"), ["Offener Spieltreff"]);
    assert_eq!(provider.opens(&link).await.status, 200, "the link still works");
    assert_eq!(provider.sends("/bestaetigen/geraten", &[]).await.status, 410);
    let invitation =
        invited(&visitor, "neu@beispiel.example", organisation_id("archiv"), Role::Editor);
    let other = invitation.await.1.replace("/zugang/", "/bestaetigen/");
    assert_eq!(provider.opens(&other).await.status, 410, "a link is good for its own purpose");
    let wrong = link.replace("/bestaetigen/", "/zugang/");
    assert_eq!(provider.sends(&wrong, &[("passwort", PASSWORD)]).await.status, 410);
}
