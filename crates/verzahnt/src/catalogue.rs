//! Vocabularies, indicators, signs, words of tables and the register of processing activities: embedded as default, replaced by
//! the files of `catalogue/` in the data folder where they are there.

use std::{io::Cursor, path::Path};

use anyhow::Context;
use exchange::statistics::Tables;
use landscape::Vocabularies;
use monitoring::{SignTable, indicator::Catalogue as Indicators};
use rust_embed::RustEmbed;
use store::protection::Register;

use crate::outcome::wrong_use;

#[derive(RustEmbed)]
#[folder = "../../catalogue/vocabularies"]
struct Embedded;

/// Reads all vocabularies; a file that cannot be understood is an error of the operator.
pub(crate) fn vocabularies(data: &Path) -> anyhow::Result<Vocabularies> {
    let own = data.join("catalogue").join("vocabularies");
    let mut all = Vocabularies::default();
    for name in Embedded::iter() {
        let bytes = Embedded::get(&name).context("an embedded vocabulary is missing")?.data;
        put(&mut all, &name, &bytes)?;
    }
    if own.is_dir() {
        let mut paths: Vec<_> = std::fs::read_dir(&own)?
            .map(|entry| entry.map(|e| e.path()))
            .collect::<Result<_, _>>()?;
        paths.sort();
        for path in paths.iter().filter(|p| p.extension().is_some_and(|e| e == "ttl")) {
            put(&mut all, &path.display().to_string(), &std::fs::read(path)?)?;
        }
    }
    Ok(all)
}

/// The register of processing activities: the house's own, or the district's in the data folder.
pub(crate) fn register(data: &Path) -> anyhow::Result<Register> {
    match own(data, "data-protection/register.toml")? {
        None => Ok(Register::of_the_house()?),
        Some((path, text)) => {
            Register::read(&text).map_err(|error| wrong_use(format!("{path}: {error}")))
        }
    }
}

/// The indicators: those of the district's folder where it has some, else the house's own.
pub(crate) fn indicators(data: &Path) -> anyhow::Result<Indicators> {
    let own = data.join("catalogue").join("indicators");
    if !own.is_dir() {
        return Ok(Indicators::of_the_house()?);
    }
    let mut paths: Vec<_> =
        std::fs::read_dir(&own)?.map(|entry| entry.map(|e| e.path())).collect::<Result<_, _>>()?;
    paths.sort();
    let mut all = Indicators::default();
    for path in paths.iter().filter(|p| p.extension().is_some_and(|e| e == "toml")) {
        let text = std::fs::read_to_string(path)
            .map_err(|error| wrong_use(format!("cannot read {}: {error}", path.display())))?;
        all.read(&text).map_err(|error| wrong_use(format!("{}: {error}", path.display())))?;
    }
    Ok(all)
}

/// What publishers' signs mean: the district's file, or the house's.
pub(crate) fn signs(data: &Path) -> anyhow::Result<SignTable> {
    match own(data, "signs/signs.toml")? {
        None => Ok(SignTable::of_the_house()?),
        Some((path, text)) => {
            SignTable::read(&text).map_err(|error| wrong_use(format!("{path}: {error}")))
        }
    }
}

/// Which words of tables are which categories: the district's file, or the house's.
pub(crate) fn tables(data: &Path) -> anyhow::Result<Tables> {
    match own(data, "tables/genesis.toml")? {
        None => Ok(Tables::of_the_house()?),
        Some((path, text)) => {
            Tables::read(&text).map_err(|error| wrong_use(format!("{path}: {error}")))
        }
    }
}

/// A district's own file of the catalogue, where it has one: its path and text.
fn own(data: &Path, file: &str) -> anyhow::Result<Option<(String, String)>> {
    let path = data.join("catalogue").join(file);
    if !path.exists() {
        return Ok(None);
    }
    let text = std::fs::read_to_string(&path)
        .map_err(|error| wrong_use(format!("cannot read {}: {error}", path.display())))?;
    Ok(Some((path.display().to_string(), text)))
}

fn put(all: &mut Vocabularies, name: &str, bytes: &[u8]) -> anyhow::Result<()> {
    let (vocabulary, findings) = exchange::skos::read(Cursor::new(bytes))
        .map_err(|finding| wrong_use(format!("{name}: {}", finding.line(true))))?;
    if let Some(finding) = findings.first() {
        return Err(wrong_use(format!("{name}: {}", finding.line(true))));
    }
    all.put(vocabulary);
    Ok(())
}
