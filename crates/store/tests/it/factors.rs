//! Second factors, passkeys, identities elsewhere, and the steps on the way in.

use access::{Granted, Membership, ReadAudit, Role, SecureAccount, grant};
use base::{AccountId, Actor};
use store::{
    Db, Secret, StoreError, accounts,
    acts::{self, Deed},
    factors,
    identities::{self, Identity},
    passkeys,
    protection::{self, Register},
    sessions,
    steps::{self, Asked, Step},
};

use crate::{
    bed::{at, district, on_both_engines},
    people::{
        account, as_person, by_command, is_open, library, may_manage, seconds, session, studio,
        visitor,
    },
};

on_both_engines!(
    an_app_counts_after_its_first_code_and_a_code_is_good_once,
    a_recovery_code_is_good_once_and_new_ones_replace_the_old,
    nobody_secures_the_account_of_another,
    a_demanded_factor_leaves_a_session_of_a_password_unsecured,
    a_lost_factor_is_taken_away_and_the_sessions_end,
    a_step_is_used_once_for_its_purpose_until_its_end,
    the_step_of_a_locked_account_leads_nowhere,
    a_passkey_is_listed_used_and_removed_by_its_owner_alone,
    roles_by_a_provider_follow_its_word_and_touch_no_others,
    an_identity_is_bound_once,
    the_last_administrator_does_not_unbind,
    reading_the_audit_trail_is_noted_once_a_day_of_a_session,
    a_person_is_called_otherwise_by_their_own_wish_alone,
);

fn own(id: AccountId) -> Granted<SecureAccount> {
    grant(&visitor(id, Role::Editor), SecureAccount).unwrap()
}

/// Sets an app up whose first code belonged to step 100.
async fn with_app(db: &Db, id: AccountId) {
    let mut tx = as_person(db, id, 1).await;
    factors::prepare_app(&mut tx, &own(id), b"secret").await.unwrap();
    assert!(factors::confirm_app(&mut tx, &own(id), &district(), 100).await.unwrap());
    tx.commit().await.unwrap();
}

async fn uses(db: &Db, id: AccountId, step: i64) -> bool {
    let mut tx = as_person(db, id, 2).await;
    let good = factors::use_code(&mut tx, id, step).await.unwrap();
    tx.commit().await.unwrap();
    good
}

async fn deeds(db: &Db) -> Vec<Deed> {
    let mut tx = db.read().await.unwrap();
    let acts = acts::latest(&mut tx, &district(), None, 100).await.unwrap();
    acts.into_iter().rev().map(|act| act.what).collect()
}

async fn an_app_counts_after_its_first_code_and_a_code_is_good_once(
    db: &Db,
) -> Result<(), StoreError> {
    let id = account(db, "a@beispiel.example", Role::Editor).await;
    for secret in [b"first", b"other"] {
        let mut tx = as_person(db, id, 1).await;
        factors::prepare_app(&mut tx, &own(id), secret).await?;
        tx.commit().await?;
    }
    let mut tx = db.read().await?;
    let app = factors::app(&mut tx, id).await?.unwrap();
    assert_eq!((app.secret.as_slice(), app.active), (b"other".as_slice(), false));
    assert!(!factors::of_account(&mut tx, id).await?.app);
    drop(tx);
    assert!(!uses(db, id, 50).await, "an app that is not confirmed");
    let mut tx = as_person(db, id, 2).await;
    assert!(factors::confirm_app(&mut tx, &own(id), &district(), 100).await?);
    assert!(!factors::confirm_app(&mut tx, &own(id), &district(), 101).await?);
    tx.commit().await?;
    assert!(factors::of_account(&mut db.read().await?, id).await?.app);
    for (step, good) in
        [(100, false), (99, false), (101, true), (101, false), (103, true), (102, false)]
    {
        assert_eq!(uses(db, id, step).await, good, "{step}");
    }
    // The secret of an app that counts is not overwritten.
    let mut tx = as_person(db, id, 3).await;
    let refused = factors::prepare_app(&mut tx, &own(id), b"new").await;
    assert!(matches!(refused, Err(StoreError::Conflict(_))), "{refused:?}");
    drop(tx);
    let mut tx = as_person(db, id, 4).await;
    factors::drop_app(&mut tx, &own(id), &district()).await?;
    tx.commit().await?;
    assert!(factors::app(&mut db.read().await?, id).await?.is_none());
    assert_eq!(deeds(db).await, [Deed::Invited, Deed::SetUpApp, Deed::SwitchedOffApp]);
    Ok(())
}

async fn a_recovery_code_is_good_once_and_new_ones_replace_the_old(
    db: &Db,
) -> Result<(), StoreError> {
    let id = account(db, "a@beispiel.example", Role::Editor).await;
    let other = account(db, "b@beispiel.example", Role::Editor).await;
    let hashes = |from: u8| (from..from + 3).map(|n| vec![n; 32]).collect::<Vec<_>>();
    for from in [0, 10] {
        let mut tx = as_person(db, id, 1).await;
        factors::set_recovery(&mut tx, &own(id), &district(), &hashes(from)).await?;
        tx.commit().await?;
    }
    let mut tx = as_person(db, id, 2).await;
    for (who, n, good) in [(id, 0, false), (other, 10, false), (id, 10, true), (id, 10, false)] {
        let used = factors::use_recovery(&mut tx, &district(), who, &[n; 32]).await?;
        assert_eq!(used, good, "{n}");
    }
    tx.commit().await?;
    assert_eq!(factors::of_account(&mut db.read().await?, id).await?.recovery_codes, 2);
    Ok(())
}

async fn nobody_secures_the_account_of_another(db: &Db) -> Result<(), StoreError> {
    let id = account(db, "a@beispiel.example", Role::Editor).await;
    let other = account(db, "b@beispiel.example", Role::Editor).await;
    let mut tx = as_person(db, other, 1).await;
    let refused = [
        factors::prepare_app(&mut tx, &own(id), b"x").await.is_err(),
        factors::set_recovery(&mut tx, &own(id), &district(), &[]).await.is_err(),
        factors::drop_app(&mut tx, &own(id), &district()).await.is_err(),
        passkeys::add(&mut tx, &own(id), &district(), b"k", "n", "{}").await.is_err(),
        identities::unbind(&mut tx, &own(id), &district(), "i").await.is_err(),
    ];
    assert_eq!(refused, [true; 5]);
    Ok(())
}

/// Whether the session that a secret opens still waits for a second factor.
async fn unsecured(db: &Db, secret: &Secret) -> bool {
    sessions::who(db, secret, at(10)).await.unwrap().unwrap().unsecured
}

async fn a_demanded_factor_leaves_a_session_of_a_password_unsecured(
    db: &Db,
) -> Result<(), StoreError> {
    let admin = account(db, "a@beispiel.example", Role::Administrator).await;
    let id = account(db, "b@beispiel.example", Role::Editor).await;
    let (weak, strong) = (session(db, id, 0).await, session(db, id, 0).await);
    let mut tx = as_person(db, id, 1).await;
    sessions::strengthen(&mut tx, &strong).await?;
    tx.commit().await?;
    assert!(!unsecured(db, &weak).await);
    for (of_one, of_all) in [(true, false), (false, true), (true, true)] {
        let mut tx = as_person(db, admin, 2).await;
        factors::demand(&mut tx, &may_manage(admin), &district(), id, of_one).await?;
        factors::demand_of_all(&mut tx, &may_manage(admin), &district(), of_all).await?;
        tx.commit().await?;
        assert!(unsecured(db, &weak).await, "{of_one} {of_all}");
        assert!(!unsecured(db, &strong).await, "{of_one} {of_all}");
    }
    let mut tx = as_person(db, admin, 3).await;
    factors::demand(&mut tx, &may_manage(admin), &district(), id, false).await?;
    factors::demand_of_all(&mut tx, &may_manage(admin), &district(), false).await?;
    tx.commit().await?;
    assert!(!unsecured(db, &weak).await);
    Ok(())
}

async fn a_lost_factor_is_taken_away_and_the_sessions_end(db: &Db) -> Result<(), StoreError> {
    let admin = account(db, "a@beispiel.example", Role::Administrator).await;
    let id = account(db, "b@beispiel.example", Role::Editor).await;
    with_app(db, id).await;
    let mut tx = as_person(db, id, 1).await;
    factors::set_recovery(&mut tx, &own(id), &district(), &[vec![1; 32]]).await?;
    passkeys::add(&mut tx, &own(id), &district(), b"key", "Telefon", "{}").await?;
    tx.commit().await?;
    let held = factors::of_all(&mut db.read().await?, &district()).await?[&id];
    assert_eq!((held.app, held.recovery_codes, held.passkeys), (true, 1, 1));
    let open = session(db, id, 2).await;
    let mut tx = as_person(db, admin, 3).await;
    factors::reset(&mut tx, &may_manage(admin), &district(), id).await?;
    tx.commit().await?;
    assert!(!is_open(db, &open, 4).await);
    let held = factors::of_account(&mut db.read().await?, id).await?;
    assert_eq!(held, factors::Factors::default());
    Ok(())
}

async fn a_step_is_used_once_for_its_purpose_until_its_end(db: &Db) -> Result<(), StoreError> {
    let secret = Secret::random()?;
    let step = Step { account: None, kept: "{\"onward\":\"/cockpit\"}".into() };
    steps::begin(db, &secret, Asked::OpenId, &step, at(0)).await?;
    let end = seconds(steps::LASTS);
    let mut tx = db.read().await?;
    let other = steps::look(&mut tx, &Secret::random()?, Asked::OpenId, at(1)).await?;
    assert_eq!(other, None);
    assert_eq!(steps::look(&mut tx, &secret, Asked::Passkey, at(1)).await?, None);
    assert_eq!(steps::look(&mut tx, &secret, Asked::OpenId, at(end)).await?, None);
    let seen = steps::look(&mut tx, &secret, Asked::OpenId, at(end - 1)).await?;
    assert_eq!(seen.as_ref(), Some(&step));
    drop(tx);
    assert_eq!(steps::take_alone(db, &secret, Asked::OpenId, at(2)).await?, Some(step));
    assert_eq!(steps::take_alone(db, &secret, Asked::OpenId, at(2)).await?, None);
    Ok(())
}

async fn the_step_of_a_locked_account_leads_nowhere(db: &Db) -> Result<(), StoreError> {
    let admin = account(db, "a@beispiel.example", Role::Administrator).await;
    let id = account(db, "b@beispiel.example", Role::Editor).await;
    let secret = Secret::random()?;
    let step = Step { account: Some(id), kept: String::new() };
    steps::begin(db, &secret, Asked::SecondFactor, &step, at(0)).await?;
    let mut tx = as_person(db, admin, 1).await;
    accounts::set_locked(&mut tx, &may_manage(admin), &district(), id, true).await?;
    tx.commit().await?;
    let found = steps::look(&mut db.read().await?, &secret, Asked::SecondFactor, at(2)).await?;
    assert_eq!(found, None);
    let register = Register::of_the_house().unwrap();
    let end = at(seconds(steps::LASTS));
    assert_eq!(protection::sweep(db, &district(), &register, end).await?, 1);
    Ok(())
}

async fn a_passkey_is_listed_used_and_removed_by_its_owner_alone(
    db: &Db,
) -> Result<(), StoreError> {
    let id = account(db, "a@beispiel.example", Role::Editor).await;
    let other = account(db, "b@beispiel.example", Role::Editor).await;
    let mut tx = as_person(db, id, 1).await;
    passkeys::add(&mut tx, &own(id), &district(), b"key", "Telefon", "one").await?;
    tx.commit().await?;
    let mut tx = as_person(db, other, 2).await;
    let twice = passkeys::add(&mut tx, &own(other), &district(), b"key", "Meins", "two").await;
    assert!(matches!(twice, Err(StoreError::Conflict(_))), "{twice:?}");
    drop(tx);
    let mut tx = as_person(db, id, 3).await;
    passkeys::used(&mut tx, b"key", "used").await?;
    tx.commit().await?;
    let mut tx = db.read().await?;
    assert_eq!(passkeys::kept(&mut tx, b"key").await?, Some((id, "used".into())));
    assert_eq!(passkeys::kept(&mut tx, b"no").await?, None);
    let keys = passkeys::of_account(&mut tx, id).await?;
    assert_eq!((keys[0].name.as_str(), keys[0].seen), ("Telefon", Some(at(3))));
    drop(tx);
    let handle = keys[0].handle();
    for (who, gone) in [(other, false), (id, true), (id, false)] {
        let mut tx = as_person(db, who, 4).await;
        assert_eq!(passkeys::remove(&mut tx, &own(who), &district(), &handle).await?, gone);
        tx.commit().await?;
    }
    assert_eq!(passkeys::of_account(&mut db.read().await?, id).await?, []);
    Ok(())
}

const AMT: Identity<'static> = Identity { issuer: "https://kreis.example", subject: "17" };

async fn roles_by_a_provider_follow_its_word_and_touch_no_others(
    db: &Db,
) -> Result<(), StoreError> {
    let editor = Membership { organisation: studio(), role: Role::Editor };
    let reader = Membership { organisation: library(), role: Role::Reader };
    let manager = Membership { organisation: library(), role: Role::EducationManager };
    let mut tx = db.write(Actor::Public, at(0)).await?;
    let id = identities::admit(&mut tx, &district(), AMT, "Neu@beispiel.example", "Neu").await?;
    identities::follow(&mut tx, &district(), id, AMT.issuer, &[reader, manager]).await?;
    tx.commit().await?;
    assert_eq!(account(db, "neu@beispiel.example", Role::Editor).await, id, "invited as well");
    let held = async || -> Vec<Membership> {
        let found = accounts::by_id(&mut db.read().await.unwrap(), id).await.unwrap().unwrap();
        let mut held = found.memberships;
        held.sort_unstable();
        held
    };
    let sorted = |mut all: Vec<Membership>| {
        all.sort_unstable();
        all
    };
    assert_eq!(held().await, sorted(vec![editor, reader, manager]));
    for (word, left) in [
        (vec![reader], sorted(vec![editor, reader])),
        (vec![editor, editor], vec![editor]),
        (vec![], vec![editor]),
    ] {
        let mut tx = as_person(db, id, 1).await;
        identities::follow(&mut tx, &district(), id, AMT.issuer, &word).await?;
        tx.commit().await?;
        assert_eq!(held().await, left);
    }
    Ok(())
}

async fn an_identity_is_bound_once(db: &Db) -> Result<(), StoreError> {
    let id = account(db, "a@beispiel.example", Role::Editor).await;
    let other = account(db, "b@beispiel.example", Role::Editor).await;
    let mut tx = as_person(db, id, 1).await;
    identities::bind(&mut tx, &own(id), &district(), AMT).await?;
    tx.commit().await?;
    let second = Identity { issuer: AMT.issuer, subject: "18" };
    for (who, identity) in [(other, AMT), (id, second)] {
        let mut tx = as_person(db, who, 2).await;
        let twice = identities::bind(&mut tx, &own(who), &district(), identity).await;
        assert!(matches!(twice, Err(StoreError::Conflict(_))), "{twice:?}");
    }
    let taken = Identity { issuer: AMT.issuer, subject: "19" };
    let mut tx = db.write(Actor::Public, at(3)).await?;
    let twice = identities::admit(&mut tx, &district(), taken, "A@beispiel.example", "A").await;
    assert!(matches!(twice, Err(StoreError::Conflict(_))), "an address is no proof: {twice:?}");
    drop(tx);
    let mut tx = db.read().await?;
    assert_eq!(identities::account(&mut tx, AMT).await?, Some(id));
    assert_eq!(identities::account(&mut tx, taken).await?, None);
    let elsewhere = Identity { issuer: "https://andere.example", subject: "17" };
    assert_eq!(identities::account(&mut tx, elsewhere).await?, None);
    assert!(identities::is_bound(&mut tx, id, AMT.issuer).await?);
    drop(tx);
    Ok(())
}

async fn the_last_administrator_does_not_unbind(db: &Db) -> Result<(), StoreError> {
    let admin = Membership { organisation: studio(), role: Role::Administrator };
    let mut tx = db.write(Actor::Public, at(0)).await?;
    let id = identities::admit(&mut tx, &district(), AMT, "a@beispiel.example", "A").await?;
    identities::follow(&mut tx, &district(), id, AMT.issuer, &[admin]).await?;
    tx.commit().await?;
    let mut tx = as_person(db, id, 1).await;
    let last = identities::unbind(&mut tx, &own(id), &district(), AMT.issuer).await;
    assert!(matches!(last, Err(StoreError::Conflict(_))), "{last:?}");
    drop(tx);
    account(db, "b@beispiel.example", Role::Administrator).await;
    let mut tx = as_person(db, id, 2).await;
    identities::unbind(&mut tx, &own(id), &district(), AMT.issuer).await?;
    tx.commit().await?;
    let left = accounts::by_id(&mut db.read().await?, id).await?.unwrap();
    assert_eq!(left.memberships, []);
    Ok(())
}

async fn reading_the_audit_trail_is_noted_once_a_day_of_a_session(
    db: &Db,
) -> Result<(), StoreError> {
    let admin = account(db, "a@beispiel.example", Role::Administrator).await;
    let may = || grant(&visitor(admin, Role::Administrator), ReadAudit).unwrap();
    let (one, two) = (session(db, admin, 0).await, session(db, admin, 0).await);
    for (secret, day) in
        [(&one, "2026-11-02"), (&one, "2026-11-02"), (&two, "2026-11-02"), (&one, "2026-11-03")]
    {
        let mut tx = as_person(db, admin, 1).await;
        let day = day.parse().unwrap();
        acts::note_reading(&mut tx, &may(), &district(), secret, day).await?;
        tx.commit().await?;
    }
    let noted = deeds(db).await.into_iter().filter(|deed| *deed == Deed::ReadAudit).count();
    assert_eq!(noted, 3);
    Ok(())
}

async fn a_person_is_called_otherwise_by_their_own_wish_alone(db: &Db) -> Result<(), StoreError> {
    let id = account(db, "a@beispiel.example", Role::Editor).await;
    let other = account(db, "b@beispiel.example", Role::Editor).await;
    let may = |id| grant(&visitor(id, Role::Editor), access::OpenCockpit).unwrap();
    let mut tx = as_person(db, id, 1).await;
    accounts::set_name(&mut tx, &may(id), &district(), id, " Neuer Name ").await?;
    assert!(accounts::set_name(&mut tx, &may(id), &district(), other, "X").await.is_err());
    tx.commit().await?;
    let mut tx = by_command(db, 2).await;
    assert!(accounts::set_name(&mut tx, &may(id), &district(), id, "X").await.is_err());
    drop(tx);
    let named = accounts::by_id(&mut db.read().await?, id).await?.unwrap().name;
    assert_eq!(named, "Neuer Name");
    Ok(())
}
