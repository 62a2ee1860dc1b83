//! The vocabularies and the register of processing activities: embedded as default, replaced by the files of `catalogue/` in
//! the data folder where they are there.

use std::{io::Cursor, path::Path};

use anyhow::Context;
use landscape::Vocabularies;
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
    let own = data.join("catalogue").join("data-protection").join("register.toml");
    if !own.exists() {
        return Ok(Register::of_the_house()?);
    }
    let text = std::fs::read_to_string(&own)
        .map_err(|error| wrong_use(format!("cannot read {}: {error}", own.display())))?;
    Register::read(&text).map_err(|error| wrong_use(format!("{}: {error}", own.display())))
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
