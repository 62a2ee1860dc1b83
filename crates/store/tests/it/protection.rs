//! The register of processing activities against the database, and the deletion of what is due.

use std::{collections::BTreeSet, time::Duration};

use access::{ManageAccounts, Membership, Role, Visitor, grant};
use base::{AccountId, Actor, Cause};
use jiff::{Timestamp, ToSpan, tz::TimeZone};
use store::{
    Db, Secret, StoreError,
    accounts::{self, Account, NewAccount},
    files::FileHash,
    jobs,
    outbox::{self, Mail},
    persons,
    protection::{self, Deleted, Register, Rule},
    runs::{self, Hold, RunState},
    searches::{self, Missed},
    sessions::{self, Purpose},
    subscriptions::MailKind,
    uploads,
};

use crate::{
    bed::{Bed, actor, at, district, on_both_engines, organisation},
    migrations::{postgres_columns, sqlite_columns},
};

on_both_engines!(
    what_is_due_goes_at_its_time_and_not_before_and_leaves_counts,
    an_unused_account_is_asked_then_locked_then_erased,
    who_signs_in_after_the_mail_keeps_the_account,
    the_last_administrator_stays_however_long_nobody_came,
    an_invitation_that_nobody_follows_is_erased_when_its_link_is_over,
    what_is_over_is_swept_all_day_long,
    an_old_change_stays_without_the_person,
    a_file_that_was_uploaded_and_not_decided_on_is_given_up,
);

fn register() -> Register {
    Register::of_the_house().unwrap()
}

/// Every table of a database stands in exactly one place of the register.
fn agrees(tables: &BTreeSet<String>) {
    let register = register();
    for table in tables {
        let places: Vec<&str> = register.places_of(table).collect();
        assert_eq!(
            places.len(),
            1,
            "the table `{table}` stands in {places:?}: name it in one activity of \
             catalogue/data-protection/register.toml, or among without_persons"
        );
        if table.starts_with("person_") {
            assert_ne!(places, ["without persons"], "{table}");
        }
    }
    let named = register.activities.iter().flat_map(|it| &it.covers);
    for table in named.chain(&register.without_persons) {
        assert!(tables.contains(table), "the register names a table `{table}` that is not there");
    }
}

#[tokio::test]
async fn every_table_of_sqlite_stands_in_exactly_one_place_of_the_register() {
    let bed = Bed::sqlite().await;
    agrees(&sqlite_columns(&bed).await.into_keys().map(|(table, _)| table).collect());
}

#[tokio::test]
async fn every_table_of_postgresql_stands_in_exactly_one_place_of_the_register() {
    let bed = Bed::postgres().await;
    agrees(&postgres_columns(&bed).await.into_keys().map(|(table, _)| table).collect());
    bed.remove().await;
}

fn letter(account: &Account, locked: Timestamp) -> Mail {
    Mail {
        event: format!("unused:{}:{locked}", account.id),
        recipient: account.email.clone(),
        subject: "Brauchen Sie Ihr Konto noch?".to_owned(),
        text: format!("Es wird am {locked} gesperrt."),
        list: None,
    }
}

/// A day counted from the day of the tests.
fn day(days: i64) -> Timestamp {
    let begun = at(0).to_zoned(TimeZone::UTC);
    begun.checked_add(days.days()).unwrap().timestamp()
}

/// What is deleted on a day, as rule and count; what was said to be due before is the same.
async fn runs(db: &Db, days: i64) -> Result<Vec<(Rule, u64)>, StoreError> {
    let (register, now) = (register(), day(days));
    let due = protection::due(&mut db.read().await?, &register, now).await?;
    let due: Vec<_> = due.iter().filter(|it| it.now > 0).map(|it| (it.rule, it.now)).collect();
    let gone = protection::run(db, &district(), &register, now, &letter, "example.org").await?;
    let gone: Vec<_> = gone.iter().map(|it| (it.rule, it.count)).collect();
    let told: BTreeSet<Rule> = due.iter().map(|(rule, _)| *rule).collect();
    for (rule, _) in &gone {
        assert!(told.contains(rule), "{rule:?} was not said to be due: {due:?}");
    }
    let left = protection::due(&mut db.read().await?, &register, now).await?;
    for it in left.iter().filter(|it| it.now == 0) {
        assert!(it.next.is_none_or(|next| next > now), "{it:?}");
    }
    Ok(gone)
}

async fn account(db: &Db, email: &str, role: Role, days: i64) -> Result<AccountId, StoreError> {
    let actor = Actor::System(Cause::Command("user"));
    let mut tx = db.write(actor, day(days)).await?;
    let studio = organisation("verzeichnis", "Musikschule Beispielstadt").id;
    let membership = Membership { organisation: studio, role };
    let new = NewAccount { email: email.into(), name: "Beispielperson".into(), membership };
    let id = accounts::add_by_command(&mut tx, &district(), &new).await?;
    tx.commit().await?;
    Ok(id)
}

async fn signs_in(db: &Db, id: AccountId, days: i64) -> Result<Secret, StoreError> {
    let secret = Secret::random()?;
    let mut tx = db.write(Actor::Person(id), day(days)).await?;
    sessions::open(&mut tx, &district(), id, &secret, "Firefox, Linux").await?;
    tx.commit().await?;
    Ok(secret)
}

async fn known(db: &Db, id: AccountId) -> Result<Option<Account>, StoreError> {
    accounts::by_id(&mut db.read().await?, id).await
}

async fn next_letter(db: &Db, days: i64) -> Result<Option<outbox::Letter>, StoreError> {
    outbox::claim(db, day(days), Duration::from_secs(60)).await
}

async fn what_is_due_goes_at_its_time_and_not_before_and_leaves_counts(
    db: &Db,
) -> Result<(), StoreError> {
    // A second administrator, so that nothing here is about the last one.
    account(db, "a@beispiel.example", Role::Administrator, 0).await?;
    let id = account(db, "b@beispiel.example", Role::Administrator, 0).await?;
    signs_in(db, id, 0).await?;
    sessions::attempt(db, &["client:192.0.2.1"], day(0)).await?;
    let today = day(0).to_zoned(TimeZone::UTC).date();
    searches::count(db, &district(), Missed::Words("imkerei"), today).await?;
    searches::count(db, &district(), Missed::Concept("topic:toepfern"), today).await?;
    let mut tx = db.write(actor(), day(0)).await?;
    sessions::issue(&mut tx, id, Purpose::Reset, &Secret::random()?).await?;
    let account = accounts::by_id(&mut tx, id).await?.unwrap();
    let optional = Mail { list: Some(MailKind::Reminder), ..letter(&account, day(1)) };
    outbox::enqueue(&mut tx, &district(), &optional, "example.org", day(0)).await?;
    jobs::enqueue(&mut tx, &district(), "index", "{}", day(0)).await?;
    tx.commit().await?;
    let sent = next_letter(db, 0).await?.unwrap();
    outbox::sent(db, &sent).await?;
    let job = jobs::claim(db, "index", day(0), Duration::from_secs(60)).await?.unwrap();
    jobs::done(db, &job).await?;

    assert_eq!(runs(db, 0).await?, []);
    let first = [(Rule::IdleSessions, 1), (Rule::SignInLinks, 1), (Rule::SignInFailures, 1)];
    assert_eq!(runs(db, 1).await?, first);
    assert_eq!(runs(db, 29).await?, []);
    // Job, and the account that was never opened; the audit trail notes its erasure.
    assert_eq!(runs(db, 30).await?, [(Rule::UnacceptedAccounts, 1), (Rule::Jobs, 1)]);
    assert_eq!(runs(db, 89).await?, []);
    assert_eq!(runs(db, 90).await?, [(Rule::SignInActs, 1), (Rule::SearchHashes, 1)]);
    assert_eq!(runs(db, 179).await?, []);
    assert_eq!(runs(db, 180).await?, [(Rule::Mails, 1), (Rule::UnsubscribeLinks, 1)]);
    assert_eq!(runs(db, 181).await?, []);
    // The last administrator is asked, and never locked.
    assert_eq!(runs(db, 560).await?, [(Rule::UnusedAccountsMail, 1)]);
    assert_eq!(runs(db, 729).await?, []);
    assert_eq!(runs(db, 731).await?, [(Rule::SearchWords, 1)]);
    assert_eq!(runs(db, 1100).await?, [(Rule::Acts, 2)], "who was invited");

    let told = protection::deleted(&mut db.read().await?, &district(), 99).await?;
    assert_eq!(told.len(), 12);
    assert_eq!(told[0], Deleted { rule: Rule::Acts, at: day(1100), count: 2 });
    Ok(())
}

async fn an_unused_account_is_asked_then_locked_then_erased(db: &Db) -> Result<(), StoreError> {
    let administration = account(db, "amt@beispiel.example", Role::Administrator, 0).await?;
    let id = account(db, "redaktion@beispiel.example", Role::Editor, 0).await?;
    signs_in(db, id, 3).await?;
    signs_in(db, administration, 540).await?;
    runs(db, 541).await?;
    assert_eq!(next_letter(db, 541).await?, None);
    runs(db, 551).await?;
    let letter = next_letter(db, 551).await?.unwrap();
    outbox::sent(db, &letter).await?;
    let mail = letter.mail;
    assert_eq!(mail.recipient, "redaktion@beispiel.example");
    assert!(mail.text.contains(&day(581).to_string()), "{}", mail.text);
    for days in [552, 580] {
        runs(db, days).await?;
        assert_eq!(next_letter(db, days).await?.map(|it| it.mail.event), None, "one mail");
        assert!(!known(db, id).await?.unwrap().locked);
    }
    runs(db, 581).await?;
    assert!(known(db, id).await?.unwrap().locked);
    runs(db, 640).await?;
    assert!(known(db, id).await?.is_some());
    assert_eq!(runs(db, 641).await?, [(Rule::UnusedAccounts, 1)]);
    assert_eq!(known(db, id).await?, None);
    let erased = persons::erasures(&mut db.read().await?).await?;
    assert_eq!(erased, [(id, day(641))]);
    Ok(())
}

async fn who_signs_in_after_the_mail_keeps_the_account(db: &Db) -> Result<(), StoreError> {
    let administration = account(db, "amt@beispiel.example", Role::Administrator, 0).await?;
    signs_in(db, administration, 500).await?;
    let id = account(db, "redaktion@beispiel.example", Role::Editor, 0).await?;
    signs_in(db, id, 0).await?;
    assert_eq!(runs(db, 550).await?.last(), Some(&(Rule::SignInActs, 1)));
    signs_in(db, id, 560).await?;
    runs(db, 600).await?;
    assert!(!known(db, id).await?.unwrap().locked);
    // Locked for not being used and opened by hand: the person is asked again first.
    signs_in(db, administration, 1100).await?;
    runs(db, 1120).await?;
    runs(db, 1150).await?;
    assert!(known(db, id).await?.unwrap().locked);
    let membership = known(db, administration).await?.unwrap().memberships;
    let visitor = Visitor::Person { account: administration, memberships: membership };
    let proof = grant(&visitor, ManageAccounts).unwrap();
    let mut tx = db.write(Actor::Person(administration), day(1151)).await?;
    accounts::set_locked(&mut tx, &proof, &district(), id, false).await?;
    tx.commit().await?;
    runs(db, 1152).await?;
    assert!(!known(db, id).await?.unwrap().locked);
    Ok(())
}

async fn the_last_administrator_stays_however_long_nobody_came(db: &Db) -> Result<(), StoreError> {
    let id = account(db, "amt@beispiel.example", Role::Administrator, 0).await?;
    for days in [31, 600, 700, 2000] {
        runs(db, days).await?;
        assert!(!known(db, id).await?.unwrap().locked, "{days}");
    }
    Ok(())
}

async fn an_invitation_that_nobody_follows_is_erased_when_its_link_is_over(
    db: &Db,
) -> Result<(), StoreError> {
    account(db, "amt@beispiel.example", Role::Administrator, 0).await?;
    let id = account(db, "redaktion@beispiel.example", Role::Editor, 0).await?;
    let mut tx = db.write(actor(), day(25)).await?;
    sessions::issue(&mut tx, id, Purpose::Invitation, &Secret::random()?).await?;
    tx.commit().await?;
    runs(db, 31).await?;
    assert!(known(db, id).await?.is_some(), "the second link still works");
    runs(db, 39).await?;
    runs(db, 40).await?;
    assert_eq!(known(db, id).await?, None);
    Ok(())
}

async fn what_is_over_is_swept_all_day_long(db: &Db) -> Result<(), StoreError> {
    let id = account(db, "a@beispiel.example", Role::Editor, 0).await?;
    let old = signs_in(db, id, 0).await?;
    let mut tx = db.write(actor(), day(0)).await?;
    sessions::issue(&mut tx, id, Purpose::Reset, &Secret::random()?).await?;
    tx.commit().await?;
    let register = register();
    let at = |minutes: i64| day(0).checked_add(minutes.minutes()).unwrap();
    let sweep = async |minutes| protection::sweep(db, &district(), &register, at(minutes)).await;
    assert_eq!(sweep(59).await?, 0);
    assert_eq!(sweep(60).await?, 1, "the link");
    assert_eq!(sweep(119).await?, 0);
    assert!(sessions::who(db, &old, at(119)).await?.is_some());
    // Seen at 119 minutes, it is idle two hours later.
    assert_eq!(sweep(238).await?, 0);
    assert_eq!(sweep(239).await?, 1, "the session");
    let told = protection::deleted(&mut db.read().await?, &district(), 9).await?;
    let told: Vec<_> = told.iter().map(|it| (it.rule, it.count)).collect();
    assert_eq!(told, [(Rule::IdleSessions, 1), (Rule::SignInLinks, 1)]);
    Ok(())
}

async fn an_old_change_stays_without_the_person(db: &Db) -> Result<(), StoreError> {
    let id = account(db, "a@beispiel.example", Role::Editor, 0).await?;
    let mut tx = db.write(Actor::Person(id), day(0)).await?;
    let studio = organisation("verzeichnis", "Musikschule Beispielstadt");
    store::organisations::put(&mut tx, &studio).await?;
    tx.commit().await?;
    let actors = async || -> Result<Vec<String>, StoreError> {
        let none = base::ChangePosition(0);
        let batch = store::changes::after(&mut db.read().await?, none, 10).await?;
        Ok(batch.into_iter().map(|change| change.actor).collect())
    };
    runs(db, 1095).await?;
    assert_eq!(actors().await?, [format!("person:{id}")]);
    runs(db, 1097).await?;
    assert_eq!(actors().await?, ["person"]);
    assert_eq!(store::check(db).await?, []);
    Ok(())
}

async fn a_file_that_was_uploaded_and_not_decided_on_is_given_up(
    db: &Db,
) -> Result<(), StoreError> {
    let source = uploads::source_of(organisation("verzeichnis", "Mühle").id)?;
    let mut all = Vec::new();
    for hold in [Hold::Uploaded, Hold::Handed, Hold::Trial] {
        let raw = FileHash::of(hold.code().as_bytes());
        let run = runs::begin(db, &district(), &source, &raw, day(0)).await?;
        runs::hold(db, run, hold).await?;
        all.push(run);
    }
    assert_eq!(runs(db, 13).await?, []);
    assert_eq!(runs(db, 14).await?, [(Rule::UndecidedUploads, 1)]);
    let mut tx = db.read().await?;
    let mut states = Vec::new();
    for run in all {
        states.push(runs::by_id(&mut tx, run).await?.state);
    }
    assert_eq!(states, [RunState::Discarded, RunState::Open, RunState::Open]);
    assert_eq!(runs(db, 15).await?, []);
    Ok(())
}
