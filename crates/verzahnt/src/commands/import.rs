//! `verzahnt import`: a provider's or a register's file.

use std::{fs::File, io::Read, path::Path};

use anyhow::Context;
use base::{Actor, Cause};
use exchange::{Format, Kind};
use intake::{Bytes, Order};

use crate::{
    house::House,
    named,
    options::ImportOrder,
    outcome::{Outcome, wrong_use},
    progress::Progress,
    say,
};

pub(crate) async fn run(kind: Kind, order: &ImportOrder) -> anyhow::Result<Outcome> {
    let ImportOrder { file, stock, how } = order;
    readable(file)?;
    let format = format_of(kind, file, how.format.as_deref())?;
    let mut house = House::open(stock).await?;
    if let Some(district) = &how.district {
        house.district =
            district.parse().map_err(|error| wrong_use(format!("--district: {error}")))?;
    }
    let source =
        named::source(&house, &how.source, how.name.as_deref(), how.licence.as_deref()).await?;
    let name = file.display().to_string();
    let index = match kind {
        Kind::Offers if !how.dry_run => Some(house.index()?),
        Kind::Offers | Kind::Organisations | Kind::Areas => None,
    };
    let progress = Progress::counting("gelesen");
    let order = Order {
        bytes: Bytes::File(file),
        name: &name,
        format,
        source,
        provider: named::provider(&house, how.provider.as_deref()).await?,
        registers: kind != Kind::Offers,
        incremental: how.incremental,
        shift_days: 0,
        index: index.as_ref(),
        by: Actor::System(Cause::Command("import")),
        told: &|n| progress.add(n),
    };
    let report = intake::run(&house.stock(), order, how.dry_run).await?;
    progress.finish();
    if report.applied {
        if kind == Kind::Areas {
            house.reload_gazetteer().await?;
        }
        let index = match index {
            Some(index) => index,
            None => house.index()?,
        };
        super::reindex::follow(&house, &index).await?;
    }
    if how.json {
        say::json(&report)?;
    } else {
        say::result(&report.summary());
        for finding in report.findings.iter().take(50) {
            say::result(&format!("  {}", finding.de));
        }
        if report.findings.len() > 50 {
            say::result("  … mehr mit --json");
        }
    }
    Ok(if report.has_findings() { Outcome::Findings } else { Outcome::Done })
}

fn readable(file: &Path) -> anyhow::Result<File> {
    File::open(file)
        .with_context(|| format!("cannot read {}", file.display()))
        .map_err(|error| wrong_use(format!("{error:#}")))
}

/// The format named, or the one that the file looks like; it must carry what is to be imported.
fn format_of(wanted: Kind, file: &Path, named: Option<&str>) -> anyhow::Result<Format> {
    if let Some(named) = named {
        let format = Format::from_code(named).ok_or_else(|| {
            let fitting = Format::ALL.iter().filter(|f| f.kinds().contains(&wanted));
            let known: Vec<&str> = fitting.map(|f| f.code()).collect();
            wrong_use(format!("--format: `{named}` is unknown; known are {}", known.join(", ")))
        })?;
        if !format.kinds().contains(&wanted) {
            return Err(wrong_use(format!("--format: {named} carries no {}", wanted.code())));
        }
        return Ok(format);
    }
    let mut head = vec![0; 64 * 1024];
    let mut open = readable(file)?;
    let read = open.read(&mut head)?;
    head.truncate(read);
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    Format::sniff(wanted, &head, &name).ok_or_else(|| {
        wrong_use(format!(
            "{}: the format is not recognised; name it with --format",
            file.display()
        ))
    })
}
