//! Organisations whose entries go out without a review.

use access::{Granted, Review};
use base::{Ags, OrganisationId};

use crate::{
    ReadTx, RecordRef, StoreError, WriteTx, acts,
    acts::{About, Deed},
    db::on,
    drafts::same_actor,
};

/// Whether an organisation publishes without being asked.
pub async fn is_trusted(tx: &mut ReadTx, organisation: OrganisationId) -> Result<bool, StoreError> {
    const SQL: &str = "SELECT count(*) FROM trusted WHERE organisation = $1";
    let n: i64 =
        on!(tx, conn => sqlx::query_scalar(SQL).bind(organisation.uuid()).fetch_one(conn).await)?;
    Ok(n > 0)
}

/// Lets an organisation publish without being asked, or asks for a review again.
pub async fn set(
    tx: &mut WriteTx,
    proof: &Granted<Review>,
    district: &Ags,
    trusted: bool,
) -> Result<(), StoreError> {
    const TRUST: &str = "
        INSERT INTO trusted (organisation, district, since) VALUES ($1, $2, $3)
        ON CONFLICT (organisation) DO NOTHING";
    const DISTRUST: &str = "DELETE FROM trusted WHERE organisation = $1";
    same_actor(tx, proof.actor())?;
    let organisation = proof.action().0;
    let since = tx.at().as_microsecond();
    if trusted {
        on!(tx, conn => sqlx::query(TRUST)
            .bind(organisation.uuid())
            .bind(district.as_str())
            .bind(since)
            .execute(conn)
            .await.map(|_| ()))?;
    } else {
        on!(tx, conn => sqlx::query(DISTRUST)
            .bind(organisation.uuid())
            .execute(conn)
            .await.map(|_| ()))?;
    }
    let about = About::Record(RecordRef::Organisation(organisation));
    let deed = if trusted { Deed::Trusted } else { Deed::Distrusted };
    acts::note_about(tx, district, deed, Some(about)).await
}
