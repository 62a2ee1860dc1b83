//! Out: offers as CSV, JSON and schema.org JSON-LD; `crate::ical` writes the calendars.
//!
//! Everything takes [`Exported`]: an offer with what has to be named beside it.

use landscape::{Offer, Organisation, Place};

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
}
