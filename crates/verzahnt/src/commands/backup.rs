//! `verzahnt backup`, `restore` and `copy-database`: one serialisation for all three.

use std::{
    fs::File,
    io::{BufReader, BufWriter, Write},
    path::{Path, PathBuf},
};

use anyhow::Context;
use serde::Serialize;
use store::{Db, Target, files::Files};

use crate::{
    clock,
    erasing::{LIST, read_list},
    house::{House, from_environment},
    options::Stock,
    outcome::{Outcome, wrong_use},
    say,
};

#[derive(Serialize)]
struct Moved {
    records: u64,
}

/// Writes everything to a new file; a file that is there is not overwritten.
pub(crate) async fn write(file: &Path, stock: &Stock, json: bool) -> anyhow::Result<Outcome> {
    let house = House::open(stock).await?;
    let out = File::create_new(file)
        .map_err(|e| wrong_use(format!("cannot write {}: {e}", file.display())))?;
    let mut out = BufWriter::new(out);
    let written = store::backup::write(&house.db, Some(&house.files), clock::now(), &mut out).await;
    let result = match written {
        Ok(records) => out.flush().map(|()| records).context("cannot finish the backup"),
        Err(error) => Err(error.into()),
    };
    match result {
        Ok(records) => moved(records.rows, json),
        Err(error) => {
            // Half a backup must not be taken for one.
            std::fs::remove_file(file).context("cannot remove the unfinished backup")?;
            Err(error)
        }
    }
}

/// Fills an empty stock, without those who were erased since: by the list named, and by the one in the data folder.
pub(crate) async fn restore(
    file: &Path,
    erased: Option<&Path>,
    stock: &Stock,
    json: bool,
) -> anyhow::Result<Outcome> {
    let open =
        File::open(file).map_err(|e| wrong_use(format!("cannot read {}: {e}", file.display())))?;
    let house = House::open(stock).await?;
    let mut since = read_list(&stock.data.join(LIST))?;
    if let Some(list) = erased {
        if !list.exists() {
            return Err(wrong_use(format!("there is no {}", list.display())));
        }
        since.extend(read_list(list)?);
    }
    store::persons::remember(&house.db, &since).await?;
    let records = if file.is_dir() {
        let content = store::handover::read(&house.db, &house.files, file).await?;
        content.tables.iter().map(|table| table.rows).sum()
    } else {
        store::backup::restore(&house.db, Some(&house.files), BufReader::new(open)).await?.rows
    };
    house.erasing()?.write_list().await?;
    super::reindex::follow(&house, &house.index()?).await?;
    moved(records, json)
}

/// Copies one database into another, empty one.
pub(crate) async fn copy(from: &str, to: &str, json: bool) -> anyhow::Result<Outcome> {
    let (from, to) = (target(from)?, target(to)?);
    let source = Db::open(&from).await.context("cannot open the first database")?;
    let goal = Db::open(&to).await.context("cannot open the second database")?;
    let records = store::copy(&source, &goal).await?;
    if let (Some(old), Some(new)) = (Files::of(&from)?, Files::of(&to)?) {
        for hash in old.all().await? {
            old.copy(hash, &new).await?;
        }
    }
    moved(records.rows, json)
}

/// `sqlite:DIR`, or the address of a PostgreSQL database whose password stands in `DATABASE_URL`.
fn target(text: &str) -> anyhow::Result<Target> {
    if let Some(folder) = text.strip_prefix("sqlite:") {
        return Ok(Target::Folder(PathBuf::from(folder)));
    }
    let mut named = url::Url::parse(text).map_err(|e| wrong_use(format!("{text}: {e}")))?;
    if named.password().is_some() {
        return Err(wrong_use(
            "the address holds a password; put the whole address into DATABASE_URL and leave it out here",
        ));
    }
    let known = from_environment("DATABASE_URL").and_then(|url| url::Url::parse(&url).ok());
    if let Some(known) = known
        && known.host_str() == named.host_str()
        && known.path() == named.path()
        && let Some(password) = known.password()
    {
        named
            .set_password(Some(password))
            .map_err(|()| wrong_use(format!("{text}: this address can carry no password")))?;
    }
    Target::parse_url(named.as_str()).map_err(|e| wrong_use(e.to_string()))
}

fn moved(records: u64, json: bool) -> anyhow::Result<Outcome> {
    if json {
        say::json(&Moved { records })?;
    } else {
        say::result(&format!("{records} Datensätze"));
    }
    Ok(Outcome::Done)
}
