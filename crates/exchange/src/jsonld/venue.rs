//! Where: `Place`, `VirtualLocation`, `PostalAddress`, `GeoCoordinates`.

use base::Spot;
use landscape::{Address, Venue};
use serde_json::Value;

use super::graph::{Graph, Node};
use crate::draft::{self, Desk, filled};

/// What the locations of an event say.
#[derive(Debug, Default)]
pub(super) struct Located {
    pub(super) venue: Option<Venue>,
    /// A location that is none on Earth.
    pub(super) online: bool,
    /// Words for features that the place has.
    pub(super) features: Vec<String>,
}

/// The locations of a node.
pub(super) fn located(
    node: Node<'_>,
    graph: &Graph<'_>,
    desk: &mut Desk<'_>,
    spot: &Spot,
) -> Located {
    let mut it = Located::default();
    for value in node.all("location").chain(node.all("serviceLocation")) {
        if let Value::String(text) = value {
            if it.venue.is_none() {
                it.venue = filled(text).map(|name| Venue { name: Some(name), ..Venue::default() });
            }
            continue;
        }
        let Some(place) = graph.node(value) else { continue };
        if place.is("VirtualLocation") {
            it.online = true;
            continue;
        }
        it.features.extend(features(place, graph));
        if it.venue.is_some() {
            continue;
        }
        let address = address(place, graph, desk, spot);
        let name = place.text("name");
        let known = name.is_some()
            || address.street.is_some()
            || address.city.is_some()
            || address.point.is_some();
        it.venue = known.then(|| Venue { name, address, ..Venue::default() });
    }
    it
}

/// Words for the features that a place says it has.
pub(super) fn features(place: Node<'_>, graph: &Graph<'_>) -> Vec<String> {
    let there = |feature: &Node<'_>| feature.text("value").is_none_or(|v| v != "false");
    graph
        .all(place, "amenityFeature")
        .into_iter()
        .filter(there)
        .filter_map(|feature| feature.text("name"))
        .collect()
}

/// The address and position of a place or organisation.
pub(super) fn address(
    place: Node<'_>,
    graph: &Graph<'_>,
    desk: &mut Desk<'_>,
    spot: &Spot,
) -> Address {
    let mut address = match graph.all(place, "address").first() {
        Some(postal) => {
            let text = |property| postal.text(property);
            let (street, postcode, city) =
                (text("streetAddress"), text("postalCode"), text("addressLocality"));
            desk.address(street.as_deref(), postcode.as_deref(), city.as_deref())
        }
        // Some write the whole address as one text.
        None => desk.address(place.text("address").as_deref(), None, None),
    };
    let geo = graph.all(place, "geo").into_iter().next().unwrap_or(place);
    if let (Some(lat), Some(lon)) = (geo.text("latitude"), geo.text("longitude")) {
        let (point, note) = draft::position(&lat, &lon);
        point.into_iter().for_each(|point| draft::place_at(&mut address, point));
        if let Some(kind) = note {
            desk.note(kind, spot.clone().field("geo"), &format!("{lat} / {lon}"));
        }
    }
    address
}
