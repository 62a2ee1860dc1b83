//! The shape of a source.

use landscape::{Licence, Origin, Source};
use serde::{Deserialize, Serialize};

use super::part::is_false;

#[derive(Serialize, Deserialize)]
pub(super) struct SourceShape {
    name: String,
    licence: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    attribution: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(default, skip_serializing_if = "is_false")]
    example: bool,
}

impl SourceShape {
    pub(super) fn into_domain(self, origin: Origin) -> Source {
        Source {
            district: origin.district,
            key: origin.source,
            name: self.name,
            licence: Licence(self.licence),
            attribution: self.attribution,
            url: self.url,
            example: self.example,
        }
    }
}

impl From<&Source> for SourceShape {
    fn from(it: &Source) -> SourceShape {
        SourceShape {
            name: it.name.clone(),
            licence: it.licence.0.clone(),
            attribution: it.attribution.clone(),
            url: it.url.clone(),
            example: it.example,
        }
    }
}
