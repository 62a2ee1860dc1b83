//! Out: offers as CSV in our template, as JSON, as schema.org JSON-LD and as openQ-cat; `crate::ical` writes calendars.
//!
//! Everything takes [`Exported`]: an offer with what has to be named beside it. A file is [`Outgoing`]: begun,
//! given one offer after another, ended, so that the whole stock is never held.

pub mod json;
pub mod jsonld;
mod openqcat;
pub mod reading;
pub(crate) mod table;

use std::io::{self, Write};

use landscape::{Address, Offer, Organisation, Place, Venue};

pub use openqcat::Catalogue;
use serde_json::Value;
pub use table::{Languages, Sheet, csv};

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

/// A file of offers in the making, which never holds more than one of them.
pub trait Outgoing {
    /// Writes one more offer.
    fn put(&mut self, exported: &Exported<'_>) -> io::Result<()>;
    /// Writes what stands behind the last one.
    fn end(&mut self) -> io::Result<()>;
}

/// A JSON document in the making, whose offers stand in one list.
pub struct Listed<'w> {
    out: &'w mut dyn Write,
    value: fn(&Exported<'_>) -> Value,
    first: bool,
}

impl<'w> Listed<'w> {
    /// The stock as one JSON document: `{"offers": [...]}`.
    pub fn json(out: &'w mut dyn Write) -> io::Result<Listed<'w>> {
        Listed::begin("{\"offers\":[", json::of_offer, out)
    }

    /// The stock as one JSON-LD document with a graph of schema.org types.
    pub fn jsonld(out: &'w mut dyn Write) -> io::Result<Listed<'w>> {
        let bare = |exported: &Exported<'_>| {
            let mut value = jsonld::of_offer(exported);
            if let Some(object) = value.as_object_mut() {
                object.remove("@context");
            }
            value
        };
        Listed::begin("{\"@context\":\"https://schema.org\",\"@graph\":[", bare, out)
    }

    fn begin(
        start: &str,
        value: fn(&Exported<'_>) -> Value,
        out: &'w mut dyn Write,
    ) -> io::Result<Listed<'w>> {
        out.write_all(start.as_bytes())?;
        Ok(Listed { out, value, first: true })
    }
}

impl Outgoing for Listed<'_> {
    fn put(&mut self, exported: &Exported<'_>) -> io::Result<()> {
        self.out.write_all(if self.first { b"\n" } else { b",\n" })?;
        self.first = false;
        Ok(serde_json::to_writer(&mut *self.out, &(self.value)(exported))?)
    }

    fn end(&mut self) -> io::Result<()> {
        self.out.write_all(b"]}\n")
    }
}

#[cfg(test)]
mod tests;
