//! What was typed of a concept, and the form that it was typed into.

use std::collections::BTreeMap;

use base::{LangTag, LocalText};
use landscape::{Amendment, Ill, Notation, Vocabulary, Wording};

use super::{
    super::form::{Choice, Field, Look, Shell, Typed},
    LANGS, Scheme, ordered,
};
use crate::{
    Lang,
    words::{text, with},
};

/// Several words, one a line.
const WORDS: [(&str, &str); 2] = [("worte", "concept-words"), ("versteckt", "concept-hidden")];

fn of_lang(stem: &str, lang: Lang) -> String {
    format!("{stem}-{}", lang.code())
}

/// The wording in the fields of the form.
pub(super) fn cells(wording: &Wording) -> BTreeMap<String, String> {
    let mut cells = BTreeMap::new();
    for lang in LANGS {
        let tag = lang.tag();
        let words = |all: &[(LangTag, String)]| {
            let of = all.iter().filter(|(of, _)| *of == tag);
            of.map(|(_, word)| word.as_str()).collect::<Vec<_>>().join("\n")
        };
        let one = |of: &LocalText| of.get(&tag).unwrap_or_default().to_owned();
        cells.insert(of_lang("bezeichnung", lang), one(&wording.pref_label));
        cells.insert(of_lang("worte", lang), words(&wording.alt_labels));
        cells.insert(of_lang("versteckt", lang), words(&wording.hidden_labels));
        cells.insert(of_lang("erklaerung", lang), one(&wording.definition));
    }
    let broader = wording.broader.first().map(ToString::to_string).unwrap_or_default();
    cells.insert("darueber".to_owned(), broader);
    cells
}

/// What stands in the fields of the form.
pub(super) fn typed(typed: &Typed) -> BTreeMap<String, String> {
    let mut cells = cells(&Wording::default());
    for (name, cell) in &mut cells {
        *cell = typed.one(name).replace("\r\n", "\n");
    }
    cells
}

/// The wording that was typed; what the form does not show stays as it was.
pub(super) fn wording(cells: &BTreeMap<String, String>, before: &Wording) -> Wording {
    let mut wording = before.clone();
    let cell = |stem: &str, lang: Lang| {
        cells.get(&of_lang(stem, lang)).map(|cell| cell.trim()).unwrap_or_default()
    };
    for lang in LANGS {
        let tag = lang.tag();
        wording.pref_label.set(tag.clone(), cell("bezeichnung", lang));
        wording.definition.set(tag.clone(), cell("erklaerung", lang));
        for (stem, words) in
            [("worte", &mut wording.alt_labels), ("versteckt", &mut wording.hidden_labels)]
        {
            words.retain(|(of, _)| *of != tag);
            for word in cell(stem, lang).lines().map(str::trim).filter(|word| !word.is_empty()) {
                let word = (tag.clone(), word.to_owned());
                if !words.contains(&word) {
                    words.push(word);
                }
            }
        }
    }
    let broader: Option<Notation> = cells.get("darueber").and_then(|cell| cell.parse().ok());
    // Of several the form shows the first one.
    if broader.as_ref() != wording.broader.first() {
        wording.broader = broader.into_iter().collect();
    }
    wording
}

/// What is wrong, by the field beside which it is said.
pub(super) fn wrong(
    lang: Lang,
    ills: &[Ill],
    amendment: &Amendment,
    vocabulary: &Vocabulary,
) -> BTreeMap<String, Vec<String>> {
    let mut wrong: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut say = |field: String, says: String| {
        let said = wrong.entry(field).or_default();
        if !said.contains(&says) {
            said.push(says);
        }
    };
    let field_of = |word: &str| field_of(amendment.wording.as_ref(), word);
    let label = |notation: &Notation| vocabulary.label(notation, &lang.tag()).to_owned();
    for ill in ills {
        match ill {
            Ill::NoScheme | Ill::NoLabel => {
                let says = text(lang, "concept-needs-label").into_owned();
                say(of_lang("bezeichnung", Lang::De), says);
            }
            Ill::TooLong(word) => {
                let says = with(lang, "concept-word-long", &[("word", word)]);
                say(field_of(word), says);
            }
            Ill::TooManyWords => {
                let says = text(lang, "concept-many-words").into_owned();
                say(of_lang("worte", Lang::De), says);
            }
            Ill::Taken { word, by } => {
                let says = with(lang, "concept-taken", &[("word", word), ("by", &label(by))]);
                say(field_of(word), says);
            }
            Ill::Unknown(_) => {
                let says = text(lang, "concept-unknown").into_owned();
                say("darueber".to_owned(), says);
            }
            Ill::Circle(above) => {
                let says = with(lang, "concept-circle", &[("above", &label(above))]);
                say("darueber".to_owned(), says);
            }
            Ill::IntoItself => {
                say("ziel".to_owned(), text(lang, "concept-into-itself").into_owned());
            }
        }
    }
    wrong
}

/// The field in which a word stands.
fn field_of(wording: Option<&Wording>, word: &str) -> String {
    let Some(wording) = wording else { return of_lang("bezeichnung", Lang::De) };
    for lang in LANGS {
        let tag = lang.tag();
        if wording.pref_label.get(&tag) == Some(word) {
            return of_lang("bezeichnung", lang);
        }
        for (stem, words) in [("worte", &wording.alt_labels), ("versteckt", &wording.hidden_labels)]
        {
            if words.iter().any(|(of, it)| *of == tag && it == word) {
                return of_lang(stem, lang);
            }
        }
    }
    of_lang("bezeichnung", Lang::De)
}

/// The form of a concept: German first, English folded.
pub(super) fn shells(
    lang: Lang,
    scheme: Scheme,
    vocabulary: &Vocabulary,
    notation: Option<&Notation>,
    cells: &BTreeMap<String, String>,
    wrong: &BTreeMap<String, Vec<String>>,
) -> Vec<Shell> {
    let said = |key: &str| text(lang, key).into_owned();
    let field = |id: String, stem: &str, look: Look, required: bool| {
        let hint = said(&format!("{stem}-hint"));
        Field {
            label: said(stem),
            hint: (!hint.starts_with('[')).then_some(hint),
            wrong: wrong.get(&id).cloned().unwrap_or_default(),
            value: cells.get(&id).cloned().unwrap_or_default(),
            look,
            required,
            list: None,
            id,
        }
    };
    let mut shells: Vec<Shell> = LANGS
        .into_iter()
        .map(|of| {
            let german = of == Lang::De;
            let mut fields = vec![field(
                of_lang("bezeichnung", of),
                "concept-label",
                Look::Line("text", 80),
                german,
            )];
            for (stem, word) in WORDS {
                fields.push(field(of_lang(stem, of), word, Look::Area(5), false));
            }
            fields.push(field(
                of_lang("erklaerung", of),
                "concept-definition",
                Look::Area(3),
                false,
            ));
            let open = fields.iter().any(|it| !it.wrong.is_empty());
            let (id, heading) = match of {
                Lang::En => ("in-englisch", "article-in-english"),
                Lang::De | Lang::Simple => ("in-deutsch", "article-in-german"),
            };
            Shell { id, heading: said(heading), lead: None, fields, folded: !german && !open }
        })
        .collect();
    if scheme.open && !vocabulary.top().is_empty() {
        let chosen = cells.get("darueber").map(String::as_str).unwrap_or_default();
        let mut choices = vec![Choice::option("", said("concept-no-broader"), chosen.is_empty())];
        choices.extend(options(vocabulary, lang, notation, chosen));
        let look = Look::Choice(choices);
        let fields = vec![field("darueber".to_owned(), "concept-broader", look, false)];
        let heading = said("concept-place");
        shells.push(Shell { id: "im-baum", heading, lead: None, fields, folded: false });
    }
    shells
}

/// All concepts of a vocabulary to choose from but one, indented as they stand in the tree.
pub(super) fn options(
    vocabulary: &Vocabulary,
    lang: Lang,
    but: Option<&Notation>,
    chosen: &str,
) -> Vec<Choice> {
    ordered(vocabulary, lang)
        .into_iter()
        .filter(|(notation, _, _)| Some(*notation) != but)
        .map(|(notation, label, depth)| {
            let word = format!("{}{label}", "\u{2003}".repeat(depth));
            Choice::option(notation.as_str(), word, notation.as_str() == chosen)
        })
        .collect()
}
