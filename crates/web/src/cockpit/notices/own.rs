//! The own notices, whatever became of them, with how much fits them; and the line about it on the first page.

use access::EditNotice;
use askama::Template;
use axum::{
    extract::{Query, State},
    response::Html,
};
use base::OrganisationId;
use jiff::ToSpan;
use network::{Direction, Notice};
use serde::Deserialize;

use super::{
    super::{Desk, form::Choice, frame},
    HERE,
    pool::{Pool, own_organisations, writes_for_all},
    said::{Line, standing},
};
use crate::{
    frame::{Frame, Reader},
    guard::Signed,
    problem::Problem,
    register::Register,
    state::App,
    words::{counted, dates, text, with},
};

#[derive(Template)]
#[template(path = "cockpit/notices/own.html")]
struct OwnPage {
    frame: Frame,
    desk: Desk,
    here: String,
    all: String,
    organisations: Vec<Choice>,
    /// Where a new one is written: what is looked for, what is given.
    new: Option<(String, String)>,
    done: Option<String>,
    lines: Vec<Own>,
}

/// A line of the list.
struct Own {
    line: Line,
    direction: String,
    state: String,
    tone: &'static str,
    until: String,
    /// How much fits, and how much of it is new.
    fits: Option<String>,
    news: Option<String>,
    /// Where it is extended, where it is over or soon will be.
    extend: Option<String>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Asked {
    einrichtung: String,
    fertig: String,
}

/// A notice ends soon when it ends within so many days.
const SOON: i64 = 21;

pub(crate) async fn page(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Query(asked): Query<Asked>,
) -> Result<Html<String>, Problem> {
    let (lang, today) = (reader.lang, app.today());
    let all = writes_for_all(&signed);
    let own = own_organisations(&signed);
    let pool = Pool::of(&app, &signed).await?;
    let chosen: Option<OrganisationId> = match asked.einrichtung.as_str() {
        "" => match own.as_slice() {
            [one] if !all => Some(*one),
            _ => None,
        },
        id => Some(id.parse().map_err(|_| Problem::NotFound)?),
    };
    if let Some(id) = chosen {
        let _may = signed.may(EditNotice(id))?;
    }
    let mut tx = app.state.db.read().await?;
    let mut notices: Vec<Notice> = Vec::new();
    match chosen {
        Some(id) => notices = store::notices::of_owner(&mut tx, id).await?,
        None if all => notices = store::notices::all(&mut tx, &app.state.district).await?,
        None => {
            for id in &own {
                notices.extend(store::notices::of_owner(&mut tx, *id).await?);
            }
        }
    }
    drop(tx);
    let soon = today.saturating_add(SOON.days());
    let lines = notices
        .iter()
        .map(|notice| {
            let (state, tone) = standing(notice, today);
            let open = notice.is_shown(today);
            let count = pool.board.counterparts(notice.id).len();
            let news = pool.new_for(notice);
            let until = dates::full(lang, notice.expires);
            Own {
                line: Line::of(&reader, &pool.register, notice),
                direction: text(lang, direction_word(notice.direction)).into_owned(),
                state: text(lang, state).into_owned(),
                tone,
                until: with(lang, "seen-until", &[("date", &until)]),
                fits: open.then(|| counted(lang, "notice-fits", u64::try_from(count).unwrap_or(0))),
                news: (open && news > 0).then(|| counted(lang, "notice-new-count", news)),
                extend: (!open || notice.expires <= soon)
                    .then(|| reader.links.to(&format!("{HERE}/{}/stand", notice.id))),
            }
        })
        .collect();
    let new = |id: OrganisationId, direction: &str| {
        reader.links.to(&format!("{HERE}/neu?einrichtung={id}&richtung={direction}"))
    };
    let page = OwnPage {
        frame: frame(&app, &reader, "notices-own"),
        desk: Desk::new(&reader, &signed),
        here: reader.links.to(&format!("{HERE}/eigene")),
        all: reader.links.to(HERE),
        organisations: organisations(&pool.register, &own, all, chosen),
        new: chosen
            .filter(|id| pool.register.organisation(*id).is_some())
            .map(|id| (new(id, "seeks"), new(id, "gives"))),
        done: (asked.fertig == "stand").then(|| text(lang, "notice-state-changed").into_owned()),
        lines,
    };
    Ok(Html(page.render()?))
}

pub(super) fn direction_word(direction: Direction) -> &'static str {
    match direction {
        Direction::Seeks => "notice-seeks",
        Direction::Gives => "notice-gives",
    }
}

/// The public organisations for which somebody writes; none to choose where there is one only.
fn organisations(
    register: &Register,
    own: &[OrganisationId],
    all: bool,
    chosen: Option<OrganisationId>,
) -> Vec<Choice> {
    if !all && own.len() <= 1 {
        return Vec::new();
    }
    register
        .organisations
        .iter()
        .filter(|it| all || own.contains(&it.id))
        .map(|it| Choice {
            id: String::new(),
            value: it.id.to_string(),
            word: register.name(it.id).to_owned(),
            chosen: chosen == Some(it.id),
        })
        .collect()
}

/// What is new for the own notices.
pub(in crate::cockpit) struct News {
    pub(in crate::cockpit) words: String,
    pub(in crate::cockpit) url: String,
}

/// What fits own notices and came since somebody of the organisation last looked, and what is over soon.
pub(in crate::cockpit) async fn news(
    app: &App,
    reader: &Reader,
    signed: &Signed,
) -> Result<Vec<News>, Problem> {
    let (lang, own) = (reader.lang, own_organisations(signed));
    if own.is_empty() {
        return Ok(Vec::new());
    }
    let pool = Pool::of(app, signed).await?;
    let mine: Vec<&Notice> =
        pool.notices.values().filter(|notice| own.contains(&notice.owner)).collect();
    let fresh: u64 = mine.iter().map(|notice| pool.new_for(notice)).sum();
    let soon = app.today().saturating_add(SOON.days());
    let ending = mine.iter().filter(|notice| notice.expires <= soon).count();
    let ending = u64::try_from(ending).unwrap_or(0);
    let line = |count: u64, key: &str| {
        let url = reader.links.to(&format!("{HERE}/eigene"));
        (count > 0).then(|| News { words: counted(lang, key, count), url })
    };
    Ok([line(fresh, "notices-new"), line(ending, "notices-ending")].into_iter().flatten().collect())
}
