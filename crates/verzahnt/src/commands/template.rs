//! `verzahnt template`: the empty table for providers without a course program.

use std::{fs::File, io::Write, path::Path};

use anyhow::Context;
use exchange::table::template;

use crate::{
    options::TemplateKind,
    outcome::{Outcome, wrong_use},
    say,
};

pub(crate) fn run(kind: TemplateKind, file: &Path) -> anyhow::Result<Outcome> {
    let ending = file.extension().and_then(|e| e.to_str()).unwrap_or_default();
    if !matches!(ending, "csv" | "xlsx") {
        return Err(wrong_use("the file must end in .csv or .xlsx"));
    }
    let mut bytes = Vec::new();
    match (kind, ending) {
        (TemplateKind::Offers, "csv") => template::offers_csv(&mut bytes)?,
        (TemplateKind::Organisations, "csv") => template::organisations_csv(&mut bytes)?,
        (TemplateKind::Offers, _) => bytes = template::offers_xlsx()?,
        (TemplateKind::Organisations, _) => bytes = template::organisations_xlsx()?,
    }
    let mut out = File::create_new(file)
        .map_err(|error| wrong_use(format!("cannot write {}: {error}", file.display())))?;
    out.write_all(&bytes).with_context(|| format!("cannot write {}", file.display()))?;
    say::result(&format!("{}", file.display()));
    Ok(Outcome::Done)
}
