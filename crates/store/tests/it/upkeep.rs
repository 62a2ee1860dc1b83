//! Entries kept by hand: asked for after a year, confirmed, or hidden.

use access::{EditOffer, Granted, Membership, Review, Role, Visitor, grant};
use base::{AccountId, Actor, Cause, OrganisationId};
use jiff::{ToSpan, civil::Date};
use landscape::{Entry, Offer, Publication, Schedule};
use store::{
    Db, Record, RecordRef, StoreError,
    accounts::{self, NewAccount},
    drafts, offers, upkeep,
};

use crate::bed::{
    at, dated, district, import, incoming, offer, on_both_engines, organisation, today,
};

on_both_engines!(
    an_entry_is_due_after_a_year_and_fresh_again_when_it_is_confirmed,
    an_entry_that_nobody_confirms_is_hidden_and_comes_back_when_somebody_does,
    who_was_asked_is_asked_again_after_two_weeks_only,
    what_ends_by_itself_or_comes_from_a_file_is_never_due,
    what_was_withdrawn_by_hand_is_not_asked_for,
    nobody_confirms_for_another_organisation,
);

fn studio() -> OrganisationId {
    organisation("verzeichnis", "Musikschule Beispielstadt").id
}

fn visitor(account: AccountId, organisation: OrganisationId, role: Role) -> Visitor {
    Visitor::Person { account, memberships: vec![Membership { organisation, role }] }
}

fn edits(account: AccountId, offer: &Offer) -> Granted<EditOffer> {
    let action = EditOffer { offer: offer.id, provider: offer.provider };
    grant(&visitor(account, offer.provider, Role::Editor), action).unwrap()
}

async fn editor(db: &Db) -> AccountId {
    let mut tx = db.write(Actor::System(Cause::Command("user")), at(0)).await.unwrap();
    let membership = Membership { organisation: studio(), role: Role::Editor };
    let email = "musik@beispiel.example".to_owned();
    let new = NewAccount { email, name: "Beispielperson".into(), membership };
    let id = accounts::add_by_command(&mut tx, &district(), &new).await.unwrap();
    tx.commit().await.unwrap();
    id
}

/// An offer of the music school that is always there.
fn meeting() -> Offer {
    Offer {
        provider: studio(),
        schedule: Schedule::without_dates(Entry::Always),
        ..offer("cockpit", "1", "Offener Spieltreff")
    }
}

/// Writes and publishes an offer on `today`.
async fn publish(db: &Db, account: AccountId, offer: &Offer) {
    let mut tx = db.write(Actor::Person(account), at(1)).await.unwrap();
    let (of, proof) = (RecordRef::Offer(offer.id), edits(account, offer));
    let record = Record::Offer(Box::new(offer.clone()));
    let version = drafts::save(&mut tx, &proof, &record, None).await.unwrap();
    let review = grant(&visitor(account, studio(), Role::Reviewer), Review(studio())).unwrap();
    drafts::publish(&mut tx, &review, of, version, today()).await.unwrap();
    tx.commit().await.unwrap();
}

fn later(days: i32) -> Date {
    today().checked_add(days.days()).unwrap()
}

async fn due(db: &Db, day: Date) -> Vec<RecordRef> {
    let mut tx = db.read().await.unwrap();
    let due = upkeep::due(&mut tx, studio(), day).await.unwrap();
    let everywhere = upkeep::due_in(&mut tx, &district(), day).await.unwrap();
    assert_eq!(due, everywhere);
    due.into_iter().map(|due| due.record).collect()
}

async fn is_shown(db: &Db, offer: &Offer, day: Date) -> bool {
    let mut tx = db.read().await.unwrap();
    offers::public_by_id(&mut tx, offer.id, day).await.unwrap().is_some()
}

async fn hide(db: &Db, day: Date) -> u64 {
    let actor = Actor::System(Cause::Job("upkeep"));
    let mut tx = db.write(actor, at(5)).await.unwrap();
    let hidden = upkeep::hide_overdue(&mut tx, &district(), day).await.unwrap();
    tx.commit().await.unwrap();
    hidden
}

async fn confirm(db: &Db, account: AccountId, offer: &Offer, day: Date) -> Result<(), StoreError> {
    let mut tx = db.write(Actor::Person(account), at(9)).await?;
    let of = RecordRef::Offer(offer.id);
    upkeep::confirm(&mut tx, &edits(account, offer), of, day).await?;
    tx.commit().await.map(|_| ())
}

async fn an_entry_is_due_after_a_year_and_fresh_again_when_it_is_confirmed(
    db: &Db,
) -> Result<(), StoreError> {
    let (account, offer) = (editor(db).await, meeting());
    publish(db, account, &offer).await;
    assert_eq!(due(db, later(364)).await, []);
    assert_eq!(due(db, later(365)).await, [RecordRef::Offer(offer.id)]);
    confirm(db, account, &offer, later(365)).await?;
    assert_eq!(due(db, later(365 + 364)).await, []);
    assert_eq!(due(db, later(730)).await.len(), 1);
    let kept = offers::by_id(&mut db.read().await?, offer.id).await?.unwrap();
    assert_eq!(kept.assured_at, Some(later(365)));
    // At last nobody is asked any more.
    assert_eq!(due(db, later(730 + 365)).await, []);
    Ok(())
}

async fn an_entry_that_nobody_confirms_is_hidden_and_comes_back_when_somebody_does(
    db: &Db,
) -> Result<(), StoreError> {
    let (account, offer) = (editor(db).await, meeting());
    publish(db, account, &offer).await;
    assert_eq!(hide(db, later(365 + 59)).await, 0);
    assert!(is_shown(db, &offer, later(365 + 59)).await);
    assert_eq!(hide(db, later(365 + 60)).await, 1);
    assert_eq!(hide(db, later(365 + 60)).await, 0, "it is hidden once");
    assert!(!is_shown(db, &offer, later(365 + 60)).await);
    confirm(db, account, &offer, later(365 + 70)).await?;
    assert!(is_shown(db, &offer, later(365 + 70)).await);
    Ok(())
}

async fn who_was_asked_is_asked_again_after_two_weeks_only(db: &Db) -> Result<(), StoreError> {
    let (account, offer) = (editor(db).await, meeting());
    publish(db, account, &offer).await;
    let asked = |day: Date| async move {
        let mut tx = db.read().await.unwrap();
        upkeep::to_ask(&mut tx, &district(), day).await.unwrap()
    };
    assert_eq!(asked(later(364)).await, []);
    assert_eq!(asked(later(365)).await, [studio()]);
    let mut tx = db.write(Actor::System(Cause::Job("upkeep")), at(5)).await?;
    upkeep::asked(&mut tx, studio(), later(365)).await?;
    tx.commit().await?;
    assert_eq!(asked(later(378)).await, []);
    assert_eq!(asked(later(379)).await, [studio()]);
    Ok(())
}

async fn what_ends_by_itself_or_comes_from_a_file_is_never_due(db: &Db) -> Result<(), StoreError> {
    let account = editor(db).await;
    let dated = Offer { schedule: dated("cockpit", "2", "x", "2027-05-04").schedule, ..meeting() };
    assert!(dated.schedule.last_day().is_some());
    publish(db, account, &dated).await;
    import(db, "kufer", &incoming([Offer { provider: studio(), ..offer("kufer", "1", "y") }]), 2)
        .await;
    assert_eq!(due(db, later(400)).await, []);
    Ok(())
}

async fn what_was_withdrawn_by_hand_is_not_asked_for(db: &Db) -> Result<(), StoreError> {
    let (account, offer) = (editor(db).await, meeting());
    publish(db, account, &offer).await;
    let of = RecordRef::Offer(offer.id);
    let mut tx = db.write(Actor::Person(account), at(3)).await?;
    drafts::set_shown(&mut tx, &edits(account, &offer), of, false).await?;
    tx.commit().await?;
    assert_eq!(due(db, later(400)).await, []);
    let kept = offers::by_id(&mut db.read().await?, offer.id).await?.unwrap();
    assert_eq!(kept.publication, Publication::Withdrawn);
    Ok(())
}

async fn nobody_confirms_for_another_organisation(db: &Db) -> Result<(), StoreError> {
    let (account, offer) = (editor(db).await, meeting());
    publish(db, account, &offer).await;
    let library = organisation("verzeichnis", "Bücherei Beispielstadt").id;
    let claimed = Offer { provider: library, ..offer.clone() };
    let refused = confirm(db, account, &claimed, later(365)).await;
    assert!(matches!(refused, Err(StoreError::Conflict(_))), "{refused:?}");
    assert_eq!(due(db, later(365)).await.len(), 1);
    Ok(())
}
