//! Who did what: sign-ins, accounts and roles, by name where the account is still there.

use access::ReadAudit;
use askama::Template;
use axum::{
    extract::{Query, State},
    http::header,
    response::{Html, IntoResponse, Response},
};
use base::Actor;
use exchange::table::escaped;
use serde::Deserialize;
use store::{
    RecordRef,
    acts::{self, About, Act},
};
use uuid::Uuid;

use super::{Desk, frame, names::Names};
use crate::{
    frame::{Frame, Reader},
    guard::Signed,
    problem::Problem,
    state::App,
    words::{dates, text, with},
};

/// Lines of a page.
const PAGE: u32 = 100;
/// Lines of a file.
const MOST: usize = 100_000;

#[derive(Template)]
#[template(path = "cockpit/audit.html")]
struct AuditPage {
    frame: Frame,
    desk: Desk,
    lines: Vec<Line>,
    older: Option<String>,
}

struct Line {
    at: String,
    who: String,
    what: String,
    about: String,
}

#[derive(Deserialize, Default)]
pub(crate) struct Before {
    vor: Option<Uuid>,
}

pub(crate) async fn page(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Query(before): Query<Before>,
) -> Result<Html<String>, Problem> {
    note(&app, &signed).await?;
    let mut tx = app.state.db.read().await?;
    let acts = acts::latest(&mut tx, &app.state.district, before.vor, PAGE).await?;
    let older = (acts.len() == usize::try_from(PAGE).unwrap_or(usize::MAX))
        .then(|| acts.last().map(|act| act.id))
        .flatten()
        .map(|id| reader.links.to(&format!("/cockpit/protokoll?vor={id}")));
    let lines = lines(&app, &reader, acts).await?;
    let desk = Desk::new(&reader, &signed);
    let frame = frame(&app, &reader, "cockpit-audit");
    Ok(Html(AuditPage { frame, desk, lines, older }.render()?))
}

/// Notes that the trail is read: before it is shown, so that nobody reads it unseen.
async fn note(app: &App, signed: &Signed) -> Result<(), Problem> {
    let proof = signed.may(ReadAudit)?;
    let (district, day) = (&app.state.district, app.today());
    let mut tx = signed.writes(app).await?;
    acts::note_reading(&mut tx, &proof, district, signed.secret(), day).await?;
    tx.commit().await?;
    Ok(())
}

async fn lines(app: &App, reader: &Reader, acts: Vec<Act>) -> Result<Vec<Line>, Problem> {
    let mut tx = app.state.db.read().await?;
    let persons = acts.iter().flat_map(|act| {
        let about = match act.about {
            Some(About::Account(id)) => Some(id),
            _ => None,
        };
        Actor::account_in(&act.actor).into_iter().chain(about)
    });
    let names = Names::in_the_trail(&mut tx, reader.lang, persons.collect()).await?;
    let records: Vec<RecordRef> = acts
        .iter()
        .filter_map(|act| match act.about {
            Some(About::Record(record)) => Some(record),
            _ => None,
        })
        .collect();
    let titles = store::titles(&mut tx, &records).await?;
    let articles: Vec<Uuid> = acts
        .iter()
        .filter_map(|act| match act.about {
            Some(About::Article(version)) => Some(version),
            _ => None,
        })
        .collect();
    let articles = store::articles::names(&mut tx, &articles).await?;
    let concepts: Vec<Uuid> = acts
        .iter()
        .filter_map(|act| match act.about {
            Some(About::Concept(version)) => Some(version),
            _ => None,
        })
        .collect();
    let concepts = store::concepts::names(&mut tx, &concepts).await?;
    Ok(acts
        .into_iter()
        .map(|act| Line {
            at: dates::at(reader.lang, act.at),
            who: names.actor(&act.actor),
            what: text(reader.lang, &format!("act-{}", act.what.code())).into_owned(),
            about: match act.about {
                Some(About::Record(record)) => {
                    titles.get(&record).cloned().unwrap_or_else(|| record.uuid().to_string())
                }
                Some(About::Article(id)) => match articles.get(&id) {
                    Some((slug, version)) => {
                        let values = [("slug", slug.as_str()), ("version", &version.to_string())];
                        with(reader.lang, "audit-article", &values)
                    }
                    None => id.to_string(),
                },
                Some(About::Concept(id)) => match concepts.get(&id) {
                    Some((concept, version)) => {
                        let values =
                            [("slug", concept.as_str()), ("version", &version.to_string())];
                        with(reader.lang, "audit-article", &values)
                    }
                    None => id.to_string(),
                },
                Some(About::Account(id)) => names.account(id),
                None => String::new(),
            },
        })
        .collect())
}

pub(crate) async fn file(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
) -> Result<Response, Problem> {
    let proof = signed.may(ReadAudit)?;
    let mut tx = signed.writes(&app).await?;
    acts::exported(&mut tx, &proof, &app.state.district).await?;
    tx.commit().await?;
    let mut all = Vec::new();
    let mut before = None;
    loop {
        let mut tx = app.state.db.read().await?;
        let acts = acts::latest(&mut tx, &app.state.district, before, 1_000).await?;
        let Some(last) = acts.last() else { break };
        before = Some(last.id);
        all.extend(acts);
        if all.len() >= MOST {
            break;
        }
    }
    let mut csv = csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(csv::Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    csv.write_record(["Zeit", "Wer", "Was", "Konto"])?;
    for line in lines(&app, &reader, all).await? {
        csv.write_record(
            [line.at, line.who, line.what, line.about].map(|c| escaped(&c).into_owned()),
        )?;
    }
    let csv = csv.into_inner().map_err(|error| anyhow::anyhow!("{error}"))?;
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"protokoll.csv\""),
    ];
    Ok((headers, csv).into_response())
}
