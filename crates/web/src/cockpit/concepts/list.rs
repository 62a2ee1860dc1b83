//! The vocabularies, the words that were searched for in vain, and letting such a word lead to a concept.

use access::EditVocabulary;
use askama::Template;
use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::{Html, IntoResponse, Redirect, Response},
};
use base::LangTag;
use landscape::{Amendment, Notation};
use serde::Deserialize;
use store::{
    concepts,
    searches::{self, Gap},
    views::SHOWN_FROM,
};

use super::{
    super::{Desk, form::Choice, frame},
    SCHEMES, Scheme, fresh, here, ordered, own, reading, scheme,
};
use crate::{
    address::with_query,
    frame::{Frame, Reader},
    guard::{Posted, Signed},
    problem::Problem,
    state::App,
    words::{number, text, with},
};

/// So many words that were missed are shown.
const GAPS_SHOWN: usize = 20;
/// So many are looked through.
const GAPS: u32 = 500;

#[derive(Template)]
#[template(path = "cockpit/concepts/list.html")]
struct ListPage {
    frame: Frame,
    desk: Desk,
    alert: Option<String>,
    done: Option<String>,
    warnings: Vec<String>,
    tabs: Vec<Tab>,
    gaps: Vec<Missed>,
    /// What was typed and not taken.
    word: String,
    targets: Vec<(String, Vec<Choice>)>,
    heading: String,
    lines: Vec<Line>,
    new: Option<String>,
}

struct Tab {
    url: String,
    word: String,
    current: bool,
}

struct Missed {
    word: String,
    times: String,
}

struct Line {
    url: String,
    label: String,
    depth: usize,
    words: String,
    /// The key of what the office did.
    state: Option<&'static str>,
}

#[derive(Deserialize, Default)]
pub(super) struct Asked {
    vokabular: Option<String>,
    fertig: Option<String>,
}

pub(super) async fn page(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let _may = signed.may(EditVocabulary)?;
    let of = scheme(asked.vokabular.as_deref().unwrap_or("topics"))?;
    let done = match asked.fertig.as_deref() {
        Some("gelernt") => Some("concept-is-taught"),
        _ => None,
    };
    show(&app, &reader, &signed, of, &Teach::default(), None, done).await
}

/// A word, and the concept that it shall lead to.
#[derive(Deserialize, Default)]
pub(super) struct Teach {
    wort: String,
    /// Scheme and notation.
    begriff: String,
}

/// Lets a word lead to a concept: a hidden label more.
pub(super) async fn teach(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Posted(wanted): Posted<Teach>,
) -> Result<Response, Problem> {
    let proof = signed.may(EditVocabulary)?;
    let all = fresh(&app).await?;
    let word = wanted.wort.trim().to_owned();
    let target = wanted.begriff.split_once(':').and_then(|(name, notation)| {
        let of = scheme(name).ok()?;
        let notation: Notation = notation.parse().ok()?;
        all.get(of.name)?.concepts.contains_key(&notation).then_some((of, notation))
    });
    let topics = SCHEMES.first().copied().ok_or(Problem::NotFound)?;
    let (Some((of, notation)), false) = (target, word.is_empty()) else {
        let alert = Some(text(reader.lang, "concept-teach-empty").into_owned());
        return show(&app, &reader, &signed, topics, &wanted, alert, None).await;
    };
    let mut tx = signed.writes(&app).await?;
    let district = &app.state.district;
    let versions = concepts::versions(&mut tx, district, of.name, &notation).await?;
    let latest = versions.first();
    let mut wording = own(&app.state.words, latest, of, &notation).ok_or(Problem::NotFound)?;
    if wording.words().any(|known| known.to_lowercase() == word.to_lowercase()) {
        drop(tx);
        let alert = Some(with(reader.lang, "concept-teach-known", &[("word", &word)]));
        return show(&app, &reader, &signed, of, &wanted, alert, None).await;
    }
    wording.hidden_labels.push((LangTag::german(), word));
    let amendment = Amendment {
        scheme: of.name.to_owned(),
        notation,
        wording: Some(wording),
        merged_into: None,
    };
    let ills = amendment.check(&all);
    if !ills.is_empty() {
        drop(tx);
        let vocabulary = all.get(of.name).ok_or(Problem::NotFound)?;
        let wrong = reading::wrong(reader.lang, &ills, &amendment, vocabulary);
        let alert = Some(wrong.into_values().flatten().collect::<Vec<_>>().join(" "));
        return show(&app, &reader, &signed, of, &wanted, alert, None).await;
    }
    let read = latest.map_or(0, |version| version.number);
    concepts::save(&mut tx, &proof, district, &amendment, read)
        .await
        .map_err(Problem::of_conflict)?;
    tx.commit().await?;
    fresh(&app).await?;
    let there = with_query("/cockpit/themen", &[("vokabular", of.name), ("fertig", "gelernt")]);
    Ok(Redirect::to(&reader.links.to(&there)).into_response())
}

async fn show(
    app: &App,
    reader: &Reader,
    signed: &Signed,
    of: Scheme,
    typed: &Teach,
    alert: Option<String>,
    done: Option<&'static str>,
) -> Result<Response, Problem> {
    let lang = reader.lang;
    let said = |key: &str| text(lang, key).into_owned();
    let all = fresh(app).await?;
    let vocabulary = all.get(of.name).ok_or(Problem::NotFound)?;
    let mut tx = app.state.db.read().await?;
    let latest = concepts::latest(&mut tx, &app.state.district).await?;
    let gaps = searches::most_missed(&mut tx, &app.state.district, GAPS).await?;
    drop(tx);
    let changed = |notation: &Notation| {
        let own = |it: &&concepts::Version| {
            it.amendment.scheme == of.name && it.amendment.notation == *notation
        };
        let amendment = &latest.iter().find(own)?.amendment;
        let house = app.state.words.of_the_house(of.name, notation);
        match (&amendment.wording, house.is_some()) {
            (Some(_), true) => Some("concept-changed"),
            (Some(_), false) => Some("concept-own"),
            (None, _) => None,
        }
    };
    let mut lines: Vec<Line> = ordered(vocabulary, lang)
        .into_iter()
        .map(|(notation, label, depth)| {
            let words =
                vocabulary.get(notation).map_or(0, |concept| concept.other_labels().count());
            Line {
                url: reader.links.to(&here(of, notation.as_str())),
                label: label.to_owned(),
                depth: depth.min(3),
                words: words_counted(reader, words),
                state: changed(notation),
            }
        })
        .collect();
    lines.extend(vocabulary.merged.iter().map(|(gone, into)| Line {
        url: reader.links.to(&here(of, gone.as_str())),
        label: format!("{gone} → {}", vocabulary.label(into, &lang.tag())),
        depth: 0,
        words: String::new(),
        state: Some("concept-merged"),
    }));
    let free = |gap: &Gap| !gap.concept && gap.times >= SHOWN_FROM;
    // What a word leads to by now is no gap any more, though it was counted.
    let unknown = |gap: &Gap| SCHEMES.iter().all(|it| all.find(it.name, &gap.term).is_none());
    let status = if alert.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = ListPage {
        frame: frame(app, reader, "cockpit-concepts"),
        desk: Desk::new(reader, signed),
        alert,
        done: done.map(said),
        warnings: Vec::new(),
        tabs: SCHEMES
            .iter()
            .filter(|it| all.get(it.name).is_some())
            .map(|it| Tab {
                url: reader.links.to(&with_query("/cockpit/themen", &[("vokabular", it.name)])),
                word: said(it.word),
                current: it.name == of.name,
            })
            .collect(),
        gaps: gaps
            .into_iter()
            .filter(|gap| free(gap) && unknown(gap))
            .take(GAPS_SHOWN)
            .map(|gap| Missed { times: number(lang, gap.times), word: gap.term })
            .collect(),
        word: typed.wort.clone(),
        targets: SCHEMES
            .iter()
            .filter(|it| it.open)
            .filter_map(|it| {
                let mut choices = reading::options(all.get(it.name)?, lang, None, "");
                for choice in &mut choices {
                    choice.value = format!("{}:{}", it.name, choice.value);
                    choice.chosen = choice.value == typed.begriff;
                }
                Some((said(it.word), choices))
            })
            .collect(),
        heading: said(of.word),
        lines,
        new: of.open.then(|| reader.links.to(&here(of, "neu"))),
    };
    Ok((status, Html(page.render()?)).into_response())
}

fn words_counted(reader: &Reader, words: usize) -> String {
    let words = u64::try_from(words).unwrap_or(u64::MAX);
    crate::words::counted(reader.lang, "concept-words-counted", words)
}
