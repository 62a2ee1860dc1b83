//! What organisations look for and give: kept, changed by their own people alone, and gone with their organisation.

use access::{EditNotice, Granted, Membership, ReadNetwork, Role, Visitor, grant};
use base::{AccountId, Actor, Cause, NoticeId, OrganisationId};
use jiff::{Timestamp, civil::Date};
use landscape::Publication;
use network::{Direction, Kind, Notice, State};
use store::{
    Db, StoreError, WriteTx,
    acts::{self, Deed},
    notices, organisations,
    protection::{self, Register, Rule},
};

use crate::bed::{at, district, on_both_engines, organisation};

on_both_engines!(
    a_notice_comes_back_as_it_was_kept,
    the_network_sees_what_is_open_and_not_over,
    of_two_who_change_at_once_one_is_told,
    nobody_changes_what_belongs_to_another_organisation,
    a_proof_counts_for_its_own_person_alone,
    notices_vanish_with_their_organisation_and_come_back_with_it,
    everything_done_stands_in_the_audit_trail,
    a_notice_is_deleted_a_year_after_its_last_day,
    an_end_is_told_once_and_another_end_once_more,
    a_command_brings_a_notice_once_and_nobody_else_does,
);

fn studio() -> OrganisationId {
    organisation("verzeichnis", "Musikschule Beispielstadt").id
}

fn library() -> OrganisationId {
    organisation("verzeichnis", "Bücherei Beispielstadt").id
}

fn account(key: &str) -> AccountId {
    AccountId::derived(&district(), &"probe".parse().unwrap(), &key.parse().unwrap())
}

fn visitor(of: OrganisationId) -> Visitor {
    let memberships = vec![Membership { organisation: of, role: Role::Editor }];
    Visitor::Person { account: account("konto"), memberships }
}

fn may(of: OrganisationId) -> Granted<EditNotice> {
    grant(&visitor(of), EditNotice(of)).unwrap()
}

async fn write(db: &Db, seconds: i64) -> WriteTx {
    db.write(Actor::Person(account("konto")), at(seconds)).await.unwrap()
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn notice(owner: OrganisationId, title: &str, time: Timestamp) -> Notice {
    Notice {
        id: notices::new_key(time),
        owner,
        direction: Direction::Seeks,
        kind: Kind::Room,
        title: title.to_owned(),
        description: "Mit 'Tafel' & <Stühlen> für 100 %".to_owned(),
        municipality: Some("03353040".parse().unwrap()),
        from: Some(day("2026-10-01")),
        until: None,
        hours: "dienstags ab 18 Uhr".to_owned(),
        quantity: Some(15),
        state: State::Open,
        created: time,
        changed: time,
        expires: day("2027-02-24"),
        looked: None,
    }
}

async fn stock(db: &Db) -> Result<(), StoreError> {
    let mut tx = write(db, 0).await;
    for name in ["Musikschule Beispielstadt", "Bücherei Beispielstadt"] {
        organisations::put(&mut tx, &organisation("verzeichnis", name)).await?;
    }
    tx.commit().await.map(|_| ())
}

async fn put(db: &Db, owner: OrganisationId, title: &str, secs: i64) -> Result<Notice, StoreError> {
    let notice = notice(owner, title, at(secs));
    let mut tx = write(db, secs).await;
    notices::put(&mut tx, &may(owner), &district(), &notice, None).await?;
    tx.commit().await?;
    Ok(notice)
}

async fn shown(db: &Db, today: &str) -> Result<Vec<String>, StoreError> {
    let proof = grant(&visitor(library()), ReadNetwork).unwrap();
    let found = notices::shown(&mut db.read().await?, &proof, &district(), day(today)).await?;
    Ok(found.into_iter().map(|notice| notice.title).collect())
}

async fn kept(db: &Db, id: NoticeId) -> Result<Option<Notice>, StoreError> {
    notices::by_id(&mut db.read().await?, &district(), id).await
}

async fn a_notice_comes_back_as_it_was_kept(db: &Db) -> Result<(), StoreError> {
    stock(db).await?;
    let written = put(db, studio(), "Raum für Chorprobe", 10).await?;
    assert_eq!(kept(db, written.id).await?, Some(written.clone()));
    let changed = Notice {
        direction: Direction::Gives,
        kind: Kind::Vehicle,
        municipality: None,
        from: None,
        until: Some(day("2026-12-01")),
        quantity: None,
        ..written.clone()
    };
    let mut tx = write(db, 20).await;
    notices::put(&mut tx, &may(studio()), &district(), &changed, Some(written.changed)).await?;
    notices::look(&mut tx, &may(studio()), &changed).await?;
    tx.commit().await?;
    let expected = Notice { changed: at(20), looked: Some(at(20)), ..changed };
    assert_eq!(kept(db, written.id).await?, Some(expected));
    let other = "05334".parse().unwrap();
    assert_eq!(notices::by_id(&mut db.read().await?, &other, written.id).await?, None);
    Ok(())
}

async fn the_network_sees_what_is_open_and_not_over(db: &Db) -> Result<(), StoreError> {
    stock(db).await?;
    let first = put(db, studio(), "erste", 10).await?;
    let second = put(db, library(), "zweite", 11).await?;
    put(db, library(), "dritte", 12).await?;
    assert_eq!(shown(db, "2026-09-01").await?, ["dritte", "zweite", "erste"], "the latest first");
    let mut tx = write(db, 20).await;
    let (gone, until) = (State::Settled, first.expires);
    notices::set_state(&mut tx, &may(studio()), &district(), &first, gone, until).await?;
    let (open, until) = (State::Open, day("2027-08-24"));
    notices::set_state(&mut tx, &may(library()), &district(), &second, open, until).await?;
    tx.commit().await?;
    assert_eq!(shown(db, "2026-09-01").await?, ["dritte", "zweite"]);
    assert_eq!(shown(db, "2027-02-24").await?, ["dritte", "zweite"], "the last day counts");
    assert_eq!(shown(db, "2027-02-25").await?, ["zweite"], "it was extended");
    let own = notices::of_owner(&mut db.read().await?, studio()).await?;
    assert_eq!(own.len(), 1, "what is settled stays with its organisation");
    assert_eq!(own.first().map(|own| own.state), Some(State::Settled));
    assert_eq!(notices::all(&mut db.read().await?, &district()).await?.len(), 3);
    Ok(())
}

async fn of_two_who_change_at_once_one_is_told(db: &Db) -> Result<(), StoreError> {
    stock(db).await?;
    let read = put(db, studio(), "erste", 10).await?;
    let mut tx = write(db, 10).await;
    notices::put(&mut tx, &may(studio()), &district(), &read, Some(read.changed)).await?;
    let again = notices::put(&mut tx, &may(studio()), &district(), &read, Some(read.changed)).await;
    assert!(matches!(again, Err(StoreError::Conflict(_))));
    let state = State::Withdrawn;
    let again =
        notices::set_state(&mut tx, &may(studio()), &district(), &read, state, read.expires).await;
    assert!(matches!(again, Err(StoreError::Conflict(_))));
    let twice = notices::put(&mut tx, &may(studio()), &district(), &read, None).await;
    assert!(matches!(twice, Err(StoreError::Conflict(_))), "a form sent twice makes one notice");
    Ok(())
}

async fn nobody_changes_what_belongs_to_another_organisation(db: &Db) -> Result<(), StoreError> {
    stock(db).await?;
    let theirs = put(db, library(), "fremd", 10).await?;
    let mut tx = write(db, 20).await;
    let stolen = Notice { owner: studio(), ..theirs.clone() };
    for (proof, notice) in [(may(studio()), &theirs), (may(studio()), &stolen)] {
        let read = Some(theirs.changed);
        let done = notices::put(&mut tx, &proof, &district(), notice, read).await;
        assert!(matches!(done, Err(StoreError::Conflict(_))));
        let (state, until) = (State::Withdrawn, theirs.expires);
        let done = notices::set_state(&mut tx, &proof, &district(), notice, state, until).await;
        assert!(matches!(done, Err(StoreError::Conflict(_))));
    }
    tx.commit().await?;
    assert_eq!(kept(db, theirs.id).await?, Some(theirs));
    Ok(())
}

async fn a_proof_counts_for_its_own_person_alone(db: &Db) -> Result<(), StoreError> {
    stock(db).await?;
    let mut tx = db.write(Actor::Person(account("anderes")), at(5)).await?;
    let notice = notice(studio(), "erste", at(5));
    let done = notices::put(&mut tx, &may(studio()), &district(), &notice, None).await;
    assert!(matches!(done, Err(StoreError::Conflict(_))));
    Ok(())
}

async fn notices_vanish_with_their_organisation_and_come_back_with_it(
    db: &Db,
) -> Result<(), StoreError> {
    stock(db).await?;
    let written = put(db, studio(), "erste", 10).await?;
    for (publication, there) in [(Publication::Withdrawn, false), (Publication::Published, true)] {
        let mut tx = write(db, 20).await;
        let mut owner = organisation("verzeichnis", "Musikschule Beispielstadt");
        owner.publication = publication;
        organisations::put(&mut tx, &owner).await?;
        tx.commit().await?;
        assert_eq!(shown(db, "2026-09-01").await?.len(), usize::from(there));
        assert_eq!(kept(db, written.id).await?.is_some(), there);
        let own = notices::of_owner(&mut db.read().await?, studio()).await?;
        assert_eq!(own.len(), usize::from(there));
    }
    Ok(())
}

async fn everything_done_stands_in_the_audit_trail(db: &Db) -> Result<(), StoreError> {
    stock(db).await?;
    let mut notice = put(db, studio(), "erste", 10).await?;
    let proof = may(studio());
    let mut tx = write(db, 20).await;
    notices::put(&mut tx, &proof, &district(), &notice, Some(notice.changed)).await?;
    tx.commit().await?;
    for (seconds, state) in [(30, State::Settled), (40, State::Open), (50, State::Withdrawn)] {
        notice = kept(db, notice.id).await?.unwrap();
        let mut tx = write(db, seconds).await;
        let until = notice.expires;
        notices::set_state(&mut tx, &proof, &district(), &notice, state, until).await?;
        tx.commit().await?;
    }
    let done = acts::latest(&mut db.read().await?, &district(), None, 10).await?;
    let done: Vec<Deed> = done.into_iter().map(|act| act.what).rev().collect();
    assert_eq!(
        done,
        [
            Deed::WroteNotice,
            Deed::ChangedNotice,
            Deed::SettledNotice,
            Deed::ExtendedNotice,
            Deed::WithdrewNotice,
        ]
    );
    Ok(())
}

async fn a_notice_is_deleted_a_year_after_its_last_day(db: &Db) -> Result<(), StoreError> {
    stock(db).await?;
    put(db, studio(), "erste", 10).await?;
    let register = Register::of_the_house().unwrap();
    for (now, due) in [("2028-02-20T12:00:00Z", 0), ("2028-02-26T12:00:00Z", 1)] {
        let found = protection::due(&mut db.read().await?, &register, now.parse().unwrap()).await?;
        let now = found.iter().find(|due| due.rule == Rule::Notices).map(|due| due.now);
        assert_eq!(now, Some(due));
    }
    Ok(())
}

async fn an_end_is_told_once_and_another_end_once_more(db: &Db) -> Result<(), StoreError> {
    stock(db).await?;
    let soon = Notice { expires: day("2026-09-01"), ..notice(studio(), "Raum", at(1)) };
    let late = Notice { expires: day("2026-10-01"), ..notice(studio(), "Klavier", at(2)) };
    for it in [&soon, &late] {
        let mut tx = write(db, 3).await;
        notices::put(&mut tx, &may(studio()), &district(), it, None).await?;
        tx.commit().await?;
    }
    let ending = async |from: &str, until: &str| {
        let mut tx = db.read().await.unwrap();
        let found = notices::ending(&mut tx, &district(), day(from), day(until)).await.unwrap();
        found.into_iter().map(|it| (it.notice.id, it.told)).collect::<Vec<_>>()
    };
    assert_eq!(ending("2026-09-01", "2026-09-01").await, [(soon.id, false)]);
    assert_eq!(ending("2026-09-02", "2026-09-30").await, []);
    let mut tx = write(db, 4).await;
    notices::told(&mut tx, soon.id).await?;
    tx.commit().await?;
    let both = ending("2026-09-01", "2026-10-01").await;
    assert_eq!(both, [(soon.id, true), (late.id, false)]);
    let kept = notices::by_id(&mut db.read().await?, &district(), soon.id).await?.unwrap();
    let mut tx = write(db, 5).await;
    let next = day("2026-09-20");
    notices::set_state(&mut tx, &may(studio()), &district(), &kept, State::Open, next).await?;
    tx.commit().await?;
    assert_eq!(ending("2026-09-01", "2026-09-30").await, [(soon.id, false)]);
    let kept = notices::by_id(&mut db.read().await?, &district(), soon.id).await?.unwrap();
    let mut tx = write(db, 6).await;
    notices::set_state(&mut tx, &may(studio()), &district(), &kept, State::Settled, next).await?;
    tx.commit().await?;
    assert_eq!(ending("2026-09-01", "2026-09-30").await, [], "what is settled ends nothing");
    Ok(())
}

async fn a_command_brings_a_notice_once_and_nobody_else_does(db: &Db) -> Result<(), StoreError> {
    stock(db).await?;
    let brought = notice(studio(), "Beispiel", at(1));
    let mut tx = write(db, 2).await;
    let refused = notices::add_by_command(&mut tx, &district(), &brought).await;
    assert!(matches!(refused, Err(StoreError::Conflict(_))), "{refused:?}");
    drop(tx);
    for title in ["Beispiel", "Anders"] {
        let again = Notice { title: title.to_owned(), ..brought.clone() };
        let mut tx = db.write(Actor::System(Cause::Command("demo")), at(3)).await?;
        notices::add_by_command(&mut tx, &district(), &again).await?;
        tx.commit().await?;
    }
    let kept = notices::of_owner(&mut db.read().await?, studio()).await?;
    assert_eq!(kept, [brought], "what is there already stays as it is");
    Ok(())
}
