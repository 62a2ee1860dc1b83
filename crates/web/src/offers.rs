//! Offers: the search with its list, map and calendar, one offer, and the files of both.

mod calendar;
mod feedback;
pub(crate) mod files;
mod filters;
mod label;
mod list;
mod map;
mod one;
mod suggest;

use axum::routing::{get, post};

use crate::route::{Kind, Route, public, public_form};

pub(crate) use files::escape;
pub(crate) use label::Labels;
pub(crate) use map::Outlines;
pub(crate) use one::{address_line, previewed, price_lines, script_safe};

/// Keys of the search in an address; filters are those of the crate `search`.
pub(crate) const SEARCH: &[&str] = &[
    "q",
    "topic",
    "audience",
    "phase",
    "situation",
    "age",
    "kind",
    "format",
    "free",
    "max-price",
    "funding",
    "area",
    "near",
    "radius",
    "from",
    "until",
    "weekday",
    "daytime",
    "entry",
    "language",
    "level",
    "accessibility",
    "childcare",
    "places",
    "certificate",
    "provider",
    "source",
    "group",
    "grade",
    "leave",
    "literal",
    "sort",
];

pub(crate) const ROUTES: &[Route] = &[
    public("/angebote", Kind::Page, "offers found by a search", SEARCH, || get(list::page)),
    public(
        "/angebote/{id}",
        Kind::Page,
        "one offer; with .ics, .json or .jsonld behind the id as a file",
        &[],
        || get(one::page),
    ),
    public(
        "/angebote/{id}/hinweis",
        Kind::Page,
        "the form to say that something is wrong with an offer",
        &[],
        || get(feedback::page),
    ),
    public_form("/angebote/{id}/hinweis", "says that something is wrong", || post(feedback::send)),
    public("/angebote.ics", Kind::File, "offers found, as a calendar", SEARCH, || get(files::ics)),
    public("/angebote.csv", Kind::File, "offers found, as a table", SEARCH, || get(files::csv)),
    public("/angebote.json", Kind::File, "offers found, as JSON", SEARCH, || get(files::json)),
    public("/angebote.atom", Kind::File, "offers found, as a feed", SEARCH, || get(files::atom)),
    public("/karte/angebote.json", Kind::File, "offers found, as GeoJSON", SEARCH, || {
        get(map::found)
    }),
    public("/karte/gebiete.json", Kind::File, "outlines of the areas, as GeoJSON", &[], || {
        get(map::areas)
    }),
    public("/vorschlaege", Kind::File, "what somebody may be typing", &["q"], || {
        get(suggest::suggestions)
    }),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_takes_every_filter_of_the_index() {
        let filters = search::filters::KEYS;
        let expected: Vec<&str> = std::iter::once("q")
            .chain(filters.iter().copied())
            .chain(["leave", "literal", "sort"])
            .collect();
        assert_eq!(SEARCH, expected);
    }
}
