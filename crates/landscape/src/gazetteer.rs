//! Names and postcodes of a region: from what people write to a municipality and a position.

use std::collections::BTreeMap;

use base::{Ags, GeoPoint};

use crate::{Address, Area, AreaLevel, PointPrecision, matching::fold};

/// One place name that can be meant.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    pub name: String,
    pub ags: Ags,
    pub level: AreaLevel,
    pub centre: Option<GeoPoint>,
    pub population: u32,
}

/// All names of the areas it was made from, with the ways in which people shorten them.
#[derive(Debug, Clone, Default)]
pub struct Gazetteer {
    entries: Vec<Entry>,
    /// Folded name to entries, the most populous first.
    names: BTreeMap<String, Vec<usize>>,
    postcodes: BTreeMap<String, Vec<usize>>,
}

impl Gazetteer {
    pub fn new<'a>(areas: impl IntoIterator<Item = &'a Area>) -> Gazetteer {
        let mut it = Gazetteer::default();
        for area in areas {
            let at = it.entries.len();
            it.entries.push(Entry {
                name: short_name(&area.name).to_owned(),
                ags: area.ags.clone(),
                level: area.level,
                centre: area.centre,
                population: area.population.unwrap_or(0),
            });
            for name in spellings(&area.name) {
                it.names.entry(name).or_default().push(at);
            }
            if matches!(area.level, AreaLevel::Municipality | AreaLevel::Part) {
                for postcode in &area.postcodes {
                    it.postcodes.entry(postcode.clone()).or_default().push(at);
                }
            }
        }
        let weight = |at: &usize| {
            it.entries
                .get(*at)
                .map(|e| (e.level != AreaLevel::Municipality, u32::MAX - e.population))
        };
        for list in it.names.values_mut().chain(it.postcodes.values_mut()) {
            list.sort_by_key(weight);
            list.dedup();
        }
        it
    }

    /// What a name can mean, municipalities first, then by population. Spelling with ae/oe/ue, case and
    /// suffixes as "(Luhe), Stadt" do not matter.
    pub fn by_name(&self, name: &str) -> Vec<&Entry> {
        self.named(&fold(name))
    }

    /// Municipalities and parts with this postcode, the most populous first.
    pub fn by_postcode(&self, postcode: &str) -> Vec<&Entry> {
        let list = self.postcodes.get(postcode.trim());
        list.into_iter().flatten().filter_map(|at| self.entries.get(*at)).collect()
    }

    /// All folded names, for completing what somebody types.
    pub fn names(&self) -> impl Iterator<Item = (&str, &Entry)> {
        self.names
            .iter()
            .filter_map(|(name, list)| Some((name.as_str(), self.entries.get(*list.first()?)?)))
    }

    fn named(&self, folded: &str) -> Vec<&Entry> {
        let list = self.names.get(folded);
        list.into_iter().flatten().filter_map(|at| self.entries.get(*at)).collect()
    }

    /// Fills municipality and position of an address as far as name and postcode tell; what the source
    /// gave stays.
    pub fn complete(&self, address: &mut Address) {
        let by_postcode =
            address.postcode.as_deref().map(|p| self.by_postcode(p)).unwrap_or_default();
        let by_name = address.city.as_deref().map(|c| self.by_name(c)).unwrap_or_default();
        let local = |e: &&&Entry| matches!(e.level, AreaLevel::Municipality | AreaLevel::Part);
        let both = by_name.iter().find(|e| local(e) && by_postcode.iter().any(|p| p.ags == e.ags));
        let found = both.or_else(|| by_name.iter().find(local)).or_else(|| by_postcode.first());
        let Some(found) = found else { return };
        if address.area.is_none() {
            address.area = Some(found.ags.clone());
        }
        if address.point.is_none() {
            address.point = found.centre;
            address.precision = match found.centre {
                Some(_) => PointPrecision::Municipality,
                None => PointPrecision::Unknown,
            };
        }
    }
}

/// The name without the title that the official directory hangs on: "Winsen (Luhe), Stadt".
pub fn short_name(name: &str) -> &str {
    name.split(',').next().unwrap_or(name).trim()
}

/// The ways in which people write a name, folded: whole, without brackets, without "in der ..." or "am ...".
fn spellings(name: &str) -> Vec<String> {
    let short = short_name(name);
    let mut all = vec![fold(name), fold(short)];
    if let Some((before, _)) = short.split_once('(') {
        all.push(fold(before));
    }
    for joint in [" in der ", " an der ", " am ", " im ", " bei ", " i.d.", "/"] {
        if let Some((before, _)) = short.split_once(joint) {
            all.push(fold(before));
        }
    }
    for kind in ["Samtgemeinde ", "Landkreis ", "Stadt ", "Hansestadt ", "Freie und Hansestadt "] {
        if let Some(rest) = short.strip_prefix(kind) {
            all.push(fold(rest));
        }
    }
    all.sort();
    all.dedup();
    all.retain(|name| !name.is_empty());
    all
}

#[cfg(test)]
mod tests;
