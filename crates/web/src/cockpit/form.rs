//! Forms over the columns of our templates: what is typed becomes cells, cells fill the form again.
//!
//! A field belongs to one column. What a person types is kept as typed, also where it is wrong, and what is wrong is
//! said beside the field.

use std::collections::BTreeMap;

use exchange::table::{form::Cells, joined, parted};
use landscape::{Coded, LifePhase, Notation, Vocabularies};

use crate::{
    Lang,
    words::{text, with},
};

/// A field of a form.
#[derive(Debug, Clone, Copy)]
pub(super) struct Def {
    /// Its name in the form, and the stem of its texts: `field-titel`, `field-titel-hint`.
    pub(super) name: &'static str,
    /// The column of the template.
    pub(super) column: &'static str,
    pub(super) shape: Shape,
}

/// How a field looks.
#[derive(Debug, Clone, Copy)]
pub(super) enum Shape {
    /// One line of this HTML input type, with the most characters.
    Line(&'static str, u16),
    /// Several lines of text: so many are shown.
    Area(u8),
    /// Several values, one a line.
    Lines(u8),
    /// One of a list: the word of the template and the key of the word that is shown. The first is chosen by default.
    Choice(&'static [(&'static str, &'static str)]),
    /// Not said, yes, no.
    YesNo,
    /// Concepts of a vocabulary to tick.
    Concepts(&'static str),
    /// Phases of life to tick.
    Phases,
}

/// A part of a form.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part {
    /// The stem of its heading and lead: `part-what`, `part-what-lead`.
    pub(super) name: &'static str,
    pub(super) fields: &'static [Def],
    /// Closed until something stands in it.
    pub(super) folded: bool,
}

/// A field as it is shown.
#[derive(Debug)]
pub(super) struct Field {
    /// Unique on the page; the name of its values.
    pub(super) id: String,
    pub(super) label: String,
    pub(super) hint: Option<String>,
    /// What is wrong with what stands in it.
    pub(super) wrong: Vec<String>,
    pub(super) look: Look,
    pub(super) value: String,
    pub(super) required: bool,
    /// The list of suggestions.
    pub(super) list: Option<&'static str>,
}

/// What is drawn.
#[derive(Debug)]
pub(super) enum Look {
    Line(&'static str, u16),
    Area(u8),
    Choice(Vec<Choice>),
    Boxes(Vec<Group>),
}

/// A value to choose.
#[derive(Debug, Clone)]
pub(super) struct Choice {
    pub(super) id: String,
    pub(super) value: String,
    pub(super) word: String,
    pub(super) chosen: bool,
}

impl Choice {
    /// A value of a select: it needs no id of its own.
    pub(super) fn option(
        value: impl Into<String>,
        word: impl Into<String>,
        chosen: bool,
    ) -> Choice {
        Choice { id: String::new(), value: value.into(), word: word.into(), chosen }
    }
}

/// Boxes under a heading; without one they stand alone.
#[derive(Debug)]
pub(super) struct Group {
    pub(super) word: String,
    /// How many of them are ticked.
    pub(super) chosen: usize,
    pub(super) boxes: Vec<Choice>,
}

impl Field {
    /// Ids of what describes the field, for `aria-describedby`.
    pub(super) fn described(&self) -> String {
        let mut ids = Vec::new();
        if self.hint.is_some() {
            ids.push(format!("{}-hint", self.id));
        }
        if !self.wrong.is_empty() {
            ids.push(format!("{}-wrong", self.id));
        }
        ids.join(" ")
    }

    /// Whether something stands in it.
    pub(super) fn is_filled(&self) -> bool {
        match &self.look {
            Look::Boxes(groups) => groups.iter().any(|group| group.chosen > 0),
            Look::Line(..) | Look::Area(_) | Look::Choice(_) => !self.value.is_empty(),
        }
    }
}

/// What a browser sent, by name.
#[derive(Debug, Clone, Default)]
pub(super) struct Typed(BTreeMap<String, Vec<String>>);

impl From<Vec<(String, String)>> for Typed {
    fn from(pairs: Vec<(String, String)>) -> Typed {
        let mut typed = Typed::default();
        for (name, value) in pairs {
            typed.0.entry(name).or_default().push(value);
        }
        typed
    }
}

impl Typed {
    /// The first value of a name, without white space around it.
    pub(super) fn one(&self, name: &str) -> &str {
        self.0.get(name).and_then(|values| values.first()).map_or("", |value| value.trim())
    }

    pub(super) fn all(&self, name: &str) -> &[String] {
        self.0.get(name).map(Vec::as_slice).unwrap_or_default()
    }
}

impl Def {
    /// The cell that was typed into the field called `id`.
    pub(super) fn cell(&self, typed: &Typed, id: &str) -> String {
        match self.shape {
            Shape::Concepts(_) | Shape::Phases => {
                joined(typed.all(id).iter().filter(|value| !value.is_empty()))
            }
            Shape::Lines(_) => {
                joined(typed.one(id).lines().map(str::trim).filter(|line| !line.is_empty()))
            }
            // Browsers send both characters of a line's end.
            Shape::Area(_) => typed.one(id).replace("\r\n", "\n"),
            Shape::Line(..) | Shape::Choice(_) | Shape::YesNo => typed.one(id).to_owned(),
        }
    }

    /// The field called `id` with what stands in its cell.
    pub(super) fn field(&self, id: String, cell: &str, shown: Shown<'_>) -> Field {
        let said = |key: &str| text(shown.lang, key).into_owned();
        let hint = format!("field-{}-hint", self.name);
        let choice = |value: &str, word: String| Choice {
            id: format!("{id}-{}", if value.is_empty() { "0" } else { value }),
            value: value.to_owned(),
            word,
            chosen: value == cell,
        };
        let ticked: Vec<String> = parted(cell).collect();
        let tick = |value: &str, word: String| Choice {
            chosen: ticked.iter().any(|it| it == value),
            ..choice(value, word)
        };
        let look = match self.shape {
            Shape::Line(kind, most) => Look::Line(kind, most),
            Shape::Area(rows) | Shape::Lines(rows) => Look::Area(rows),
            Shape::Choice(values) => {
                let mut choices: Vec<Choice> =
                    values.iter().map(|(value, word)| choice(value, said(word))).collect();
                // What came from elsewhere and is not in the list stays.
                if !cell.is_empty() && choices.iter().all(|choice| !choice.chosen) {
                    choices.push(choice(cell, cell.to_owned()));
                }
                Look::Choice(choices)
            }
            Shape::YesNo => Look::Choice(
                [("", "not-said"), ("ja", "yes"), ("nein", "no")]
                    .map(|(value, word)| choice(value, said(word)))
                    .into(),
            ),
            Shape::Concepts(scheme) => Look::Boxes(concepts(shown, scheme, &tick)),
            Shape::Phases => {
                let boxes: Vec<Choice> = LifePhase::ALL
                    .iter()
                    .map(|phase| tick(phase.code(), said(&format!("phase-{}", phase.code()))))
                    .collect();
                Look::Boxes(vec![group(String::new(), boxes)])
            }
        };
        let value = match self.shape {
            Shape::Lines(_) => ticked.join("\n"),
            _ => cell.to_owned(),
        };
        Field {
            label: said(&format!("field-{}", self.name)),
            hint: shown.has(&hint).then(|| said(&hint)),
            wrong: Vec::new(),
            required: false,
            list: None,
            look,
            value,
            id,
        }
    }
}

/// For whom a form is drawn.
#[derive(Clone, Copy)]
pub(super) struct Shown<'a> {
    pub(super) lang: Lang,
    pub(super) vocabularies: &'a Vocabularies,
}

impl Shown<'_> {
    fn has(&self, key: &str) -> bool {
        !text(self.lang, key).starts_with('[')
    }
}

/// The concepts of a vocabulary under their broader ones; of a flat one in a single group.
fn concepts(shown: Shown<'_>, scheme: &str, tick: &dyn Fn(&str, String) -> Choice) -> Vec<Group> {
    let Some(vocabulary) = shown.vocabularies.get(scheme) else { return Vec::new() };
    let tag = shown.lang.tag();
    let mark =
        |notation: &Notation| tick(notation.as_str(), vocabulary.label(notation, &tag).to_owned());
    let top = vocabulary.top();
    if top.len() == vocabulary.concepts.len() {
        return vec![group(String::new(), top.iter().map(|c| mark(&c.notation)).collect())];
    }
    top.iter()
        .map(|concept| {
            let mut boxes = vec![mark(&concept.notation)];
            let mut below = vec![&concept.notation];
            while let Some(broader) = below.pop() {
                for narrower in vocabulary.narrower(broader) {
                    if boxes.iter().all(|it| it.value != narrower.notation.as_str()) {
                        boxes.push(mark(&narrower.notation));
                        below.push(&narrower.notation);
                    }
                }
            }
            group(vocabulary.label(&concept.notation, &tag).to_owned(), boxes)
        })
        .collect()
}

fn group(word: String, boxes: Vec<Choice>) -> Group {
    Group { word, chosen: boxes.iter().filter(|it| it.chosen).count(), boxes }
}

/// A part as it is shown.
#[derive(Debug)]
pub(super) struct Shell {
    pub(super) id: &'static str,
    pub(super) heading: String,
    pub(super) lead: Option<String>,
    pub(super) fields: Vec<Field>,
    pub(super) folded: bool,
}

impl Part {
    /// The part filled from the cells of a record's first row; `wrong` says what is wrong with a column.
    pub(super) fn shell(
        &self,
        cells: &Cells,
        shown: Shown<'_>,
        wrong: &dyn Fn(&str) -> Vec<String>,
    ) -> Shell {
        let lead = format!("part-{}-lead", self.name);
        let fields: Vec<Field> = self
            .fields
            .iter()
            .map(|def| {
                let cell = cells.get(def.column).map(String::as_str).unwrap_or_default();
                let mut field = def.field(def.name.to_owned(), cell, shown);
                field.wrong = wrong(def.column);
                field
            })
            .collect();
        let open = fields.iter().any(|field| field.is_filled() || !field.wrong.is_empty());
        Shell {
            id: self.name,
            heading: text(shown.lang, &format!("part-{}", self.name)).into_owned(),
            lead: shown.has(&lead).then(|| text(shown.lang, &lead).into_owned()),
            folded: self.folded && !open,
            fields,
        }
    }
}

/// A finding about a cell in words.
pub(super) fn wrong(lang: Lang, finding: &base::Finding) -> String {
    let german = !matches!(lang, Lang::En);
    let says = finding.kind.says(german);
    if finding.given.is_empty() {
        return says;
    }
    with(lang, "field-wrong", &[("says", &says), ("given", &finding.given)])
}
