//! The filters beside the results: what can be ticked, how often it would be found, what is ticked.

use std::collections::BTreeMap;

use landscape::{Coded, LifePhase, OfferFormat, OfferKind};

use super::label::Labels;
use crate::{finding::Asked, words::text};

/// A group of boxes.
#[derive(Debug)]
pub(crate) struct Group {
    pub(crate) key: &'static str,
    pub(crate) title: String,
    pub(crate) open: bool,
    pub(crate) active: usize,
    pub(crate) options: Vec<Choice>,
}

/// One box, or one line of a list to choose from.
#[derive(Debug)]
pub(crate) struct Choice {
    pub(crate) key: &'static str,
    pub(crate) value: String,
    pub(crate) label: String,
    pub(crate) count: Option<u64>,
    pub(crate) checked: bool,
    /// Stands below the choice before it.
    pub(crate) below: bool,
}

/// Counts by key and value.
pub(crate) type Facets = BTreeMap<&'static str, Vec<(String, u64)>>;

/// How many values of an open list are offered.
const MOST: usize = 12;

const GRADES: [&str; 13] = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13"];

/// Whether the page has a field for a filter; what has none is handed on unseen.
pub(crate) fn has_field(key: &str) -> bool {
    key != "source" && search::filters::KEYS.contains(&key)
}

struct Maker<'a> {
    labels: Labels<'a>,
    asked: &'a Asked,
    facets: &'a Facets,
}

/// All groups for a search and its counts.
pub(crate) fn groups(labels: Labels<'_>, asked: &Asked, facets: &Facets) -> Vec<Group> {
    let make = Maker { labels, asked, facets };
    let codes = |key, values: &[&'static str]| make.fixed(key, values);
    let all = [
        ("kind", codes("kind", &OfferKind::ALL.iter().map(|k| k.code()).collect::<Vec<_>>()), true),
        ("topic", make.topics(), true),
        (
            "phase",
            [
                codes("phase", &LifePhase::ALL.iter().map(|p| p.code()).collect::<Vec<_>>()),
                make.found("situation"),
            ]
            .into_iter()
            .flatten()
            .collect(),
            false,
        ),
        ("area", make.found("area"), false),
        (
            "price",
            [codes("free", &["1"]), make.found("funding")].into_iter().flatten().collect(),
            false,
        ),
        (
            "time",
            [
                codes("weekday", &["mo", "tu", "we", "th", "fr", "sa", "su"]),
                codes("daytime", &["morning", "afternoon", "evening"]),
                codes("entry", &["dated", "any-time", "on-request", "always"]),
            ]
            .into_iter()
            .flatten()
            .collect(),
            false,
        ),
        ("who", make.found("audience"), false),
        (
            "format",
            codes("format", &OfferFormat::ALL.iter().map(|f| f.code()).collect::<Vec<_>>()),
            false,
        ),
        (
            "barrier",
            [make.found("accessibility"), codes("childcare", &["1"])]
                .into_iter()
                .flatten()
                .collect(),
            false,
        ),
        (
            "language",
            [make.found("language"), make.found("level")].into_iter().flatten().collect(),
            false,
        ),
        (
            "school",
            [codes("group", &["1"]), codes("grade", &GRADES)].into_iter().flatten().collect(),
            false,
        ),
        ("provider", make.found("provider"), false),
        (
            "more",
            [codes("places", &["free"]), codes("certificate", &["1"])]
                .into_iter()
                .flatten()
                .collect(),
            false,
        ),
    ];
    all.into_iter()
        .filter(|(key, options, _)| !options.is_empty() || matches!(*key, "price" | "who"))
        .map(|(key, options, open)| {
            let mut active = options.iter().filter(|o: &&Choice| o.checked).count();
            active += usize::from(key == "price" && asked.has("max-price"));
            active += usize::from(key == "who" && asked.has("age"));
            let title = text(labels.lang, &format!("group-{key}")).into_owned();
            Group { key, title, open: open || active > 0, active, options }
        })
        .collect()
}

impl Maker<'_> {
    /// How often a value is found; what is not told is found nowhere.
    fn count(&self, key: &str, value: &str) -> u64 {
        let counts = self.facets.get(key).map(Vec::as_slice).unwrap_or_default();
        counts.iter().find(|(v, _)| v == value).map_or(0, |(_, n)| *n)
    }

    fn choice(&self, key: &'static str, value: &str) -> Choice {
        Choice {
            key,
            value: value.to_owned(),
            label: self.labels.value(key, value),
            count: Some(self.count(key, value)),
            checked: self.asked.holds(key, value),
            below: false,
        }
    }

    /// Values of a closed list, those left out that would find nothing.
    fn fixed(&self, key: &'static str, values: &[&str]) -> Vec<Choice> {
        let all = values.iter().map(|value| self.choice(key, value));
        all.filter(|choice| choice.checked || choice.count != Some(0)).collect()
    }

    /// Values by how often they are found, the ticked ones always among them.
    fn found(&self, key: &'static str) -> Vec<Choice> {
        let counts = self.facets.get(key).map(Vec::as_slice).unwrap_or_default();
        let mut values: Vec<(&str, u64)> =
            counts.iter().filter(|(_, n)| *n > 0).map(|(v, n)| (v.as_str(), *n)).collect();
        values.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
        values.truncate(MOST);
        for (k, value) in &self.asked.filters {
            if k == key && !values.iter().any(|(v, _)| v == value) {
                values.push((value, 0));
            }
        }
        values.into_iter().map(|(value, _)| self.choice(key, value)).collect()
    }

    /// The main topics; below a ticked one what it holds.
    fn topics(&self) -> Vec<Choice> {
        let vocabularies = self.labels.app.vocabularies();
        let Some(topics) = vocabularies.get("topics") else { return Vec::new() };
        let ticked: Vec<_> = self
            .asked
            .filters
            .iter()
            .filter(|(key, _)| key == "topic")
            .filter_map(|(_, value)| value.parse().ok())
            .flat_map(|notation| topics.with_broader(&notation))
            .collect();
        let mut choices = Vec::new();
        for top in topics.top() {
            let choice = self.choice("topic", top.notation.as_str());
            let open = ticked.contains(&top.notation);
            if choice.count == Some(0) && !choice.checked && !open {
                continue;
            }
            choices.push(choice);
            if open {
                let below = topics.narrower(&top.notation).into_iter().map(|concept| Choice {
                    below: true,
                    ..self.choice("topic", concept.notation.as_str())
                });
                choices.extend(below.filter(|c| c.checked || c.count != Some(0)));
            }
        }
        choices
    }
}
