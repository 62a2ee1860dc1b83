//! The languages in which the pages speak.

use base::LangTag;

/// A language of the interface; it stands in the address: German at the root, English under `/en`, German in
/// short plain sentences (Einfache Sprache) under `/einfach`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lang {
    #[default]
    De,
    En,
    Simple,
}

impl Lang {
    pub const ALL: [Lang; 3] = [Lang::De, Lang::Simple, Lang::En];

    /// The tag for `lang` attributes; `simple` is the registered variant for simplified forms.
    pub fn code(self) -> &'static str {
        match self {
            Lang::De => "de",
            Lang::En => "en",
            Lang::Simple => "de-simple",
        }
    }

    /// The tag for choosing texts: providers write German for all who read it.
    pub(crate) fn tag(self) -> LangTag {
        match self {
            Lang::De | Lang::Simple => LangTag::german(),
            Lang::En => LangTag::english(),
        }
    }

    /// What stands before the path.
    pub(crate) fn prefix(self) -> &'static str {
        match self {
            Lang::De => "",
            Lang::En => "/en",
            Lang::Simple => "/einfach",
        }
    }

    /// The language of a path and the rest of it.
    pub(crate) fn of_path(path: &str) -> (Lang, &str) {
        for lang in [Lang::En, Lang::Simple] {
            match path.strip_prefix(lang.prefix()) {
                Some("") => return (lang, "/"),
                Some(rest) if rest.starts_with('/') => return (lang, rest),
                _ => {}
            }
        }
        (Lang::De, path)
    }

    /// How the language calls itself.
    pub(crate) fn own_name(self) -> &'static str {
        match self {
            Lang::De => "Deutsch",
            Lang::En => "English",
            Lang::Simple => "Einfache Sprache",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_whole_segment_is_a_language() {
        assert_eq!(Lang::of_path("/en"), (Lang::En, "/"));
        assert_eq!(Lang::of_path("/en/angebote"), (Lang::En, "/angebote"));
        assert_eq!(Lang::of_path("/energie"), (Lang::De, "/energie"));
        assert_eq!(Lang::of_path("/"), (Lang::De, "/"));
        assert_eq!(Lang::of_path("/einfach/orte"), (Lang::Simple, "/orte"));
        assert_eq!(Lang::of_path("/einfacher"), (Lang::De, "/einfacher"));
    }
}
