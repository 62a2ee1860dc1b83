//! Two entries become one, and two again: what stays, what comes over, what imports bring later.

use access::{EditOffer, Granted, Membership, Review, Role, Visitor, grant};
use base::{AccountId, Actor, Cause, LocalText, OrganisationId};
use landscape::{Incoming, Offer, Organisation, Place, Publication, RunBy};
use store::{
    Db, Record, RecordRef, StoreError, WriteTx,
    accounts::{self, NewAccount},
    changes, drafts,
    merges::{self, Merge, TakenApart},
    offers, organisations, places, runs,
};

use crate::bed::{
    actor, at, district, import, incoming, offer, on_both_engines, organisation, place, staged,
    today, write,
};

on_both_engines!(
    an_offer_goes_up_into_another_and_its_address_leads_there,
    what_was_changed_since_it_was_read_is_not_merged,
    an_offer_that_went_up_cannot_be_written_or_shown_again,
    with_an_organisation_its_entries_drafts_and_people_come_over,
    a_file_lands_at_the_organisation_that_stayed,
    a_file_that_waits_lands_there_as_well,
    two_offers_that_became_one_can_be_taken_apart,
    two_organisations_that_became_one_can_be_taken_apart,
    what_was_edited_since_is_left_as_it_is_when_taken_apart,
    an_address_leads_through_a_chain_to_the_last_one,
    an_entry_with_a_draft_that_waits_is_not_merged,
);

fn school() -> Organisation {
    organisation("register", "Musikschule Beispielstadt")
}

fn double() -> Organisation {
    organisation("kurse", "Musikschule Beispielstadt e.V.")
}

fn person() -> AccountId {
    AccountId::derived(&district(), &"probe".parse().unwrap(), &"amt".parse().unwrap())
}

fn reviewer() -> Visitor {
    let memberships = vec![Membership { organisation: school().id, role: Role::Reviewer }];
    Visitor::Person { account: person(), memberships }
}

fn reviews(owner: OrganisationId) -> Granted<Review> {
    grant(&reviewer(), Review(owner)).unwrap()
}

fn edits(offer: &Offer) -> Granted<EditOffer> {
    grant(&reviewer(), EditOffer { offer: offer.id, provider: offer.provider }).unwrap()
}

async fn decides(db: &Db, seconds: i64) -> WriteTx {
    db.write(Actor::Person(person()), at(seconds)).await.unwrap()
}

fn lesson(source: &str, provider: &Organisation) -> Offer {
    Offer { provider: provider.id, ..offer(source, "1", "Gitarre für Anfänger") }
}

fn of(offer: &Offer) -> RecordRef {
    RecordRef::Offer(offer.id)
}

fn entry(organisation: &Organisation) -> RecordRef {
    RecordRef::Organisation(organisation.id)
}

fn record(offer: &Offer) -> Record {
    Record::Offer(Box::new(offer.clone()))
}

fn provider(record: &Record) -> Option<OrganisationId> {
    match record {
        Record::Offer(it) => Some(it.provider),
        _ => None,
    }
}

/// Merges two entries of these owners as they stand.
async fn merge(
    db: &Db,
    stays: &Record,
    goes: RecordRef,
    owners: (OrganisationId, OrganisationId),
    seconds: i64,
) -> Result<(), StoreError> {
    let kept = match stays {
        Record::Offer(it) => RecordRef::Offer(it.id),
        Record::Organisation(it) => RecordRef::Organisation(it.id),
        other => panic!("{other:?}"),
    };
    let mut tx = decides(db, seconds).await;
    let read = (changes::last_of(&mut tx, kept).await?, changes::last_of(&mut tx, goes).await?);
    let proofs = (&reviews(owners.0), &reviews(owners.1));
    merges::merge(&mut tx, proofs, &Merge { stays, goes, read }).await?;
    tx.commit().await?;
    Ok(())
}

async fn merge_organisations(db: &Db, seconds: i64) -> Result<(), StoreError> {
    let stays = Record::Organisation(Box::new(school()));
    merge(db, &stays, entry(&double()), (school().id, double().id), seconds).await
}

async fn take_apart(
    db: &Db,
    goes: RecordRef,
    owners: (OrganisationId, OrganisationId),
    seconds: i64,
) -> Result<TakenApart, StoreError> {
    let mut tx = decides(db, seconds).await;
    let proofs = (&reviews(owners.0), &reviews(owners.1));
    let done = merges::take_apart(&mut tx, proofs, goes).await?;
    tx.commit().await?;
    Ok(done)
}

/// Two organisations from two sources, each with the same offer.
async fn stock(db: &Db) -> Result<(Offer, Offer), StoreError> {
    let mut tx = write(db).await;
    organisations::put(&mut tx, &school()).await?;
    organisations::put(&mut tx, &double()).await?;
    tx.commit().await?;
    let (one, other) = (lesson("register", &school()), lesson("kurse", &double()));
    import(db, "register", &incoming([one.clone()]), 1).await;
    import(db, "kurse", &incoming([other.clone()]), 2).await;
    Ok((one, other))
}

async fn public(db: &Db, offer: &Offer) -> Option<Offer> {
    offers::public_by_id(&mut db.read().await.unwrap(), offer.id, today()).await.unwrap()
}

async fn kept(db: &Db, offer: &Offer) -> Offer {
    offers::by_id(&mut db.read().await.unwrap(), offer.id).await.unwrap().unwrap()
}

async fn stayed(db: &Db, of: RecordRef) -> Option<RecordRef> {
    merges::stayed(&mut db.read().await.unwrap(), of.uuid()).await.unwrap()
}

async fn an_offer_goes_up_into_another_and_its_address_leads_there(
    db: &Db,
) -> Result<(), StoreError> {
    let (one, other) = stock(db).await?;
    let chosen = Offer { url: Some("https://kurse.example/1".to_owned()), ..one.clone() };
    merge(db, &record(&chosen), of(&other), (one.provider, other.provider), 10).await?;
    assert_eq!(public(db, &other).await, None);
    assert_eq!(public(db, &one).await.unwrap().url, chosen.url);
    assert_eq!(stayed(db, of(&other)).await, Some(of(&one)));
    assert_eq!(stayed(db, of(&one)).await, None);
    let latest = merges::latest(&mut db.read().await?, &district(), 9).await?;
    assert_eq!((latest.len(), latest[0].of, latest[0].into), (1, of(&other), of(&one)));
    // The source of the one that stayed no longer changes what was chosen; the other's brings it not back.
    import(db, "register", &incoming([one.clone()]), 20).await;
    let renewed = Offer { title: LocalText::german("Gitarre, neu"), ..other.clone() };
    import(db, "kurse", &incoming([renewed]), 21).await;
    assert_eq!(public(db, &one).await.unwrap().url, chosen.url);
    assert_eq!(public(db, &other).await, None);
    Ok(())
}

async fn what_was_changed_since_it_was_read_is_not_merged(db: &Db) -> Result<(), StoreError> {
    let (one, other) = stock(db).await?;
    let mut tx = db.read().await?;
    let read =
        (changes::last_of(&mut tx, of(&one)).await?, changes::last_of(&mut tx, of(&other)).await?);
    drop(tx);
    let renewed = Offer { title: LocalText::german("Gitarre, neu"), ..other.clone() };
    import(db, "kurse", &incoming([renewed.clone()]), 5).await;
    let mut tx = decides(db, 10).await;
    let proofs = (&reviews(one.provider), &reviews(other.provider));
    let stays = record(&one);
    let wish = Merge { stays: &stays, goes: of(&other), read };
    let late = merges::merge(&mut tx, proofs, &wish).await;
    assert!(matches!(late, Err(StoreError::Conflict(_))), "{late:?}");
    drop(tx);
    assert_eq!(public(db, &other).await.unwrap().title, renewed.title);
    Ok(())
}

async fn an_offer_that_went_up_cannot_be_written_or_shown_again(db: &Db) -> Result<(), StoreError> {
    let (one, other) = stock(db).await?;
    merge(db, &record(&one), of(&other), (one.provider, other.provider), 10).await?;
    let mut tx = decides(db, 20).await;
    let shown = drafts::set_shown(&mut tx, &edits(&other), of(&other), true).await;
    assert!(matches!(shown, Err(StoreError::Conflict(_))), "{shown:?}");
    let saved = drafts::save(&mut tx, &edits(&other), &record(&other), None).await;
    assert!(matches!(saved, Err(StoreError::Conflict(_))), "{saved:?}");
    drop(tx);
    let again = merge(db, &record(&one), of(&other), (one.provider, other.provider), 21).await;
    assert!(matches!(again, Err(StoreError::Conflict(_))), "{again:?}");
    let itself = merge(db, &record(&one), of(&one), (one.provider, one.provider), 22).await;
    assert!(matches!(itself, Err(StoreError::Conflict(_))), "{itself:?}");
    Ok(())
}

/// An editor of an organisation.
async fn editor(db: &Db, of: OrganisationId) -> AccountId {
    let mut tx = db.write(Actor::System(Cause::Command("user")), at(3)).await.unwrap();
    let membership = Membership { organisation: of, role: Role::Editor };
    let new = NewAccount {
        email: "musik@beispiel.example".into(),
        name: "Beispielperson".into(),
        membership,
    };
    let id = accounts::add_by_command(&mut tx, &district(), &new).await.unwrap();
    tx.commit().await.unwrap();
    id
}

async fn roles(db: &Db, account: AccountId) -> Vec<OrganisationId> {
    let mut tx = db.read().await.unwrap();
    let account = accounts::by_id(&mut tx, account).await.unwrap().unwrap();
    let mut of: Vec<_> = account.memberships.iter().map(|it| it.organisation).collect();
    of.sort();
    of
}

/// What else belongs to the organisation that goes up: a place, one that it runs, a draft, an editor.
async fn belongings(db: &Db) -> Result<(Place, Organisation, Offer, AccountId), StoreError> {
    let hall = Place { run_by: Some(double().id), ..place("kurse", "Saal") };
    let run_by = Some(RunBy::Organisation(double().id));
    let branch = Organisation { run_by, ..organisation("kurse", "Zweigstelle") };
    let mut tx = write(db).await;
    places::put(&mut tx, &hall).await?;
    organisations::put(&mut tx, &branch).await?;
    tx.commit().await?;
    let new = Offer { provider: double().id, ..offer("cockpit", "neu", "Klavier") };
    let mut tx = decides(db, 4).await;
    drafts::save(&mut tx, &edits(&new), &record(&new), None).await?;
    tx.commit().await?;
    Ok((hall, branch, new, editor(db, double().id).await))
}

async fn with_an_organisation_its_entries_drafts_and_people_come_over(
    db: &Db,
) -> Result<(), StoreError> {
    let (_, other) = stock(db).await?;
    let (hall, branch, new, editor) = belongings(db).await?;
    merge_organisations(db, 10).await?;
    let mut tx = db.read().await?;
    assert_eq!(organisations::public_by_id(&mut tx, double().id, today()).await?, None);
    assert_eq!(offers::by_id(&mut tx, other.id).await?.unwrap().provider, school().id);
    assert_eq!(places::by_id(&mut tx, hall.id).await?.unwrap().run_by, Some(school().id));
    let run_by = organisations::by_id(&mut tx, branch.id).await?.unwrap().run_by;
    assert_eq!(run_by, Some(RunBy::Organisation(school().id)));
    let draft = drafts::by_id(&mut tx, of(&new)).await?.unwrap();
    assert_eq!(draft.owner, school().id);
    assert_eq!(provider(&draft.record), Some(school().id));
    drop(tx);
    let mut both = vec![school().id, double().id];
    both.sort();
    assert_eq!(roles(db, editor).await, both);
    assert_eq!(public(db, &other).await.unwrap().provider, school().id);
    Ok(())
}

async fn a_file_lands_at_the_organisation_that_stayed(db: &Db) -> Result<(), StoreError> {
    let (_, other) = stock(db).await?;
    merge_organisations(db, 10).await?;
    let more = Offer { provider: double().id, ..offer("kurse", "2", "Klavier") };
    let named = Incoming::Organisation(Box::new(double()));
    let mut items = incoming([other.clone(), more.clone()]);
    items.push(named);
    let applied = import(db, "kurse", &items, 20).await;
    assert_eq!((applied.diff.new, applied.diff.changed), (1, 0));
    assert_eq!(public(db, &more).await.unwrap().provider, school().id);
    assert_eq!(kept(db, &other).await.provider, school().id);
    assert_eq!(stayed(db, entry(&double())).await, Some(entry(&school())));
    let mut tx = db.read().await?;
    assert_eq!(organisations::public_by_id(&mut tx, double().id, today()).await?, None);
    Ok(())
}

async fn a_file_that_waits_lands_there_as_well(db: &Db) -> Result<(), StoreError> {
    stock(db).await?;
    let more = Offer { provider: double().id, ..offer("kurse", "2", "Klavier") };
    let run = staged(db, "kurse", &incoming([more.clone()]), 5).await;
    runs::compare(db, run).await?;
    merge_organisations(db, 10).await?;
    runs::apply(db, run, actor(), at(20)).await?;
    assert_eq!(public(db, &more).await.unwrap().provider, school().id);
    Ok(())
}

async fn two_offers_that_became_one_can_be_taken_apart(db: &Db) -> Result<(), StoreError> {
    let (one, other) = stock(db).await?;
    let owners = (one.provider, other.provider);
    let chosen = Offer { url: Some("https://kurse.example/1".to_owned()), ..one.clone() };
    merge(db, &record(&chosen), of(&other), owners, 10).await?;
    let done = take_apart(db, of(&other), owners, 20).await?;
    assert_eq!(done, TakenApart { restored: true });
    assert_eq!(public(db, &one).await.unwrap().url, None);
    assert_eq!(public(db, &other).await.unwrap().publication, Publication::Published);
    assert_eq!(stayed(db, of(&other)).await, None);
    // It follows its source again.
    let renewed = Offer { title: LocalText::german("Gitarre, neu"), ..one.clone() };
    import(db, "register", &incoming([renewed.clone()]), 30).await;
    assert_eq!(public(db, &one).await.unwrap().title, renewed.title);
    let twice = take_apart(db, of(&other), owners, 40).await;
    assert!(matches!(twice, Err(StoreError::NotFound(_))), "{twice:?}");
    Ok(())
}

async fn two_organisations_that_became_one_can_be_taken_apart(db: &Db) -> Result<(), StoreError> {
    let (one, other) = stock(db).await?;
    let (hall, branch, new, editor) = belongings(db).await?;
    merge_organisations(db, 10).await?;
    let done = take_apart(db, entry(&double()), (school().id, double().id), 20).await?;
    assert_eq!(done, TakenApart { restored: true });
    let mut tx = db.read().await?;
    assert!(organisations::public_by_id(&mut tx, double().id, today()).await?.is_some());
    assert_eq!(offers::by_id(&mut tx, one.id).await?.unwrap().provider, school().id);
    assert_eq!(offers::by_id(&mut tx, other.id).await?.unwrap().provider, double().id);
    assert_eq!(places::by_id(&mut tx, hall.id).await?.unwrap().run_by, Some(double().id));
    let run_by = organisations::by_id(&mut tx, branch.id).await?.unwrap().run_by;
    assert_eq!(run_by, Some(RunBy::Organisation(double().id)));
    let draft = drafts::by_id(&mut tx, of(&new)).await?.unwrap();
    assert_eq!((draft.owner, draft.overtaken), (double().id, false));
    assert_eq!(provider(&draft.record), Some(double().id));
    drop(tx);
    assert_eq!(roles(db, editor).await, [double().id]);
    let more = Offer { provider: double().id, ..offer("kurse", "2", "Klavier") };
    import(db, "kurse", &incoming([other, more.clone()]), 30).await;
    assert_eq!(public(db, &more).await.unwrap().provider, double().id);
    Ok(())
}

async fn what_was_edited_since_is_left_as_it_is_when_taken_apart(
    db: &Db,
) -> Result<(), StoreError> {
    let (one, other) = stock(db).await?;
    let owners = (one.provider, other.provider);
    let chosen = Offer { url: Some("https://kurse.example/1".to_owned()), ..one.clone() };
    merge(db, &record(&chosen), of(&other), owners, 10).await?;
    let edited = Offer { title: LocalText::german("Gitarre am Abend"), ..chosen.clone() };
    let mut tx = write(db).await;
    offers::put(&mut tx, &edited).await?;
    tx.commit().await?;
    let done = take_apart(db, of(&other), owners, 20).await?;
    assert_eq!(done, TakenApart { restored: false });
    assert_eq!(public(db, &one).await.unwrap().title, edited.title);
    assert!(public(db, &other).await.is_some());
    Ok(())
}

async fn an_address_leads_through_a_chain_to_the_last_one(db: &Db) -> Result<(), StoreError> {
    let (one, other) = stock(db).await?;
    let third = Offer { provider: school().id, ..offer("register", "3", "Gitarre") };
    import(db, "register", &incoming([one.clone(), third.clone()]), 3).await;
    merge(db, &record(&one), of(&other), (one.provider, other.provider), 10).await?;
    merge(db, &record(&third), of(&one), (third.provider, one.provider), 11).await?;
    assert_eq!(stayed(db, of(&other)).await, Some(of(&third)));
    // The first pair is taken apart only when the one that stayed stands for itself again.
    let early = take_apart(db, of(&other), (one.provider, other.provider), 12).await;
    assert!(matches!(early, Err(StoreError::Conflict(_))), "{early:?}");
    take_apart(db, of(&one), (third.provider, one.provider), 13).await?;
    take_apart(db, of(&other), (one.provider, other.provider), 14).await?;
    assert!(public(db, &one).await.is_some() && public(db, &other).await.is_some());
    Ok(())
}

async fn an_entry_with_a_draft_that_waits_is_not_merged(db: &Db) -> Result<(), StoreError> {
    let (one, other) = stock(db).await?;
    let mut tx = decides(db, 5).await;
    drafts::save(&mut tx, &edits(&other), &record(&other), None).await?;
    tx.commit().await?;
    let waits = merge(db, &record(&one), of(&other), (one.provider, other.provider), 10).await;
    assert!(matches!(waits, Err(StoreError::Conflict(_))), "{waits:?}");
    assert!(public(db, &other).await.is_some());
    let foreign = merge(db, &record(&one), of(&other), (one.provider, one.provider), 11).await;
    assert!(matches!(foreign, Err(StoreError::Conflict(_))), "{foreign:?}");
    Ok(())
}
