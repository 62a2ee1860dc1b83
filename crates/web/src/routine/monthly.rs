//! The provider's monthly mail: how often the own entries were opened last month, and what was looked for nearby in vain.
//!
//! Who edits several organisations gets one mail. Where there is nothing to tell, no mail goes; who does not want it
//! ends it with one click.

use std::collections::BTreeMap;

use base::{AccountId, Actor, Cause, OrganisationId};
use store::{
    accounts::{self, Account},
    outbox::{self, Mail},
    subscriptions::MailKind,
};

use crate::{
    Lang, State,
    clock::german_day,
    cockpit::effect::{Effect, gap_word, months},
    offers::Labels,
    register::Register,
    state::App,
    words::{dates, number, text, with},
};

/// So many entries, and so many searches, stand in a mail.
const SHOWN: usize = 5;

/// Tells the editors of every organisation; says how many were told.
pub(super) async fn tell(state: &State) -> anyhow::Result<u64> {
    let (app, district, now) = (App::new(state.clone()), &state.district, state.clock.now());
    let today = german_day(now);
    let [this, last] = months(today);
    let [_, before] = months(last);
    let register = Register::of(&app).await.map_err(|error| anyhow::anyhow!("{error:?}"))?;
    let labels = Labels { app: &app, register: &register, lang: Lang::De, today };
    let mut tx = state.db.read().await?;
    let mut editors: BTreeMap<AccountId, (Account, Vec<OrganisationId>)> = BTreeMap::new();
    for organisation in store::organisations::listed(&mut tx, district).await? {
        for editor in accounts::editors_of(&mut tx, organisation.id).await? {
            editors.entry(editor.id).or_insert((editor, Vec::new())).1.push(organisation.id);
        }
    }
    let mut told = 0;
    for (editor, organisations) in editors.into_values() {
        let mine = store::organisations::by_ids(&mut tx, &organisations).await?;
        let read = Effect::read(&app, &mut tx, &mine, false, [last, before]).await;
        let effect = read.map_err(|error| anyhow::anyhow!("{error:?}"))?;
        let settings = &state.settings;
        let mut lines = Vec::new();
        if let [Some(sum), earlier] = effect.sums.map(|times| times.shown()) {
            let sum = number(Lang::De, sum);
            lines.push(match earlier {
                Some(earlier) => with(
                    Lang::De,
                    "mail-monthly-sum",
                    &[("n", &sum), ("before", &number(Lang::De, earlier))],
                ),
                None => with(Lang::De, "mail-monthly-sum-alone", &[("n", &sum)]),
            });
        }
        for entry in effect.entries.iter().take(SHOWN) {
            if let [Some(times), _] = entry.times.map(|times| times.shown()) {
                lines.push(format!("- {}: {}", entry.title, number(Lang::De, times)));
            }
        }
        if !effect.gaps.is_empty() {
            lines.push(format!("\n{}", text(Lang::De, "mail-monthly-gaps")));
        }
        for gap in effect.gaps.iter().take(SHOWN) {
            lines.push(format!("- {}: {}", gap_word(gap, labels), number(Lang::De, gap.times)));
        }
        if lines.is_empty() {
            continue;
        }
        let month = format!("{} {}", dates::month(Lang::De, last.month()), last.year());
        let values = [
            ("name", editor.name.as_str()),
            ("month", &month),
            ("list", &lines.join("\n")),
            ("url", &settings.absolute(Lang::De, "/cockpit/wirkung")),
            ("site", &settings.site_name),
        ];
        let mail = Mail {
            event: format!("monthly:{}:{this}", editor.id),
            recipient: editor.email.clone(),
            subject: with(Lang::De, "mail-monthly-subject", &values),
            text: with(Lang::De, "mail-monthly", &values),
            list: Some(MailKind::MonthlyReport),
        };
        let mut tx = state.db.write(Actor::System(Cause::Job("monthly")), now).await?;
        if outbox::enqueue(&mut tx, district, &mail, settings.host(), now).await? {
            told += 1;
        }
        tx.commit().await?;
    }
    Ok(told)
}
