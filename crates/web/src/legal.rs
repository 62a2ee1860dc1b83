//! Imprint, privacy, accessibility statement: the operator's text, else one that says what has to stand here.

mod paragraphs;

use askama::Template;
use axum::{extract::State, response::Html, routing::get};

use self::paragraphs::{Block, read};
use crate::{
    frame::{Frame, Reader, Section},
    problem::Problem,
    route::{Kind, Route, public},
    state::App,
    words::{text, with},
};

pub(crate) const ROUTES: &[Route] = &[
    public("/impressum", Kind::Page, "the imprint (§ 5 DDG)", &[], || get(imprint)),
    public("/datenschutz", Kind::Page, "the privacy notice", &[], || get(privacy)),
    public("/barrierefreiheit", Kind::Page, "the accessibility statement", &[], || {
        get(accessibility)
    }),
];

#[derive(Template)]
#[template(path = "legal/text.html")]
struct TextPage {
    frame: Frame,
    /// Set where the operator's text is still missing.
    missing: bool,
    blocks: Vec<Block>,
    contact: Option<String>,
}

fn page(
    app: &App,
    reader: &Reader,
    title: &str,
    own: Option<&String>,
    usual: &str,
) -> Result<Html<String>, Problem> {
    let title = text(reader.lang, title);
    let mut frame = Frame::new(app.settings(), reader, Section::Other, &title).under(&[]);
    frame.indexed = own.is_some();
    let region = &app.settings().region;
    let blocks = match own {
        Some(own) => read(own),
        None => read(&with(reader.lang, usual, &[("region", region)])),
    };
    let contact = app.settings().contact_email.clone();
    Ok(Html(TextPage { frame, missing: own.is_none(), blocks, contact }.render()?))
}

async fn imprint(State(app): State<App>, reader: Reader) -> Result<Html<String>, Problem> {
    page(&app, &reader, "imprint", app.settings().imprint.as_ref(), "imprint-usual")
}

async fn privacy(State(app): State<App>, reader: Reader) -> Result<Html<String>, Problem> {
    page(&app, &reader, "privacy", app.settings().privacy.as_ref(), "privacy-usual")
}

async fn accessibility(State(app): State<App>, reader: Reader) -> Result<Html<String>, Problem> {
    let own = app.settings().accessibility.as_ref();
    page(&app, &reader, "accessibility-statement", own, "accessibility-usual")
}
