//! Writing an organisation or one of its places: the form, saving it as a draft, handing it in.
//!
//! What was typed is never lost: where something is wrong, or where somebody else was faster, the form comes back as
//! it was typed, with the reasons beside the fields.

use access::{Capability, EditOrganisation, Granted, InvitePerson, Membership, Review, Role};
use askama::Template;
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::{Html, IntoResponse, Redirect, Response},
};
use base::{Finding, OrganisationId, RecordKey};
use exchange::table::form::{Cells, Filled};
use landscape::{Intake, Organisation, Origin, Place, Publication, Source, matching::fold};
use serde::Deserialize;
use store::{
    RecordKind, RecordRef, StoreError,
    drafts::{self, Draft, Outcome},
    entries::{self, Wanted},
};
use uuid::Uuid;

use super::{
    super::{
        Desk, absence,
        form::{Look, Shell, Shown, Typed, wrong},
        frame,
        offers::{remarks, remarks::Said, state_word},
    },
    Entry,
};
use crate::{
    frame::{Frame, Reader},
    guard::{Posted, Signed},
    moved,
    problem::Problem,
    register::Register,
    state::App,
    words::{text, with},
};

/// Places of one organisation that are listed.
const PLACES: u32 = 500;

#[derive(Template)]
#[template(path = "cockpit/organisations/edit.html")]
struct EditPage {
    frame: Frame,
    desk: Desk,
    heading: String,
    action: String,
    /// The version that was read; empty for what is not saved yet.
    version: String,
    key: String,
    owner: String,
    owner_page: Option<(String, String)>,
    state: String,
    warnings: Vec<String>,
    alert: Option<String>,
    done: Option<String>,
    /// Another organisation of the same name: whoever presses again means this one.
    twin: Option<(String, String)>,
    shells: Vec<Shell>,
    remarks: Vec<Said>,
    preview: Option<String>,
    public: Option<String>,
    saved: bool,
    hidden: Option<bool>,
    by_hand: bool,
    submit: String,
    /// What belongs to the organisation beside its own entry.
    beside: Option<Beside>,
}

/// What belongs to an organisation that is there.
struct Beside {
    places: Vec<Line>,
    new_place: String,
    offers: String,
    pictures: String,
    upload: String,
    invite: Option<String>,
}

/// An entry of a list.
pub(super) struct Line {
    pub(super) url: String,
    pub(super) title: String,
    pub(super) state: String,
    pub(super) tone: &'static str,
}

/// What the page works on.
pub(super) struct Work<T> {
    pub(super) of: RecordRef,
    pub(super) owner: OrganisationId,
    origin: Origin,
    /// What stands in the draft, else in the stock.
    pub(super) entry: Option<T>,
    pub(super) draft: Option<Draft>,
    kept: Option<T>,
    by_hand: bool,
}

impl<T: Entry> Work<T> {
    pub(super) fn proof(&self, signed: &Signed) -> Result<Granted<EditOrganisation>, Problem> {
        signed.may(EditOrganisation(self.owner))
    }

    /// The entry under an id, in its draft or in the stock.
    pub(super) async fn find(app: &App, id: &str) -> Result<Option<Work<T>>, Problem> {
        let of = T::reference(Uuid::try_parse(id).map_err(|_| Problem::NotFound)?);
        let mut tx = app.state.db.read().await?;
        let draft = drafts::by_id(&mut tx, of).await?;
        let kept = entries::by_ref(&mut tx, of).await?.and_then(T::of);
        let by_hand = drafts::is_by_hand(&mut tx, of).await?;
        let written = draft.as_ref().and_then(|draft| T::of(draft.record.clone()));
        let Some(entry) = written.or_else(|| kept.clone()) else { return Ok(None) };
        let owner = draft.as_ref().map_or_else(|| entry.owner(), |draft| draft.owner);
        let origin = entry.origin().clone();
        Ok(Some(Work { of, owner, origin, entry: Some(entry), draft, kept, by_hand }))
    }

    /// A new entry under a key; an organisation is its own.
    fn fresh(app: &App, owner: Option<OrganisationId>, key: RecordKey) -> Result<Work<T>, Problem> {
        let source =
            Source::COCKPIT.parse().map_err(|_| anyhow::anyhow!("the cockpit's source"))?;
        let district = app.state.district.clone();
        let origin = Origin { district, source, key, licence: None, retrieved_at: app.now() };
        let of = T::id(&origin);
        let owner = match of {
            RecordRef::Organisation(id) => id,
            _ => owner.ok_or(Problem::NotFound)?,
        };
        Ok(Work { of, owner, origin, entry: None, draft: None, kept: None, by_hand: false })
    }

    /// The page on which it is written.
    pub(super) fn here(&self) -> String {
        format!("{}/{}", T::PATH, self.of.uuid())
    }
}

/// The form for a new organisation: for those who may write for any.
pub(crate) async fn new_organisation(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
) -> Result<Response, Problem> {
    let work = Work::<Organisation>::fresh(&app, None, drafts::new_key(app.now())?)?;
    let _may = work.proof(&signed)?;
    let cells = Cells::from([("Anbieter", "ja".to_owned())]);
    show(&app, &reader, &signed, &work, &cells, &[], Told::default()).await
}

#[derive(Deserialize)]
pub(crate) struct New {
    einrichtung: String,
}

/// The form for a new place of an organisation.
pub(crate) async fn new_place(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Query(new): Query<New>,
) -> Result<Response, Problem> {
    let owner: OrganisationId = new.einrichtung.parse().map_err(|_| Problem::NotFound)?;
    let work = Work::<Place>::fresh(&app, Some(owner), drafts::new_key(app.now())?)?;
    let _may = work.proof(&signed)?;
    show(&app, &reader, &signed, &work, &Cells::new(), &[], Told::default()).await
}

#[derive(Deserialize, Default)]
pub(crate) struct Asked {
    fertig: Option<String>,
}

/// The form of an entry that is there.
pub(crate) async fn page<T: Entry>(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let work = Work::<T>::find(&app, &id).await?.ok_or(Problem::NotFound)?;
    let _may = work.proof(&signed)?;
    if let Some(there) = moved::to(&app, &reader.path).await? {
        return Ok(Redirect::to(&reader.links.to(&there)).into_response());
    }
    let register = Register::of(&app).await?;
    let cells = work.entry.as_ref().map(|it| it.cells(&register)).unwrap_or_default();
    let done = match asked.fertig.as_deref() {
        Some("gespeichert") => Some("draft-saved"),
        Some("eingereicht") => Some("entry-submitted"),
        Some("veroeffentlicht") => Some("entry-published"),
        Some("verworfen") => Some("draft-dropped"),
        Some("stand") => Some("entry-state-changed"),
        Some("bemerkung") => Some("remark-kept"),
        _ => None,
    };
    show(&app, &reader, &signed, &work, &cells, &[], Told { done, ..Told::default() }).await
}

/// What a person is told on top of the form.
#[derive(Default)]
struct Told {
    alert: Option<&'static str>,
    done: Option<&'static str>,
    status: StatusCode,
    twin: Option<(String, String)>,
}

/// What was typed: saved, handed in, or shown again.
pub(crate) async fn change<T: Entry>(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Path(id): Path<String>,
    Posted(pairs): Posted<Vec<(String, String)>>,
) -> Result<Response, Problem> {
    let typed = Typed::from(pairs);
    let work = match Work::<T>::find(&app, &id).await? {
        Some(work) => work,
        None => {
            let key = typed.one("schluessel").parse().map_err(|_| Problem::NotFound)?;
            let work = Work::<T>::fresh(&app, typed.one("einrichtung").parse().ok(), key)?;
            // An id is made from its key: another one names nothing.
            if work.of.uuid().to_string() != id {
                return Err(Problem::NotFound);
            }
            work
        }
    };
    let proof = work.proof(&signed)?;
    let fields = T::PARTS.iter().flat_map(|part| part.fields);
    let cells: Cells = fields.map(|def| (def.column, def.cell(&typed, def.name))).collect();
    let register = Register::of(&app).await?;
    let again = async |findings: &[Finding], told: Told| {
        show(&app, &reader, &signed, &work, &cells, findings, told).await
    };
    let Filled { record, findings } = read(&app, &work, &cells, &register);
    let entry = match record {
        Some(entry) if findings.is_empty() => entry,
        _ => {
            let (alert, status) = (Some("form-wrong"), StatusCode::UNPROCESSABLE_ENTITY);
            return again(&findings, Told { alert, status, ..Told::default() }).await;
        }
    };
    if work.entry.is_none()
        && typed.one("doppelt").is_empty()
        && let Some(twin) = twin(&reader, &register, &entry)
    {
        let (twin, status) = (Some(twin), StatusCode::UNPROCESSABLE_ENTITY);
        return again(&[], Told { twin, status, ..Told::default() }).await;
    }
    let mut tx = signed.writes(&app).await?;
    let read = typed.one("version").parse().ok();
    let version = match drafts::save(&mut tx, &proof, &entry.into_record(), read).await {
        Ok(version) => version,
        Err(StoreError::Conflict(_)) => {
            drop(tx);
            let (alert, status) = (Some("draft-conflict"), StatusCode::CONFLICT);
            return again(&[], Told { alert, status, ..Told::default() }).await;
        }
        Err(error) => return Err(error.into()),
    };
    let here = work.here();
    let next = match typed.one("tun") {
        "einreichen" => {
            let today = app.today();
            let outcome = match signed.may(Review(work.owner)) {
                Ok(review) => {
                    drafts::publish(&mut tx, &review, work.of, version, today).await?;
                    Outcome::Published
                }
                Err(_) => drafts::submit(&mut tx, &proof, work.of, version, today).await?,
            };
            let done = match outcome {
                Outcome::Waits => "eingereicht",
                Outcome::Published => "veroeffentlicht",
            };
            format!("{here}?fertig={done}")
        }
        "vorschau" => format!("{here}/vorschau"),
        _ => format!("{here}?fertig=gespeichert"),
    };
    tx.commit().await?;
    Ok(Redirect::to(&reader.links.to(&next)).into_response())
}

/// The entry that was typed, and what is wrong with it.
fn read<T: Entry>(app: &App, work: &Work<T>, cells: &Cells, register: &Register) -> Filled<T> {
    let vocabularies = app.vocabularies();
    let intake = Intake {
        district: &work.origin.district,
        source: &work.origin.source,
        retrieved_at: app.now(),
        vocabularies: &vocabularies,
        gazetteer: &app.state.gazetteer,
    };
    let mut cells = cells.clone();
    cells.insert("Schlüssel", work.origin.key.to_string());
    T::read(&cells, &intake, work.owner, work.entry.as_ref(), register)
}

/// A public organisation of the same name, as link and words.
fn twin<T: Entry>(reader: &Reader, register: &Register, entry: &T) -> Option<(String, String)> {
    if T::KIND != RecordKind::Organisation {
        return None;
    }
    let name = fold(entry.name());
    let twin = register.organisations.iter().find(|it| fold(it.name.de()) == name)?;
    Some((reader.links.organisation(twin.id), twin.name.de().to_owned()))
}

async fn show<T: Entry>(
    app: &App,
    reader: &Reader,
    signed: &Signed,
    work: &Work<T>,
    cells: &Cells,
    findings: &[Finding],
    told: Told,
) -> Result<Response, Problem> {
    let lang = reader.lang;
    let said = |key: &str| text(lang, key).into_owned();
    let register = Register::of(app).await?;
    let vocabularies = app.vocabularies();
    let shown = Shown { lang, vocabularies: &vocabularies };
    let of_column = |column: &str| -> Vec<String> {
        let here = findings.iter().filter(|f| f.spot.field.as_deref() == Some(column));
        here.map(|finding| wrong(lang, finding)).collect()
    };
    let mut shells: Vec<Shell> =
        T::PARTS.iter().map(|part| part.shell(cells, shown, &of_column)).collect();
    for field in shells.iter_mut().flat_map(|shell| &mut shell.fields) {
        field.required = field.id == "name";
    }
    let known =
        |column: &str| T::PARTS.iter().flat_map(|part| part.fields).any(|def| def.column == column);
    let mut warnings: Vec<String> = findings
        .iter()
        .filter(|finding| !finding.spot.field.as_deref().is_some_and(known))
        .map(|finding| wrong(lang, finding))
        .collect();
    if work.draft.as_ref().is_some_and(|draft| draft.overtaken) {
        warnings.push(said("draft-overtaken"));
    }
    if work.by_hand {
        warnings.push(said("entry-by-hand"));
    } else if work.kept.is_some() && work.origin.source.as_str() != Source::COCKPIT {
        let source = register.source(&work.origin.source).map_or("", |s| s.name.as_str());
        warnings.push(with(lang, "entry-from-source", &[("source", source)]));
    }
    let remarks = remarks::of(app, reader, work.of).await?;
    let mut tx = app.state.db.read().await?;
    let trusted = store::trust::is_trusted(&mut tx, work.owner).await?;
    let office = signed.may(Review(work.owner)).is_ok();
    if !trusted && !office {
        warnings.extend(absence::closed_note(&mut tx, app, reader).await?);
    }
    let organisation = T::KIND == RecordKind::Organisation;
    let owner = match organisation {
        true => None,
        false => entries::by_ref(&mut tx, RecordRef::Organisation(work.owner)).await?,
    };
    let beside = match organisation && work.kept.is_some() {
        true => Some(beside(app, &mut tx, reader, signed, work.owner).await?),
        false => None,
    };
    drop(tx);
    let name = work.entry.as_ref().map(|entry| entry.name().to_owned());
    let here = work.here();
    let kept = work.kept.as_ref().map(T::publication);
    let page = EditPage {
        frame: frame(app, reader, if name.is_some() { "entry-edit" } else { T::NEW }),
        desk: Desk::new(reader, signed),
        heading: name.unwrap_or_else(|| said(T::NEW)),
        action: reader.links.to(&here),
        version: work.draft.as_ref().map(|draft| draft.version.to_string()).unwrap_or_default(),
        key: work.origin.key.to_string(),
        owner: work.owner.to_string(),
        owner_page: match owner.and_then(Organisation::of) {
            Some(it) => {
                let page = format!("{}/{}", Organisation::PATH, it.id);
                Some((reader.links.to(&page), it.name.de().to_owned()))
            }
            None if work.owner == OrganisationId::NOBODY => {
                Some((reader.links.to(Place::PATH), said("places-of-nobody")))
            }
            None => None,
        },
        state: said(state_word(work.draft.as_ref(), kept)),
        warnings,
        alert: told.alert.map(said),
        done: told.done.map(said),
        twin: told.twin,
        shells,
        remarks,
        preview: work.entry.is_some().then(|| reader.links.to(&format!("{here}/vorschau"))),
        public: kept
            .filter(|publication| *publication == Publication::Published)
            .map(|_| T::public_page(reader, work.of.uuid())),
        saved: work.draft.is_some(),
        // An organisation stands for its offers: the office alone takes it from the public.
        hidden: kept
            .filter(|_| office || !organisation)
            .map(|publication| publication == Publication::Withdrawn),
        by_hand: work.by_hand,
        submit: said(if trusted || office { "offer-publish" } else { "offer-submit" }),
        beside,
    };
    Ok((told.status, Html(page.render()?)).into_response())
}

async fn beside(
    app: &App,
    tx: &mut store::ReadTx,
    reader: &Reader,
    signed: &Signed,
    owner: OrganisationId,
) -> Result<Beside, Problem> {
    let mut places = drafted::<Place>(reader, drafts::of_owner(tx, owner).await?);
    let wanted = Wanted { owner: Some(owner), ..Wanted::all(RecordKind::Place) };
    let kept = entries::listed(tx, &app.state.district, &wanted, 0, PLACES).await?;
    places.extend(kept.into_iter().map(|listed| line::<Place>(reader, listed)));
    let membership = Membership { organisation: owner, role: Role::Editor };
    let may_invite =
        signed.can(Capability::InvitePerson) && signed.may(InvitePerson(membership)).is_ok();
    let at = |path: &str| reader.links.to(&format!("{path}={owner}"));
    Ok(Beside {
        places,
        new_place: at("/cockpit/orte/neu?einrichtung"),
        offers: at("/cockpit/angebote?einrichtung"),
        pictures: reader.links.to(&super::pictures::here(owner)),
        upload: reader.links.to(&super::upload::here(owner)),
        invite: may_invite.then(|| at("/cockpit/einladen?organisation")),
    })
}

/// The drafts of one kind as lines.
pub(super) fn drafted<T: Entry>(reader: &Reader, drafts: Vec<Draft>) -> Vec<Line> {
    let of_kind = drafts.into_iter().filter(|draft| draft.of.kind() == T::KIND);
    let lines = of_kind.filter_map(|draft| {
        let state = text(reader.lang, state_word(Some(&draft), None)).into_owned();
        let url = reader.links.to(&format!("{}/{}", T::PATH, draft.of.uuid()));
        let title = T::of(draft.record)?.name().to_owned();
        Some(Line { url, title, state, tone: "info" })
    });
    lines.collect()
}

/// An entry of the stock as a line.
pub(super) fn line<T: Entry>(reader: &Reader, listed: entries::Listed) -> Line {
    let shown = listed.publication == Publication::Published;
    let state = state_word(None, Some(listed.publication));
    Line {
        url: reader.links.to(&format!("{}/{}", T::PATH, listed.of.uuid())),
        title: listed.title,
        state: text(reader.lang, state).into_owned(),
        tone: if shown { "good" } else { "quiet" },
    }
}
