//! From a file to the changed stock: keep the raw file, read it record by record, link it with who is registered,
//! stage it, compare ([`stage`]), and then apply it or give it up. [`run`] is all of it, for a command; a harvested or
//! uploaded file is staged first, and judged or looked at.
//!
//! Reading runs on a thread of its own and hands batches over, so that a file of any size needs the
//! memory of a few batches. Nothing is written to the stock before the whole file was read.
//!
//! Not here: formats (crate `exchange`), what a run does to the stock (`store::runs`), fetching (crate `harvest`).

mod known_areas;
mod providers;
mod report;

use std::{
    borrow::Cow,
    fs::File,
    io::{BufRead, BufReader, Cursor, Read},
    path::Path,
    sync::Arc,
};

use anyhow::Context;
use base::{Actor, Ags, Cause, Finding, OrganisationId, RunId, Severity};
use exchange::Format;
use jiff::Timestamp;
use landscape::{Coverage, Gazetteer, Incoming, Intake, Source, Wordbook};
use search::{Ahead, SearchError, SearchIndex};
use store::{
    Db,
    files::{FileHash, Files},
    runs::{self, Applied},
};
use tokio::sync::mpsc;

pub use providers::registered;
pub use report::{Report, ReportedFinding};

use crate::{known_areas::KnownAreas, providers::Providers};

/// Records handed over at once.
const BATCH: usize = 2_000;

/// What files come into.
#[derive(Clone, Copy)]
pub struct Stock<'a> {
    pub db: &'a Db,
    /// Where raw files are kept.
    pub files: &'a Files,
    pub district: &'a Ags,
    pub words: &'a Wordbook,
    pub gazetteer: &'a Arc<Gazetteer>,
    /// The time at which something is written.
    pub now: &'a (dyn Fn() -> Timestamp + Sync),
}

/// Where a file's bytes are.
#[derive(Clone)]
pub enum Bytes<'a> {
    File(&'a Path),
    Held(Cow<'static, [u8]>),
}

/// One import.
pub struct Order<'a> {
    pub bytes: Bytes<'a>,
    pub name: &'a str,
    pub format: Format,
    pub source: Source,
    /// The organisation that all offers of the file belong to.
    pub provider: Option<OrganisationId>,
    /// The file is about organisations or areas themselves: nothing is linked.
    pub registers: bool,
    pub incremental: bool,
    /// Moves the dates of offers by whole days, for the demo.
    pub shift_days: i64,
    /// The index that runs ahead of a large import; without it, it follows the change log afterwards.
    pub index: Option<&'a SearchIndex>,
    /// Who enters the source.
    pub by: Actor,
    /// Is told how many records were read each time.
    pub told: &'a (dyn Fn(usize) + Sync),
}

/// The file could not be read to its end: nothing was changed.
#[derive(Debug, thiserror::Error)]
#[error("{}", .0.line(true))]
pub struct Unreadable(pub Finding);

/// A file that was read and compared, and has changed nothing yet.
pub struct Staged {
    pub run: RunId,
    pub report: Report,
    /// Why it could not be read to its end.
    pub fatal: Option<Finding>,
    /// It is no full stock: what it does not name stays.
    pub incremental: bool,
    ahead: Option<Ahead>,
}

impl Staged {
    /// Writes what the file changes.
    pub async fn apply(mut self, stock: &Stock<'_>, source: &Source) -> anyhow::Result<Report> {
        let actor = Actor::System(Cause::ImportRun(self.run, source.key.clone()));
        let Applied { from, to, .. } =
            runs::apply(stock.db, self.run, actor, (stock.now)()).await?;
        self.report.applied = true;
        if let Some(ahead) = self.ahead {
            ahead.finish(stock.db, from, to).await?;
        }
        Ok(self.report)
    }

    /// Leaves the stock as it is.
    pub async fn give_up(self, stock: &Stock<'_>) -> anyhow::Result<Report> {
        if let Some(ahead) = self.ahead {
            ahead.give_up().await;
        }
        runs::discard(stock.db, self.run).await?;
        Ok(self.report)
    }
}

/// Runs an import. An [`Unreadable`] file leaves the stock as it was.
pub async fn run(stock: &Stock<'_>, order: Order<'_>, dry_run: bool) -> anyhow::Result<Report> {
    let raw = keep(stock, &order.bytes).await?;
    let source = order.source.clone();
    let mut staged = stage(stock, order, &raw).await?;
    staged.report.dry_run = dry_run;
    if let Some(finding) = staged.fatal.clone() {
        staged.give_up(stock).await?;
        return Err(anyhow::Error::new(Unreadable(finding)));
    }
    if dry_run { staged.give_up(stock).await } else { staged.apply(stock, &source).await }
}

/// Reads a kept file and compares it with the stock.
pub async fn stage(stock: &Stock<'_>, order: Order<'_>, raw: &FileHash) -> anyhow::Result<Staged> {
    let started = (stock.now)();
    let db = stock.db;
    let mut providers = match order.registers {
        true => Providers::default(),
        false => Providers::load(stock, &order).await?,
    };
    let mut tx = db.write(order.by.clone(), started).await?;
    store::sources::put(&mut tx, &order.source).await?;
    tx.commit().await?;
    let known_areas = match order.registers {
        true => KnownAreas::load(stock).await?,
        false => KnownAreas::default(),
    };
    let run = runs::begin(db, stock.district, &order.source.key, raw, started).await?;

    let mut report = Report::new(&order);
    let (sender, mut batches) = mpsc::channel(1);
    let reading = {
        let reader: Box<dyn Read + Send> = match order.bytes.clone() {
            Bytes::File(path) => Box::new(
                File::open(path).with_context(|| format!("cannot read {}", path.display()))?,
            ),
            Bytes::Held(bytes) => Box::new(Cursor::new(bytes)),
        };
        let reader: Box<dyn BufRead + Send> = Box::new(BufReader::with_capacity(1 << 16, reader));
        let (district, source) = (stock.district.clone(), order.source.key.clone());
        let (vocabularies, gazetteer) = (stock.words.now(), Arc::clone(stock.gazetteer));
        let (format, shift) = (order.format, order.shift_days);
        tokio::task::spawn_blocking(move || {
            let intake = Intake {
                district: &district,
                source: &source,
                retrieved_at: started,
                vocabularies: &vocabularies,
                gazetteer: &gazetteer,
            };
            let mut batch = Vec::with_capacity(BATCH);
            for record in exchange::read(format, reader, &intake) {
                batch.push(record.map(|incoming| shifted(incoming, shift)));
                if batch.len() == BATCH {
                    let full = std::mem::replace(&mut batch, Vec::with_capacity(BATCH));
                    if sender.blocking_send(full).is_err() {
                        return;
                    }
                }
            }
            let _last = sender.blocking_send(batch);
        })
    };

    let mut ahead = match order.index {
        Some(index) => begin_ahead(index, stock, &order.source, started)?,
        _ => None,
    };
    let mut fatal = None;
    let mut incremental = order.incremental;
    if order.incremental {
        runs::add(db, run, &[Incoming::Coverage(Coverage::Incremental)]).await?;
    }
    while let Some(batch) = batches.recv().await {
        let mut records = Vec::with_capacity(batch.len());
        let mut findings = Vec::new();
        for record in batch {
            match record {
                // What the command says of the whole file counts before what the file says.
                Ok(Incoming::Coverage(_)) if order.incremental => {}
                Ok(record) => {
                    incremental |= matches!(record, Incoming::Coverage(Coverage::Incremental));
                    records.extend(providers.link(known_areas.complete(record)));
                }
                Err(finding) => {
                    report.count(&finding);
                    if finding.severity == Severity::Fatal {
                        fatal = Some(finding.clone());
                    }
                    findings.push(finding);
                }
            }
        }
        (order.told)(records.len());
        runs::add(db, run, &records).await?;
        runs::note(db, run, &findings).await?;
        if let Some(ahead) = &mut ahead {
            ahead.take(db, records).await?;
        }
    }
    reading.await.context("reading stopped unexpectedly")?;

    let diff = runs::compare(db, run).await?;
    report.take(&diff);
    Ok(Staged { run, report, fatal, incremental, ahead })
}

/// The index's part in the import; nothing where another process holds the index, which then follows the log.
fn begin_ahead(
    index: &SearchIndex,
    stock: &Stock<'_>,
    source: &Source,
    now: Timestamp,
) -> anyhow::Result<Option<Ahead>> {
    match index.ahead(stock.district.clone(), source.key.clone(), now) {
        Ok(ahead) => Ok(Some(ahead)),
        Err(SearchError::Busy) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// Keeps the raw file under its hash.
pub async fn keep(stock: &Stock<'_>, bytes: &Bytes<'_>) -> anyhow::Result<FileHash> {
    let files = stock.files;
    Ok(match bytes {
        Bytes::File(path) => {
            let open =
                File::open(path).with_context(|| format!("cannot read {}", path.display()))?;
            files.put(open).await?
        }
        Bytes::Held(bytes) => files.put(Cursor::new(bytes.as_ref())).await?,
    })
}

fn shifted(incoming: Incoming, days: i64) -> Incoming {
    match incoming {
        Incoming::Offer(offer) if days != 0 => {
            let kept = offer.clone();
            Incoming::Offer(offer.plus_days(days).map_or(kept, Box::new))
        }
        other => other,
    }
}
