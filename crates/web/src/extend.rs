//! One click for an organisation: its notices are still wanted. A link from a mail shows a page, its button acts.

use access::{Capability, EditNotice, Visitor, grant};
use askama::Template;
use axum::{
    Form,
    extract::{Path, State},
    response::{Html, IntoResponse, Response},
    routing::{get, post},
};
use base::Actor;
use jiff::{ToSpan, civil::Date};
use network::{Notice, State as Standing};
use store::{
    ReadTx,
    accounts::Account,
    notices,
    sessions::{self, Purpose},
};

use crate::{
    frame::{Frame, Reader},
    mailed::{ticked, whose},
    problem::Problem,
    register::Register,
    route::{Route, linked, linked_form},
    sign_in::over,
    state::App,
    words::{counted, dates, with},
};

pub(crate) const ROUTES: &[Route] = &[
    linked("/verlaengern/{secret}", "the notices that somebody can extend", || get(page)),
    linked_form("/verlaengern/{secret}", "extends notices", || post(extend)),
];

/// Organisations are told of what ends within so many days.
pub(crate) const AHEAD: i64 = 14;

/// So long after its end a notice is extended by the link.
const BACK: i64 = 31;

#[derive(Template)]
#[template(path = "extend/page.html")]
struct ExtendPage {
    frame: Frame,
    lead: String,
    lines: Vec<Line>,
    done: Option<String>,
}

/// A notice that ends.
struct Line {
    value: String,
    title: String,
    organisation: String,
    until: String,
    url: String,
}

/// The notices of an account's organisations that end soon, or have ended lately.
async fn ending(tx: &mut ReadTx, account: &Account, today: Date) -> Result<Vec<Notice>, Problem> {
    let window = today.saturating_sub(BACK.days())..=today.saturating_add(AHEAD.days());
    let mut all = Vec::new();
    for organisation in Capability::EditNotice.own(&account.memberships) {
        all.extend(notices::of_owner(tx, organisation).await?);
    }
    all.retain(|it| it.state == Standing::Open && window.contains(&it.expires));
    all.sort_by_key(|it| (it.expires, it.id));
    Ok(all)
}

async fn show(
    app: &App,
    reader: &Reader,
    account: &Account,
    ending: Vec<Notice>,
    done: Option<String>,
) -> Result<Response, Problem> {
    let register = Register::of(app).await?;
    let lines = ending.into_iter().map(|notice| Line {
        value: notice.id.to_string(),
        organisation: register.name(notice.owner).to_owned(),
        until: with(
            reader.lang,
            "seen-until",
            &[("date", &dates::full(reader.lang, notice.expires))],
        ),
        url: reader.links.to(&format!("/cockpit/boerse/{}", notice.id)),
        title: notice.title,
    });
    let lines = lines.collect();
    let frame = Frame::unlisted(app.settings(), reader, "extend-title");
    let lead = with(reader.lang, "extend-lead", &[("name", &account.name)]);
    Ok(Html(ExtendPage { frame, lead, lines, done }.render()?).into_response())
}

async fn page(
    State(app): State<App>,
    reader: Reader,
    Path(secret): Path<String>,
) -> Result<Response, Problem> {
    let Some((_, account)) = whose(&app, &secret, Purpose::Extension).await? else {
        return over(&app, &reader);
    };
    let ending = ending(&mut app.state.db.read().await?, &account, app.today()).await?;
    show(&app, &reader, &account, ending, None).await
}

async fn extend(
    State(app): State<App>,
    reader: Reader,
    Path(secret): Path<String>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Problem> {
    let Some((secret, account)) = whose(&app, &secret, Purpose::Extension).await? else {
        return over(&app, &reader);
    };
    let ticked = ticked(&pairs);
    let today = app.today();
    let ending = ending(&mut app.state.db.read().await?, &account, today).await?;
    let (now, later): (Vec<Notice>, Vec<Notice>) =
        ending.into_iter().partition(|it| ticked.contains(&it.id.to_string().as_str()));
    let visitor = Visitor::Person { account: account.id, memberships: account.memberships.clone() };
    let mut tx = app.state.db.write(Actor::Person(account.id), app.now()).await?;
    // What is left open can be extended later; when nothing is, the link has done its work.
    if later.is_empty() && sessions::use_link(&mut tx, &secret).await?.is_none() {
        return over(&app, &reader);
    }
    for notice in &now {
        let proof = grant(&visitor, EditNotice(notice.owner)).map_err(|_| Problem::Forbidden)?;
        let until = Notice::half_a_year_from(today);
        let (district, open) = (&app.state.district, Standing::Open);
        notices::set_state(&mut tx, &proof, district, notice, open, until)
            .await
            .map_err(Problem::of_conflict)?;
    }
    tx.commit().await?;
    let count = u64::try_from(now.len()).unwrap_or(0);
    let done = counted(reader.lang, "extended", count);
    show(&app, &reader, &account, later, Some(done)).await
}
