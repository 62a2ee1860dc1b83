//! The versions of an article: who wrote which and when, what each changed, and an older one taken up again.

use std::collections::BTreeMap;

use access::EditTexts;
use askama::Template;
use axum::{
    extract::{Path, Query, State},
    response::{Html, IntoResponse, Redirect, Response},
};
use base::Actor;
use landscape::{Article, Slug};
use serde::Deserialize;
use store::articles::{self, Stage, Version};

use super::{
    super::{Desk, frame, names::Names},
    here, kind, reading, stage_word, tone,
};
use crate::{
    Lang,
    address::with_query,
    frame::{Frame, Reader},
    guard::{Posted, Signed},
    problem::Problem,
    state::App,
    words::{dates, text, with},
};

#[derive(Template)]
#[template(path = "cockpit/texts/versions.html")]
struct VersionsPage {
    frame: Frame,
    desk: Desk,
    edit: String,
    action: String,
    /// The latest version: what is taken up again stands above it.
    latest: i64,
    lines: Vec<Line>,
    shown: Option<Shown>,
}

struct Line {
    url: String,
    word: String,
    at: String,
    who: String,
    state: String,
    tone: &'static str,
    current: bool,
}

/// The version that was asked for, beside the one before it.
struct Shown {
    number: i64,
    heading: String,
    changes: Vec<Change>,
    restore: bool,
}

struct Change {
    label: String,
    before: String,
    after: String,
}

#[derive(Deserialize, Default)]
pub(super) struct Asked {
    fassung: Option<i64>,
}

async fn all(app: &App, art: &str, slug: &str) -> Result<Vec<Version>, Problem> {
    let slug: Slug = slug.parse().map_err(|_| Problem::NotFound)?;
    let mut tx = app.state.db.read().await?;
    let versions = articles::versions(&mut tx, &app.state.district, kind(art)?, &slug).await?;
    if versions.is_empty() { Err(Problem::NotFound) } else { Ok(versions) }
}

pub(super) async fn page(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Path((art, slug)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Html<String>, Problem> {
    let _may = signed.may(EditTexts)?;
    let lang = reader.lang;
    let versions = all(&app, &art, &slug).await?;
    let mut tx = app.state.db.read().await?;
    let persons = versions.iter().filter_map(|version| Actor::account_in(&version.actor));
    let names = Names::of(&mut tx, lang, persons.collect()).await?;
    drop(tx);
    let latest = versions.first().map_or(0, |version| version.number);
    let wanted = asked.fassung.unwrap_or(latest);
    let edit = here(kind(&art)?, &slug);
    let address = format!("{edit}/fassungen");
    let lines = versions
        .iter()
        .map(|version| {
            let number = version.number.to_string();
            Line {
                url: reader.links.to(&with_query(&address, &[("fassung", &number)])),
                word: with(lang, "article-version", &[("number", &number)]),
                at: dates::at(lang, version.at),
                who: names.actor(&version.actor),
                state: text(lang, stage_word(Some(version.stage))).into_owned(),
                tone: tone(Some(version.stage)),
                current: version.number == wanted,
            }
        })
        .collect();
    let shown = versions.iter().position(|version| version.number == wanted);
    let shown = shown.and_then(|at| {
        let (it, before) = (versions.get(at)?, versions.get(at + 1));
        let number = wanted.to_string();
        Some(Shown {
            number: wanted,
            heading: with(lang, "article-version", &[("number", &number)]),
            changes: changes(lang, before.map(|it| &it.article), &it.article),
            restore: wanted != latest,
        })
    });
    let page = VersionsPage {
        frame: frame(&app, &reader, "article-versions"),
        desk: Desk::new(&reader, &signed),
        edit: reader.links.to(&edit),
        action: reader.links.to(&address),
        latest,
        lines,
        shown,
    };
    Ok(Html(page.render()?))
}

/// The fields that differ, of long texts the lines that do.
fn changes(lang: Lang, before: Option<&Article>, after: &Article) -> Vec<Change> {
    let old = before.map(reading::cells).unwrap_or_default();
    let names = reading::LANGS.iter().flat_map(|of| {
        let of_lang = |stem: &str| format!("{} ({})", text(lang, stem), of.own_name());
        [
            (reading::title_field(*of), of_lang("article-title")),
            (reading::body_field(*of), of_lang("article-body")),
        ]
    });
    let said = |stem: &str| text(lang, stem).into_owned();
    let kind = landscape::Coded::code(after.kind);
    let others = [
        ("von", said(&format!("article-{kind}-from"))),
        ("bis", said(&format!("article-{kind}-until"))),
        ("suche", said("article-search")),
        ("angebote", said("article-pinned")),
    ];
    let others = others.map(|(name, label)| (name.to_owned(), label));
    let new = reading::cells(after);
    names
        .chain(others)
        .filter_map(|(name, label)| {
            let cell =
                |cells: &BTreeMap<String, String>| cells.get(&name).cloned().unwrap_or_default();
            let (before, after) = apart(&cell(&old), &cell(&new));
            let differs = !before.is_empty() || !after.is_empty();
            differs.then_some(Change { label, before, after })
        })
        .collect()
}

/// The lines that only the one has, and those that only the other has, in their order.
fn apart(before: &str, after: &str) -> (String, String) {
    let (old, new): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
    let head = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let (old, new) = (old.get(head..).unwrap_or_default(), new.get(head..).unwrap_or_default());
    let tail = old.iter().rev().zip(new.iter().rev()).take_while(|(a, b)| a == b).count();
    let old = old.get(..old.len() - tail).unwrap_or_default();
    let new = new.get(..new.len() - tail).unwrap_or_default();
    let only = |these: &[&str], those: &[&str]| {
        let lines = these.iter().filter(|line| !those.contains(line));
        lines.copied().collect::<Vec<_>>().join("\n")
    };
    let (gone, come) = (only(old, new), only(new, old));
    match gone.trim().is_empty() && come.trim().is_empty() {
        // Nothing but their order or empty lines.
        true => (old.join("\n"), new.join("\n")),
        false => (gone, come),
    }
}

#[derive(Deserialize)]
pub(super) struct Restore {
    fassung: i64,
    version: i64,
}

/// Takes an older version up again, as a draft above all others.
pub(super) async fn restore(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Path((art, slug)): Path<(String, String)>,
    Posted(wanted): Posted<Restore>,
) -> Result<Response, Problem> {
    let proof = signed.may(EditTexts)?;
    let versions = all(&app, &art, &slug).await?;
    let old = versions.into_iter().find(|version| version.number == wanted.fassung);
    let old = old.ok_or(Problem::NotFound)?.article;
    let mut tx = signed.writes(&app).await?;
    let district = &app.state.district;
    articles::save(&mut tx, &proof, district, &old, Stage::Draft, wanted.version)
        .await
        .map_err(Problem::of_conflict)?;
    tx.commit().await?;
    let there = format!("{}?fertig=wieder", here(old.kind, &slug));
    Ok(Redirect::to(&reader.links.to(&there)).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_is_the_lines_that_only_one_side_has() {
        let cases = [
            ("a\nb\nc", "a\nx\nc", ("b", "x")),
            ("a\nb", "a\nb", ("", "")),
            ("", "a\nb", ("", "a\nb")),
            ("a\nb\nc\nd", "a\nc\nb\nd", ("b\nc", "c\nb")),
            ("a\nb\nc", "x\nb\ny", ("a\nc", "x\ny")),
        ];
        for (before, after, (gone, come)) in cases {
            assert_eq!(apart(before, after), (gone.to_owned(), come.to_owned()), "{before:?}");
        }
    }
}
