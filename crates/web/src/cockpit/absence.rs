//! Being away: who acts in one's place, and until when the whole office is closed.
//!
//! A deputy holds the roles of the person who is away, without the administrator's, from the first day to the end of the
//! last. While the office is closed, providers are told so where they hand something in, and no Monday mail is sent.

use access::{Capability, OpenCockpit, Review};
use askama::Template;
use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::{Html, IntoResponse, Redirect, Response},
};
use base::{AccountId, OrganisationId};
use jiff::{Timestamp, civil::Date};
use serde::Deserialize;
use store::{
    absences::{self, Absence},
    accounts::{self, Account},
};

use super::{
    Desk,
    form::{Choice, Typed},
    frame,
    names::Names,
};
use crate::{
    clock::{german_day, german_midnight},
    frame::{Frame, Reader},
    guard::{Posted, Signed},
    problem::Problem,
    state::App,
    words::{dates, text, with},
};

/// Nobody is away for longer.
const LONGEST_DAYS: i32 = 366;

#[derive(Template)]
#[template(path = "cockpit/absence.html")]
struct AbsencePage {
    frame: Frame,
    desk: Desk,
    alert: Option<String>,
    done: Option<String>,
    warnings: Vec<String>,
    from: String,
    to: String,
    wrong_days: Option<String>,
    deputies: Vec<Choice>,
    away: bool,
    /// Who else is away.
    others: Vec<String>,
    closed: Option<String>,
    closed_to: String,
    wrong_closed: Option<String>,
}

#[derive(Deserialize, Default)]
pub(crate) struct Asked {
    fertig: Option<String>,
}

/// What is wrong, under the form that it belongs to.
#[derive(Default)]
struct Told {
    done: Option<&'static str>,
    days: Option<&'static str>,
    closed: Option<&'static str>,
}

pub(crate) async fn page(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let done = match asked.fertig.as_deref() {
        Some("abwesend") => Some("absence-kept"),
        Some("zurueck") => Some("absence-ended"),
        Some("geschlossen") => Some("office-closed"),
        Some("offen") => Some("office-opened"),
        _ => None,
    };
    show(&app, &reader, &signed, &Typed::default(), Told { done, ..Told::default() }).await
}

pub(crate) async fn change(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Posted(pairs): Posted<Vec<(String, String)>>,
) -> Result<Response, Problem> {
    let typed = Typed::from(pairs);
    let (district, today) = (&app.state.district, app.today());
    let proof = signed.may(OpenCockpit)?;
    let day = |name: &str| typed.one(name).parse::<Date>().ok();
    let said = match typed.one("tun") {
        "abwesend" => {
            let days = day("von").zip(day("bis")).filter(|(from, to)| {
                from <= to && *to >= today && (*to - *from).get_days() <= LONGEST_DAYS
            });
            let Some((from, to)) = days else {
                let told = Told { days: Some("absence-days-wrong"), ..Told::default() };
                return show(&app, &reader, &signed, &typed, told).await;
            };
            let deputy = match typed.one("vertretung") {
                "" => None,
                id => Some(id.parse().map_err(|_| Problem::unknown("vertretung"))?),
            };
            let mut tx = signed.writes(&app).await?;
            let known = accounts::all(&mut tx, district).await?;
            let open = deputies(&known, signed.who.account);
            if deputy.is_some_and(|id| open.iter().all(|account| account.id != id)) {
                return Err(Problem::unknown("vertretung"));
            }
            let absence = Absence {
                account: signed.who.account,
                begins: german_midnight(from)?,
                ends: german_midnight(to.tomorrow()?)?,
                deputy,
            };
            absences::begin(&mut tx, &proof, district, &absence).await?;
            tx.commit().await?;
            "abwesend"
        }
        "zurueck" => {
            let mut tx = signed.writes(&app).await?;
            absences::end(&mut tx, &proof, district, signed.who.account).await?;
            tx.commit().await?;
            "zurueck"
        }
        act @ ("schliessen" | "oeffnen") => {
            let until = match act {
                "oeffnen" => None,
                _ => match day("geschlossen-bis")
                    .filter(|day| *day >= today && (*day - today).get_days() <= LONGEST_DAYS)
                {
                    Some(day) => Some(german_midnight(day.tomorrow()?)?),
                    None => {
                        let told = Told { closed: Some("office-day-wrong"), ..Told::default() };
                        return show(&app, &reader, &signed, &typed, told).await;
                    }
                },
            };
            let proof = signed.may(Review(own_office(&signed)?))?;
            let mut tx = signed.writes(&app).await?;
            absences::close(&mut tx, &proof, district, until).await?;
            tx.commit().await?;
            if until.is_some() { "geschlossen" } else { "offen" }
        }
        _ => return Err(Problem::unknown("tun")),
    };
    let next = format!("/cockpit/vertretung?fertig={said}");
    Ok(Redirect::to(&reader.links.to(&next)).into_response())
}

/// The organisation in which this person reviews.
fn own_office(signed: &Signed) -> Result<OrganisationId, Problem> {
    let reviews =
        |m: &&access::Membership| Capability::Review.reach(m.role) != access::Reach::Nothing;
    let of = signed.who.memberships.iter().find(reviews);
    of.map(|m| m.organisation).ok_or(Problem::Forbidden)
}

/// Persons of the office who can act for somebody.
fn deputies(all: &[Account], own: AccountId) -> Vec<&Account> {
    let able = |account: &&Account| {
        account.id != own
            && account.accepted
            && !account.locked
            && account.memberships.iter().any(|m| m.role.is_of_the_office())
    };
    all.iter().filter(able).collect()
}

/// Where an office that is closed says so; nothing where it is open.
pub(super) async fn closed_note(
    tx: &mut store::ReadTx,
    app: &App,
    reader: &Reader,
) -> Result<Option<String>, Problem> {
    let until = absences::closed_until(tx, &app.state.district, app.now()).await?;
    Ok(until.map(|until| {
        with(reader.lang, "office-closed-until", &[("day", &last_day(reader, until))])
    }))
}

/// The last day before a midnight, in words.
fn last_day(reader: &Reader, until: Timestamp) -> String {
    let day = german_day(until);
    dates::full(reader.lang, day.yesterday().unwrap_or(day))
}

async fn show(
    app: &App,
    reader: &Reader,
    signed: &Signed,
    typed: &Typed,
    told: Told,
) -> Result<Response, Problem> {
    let (lang, district, now) = (reader.lang, &app.state.district, app.now());
    let said = |key: &str| text(lang, key).into_owned();
    let mut tx = app.state.db.read().await?;
    let known = accounts::all(&mut tx, district).await?;
    let away = absences::all(&mut tx, district, now).await?;
    let closed = absences::closed_until(&mut tx, district, now).await?;
    let named = away.iter().flat_map(|it| [Some(it.account), it.deputy]).flatten();
    let names = Names::of(&mut tx, lang, named.collect()).await?;
    drop(tx);
    let own = away.iter().find(|it| it.account == signed.who.account);
    let day = |at: Timestamp| german_day(at).to_string();
    let kept = |field: &str, of: Option<String>| match typed.one(field) {
        "" => of.unwrap_or_default(),
        typed => typed.to_owned(),
    };
    let before = |at: Timestamp| german_day(at).yesterday().map(|day| day.to_string()).ok();
    let deputy = kept("vertretung", own.and_then(|it| it.deputy).map(|id| id.to_string()));
    let mut choices = vec![Choice::option("", said("absence-nobody"), deputy.is_empty())];
    choices.extend(deputies(&known, signed.who.account).iter().map(|account| {
        Choice::option(
            account.id.to_string(),
            account.name.clone(),
            deputy == account.id.to_string(),
        )
    }));
    let others = away.iter().filter(|it| it.account != signed.who.account).map(|it| {
        let who = names.account(it.account);
        let days = [
            ("name", who.as_str()),
            ("from", &dates::full(lang, german_day(it.begins))),
            ("to", &last_day(reader, it.ends)),
            ("deputy", &it.deputy.map(|id| names.account(id)).unwrap_or_default()),
        ];
        with(lang, if it.deputy.is_some() { "absence-line-deputy" } else { "absence-line" }, &days)
    });
    let wrong = told.days.is_some() || told.closed.is_some();
    let page = AbsencePage {
        frame: frame(app, reader, "cockpit-absence"),
        desk: Desk::new(reader, signed),
        alert: wrong.then(|| said("form-wrong")),
        done: told.done.map(said),
        warnings: Vec::new(),
        from: kept("von", own.map(|it| day(it.begins))),
        to: kept("bis", own.and_then(|it| before(it.ends))),
        wrong_days: told.days.map(said),
        deputies: choices,
        away: own.is_some(),
        others: others.collect(),
        closed: closed
            .map(|until| with(lang, "office-closed-now", &[("day", &last_day(reader, until))])),
        closed_to: kept("geschlossen-bis", closed.and_then(before)),
        wrong_closed: told.closed.map(said),
    };
    let status = if wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok((status, Html(page.render()?)).into_response())
}
