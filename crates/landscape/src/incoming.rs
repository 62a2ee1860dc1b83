//! What an importer hands over, record by record, and what it has to know to make domain values.

use base::{Ags, AreaId, OfferId, OrganisationId, PlaceId, RecordKey, SourceKey};
use jiff::Timestamp;

use crate::{Area, Gazetteer, Offer, Organisation, Origin, Place, Vocabularies};

/// One thing read from a source.
#[derive(Debug, Clone, PartialEq)]
pub enum Incoming {
    /// Said once, as soon as the source tells it; a source that says nothing is [`Coverage::Full`].
    Coverage(Coverage),
    Organisation(Box<Organisation>),
    Place(Box<Place>),
    Offer(Box<Offer>),
    Area(Box<Area>),
    /// The source takes back the offer of this key.
    Gone(RecordKey),
}

/// Whether what is not named is gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coverage {
    /// The whole stock of the source: what it does not name is gone.
    Full,
    /// Changes only: what it does not name stays.
    Incremental,
}

/// What an importer needs to know beside the file.
#[derive(Debug, Clone, Copy)]
pub struct Intake<'a> {
    pub district: &'a Ags,
    pub source: &'a SourceKey,
    pub retrieved_at: Timestamp,
    pub vocabularies: &'a Vocabularies,
    /// Finds municipalities and positions for addresses.
    pub gazetteer: &'a Gazetteer,
}

impl Intake<'_> {
    /// The origin of the record that the source calls `key`.
    pub fn origin(&self, key: RecordKey) -> Origin {
        Origin {
            district: self.district.clone(),
            source: self.source.clone(),
            key,
            licence: None,
            retrieved_at: self.retrieved_at,
        }
    }

    pub fn offer_id(&self, key: &RecordKey) -> OfferId {
        OfferId::derived(self.district, self.source, key)
    }

    pub fn organisation_id(&self, key: &RecordKey) -> OrganisationId {
        OrganisationId::derived(self.district, self.source, key)
    }

    pub fn place_id(&self, key: &RecordKey) -> PlaceId {
        PlaceId::derived(self.district, self.source, key)
    }

    pub fn area_id(&self, key: &RecordKey) -> AreaId {
        AreaId::derived(self.district, self.source, key)
    }
}

impl Offer {
    /// Moves every date of the offer by whole days; `None` where one would leave the calendar.
    ///
    /// Used to keep a demo stock in the present: moved by weeks, each date keeps its weekday.
    pub fn plus_days(mut self, days: i64) -> Option<Offer> {
        let shift = |date| Some(crate::Moment::Day(date).plus_days(days)?.date());
        for session in &mut self.schedule.sessions {
            session.start = session.start.plus_days(days)?;
            session.end = match session.end {
                Some(end) => Some(end.plus_days(days)?),
                None => None,
            };
            session.recurrence = match &session.recurrence {
                Some(recurrence) => Some(recurrence.plus_days(days)?),
                None => None,
            };
        }
        for side in [&mut self.validity.from, &mut self.validity.until, &mut self.assured_at] {
            if let Some(date) = *side {
                *side = Some(shift(date)?);
            }
        }
        Some(self)
    }
}
