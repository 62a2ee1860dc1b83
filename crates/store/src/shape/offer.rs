//! The shape of an offer with its sessions.

use base::{Money, OfferId};
use landscape::{
    Coded, GroupTerms, LanguageLevel, Licence, Offer, Origin, Price, PriceAmount, Publication,
    Recurrence, Reduction, Schedule, Session, Validity,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    Misfit,
    part::{
        self, Ages, ContactShape, Text, VenueShape, cents, coded, date, id, is_false, lang_tag,
        local_text, moment, moment_text, notation, notations, slugs,
    },
};

#[derive(Serialize, Deserialize)]
pub(super) struct OfferShape {
    kind: String,
    title: Text,
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    summary: Text,
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    description: Text,
    provider: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    topics: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    keywords: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    audiences: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    life_phases: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    ages: Option<Ages>,
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    prerequisite: Text,
    format: String,
    #[serde(default, skip_serializing_if = "PriceShape::is_empty")]
    price: PriceShape,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    languages: Vec<(String, Option<String>)>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    accessibility: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    childcare: Option<bool>,
    capacity: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    certificate: Option<String>,
    entry: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    sessions: Vec<SessionShape>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    group: Option<GroupShape>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    registration: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(default, skip_serializing_if = "ContactShape::is_empty")]
    contact: ContactShape,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    hours: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    valid_from: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    valid_until: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    assured_at: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    licence: Option<String>,
}

#[derive(Serialize, Deserialize, Default, PartialEq)]
#[serde(default)]
struct PriceShape {
    #[serde(skip_serializing_if = "AmountShape::is_unknown")]
    amount: AmountShape,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    reductions: Vec<(String, i64)>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    funding: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
}

/// Amounts in cents.
#[derive(Serialize, Deserialize, Default, PartialEq)]
#[serde(rename_all = "snake_case")]
enum AmountShape {
    #[default]
    Unknown,
    Free,
    Fixed(i64),
    Range(i64, i64),
    OnRequest,
}

#[derive(Serialize, Deserialize)]
struct SessionShape {
    start: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    end: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    recurrence: Option<RecurrenceShape>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    venue: Option<VenueShape>,
    #[serde(default, skip_serializing_if = "is_false")]
    cancelled: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    note: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct RecurrenceShape {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    rule: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    except: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    also: Vec<String>,
}

#[derive(Serialize, Deserialize, Default)]
#[serde(default)]
struct GroupShape {
    #[serde(skip_serializing_if = "Option::is_none")]
    grades: Option<(u8, u8)>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    subjects: Vec<String>,
    size: (Option<u16>, Option<u16>),
    #[serde(skip_serializing_if = "Option::is_none")]
    minutes: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    price: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lead_days: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    season: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    by_bus: Option<bool>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    aids: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    quiet_room: Option<bool>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    loans: Vec<String>,
}

impl From<&Offer> for OfferShape {
    fn from(it: &Offer) -> OfferShape {
        OfferShape {
            kind: it.kind.code().to_owned(),
            title: part::text(&it.title),
            summary: part::text(&it.summary),
            description: part::text(&it.description),
            provider: it.provider.to_string(),
            topics: slugs(&it.topics),
            keywords: it.keywords.clone(),
            audiences: slugs(&it.audiences),
            life_phases: it.life_phases.iter().map(|p| p.code().to_owned()).collect(),
            ages: part::ages(it.ages),
            prerequisite: part::text(&it.prerequisite),
            format: it.format.code().to_owned(),
            price: PriceShape::from(&it.price),
            languages: it
                .languages
                .iter()
                .map(|l| (l.lang.to_string(), l.level.map(|level| level.code().to_owned())))
                .collect(),
            accessibility: slugs(&it.accessibility),
            childcare: it.childcare,
            capacity: it.capacity.code().to_owned(),
            certificate: it.certificate.clone(),
            entry: it.schedule.entry.code().to_owned(),
            sessions: it.schedule.sessions.iter().map(SessionShape::from).collect(),
            group: it.group.as_ref().map(GroupShape::from),
            registration: it.registration.clone(),
            url: it.url.clone(),
            contact: ContactShape::from(&it.contact),
            hours: it.hours.clone(),
            valid_from: it.validity.from.map(|d| d.to_string()),
            valid_until: it.validity.until.map(|d| d.to_string()),
            assured_at: it.assured_at.map(|d| d.to_string()),
            licence: part::licence(&it.origin.licence),
        }
    }
}

impl OfferShape {
    pub(super) fn into_domain(
        self,
        uuid: Uuid,
        mut origin: Origin,
        publication: Publication,
    ) -> Result<Offer, Misfit> {
        origin.licence = self.licence.map(Licence);
        let sessions = self.sessions.into_iter().map(SessionShape::into_domain);
        let level = |code: Option<String>| code.map(|c| coded("level", &c)).transpose();
        Ok(Offer {
            id: OfferId::from_uuid(uuid),
            origin,
            publication,
            kind: coded("kind", &self.kind)?,
            title: local_text(self.title)?,
            summary: local_text(self.summary)?,
            description: local_text(self.description)?,
            provider: id("provider", &self.provider)?,
            topics: notations(&self.topics)?,
            keywords: self.keywords,
            audiences: notations(&self.audiences)?,
            life_phases: self
                .life_phases
                .iter()
                .map(|code| coded("life_phases", code))
                .collect::<Result<_, _>>()?,
            ages: part::age_range(self.ages),
            prerequisite: local_text(self.prerequisite)?,
            format: coded("format", &self.format)?,
            price: self.price.into_domain()?,
            languages: self
                .languages
                .into_iter()
                .map(|(lang, code)| {
                    Ok(LanguageLevel { lang: lang_tag(&lang)?, level: level(code)? })
                })
                .collect::<Result<_, Misfit>>()?,
            accessibility: notations(&self.accessibility)?,
            childcare: self.childcare,
            capacity: coded("capacity", &self.capacity)?,
            certificate: self.certificate,
            schedule: Schedule {
                entry: coded("entry", &self.entry)?,
                sessions: sessions.collect::<Result<_, _>>()?,
            },
            group: self.group.map(GroupShape::into_domain).transpose()?,
            registration: self.registration,
            url: self.url,
            contact: self.contact.into_domain(),
            hours: self.hours,
            validity: Validity {
                from: date("valid_from", self.valid_from.as_deref())?,
                until: date("valid_until", self.valid_until.as_deref())?,
            },
            assured_at: date("assured_at", self.assured_at.as_deref())?,
        })
    }
}

impl PriceShape {
    fn is_empty(&self) -> bool {
        *self == PriceShape::default()
    }

    fn into_domain(self) -> Result<Price, Misfit> {
        let money = Money::from_cents;
        Ok(Price {
            amount: match self.amount {
                AmountShape::Unknown => PriceAmount::Unknown,
                AmountShape::Free => PriceAmount::Free,
                AmountShape::Fixed(amount) => PriceAmount::Fixed(money(amount)),
                AmountShape::Range(from, to) => PriceAmount::Range(money(from), money(to)),
                AmountShape::OnRequest => PriceAmount::OnRequest,
            },
            reductions: self
                .reductions
                .into_iter()
                .map(|(label, amount)| Reduction { label, amount: money(amount) })
                .collect(),
            funding: notations(&self.funding)?,
            note: self.note,
        })
    }
}

impl AmountShape {
    fn is_unknown(&self) -> bool {
        *self == AmountShape::Unknown
    }
}

impl From<&Price> for PriceShape {
    fn from(it: &Price) -> PriceShape {
        PriceShape {
            amount: match it.amount {
                PriceAmount::Unknown => AmountShape::Unknown,
                PriceAmount::Free => AmountShape::Free,
                PriceAmount::Fixed(amount) => AmountShape::Fixed(amount.cents()),
                PriceAmount::Range(from, to) => AmountShape::Range(from.cents(), to.cents()),
                PriceAmount::OnRequest => AmountShape::OnRequest,
            },
            reductions: it.reductions.iter().map(|r| (r.label.clone(), r.amount.cents())).collect(),
            funding: slugs(&it.funding),
            note: it.note.clone(),
        }
    }
}

impl From<&Session> for SessionShape {
    fn from(it: &Session) -> SessionShape {
        SessionShape {
            start: moment_text(it.start),
            end: it.end.map(moment_text),
            recurrence: it.recurrence.as_ref().map(|r| RecurrenceShape {
                rule: r.rule().map(str::to_owned),
                except: r.except.iter().map(|d| d.to_string()).collect(),
                also: r.also.iter().map(|m| moment_text(*m)).collect(),
            }),
            venue: it.venue.as_ref().map(VenueShape::from),
            cancelled: it.cancelled,
            note: it.note.clone(),
        }
    }
}

impl SessionShape {
    fn into_domain(self) -> Result<Session, Misfit> {
        let start = moment(&self.start)?;
        let recurrence = self.recurrence.map(|shape| {
            let mut it = match &shape.rule {
                Some(rule) => Recurrence::read(rule, start)
                    .map_err(|_| Misfit::new("recurrence", rule.as_str()))?,
                None => Recurrence::of_dates(Vec::new()),
            };
            let day = |text: &String| text.parse().map_err(|_| Misfit::new("except", text));
            it.except = shape.except.iter().map(day).collect::<Result<_, _>>()?;
            it.also = shape.also.iter().map(|m| moment(m)).collect::<Result<_, _>>()?;
            Ok(it)
        });
        Ok(Session {
            start,
            end: self.end.map(|end| moment(&end)).transpose()?,
            recurrence: recurrence.transpose()?,
            venue: self.venue.map(VenueShape::into_domain).transpose()?,
            cancelled: self.cancelled,
            note: self.note,
        })
    }
}

impl From<&GroupTerms> for GroupShape {
    fn from(it: &GroupTerms) -> GroupShape {
        GroupShape {
            grades: it.grades,
            subjects: it.subjects.clone(),
            size: it.size,
            minutes: it.minutes,
            price: cents(it.price),
            lead_days: it.lead_days,
            season: it.season.clone(),
            by_bus: it.by_bus,
            aids: slugs(&it.aids),
            quiet_room: it.quiet_room,
            loans: it.loans.clone(),
        }
    }
}

impl GroupShape {
    fn into_domain(self) -> Result<GroupTerms, Misfit> {
        Ok(GroupTerms {
            grades: self.grades,
            subjects: self.subjects,
            size: self.size,
            minutes: self.minutes,
            price: self.price.map(Money::from_cents),
            lead_days: self.lead_days,
            season: self.season,
            by_bus: self.by_bus,
            aids: self.aids.iter().map(|slug| notation(slug)).collect::<Result<_, _>>()?,
            quiet_room: self.quiet_room,
            loans: self.loans,
        })
    }
}
