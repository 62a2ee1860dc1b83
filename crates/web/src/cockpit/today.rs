//! Heute: everything that waits for the office, each with a reason and a proposed decision; what belongs together is
//! decided in one go, and what was decided can be taken back.

mod pairs;
mod pictures;

use std::collections::BTreeMap;

use access::{DecideRuns, EditOffer, Review};
use askama::Template;
use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::{Html, IntoResponse, Redirect, Response},
};
use base::OrganisationId;
use jiff::{Timestamp, ToSpan};
use landscape::{
    Coded,
    agenda::{self, Advice},
    completeness,
};
use serde::Deserialize;
use store::{
    ReadTx, Record, RecordKind, RecordRef, absences, accounts, drafts, entries,
    feedback::{self, Answer},
    harvests, outbox, trust, upkeep,
};
use uuid::Uuid;

use super::{Desk, form::Typed, frame, letters, merging};
use crate::{
    address,
    frame::{Frame, Reader},
    guard::{Posted, Signed},
    problem::Problem,
    register::Register,
    routine::askable,
    state::App,
    words::{counted, dates, text, with},
};

/// Mails that were given up are told for so many days.
const MAILS: i32 = 14;

#[derive(Template)]
#[template(path = "cockpit/today.html")]
struct TodayPage {
    frame: Frame,
    desk: Desk,
    count: String,
    batches: Vec<Batch>,
    feedback: Vec<Said>,
    twins: Vec<pairs::Pair>,
    pictures: Vec<pictures::Waiting>,
    unasked: Vec<Unasked>,
    mails: Option<String>,
    /// What the machines wait with: held files, sources that fail, dead links.
    machines: Vec<Machine>,
    done: Option<String>,
    undo: Option<Undo>,
    nothing: bool,
}

/// What can be taken back: offers that were just published, an entry that just went up into another one.
struct Undo {
    action: String,
    field: &'static str,
    act: &'static str,
    ids: Vec<String>,
}

/// Entries of one organisation with the same advice.
struct Batch {
    id: usize,
    organisation: String,
    lead: String,
    reason: String,
    entries: Vec<Waiting>,
    /// The word of the button, and what it does.
    button: String,
    act: &'static str,
}

struct Waiting {
    value: String,
    title: String,
    url: String,
    note: String,
}

/// Something that a machine found, and where it is decided.
struct Machine {
    words: String,
    url: String,
    to: String,
}

/// What a reader said.
struct Said {
    id: String,
    title: String,
    url: String,
    organisation: String,
    text: String,
    at: String,
    can_forward: bool,
}

/// An organisation with entries to confirm that nobody can be asked for.
struct Unasked {
    organisation: String,
    organisation_id: String,
    lead: String,
    titles: Vec<String>,
}

#[derive(Deserialize, Default)]
pub(crate) struct Told {
    fertig: Option<String>,
    anzahl: Option<u64>,
    #[serde(default)]
    zurueck: String,
}

pub(crate) async fn page(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Query(told): Query<Told>,
) -> Result<Html<String>, Problem> {
    let done = match told.fertig.as_deref() {
        Some("veroeffentlicht") => Some("today-published"),
        Some("zurueckgegeben") => Some("today-returned"),
        Some("zurueckgenommen") => Some("today-taken-back"),
        Some("hinweis") => Some("today-answered"),
        Some("verschieden") => Some("today-apart"),
        Some("zusammengefuehrt") => Some("today-merged"),
        Some("bestaetigt") => Some("confirmed"),
        Some("bilder-gezeigt") => Some("today-pictures-shown"),
        Some("bilder-entfernt") => Some("today-pictures-removed"),
        _ => None,
    };
    let ids: Vec<String> =
        told.zurueck.split(',').filter(|id| !id.is_empty()).map(str::to_owned).collect();
    let undo = match (ids.is_empty(), told.fertig.as_deref()) {
        (true, _) => None,
        (false, Some("zusammengefuehrt")) => Some(Undo {
            action: reader.links.to(merging::PATH),
            field: "eintrag",
            act: "trennen",
            ids,
        }),
        (false, _) => {
            let action = reader.links.to("/cockpit/heute");
            Some(Undo { action, field: "angebot", act: "zuruecknehmen", ids })
        }
    };
    let done = done.map(|key| counted(reader.lang, key, told.anzahl.unwrap_or(0)));
    show(&app, &reader, &signed, done, undo).await
}

async fn show(
    app: &App,
    reader: &Reader,
    signed: &Signed,
    done: Option<String>,
    undo: Option<Undo>,
) -> Result<Html<String>, Problem> {
    let lang = reader.lang;
    let register = Register::of(app).await?;
    let batches = batches(app, reader, signed, &register).await?;
    let feedback = said(app, reader, signed, &register).await?;
    let unasked = unasked(app, reader, signed, &register).await?;
    let mut tx = app.state.db.read().await?;
    let since = app.now().checked_sub((24 * MAILS).hours()).unwrap_or(Timestamp::MIN);
    let mails = outbox::given_up(&mut tx, &app.state.district, since).await?;
    let machines = machines(&mut tx, app, reader, signed).await?;
    let twins = pairs::waiting(&mut tx, app, reader, signed, &register).await?;
    let pictures = pictures::waiting(&mut tx, app, reader, signed, &register).await?;
    drop(tx);
    let count = machines.len()
        + batches.len()
        + feedback.len()
        + twins.len()
        + pictures.len()
        + unasked.len();
    let page = TodayPage {
        frame: frame(app, reader, "cockpit-today"),
        desk: Desk::new(reader, signed),
        count: counted(lang, "today-count", u64::try_from(count).unwrap_or(0)),
        nothing: count == 0 && mails == 0,
        batches,
        feedback,
        twins,
        pictures,
        unasked,
        machines,
        mails: (mails > 0).then(|| counted(lang, "today-mails", mails)),
        done,
        undo,
    };
    Ok(Html(page.render()?))
}

/// Held files, sources that fail and dead links, each counted, with the page where they are decided.
async fn machines(
    tx: &mut ReadTx,
    app: &App,
    reader: &Reader,
    signed: &Signed,
) -> Result<Vec<Machine>, Problem> {
    if signed.may(DecideRuns).is_err() {
        return Ok(Vec::new());
    }
    let waiting = harvests::waiting(tx, &app.state.district).await?;
    let all = [
        ("today-held", waiting.held_runs, "/cockpit/quellen", "today-to-sources"),
        ("today-failing", waiting.failing, "/cockpit/quellen", "today-to-sources"),
        ("today-dead-links", waiting.dead_links, "/cockpit/links", "today-to-links"),
    ];
    Ok(all
        .into_iter()
        .filter(|(_, n, ..)| *n > 0)
        .map(|(key, n, path, to)| Machine {
            words: counted(reader.lang, key, n),
            url: reader.links.to(path),
            to: text(reader.lang, to).into_owned(),
        })
        .collect())
}

/// What was submitted, by organisation and advice; the longest waiting first.
async fn batches(
    app: &App,
    reader: &Reader,
    signed: &Signed,
    register: &Register,
) -> Result<Vec<Batch>, Problem> {
    let lang = reader.lang;
    let mut tx = app.state.db.read().await?;
    let mut order: Vec<(OrganisationId, bool)> = Vec::new();
    let mut waiting: BTreeMap<(OrganisationId, bool), Vec<Waiting>> = BTreeMap::new();
    let now = app.now();
    let away = absences::all(&mut tx, &app.state.district, now).await?;
    let is_away = |id| away.iter().any(|it| it.account == id && it.holds_at(now));
    // Organisations that are new themselves.
    let mut new: BTreeMap<OrganisationId, String> = BTreeMap::new();
    for draft in drafts::waiting(&mut tx, &app.state.district).await? {
        if signed.may(Review(draft.owner)).is_err()
            || draft.taken_by.is_some_and(|by| by != signed.who.account && !is_away(by))
        {
            continue;
        }
        let (title, complete) = match &draft.record {
            Record::Offer(it) => (it.title.de(), completeness::of(it)),
            Record::Organisation(it) => (it.name.de(), None),
            Record::Place(it) => (it.name.de(), None),
            Record::Source(_) | Record::Area(_) => continue,
        };
        if draft.of == RecordRef::Organisation(draft.owner) {
            new.insert(draft.owner, title.to_owned());
        }
        // What would overwrite a newer state is looked at one by one.
        let full = draft.of.kind() != RecordKind::Offer
            || agenda::for_entry(complete.as_ref()) != Advice::GiveBack;
        let good = full && !draft.overtaken;
        let key = (draft.owner, good);
        if !order.contains(&key) {
            order.push(key);
        }
        let lacks = complete.map(|it| it.lacks).unwrap_or_default();
        let note = lacks
            .iter()
            .take(3)
            .map(|lack| text(lang, &format!("lack-{}", lack.code())).into_owned())
            .collect::<Vec<_>>()
            .join(", ");
        waiting.entry(key).or_default().push(Waiting {
            value: format!("{}:{}", draft.of.uuid(), draft.version),
            title: title.to_owned(),
            url: reader.links.to(&format!("/cockpit/pruefen/{}", draft.of.uuid())),
            note: if note.is_empty() {
                note
            } else {
                with(lang, "today-lacks", &[("what", &note)])
            },
        });
    }
    let mut batches = Vec::new();
    for (id, key) in order.into_iter().enumerate() {
        let (owner, good) = key;
        let entries = waiting.remove(&key).unwrap_or_default();
        let count = u64::try_from(entries.len()).unwrap_or(0);
        let advice = if good {
            agenda::for_organisation(drafts::record_of(&mut tx, owner).await?, count)
        } else {
            Advice::GiveBack
        };
        let act = match advice {
            Advice::PublishAndTrust => "vertrauen",
            Advice::Publish => "veroeffentlichen",
            Advice::GiveBack => "zurueckgeben",
        };
        batches.push(Batch {
            id,
            organisation: match register.organisation(owner) {
                Some(it) => it.name.de().to_owned(),
                None => new.remove(&owner).unwrap_or_default(),
            },
            lead: counted(lang, "entries-found", count),
            reason: text(lang, &format!("advice-{}-why", advice.code())).into_owned(),
            entries,
            button: text(lang, &format!("advice-{}", advice.code())).into_owned(),
            act,
        });
    }
    Ok(batches)
}

async fn said(
    app: &App,
    reader: &Reader,
    signed: &Signed,
    register: &Register,
) -> Result<Vec<Said>, Problem> {
    let mut tx = app.state.db.read().await?;
    let open = feedback::open(&mut tx, &app.state.district).await?;
    let about: Vec<RecordRef> = open.iter().map(|it| it.about).collect();
    let titles = store::titles(&mut tx, &about).await?;
    let mut said = Vec::new();
    for it in open {
        if it.owner.is_some_and(|owner| signed.may(Review(owner)).is_err()) {
            continue;
        }
        let can_forward = match it.owner {
            Some(owner) => !accounts::editors_of(&mut tx, owner).await?.is_empty(),
            None => false,
        };
        said.push(Said {
            id: it.id.to_string(),
            title: titles.get(&it.about).cloned().unwrap_or_default(),
            url: reader.links.to(&address::entry(it.about).unwrap_or_else(|| "/".to_owned())),
            organisation: it.owner.map_or("", |owner| register.name(owner)).to_owned(),
            at: dates::at(reader.lang, it.at),
            text: it.text,
            can_forward,
        });
    }
    Ok(said)
}

async fn unasked(
    app: &App,
    reader: &Reader,
    signed: &Signed,
    register: &Register,
) -> Result<Vec<Unasked>, Problem> {
    let mut tx = app.state.db.read().await?;
    let mut by_owner: BTreeMap<OrganisationId, Vec<String>> = BTreeMap::new();
    for due in upkeep::due_in(&mut tx, &app.state.district, app.today()).await? {
        by_owner.entry(due.owner).or_default().push(due.title);
    }
    let mut unasked = Vec::new();
    for (owner, titles) in by_owner {
        if signed.may(Review(owner)).is_err()
            || !askable(&mut tx, &app.state.district, owner).await?.is_empty()
        {
            continue;
        }
        unasked.push(Unasked {
            organisation: register.name(owner).to_owned(),
            organisation_id: owner.to_string(),
            lead: counted(reader.lang, "today-unasked", u64::try_from(titles.len()).unwrap_or(0)),
            titles,
        });
    }
    Ok(unasked)
}

/// What was decided; the answer leads back to the list, with what can be taken back.
pub(crate) async fn decide(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Posted(pairs): Posted<Vec<(String, String)>>,
) -> Result<Response, Problem> {
    let typed = Typed::from(pairs);
    let act = typed.one("tun");
    let (told, count, undo) = match act {
        "veroeffentlichen" | "vertrauen" | "zurueckgeben" => {
            match on_entries(&app, &signed, &typed, act).await? {
                Some(done) => done,
                None => {
                    let why = text(reader.lang, "return-why").into_owned();
                    let page = show(&app, &reader, &signed, Some(why), None).await?;
                    return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
                }
            }
        }
        "zuruecknehmen" => {
            let mut tx = signed.writes(&app).await?;
            let mut count = 0;
            for id in typed.all("angebot") {
                let id = Uuid::try_parse(id).map_err(|_| Problem::unknown("angebot"))?;
                let kept = entries::whose(&mut tx, id).await?;
                let (of, owner) = kept.ok_or(Problem::NotFound)?;
                let proof = signed.may(Review(owner))?;
                drafts::take_back(&mut tx, &proof, of).await.map_err(Problem::of_conflict)?;
                count += 1;
            }
            tx.commit().await?;
            ("zurueckgenommen", count, String::new())
        }
        "weiterleiten" | "erledigt" => {
            answer(&app, &signed, typed.one("hinweis"), act).await?;
            ("hinweis", 1, String::new())
        }
        act @ ("verschieden" | "zusammenfuehren") => {
            let (one, other) = merging::two(typed.one("paar"))?;
            if act == "verschieden" {
                merging::keep_apart(&app, &signed, one, other).await?;
                ("verschieden", 1, String::new())
            } else {
                merging::as_proposed(&app, &signed, one, other).await?;
                ("zusammengefuehrt", 1, other.to_string())
            }
        }
        "bestaetigen" => {
            let owner: OrganisationId =
                typed.one("einrichtung").parse().map_err(|_| Problem::unknown("einrichtung"))?;
            let mut tx = signed.writes(&app).await?;
            let mut count = 0;
            for due in upkeep::due(&mut tx, owner, app.today()).await? {
                let today = app.today();
                match due.record {
                    RecordRef::Offer(offer) => {
                        let proof = signed.may(EditOffer { offer, provider: owner })?;
                        upkeep::confirm(&mut tx, &proof, due.record, today).await?;
                    }
                    _ => {
                        let proof = signed.may(access::EditOrganisation(owner))?;
                        upkeep::confirm(&mut tx, &proof, due.record, today).await?;
                    }
                }
                count += 1;
            }
            tx.commit().await?;
            ("bestaetigt", count, String::new())
        }
        act @ ("bilder-zeigen" | "bilder-entfernen") => {
            let seen = act == "bilder-zeigen";
            let count = pictures::decide(&app, &signed, typed.all("bild"), seen).await?;
            (if seen { "bilder-gezeigt" } else { "bilder-entfernt" }, count, String::new())
        }
        _ => return Err(Problem::unknown("tun")),
    };
    let next = address::with_query(
        "/cockpit/heute",
        &[("fertig", told), ("anzahl", &count.to_string()), ("zurueck", &undo)],
    );
    Ok(Redirect::to(&reader.links.to(&next)).into_response())
}

/// Publishes or gives back the entries that were ticked; nothing where a remark is missing.
async fn on_entries(
    app: &App,
    signed: &Signed,
    typed: &Typed,
    act: &str,
) -> Result<Option<(&'static str, u64, String)>, Problem> {
    let unknown = || Problem::unknown("angebot");
    let mut why = typed.one("bemerkung").to_owned();
    let mut tx = signed.writes(app).await?;
    let mut done = Vec::new();
    let mut owners = Vec::new();
    for entry in typed.all("angebot") {
        let (id, version) = entry.split_once(':').ok_or_else(unknown)?;
        let id = Uuid::try_parse(id).map_err(|_| unknown())?;
        let version: i64 = version.parse().map_err(|_| unknown())?;
        let draft = drafts::under(&mut tx, id).await?.ok_or(Problem::Conflict)?;
        let of = draft.of;
        let proof = signed.may(Review(draft.owner))?;
        if act == "zurueckgeben" {
            if why.is_empty() {
                why = missing(&draft.record);
            }
            if why.is_empty() {
                return Ok(None);
            }
            drafts::give_back(&mut tx, &proof, of, version, &why)
                .await
                .map_err(Problem::of_conflict)?;
            letters::decided(app, &mut tx, &draft, "zurueckgeben", &why).await?;
            why = typed.one("bemerkung").to_owned();
        } else {
            drafts::publish(&mut tx, &proof, of, version, app.today())
                .await
                .map_err(Problem::of_conflict)?;
            letters::decided(app, &mut tx, &draft, "veroeffentlichen", "").await?;
            if act == "vertrauen" && !owners.contains(&draft.owner) {
                trust::set(&mut tx, &proof, &app.state.district, true).await?;
                owners.push(draft.owner);
            }
        }
        done.push(id.to_string());
    }
    tx.commit().await?;
    let count = u64::try_from(done.len()).unwrap_or(0);
    let told = if act == "zurueckgeben" { "zurueckgegeben" } else { "veroeffentlicht" };
    // A long list would not fit into an address.
    let undo =
        if act == "zurueckgeben" || done.len() > 20 { String::new() } else { done.join(",") };
    Ok(Some((told, count, undo)))
}

/// What an entry lacks, as a remark for its writers.
fn missing(record: &Record) -> String {
    let Record::Offer(offer) = record else { return String::new() };
    let lacks = completeness::of(offer).map(|it| it.lacks).unwrap_or_default();
    let words: Vec<String> = lacks
        .iter()
        .map(|lack| text(crate::Lang::De, &format!("lack-{}", lack.code())).into_owned())
        .collect();
    if words.is_empty() {
        return String::new();
    }
    with(crate::Lang::De, "today-please-add", &[("what", &words.join(", "))])
}

async fn answer(app: &App, signed: &Signed, id: &str, act: &str) -> Result<(), Problem> {
    let mut tx = signed.writes(app).await?;
    let open = feedback::open(&mut tx, &app.state.district).await?;
    let it = open.iter().find(|it| it.id.to_string() == id).ok_or(Problem::Conflict)?;
    let owner = match it.owner {
        Some(owner) => owner,
        None => signed.who.memberships.first().map(|m| m.organisation).ok_or(Problem::Forbidden)?,
    };
    let proof = signed.may(Review(owner))?;
    let answer = if act == "weiterleiten" { Answer::Forwarded } else { Answer::Closed };
    if answer == Answer::Forwarded {
        letters::forwarded(app, &mut tx, it).await?;
    }
    feedback::answer(&mut tx, &proof, &app.state.district, it, answer)
        .await
        .map_err(Problem::of_conflict)?;
    tx.commit().await?;
    Ok(())
}
