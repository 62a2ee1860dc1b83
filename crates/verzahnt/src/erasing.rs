//! Deleting what is due: by hand, and beside the server once a day, done by one node.
//!
//! The list of erased accounts is also kept as a file in the data folder, apart from the database and its backups: it is
//! what `verzahnt restore` reads so that an older backup brings nobody back.

use std::{path::Path, sync::Arc, time::Duration};

use anyhow::Context;
use base::{AccountId, Ags};
use jiff::Timestamp;
use store::{
    Db,
    accounts::Account,
    files::Files,
    persons,
    persons::Erasure,
    pictures,
    protection::{self, Deleted, Register, Rule},
    turns,
};
use web::Settings;

use crate::{clock, outcome::wrong_use};

/// The list in the data folder.
pub(crate) const LIST: &str = "erased.txt";

/// How often what is over is thrown away: sessions, links, failures to sign in.
const SWEEP_EVERY: Duration = Duration::from_secs(10 * 60);

/// The day's work is due again after this.
const EVERY: Duration = Duration::from_secs(23 * 60 * 60);

/// So long one node works on it.
const LEASE: Duration = Duration::from_secs(30 * 60);

/// What erasing works with.
#[derive(Clone)]
pub(crate) struct Erasing {
    pub(crate) db: Db,
    pub(crate) files: Files,
    pub(crate) district: Ags,
    pub(crate) register: Arc<Register>,
    pub(crate) settings: Arc<Settings>,
    /// Where the list of erased accounts is kept.
    pub(crate) data: std::path::PathBuf,
}

impl Erasing {
    /// Deletes what is due now, and says what went.
    pub(crate) async fn run(&self, now: Timestamp) -> anyhow::Result<Vec<Deleted>> {
        let letters =
            |account: &Account, locked| web::unused_account_mail(&self.settings, account, locked);
        let host = self.settings.host();
        if let Some(period) = self.register.period(Rule::RemovedPictures) {
            pictures::drop_files(&self.db, &self.files, period.limit(now)).await?;
        }
        let gone =
            protection::run(&self.db, &self.district, &self.register, now, &letters, host).await?;
        self.write_list().await?;
        for it in &gone {
            tracing::info!(rule = it.rule.code(), rows = it.count, "deleted what was due");
        }
        Ok(gone)
    }

    /// Sweeps all day long and does the day's work where no other node does it, until the server stops.
    pub(crate) async fn keep_on(self) {
        loop {
            if let Err(error) = self.turn().await {
                tracing::error!(error = format!("{error:#}"), "what is due cannot be deleted");
            }
            tokio::time::sleep(SWEEP_EVERY).await;
        }
    }

    async fn turn(&self) -> anyhow::Result<()> {
        let now = clock::now();
        protection::sweep(&self.db, &self.district, &self.register, now).await?;
        self.write_list().await?;
        let (db, name) = (&self.db, protection::JOB);
        if let Some(turn) = turns::take(db, &self.district, name, now, EVERY, LEASE).await? {
            self.run(now).await?;
            turns::done(db, &turn, clock::now()).await?;
        }
        Ok(())
    }

    /// Writes the list of erased accounts beside the database, where it says more than the file.
    pub(crate) async fn write_list(&self) -> anyhow::Result<()> {
        let erased = persons::erasures(&mut self.db.glance().await?).await?;
        let path = self.data.join(LIST);
        let known = read_list(&path)?;
        if erased.iter().all(|it| known.contains(it)) {
            return Ok(());
        }
        let mut all = known;
        all.extend(erased);
        all.sort_by_key(|(id, at)| (*at, id.uuid()));
        all.dedup();
        let text: String = all.iter().map(|(id, at)| format!("{id} {at}\n")).collect();
        std::fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))
    }
}

/// The accounts of a list, one a line with its time; none where there is no such file.
pub(crate) fn read_list(path: &Path) -> anyhow::Result<Vec<Erasure>> {
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(wrong_use(format!("cannot read {}: {error}", path.display()))),
    };
    text.lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(at, line)| {
            let wrong = || {
                wrong_use(format!("{}, line {}: no account with its time", path.display(), at + 1))
            };
            let (id, at) = line.trim().split_once(' ').ok_or_else(wrong)?;
            let id: AccountId = id.parse().map_err(|_| wrong())?;
            Ok((id, at.parse().map_err(|_| wrong())?))
        })
        .collect()
}
