//! A document as nodes: found by their `@id`, read without regard to lists and single values.

use std::collections::{BTreeMap, BTreeSet};

use base::{LangTag, LocalText};
use serde_json::{Map, Value};

use crate::html;

/// One node.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node<'j>(pub(super) &'j Map<String, Value>);

/// All nodes of a document.
pub(super) struct Graph<'j> {
    top: Vec<Node<'j>>,
    by_id: BTreeMap<&'j str, Node<'j>>,
    /// Nodes that are parts of others, as the instances of a course.
    parts: BTreeSet<&'j str>,
}

impl<'j> Graph<'j> {
    pub(super) fn new(document: &'j Value) -> Graph<'j> {
        let mut graph = Graph { top: Vec::new(), by_id: BTreeMap::new(), parts: BTreeSet::new() };
        graph.collect(document, 0);
        for node in &graph.top {
            if let Some(id) = node.id() {
                graph.by_id.insert(id, *node);
            }
            for part in ["hasCourseInstance", "subEvent"] {
                graph.parts.extend(node.all(part).filter_map(|v| Node(v.as_object()?).id()));
            }
        }
        graph
    }

    fn collect(&mut self, value: &'j Value, depth: usize) {
        match value {
            Value::Array(list) if depth < 8 => list.iter().for_each(|v| self.collect(v, depth + 1)),
            Value::Object(object) if depth < 8 => {
                let node = Node(object);
                let mut holds = false;
                for list in ["@graph", "itemListElement", "dataFeedElement", "item", "mainEntity"] {
                    if let Some(inner) = object.get(list) {
                        holds = true;
                        self.collect(inner, depth + 1);
                    }
                }
                if !holds
                    || node.types().next().is_some_and(|t| {
                        !matches!(t, "ItemList" | "ListItem" | "DataFeed" | "WebPage")
                    })
                {
                    self.top.push(node);
                }
            }
            _ => {}
        }
    }

    /// Nodes that stand for themselves, in the order of the document.
    pub(super) fn nodes(&self) -> Vec<Node<'j>> {
        let part = |node: &&Node<'j>| node.id().is_some_and(|id| self.parts.contains(id));
        self.top.iter().filter(|node| !part(node)).copied().collect()
    }

    /// The node of a value: itself, or the one that it refers to.
    pub(super) fn node(&self, value: &'j Value) -> Option<Node<'j>> {
        let node = Node(value.as_object()?);
        let reference = node.0.len() == 1;
        match node.id().filter(|_| reference).and_then(|id| self.by_id.get(id)) {
            Some(meant) => Some(*meant),
            None => Some(node),
        }
    }

    /// The nodes of a property.
    pub(super) fn all(&self, node: Node<'j>, property: &str) -> Vec<Node<'j>> {
        node.all(property).filter_map(|value| self.node(value)).collect()
    }
}

impl<'j> Node<'j> {
    pub(super) fn id(self) -> Option<&'j str> {
        let id = self.0.get("@id").or_else(|| self.0.get("id")).and_then(Value::as_str)?;
        // Names of blank nodes mean nothing outside of their document.
        (!id.starts_with("_:") && !id.is_empty()).then_some(id)
    }

    /// The types by their plain names.
    pub(super) fn types(self) -> impl Iterator<Item = &'j str> {
        let types = self.0.get("@type").or_else(|| self.0.get("type"));
        values(types).filter_map(Value::as_str).map(|t| {
            let t = t.rsplit(['/', '#']).next().unwrap_or(t);
            t.strip_prefix("schema:").unwrap_or(t)
        })
    }

    pub(super) fn is(self, named: &str) -> bool {
        self.types().any(|t| t == named)
    }

    fn get(self, property: &str) -> Option<&'j Value> {
        self.0.get(property).or_else(|| self.0.get(&format!("schema:{property}")))
    }

    /// All values of a property, whether it is a list or not.
    pub(super) fn all(self, property: &str) -> impl Iterator<Item = &'j Value> {
        values(self.get(property))
    }

    /// The first value of a property as plain text: a text, a number, or a node by its name.
    pub(super) fn text(self, property: &str) -> Option<String> {
        self.all(property).find_map(plain)
    }

    /// All values of a property as plain texts.
    pub(super) fn texts(self, property: &str) -> Vec<String> {
        self.all(property).filter_map(plain).collect()
    }

    /// A property in all its languages; what has none is German.
    pub(super) fn local(self, property: &str) -> LocalText {
        let mut text = LocalText::default();
        let mut put = |lang: Option<&str>, value: &str| {
            let lang = lang.and_then(|l| l.parse().ok()).unwrap_or_else(LangTag::german);
            if text.get(&lang).is_none() {
                text.set(lang, value);
            }
        };
        for value in self.all(property) {
            match value {
                Value::String(value) => put(None, value),
                Value::Object(object) => match object.get("@value").and_then(Value::as_str) {
                    Some(value) => put(object.get("@language").and_then(Value::as_str), value),
                    None => {
                        for (lang, value) in object {
                            let tag = lang.parse::<LangTag>().is_ok() && lang.len() <= 5;
                            if let Some(value) = value.as_str().filter(|_| tag) {
                                put(Some(lang), value);
                            }
                        }
                    }
                },
                _ => {}
            }
        }
        text
    }
}

fn values(value: Option<&Value>) -> impl Iterator<Item = &Value> {
    let (list, one): (&[Value], Option<&Value>) = match value {
        Some(Value::Array(list)) => (list.as_slice(), None),
        Some(Value::Null) | None => (&[], None),
        Some(other) => (&[], Some(other)),
    };
    list.iter().filter(|v| !v.is_null()).chain(one)
}

fn plain(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => html::plain(text),
        Value::Number(number) => number.to_string(),
        Value::Bool(yes) => yes.to_string(),
        Value::Object(object) => {
            let named = [
                "@value",
                "termCode",
                "name",
                "prefLabel",
                "value",
                "alternateName",
                "audienceType",
            ];
            return named.into_iter().find_map(|n| object.get(n)).and_then(|value| match value {
                Value::Object(labels) => {
                    labels.get("de").or_else(|| labels.values().next()).and_then(plain)
                }
                other => plain(other),
            });
        }
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}
