//! Twins: offers of a run that look like a published offer of another source. They are told, not merged.

use std::collections::{BTreeMap, BTreeSet};

use access::{Granted, Review};
use base::{Ags, OfferId, RunId};
use landscape::matching::{self, Likeness};
use uuid::Uuid;

use super::row;
use crate::{
    Db, ReadTx, Record, RecordRef, StoreError, WriteTx, acts,
    acts::{About, Deed},
    db::on,
    drafts::same_actor,
    record::Row,
};

/// A pair that looks the same.
#[derive(Debug, Clone, PartialEq)]
pub struct Twin {
    /// The offer of the run.
    pub staged: OfferId,
    /// The offer of another source.
    pub known: OfferId,
    pub likeness: Likeness,
}

/// Offers of one block on either side that are compared; more of one day and place are left out, so that a
/// source without dates and places does not cost the square of its size.
const MOST_IN_BLOCK: usize = 100;

/// Compares what is new in a run with its block mates of other sources and keeps the pairs.
pub(super) async fn look(db: &Db, run: RunId) -> Result<(), StoreError> {
    let mut tx = db.read().await?;
    let of = row(&mut tx, run).await?;
    let blocks = shared_blocks(&mut tx, of.id).await?;
    let mut found = Vec::new();
    for (block, mut staged) in blocks {
        staged.truncate(MOST_IN_BLOCK);
        let staged = staged_offers(&mut tx, of.id, &staged).await?;
        let known = known_offers(&mut tx, of.id, &block).await?;
        for (a, a_provider) in &staged {
            for (b, b_provider) in &known {
                let (Record::Offer(a), Record::Offer(b)) = (a, b) else { continue };
                let likeness = matching::likeness((a, a_provider), (b, b_provider));
                if likeness.score >= matching::TWIN {
                    found.push(Twin { staged: a.id, known: b.id, likeness });
                }
            }
        }
    }
    drop(tx);
    keep(db, &of, &found).await
}

/// The blocks in which both the run's new offers and other sources' offers stand.
async fn shared_blocks(
    tx: &mut ReadTx,
    run: Uuid,
) -> Result<BTreeMap<String, Vec<Uuid>>, StoreError> {
    // Block by block, not offer by offer: a block may hold many offers of the run's own source.
    const SQL: &str = "
        SELECT s.block, s.id
        FROM delta d
        JOIN staged s ON s.run = d.run AND s.id = d.id
        WHERE d.run = $1 AND d.kind = 'offer' AND d.state <> 'gone' AND s.mark = 'holds'
            AND s.block IN (
                SELECT b.block
                FROM (SELECT DISTINCT run, block FROM staged WHERE run = $1 AND block IS NOT NULL) b
                JOIN run u ON u.id = b.run
                WHERE EXISTS (
                    SELECT 1 FROM record r
                    WHERE r.district = u.district AND r.block = b.block AND r.source <> u.source
                        AND r.publication = 'published'))";
    let rows: Vec<(String, Uuid)> =
        on!(tx, conn => sqlx::query_as(SQL).bind(run).fetch_all(conn).await)?;
    let mut blocks: BTreeMap<String, Vec<Uuid>> = BTreeMap::new();
    for (block, id) in rows {
        blocks.entry(block).or_default().push(id);
    }
    Ok(blocks)
}

#[derive(sqlx::FromRow)]
struct Named {
    #[sqlx(flatten)]
    row: Row,
    provider: Option<String>,
}

impl Named {
    fn into_pair(self) -> Result<(Record, String), StoreError> {
        Ok((self.row.into_record()?, self.provider.unwrap_or_default()))
    }
}

/// Staged offers with the names of their providers.
async fn staged_offers(
    tx: &mut ReadTx,
    run: Uuid,
    ids: &[Uuid],
) -> Result<Vec<(Record, String)>, StoreError> {
    const SQL: &str = "
        SELECT s.id, s.kind, u.district, u.source, s.key, s.publication, s.retrieved, b.content,
            coalesce(o.title, p.title) AS provider
        FROM run u
        JOIN staged s ON s.run = u.id
        JOIN body b ON b.hash = s.hash
        LEFT JOIN staged o ON o.run = s.run AND o.id = s.owner
        LEFT JOIN record p ON p.id = s.owner
        WHERE u.id = $1 AND s.id = $2";
    let mut offers = Vec::new();
    for id in ids {
        let row: Named = on!(tx, conn =>
            sqlx::query_as(SQL).bind(run).bind(*id).fetch_one(conn).await)?;
        offers.push(row.into_pair()?);
    }
    Ok(offers)
}

/// Published offers of other sources in a block, with the names of their providers.
async fn known_offers(
    tx: &mut ReadTx,
    run: Uuid,
    block: &str,
) -> Result<Vec<(Record, String)>, StoreError> {
    const SQL: &str = "
        SELECT r.id, r.kind, r.district, r.source, r.key, r.publication, r.retrieved, b.content,
            p.title AS provider
        FROM run u
        JOIN record r ON r.district = u.district AND r.block = $2 AND r.source <> u.source
        JOIN body b ON b.hash = r.hash
        LEFT JOIN record p ON p.id = r.owner
        WHERE u.id = $1 AND r.publication = 'published'
        ORDER BY r.id
        LIMIT $3";
    let rows: Vec<Named> = on!(tx, conn => sqlx::query_as(SQL)
        .bind(run)
        .bind(block)
        .bind(i64::try_from(MOST_IN_BLOCK).unwrap_or(i64::MAX))
        .fetch_all(conn)
        .await)?;
    rows.into_iter().map(Named::into_pair).collect()
}

async fn keep(db: &Db, of: &super::RunRow, found: &[Twin]) -> Result<(), StoreError> {
    const CLEAR: &str = "DELETE FROM twin WHERE run = $1";
    const PUT: &str = "
        INSERT INTO twin (run, district, staged, known, score, title, provider, time, price)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    let mut tx = db.work().await?;
    on!(tx, conn => sqlx::query(CLEAR).bind(of.id).execute(conn).await.map(|_| ()))?;
    for twin in found {
        on!(tx, conn => sqlx::query(PUT)
            .bind(of.id)
            .bind(of.district.as_str())
            .bind(twin.staged.uuid())
            .bind(twin.known.uuid())
            .bind(twin.likeness.score)
            .bind(twin.likeness.title)
            .bind(twin.likeness.provider)
            .bind(twin.likeness.time)
            .bind(twin.likeness.price)
            .execute(conn)
            .await.map(|_| ()))?;
    }
    tx.done().await
}

/// The twins that the last comparison of a run found, the most alike first.
pub async fn twins(tx: &mut ReadTx, run: RunId) -> Result<Vec<Twin>, StoreError> {
    const SQL: &str = "
        SELECT staged, known, score, title, provider, time, price
        FROM twin WHERE run = $1 ORDER BY score DESC, staged, known";
    let rows: Vec<(Uuid, Uuid, f64, f64, f64, f64, f64)> =
        on!(tx, conn => sqlx::query_as(SQL).bind(run.uuid()).fetch_all(conn).await)?;
    Ok(rows
        .into_iter()
        .map(|(staged, known, score, title, provider, time, price)| Twin {
            staged: OfferId::from_uuid(staged),
            known: OfferId::from_uuid(known),
            likeness: Likeness { score, title, provider, time, price },
        })
        .collect())
}

/// Pairs of public offers that look the same and of which nobody has said that they are not, the most alike first, at
/// most `limit`: the one that came later, and the one that was there.
pub async fn open_twins(
    tx: &mut ReadTx,
    district: &Ags,
    limit: u32,
) -> Result<Vec<(OfferId, OfferId)>, StoreError> {
    const SQL: &str = "
        SELECT t.staged, t.known FROM twin t
        JOIN run u ON u.id = t.run AND u.state = 'applied'
        JOIN record a ON a.id = t.staged AND a.publication = 'published'
        JOIN record b ON b.id = t.known AND b.publication = 'published'
        WHERE t.district = $1 AND NOT EXISTS (
            SELECT 1 FROM apart p
            WHERE (p.one = t.staged AND p.other = t.known) OR (p.one = t.known AND p.other = t.staged))
        GROUP BY t.staged, t.known
        ORDER BY max(t.score) DESC, t.staged, t.known LIMIT $2";
    let rows: Vec<(Uuid, Uuid)> = on!(tx, conn => sqlx::query_as(SQL)
        .bind(district.as_str())
        .bind(i64::from(limit))
        .fetch_all(conn)
        .await)?;
    Ok(rows
        .into_iter()
        .map(|(staged, known)| (OfferId::from_uuid(staged), OfferId::from_uuid(known)))
        .collect())
}

/// Says that two entries are not the same, once and for all.
pub async fn keep_apart(
    tx: &mut WriteTx,
    proof: &Granted<Review>,
    district: &Ags,
    pair: (RecordRef, RecordRef),
) -> Result<(), StoreError> {
    const SQL: &str = "
        INSERT INTO apart (one, other, district) VALUES ($1, $2, $3)
        ON CONFLICT (one, other) DO NOTHING";
    same_actor(tx, proof.actor())?;
    on!(tx, conn => sqlx::query(SQL)
        .bind(pair.0.uuid())
        .bind(pair.1.uuid())
        .bind(district.as_str())
        .execute(conn)
        .await.map(|_| ()))?;
    acts::note_about(tx, district, Deed::KeptApart, Some(About::Record(pair.0))).await
}

/// The pairs of which somebody said that they are not the same, as it was said.
pub async fn apart(tx: &mut ReadTx, district: &Ags) -> Result<BTreeSet<(Uuid, Uuid)>, StoreError> {
    const SQL: &str = "SELECT one, other FROM apart WHERE district = $1";
    let rows: Vec<(Uuid, Uuid)> =
        on!(tx, conn => sqlx::query_as(SQL).bind(district.as_str()).fetch_all(conn).await)?;
    Ok(rows.into_iter().collect())
}
