//! The shape of a place.

use base::PlaceId;
use landscape::{Licence, Origin, Place, Publication};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    Misfit,
    part::{self, AddressShape, ContactShape, Text, date, id, local_text, notations, slugs},
};

#[derive(Serialize, Deserialize)]
pub(super) struct PlaceShape {
    name: Text,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    kinds: Vec<String>,
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    description: Text,
    #[serde(default, skip_serializing_if = "AddressShape::is_empty")]
    address: AddressShape,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    run_by: Option<String>,
    #[serde(default, skip_serializing_if = "ContactShape::is_empty")]
    contact: ContactShape,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    opening_hours: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    accessibility: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    assured_at: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    licence: Option<String>,
}

impl From<&Place> for PlaceShape {
    fn from(it: &Place) -> PlaceShape {
        PlaceShape {
            name: part::text(&it.name),
            kinds: slugs(&it.kinds),
            description: part::text(&it.description),
            address: AddressShape::from(&it.address),
            run_by: it.run_by.map(|o| o.to_string()),
            contact: ContactShape::from(&it.contact),
            opening_hours: it.opening_hours.clone(),
            accessibility: slugs(&it.accessibility),
            assured_at: it.assured_at.map(|d| d.to_string()),
            licence: part::licence(&it.origin.licence),
        }
    }
}

impl PlaceShape {
    pub(super) fn into_domain(
        self,
        uuid: Uuid,
        mut origin: Origin,
        publication: Publication,
    ) -> Result<Place, Misfit> {
        origin.licence = self.licence.map(Licence);
        Ok(Place {
            id: PlaceId::from_uuid(uuid),
            origin,
            publication,
            name: local_text(self.name)?,
            kinds: notations(&self.kinds)?,
            description: local_text(self.description)?,
            address: self.address.into_domain()?,
            run_by: self.run_by.map(|o| id("run_by", &o)).transpose()?,
            contact: self.contact.into_domain(),
            opening_hours: self.opening_hours,
            accessibility: notations(&self.accessibility)?,
            assured_at: date("assured_at", self.assured_at.as_deref())?,
        })
    }
}
