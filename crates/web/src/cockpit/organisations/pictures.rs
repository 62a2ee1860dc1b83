//! The pictures of an organisation: taken in, described, released, removed and, for some days, brought back.
//!
//! What was typed is never lost: where the file or a text is wrong, the form comes back with the texts; the file alone
//! has to be chosen again, since no browser lets a page do that.

use access::{EditOrganisation, Review};
use askama::Template;
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::{Html, IntoResponse, Redirect, Response},
};
use base::{LangTag, LocalText, OrganisationId, PictureId};
use jiff::Timestamp;
use landscape::{Caption, CaptionGap, Organisation};
use pictures::Refused;
use store::{
    pictures::{self as kept, Picture},
    protection::Rule,
};

use super::{
    super::{
        Desk,
        form::{Choice, Field, Look, Typed},
        frame,
    },
    Entry, owner,
};
use crate::{
    Lang,
    frame::{Frame, Reader},
    guard::{Posted, Sent, Signed, Upload},
    pictures::{LICENCES, NotKept, Shown, keep, licence_word},
    problem::Problem,
    said::Said,
    state::App,
    words::{dates, text, with},
};

/// The names of the fields of a caption.
const ALT: &str = "alt";
const ALT_ENGLISH: &str = "alt-en";
const CREDIT: &str = "nachweis";
const LICENCE: &str = "lizenz";

/// A longer description belongs into the text beside the picture.
const LONGEST_ALT: u16 = 300;

#[derive(Template)]
#[template(path = "cockpit/organisations/pictures.html")]
struct PicturesPage {
    frame: Frame,
    desk: Desk,
    name: String,
    back: String,
    action: String,
    alert: Option<String>,
    done: Option<String>,
    warnings: Vec<String>,
    fields: Vec<Field>,
    wrong_file: Option<String>,
    kept: Vec<Own>,
    removed: Vec<Gone>,
    may_release: bool,
}

/// A picture that was removed; nobody can look at it any more.
struct Gone {
    alt: String,
    credit: String,
    /// When it was removed, and until when it can be brought back.
    when: String,
    action: String,
}

/// A picture with what can be done with it.
struct Own {
    shown: Shown,
    seen: bool,
    action: String,
    fields: Vec<Field>,
}

#[derive(serde::Deserialize, Default)]
pub(crate) struct Asked {
    fertig: Option<String>,
}

/// What a person is told.
#[derive(Default)]
struct Told {
    done: Option<&'static str>,
    wrong_file: Option<String>,
    gaps: Vec<CaptionGap>,
    status: StatusCode,
}

pub(crate) async fn page(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let done = match asked.fertig.as_deref() {
        Some("dazu") => Some("picture-added"),
        Some("wartet") => Some("picture-added-waits"),
        Some("text") => Some("picture-changed"),
        Some("entfernt") => Some("picture-removed"),
        Some("zurueck") => Some("picture-brought-back"),
        Some("zurueck-wartet") => Some("picture-brought-back-waits"),
        Some("gezeigt") => Some("picture-released"),
        Some("verborgen") => Some("picture-hidden"),
        _ => None,
    };
    let owner = owner(&id)?;
    show(&app, &reader, &signed, owner, &Typed::default(), Told { done, ..Told::default() }).await
}

/// A new picture.
pub(crate) async fn add(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Path(id): Path<String>,
    sent: Sent,
) -> Result<Response, Problem> {
    let owner = owner(&id)?;
    let proof = signed.may(EditOrganisation(owner))?;
    let typed = Typed::from(sent.fields);
    let caption = caption(&typed, "");
    let file = match sent.file {
        None => Err(text(reader.lang, "picture-no-file").into_owned()),
        Some(Upload::TooLarge) => Err(refusal(reader.lang, &Refused::TooManyBytes)),
        Some(Upload::Whole { bytes, .. }) => Ok(bytes),
    };
    let (caption, bytes) = match (caption, file) {
        (Ok(caption), Ok(bytes)) => (caption, bytes),
        (caption, file) => {
            let gaps = caption.err().unwrap_or_default();
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            // A file that was chosen has to be chosen again.
            let wrong_file =
                file.err().or_else(|| Some(text(reader.lang, "picture-choose-again").into_owned()));
            let told = Told { gaps, wrong_file, status, done: None };
            return show(&app, &reader, &signed, owner, &typed, told).await;
        }
    };
    let picture = match keep(&app.state, &proof, bytes, &caption).await {
        Ok(picture) => picture,
        Err(NotKept::Refused(why)) => {
            let wrong_file = Some(refusal(reader.lang, &why));
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            let told = Told { wrong_file, status, ..Told::default() };
            return show(&app, &reader, &signed, owner, &typed, told).await;
        }
        Err(NotKept::Failed(error)) => return Err(error.into()),
    };
    release_own(&app, &signed, owner, picture).await?;
    let seen = is_seen(&app, picture).await?;
    Ok(onward(&reader, owner, if seen { "dazu" } else { "wartet" }).into_response())
}

/// Whether the public sees a picture now.
async fn is_seen(app: &App, picture: PictureId) -> Result<bool, Problem> {
    let found = kept::by_ids(&mut app.state.db.read().await?, &[picture]).await?;
    Ok(found.first().is_some_and(|picture| picture.released.is_some()))
}

/// What the office adds or changes needs nobody else's look.
async fn release_own(
    app: &App,
    signed: &Signed,
    owner: OrganisationId,
    picture: PictureId,
) -> Result<(), Problem> {
    let Ok(review) = signed.may(Review(owner)) else { return Ok(()) };
    let mut tx = signed.writes(app).await?;
    kept::release(&mut tx, &review, &app.state.district, picture, true).await?;
    tx.commit().await?;
    Ok(())
}

/// Says something else of a picture, releases, hides or removes it, or brings it back.
pub(crate) async fn change(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Path((id, picture)): Path<(String, String)>,
    Posted(pairs): Posted<Vec<(String, String)>>,
) -> Result<Response, Problem> {
    let owner = owner(&id)?;
    let proof = signed.may(EditOrganisation(owner))?;
    let picture: PictureId = picture.parse().map_err(|_| Problem::NotFound)?;
    let (typed, district) = (Typed::from(pairs), &app.state.district);
    let said = match typed.one("tun") {
        "text" => {
            let caption = match caption(&typed, &picture.to_string()) {
                Ok(caption) => caption,
                Err(gaps) => {
                    let status = StatusCode::UNPROCESSABLE_ENTITY;
                    let told = Told { gaps, status, ..Told::default() };
                    return show(&app, &reader, &signed, owner, &typed, told).await;
                }
            };
            let mut tx = signed.writes(&app).await?;
            kept::set_caption(&mut tx, &proof, district, picture, &caption)
                .await
                .map_err(Problem::of_conflict)?;
            tx.commit().await?;
            release_own(&app, &signed, owner, picture).await?;
            "text"
        }
        act @ ("zeigen" | "verbergen") => {
            let review = signed.may(Review(owner))?;
            let mut tx = signed.writes(&app).await?;
            kept::release(&mut tx, &review, district, picture, act == "zeigen")
                .await
                .map_err(Problem::of_conflict)?;
            tx.commit().await?;
            if act == "zeigen" { "gezeigt" } else { "verborgen" }
        }
        "entfernen" => {
            remove(&app, &signed, owner, picture).await?;
            "entfernt"
        }
        "zurueckholen" => {
            let mut tx = signed.writes(&app).await?;
            kept::bring_back(&mut tx, &proof, district, picture, still(&app))
                .await
                .map_err(Problem::of_conflict)?;
            tx.commit().await?;
            release_own(&app, &signed, owner, picture).await?;
            if is_seen(&app, picture).await? { "zurueck" } else { "zurueck-wartet" }
        }
        _ => return Err(Problem::unknown("tun")),
    };
    Ok(onward(&reader, owner, said).into_response())
}

/// What was removed later than this can be brought back.
fn still(app: &App) -> Timestamp {
    let period = app.state.register.period(Rule::RemovedPictures);
    period.map_or(Timestamp::MAX, |period| period.limit(app.now()))
}

/// Removes a picture; until its files go, it can be brought back.
pub(in crate::cockpit) async fn remove(
    app: &App,
    signed: &Signed,
    owner: OrganisationId,
    picture: PictureId,
) -> Result<(), Problem> {
    let proof = signed.may(EditOrganisation(owner))?;
    let mut tx = signed.writes(app).await?;
    kept::remove(&mut tx, &proof, &app.state.district, picture)
        .await
        .map_err(Problem::of_conflict)?;
    tx.commit().await?;
    Ok(())
}

pub(in crate::cockpit) fn here(owner: OrganisationId) -> String {
    format!("{}/{owner}/bilder", Organisation::PATH)
}

fn onward(reader: &Reader, owner: OrganisationId, said: &str) -> Redirect {
    Redirect::to(&reader.links.to(&format!("{}?fertig={said}", here(owner))))
}

/// What was typed of a picture; the names of a picture's own form end in its id.
fn caption(typed: &Typed, of: &str) -> Result<Caption, Vec<CaptionGap>> {
    let one = |name: &str| typed.one(&named(name, of));
    let mut alt = LocalText::default();
    for (tag, name) in [(LangTag::german(), ALT), (LangTag::english(), ALT_ENGLISH)] {
        let words: String = one(name).chars().take(usize::from(LONGEST_ALT)).collect();
        if !words.is_empty() {
            alt.set(tag, &words);
        }
    }
    let licence = LICENCES.iter().find(|(code, _)| *code == one(LICENCE));
    Caption::new(alt, one(CREDIT), licence.map_or("", |(code, _)| code))
}

fn named(name: &str, of: &str) -> String {
    if of.is_empty() { name.to_owned() } else { format!("{name}-{of}") }
}

/// The fields of a caption as they were typed, or as it is kept.
fn fields(lang: Lang, of: &str, value: impl Fn(&str) -> String, gaps: &[CaptionGap]) -> Vec<Field> {
    let said = |key: &str| text(lang, key).into_owned();
    let field = |name: &str, look: Look, gap: Option<CaptionGap>| {
        let wrong = gap.filter(|gap| gaps.contains(gap));
        Field {
            id: named(name, of),
            label: said(&format!("field-{name}")),
            hint: Some(said(&format!("field-{name}-hint"))),
            wrong: wrong.map(|_| said(&format!("wrong-{name}"))).into_iter().collect(),
            look,
            value: value(name),
            required: gap.is_some(),
            list: None,
        }
    };
    let chosen = value(LICENCE);
    let mut licences = vec![Choice::option("", said("licence-choose"), chosen.is_empty())];
    licences.extend(LICENCES.iter().map(|(code, _)| {
        Choice::option((*code).to_owned(), licence_word(lang, code), *code == chosen)
    }));
    vec![
        field(ALT, Look::Line("text", LONGEST_ALT), Some(CaptionGap::Alt)),
        field(ALT_ENGLISH, Look::Line("text", LONGEST_ALT), None),
        field(CREDIT, Look::Line("text", 200), Some(CaptionGap::Credit)),
        field(LICENCE, Look::Choice(licences), Some(CaptionGap::Licence)),
    ]
}

/// Why a file was not taken, in the reader's words.
fn refusal(lang: Lang, why: &Refused) -> String {
    let key = match why {
        Refused::TooManyBytes => "picture-too-large",
        Refused::TooManyPixels { .. } => "picture-too-many-pixels",
        Refused::OtherKind(_) => "picture-other-kind",
        Refused::NotAPicture => "picture-no-picture",
        Refused::Animated => "picture-animated",
        Refused::Damaged(_) => "picture-damaged",
    };
    text(lang, key).into_owned()
}

async fn show(
    app: &App,
    reader: &Reader,
    signed: &Signed,
    owner: OrganisationId,
    typed: &Typed,
    told: Told,
) -> Result<Response, Problem> {
    let _may = signed.may(EditOrganisation(owner))?;
    let lang = reader.lang;
    let said = |key: &str| text(lang, key).into_owned();
    let mut tx = app.state.db.read().await?;
    let organisation = store::organisations::by_id(&mut tx, owner).await?;
    let organisation = organisation.ok_or(Problem::NotFound)?;
    let own = kept::of_organisation(&mut tx, owner).await?;
    let removed = kept::removed_of(&mut tx, owner, still(app)).await?;
    drop(tx);
    let here = reader.links.to(&here(owner));
    let period = app.state.register.period(Rule::RemovedPictures);
    let gone = removed.into_iter().map(|it| {
        let until = period.map_or(it.at, |period| period.due(it.at));
        let (at, until) = (dates::at(lang, it.at), dates::at(lang, until));
        Gone {
            alt: Said::of(it.picture.caption.alt(), lang).text,
            credit: it.picture.caption.credit().to_owned(),
            when: with(lang, "picture-gone", &[("at", &at), ("until", &until)]),
            action: format!("{here}/{}", it.picture.id),
        }
    });
    let removed = gone.collect();
    let kept = own.iter().map(|picture| {
        let id = picture.id.to_string();
        // What was typed of this picture and is wrong comes back as it was typed.
        let typed_here = !typed.all(&named(CREDIT, &id)).is_empty();
        let gaps: &[CaptionGap] = if typed_here { &told.gaps } else { &[] };
        let value = |name: &str| match typed_here {
            true => typed.one(&named(name, &id)).to_owned(),
            false => said_of(picture, name),
        };
        Own {
            shown: Shown::of(picture, reader),
            seen: picture.released.is_some(),
            action: format!("{here}/{id}"),
            fields: fields(lang, &id, value, gaps),
        }
    });
    let new_typed = !typed.all(CREDIT).is_empty();
    let page = PicturesPage {
        frame: frame(app, reader, "pictures-title"),
        desk: Desk::new(reader, signed),
        name: organisation.name.de().to_owned(),
        back: reader.links.to(&format!("{}/{owner}", Organisation::PATH)),
        action: here.clone(),
        alert: (told.status == StatusCode::UNPROCESSABLE_ENTITY).then(|| said("form-wrong")),
        done: told.done.map(said),
        warnings: Vec::new(),
        fields: fields(
            lang,
            "",
            |name| typed.one(name).to_owned(),
            if new_typed { &told.gaps } else { &[] },
        ),
        wrong_file: told.wrong_file,
        kept: kept.collect(),
        removed,
        may_release: signed.may(Review(owner)).is_ok(),
    };
    Ok((told.status, Html(page.render()?)).into_response())
}

/// A part of a caption by the name of its field.
fn said_of(picture: &Picture, name: &str) -> String {
    let caption = &picture.caption;
    let alt = |tag: LangTag| caption.alt().get(&tag).unwrap_or_default().to_owned();
    match name {
        ALT => alt(LangTag::german()),
        ALT_ENGLISH => alt(LangTag::english()),
        CREDIT => caption.credit().to_owned(),
        _ => caption.licence().0.clone(),
    }
}
