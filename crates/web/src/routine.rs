//! What the site does by itself, again and again: asking providers for what is due, hiding what nobody confirms.
//!
//! Called by whoever runs the site, as often as they like: each thing is done once in its interval by one process
//! ([`store::turns`]), and each mail is queued once for its event.

mod monthly;
mod notices;

use std::{collections::BTreeMap, time::Duration};

use access::{Capability, Reach};
use base::{AccountId, Actor, Ags, Cause, OrganisationId};
use jiff::civil::Weekday;
use store::{
    ReadTx, Secret, StoreError, accounts, accounts::Account, outbox, outbox::Mail, sessions,
    sessions::Purpose,
};
use store::{
    absences::{self, Absence},
    drafts, feedback, harvests, runs,
    subscriptions::{self, MailKind},
    turns, upkeep as kept,
};

use crate::{
    Lang, State,
    clock::{german_day, in_germany},
    words::{counted, with},
};

/// How long a process may take for one thing before another takes over.
const LEASE: Duration = Duration::from_secs(10 * 60);

/// Not quite a day, so that what runs a little early is not put off to the next day.
const DAILY: Duration = Duration::from_secs(20 * 60 * 60);

/// Not quite a week, for the same reason.
const WEEKLY: Duration = Duration::from_secs(6 * 24 * 60 * 60);

/// What was done.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Done {
    /// Persons who were asked to confirm entries.
    pub asked: u64,
    /// Entries that were hidden because nobody confirmed them.
    pub hidden: u64,
    /// Persons of the office who were told what waits.
    pub told: u64,
    /// Editors who were told how their entries fared last month.
    pub reported: u64,
    /// Editors who were told that notices of theirs end soon.
    pub reminded: u64,
}

/// Does what is due now.
pub async fn run(state: &State) -> anyhow::Result<Done> {
    let mut done = Done::default();
    let now = state.clock.now();
    let taken = turns::take(&state.db, &state.district, "upkeep", now, DAILY, LEASE).await?;
    if let Some(turn) = taken {
        done = upkeep(state).await?;
        done.reminded = notices::tell(state).await?;
        turns::done(&state.db, &turn, now).await?;
    }
    if in_germany(now).date().weekday() == Weekday::Monday {
        let taken = turns::take(&state.db, &state.district, "monday", now, WEEKLY, LEASE).await?;
        if let Some(turn) = taken {
            done.told = monday(state).await?;
            turns::done(&state.db, &turn, now).await?;
        }
    }
    // Whoever was told this month is not told again, so that a week is long enough for a server that was down.
    if in_germany(now).date().day() <= 7 {
        let taken = turns::take(&state.db, &state.district, "monthly", now, DAILY, LEASE).await?;
        if let Some(turn) = taken {
            done.reported = monthly::tell(state).await?;
            turns::done(&state.db, &turn, now).await?;
        }
    }
    Ok(done)
}

/// Tells the office on Mondays what waits for it.
async fn monday(state: &State) -> anyhow::Result<u64> {
    let (now, district, settings) = (state.clock.now(), &state.district, &state.settings);
    let today = german_day(now);
    let mut tx = state.db.read().await?;
    let submitted = drafts::waiting(&mut tx, district).await?.len();
    let hints = feedback::open(&mut tx, district).await?.len();
    let twins = runs::open_twins(&mut tx, district, 1000).await?.len();
    let machines = harvests::waiting(&mut tx, district).await?;
    // Nobody is told while nobody is there, and deputies are told for those who are away.
    if absences::closed_until(&mut tx, district, now).await?.is_some() {
        return Ok(0);
    }
    let away: Vec<Absence> = absences::all(&mut tx, district, now).await?;
    let away: Vec<&Absence> = away.iter().filter(|it| it.holds_at(now)).collect();
    let known = accounts::all(&mut tx, district).await?;
    let reviews = |id: AccountId| {
        let reach = |m: &access::Membership| Capability::Review.reach(m.role);
        let account = known.iter().find(|account| account.id == id);
        account.is_some_and(|it| it.memberships.iter().any(|m| reach(m) != Reach::Nothing))
    };
    let told_for = |id: AccountId| {
        let deputised = away.iter().any(|it| it.deputy == Some(id) && reviews(it.account));
        (reviews(id) && away.iter().all(|it| it.account != id)) || deputised
    };
    let reviewers: Vec<Account> = known
        .iter()
        .filter(|account| account.accepted && !account.locked && told_for(account.id))
        .cloned()
        .collect();
    drop(tx);
    let number = |n: usize| u64::try_from(n).unwrap_or(0);
    let lines = [
        ("monday-reviews", number(submitted)),
        ("monday-feedback", number(hints)),
        ("monday-twins", number(twins)),
        ("today-held", machines.held_runs),
        ("today-failing", machines.failing),
        ("today-dead-links", machines.dead_links),
    ];
    let all: u64 = lines.iter().map(|(_, n)| n).sum();
    if all == 0 {
        return Ok(0);
    }
    let words = |key: &str, n: u64| counted(Lang::De, key, n);
    let list = lines
        .iter()
        .filter(|(_, n)| *n > 0)
        .map(|(key, n)| format!("- {}", words(key, *n)))
        .collect::<Vec<_>>()
        .join("\n");
    let (count, url) = (words("today-count", all), settings.absolute(Lang::De, "/cockpit/heute"));
    let mut tx = state.db.write(Actor::System(Cause::Job("monday")), now).await?;
    let mut told = 0;
    for person in reviewers {
        let values = [
            ("name", person.name.as_str()),
            ("count", &count),
            ("list", &list),
            ("url", &url),
            ("site", &settings.site_name),
        ];
        let mail = Mail {
            event: format!("monday:{}:{today}", person.id),
            recipient: person.email.clone(),
            subject: with(Lang::De, "mail-monday-subject", &values),
            text: with(Lang::De, "mail-monday", &values),
            list: Some(MailKind::MondayMail),
        };
        if outbox::enqueue(&mut tx, district, &mail, settings.host(), now).await? {
            told += 1;
        }
    }
    tx.commit().await?;
    Ok(told)
}

/// The editors of an organisation who want to be asked.
pub(crate) async fn askable(
    tx: &mut ReadTx,
    district: &Ags,
    organisation: OrganisationId,
) -> Result<Vec<Account>, StoreError> {
    let mut willing = Vec::new();
    for editor in accounts::editors_of(tx, organisation).await? {
        let unwanted = subscriptions::unwanted(tx, district, &editor.email).await?;
        if !unwanted.contains(&MailKind::Reminder) {
            willing.push(editor);
        }
    }
    Ok(willing)
}

/// Asks for what is due, and hides what was asked for in vain.
async fn upkeep(state: &State) -> anyhow::Result<Done> {
    let (now, district) = (state.clock.now(), &state.district);
    let today = german_day(now);
    let mut tx = state.db.read().await?;
    let mut editors: BTreeMap<AccountId, (Account, Vec<OrganisationId>)> = BTreeMap::new();
    let to_ask = kept::to_ask(&mut tx, district, today).await?;
    for organisation in &to_ask {
        for editor in askable(&mut tx, district, *organisation).await? {
            editors.entry(editor.id).or_insert((editor, Vec::new())).1.push(*organisation);
        }
    }
    drop(tx);
    let mut done = Done::default();
    let mut tx = state.db.write(Actor::System(Cause::Job("upkeep")), now).await?;
    for (id, (editor, organisations)) in editors {
        let mut titles = Vec::new();
        for organisation in organisations {
            let due = kept::due(&mut tx, organisation, today).await?;
            titles.extend(due.into_iter().map(|due| due.title));
            kept::asked(&mut tx, organisation, today).await?;
        }
        let secret = Secret::random()?;
        let settings = &state.settings;
        let count = u64::try_from(titles.len()).unwrap_or(0);
        let link = settings.absolute(Lang::De, &format!("/bestaetigen/{}", secret.reveal()));
        let list = titles.iter().map(|title| format!("- {title}")).collect::<Vec<_>>().join("\n");
        let entries = counted(Lang::De, "mail-confirm-entries", count);
        let values = [
            ("name", editor.name.as_str()),
            ("entries", &entries),
            ("list", &list),
            ("link", &link),
            ("site", &settings.site_name),
        ];
        let mail = Mail {
            event: format!("confirm:{id}:{today}"),
            recipient: editor.email.clone(),
            subject: with(Lang::De, "mail-confirm-subject", &values),
            text: with(Lang::De, "mail-confirm", &values),
            list: Some(MailKind::Reminder),
        };
        // Who was asked today already keeps the link of that mail.
        if outbox::enqueue(&mut tx, district, &mail, settings.host(), now).await? {
            sessions::issue(&mut tx, id, Purpose::Confirmation, &secret).await?;
            done.asked += 1;
        }
    }
    done.hidden = kept::hide_overdue(&mut tx, district, today).await?;
    tx.commit().await?;
    Ok(done)
}
