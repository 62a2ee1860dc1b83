//! Fetches sources that are due: through the guarded client into the same intake as a file of the command line, then
//! applied or held.
//!
//! What is held stays staged with its difference until a person decides. A later run of the same source that is fine
//! takes the place of one that waits, so that a server's bad day costs nobody a decision.

use std::{io::Read, path::Path, time::Duration};

use anyhow::Context;
use base::{Actor, Cause, Finding, FindingKind, RunId, SourceKey, Spot};
use exchange::{Format, Kind};
use harvest::{
    Address, Answer, Client, Fetched, Limits, Pace, Trouble, Validators, judge, schedule,
};
use intake::{Bytes, Order, Report, Staged};
use jiff::{SignedDuration, Timestamp};
use landscape::Source;
use serde::Serialize;
use store::{
    files::FileHash,
    harvests::{self, Harvest, Went},
    runs::{self, Hold, RunState},
};

use crate::{clock, house::House, named};

/// For how long a source is ours: longer than fetching and applying the largest file takes.
const LEASE: Duration = Duration::from_secs(30 * 60);

/// The gap between two fetches from one host.
const GAP: Duration = Duration::from_secs(2);

/// Bytes that are looked at to recognise a format.
const HEAD: u64 = 64 * 1024;

/// Fetches one source after the other.
pub(crate) struct Harvester {
    house: House,
    client: Client,
    pace: Pace,
}

/// How fetching one source went.
#[derive(Debug, Serialize)]
pub(crate) struct Harvested {
    pub(crate) source: String,
    pub(crate) address: String,
    #[serde(flatten)]
    pub(crate) outcome: Outcome,
}

#[derive(Debug, Serialize)]
#[serde(tag = "outcome", rename_all = "lowercase")]
pub(crate) enum Outcome {
    /// Nothing new.
    Unchanged,
    Applied {
        run: String,
        report: Box<Report>,
    },
    /// It waits for a person.
    Held {
        run: String,
        reason: &'static str,
        report: Option<Box<Report>>,
    },
    Failed {
        trouble: String,
        detail: String,
    },
}

/// A client for addresses that persons enter, which says who operates this installation.
pub(crate) fn client(house: &House, limits: Limits) -> anyhow::Result<Client> {
    let config = &house.config;
    let contact = config.harvest.contact.clone().unwrap_or_else(|| {
        let said = [&config.site.base_url, &config.site.contact_email];
        let said: Vec<&str> = said.into_iter().flatten().map(String::as_str).collect();
        if said.is_empty() { "no contact configured".to_owned() } else { said.join("; ") }
    });
    Ok(Client::new(config.harvest.policy()?, limits, &contact))
}

impl Harvester {
    pub(crate) fn new(house: House) -> anyhow::Result<Harvester> {
        let client = client(&house, Limits::default())?;
        Ok(Harvester { house, client, pace: Pace::new(GAP) })
    }

    /// Takes the source that is due longest, or the one named, and fetches it; nothing where there is none.
    pub(crate) async fn next(
        &mut self,
        source: Option<&SourceKey>,
    ) -> anyhow::Result<Option<Harvested>> {
        let (db, district) = (&self.house.db, &self.house.district);
        let Some(harvest) = harvests::claim(db, district, source, clock::now(), LEASE).await?
        else {
            return Ok(None);
        };
        let outcome = match self.fetch(&harvest).await {
            Ok(outcome) => outcome,
            Err(error) => {
                tracing::error!(source.key = %harvest.source, "a source cannot be harvested: {error:#}");
                let trouble = Trouble::Here(format!("{error:#}"));
                self.failed(&harvest, &trouble).await?
            }
        };
        tracing::info!(
            source.key = %harvest.source,
            outcome = outcome.word(),
            "a source was fetched"
        );
        Ok(Some(Harvested {
            source: harvest.source.to_string(),
            address: harvest.plan.address,
            outcome,
        }))
    }

    async fn fetch(&mut self, harvest: &Harvest) -> anyhow::Result<Outcome> {
        self.tidy(harvest).await?;
        let address = match Address::read(&harvest.plan.address, self.client.policy()) {
            Ok(address) => address,
            Err(refused) => return self.failed(harvest, &refused.into()).await,
        };
        tokio::time::sleep(self.pace.turn(address.host(), clock::now(), None)).await;
        let known = Validators { etag: harvest.etag.clone(), modified: harvest.modified.clone() };
        let file = tempfile::NamedTempFile::new_in(&self.house.data)
            .context("cannot keep a file in the data folder")?;
        let mut to = tokio::fs::File::from_std(file.reopen()?);
        let fetched = match self.client.get(&address, &known, clock::now(), &mut to).await {
            Ok(Answer::Fetched(fetched)) => fetched,
            Ok(Answer::Unchanged) => return self.unchanged(harvest).await,
            Err(trouble) => return self.failed(harvest, &trouble).await,
        };
        let raw = intake::keep(&self.house.stock(), &Bytes::File(file.path())).await?;
        if harvest.raw == Some(raw) {
            return self.unchanged(harvest).await;
        }
        self.take_in(harvest, &fetched, file.path(), raw).await
    }

    /// Makes a run of a file, and applies it or holds it.
    async fn take_in(
        &self,
        harvest: &Harvest,
        fetched: &Fetched,
        file: &Path,
        raw: FileHash,
    ) -> anyhow::Result<Outcome> {
        let db = &self.house.db;
        let source = named::source(&self.house, harvest.source.as_str(), None, None).await?;
        let looks = sniffed(file, &fetched.address.file_name())?;
        let named = harvest.plan.format.as_deref().and_then(Format::from_code);
        let Some(format) = named.or(looks) else {
            return self.unknown_format(harvest, fetched, raw).await;
        };
        let name = fetched.address.to_string();
        let provider = harvest.plan.provider.as_ref().map(|key| key.as_str());
        let order = Order {
            bytes: Bytes::File(file),
            name: &name,
            format,
            source: source.clone(),
            provider: named::provider(&self.house, provider).await?,
            registers: !format.kinds().contains(&Kind::Offers),
            incremental: false,
            shift_days: 0,
            index: None,
            by: Actor::System(Cause::Command("harvest")),
            told: &|_| {},
        };
        let staged = intake::stage(&self.house.stock(), order, &raw).await?;
        if harvest.trial
            && let Some(finding) = staged.fatal.clone()
        {
            staged.give_up(&self.house.stock()).await?;
            return self.unreadable(harvest, &finding).await;
        }
        let looks = looks.map_or("", Format::code);
        let hold = self.judged(harvest, &staged, looks).await?;
        runs::looks_like(db, staged.run, looks).await?;
        let run = staged.run;
        let outcome = match hold {
            Some(hold) => {
                runs::hold(db, run, hold).await?;
                let report = Some(Box::new(staged.report));
                Outcome::Held { run: run.to_string(), reason: hold.code(), report }
            }
            None => {
                let report = Box::new(staged.apply(&self.house.stock(), &source).await?);
                Outcome::Applied { run: run.to_string(), report }
            }
        };
        self.overtake(harvest, run).await?;
        self.came(harvest, fetched, raw).await?;
        Ok(outcome)
    }

    async fn judged(
        &self,
        harvest: &Harvest,
        staged: &Staged,
        looks: &str,
    ) -> anyhow::Result<Option<Hold>> {
        let mut tx = self.house.db.read().await?;
        let shown = runs::shown(&mut tx, staged.run, clock::today()).await?;
        let before = runs::last_looks(&mut tx, &harvest.district, &harvest.source).await?;
        Ok(judge::judge(&judge::Harvested {
            trial: harvest.trial,
            unreadable: staged.fatal.is_some(),
            other_format: before.is_some_and(|before| before != looks),
            incremental: staged.incremental,
            read: shown.held,
            rejected: staged.report.rejected,
            before: shown.before,
            after: shown.after,
        }))
    }

    /// A file that is in none of our formats waits as a run that can only be discarded.
    async fn unknown_format(
        &self,
        harvest: &Harvest,
        fetched: &Fetched,
        raw: FileHash,
    ) -> anyhow::Result<Outcome> {
        let kind = FindingKind::NotThisFormat("openQ-cat, Kufer, CSV, XLSX, iCalendar, JSON-LD");
        let finding = Finding::fatal(kind, Spot::default(), "");
        if harvest.trial {
            return self.unreadable(harvest, &finding).await;
        }
        let db = &self.house.db;
        let run = runs::begin(db, &harvest.district, &harvest.source, &raw, clock::now()).await?;
        runs::note(db, run, &[finding]).await?;
        runs::compare(db, run).await?;
        runs::hold(db, run, Hold::Unreadable).await?;
        self.overtake(harvest, run).await?;
        self.came(harvest, fetched, raw).await?;
        let reason = Hold::Unreadable.code();
        Ok(Outcome::Held { run: run.to_string(), reason, report: None })
    }

    /// An address that was only proposed and gives nothing that can be read.
    async fn unreadable(&self, harvest: &Harvest, finding: &Finding) -> anyhow::Result<Outcome> {
        let (trouble, detail) = ("unreadable".to_owned(), finding.line(true));
        let went = Went::Failed { trouble: &trouble, detail: &detail };
        harvests::settle(&self.house.db, harvest, went, clock::now(), harvest.due).await?;
        Ok(Outcome::Failed { trouble, detail })
    }

    async fn came(
        &self,
        harvest: &Harvest,
        fetched: &Fetched,
        raw: FileHash,
    ) -> anyhow::Result<()> {
        let Validators { etag, modified } = &fetched.validators;
        let went = Went::Came { raw, etag: etag.as_deref(), modified: modified.as_deref() };
        let now = clock::now();
        let due = self.due(harvest, now, 0, None);
        Ok(harvests::settle(&self.house.db, harvest, went, now, due).await?)
    }

    async fn unchanged(&self, harvest: &Harvest) -> anyhow::Result<Outcome> {
        let now = clock::now();
        let due = self.due(harvest, now, 0, None);
        harvests::settle(&self.house.db, harvest, Went::Unchanged, now, due).await?;
        Ok(Outcome::Unchanged)
    }

    async fn failed(&self, harvest: &Harvest, trouble: &Trouble) -> anyhow::Result<Outcome> {
        let now = clock::now();
        let failures = harvest.failures.saturating_add(1);
        let due = self.due(harvest, now, failures, trouble.retry());
        let detail = trouble.detail();
        let went = Went::Failed { trouble: trouble.code(), detail: &detail };
        harvests::settle(&self.house.db, harvest, went, now, due).await?;
        Ok(Outcome::Failed { trouble: trouble.code().to_owned(), detail })
    }

    fn due(
        &self,
        harvest: &Harvest,
        now: Timestamp,
        failures: u32,
        not_before: Option<Timestamp>,
    ) -> Timestamp {
        schedule::next(now, harvest.source.as_str(), harvest.plan.every, failures, not_before)
    }

    /// Gives up earlier runs of the source that wait: what came now says more.
    async fn overtake(&self, harvest: &Harvest, by: RunId) -> anyhow::Result<()> {
        let db = &self.house.db;
        for run in runs::held(&mut db.read().await?, &harvest.district).await? {
            let same_kind = (run.held == Some(Hold::Trial)) == harvest.trial;
            if run.source == harvest.source && run.id != by && same_kind {
                runs::discard(db, run.id).await?;
            }
        }
        Ok(())
    }

    /// Gives up what a process left behind that ended in the middle.
    async fn tidy(&self, harvest: &Harvest) -> anyhow::Result<()> {
        let db = &self.house.db;
        let lease = SignedDuration::try_from(LEASE)?;
        let mut tx = db.read().await?;
        let past = runs::of_source(&mut tx, &harvest.district, &harvest.source, 10).await?;
        drop(tx);
        for run in past {
            let left = run.state == RunState::Open
                && run.held.is_none()
                && clock::now().duration_since(run.begun) > lease;
            if left {
                runs::discard(db, run.id).await?;
            }
        }
        Ok(())
    }
}

impl Outcome {
    pub(crate) fn word(&self) -> &'static str {
        match self {
            Outcome::Unchanged => "unchanged",
            Outcome::Applied { .. } => "applied",
            Outcome::Held { .. } => "held",
            Outcome::Failed { .. } => "failed",
        }
    }
}

/// The format that a file looks like, of those that carry offers or organisations.
fn sniffed(file: &Path, name: &str) -> anyhow::Result<Option<Format>> {
    let mut head = Vec::new();
    std::fs::File::open(file)?.take(HEAD).read_to_end(&mut head)?;
    let kinds = [Kind::Offers, Kind::Organisations];
    Ok(kinds.into_iter().find_map(|kind| Format::sniff(kind, &head, name)))
}

/// Puts the source of a new address, named as its key until somebody names it.
pub(crate) async fn put_source(house: &House, source: &Source) -> anyhow::Result<()> {
    let actor = Actor::System(Cause::Command("harvest"));
    let mut tx = house.db.write(actor, clock::now()).await?;
    store::sources::put(&mut tx, source).await?;
    tx.commit().await?;
    Ok(())
}
