//! The mail before a notice ends: its organisation is told once, and keeps it with one click ([`crate::extend`]).

use std::collections::BTreeMap;

use base::{AccountId, Actor, Cause, NoticeId, OrganisationId};
use jiff::ToSpan;
use store::{
    Secret,
    accounts::Account,
    notices, outbox,
    outbox::Mail,
    sessions::{self, Purpose},
    subscriptions::MailKind,
};

use super::askable;
use crate::{
    Lang, State,
    clock::german_day,
    extend::AHEAD,
    words::{counted, dates, with},
};

/// Tells those whose notices end soon and who were not told yet; how many persons it were.
pub(super) async fn tell(state: &State) -> anyhow::Result<u64> {
    let (now, district, settings) = (state.clock.now(), &state.district, &state.settings);
    let today = german_day(now);
    let mut tx = state.db.read().await?;
    let until = today.saturating_add(AHEAD.days());
    let ending = notices::ending(&mut tx, district, today, until).await?;
    let mut editors: BTreeMap<AccountId, (Account, Vec<OrganisationId>)> = BTreeMap::new();
    let mut owners: Vec<OrganisationId> =
        ending.iter().filter(|it| !it.told).map(|it| it.notice.owner).collect();
    owners.sort_unstable();
    owners.dedup();
    for owner in owners {
        for editor in askable(&mut tx, district, owner).await? {
            editors.entry(editor.id).or_insert((editor, Vec::new())).1.push(owner);
        }
    }
    drop(tx);
    let mut tx = state.db.write(Actor::System(Cause::Job("notices")), now).await?;
    let (mut told, mut named) = (0, Vec::<NoticeId>::new());
    for (id, (editor, organisations)) in editors {
        let mine = ending.iter().filter(|it| organisations.contains(&it.notice.owner));
        let (ids, lines): (Vec<NoticeId>, Vec<String>) = mine
            .map(|it| {
                let until = dates::full(Lang::De, it.notice.expires);
                let values = [("title", it.notice.title.as_str()), ("date", &until)];
                (it.notice.id, with(Lang::De, "mail-extend-line", &values))
            })
            .unzip();
        let secret = Secret::random()?;
        let count = u64::try_from(lines.len()).unwrap_or(0);
        let values = [
            ("name", editor.name.as_str()),
            ("notices", &counted(Lang::De, "mail-extend-notices", count)),
            ("list", &lines.join("\n")),
            ("link", &settings.absolute(Lang::De, &format!("/verlaengern/{}", secret.reveal()))),
            ("site", &settings.site_name),
        ];
        let mail = Mail {
            event: format!("notices-end:{id}:{today}"),
            recipient: editor.email.clone(),
            subject: with(Lang::De, "mail-extend-subject", &values),
            text: with(Lang::De, "mail-extend", &values),
            list: Some(MailKind::Reminder),
        };
        // Who was told today already keeps the link of that mail.
        if outbox::enqueue(&mut tx, district, &mail, settings.host(), now).await? {
            sessions::issue(&mut tx, id, Purpose::Extension, &secret).await?;
            told += 1;
        }
        named.extend(ids);
    }
    for id in named {
        notices::told(&mut tx, id).await?;
    }
    tx.commit().await?;
    Ok(told)
}
