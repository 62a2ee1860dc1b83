//! The offers that somebody may edit: drafts first, then what is in the stock; and last year's offers moved to a new
//! term in one go.

use access::{Capability, EditOffer, EditOrganisation};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::{Html, Redirect},
};
use base::{OfferId, OrganisationId};
use landscape::{Offer, Origin, Publication, Source};
use serde::Deserialize;
use store::{
    Record, RecordKind, RecordRef,
    drafts::{self, Draft},
    entries::{self, Listed, Wanted},
};

use super::{
    super::{Desk, form::Typed, frame, open_to::open_to},
    edit::state_word,
};
use crate::{
    address::with_query,
    frame::{Frame, Reader},
    guard::{Posted, Signed},
    problem::Problem,
    state::App,
    words::{counted, dates, text},
};

/// Offers of a page.
const PAGE: u32 = 50;

/// Most offers that are doubled at once.
const MOST_DOUBLED: usize = super::batch::MOST;

#[derive(Template)]
#[template(path = "cockpit/offers/list.html")]
struct ListPage {
    frame: Frame,
    desk: Desk,
    organisations: Vec<Choice>,
    chosen: Option<String>,
    wanted: String,
    states: Vec<Choice>,
    drafts: Vec<Line>,
    lines: Vec<Line>,
    found: String,
    done: Option<String>,
    /// What can be taken back: offers that were just published.
    undo: Vec<String>,
    many: String,
    /// Whether two can become one here.
    merges: bool,
    new: Option<String>,
    previous: Option<String>,
    next: Option<String>,
    here: String,
}

struct Choice {
    value: String,
    word: String,
    chosen: bool,
}

/// An offer of the list.
struct Line {
    id: String,
    url: String,
    title: String,
    provider: Option<String>,
    state: String,
    tone: &'static str,
    detail: Option<String>,
}

#[derive(Deserialize, Default)]
pub(crate) struct Asked {
    #[serde(default)]
    einrichtung: String,
    #[serde(default)]
    titel: String,
    #[serde(default)]
    stand: String,
    #[serde(default)]
    seite: u32,
    fertig: Option<String>,
    anzahl: Option<u64>,
    #[serde(default)]
    zurueck: String,
}

pub(crate) async fn page(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Query(asked): Query<Asked>,
) -> Result<Html<String>, Problem> {
    let within = open_to(&app, &signed, Capability::EditOffer).await?;
    let (all, open) = (within.all, &within.names);
    let chosen = match asked.einrichtung.as_str() {
        "" if !all && open.len() == 1 => open.keys().next().copied(),
        "" => None,
        id => {
            let id: OrganisationId = id.parse().map_err(|_| Problem::NotFound)?;
            let _may = signed.may(EditOrganisation(id))?;
            Some(id)
        }
    };
    let shown = match asked.stand.as_str() {
        "oeffentlich" => Some(true),
        "zurueckgezogen" => Some(false),
        _ => None,
    };
    let kind = RecordKind::Offer;
    let wanted = Wanted { kind, owner: chosen, title: asked.titel.clone(), shown };
    let skip = asked.seite.saturating_mul(PAGE);
    let mut tx = app.state.db.read().await?;
    let mut listed = if chosen.is_some() || all {
        entries::listed(&mut tx, &app.state.district, &wanted, skip, PAGE + 1).await?
    } else {
        let mut found = Vec::new();
        for id in open.keys() {
            let of = Wanted { owner: Some(*id), ..wanted.clone() };
            found.extend(entries::listed(&mut tx, &app.state.district, &of, skip, PAGE + 1).await?);
        }
        found
    };
    let more = listed.len() > usize::try_from(PAGE).unwrap_or(usize::MAX);
    if chosen.is_some() || all {
        listed.truncate(usize::try_from(PAGE).unwrap_or(usize::MAX));
    }
    let mut written = Vec::new();
    if asked.seite == 0 && asked.stand != "oeffentlich" && asked.stand != "zurueckgezogen" {
        let owners: Vec<OrganisationId> = match chosen {
            Some(id) => vec![id],
            None => open.keys().copied().collect(),
        };
        if all && chosen.is_none() {
            written = drafts::of_district(&mut tx, &app.state.district).await?;
        } else {
            for owner in owners {
                written.extend(drafts::of_owner(&mut tx, owner).await?);
            }
        }
    }
    drop(tx);
    let many = chosen.is_none() && open.len() != 1;
    let name = |id: &OrganisationId| many.then(|| open.get(id).cloned().unwrap_or_default());
    let matches = landscape::matching::fold(&asked.titel);
    let drafts: Vec<Line> = written
        .iter()
        .filter_map(|draft| draft_line(&reader, draft, name(&draft.owner)))
        .filter(|line| landscape::matching::fold(&line.title).contains(&matches))
        .collect();
    let lines: Vec<Line> =
        listed.iter().map(|listed| line(&app, &reader, listed, name(&listed.owner))).collect();
    let at = |seite: u32| {
        let seite = seite.to_string();
        let pairs = [
            ("einrichtung", asked.einrichtung.as_str()),
            ("titel", &asked.titel),
            ("stand", &asked.stand),
            ("seite", &seite),
        ];
        reader.links.to(&with_query("/cockpit/angebote", &pairs))
    };
    let done = match asked.fertig.as_deref() {
        Some("eingereicht") => Some(text(reader.lang, "offer-submitted").into_owned()),
        Some("veroeffentlicht") => Some(text(reader.lang, "offer-published").into_owned()),
        Some("verworfen") => Some(text(reader.lang, "draft-dropped").into_owned()),
        Some("verdoppelt") => {
            Some(counted(reader.lang, "offers-doubled", asked.anzahl.unwrap_or(0)))
        }
        Some("nichts") => Some(text(reader.lang, "batch-nothing").into_owned()),
        Some("zwei") => Some(text(reader.lang, "merging-choose-two").into_owned()),
        Some(
            said @ ("geaendert" | "zurueckgezogen" | "gezeigt" | "bestaetigt" | "zurueckgenommen"),
        ) => {
            let key = match said {
                "geaendert" => "batch-changed",
                "zurueckgezogen" => "batch-withdrawn",
                "gezeigt" => "batch-shown",
                "bestaetigt" => "confirmed",
                _ => "today-taken-back",
            };
            Some(counted(reader.lang, key, asked.anzahl.unwrap_or(0)))
        }
        _ => None,
    };
    let organisations = within
        .by_name()
        .into_iter()
        .map(|(word, id)| Choice { value: id.to_string(), word, chosen: chosen == Some(id) })
        .collect();
    let states = ["", "oeffentlich", "zurueckgezogen"]
        .map(|value| Choice {
            value: value.to_owned(),
            word: text(
                reader.lang,
                match value {
                    "oeffentlich" => "stage-published",
                    "zurueckgezogen" => "stage-withdrawn",
                    _ => "stage-any",
                },
            )
            .into_owned(),
            chosen: asked.stand == value,
        })
        .into();
    let page = ListPage {
        frame: frame(&app, &reader, "cockpit-offers"),
        desk: Desk::new(&reader, &signed),
        organisations,
        chosen: chosen.map(|id| id.to_string()),
        states,
        found: counted(
            reader.lang,
            "offers-listed",
            u64::try_from(drafts.len() + lines.len()).unwrap_or(0),
        ),
        drafts,
        lines,
        done,
        undo: asked.zurueck.split(',').filter(|id| !id.is_empty()).map(str::to_owned).collect(),
        many: reader.links.to("/cockpit/angebote/viele"),
        merges: signed.can(Capability::Review),
        new: chosen.map(|id| reader.links.to(&format!("/cockpit/angebote/neu?einrichtung={id}"))),
        previous: (asked.seite > 0).then(|| at(asked.seite - 1)),
        next: more.then(|| at(asked.seite + 1)),
        here: reader.links.to("/cockpit/angebote"),
        wanted: asked.titel.clone(),
    };
    Ok(Html(page.render()?))
}

fn draft_line(reader: &Reader, draft: &Draft, provider: Option<String>) -> Option<Line> {
    let Record::Offer(offer) = &draft.record else { return None };
    Some(Line {
        id: offer.id.to_string(),
        url: reader.links.to(&format!("/cockpit/angebote/{}", offer.id)),
        title: offer.title.de().to_owned(),
        provider,
        state: text(reader.lang, state_word(Some(draft), None)).into_owned(),
        tone: "info",
        detail: Some(dates::at(reader.lang, draft.changed)),
    })
}

fn line(app: &App, reader: &Reader, listed: &Listed, provider: Option<String>) -> Line {
    let over = listed.until.is_some_and(|until| until < app.today());
    let (key, tone) = match listed.publication {
        Publication::Published if over => ("stage-expired", "quiet"),
        Publication::Published => ("stage-published", "good"),
        _ => ("stage-withdrawn", "quiet"),
    };
    Line {
        id: listed.of.uuid().to_string(),
        url: reader.links.to(&format!("/cockpit/angebote/{}", listed.of.uuid())),
        title: listed.title.clone(),
        provider,
        state: text(reader.lang, key).into_owned(),
        tone,
        detail: listed.until.map(|until| {
            let until = dates::full(reader.lang, until);
            crate::words::with(reader.lang, "seen-until", &[("date", &until)])
        }),
    }
}

/// Doubles of the offers that were ticked, as drafts: a year later on the same weekdays, or half a year, or as they are.
pub(crate) async fn double(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Posted(pairs): Posted<Vec<(String, String)>>,
) -> Result<Redirect, Problem> {
    let typed = Typed::from(pairs);
    let weeks: i64 = match typed.one("um") {
        "jahr" => 52,
        "halbjahr" => 26,
        "gleich" => 0,
        _ => return Err(Problem::unknown("um")),
    };
    let ids: Vec<OfferId> = typed
        .all("angebot")
        .iter()
        .take(MOST_DOUBLED)
        .map(|id| id.parse().map_err(|_| Problem::NotFound))
        .collect::<Result<_, _>>()?;
    let mut tx = app.state.db.read().await?;
    let mut offers = store::offers::by_ids(&mut tx, &ids).await?;
    for id in &ids {
        if let Some(draft) = drafts::by_id(&mut tx, RecordRef::Offer(*id)).await?
            && let Record::Offer(offer) = draft.record
            && offers.iter().all(|kept| kept.id != offer.id)
        {
            offers.push(*offer);
        }
    }
    drop(tx);
    let mut tx = signed.writes(&app).await?;
    let mut count = 0_u64;
    for offer in &offers {
        let Some(double) = doubled(&app, offer, weeks * 7)? else { continue };
        let proof = signed.may(EditOffer { offer: double.id, provider: double.provider })?;
        let record = Record::Offer(Box::new(double));
        drafts::save(&mut tx, &proof, &record, None).await?;
        count += 1;
    }
    tx.commit().await?;
    let next = with_query(
        "/cockpit/angebote",
        &[
            ("einrichtung", typed.one("einrichtung")),
            ("fertig", "verdoppelt"),
            ("anzahl", &count.to_string()),
        ],
    );
    Ok(Redirect::to(&reader.links.to(&next)))
}

/// An offer once more under a key of its own; nothing where a date would leave the calendar.
fn doubled(app: &App, offer: &Offer, days: i64) -> Result<Option<Offer>, Problem> {
    let origin = Origin {
        district: app.state.district.clone(),
        source: Source::COCKPIT.parse().map_err(|_| Problem::unknown("source"))?,
        key: drafts::new_key(app.now())?,
        licence: None,
        retrieved_at: app.now(),
    };
    let id = OfferId::derived(&origin.district, &origin.source, &origin.key);
    let moved = offer.clone().plus_days(days);
    Ok(moved.map(|moved| Offer { id, origin, publication: Publication::Published, ..moved }))
}
