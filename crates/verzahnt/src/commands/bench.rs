//! `verzahnt bench`: data for measurements.

use std::{
    fs::File,
    io::{BufWriter, Write},
};

use anyhow::Context;
use exchange::synthetic::{self, Plan};

use crate::{clock, options::Bench, outcome::Outcome};

pub(crate) fn run(what: &Bench) -> anyhow::Result<Outcome> {
    match what {
        Bench::Generate { offers, seed, file } => {
            let out =
                File::create(file).with_context(|| format!("cannot write {}", file.display()))?;
            let mut out = BufWriter::new(out);
            let plan = Plan {
                offers: *offers,
                seed: *seed,
                from: clock::today().last_of_month().tomorrow()?,
            };
            synthetic::openqcat(plan, &mut out)?;
            out.flush()?;
        }
    }
    Ok(Outcome::Done)
}
