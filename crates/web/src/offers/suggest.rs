//! What somebody may be typing: words for the search field.

use axum::{Json, extract::State};
use serde::Serialize;

use crate::{
    finding::Asked, frame::Reader, guard::Counted, problem::Problem, state::App, words::text,
};

/// One suggestion.
#[derive(Debug, Serialize)]
pub(crate) struct Line {
    text: String,
    kind: String,
}

const MOST: usize = 8;

/// At most eight suggestions for what was typed.
pub(crate) async fn suggestions(
    State(app): State<App>,
    reader: Reader,
    _: Counted,
) -> Result<Json<Vec<Line>>, Problem> {
    let typed = Asked::read(&reader.query).text;
    if typed.chars().count() < 2 {
        return Ok(Json(Vec::new()));
    }
    let index = app.state.index.clone();
    let found = tokio::task::spawn_blocking(move || index.suggest(&typed, MOST)).await??;
    let lang = reader.lang;
    Ok(Json(
        found
            .into_iter()
            .map(|it| Line {
                kind: text(lang, &format!("suggest-{}", it.kind.code())).into_owned(),
                text: it.text,
            })
            .collect(),
    ))
}
