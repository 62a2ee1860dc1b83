//! What a request brings along, looked at before any page sees it: a form of bearable length, and no character that
//! cannot be kept.
//!
//! PostgreSQL keeps no NUL in a text. Nobody types one, so it is refused here, once, for every address and every form.
//! A form that is too long is read to its end all the same, up to [`SWALLOWED`]: a browser looks at the answer only when
//! it has sent everything, and who hangs up on it shows "connection lost" instead of the reason.

use std::{future::poll_fn, pin::Pin};

use axum::{
    body::{Body, HttpBody},
    extract::Request,
    http::{HeaderMap, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

use crate::problem::Problem;

/// Nobody has a reason to send more in a form, and readers send no bodies at all.
pub(crate) const LONGEST_FORM: usize = 64 * 1024;

/// So much of a form that is too long is read and thrown away.
const SWALLOWED: usize = 4 * 1024 * 1024;

/// Stands before all pages.
pub(crate) async fn arrive(request: Request, next: Next) -> Response {
    let address = request.uri();
    if has_nul(address.path().as_bytes())
        || address.query().is_some_and(|query| has_nul(query.as_bytes()))
    {
        return not_kept().into_response();
    }
    if !is_form(request.headers()) {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    match read(body).await {
        Ok(form) if has_nul(&form) => not_kept().into_response(),
        Ok(form) => next.run(Request::from_parts(parts, form.into())).await,
        Err(problem) => problem.into_response(),
    }
}

/// The answer to a character that cannot be kept.
pub(super) fn not_kept() -> Problem {
    Problem::BadRequest("a NUL character cannot be kept".to_owned())
}

/// As it is, or masked as in an address.
fn has_nul(text: &[u8]) -> bool {
    text.contains(&0) || text.windows(3).any(|three| three == b"%00")
}

fn is_form(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    kind.is_some_and(|kind| {
        let kind = kind.split(';').next().unwrap_or_default();
        kind.trim().eq_ignore_ascii_case("application/x-www-form-urlencoded")
    })
}

/// All of a form.
async fn read(mut body: Body) -> Result<Vec<u8>, Problem> {
    let (mut form, mut length) = (Vec::new(), 0_usize);
    while let Some(frame) = poll_fn(|cx| Pin::new(&mut body).poll_frame(cx)).await {
        let frame = frame.map_err(|_| Problem::BadRequest("the form broke off".to_owned()))?;
        let Ok(data) = frame.into_data() else { continue };
        length = length.saturating_add(data.len());
        if length > SWALLOWED {
            break;
        }
        if length <= LONGEST_FORM {
            form.extend_from_slice(&data);
        }
    }
    if length > LONGEST_FORM { Err(Problem::TooLarge) } else { Ok(form) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_nul_is_found_masked_or_not_and_nothing_else_is_taken_for_one() {
        for (text, found) in
            [("q=a%00b", true), ("a\0", true), ("q=%2500", false), ("q=100%25&x=00", false)]
        {
            assert_eq!(has_nul(text.as_bytes()), found, "{text}");
        }
    }

    #[tokio::test]
    async fn a_form_is_read_whole_up_to_its_longest() {
        for (length, fine) in [(0, true), (LONGEST_FORM, true), (LONGEST_FORM + 1, false)] {
            let read = read(Body::from(vec![b'x'; length])).await;
            assert_eq!(read.is_ok_and(|form| form.len() == length), fine, "{length}");
        }
    }
}
