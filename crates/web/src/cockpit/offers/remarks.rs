//! What the office and a provider say to each other about an entry.

use store::{RecordRef, drafts};

use super::super::names::Names;
use crate::{frame::Reader, problem::Problem, state::App, words::dates};

/// A remark as it is shown.
pub(crate) struct Said {
    pub(crate) who: String,
    pub(crate) at: String,
    pub(crate) text: String,
}

/// Longer remarks are cut by the form.
pub(in crate::cockpit) const LONGEST: usize = 4000;

/// What was said about an entry, in order.
pub(in crate::cockpit) async fn of(
    app: &App,
    reader: &Reader,
    record: RecordRef,
) -> Result<Vec<Said>, Problem> {
    let mut tx = app.state.db.read().await?;
    let remarks = drafts::remarks(&mut tx, record).await?;
    let persons = remarks.iter().map(|remark| remark.by);
    let names = Names::of(&mut tx, reader.lang, persons.collect()).await?;
    Ok(remarks
        .into_iter()
        .map(|remark| Said {
            who: names.account(remark.by),
            at: dates::at(reader.lang, remark.at),
            text: remark.text,
        })
        .collect())
}
