//! An import from a file to the changed stock: keep the raw file, read it record by record, stage it, compare
//! ([`stage`]), and then apply it or give it up. [`run`] is all of it, for a command; a harvested file is staged and
//! judged before ([`crate::harvester`]).
//!
//! Reading runs on a thread of its own and hands batches over, so that a file of any size needs the
//! memory of a few batches. Nothing is written to the stock before the whole file was read.

use std::{
    fs::File,
    io::{BufRead, BufReader, Cursor, Read},
    path::Path,
};

use anyhow::Context;
use base::{Actor, Cause, Finding, RunId, Severity};
use exchange::Format;
use jiff::Timestamp;
use landscape::{Coverage, Incoming, Intake, Licence, Source};
use search::{Ahead, SearchError, SearchIndex};
use serde::Serialize;
use store::{
    files::FileHash,
    runs::{self, Applied, Diff},
};
use tokio::sync::mpsc;

use crate::{
    clock, house::House, known_areas::KnownAreas, progress::Progress, providers::Providers,
};

/// Records handed over at once.
const BATCH: usize = 2_000;

/// Findings that are kept one by one; further ones are only counted.
const FINDINGS_KEPT: usize = 10_000;

/// Where a file's bytes are.
#[derive(Clone)]
pub(crate) enum Bytes<'a> {
    File(&'a Path),
    Embedded(std::borrow::Cow<'static, [u8]>),
}

/// One import.
pub(crate) struct Order<'a> {
    pub(crate) bytes: Bytes<'a>,
    pub(crate) name: &'a str,
    pub(crate) format: Format,
    pub(crate) source: Source,
    /// Key of the organisation that all offers of the file belong to.
    pub(crate) provider: Option<&'a str>,
    /// The file is about organisations or areas themselves: nothing is linked.
    pub(crate) registers: bool,
    pub(crate) incremental: bool,
    /// Moves the dates of offers by whole days, for the demo.
    pub(crate) shift_days: i64,
    /// The index that runs ahead of a large import; without it, it follows the change log afterwards.
    pub(crate) index: Option<&'a SearchIndex>,
}

/// What an import did or would do.
#[derive(Debug, Serialize)]
pub(crate) struct Report {
    pub(crate) file: String,
    pub(crate) format: &'static str,
    pub(crate) source: String,
    pub(crate) dry_run: bool,
    pub(crate) applied: bool,
    pub(crate) new: u64,
    pub(crate) changed: u64,
    pub(crate) unchanged: u64,
    pub(crate) gone: u64,
    pub(crate) twins: u64,
    pub(crate) rejected: u64,
    pub(crate) notes: u64,
    pub(crate) findings: Vec<ReportedFinding>,
}

/// A finding as `--json` shows it.
#[derive(Debug, Serialize)]
pub(crate) struct ReportedFinding {
    pub(crate) severity: &'static str,
    pub(crate) code: &'static str,
    pub(crate) line: Option<u64>,
    pub(crate) record: Option<String>,
    pub(crate) field: Option<String>,
    pub(crate) given: String,
    pub(crate) de: String,
    pub(crate) en: String,
}

impl From<&Finding> for ReportedFinding {
    fn from(finding: &Finding) -> ReportedFinding {
        ReportedFinding {
            severity: match finding.severity {
                Severity::Note => "note",
                Severity::Rejected => "rejected",
                Severity::Fatal => "fatal",
            },
            code: finding.kind.code(),
            line: finding.spot.line,
            record: finding.spot.record.clone(),
            field: finding.spot.field.clone(),
            given: finding.given.clone(),
            de: finding.line(true),
            en: finding.line(false),
        }
    }
}

/// The file could not be read to its end: nothing was changed.
#[derive(Debug, thiserror::Error)]
#[error("{}", .0.line(true))]
pub(crate) struct Unreadable(pub(crate) Finding);

/// A file that was read and compared, and has changed nothing yet.
pub(crate) struct Staged {
    pub(crate) run: RunId,
    pub(crate) report: Report,
    /// Why it could not be read to its end.
    pub(crate) fatal: Option<Finding>,
    /// It is no full stock: what it does not name stays.
    pub(crate) incremental: bool,
    ahead: Option<Ahead>,
}

impl Staged {
    /// Writes what the file changes.
    pub(crate) async fn apply(mut self, house: &House, source: &Source) -> anyhow::Result<Report> {
        let actor = Actor::System(Cause::ImportRun(self.run, source.key.clone()));
        let Applied { from, to, .. } =
            runs::apply(&house.db, self.run, actor, clock::now()).await?;
        self.report.applied = true;
        if let Some(ahead) = self.ahead {
            ahead.finish(&house.db, from, to).await?;
        }
        Ok(self.report)
    }

    /// Leaves the stock as it is.
    pub(crate) async fn give_up(self, house: &House) -> anyhow::Result<Report> {
        if let Some(ahead) = self.ahead {
            ahead.give_up().await;
        }
        runs::discard(&house.db, self.run).await?;
        Ok(self.report)
    }
}

/// Runs an import. An [`Unreadable`] file leaves the stock as it was.
pub(crate) async fn run(house: &House, order: Order<'_>, dry_run: bool) -> anyhow::Result<Report> {
    let raw = keep(house, &order.bytes).await?;
    let source = order.source.clone();
    let mut staged = stage(house, order, &raw).await?;
    staged.report.dry_run = dry_run;
    if let Some(finding) = staged.fatal.clone() {
        staged.give_up(house).await?;
        return Err(anyhow::Error::new(Unreadable(finding)));
    }
    if dry_run { staged.give_up(house).await } else { staged.apply(house, &source).await }
}

/// Reads a kept file and compares it with the stock.
pub(crate) async fn stage(
    house: &House,
    order: Order<'_>,
    raw: &FileHash,
) -> anyhow::Result<Staged> {
    let started = clock::now();
    let db = &house.db;
    let mut providers = match order.registers {
        true => Providers::default(),
        false => Providers::load(house, &order).await?,
    };
    let mut tx = db.write(Actor::System(Cause::Command("import")), started).await?;
    store::sources::put(&mut tx, &order.source).await?;
    tx.commit().await?;
    let known_areas = match order.registers {
        true => KnownAreas::load(house).await?,
        false => KnownAreas::default(),
    };
    let run = runs::begin(db, &house.district, &order.source.key, raw, started).await?;

    let mut report = Report::new(&order);
    let progress = Progress::counting("gelesen");
    let (sender, mut batches) = mpsc::channel(1);
    let reading = {
        let reader: Box<dyn Read + Send> = match order.bytes {
            Bytes::File(path) => Box::new(
                File::open(path).with_context(|| format!("cannot read {}", path.display()))?,
            ),
            Bytes::Embedded(bytes) => Box::new(Cursor::new(bytes)),
        };
        let reader: Box<dyn BufRead + Send> = Box::new(BufReader::with_capacity(1 << 16, reader));
        let (district, source) = (house.district.clone(), order.source.key.clone());
        let (vocabularies, gazetteer) = (house.vocabularies.clone(), house.gazetteer.clone());
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
        Some(index) => begin_ahead(index, house, &order.source, started)?,
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
        progress.add(records.len());
        runs::add(db, run, &records).await?;
        runs::note(db, run, &findings).await?;
        if let Some(ahead) = &mut ahead {
            ahead.take(db, records).await?;
        }
    }
    reading.await.context("reading stopped unexpectedly")?;
    progress.finish();

    let diff = runs::compare(db, run).await?;
    report.take(&diff);
    Ok(Staged { run, report, fatal, incremental, ahead })
}

/// The index's part in the import; nothing where another process holds the index, which then follows the log.
fn begin_ahead(
    index: &SearchIndex,
    house: &House,
    source: &Source,
    now: Timestamp,
) -> anyhow::Result<Option<Ahead>> {
    match index.ahead(house.district.clone(), source.key.clone(), now) {
        Ok(ahead) => Ok(Some(ahead)),
        Err(SearchError::Busy) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// Keeps the raw file under its hash.
pub(crate) async fn keep(house: &House, bytes: &Bytes<'_>) -> anyhow::Result<FileHash> {
    let files = &house.files;
    Ok(match bytes {
        Bytes::File(path) => {
            let open = File::open(path).map_err(|error| {
                crate::outcome::wrong_use(format!("cannot read {}: {error}", path.display()))
            })?;
            files.put(open).await?
        }
        Bytes::Embedded(bytes) => files.put(Cursor::new(bytes.as_ref())).await?,
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

impl Report {
    fn new(order: &Order<'_>) -> Report {
        Report {
            file: order.name.to_owned(),
            format: order.format.code(),
            source: order.source.key.to_string(),
            dry_run: false,
            applied: false,
            new: 0,
            changed: 0,
            unchanged: 0,
            gone: 0,
            twins: 0,
            rejected: 0,
            notes: 0,
            findings: Vec::new(),
        }
    }

    fn count(&mut self, finding: &Finding) {
        match finding.severity {
            Severity::Note => self.notes += 1,
            Severity::Rejected | Severity::Fatal => self.rejected += 1,
        }
        if self.findings.len() < FINDINGS_KEPT {
            self.findings.push(finding.into());
        }
    }

    fn take(&mut self, diff: &Diff) {
        self.new = diff.new;
        self.changed = diff.changed;
        self.unchanged = diff.unchanged;
        self.gone = diff.gone;
        self.twins = diff.twins;
    }

    /// Whether a person should look at something.
    pub(crate) fn has_findings(&self) -> bool {
        self.rejected > 0 || self.notes > 0
    }

    /// "12 neu, 3 geändert, 5 entfallen" and what goes with it.
    pub(crate) fn summary(&self) -> String {
        let mut text = format!(
            "{}: {} neu, {} geändert, {} entfallen, {} unverändert",
            self.source, self.new, self.changed, self.gone, self.unchanged
        );
        for (count, what) in [
            (self.twins, "mögliche Dubletten"),
            (self.rejected, "nicht übernommen"),
            (self.notes, "Hinweise"),
        ] {
            if count > 0 {
                text.push_str(&format!(", {count} {what}"));
            }
        }
        if self.dry_run {
            text.push_str(" (Probelauf: nichts geschrieben)");
        }
        text
    }
}

/// The source as it is to be kept: what is known of it, changed by what was said.
pub(crate) async fn source(
    house: &House,
    key: &str,
    name: Option<&str>,
    licence: Option<&str>,
) -> anyhow::Result<Source> {
    let key: base::SourceKey = key.parse().map_err(|_| {
        crate::outcome::wrong_use(format!(
            "--source: `{key}` cannot be a key; use lower-case letters, digits, - and _"
        ))
    })?;
    if key.as_str() == Source::COCKPIT {
        let why = "--source: `cockpit` is what is written in the cockpit; choose another key";
        return Err(crate::outcome::wrong_use(why));
    }
    let known = store::sources::by_key(&mut house.db.read().await?, &house.district, &key).await?;
    let mut source = known.unwrap_or_else(|| Source {
        district: house.district.clone(),
        name: key.to_string(),
        key,
        licence: Licence("unbekannt".to_owned()),
        attribution: None,
        url: None,
        example: false,
    });
    if let Some(name) = name {
        source.name = name.to_owned();
    }
    if let Some(licence) = licence {
        source.licence = Licence(licence.to_owned());
    }
    Ok(source)
}
