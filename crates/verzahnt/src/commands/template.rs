//! `verzahnt template`: the empty table for providers without a course program.

use std::{fs::File, io::BufWriter, path::Path};

use anyhow::Context;
use exchange::table::{self, Template};

use crate::{
    options::TemplateKind,
    outcome::{Outcome, wrong_use},
    say,
};

pub(crate) fn run(kind: TemplateKind, file: &Path) -> anyhow::Result<Outcome> {
    let template = match kind {
        TemplateKind::Offers => Template::Offers,
        TemplateKind::Organisations => Template::Organisations,
    };
    let ending = file.extension().and_then(|e| e.to_str()).unwrap_or_default();
    if !matches!(ending, "csv" | "xlsx") {
        return Err(wrong_use("the file must end in .csv or .xlsx"));
    }
    let out = File::create_new(file).with_context(|| format!("cannot write {}", file.display()))?;
    let mut out = BufWriter::new(out);
    if ending == "csv" {
        table::write_template_csv(template, &mut out)?;
    } else {
        table::write_template_xlsx(template, &mut out)?;
    }
    say::result(&format!("{}", file.display()));
    Ok(Outcome::Done)
}
