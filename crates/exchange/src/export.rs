//! Out: offers as CSV in our template, as JSON and as schema.org JSON-LD; `crate::ical` writes calendars.
//!
//! Everything takes [`Exported`]: an offer with what has to be named beside it. Writers take an iterator
//! and write as they go, so that the whole stock is never held.

pub mod json;
pub mod jsonld;
mod table;

use std::io::{self, Write};

use landscape::{Address, Offer, Organisation, Place, Venue};

pub use table::csv;

/// An offer on its way out, with what stands beside it.
#[derive(Debug, Clone)]
pub struct Exported<'a> {
    pub offer: &'a Offer,
    /// The provider, where it is registered.
    pub provider: Option<&'a Organisation>,
    /// The registered places that the sessions refer to.
    pub places: Vec<&'a Place>,
    /// The public address of the offer's page.
    pub url: String,
}

impl Exported<'_> {
    /// The provider's name, empty where it is not known.
    pub fn provider_name(&self) -> &str {
        self.provider.map(|p| p.name.de()).unwrap_or_default()
    }

    /// Name and address of a venue: its own, else those of the registered place.
    fn located<'v>(&'v self, venue: &'v Venue) -> (Option<&'v str>, &'v Address) {
        let place = venue.place.and_then(|id| self.places.iter().find(|p| p.id == id));
        let name = venue.name.as_deref().or_else(|| place.map(|p| p.name.de()));
        let empty = venue.address.street.is_none()
            && venue.address.city.is_none()
            && venue.address.point.is_none();
        let address = place.filter(|_| empty).map_or(&venue.address, |p| &p.address);
        (name, address)
    }
}

/// The stock as one JSON document: `{"offers": [...]}`.
pub fn json<'a>(
    offers: impl IntoIterator<Item = Exported<'a>>,
    out: &mut dyn Write,
) -> io::Result<()> {
    listed("{\"offers\":[", "]}\n", offers, json::of_offer, out)
}

/// The stock as one JSON-LD document with a graph of schema.org types.
pub fn jsonld<'a>(
    offers: impl IntoIterator<Item = Exported<'a>>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let start = "{\"@context\":\"https://schema.org\",\"@graph\":[";
    let bare = |exported: &Exported<'_>| {
        let mut value = jsonld::of_offer(exported);
        if let Some(object) = value.as_object_mut() {
            object.remove("@context");
        }
        value
    };
    listed(start, "]}\n", offers, bare, out)
}

fn listed<'a>(
    start: &str,
    end: &str,
    offers: impl IntoIterator<Item = Exported<'a>>,
    value: impl Fn(&Exported<'_>) -> serde_json::Value,
    out: &mut dyn Write,
) -> io::Result<()> {
    out.write_all(start.as_bytes())?;
    for (at, exported) in offers.into_iter().enumerate() {
        out.write_all(if at == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut *out, &value(&exported))?;
    }
    out.write_all(end.as_bytes())
}

#[cfg(test)]
mod tests;
