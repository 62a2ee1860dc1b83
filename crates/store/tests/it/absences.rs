//! Absences: the deputy's roles, and whose they are.

use access::{Granted, Membership, OpenCockpit, Role, Visitor, grant};
use base::{AccountId, Actor, Cause, OrganisationId};
use store::{
    Db, Secret, StoreError,
    absences::{self, Absence},
    accounts::{self, NewAccount},
    sessions,
};

use crate::bed::{at, district, on_both_engines, organisation};

on_both_engines!(
    a_deputy_holds_the_roles_of_who_is_away_without_the_administrators,
    an_absence_is_ones_own_and_goes_with_the_account,
);

fn office() -> OrganisationId {
    organisation("verzeichnis", "Bildungsbüro Beispielstadt").id
}

async fn account(db: &Db, email: &str, roles: &[Role]) -> AccountId {
    let actor = Actor::System(Cause::Command("user"));
    let mut id = None;
    for role in roles {
        let mut tx = db.write(actor.clone(), at(1)).await.unwrap();
        let new = NewAccount {
            email: email.to_owned(),
            name: "Beispielperson".to_owned(),
            membership: Membership { organisation: office(), role: *role },
        };
        id = Some(accounts::add_by_command(&mut tx, &district(), &new).await.unwrap());
        tx.commit().await.unwrap();
    }
    id.unwrap()
}

fn may(account: AccountId) -> Granted<OpenCockpit> {
    let memberships = vec![Membership { organisation: office(), role: Role::Reader }];
    grant(&Visitor::Person { account, memberships }, OpenCockpit).unwrap()
}

async fn roles(db: &Db, account: AccountId, seconds: i64) -> Vec<Role> {
    let secret = Secret::random().unwrap();
    let mut tx = db.write(Actor::Person(account), at(seconds)).await.unwrap();
    sessions::open(&mut tx, &district(), account, &secret, "Test").await.unwrap();
    tx.commit().await.unwrap();
    let who = sessions::who(db, &secret, at(seconds)).await.unwrap().unwrap();
    who.memberships.iter().map(|membership| membership.role).collect()
}

fn away(account: AccountId, deputy: Option<AccountId>) -> Absence {
    Absence { account, begins: at(100), ends: at(200), deputy }
}

async fn a_deputy_holds_the_roles_of_who_is_away_without_the_administrators(
    db: &Db,
) -> Result<(), StoreError> {
    let first = account(db, "a@beispiel.example", &[Role::Reviewer, Role::Administrator]).await;
    let second = account(db, "b@beispiel.example", &[Role::EducationMonitor]).await;
    let third = account(db, "c@beispiel.example", &[Role::EducationManager]).await;
    for (who, deputy) in [(first, second), (third, first)] {
        let mut tx = db.write(Actor::Person(who), at(10)).await?;
        absences::begin(&mut tx, &may(who), &district(), &away(who, Some(deputy))).await?;
        tx.commit().await?;
    }
    assert_eq!(roles(db, second, 99).await, [Role::EducationMonitor]);
    // The third's roles are the first's for now, and are not handed on to the second.
    assert_eq!(roles(db, second, 100).await, [Role::EducationMonitor, Role::Reviewer]);
    assert!(roles(db, first, 100).await.contains(&Role::EducationManager));
    assert_eq!(roles(db, second, 200).await, [Role::EducationMonitor]);
    Ok(())
}

async fn an_absence_is_ones_own_and_goes_with_the_account(db: &Db) -> Result<(), StoreError> {
    let first = account(db, "a@beispiel.example", &[Role::Reviewer]).await;
    let second = account(db, "b@beispiel.example", &[Role::Reviewer]).await;
    let mut tx = db.write(Actor::Person(second), at(10)).await?;
    let foreign = absences::begin(&mut tx, &may(second), &district(), &away(first, None)).await;
    assert!(matches!(foreign, Err(StoreError::Conflict(_))), "{foreign:?}");
    let own = away(second, Some(second));
    let own = absences::begin(&mut tx, &may(second), &district(), &own).await;
    assert!(matches!(own, Err(StoreError::Conflict(_))), "nobody is one's own deputy");
    drop(tx);
    let mut tx = db.write(Actor::Person(first), at(10)).await?;
    absences::begin(&mut tx, &may(first), &district(), &away(first, Some(second))).await?;
    tx.commit().await?;
    assert_eq!(absences::all(&mut db.read().await?, &district(), at(199)).await?.len(), 1);
    assert_eq!(absences::all(&mut db.read().await?, &district(), at(200)).await?, []);
    // Without the deputy the absence stays; without the person it goes.
    erase(db, second, 20).await?;
    let left = absences::all(&mut db.read().await?, &district(), at(20)).await?;
    assert_eq!(left.iter().map(|it| it.deputy).collect::<Vec<_>>(), [None]);
    erase(db, first, 21).await?;
    assert_eq!(absences::all(&mut db.read().await?, &district(), at(21)).await?, []);
    Ok(())
}

async fn erase(db: &Db, account: AccountId, seconds: i64) -> Result<(), StoreError> {
    let mut tx = db.write(Actor::System(Cause::Command("person")), at(seconds)).await?;
    store::persons::erase(&mut tx, account).await?;
    tx.commit().await?;
    Ok(())
}
