//! One person's data: copied, and erased so that nothing is left.

use std::{collections::BTreeSet, path::Path, time::Duration};

use access::{
    EditOffer, InvitePerson, ManageAccounts, Membership, OpenCockpit, Review, Role, SecureAccount,
    Visitor, grant,
};
use base::{AccountId, Actor, Cause};
use sqlx::{AssertSqlSafe, Connection, PgConnection, SqliteConnection};
use store::{
    Db, Record, RecordRef, Secret, StoreError, Target, WriteTx,
    absences::{self, Absence},
    accounts::{self, NewAccount},
    backup, changes, drafts, factors,
    identities::{self, Identity},
    merges::{self, Merge},
    outbox::{self, Mail},
    passkeys, persons,
    searches::{self, Missed},
    sessions::{self, Purpose},
    steps::{self, Asked, Step},
    subscriptions::{self, MailKind},
};

use crate::{
    bed::{Bed, at, district, offer, on_both_engines, organisation, today},
    migrations::{postgres_columns, sqlite_columns},
};

on_both_engines!(
    a_person_erases_the_own_account_and_no_other,
    nobody_erases_the_last_administrator,
    who_is_erased_can_be_invited_anew_as_somebody_else,
    a_restored_backup_brings_nobody_back_who_was_erased_since,
    an_entry_that_names_the_address_is_told_and_left_alone,
);

const EMAIL: &str = "seltsam.selten@beispiel.example";
const NAME: &str = "Seltsam Selten";

/// Everything that is a secret of the person, as text and as the bytes that are kept.
struct Traces {
    id: AccountId,
    secrets: Vec<Secret>,
    password: String,
}

fn studio() -> base::OrganisationId {
    organisation("cockpit", "Musikschule Beispielstadt").id
}

async fn added(db: &Db, email: &str, name: &str, role: Role) -> Result<AccountId, StoreError> {
    let mut tx = db.write(Actor::System(Cause::Command("user")), at(0)).await?;
    let membership = Membership { organisation: studio(), role };
    let new = NewAccount { email: email.into(), name: name.into(), membership };
    let id = accounts::add_by_command(&mut tx, &district(), &new).await?;
    tx.commit().await?;
    Ok(id)
}

fn visitor(account: AccountId, role: Role) -> Visitor {
    let memberships = vec![Membership { organisation: studio(), role }];
    Visitor::Person { account, memberships }
}

fn mail(event: &str, recipient: &str, text: &str, list: Option<MailKind>) -> Mail {
    Mail {
        event: event.to_owned(),
        recipient: recipient.to_owned(),
        subject: format!("Nachricht für {NAME}"),
        text: text.to_owned(),
        list,
    }
}

/// Leaves a trace of a person in everything that there is.
async fn planted(db: &Db) -> Result<Traces, StoreError> {
    let other = added(db, "amt@beispiel.example", "Amt Beispielstadt", Role::Administrator).await?;
    let id = added(db, EMAIL, NAME, Role::Reviewer).await?;
    let secrets: Vec<Secret> = (0..3).map(|_| Secret::random().unwrap()).collect();
    let password = "$argon2id$v=19$m=19456,t=2,p=1$c2VsdHNhbQ$c2VsdGVu".to_owned();
    let mut tx = db.write(Actor::Person(id), at(1)).await?;
    accounts::set_password(
        &mut tx,
        &district(),
        id,
        &password,
        store::acts::Deed::AcceptedInvitation,
    )
    .await?;
    sessions::open(&mut tx, &district(), id, &secrets[0], "Firefox, Linux").await?;
    sessions::issue(&mut tx, id, Purpose::Reset, &secrets[1]).await?;
    // Mails to the person that wait, one of them optional; the link of a former one.
    let text = format!("Guten Tag {NAME}");
    for (event, list) in [("reset:1", None), ("reminder:1", Some(MailKind::Reminder))] {
        let mail = mail(event, EMAIL, &text, list);
        outbox::enqueue(&mut tx, &district(), &mail, "example.org", at(2)).await?;
    }
    subscriptions::set(&mut tx, &district(), EMAIL, MailKind::MonthlyReport, false).await?;
    // A mail to somebody else that names the person.
    let text = format!("{NAME} ({EMAIL}) hat etwas eingereicht.");
    let to_other = mail("submitted:1", "amt@beispiel.example", &text, None);
    outbox::enqueue(&mut tx, &district(), &to_other, "example.org", at(1)).await?;
    // All that proves who somebody is, and a sign-in that was begun.
    let secure = grant(&visitor(id, Role::Reviewer), SecureAccount).unwrap();
    factors::prepare_app(&mut tx, &secure, b"secret").await?;
    factors::set_recovery(&mut tx, &secure, &district(), &[vec![7; 32]]).await?;
    let cockpit = grant(&visitor(id, Role::Reviewer), OpenCockpit).unwrap();
    let absence = Absence { account: id, begins: at(5), ends: at(9), deputy: Some(other) };
    absences::begin(&mut tx, &cockpit, &district(), &absence).await?;
    let phone = format!("Telefon von {NAME}");
    passkeys::add(&mut tx, &secure, &district(), b"key", &phone, "{}").await?;
    let identity = Identity { issuer: "https://amt.example", subject: EMAIL };
    identities::bind(&mut tx, &secure, &district(), identity).await?;
    // An entry of the person's hand, a draft in review, remarks of both.
    let by_hand = organisation("cockpit", "Musikschule Beispielstadt");
    store::organisations::put(&mut tx, &by_hand).await?;
    let manager = visitor(id, Role::EducationManager);
    let lesson = offer("cockpit", "kurs", "Klavier");
    let edit = EditOffer { offer: lesson.id, provider: studio() };
    let proof = grant(&manager, edit).unwrap();
    let of = RecordRef::Offer(lesson.id);
    let version = drafts::save(&mut tx, &proof, &Record::Offer(Box::new(lesson)), None).await?;
    drafts::submit(&mut tx, &proof, of, version, today()).await?;
    let review = grant(&manager, Review(studio())).unwrap();
    drafts::take(&mut tx, &review, of, version + 1).await?;
    drafts::remark(&mut tx, &proof, of, "Bitte einen Preis nennen").await?;
    tx.commit().await?;
    let mut tx = db.write(Actor::Person(other), at(2)).await?;
    let manager = visitor(other, Role::EducationManager);
    let edit = match of {
        RecordRef::Offer(offer) => EditOffer { offer, provider: studio() },
        _ => unreachable!(),
    };
    let proof = grant(&manager, edit).unwrap();
    drafts::remark(&mut tx, &proof, of, &format!("Frag {NAME} oder {}", EMAIL.to_uppercase()))
        .await?;
    merged(&mut tx, other, id).await?;
    tx.commit().await?;
    // A server that repeats the address; a wrong password; vain searches for the person.
    sessions::attempt(db, &[&sessions::typed(" Seltsam.Selten@Beispiel.example")], at(3)).await?;
    let step = Step { account: Some(id), kept: format!("von {NAME}") };
    steps::begin(db, &secrets[2], Asked::SecondFactor, &step, at(3)).await?;
    for _ in 0..6 {
        searches::count(db, &district(), Missed::Words(NAME), today()).await?;
    }
    searches::count(db, &district(), Missed::Words("kurs bei seltsam selten"), today()).await?;
    Ok(Traces { id, secrets, password })
}

/// A second organisation of the person goes up into the first: its roles come over.
async fn merged(tx: &mut WriteTx, other: AccountId, id: AccountId) -> Result<(), StoreError> {
    let kept = organisation("cockpit", "Musikschule Beispielstadt");
    let double = organisation("cockpit", "Musikschule Beispielstadt e.V.");
    store::organisations::put(tx, &double).await?;
    let held = [(studio(), Role::Reviewer), (double.id, Role::Editor)]
        .map(|(organisation, role)| Membership { organisation, role });
    let manages = grant(&visitor(other, Role::Administrator), ManageAccounts).unwrap();
    accounts::set_memberships(tx, &manages, &district(), id, &held).await?;
    let reviews = |of| grant(&visitor(other, Role::EducationManager), Review(of)).unwrap();
    let goes = RecordRef::Organisation(double.id);
    let read = (
        changes::last_of(tx, RecordRef::Organisation(kept.id)).await?,
        changes::last_of(tx, goes).await?,
    );
    let stays = Record::Organisation(Box::new(kept.clone()));
    let proofs = (&reviews(kept.id), &reviews(double.id));
    merges::merge(tx, proofs, &Merge { stays: &stays, goes, read }).await
}

impl Traces {
    /// Whatever must not be found.
    fn words(&self) -> Vec<String> {
        let mut words = vec![EMAIL.to_owned(), NAME.to_owned(), NAME.to_lowercase()];
        words.push(self.password.clone());
        words.extend(self.secrets.iter().map(Secret::reveal));
        words
    }
}

/// The tables in which any of the words stands, however it is written.
async fn tables_with(bed: &Bed, words: &[String]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    match &bed.target {
        Target::Folder(folder) => {
            let file = format!("sqlite:{}", folder.join("verzahnt.sqlite").display());
            let mut conn = SqliteConnection::connect(&file).await.unwrap();
            for (table, column) in sqlite_columns(bed).await.into_keys() {
                for word in words {
                    let sql = format!(
                        "SELECT count(*) FROM {table} WHERE lower(CAST(\"{column}\" AS TEXT)) LIKE '%' || lower($1) || '%'
                         OR hex(\"{column}\") LIKE '%' || hex($1) || '%' OR hex(\"{column}\") = upper(replace($1, '-', ''))"
                    );
                    let query = sqlx::query_scalar(AssertSqlSafe(sql)).bind(word);
                    let count: i64 = query.fetch_one(&mut conn).await.unwrap();
                    if count > 0 {
                        found.insert(table.clone());
                    }
                }
            }
            conn.close().await.unwrap();
        }
        Target::Postgres(_) => {
            let mut conn = PgConnection::connect(&bed.address()).await.unwrap();
            let tables: BTreeSet<String> =
                postgres_columns(bed).await.into_keys().map(|(table, _)| table).collect();
            for table in tables {
                for word in words {
                    let sql = format!(
                        "SELECT count(*) FROM {table} t WHERE t::text ILIKE '%' || $1 || '%'"
                    );
                    let query = sqlx::query_scalar(AssertSqlSafe(sql)).bind(word);
                    let count: i64 = query.fetch_one(&mut conn).await.unwrap();
                    if count > 0 {
                        found.insert(table.clone());
                    }
                }
            }
        }
    }
    found
}

/// The files under a folder that hold any of the words.
fn files_with(folder: &Path, words: &[String]) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files_with(&path, words));
            continue;
        }
        let bytes = String::from_utf8_lossy(&std::fs::read(&path).unwrap()).to_lowercase();
        found.extend(
            words
                .iter()
                .filter(|word| bytes.contains(&word.to_lowercase()))
                .map(|word| format!("{}: {word}", path.display())),
        );
    }
    found
}

async fn nothing_is_left(bed: &Bed) {
    let db = &bed.db;
    let traces = planted(db).await.unwrap();
    let before = tables_with(bed, &traces.words()).await;
    let planted = [
        "person_account",
        "person_mail",
        "person_remark",
        "person_passkey",
        "person_identity",
        "person_step",
        "search_gap",
    ];
    for table in planted {
        assert!(before.contains(table), "{table}: {before:?}");
    }
    let named = tables_with(bed, &[traces.id.to_string()]).await;
    let by_id = [
        "person_membership",
        "person_session",
        "person_link",
        "person_app",
        "person_recovery",
        "draft",
        "act",
        "change",
    ];
    for table in by_id {
        assert!(named.contains(table), "{table}: {named:?}");
    }
    let copy = persons::copy_of(&mut db.read().await.unwrap(), traces.id).await.unwrap();
    let sections = copy.as_object().unwrap();
    for (heading, rows) in sections.iter().filter(|(_, rows)| rows.is_array()) {
        assert!(!rows.as_array().unwrap().is_empty(), "the copy says nothing of {heading}");
    }
    // Whatever names the person stands in the copy; words that somebody looked for are nobody's.
    let copied: BTreeSet<&str> = persons::tables().collect();
    for table in before.iter().chain(&named).filter(|it| *it != "search_gap") {
        assert!(copied.contains(table.as_str()), "{table} names the person and is not copied");
    }
    for secret in traces.secrets.iter().map(Secret::reveal).chain([traces.password.clone()]) {
        assert!(!copy.to_string().contains(&secret), "a copy holds no keys");
    }

    let mut tx = db.write(Actor::Person(traces.id), at(9)).await.unwrap();
    persons::erase(&mut tx, traces.id).await.unwrap();
    tx.commit().await.unwrap();
    persons::overwrite_freed(db).await.unwrap();

    assert_eq!(tables_with(bed, &traces.words()).await, BTreeSet::new());
    let left: BTreeSet<String> = ["act", "change", "erasure"].map(str::to_owned).into();
    assert_eq!(tables_with(bed, &[traces.id.to_string()]).await, left, "the id alone stays");
    if let Target::Folder(folder) = &bed.target {
        assert_eq!(files_with(folder, &traces.words()), Vec::<String>::new());
    }
    assert!(sessions::who(db, &traces.secrets[0], at(10)).await.unwrap().is_none());
    // What others wrote and what waits for them is still there, without the person.
    let letter = outbox::claim(db, at(10), Duration::from_secs(60)).await.unwrap().unwrap();
    assert_eq!(letter.mail.text, "… (…) hat etwas eingereicht.");
    assert_eq!(outbox::claim(db, at(10), Duration::from_secs(60)).await.unwrap(), None);
    let waiting = drafts::waiting(&mut db.read().await.unwrap(), &district()).await.unwrap();
    assert_eq!((waiting[0].stage, waiting[0].taken_by), (drafts::Stage::Submitted, None));
}

#[tokio::test]
async fn an_erased_person_is_in_no_table_and_no_file_of_sqlite() {
    nothing_is_left(&Bed::sqlite().await).await;
}

#[tokio::test]
async fn an_erased_person_is_in_no_table_of_postgresql() {
    let bed = Bed::postgres().await;
    nothing_is_left(&bed).await;
    bed.remove().await;
}

async fn a_person_erases_the_own_account_and_no_other(db: &Db) -> Result<(), StoreError> {
    let administration = added(db, "amt@beispiel.example", "Amt", Role::Administrator).await?;
    let own = added(db, EMAIL, NAME, Role::Editor).await?;
    let other = added(db, "andere@beispiel.example", "Andere", Role::Editor).await?;
    let mut tx = db.write(Actor::Person(own), at(1)).await?;
    let refused = persons::erase(&mut tx, other).await;
    assert!(matches!(refused, Err(StoreError::Conflict(_))), "{refused:?}");
    drop(tx);
    let proof = grant(&visitor(administration, Role::Administrator), ManageAccounts).unwrap();
    let mut tx = db.write(Actor::Person(own), at(1)).await?;
    let refused = persons::erase_other(&mut tx, &proof, other).await;
    assert!(matches!(refused, Err(StoreError::Conflict(_))), "another's proof: {refused:?}");
    drop(tx);
    let mut tx = db.write(Actor::Person(administration), at(1)).await?;
    persons::erase_other(&mut tx, &proof, other).await?;
    let again = persons::erase_other(&mut tx, &proof, other).await;
    assert!(matches!(again, Err(StoreError::NotFound(_))), "{again:?}");
    tx.commit().await?;
    let mut tx = db.write(Actor::Person(own), at(2)).await?;
    persons::erase(&mut tx, own).await?;
    tx.commit().await?;
    let left = accounts::all(&mut db.read().await?, &district()).await?;
    assert_eq!(left.iter().map(|it| it.id).collect::<Vec<_>>(), [administration]);
    Ok(())
}

async fn nobody_erases_the_last_administrator(db: &Db) -> Result<(), StoreError> {
    let id = added(db, EMAIL, NAME, Role::Administrator).await?;
    let mut tx = db.write(Actor::Person(id), at(1)).await?;
    let refused = persons::erase(&mut tx, id).await;
    assert!(matches!(refused, Err(StoreError::Conflict(_))), "{refused:?}");
    drop(tx);
    added(db, "amt@beispiel.example", "Amt", Role::Administrator).await?;
    let mut tx = db.write(Actor::Person(id), at(1)).await?;
    persons::erase(&mut tx, id).await?;
    tx.commit().await.map(|_| ())
}

async fn who_is_erased_can_be_invited_anew_as_somebody_else(db: &Db) -> Result<(), StoreError> {
    let administration = added(db, "amt@beispiel.example", "Amt", Role::Administrator).await?;
    let first = added(db, EMAIL, NAME, Role::Editor).await?;
    let mut tx = db.write(Actor::System(Cause::Command("person")), at(1)).await?;
    persons::erase(&mut tx, first).await?;
    tx.commit().await?;
    let membership = Membership { organisation: studio(), role: Role::Editor };
    let proof = InvitePerson(membership);
    let proof = grant(&visitor(administration, Role::Administrator), proof).unwrap();
    let mut tx = db.write(Actor::Person(administration), at(2)).await?;
    let second = accounts::invite(&mut tx, &proof, &district(), EMAIL, NAME).await?;
    tx.commit().await?;
    assert_ne!(first, second);
    Ok(())
}

async fn a_restored_backup_brings_nobody_back_who_was_erased_since(
    db: &Db,
) -> Result<(), StoreError> {
    let traces = planted(db).await?;
    let mut old = Vec::new();
    backup::write(db, None, at(5), &mut old).await?;
    assert!(String::from_utf8_lossy(&old).contains(EMAIL), "the backup is older");
    let mut tx = db.write(Actor::Person(traces.id), at(9)).await?;
    persons::erase(&mut tx, traces.id).await?;
    tx.commit().await?;
    let erased = persons::erasures(&mut db.read().await?).await?;
    assert_eq!(erased, [(traces.id, at(9))]);
    // On a new machine, which is told the list that is kept apart from the backups.
    let fresh = Bed::sqlite().await;
    persons::remember(&fresh.db, &erased).await?;
    backup::restore(&fresh.db, None, old.as_slice()).await?;
    assert_eq!(tables_with(&fresh, &traces.words()).await, BTreeSet::new());
    assert_eq!(persons::erasures(&mut fresh.db.read().await?).await?, erased);
    assert_eq!(accounts::all(&mut fresh.db.read().await?, &district()).await?.len(), 1);
    // A backup that is newer than the erasure knows it by itself.
    let mut new = Vec::new();
    backup::write(db, None, at(10), &mut new).await?;
    let fresh = Bed::sqlite().await;
    backup::restore(&fresh.db, None, new.as_slice()).await?;
    assert_eq!(persons::erasures(&mut fresh.db.read().await?).await?, erased);
    Ok(())
}

async fn an_entry_that_names_the_address_is_told_and_left_alone(db: &Db) -> Result<(), StoreError> {
    added(db, "amt@beispiel.example", "Amt", Role::Administrator).await?;
    let id = added(db, EMAIL, NAME, Role::Editor).await?;
    let mut school = organisation("cockpit", "Musikschule Beispielstadt");
    school.contact.email = Some("Seltsam.Selten@beispiel.example".to_owned());
    let mut tx = db.write(Actor::Person(id), at(1)).await?;
    store::organisations::put(&mut tx, &school).await?;
    tx.commit().await?;
    let mut tx = db.write(Actor::Person(id), at(2)).await?;
    let erased = persons::erase(&mut tx, id).await?;
    tx.commit().await?;
    assert_eq!(erased.named_in, [RecordRef::Organisation(school.id)]);
    let kept = store::organisations::by_ids(&mut db.read().await?, &[school.id]).await?;
    assert_eq!(kept[0].contact, school.contact);
    Ok(())
}
