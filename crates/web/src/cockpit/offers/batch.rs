//! Many offers at once: the same change in all that were ticked, withdrawn, shown again, confirmed.
//!
//! Each offer is changed as if somebody had opened its form: reviewed, published or kept as a draft as it would be
//! there. What cannot be changed is named with its reason and stays ticked; the others are done.

use access::{EditOffer, Review};
use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{Html, IntoResponse, Redirect, Response},
};
use base::OfferId;
use exchange::table::{form::Cells, joined, parted};
use store::{Record, StoreError, drafts, upkeep};

use super::{
    super::{
        Desk,
        form::{Choice, Def, Field, Group, Look, Part, Shape, Shell, Shown, Typed, wrong},
        frame,
    },
    edit::{Work, cells, hand_in, read, work},
};
use crate::{
    Lang,
    address::with_query,
    frame::{Frame, Reader},
    guard::{Posted, Signed},
    problem::Problem,
    register::Register,
    state::App,
    words::{counted, text},
};

/// Most offers of one batch.
pub(super) const MOST: usize = 500;

/// More can be taken back by hand only: an address holds no more.
const MOST_TO_TAKE_BACK: usize = 20;

/// What is put into all of them, beside what stands there.
const ADDED: Part = Part {
    name: "batch-added",
    folded: false,
    fields: &[
        Def { name: "themen", column: "Themen", shape: Shape::Concepts("topics") },
        Def { name: "zielgruppen", column: "Zielgruppen", shape: Shape::Concepts("audiences") },
    ],
};

/// What takes the place of what stands there, where something was typed.
const REPLACED: Part = Part {
    name: "batch-replaced",
    folded: false,
    fields: &[
        Def { name: "preishinweis", column: "Preishinweis", shape: Shape::Line("text", 500) },
        Def { name: "anmeldung", column: "Anmeldung", shape: Shape::Line("url", 1000) },
        Def { name: "webseite", column: "Webseite", shape: Shape::Line("url", 1000) },
        Def { name: "telefon", column: "Telefon", shape: Shape::Line("tel", 40) },
        Def { name: "email", column: "E-Mail", shape: Shape::Line("email", 254) },
    ],
};

/// Topics that are taken out.
const REMOVED: &str = "ohne-themen";

#[derive(Template)]
#[template(path = "cockpit/offers/batch.html")]
struct BatchPage {
    frame: Frame,
    desk: Desk,
    alert: Option<String>,
    done: Option<String>,
    warnings: Vec<String>,
    lead: String,
    offers: Vec<Line>,
    shells: Vec<Shell>,
    removed: Option<Field>,
    action: String,
    back: String,
}

/// An offer of the batch.
struct Line {
    id: String,
    title: String,
    url: String,
    /// Why it was not changed.
    wrong: Vec<String>,
}

/// Shows the form for what was ticked, or does what a button says.
pub(crate) async fn take(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Posted(pairs): Posted<Vec<(String, String)>>,
) -> Result<Response, Problem> {
    let typed = Typed::from(pairs);
    let mut chosen = Vec::new();
    for id in typed.all("angebot").iter().take(MOST) {
        let id: OfferId = id.parse().map_err(|_| Problem::NotFound)?;
        let work = work(&app, id).await?.ok_or(Problem::NotFound)?;
        let _may = work.proof(&signed)?;
        chosen.push(work);
    }
    if chosen.is_empty() {
        return Ok(onward(&reader, &typed, "nichts", 0, &[]).into_response());
    }
    match typed.one("tun") {
        "zusammenfuehren" => match chosen.as_slice() {
            [one, other] => {
                let (one, other) = (one.record().uuid(), other.record().uuid());
                let there = super::super::merging::here(one, other);
                Ok(Redirect::to(&reader.links.to(&there)).into_response())
            }
            _ => Ok(onward(&reader, &typed, "zwei", 0, &[]).into_response()),
        },
        "form" => show(&app, &reader, &signed, &typed, &chosen, None).await,
        "aendern" => change(&app, &reader, &signed, &typed, chosen).await,
        "zurueckziehen" => shown(&app, &reader, &signed, &typed, &chosen, false).await,
        "zeigen" => shown(&app, &reader, &signed, &typed, &chosen, true).await,
        "bestaetigen" => {
            let (mut tx, mut count) = (signed.writes(&app).await?, 0);
            for work in chosen.iter().filter(|work| work.kept.is_some()) {
                let proof = work.proof(&signed)?;
                match upkeep::confirm(&mut tx, &proof, work.record(), app.today()).await {
                    Ok(()) => count += 1,
                    // What ends by itself needs nobody to confirm it.
                    Err(StoreError::NotFound(_)) => {}
                    Err(error) => return Err(Problem::of_conflict(error)),
                }
            }
            tx.commit().await?;
            Ok(onward(&reader, &typed, "bestaetigt", count, &[]).into_response())
        }
        "zuruecknehmen" => {
            let (mut tx, mut count) = (signed.writes(&app).await?, 0);
            for work in &chosen {
                let proof = signed.may(Review(work.provider))?;
                drafts::take_back(&mut tx, &proof, work.record())
                    .await
                    .map_err(Problem::of_conflict)?;
                count += 1;
            }
            tx.commit().await?;
            Ok(onward(&reader, &typed, "zurueckgenommen", count, &[]).into_response())
        }
        _ => Err(Problem::unknown("tun")),
    }
}

/// Takes all from the public, or shows them again.
async fn shown(
    app: &App,
    reader: &Reader,
    signed: &Signed,
    typed: &Typed,
    chosen: &[Work],
    seen: bool,
) -> Result<Response, Problem> {
    let (mut tx, mut count) = (signed.writes(app).await?, 0);
    for work in chosen.iter().filter(|work| work.kept.is_some()) {
        let proof = work.proof(signed)?;
        drafts::set_shown(&mut tx, &proof, work.record(), seen)
            .await
            .map_err(Problem::of_conflict)?;
        count += 1;
    }
    tx.commit().await?;
    let said = if seen { "gezeigt" } else { "zurueckgezogen" };
    Ok(onward(reader, typed, said, count, &[]).into_response())
}

/// Changes what was ticked as the form says.
async fn change(
    app: &App,
    reader: &Reader,
    signed: &Signed,
    typed: &Typed,
    chosen: Vec<Work>,
) -> Result<Response, Problem> {
    let register = Register::of(app).await?;
    let mut tx = signed.writes(app).await?;
    let (mut published, mut count, mut left) = (Vec::new(), 0_u64, Vec::new());
    for work in chosen {
        let proof = signed.may(EditOffer { offer: work.id, provider: work.provider })?;
        let before = work.offer.as_ref().map(|offer| cells(&register, offer)).unwrap_or_default();
        let rows = changed(&before, typed);
        if rows == before {
            continue;
        }
        let (offer, findings) = read(app, &work, &rows).await?;
        let Some(offer) = offer.filter(|_| findings.is_empty()) else {
            let why = findings.iter().map(|finding| wrong(reader.lang, finding)).collect();
            left.push((work, why));
            continue;
        };
        let record = Record::Offer(Box::new(offer));
        let version = work.draft.as_ref().map(|draft| draft.version);
        let version =
            drafts::save(&mut tx, &proof, &record, version).await.map_err(Problem::of_conflict)?;
        // A draft that somebody has not handed in stays one.
        if work.draft.is_none() {
            let outcome = hand_in(app, signed, &mut tx, &work, &proof, version).await?;
            if outcome == drafts::Outcome::Published && signed.may(Review(work.provider)).is_ok() {
                published.push(work.id);
            }
        }
        count += 1;
    }
    tx.commit().await?;
    if left.is_empty() {
        return Ok(onward(reader, typed, "geaendert", count, &published).into_response());
    }
    let (works, whys): (Vec<Work>, Vec<Vec<String>>) = left.into_iter().unzip();
    show(app, reader, signed, typed, &works, Some((count, whys))).await
}

/// The rows of an offer with what was typed for all: added, taken out, replaced.
fn changed(before: &[Cells], typed: &Typed) -> Vec<Cells> {
    let mut rows = before.to_vec();
    let Some(first) = rows.first_mut() else { return rows };
    for def in ADDED.fields {
        let cell = first.get(def.column).cloned().unwrap_or_default();
        let mut values: Vec<String> = parted(&cell).filter(|value| !value.is_empty()).collect();
        for value in typed.all(def.name).iter().filter(|value| !value.is_empty()) {
            if !values.contains(value) {
                values.push(value.clone());
            }
        }
        if def.column == "Themen" {
            values.retain(|value| !typed.all(REMOVED).contains(value));
        }
        let now = joined(&values);
        if now != cell {
            first.insert(def.column, now);
        }
    }
    for def in REPLACED.fields {
        let value = def.cell(typed, def.name);
        if !value.is_empty() {
            first.insert(def.column, value);
        }
    }
    rows
}

fn onward(
    reader: &Reader,
    typed: &Typed,
    said: &str,
    count: u64,
    published: &[OfferId],
) -> Redirect {
    let back: Vec<String> = match published.len() <= MOST_TO_TAKE_BACK {
        true => published.iter().map(OfferId::to_string).collect(),
        false => Vec::new(),
    };
    let next = with_query(
        "/cockpit/angebote",
        &[
            ("einrichtung", typed.one("einrichtung")),
            ("fertig", said),
            ("anzahl", &count.to_string()),
            ("zurueck", &back.join(",")),
        ],
    );
    Redirect::to(&reader.links.to(&next))
}

/// The form; after a change, with what was not changed and why.
async fn show(
    app: &App,
    reader: &Reader,
    signed: &Signed,
    typed: &Typed,
    chosen: &[Work],
    after: Option<(u64, Vec<Vec<String>>)>,
) -> Result<Response, Problem> {
    let lang = reader.lang;
    let vocabularies = app.vocabularies();
    let shown = Shown { lang, vocabularies: &vocabularies };
    let filled: Cells = [&ADDED, &REPLACED]
        .iter()
        .flat_map(|part| part.fields)
        .map(|def| (def.column, def.cell(typed, def.name)))
        .collect();
    let (count, mut whys) = after.map_or((None, Vec::new()), |(n, whys)| (Some(n), whys));
    whys.resize(chosen.len(), Vec::new());
    let offers = chosen.iter().zip(whys).map(|(work, wrong)| Line {
        id: work.id.to_string(),
        title: work.offer.as_ref().map(|it| it.title.de().to_owned()).unwrap_or_default(),
        url: reader.links.to(&format!("/cockpit/angebote/{}", work.id)),
        wrong,
    });
    let number = u64::try_from(chosen.len()).unwrap_or(0);
    let back = with_query("/cockpit/angebote", &[("einrichtung", typed.one("einrichtung"))]);
    let page = BatchPage {
        frame: frame(app, reader, "batch-title"),
        desk: Desk::new(reader, signed),
        alert: count.map(|_| counted(lang, "batch-left", number)),
        done: count.filter(|n| *n > 0).map(|n| counted(lang, "batch-changed", n)),
        warnings: Vec::new(),
        lead: counted(lang, "batch-lead", number),
        offers: offers.collect(),
        shells: [&ADDED, &REPLACED].map(|part| part.shell(&filled, shown, &|_| Vec::new())).into(),
        removed: removed(app, lang, typed, chosen),
        action: reader.links.to("/cockpit/angebote/viele"),
        back: reader.links.to(&back),
    };
    let status = match count {
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
        None => StatusCode::OK,
    };
    Ok((status, Html(page.render()?)).into_response())
}

/// The topics that the offers have, to take out.
fn removed(app: &App, lang: Lang, typed: &Typed, chosen: &[Work]) -> Option<Field> {
    let offers = chosen.iter().filter_map(|work| work.offer.as_ref());
    let topics: std::collections::BTreeSet<_> = offers.flat_map(|offer| &offer.topics).collect();
    let boxes: Vec<Choice> = topics
        .into_iter()
        .map(|topic| Choice {
            id: format!("{REMOVED}-{topic}"),
            value: topic.to_string(),
            word: app.vocabularies().label("topics", topic, &lang.tag()).to_owned(),
            chosen: typed.all(REMOVED).iter().any(|it| it == topic.as_str()),
        })
        .collect();
    (!boxes.is_empty()).then(|| Field {
        id: REMOVED.to_owned(),
        label: text(lang, "field-ohne-themen").into_owned(),
        hint: None,
        wrong: Vec::new(),
        look: Look::Boxes(vec![Group { word: String::new(), chosen: 0, boxes }]),
        value: String::new(),
        required: false,
        list: None,
    })
}
