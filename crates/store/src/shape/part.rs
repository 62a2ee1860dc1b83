//! Shapes that several records share: texts, codes, notations, addresses, contacts, moments.

use std::collections::{BTreeMap, BTreeSet};

use base::{GeoPoint, LangTag, LocalText, Money};
use jiff::civil::{Date, DateTime};
use landscape::{Address, AgeRange, Coded, Contact, Licence, Moment, Notation, Venue};
use serde::{Deserialize, Serialize};

use super::Misfit;

/// Language tag to text.
pub(super) type Text = BTreeMap<String, String>;

pub(super) fn text(text: &LocalText) -> Text {
    text.iter().map(|(lang, text)| (lang.to_string(), text.to_owned())).collect()
}

pub(super) fn local_text(text: Text) -> Result<LocalText, Misfit> {
    text.into_iter().map(|(lang, text)| Ok((lang_tag(&lang)?, text))).collect()
}

pub(super) fn lang_tag(tag: &str) -> Result<LangTag, Misfit> {
    tag.parse().map_err(|_| Misfit::new("language", tag))
}

/// The value of a code word.
pub(super) fn coded<T: Coded>(field: &'static str, code: &str) -> Result<T, Misfit> {
    T::from_code(code).ok_or_else(|| Misfit::new(field, code))
}

pub(super) fn slugs<'a>(notations: impl IntoIterator<Item = &'a Notation>) -> Vec<String> {
    notations.into_iter().map(|n| n.as_str().to_owned()).collect()
}

pub(super) fn notation(slug: &str) -> Result<Notation, Misfit> {
    slug.parse().map_err(|_| Misfit::new("notation", slug))
}

pub(super) fn notations(slugs: &[String]) -> Result<BTreeSet<Notation>, Misfit> {
    slugs.iter().map(|slug| notation(slug)).collect()
}

pub(super) fn date(field: &'static str, text: Option<&str>) -> Result<Option<Date>, Misfit> {
    text.map(|text| text.parse().map_err(|_| Misfit::new(field, text))).transpose()
}

pub(super) fn id<T: std::str::FromStr>(field: &'static str, text: &str) -> Result<T, Misfit> {
    text.parse().map_err(|_| Misfit::new(field, text))
}

pub(super) fn licence(licence: &Option<Licence>) -> Option<String> {
    licence.as_ref().map(|l| l.0.clone())
}

/// `2026-12-31` or `2026-12-31T18:00:00`.
pub(super) fn moment_text(moment: Moment) -> String {
    match moment {
        Moment::Day(date) => date.to_string(),
        Moment::At(at) => at.to_string(),
    }
}

pub(super) fn moment(text: &str) -> Result<Moment, Misfit> {
    let read = if text.contains('T') {
        text.parse::<DateTime>().map(Moment::At)
    } else {
        text.parse::<Date>().map(Moment::Day)
    };
    read.map_err(|_| Misfit::new("moment", text))
}

pub(super) fn cents(amount: Option<Money>) -> Option<i64> {
    amount.map(Money::cents)
}

pub(super) fn is_false(value: &bool) -> bool {
    !*value
}

/// Latitude and longitude.
pub(super) type Point = (f64, f64);

pub(super) fn point(point: Option<GeoPoint>) -> Option<Point> {
    point.map(|p| (p.lat(), p.lon()))
}

pub(super) fn geo_point(point: Point) -> Result<GeoPoint, Misfit> {
    GeoPoint::new(point.0, point.1).map_err(|e| Misfit::new("point", e.to_string()))
}

#[derive(Serialize, Deserialize, Default, PartialEq)]
#[serde(default)]
pub(super) struct AddressShape {
    #[serde(skip_serializing_if = "Option::is_none")]
    street: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    postcode: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    city: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    area: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    point: Option<Point>,
    #[serde(skip_serializing_if = "Option::is_none")]
    precision: Option<String>,
}

impl AddressShape {
    pub(super) fn is_empty(&self) -> bool {
        *self == AddressShape::default()
    }

    pub(super) fn into_domain(self) -> Result<Address, Misfit> {
        Ok(Address {
            street: self.street,
            postcode: self.postcode,
            city: self.city,
            area: self.area.map(|a| id("area", &a)).transpose()?,
            point: self.point.map(geo_point).transpose()?,
            precision: match self.precision {
                Some(code) => coded("precision", &code)?,
                None => Default::default(),
            },
        })
    }
}

impl From<&Address> for AddressShape {
    fn from(it: &Address) -> AddressShape {
        AddressShape {
            street: it.street.clone(),
            postcode: it.postcode.clone(),
            city: it.city.clone(),
            area: it.area.as_ref().map(|a| a.to_string()),
            point: point(it.point),
            precision: match it.precision {
                landscape::PointPrecision::Unknown => None,
                precision => Some(precision.code().to_owned()),
            },
        }
    }
}

#[derive(Serialize, Deserialize, Default, PartialEq)]
#[serde(default)]
pub(super) struct ContactShape {
    #[serde(skip_serializing_if = "Option::is_none")]
    phone: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

impl ContactShape {
    pub(super) fn is_empty(&self) -> bool {
        *self == ContactShape::default()
    }

    pub(super) fn into_domain(self) -> Contact {
        Contact { phone: self.phone, email: self.email, url: self.url }
    }
}

impl From<&Contact> for ContactShape {
    fn from(it: &Contact) -> ContactShape {
        ContactShape { phone: it.phone.clone(), email: it.email.clone(), url: it.url.clone() }
    }
}

#[derive(Serialize, Deserialize, Default)]
#[serde(default)]
pub(super) struct VenueShape {
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    room: Option<String>,
    #[serde(skip_serializing_if = "AddressShape::is_empty")]
    address: AddressShape,
    #[serde(skip_serializing_if = "Option::is_none")]
    step_free: Option<bool>,
}

impl VenueShape {
    pub(super) fn into_domain(self) -> Result<Venue, Misfit> {
        Ok(Venue {
            place: self.place.map(|p| id("place", &p)).transpose()?,
            name: self.name,
            room: self.room,
            address: self.address.into_domain()?,
            step_free: self.step_free,
        })
    }
}

impl From<&Venue> for VenueShape {
    fn from(it: &Venue) -> VenueShape {
        VenueShape {
            place: it.place.map(|p| p.to_string()),
            name: it.name.clone(),
            room: it.room.clone(),
            address: AddressShape::from(&it.address),
            step_free: it.step_free,
        }
    }
}

/// Ages from and to.
pub(super) type Ages = (Option<u8>, Option<u8>);

pub(super) fn ages(range: AgeRange) -> Option<Ages> {
    (!range.is_open()).then_some((range.from, range.to))
}

pub(super) fn age_range(ages: Option<Ages>) -> AgeRange {
    let (from, to) = ages.unwrap_or_default();
    AgeRange { from, to }
}
