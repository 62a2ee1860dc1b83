//! Headers of every answer: no site may frame a page, but for the lists that are made for it ([`Framed`]).

use axum::{
    http::{HeaderName, HeaderValue, header},
    response::Response,
};

/// Nothing from elsewhere, no script in a page, no frame around it.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
     img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; \
     form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const ALWAYS: [(HeaderName, &str); 6] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    ),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (header::X_FRAME_OPTIONS, "DENY"),
];

/// Any page may frame this one, which has no script, no form and nobody's session.
const FRAMED: &str = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'none'; \
     base-uri 'none'; frame-ancestors *";

/// Marks an answer that other sites may show in a frame.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Framed;

/// Puts the headers on; with TLS the browser is told to stay with it.
pub(crate) fn secure(https: bool, mut answer: Response) -> Response {
    let framed = answer.extensions().get::<Framed>().is_some();
    let headers = answer.headers_mut();
    if framed {
        headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(FRAMED));
    }
    for (name, value) in ALWAYS {
        if framed && name == header::X_FRAME_OPTIONS {
            continue;
        }
        // A page may ask for more than all pages have: it is never made less.
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    if https {
        headers.insert(
            header::STRICT_TRANSPORT_SECURITY,
            HeaderValue::from_static("max-age=31536000; includeSubDomains"),
        );
    }
    answer
}
