//! Mails that their readers can do without.

use std::{collections::BTreeSet, time::Duration};

use base::Actor;
use jiff::Timestamp;
use store::{
    Db, Secret, StoreError,
    outbox::{self, Letter, Mail},
    subscriptions::{self, LASTS, MailKind},
};

use crate::bed::{actor, at, district, on_both_engines};

on_both_engines!(
    a_needed_mail_has_no_link_and_comes_whatever_was_unsubscribed,
    a_link_ends_one_kind_of_mail_for_one_address_however_often_it_is_followed,
    what_waits_for_somebody_who_unsubscribes_is_not_sent,
    a_link_works_until_its_end_and_a_guessed_one_never,
    who_wants_such_mails_again_gets_them_again,
    nothing_of_a_link_is_left_when_its_mail_is_gone,
    the_servers_words_are_kept_without_the_address,
);

const READER: &str = "Kurse@Beispiel.example";

async fn post(
    db: &Db,
    event: &str,
    recipient: &str,
    list: Option<MailKind>,
) -> Result<bool, StoreError> {
    let mut tx = db.write(actor(), at(0)).await?;
    let (subject, text) = ("Bitte prüfen".to_owned(), "Ihre Angebote.".to_owned());
    let mail =
        Mail { event: event.to_owned(), recipient: recipient.to_owned(), subject, text, list };
    let queued = outbox::enqueue(&mut tx, &district(), &mail, "example.org", at(0)).await?;
    tx.commit().await?;
    Ok(queued)
}

async fn next(db: &Db) -> Result<Option<Letter>, StoreError> {
    outbox::claim(db, at(1), Duration::from_secs(60)).await
}

/// The link of the next mail.
async fn link(db: &Db) -> Result<Secret, StoreError> {
    let letter = next(db).await?.unwrap();
    outbox::sent(db, &letter).await?;
    Ok(letter.unsubscribe.unwrap().parse().unwrap())
}

async fn follow(db: &Db, secret: &Secret, now: Timestamp) -> Result<Option<MailKind>, StoreError> {
    let mut tx = db.write(Actor::Public, now).await?;
    let kind = subscriptions::follow(&mut tx, secret).await?;
    tx.commit().await?;
    Ok(kind)
}

async fn unwanted(db: &Db, email: &str) -> Result<BTreeSet<MailKind>, StoreError> {
    subscriptions::unwanted(&mut db.read().await?, &district(), email).await
}

async fn a_needed_mail_has_no_link_and_comes_whatever_was_unsubscribed(
    db: &Db,
) -> Result<(), StoreError> {
    for kind in MailKind::ALL {
        let mut tx = db.write(actor(), at(0)).await?;
        subscriptions::set(&mut tx, &district(), READER, *kind, false).await?;
        tx.commit().await?;
    }
    assert!(post(db, "reset:1", READER, None).await?);
    assert_eq!(next(db).await?.unwrap().unsubscribe, None);
    Ok(())
}

async fn a_link_ends_one_kind_of_mail_for_one_address_however_often_it_is_followed(
    db: &Db,
) -> Result<(), StoreError> {
    assert!(post(db, "reminder:1", READER, Some(MailKind::Reminder)).await?);
    let secret = link(db).await?;
    let found = subscriptions::link(&mut db.read().await?, &secret, at(9)).await?;
    assert_eq!(found, Some(MailKind::Reminder));
    assert_eq!(unwanted(db, READER).await?, BTreeSet::new(), "looking ends nothing");
    for _ in 0..2 {
        assert_eq!(follow(db, &secret, at(9)).await?, Some(MailKind::Reminder));
    }
    assert_eq!(unwanted(db, " kurse@beispiel.EXAMPLE").await?, [MailKind::Reminder].into());
    assert!(!post(db, "reminder:2", READER, Some(MailKind::Reminder)).await?);
    assert!(post(db, "monthly:1", READER, Some(MailKind::MonthlyReport)).await?);
    assert!(post(db, "reminder:3", "andere@beispiel.example", Some(MailKind::Reminder)).await?);
    Ok(())
}

async fn what_waits_for_somebody_who_unsubscribes_is_not_sent(db: &Db) -> Result<(), StoreError> {
    post(db, "reminder:1", READER, Some(MailKind::Reminder)).await?;
    let secret = link(db).await?;
    post(db, "reminder:2", READER, Some(MailKind::Reminder)).await?;
    post(db, "reminder:3", "andere@beispiel.example", Some(MailKind::Reminder)).await?;
    follow(db, &secret, at(0)).await?;
    assert_eq!(next(db).await?.unwrap().mail.recipient, "andere@beispiel.example");
    assert_eq!(next(db).await?, None);
    Ok(())
}

async fn a_link_works_until_its_end_and_a_guessed_one_never(db: &Db) -> Result<(), StoreError> {
    post(db, "reminder:1", READER, Some(MailKind::Reminder)).await?;
    let secret = link(db).await?;
    assert_eq!(follow(db, &Secret::random()?, at(1)).await?, None);
    let end = i64::try_from(LASTS.as_secs()).unwrap();
    assert_eq!(follow(db, &secret, at(end)).await?, None);
    assert_eq!(unwanted(db, READER).await?, BTreeSet::new());
    assert_eq!(follow(db, &secret, at(end - 1)).await?, Some(MailKind::Reminder));
    Ok(())
}

async fn who_wants_such_mails_again_gets_them_again(db: &Db) -> Result<(), StoreError> {
    for (wanted, queued) in [(false, false), (true, true)] {
        let mut tx = db.write(actor(), at(0)).await?;
        subscriptions::set(&mut tx, &district(), READER, MailKind::MondayMail, wanted).await?;
        tx.commit().await?;
        let event = format!("monday:{wanted}");
        assert_eq!(post(db, &event, READER, Some(MailKind::MondayMail)).await?, queued);
    }
    Ok(())
}

async fn nothing_of_a_link_is_left_when_its_mail_is_gone(db: &Db) -> Result<(), StoreError> {
    post(db, "reminder:1", READER, Some(MailKind::Reminder)).await?;
    let letter = next(db).await?.unwrap();
    outbox::sent(db, &letter).await?;
    let mut backup = Vec::new();
    store::backup::write(db, None, at(9), &mut backup).await?;
    let backup = String::from_utf8(backup).unwrap();
    for gone in [letter.unsubscribe.unwrap().as_str(), "beispiel.example", "Bitte prüfen"] {
        assert!(!backup.contains(gone), "{gone}");
    }
    assert!(backup.contains(&letter.message_id));
    Ok(())
}

async fn the_servers_words_are_kept_without_the_address(db: &Db) -> Result<(), StoreError> {
    post(db, "reminder:1", READER, Some(MailKind::Reminder)).await?;
    let letter = next(db).await?.unwrap();
    let said = "550 5.1.1 <kurse@beispiel.example>: unknown";
    outbox::failed(db, &letter, said, None).await?;
    let mut backup = Vec::new();
    store::backup::write(db, None, at(9), &mut backup).await?;
    let backup = String::from_utf8(backup).unwrap();
    assert!(backup.contains("550 5.1.1 <…>: unknown"), "{backup}");
    assert!(!backup.contains("beispiel.example"));
    Ok(())
}
