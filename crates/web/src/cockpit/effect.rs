//! What entries bring about: how often they were seen this month and last, and which searches nearby found nothing.
//!
//! An organisation's people see its own figures, the education office sees all. A figure below five is told to
//! nobody.

use std::collections::{BTreeMap, BTreeSet};

use access::{Capability, ReadEffect};
use askama::Template;
use axum::{
    extract::State,
    http::header,
    response::{Html, IntoResponse, Response},
};
use base::{OfferId, OrganisationId};
use exchange::table::escaped;
use jiff::{ToSpan, civil::Date};
use landscape::{Notation, Organisation};
use search::filters::scheme;
use store::{
    ReadTx, RecordKind, entries,
    entries::{Listed, Wanted},
    searches::{self, Gap, Ground},
    views::{self, Times},
};
use uuid::Uuid;

use super::{Desk, frame};
use crate::{
    address,
    frame::{Frame, Reader},
    guard::Signed,
    offers::Labels,
    problem::Problem,
    register::Register,
    seen,
    state::App,
    words::{dates, number, text, with},
};

/// So many entries stand on the page; the table that can be taken along holds all.
const SHOWN: usize = 200;
/// So many offers of an organisation or a district are counted.
const MOST: u32 = 20_000;
/// So many gaps are looked through.
const GAPS: u32 = 1_000;
/// So many gaps stand on the page.
const GAPS_SHOWN: usize = 50;

#[derive(Template)]
#[template(path = "cockpit/effect.html")]
struct EffectPage {
    frame: Frame,
    desk: Desk,
    months: [String; 2],
    sums: [String; 2],
    lines: Vec<Line>,
    left_out: u64,
    gaps: Vec<Missed>,
    file: String,
}

struct Line {
    url: String,
    title: String,
    provider: String,
    times: [String; 2],
}

struct Missed {
    word: String,
    times: String,
    since: String,
}

pub(crate) async fn page(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
) -> Result<Html<String>, Problem> {
    let effect = Effect::of(&app, &signed).await?;
    let lang = reader.lang;
    let words = |times: Times| said(&reader, times);
    let [now, before] = months(app.today());
    let register = Register::of(&app).await?;
    let labels = Labels { app: &app, register: &register, lang, today: app.today() };
    let left_out = effect.entries.len().saturating_sub(SHOWN);
    let page = EffectPage {
        frame: frame(&app, &reader, "cockpit-effect"),
        desk: Desk::new(&reader, &signed),
        months: [month(&reader, now), month(&reader, before)],
        sums: effect.sums.map(words),
        left_out: u64::try_from(left_out).unwrap_or(u64::MAX),
        lines: effect
            .entries
            .into_iter()
            .take(SHOWN)
            .map(|entry| Line {
                url: reader.links.to(&entry.path),
                title: entry.title,
                provider: entry.provider,
                times: entry.times.map(words),
            })
            .collect(),
        gaps: effect
            .gaps
            .into_iter()
            .take(GAPS_SHOWN)
            .map(|gap| Missed {
                word: gap_word(&gap, labels),
                times: number(lang, gap.times),
                since: dates::full(lang, gap.first),
            })
            .collect(),
        file: reader.links.to("/cockpit/wirkung.csv"),
    };
    Ok(Html(page.render()?))
}

/// The same as a table.
pub(crate) async fn file(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
) -> Result<Response, Problem> {
    let effect = Effect::of(&app, &signed).await?;
    let [now, before] = months(app.today());
    let mut csv = csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(csv::Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    csv.write_record([
        text(reader.lang, "effect-entry").into_owned(),
        text(reader.lang, "effect-provider").into_owned(),
        month(&reader, now),
        month(&reader, before),
    ])?;
    for entry in effect.entries {
        let [this, last] = entry.times.map(|times| said(&reader, times));
        let cells = [entry.title, entry.provider, this, last];
        csv.write_record(cells.map(|cell| escaped(&cell).into_owned()))?;
    }
    let csv = csv.into_inner().map_err(|error| anyhow::anyhow!("{error}"))?;
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"wirkung.csv\""),
    ];
    Ok((headers, csv).into_response())
}

/// This month and the one before, each by its first day.
pub(crate) fn months(today: Date) -> [Date; 2] {
    let now = today.first_of_month();
    [now, now.checked_sub(1.month()).unwrap_or(now)]
}

fn month(reader: &Reader, first: Date) -> String {
    format!("{} {}", dates::month(reader.lang, first.month()), first.year())
}

/// A figure, or that it is too small to be told.
fn said(reader: &Reader, times: Times) -> String {
    match times.shown() {
        Some(times) => number(reader.lang, times),
        None => with(reader.lang, "effect-few", &[("n", &views::SHOWN_FROM.to_string())]),
    }
}

/// What was looked for: the label of a concept, the name of a municipality, or words.
pub(crate) fn gap_word(gap: &Gap, labels: Labels<'_>) -> String {
    match gap.term.split_once(':').filter(|_| gap.concept) {
        Some((key, value)) if key == "area" || scheme(key).is_some() => labels.value(key, value),
        _ => format!("„{}“", gap.term),
    }
}

/// The figures that somebody may see.
pub(crate) struct Effect {
    pub(crate) sums: [Times; 2],
    /// Those seen most often first.
    pub(crate) entries: Vec<Entry>,
    pub(crate) gaps: Vec<Gap>,
}

pub(crate) struct Entry {
    pub(crate) title: String,
    provider: String,
    path: String,
    pub(crate) times: [Times; 2],
}

impl Effect {
    async fn of(app: &App, signed: &Signed) -> Result<Effect, Problem> {
        seen::flush(app).await;
        let everything = signed.everywhere(Capability::ReadEffect);
        let mut tx = app.state.db.read().await?;
        let district = &app.state.district;
        let organisations = if everything {
            store::organisations::listed(&mut tx, district).await?
        } else {
            store::organisations::by_ids(&mut tx, &signed.own(Capability::ReadEffect)).await?
        };
        let mine: Vec<Organisation> =
            organisations.into_iter().filter(|it| signed.may(ReadEffect(it.id)).is_ok()).collect();
        Effect::read(app, &mut tx, &mine, everything, months(app.today())).await
    }

    /// The figures of organisations in two months, each named by its first day; with `everything` those of all entries
    /// of the district.
    pub(crate) async fn read(
        app: &App,
        tx: &mut ReadTx,
        mine: &[Organisation],
        everything: bool,
        months: [Date; 2],
    ) -> Result<Effect, Problem> {
        let district = &app.state.district;
        let mut listed = Vec::new();
        let owners = match everything {
            true => vec![None],
            false => mine.iter().map(|organisation| Some(organisation.id)).collect(),
        };
        for owner in owners {
            let wanted = Wanted { owner, ..Wanted::all(RecordKind::Offer) };
            listed.extend(entries::listed(tx, district, &wanted, 0, MOST).await?);
        }
        let [now, before] = months;
        let seen = [
            views::of_month(tx, district, now).await?,
            views::of_month(tx, district, before).await?,
        ];
        let times = |id: &Uuid| {
            [0, 1].map(|at: usize| {
                seen.get(at).and_then(|month| month.get(id)).copied().unwrap_or_default()
            })
        };
        let names: BTreeMap<OrganisationId, &str> =
            mine.iter().map(|o| (o.id, o.name.de())).collect();
        let mut entries: Vec<Entry> = mine
            .iter()
            .map(|organisation| Entry {
                title: organisation.name.de().to_owned(),
                provider: String::new(),
                path: address::organisation(organisation.id),
                times: times(&organisation.id.uuid()),
            })
            .collect();
        entries.extend(listed.iter().map(|offer| Entry {
            title: offer.title.clone(),
            provider: names.get(&offer.owner).copied().unwrap_or_default().to_owned(),
            path: address::offer(OfferId::from_uuid(offer.of.uuid())),
            times: times(&offer.of.uuid()),
        }));
        let mut sums = [Times::default(); 2];
        for entry in &entries {
            for (sum, times) in sums.iter_mut().zip(entry.times) {
                *sum = sum.and(times);
            }
        }
        // What may not be told does not show in the order either.
        let order = |entry: &Entry| std::cmp::Reverse(entry.times.map(|times| times.shown()));
        entries.sort_by(|a, b| order(a).cmp(&order(b)).then_with(|| a.title.cmp(&b.title)));
        let mut gaps = searches::most_missed(tx, district, GAPS).await?;
        gaps.retain(|gap| gap.times >= views::SHOWN_FROM);
        if !everything {
            let grounds = grounds(app, tx, mine, &listed).await?;
            gaps.retain(|gap| grounds.iter().any(|ground| ground.touches(gap)));
        }
        Ok(Effect { sums, entries, gaps })
    }
}

/// What each organisation works with: the topics of all its offers, those of the past too.
async fn grounds(
    app: &App,
    tx: &mut ReadTx,
    organisations: &[Organisation],
    listed: &[Listed],
) -> Result<Vec<Ground>, Problem> {
    let mut topics: BTreeMap<OrganisationId, BTreeSet<Notation>> = BTreeMap::new();
    let ids: Vec<OfferId> =
        listed.iter().map(|offer| OfferId::from_uuid(offer.of.uuid())).collect();
    for offer in store::offers::by_ids(tx, &ids).await? {
        topics.entry(offer.provider).or_default().extend(offer.topics);
    }
    let vocabularies = app.vocabularies();
    let vocabulary = vocabularies.get("topics");
    let with_broader = |topics: BTreeSet<Notation>| -> BTreeSet<Notation> {
        let above = |topic: &Notation| match vocabulary {
            Some(vocabulary) => vocabulary.with_broader(topic),
            None => vec![topic.clone()],
        };
        topics.iter().flat_map(above).collect()
    };
    let mut ground = |organisation: &Organisation| Ground {
        topics: with_broader(topics.remove(&organisation.id).unwrap_or_default()),
        area: organisation.address.area.clone(),
    };
    Ok(organisations.iter().map(&mut ground).collect())
}
