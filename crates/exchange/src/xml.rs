//! XML as a stream of records: one element at a time is held, the file never.
//!
//! [`XmlReader`] walks to an element and takes its whole subtree into a [`Tree`] that is used again for
//! the next one, so a record costs no allocation of its own. No entity of the file's own, no unbounded
//! depth, text or record; the end of the file in the middle of an element is found. A document type that
//! declares nothing itself is passed over; what it names is never fetched.

use std::{borrow::Cow, io::BufRead, ops::Range};

use base::{Finding, FindingKind, Spot};
use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};

use crate::{
    encoding::Utf8,
    limits::{self, Metered},
};

/// A pull reader over elements.
pub(crate) struct XmlReader<R> {
    xml: Reader<Metered<Utf8<R>>>,
    buffer: Vec<u8>,
    /// Names of the open elements.
    open: Vec<String>,
    /// An empty element was opened and its end is still to be said.
    closing: bool,
    tree: Tree,
    format: &'static str,
}

/// Where [`XmlReader::step`] has come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// An element begins; its name is [`XmlReader::name`].
    Open,
    /// The innermost open element has ended.
    Close,
    End,
}

impl<R: BufRead> XmlReader<R> {
    /// `format` is the name that a finding gives to what the file should have been.
    pub(crate) fn new(reader: R, format: &'static str) -> XmlReader<R> {
        let mut xml = Reader::from_reader(Metered::new(Utf8::new(reader), limits::ELEMENT));
        let config = xml.config_mut();
        config.allow_dangling_amp = true;
        XmlReader {
            xml,
            buffer: Vec::new(),
            open: Vec::new(),
            closing: false,
            tree: Tree::default(),
            format,
        }
    }

    /// The name of the innermost open element.
    pub(crate) fn name(&self) -> &str {
        self.open.last().map(String::as_str).unwrap_or_default()
    }

    /// How many elements are open.
    pub(crate) fn depth(&self) -> usize {
        self.open.len()
    }

    /// Whether an element of that name is open.
    pub(crate) fn inside(&self, name: &str) -> bool {
        self.open.iter().any(|open| open == name)
    }

    pub(crate) fn line(&self) -> u64 {
        self.xml.get_ref().line()
    }

    /// The note about characters that were no text, once the file is read.
    pub(crate) fn spoiled(&self) -> Option<Finding> {
        self.xml.get_ref().get_ref().finding()
    }

    /// The next beginning or end of an element; text between is passed over.
    pub(crate) fn step(&mut self) -> Result<Step, Finding> {
        if self.closing {
            self.closing = false;
            self.open.pop();
            return Ok(Step::Close);
        }
        loop {
            let spot = Spot::line(self.line());
            self.buffer.clear();
            let event = self.xml.read_event_into(&mut self.buffer);
            match event.map_err(|e| broken(&e, spot.clone()))? {
                Event::Start(start) => {
                    let name = local(&start).to_owned();
                    self.tree.attributes_of(&start);
                    self.open.push(name);
                    break;
                }
                Event::Empty(start) => {
                    let name = local(&start).to_owned();
                    self.tree.attributes_of(&start);
                    self.open.push(name);
                    self.closing = true;
                    break;
                }
                Event::End(_) => {
                    self.xml.get_mut().refill();
                    self.open.pop();
                    return Ok(Step::Close);
                }
                Event::DocType(declared) if declares(&declared) => return Err(no_doctype(spot)),
                Event::Text(text) if self.open.is_empty() && !text.trim().is_empty() => {
                    let given: String = text.trim().chars().take(80).collect();
                    return Err(Finding::fatal(
                        FindingKind::NotThisFormat(self.format),
                        spot,
                        &given,
                    ));
                }
                Event::Eof => return self.end(spot),
                _ => self.xml.get_mut().refill(),
            }
        }
        self.xml.get_mut().refill();
        if self.open.len() > limits::DEPTH {
            return Err(too_deep(Spot::line(self.line())));
        }
        Ok(Step::Open)
    }

    /// The value of an attribute of the element that [`XmlReader::step`] has just opened.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.tree.root()?.attr(name)
    }

    /// Takes the element that was just opened with everything in it, to its end.
    pub(crate) fn subtree(&mut self) -> Result<&Tree, Finding> {
        let line = self.line();
        if self.closing {
            self.step()?;
            self.tree.close(0);
            return Ok(&self.tree);
        }
        // The element itself is node 0, put there by `attributes_of`.
        let mut path = vec![0_usize];
        while let Some(at) = path.last().copied() {
            self.buffer.clear();
            let here = self.xml.get_ref().line();
            let event = self.xml.read_event_into(&mut self.buffer);
            match event.map_err(|e| broken(&e, Spot::line(here)))? {
                Event::Start(start) => {
                    path.push(self.tree.push(&start));
                    if self.open.len() + path.len() > limits::DEPTH {
                        return Err(too_deep(Spot::line(here)));
                    }
                }
                Event::Empty(start) => {
                    let node = self.tree.push(&start);
                    self.tree.close(node);
                }
                Event::End(_) => {
                    self.tree.close(at);
                    path.pop();
                }
                Event::Text(text) => self.tree.add(at, &text),
                Event::CData(text) => self.tree.add(at, &text),
                Event::GeneralRef(reference) => {
                    let mut room = [0_u8; 4];
                    match (&*reference, reference.resolve_char_ref()) {
                        (_, Ok(Some(c))) if !c.is_control() || c.is_whitespace() => {
                            self.tree.add(at, c.encode_utf8(&mut room));
                        }
                        ("amp", _) => self.tree.add(at, "&"),
                        ("lt", _) => self.tree.add(at, "<"),
                        ("gt", _) => self.tree.add(at, ">"),
                        ("quot", _) => self.tree.add(at, "\""),
                        ("apos", _) => self.tree.add(at, "'"),
                        // No entity is expanded; those of HTML are understood as text later.
                        (name, Ok(None)) => {
                            for part in ["&", name, ";"] {
                                self.tree.add(at, part);
                            }
                        }
                        _ => {}
                    }
                }
                // A document type in the middle of an element is none.
                Event::DocType(_) => return Err(no_doctype(Spot::line(here))),
                Event::Eof => return self.end(Spot::line(here)).map(|_| &self.tree),
                Event::Comment(_) | Event::PI(_) | Event::Decl(_) => {}
            }
            self.xml.get_mut().refill();
            if self.tree.size() > limits::RECORD {
                let limit = limits::size(limits::RECORD);
                return Err(Finding::fatal(FindingKind::TooLarge(limit), Spot::line(line), ""));
            }
        }
        self.open.pop();
        Ok(&self.tree)
    }

    fn end(&self, spot: Spot) -> Result<Step, Finding> {
        match self.open.last() {
            None => Ok(Step::End),
            Some(name) => {
                let kind = FindingKind::Broken(format!("</{name}> fehlt / is missing"));
                Err(Finding::fatal(kind, spot, ""))
            }
        }
    }
}

/// Whether a document type has declarations of its own, in which entities could stand.
fn declares(doctype: &str) -> bool {
    doctype.contains('[')
}

fn local<'a>(start: &'a BytesStart<'_>) -> &'a str {
    start.local_name().into_inner()
}

fn broken(error: &quick_xml::Error, spot: Spot) -> Finding {
    match error {
        quick_xml::Error::Io(io) => limits::unreadable(io, spot),
        other => Finding::fatal(FindingKind::Broken(other.to_string()), spot, ""),
    }
}

fn too_deep(spot: Spot) -> Finding {
    let limit = format!("{} Ebenen / levels", limits::DEPTH);
    Finding::fatal(FindingKind::TooLarge(limit), spot, "")
}

fn no_doctype(spot: Spot) -> Finding {
    Finding::fatal(FindingKind::NotSupported("<!DOCTYPE>, <!ENTITY>"), spot, "")
}

/// One element with everything in it, laid out flat and used again.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    /// All names, values and texts one after the other.
    text: String,
    nodes: Vec<Node>,
    attributes: Vec<(Range<usize>, Range<usize>)>,
    /// The piece of text behind a child to which more can be added.
    open_text: Option<usize>,
}

#[derive(Debug)]
struct Node {
    /// Empty for a piece of text that stands behind a child.
    name: Range<usize>,
    attributes: Range<usize>,
    value: Range<usize>,
    /// The node after the last one of this subtree.
    next: usize,
}

impl Tree {
    pub(crate) fn root(&self) -> Option<El<'_>> {
        self.nodes.first().map(|node| El { tree: self, at: 0, node })
    }

    fn size(&self) -> usize {
        self.text.len() + self.nodes.len() * size_of::<Node>()
    }

    /// Begins anew with `start` as the only node.
    fn attributes_of(&mut self, start: &BytesStart<'_>) {
        self.text.clear();
        self.nodes.clear();
        self.attributes.clear();
        self.push(start);
    }

    fn push(&mut self, start: &BytesStart<'_>) -> usize {
        self.open_text = None;
        let at = self.nodes.len();
        let name = self.keep(local(start));
        let first = self.attributes.len();
        for attribute in start.attributes().flatten() {
            let pair =
                (self.keep(attribute.key.local_name().into_inner()), self.keep(&attribute.value));
            self.attributes.push(pair);
        }
        let end = self.text.len();
        let attributes = first..self.attributes.len();
        self.nodes.push(Node { name, attributes, value: end..end, next: at + 1 });
        at
    }

    fn close(&mut self, at: usize) {
        self.open_text = None;
        let next = self.nodes.len();
        if let Some(node) = self.nodes.get_mut(at) {
            node.next = next;
        }
    }

    fn keep(&mut self, text: &str) -> Range<usize> {
        let start = self.text.len();
        self.text.push_str(text);
        start..self.text.len()
    }

    /// Adds text to a node: to its value, or as a piece of its own where children stand before it.
    fn add(&mut self, at: usize, text: &str) {
        let to = if self.nodes.len() == at + 1 {
            at
        } else if let Some(open) = self.open_text {
            open
        } else if text.trim().is_empty() && text.contains('\n') {
            // Indentation.
            return;
        } else {
            let (here, next) = (self.text.len(), self.nodes.len() + 1);
            let none = self.attributes.len();
            self.nodes.push(Node {
                name: here..here,
                attributes: none..none,
                value: here..here,
                next,
            });
            self.open_text = Some(next - 1);
            next - 1
        };
        self.text.push_str(text);
        let end = self.text.len();
        if let Some(node) = self.nodes.get_mut(to) {
            node.value.end = end;
        }
    }

    fn slice(&self, range: &Range<usize>) -> &str {
        self.text.get(range.clone()).unwrap_or_default()
    }
}

/// An element of a [`Tree`]. Names are compared without regard to case, because exporters differ.
#[derive(Debug, Clone, Copy)]
pub(crate) struct El<'t> {
    tree: &'t Tree,
    at: usize,
    node: &'t Node,
}

impl<'t> El<'t> {
    pub(crate) fn name(self) -> &'t str {
        self.tree.slice(&self.node.name)
    }

    /// Its text without white space around it.
    pub(crate) fn text(self) -> &'t str {
        self.tree.slice(&self.node.value).trim()
    }

    pub(crate) fn attr(self, name: &str) -> Option<&'t str> {
        let attributes = self.tree.attributes.get(self.node.attributes.clone())?;
        let found = attributes.iter().find(|(n, _)| self.tree.slice(n) == name);
        found.map(|(_, value)| self.tree.slice(value).trim())
    }

    /// All elements directly in it.
    pub(crate) fn children(self) -> impl Iterator<Item = El<'t>> {
        let mut at = self.at + 1;
        std::iter::from_fn(move || {
            if at >= self.node.next {
                return None;
            }
            let node = self.tree.nodes.get(at)?;
            let child = El { tree: self.tree, at, node };
            at = node.next.max(at + 1);
            Some(child)
        })
    }

    /// The elements of that name directly in it.
    pub(crate) fn all(self, name: &'t str) -> impl Iterator<Item = El<'t>> {
        self.children().filter(move |child| child.name().eq_ignore_ascii_case(name))
    }

    pub(crate) fn child(self, name: &'t str) -> Option<El<'t>> {
        self.all(name).next()
    }

    /// The text of the element of that name directly in it, where it has one.
    pub(crate) fn value(self, name: &'t str) -> Option<&'t str> {
        self.child(name).map(El::text).filter(|text| !text.is_empty())
    }

    /// The text of that element with the markup that stands in it unmasked, as some exporters write it.
    pub(crate) fn rich(self, name: &'t str) -> Option<Cow<'t, str>> {
        let child = self.child(name)?;
        if child.node.next == child.at + 1 {
            return Some(child.text()).filter(|text| !text.is_empty()).map(Cow::from);
        }
        let mut markup = String::new();
        child.inside(&mut markup);
        Some(markup.trim().to_owned()).filter(|text| !text.is_empty()).map(Cow::from)
    }

    fn inside(self, markup: &mut String) {
        markup.push_str(self.tree.slice(&self.node.value));
        for child in self.children() {
            let name = child.name();
            if name.is_empty() {
                child.inside(markup);
                continue;
            }
            markup.push('<');
            markup.push_str(name);
            if let Some(href) = child.attr("href").filter(|href| !href.contains('"')) {
                markup.push_str(&format!(" href=\"{href}\""));
            }
            markup.push('>');
            child.inside(markup);
            if !name.eq_ignore_ascii_case("br") {
                markup.push_str(&format!("</{name}>"));
            }
        }
    }

    /// Whether an element of one of these names stands anywhere in it.
    pub(crate) fn holds(self, names: &[&str]) -> bool {
        let inside = self.tree.nodes.get(self.at + 1..self.node.next).unwrap_or_default();
        inside.iter().any(|node| {
            let name = self.tree.slice(&node.name);
            !self.tree.slice(&node.value).trim().is_empty()
                && names.iter().any(|n| name.eq_ignore_ascii_case(n))
        })
    }
}

#[cfg(test)]
mod tests;
