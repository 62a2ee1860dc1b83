//! Writing an offer: the form, saving it as a draft, handing it in.
//!
//! What was typed is never lost: where something is wrong, or where somebody else was faster, the form comes back as
//! it was typed, with the reasons beside the fields.

use access::{EditOffer, Granted, Review};
use askama::Template;
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::{Html, IntoResponse, Redirect, Response},
};
use base::{Finding, OfferId, OrganisationId, RecordKey, SourceKey};
use exchange::{
    Exported,
    table::form::{self, Cells},
};
use landscape::{
    Address, Coded, Intake, Offer, Origin, Publication, Source, Venue, completeness,
    matching::fold, spoken,
};
use serde::Deserialize;
use store::{
    Record, RecordRef, StoreError, WriteTx,
    drafts::{self, Draft, Outcome, Stage},
};

use super::{
    super::{
        Desk, absence,
        form::{Field, Look, Shell, Shown, Typed, wrong},
        frame,
    },
    fields, picture, remarks,
    remarks::Said,
};
use crate::{
    Lang,
    frame::{Frame, Reader},
    guard::{Posted, Signed},
    moved,
    problem::Problem,
    register::Register,
    state::App,
    words::{self, dates, text, with},
};

/// How many dates of a series are shown to check it.
const SAMPLE: u16 = 3;

#[derive(Template)]
#[template(path = "cockpit/offers/edit.html")]
struct EditPage {
    frame: Frame,
    desk: Desk,
    heading: String,
    action: String,
    /// The version that was read; empty for what is not saved yet.
    version: String,
    key: String,
    provider: String,
    provider_name: String,
    state: String,
    warnings: Vec<String>,
    alert: Option<String>,
    done: Option<String>,
    before: Vec<Shell>,
    dates: Vec<DateRow>,
    after: Vec<Shell>,
    places: Vec<String>,
    score: Option<Score>,
    remarks: Vec<Said>,
    preview: Option<String>,
    public: Option<String>,
    saved: bool,
    hidden: Option<bool>,
    by_hand: bool,
    submit: String,
    /// The picture that goes with it, for what is kept or saved.
    picture: Option<picture::Beside>,
}

/// One date of the form.
struct DateRow {
    n: usize,
    legend: String,
    words: Field,
    fields: Vec<Field>,
    understood: Option<String>,
    /// Whether the place is shown opened.
    open: bool,
}

/// How complete the offer is.
struct Score {
    words: String,
    per_cent: u32,
    lacks: Vec<(String, String)>,
}

/// What the page works on.
pub(super) struct Work {
    pub(super) id: OfferId,
    pub(super) provider: OrganisationId,
    origin: Origin,
    /// What stands in the draft, else in the stock.
    pub(super) offer: Option<Offer>,
    pub(super) draft: Option<Draft>,
    pub(super) kept: Option<Offer>,
    by_hand: bool,
}

impl Work {
    pub(super) fn proof(&self, signed: &Signed) -> Result<Granted<EditOffer>, Problem> {
        signed.may(EditOffer { offer: self.id, provider: self.provider })
    }

    pub(super) fn record(&self) -> RecordRef {
        RecordRef::Offer(self.id)
    }
}

/// The source of what is written here.
fn own_source() -> Result<SourceKey, Problem> {
    Source::COCKPIT.parse().map_err(|_| anyhow::anyhow!("the cockpit's source").into())
}

/// The offer under an id, in its draft or in the stock.
pub(super) async fn work(app: &App, id: OfferId) -> Result<Option<Work>, Problem> {
    let mut tx = app.state.db.read().await?;
    let record = RecordRef::Offer(id);
    let draft = drafts::by_id(&mut tx, record).await?;
    let kept = store::offers::by_id(&mut tx, id).await?;
    let by_hand = drafts::is_by_hand(&mut tx, record).await?;
    let written = draft.as_ref().and_then(|draft| match &draft.record {
        Record::Offer(offer) => Some((**offer).clone()),
        _ => None,
    });
    Ok(written.or_else(|| kept.clone()).map(|offer| Work {
        id,
        provider: draft.as_ref().map_or(offer.provider, |draft| draft.owner),
        origin: offer.origin.clone(),
        offer: Some(offer),
        draft,
        kept,
        by_hand,
    }))
}

/// A new offer of a provider under a key.
fn fresh(app: &App, provider: OrganisationId, key: RecordKey) -> Result<Work, Problem> {
    let origin = Origin {
        district: app.state.district.clone(),
        source: own_source()?,
        key,
        licence: None,
        retrieved_at: app.now(),
    };
    Ok(Work {
        id: OfferId::derived(&origin.district, &origin.source, &origin.key),
        provider,
        origin,
        offer: None,
        draft: None,
        kept: None,
        by_hand: false,
    })
}

#[derive(Deserialize)]
pub(crate) struct New {
    einrichtung: String,
}

/// The form for a new offer.
pub(crate) async fn new(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Query(new): Query<New>,
) -> Result<Response, Problem> {
    let provider: OrganisationId = new.einrichtung.parse().map_err(|_| Problem::NotFound)?;
    let key = drafts::new_key(app.now())?;
    let work = fresh(&app, provider, key)?;
    let _may = work.proof(&signed)?;
    let rows = vec![Cells::new()];
    show(&app, &reader, &signed, &work, &rows, &[], Told::default()).await
}

#[derive(Deserialize, Default)]
pub(crate) struct Query_ {
    fertig: Option<String>,
}

/// The form of an offer that is there.
pub(crate) async fn page(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Path(id): Path<String>,
    Query(query): Query<Query_>,
) -> Result<Response, Problem> {
    let id = id.parse().map_err(|_| Problem::NotFound)?;
    let work = work(&app, id).await?.ok_or(Problem::NotFound)?;
    let _may = work.proof(&signed)?;
    if let Some(there) = moved::to(&app, &reader.path).await? {
        return Ok(Redirect::to(&reader.links.to(&there)).into_response());
    }
    let register = Register::of(&app).await?;
    let rows = work.offer.as_ref().map(|offer| cells(&register, offer)).unwrap_or_default();
    let done = match query.fertig.as_deref() {
        Some("gespeichert") => Some("draft-saved"),
        Some("stand") => Some("entry-state-changed"),
        Some("bemerkung") => Some("remark-kept"),
        Some("bild") => Some("offer-picture-changed"),
        _ => None,
    };
    let told = Told { done, ..Told::default() };
    show(&app, &reader, &signed, &work, &rows, &[], told).await
}

/// An offer as the rows of its form.
pub(in crate::cockpit) fn cells(register: &Register, offer: &Offer) -> Vec<Cells> {
    let places = offer
        .schedule
        .sessions
        .iter()
        .filter_map(|session| register.place(session.venue.as_ref()?.place?))
        .collect();
    let provider = register.organisation(offer.provider);
    form::write(&Exported { offer, provider, places, url: String::new() })
}

/// What a person is told on top of the form.
#[derive(Default)]
struct Told {
    alert: Option<&'static str>,
    done: Option<&'static str>,
    status: StatusCode,
    /// Dates shown beyond those that are filled.
    more: usize,
}

/// What was typed: saved, handed in, or shown again.
pub(crate) async fn change(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Path(id): Path<String>,
    Posted(pairs): Posted<Vec<(String, String)>>,
) -> Result<Response, Problem> {
    let id: OfferId = id.parse().map_err(|_| Problem::NotFound)?;
    let typed = Typed::from(pairs);
    let work = match work(&app, id).await? {
        Some(work) => work,
        None => {
            let provider = typed.one("einrichtung").parse().map_err(|_| Problem::NotFound)?;
            let key = typed.one("schluessel").parse().map_err(|_| Problem::NotFound)?;
            let work = fresh(&app, provider, key)?;
            // An id is made from its key: another one names nothing.
            if work.id != id {
                return Err(Problem::NotFound);
            }
            work
        }
    };
    let proof = work.proof(&signed)?;
    let rows = fields::rows(&typed);
    let tun = typed.one("tun");
    if tun == "termin" {
        let told = Told { more: 1, ..Told::default() };
        return show(&app, &reader, &signed, &work, &rows, &[], told).await;
    }
    let (offer, findings) = read(&app, &work, &rows).await?;
    let offer = match offer {
        Some(offer) if findings.is_empty() => offer,
        _ => {
            let told = Told {
                alert: Some("form-wrong"),
                status: StatusCode::UNPROCESSABLE_ENTITY,
                ..Told::default()
            };
            return show(&app, &reader, &signed, &work, &rows, &findings, told).await;
        }
    };
    let record = Record::Offer(Box::new(offer));
    let mut tx = signed.writes(&app).await?;
    let saved = drafts::save(&mut tx, &proof, &record, typed.one("version").parse().ok()).await;
    let version = match saved {
        Ok(version) => version,
        Err(StoreError::Conflict(_)) => {
            drop(tx);
            let told = Told {
                alert: Some("draft-conflict"),
                status: StatusCode::CONFLICT,
                ..Told::default()
            };
            return show(&app, &reader, &signed, &work, &rows, &[], told).await;
        }
        Err(error) => return Err(error.into()),
    };
    let here = format!("/cockpit/angebote/{id}");
    let next = match tun {
        "einreichen" => {
            let outcome = hand_in(&app, &signed, &mut tx, &work, &proof, version).await?;
            let done = match outcome {
                Outcome::Waits => "eingereicht",
                Outcome::Published => "veroeffentlicht",
            };
            format!("/cockpit/angebote?einrichtung={}&fertig={done}", work.provider)
        }
        "vorschau" => format!("{here}/vorschau"),
        _ => format!("{here}?fertig=gespeichert"),
    };
    tx.commit().await?;
    Ok(Redirect::to(&reader.links.to(&next)).into_response())
}

/// Publishes a draft where this person may, or hands it in.
pub(super) async fn hand_in(
    app: &App,
    signed: &Signed,
    tx: &mut WriteTx,
    work: &Work,
    proof: &Granted<EditOffer>,
    version: i64,
) -> Result<Outcome, Problem> {
    let (of, today) = (work.record(), app.today());
    match signed.may(Review(work.provider)) {
        Ok(review) => {
            drafts::publish(tx, &review, of, version, today).await?;
            Ok(Outcome::Published)
        }
        Err(_) => Ok(drafts::submit(tx, proof, of, version, today).await?),
    }
}

/// The offer that was typed, and what is wrong with it.
pub(super) async fn read(
    app: &App,
    work: &Work,
    rows: &[Cells],
) -> Result<(Option<Offer>, Vec<Finding>), Problem> {
    let vocabularies = app.vocabularies();
    let intake = Intake {
        district: &work.origin.district,
        source: &work.origin.source,
        retrieved_at: app.now(),
        vocabularies: &vocabularies,
        gazetteer: &app.state.gazetteer,
    };
    let register = Register::of(app).await?;
    let mut rows = rows.to_vec();
    if let Some(first) = rows.first_mut() {
        first.insert("Schlüssel", work.origin.key.to_string());
        let before = work.offer.as_ref().map(|offer| cells(&register, offer)).unwrap_or_default();
        let before = before.first().into_iter().flatten();
        let unseen = before.filter(|(column, _)| fields::UNSEEN.contains(column));
        first.extend(unseen.map(|(column, cell)| (*column, cell.clone())));
    }
    let filled = form::read(&rows, &intake, app.today());
    let offer = filled.record.map(|mut offer| {
        offer.provider = work.provider;
        offer.publication = Publication::Published;
        offer.origin.licence = work.origin.licence.clone();
        offer.assured_at = work.offer.as_ref().and_then(|offer| offer.assured_at);
        if let Some(before) = &work.offer {
            form::keep(&mut offer, before, &intake);
        }
        link_places(&register, work.offer.as_ref(), &mut offer);
        offer
    });
    Ok((offer, filled.findings))
}

/// Dates at a place that is registered under the name typed refer to it, unless another address was typed. What the
/// offer said of that place before stays.
fn link_places(register: &Register, before: Option<&Offer>, offer: &mut Offer) {
    let known: Vec<&Venue> = before
        .iter()
        .flat_map(|offer| &offer.schedule.sessions)
        .filter_map(|session| session.venue.as_ref())
        .collect();
    for session in &mut offer.schedule.sessions {
        let Some(venue) = &mut session.venue else { continue };
        let Some(name) = &venue.name else { continue };
        let same = |address: &Address| {
            venue.address.street == address.street && venue.address.city == address.city
        };
        let named = register.places.iter().find(|place| {
            fold(place.name.de()) == fold(name)
                && (venue.address == Address::default() || same(&place.address))
        });
        let Some(place) = named else { continue };
        venue.place = Some(place.id);
        let as_before = known.iter().find(|known| known.place == venue.place);
        venue.name = as_before.and_then(|known| known.name.clone());
        venue.address = as_before.map(|known| known.address.clone()).unwrap_or_default();
    }
}

async fn show(
    app: &App,
    reader: &Reader,
    signed: &Signed,
    work: &Work,
    rows: &[Cells],
    findings: &[Finding],
    told: Told,
) -> Result<Response, Problem> {
    let lang = reader.lang;
    let register = Register::of(app).await?;
    let vocabularies = app.vocabularies();
    let shown = Shown { lang, vocabularies: &vocabularies };
    let nothing = Cells::new();
    let first = rows.first().unwrap_or(&nothing);
    let is_date = |column: &str| fields::DATE.iter().any(|def| def.column == column);
    let of_column = |column: &str| -> Vec<String> {
        let here = findings.iter().filter(|f| f.spot.field.as_deref() == Some(column));
        here.map(|finding| wrong(lang, finding)).collect()
    };
    let mut warnings: Vec<String> = findings
        .iter()
        .filter(|finding| {
            let field = finding.spot.field.as_deref().unwrap_or_default();
            !is_date(field) && fields::parts().flat_map(|p| p.fields).all(|d| d.column != field)
        })
        .map(|finding| wrong(lang, finding))
        .collect();
    let said = |key: &str| text(lang, key).into_owned();
    if work.draft.as_ref().is_some_and(|draft| draft.overtaken) {
        warnings.push(said("draft-overtaken"));
    }
    if work.by_hand {
        warnings.push(said("entry-by-hand"));
    } else if work.kept.is_some() && work.origin.source.as_str() != Source::COCKPIT {
        warnings.push(with(
            lang,
            "entry-from-source",
            &[("source", register.source(&work.origin.source).map_or("", |s| s.name.as_str()))],
        ));
    }
    let name = register.name(work.provider).to_owned();
    let remarks = remarks::of(app, reader, work.record()).await?;
    let mut tx = app.state.db.read().await?;
    let trusted = store::trust::is_trusted(&mut tx, work.provider).await?;
    let office = signed.may(Review(work.provider)).is_ok();
    if !trusted && !office {
        warnings.extend(absence::closed_note(&mut tx, app, reader).await?);
    }
    let picture = match work.offer {
        Some(_) => Some(picture::beside(&mut tx, reader, work.id, work.provider).await?),
        None => None,
    };
    drop(tx);
    let at_once = trusted || office;
    let title = work.offer.as_ref().map(|offer| offer.title.de().to_owned());
    let here = format!("/cockpit/angebote/{}", work.id);
    let mut before: Vec<Shell> =
        [&fields::WHAT, &fields::WHEN].map(|part| part.shell(first, shown, &of_column)).into();
    for field in before.iter_mut().flat_map(|shell| &mut shell.fields) {
        field.required = field.id == "titel";
    }
    let page = EditPage {
        frame: frame(app, reader, if title.is_some() { "offer-edit" } else { "offer-new" }),
        desk: Desk::new(reader, signed),
        heading: title.unwrap_or_else(|| said("offer-new")),
        action: reader.links.to(&here),
        version: work.draft.as_ref().map(|draft| draft.version.to_string()).unwrap_or_default(),
        key: work.origin.key.to_string(),
        provider: work.provider.to_string(),
        provider_name: name,
        state: said(state_word(work.draft.as_ref(), work.kept.as_ref().map(|it| it.publication))),
        warnings,
        alert: told.alert.map(said),
        done: told.done.map(said),
        before,
        dates: date_rows(app, lang, rows, findings, told.more, shown),
        after: fields::MORE.iter().map(|part| part.shell(first, shown, &of_column)).collect(),
        places: register.places.iter().map(|place| place.name.de().to_owned()).collect(),
        score: work.offer.as_ref().and_then(|offer| score(lang, offer)),
        remarks,
        preview: work.offer.is_some().then(|| reader.links.to(&format!("{here}/vorschau"))),
        public: work
            .kept
            .as_ref()
            .filter(|offer| offer.publication == Publication::Published)
            .map(|offer| reader.links.offer(offer.id)),
        saved: work.draft.is_some(),
        hidden: work.kept.as_ref().map(|offer| offer.publication == Publication::Withdrawn),
        by_hand: work.by_hand,
        submit: said(if at_once { "offer-publish" } else { "offer-submit" }),
        picture,
    };
    Ok((told.status, Html(page.render()?)).into_response())
}

/// The key of the word for where an entry stands.
pub(in crate::cockpit) fn state_word(
    draft: Option<&Draft>,
    kept: Option<Publication>,
) -> &'static str {
    let shown = kept.map(|publication| publication == Publication::Published);
    match (draft.map(|draft| draft.stage), shown) {
        (Some(Stage::Draft), Some(true)) => "stage-changed",
        (Some(Stage::Draft), _) => "stage-draft",
        (Some(Stage::Submitted), _) => "stage-submitted",
        (Some(Stage::InReview), _) => "stage-in-review",
        (Some(Stage::Returned), _) => "stage-returned",
        (None, Some(true)) => "stage-published",
        (None, Some(false)) => "stage-withdrawn",
        (None, None) => "stage-new",
    }
}

fn score(lang: Lang, offer: &Offer) -> Option<Score> {
    let completeness = completeness::of(offer)?;
    let missing: u32 = completeness.lacks.iter().map(|lack| lack.weight()).sum();
    let per_cent = 100_u32.saturating_sub(missing);
    Some(Score {
        words: with(lang, "complete", &[("share", &per_cent.to_string())]),
        per_cent,
        lacks: completeness
            .lacks
            .iter()
            .map(|lack| {
                let key = format!("lack-{}", lack.code());
                let why = format!("{key}-why");
                (text(lang, &key).into_owned(), text(lang, &why).into_owned())
            })
            .collect(),
    })
}

fn date_rows(
    app: &App,
    lang: Lang,
    rows: &[Cells],
    findings: &[Finding],
    more: usize,
    shown: Shown<'_>,
) -> Vec<DateRow> {
    let nothing = Cells::new();
    let filled = rows.len().max(1);
    let count = (filled + more).min(fields::MOST_DATES);
    (1..=count)
        .map(|n| {
            let cells = rows.get(n - 1).unwrap_or(&nothing);
            let mut all: Vec<Field> = fields::DATE
                .iter()
                .map(|def| {
                    let cell = cells.get(def.column).map(String::as_str).unwrap_or_default();
                    let mut field = def.field(fields::numbered(def, n), cell, shown);
                    let here = findings.iter().filter(|finding| {
                        finding.spot.field.as_deref() == Some(def.column)
                            && finding.spot.line == u64::try_from(n).ok()
                    });
                    field.wrong = here.map(|finding| wrong(lang, finding)).collect();
                    if def.name == "ort" {
                        field.list = Some("lernorte");
                    }
                    field
                })
                .collect();
            let words = all.remove(0);
            let understood = words_understood(app, lang, &words.value);
            DateRow {
                n,
                legend: with(lang, "date-legend", &[("n", &n.to_string())]),
                open: n == 1 || all.iter().any(|field| field.is_filled()),
                words,
                fields: all,
                understood,
            }
        })
        .collect()
}

/// What the words of a date mean: how many meetings, and the first of them.
fn words_understood(app: &App, lang: Lang, written: &str) -> Option<String> {
    if written.is_empty() {
        return None;
    }
    let today = app.today();
    let session = spoken::read(written, today).ok()?;
    let far = session.start.date().checked_add(jiff::ToSpan::years(10)).ok()?;
    let all = session.occurrences(session.start.date(), far, 1000);
    let first: Vec<String> = all
        .iter()
        .take(usize::from(SAMPLE))
        .map(|meeting| dates::meeting(lang, meeting, today))
        .collect();
    let count = words::counted(lang, "meetings", u64::try_from(all.len()).unwrap_or(0));
    let more = if all.len() > first.len() { " …" } else { "" };
    Some(format!("{count}: {}{more}", first.join("; ")))
}
