//! Whether a postcode and a town lie in the district.
//!
//! Postcodes cross borders and names occur twice: a postcode that the district has counts unless the
//! town is known elsewhere; a town's name alone counts only near the district's postcodes.

use std::collections::BTreeMap;

use base::Ags;
use landscape::{AreaLevel, Intake, gazetteer::Entry};

pub(super) struct District<'a> {
    intake: &'a Intake<'a>,
    /// First three digits of a postcode to whether the district has any like that.
    near: BTreeMap<String, bool>,
}

impl<'a> District<'a> {
    pub(super) fn new(intake: &'a Intake<'a>) -> District<'a> {
        District { intake, near: BTreeMap::new() }
    }

    /// Whether anything of the district is known.
    pub(super) fn is_known(&self) -> bool {
        self.intake.gazetteer.names().any(|(_, entry)| self.holds(entry))
    }

    fn holds(&self, entry: &Entry) -> bool {
        self.intake.district.contains(&entry.ags)
    }

    /// The municipality, where it lies in the district.
    pub(super) fn municipality(
        &mut self,
        postcode: Option<&str>,
        city: Option<&str>,
    ) -> Option<Ags> {
        let gazetteer = self.intake.gazetteer;
        let local = |e: &&Entry| matches!(e.level, AreaLevel::Municipality | AreaLevel::Part);
        let named: Vec<&Entry> = city
            .map(|city| gazetteer.by_name(city))
            .unwrap_or_default()
            .into_iter()
            .filter(local)
            .collect();
        let coded = postcode.map(|code| gazetteer.by_postcode(code)).unwrap_or_default();
        let here =
            |entries: &[&Entry]| entries.iter().find(|e| self.holds(e)).map(|e| e.ags.clone());
        let both = named.iter().find(|e| self.holds(e) && coded.iter().any(|c| c.ags == e.ags));
        if let Some(both) = both {
            return Some(both.ags.clone());
        }
        match (here(&coded), here(&named)) {
            // The postcode is ours, the town is ours or unknown.
            (Some(_), Some(town)) => Some(town),
            (Some(area), None) if named.is_empty() => Some(area),
            // The town is ours by name; its postcode is not known, but like ours.
            (None, Some(town)) if coded.is_empty() => match postcode {
                Some(postcode) => self.is_near(postcode).then_some(town),
                None => Some(town),
            },
            _ => None,
        }
    }

    fn is_near(&mut self, postcode: &str) -> bool {
        let Some(start) = postcode.get(..3) else { return false };
        if let Some(known) = self.near.get(start) {
            return *known;
        }
        let near = (0..100).any(|rest| {
            let entries = self.intake.gazetteer.by_postcode(&format!("{start}{rest:02}"));
            entries.iter().any(|entry| self.holds(entry))
        });
        self.near.insert(start.to_owned(), near);
        near
    }
}
