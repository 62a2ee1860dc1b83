//! Texts, news and collections: their versions, two people at once, what the public sees.

use std::collections::BTreeMap;

use access::{EditTexts, Granted, Membership, Role, Visitor, grant};
use base::{AccountId, Actor, LangTag, OfferId};
use jiff::civil::date;
use landscape::{Article, ArticleKind, Slug, article::Words};
use store::{
    Db, StoreError,
    acts::{self, About, Deed},
    articles::{self, Stage},
};

use crate::bed::{at, district, on_both_engines, organisation};

on_both_engines!(
    every_saving_is_a_version_and_comes_back_as_it_was_written,
    who_read_an_older_version_writes_nothing,
    the_public_sees_the_latest_that_is_no_draft_until_it_is_withdrawn,
    the_audit_trail_names_the_version,
    a_proof_counts_for_its_own_person_alone,
);

fn account(key: &str) -> AccountId {
    AccountId::derived(&district(), &"probe".parse().unwrap(), &key.parse().unwrap())
}

fn may_edit(key: &str) -> Granted<EditTexts> {
    let office = organisation("verzeichnis", "Bildungsbüro").id;
    let memberships = vec![Membership { organisation: office, role: Role::EducationManager }];
    grant(&Visitor::Person { account: account(key), memberships }, EditTexts).unwrap()
}

fn slug() -> Slug {
    "ferienpass".parse().unwrap()
}

fn article(body: &str) -> Article {
    let offer = OfferId::derived(&district(), &"probe".parse().unwrap(), &"kanu".parse().unwrap());
    let words = |title: &str| Words { title: title.to_owned(), body: body.to_owned() };
    Article {
        kind: ArticleKind::Collection,
        slug: slug(),
        words: BTreeMap::from([
            (LangTag::german(), words("Ferienpass")),
            ("de-simple".parse().unwrap(), words("Ferien-Pass")),
        ]),
        from: Some(date(2026, 7, 1)),
        until: Some(date(2026, 8, 12)),
        search: "q=Ferien&free=1".to_owned(),
        pinned: vec![offer],
    }
}

async fn save(db: &Db, body: &str, stage: Stage, read: i64) -> Result<i64, StoreError> {
    let mut tx = db.write(Actor::Person(account("konto")), at(read + 1)).await?;
    let proof = may_edit("konto");
    let next = articles::save(&mut tx, &proof, &district(), &article(body), stage, read).await?;
    tx.commit().await?;
    Ok(next)
}

async fn every_saving_is_a_version_and_comes_back_as_it_was_written(
    db: &Db,
) -> Result<(), StoreError> {
    assert_eq!(save(db, "Eins", Stage::Published, 0).await?, 1);
    assert_eq!(save(db, "Zwei", Stage::Draft, 1).await?, 2);
    let mut tx = db.read().await?;
    let kept = articles::versions(&mut tx, &district(), ArticleKind::Collection, &slug()).await?;
    let seen: Vec<_> =
        kept.iter().map(|it| (it.number, it.stage, it.at, it.article.clone())).collect();
    assert_eq!(
        seen,
        [(2, Stage::Draft, at(2), article("Zwei")), (1, Stage::Published, at(1), article("Eins"))]
    );
    assert_eq!(kept[0].actor, format!("person:{}", account("konto")));
    assert!(articles::versions(&mut tx, &district(), ArticleKind::News, &slug()).await?.is_empty());
    assert_eq!(articles::count(&mut tx, &district()).await?, 2);
    Ok(())
}

async fn who_read_an_older_version_writes_nothing(db: &Db) -> Result<(), StoreError> {
    save(db, "Eins", Stage::Published, 0).await?;
    save(db, "Zwei", Stage::Published, 1).await?;
    for read in [0, 1, 3] {
        let late = save(db, "Drei", Stage::Published, read).await;
        assert!(matches!(late, Err(StoreError::Conflict(_))), "{read}: {late:?}");
    }
    let mut tx = db.read().await?;
    assert_eq!(articles::count(&mut tx, &district()).await?, 2);
    Ok(())
}

async fn the_public_sees_the_latest_that_is_no_draft_until_it_is_withdrawn(
    db: &Db,
) -> Result<(), StoreError> {
    let steps = [
        (Stage::Draft, None),
        (Stage::Published, Some(2)),
        (Stage::Draft, Some(2)),
        (Stage::Withdrawn, None),
        (Stage::Draft, None),
        (Stage::Published, Some(6)),
    ];
    for (read, (stage, expected)) in (0..).zip(steps) {
        save(db, "Text", stage, read).await?;
        let mut tx = db.read().await?;
        let public = articles::published(&mut tx, &district()).await?;
        assert_eq!(public.first().map(|it| it.number), expected, "after {read}");
        let latest = articles::latest(&mut tx, &district()).await?;
        assert_eq!(latest.iter().map(|it| it.number).collect::<Vec<_>>(), [read + 1]);
    }
    Ok(())
}

async fn the_audit_trail_names_the_version(db: &Db) -> Result<(), StoreError> {
    save(db, "Eins", Stage::Draft, 0).await?;
    save(db, "Eins", Stage::Published, 1).await?;
    save(db, "Eins", Stage::Withdrawn, 2).await?;
    let mut tx = db.read().await?;
    let acts = acts::latest(&mut tx, &district(), None, 10).await?;
    let deeds: Vec<_> = acts.iter().map(|act| act.what).collect();
    assert_eq!(deeds, [Deed::WithdrewText, Deed::PublishedText, Deed::WroteText]);
    let Some(About::Article(id)) = acts[0].about else { panic!("{:?}", acts[0].about) };
    let names = articles::names(&mut tx, &[id]).await?;
    assert_eq!(names[&id], (slug(), 3));
    Ok(())
}

async fn a_proof_counts_for_its_own_person_alone(db: &Db) -> Result<(), StoreError> {
    let mut tx = db.write(Actor::Person(account("konto")), at(1)).await?;
    let foreign = may_edit("anderes");
    let refused =
        articles::save(&mut tx, &foreign, &district(), &article("Eins"), Stage::Draft, 0).await;
    assert!(matches!(refused, Err(StoreError::Conflict(_))), "{refused:?}");
    Ok(())
}
