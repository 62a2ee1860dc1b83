//! A new concept of the office's own: a topic that nobody thought of, a group of words that mean the same.

use std::collections::BTreeMap;

use access::EditVocabulary;
use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use landscape::{Amendment, Notation, Wording, matching::fold};
use store::concepts;

use super::{
    super::form::Typed,
    edit::{Back, show},
    fresh, here, reading, scheme,
};
use crate::{
    frame::Reader,
    guard::{Posted, Signed},
    problem::Problem,
    state::App,
    words::{text, with},
};

pub(super) async fn page(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Path(name): Path<String>,
) -> Result<Response, Problem> {
    let _may = signed.may(EditVocabulary)?;
    let of = scheme(&name)?;
    if !of.open {
        return Err(Problem::NotFound);
    }
    show(&app, &reader, &signed, of, None, reading::cells(&Wording::default()), Back::default())
        .await
}

pub(super) async fn add(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Path(name): Path<String>,
    Posted(pairs): Posted<Vec<(String, String)>>,
) -> Result<Response, Problem> {
    let proof = signed.may(EditVocabulary)?;
    let of = scheme(&name)?;
    if !of.open {
        return Err(Problem::NotFound);
    }
    let all = fresh(&app).await?;
    let vocabulary = all.get(of.name).ok_or(Problem::NotFound)?;
    let cells = reading::typed(&Typed::from(pairs));
    let wording = reading::wording(&cells, &Wording::default());
    let notation = notation_of(wording.pref_label.de());
    let amendment = Amendment {
        scheme: of.name.to_owned(),
        notation: notation.clone().unwrap_or(unnamed()?),
        wording: Some(wording),
        merged_into: None,
    };
    let ills = amendment.check(&all);
    let mut wrong = reading::wrong(reader.lang, &ills, &amendment, vocabulary);
    let says = match vocabulary.get(&amendment.notation) {
        Some(known) => {
            let word = amendment.wording.as_ref().map(|it| it.pref_label.de()).unwrap_or_default();
            let by = known.pref_label.best(&reader.lang.tag()).unwrap_or_default();
            Some(with(reader.lang, "concept-taken", &[("word", word), ("by", by)]))
        }
        None if notation.is_none() || amendment.notation.as_str() == "neu" => {
            Some(text(reader.lang, "concept-no-short-name").into_owned())
        }
        None => None,
    };
    if wrong.is_empty() {
        wrong.extend(says.map(|says| ("bezeichnung-de".to_owned(), vec![says])));
    }
    if !wrong.is_empty() {
        return show(&app, &reader, &signed, of, None, cells, Back::wrong(wrong)).await;
    }
    let mut tx = signed.writes(&app).await?;
    let district = &app.state.district;
    concepts::save(&mut tx, &proof, district, &amendment, 0).await.map_err(Problem::of_conflict)?;
    tx.commit().await?;
    fresh(&app).await?;
    let there = format!("{}?fertig=gespeichert", here(of, amendment.notation.as_str()));
    Ok(Redirect::to(&reader.links.to(&there)).into_response())
}

/// The short name that a label gives: `Töpfern und Keramik` is `topfern-und-keramik`. It stays when the label changes.
fn notation_of(label: &str) -> Option<Notation> {
    let folded = fold(label);
    let words = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-").parse().ok()
}

/// For a form whose label gives no short name.
fn unnamed() -> Result<Notation, Problem> {
    "unbenannt".parse().map_err(|_| Problem::NotFound)
}

/// What was wrong, by field.
pub(super) type Wrong = BTreeMap<String, Vec<String>>;
