//! Data of the map: outlines of the areas, and the places of what a search finds.

use std::sync::Arc;

use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use base::GeoPoint;
use jiff::Timestamp;
use landscape::{Offer, PointPrecision};
use serde_json::{Value, json};

use super::list::capped;
use crate::{
    Lang,
    address::Links,
    card::{Card, View},
    finding::{Asked, ask},
    frame::Reader,
    guard::Counted,
    problem::Problem,
    register::Register,
    state::App,
    stock, words,
};

/// How many offers a map shows.
const MOST: usize = 1000;

/// The map of a results page.
#[derive(Debug)]
pub(crate) struct MapView {
    pub(crate) areas: String,
    pub(crate) results: String,
    pub(crate) tiles: Option<String>,
    pub(crate) attribution: String,
    pub(crate) schematic: bool,
    /// What the map leaves out.
    pub(crate) note: Option<String>,
}

impl MapView {
    pub(crate) async fn of(
        app: &App,
        links: &Links,
        whole: &Asked,
        lang: Lang,
        total: u64,
    ) -> Result<MapView, Problem> {
        let outlines = outlines(app).await?;
        let base = app.settings().base_map.as_ref();
        let mut attribution = outlines.attribution.clone();
        if let Some(base) = base {
            attribution = format!("{} {attribution}", base.attribution).trim().to_owned();
        }
        if outlines.schematic && attribution.is_empty() {
            attribution = words::text(lang, "map-schematic-short").into_owned();
        }
        Ok(MapView {
            areas: links.plain("/karte/gebiete.json"),
            results: links.to(&whole.at("/karte/angebote.json")),
            tiles: base.map(|base| links.plain(&base.tiles)),
            attribution,
            schematic: outlines.schematic,
            note: capped(lang, "cap-map", MOST, total),
        })
    }
}

/// The outlines as they are sent, made anew every few minutes.
#[derive(Debug, Default)]
pub(crate) struct Outlines {
    json: String,
    pub(crate) schematic: bool,
    attribution: String,
    made: Timestamp,
}

/// Outlines change when an area file is imported: after this many seconds they are looked up again.
const FRESH: i64 = 300;

pub(crate) async fn outlines(app: &App) -> Result<Arc<Outlines>, Problem> {
    let now = app.now();
    let kept = app.outlines.lock().map(|kept| Arc::clone(&kept)).unwrap_or_default();
    if !kept.json.is_empty() && now.duration_since(kept.made).as_secs().abs() < FRESH {
        return Ok(kept);
    }
    let made = Arc::new(make(app, now).await?);
    if let Ok(mut kept) = app.outlines.lock() {
        *kept = Arc::clone(&made);
    }
    Ok(made)
}

async fn make(app: &App, now: Timestamp) -> Result<Outlines, Problem> {
    let mut tx = app.state.db.read().await?;
    let boundaries = store::areas::boundaries(&mut tx, &app.state.district).await?;
    drop(tx);
    let register = Register::of(app).await?;
    let mut schematic = false;
    let mut attributions = Vec::new();
    let mut features = Vec::new();
    for area in &register.municipalities {
        let Some((_, boundary)) = boundaries.iter().find(|(id, _)| *id == area.id) else {
            continue;
        };
        schematic |= boundary.schematic;
        let line = register.source(&area.origin.source).and_then(|s| s.attribution.clone());
        if let Some(line) = line
            && !attributions.contains(&line)
        {
            attributions.push(line);
        }
        let rings: Vec<Vec<Vec<[f64; 2]>>> = boundary
            .polygons
            .iter()
            .map(|rings| rings.iter().map(|ring| ring.iter().map(position).collect()).collect())
            .collect();
        features.push(json!({
            "type": "Feature",
            "properties": {
                "ags": area.ags.as_str(),
                "name": landscape::gazetteer::short_name(&area.name),
                "population": area.population,
                "centre": area.centre.as_ref().map(position),
            },
            "geometry": { "type": "MultiPolygon", "coordinates": rings },
        }));
    }
    let json = json!({ "type": "FeatureCollection", "features": features }).to_string();
    Ok(Outlines { json, schematic, attribution: attributions.join(", "), made: now })
}

/// Longitude and latitude to some 10 cm.
fn position(point: &GeoPoint) -> [f64; 2] {
    let short = |degrees: f64| (degrees * 1e6).round() / 1e6;
    [short(point.lon()), short(point.lat())]
}

fn geojson(body: String, seconds: &'static str) -> Response {
    ([(header::CONTENT_TYPE, "application/geo+json"), (header::CACHE_CONTROL, seconds)], body)
        .into_response()
}

/// Outlines of the municipalities.
pub(crate) async fn areas(State(app): State<App>) -> Result<Response, Problem> {
    Ok(geojson(outlines(&app).await?.json.clone(), "public, max-age=300"))
}

/// Places of what a search finds.
pub(crate) async fn found(
    State(app): State<App>,
    reader: Reader,
    _: Counted,
) -> Result<Response, Problem> {
    let today = app.today();
    let mut request = Asked::read(&reader.query).request(today, MOST);
    request.facets = false;
    let answer = ask(&app, request).await?;
    let ids: Vec<_> = answer.hits.iter().map(|hit| hit.id).collect();
    let (offers, register) = stock::offers(&app, &ids, today).await?;
    let view = View { lang: reader.lang, links: &reader.links, today };
    let features: Vec<Value> = offers
        .iter()
        .filter_map(|offer| {
            let point = point(offer, &register, today)?;
            let card = Card::of(offer, &register, view, None);
            Some(json!({
                "type": "Feature",
                "properties": {
                    "url": card.url,
                    "title": card.title.text,
                    "detail": format!("{} · {}", card.when, card.place),
                },
                "geometry": { "type": "Point", "coordinates": position(&point) },
            }))
        })
        .collect();
    let body = json!({ "type": "FeatureCollection", "features": features }).to_string();
    Ok(geojson(body, "no-cache"))
}

/// Where the next date takes place, as well as it is known.
fn point(offer: &Offer, register: &Register, today: jiff::civil::Date) -> Option<GeoPoint> {
    let next = offer.schedule.next(today);
    let venue = next
        .as_ref()
        .and_then(|meeting| meeting.session.venue.as_ref())
        .or_else(|| offer.schedule.sessions.iter().find_map(|s| s.venue.as_ref()))?;
    let place = venue.place.and_then(|id| register.place(id)).map(|place| &place.address);
    let exact = |address: &&landscape::Address| address.precision == PointPrecision::Exact;
    let all = [Some(&venue.address), place];
    let addresses = all.iter().flatten().copied();
    addresses
        .clone()
        .find(|a| exact(a) && a.point.is_some())
        .or_else(|| addresses.clone().find(|a| a.point.is_some()))
        .and_then(|address| address.point)
}
