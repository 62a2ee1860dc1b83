//! `verzahnt bench`: data for measurements.

use std::{
    fs::File,
    io::{BufWriter, Write},
    path::Path,
};

use anyhow::Context;
use exchange::synthetic::{self, Plan};

use crate::{clock, options::Bench, outcome::Outcome};

pub(crate) fn run(what: &Bench) -> anyhow::Result<Outcome> {
    let Bench::Generate { offers, cells, seed, to } = what;
    if let Some(offers) = offers {
        generate_offers(*offers, *seed, to)?;
    }
    if let Some(cells) = cells {
        std::fs::create_dir_all(to).with_context(|| format!("cannot write {}", to.display()))?;
        for (name, content) in disclosure::synthetic::folder(*cells, *seed) {
            let path = to.join(name);
            std::fs::write(&path, content)
                .with_context(|| format!("cannot write {}", path.display()))?;
        }
    }
    Ok(Outcome::Done)
}

fn generate_offers(offers: u64, seed: u64, file: &Path) -> anyhow::Result<()> {
    let out = File::create(file).with_context(|| format!("cannot write {}", file.display()))?;
    let mut out = BufWriter::new(out);
    let from = clock::today().last_of_month().tomorrow()?;
    synthetic::openqcat(Plan { offers, seed, from }, &mut out)?;
    out.flush()?;
    Ok(())
}
