//! Pictures of organisations: their captions, their files, and who may change them.

use access::{EditOffer, EditOrganisation, Granted, Membership, Review, Role, Visitor, grant};
use base::{AccountId, Actor, LocalText, OfferId, OrganisationId, PictureId};
use landscape::Caption;
use store::{
    Db, StoreError, WriteTx,
    acts::{self, Deed},
    files::{FileHash, Files},
    pictures::{self, Media, Size},
};

use crate::bed::{at, district, on_both_engines, organisation};

on_both_engines!(
    a_picture_is_found_by_its_id_its_organisation_and_its_address,
    the_same_picture_again_only_changes_what_is_said_of_it,
    a_caption_changes_for_the_own_organisation_and_no_other,
    a_file_stays_as_long_as_somebody_shows_it_or_can_bring_it_back,
    a_picture_that_was_removed_comes_back_as_a_new_one_for_its_own_organisation,
    a_proof_counts_for_its_own_person_alone,
    the_public_sees_what_is_released_and_what_a_trusted_organisation_adds,
    an_offer_shows_a_picture_of_its_provider_and_loses_it_with_the_picture,
);

fn studio() -> OrganisationId {
    organisation("verzeichnis", "Musikschule Beispielstadt").id
}

fn library() -> OrganisationId {
    organisation("verzeichnis", "Bücherei Beispielstadt").id
}

fn editor() -> AccountId {
    AccountId::derived(&district(), &"probe".parse().unwrap(), &"konto".parse().unwrap())
}

fn may_edit(of: OrganisationId) -> Granted<EditOrganisation> {
    let memberships = vec![Membership { organisation: of, role: Role::Editor }];
    let visitor = Visitor::Person { account: editor(), memberships };
    grant(&visitor, EditOrganisation(of)).unwrap()
}

async fn write(db: &Db, seconds: i64) -> WriteTx {
    db.write(Actor::Person(editor()), at(seconds)).await.unwrap()
}

fn caption(alt: &str) -> Caption {
    Caption::new(LocalText::german(alt), "Foto: Archiv", "cc-by-4.0").unwrap()
}

fn sizes(content: &str) -> [Size; 2] {
    [(320, 200), (800, 500)].map(|(width, height)| {
        let file = FileHash::of(format!("{content} {width}").as_bytes());
        Size { width, height, file }
    })
}

async fn add(db: &Db, of: OrganisationId, content: &str, alt: &str, seconds: i64) -> PictureId {
    let mut tx = write(db, seconds).await;
    let (proof, sizes) = (may_edit(of), sizes(content));
    let id = pictures::add(&mut tx, &proof, &district(), Media::Jpeg, &sizes, &caption(alt)).await;
    tx.commit().await.unwrap();
    id.unwrap()
}

async fn a_picture_is_found_by_its_id_its_organisation_and_its_address(
    db: &Db,
) -> Result<(), StoreError> {
    let first = add(db, studio(), "klavier", "Ein Klavier", 1).await;
    let second = add(db, studio(), "geige", "Eine Geige", 2).await;
    add(db, library(), "regal", "Ein Regal", 3).await;
    let mut tx = db.read().await?;
    let found = pictures::by_ids(&mut tx, &[second, first]).await?;
    assert_eq!(found.iter().map(|p| p.id).collect::<Vec<_>>(), [second, first]);
    let piano = &found[1];
    assert_eq!((piano.caption.clone(), piano.owner), (caption("Ein Klavier"), studio()));
    assert_eq!((piano.sizes.as_slice(), piano.added), (&sizes("klavier")[..], at(1)));
    assert_eq!(piano.hash, sizes("klavier")[1].file);
    let own = pictures::of_organisation(&mut tx, studio()).await?;
    assert_eq!(own.iter().map(|p| p.id).collect::<Vec<_>>(), [second, first]);
    let small = pictures::file(&mut tx, piano.hash, 320).await?;
    assert_eq!(small, Some((sizes("klavier")[0].file, Media::Jpeg)));
    assert_eq!(pictures::file(&mut tx, piano.hash, 321).await?, None);
    assert_eq!(pictures::file(&mut tx, sizes("klavier")[0].file, 320).await?, None);
    let (first_page, rest) =
        (pictures::all(&mut tx, None, 2).await?, pictures::all(&mut tx, Some(second), 9).await?);
    assert_eq!((first_page.len(), rest.len()), (2, 1));
    Ok(())
}

async fn the_same_picture_again_only_changes_what_is_said_of_it(db: &Db) -> Result<(), StoreError> {
    let first = add(db, studio(), "klavier", "Ein Klavier", 1).await;
    let again = add(db, studio(), "klavier", "Ein Flügel", 2).await;
    assert_eq!(first, again);
    let own = pictures::of_organisation(&mut db.read().await?, studio()).await?;
    assert_eq!((own.len(), own[0].caption.alt().de()), (1, "Ein Flügel"));
    Ok(())
}

async fn a_caption_changes_for_the_own_organisation_and_no_other(
    db: &Db,
) -> Result<(), StoreError> {
    let id = add(db, studio(), "klavier", "Ein Klavier", 1).await;
    let mut tx = write(db, 2).await;
    let mut said = LocalText::german("Ein Flügel");
    said.set(base::LangTag::english(), "A grand piano");
    let said = Caption::new(said, "Musikschule", "cc0").unwrap();
    let foreign =
        pictures::set_caption(&mut tx, &may_edit(library()), &district(), id, &said).await;
    assert!(matches!(foreign, Err(StoreError::NotFound(_))), "{foreign:?}");
    let foreign = pictures::remove(&mut tx, &may_edit(library()), &district(), id).await;
    assert!(matches!(foreign, Err(StoreError::NotFound(_))), "{foreign:?}");
    pictures::set_caption(&mut tx, &may_edit(studio()), &district(), id, &said).await?;
    tx.commit().await?;
    let mut tx = db.read().await?;
    assert_eq!(pictures::by_ids(&mut tx, &[id]).await?[0].caption, said);
    let acts = acts::latest(&mut tx, &district(), None, 9).await?;
    let deeds: Vec<Deed> = acts.iter().map(|act| act.what).collect();
    assert_eq!(deeds, [Deed::ChangedPicture, Deed::AddedPicture]);
    Ok(())
}

/// Takes a picture away.
async fn removed(db: &Db, of: OrganisationId, id: PictureId, seconds: i64) {
    let mut tx = write(db, seconds).await;
    pictures::remove(&mut tx, &may_edit(of), &district(), id).await.unwrap();
    tx.commit().await.unwrap();
}

async fn a_file_stays_as_long_as_somebody_shows_it_or_can_bring_it_back(
    db: &Db,
) -> Result<(), StoreError> {
    let folder = tempfile::tempdir().unwrap();
    let files = Files::in_folder(folder.path()).unwrap();
    let own = add(db, studio(), "klavier", "Ein Klavier", 1).await;
    let shared = add(db, library(), "klavier", "Das Klavier der Musikschule", 1).await;
    let bytes = sizes("klavier").map(|size| size.file);
    for name in ["klavier 320", "klavier 800"] {
        files.put(std::io::Cursor::new(name.as_bytes())).await?;
    }
    let kept = files.all().await?;
    assert!(bytes.iter().all(|file| kept.contains(file)), "{kept:?}");
    removed(db, studio(), own, 2).await;
    pictures::drop_files(db, &files, at(9)).await?;
    assert_eq!(files.all().await?, kept, "the other one shows it");
    removed(db, library(), shared, 5).await;
    assert_eq!(pictures::file(&mut db.read().await?, bytes[1], 320).await?, None);
    pictures::drop_files(db, &files, at(4)).await?;
    assert_eq!(files.all().await?, kept, "the other one can be brought back");
    pictures::drop_files(db, &files, at(5)).await?;
    assert_eq!(files.all().await?, []);
    Ok(())
}

async fn a_picture_that_was_removed_comes_back_as_a_new_one_for_its_own_organisation(
    db: &Db,
) -> Result<(), StoreError> {
    let id = add(db, studio(), "klavier", "Ein Klavier", 1).await;
    let mut tx = write(db, 2).await;
    pictures::release(&mut tx, &may_review(studio()), &district(), id, true).await?;
    tx.commit().await?;
    removed(db, studio(), id, 3).await;
    let mut tx = db.read().await?;
    assert_eq!(pictures::by_ids(&mut tx, &[id]).await?, []);
    assert_eq!(pictures::of_organisation(&mut tx, studio()).await?, []);
    assert_eq!(pictures::all(&mut tx, None, 9).await?, []);
    let gone = pictures::removed_of(&mut tx, studio(), at(2)).await?;
    assert_eq!(gone.iter().map(|it| (it.picture.id, it.at)).collect::<Vec<_>>(), [(id, at(3))]);
    assert_eq!(pictures::removed_of(&mut tx, studio(), at(3)).await?, []);
    drop(tx);
    for (of, since) in [(library(), at(2)), (studio(), at(3))] {
        let mut tx = write(db, 4).await;
        let refused = pictures::bring_back(&mut tx, &may_edit(of), &district(), id, since).await;
        assert!(matches!(refused, Err(StoreError::NotFound(_))), "{of} {since}: {refused:?}");
    }
    let mut tx = write(db, 4).await;
    pictures::bring_back(&mut tx, &may_edit(studio()), &district(), id, at(2)).await?;
    tx.commit().await?;
    assert_eq!(seen(db, studio()).await, [], "the office looks at it again");
    let mut tx = db.read().await?;
    assert_eq!(pictures::by_ids(&mut tx, &[id]).await?[0].sizes, sizes("klavier"));
    let acts = acts::latest(&mut tx, &district(), None, 2).await?;
    let deeds: Vec<Deed> = acts.iter().map(|act| act.what).collect();
    assert_eq!(deeds, [Deed::BroughtPictureBack, Deed::RemovedPicture]);
    Ok(())
}

async fn a_proof_counts_for_its_own_person_alone(db: &Db) -> Result<(), StoreError> {
    let mut tx = db.write(Actor::Public, at(1)).await?;
    let (proof, sizes, caption) = (may_edit(studio()), sizes("klavier"), caption("Ein Klavier"));
    let refused = pictures::add(&mut tx, &proof, &district(), Media::Jpeg, &sizes, &caption).await;
    assert!(matches!(refused, Err(StoreError::Conflict(_))), "{refused:?}");
    Ok(())
}

fn may_review(of: OrganisationId) -> Granted<Review> {
    let memberships = vec![Membership { organisation: of, role: Role::Reviewer }];
    grant(&Visitor::Person { account: editor(), memberships }, Review(of)).unwrap()
}

async fn seen(db: &Db, of: OrganisationId) -> Vec<PictureId> {
    let mut tx = db.read().await.unwrap();
    pictures::seen_of(&mut tx, of, 9).await.unwrap().iter().map(|picture| picture.id).collect()
}

async fn the_public_sees_what_is_released_and_what_a_trusted_organisation_adds(
    db: &Db,
) -> Result<(), StoreError> {
    let first = add(db, studio(), "klavier", "Ein Klavier", 1).await;
    assert_eq!(seen(db, studio()).await, []);
    let waiting = pictures::waiting(&mut db.read().await?, &district(), 9).await?;
    assert_eq!(waiting.iter().map(|picture| picture.id).collect::<Vec<_>>(), [first]);
    let mut tx = write(db, 2).await;
    let foreign =
        pictures::release(&mut tx, &may_review(library()), &district(), first, true).await;
    assert!(matches!(foreign, Err(StoreError::NotFound(_))), "{foreign:?}");
    pictures::release(&mut tx, &may_review(studio()), &district(), first, true).await?;
    tx.commit().await?;
    assert_eq!(seen(db, studio()).await, [first]);
    // New words wait again, unless the organisation is trusted.
    let mut tx = write(db, 3).await;
    pictures::set_caption(&mut tx, &may_edit(studio()), &district(), first, &caption("Anders"))
        .await?;
    tx.commit().await?;
    assert_eq!(seen(db, studio()).await, []);
    let mut tx = write(db, 4).await;
    store::trust::set(&mut tx, &may_review(studio()), &district(), true).await?;
    pictures::set_caption(&mut tx, &may_edit(studio()), &district(), first, &caption("Flügel"))
        .await?;
    tx.commit().await?;
    let second = add(db, studio(), "geige", "Eine Geige", 5).await;
    assert_eq!(seen(db, studio()).await, [second, first]);
    let mut tx = write(db, 6).await;
    pictures::release(&mut tx, &may_review(studio()), &district(), first, false).await?;
    tx.commit().await?;
    assert_eq!(seen(db, studio()).await, [second]);
    let mut tx = db.read().await?;
    let deeds = acts::latest(&mut tx, &district(), None, 9).await?;
    assert_eq!(deeds[0].what, Deed::HidPicture);
    Ok(())
}

async fn an_offer_shows_a_picture_of_its_provider_and_loses_it_with_the_picture(
    db: &Db,
) -> Result<(), StoreError> {
    let own = add(db, studio(), "klavier", "Ein Klavier", 1).await;
    let other = add(db, library(), "regal", "Ein Regal", 2).await;
    let offer = OfferId::derived(&district(), &"probe".parse().unwrap(), &"kurs".parse().unwrap());
    let memberships = vec![Membership { organisation: studio(), role: Role::Editor }];
    let visitor = Visitor::Person { account: editor(), memberships };
    let proof = grant(&visitor, EditOffer { offer, provider: studio() }).unwrap();
    let mut tx = write(db, 3).await;
    let foreign = pictures::show_with(&mut tx, &proof, &district(), Some(other)).await;
    assert!(matches!(foreign, Err(StoreError::NotFound(_))), "{foreign:?}");
    pictures::show_with(&mut tx, &proof, &district(), Some(own)).await?;
    pictures::show_with(&mut tx, &proof, &district(), Some(own)).await?;
    tx.commit().await?;
    let shown = pictures::of_offer(&mut db.read().await?, offer).await?;
    assert_eq!(shown.map(|picture| picture.id), Some(own));
    let mut tx = write(db, 4).await;
    pictures::remove(&mut tx, &may_edit(studio()), &district(), own).await?;
    tx.commit().await?;
    assert_eq!(pictures::of_offer(&mut db.read().await?, offer).await?, None);
    Ok(())
}
