//! Filling a run: records into the staging table, findings into their list.

use std::collections::BTreeMap;

use base::{AreaId, Finding, OfferId, OrganisationId, PlaceId, RecordKey, RunId, Severity};
use landscape::{Coverage, Incoming};
use sqlx::AssertSqlSafe;
use uuid::Uuid;

use super::{RunRow, row};
use crate::{
    Db, RecordKind, StoreError, WriteTx,
    db::{on, value_rows},
    merges::Successors,
    record::{self, BATCH, Filed, Hash, Record, RecordRef, file},
};

/// Findings that are kept word by word; the rest is counted.
const KEPT_FINDINGS: i64 = 10_000;

/// A row of the staging table.
enum Staged {
    Holds(Box<Filed>),
    /// A record of this kind is `gone`, or was `seen` and rejected.
    Marked(&'static str, RecordKind),
}

/// What goes into the staging tables together.
#[derive(Default)]
pub(super) struct Batch {
    staged: BTreeMap<Uuid, Staged>,
    bodies: BTreeMap<Hash, String>,
    coverage: Option<Coverage>,
}

impl Batch {
    /// A record that the source holds.
    pub(super) fn hold(&mut self, record: &Record) -> Result<(), StoreError> {
        let mut filed = file(record)?;
        self.bodies.extend(std::mem::take(&mut filed.bodies));
        self.staged.insert(filed.id, Staged::Holds(Box::new(filed)));
        Ok(())
    }

    /// A record that is `gone`, or was `seen` and rejected.
    pub(super) fn mark(&mut self, mark: &'static str, record: RecordRef) {
        self.staged.insert(record.uuid(), Staged::Marked(mark, record.kind()));
    }
}

/// Stages what an importer read, in one small transaction. The last record of a key is the one that counts.
pub async fn add(db: &Db, run: RunId, incoming: &[Incoming]) -> Result<(), StoreError> {
    let mut tx = db.read().await?;
    let of = row(&mut tx, run).await?;
    let (district, source) = (of.district()?, of.source()?);
    let successors = Successors::of(&mut tx, &district).await?;
    drop(tx);
    let mut batch = Batch::default();
    for item in incoming {
        match item {
            Incoming::Coverage(it) => batch.coverage = Some(*it),
            Incoming::Gone(key) => {
                let id = OfferId::derived(&district, &source, key);
                batch.mark("gone", RecordRef::Offer(id));
            }
            Incoming::Area(it) => batch.hold(&Record::Area(it.clone()))?,
            Incoming::Organisation(it) => {
                batch.hold(&successors.hand(Record::Organisation(it.clone())))?
            }
            Incoming::Place(it) => batch.hold(&successors.hand(Record::Place(it.clone())))?,
            Incoming::Offer(it) => batch.hold(&successors.hand(Record::Offer(it.clone())))?,
        }
    }
    keep(db, run, batch).await
}

/// Writes a batch in one small transaction. Everything else was done before the database is held.
pub(super) async fn keep(db: &Db, run: RunId, batch: Batch) -> Result<(), StoreError> {
    const COVERAGE: &str = "UPDATE run SET incremental = $1, diff = NULL WHERE id = $2";
    const STALE: &str = "UPDATE run SET compared = NULL, diff = NULL WHERE id = $1";
    let mut tx = db.work().await?;
    let of = row(&mut tx, run).await?;
    of.must_be_open()?;
    batch.fits(&of)?;
    if let Some(coverage) = batch.coverage {
        on!(tx, conn => sqlx::query(COVERAGE)
            .bind(coverage == Coverage::Incremental)
            .bind(run.uuid())
            .execute(conn)
            .await.map(|_| ()))?;
    }
    if of.compared.is_some() {
        on!(tx, conn => sqlx::query(STALE).bind(run.uuid()).execute(conn).await.map(|_| ()))?;
    }
    let bodies: Vec<(Hash, String)> = batch.bodies.into_iter().collect();
    record::keep_bodies(&mut tx, &bodies).await?;
    put(&mut tx, run, &batch.staged, true).await?;
    tx.done().await
}

impl Batch {
    /// That every record is of the run's source.
    fn fits(&self, of: &RunRow) -> Result<(), StoreError> {
        for staged in self.staged.values() {
            if let Staged::Holds(filed) = staged
                && (filed.district != of.district || filed.source != of.source)
            {
                return Err(StoreError::Conflict(format!(
                    "a record of {} {} in a run of {} {}",
                    filed.district, filed.source, of.district, of.source
                )));
            }
        }
        Ok(())
    }
}

/// Writes rows; `replace` says whether they come in place of what was staged under the same id.
async fn put(
    tx: &mut WriteTx,
    run: RunId,
    staged: &BTreeMap<Uuid, Staged>,
    replace: bool,
) -> Result<(), StoreError> {
    let rows: Vec<(&Uuid, &Staged)> = staged.iter().collect();
    for chunk in rows.chunks(BATCH) {
        let conflict = if replace {
            "ON CONFLICT (run, id) DO UPDATE SET mark = excluded.mark, publication = excluded.publication,
                visible_from = excluded.visible_from, visible_until = excluded.visible_until,
                hash = excluded.hash, outline = excluded.outline, block = excluded.block,
                owner = excluded.owner, form = excluded.form, title = excluded.title,
                sort = excluded.sort, retrieved = excluded.retrieved"
        } else {
            "ON CONFLICT (run, id) DO NOTHING"
        };
        let sql = format!(
            "INSERT INTO staged (run, id, kind, key, mark, publication, visible_from, visible_until, hash, outline,
                block, owner, form, title, sort, retrieved) VALUES {} {conflict}",
            value_rows(tx, chunk.len(), 16)
        );
        on!(tx, conn => {
            let mut query = sqlx::query(AssertSqlSafe(sql)).persistent(chunk.len() == BATCH);
            for (id, row) in chunk {
                query = query.bind(run.uuid()).bind(**id);
                query = match row {
                    Staged::Holds(it) => query
                        .bind(it.kind.code())
                        .bind(it.key.as_str())
                        .bind("holds")
                        .bind(it.publication)
                        .bind(it.visible_from)
                        .bind(it.visible_until)
                        .bind(it.hash.as_slice())
                        .bind(it.outline.as_deref())
                        .bind(it.block.as_deref())
                        .bind(it.owner)
                        .bind(it.form)
                        .bind(it.title.as_str())
                        .bind(it.sort.as_str())
                        .bind(it.retrieved),
                    Staged::Marked(mark, kind) => query
                        .bind(kind.code())
                        .bind("")
                        .bind(*mark)
                        .bind("withdrawn")
                        .bind(None::<jiff_sqlx::Date>)
                        .bind(None::<jiff_sqlx::Date>)
                        .bind(Vec::<u8>::new())
                        .bind(None::<&[u8]>)
                        .bind(None::<&str>)
                        .bind(None::<Uuid>)
                        .bind(None::<&'static str>)
                        .bind("")
                        .bind("")
                        .bind(0_i64),
                };
            }
            query.execute(conn).await?;
        });
    }
    Ok(())
}

/// Notes findings of a run. A record that was rejected is remembered as seen: it is not gone.
pub async fn note(db: &Db, run: RunId, findings: &[Finding]) -> Result<(), StoreError> {
    const COUNT: &str = "
        UPDATE run SET notes = notes + $1, rejected = rejected + $2, fatal = fatal + $3
        WHERE id = $4 AND state = 'open'
        RETURNING notes + rejected + fatal";
    if findings.is_empty() {
        return Ok(());
    }
    let mut tx = db.work().await?;
    let of = row(&mut tx, run).await?;
    of.must_be_open()?;
    let of_severity = |severity| {
        i64::try_from(findings.iter().filter(|f| f.severity == severity).count())
            .unwrap_or(i64::MAX)
    };
    let all: i64 = on!(tx, conn => sqlx::query_scalar(COUNT)
        .bind(of_severity(Severity::Note))
        .bind(of_severity(Severity::Rejected))
        .bind(of_severity(Severity::Fatal))
        .bind(run.uuid())
        .fetch_one(conn)
        .await)?;
    let before = all - i64::try_from(findings.len()).unwrap_or(i64::MAX);
    let room = usize::try_from((KEPT_FINDINGS - before).max(0)).unwrap_or(0);
    let kept = findings.get(..room.min(findings.len())).unwrap_or_default();
    let mut n = before;
    for chunk in kept.chunks(BATCH) {
        let sql = format!(
            "INSERT INTO finding (run, n, severity, code, line, record, field, given, says_de, says_en)
             VALUES {}",
            value_rows(&mut tx, chunk.len(), 10)
        );
        on!(tx, conn => {
            let mut query = sqlx::query(AssertSqlSafe(sql)).persistent(chunk.len() == BATCH);
            for finding in chunk {
                n += 1;
                query = query
                    .bind(run.uuid())
                    .bind(n)
                    .bind(severity_code(finding.severity))
                    .bind(finding.kind.code())
                    .bind(finding.spot.line.and_then(|line| i64::try_from(line).ok()))
                    .bind(finding.spot.record.as_deref().map(plain))
                    .bind(finding.spot.field.as_deref().map(plain))
                    .bind(plain(&finding.given))
                    .bind(plain(&finding.kind.says(true)))
                    .bind(plain(&finding.kind.says(false)));
            }
            query.execute(conn).await?;
        });
    }
    put(&mut tx, run, &seen(&of, findings)?, false).await?;
    tx.done().await
}

/// The text without what PostgreSQL cannot keep.
fn plain(text: &str) -> String {
    text.replace('\0', "\u{fffd}")
}

fn severity_code(severity: Severity) -> &'static str {
    match severity {
        Severity::Note => "note",
        Severity::Rejected => "rejected",
        Severity::Fatal => "fatal",
    }
}

/// Marks for rejected records. The finding does not say of what kind it was, so all kinds are marked.
fn seen(of: &RunRow, findings: &[Finding]) -> Result<BTreeMap<Uuid, Staged>, StoreError> {
    let (district, source) = (of.district()?, of.source()?);
    let mut marks = BTreeMap::new();
    let rejected = findings.iter().filter(|f| f.severity == Severity::Rejected);
    for key in rejected.filter_map(|f| f.spot.record.as_deref()?.parse::<RecordKey>().ok()) {
        for (kind, id) in [
            (RecordKind::Offer, OfferId::derived(&district, &source, &key).uuid()),
            (RecordKind::Organisation, OrganisationId::derived(&district, &source, &key).uuid()),
            (RecordKind::Place, PlaceId::derived(&district, &source, &key).uuid()),
            (RecordKind::Area, AreaId::derived(&district, &source, &key).uuid()),
        ] {
            marks.insert(id, Staged::Marked("seen", kind));
        }
    }
    Ok(marks)
}
