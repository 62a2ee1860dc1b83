//! schema.org in: courses, events, services, places and organisations as JSON-LD, in a file or in a page.
//!
//! Understood is the compact form that pages use: one node, a list, or a `@graph`, values single or in
//! lists, references by `@id` within the document, texts with or without a language. No context is ever
//! fetched. A document is held whole: at most [`limits::JSON`] bytes, a page [`limits::WHOLE`].

mod graph;
mod offer;
mod venue;
mod when;

use std::{collections::VecDeque, io::BufRead};

use base::{Finding, FindingKind, Spot};
use landscape::{Incoming, Intake};
use serde_json::Value;

use crate::{
    draft::Desk,
    encoding, limits,
    reading::{Reading, Steps},
};
use graph::Graph;
use offer::Mapper;

/// What a finding calls a file that is something else.
const FORMAT: &str = "JSON-LD (schema.org)";

/// Reads a `.json` or `.jsonld` file.
pub fn records<'a, R: BufRead + 'a>(
    reader: R,
    intake: &'a Intake<'a>,
) -> impl Iterator<Item = Result<Incoming, Finding>> + 'a {
    let documents = match limits::whole_within(reader, limits::JSON) {
        Ok(bytes) => vec![parsed(&encoding::text(&bytes))],
        Err(finding) => vec![Err(finding)],
    };
    Nodes::read(documents, intake)
}

/// Reads the JSON-LD that stands in a web page.
pub fn html<'a, R: BufRead + 'a>(
    reader: R,
    intake: &'a Intake<'a>,
) -> impl Iterator<Item = Result<Incoming, Finding>> + 'a {
    let documents = match limits::whole(reader) {
        Ok(bytes) => blocks(&encoding::text(&bytes)),
        Err(finding) => vec![Err(finding)],
    };
    Nodes::read(documents, intake)
}

fn parsed(text: &str) -> Result<Value, Finding> {
    let text = text.trim_start_matches('\u{feff}').trim();
    if !text.starts_with(['{', '[']) {
        let given: String = text.chars().take(60).collect();
        return Err(Finding::fatal(FindingKind::NotThisFormat(FORMAT), Spot::line(1), &given));
    }
    serde_json::from_str(text).map_err(|error| {
        let line = u64::try_from(error.line()).unwrap_or(1);
        Finding::fatal(FindingKind::Broken(error.to_string()), Spot::line(line), "")
    })
}

/// The documents of all `<script type="application/ld+json">` of a page.
fn blocks(page: &str) -> Vec<Result<Value, Finding>> {
    // ASCII lower case keeps every byte where it was.
    let lower = page.to_ascii_lowercase();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = lower.get(at..).and_then(|rest| rest.find("<script")) {
        let start = at + start;
        let Some(open) = lower.get(start..).and_then(|r| r.find('>')).map(|o| start + o + 1) else {
            break;
        };
        let end =
            lower.get(open..).and_then(|r| r.find("</script")).map_or(page.len(), |e| open + e);
        at = end;
        if !lower.get(start..open).is_some_and(|tag| tag.contains("application/ld+json")) {
            continue;
        }
        let text = page.get(open..end).unwrap_or_default().trim();
        let text = text.trim_start_matches("<!--").trim_start_matches("<![CDATA[");
        let text = text.trim_end_matches("-->").trim_end_matches("]]>");
        let line = page.get(..open).unwrap_or_default().matches('\n').count();
        let line = u64::try_from(line).unwrap_or(0);
        // One broken block costs itself and not the page.
        found.push(parsed(text).map_err(|mut finding| {
            finding.severity = base::Severity::Rejected;
            finding.spot.line = finding.spot.line.map(|l| l + line);
            finding
        }));
    }
    if found.is_empty() {
        let kind = FindingKind::NotThisFormat("Seite mit JSON-LD (schema.org)");
        found.push(Err(Finding::fatal(kind, Spot::default(), "")));
    }
    found
}

struct Nodes<'a> {
    documents: VecDeque<Result<Value, Finding>>,
    mapper: Mapper,
    desk: Desk<'a>,
    /// Whether a document could not be read, which is then the reason for there being nothing.
    failed: bool,
}

impl<'a> Nodes<'a> {
    fn read(documents: Vec<Result<Value, Finding>>, intake: &'a Intake<'a>) -> Reading<Nodes<'a>> {
        Reading::new(Nodes {
            documents: documents.into(),
            mapper: Mapper::new(intake),
            desk: Desk::new(intake),
            failed: false,
        })
    }
}

impl<'a> Steps<'a> for Nodes<'a> {
    fn desk(&mut self) -> &mut Desk<'a> {
        &mut self.desk
    }

    fn spoiled(&self) -> Option<Finding> {
        None
    }

    fn advance(&mut self) -> Result<bool, Finding> {
        match self.documents.pop_front() {
            Some(Ok(document)) => {
                let graph = Graph::new(&document);
                for node in graph.nodes() {
                    self.mapper.node(node, &graph, &mut self.desk);
                }
            }
            Some(Err(finding)) => {
                self.failed = true;
                self.desk.find(finding);
            }
            None => {
                if !self.mapper.any && !self.failed {
                    // Valid JSON in which nothing is of a type that is known here.
                    let kind = FindingKind::NotThisFormat(FORMAT);
                    self.desk.note(kind, Spot::default(), "");
                }
                return Ok(false);
            }
        }
        Ok(true)
    }
}
