//! Areas that are there already: what a file does not say of one stays as it is known.

use std::collections::BTreeMap;

use base::AreaId;
use landscape::{Area, Boundary, Incoming};

use crate::Stock;

/// Areas and their outlines before an import.
#[derive(Debug, Default)]
pub(crate) struct KnownAreas {
    areas: BTreeMap<AreaId, Area>,
    outlines: BTreeMap<AreaId, Boundary>,
}

impl KnownAreas {
    pub(crate) async fn load(stock: &Stock<'_>) -> anyhow::Result<KnownAreas> {
        let mut tx = stock.db.read().await?;
        let areas = store::areas::all(&mut tx, stock.district).await?;
        let outlines = store::areas::boundaries(&mut tx, stock.district).await?;
        Ok(KnownAreas {
            areas: areas.into_iter().map(|area| (area.id, area)).collect(),
            outlines: outlines.into_iter().collect(),
        })
    }

    /// The record, where it is an area completed by what is known of it.
    pub(crate) fn complete(&self, incoming: Incoming) -> Incoming {
        match incoming {
            Incoming::Area(area) => match self.areas.get(&area.id) {
                Some(known) => {
                    let outline = self.outlines.get(&area.id);
                    Incoming::Area(Box::new(area.completed_by(known, outline)))
                }
                None => Incoming::Area(area),
            },
            other => other,
        }
    }
}
