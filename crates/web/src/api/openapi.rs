//! The description of the API (OpenAPI 3.1), made from the list of routes.

use axum::{Json, extract::State};
use serde_json::{Map, Value, json};

use crate::{
    Lang,
    route::{Kind, Route, routes},
    state::App,
};

pub(crate) async fn document(State(app): State<App>) -> Json<Value> {
    let settings = app.settings();
    let mut paths = Map::new();
    for route in routes().filter(|r| matches!(r.kind, Kind::Api | Kind::File)) {
        if route.path.starts_with("/assets") || route.path == "/favicon.ico" {
            continue;
        }
        paths.insert(route.path.to_owned(), json!({ "get": operation(route) }));
    }
    Json(json!({
        "openapi": "3.1.0",
        "info": {
            "title": settings.site_name,
            "version": "1",
            "description": "Offers, organisations and places of education. Free to use without a key; \
                each record names its source and licence.",
            "license": { "name": "EUPL-1.2", "identifier": "EUPL-1.2" },
        },
        "servers": [{ "url": settings.absolute(Lang::De, "") }],
        "paths": paths,
        "components": { "schemas": {
            "Problem": {
                "type": "object",
                "description": "RFC 9457",
                "required": ["title", "status", "detail"],
                "properties": {
                    "type": { "type": "string" },
                    "title": { "type": "string" },
                    "status": { "type": "integer" },
                    "detail": { "type": "string" },
                },
            },
            "Offers": {
                "type": "object",
                "required": ["total", "items", "facets", "relaxed", "understood"],
                "properties": {
                    "total": { "type": "integer" },
                    "items": { "type": "array", "items": { "$ref": "#/components/schemas/Offer" } },
                    "facets": { "type": "object" },
                    "relaxed": { "type": "array", "items": { "type": "object" } },
                    "understood": { "type": "array", "items": { "type": "object" } },
                },
            },
            "Offer": {
                "type": "object",
                "required": ["id", "source", "key", "kind", "title", "url", "provider", "price"],
                "properties": {
                    "id": { "type": "string", "format": "uuid" },
                    "source": { "type": "string" },
                    "key": { "type": "string", "description": "the record's own key at its source" },
                    "kind": { "type": "string" },
                    "title": { "type": "string" },
                    "url": { "type": "string", "format": "uri" },
                    "provider": { "type": "object" },
                    "price": { "type": "object" },
                },
            },
        } },
    }))
}

fn operation(route: &Route) -> Value {
    let in_path = route.path.split('{').skip(1).filter_map(|rest| rest.split('}').next());
    let path = in_path.map(|name| {
        json!({ "name": name, "in": "path", "required": true, "schema": { "type": "string" } })
    });
    let query = route.query.iter().map(|name| {
        json!({ "name": name, "in": "query", "required": false,
            "schema": { "type": "string" }, "description": about(name) })
    });
    let paged = (route.path == "/api/v1/offers").then_some(["limit", "offset"]);
    let paged = paged.into_iter().flatten().map(|name| {
        json!({ "name": name, "in": "query", "required": false,
            "schema": { "type": "integer", "minimum": 0 } })
    });
    let content = match route.path {
        "/api/v1/offers" => json!({ "$ref": "#/components/schemas/Offers" }),
        "/api/v1/offers/{id}" => json!({ "$ref": "#/components/schemas/Offer" }),
        _ => json!({}),
    };
    let media = match route.path.rsplit('.').next() {
        Some("ics") => "text/calendar",
        Some("csv") => "text/csv",
        Some("atom") => "application/atom+xml",
        _ => "application/json",
    };
    let problem = json!({ "description": "a problem", "content": {
        "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } } } });
    let id: String = route.path.chars().filter(char::is_ascii_alphanumeric).collect();
    let mut responses = json!({
        "200": { "description": route.about, "content": { media: { "schema": content } } },
        "400": problem,
        "429": problem,
    });
    if route.path.contains("{id}")
        && let Some(responses) = responses.as_object_mut()
    {
        let moved = "it went up into another entry, which `Location` names";
        responses.insert("308".to_owned(), json!({ "description": moved }));
        responses.insert("404".to_owned(), problem);
    }
    json!({
        "operationId": format!("get{id}"),
        "summary": route.about,
        "parameters": path.chain(query).chain(paged).collect::<Vec<_>>(),
        "responses": responses,
    })
}

/// What a parameter of the search means.
fn about(name: &str) -> &'static str {
    match name {
        "q" => "words, as a person would type them",
        "sort" => "relevance, date or distance",
        "near" => "a place name, a postcode, or `lat,lon`",
        "radius" => "kilometres around `near`",
        "from" | "until" => "a date, as 2026-12-31",
        "area" | "gebiet" => "an AGS",
        "year" => "a year",
        "kennzahl" => "the number of an indicator, as D8",
        "age" => "years, or a range as 6-10",
        "max-price" => "euros",
        "literal" => "1: no word is understood as a filter",
        "leave" => "`key:value` of an understood filter whose words shall be words",
        _ => "",
    }
}
