//! The own data: which mails come, a copy of everything, and the end of the account.

use askama::Template;
use axum::{
    extract::{Query, State},
    http::header,
    response::{Html, IntoResponse, Redirect, Response},
};
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;
use store::{
    StoreError, accounts, persons, sessions,
    subscriptions::{self, MailKind},
};

use super::{Desk, frame, security::knows_password};
use crate::{
    frame::{Frame, Reader},
    guard::{Cookie, Posted, Signed},
    problem::Problem,
    sign_in::{Refused, refused},
    state::App,
    words::text,
};

/// Who has no password proves to be there by having signed in so lately.
const FRESH: SignedDuration = SignedDuration::from_mins(10);

#[derive(Template)]
#[template(path = "cockpit/own_data.html")]
struct OwnDataPage {
    frame: Frame,
    desk: Desk,
    email: String,
    kinds: Vec<Kind>,
    has_password: bool,
    wrong: Option<String>,
    done: Option<String>,
}

/// A kind of mail that one can do without.
struct Kind {
    code: &'static str,
    word: String,
    wanted: bool,
}

#[derive(Deserialize, Default)]
pub(crate) struct Said {
    fertig: Option<String>,
}

async fn show(
    app: &App,
    reader: &Reader,
    signed: &Signed,
    wrong: Option<&Refused>,
    done: bool,
) -> Result<Response, Problem> {
    let _may = signed.may(access::OpenCockpit)?;
    let mut tx = app.state.db.read().await?;
    let account = accounts::by_id(&mut tx, signed.who.account).await?.ok_or(Problem::SignIn)?;
    let has_password = accounts::password(&mut tx, account.id).await?.is_some();
    let unwanted = subscriptions::unwanted(&mut tx, &app.state.district, &account.email).await?;
    let word = |key: &str| text(reader.lang, key).into_owned();
    let page = OwnDataPage {
        frame: frame(app, reader, "own-data"),
        desk: Desk::new(reader, signed),
        email: account.email,
        kinds: MailKind::ALL
            .iter()
            .map(|kind| Kind {
                code: kind.code(),
                word: word(&format!("mail-kind-{}", kind.code())),
                wanted: !unwanted.contains(kind),
            })
            .collect(),
        has_password,
        wrong: wrong.map(|refused| refused.words.clone()),
        done: done.then(|| word("own-mails-saved")),
    };
    Ok(refused::answer(wrong, Html(page.render()?)))
}

pub(crate) async fn page(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Query(said): Query<Said>,
) -> Result<Response, Problem> {
    show(&app, &reader, &signed, None, said.fertig.as_deref() == Some("nachrichten")).await
}

/// A copy as a file.
pub(crate) fn as_file(copy: &serde_json::Value) -> Result<Response, Problem> {
    let headers = [
        (header::CONTENT_TYPE, "application/json; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"meine-daten.json\""),
    ];
    Ok((headers, serde_json::to_string_pretty(copy)?).into_response())
}

pub(crate) async fn copy(State(app): State<App>, signed: Signed) -> Result<Response, Problem> {
    let _may = signed.may(access::OpenCockpit)?;
    let mut tx = signed.writes(&app).await?;
    let copy = persons::hand_out(&mut tx, signed.who.account).await?;
    tx.commit().await?;
    as_file(&copy)
}

/// Which mails come: a checked box each.
#[derive(Deserialize)]
pub(crate) struct Wanted {
    reminder: Option<String>,
    #[serde(rename = "monthly-report")]
    monthly_report: Option<String>,
    #[serde(rename = "monday-mail")]
    monday_mail: Option<String>,
}

pub(crate) async fn choose(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Posted(form): Posted<Wanted>,
) -> Result<Redirect, Problem> {
    let mut tx = signed.writes(&app).await?;
    let account = accounts::by_id(&mut tx, signed.who.account).await?.ok_or(Problem::SignIn)?;
    for kind in MailKind::ALL {
        let wanted = match kind {
            MailKind::Reminder => &form.reminder,
            MailKind::MonthlyReport => &form.monthly_report,
            MailKind::MondayMail => &form.monday_mail,
        };
        let district = &app.state.district;
        subscriptions::set(&mut tx, district, &account.email, *kind, wanted.is_some()).await?;
    }
    tx.commit().await?;
    Ok(Redirect::to(&reader.links.to("/cockpit/konto/daten?fertig=nachrichten")))
}

#[derive(Deserialize)]
pub(crate) struct Ending {
    #[serde(default)]
    passwort: String,
}

/// When the session at hand began.
async fn begun(app: &App, signed: &Signed) -> Result<Option<Timestamp>, Problem> {
    let this = sessions::handle_of(signed.secret());
    let mut tx = app.state.db.read().await?;
    let open = sessions::of_account(&mut tx, signed.who.account, app.now()).await?;
    Ok(open.into_iter().find(|session| session.handle == this).map(|session| session.begun))
}

pub(crate) async fn end(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Posted(form): Posted<Ending>,
) -> Result<Response, Problem> {
    let id = signed.who.account;
    let kept = accounts::password(&mut app.state.db.glance().await?, id).await?;
    let wrong = match kept {
        Some(_) => knows_password(&app, &reader, &signed, form.passwort).await?.err(),
        None => {
            let fresh =
                begun(&app, &signed).await?.is_some_and(|at| app.now().duration_since(at) <= FRESH);
            (!fresh).then(|| Refused::wrong(&reader, "own-end-sign-in"))
        }
    };
    let mut tx = signed.writes(&app).await?;
    let wrong = match wrong {
        Some(wrong) => Some(wrong),
        None => match persons::erase(&mut tx, id).await {
            Ok(_) => None,
            Err(StoreError::Conflict(_)) => Some(Refused::wrong(&reader, "account-last")),
            Err(error) => return Err(error.into()),
        },
    };
    if let Some(wrong) = wrong {
        drop(tx);
        return show(&app, &reader, &signed, Some(&wrong), false).await;
    }
    tx.commit().await?;
    overwrite(&app).await;
    let mut answer = Redirect::to(&reader.links.to("/anmelden?fertig=geloescht")).into_response();
    Cookie::Session.put(app.settings(), answer.headers_mut(), None);
    Ok(answer)
}

/// Leaves nothing in the database's files. Where that fails, the account is erased all the same: the day's work does
/// it again.
pub(crate) async fn overwrite(app: &App) {
    if let Err(error) = persons::overwrite_freed(&app.state.db).await {
        tracing::error!(%error, "what was erased cannot be overwritten");
    }
}
