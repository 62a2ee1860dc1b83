//! The pages that every portal has and those that the office added: its own words, else the operator's from the settings,
//! else a text that says what has to stand there.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Html,
};
use landscape::ArticleKind;

use super::{Fixed, Told};
use crate::{
    Lang, Settings,
    frame::{Frame, Reader, Section},
    markup,
    problem::Problem,
    state::App,
    words::{text, with},
};

#[derive(Template)]
#[template(path = "articles/text.html")]
struct TextPage {
    frame: Frame,
    /// Set where nobody wrote the text yet.
    missing: bool,
    html: String,
    lang: Option<String>,
    contact: Option<String>,
}

impl Fixed {
    /// The operator's text in the settings file.
    fn configured(self, settings: &Settings) -> Option<&str> {
        match self {
            Fixed::Imprint => settings.imprint.as_deref(),
            Fixed::Privacy => settings.privacy.as_deref(),
            Fixed::Accessibility => settings.accessibility.as_deref(),
            Fixed::Contact | Fixed::Funding => None,
        }
    }

    /// The key of what stands there as long as nobody wrote anything.
    fn usual(self) -> Option<&'static str> {
        match self {
            Fixed::Imprint => Some("imprint-usual"),
            Fixed::Privacy => Some("privacy-usual"),
            Fixed::Accessibility => Some("accessibility-usual"),
            Fixed::Contact => Some("contact-usual"),
            Fixed::Funding => None,
        }
    }

    /// What stands there without the office, and whether it is the operator's; Markdown.
    pub(crate) fn given(self, settings: &Settings, lang: Lang) -> (String, bool) {
        if let Some(own) = self.configured(settings) {
            return (own.to_owned(), true);
        }
        let usual = self.usual().map(|key| with(lang, key, &[("region", &settings.region)]));
        (usual.unwrap_or_default(), false)
    }
}

fn page(app: &App, reader: &Reader, fixed: Fixed) -> Result<Html<String>, Problem> {
    let usual = text(reader.lang, fixed.title());
    let written = reader.shelf.fixed(fixed);
    let told = written.map(|article| Told::of(article, reader.lang, &reader.links));
    let title = told.as_ref().map(|told| told.title.as_str()).filter(|title| !title.is_empty());
    let mut frame =
        Frame::new(app.settings(), reader, Section::Other, title.unwrap_or(&usual)).under(&[]);
    let contact = app.settings().contact_email.clone();
    let page = match told {
        Some(told) => {
            let contact = None;
            TextPage { frame, missing: false, html: told.html, lang: told.lang, contact }
        }
        None => {
            let (given, own) = fixed.given(app.settings(), reader.lang);
            frame.indexed = own;
            let html = markup::read(&given, &reader.links).html;
            let lang = (own && reader.lang != Lang::De).then(|| Lang::De.code().to_owned());
            TextPage { frame, missing: !own, html, lang, contact }
        }
    };
    Ok(Html(page.render()?))
}

pub(super) async fn imprint(
    State(app): State<App>,
    reader: Reader,
) -> Result<Html<String>, Problem> {
    page(&app, &reader, Fixed::Imprint)
}

pub(super) async fn privacy(
    State(app): State<App>,
    reader: Reader,
) -> Result<Html<String>, Problem> {
    page(&app, &reader, Fixed::Privacy)
}

pub(super) async fn accessibility(
    State(app): State<App>,
    reader: Reader,
) -> Result<Html<String>, Problem> {
    page(&app, &reader, Fixed::Accessibility)
}

pub(super) async fn contact(
    State(app): State<App>,
    reader: Reader,
) -> Result<Html<String>, Problem> {
    page(&app, &reader, Fixed::Contact)
}

/// A page that the office added.
pub(super) async fn own(
    State(app): State<App>,
    reader: Reader,
    Path(slug): Path<String>,
) -> Result<Html<String>, Problem> {
    let version = reader.shelf.find(ArticleKind::Text, &slug);
    let version = version.filter(|_| Fixed::of(&slug).is_none()).ok_or(Problem::NotFound)?;
    let told = Told::of(&version.article, reader.lang, &reader.links);
    let mut frame = Frame::new(app.settings(), &reader, Section::Other, &told.title).under(&[]);
    frame.description = told.lead();
    let page = TextPage { frame, missing: false, html: told.html, lang: told.lang, contact: None };
    Ok(Html(page.render()?))
}
