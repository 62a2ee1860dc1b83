//! Pages that can be read without any program but a browser, offline and for decades: plain HTML, no script, no style
//! from elsewhere.
//!
//! They are made from the JSON of an offer, so that no field can be forgotten; a field without a German name is called
//! by its own. They stand in a folder that is handed over, not in the portal.

use std::fmt::Write;

use serde_json::Value;

use crate::html::{clean, escape_into};

/// The fields of our JSON in German.
pub const FIELDS: &[(&str, &str)] = &[
    ("accessibility", "Barrierefreiheit"),
    ("ages", "Alter"),
    ("aids", "Hilfen"),
    ("also", "auch am"),
    ("area", "Gemeindeschlüssel"),
    ("assured_at", "zuletzt bestätigt"),
    ("audiences", "Zielgruppen"),
    ("by_bus", "mit dem Bus erreichbar"),
    ("cancelled", "abgesagt"),
    ("capacity", "Plätze"),
    ("cents", "Cent"),
    ("cents_to", "bis Cent"),
    ("certificate", "Abschluss"),
    ("childcare", "Kinderbetreuung"),
    ("city", "Ort"),
    ("contact", "Kontakt"),
    ("description", "Beschreibung"),
    ("email", "E-Mail"),
    ("end", "Ende"),
    ("entry", "Einstieg"),
    ("except", "nicht am"),
    ("format", "Teilnahme"),
    ("from", "von"),
    ("funding", "Förderung"),
    ("grades", "Klassenstufen"),
    ("group", "für Gruppen"),
    ("hours", "Zeiten"),
    ("id", "Kennung"),
    ("key", "Schlüssel der Quelle"),
    ("keywords", "Stichworte"),
    ("kind", "Art"),
    ("label", "Bezeichnung"),
    ("lang", "Sprache"),
    ("languages", "Sprachen"),
    ("lat", "geografische Breite"),
    ("lead_days", "Vorlauf in Tagen"),
    ("level", "Niveau"),
    ("licence", "Lizenz"),
    ("life_phases", "Lebensphasen"),
    ("loans", "zum Ausleihen"),
    ("lon", "geografische Länge"),
    ("minutes", "Minuten"),
    ("name", "Name"),
    ("note", "Anmerkung"),
    ("page", "Seite im Portal"),
    ("phone", "Telefon"),
    ("place", "Kennung des Lernorts"),
    ("postcode", "Postleitzahl"),
    ("precision", "Genauigkeit der Lage"),
    ("prerequisite", "Voraussetzungen"),
    ("price", "Preis"),
    ("price_cents", "Preis in Cent"),
    ("provider", "Anbieter"),
    ("quiet_room", "Ruheraum"),
    ("reductions", "Ermäßigungen"),
    ("registration", "Anmeldung"),
    ("room", "Raum"),
    ("rule", "Wiederholung (RFC 5545)"),
    ("season", "Saison"),
    ("sessions", "Termine"),
    ("size", "Größe"),
    ("source", "Quelle"),
    ("start", "Beginn"),
    ("state", "Stand"),
    ("step_free", "stufenlos"),
    ("street", "Straße"),
    ("subjects", "Fächer"),
    ("summary", "Kurz"),
    ("title", "Titel"),
    ("titles", "Titel in allen Sprachen"),
    ("to", "bis"),
    ("topics", "Themen"),
    ("url", "Internetadresse"),
    ("valid_from", "gilt ab"),
    ("valid_until", "gilt bis"),
    ("venue", "Ort des Termins"),
];

/// A whole page; `body` is HTML.
pub fn page(title: &str, body: &str) -> String {
    let title = text(title);
    format!(
        "<!DOCTYPE html>\n<html lang=\"de\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" \
         content=\"width=device-width\">\n<title>{title}</title>\n<style>body{{max-width:45rem;margin:1rem \
         auto;padding:0 1rem;font-family:sans-serif;line-height:1.5}}dd{{margin:0 0 .3rem 1.5rem}}\
         img{{max-width:100%;height:auto}}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n{body}</main>\n\
         </body>\n</html>\n"
    )
}

/// Text as HTML.
pub fn text(text: &str) -> String {
    let mut html = String::new();
    escape_into(text, &mut html);
    html
}

/// A value of our JSON with everything in it, as a list of its fields.
pub fn value(value: &Value) -> String {
    let mut html = String::new();
    put(value, &mut html);
    html
}

fn put(value: &Value, html: &mut String) {
    match value {
        Value::Object(fields) => {
            html.push_str("<dl>\n");
            for (field, value) in fields {
                let known = FIELDS.iter().find(|(name, _)| name == field);
                html.push_str("<dt>");
                escape_into(known.map_or(field.as_str(), |(_, german)| german), html);
                html.push_str("</dt><dd>");
                put(value, html);
                html.push_str("</dd>\n");
            }
            html.push_str("</dl>\n");
        }
        Value::Array(list) => {
            html.push_str("<ul>\n");
            for value in list {
                html.push_str("<li>");
                put(value, html);
                html.push_str("</li>\n");
            }
            html.push_str("</ul>\n");
        }
        Value::String(said) if said.contains('<') => html.push_str(&clean(said)),
        Value::String(said) if said.starts_with("https://") || said.starts_with("http://") => {
            let said = text(said).replace('"', "&quot;");
            let _infallible = write!(html, "<a href=\"{said}\">{said}</a>");
        }
        Value::String(said) => escape_into(said, html),
        Value::Bool(true) => html.push_str("ja"),
        Value::Bool(false) => html.push_str("nein"),
        Value::Number(number) => {
            let _infallible = write!(html, "{number}");
        }
        Value::Null => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn every_field_is_named_and_nothing_of_a_text_becomes_markup() {
        let offer = json!({
            "title": "Töpfern & mehr\"",
            "description": {"de": "<p>Gut</p><script>alert(1)</script>"},
            "sessions": [{"start": "2026-12-01T18:00:00", "cancelled": true}],
            "url": "https://example.org/?a=1&b=\"x",
            "unheard_of": 3,
        });
        let html = value(&offer);
        for said in [
            "<dt>Titel</dt><dd>Töpfern &amp; mehr",
            "<p>Gut</p>",
            "<dt>Beginn</dt>",
            "<dd>ja</dd>",
            "<dt>unheard_of</dt><dd>3</dd>",
            "href=\"https://example.org/?a=1&amp;b=&quot;x\"",
        ] {
            assert!(html.contains(said), "{said}: {html}");
        }
        assert!(!html.contains("script"), "{html}");
        assert!(page("<b>", "").contains("<title>&lt;b&gt;</title>"));
    }
}
