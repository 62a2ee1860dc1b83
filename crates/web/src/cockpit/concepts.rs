//! Topics and words, kept by the office: what a concept is called, by which words it is found, and which are one.
//!
//! What is saved counts at once on every page; the search takes it over as soon as its index has been made anew with the
//! new words, on every node by itself.

mod add;
mod edit;
mod list;
mod reading;

use access::Capability;
use axum::routing::{get, post};
use landscape::{Notation, Vocabularies, Vocabulary, Wordbook, Wording};
use store::concepts::Version;

use crate::{
    Lang,
    problem::Problem,
    route::{Kind, Route, needs, needs_form},
    state::App,
};

const WRITE: Capability = Capability::EditVocabulary;

pub(crate) const ROUTES: &[Route] = &[
    needs(WRITE, "/cockpit/themen", Kind::Page, "vocabularies, and what was missed", || {
        get(list::page)
    }),
    needs_form(WRITE, "/cockpit/themen", "lets a word lead to a concept", || post(list::teach)),
    needs(WRITE, "/cockpit/themen/{vokabular}/neu", Kind::Page, "a new concept's form", || {
        get(add::page)
    }),
    needs_form(WRITE, "/cockpit/themen/{vokabular}/neu", "adds a concept", || post(add::add)),
    needs(
        WRITE,
        "/cockpit/themen/{vokabular}/{begriff}",
        Kind::Page,
        "a concept's words and versions",
        || get(edit::page),
    ),
    needs_form(
        WRITE,
        "/cockpit/themen/{vokabular}/{begriff}",
        "changes a concept, lets it go up into another one, takes a version up again",
        || post(edit::change),
    ),
];

/// A vocabulary that the office keeps.
#[derive(Debug, Clone, Copy)]
struct Scheme {
    /// As the file calls it.
    name: &'static str,
    /// The key of its word.
    word: &'static str,
    /// Whether the office adds concepts and lets them go up into others. The others are known to the program by name.
    open: bool,
}

const SCHEMES: [Scheme; 6] = [
    Scheme { name: "topics", word: "concepts-topics", open: true },
    Scheme { name: "thesaurus", word: "concepts-thesaurus", open: true },
    Scheme { name: "audiences", word: "concepts-audiences", open: false },
    Scheme { name: "accessibility", word: "concepts-accessibility", open: false },
    Scheme { name: "funding", word: "concepts-funding", open: false },
    Scheme { name: "life-phases", word: "concepts-life-phases", open: false },
];

/// Languages in which the office writes words.
const LANGS: [Lang; 2] = [Lang::De, Lang::En];

fn scheme(name: &str) -> Result<Scheme, Problem> {
    SCHEMES.into_iter().find(|scheme| scheme.name == name).ok_or(Problem::NotFound)
}

/// The page on which a concept is kept.
fn here(scheme: Scheme, notation: &str) -> String {
    format!("/cockpit/themen/{}/{notation}", scheme.name)
}

/// What is said of a concept itself, without the words of those that went up into it.
fn own(
    book: &Wordbook,
    latest: Option<&Version>,
    of: Scheme,
    notation: &Notation,
) -> Option<Wording> {
    let said = latest.and_then(|version| version.amendment.wording.clone());
    said.or_else(|| book.of_the_house(of.name, notation).map(Wording::of))
}

/// The vocabularies, those of another node's last minute too.
async fn fresh(app: &App) -> Result<std::sync::Arc<Vocabularies>, Problem> {
    let mut tx = app.state.db.read().await?;
    store::concepts::refresh(&mut tx, &app.state.district, &app.state.words).await?;
    Ok(app.vocabularies())
}

/// Every concept of a vocabulary with its label, in the order of the tree: those below another one after it, each with
/// how deep it stands.
fn ordered(vocabulary: &Vocabulary, lang: Lang) -> Vec<(&Notation, &str, usize)> {
    fn walk<'a>(
        vocabulary: &'a Vocabulary,
        lang: Lang,
        of: &'a landscape::Concept,
        depth: usize,
        found: &mut Vec<(&'a Notation, &'a str, usize)>,
    ) {
        // What stands under two others is told once.
        if found.iter().any(|(notation, _, _)| **notation == of.notation) {
            return;
        }
        found.push((
            &of.notation,
            of.pref_label.best(&lang.tag()).unwrap_or(of.notation.as_str()),
            depth,
        ));
        for below in vocabulary.narrower(&of.notation) {
            walk(vocabulary, lang, below, depth + 1, found);
        }
    }
    let mut found = Vec::new();
    for top in vocabulary.top() {
        walk(vocabulary, lang, top, 0, &mut found);
    }
    found
}
