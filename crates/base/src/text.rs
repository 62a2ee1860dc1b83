//! Texts in several languages.
//!
//! German is the main language; Leichte Sprache is a language of its own (`de-x-leicht`), because it is a
//! separate text, checked by its target group, and never a translation made on the fly.

use std::{collections::BTreeMap, fmt, str::FromStr};

/// A language tag after BCP 47, in lower case: `de`, `en`, `uk`, `de-x-leicht`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct LangTag(Box<str>);

/// The text is no language tag.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no language tag")]
pub struct NotALanguage(pub String);

impl LangTag {
    pub fn german() -> LangTag {
        LangTag("de".into())
    }

    pub fn english() -> LangTag {
        LangTag("en".into())
    }

    /// Leichte Sprache, German in easy-to-read form.
    pub fn easy_german() -> LangTag {
        LangTag("de-x-leicht".into())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for LangTag {
    type Err = NotALanguage;

    fn from_str(text: &str) -> Result<LangTag, NotALanguage> {
        let tag = text.trim().to_ascii_lowercase().replace('_', "-");
        let mut parts = tag.split('-');
        let first = parts.next().unwrap_or_default();
        let fine = (2..=3).contains(&first.len())
            && first.bytes().all(|b| b.is_ascii_lowercase())
            && parts.all(|p| {
                (1..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric())
            });
        if fine { Ok(LangTag(tag.into())) } else { Err(NotALanguage(text.to_owned())) }
    }
}

impl fmt::Display for LangTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A text in any number of languages; empty texts are not kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LocalText(BTreeMap<LangTag, String>);

impl LocalText {
    /// The German text alone; nothing where `text` is blank.
    pub fn german(text: impl Into<String>) -> LocalText {
        let mut it = LocalText::default();
        it.set(LangTag::german(), text);
        it
    }

    /// Puts `text` in place of what stood there in that language; a blank one takes it away.
    pub fn set(&mut self, lang: LangTag, text: impl Into<String>) {
        let text = text.into();
        if text.trim().is_empty() {
            self.0.remove(&lang);
        } else {
            self.0.insert(lang, text);
        }
    }

    /// The text in exactly that language.
    pub fn get(&self, lang: &LangTag) -> Option<&str> {
        self.0.get(lang).map(String::as_str)
    }

    /// The text for a reader of `lang`: that language, else German, else any.
    pub fn best(&self, lang: &LangTag) -> Option<&str> {
        self.get(lang)
            .or_else(|| self.get(&LangTag::german()))
            .or_else(|| self.0.values().next().map(String::as_str))
    }

    /// The German text, else any, else an empty one.
    pub fn de(&self) -> &str {
        self.best(&LangTag::german()).unwrap_or_default()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All texts in the order of their tags.
    pub fn iter(&self) -> impl Iterator<Item = (&LangTag, &str)> {
        self.0.iter().map(|(lang, text)| (lang, text.as_str()))
    }
}

impl FromIterator<(LangTag, String)> for LocalText {
    fn from_iter<I: IntoIterator<Item = (LangTag, String)>>(texts: I) -> LocalText {
        let mut it = LocalText::default();
        for (lang, text) in texts {
            it.set(lang, text);
        }
        it
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_gets_the_own_language_then_german_then_any() {
        let mut text = LocalText::german("Töpfern");
        assert_eq!(text.best(&LangTag::english()), Some("Töpfern"));
        text.set(LangTag::english(), "Pottery");
        assert_eq!(text.best(&LangTag::english()), Some("Pottery"));
        text.set(LangTag::german(), "  ");
        assert_eq!(text.best(&LangTag::german()), Some("Pottery"));
    }

    #[test]
    fn tags_are_checked_and_folded() {
        assert_eq!("DE_AT".parse::<LangTag>().map(|t| t.to_string()), Ok("de-at".to_owned()));
        for tag in ["", "d", "deutsch", "de-", "1e"] {
            assert!(tag.parse::<LangTag>().is_err(), "{tag}");
        }
    }
}
