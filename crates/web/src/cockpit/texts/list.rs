//! All that the office wrote, by kind.

use access::EditTexts;
use askama::Template;
use axum::{extract::State, response::Html};
use landscape::{ArticleKind, Coded};
use store::articles;

use super::{
    super::{Desk, frame},
    here, stage_word, tone, word,
};
use crate::{
    Lang,
    articles::{Fixed, Told},
    frame::{Frame, Reader},
    guard::Signed,
    problem::Problem,
    state::App,
    words::{dates, text},
};

#[derive(Template)]
#[template(path = "cockpit/texts/list.html")]
struct ListPage {
    frame: Frame,
    desk: Desk,
    groups: Vec<Group>,
}

/// The articles of a kind.
struct Group {
    id: &'static str,
    heading: String,
    new_word: String,
    new: String,
    lines: Vec<Line>,
}

struct Line {
    url: String,
    title: String,
    state: String,
    tone: &'static str,
    /// When it was saved last.
    at: Option<String>,
}

pub(super) async fn page(
    State(app): State<App>,
    reader: Reader,
    signed: Signed,
) -> Result<Html<String>, Problem> {
    let _may = signed.may(EditTexts)?;
    let mut tx = app.state.db.read().await?;
    let latest = articles::latest(&mut tx, &app.state.district).await?;
    let said = |key: &str| text(reader.lang, key).into_owned();
    let groups = ArticleKind::ALL.iter().map(|kind| {
        let written = latest.iter().filter(|version| version.article.kind == *kind);
        let mut lines: Vec<Line> = written
            .map(|version| {
                let slug = version.article.slug.as_str();
                let title = Told::of(&version.article, Lang::De, &reader.links).title;
                let fixed = Fixed::of(slug).filter(|_| *kind == ArticleKind::Text);
                let stage = Some(version.stage);
                Line {
                    url: reader.links.to(&here(*kind, slug)),
                    title: match (fixed, title.is_empty()) {
                        (Some(fixed), true) => said(fixed.title()),
                        (None, true) => slug.to_owned(),
                        (_, false) => title,
                    },
                    state: said(stage_word(stage)),
                    tone: tone(stage),
                    at: Some(dates::at(reader.lang, version.at)),
                }
            })
            .collect();
        if *kind == ArticleKind::Text {
            let open = Fixed::ALL.iter().filter(|fixed| {
                latest.iter().all(|version| {
                    version.article.kind != *kind || version.article.slug.as_str() != fixed.slug()
                })
            });
            lines.extend(open.map(|fixed| Line {
                url: reader.links.to(&here(*kind, fixed.slug())),
                title: said(fixed.title()),
                state: said(stage_word(None)),
                tone: tone(None),
                at: None,
            }));
        }
        Group {
            id: word(*kind),
            heading: said(&format!("articles-{}", kind.code())),
            new_word: said(&format!("article-new-{}", kind.code())),
            new: reader.links.to(&here(*kind, "neu")),
            lines,
        }
    });
    let page = ListPage {
        groups: groups.collect(),
        frame: frame(&app, &reader, "cockpit-texts"),
        desk: Desk::new(&reader, &signed),
    };
    Ok(Html(page.render()?))
}
