//! Files that an organisation uploads itself: each becomes a run that waits until a person has seen what it changes.
//!
//! Who uploaded a file applies it where the organisation is trusted, else hands it in, and the office decides as on any
//! run that waits ([`crate::harvests::release`]). An organisation's files are one source: what a later one does not name
//! any more is gone, unless it only adds. One on which nobody decides is given up after some days
//! ([`crate::protection::Rule::UndecidedUploads`]).

use access::{EditOrganisation, Granted, Review};
use base::{Ags, OrganisationId, RunId, SourceKey};
use jiff::Timestamp;

use crate::{
    Db, ReadTx, RecordRef, StoreError, WriteTx,
    acts::{self, About, Deed},
    db::on,
    runs::{self, Applied, Hold, Run, RunState},
    trust,
};

/// The source of the files of an organisation.
pub fn source_of(organisation: OrganisationId) -> Result<SourceKey, StoreError> {
    let key = format!("datei-{}", organisation.uuid().simple());
    key.parse().map_err(|_| StoreError::Corrupt(format!("`{key}` is no key of a source")))
}

/// The organisation whose files this source is, where it is one.
pub fn organisation_of(source: &SourceKey) -> Option<OrganisationId> {
    let id = source.as_str().strip_prefix("datei-")?;
    uuid::Uuid::try_parse(id).ok().map(OrganisationId::from_uuid)
}

/// Gives up what waits of an organisation's files: a newer one says more.
pub async fn overtake(
    db: &Db,
    district: &Ags,
    organisation: OrganisationId,
    by: RunId,
) -> Result<(), StoreError> {
    let source = source_of(organisation)?;
    for run in runs::held(&mut db.read().await?, district).await? {
        if run.source == source && run.id != by {
            runs::discard(db, run.id).await?;
        }
    }
    Ok(())
}

/// Hands a file in to the office, which decides.
pub async fn hand_in(
    db: &Db,
    proof: &Granted<EditOrganisation>,
    district: &Ags,
    run: RunId,
    at: Timestamp,
) -> Result<(), StoreError> {
    let mut tx = db.write(proof.actor().clone(), at).await?;
    let of = waiting(&mut tx, proof, district, run).await?;
    whole(&of)?;
    note(&mut tx, district, Deed::HandedInFile, proof).await?;
    tx.commit().await?;
    runs::hold(db, run, Hold::Handed).await
}

/// Applies a file that waits: of a trusted organisation, or with the office's proof.
pub async fn apply(
    db: &Db,
    proof: &Granted<EditOrganisation>,
    review: Option<&Granted<Review>>,
    district: &Ags,
    run: RunId,
    at: Timestamp,
) -> Result<Applied, StoreError> {
    let owner = proof.action().0;
    let mut tx = db.write(proof.actor().clone(), at).await?;
    let of = waiting(&mut tx, proof, district, run).await?;
    whole(&of)?;
    let reviewed = review.is_some_and(|review| review.action().0 == owner);
    if !reviewed && !trust::is_trusted(&mut tx, owner).await? {
        return Err(StoreError::Conflict(format!("the office decides on run {run}")));
    }
    note(&mut tx, district, Deed::ReleasedRun, proof).await?;
    tx.commit().await?;
    // Should this not be reached, the run still waits and can be applied again.
    runs::apply(db, run, proof.actor().clone(), at).await
}

/// Throws a file that waits away.
pub async fn discard(
    db: &Db,
    proof: &Granted<EditOrganisation>,
    district: &Ags,
    run: RunId,
    at: Timestamp,
) -> Result<(), StoreError> {
    let mut tx = db.write(proof.actor().clone(), at).await?;
    waiting(&mut tx, proof, district, run).await?;
    note(&mut tx, district, Deed::DiscardedRun, proof).await?;
    tx.commit().await?;
    runs::discard(db, run).await
}

/// Gives up a file on which nobody decided; what was staged of it is swept afterwards.
pub(crate) async fn give_up(
    tx: &mut WriteTx,
    district: &Ags,
    run: RunId,
) -> Result<(), StoreError> {
    const SQL: &str = "UPDATE run SET state = 'discarded' WHERE id = $1 AND state = 'open'";
    let of = runs::by_id(tx, run).await?;
    on!(tx, conn => sqlx::query(SQL).bind(run.uuid()).execute(conn).await.map(|_| ()))?;
    let about = organisation_of(&of.source).map(|it| About::Record(RecordRef::Organisation(it)));
    acts::note_about(tx, district, Deed::DiscardedRun, about).await
}

/// Brings back what stood before a file was applied.
pub async fn take_back(
    db: &Db,
    proof: &Granted<EditOrganisation>,
    district: &Ags,
    run: RunId,
    at: Timestamp,
) -> Result<Applied, StoreError> {
    own(&mut db.read().await?, proof, district, run).await?;
    let applied = runs::undo(db, run, proof.actor().clone(), at).await?;
    let mut tx = db.write(proof.actor().clone(), at).await?;
    note(&mut tx, district, Deed::TookRunBack, proof).await?;
    tx.commit().await?;
    Ok(applied)
}

/// A run over a file of the organisation that the proof names.
async fn own(
    tx: &mut ReadTx,
    proof: &Granted<EditOrganisation>,
    district: &Ags,
    run: RunId,
) -> Result<Run, StoreError> {
    let of = runs::by_id(tx, run).await?;
    if of.district != *district || of.source != source_of(proof.action().0)? {
        return Err(StoreError::NotFound(format!("import run {run}")));
    }
    Ok(of)
}

async fn waiting(
    tx: &mut ReadTx,
    proof: &Granted<EditOrganisation>,
    district: &Ags,
    run: RunId,
) -> Result<Run, StoreError> {
    let of = own(tx, proof, district, run).await?;
    if of.state != RunState::Open || of.held.is_none() {
        return Err(StoreError::Conflict(format!("the import run {run} does not wait")));
    }
    Ok(of)
}

fn whole(of: &Run) -> Result<(), StoreError> {
    match of.fatal {
        true => Err(StoreError::Conflict(format!("the file of run {} could not be read", of.id))),
        false => Ok(()),
    }
}

/// The trail names the organisation, whose page everybody knows.
async fn note(
    tx: &mut WriteTx,
    district: &Ags,
    deed: Deed,
    proof: &Granted<EditOrganisation>,
) -> Result<(), StoreError> {
    let about = About::Record(RecordRef::Organisation(proof.action().0));
    acts::note_about(tx, district, deed, Some(about)).await
}
