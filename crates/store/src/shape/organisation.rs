//! The shape of an organisation, with what the registers of schools and Kitas add.

use base::OrganisationId;
use landscape::{Coded, KitaEntry, Licence, Organisation, Origin, Publication, RunBy, SchoolEntry};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    Misfit,
    part::{
        self, AddressShape, Ages, ContactShape, Text, coded, date, id, is_false, local_text,
        notations, slugs,
    },
};

#[derive(Serialize, Deserialize)]
pub(super) struct OrganisationShape {
    name: Text,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    kinds: Vec<String>,
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    description: Text,
    #[serde(default, skip_serializing_if = "is_false")]
    provider: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    run_by: Option<RunByShape>,
    #[serde(default, skip_serializing_if = "AddressShape::is_empty")]
    address: AddressShape,
    #[serde(default, skip_serializing_if = "ContactShape::is_empty")]
    contact: ContactShape,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    opening_hours: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    accessibility: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    school: Option<SchoolShape>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    kita: Option<KitaShape>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    assured_at: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    licence: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum RunByShape {
    Organisation(String),
    Named(String),
}

#[derive(Serialize, Deserialize)]
struct SchoolShape {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    number: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    form: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    all_day: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    catchment: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    open_day: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    lift: Option<bool>,
}

#[derive(Serialize, Deserialize)]
struct KitaShape {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    ages: Option<Ages>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    hours: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    application: Option<String>,
}

impl From<&Organisation> for OrganisationShape {
    fn from(it: &Organisation) -> OrganisationShape {
        OrganisationShape {
            name: part::text(&it.name),
            kinds: slugs(&it.kinds),
            description: part::text(&it.description),
            provider: it.provider,
            run_by: it.run_by.as_ref().map(|by| match by {
                RunBy::Organisation(id) => RunByShape::Organisation(id.to_string()),
                RunBy::Named(name) => RunByShape::Named(name.clone()),
            }),
            address: AddressShape::from(&it.address),
            contact: ContactShape::from(&it.contact),
            opening_hours: it.opening_hours.clone(),
            accessibility: slugs(&it.accessibility),
            school: it.school.as_ref().map(|s| SchoolShape {
                number: s.number.clone(),
                form: s.form.clone(),
                all_day: s.all_day.map(|a| a.code().to_owned()),
                catchment: s.catchment.clone(),
                open_day: s.open_day.map(|d| d.to_string()),
                lift: s.lift,
            }),
            kita: it.kita.as_ref().map(|k| KitaShape {
                ages: part::ages(k.ages),
                hours: k.hours.clone(),
                application: k.application.clone(),
            }),
            assured_at: it.assured_at.map(|d| d.to_string()),
            licence: part::licence(&it.origin.licence),
        }
    }
}

impl OrganisationShape {
    pub(super) fn into_domain(
        self,
        uuid: Uuid,
        mut origin: Origin,
        publication: Publication,
    ) -> Result<Organisation, Misfit> {
        origin.licence = self.licence.map(Licence);
        Ok(Organisation {
            id: OrganisationId::from_uuid(uuid),
            origin,
            publication,
            name: local_text(self.name)?,
            kinds: notations(&self.kinds)?,
            description: local_text(self.description)?,
            provider: self.provider,
            run_by: match self.run_by {
                Some(RunByShape::Organisation(by)) => Some(RunBy::Organisation(id("run_by", &by)?)),
                Some(RunByShape::Named(name)) => Some(RunBy::Named(name)),
                None => None,
            },
            address: self.address.into_domain()?,
            contact: self.contact.into_domain(),
            opening_hours: self.opening_hours,
            accessibility: notations(&self.accessibility)?,
            school: self.school.map(SchoolShape::into_domain).transpose()?,
            kita: self.kita.map(|k| KitaEntry {
                ages: part::age_range(k.ages),
                hours: k.hours,
                application: k.application,
            }),
            assured_at: date("assured_at", self.assured_at.as_deref())?,
        })
    }
}

impl SchoolShape {
    fn into_domain(self) -> Result<SchoolEntry, Misfit> {
        Ok(SchoolEntry {
            number: self.number,
            form: self.form,
            all_day: self.all_day.map(|a| coded("all_day", &a)).transpose()?,
            catchment: self.catchment,
            open_day: date("open_day", self.open_day.as_deref())?,
            lift: self.lift,
        })
    }
}
