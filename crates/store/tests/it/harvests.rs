//! Sources that are fetched: proposed, taken by one node, settled, decided on by persons.

use std::time::Duration;

use access::{DecideRuns, Granted, ManageSources, Membership, Role, Visitor, grant};
use base::{AccountId, OrganisationId, SourceKey};
use jiff::Timestamp;
use store::{
    Db, StoreError,
    files::FileHash,
    harvests::{self, Harvest, Plan, Waiting, Went},
    offers,
    runs::{self, Hold, RunState},
    sources,
};

use crate::bed::{
    actor, at, dated, district, import, incoming, offer, on_both_engines, organisation, source,
    source_key, staged, today, write,
};

on_both_engines!(
    a_proposal_is_tried_once_and_becomes_the_plan_when_its_run_is_released,
    a_discarded_proposal_is_gone_and_the_plan_stays,
    a_run_of_an_earlier_proposal_makes_no_other_address_the_plan,
    a_source_is_taken_by_one_worker_and_again_when_its_lease_is_over,
    who_lost_the_lease_can_no_longer_say_how_it_went,
    a_paused_source_is_taken_only_by_its_name,
    failures_are_counted_until_a_success,
    an_editor_keeps_the_own_source_and_takes_no_other,
    a_run_taken_back_pauses_its_source,
    a_run_that_does_not_wait_is_not_decided_on,
    an_unreadable_run_can_only_be_discarded,
    what_would_be_shown_is_counted_without_what_is_over,
    the_same_file_is_read_again_when_somebody_asks_after_a_discarded_run,
);

const LEASE: Duration = Duration::from_secs(600);

fn plan(address: &str) -> Plan {
    Plan { address: address.to_owned(), format: None, provider: None, owner: None, every: 1440 }
}

fn key() -> SourceKey {
    source_key("vhs")
}

fn own() -> OrganisationId {
    organisation("register", "Musikschule").id
}

fn person(role: Role) -> Visitor {
    let account = AccountId::derived(&district(), &key(), &"konto".parse().unwrap());
    Visitor::Person { account, memberships: vec![Membership { organisation: own(), role }] }
}

fn decides() -> Granted<DecideRuns> {
    grant(&person(Role::EducationManager), DecideRuns).unwrap()
}

fn manages(owner: Option<OrganisationId>) -> Granted<ManageSources> {
    grant(&person(Role::EducationManager), ManageSources(owner)).unwrap()
}

/// A plan that was proposed and released.
async fn in_force(db: &Db) -> Result<(), StoreError> {
    let run = proposed(db, "https://alt.example/").await?;
    harvests::release(db, &decides(), &district(), run, at(2), at(100)).await?;
    Ok(())
}

/// A proposal whose file holds two offers and waits.
async fn proposed(db: &Db, address: &str) -> Result<base::RunId, StoreError> {
    let mut tx = write(db).await;
    sources::put(&mut tx, &source("vhs")).await?;
    harvests::propose_by_command(&mut tx, &district(), &key(), &plan(address)).await?;
    tx.commit().await?;
    let trial = claim(db, at(1)).await?.unwrap();
    assert!(trial.trial);
    let run =
        staged(db, "vhs", &incoming([offer("vhs", "1", "A"), offer("vhs", "2", "B")]), 1).await;
    runs::compare(db, run).await?;
    runs::hold(db, run, Hold::Trial).await?;
    let raw = FileHash::of(b"a file");
    let came = Went::Came { raw, etag: Some("\"1\""), modified: None };
    harvests::settle(db, &trial, came, at(1), at(1)).await?;
    Ok(run)
}

async fn claim(db: &Db, now: Timestamp) -> Result<Option<Harvest>, StoreError> {
    harvests::claim(db, &district(), None, now, LEASE).await
}

async fn all(db: &Db) -> Result<Vec<Harvest>, StoreError> {
    harvests::all(&mut db.read().await?, &district()).await
}

async fn a_proposal_is_tried_once_and_becomes_the_plan_when_its_run_is_released(
    db: &Db,
) -> Result<(), StoreError> {
    let run = proposed(db, "https://neu.example/").await?;
    assert!(claim(db, at(9_999)).await?.is_none(), "a trial is tried once");
    assert_eq!(offers::count(&mut db.read().await?, &district(), today()).await?, 0);
    let waiting = harvests::waiting(&mut db.read().await?, &district()).await?;
    assert_eq!(waiting, Waiting { held_runs: 1, failing: 0, dead_links: 0 });

    harvests::release(db, &decides(), &district(), run, at(2), at(100)).await?;
    assert_eq!(offers::count(&mut db.read().await?, &district(), today()).await?, 2);
    let plans = all(db).await?;
    assert_eq!(plans.len(), 1);
    assert_eq!((plans[0].trial, plans[0].paused, plans[0].due), (false, false, at(100)));
    assert_eq!(plans[0].etag.as_deref(), Some("\"1\""));
    assert_eq!(harvests::waiting(&mut db.read().await?, &district()).await?, Waiting::default());
    let acts = store::acts::latest(&mut db.read().await?, &district(), None, 9).await?;
    assert!(acts.iter().any(|act| act.what == store::acts::Deed::ReleasedRun));
    Ok(())
}

async fn a_discarded_proposal_is_gone_and_the_plan_stays(db: &Db) -> Result<(), StoreError> {
    in_force(db).await?;
    let run = proposed(db, "https://neu.example/").await?;
    assert_eq!(all(db).await?.len(), 2);
    harvests::discard(db, &decides(), &district(), run, at(3)).await?;
    let plans = all(db).await?;
    assert_eq!(plans.len(), 1);
    assert_eq!((plans[0].plan.address.as_str(), plans[0].trial), ("https://alt.example/", false));
    assert_eq!(runs::by_id(&mut db.read().await?, run).await?.state, RunState::Discarded);
    Ok(())
}

async fn a_run_of_an_earlier_proposal_makes_no_other_address_the_plan(
    db: &Db,
) -> Result<(), StoreError> {
    let first = proposed(db, "https://erst.example/").await?;
    let mut tx = write(db).await;
    let other = plan("https://fremd.example/");
    harvests::propose_by_command(&mut tx, &district(), &key(), &other).await?;
    tx.commit().await?;
    let released = harvests::release(db, &decides(), &district(), first, at(3), at(9)).await;
    assert!(matches!(released, Err(StoreError::Conflict(_))), "{released:?}");
    // A worker that was still busy with the first address holds its run after the second was proposed.
    let late = staged(db, "vhs", &incoming([offer("vhs", "1", "A")]), 4).await;
    runs::hold(db, late, Hold::Trial).await?;
    let released = harvests::release(db, &decides(), &district(), late, at(5), at(9)).await;
    assert!(matches!(released, Err(StoreError::Conflict(_))), "{released:?}");
    let plans = all(db).await?;
    assert_eq!((plans.len(), plans[0].trial), (1, true));
    assert_eq!(offers::count(&mut db.read().await?, &district(), today()).await?, 0);
    Ok(())
}

async fn a_source_is_taken_by_one_worker_and_again_when_its_lease_is_over(
    db: &Db,
) -> Result<(), StoreError> {
    in_force(db).await?;
    assert!(claim(db, at(99)).await?.is_none(), "not due yet");
    let (one, other) = tokio::join!(claim(db, at(100)), claim(db, at(100)));
    assert_eq!([one?, other?].iter().flatten().count(), 1);
    assert!(claim(db, at(101)).await?.is_none());
    assert!(claim(db, at(701)).await?.is_some(), "the lease is over");
    Ok(())
}

async fn who_lost_the_lease_can_no_longer_say_how_it_went(db: &Db) -> Result<(), StoreError> {
    in_force(db).await?;
    let slow = claim(db, at(100)).await?.unwrap();
    let quick = claim(db, at(900)).await?.unwrap();
    let late = harvests::settle(db, &slow, Went::Unchanged, at(901), at(999)).await;
    assert!(matches!(late, Err(StoreError::Conflict(_))), "{late:?}");
    harvests::settle(db, &quick, Went::Unchanged, at(901), at(5_000)).await?;
    assert_eq!(all(db).await?[0].due, at(5_000));
    Ok(())
}

async fn a_paused_source_is_taken_only_by_its_name(db: &Db) -> Result<(), StoreError> {
    in_force(db).await?;
    let proof = manages(None);
    let mut tx = db.write(proof.actor().clone(), at(3)).await?;
    harvests::set_schedule(&mut tx, &proof, &district(), &key(), 60, true, at(4)).await?;
    tx.commit().await?;
    assert!(claim(db, at(500)).await?.is_none());
    let named = harvests::claim(db, &district(), Some(&key()), at(500), LEASE).await?.unwrap();
    assert_eq!((named.plan.every, named.paused), (60, true));
    Ok(())
}

async fn failures_are_counted_until_a_success(db: &Db) -> Result<(), StoreError> {
    in_force(db).await?;
    for n in 1..=3_u32 {
        let it = harvests::claim(db, &district(), Some(&key()), at(100), LEASE).await?.unwrap();
        let failed = Went::Failed { trouble: "status", detail: "50\u{0}3" };
        harvests::settle(db, &it, failed, at(101), at(200)).await?;
        let now = all(db).await?.remove(0);
        assert_eq!((now.failures, now.trouble), (n, Some(("status".into(), "50 3".into()))));
    }
    assert_eq!(harvests::waiting(&mut db.read().await?, &district()).await?.failing, 1);
    let it = harvests::claim(db, &district(), Some(&key()), at(100), LEASE).await?.unwrap();
    harvests::settle(db, &it, Went::Unchanged, at(102), at(200)).await?;
    let now = all(db).await?.remove(0);
    assert_eq!((now.failures, now.trouble, now.succeeded), (0, None, Some(at(102))));
    Ok(())
}

async fn an_editor_keeps_the_own_source_and_takes_no_other(db: &Db) -> Result<(), StoreError> {
    in_force(db).await?;
    let editor = grant(&person(Role::Editor), ManageSources(Some(own()))).unwrap();
    let mine = Plan { owner: Some(own()), ..plan("https://mein.example/") };
    let mut tx = db.write(editor.actor().clone(), at(3)).await?;
    // A source that the office keeps, and one that nobody keeps but that is there.
    let taken = harvests::propose(&mut tx, &editor, &editor, &district(), &key(), &mine).await;
    assert!(matches!(taken, Err(StoreError::Conflict(_))), "{taken:?}");
    sources::put(&mut tx, &source("register")).await?;
    let other = source_key("register");
    let taken = harvests::propose(&mut tx, &editor, &editor, &district(), &other, &mine).await;
    assert!(matches!(taken, Err(StoreError::Conflict(_))), "{taken:?}");
    let ended = harvests::end(&mut tx, &editor, &district(), &key()).await;
    assert!(matches!(ended, Err(StoreError::Conflict(_))), "{ended:?}");
    // One of the own organisation.
    let new = source_key("musikschule");
    harvests::propose(&mut tx, &editor, &editor, &district(), &new, &mine).await?;
    harvests::propose(&mut tx, &editor, &editor, &district(), &new, &mine).await?;
    tx.commit().await?;
    let kept = harvests::owner(&mut db.read().await?, &district(), &new).await?;
    assert_eq!(kept, Some(own()));
    // The office gives a source to an organisation with both proofs.
    let (held, wanted) = (manages(None), manages(Some(own())));
    let mut tx = db.write(held.actor().clone(), at(4)).await?;
    harvests::propose(&mut tx, &held, &wanted, &district(), &key(), &mine).await?;
    tx.commit().await?;
    Ok(())
}

async fn a_run_taken_back_pauses_its_source(db: &Db) -> Result<(), StoreError> {
    in_force(db).await?;
    let run = runs::of_source(&mut db.read().await?, &district(), &key(), 1).await?.remove(0);
    harvests::take_back(db, &decides(), &district(), run.id, at(5)).await?;
    assert!(all(db).await?[0].paused);
    assert_eq!(offers::count(&mut db.read().await?, &district(), today()).await?, 0);
    Ok(())
}

async fn a_run_that_does_not_wait_is_not_decided_on(db: &Db) -> Result<(), StoreError> {
    let open = staged(db, "vhs", &incoming([offer("vhs", "1", "A")]), 1).await;
    let elsewhere = "03359".parse().unwrap();
    for of in [district(), elsewhere] {
        let released = harvests::release(db, &decides(), &of, open, at(2), at(9)).await;
        assert!(released.is_err(), "{released:?}");
        assert!(harvests::discard(db, &decides(), &of, open, at(2)).await.is_err());
    }
    assert_eq!(runs::by_id(&mut db.read().await?, open).await?.state, RunState::Open);
    Ok(())
}

async fn an_unreadable_run_can_only_be_discarded(db: &Db) -> Result<(), StoreError> {
    let run = staged(db, "vhs", &incoming([offer("vhs", "1", "A")]), 1).await;
    runs::hold(db, run, Hold::Unreadable).await?;
    let released = harvests::release(db, &decides(), &district(), run, at(2), at(9)).await;
    assert!(matches!(released, Err(StoreError::Conflict(_))), "{released:?}");
    harvests::discard(db, &decides(), &district(), run, at(3)).await?;
    assert_eq!(runs::held(&mut db.read().await?, &district()).await?, []);
    Ok(())
}

async fn what_would_be_shown_is_counted_without_what_is_over(db: &Db) -> Result<(), StoreError> {
    let future = |n: u32| dated("vhs", &n.to_string(), "Kurs", "2026-12-01T18:00");
    let past = |n: u32| dated("vhs", &n.to_string(), "Kurs", "2026-01-01T18:00");
    let mut stock = incoming((0..10).map(future));
    stock.extend(incoming((10..20).map(past)));
    import(db, "vhs", &stock, 1).await;
    // The ten that are over and four others are gone, one is new.
    let mut next = incoming((0..6).map(future));
    next.extend(incoming([future(30)]));
    let run = staged(db, "vhs", &next, 2).await;
    let diff = runs::compare(db, run).await?;
    assert_eq!((diff.gone, diff.new), (14, 1));
    let shown = runs::shown(&mut db.read().await?, run, today()).await?;
    assert_eq!((shown.before, shown.after), (10, 7));
    Ok(())
}

async fn the_same_file_is_read_again_when_somebody_asks_after_a_discarded_run(
    db: &Db,
) -> Result<(), StoreError> {
    in_force(db).await?;
    let proof = manages(None);
    let ask = async |seconds| {
        let mut tx = db.write(proof.actor().clone(), at(seconds)).await?;
        harvests::ask_now(&mut tx, &proof, &district(), &key()).await?;
        tx.commit().await
    };
    ask(5).await?;
    let it = all(db).await?.remove(0);
    assert!(it.raw.is_some() && it.etag.is_none());
    assert_eq!(it.due, at(5));
    let run = staged(db, "vhs", &incoming([offer("vhs", "1", "A")]), 6).await;
    runs::hold(db, run, Hold::Shrunk).await?;
    harvests::discard(db, &decides(), &district(), run, at(7)).await?;
    ask(8).await?;
    assert_eq!(all(db).await?[0].raw, None);
    assert_ne!(actor(), *proof.actor());
    Ok(())
}
