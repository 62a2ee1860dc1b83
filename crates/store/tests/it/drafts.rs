//! Drafts on their way to the public: writing, submitting, reviewing, trust, and what imports may not undo.

use access::{EditOffer, EditOrganisation, Granted, Membership, Review, Role, Visitor, grant};
use base::{AccountId, Actor, Cause, LocalText, OrganisationId};
use landscape::{Incoming, Offer, Publication};
use store::{
    Db, Record, RecordRef, StoreError, WriteTx,
    accounts::{self, NewAccount},
    acts::{self, About, Deed},
    drafts::{self, Outcome, Stage},
    offers, runs, sources, trust,
};

use crate::bed::{
    at, district, import, incoming, offer, on_both_engines, organisation, place, source_key,
    staged, today,
};

on_both_engines!(
    a_draft_is_seen_by_nobody_until_the_office_publishes_it,
    the_second_of_two_who_changed_the_same_draft_is_told,
    nobody_writes_entries_of_another_organisation,
    what_is_given_back_comes_with_a_remark_and_can_be_submitted_again,
    a_change_of_a_public_offer_is_seen_after_the_review_only,
    an_offer_edited_by_hand_is_left_alone_by_its_source_until_it_may_follow_again,
    a_trusted_organisation_publishes_at_once,
    what_an_organisation_says_of_itself_and_its_places_outlives_imports,
    nobody_writes_another_organisations_entry_or_takes_its_place,
    what_was_withdrawn_by_hand_stays_away_whatever_the_source_says,
    a_draft_that_is_dropped_leaves_what_is_public,
    a_proof_of_somebody_else_is_refused,
    a_draft_keeps_its_text_when_unused_bodies_are_swept,
);

fn studio() -> OrganisationId {
    organisation("verzeichnis", "Musikschule Beispielstadt").id
}

async fn account(db: &Db, email: &str, role: Role) -> AccountId {
    let mut tx = db.write(Actor::System(Cause::Command("user")), at(0)).await.unwrap();
    let membership = Membership { organisation: studio(), role };
    let new = NewAccount { email: email.into(), name: "Beispielperson".into(), membership };
    let id = accounts::add_by_command(&mut tx, &district(), &new).await.unwrap();
    tx.commit().await.unwrap();
    id
}

/// Two persons: one of the music school, one of the office.
struct Cast {
    editor: AccountId,
    reviewer: AccountId,
}

async fn cast(db: &Db) -> Cast {
    Cast {
        editor: account(db, "musik@beispiel.example", Role::Editor).await,
        reviewer: account(db, "amt@beispiel.example", Role::Reviewer).await,
    }
}

fn visitor(account: AccountId, role: Role) -> Visitor {
    let memberships = vec![Membership { organisation: studio(), role }];
    Visitor::Person { account, memberships }
}

impl Cast {
    fn edits(&self, offer: &Offer) -> Granted<EditOffer> {
        let action = EditOffer { offer: offer.id, provider: studio() };
        grant(&visitor(self.editor, Role::Editor), action).unwrap()
    }

    fn reviews(&self) -> Granted<Review> {
        grant(&visitor(self.reviewer, Role::Reviewer), Review(studio())).unwrap()
    }

    async fn writes(&self, db: &Db, seconds: i64) -> WriteTx {
        db.write(Actor::Person(self.editor), at(seconds)).await.unwrap()
    }

    async fn decides(&self, db: &Db, seconds: i64) -> WriteTx {
        db.write(Actor::Person(self.reviewer), at(seconds)).await.unwrap()
    }

    async fn saves(&self, db: &Db, offer: &Offer, read: Option<i64>) -> Result<i64, StoreError> {
        let mut tx = self.writes(db, 10).await;
        let version = drafts::save(&mut tx, &self.edits(offer), &record(offer), read).await?;
        tx.commit().await?;
        Ok(version)
    }

    async fn submits(&self, db: &Db, offer: &Offer, read: i64) -> Result<Outcome, StoreError> {
        let mut tx = self.writes(db, 20).await;
        let of = RecordRef::Offer(offer.id);
        let outcome = drafts::submit(&mut tx, &self.edits(offer), of, read, today()).await?;
        tx.commit().await?;
        Ok(outcome)
    }

    async fn publishes(&self, db: &Db, offer: &Offer, read: i64) -> Result<(), StoreError> {
        let mut tx = self.decides(db, 30).await;
        let of = RecordRef::Offer(offer.id);
        drafts::publish(&mut tx, &self.reviews(), of, read, today()).await?;
        tx.commit().await?;
        Ok(())
    }
}

fn record(offer: &Offer) -> Record {
    Record::Offer(Box::new(offer.clone()))
}

/// An offer of the music school.
fn lesson(source: &str, title: &str) -> Offer {
    Offer { provider: studio(), ..offer(source, "1", title) }
}

async fn draft(db: &Db, offer: &Offer) -> Option<drafts::Draft> {
    drafts::by_id(&mut db.read().await.unwrap(), RecordRef::Offer(offer.id)).await.unwrap()
}

async fn public_title(db: &Db, offer: &Offer) -> Option<String> {
    let mut tx = db.read().await.unwrap();
    let found = offers::public_by_id(&mut tx, offer.id, today()).await.unwrap();
    found.map(|offer| offer.title.de().to_owned())
}

async fn a_draft_is_seen_by_nobody_until_the_office_publishes_it(
    db: &Db,
) -> Result<(), StoreError> {
    let cast = cast(db).await;
    let offer = lesson("cockpit", "Gitarre");
    let version = cast.saves(db, &offer, None).await?;
    assert_eq!(public_title(db, &offer).await, None);
    assert_eq!(cast.submits(db, &offer, version).await?, Outcome::Waits);
    assert_eq!(public_title(db, &offer).await, None);
    let waiting = drafts::waiting(&mut db.read().await?, &district()).await?;
    assert_eq!(waiting.len(), 1);
    assert_eq!((waiting[0].stage, waiting[0].submitted), (Stage::Submitted, Some(at(20))));
    let mut tx = cast.decides(db, 25).await;
    let of = RecordRef::Offer(offer.id);
    drafts::take(&mut tx, &cast.reviews(), of, waiting[0].version).await?;
    tx.commit().await?;
    let taken = draft(db, &offer).await.unwrap();
    assert_eq!((taken.stage, taken.taken_by), (Stage::InReview, Some(cast.reviewer)));
    cast.publishes(db, &offer, taken.version).await?;
    assert_eq!(public_title(db, &offer).await.as_deref(), Some("Gitarre"));
    assert_eq!(draft(db, &offer).await, None);
    // It was looked at today, and its source is there to be named.
    let mut tx = db.read().await?;
    let kept = offers::by_id(&mut tx, offer.id).await?.unwrap();
    assert_eq!(kept.assured_at, Some(today()));
    assert!(sources::by_key(&mut tx, &district(), &source_key("cockpit")).await?.is_some());
    let deeds: Vec<_> = acts::latest(&mut tx, &district(), None, 3).await?;
    let deeds: Vec<_> = deeds.into_iter().map(|act| (act.what, act.about)).collect();
    let about = Some(About::Record(of));
    let expected = [Deed::Published, Deed::TookForReview, Deed::Submitted];
    assert_eq!(deeds, expected.map(|deed| (deed, about)));
    Ok(())
}

async fn the_second_of_two_who_changed_the_same_draft_is_told(db: &Db) -> Result<(), StoreError> {
    let cast = cast(db).await;
    let offer = lesson("cockpit", "Gitarre");
    let version = cast.saves(db, &offer, None).await?;
    assert_eq!(cast.saves(db, &offer, Some(version)).await?, version + 1);
    let late = Offer { title: LocalText::german("Geige"), ..offer.clone() };
    let refused = cast.saves(db, &late, Some(version)).await;
    assert!(matches!(refused, Err(StoreError::Conflict(_))), "{refused:?}");
    let refused = cast.saves(db, &late, None).await;
    assert!(matches!(refused, Err(StoreError::Conflict(_))), "{refused:?}");
    let refused = cast.submits(db, &offer, version).await;
    assert!(matches!(refused, Err(StoreError::Conflict(_))), "{refused:?}");
    assert_eq!(draft(db, &offer).await.unwrap().record, record(&draft_of(&offer, at(10))));
    Ok(())
}

/// The offer as a draft gives it back: read when it was changed.
fn draft_of(offer: &Offer, changed: jiff::Timestamp) -> Offer {
    let mut offer = offer.clone();
    offer.origin.retrieved_at = changed;
    offer
}

async fn nobody_writes_entries_of_another_organisation(db: &Db) -> Result<(), StoreError> {
    let cast = cast(db).await;
    // The library's offer, with a proof for an offer of the music school.
    let library = organisation("verzeichnis", "Bücherei Beispielstadt").id;
    let foreign = Offer { provider: library, ..lesson("cockpit", "Vorlesen") };
    let refused = cast.saves(db, &foreign, None).await;
    assert!(matches!(refused, Err(StoreError::Conflict(_))), "{refused:?}");
    // It is in the stock already: saying that it were ours does not make it ours.
    import(db, "vhs", &incoming([Offer { provider: library, ..lesson("vhs", "Vorlesen") }]), 1)
        .await;
    let claimed = lesson("vhs", "Vorlesen");
    let refused = cast.saves(db, &claimed, None).await;
    assert!(matches!(refused, Err(StoreError::Conflict(_))), "{refused:?}");
    let mut tx = cast.writes(db, 10).await;
    let of = RecordRef::Offer(claimed.id);
    let refused = drafts::set_shown(&mut tx, &cast.edits(&claimed), of, false).await;
    assert!(matches!(refused, Err(StoreError::Conflict(_))), "{refused:?}");
    let refused = drafts::remark(&mut tx, &cast.edits(&claimed), of, "Hallo").await;
    assert!(matches!(refused, Err(StoreError::Conflict(_))), "{refused:?}");
    drop(tx);
    // A proof for one offer is none for another.
    let (one, other) = (
        lesson("cockpit", "Gitarre"),
        Offer { provider: studio(), ..offer("cockpit", "2", "Geige") },
    );
    let mut tx = cast.writes(db, 10).await;
    let refused = drafts::save(&mut tx, &cast.edits(&one), &record(&other), None).await;
    assert!(matches!(refused, Err(StoreError::Conflict(_))), "{refused:?}");
    Ok(())
}

async fn what_is_given_back_comes_with_a_remark_and_can_be_submitted_again(
    db: &Db,
) -> Result<(), StoreError> {
    let cast = cast(db).await;
    let offer = lesson("cockpit", "Gitarre");
    let of = RecordRef::Offer(offer.id);
    let version = cast.saves(db, &offer, None).await?;
    let mut tx = cast.decides(db, 15).await;
    let early = drafts::give_back(&mut tx, &cast.reviews(), of, version, "Preis?").await;
    assert!(matches!(early, Err(StoreError::Conflict(_))), "nothing was submitted: {early:?}");
    drop(tx);
    cast.submits(db, &offer, version).await?;
    let read = draft(db, &offer).await.unwrap().version;
    let mut tx = cast.decides(db, 25).await;
    drafts::give_back(&mut tx, &cast.reviews(), of, read, "Was kostet es?").await?;
    tx.commit().await?;
    let returned = draft(db, &offer).await.unwrap();
    assert_eq!((returned.stage, returned.submitted), (Stage::Returned, None));
    let mut tx = cast.writes(db, 26).await;
    drafts::remark(&mut tx, &cast.edits(&offer), of, "80 Euro").await?;
    tx.commit().await?;
    let said = drafts::remarks(&mut db.read().await?, of).await?;
    let said: Vec<_> = said.iter().map(|r| (r.by, r.text.as_str())).collect();
    assert_eq!(said, [(cast.reviewer, "Was kostet es?"), (cast.editor, "80 Euro")]);
    let version = cast.saves(db, &offer, Some(returned.version)).await?;
    assert_eq!(cast.submits(db, &offer, version).await?, Outcome::Waits);
    Ok(())
}

async fn a_change_of_a_public_offer_is_seen_after_the_review_only(
    db: &Db,
) -> Result<(), StoreError> {
    let cast = cast(db).await;
    let offer = lesson("cockpit", "Gitarre");
    let version = cast.saves(db, &offer, None).await?;
    cast.publishes(db, &offer, version).await?;
    let changed = Offer { title: LocalText::german("Gitarre für Kinder"), ..offer.clone() };
    let version = cast.saves(db, &changed, None).await?;
    cast.submits(db, &changed, version).await?;
    assert_eq!(public_title(db, &offer).await.as_deref(), Some("Gitarre"));
    let read = draft(db, &offer).await.unwrap();
    assert!(!read.overtaken);
    cast.publishes(db, &changed, read.version).await?;
    assert_eq!(public_title(db, &offer).await.as_deref(), Some("Gitarre für Kinder"));
    Ok(())
}

async fn an_offer_edited_by_hand_is_left_alone_by_its_source_until_it_may_follow_again(
    db: &Db,
) -> Result<(), StoreError> {
    let cast = cast(db).await;
    let offer = lesson("kufer", "Gitarre");
    import(db, "kufer", &incoming([offer.clone()]), 1).await;
    let mine = Offer { title: LocalText::german("Gitarre, von Hand"), ..offer.clone() };
    let version = cast.saves(db, &mine, None).await?;
    // The source changes it while the draft is written: whoever reviews is told.
    let next = Offer { title: LocalText::german("Gitarre, neu"), ..offer.clone() };
    import(db, "kufer", &incoming([next.clone()]), 2).await;
    assert!(draft(db, &offer).await.unwrap().overtaken);
    cast.publishes(db, &mine, version).await?;
    let last = Offer { title: LocalText::german("Gitarre, noch neuer"), ..offer.clone() };
    let run = staged(db, "kufer", &incoming([last.clone()]), 40).await;
    let diff = runs::compare(db, run).await?;
    assert_eq!((diff.changed, diff.unchanged, diff.gone), (0, 1, 0));
    import(db, "kufer", &incoming([]), 41).await;
    assert_eq!(public_title(db, &offer).await.as_deref(), Some("Gitarre, von Hand"));
    let of = RecordRef::Offer(offer.id);
    assert!(drafts::is_by_hand(&mut db.read().await?, of).await?);
    let mut tx = cast.writes(db, 50).await;
    drafts::follow_source(&mut tx, &cast.edits(&offer), of).await?;
    tx.commit().await?;
    import(db, "kufer", &incoming([last]), 60).await;
    assert_eq!(public_title(db, &offer).await.as_deref(), Some("Gitarre, noch neuer"));
    Ok(())
}

async fn what_an_organisation_says_of_itself_and_its_places_outlives_imports(
    db: &Db,
) -> Result<(), StoreError> {
    let cast = cast(db).await;
    let named = |name: &str| {
        let mut it = organisation("verzeichnis", "Musikschule Beispielstadt");
        it.name = LocalText::german(name);
        it
    };
    let placed = |name: &str| {
        let mut it = place("verzeichnis", "Probenhaus");
        (it.run_by, it.name) = (Some(studio()), LocalText::german(name));
        it
    };
    let from_source = |n: &str| {
        [
            Incoming::Organisation(Box::new(named(&format!("Schule {n}")))),
            Incoming::Place(Box::new(placed(&format!("Haus {n}")))),
        ]
    };
    import(db, "verzeichnis", &from_source("1"), 1).await;
    let proof = grant(&visitor(cast.editor, Role::Editor), EditOrganisation(studio())).unwrap();
    let entries = [
        Record::Organisation(Box::new(named("Von Hand"))),
        Record::Place(Box::new(placed("Auch von Hand"))),
    ];
    let house = RecordRef::Place(placed("").id);
    for (entry, of) in entries.iter().zip([RecordRef::Organisation(studio()), house]) {
        let mut tx = cast.writes(db, 10).await;
        let version = drafts::save(&mut tx, &proof, entry, None).await?;
        let late = drafts::save(&mut tx, &proof, entry, None).await;
        assert!(matches!(late, Err(StoreError::Conflict(_))), "{late:?}");
        let waits = drafts::submit(&mut tx, &proof, of, version, today()).await?;
        assert_eq!(waits, Outcome::Waits);
        tx.commit().await?;
        let draft = drafts::under(&mut db.read().await?, of.uuid()).await?.unwrap();
        assert_eq!((draft.of, draft.owner), (of, studio()));
        let mut tx = cast.decides(db, 20).await;
        drafts::publish(&mut tx, &cast.reviews(), of, draft.version, today()).await?;
        tx.commit().await?;
    }
    import(db, "verzeichnis", &from_source("2"), 30).await;
    let names = async |db: &Db| {
        let mut tx = db.read().await.unwrap();
        let titles = store::titles(&mut tx, &[RecordRef::Organisation(studio()), house]).await;
        titles.unwrap().into_values().collect::<Vec<_>>()
    };
    assert_eq!(names(db).await, ["Von Hand", "Auch von Hand"]);
    let mut tx = cast.writes(db, 40).await;
    drafts::follow_source(&mut tx, &proof, house).await?;
    tx.commit().await?;
    import(db, "verzeichnis", &from_source("3"), 50).await;
    assert_eq!(names(db).await, ["Von Hand", "Haus 3"]);
    Ok(())
}

async fn nobody_writes_another_organisations_entry_or_takes_its_place(
    db: &Db,
) -> Result<(), StoreError> {
    let cast = cast(db).await;
    let other = organisation("verzeichnis", "Archiv");
    let mut theirs = place("verzeichnis", "Archivhaus");
    theirs.run_by = Some(other.id);
    let mut tx = cast.decides(db, 1).await;
    store::organisations::put(&mut tx, &other).await?;
    store::places::put(&mut tx, &theirs).await?;
    tx.commit().await?;
    let mut taken = theirs.clone();
    taken.run_by = Some(studio());
    let proof = grant(&visitor(cast.editor, Role::Editor), EditOrganisation(studio())).unwrap();
    for record in [
        Record::Organisation(Box::new(other)),
        Record::Place(Box::new(theirs)),
        Record::Place(Box::new(taken)),
    ] {
        let mut tx = cast.writes(db, 10).await;
        let refused = drafts::save(&mut tx, &proof, &record, None).await;
        assert!(matches!(refused, Err(StoreError::Conflict(_))), "{refused:?}");
    }
    Ok(())
}

async fn a_trusted_organisation_publishes_at_once(db: &Db) -> Result<(), StoreError> {
    let cast = cast(db).await;
    for (trusted, expected) in [(true, Outcome::Published), (false, Outcome::Waits)] {
        let mut tx = cast.decides(db, 5).await;
        trust::set(&mut tx, &cast.reviews(), &district(), trusted).await?;
        tx.commit().await?;
        assert_eq!(trust::is_trusted(&mut db.read().await?, studio()).await?, trusted);
        let offer = lesson("cockpit", if trusted { "Gitarre" } else { "Geige" });
        let version = cast.saves(db, &offer, None).await?;
        assert_eq!(cast.submits(db, &offer, version).await?, expected);
        assert_eq!(public_title(db, &offer).await.as_deref(), Some("Gitarre"));
    }
    Ok(())
}

async fn what_was_withdrawn_by_hand_stays_away_whatever_the_source_says(
    db: &Db,
) -> Result<(), StoreError> {
    let cast = cast(db).await;
    let offer = lesson("kufer", "Gitarre");
    let of = RecordRef::Offer(offer.id);
    import(db, "kufer", &incoming([offer.clone()]), 1).await;
    let mut tx = cast.writes(db, 2).await;
    drafts::set_shown(&mut tx, &cast.edits(&offer), of, false).await?;
    tx.commit().await?;
    let next = Offer { title: LocalText::german("Gitarre, neu"), ..offer.clone() };
    import(db, "kufer", &incoming([next]), 3).await;
    assert_eq!(public_title(db, &offer).await, None);
    let kept = offers::by_id(&mut db.read().await?, offer.id).await?.unwrap();
    assert_eq!(kept.publication, Publication::Withdrawn);
    let mut tx = cast.writes(db, 4).await;
    drafts::set_shown(&mut tx, &cast.edits(&offer), of, true).await?;
    tx.commit().await?;
    assert_eq!(public_title(db, &offer).await.as_deref(), Some("Gitarre, neu"));
    Ok(())
}

async fn a_draft_that_is_dropped_leaves_what_is_public(db: &Db) -> Result<(), StoreError> {
    let cast = cast(db).await;
    let offer = lesson("cockpit", "Gitarre");
    let version = cast.saves(db, &offer, None).await?;
    cast.publishes(db, &offer, version).await?;
    let changed = Offer { title: LocalText::german("Geige"), ..offer.clone() };
    let version = cast.saves(db, &changed, None).await?;
    let mut tx = cast.writes(db, 40).await;
    drafts::drop(&mut tx, &cast.edits(&offer), RecordRef::Offer(offer.id), version).await?;
    tx.commit().await?;
    assert_eq!(draft(db, &offer).await, None);
    assert_eq!(public_title(db, &offer).await.as_deref(), Some("Gitarre"));
    Ok(())
}

async fn a_proof_of_somebody_else_is_refused(db: &Db) -> Result<(), StoreError> {
    let cast = cast(db).await;
    let offer = lesson("cockpit", "Gitarre");
    let version = cast.saves(db, &offer, None).await?;
    let mut tx = cast.writes(db, 20).await;
    let of = RecordRef::Offer(offer.id);
    let refused = drafts::publish(&mut tx, &cast.reviews(), of, version, today()).await;
    assert!(matches!(refused, Err(StoreError::Conflict(_))), "{refused:?}");
    let refused = trust::set(&mut tx, &cast.reviews(), &district(), true).await;
    assert!(matches!(refused, Err(StoreError::Conflict(_))), "{refused:?}");
    Ok(())
}

async fn a_draft_keeps_its_text_when_unused_bodies_are_swept(db: &Db) -> Result<(), StoreError> {
    let cast = cast(db).await;
    let offer = lesson("cockpit", "Gitarre");
    let version = cast.saves(db, &offer, None).await?;
    let changed = Offer { title: LocalText::german("Geige"), ..offer.clone() };
    cast.saves(db, &changed, Some(version)).await?;
    // The first text is named by nobody any more.
    assert_eq!(store::sweep_bodies(db).await?, 1);
    assert_eq!(draft(db, &offer).await.unwrap().record, record(&draft_of(&changed, at(10))));
    Ok(())
}
