//! Pictures of organisations: taken in clean and in a few sizes, and shown by their content, for ever.
//!
//! An address names the content and the width, so nobody needs to ask again, and nobody can guess it. What is not a
//! picture of ours cannot be asked for here, whatever else lies beside it.

use std::io::Cursor;

use access::{EditOrganisation, Granted};
use axum::{
    body::Bytes,
    extract::{Path, State},
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
    routing::get,
};
use base::PictureId;
use landscape::Caption;
use pictures::{Format, Prepared, Refused};
use store::{
    files::{FileHash, Files},
    pictures::{Media, Picture, Size},
};
use tokio::sync::Semaphore;

use crate::{
    Lang,
    frame::Reader,
    problem::Problem,
    route::{Kind, Route, public},
    said::Said,
    state::App,
    words::text,
};

/// Pictures that are prepared at once: each may take 400 MB.
static PLACES: Semaphore = Semaphore::const_new(2);

pub(crate) const ROUTES: &[Route] =
    &[public("/bilder/{hash}/{width}", Kind::File, "a picture in a width", &[], || get(picture))];

/// The path of a picture in a width.
pub fn path(hash: FileHash, width: u32) -> String {
    format!("/bilder/{hash}/{width}")
}

/// A picture as a page shows it.
pub(crate) struct Shown {
    /// The widest that a page needs.
    pub(crate) src: String,
    /// All its widths, for the browser to choose.
    pub(crate) srcset: String,
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) alt: Said,
    pub(crate) credit: String,
    pub(crate) licence: String,
    /// Where the licence can be read.
    pub(crate) deed: Option<&'static str>,
}

impl Shown {
    pub(crate) fn of(picture: &Picture, reader: &Reader) -> Shown {
        let url = |size: &Size| reader.links.plain(&path(picture.hash, size.width));
        let srcset: Vec<String> =
            picture.sizes.iter().map(|size| format!("{} {}w", url(size), size.width)).collect();
        let fits = picture.sizes.iter().rfind(|size| size.width <= ON_PAGES);
        let size = fits.or(picture.sizes.first());
        let code = picture.caption.licence().0.as_str();
        let known = LICENCES.iter().find(|(known, _)| *known == code);
        Shown {
            src: size.map(url).unwrap_or_default(),
            srcset: srcset.join(", "),
            width: size.map_or(0, |size| size.width),
            height: size.map_or(0, |size| size.height),
            alt: Said::of(picture.caption.alt(), reader.lang),
            credit: picture.caption.credit().to_owned(),
            licence: match known {
                Some(_) => licence_word(reader.lang, code),
                None => code.to_owned(),
            },
            deed: known.and_then(|(_, deed)| *deed),
        }
    }
}

/// The width of a column of text.
const ON_PAGES: u32 = 800;

/// Licences that a picture can be given, each with the address of its text.
pub(crate) const LICENCES: &[(&str, Option<&str>)] = &[
    ("all-rights-reserved", None),
    ("cc-by-4.0", Some("https://creativecommons.org/licenses/by/4.0/deed.de")),
    ("cc-by-sa-4.0", Some("https://creativecommons.org/licenses/by-sa/4.0/deed.de")),
    ("cc0", Some("https://creativecommons.org/publicdomain/zero/1.0/deed.de")),
];

/// What a licence of [`LICENCES`] is called.
pub(crate) fn licence_word(lang: Lang, code: &str) -> String {
    text(lang, &format!("licence-{}", code.replace('.', "-"))).into_owned()
}

/// Why a picture was not taken.
#[derive(Debug, thiserror::Error)]
pub enum NotKept {
    /// The file is none that we take: a mistake of the form.
    #[error(transparent)]
    Refused(#[from] Refused),
    #[error(transparent)]
    Failed(#[from] anyhow::Error),
}

/// Makes a foreign file a picture of the organisation that the proof names.
pub async fn keep(
    state: &crate::State,
    proof: &Granted<EditOrganisation>,
    bytes: Bytes,
    caption: &Caption,
) -> Result<PictureId, NotKept> {
    let place = PLACES.acquire().await.map_err(anyhow::Error::from)?;
    let prepared = tokio::task::spawn_blocking(move || pictures::prepare(&bytes)).await;
    drop(place);
    // A decoder that falls over has met a file that means harm, or one of its own faults: neither is a picture.
    let prepared = prepared.map_err(|error| Refused::Damaged(error.to_string()))??;
    Ok(put(state, proof, &prepared, caption).await?)
}

async fn put(
    state: &crate::State,
    proof: &Granted<EditOrganisation>,
    prepared: &Prepared,
    caption: &Caption,
) -> anyhow::Result<PictureId> {
    let mut media = Media::Jpeg;
    let mut sizes = Vec::new();
    for size in prepared.sizes() {
        media = match size.format {
            Format::Jpeg => Media::Jpeg,
            Format::Png => Media::Png,
        };
        let file = state.files.put(Cursor::new(&size.bytes)).await?;
        sizes.push(Size { width: size.width, height: size.height, file });
    }
    let mut tx = state.db.write(proof.actor().clone(), state.clock.now()).await?;
    let district = &state.district;
    let id = store::pictures::add(&mut tx, proof, district, media, &sizes, caption).await?;
    tx.commit().await?;
    Ok(id)
}

async fn picture(
    State(app): State<App>,
    Path((hash, width)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let (Ok(hash), Ok(width)) = (hash.parse(), width.parse()) else {
        return Err(Problem::NotFound);
    };
    let found = store::pictures::file(&mut app.state.db.glance().await?, hash, width).await?;
    let (file, media) = found.ok_or(Problem::NotFound)?;
    let files: &Files = &app.state.files;
    let mut answer = files.get(file).await?.into_response();
    let head = answer.headers_mut();
    head.insert(header::CONTENT_TYPE, HeaderValue::from_static(media.code()));
    head.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static("public, max-age=31536000, immutable"),
    );
    Ok(answer)
}
