//! The texts of the portal, its news and its collections, written by the office: the list, the form, the versions.

mod edit;
mod list;
mod reading;
mod versions;

use access::Capability;
use axum::routing::{get, post};
use landscape::ArticleKind;
use store::articles::Stage;

use crate::{
    problem::Problem,
    route::{Kind, Route, needs, needs_form},
};

const WRITE: Capability = Capability::EditTexts;

pub(crate) const ROUTES: &[Route] = &[
    needs(WRITE, "/cockpit/texte", Kind::Page, "what the office wrote", || get(list::page)),
    needs(WRITE, "/cockpit/texte/{art}/neu", Kind::Page, "a new article's form", || get(edit::new)),
    needs_form(WRITE, "/cockpit/texte/{art}/neu", "saves a new article", || post(edit::add)),
    needs(WRITE, "/cockpit/texte/{art}/{kurzname}", Kind::Page, "an article's form", || {
        get(edit::page)
    }),
    needs_form(
        WRITE,
        "/cockpit/texte/{art}/{kurzname}",
        "saves, publishes or withdraws an article",
        || post(edit::change),
    ),
    needs(
        WRITE,
        "/cockpit/texte/{art}/{kurzname}/fassungen",
        Kind::Page,
        "the versions of an article",
        || get(versions::page),
    ),
    needs_form(
        WRITE,
        "/cockpit/texte/{art}/{kurzname}/fassungen",
        "takes an older version up again",
        || post(versions::restore),
    ),
];

/// The word for a kind in addresses of the cockpit.
fn word(kind: ArticleKind) -> &'static str {
    match kind {
        ArticleKind::Text => "seiten",
        ArticleKind::News => "aktuelles",
        ArticleKind::Collection => "sammlungen",
    }
}

/// The kind that an address names.
fn kind(word: &str) -> Result<ArticleKind, Problem> {
    match word {
        "seiten" => Ok(ArticleKind::Text),
        "aktuelles" => Ok(ArticleKind::News),
        "sammlungen" => Ok(ArticleKind::Collection),
        _ => Err(Problem::NotFound),
    }
}

/// The page on which an article is written.
fn here(kind: ArticleKind, slug: &str) -> String {
    format!("/cockpit/texte/{}/{slug}", word(kind))
}

/// The key of the word for a stage; without one nobody wrote anything yet.
fn stage_word(stage: Option<Stage>) -> &'static str {
    match stage {
        Some(Stage::Draft) => "article-draft",
        Some(Stage::Published) => "article-published",
        Some(Stage::Withdrawn) => "article-withdrawn",
        None => "article-builtin",
    }
}

/// How the word is coloured.
fn tone(stage: Option<Stage>) -> &'static str {
    match stage {
        Some(Stage::Published) => "good",
        Some(Stage::Draft) => "open",
        Some(Stage::Withdrawn) | None => "quiet",
    }
}
