//! Writing a notice: the form, what is wrong with what was typed, keeping it.
//!
//! What was typed is never lost: where something is wrong, or where somebody else was faster, the form comes back as it
//! was typed, with the reasons beside the fields.

use access::EditNotice;
use askama::Template;
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::{Html, IntoResponse, Redirect, Response},
};
use base::{Ags, NoticeId, OrganisationId};
use exchange::table::form::Cells;
use jiff::{Timestamp, ToSpan, civil::Date};
use landscape::Coded;
use network::{Direction, Kind, Notice};
use serde::Deserialize;
use store::StoreError;

use super::{
    super::{
        Desk,
        form::{Def, Look, Part, Shape, Shell, Shown, Typed},
        frame,
    },
    HERE,
    list::municipalities,
    one::find,
};
use crate::{
    frame::{Frame, Reader},
    guard::{Posted, Signed},
    problem::Problem,
    register::Register,
    state::App,
    words::text,
};

const LONGEST_TITLE: u16 = 120;
const LONGEST_DESCRIPTION: usize = 4_000;
const LONGEST_HOURS: u16 = 200;
const MOST: u32 = 100_000;

const DIRECTIONS: &[(&str, &str)] = &[("seeks", "notice-seeks"), ("gives", "notice-gives")];
const KINDS: &[(&str, &str)] = &[
    ("room", "notice-kind-room"),
    ("staff", "notice-kind-staff"),
    ("equipment", "notice-kind-equipment"),
    ("vehicle", "notice-kind-vehicle"),
    ("idea", "notice-kind-idea"),
    ("other", "notice-kind-other"),
];

/// A field whose column is its name.
const fn def(name: &'static str, shape: Shape) -> Def {
    Def { name, column: name, shape }
}

const PARTS: &[Part] = &[
    Part {
        name: "notice-what",
        fields: &[
            def("richtung", Shape::Choice(DIRECTIONS)),
            def("bereich", Shape::Choice(KINDS)),
            def("stichwort", Shape::Line("text", LONGEST_TITLE)),
            def("naeheres", Shape::Area(5)),
            def("anzahl-stueck", Shape::Line("number", 6)),
        ],
        folded: false,
    },
    Part {
        name: "notice-where",
        fields: &[
            def("ort-gemeinde", Shape::Line("text", 20)),
            def("ab-tag", Shape::Line("date", 10)),
            def("bis-tag", Shape::Line("date", 10)),
            def("wochenzeit", Shape::Line("text", LONGEST_HOURS)),
        ],
        folded: false,
    },
    Part {
        name: "notice-how-long",
        fields: &[def("zeigen-bis", Shape::Line("date", 10))],
        folded: false,
    },
];

#[derive(Template)]
#[template(path = "cockpit/notices/edit.html")]
struct EditPage {
    frame: Frame,
    desk: Desk,
    all: String,
    heading: String,
    owner: String,
    owner_id: String,
    action: String,
    version: String,
    alert: Option<String>,
    shells: Vec<Shell>,
}

/// What the form is about.
struct Work {
    id: NoticeId,
    owner: OrganisationId,
    known: Option<Notice>,
    /// The version that was read.
    version: String,
}

#[derive(Deserialize)]
pub(crate) struct New {
    einrichtung: String,
    #[serde(default)]
    richtung: String,
}

/// The form for a new notice of an organisation.
pub(crate) async fn new(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Query(new): Query<New>,
) -> Result<Response, Problem> {
    let owner: OrganisationId = new.einrichtung.parse().map_err(|_| Problem::NotFound)?;
    let _may = signed.may(EditNotice(owner))?;
    let register = Register::of(&app).await?;
    let organisation = register.organisation(owner).ok_or(Problem::NotFound)?;
    let home = organisation.address.area.as_ref();
    let home = home.filter(|ags| register.municipalities.iter().any(|area| area.ags == **ags));
    let direction = Direction::from_code(&new.richtung).unwrap_or(Direction::Seeks);
    let cells = Cells::from([
        ("richtung", direction.code().to_owned()),
        ("ort-gemeinde", home.map(ToString::to_string).unwrap_or_default()),
        ("zeigen-bis", Notice::half_a_year_from(app.today()).to_string()),
    ]);
    let id = store::notices::new_key(app.now());
    let work = Work { id, owner, known: None, version: String::new() };
    show(&app, &reader, &signed, &work, &cells, &[], None).await
}

/// The form of a notice that is there.
pub(crate) async fn page(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let notice = find(&app, &id).await?.ok_or(Problem::NotFound)?;
    let _may = signed.may(EditNotice(notice.owner))?;
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let cells = Cells::from([
        ("richtung", notice.direction.code().to_owned()),
        ("bereich", notice.kind.code().to_owned()),
        ("stichwort", notice.title.clone()),
        ("naeheres", notice.description.clone()),
        ("anzahl-stueck", notice.quantity.map(|n| n.to_string()).unwrap_or_default()),
        ("ort-gemeinde", notice.municipality.as_ref().map(Ags::to_string).unwrap_or_default()),
        ("ab-tag", day(notice.from)),
        ("bis-tag", day(notice.until)),
        ("wochenzeit", notice.hours.clone()),
        ("zeigen-bis", notice.expires.to_string()),
    ]);
    let version = notice.changed.as_microsecond().to_string();
    let work = Work { id: notice.id, owner: notice.owner, known: Some(notice), version };
    show(&app, &reader, &signed, &work, &cells, &[], None).await
}

/// Keeps what was typed, or shows it again with what is wrong.
pub(crate) async fn keep(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Path(id): Path<String>,
    Posted(pairs): Posted<Vec<(String, String)>>,
) -> Result<Response, Problem> {
    let typed = Typed::from(pairs);
    let known = find(&app, &id).await?;
    let owner = match &known {
        Some(known) => known.owner,
        None => typed.one("einrichtung").parse().map_err(|_| Problem::NotFound)?,
    };
    let proof = signed.may(EditNotice(owner))?;
    let register = Register::of(&app).await?;
    register.organisation(owner).ok_or(Problem::NotFound)?;
    let id = id.parse().map_err(|_| Problem::NotFound)?;
    let version = typed.one("version").to_owned();
    let work = Work { id, owner, known, version };
    let fields = PARTS.iter().flat_map(|part| part.fields);
    let cells: Cells = fields.map(|def| (def.column, def.cell(&typed, def.name))).collect();
    let notice = match understood(&app, &register, &work, &cells) {
        Ok(notice) => notice,
        Err(wrong) => {
            let alert = Some((StatusCode::UNPROCESSABLE_ENTITY, "form-wrong"));
            return show(&app, &reader, &signed, &work, &cells, &wrong, alert).await;
        }
    };
    let read = work.version.parse().ok().and_then(|at| Timestamp::from_microsecond(at).ok());
    let mut tx = signed.writes(&app).await?;
    match store::notices::put(&mut tx, &proof, &app.state.district, &notice, read).await {
        Ok(()) => {
            tx.commit().await?;
        }
        Err(StoreError::Conflict(_)) => {
            drop(tx);
            let alert = Some((StatusCode::CONFLICT, "notice-conflict"));
            return show(&app, &reader, &signed, &work, &cells, &[], alert).await;
        }
        Err(error) => return Err(error.into()),
    }
    let next = format!("{HERE}/{}?fertig=gespeichert", notice.id);
    Ok(Redirect::to(&reader.links.to(&next)).into_response())
}

/// What is wrong with a field: its name, and the key of the words.
type Wrong = (&'static str, &'static str);

/// The notice that was typed, or everything that is wrong with it.
fn understood(
    app: &App,
    register: &Register,
    work: &Work,
    cells: &Cells,
) -> Result<Notice, Vec<Wrong>> {
    let cell = |name: &str| cells.get(name).map(|cell| cell.trim()).unwrap_or_default();
    let (now, today) = (app.now(), app.today());
    let mut wrong: Vec<Wrong> = Vec::new();
    let mut expect = |fine: bool, field: &'static str, key: &'static str| {
        if !fine {
            wrong.push((field, key));
        }
    };
    let direction = Direction::from_code(cell("richtung"));
    expect(direction.is_some(), "richtung", "notice-choose");
    let kind = Kind::from_code(cell("bereich"));
    expect(kind.is_some(), "bereich", "notice-choose");
    let title = cell("stichwort");
    let one_line = |text: &str, most: u16| {
        text.chars().count() <= usize::from(most) && !text.chars().any(char::is_control)
    };
    expect(!title.is_empty(), "stichwort", "notice-title-missing");
    expect(one_line(title, LONGEST_TITLE), "stichwort", "notice-too-long");
    let description = cell("naeheres");
    expect(description.chars().count() <= LONGEST_DESCRIPTION, "naeheres", "notice-text-too-long");
    let hours = cell("wochenzeit");
    expect(one_line(hours, LONGEST_HOURS), "wochenzeit", "notice-too-long");
    let quantity = match cell("anzahl-stueck") {
        "" => Ok(None),
        text => text.parse::<u32>().ok().filter(|n| (1..=MOST).contains(n)).map(Some).ok_or(()),
    };
    expect(quantity.is_ok(), "anzahl-stueck", "notice-number-wrong");
    let municipality = match cell("ort-gemeinde") {
        "" => Ok(None),
        code => {
            let area = register.municipalities.iter().find(|area| area.ags.as_str() == code);
            area.map(|area| Some(area.ags.clone())).ok_or(())
        }
    };
    expect(municipality.is_ok(), "ort-gemeinde", "notice-choose");
    let (from, until) = (day(cell("ab-tag")), day(cell("bis-tag")));
    expect(from.is_ok(), "ab-tag", "notice-day-wrong");
    expect(until.is_ok(), "bis-tag", "notice-day-wrong");
    let (from, until) = (from.unwrap_or(None), until.unwrap_or(None));
    expect(
        from.zip(until).is_none_or(|(from, until)| from <= until),
        "bis-tag",
        "notice-days-turned",
    );
    // Of a notice that is there, days may have passed; a new one with days in the past is a slip.
    let past = until.is_some_and(|until| until < today) && work.known.is_none();
    expect(!past, "bis-tag", "notice-day-past");
    let expires = match day(cell("zeigen-bis")) {
        Ok(None) => Some(Notice::half_a_year_from(today)),
        Ok(day) => day,
        Err(NotADay) => None,
    };
    expect(expires.is_some(), "zeigen-bis", "notice-day-wrong");
    let same = work.known.as_ref().map(|known| known.expires);
    let kept = expires.is_none() || expires == same;
    let in_reach = expires.is_some_and(|day| day >= today && day <= today.saturating_add(1.year()));
    expect(kept || in_reach, "zeigen-bis", "notice-expiry-wrong");
    let (Some(direction), Some(kind), Some(expires), Ok(quantity), Ok(municipality), true) =
        (direction, kind, expires, quantity, municipality, wrong.is_empty())
    else {
        return Err(wrong);
    };
    let readable = |c: &char| !c.is_control() || *c == '\n';
    Ok(Notice {
        id: work.id,
        owner: work.owner,
        direction,
        kind,
        title: title.to_owned(),
        description: description.chars().filter(readable).collect(),
        municipality,
        from,
        until,
        hours: hours.to_owned(),
        quantity,
        state: work.known.as_ref().map_or(network::State::Open, |known| known.state),
        created: work.known.as_ref().map_or(now, |known| known.created),
        changed: now,
        expires,
        looked: None,
    })
}

/// What stands there is no day.
#[derive(Debug, Clone, Copy)]
pub(super) struct NotADay;

/// A day as browsers send it or as people write it: 2026-10-01, 1.10.2026.
pub(super) fn day(text: &str) -> Result<Option<Date>, NotADay> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let german = || {
        let mut parts = text.split('.').map(str::trim);
        let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
        let date = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?;
        parts.next().is_none().then_some(date)
    };
    let date = text.parse().ok().or_else(german).ok_or(NotADay)?;
    // Far from any plan: a slip in the year, and what a database would not hold.
    (1990..=2200).contains(&Date::year(date)).then_some(Some(date)).ok_or(NotADay)
}

async fn show(
    app: &App,
    reader: &Reader,
    signed: &Signed,
    work: &Work,
    cells: &Cells,
    wrong: &[Wrong],
    alert: Option<(StatusCode, &'static str)>,
) -> Result<Response, Problem> {
    let lang = reader.lang;
    let register = Register::of(app).await?;
    let vocabularies = app.vocabularies();
    let shown = Shown { lang, vocabularies: &vocabularies };
    let of_field = |field: &str| -> Vec<String> {
        let here = wrong.iter().filter(|(name, _)| *name == field);
        here.map(|(_, key)| text(lang, key).into_owned()).collect()
    };
    let mut shells: Vec<Shell> =
        PARTS.iter().map(|part| part.shell(cells, shown, &of_field)).collect();
    for field in shells.iter_mut().flat_map(|shell| &mut shell.fields) {
        field.required = field.id == "stichwort";
        if field.id == "ort-gemeinde" {
            let choices = municipalities(&register, lang, &field.id, &field.value);
            field.look = Look::Choice(choices);
        }
    }
    let heading = text(lang, if work.known.is_some() { "notice-edit" } else { "notice-new" });
    let page = EditPage {
        frame: frame(app, reader, "cockpit-notices"),
        desk: Desk::new(reader, signed),
        all: reader.links.to(&format!("{HERE}/eigene")),
        heading: heading.into_owned(),
        owner: register.name(work.owner).to_owned(),
        owner_id: work.owner.to_string(),
        action: reader.links.to(&format!("{HERE}/{}", work.id)),
        version: work.version.clone(),
        alert: alert.map(|(_, key)| text(lang, key).into_owned()),
        shells,
    };
    let status = alert.map_or(StatusCode::OK, |(status, _)| status);
    Ok((status, Html(page.render()?)).into_response())
}
