//! How records look at rest: versioned JSON, apart from the domain types.
//!
//! Domain types know no serialisation. Each has a twin here that is turned into JSON ([`write`]) and back
//! ([`read`]); what it holds is what the record *says*. Identity, editorial state and the time of reading
//! stand in columns beside it ([`crate::record`]), so that the hash of a body changes only when its content does.
//! Fields that this version does not know are ignored; a version above [`VERSION`] is refused. Empty values are not
//! written. The same bodies are the lines of a backup.
//!
//! Not here: which columns are queried ([`crate::record`]).

mod area;
mod offer;
mod organisation;
mod part;
mod place;
mod source;

use base::LocalText;
use landscape::{Boundary, Origin, Publication};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::{
    StoreError,
    files::FileHash,
    record::{Record, RecordKind},
};

/// The version of all shapes together. Raised when an older program would misread a body.
pub(crate) const VERSION: u32 = 1;

/// A body does not hold what its version promises.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{field}` holds `{given}`")]
pub(crate) struct Misfit {
    pub(crate) field: &'static str,
    pub(crate) given: String,
}

impl Misfit {
    pub(crate) fn new(field: &'static str, given: impl Into<String>) -> Misfit {
        Misfit { field, given: given.into() }
    }
}

/// The version alone, read first.
#[derive(Deserialize)]
struct Version {
    v: u32,
}

/// The JSON of `record`; the outline of an area is named by its hash.
pub(crate) fn write(record: &Record, outline: Option<&str>) -> Result<String, StoreError> {
    fn json<T: Serialize>(is: T) -> Result<String, StoreError> {
        // The version goes in front by hand: serde's `flatten` would cost a map a record.
        let body = serde_json::to_string(&is).map_err(StoreError::shape)?;
        let rest = body.strip_prefix('{').unwrap_or(&body);
        let comma = if rest == "}" { "" } else { "," };
        Ok(format!("{{\"v\":{VERSION}{comma}{rest}"))
    }
    match record {
        Record::Source(it) => json(source::SourceShape::from(it)),
        Record::Area(it) => json(area::AreaShape::of(it, outline)),
        Record::Organisation(it) => json(organisation::OrganisationShape::from(&**it)),
        Record::Place(it) => json(place::PlaceShape::from(&**it)),
        Record::Offer(it) => json(offer::OfferShape::from(&**it)),
    }
}

/// What stands beside a body in columns.
pub(crate) struct Beside {
    pub(crate) kind: RecordKind,
    pub(crate) id: uuid::Uuid,
    pub(crate) origin: Origin,
    pub(crate) publication: Publication,
}

/// The record that `body` and its columns make.
pub(crate) fn read(body: &str, beside: Beside) -> Result<Record, StoreError> {
    let corrupt =
        |what: String| StoreError::Corrupt(format!("{} {}: {what}", beside.kind.code(), beside.id));
    let version: Version = serde_json::from_str(body).map_err(|e| corrupt(e.to_string()))?;
    if version.v > VERSION {
        return Err(corrupt(format!(
            "the body has version {}, this program knows {VERSION}",
            version.v
        )));
    }
    fn json<T: DeserializeOwned>(body: &str) -> Result<T, String> {
        serde_json::from_str(body).map_err(|e| e.to_string())
    }
    let misfit = |m: Misfit| m.to_string();
    let (id, publication, origin) = (beside.id, beside.publication, beside.origin.clone());
    let record = match beside.kind {
        RecordKind::Source => {
            json::<source::SourceShape>(body).map(|s| Record::Source(s.into_domain(origin)))
        }
        RecordKind::Area => json::<area::AreaShape>(body)
            .and_then(|s| s.into_domain(id, origin).map_err(misfit))
            .map(|it| Record::Area(Box::new(it))),
        RecordKind::Organisation => json::<organisation::OrganisationShape>(body)
            .and_then(|s| s.into_domain(id, origin, publication).map_err(misfit))
            .map(|it| Record::Organisation(Box::new(it))),
        RecordKind::Place => json::<place::PlaceShape>(body)
            .and_then(|s| s.into_domain(id, origin, publication).map_err(misfit))
            .map(|it| Record::Place(Box::new(it))),
        RecordKind::Offer => json::<offer::OfferShape>(body)
            .and_then(|s| s.into_domain(id, origin, publication).map_err(misfit))
            .map(|it| Record::Offer(Box::new(it))),
    };
    record.map_err(corrupt)
}

/// A text in its languages, as JSON.
pub(crate) fn write_text(text: &LocalText) -> Result<String, StoreError> {
    serde_json::to_string(&part::text(text)).map_err(StoreError::shape)
}

/// The text that [`write_text`] wrote.
pub(crate) fn read_text(json: &str) -> Result<LocalText, StoreError> {
    let text: part::Text = serde_json::from_str(json).map_err(StoreError::shape)?;
    part::local_text(text).map_err(|m| StoreError::Corrupt(m.to_string()))
}

/// The JSON of an outline.
pub(crate) fn write_outline(outline: &Boundary) -> Result<String, StoreError> {
    serde_json::to_string(&area::OutlineShape::from(outline)).map_err(StoreError::shape)
}

/// The outline that `body` describes.
pub(crate) fn read_outline(body: &str) -> Result<Boundary, StoreError> {
    let shape: area::OutlineShape = serde_json::from_str(body).map_err(StoreError::shape)?;
    shape.into_domain().map_err(|m| StoreError::Corrupt(format!("an outline: {m}")))
}

/// The hash of the outline that an area's body names.
pub(crate) fn outline_of(body: &str) -> Result<Option<Vec<u8>>, StoreError> {
    #[derive(Deserialize)]
    struct Names {
        outline: Option<String>,
    }
    let names: Names = serde_json::from_str(body).map_err(StoreError::shape)?;
    let hash = names.outline.map(|hex| hex.parse::<FileHash>()).transpose();
    Ok(hash.map_err(|e| StoreError::Corrupt(e.to_string()))?.map(|hash| hash.bytes().to_vec()))
}

#[cfg(test)]
mod tests;
