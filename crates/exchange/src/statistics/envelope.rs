//! The JSON answers of the GENESIS web service: the table inside, or what its status says.

use base::{
    Finding,
    finding::{FindingKind, Spot},
};
use serde_json::Value;

/// The document, where the bytes are one.
pub(super) fn json(bytes: &[u8]) -> Option<Value> {
    let start = bytes.iter().find(|b| !b.is_ascii_whitespace())?;
    (*start == b'{').then(|| serde_json::from_slice(bytes).ok())?
}

/// The table's text and code out of an answer of `data/table`.
///
/// # Errors
/// Every other answer, in words: what the service said, and what to do.
pub(super) fn open(json: &Value, name: &str) -> Result<(String, String), Finding> {
    let text = |pointer: &str| json.pointer(pointer).and_then(Value::as_str);
    if let Some(content) = text("/Object/Content")
        && content.lines().count() > 3
        && content.contains(';')
    {
        let code = text("/Parameter/name").unwrap_or(name);
        return Ok((content.to_owned(), code.to_owned()));
    }
    let (number, said) = match (json.pointer("/Status/Code"), json.pointer("/Code")) {
        (Some(code), _) => (code.as_i64(), text("/Status/Content")),
        (None, Some(code)) => (code.as_i64(), text("/Content")),
        (None, None) => (None, None),
    };
    let (german, english) = match (number, text("/Ident/Service")) {
        (Some(2 | 15), _) => (
            "Der Dienst hat die Zugangsdaten nicht angenommen",
            "the service did not accept the credentials",
        ),
        (Some(98), _) => (
            "Die Tabelle ist zu groß für den Dialog: als Auftrag (job=true) abrufen",
            "the table is too large for the dialogue: fetch it as a job (job=true)",
        ),
        (Some(99), _) => (
            "Das ist die Bestätigung eines Auftrags, noch keine Tabelle",
            "this confirms a job, it is no table yet",
        ),
        (Some(90 | 104), _) => (
            "Der Dienst kennt die Tabelle oder die Auswahl nicht",
            "the service does not know the table or the selection",
        ),
        (Some(0), Some("metadata" | "catalogue" | "find" | "helloworld")) => (
            "Die Antwort beschreibt eine Tabelle und enthält keine Werte",
            "the answer describes a table and holds no values",
        ),
        (Some(_), _) => ("Der Dienst meldet einen Fehler", "the service reports an error"),
        (None, _) => (
            "Das JSON ist keine Antwort eines GENESIS-Dienstes",
            "the JSON is no answer of a GENESIS service",
        ),
    };
    let kind =
        FindingKind::NotUnderstood { german: german.to_owned(), english: english.to_owned() };
    Err(Finding::fatal(kind, Spot::default().record(name), said.unwrap_or_default()))
}
