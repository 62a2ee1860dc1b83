//! Mails to those who write an organisation's entries.

use store::{WriteTx, accounts, drafts::Draft, outbox, outbox::Mail};

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
    let (of, title) = match &draft.record {
        store::Record::Offer(offer) => (store::RecordRef::Offer(offer.id), offer.title.de()),
        _ => return Ok(()),
    };
    let url = format!("{}{}/cockpit/angebote/{}", settings.origin(), settings.path(), of.uuid());
    let stem = if what == "veroeffentlichen" { "mail-published" } else { "mail-returned" };
    let values = [("title", title), ("url", &url), ("why", why), ("site", &settings.site_name)];
    for editor in accounts::editors_of(tx, draft.owner).await? {
        let mail = Mail {
            event: format!("{stem}:{}:{}:{}", of.uuid(), draft.version, editor.id),
            recipient: editor.email,
            subject: with(Lang::De, &format!("{stem}-subject"), &values),
            text: with(Lang::De, &format!("{stem}-text"), &values),
            list: None,
        };
        let due = tx.at();
        outbox::enqueue(tx, &app.state.district, &mail, settings.host(), due).await?;
    }
    Ok(())
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
    let url = match said.about {
        store::RecordRef::Offer(id) => {
            settings.absolute(Lang::De, &format!("/cockpit/angebote/{id}"))
        }
        _ => settings.absolute(Lang::De, "/cockpit"),
    };
    let values = [
        ("title", title.as_str()),
        ("url", &url),
        ("text", &said.text),
        ("site", &settings.site_name),
    ];
    for editor in accounts::editors_of(tx, owner).await? {
        let mail = Mail {
            event: format!("feedback:{}:{}", said.id, editor.id),
            recipient: editor.email,
            subject: with(Lang::De, "mail-feedback-subject", &values),
            text: with(Lang::De, "mail-feedback", &values),
            list: None,
        };
        let due = tx.at();
        outbox::enqueue(tx, &app.state.district, &mail, settings.host(), due).await?;
    }
    Ok(())
}
