//! What the office and a provider say to each other about an entry.

use std::collections::BTreeMap;

use base::AccountId;
use store::{RecordRef, accounts, drafts};

use crate::{
    frame::Reader,
    problem::Problem,
    state::App,
    words::{dates, text},
};

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
    let mut names: BTreeMap<AccountId, String> = BTreeMap::new();
    for by in remarks.iter().map(|remark| remark.by) {
        if let std::collections::btree_map::Entry::Vacant(free) = names.entry(by) {
            let account = accounts::by_id(&mut tx, by).await?;
            free.insert(
                account.map_or_else(|| text(reader.lang, "somebody").into_owned(), |it| it.name),
            );
        }
    }
    Ok(remarks
        .into_iter()
        .map(|remark| Said {
            who: names.get(&remark.by).cloned().unwrap_or_default(),
            at: dates::at(reader.lang, remark.at),
            text: remark.text,
        })
        .collect())
}
