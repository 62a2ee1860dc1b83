//! The vocabularies: embedded as default, replaced by the files of `catalogue/vocabularies` in the data
//! folder where that is there.

use std::{io::Cursor, path::Path};

use anyhow::Context;
use landscape::Vocabularies;
use rust_embed::RustEmbed;

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

fn put(all: &mut Vocabularies, name: &str, bytes: &[u8]) -> anyhow::Result<()> {
    let (vocabulary, findings) = exchange::skos::read(Cursor::new(bytes))
        .map_err(|finding| wrong_use(format!("{name}: {}", finding.line(true))))?;
    if let Some(finding) = findings.first() {
        return Err(wrong_use(format!("{name}: {}", finding.line(true))));
    }
    all.put(vocabulary);
    Ok(())
}
