//! Jobs, mails, and searches that found nothing.

use std::time::Duration;

use jiff::Timestamp;
use store::{
    Db, StoreError, jobs,
    outbox::{self, Mail},
    searches::{self, Missed},
    turns,
};

use crate::bed::{actor, at, district, on_both_engines, today, write};

on_both_engines!(
    a_turn_is_held_by_one_process_and_comes_again_after_its_interval,
    a_turn_of_somebody_who_died_is_taken_over_when_the_lease_ends,
    a_job_is_held_by_one_worker_at_a_time,
    a_job_is_taken_again_when_its_lease_is_over_and_the_first_worker_cannot_finish_it,
    a_failed_job_is_tried_again_when_it_is_due_or_given_up,
    many_workers_take_each_job_once,
    an_event_queues_one_mail_with_one_message_id,
    a_dropped_write_queues_nothing,
    a_sent_mail_leaves_no_address_behind,
    a_mail_is_tried_again_with_the_same_message_id,
    words_are_kept_from_the_fifth_time_on,
    personal_words_are_never_counted,
);

const LEASE: Duration = Duration::from_secs(60);

async fn queue(db: &Db, name: &str, due: Timestamp) -> Result<(), StoreError> {
    let mut tx = write(db).await;
    jobs::enqueue(&mut tx, &district(), name, "{}", due).await?;
    tx.commit().await?;
    Ok(())
}

async fn a_job_is_held_by_one_worker_at_a_time(db: &Db) -> Result<(), StoreError> {
    queue(db, "index", at(10)).await?;
    assert_eq!(jobs::claim(db, "index", at(9), LEASE).await?, None);
    assert_eq!(jobs::claim(db, "other", at(10), LEASE).await?, None);
    let job = jobs::claim(db, "index", at(10), LEASE).await?.unwrap();
    assert_eq!((job.name.as_str(), job.attempt, job.district.clone()), ("index", 1, district()));
    assert_eq!(jobs::claim(db, "index", at(11), LEASE).await?, None);
    jobs::done(db, &job).await?;
    assert_eq!(jobs::claim(db, "index", at(1000), LEASE).await?, None);
    Ok(())
}

async fn a_job_is_taken_again_when_its_lease_is_over_and_the_first_worker_cannot_finish_it(
    db: &Db,
) -> Result<(), StoreError> {
    queue(db, "index", at(0)).await?;
    let first = jobs::claim(db, "index", at(0), LEASE).await?.unwrap();
    let second = jobs::claim(db, "index", at(60), LEASE).await?.unwrap();
    assert_eq!((first.id, second.attempt), (second.id, 2));
    let late = jobs::done(db, &first).await;
    assert!(matches!(late, Err(StoreError::Conflict(_))), "{late:?}");
    jobs::done(db, &second).await
}

async fn a_failed_job_is_tried_again_when_it_is_due_or_given_up(db: &Db) -> Result<(), StoreError> {
    queue(db, "index", at(0)).await?;
    let job = jobs::claim(db, "index", at(0), LEASE).await?.unwrap();
    jobs::failed(db, &job, "no disk", Some(at(100))).await?;
    assert_eq!(jobs::claim(db, "index", at(99), LEASE).await?, None);
    let job = jobs::claim(db, "index", at(100), LEASE).await?.unwrap();
    jobs::failed(db, &job, "no disk", None).await?;
    assert_eq!(jobs::claim(db, "index", at(9999), LEASE).await?, None);
    Ok(())
}

async fn many_workers_take_each_job_once(db: &Db) -> Result<(), StoreError> {
    for _ in 0..20 {
        queue(db, "index", at(0)).await?;
    }
    let workers = (0..6).map(|_| {
        let db = db.clone();
        tokio::spawn(async move {
            let mut taken = Vec::new();
            while let Some(job) = jobs::claim(&db, "index", at(1), LEASE).await? {
                taken.push(job.id);
            }
            Ok::<_, StoreError>(taken)
        })
    });
    let mut all = Vec::new();
    for worker in workers.collect::<Vec<_>>() {
        all.extend(worker.await.unwrap()?);
    }
    let taken = all.len();
    all.sort();
    all.dedup();
    // Under PostgreSQL a worker may pass by a job that another one is just taking; none is taken twice.
    assert_eq!(taken, all.len());
    while let Some(job) = jobs::claim(db, "index", at(1), LEASE).await? {
        all.push(job.id);
    }
    assert_eq!(all.len(), 20);
    Ok(())
}

fn mail(event: &str) -> Mail {
    Mail {
        event: event.to_owned(),
        recipient: "kurse@example.org".to_owned(),
        subject: "Bitte prüfen".to_owned(),
        text: "Ihre Angebote sind ein Jahr alt.".to_owned(),
        list: None,
    }
}

async fn post(db: &Db, event: &str) -> Result<bool, StoreError> {
    let mut tx = db.write(actor(), at(0)).await?;
    let new = outbox::enqueue(&mut tx, &district(), &mail(event), "example.org", at(5)).await?;
    tx.commit().await?;
    Ok(new)
}

async fn an_event_queues_one_mail_with_one_message_id(db: &Db) -> Result<(), StoreError> {
    assert!(post(db, "reminder:1").await?);
    assert!(!post(db, "reminder:1").await?);
    assert!(post(db, "reminder:2").await?);
    assert_eq!(outbox::claim(db, at(4), LEASE).await?, None);
    let first = outbox::claim(db, at(5), LEASE).await?.unwrap();
    let second = outbox::claim(db, at(5), LEASE).await?.unwrap();
    assert_eq!((&first.mail, &second.mail), (&mail("reminder:1"), &mail("reminder:2")));
    assert_ne!(first.message_id, second.message_id);
    assert!(first.message_id.starts_with('<') && first.message_id.ends_with("@example.org>"));
    assert_eq!(outbox::claim(db, at(5), LEASE).await?, None);
    Ok(())
}

async fn a_dropped_write_queues_nothing(db: &Db) -> Result<(), StoreError> {
    let mut tx = write(db).await;
    outbox::enqueue(&mut tx, &district(), &mail("reminder:1"), "example.org", at(0)).await?;
    jobs::enqueue(&mut tx, &district(), "index", "{}", at(0)).await?;
    drop(tx);
    assert_eq!(outbox::claim(db, at(5), LEASE).await?, None);
    assert_eq!(jobs::claim(db, "index", at(5), LEASE).await?, None);
    Ok(())
}

async fn a_sent_mail_leaves_no_address_behind(db: &Db) -> Result<(), StoreError> {
    post(db, "reminder:1").await?;
    let letter = outbox::claim(db, at(5), LEASE).await?.unwrap();
    outbox::sent(db, &letter).await?;
    let again = outbox::sent(db, &letter).await;
    assert!(matches!(again, Err(StoreError::Conflict(_))), "{again:?}");
    let mut backup = Vec::new();
    store::backup::write(db, None, at(9), &mut backup).await?;
    let backup = String::from_utf8(backup).unwrap();
    assert!(backup.contains("reminder:1"), "{backup}");
    assert!(!backup.contains("kurse@example.org") && !backup.contains("ein Jahr alt"), "{backup}");
    assert!(!format!("{letter:?}").contains("kurse@example.org"));
    Ok(())
}

async fn a_mail_is_tried_again_with_the_same_message_id(db: &Db) -> Result<(), StoreError> {
    post(db, "reminder:1").await?;
    let letter = outbox::claim(db, at(5), LEASE).await?.unwrap();
    outbox::failed(db, &letter, "451 try later", Some(at(50))).await?;
    assert_eq!(outbox::claim(db, at(49), LEASE).await?, None);
    let again = outbox::claim(db, at(50), LEASE).await?.unwrap();
    assert_eq!((&again.message_id, again.attempt), (&letter.message_id, 2));
    outbox::failed(db, &again, "550 no such mailbox", None).await?;
    assert_eq!(outbox::claim(db, at(9999), LEASE).await?, None);
    Ok(())
}

async fn words_are_kept_from_the_fifth_time_on(db: &Db) -> Result<(), StoreError> {
    for n in 0..4 {
        searches::count(db, &district(), Missed::Words("Imkerei  Kurs"), today()).await?;
        assert_eq!(searches::most_missed(&mut db.read().await?, &district(), 9).await?, [], "{n}");
    }
    let mut backup = Vec::new();
    store::backup::write(db, None, at(9), &mut backup).await?;
    assert!(!String::from_utf8(backup).unwrap().contains("imkerei"));
    let later = "2026-12-24".parse().unwrap();
    for _ in 0..3 {
        searches::count(db, &district(), Missed::Words("imkerei kurs"), later).await?;
    }
    searches::count(db, &district(), Missed::Concept("topic:toepfern"), today()).await?;
    let gaps = searches::most_missed(&mut db.read().await?, &district(), 9).await?;
    let told: Vec<(&str, u64, bool)> =
        gaps.iter().map(|g| (g.term.as_str(), g.times, g.concept)).collect();
    assert_eq!(told, [("imkerei kurs", 7, false), ("topic:toepfern", 1, true)]);
    assert_eq!(gaps[0].last, later);
    Ok(())
}

async fn personal_words_are_never_counted(db: &Db) -> Result<(), StoreError> {
    for _ in 0..9 {
        searches::count(db, &district(), Missed::Words("info@example.org"), today()).await?;
        searches::count(db, &district(), Missed::Words("  "), today()).await?;
    }
    let mut backup = Vec::new();
    store::backup::write(db, None, at(9), &mut backup).await?;
    assert!(!String::from_utf8(backup).unwrap().contains("search_gap"));
    assert_eq!(searches::most_missed(&mut db.read().await?, &district(), 9).await?, []);
    Ok(())
}

const HOUR: Duration = Duration::from_secs(3600);

async fn turn(db: &Db, seconds: i64) -> Result<Option<turns::Turn>, StoreError> {
    turns::take(db, &district(), "upkeep", at(seconds), HOUR, LEASE).await
}

async fn a_turn_is_held_by_one_process_and_comes_again_after_its_interval(
    db: &Db,
) -> Result<(), StoreError> {
    let first = turn(db, 0).await?.unwrap();
    assert_eq!(turn(db, 59).await?, None, "somebody holds it");
    turns::done(db, &first, at(50)).await?;
    assert_eq!(turn(db, 60).await?, None, "it was just done");
    assert_eq!(turn(db, 3649).await?, None);
    assert!(turn(db, 3650).await?.is_some());
    let other = turns::take(db, &district(), "letter", at(0), HOUR, LEASE).await?;
    assert!(other.is_some(), "each has its own turns");
    Ok(())
}

async fn a_turn_of_somebody_who_died_is_taken_over_when_the_lease_ends(
    db: &Db,
) -> Result<(), StoreError> {
    let dead = turn(db, 0).await?.unwrap();
    let heir = turn(db, 60).await?.unwrap();
    // Who comes back from the dead does not end the heir's turn.
    turns::done(db, &dead, at(61)).await?;
    assert_eq!(turn(db, 62).await?, None);
    turns::done(db, &heir, at(70)).await?;
    assert_eq!(turn(db, 71).await?, None);
    Ok(())
}
