//! A text as it is shown: with its language where that is not the page's, so that a screen reader speaks it well.

use base::{LangTag, LocalText};

use crate::Lang;

/// A text and the `lang` attribute that it needs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Said {
    pub(crate) text: String,
    /// Set where the text is not in the language of the page.
    pub(crate) lang: Option<String>,
}

impl Said {
    /// The best text for a reader of `lang`.
    pub(crate) fn of(text: &LocalText, lang: Lang) -> Said {
        let tags = [lang.tag(), LangTag::german()];
        let found = tags
            .iter()
            .find_map(|tag| Some((tag, text.get(tag)?)))
            .or_else(|| text.iter().find(|(tag, _)| **tag != LangTag::easy_german()));
        match found {
            Some((tag, text)) => Said {
                text: text.to_owned(),
                lang: (tag.as_str() != lang.code()).then(|| tag.to_string()),
            },
            None => Said::default(),
        }
    }

    /// A German text that has no translation.
    pub(crate) fn german(text: &str, lang: Lang) -> Said {
        Said {
            text: text.to_owned(),
            lang: (lang != Lang::De).then(|| LangTag::german().to_string()),
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }
}

/// The text in Leichte Sprache, where there is one.
pub(crate) fn easy(text: &LocalText) -> Option<String> {
    text.get(&LangTag::easy_german()).map(str::to_owned)
}

/// HTML without its tags, on one line, at most `most` characters, cut between words.
pub(crate) fn plain(html: &str, most: usize) -> String {
    let mut text = String::with_capacity(html.len().min(most * 2));
    let mut in_tag = false;
    for c in html.chars() {
        match c {
            '<' => {
                in_tag = true;
                text.push(' ');
            }
            '>' => in_tag = false,
            c if !in_tag => text.push(c),
            _ => {}
        }
    }
    for (entity, sign) in [
        ("&nbsp;", " "),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ] {
        if text.contains(entity) {
            text = text.replace(entity, sign);
        }
    }
    let mut line = String::new();
    for word in text.split_whitespace() {
        if line.chars().count() + word.chars().count() + 1 > most {
            line.push_str(" …");
            break;
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_in_another_language_says_so() {
        let mut text = LocalText::german("Töpfern");
        assert_eq!(Said::of(&text, Lang::De).lang, None);
        assert_eq!(Said::of(&text, Lang::En).lang.as_deref(), Some("de"));
        text.set(LangTag::english(), "Pottery");
        assert_eq!(Said::of(&text, Lang::En), Said { text: "Pottery".to_owned(), lang: None });
    }

    #[test]
    fn leichte_sprache_never_stands_in_for_a_text() {
        let mut text = LocalText::default();
        text.set(LangTag::easy_german(), "Das ist leicht.");
        assert!(Said::of(&text, Lang::De).is_empty());
        assert_eq!(easy(&text).as_deref(), Some("Das ist leicht."));
    }

    #[test]
    fn html_becomes_a_line_cut_between_words() {
        let html = "<p>Wir bauen &amp; <em>fahren</em>.</p><ul><li>Rad</li></ul>";
        assert_eq!(plain(html, 200), "Wir bauen & fahren . Rad");
        assert_eq!(plain(html, 12), "Wir bauen & …");
    }
}
