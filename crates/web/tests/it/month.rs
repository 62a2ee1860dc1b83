//! A month of the office: how many decisions are left, and that nothing is lost.
//!
//! 120 providers, 12 of them with a feed and together 3,000 offers. A feed brings something new once a week; what is the
//! same as before makes no run (its server says so, or the file's hash). The other 108 write by hand. Measures and their
//! deadlines are not among what waits yet.

use access::Role;
use base::{AccountId, Actor, Cause, OfferId, OrganisationId};
use harvest::judge::{Harvested, judge};
use jiff::ToSpan;
use landscape::{Incoming, Offer};
use store::{
    drafts,
    files::FileHash,
    merges,
    runs::{self, Hold},
};

use crate::{
    person::{Person, invited},
    stock::{course, organisation},
    today::{good, office},
    visitor::Visitor,
};

/// Providers who write by hand, and those with a feed.
const BY_HAND: usize = 108;
const FEEDS: usize = 12;

/// Offers of a feed: with those written by hand they are 3,000.
const OFFERS: usize = 214;

const WEEKS: usize = 4;

fn command() -> Actor {
    Actor::System(Cause::Command("test"))
}

async fn registered(visitor: &Visitor, key: &str, name: &str) -> OrganisationId {
    let (state, it) = (&visitor.state, organisation(key, name));
    let mut tx = state.db.write(command(), state.clock.now()).await.unwrap();
    store::organisations::put(&mut tx, &it).await.unwrap();
    tx.commit().await.unwrap();
    it.id
}

/// A word that is like no other.
fn word(n: usize) -> String {
    const SYLLABLES: [&str; 10] = ["ba", "do", "fi", "gu", "ke", "lo", "mu", "na", "pi", "ro"];
    let mut left = n * 7919 % 100_003;
    let mut word = String::new();
    for _ in 0..5 {
        word.push_str(SYLLABLES.get(left % 10).unwrap());
        left /= 10;
    }
    word
}

/// An offer of a feed: its title and its day are its own, except that every week one of the second feed is the first's.
fn offer(feed: usize, at: usize, provider: OrganisationId) -> Offer {
    let same = if feed == 1 && at >= OFFERS { 0 } else { feed };
    let number = at * FEEDS + same;
    let first: jiff::civil::Date = "2026-09-01".parse().unwrap();
    let day = first.checked_add(i64::try_from(number % 280).unwrap().days()).unwrap();
    let start = format!("{day}T{:02}:00", 8 + same);
    let mut it = course(&format!("f{at}"), &word(number), &start);
    it.origin.source = format!("feed-{feed}").parse().unwrap();
    it.id = OfferId::derived(&it.origin.district, &it.origin.source, &it.origin.key);
    it.provider = provider;
    it
}

/// What a feed holds in a week: one offer is called otherwise, one more has come.
fn holds(feed: usize, week: usize, provider: OrganisationId) -> Vec<Offer> {
    let mut all: Vec<Offer> = (0..OFFERS + week).map(|at| offer(feed, at, provider)).collect();
    if let Some(changed) = all.get_mut(week).filter(|_| week > 0) {
        changed.title = base::LocalText::german(word(100_000 + feed * 10 + week));
    }
    all
}

/// Fetches a feed as the harvester does: applied, or held where its judge says so.
async fn fetched(visitor: &Visitor, feed: usize, offers: &[Offer]) -> Option<Hold> {
    let (state, source) = (&visitor.state, format!("feed-{feed}").parse().unwrap());
    let (db, now) = (&state.db, state.clock.now());
    let raw = FileHash::of(b"a file");
    let run = runs::begin(db, &state.district, &source, &raw, now).await.unwrap();
    let items: Vec<Incoming> =
        offers.iter().map(|it| Incoming::Offer(Box::new(it.clone()))).collect();
    runs::add(db, run, &items).await.unwrap();
    runs::compare(db, run).await.unwrap();
    let today = "2026-08-24".parse().unwrap();
    let shown = runs::shown(&mut db.read().await.unwrap(), run, today).await.unwrap();
    let (read, before, after) = (shown.held, shown.before, shown.after);
    let held = judge(&Harvested { read, before, after, ..Harvested::default() });
    match held {
        Some(why) => runs::hold(db, run, why).await.unwrap(),
        None => drop(runs::apply(db, run, command(), now).await.unwrap()),
    }
    held
}

/// Decides on all that waits in Heute by the button that is proposed; how often that was.
async fn decides(visitor: &Visitor, office: &mut Person<'_>) -> usize {
    let mut decisions = 0;
    loop {
        let page = office.opens("/cockpit/heute").await;
        let waiting = page.attributes(".date .kern-btn--primary", "value");
        let Some(act) = waiting.first() else { break };
        let press = ("tun", act.as_str());
        let answer = office.fills_again(&page, "/cockpit/heute", "form.date", &[], press).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        decisions += 1;
    }
    // Files that wait are decided on where their difference stands.
    let district = &visitor.state.district;
    let held = runs::held(&mut visitor.state.db.read().await.unwrap(), district).await.unwrap();
    let told = office.opens("/cockpit/heute").await.texts("[aria-labelledby=technik] li");
    assert_eq!(told.is_empty(), held.is_empty(), "{told:?}");
    for run in held {
        let word = office.word().await;
        let id = run.id.to_string();
        let fields = [("formular", word.as_str()), ("lauf", &id), ("was", "verwerfen")];
        let page = format!("/cockpit/quellen/{}/lauf", run.source);
        assert_eq!(office.sends(&page, &fields).await.status, 303);
        decisions += 1;
    }
    decisions
}

#[tokio::test]
async fn a_month_of_the_office_takes_few_decisions_and_nothing_is_lost() {
    let visitor = Visitor::new().await;
    let state = &visitor.state;
    let mut writers: Vec<(OrganisationId, AccountId)> = Vec::new();
    for n in 0..BY_HAND {
        let name = format!("Einrichtung Beispiel {n}");
        let id = registered(&visitor, &format!("einrichtung-{n}"), &name).await;
        let email = format!("e{n}@beispiel.example");
        let (account, _) = invited(&visitor, &email, id, Role::Editor).await;
        writers.push((id, account));
    }
    let mut feeds = Vec::new();
    for feed in 0..FEEDS {
        let name = format!("Haus {}", word(feed));
        let id = registered(&visitor, &format!("feed-{feed}"), &name).await;
        assert_eq!(fetched(&visitor, feed, &holds(feed, 0, id)).await, None);
        feeds.push(id);
    }
    let mut office = office(&visitor).await;
    let (mut weekly, mut all) = ([0_usize; WEEKS], Vec::new());
    for day in 0..WEEKS * 5 {
        for (n, (provider, account)) in writers.iter().enumerate() {
            // Three offers at once when the provider's day comes, then one more later.
            let handed = if n % 20 == day { 3 } else { usize::from((n + 7) % 20 == day) };
            for at in 0..handed {
                let key = format!("{n}-{day}-{at}");
                all.push(good(&visitor, *account, *provider, &key).await);
            }
        }
        for (feed, provider) in feeds.iter().enumerate().filter(|(feed, _)| feed % 5 == day % 5) {
            let week = day / 5 + 1;
            let mut brought = holds(feed, week, *provider);
            // Two servers have a bad week.
            let bad = week == 2 && (feed == 5 || feed == 9);
            if bad {
                brought.truncate(OFFERS / 2);
            }
            let held = fetched(&visitor, feed, &brought).await;
            assert_eq!(held, bad.then_some(Hold::Shrunk));
        }
        weekly[day / 5] += decides(&visitor, &mut office).await;
    }
    assert!(weekly.iter().all(|decisions| *decisions <= 60), "decisions a week: {weekly:?}");
    for (feed, provider) in feeds.iter().enumerate() {
        all.extend(holds(feed, WEEKS, *provider).iter().map(|it| it.id));
    }
    assert!(all.len() >= 3000, "{}", all.len());
    // Each is public, or went up into one that is.
    let mut tx = state.db.read().await.unwrap();
    let mut merged = 0;
    let mut stands = std::collections::BTreeSet::new();
    for id in &all {
        match merges::stayed(&mut tx, id.uuid()).await.unwrap() {
            Some(store::RecordRef::Offer(stayed)) => {
                merged += 1;
                stands.insert(stayed);
            }
            _ => {
                stands.insert(*id);
            }
        }
    }
    assert_eq!(merged, WEEKS, "the twins of each week became one");
    let ids: Vec<OfferId> = stands.into_iter().collect();
    let today = "2026-08-24".parse().unwrap();
    let public = store::offers::public_by_ids(&mut tx, &ids, today).await.unwrap();
    assert_eq!((public.len(), ids.len()), (all.len() - merged, all.len() - merged));
    assert!(drafts::waiting(&mut tx, &state.district).await.unwrap().is_empty());
    assert!(runs::open_twins(&mut tx, &state.district, 10).await.unwrap().is_empty());
    assert!(runs::held(&mut tx, &state.district).await.unwrap().is_empty());
}
