//! How good the entries are: of one organisation with what to mend first, and of the district with where help is needed.
//!
//! What counts as missing, and how much, is decided in `landscape::completeness`. The district's page reads every public
//! offer; it is asked for by the office alone.

use std::collections::BTreeMap;

use access::{Capability, EditOrganisation};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::{Html, IntoResponse, Redirect, Response},
};
use base::{OfferId, OrganisationId, Share};
use landscape::{Coded, Offer, completeness, completeness::Lack, quality::Quality};
use serde::Deserialize;
use store::{ReadTx, feedback, links, upkeep};

use super::{
    Desk, frame,
    open_to::{OpenTo, open_to},
};
use crate::{
    Lang,
    frame::{Frame, Reader},
    guard::Signed,
    problem::Problem,
    state::App,
    words::{counted, text, with},
};

/// Offers read at once.
const PAGE: u32 = 1000;

/// Entries to mend that are listed.
const ENTRIES: usize = 25;

/// Dead links that are counted.
const LINKS: u32 = 10_000;

#[derive(Template)]
#[template(path = "cockpit/quality.html")]
struct QualityPage {
    frame: Frame,
    desk: Desk,
    /// The organisation; nothing for the district.
    name: Option<String>,
    back: Option<String>,
    summary: String,
    score: Option<(String, u32)>,
    lacks: Vec<(String, String, String)>,
    waits: Vec<Waits>,
    entries: Vec<Entry>,
    organisations: Vec<Row>,
}

/// Something that waits beside what is missing, with where it is mended.
struct Waits {
    words: String,
    url: String,
}

/// An offer that lacks something.
struct Entry {
    url: String,
    title: String,
    per_cent: u32,
    lacks: String,
}

/// An organisation of the district.
struct Row {
    url: String,
    name: String,
    offers: u64,
    per_cent: String,
    to_confirm: u64,
    dead: u64,
    said: u64,
}

#[derive(Deserialize, Default)]
pub(crate) struct Asked {
    #[serde(default)]
    einrichtung: String,
}

pub(crate) async fn page(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let OpenTo { all, names: open } = open_to(&app, &signed, Capability::EditOffer).await?;
    let chosen: Option<OrganisationId> = match asked.einrichtung.as_str() {
        "" => None,
        id => Some(id.parse().map_err(|_| Problem::NotFound)?),
    };
    let page = match chosen {
        Some(id) => {
            let _may = signed.may(EditOrganisation(id))?;
            of_one(&app, &reader, &signed, id, open.len() > 1).await?
        }
        None => match open.keys().next() {
            Some(only) if !all && open.len() == 1 => {
                let url = format!("/cockpit/qualitaet?einrichtung={only}");
                return Ok(Redirect::to(&reader.links.to(&url)).into_response());
            }
            _ => of_many(&app, &reader, &signed, &open, all).await?,
        },
    };
    Ok(Html(page.render()?).into_response())
}

/// How much waits of an organisation.
#[derive(Default, Clone, Copy)]
struct Counts {
    to_confirm: u64,
    dead: u64,
    said: u64,
}

impl Counts {
    async fn of(tx: &mut ReadTx, app: &App, owner: OrganisationId) -> Result<Counts, Problem> {
        let due = upkeep::due(tx, owner, app.today()).await?;
        Ok(Counts {
            to_confirm: u64::try_from(due.len())?,
            dead: links::count_dead_of(tx, owner).await?,
            said: feedback::count_open_of(tx, owner).await?,
        })
    }

    /// Those of every organisation of the district of which something waits.
    async fn of_all(
        tx: &mut ReadTx,
        app: &App,
    ) -> Result<BTreeMap<OrganisationId, Counts>, Problem> {
        let district = &app.state.district;
        let mut all: BTreeMap<OrganisationId, Counts> = BTreeMap::new();
        for due in upkeep::due_in(tx, district, app.today()).await? {
            all.entry(due.owner).or_default().to_confirm += 1;
        }
        for owner in links::dead(tx, district, LINKS).await?.into_iter().filter_map(|it| it.owner) {
            all.entry(owner).or_default().dead += 1;
        }
        for owner in feedback::open(tx, district).await?.into_iter().filter_map(|it| it.owner) {
            all.entry(owner).or_default().said += 1;
        }
        Ok(all)
    }
}

async fn of_one(
    app: &App,
    reader: &Reader,
    signed: &Signed,
    id: OrganisationId,
    one_of_many: bool,
) -> Result<QualityPage, Problem> {
    let lang = reader.lang;
    let mut tx = app.state.db.read().await?;
    let organisation = store::organisations::by_id(&mut tx, id).await?;
    let organisation = organisation.ok_or(Problem::NotFound)?;
    let offers = store::offers::of_provider(&mut tx, id, app.today()).await?;
    let counts = Counts::of(&mut tx, app, id).await?;
    drop(tx);
    let mut quality = Quality::default();
    let mut entries: Vec<(u32, Entry)> = Vec::new();
    for offer in &offers {
        quality.add(offer);
        entries.extend(entry(reader, offer));
    }
    entries.sort_by(|(a, one), (b, other)| a.cmp(b).then_with(|| one.title.cmp(&other.title)));
    let here = format!("/cockpit/angebote?einrichtung={id}");
    let waits = [
        ("quality-to-confirm", counts.to_confirm, here.as_str()),
        ("quality-dead", counts.dead, "/cockpit/links"),
        ("quality-said", counts.said, here.as_str()),
    ];
    Ok(QualityPage {
        frame: frame(app, reader, "cockpit-quality"),
        desk: Desk::new(reader, signed),
        name: Some(organisation.name.de().to_owned()),
        back: one_of_many.then(|| reader.links.to("/cockpit/qualitaet")),
        summary: counted(lang, "quality-offers", quality.offers),
        score: score(lang, &quality),
        lacks: lacks(lang, &quality),
        waits: waits
            .into_iter()
            .filter(|(_, n, _)| *n > 0)
            .filter(|(key, ..)| *key != "quality-dead" || signed.can(Capability::ManageSources))
            .map(|(key, n, url)| Waits { words: counted(lang, key, n), url: reader.links.to(url) })
            .collect(),
        entries: entries.into_iter().map(|(_, entry)| entry).take(ENTRIES).collect(),
        organisations: Vec::new(),
    })
}

async fn of_many(
    app: &App,
    reader: &Reader,
    signed: &Signed,
    open: &BTreeMap<OrganisationId, String>,
    all: bool,
) -> Result<QualityPage, Problem> {
    let lang = reader.lang;
    let mut by_owner: BTreeMap<OrganisationId, Quality> = BTreeMap::new();
    let mut tx = app.state.db.read().await?;
    let mut after: Option<OfferId> = None;
    let mut counts: BTreeMap<OrganisationId, Counts> = BTreeMap::new();
    if all {
        counts = Counts::of_all(&mut tx, app).await?;
        loop {
            let (district, today) = (&app.state.district, app.today());
            let page = store::offers::public(&mut tx, district, today, after, PAGE).await?;
            let Some(last) = page.last() else { break };
            after = Some(last.id);
            for offer in &page {
                by_owner.entry(offer.provider).or_default().add(offer);
            }
        }
    } else {
        for id in open.keys() {
            for offer in store::offers::of_provider(&mut tx, *id, app.today()).await? {
                by_owner.entry(*id).or_default().add(&offer);
            }
            counts.insert(*id, Counts::of(&mut tx, app, *id).await?);
        }
    }
    drop(tx);
    let mut quality = Quality::default();
    for of in by_owner.values() {
        quality.join(of);
    }
    // Where most is to be gained stands first.
    let mut order: Vec<(&OrganisationId, &Quality)> = by_owner.iter().collect();
    order.sort_by_key(|(id, of)| (std::cmp::Reverse(of.missing()), open.get(id)));
    let organisations = order.into_iter().filter_map(|(id, of)| {
        let waits = counts.get(id).copied().unwrap_or_default();
        Some(Row {
            url: reader.links.to(&format!("/cockpit/qualitaet?einrichtung={id}")),
            name: open.get(id)?.clone(),
            offers: of.offers,
            per_cent: of.share().map(|share| words(lang, share)).unwrap_or_default(),
            to_confirm: waits.to_confirm,
            dead: waits.dead,
            said: waits.said,
        })
    });
    Ok(QualityPage {
        frame: frame(app, reader, "cockpit-quality"),
        desk: Desk::new(reader, signed),
        name: None,
        back: None,
        summary: counted(lang, "quality-offers", quality.offers),
        score: score(lang, &quality),
        lacks: lacks(lang, &quality),
        waits: Vec::new(),
        entries: Vec::new(),
        organisations: organisations.collect(),
    })
}

/// An offer with what it lacks; nothing where it lacks nothing.
fn entry(reader: &Reader, offer: &Offer) -> Option<(u32, Entry)> {
    let complete = completeness::of(offer)?;
    if complete.lacks.is_empty() {
        return None;
    }
    let missing: u32 = complete.lacks.iter().map(|lack| lack.weight()).sum();
    let per_cent = 100_u32.saturating_sub(missing);
    let lacks: Vec<String> =
        complete.lacks.iter().map(|lack| word(reader.lang, *lack, "")).collect();
    let entry = Entry {
        url: reader.links.to(&format!("/cockpit/angebote/{}", offer.id)),
        title: offer.title.de().to_owned(),
        per_cent,
        lacks: lacks.join(", "),
    };
    Some((per_cent, entry))
}

fn word(lang: Lang, lack: Lack, ending: &str) -> String {
    text(lang, &format!("lack-{}{ending}", lack.code())).into_owned()
}

/// What is missing, how often, and why it matters.
fn lacks(lang: Lang, quality: &Quality) -> Vec<(String, String, String)> {
    let all = quality.heaviest();
    all.into_iter()
        .map(|(lack, n)| {
            (word(lang, lack, ""), counted(lang, "quality-lacking", n), word(lang, lack, "-why"))
        })
        .collect()
}

fn score(lang: Lang, quality: &Quality) -> Option<(String, u32)> {
    let share = quality.share()?;
    let missing = quality.missing().checked_div(quality.offers)?;
    let per_cent = 100_u32.saturating_sub(u32::try_from(missing).unwrap_or(100));
    Some((with(lang, "quality-mean", &[("share", &words(lang, share))]), per_cent))
}

/// "72 %".
fn words(lang: Lang, share: Share) -> String {
    with(lang, "per-cent", &[("share", &format!("{:.0}", share.value() * 100.0))])
}
