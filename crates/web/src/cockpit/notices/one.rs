//! One notice: what it says, whom to ask, what fits it and why; and what becomes of it.

use access::EditNotice;
use askama::Template;
use axum::{
    extract::{Path, Query, State},
    response::{Html, Redirect},
};
use landscape::Contact;
use network::{Direction, Notice, Window};
use serde::Deserialize;

use super::{
    super::{Desk, frame},
    HERE,
    own::direction_word,
    pool::{Pool, own_organisations},
    said::{self, Line, Match},
};
use crate::{
    frame::{Frame, Reader},
    guard::{Posted, Signed},
    problem::Problem,
    state::App,
    words::{dates, text, with},
};

/// Most counterparts that are shown.
const MOST: usize = 20;

#[derive(Template)]
#[template(path = "cockpit/notices/one.html")]
struct OnePage {
    frame: Frame,
    desk: Desk,
    all: String,
    own: Option<String>,
    title: String,
    direction: String,
    kind: String,
    state: String,
    tone: &'static str,
    owner: String,
    owner_url: String,
    description: String,
    facts: Vec<(String, String)>,
    contact: Contact,
    done: Option<String>,
    acts: Option<Acts>,
    matches: Vec<Match>,
    matches_heading: String,
    matches_none: Option<String>,
}

/// What those who write for the organisation can do.
struct Acts {
    edit: String,
    state: String,
    settle: Option<String>,
    withdraw: bool,
    extend: bool,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Asked {
    fertig: String,
}

/// The notice under an id.
pub(super) async fn find(app: &App, id: &str) -> Result<Option<Notice>, Problem> {
    let id = id.parse().map_err(|_| Problem::NotFound)?;
    let mut tx = app.state.db.read().await?;
    Ok(store::notices::by_id(&mut tx, &app.state.district, id).await?)
}

pub(crate) async fn page(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Html<String>, Problem> {
    let (lang, today) = (reader.lang, app.today());
    let notice = find(&app, &id).await?.ok_or(Problem::NotFound)?;
    let may = signed.may(EditNotice(notice.owner)).ok();
    let shown = notice.is_shown(today);
    if !shown && may.is_none() {
        return Err(Problem::NotFound);
    }
    let pool = Pool::of(&app, &signed).await?;
    let own = own_organisations(&signed);
    let said = |key: &str| text(lang, key).into_owned();
    let matches: Vec<Match> = pool
        .board
        .counterparts(notice.id)
        .iter()
        .filter_map(|found| Some((found, pool.notices.get(&found.id)?)))
        .filter(|(_, other)| may.is_some() || own.contains(&other.owner))
        .take(MOST)
        .map(|(found, other)| {
            let (doubts, reasons): (Vec<_>, Vec<_>) =
                found.fit.reasons.iter().partition(|reason| reason.is_doubt());
            let words = |of: Vec<&network::Reason>| {
                of.into_iter().filter_map(|reason| said::reason(lang, reason)).collect()
            };
            let fresh = notice.looked.is_none_or(|looked| other.created > looked);
            Match {
                line: Line::of(&reader, &pool.register, other),
                grade: said::grade(lang, &found.fit),
                is_new: own.contains(&notice.owner) && fresh,
                reasons: words(reasons),
                doubts: words(doubts),
            }
        })
        .collect();
    if let Some(proof) = may.as_ref().filter(|_| own.contains(&notice.owner)) {
        let mut tx = signed.writes(&app).await?;
        store::notices::look(&mut tx, proof, &notice).await?;
        tx.commit().await?;
    }
    let (state, tone) = said::standing(&notice, today);
    let here = format!("{HERE}/{}", notice.id);
    let open = notice.state == network::State::Open;
    let settled = match notice.direction {
        Direction::Seeks => "notice-found",
        Direction::Gives => "notice-given",
    };
    let expires = dates::full(lang, notice.expires);
    let facts = [
        ("field-ort-gemeinde", said::place(&pool.register, &notice)),
        ("notice-when", said::window(lang, Window { from: notice.from, until: notice.until })),
        ("field-wochenzeit", Some(notice.hours.clone()).filter(|hours| !hours.is_empty())),
        ("field-anzahl-stueck", said::quantity(lang, &notice)),
        ("notice-visible", Some(with(lang, "seen-until", &[("date", &expires)]))),
    ];
    let owner = pool.register.organisation(notice.owner);
    let page = OnePage {
        frame: frame(&app, &reader, "cockpit-notices"),
        desk: Desk::new(&reader, &signed),
        all: reader.links.to(HERE),
        own: may.is_some().then(|| reader.links.to(&format!("{HERE}/eigene"))),
        direction: said(direction_word(notice.direction)),
        kind: said::kind(lang, notice.kind),
        state: said(state),
        tone,
        owner: pool.register.name(notice.owner).to_owned(),
        owner_url: reader.links.organisation(notice.owner),
        facts: facts.into_iter().filter_map(|(key, fact)| Some((said(key), fact?))).collect(),
        contact: owner.map(|it| it.contact.clone()).unwrap_or_default(),
        done: match asked.fertig.as_str() {
            "gespeichert" => Some(said("notice-kept")),
            "stand" => Some(said("notice-state-changed")),
            _ => None,
        },
        acts: may.as_ref().map(|_| Acts {
            edit: reader.links.to(&format!("{here}/bearbeiten")),
            state: reader.links.to(&format!("{here}/stand")),
            settle: open.then(|| said(settled)),
            withdraw: open,
            extend: !shown || notice.expires < Notice::half_a_year_from(today),
        }),
        matches_heading: said(match may {
            Some(_) => "notice-matches",
            None => "notice-matches-own",
        }),
        matches_none: (shown && may.is_some() && matches.is_empty())
            .then(|| said("notice-matches-none")),
        matches,
        title: notice.title,
        description: notice.description,
    };
    Ok(Html(page.render()?))
}

/// What is to become of a notice.
#[derive(Deserialize)]
pub(crate) struct Wish {
    tun: String,
    #[serde(default)]
    von: String,
}

pub(crate) async fn change(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Path(id): Path<String>,
    Posted(wish): Posted<Wish>,
) -> Result<Redirect, Problem> {
    let notice = find(&app, &id).await?.ok_or(Problem::NotFound)?;
    let proof = signed.may(EditNotice(notice.owner))?;
    let (state, expires) = match wish.tun.as_str() {
        "erledigt" => (network::State::Settled, notice.expires),
        "zurueckziehen" => (network::State::Withdrawn, notice.expires),
        "verlaengern" => (network::State::Open, Notice::half_a_year_from(app.today())),
        _ => return Err(Problem::unknown("tun")),
    };
    let mut tx = signed.writes(&app).await?;
    let district = &app.state.district;
    store::notices::set_state(&mut tx, &proof, district, &notice, state, expires)
        .await
        .map_err(Problem::of_conflict)?;
    tx.commit().await?;
    let next = match wish.von.as_str() {
        "eigene" => format!("{HERE}/eigene?fertig=stand"),
        _ => format!("{HERE}/{}?fertig=stand", notice.id),
    };
    Ok(Redirect::to(&reader.links.to(&next)))
}
