//! Accounts, sessions, links, and the brake on guessing.

use std::time::Duration;

use access::{Granted, InvitePerson, ManageAccounts, Membership, Role, Visitor, grant};
use base::{AccountId, Actor, Cause, OrganisationId};
use store::{
    Db, Secret, StoreError, WriteTx,
    accounts::{self, NewAccount},
    acts::{self, Deed},
    sessions::{self, IDLE, LONGEST, Purpose},
};

use crate::bed::{at, district, on_both_engines, organisation};

on_both_engines!(
    the_first_administrator_comes_in_by_command_and_by_nothing_else,
    an_address_signs_in_however_it_is_written,
    names_are_read_at_once_and_who_is_not_there_has_none,
    an_editor_invites_into_the_own_organisation_and_the_proof_counts_for_that_person_alone,
    an_invited_person_who_has_an_account_gets_one_more_role,
    nobody_takes_the_last_administrator_away,
    a_session_ends_when_it_is_not_used_and_at_the_latest_after_half_a_day,
    a_session_in_use_stays_open,
    a_session_ends_with_sign_out_lock_and_new_password,
    a_person_sees_and_ends_the_own_sessions_and_no_others,
    a_link_works_once_until_its_end_and_only_the_newest,
    a_locked_accounts_link_does_not_work,
    who_guesses_waits_longer_and_longer,
    who_guesses_many_at_once_has_made_as_many_tries,
    what_was_done_is_noted_with_ids_alone,
);

pub(crate) fn studio() -> OrganisationId {
    organisation("verzeichnis", "Musikschule Beispielstadt").id
}

pub(crate) fn library() -> OrganisationId {
    organisation("verzeichnis", "Bücherei Beispielstadt").id
}

pub(crate) async fn by_command(db: &Db, seconds: i64) -> WriteTx {
    db.write(Actor::System(Cause::Command("user")), at(seconds)).await.unwrap()
}

/// An account with a role in the music school, made by command.
pub(crate) async fn account(db: &Db, email: &str, role: Role) -> AccountId {
    let mut tx = by_command(db, 0).await;
    let membership = Membership { organisation: studio(), role };
    let new = NewAccount { email: email.into(), name: "Beispielperson".into(), membership };
    let id = accounts::add_by_command(&mut tx, &district(), &new).await.unwrap();
    tx.commit().await.unwrap();
    id
}

pub(crate) fn visitor(account: AccountId, role: Role) -> Visitor {
    let memberships = vec![Membership { organisation: studio(), role }];
    Visitor::Person { account, memberships }
}

pub(crate) fn may_manage(account: AccountId) -> Granted<ManageAccounts> {
    grant(&visitor(account, Role::Administrator), ManageAccounts).unwrap()
}

pub(crate) async fn as_person(db: &Db, account: AccountId, seconds: i64) -> WriteTx {
    db.write(Actor::Person(account), at(seconds)).await.unwrap()
}

/// Opens a session at a second.
pub(crate) async fn session(db: &Db, account: AccountId, seconds: i64) -> Secret {
    let secret = Secret::random().unwrap();
    let mut tx = as_person(db, account, seconds).await;
    sessions::open(&mut tx, &district(), account, &secret, "Firefox, Linux").await.unwrap();
    tx.commit().await.unwrap();
    secret
}

pub(crate) async fn is_open(db: &Db, secret: &Secret, seconds: i64) -> bool {
    sessions::who(db, secret, at(seconds)).await.unwrap().is_some()
}

pub(crate) fn seconds(time: Duration) -> i64 {
    i64::try_from(time.as_secs()).unwrap()
}

async fn the_first_administrator_comes_in_by_command_and_by_nothing_else(
    db: &Db,
) -> Result<(), StoreError> {
    let membership = Membership { organisation: studio(), role: Role::Administrator };
    let new = NewAccount { email: "amt@beispiel.example".into(), name: "Amt".into(), membership };
    let mut tx = db.write(Actor::Public, at(0)).await?;
    let refused = accounts::add_by_command(&mut tx, &district(), &new).await;
    assert!(matches!(refused, Err(StoreError::Conflict(_))), "{refused:?}");
    drop(tx);
    let mut tx = by_command(db, 0).await;
    let id = accounts::add_by_command(&mut tx, &district(), &new).await?;
    tx.commit().await?;
    let account = accounts::by_id(&mut db.read().await?, id).await?.unwrap();
    assert_eq!(account.memberships, [membership]);
    assert!(!account.accepted && !account.locked);
    assert_eq!(accounts::all(&mut db.read().await?, &district()).await?, [account]);
    Ok(())
}

async fn an_address_signs_in_however_it_is_written(db: &Db) -> Result<(), StoreError> {
    let id = account(db, " Amt@Beispiel.Example ", Role::Reader).await;
    let mut tx = db.read().await?;
    let found = accounts::by_email(&mut tx, &district(), "AMT@beispiel.example").await?.unwrap();
    assert_eq!((found.id, found.email.as_str()), (id, "amt@beispiel.example"));
    let other = "03359".parse().unwrap();
    assert_eq!(accounts::by_email(&mut tx, &other, "amt@beispiel.example").await?, None);
    Ok(())
}

async fn names_are_read_at_once_and_who_is_not_there_has_none(db: &Db) -> Result<(), StoreError> {
    let one = account(db, "eins@beispiel.example", Role::Editor).await;
    let other = account(db, "zwei@beispiel.example", Role::Editor).await;
    let gone = AccountId::from_uuid(studio().uuid());
    let names = accounts::names(&mut db.read().await?, &[one, gone, other]).await?;
    let name = || "Beispielperson".to_owned();
    assert_eq!(names, [(one, name()), (other, name())].into());
    assert!(accounts::names(&mut db.read().await?, &[]).await?.is_empty());
    Ok(())
}

fn may_invite(
    account: AccountId,
    organisation: OrganisationId,
) -> Result<Granted<InvitePerson>, access::Denied> {
    let membership = Membership { organisation, role: Role::Editor };
    grant(&visitor(account, Role::Editor), InvitePerson(membership))
}

async fn an_editor_invites_into_the_own_organisation_and_the_proof_counts_for_that_person_alone(
    db: &Db,
) -> Result<(), StoreError> {
    let editor = account(db, "a@beispiel.example", Role::Editor).await;
    let other = account(db, "b@beispiel.example", Role::Editor).await;
    assert!(may_invite(editor, library()).is_err());
    let proof = may_invite(editor, studio()).unwrap();
    let mut tx = as_person(db, other, 1).await;
    let refused = accounts::invite(&mut tx, &proof, &district(), "c@beispiel.example", "C").await;
    assert!(matches!(refused, Err(StoreError::Conflict(_))), "{refused:?}");
    drop(tx);
    let mut tx = as_person(db, editor, 1).await;
    let id = accounts::invite(&mut tx, &proof, &district(), "c@beispiel.example", "C").await?;
    tx.commit().await?;
    let invited = accounts::by_id(&mut db.read().await?, id).await?.unwrap();
    assert_eq!(invited.memberships, [Membership { organisation: studio(), role: Role::Editor }]);
    Ok(())
}

async fn an_invited_person_who_has_an_account_gets_one_more_role(
    db: &Db,
) -> Result<(), StoreError> {
    let first = account(db, "a@beispiel.example", Role::Reader).await;
    let second = account(db, "A@beispiel.example", Role::Editor).await;
    assert_eq!(first, second);
    assert_eq!(account(db, "a@beispiel.example", Role::Editor).await, first);
    let known = accounts::by_id(&mut db.read().await?, first).await?.unwrap();
    let roles: Vec<Role> = known.memberships.iter().map(|m| m.role).collect();
    assert_eq!(roles, [Role::Editor, Role::Reader]);
    Ok(())
}

async fn nobody_takes_the_last_administrator_away(db: &Db) -> Result<(), StoreError> {
    let one = account(db, "a@beispiel.example", Role::Administrator).await;
    let proof = may_manage(one);
    let reader = [Membership { organisation: studio(), role: Role::Reader }];
    let mut tx = as_person(db, one, 1).await;
    let refused = accounts::set_memberships(&mut tx, &proof, &district(), one, &reader).await;
    assert!(matches!(refused, Err(StoreError::Conflict(_))), "{refused:?}");
    drop(tx);
    let mut tx = as_person(db, one, 1).await;
    let refused = accounts::set_locked(&mut tx, &proof, &district(), one, true).await;
    assert!(matches!(refused, Err(StoreError::Conflict(_))), "{refused:?}");
    drop(tx);
    let other = account(db, "b@beispiel.example", Role::Administrator).await;
    let mut tx = as_person(db, other, 2).await;
    accounts::set_memberships(&mut tx, &may_manage(other), &district(), one, &reader).await?;
    tx.commit().await?;
    let changed = accounts::by_id(&mut db.read().await?, one).await?.unwrap();
    assert_eq!(changed.memberships, reader);
    Ok(())
}

async fn a_session_ends_when_it_is_not_used_and_at_the_latest_after_half_a_day(
    db: &Db,
) -> Result<(), StoreError> {
    let id = account(db, "a@beispiel.example", Role::Editor).await;
    let idle = session(db, id, 0).await;
    assert!(is_open(db, &idle, 0).await);
    assert!(!is_open(db, &idle, seconds(IDLE)).await);
    let busy = session(db, id, 0).await;
    let mut now = 0;
    while now < seconds(LONGEST) {
        assert!(is_open(db, &busy, now).await, "{now}");
        now += seconds(IDLE) / 2;
    }
    assert!(!is_open(db, &busy, seconds(LONGEST)).await);
    assert!(!is_open(db, &Secret::random()?, 0).await);
    Ok(())
}

async fn a_session_in_use_stays_open(db: &Db) -> Result<(), StoreError> {
    let id = account(db, "a@beispiel.example", Role::Editor).await;
    let secret = session(db, id, 0).await;
    assert!(is_open(db, &secret, seconds(IDLE) - 1).await);
    let who = sessions::who(db, &secret, at(seconds(IDLE) + 60)).await?.unwrap();
    assert_eq!(who.account, id);
    assert_eq!(who.memberships.len(), 1);
    Ok(())
}

async fn a_session_ends_with_sign_out_lock_and_new_password(db: &Db) -> Result<(), StoreError> {
    let admin = account(db, "a@beispiel.example", Role::Administrator).await;
    let id = account(db, "b@beispiel.example", Role::Editor).await;

    let (first, second) = (session(db, id, 0).await, session(db, id, 0).await);
    let mut tx = as_person(db, id, 1).await;
    sessions::close(&mut tx, &district(), id, &first).await?;
    tx.commit().await?;
    assert!(!is_open(db, &first, 2).await && is_open(db, &second, 2).await);

    let mut tx = as_person(db, id, 3).await;
    accounts::set_password(&mut tx, &district(), id, "kept", Deed::ChangedPassword).await?;
    tx.commit().await?;
    assert!(!is_open(db, &second, 4).await);
    assert_eq!(accounts::password(&mut db.read().await?, id).await?.as_deref(), Some("kept"));

    let third = session(db, id, 5).await;
    let mut tx = as_person(db, admin, 6).await;
    accounts::set_locked(&mut tx, &may_manage(admin), &district(), id, true).await?;
    tx.commit().await?;
    assert!(!is_open(db, &third, 7).await);
    // Opened again, the old session stays ended.
    let mut tx = as_person(db, admin, 8).await;
    accounts::set_locked(&mut tx, &may_manage(admin), &district(), id, false).await?;
    tx.commit().await?;
    assert!(!is_open(db, &third, 9).await);
    Ok(())
}

async fn a_person_sees_and_ends_the_own_sessions_and_no_others(db: &Db) -> Result<(), StoreError> {
    let id = account(db, "a@beispiel.example", Role::Editor).await;
    let other = account(db, "b@beispiel.example", Role::Editor).await;
    let (mine, theirs) = (session(db, id, 0).await, session(db, other, 0).await);
    let seen = sessions::of_account(&mut db.read().await?, id, at(1)).await?;
    assert_eq!(seen.len(), 1);
    assert_eq!(seen[0].handle, sessions::handle_of(&mine));
    assert_eq!(seen[0].agent, "Firefox, Linux");
    let handle = sessions::handle_of(&theirs);
    let mut tx = as_person(db, id, 2).await;
    assert!(!sessions::end(&mut tx, &district(), id, &handle).await?);
    assert!(sessions::end(&mut tx, &district(), id, &seen[0].handle).await?);
    tx.commit().await?;
    assert!(!is_open(db, &mine, 3).await && is_open(db, &theirs, 3).await);
    Ok(())
}

async fn a_link_works_once_until_its_end_and_only_the_newest(db: &Db) -> Result<(), StoreError> {
    let id = account(db, "a@beispiel.example", Role::Editor).await;
    let (old, new) = (Secret::random()?, Secret::random()?);
    for secret in [&old, &new] {
        let mut tx = by_command(db, 0).await;
        sessions::issue(&mut tx, id, Purpose::Reset, secret).await?;
        tx.commit().await?;
    }
    let end = seconds(Purpose::Reset.lasts());
    let mut tx = db.read().await?;
    assert_eq!(sessions::link(&mut tx, &old, at(1)).await?, None);
    assert_eq!(sessions::link(&mut tx, &new, at(end - 1)).await?, Some((id, Purpose::Reset)));
    assert_eq!(sessions::link(&mut tx, &new, at(end)).await?, None);
    drop(tx);
    let mut tx = as_person(db, id, 5).await;
    assert_eq!(sessions::use_link(&mut tx, &new).await?, Some((id, Purpose::Reset)));
    assert_eq!(sessions::use_link(&mut tx, &new).await?, None);
    tx.commit().await?;
    assert_eq!(sessions::link(&mut db.read().await?, &new, at(6)).await?, None);
    Ok(())
}

async fn a_locked_accounts_link_does_not_work(db: &Db) -> Result<(), StoreError> {
    let admin = account(db, "a@beispiel.example", Role::Administrator).await;
    let id = account(db, "b@beispiel.example", Role::Editor).await;
    let secret = Secret::random()?;
    let mut tx = by_command(db, 0).await;
    sessions::issue(&mut tx, id, Purpose::Invitation, &secret).await?;
    tx.commit().await?;
    let mut tx = as_person(db, admin, 1).await;
    accounts::set_locked(&mut tx, &may_manage(admin), &district(), id, true).await?;
    tx.commit().await?;
    assert_eq!(sessions::link(&mut db.read().await?, &secret, at(2)).await?, None);
    Ok(())
}

/// The seconds to wait before a try; nothing where it may be made, and is.
async fn tries(db: &Db, whom: &str, now: i64) -> Option<u64> {
    sessions::attempt(db, &[whom], at(now)).await.unwrap().map(|wait| wait.as_secs())
}

async fn who_guesses_waits_longer_and_longer(db: &Db) -> Result<(), StoreError> {
    let whom = "mail:a@beispiel.example";
    let mut now = 0;
    for _ in 0..5 {
        assert_eq!(tries(db, whom, now).await, None);
    }
    let mut waits = Vec::new();
    for _ in 0..3 {
        let wait = tries(db, whom, now).await.unwrap();
        // Asking again does not make it longer.
        assert_eq!(tries(db, whom, now).await, Some(wait));
        waits.push(wait);
        now += i64::try_from(wait).unwrap();
        assert_eq!(tries(db, whom, now).await, None);
    }
    assert_eq!(waits, [1, 2, 4]);
    assert_eq!(tries(db, "mail:b", now).await, None);
    assert!(tries(db, whom, now).await.is_some());
    // A day later it is forgotten, and forgiven is forgiven.
    let day = 24 * 60 * 60;
    assert_eq!(tries(db, whom, now + day).await, None);
    let mut tx = by_command(db, now).await;
    sessions::forgive(&mut tx, whom).await?;
    tx.commit().await?;
    for _ in 0..5 {
        assert_eq!(tries(db, whom, now + day).await, None);
    }
    Ok(())
}

async fn who_guesses_many_at_once_has_made_as_many_tries(db: &Db) -> Result<(), StoreError> {
    let tries = (0..40).map(|_| {
        let db = db.clone();
        tokio::spawn(async move { sessions::attempt(&db, &["mail:a", "client:b"], at(0)).await })
    });
    let mut made = 0;
    for one in tries.collect::<Vec<_>>() {
        made += usize::from(one.await.unwrap()?.is_none());
    }
    assert_eq!(made, 5);
    Ok(())
}

async fn what_was_done_is_noted_with_ids_alone(db: &Db) -> Result<(), StoreError> {
    let id = account(db, "a@beispiel.example", Role::Editor).await;
    session(db, id, 10).await;
    let acts = acts::latest(&mut db.read().await?, &district(), None, 10).await?;
    let said: Vec<_> = acts.iter().map(|a| (a.what, a.about, a.actor.clone())).collect();
    assert_eq!(
        said,
        [
            (Deed::SignedIn, Some(acts::About::Account(id)), format!("person:{id}")),
            (Deed::Invited, Some(acts::About::Account(id)), "command:user".to_owned()),
        ]
    );
    let rest = acts::latest(&mut db.read().await?, &district(), Some(acts[0].id), 10).await?;
    assert_eq!(rest.len(), 1);
    Ok(())
}
