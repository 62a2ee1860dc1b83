//! What was typed to prove who somebody is, and was not taken: the words beside the form, and what the answer tells
//! programs (422, or 429 with the time to wait after RFC 6585).

use std::time::Duration;

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

use crate::{
    frame::Reader,
    words::{text, with},
};

/// Why something typed was not taken.
#[derive(Debug)]
pub(crate) struct Refused {
    pub(crate) words: String,
    /// Seconds until the next try, for who tried too often.
    wait: Option<u64>,
}

impl Refused {
    /// It is wrong; the key of the words.
    pub(crate) fn wrong(reader: &Reader, key: &str) -> Refused {
        Refused::said(text(reader.lang, key).into_owned())
    }

    /// It is wrong, for a reason in words of its own.
    pub(crate) fn said(words: String) -> Refused {
        Refused { words, wait: None }
    }

    /// It was not looked at: there were too many tries.
    pub(crate) fn braked(reader: &Reader, wait: Duration) -> Refused {
        let seconds = seconds(wait);
        let said = seconds.to_string();
        let words = with(reader.lang, "sign-in-wait", &[("seconds", &said)]);
        Refused { words, wait: Some(seconds) }
    }

    /// The page with the words, under its status.
    pub(crate) fn answer(&self, page: impl IntoResponse) -> Response {
        match self.wait {
            None => (StatusCode::UNPROCESSABLE_ENTITY, page).into_response(),
            Some(seconds) => {
                let headers = [(header::RETRY_AFTER, HeaderValue::from(seconds))];
                (StatusCode::TOO_MANY_REQUESTS, headers, page).into_response()
            }
        }
    }
}

/// The page under its status, whether something was refused or not.
pub(crate) fn answer(refused: Option<&Refused>, page: impl IntoResponse) -> Response {
    match refused {
        Some(refused) => refused.answer(page),
        None => page.into_response(),
    }
}

/// Whole seconds after which the next try is made, not one too few.
fn seconds(wait: Duration) -> u64 {
    wait.as_secs().saturating_add(u64::from(wait.subsec_nanos() > 0)).max(1)
}
