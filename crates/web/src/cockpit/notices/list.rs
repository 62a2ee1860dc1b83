//! Everything that is open: what is looked for beside what is given, found by words and filters.

use askama::Template;
use axum::{
    extract::{Query, State},
    response::Html,
};
use landscape::{Coded, gazetteer::short_name};
use network::{Direction, Kind, Notice, Window};
use serde::Deserialize;

use super::{
    super::{Desk, form::Choice, frame},
    HERE,
    edit::day,
    pool::{Pool, own_organisations, writes_for_all},
    said::Line,
};
use crate::{
    frame::{Frame, Reader},
    guard::Signed,
    problem::Problem,
    state::App,
    words::{counted, text},
};

/// Most lines of a direction.
const MOST: usize = 200;

#[derive(Template)]
#[template(path = "cockpit/notices/list.html")]
struct ListPage {
    frame: Frame,
    desk: Desk,
    here: String,
    own: Option<String>,
    asked: Asked,
    kinds: Vec<Choice>,
    municipalities: Vec<Choice>,
    wrong: Option<String>,
    found: String,
    sides: Vec<Side>,
    nothing_at_all: bool,
}

/// One direction.
struct Side {
    id: &'static str,
    heading: String,
    none: String,
    lines: Vec<Line>,
    /// Said where there are more than are shown.
    more: Option<String>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Asked {
    q: String,
    art: String,
    gemeinde: String,
    ab: String,
    bis: String,
}

pub(crate) async fn page(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Query(asked): Query<Asked>,
) -> Result<Html<String>, Problem> {
    let lang = reader.lang;
    let pool = Pool::of(&app, &signed).await?;
    let (from, until) = (day(&asked.ab), day(&asked.bis));
    let unread = from.is_err() || until.is_err();
    let window = Window { from: from.unwrap_or(None), until: until.unwrap_or(None) };
    let turned = window.and(window).is_none();
    let typed = pool.typed(&asked.q);
    let kind = Kind::from_code(&asked.art);
    let wanted = |notice: &&Notice| {
        let there = notice.municipality.as_ref();
        kind.is_none_or(|kind| notice.kind == kind)
            && (asked.gemeinde.is_empty() || there.is_none_or(|it| it.as_str() == asked.gemeinde))
            && (turned || Window { from: notice.from, until: notice.until }.and(window).is_some())
            && pool.board.meets(notice.id, &typed)
    };
    let mut found: Vec<&Notice> = pool.notices.values().filter(wanted).collect();
    found.reverse();
    let side = |direction: Direction| {
        let of = found.iter().filter(|notice| notice.direction == direction);
        let count = of.clone().count();
        let code = direction.code();
        Side {
            id: code,
            heading: text(lang, &format!("notices-{code}")).into_owned(),
            none: text(lang, &format!("notices-{code}-none")).into_owned(),
            lines: of.take(MOST).map(|it| Line::of(&reader, &pool.register, it)).collect(),
            more: (count > MOST).then(|| text(lang, "notices-more").into_owned()),
        }
    };
    let sides = Direction::ALL.iter().map(|direction| side(*direction)).collect();
    let writes = writes_for_all(&signed) || !own_organisations(&signed).is_empty();
    let page = ListPage {
        frame: frame(&app, &reader, "cockpit-notices"),
        desk: Desk::new(&reader, &signed),
        here: reader.links.to(HERE),
        own: writes.then(|| reader.links.to(&format!("{HERE}/eigene"))),
        kinds: kinds(lang, &asked.art),
        municipalities: municipalities(&pool.register, lang, "gemeinde", &asked.gemeinde),
        wrong: match (unread, turned) {
            (true, _) => Some(text(lang, "notice-day-wrong").into_owned()),
            (false, true) => Some(text(lang, "notice-days-turned").into_owned()),
            (false, false) => None,
        },
        found: counted(lang, "notices-found", u64::try_from(found.len()).unwrap_or(0)),
        sides,
        nothing_at_all: pool.notices.is_empty(),
        asked,
    };
    Ok(Html(page.render()?))
}

fn kinds(lang: crate::Lang, chosen: &str) -> Vec<Choice> {
    let any = Choice {
        id: String::new(),
        value: String::new(),
        word: text(lang, "notice-any-kind").into_owned(),
        chosen: chosen.is_empty(),
    };
    let all = Kind::ALL.iter().map(|kind| Choice {
        id: String::new(),
        value: kind.code().to_owned(),
        word: super::said::kind(lang, *kind),
        chosen: kind.code() == chosen,
    });
    std::iter::once(any).chain(all).collect()
}

/// The municipalities to choose from; none of them is any.
pub(super) fn municipalities(
    register: &crate::register::Register,
    lang: crate::Lang,
    id: &str,
    chosen: &str,
) -> Vec<Choice> {
    let choice = |value: &str, word: String| Choice {
        id: format!("{id}-{value}"),
        value: value.to_owned(),
        word,
        chosen: value == chosen,
    };
    let mut all: Vec<Choice> = register
        .municipalities
        .iter()
        .map(|area| choice(area.ags.as_str(), short_name(&area.name).to_owned()))
        .collect();
    all.sort_by_cached_key(|choice| landscape::matching::fold(&choice.word));
    all.insert(0, choice("", text(lang, "notice-anywhere").into_owned()));
    all
}
