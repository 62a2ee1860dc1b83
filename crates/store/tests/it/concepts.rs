//! What the office says of concepts: its versions, two people at once, topics that become one.

use access::{EditVocabulary, Granted, Membership, Role, Visitor, grant};
use base::{AccountId, Actor, LangTag, LocalText};
use landscape::{Amendment, Notation, Wording};
use store::{
    Db, StoreError,
    acts::{self, About, Deed},
    changes, concepts, offers,
};

use crate::bed::{actor, at, district, offer, on_both_engines, organisation};

on_both_engines!(
    every_saving_is_a_version_and_comes_back_as_it_was_written,
    who_read_an_older_version_writes_nothing,
    a_topic_that_goes_up_into_another_takes_its_offers_along,
    the_audit_trail_names_the_concept,
    a_proof_counts_for_its_own_person_alone,
);

fn account(key: &str) -> AccountId {
    AccountId::derived(&district(), &"probe".parse().unwrap(), &key.parse().unwrap())
}

fn may_edit(key: &str) -> Granted<EditVocabulary> {
    let office = organisation("verzeichnis", "Bildungsbüro").id;
    let memberships = vec![Membership { organisation: office, role: Role::EducationManager }];
    grant(&Visitor::Person { account: account(key), memberships }, EditVocabulary).unwrap()
}

fn notation(text: &str) -> Notation {
    text.parse().unwrap()
}

fn called(label: &str) -> Amendment {
    let german = LangTag::german();
    Amendment {
        scheme: "topics".to_owned(),
        notation: notation("toepfern"),
        wording: Some(Wording {
            pref_label: LocalText::german(label),
            alt_labels: vec![(german.clone(), "Keramik".to_owned())],
            hidden_labels: vec![(german, "Tonen".to_owned())],
            definition: LocalText::german("Mit Ton arbeiten"),
            broader: vec![notation("handwerk")],
        }),
        merged_into: None,
    }
}

fn merged() -> Amendment {
    Amendment { merged_into: Some(notation("keramik")), ..called("Töpfern") }
}

async fn save(db: &Db, amendment: &Amendment, read: i64) -> Result<concepts::Saved, StoreError> {
    let mut tx = db.write(Actor::Person(account("konto")), at(read + 1)).await?;
    let saved = concepts::save(&mut tx, &may_edit("konto"), &district(), amendment, read).await?;
    tx.commit().await?;
    Ok(saved)
}

async fn every_saving_is_a_version_and_comes_back_as_it_was_written(
    db: &Db,
) -> Result<(), StoreError> {
    let house = Amendment { wording: None, ..called("") };
    assert_eq!(save(db, &called("Töpfern"), 0).await?.version, 1);
    assert_eq!(save(db, &called("Ton und Scheibe"), 1).await?.version, 2);
    assert_eq!(save(db, &house, 2).await?.version, 3);
    let mut tx = db.read().await?;
    let kept = concepts::versions(&mut tx, &district(), "topics", &notation("toepfern")).await?;
    let said: Vec<_> = kept.iter().map(|it| (it.number, it.at, it.amendment.clone())).collect();
    let first = (1, at(1), called("Töpfern"));
    assert_eq!(said, [(3, at(3), house.clone()), (2, at(2), called("Ton und Scheibe")), first]);
    let latest = concepts::latest(&mut tx, &district()).await?;
    assert_eq!(latest.into_iter().map(|it| it.amendment).collect::<Vec<_>>(), [house]);
    assert_eq!(concepts::count(&mut tx, &district()).await?, 3);
    assert_eq!(concepts::count(&mut tx, &"03355".parse().unwrap()).await?, 0);
    Ok(())
}

async fn who_read_an_older_version_writes_nothing(db: &Db) -> Result<(), StoreError> {
    save(db, &called("Eins"), 0).await?;
    for read in [0, 2] {
        let late = save(db, &called("Zwei"), read).await;
        assert!(matches!(late, Err(StoreError::Conflict(_))), "{read}: {late:?}");
    }
    assert_eq!(concepts::count(&mut db.read().await?, &district()).await?, 1);
    Ok(())
}

async fn a_topic_that_goes_up_into_another_takes_its_offers_along(
    db: &Db,
) -> Result<(), StoreError> {
    let mut one = offer("probe", "ton", "Töpfern am Abend");
    one.topics = ["toepfern", "handwerk"].map(notation).into();
    let mut both = offer("probe", "beides", "Töpfern und Keramik");
    both.topics = ["toepfern", "keramik"].map(notation).into();
    let mut other = offer("probe", "chor", "Chor");
    other.topics = ["musik"].map(notation).into();
    let mut tx = db.write(actor(), at(0)).await?;
    for it in [&one, &both, &other] {
        offers::put(&mut tx, it).await?;
    }
    tx.commit().await?;
    let before = changes::head(&mut db.read().await?).await?;
    assert_eq!(save(db, &merged(), 0).await?.offers, 2);
    let mut tx = db.read().await?;
    let topics = |offer: &landscape::Offer| -> Vec<String> {
        offer.topics.iter().map(ToString::to_string).collect()
    };
    let kept = offers::by_ids(&mut tx, &[one.id, both.id, other.id]).await?;
    let said: Vec<_> = kept.iter().map(topics).collect();
    assert_eq!(said, [vec!["handwerk", "keramik"], vec!["keramik"], vec!["musik"]]);
    // Who follows the log hears of each.
    assert_eq!(changes::after(&mut tx, before, 10).await?.len(), 2);
    Ok(())
}

async fn the_audit_trail_names_the_concept(db: &Db) -> Result<(), StoreError> {
    save(db, &called("Töpfern"), 0).await?;
    save(db, &merged(), 1).await?;
    let mut tx = db.read().await?;
    let acts = acts::latest(&mut tx, &district(), None, 10).await?;
    let deeds: Vec<_> = acts.iter().map(|act| act.what).collect();
    assert_eq!(deeds, [Deed::MergedConcept, Deed::ChangedConcept]);
    let Some(About::Concept(id)) = acts[0].about else { panic!("{:?}", acts[0].about) };
    let names = concepts::names(&mut tx, &[id]).await?;
    assert_eq!(names[&id], ("topics:toepfern".to_owned(), 2));
    Ok(())
}

async fn a_proof_counts_for_its_own_person_alone(db: &Db) -> Result<(), StoreError> {
    let mut tx = db.write(Actor::Person(account("konto")), at(1)).await?;
    let foreign = may_edit("anderes");
    let refused = concepts::save(&mut tx, &foreign, &district(), &called("Eins"), 0).await;
    assert!(matches!(refused, Err(StoreError::Conflict(_))), "{refused:?}");
    Ok(())
}
