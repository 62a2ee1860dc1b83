//! A form with a file, of somebody who is signed in.
//!
//! What was typed beside the file comes back even where the file is too large, so that nothing is lost.

use axum::{
    body::Bytes,
    extract::{FromRequest, FromRequestParts, Multipart, Request},
    http::header,
};

use super::{
    arrival::not_kept,
    session::{FIELD, Posted, Signed},
};
use crate::{problem::Problem, state::App};

/// The largest file that is kept; a longer one is read to its end and said to be too large.
pub(crate) const MOST_FILE: usize = 20 * 1024 * 1024;

/// Where reading ends for good.
pub(crate) const MOST_BODY: usize = 4 * MOST_FILE;

/// Longer names are cut: they are shown and kept.
const LONGEST_NAME: usize = 120;

/// The fields in their order, and the file. The word stands before the file, or nothing of it is read.
#[derive(Debug, Default)]
pub(crate) struct Sent {
    pub(crate) fields: Vec<(String, String)>,
    pub(crate) file: Option<Upload>,
}

/// What a person chose in the form's field for a file.
#[derive(Debug)]
pub(crate) enum Upload {
    Whole { name: String, bytes: Bytes },
    TooLarge,
}

impl FromRequest<App> for Sent {
    type Rejection = Problem;

    async fn from_request(request: Request, app: &App) -> Result<Sent, Problem> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|it| it.to_str().ok());
        if !kind.is_some_and(|kind| kind.starts_with("multipart/form-data")) {
            let Posted(fields) = Posted::from_request(request, app).await?;
            return Ok(Sent { fields, file: None });
        }
        let (mut parts, body) = request.into_parts();
        let signed = Signed::from_request_parts(&mut parts, app).await?;
        let word = signed.form_word();
        let bad = |error: axum::extract::multipart::MultipartError| {
            Problem::BadRequest(error.body_text())
        };
        let mut form = Multipart::from_request(Request::from_parts(parts, body), app)
            .await
            .map_err(|rejection| Problem::BadRequest(rejection.body_text()))?;
        let mut sent = Sent::default();
        let mut admitted = false;
        while let Some(mut field) = form.next_field().await.map_err(bad)? {
            let name = field.name().unwrap_or_default().to_owned();
            match field.file_name().map(str::to_owned) {
                None => {
                    let value = field.text().await.map_err(bad)?;
                    if value.contains('\0') {
                        return Err(not_kept());
                    }
                    admitted |= name == FIELD && value == word;
                    sent.fields.push((name, value));
                }
                Some(_) if !admitted => return Err(Problem::Forbidden),
                // A field in which nothing was chosen is sent as well.
                Some(file) => {
                    let mut bytes = Vec::new();
                    let mut too_large = false;
                    while let Some(chunk) = field.chunk().await.map_err(bad)? {
                        too_large |= bytes.len() + chunk.len() > MOST_FILE;
                        match too_large {
                            true => bytes = Vec::new(),
                            false => bytes.extend_from_slice(&chunk),
                        }
                    }
                    let name = file.chars().filter(|c| !c.is_control()).take(LONGEST_NAME);
                    sent.file = match (too_large, bytes.is_empty()) {
                        (true, _) => Some(Upload::TooLarge),
                        (false, true) => None,
                        (false, false) => {
                            Some(Upload::Whole { name: name.collect(), bytes: bytes.into() })
                        }
                    };
                }
            }
        }
        if admitted { Ok(sent) } else { Err(Problem::Forbidden) }
    }
}
