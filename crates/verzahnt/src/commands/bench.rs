//! `verzahnt bench`: data for measurements.

use std::{
    fs::File,
    io::{BufWriter, Write},
};

use anyhow::Context;

use crate::{
    options::Bench,
    outcome::Outcome,
};

pub(crate) fn run(what: &Bench) -> anyhow::Result<Outcome> {
    match what {
        Bench::Generate { offers, seed, file } => {
            let out = File::create(file).with_context(|| format!("cannot write {}", file.display()))?;
            let mut out = BufWriter::new(out);
            exchange::synthetic::write(*offers, *seed, &mut out)?;
            out.flush()?;
        }
    }
    Ok(Outcome::Done)
}
