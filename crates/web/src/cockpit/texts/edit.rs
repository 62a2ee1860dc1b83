//! Writing an article: the form with its preview, saving it as a draft, publishing and withdrawing it.
//!
//! Nothing typed is lost: where something is wrong or somebody else was faster, the form comes back as it was typed. What
//! the other one wrote stays too, as a version.

use std::collections::BTreeMap;

use access::EditTexts;
use askama::Template;
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::{Html, IntoResponse, Redirect, Response},
};
use landscape::{ArticleKind, Coded, Slug};
use serde::Deserialize;
use store::{
    StoreError,
    articles::{self, Stage, Version},
    pictures,
};

use super::{
    super::{
        Desk,
        form::{Field, Look, Shell, Typed},
        frame,
    },
    here, kind, reading,
    reading::{LANGS, LONGEST_TITLE, Wrong, body_field, title_field},
    stage_word, tone,
};
use crate::{
    Lang,
    articles::{Fixed, Told, path},
    frame::{Frame, Reader},
    guard::{Posted, Signed},
    pictures::path as picture_path,
    problem::Problem,
    said::Said,
    state::App,
    words::text,
};

#[derive(Template)]
#[template(path = "cockpit/texts/edit.html")]
struct EditPage {
    frame: Frame,
    desk: Desk,
    heading: String,
    action: String,
    /// The version that was read; 0 for what is not saved yet.
    version: i64,
    state: String,
    tone: &'static str,
    alert: Option<String>,
    done: Option<String>,
    warnings: Vec<String>,
    shells: Vec<Shell>,
    /// What stands there as long as nobody wrote anything.
    builtin: Option<String>,
    preview: Vec<Told>,
    pictures: Vec<Picture>,
    public: Option<String>,
    versions: Option<String>,
    withdraw: bool,
}

/// A picture that can be put into a text.
struct Picture {
    src: String,
    alt: String,
    markdown: String,
}

/// What a person is told on top of the form.
#[derive(Default)]
struct Back<'a> {
    alert: Option<&'static str>,
    done: Option<&'static str>,
    status: StatusCode,
    wrong: Option<&'a Wrong>,
    preview: Vec<Told>,
}

/// What the page works on.
struct Work {
    kind: ArticleKind,
    /// None for a new article.
    slug: Option<Slug>,
    versions: Vec<Version>,
}

impl Work {
    async fn find(app: &App, art: &str, slug: &str) -> Result<Work, Problem> {
        let kind = kind(art)?;
        let slug: Slug = slug.parse().map_err(|_| Problem::NotFound)?;
        let mut tx = app.state.db.read().await?;
        let versions = articles::versions(&mut tx, &app.state.district, kind, &slug).await?;
        let fixed = kind == ArticleKind::Text && Fixed::of(slug.as_str()).is_some();
        if versions.is_empty() && !fixed {
            return Err(Problem::NotFound);
        }
        Ok(Work { kind, slug: Some(slug), versions })
    }

    fn latest(&self) -> Option<&Version> {
        self.versions.first()
    }

    fn number(&self) -> i64 {
        self.latest().map_or(0, |version| version.number)
    }

    fn fixed(&self) -> Option<Fixed> {
        let slug = self.slug.as_ref().filter(|_| self.kind == ArticleKind::Text)?;
        Fixed::of(slug.as_str())
    }

    /// The latest version that is no draft, where the public sees it.
    fn public(&self) -> Option<&Version> {
        let last = self.versions.iter().find(|version| version.stage != Stage::Draft);
        last.filter(|version| version.stage == Stage::Published)
    }

    fn here(&self) -> String {
        here(self.kind, self.slug.as_ref().map_or("neu", Slug::as_str))
    }
}

pub(super) async fn new(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Path(art): Path<String>,
) -> Result<Response, Problem> {
    let _may = signed.may(EditTexts)?;
    let work = Work { kind: kind(&art)?, slug: None, versions: Vec::new() };
    let mut cells = BTreeMap::new();
    if work.kind == ArticleKind::News {
        cells.insert("von".to_owned(), app.today().to_string());
    }
    show(&app, &reader, &signed, &work, &cells, Back::default()).await
}

#[derive(Deserialize, Default)]
pub(super) struct Asked {
    fertig: Option<String>,
}

pub(super) async fn page(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Path((art, slug)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let _may = signed.may(EditTexts)?;
    let work = Work::find(&app, &art, &slug).await?;
    let cells = work.latest().map(|it| reading::cells(&it.article)).unwrap_or_default();
    let done = match asked.fertig.as_deref() {
        Some("gespeichert") => Some("article-is-saved"),
        Some("veroeffentlicht") => Some("article-is-published"),
        Some("zurueckgezogen") => Some("article-is-withdrawn"),
        Some("wieder") => Some("article-is-restored"),
        _ => None,
    };
    // What is still to be done before a draft can be published is said beside its fields.
    let draft = work.latest().filter(|version| version.stage == Stage::Draft);
    let wrong = draft.map(|it| {
        let slug = it.article.slug.clone();
        reading::article(work.kind, slug, &cells, reader.lang, &reader.links).1
    });
    let back = Back { done, wrong: wrong.as_ref(), ..Back::default() };
    show(&app, &reader, &signed, &work, &cells, back).await
}

/// A new article: saved under the short name that was typed.
pub(super) async fn add(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Path(art): Path<String>,
    Posted(pairs): Posted<Vec<(String, String)>>,
) -> Result<Response, Problem> {
    let _may = signed.may(EditTexts)?;
    let work = Work { kind: kind(&art)?, slug: None, versions: Vec::new() };
    let typed = Typed::from(pairs);
    let wanted = typed.one("kurzname");
    let mut tx = app.state.db.read().await?;
    let slug = match wanted.parse::<Slug>() {
        Ok(slug) if slug.as_str() != "neu" => {
            let kept = articles::versions(&mut tx, &app.state.district, work.kind, &slug).await?;
            let fixed = work.kind == ArticleKind::Text && Fixed::of(slug.as_str()).is_some();
            if kept.is_empty() && !fixed { Ok(slug) } else { Err("article-slug-taken") }
        }
        Ok(_) => Err("article-slug-taken"),
        Err(_) => Err("article-slug-wrong"),
    };
    drop(tx);
    keep(&app, &reader, &signed, &work, slug, &typed).await
}

/// An article that is there: saved, published, withdrawn, or shown as it would look.
pub(super) async fn change(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
    Path((art, slug)): Path<(String, String)>,
    Posted(pairs): Posted<Vec<(String, String)>>,
) -> Result<Response, Problem> {
    let _may = signed.may(EditTexts)?;
    let work = Work::find(&app, &art, &slug).await?;
    let slug = work.slug.clone().ok_or("article-slug-wrong");
    keep(&app, &reader, &signed, &work, slug, &Typed::from(pairs)).await
}

/// Does with what was typed what the button says.
async fn keep(
    app: &App,
    reader: &Reader,
    signed: &Signed,
    work: &Work,
    slug: Result<Slug, &'static str>,
    typed: &Typed,
) -> Result<Response, Problem> {
    let cells = reading::typed(typed);
    let known = slug.clone().or_else(|_| "unbenannt".parse());
    let known = known.map_err(|_| Problem::NotFound)?;
    let (article, mut wrong) =
        reading::article(work.kind, known, &cells, reader.lang, &reader.links);
    if let Err(key) = slug {
        wrong.refuse("kurzname", text(reader.lang, key).into_owned());
    }
    let (stage, done) = match typed.one("tun") {
        "veroeffentlichen" => (Stage::Published, "veroeffentlicht"),
        "zurueckziehen" => (Stage::Withdrawn, "zurueckgezogen"),
        "vorschau" => {
            let said = article
                .words
                .keys()
                .filter_map(|tag| LANGS.iter().find(|lang| lang.code() == tag.as_str()));
            let preview = said
                .map(|lang| {
                    let mut told = Told::of(&article, *lang, &reader.links);
                    told.lang = Some(lang.code().to_owned());
                    told
                })
                .collect();
            let back = Back { wrong: Some(&wrong), preview, ..Back::default() };
            return show(app, reader, signed, work, &cells, back).await;
        }
        _ => (Stage::Draft, "gespeichert"),
    };
    if wrong.unfit || (stage == Stage::Published && !wrong.is_empty()) {
        let (alert, status) = (Some("form-wrong"), StatusCode::UNPROCESSABLE_ENTITY);
        let back = Back { alert, status, wrong: Some(&wrong), ..Back::default() };
        return show(app, reader, signed, work, &cells, back).await;
    }
    let proof = signed.may(EditTexts)?;
    let read = typed.one("version").parse().unwrap_or(0);
    let mut tx = signed.writes(app).await?;
    match articles::save(&mut tx, &proof, &app.state.district, &article, stage, read).await {
        Ok(_) => {}
        Err(StoreError::Conflict(_)) => {
            drop(tx);
            let (alert, status) = (Some("article-conflict"), StatusCode::CONFLICT);
            // Saving again puts it above what the other one wrote, which stays among the versions.
            let work = match &work.slug {
                Some(slug) => Work::find(app, super::word(work.kind), slug.as_str()).await?,
                None => Work { kind: work.kind, slug: None, versions: Vec::new() },
            };
            let back = Back { alert, status, ..Back::default() };
            return show(app, reader, signed, &work, &cells, back).await;
        }
        Err(error) => return Err(error.into()),
    }
    tx.commit().await?;
    let there = format!("{}?fertig={done}", here(work.kind, article.slug.as_str()));
    Ok(Redirect::to(&reader.links.to(&there)).into_response())
}

async fn show(
    app: &App,
    reader: &Reader,
    signed: &Signed,
    work: &Work,
    cells: &BTreeMap<String, String>,
    back: Back<'_>,
) -> Result<Response, Problem> {
    let lang = reader.lang;
    let said = |key: &str| text(lang, key).into_owned();
    let heading = match (work.fixed(), work.latest()) {
        (Some(fixed), _) => said(fixed.title()),
        (None, Some(version)) => Told::of(&version.article, Lang::De, &reader.links).title,
        (None, None) => said(&format!("article-new-{}", work.kind.code())),
    };
    let stage = work.latest().map(|version| version.stage);
    let public = work.public().and_then(|version| path(&version.article));
    let builtin = work.fixed().filter(|_| work.latest().is_none());
    let mut frame = frame(app, reader, "cockpit-texts");
    frame.title = format!("{heading} – {}", frame.title);
    let page = EditPage {
        frame,
        desk: Desk::new(reader, signed),
        heading,
        action: reader.links.to(&work.here()),
        version: work.number(),
        state: match work.slug {
            Some(_) => said(stage_word(stage)),
            None => said("article-unsaved"),
        },
        tone: tone(stage),
        alert: back.alert.map(said),
        done: back.done.map(said),
        warnings: Vec::new(),
        shells: shells(lang, work, cells, back.wrong),
        builtin: builtin
            .map(|fixed| fixed.given(app.settings(), Lang::De).0)
            .filter(|text| !text.is_empty()),
        preview: back.preview,
        pictures: usable(app, reader, signed).await?,
        public: public.map(|path| reader.links.to(&path)),
        versions: work.latest().map(|_| reader.links.to(&format!("{}/fassungen", work.here()))),
        withdraw: work.public().is_some(),
    };
    Ok((back.status, Html(page.render()?)).into_response())
}

/// The parts of the form.
fn shells(
    lang: Lang,
    work: &Work,
    cells: &BTreeMap<String, String>,
    wrong: Option<&Wrong>,
) -> Vec<Shell> {
    let said = |key: &str| text(lang, key).into_owned();
    let field = |id: String, stem: &str, look: Look, required: bool| {
        let hint = text(lang, &format!("{stem}-hint")).into_owned();
        Field {
            label: said(stem),
            hint: (!hint.starts_with('[')).then_some(hint),
            wrong: wrong.map(|wrong| wrong.with(&id)).unwrap_or_default(),
            value: cells.get(&id).cloned().unwrap_or_default(),
            look,
            required,
            list: None,
            id,
        }
    };
    let mut shells = Vec::new();
    let mut about = Vec::new();
    if work.slug.is_none() {
        let look = Look::Line("text", 60);
        about.push(field("kurzname".to_owned(), "article-slug", look, true));
    }
    if work.kind != ArticleKind::Text {
        let stem = format!("article-{}", work.kind.code());
        for (id, end) in [("von", "from"), ("bis", "until")] {
            let look = Look::Line("date", 10);
            about.push(field(id.to_owned(), &format!("{stem}-{end}"), look, false));
        }
    }
    if work.kind == ArticleKind::Collection {
        let look = Look::Line("text", 2000);
        about.push(field("suche".to_owned(), "article-search", look, false));
        about.push(field("angebote".to_owned(), "article-pinned", Look::Area(5), false));
    }
    if !about.is_empty() {
        let heading = said("article-about");
        shells.push(Shell { id: "zur-sache", heading, lead: None, fields: about, folded: false });
    }
    for of in LANGS {
        let german = of == Lang::De;
        let title = field(
            title_field(of),
            "article-title",
            Look::Line("text", LONGEST_TITLE),
            german && work.fixed().is_none(),
        );
        let body = field(body_field(of), "article-body", Look::Area(14), german);
        let fields = vec![title, body];
        let open = fields.iter().any(|field| field.is_filled() || !field.wrong.is_empty());
        let (id, heading) = match of {
            Lang::De => ("in-deutsch", "article-in-german"),
            Lang::Simple => ("in-einfach", "article-in-simple"),
            Lang::En => ("in-englisch", "article-in-english"),
        };
        let lead = german.then(|| said("article-markdown"));
        shells.push(Shell { id, heading: said(heading), lead, fields, folded: !german && !open });
    }
    shells
}

/// The released pictures of the organisations for which the writer works.
async fn usable(app: &App, reader: &Reader, signed: &Signed) -> Result<Vec<Picture>, Problem> {
    /// As many of one organisation, and as wide.
    const MOST: u32 = 12;
    const WIDEST: u32 = 800;
    let mut owners: Vec<_> = signed.who.memberships.iter().map(|it| it.organisation).collect();
    owners.sort_unstable();
    owners.dedup();
    let mut tx = app.state.db.glance().await?;
    let mut usable = Vec::new();
    for owner in owners {
        for picture in pictures::seen_of(&mut tx, owner, MOST).await? {
            let fits = picture.sizes.iter().rfind(|size| size.width <= WIDEST);
            let Some(size) = fits.or(picture.sizes.first()) else { continue };
            let path = picture_path(picture.hash, size.width);
            let alt = Said::of(picture.caption.alt(), Lang::De).text.replace(['[', ']'], "");
            let markdown = format!("![{alt}]({path})");
            usable.push(Picture { src: reader.links.plain(&path), alt, markdown });
        }
    }
    Ok(usable)
}
