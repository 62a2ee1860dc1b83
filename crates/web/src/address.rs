//! Addresses: made here and nowhere else, and taken apart here before routing.
//!
//! A page has one path (`/angebote`). The base path of the installation and the language stand before
//! it; both are taken off before routing and put on when an address is written.

use axum::{
    extract::Request,
    http::{Uri, uri::PathAndQuery},
};
use base::{OfferId, OrganisationId, PlaceId};
use store::RecordRef;
use url::form_urlencoded::Serializer;

use crate::Lang;

/// Writes addresses of this site for readers of one language.
#[derive(Debug, Clone)]
pub(crate) struct Links {
    base: String,
    lang: Lang,
}

impl Links {
    pub(crate) fn new(base_path: &str, lang: Lang) -> Links {
        Links { base: base_path.to_owned(), lang }
    }

    /// A page in the reader's language.
    pub(crate) fn to(&self, path: &str) -> String {
        format!("{}{}{path}", self.base, self.lang.prefix())
    }

    /// The same page in another language.
    pub(crate) fn in_lang(&self, lang: &Lang, path: &str) -> String {
        format!("{}{}{path}", self.base, lang.prefix())
    }

    /// Something that has no language: an asset, the API.
    pub(crate) fn plain(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    pub(crate) fn asset(&self, name: &str) -> String {
        format!("{}/assets/{name}", self.base)
    }

    pub(crate) fn offer(&self, id: OfferId) -> String {
        self.to(&offer(id))
    }

    pub(crate) fn organisation(&self, id: OrganisationId) -> String {
        self.to(&organisation(id))
    }

    pub(crate) fn place(&self, id: PlaceId) -> String {
        self.to(&place(id))
    }

    pub(crate) fn topic(&self, notation: &str) -> String {
        self.to(&format!("/themen/{notation}"))
    }

    pub(crate) fn municipality(&self, ags: &str) -> String {
        self.to(&format!("/gemeinden/{ags}"))
    }

    /// The list of offers with one filter.
    pub(crate) fn filtered(&self, key: &str, value: &str) -> String {
        self.to(&with_query("/angebote", &[(key, value)]))
    }
}

/// The page of an entry; sources and areas have none.
pub(crate) fn entry(of: RecordRef) -> Option<String> {
    match of {
        RecordRef::Offer(id) => Some(offer(id)),
        RecordRef::Organisation(id) => Some(organisation(id)),
        RecordRef::Place(id) => Some(place(id)),
        RecordRef::Source(_) | RecordRef::Area(_) => None,
    }
}

pub(crate) fn offer(id: OfferId) -> String {
    format!("/angebote/{id}")
}

pub(crate) fn organisation(id: OrganisationId) -> String {
    format!("/einrichtungen/{id}")
}

pub(crate) fn place(id: PlaceId) -> String {
    format!("/orte/{id}")
}

/// `path` with a query made of pairs; without one where there are none.
pub(crate) fn with_query<K: AsRef<str>, V: AsRef<str>>(path: &str, pairs: &[(K, V)]) -> String {
    if pairs.is_empty() {
        return path.to_owned();
    }
    let query = Serializer::new(String::new()).extend_pairs(pairs).finish();
    format!("{path}?{query}")
}

/// Takes base path and language off the address of a request; the language is left as an extension.
pub(crate) fn take_apart(base_path: &str, mut request: Request) -> Request {
    let path = request.uri().path();
    let rest = match path.strip_prefix(base_path) {
        Some("") => "/",
        Some(rest) if rest.starts_with('/') => rest,
        // A proxy may have taken the base path off already.
        _ => path,
    };
    let (lang, rest) = Lang::of_path(rest);
    let written = match request.uri().query() {
        Some(query) => format!("{rest}?{query}"),
        None => rest.to_owned(),
    };
    if let Ok(path_and_query) = written.parse::<PathAndQuery>() {
        let mut parts = request.uri().clone().into_parts();
        parts.path_and_query = Some(path_and_query);
        if let Ok(uri) = Uri::from_parts(parts) {
            *request.uri_mut() = uri;
        }
    }
    request.extensions_mut().insert(lang);
    request
}

#[cfg(test)]
mod tests {
    use axum::body::Body;

    use super::*;

    #[test]
    fn base_path_and_language_are_taken_off_in_this_order() {
        let cases = [
            ("/x", "/x/en/angebote?q=a%20b", Lang::En, "/angebote?q=a%20b"),
            ("/x", "/x", Lang::De, "/"),
            ("/x", "/angebote", Lang::De, "/angebote"),
            ("/x", "/xylophon", Lang::De, "/xylophon"),
            ("", "/en", Lang::En, "/"),
        ];
        for (base, asked, lang, rest) in cases {
            let request = Request::builder().uri(asked).body(Body::empty()).unwrap();
            let request = take_apart(base, request);
            assert_eq!(request.uri().to_string(), rest, "{asked}");
            assert_eq!(request.extensions().get::<Lang>(), Some(&lang), "{asked}");
        }
    }

    #[test]
    fn what_is_written_is_taken_apart_to_the_same() {
        let links = Links::new("/x", Lang::En);
        assert_eq!(links.filtered("topic", "a&b"), "/x/en/angebote?topic=a%26b");
        assert_eq!(links.in_lang(&Lang::De, "/orte"), "/x/orte");
    }
}
