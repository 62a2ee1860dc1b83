//! Mails to those who write an organisation's entries.

use base::OrganisationId;
use store::{WriteTx, accounts, drafts::Draft, outbox, outbox::Mail};

use super::page_of;
use crate::{Lang, problem::Problem, state::App, words::with};

/// Tells the editors of an organisation what became of an entry, in the transaction that decides it.
pub(super) async fn decided(
    app: &App,
    tx: &mut WriteTx,
    draft: &Draft,
    what: &str,
    why: &str,
) -> Result<(), Problem> {
    let settings = app.settings();
    let of = draft.of;
    let title = draft.record.name();
    let url = settings.absolute(Lang::De, &page_of(of));
    let stem = if what == "veroeffentlichen" { "mail-published" } else { "mail-returned" };
    let values = [("title", title), ("url", &url), ("why", why), ("site", &settings.site_name)];
    let event = format!("{stem}:{}:{}", of.uuid(), draft.version);
    to_editors(app, tx, draft.owner, (stem, &event), &values).await
}

/// Tells the editors of an organisation what a reader said about one of its entries.
pub(super) async fn forwarded(
    app: &App,
    tx: &mut WriteTx,
    said: &store::feedback::Feedback,
) -> Result<(), Problem> {
    let Some(owner) = said.owner else { return Ok(()) };
    let settings = app.settings();
    let title = store::titles(tx, &[said.about]).await?.remove(&said.about).unwrap_or_default();
    let url = settings.absolute(Lang::De, &page_of(said.about));
    let values = [
        ("title", title.as_str()),
        ("url", &url),
        ("text", &said.text),
        ("site", &settings.site_name),
    ];
    let event = format!("feedback:{}", said.id);
    to_editors(app, tx, owner, ("mail-feedback", &event), &values).await
}

/// Queues a mail to each editor of an organisation: its words, and for what it is queued once.
async fn to_editors(
    app: &App,
    tx: &mut WriteTx,
    owner: OrganisationId,
    (stem, event): (&str, &str),
    values: &[(&'static str, &str)],
) -> Result<(), Problem> {
    for editor in accounts::editors_of(tx, owner).await? {
        let mail = Mail {
            event: format!("{event}:{}", editor.id),
            recipient: editor.email,
            subject: with(Lang::De, &format!("{stem}-subject"), values),
            text: with(Lang::De, &format!("{stem}-text"), values),
            list: None,
        };
        let due = tx.at();
        outbox::enqueue(tx, &app.state.district, &mail, app.settings().host(), due).await?;
    }
    Ok(())
}
