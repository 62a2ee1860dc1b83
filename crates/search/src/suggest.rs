//! Completions while somebody types.

use std::collections::BTreeMap;

use base::LangTag;

use crate::{
    SearchError, Suggestion, SuggestionKind,
    analysis::fold::{fold, squeeze},
    relax,
    snapshot::Snapshot,
};

/// Completes the last word of `typed`, and all of it as the name of a topic, place or provider.
pub(crate) fn suggest(
    snapshot: &Snapshot,
    typed: &str,
    limit: usize,
) -> Result<Vec<Suggestion>, SearchError> {
    let typed = typed.trim_start();
    let all = squeeze(&fold(typed.trim_end()));
    let (before, last) = match typed.rsplit_once(char::is_whitespace) {
        Some((before, last)) => (before.trim_end(), squeeze(&fold(last))),
        None => ("", all.clone()),
    };
    if all.chars().count() < 2 || limit == 0 {
        return Ok(Vec::new());
    }
    let mut found: BTreeMap<(String, u8), Suggestion> = BTreeMap::new();
    let mut put = |suggestion: Suggestion, rank: u8| {
        let key = squeeze(&fold(&suggestion.text));
        found.entry((key, rank)).or_insert(suggestion);
    };
    let count = |value: &str| snapshot.holders(value);
    let lexicon = snapshot.analyser.lexicon();
    let german = LangTag::german();
    if let Some(topics) = lexicon.vocabularies().get("topics") {
        for concept in topics.concepts.values() {
            let label = concept.pref_label.best(&german).unwrap_or_default();
            let hit = |text: &str| squeeze(&fold(text)).starts_with(&all);
            if hit(label) || concept.alt_labels.iter().any(|(_, l)| hit(l)) {
                let offers = count(&format!("topic:{}", concept.notation));
                if offers > 0 {
                    let kind = SuggestionKind::Topic;
                    put(Suggestion { text: label.to_owned(), kind, offers }, 1);
                }
            }
        }
    }
    for (name, entry) in lexicon.gazetteer().names() {
        if squeeze(name).starts_with(&all) {
            let offers = count(&format!("area:{}", entry.ags));
            let kind = SuggestionKind::Place;
            put(Suggestion { text: entry.name.clone(), kind, offers }, 2);
        }
    }
    for (name, documents) in snapshot.providers(&all)? {
        let kind = SuggestionKind::Provider;
        put(Suggestion { text: name, kind, offers: u64::from(documents) }, 2);
    }
    for (word, documents) in relax::completions(&last, snapshot)? {
        let word = snapshot.written(&word)?;
        let text = if before.is_empty() { word } else { format!("{before} {word}") };
        put(Suggestion { text, kind: SuggestionKind::Word, offers: u64::from(documents) }, 3);
    }
    let mut all: Vec<Suggestion> = found.into_values().collect();
    all.sort_by(|a, b| b.offers.cmp(&a.offers).then_with(|| a.text.cmp(&b.text)));
    all.dedup_by(|a, b| a.text == b.text);
    all.truncate(limit);
    Ok(all)
}
