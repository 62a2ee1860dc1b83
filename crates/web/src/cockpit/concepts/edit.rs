//! One concept: its words, its place in the tree, going up into another one, and its versions.
//!
//! Nothing typed is lost: where something is wrong or somebody else was faster, the form comes back as it was typed.

use std::collections::BTreeMap;

use access::EditVocabulary;
use askama::Template;
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::{Html, IntoResponse, Redirect, Response},
};
use base::Actor;
use landscape::{Amendment, Notation, Wording};
use serde::Deserialize;
use store::{
    StoreError,
    concepts::{self, Version},
};

use super::{
    super::{
        Desk,
        form::{Choice, Look, Shell, Typed},
        frame,
        names::Names,
    },
    Scheme,
    add::Wrong,
    fresh, here, own, reading, scheme,
};
use crate::{
    Lang,
    frame::{Frame, Reader},
    guard::{Posted, Signed},
    problem::Problem,
    state::App,
    words::{counted, dates, text, with},
};

#[derive(Template)]
#[template(path = "cockpit/concepts/edit.html")]
struct EditPage {
    frame: Frame,
    desk: Desk,
    heading: String,
    list: String,
    scheme: String,
    action: String,
    /// The version that was read; 0 where the office said nothing yet.
    version: i64,
    alert: Option<String>,
    done: Option<String>,
    warnings: Vec<String>,
    shells: Vec<Shell>,
    /// Where it can be looked at in the portal.
    public: Option<String>,
    /// What it went up into.
    merged: Option<String>,
    /// What it can go up into, and how many offers would go along.
    targets: Vec<Choice>,
    target_wrong: Vec<String>,
    offers: Option<String>,
    /// Whether the file says something else.
    amended: bool,
    lines: Vec<Line>,
}

/// A version.
struct Line {
    number: i64,
    word: String,
    at: String,
    who: String,
    changes: Vec<String>,
    current: bool,
}

/// What a person is told with the form.
#[derive(Default)]
pub(super) struct Back {
    alert: Option<&'static str>,
    done: Option<String>,
    status: StatusCode,
    wrong: Wrong,
}

impl Back {
    pub(super) fn wrong(wrong: Wrong) -> Back {
        let (alert, status) = (Some("form-wrong"), StatusCode::UNPROCESSABLE_ENTITY);
        Back { alert, status, wrong, done: None }
    }
}

#[derive(Deserialize, Default)]
pub(super) struct Asked {
    fertig: Option<String>,
    angebote: Option<u64>,
}

pub(super) async fn page(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Path((name, notation)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let _may = signed.may(EditVocabulary)?;
    let of = scheme(&name)?;
    let (notation, versions, wording) = find(&app, of, &notation).await?;
    let lang = reader.lang;
    let done = match asked.fertig.as_deref() {
        Some("gespeichert") => Some(text(lang, "concept-is-saved").into_owned()),
        Some("mitgeliefert") => Some(text(lang, "concept-is-house").into_owned()),
        Some("wieder") => Some(text(lang, "concept-is-restored").into_owned()),
        Some("getrennt") => Some(text(lang, "concept-is-apart").into_owned()),
        Some("aufgegangen") => {
            Some(counted(lang, "concept-is-merged", asked.angebote.unwrap_or_default()))
        }
        _ => None,
    };
    let back = Back { done, ..Back::default() };
    show(&app, &reader, &signed, of, Some((notation, versions)), reading::cells(&wording), back)
        .await
}

/// A concept that the file or the office knows, with what was said of it.
async fn find(
    app: &App,
    of: Scheme,
    notation: &str,
) -> Result<(Notation, Vec<Version>, Wording), Problem> {
    fresh(app).await?;
    let notation: Notation = notation.parse().map_err(|_| Problem::NotFound)?;
    let mut tx = app.state.db.read().await?;
    let versions = concepts::versions(&mut tx, &app.state.district, of.name, &notation).await?;
    let wording =
        own(&app.state.words, versions.first(), of, &notation).ok_or(Problem::NotFound)?;
    Ok((notation, versions, wording))
}

pub(super) async fn change(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Path((name, notation)): Path<(String, String)>,
    Posted(pairs): Posted<Vec<(String, String)>>,
) -> Result<Response, Problem> {
    let proof = signed.may(EditVocabulary)?;
    let of = scheme(&name)?;
    let (notation, versions, before) = find(&app, of, &notation).await?;
    let typed = Typed::from(pairs);
    let kept = versions.first().map(|version| version.amendment.clone());
    let said = kept.as_ref().and_then(|it| it.wording.clone());
    let amendment = |wording: Option<Wording>, merged_into: Option<Notation>| Amendment {
        scheme: of.name.to_owned(),
        notation: notation.clone(),
        wording,
        merged_into,
    };
    let mut cells = reading::cells(&before);
    let (amendment, done) = match typed.one("tun") {
        "mitgeliefert" => {
            if app.state.words.of_the_house(of.name, &notation).is_none() {
                return Err(Problem::NotFound);
            }
            (amendment(None, None), "mitgeliefert")
        }
        "aufgehen" if of.open => match typed.one("ziel").parse() {
            Ok(target) => (amendment(said, Some(target)), "aufgegangen"),
            Err(_) => {
                let says = text(reader.lang, "concept-no-target").into_owned();
                let back = Back::wrong([("ziel".to_owned(), vec![says])].into());
                let it = Some((notation, versions));
                return show(&app, &reader, &signed, of, it, cells, back).await;
            }
        },
        "trennen" => (amendment(said, None), "getrennt"),
        "fassung" => {
            let number: i64 = typed.one("fassung").parse().map_err(|_| Problem::NotFound)?;
            let old = versions.iter().find(|version| version.number == number);
            (old.ok_or(Problem::NotFound)?.amendment.clone(), "wieder")
        }
        _ => {
            cells = reading::typed(&typed);
            (amendment(Some(reading::wording(&cells, &before)), None), "gespeichert")
        }
    };
    let all = app.vocabularies();
    let vocabulary = all.get(of.name).ok_or(Problem::NotFound)?;
    let ills = amendment.check(&all);
    if !ills.is_empty() {
        let wrong = reading::wrong(reader.lang, &ills, &amendment, vocabulary);
        let it = Some((notation, versions));
        return show(&app, &reader, &signed, of, it, cells, Back::wrong(wrong)).await;
    }
    let read = typed.one("version").parse().unwrap_or(0);
    let mut tx = signed.writes(&app).await?;
    let saved = match concepts::save(&mut tx, &proof, &app.state.district, &amendment, read).await {
        Ok(saved) => saved,
        Err(StoreError::Conflict(_)) => {
            drop(tx);
            let (notation, versions, _) = find(&app, of, notation.as_str()).await?;
            let (alert, status) = (Some("concept-conflict"), StatusCode::CONFLICT);
            let back = Back { alert, status, ..Back::default() };
            return show(&app, &reader, &signed, of, Some((notation, versions)), cells, back).await;
        }
        Err(error) => return Err(error.into()),
    };
    tx.commit().await?;
    fresh(&app).await?;
    let mut there = format!("{}?fertig={done}", here(of, notation.as_str()));
    if saved.offers > 0 {
        there.push_str(&format!("&angebote={}", saved.offers));
    }
    Ok(Redirect::to(&reader.links.to(&there)).into_response())
}

/// The page of a concept, or of a new one.
pub(super) async fn show(
    app: &App,
    reader: &Reader,
    signed: &Signed,
    of: Scheme,
    concept: Option<(Notation, Vec<Version>)>,
    cells: BTreeMap<String, String>,
    back: Back,
) -> Result<Response, Problem> {
    let lang = reader.lang;
    let said = |key: &str| text(lang, key).into_owned();
    let all = app.vocabularies();
    let vocabulary = all.get(of.name).ok_or(Problem::NotFound)?;
    let (notation, versions) = match &concept {
        Some((notation, versions)) => (Some(notation), versions.as_slice()),
        None => (None, [].as_slice()),
    };
    let latest = versions.first().map(|version| &version.amendment);
    let merged = latest.and_then(|it| it.merged_into.as_ref());
    let heading = match notation {
        Some(notation) => own(&app.state.words, versions.first(), of, notation)
            .map(|wording| wording.pref_label.best(&lang.tag()).unwrap_or_default().to_owned())
            .unwrap_or_else(|| notation.to_string()),
        None => said("concept-new"),
    };
    let house = |notation: &Notation| app.state.words.of_the_house(of.name, notation).is_some();
    let mergeable = notation.filter(|_| of.open && merged.is_none());
    let offers = match mergeable.filter(|_| of.name == "topics") {
        Some(notation) => {
            let asked = crate::finding::Asked::read(&format!("topic={notation}&limit=0"));
            let answer = crate::finding::ask(app, asked.request(app.today(), 0)).await?;
            Some(counted(lang, "concept-offers", answer.total))
        }
        None => None,
    };
    let mut frame = frame(app, reader, "cockpit-concepts");
    frame.title = format!("{heading} – {}", frame.title);
    let page = EditPage {
        frame,
        desk: Desk::new(reader, signed),
        list: reader
            .links
            .to(&crate::address::with_query("/cockpit/themen", &[("vokabular", of.name)])),
        scheme: said(of.word),
        action: reader.links.to(&here(of, notation.map_or("neu", Notation::as_str))),
        version: versions.first().map_or(0, |version| version.number),
        alert: back.alert.map(said),
        done: back.done,
        warnings: Vec::new(),
        shells: match merged {
            Some(_) => Vec::new(),
            None => reading::shells(lang, of, vocabulary, notation, &cells, &back.wrong),
        },
        public: notation
            .filter(|_| of.name == "topics" && merged.is_none())
            .map(|notation| reader.links.topic(notation.as_str())),
        merged: merged.map(|into| vocabulary.label(into, &lang.tag()).to_owned()),
        targets: mergeable
            .map(|notation| reading::options(vocabulary, lang, Some(notation), ""))
            .unwrap_or_default(),
        target_wrong: back.wrong.get("ziel").cloned().unwrap_or_default(),
        offers,
        amended: merged.is_none()
            && latest.is_some_and(|it| it.wording.is_some())
            && notation.is_some_and(house),
        lines: lines(app, lang, of, versions, vocabulary).await?,
        heading,
    };
    Ok((back.status, Html(page.render()?)).into_response())
}

/// The versions, each with what it changed.
async fn lines(
    app: &App,
    lang: Lang,
    of: Scheme,
    versions: &[Version],
    vocabulary: &landscape::Vocabulary,
) -> Result<Vec<Line>, Problem> {
    if versions.is_empty() {
        return Ok(Vec::new());
    }
    let mut tx = app.state.db.read().await?;
    let persons = versions.iter().filter_map(|version| Actor::account_in(&version.actor));
    let names = Names::of(&mut tx, lang, persons.collect()).await?;
    let wording = |version: Option<&Version>| {
        let notation = &versions.first()?.amendment.notation;
        own(&app.state.words, version, of, notation)
    };
    let lines = versions.iter().enumerate().map(|(at, version)| {
        let before = wording(versions.get(at + 1)).unwrap_or_default();
        let after = wording(Some(version)).unwrap_or_default();
        let mut changes = changes(lang, &before, &after);
        if let Some(into) = &version.amendment.merged_into {
            let into = vocabulary.label(into, &lang.tag());
            changes.insert(0, with(lang, "concept-went-into", &[("into", into)]));
        } else if versions.get(at + 1).is_some_and(|it| it.amendment.merged_into.is_some()) {
            changes.insert(0, text(lang, "concept-came-apart").into_owned());
        }
        Line {
            number: version.number,
            word: with(lang, "article-version", &[("number", &version.number.to_string())]),
            at: dates::at(lang, version.at),
            who: names.actor(&version.actor),
            changes,
            current: at == 0,
        }
    });
    Ok(lines.collect())
}

/// What differs, in words: `+` came, `−` went.
fn changes(lang: Lang, before: &Wording, after: &Wording) -> Vec<String> {
    let (old, new) = (reading::cells(before), reading::cells(after));
    let name = |field: &str| {
        let stem = match field.split_once('-').map_or(field, |(stem, _)| stem) {
            "bezeichnung" => "concept-label",
            "worte" => "concept-words",
            "versteckt" => "concept-hidden",
            "erklaerung" => "concept-definition",
            _ => "concept-broader",
        };
        text(lang, stem).into_owned()
    };
    new.iter()
        .filter_map(|(field, after)| {
            let before = old.get(field).map(String::as_str).unwrap_or_default();
            let came = after.lines().filter(|line| !before.lines().any(|it| it == *line));
            let went = before.lines().filter(|line| !after.lines().any(|it| it == *line));
            let said: Vec<String> = came
                .map(|line| format!("+ {line}"))
                .chain(went.map(|line| format!("− {line}")))
                .collect();
            (!said.is_empty()).then(|| format!("{}: {}", name(field), said.join(", ")))
        })
        .collect()
}
